/* out.h: which files a command may replace: only those that the same command wrote before. */
#ifndef SAYSWHO_BUNDLE_OUT_H
#define SAYSWHO_BUNDLE_OUT_H

#include "base/error.h"

/* What a command writes. */
typedef enum { OUT_NOTHING, OUT_BUNDLE, OUT_PDF, OUT_JSON, OUT_POT } OutKind;

/* True when `path` does not exist, is an empty file, or is a file of that kind. */
MUST_CHECK bool out_may_replace(const char *path, OutKind kind, Error *error);

/* True when `path`, given with -o, may be written: as above, and it is not in the source folder of
 * the story. But a .pot may be in its po folder, which is where it goes without -o. */
MUST_CHECK bool out_may_write(const char *path, OutKind kind, const char *story, Error *error);

#endif
