/* file.h: opens a file that somebody else named. Only a regular file will do: opening a pipe would
 * wait for whoever writes into it, and a device may do anything.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdio.h>

#include "base/error.h"

/* Opens for reading, without waiting. -1 or NULL with *why in plain words (static, or strerror()'s
 * until its next call). The caller closes it. */
MUST_CHECK int file_open(const char *path, const char **why);
MUST_CHECK FILE *file_open_stream(const char *path, const char **why);

/* Whether each of its bytes can be read now; false with *why as above. */
MUST_CHECK bool file_reads_whole(const char *path, const char **why);

#endif
