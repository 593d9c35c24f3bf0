/* recorder.h: a visit that is being made, written down as a tour. */
#ifndef SCRIPT_RECORDER_H
#define SCRIPT_RECORDER_H

#include <stdint.h>

#include "base/error.h"

typedef struct Recorder Recorder;

/* NULL with *error: the file is there already, or cannot be made. */
MUST_CHECK Recorder *recorder_open(const char *path, Error *error);
void recorder_close(Recorder *recorder); /* takes NULL */

/* A tap on that thing, after what time passed since the last. Takes a Recorder, as
 * ExhibitOptions.touched wants it. */
void recorder_touch(void *recorder, const char *id, int64_t now_ms);

#endif
