/* watch.h: notices when a file in an author's folder was saved. Uses Linux's inotify, which sees
 * what this machine saves, not what other machines save to a shared disk. */
#ifndef SAYSWHO_BUNDLE_WATCH_H
#define SAYSWHO_BUNDLE_WATCH_H

#include <stdint.h>

#include "base/error.h"

typedef struct {
    const char *folder; /* borrowed */
    int file;           /* the inotify descriptor */
    int top;      /* the watch on the folder itself; -1: the folder is gone, and we wait for it */
    bool pending; /* something was saved, and more may follow soon */
    int64_t first_ms, last_ms;
} Watch;

/* False with ERROR_IO when the system has no more watches. */
MUST_CHECK bool watch_start(Watch *watch, const char *folder, Error *error);
void watch_finish(Watch *watch);

/* True once after each save, when nothing was written for a moment, so that an editor that writes
 * several files counts once. It does not wait for ever when somebody writes all the time. Returns
 * at once; call it again at *next_ms at the latest. */
bool watch_saved(Watch *watch, int64_t now_ms, int64_t *next_ms);

#endif
