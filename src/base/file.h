/* file.h: opens a file that somebody else named, and puts one that was written aside in its place.
 *
 * Only a regular file is opened: opening a pipe would wait for whoever writes into it, and a device
 * may do anything.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdio.h>

#include "base/error.h"

/* Opens for reading, without waiting. -1 or NULL with *why in plain words (valid until the next
 * call of strerror()). The caller closes it. */
MUST_CHECK int file_open(const char *path, const char **why);
MUST_CHECK FILE *file_open_stream(const char *path, const char **why);

/* True when the whole file can be read now; false with *why as above. */
MUST_CHECK bool file_reads_whole(const char *path, const char **why);

/* Sees to it that `aside` is on the disk and renames it to `path`, in the same folder: never half
 * of a file. False with ERROR_IO: `path` is as it was; the caller takes `aside` away. */
MUST_CHECK bool file_put_in_place(const char *aside, const char *path, Error *error);

#endif
