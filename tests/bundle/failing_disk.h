/* failing_disk.h: a disk whose reads fail when a test wants it. The test is linked with
 * -Wl,--wrap=pread, so that our own reads of bundles come here. */
#ifndef TESTS_CONTENT_FAILING_DISK_H
#define TESTS_CONTENT_FAILING_DISK_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* Reads fail for files with one of these in their path; ends with NULL. An empty list means all
 * files. */
static const char *const *disk_names;
static int disk_good;      /* this many reads succeed first */
static int disk_fails;     /* then this many fail; 0: none; -1: all */
static int64_t disk_bytes; /* as many bytes were asked for */

ssize_t __real_pread(int file, void *out, size_t size, off_t at);
ssize_t __wrap_pread(int file, void *out, size_t size, off_t at);

static bool disk_is_bad(int file)
{
    char link[40], name[400];
    snprintf(link, sizeof(link), "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, name, sizeof(name) - 1);
    name[length > 0 ? length : 0] = '\0';
    bool meant = !disk_names || !disk_names[0];
    for (const char *const *part = disk_names; part && *part; part++)
        meant = meant || strstr(name, *part);
    if (!meant || disk_fails == 0)
        return false;
    if (disk_good > 0) {
        disk_good--;
        return false;
    }
    disk_fails--;
    return true;
}

ssize_t __wrap_pread(int file, void *out, size_t size, off_t at)
{
    disk_bytes += (int64_t)size;
    if (!disk_is_bad(file))
        return __real_pread(file, out, size, at);
    errno = EIO;
    return -1;
}

static inline void disk_start(void)
{
    disk_fails = disk_good = 0;
}

#endif
