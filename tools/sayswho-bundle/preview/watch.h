/* watch.h: tells when an author's folder was saved to. Uses Linux's inotify, which sees what is
 * saved on this machine, not what others save to a shared disk. */
#ifndef SAYSWHO_BUNDLE_WATCH_H
#define SAYSWHO_BUNDLE_WATCH_H

#include <stdint.h>

#include "base/error.h"

typedef struct {
    const char *folder; /* borrowed */
    int file;           /* inotify's */
    int top;            /* the folder's own watch; -1: it is gone, and waited for */
    bool pending;       /* something was saved, and more may follow at once */
    int64_t first_ms, last_ms;
} Watch;

/* False with ERROR_IO: the system gives no more watches. */
MUST_CHECK bool watch_start(Watch *watch, const char *folder, Error *error);
void watch_finish(Watch *watch);

/* True once after each save: when the files have been left alone for a moment, so that an editor
 * that writes several counts once, and one that never rests holds nothing up. Does not wait; to be
 * asked again at *next_ms at the latest. */
bool watch_saved(Watch *watch, int64_t now_ms, int64_t *next_ms);

#endif
