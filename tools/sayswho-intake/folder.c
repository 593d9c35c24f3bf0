/* folder.c: a stick that is mounted. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/log.h"
#include "stick_private.h"

#define FOLDERS_MOST 64
#define ENTRIES_MOST 10000 /* of one folder */

bool stick_is_story(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 5 && strcasecmp(name + length - 5, ".says") == 0;
}

/* Says why a file is not taken. */
static bool refuse(int file, const char *name, const char *why, StickCount *count)
{
    count->refused++;
    log_error("%s: it is not taken: %s", name, why);
    if (file >= 0)
        close(file);
    return true;
}

bool stick_take(int file, const char *name, const char *incoming, StickCount *count, Error *error)
{
    struct stat info;
    char aside[4600], path[4600];
    Error why = { 0 };
    if (++count->found > STICK_FILES_MOST)
        return refuse(file, name, "there are more than 64 stories on the stick", count);
    if (file < 0 || fstat(file, &info) != 0)
        return refuse(file, name, strerror(errno), count);
    if (!S_ISREG(info.st_mode))
        return refuse(file, name, "it is not a regular file", count);
    if (info.st_size > BUNDLE_BYTES_MOST)
        return refuse(file, name, "it is larger than 256 MiB", count);
    snprintf(aside, sizeof(aside), "%s/.%02d.new", incoming, count->found);
    snprintf(path, sizeof(path), "%s/%02d.says", incoming, count->found);
    unlink(aside); /* may be left from a stick that was pulled */
    bool copied = file_copy(file, name, aside, info.st_size, &why);
    close(file);
    if (!copied) {
        unlink(aside);
        return refuse(-1, name, why.message, count);
    }
    count->copied++;
    return file_put_in_place(aside, path, error);
}

/* Takes the stories in an open folder, which it closes, and opens its folders when `below`. */
static bool copy_from(int folder, const char *incoming, bool below, StickCount *count, Error *error)
{
    int entries = 0, folders = 0;
    bool good = true;
    DIR *list = fdopendir(folder);
    if (!list) {
        close(folder);
        return true;
    }
    for (struct dirent *entry; good && (entry = readdir(list)) && entries < ENTRIES_MOST;) {
        const char *name = entry->d_name;
        entries++;
        if (stick_is_story(name)) {
            int file = openat(dirfd(list), name,
                              O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
            good = stick_take(file, name, incoming, count, error);
        } else if (below && name[0] != '.' && folders < FOLDERS_MOST) {
            int inner = openat(dirfd(list), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (inner < 0)
                continue;
            folders++;
            good = copy_from(inner, incoming, false, count, error);
        }
    }
    closedir(list);
    return good;
}

bool stick_copy_folder(const char *folder, const char *incoming, StickCount *count, Error *error)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    *count = (StickCount){ 0 };
    if (file < 0) {
        error_set(error, ERROR_IO, "%s: it cannot be read: %s; try another stick", folder,
                  strerror(errno));
        return false;
    }
    return copy_from(file, incoming, true, count, error);
}
