/* out.h: what a command may write over: a file that the same command wrote before, and nothing
 * else. */
#ifndef SAYSWHO_BUNDLE_OUT_H
#define SAYSWHO_BUNDLE_OUT_H

#include "base/error.h"

/* What a command writes. */
typedef enum { OUT_NOTHING, OUT_BUNDLE, OUT_PDF, OUT_JSON, OUT_POT } OutKind;

/* Whether nothing is at `path`, or an empty file, or one of that kind. */
MUST_CHECK bool out_may_replace(const char *path, OutKind kind, Error *error);

/* Whether `path`, as -o gives it, may be written: as above, and it is not among the sources of the
 * story that it is made from. Its po folder may take a .pot: that is where it goes by itself. */
MUST_CHECK bool out_may_write(const char *path, OutKind kind, const char *story, Error *error);

#endif
