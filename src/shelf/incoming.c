/* incoming.c: takes in what sayswho-intake left in the folder DATA/incoming. Nothing there is
 * believed: each file is copied and checked as if it came from the stick itself. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "shelf/shelf_private.h"

static int is_story(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".says") == 0;
}

/* Takes one file in, tells staff, and removes it. False when it cannot be removed. */
static bool take(Shelf *shelf, const char *path)
{
    Error error = { 0 };
    OutcomeReport report;
    bool taken = store_take(shelf->store, path, &report, &error);
    if (!taken)
        log_error("%s", error.message);
    else if (report.outcome == OUTCOME_KNOWN)
        log_info("%s: version %d is already here", report.id, report.version);
    else
        log_info("%s: version %d is new, and checked", report.id, report.version);
    if (unlink(path) == 0)
        return true;
    log_error("%s: it cannot be removed: %s", path, strerror(errno));
    return false;
}

/* True when nothing came or went since there was nothing to take in. */
static bool is_known(const Shelf *shelf, struct timespec changed)
{
    return changed.tv_sec == shelf->looked.tv_sec && changed.tv_nsec == shelf->looked.tv_nsec;
}

bool shelf_take_in(Shelf *shelf)
{
    struct stat info;
    struct dirent **entries = NULL;
    bool removed = false;
    if (!shelf->store || stat(shelf->incoming, &info) != 0 || is_known(shelf, info.st_mtim))
        return false;
    int count = scandir(shelf->incoming, &entries, is_story, alphasort);
    for (int i = 0; i < count; i++) {
        char path[4600];
        snprintf(path, sizeof(path), "%s/%s", shelf->incoming, entries[i]->d_name);
        removed = take(shelf, path) || removed;
        free(entries[i]);
    }
    free(entries);
    /* Removing changes the folder's time, so it is looked at once more, for what came meanwhile. */
    if (!removed)
        shelf->looked = info.st_mtim;
    return removed;
}
