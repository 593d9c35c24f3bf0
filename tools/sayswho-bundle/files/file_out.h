/* file_out.h: replaces a file in one step, so that it is never half written. */
#ifndef SAYSWHO_BUNDLE_FILE_OUT_H
#define SAYSWHO_BUNDLE_FILE_OUT_H

#include "base/error.h"

/* Syncs `aside` to the disk and renames it to `path`, in the same folder. False with ERROR_IO:
 * `path` is unchanged, and the caller removes `aside`. */
MUST_CHECK bool file_put_in_place(const char *aside, const char *path, Error *error);

#endif
