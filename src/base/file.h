/* file.h: opens a file whose name came from outside. Only a regular file is opened: a pipe would
 * make the program wait until somebody writes into it, and opening a device can have any effect.
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

#endif
