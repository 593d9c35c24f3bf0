/* bell.c: sleeps until an input device sends something.
 *
 * On KMSDRM SDL reads the devices but cannot wait for them: SDL_WaitEvent() checks them every
 * millisecond. So each device is opened here a second time, and poll() waits for it. The kernel has
 * a queue for each time a device was opened: what is read and dropped here is still there for SDL.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "stage/stage_private.h"

#define MOST_DEVICES 64

/* The kernel fills the queues one after the other, and SDL's may be filled after ours. So SDL is
 * asked again this soon after a device sent something. */
#define AGAIN_MS 5
/* SDL learns about a device from udev, some time after the file appeared or disappeared. */
#define SETTLING_MS      3000
#define SETTLING_STEP_MS 100

struct Bell {
    char folder[200];
    /* The first one is the watch on the folder. */
    struct pollfd polled[1 + MOST_DEVICES];
    char names[1 + MOST_DEVICES][24];
    int count;
    bool rang, lost;
    int64_t settled_ms;
};

static bool has(const Bell *bell, const char *name)
{
    for (int i = 1; i < bell->count; i++) {
        if (strcmp(bell->names[i], name) == 0)
            return true;
    }
    return false;
}

static void open_device(Bell *bell, const char *name)
{
    char path[300];
    if (strncmp(name, "event", 5) != 0 || strlen(name) >= sizeof(bell->names[0]) ||
        bell->count == 1 + MOST_DEVICES || has(bell, name))
        return;
    snprintf(path, sizeof(path), "%s/%s", bell->folder, name);
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return; /* not allowed yet: udev changes that later, and the watch reports it */
    snprintf(bell->names[bell->count], sizeof(bell->names[0]), "%s", name);
    bell->polled[bell->count++] = (struct pollfd){ .fd = file, .events = POLLIN };
}

static void open_devices(Bell *bell)
{
    DIR *folder = opendir(bell->folder);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        open_device(bell, entry->d_name);
    if (folder)
        closedir(folder);
}

Bell *bell_make(const char *folder)
{
    int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch < 0 ||
        inotify_add_watch(watch, folder, IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MOVED_TO) < 0) {
        log_error("%s cannot be watched: %s; touches are looked for all the time instead, which "
                  "keeps the processor busy",
                  folder, strerror(errno));
        if (watch >= 0)
            close(watch);
        return NULL;
    }
    Bell *bell = memory_take(1, sizeof(*bell));
    snprintf(bell->folder, sizeof(bell->folder), "%s", folder);
    bell->polled[0] = (struct pollfd){ .fd = watch, .events = POLLIN };
    bell->count = 1;
    open_devices(bell);
    return bell;
}

void bell_listen(Bell *bell, int file)
{
    if (bell->count == 1 + MOST_DEVICES) {
        close(file);
        return;
    }
    bell->names[bell->count][0] = '\0';
    bell->polled[bell->count++] = (struct pollfd){ .fd = file, .events = POLLIN };
}

void bell_free(Bell *bell)
{
    if (!bell)
        return;
    for (int i = 0; i < bell->count; i++)
        close(bell->polled[i].fd);
    free(bell);
}

/* Drops what is waiting. False when the device has disappeared. */
static bool drain(int file)
{
    char waiting[4096];
    ssize_t got;
    do {
        got = read(file, waiting, sizeof(waiting));
    } while (got > 0 || (got < 0 && errno == EINTR));
    return got < 0 && errno == EAGAIN;
}

static void listen_to_all(Bell *bell)
{
    for (int i = bell->count - 1; i > 0; i--) {
        if (!bell->polled[i].revents || drain(bell->polled[i].fd))
            continue;
        close(bell->polled[i].fd);
        bell->count--;
        bell->polled[i] = bell->polled[bell->count];
        memcpy(bell->names[i], bell->names[bell->count], sizeof(bell->names[i]));
        bell->lost = true;
        bell->settled_ms = clock_now_ms() + SETTLING_MS;
    }
    if (bell->polled[0].revents) {
        drain(bell->polled[0].fd);
        open_devices(bell);
        bell->settled_ms = clock_now_ms() + SETTLING_MS;
    }
}

bool bell_wait(Bell *bell, int64_t most_ms)
{
    int64_t rest = bell->rang                          ? AGAIN_MS
                   : clock_now_ms() < bell->settled_ms ? SETTLING_STEP_MS
                                                       : BELL_REST_MS;
    int ready = poll(bell->polled, (nfds_t)bell->count, (int)(rest < most_ms ? rest : most_ms));
    bell->rang = ready > 0;
    if (bell->rang)
        listen_to_all(bell);
    return bell->rang;
}

bool bell_lost(Bell *bell)
{
    bool lost = bell->lost;
    bell->lost = false;
    return lost;
}
