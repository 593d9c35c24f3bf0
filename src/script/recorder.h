/* recorder.h: writes a visit as a tour while it is made. */
#ifndef SCRIPT_RECORDER_H
#define SCRIPT_RECORDER_H

#include <stdint.h>

#include "base/error.h"

typedef struct Recorder Recorder;

/* NULL with *error when the file exists or cannot be made. */
MUST_CHECK Recorder *recorder_open(const char *path, Error *error);
void recorder_close(Recorder *recorder); /* takes NULL */

/* Writes a tap on that thing, and before it the time since the last tap. For
 * ExhibitOptions.touched; `recorder` is a Recorder. */
void recorder_touch(void *recorder, const char *id, int64_t now_ms);

#endif
