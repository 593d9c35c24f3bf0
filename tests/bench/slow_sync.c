/* slow_sync.so, for LD_PRELOAD: makes each fsync() and fdatasync() take SYNC_MS milliseconds
 * longer, as on a worn SD card. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int slowly(const char *name, int file)
{
    int (*own)(int);
    *(void **)&own = dlsym(RTLD_NEXT, name); /* the cast that POSIX shows for dlsym() */
    const char *text = getenv("SYNC_MS");
    long ms = text ? strtol(text, NULL, 10) : 0;
    const struct timespec pause = { ms / 1000, ms % 1000 * 1000000 };
    nanosleep(&pause, NULL);
    return own(file);
}

int fsync(int file)
{
    return slowly("fsync", file);
}

int fdatasync(int file)
{
    return slowly("fdatasync", file);
}
