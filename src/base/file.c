#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/memory.h"

static int open_regular(const char *path, int more, const char **why)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | more);
    struct stat info;
    if (file >= 0 && fstat(file, &info) == 0 && S_ISREG(info.st_mode))
        return file;
    *why = file >= 0 ? "it is not a regular file" : strerror(errno);
    if (file < 0 && errno == ELOOP && more)
        *why = "it is a symbolic link";
    if (file >= 0)
        close(file);
    return -1;
}

int file_open(const char *path, const char **why)
{
    return open_regular(path, 0, why);
}

int file_open_no_link(const char *path, const char **why)
{
    return open_regular(path, O_NOFOLLOW, why);
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

ssize_t file_read_at(int file, void *out, size_t size, int64_t at)
{
    size_t done = 0;
    while (done < size) {
        ssize_t got = pread(file, (char *)out + done, size - done, (off_t)at + (off_t)done);
        if (got == 0)
            break;
        if (got > 0)
            done += (size_t)got;
        else if (errno != EINTR)
            return -1;
    }
    return (ssize_t)done;
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t put = write(file, bytes, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        size -= (size_t)put;
    }
    return true;
}

FileCopied file_copy(int from, const char *name, const char *to, int64_t size, Error *error)
{
    char bytes[65536];
    int64_t at = 0;
    int file = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
    bool read_well = true, written = file >= 0;
    while (written && read_well && at < size) {
        size_t part = size - at < (int64_t)sizeof(bytes) ? (size_t)(size - at) : sizeof(bytes);
        errno = EIO; /* if it became shorter */
        read_well = file_read_at(from, bytes, part, at) == (ssize_t)part;
        if (read_well)
            written = write_all(file, bytes, part);
        at += (int64_t)part;
    }
    FileCopied copied = written && read_well                 ? FILE_COPIED
                        : written                            ? FILE_NOT_READ
                        : errno == ENOSPC || errno == EDQUOT ? FILE_NO_ROOM
                                                             : FILE_NOT_WRITTEN;
    if (!written)
        error_set(error, ERROR_IO, "%s: it cannot be written: %s; is there room?", to,
                  strerror(errno));
    else if (!read_well)
        error_set(error, ERROR_IO, "%s: it cannot be read to its end: %s; copy it again", name,
                  strerror(errno));
    if (file >= 0)
        close(file);
    return copied;
}

int64_t file_missing_room(const char *folder, int64_t size)
{
    struct statvfs disk;
    if (statvfs(folder, &disk) != 0)
        return 0; /* the copy will say what is wrong */
    int64_t missing = size + FILE_ROOM_LEFT - (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
    return missing > 0 ? missing : 0;
}

static bool sync_path(const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC);
    bool good = file >= 0 && fsync(file) == 0;
    if (file >= 0)
        close(file);
    return good;
}

bool file_read_text(const char *path, char *text, size_t room, ssize_t *size, Error *error)
{
    const char *why = "";
    int file = file_open_no_link(path, &why);
    *size = -1;
    text[0] = '\0';
    if (file < 0 && errno == ENOENT)
        return true;
    *size = file >= 0 ? read(file, text, room - 1) : -1;
    if (*size < 0)
        error_set(error, ERROR_IO, "%s: it cannot be read: %s; check the disk", path,
                  file >= 0 ? strerror(errno) : why);
    else
        text[*size] = '\0';
    if (file >= 0)
        close(file);
    return *size >= 0;
}

bool file_write_text(const char *path, const char *text, size_t size, mode_t mode, Error *error)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
    bool good = file >= 0 && write(file, text, size) == (ssize_t)size;
    if (!good)
        error_set(error, ERROR_IO, "%s: it cannot be written: %s; is there room?", path,
                  strerror(errno));
    if (file >= 0)
        close(file);
    return good;
}

bool file_sync_folder(const char *path)
{
    return sync_path(path, O_RDONLY | O_DIRECTORY);
}

/* True for a device, a pipe or a socket. */
static bool is_special(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

bool file_put_in_place(const char *aside, const char *path, Error *error)
{
    if (is_special(path)) {
        error_set(error, ERROR_IO, "%s: it is a device or a pipe; name a file", path);
        return false;
    }
    char *copy = memory_copy_text(path);
    bool good =
        sync_path(aside, O_RDONLY) && rename(aside, path) == 0 && file_sync_folder(dirname(copy));
    free(copy);
    if (!good)
        error_set(error, ERROR_IO,
                  "%s: it cannot be put in place: %s; is there room, may you write there?", path,
                  strerror(errno));
    return good;
}

int file_make_folders(const char *path)
{
    char *part = memory_copy_text(path);
    for (char *at = part + 1; *at; at++) {
        if (*at == '/') {
            *at = '\0';
            mkdir(part, 0755);
            *at = '/';
        }
    }
    int failed = mkdir(part, 0755) == 0 || errno == EEXIST ? 0 : errno;
    free(part);
    return failed;
}
