#include "files/file_out.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

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
