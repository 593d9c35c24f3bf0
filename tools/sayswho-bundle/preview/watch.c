#include "preview/watch.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/memory.h"

#define LOOK_MS  100 /* between two checks */
#define QUIET_MS 40  /* an editor that writes another file and renames it needs less than 10 */
#define MOST_MS  400 /* after this time the folder is read even if somebody still writes */

/* A new file causes another event when it is closed. */
#define EVENTS                                                                                     \
    (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF |       \
     IN_MOVE_SELF | IN_ONLYDIR)

static int add(const Watch *watch, const char *name)
{
    char path[PATH_MAX];
    int length = snprintf(path, sizeof(path), "%s/%s", watch->folder, name);
    if (length < 0 || (size_t)length >= sizeof(path))
        return -1;
    return inotify_add_watch(watch->file, path, EVENTS);
}

/* Adding a folder that is watched already changes nothing. */
static bool add_all(Watch *watch)
{
    static const char *const inner[] = { "pictures", "po" };
    watch->top = add(watch, ".");
    for (size_t i = 0; watch->top >= 0 && i < COUNT(inner); i++)
        add(watch, inner[i]); /* these folders may be missing */
    return watch->top >= 0;
}

bool watch_start(Watch *watch, const char *folder, Error *error)
{
    *watch = (Watch){ .folder = folder, .file = inotify_init1(IN_NONBLOCK | IN_CLOEXEC) };
    if (watch->file >= 0 && add_all(watch))
        return true;
    error_set(error, ERROR_IO,
              "%s: the folder cannot be watched: %s; check that it may be read, or end another "
              "program that watches files",
              folder, strerror(errno));
    watch_finish(watch);
    return false;
}

void watch_finish(Watch *watch)
{
    if (watch->file >= 0)
        close(watch->file);
    watch->file = -1;
}

/* False for the files that editors keep beside the one they edit. */
static bool matters(const struct inotify_event *event)
{
    const char *name = event->len ? event->name : "";
    size_t length = strlen(name);
    if (event->mask & IN_IGNORED || (event->mask & IN_CREATE && !(event->mask & IN_ISDIR)))
        return false;
    return name[0] != '.' && name[0] != '#' && (length == 0 || name[length - 1] != '~');
}

/* True when something that matters happened. */
static bool read_events(Watch *watch)
{
    _Alignas(struct inotify_event) char bytes[4096];
    bool found = false;
    ssize_t got;
    while ((got = read(watch->file, bytes, sizeof(bytes))) > 0) {
        const struct inotify_event *event;
        for (char *at = bytes; at < bytes + got; at += sizeof(*event) + event->len) {
            event = (const struct inotify_event *)at;
            found = found || matters(event);
            if (event->wd == watch->top && event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) {
                inotify_rm_watch(watch->file, watch->top);
                watch->top = -1;
            }
        }
    }
    return found;
}

bool watch_saved(Watch *watch, int64_t now_ms, int64_t *next_ms)
{
    bool gone = watch->top < 0;
    bool found = read_events(watch);
    if ((found || gone) && add_all(watch) && gone)
        found = true; /* the folder is back */
    if (found && !watch->pending)
        watch->first_ms = now_ms;
    if (found)
        watch->last_ms = now_ms;
    watch->pending = watch->pending || found;
    bool saved = watch->pending &&
                 (now_ms - watch->last_ms >= QUIET_MS || now_ms - watch->first_ms >= MOST_MS);
    if (saved)
        watch->pending = false;
    *next_ms = now_ms + (watch->pending ? QUIET_MS : LOOK_MS);
    return saved;
}
