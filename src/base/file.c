#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

int file_open(const char *path, const char **why)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat info;
    if (file >= 0 && fstat(file, &info) == 0 && S_ISREG(info.st_mode))
        return file;
    *why = file >= 0 ? "it is not a regular file" : strerror(errno);
    if (file >= 0)
        close(file);
    return -1;
}

FILE *file_open_stream(const char *path, const char **why)
{
    int file = file_open(path, why);
    FILE *stream = file >= 0 ? fdopen(file, "r") : NULL;
    if (file >= 0 && !stream) {
        *why = strerror(errno);
        close(file);
    }
    return stream;
}

bool file_reads_whole(const char *path, const char **why)
{
    char bytes[65536];
    ssize_t got = 1;
    int file = file_open(path, why);
    while (file >= 0 && got > 0) {
        got = read(file, bytes, sizeof(bytes));
        if (got < 0 && errno == EINTR)
            got = 1;
    }
    if (got < 0)
        *why = strerror(errno);
    if (file >= 0)
        close(file);
    return file >= 0 && got == 0;
}

static bool sync_path(const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC);
    bool good = file >= 0 && fsync(file) == 0;
    if (file >= 0)
        close(file);
    return good;
}

bool file_put_in_place(const char *aside, const char *path, Error *error)
{
    char *copy = memory_copy_text(path);
    bool good = sync_path(aside, O_RDONLY) && rename(aside, path) == 0 &&
                sync_path(dirname(copy), O_RDONLY | O_DIRECTORY);
    free(copy);
    if (!good)
        error_set(error, ERROR_IO,
                  "%s: it cannot be put in place: %s; is there room, may you write there?", path,
                  strerror(errno));
    return good;
}
