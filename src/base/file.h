/* file.h: opens a file whose name came from outside, and replaces a file in one step.
 *
 * Only a regular file is opened: a pipe would make the program wait until somebody writes into it,
 * and opening a device can have any effect.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/error.h"

/* Opens for reading, without waiting. -1 or NULL with *why in plain words (valid until the next
 * call of strerror()). The caller closes it. */
MUST_CHECK int file_open(const char *path, const char **why);
MUST_CHECK int file_open_no_link(const char *path, const char **why); /* not a symbolic link */
MUST_CHECK FILE *file_open_stream(const char *path, const char **why);

/* True when the whole file can be read now; false with *why as above. */
MUST_CHECK bool file_reads_whole(const char *path, const char **why);

/* Reads `size` bytes from that place of an open file. Returns how many there were: fewer only at
 * the end of the file; -1 with errno. */
MUST_CHECK ssize_t file_read_at(int file, void *out, size_t size, int64_t at);

/* Reads a small text of ours, at most room - 1 bytes of it, and ends it with '\0'; not through a
 * symbolic link. *size is -1 when there is no such file. False with ERROR_IO. */
MUST_CHECK bool file_read_text(const char *path, char *text, size_t room, ssize_t *size,
                               Error *error);

/* Writes a text to a new file or over an old one, not through a symbolic link; `mode` is for a new
 * one. False with ERROR_IO: the caller removes what is there of it. See file_put_in_place(). */
MUST_CHECK bool file_write_text(const char *path, const char *text, size_t size, mode_t mode,
                                Error *error);

/* Copies the first `size` bytes of an open file, in one pass, to a new file `to`; `name` is for
 * messages about the open one. All but FILE_COPIED come with ERROR_IO: the caller removes what is
 * there of `to`. */
typedef enum {
    FILE_COPIED,
    FILE_NOT_READ,    /* the open one cannot be read to its end */
    FILE_NOT_WRITTEN, /* the disk failed, or does not allow it */
    FILE_NO_ROOM,     /* the disk is full */
} FileCopied;
MUST_CHECK FileCopied file_copy(int from, const char *name, const char *to, int64_t size,
                                Error *error);

#define FILE_ROOM_LEFT ((int64_t)16 << 20) /* bytes that stories leave free for answers */

/* Bytes that are missing on the disk of the folder for so many more, when stories leave free what
 * answers need; 0 when there is room, or when it is not known. */
int64_t file_missing_room(const char *folder, int64_t size);

/* Makes the folder, and those that it is in. Returns 0, or the system's error number. */
int file_make_folders(const char *path);

/* Syncs the folder: what was created, renamed or removed in it is on the disk. */
MUST_CHECK bool file_sync_folder(const char *path);

/* Syncs `aside` to the disk and renames it to `path`, in the same folder, so that `path` is never
 * half written. A device or a pipe is not replaced. False with ERROR_IO: `path` is unchanged, and
 * the caller removes `aside`. */
MUST_CHECK bool file_put_in_place(const char *aside, const char *path, Error *error);

#endif
