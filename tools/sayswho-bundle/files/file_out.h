/* file_out.h: a file written aside, then put in its place at once: never half of one. */
#ifndef SAYSWHO_BUNDLE_FILE_OUT_H
#define SAYSWHO_BUNDLE_FILE_OUT_H

#include "base/error.h"

/* Sees to it that `aside` is on the disk and renames it to `path`, in the same folder. False with
 * ERROR_IO: `path` is as it was; the caller takes `aside` away. */
MUST_CHECK bool file_put_in_place(const char *aside, const char *path, Error *error);

#endif
