/* import.h: takes a text that was written elsewhere as the beginning of an article.md. Markdown is
 * read as it is, every other kind by pandoc, which must be installed only for that.
 */
#ifndef SAYSWHO_BUNDLE_IMPORT_H
#define SAYSWHO_BUNDLE_IMPORT_H

#include "base/error.h"
#include "base/memory.h"

typedef struct {
    const char *article;   /* for article.md: its first two sentences are marked as C01 and C02 */
    const char *sentences; /* for sentences.txt: every sentence as a candidate for a claim */
    int count;             /* of the sentences */
} Imported;

/* Reads the file. `filter` is the path of template/pandoc.lua. Everything is in the arena. False
 * with an error that names the file. */
MUST_CHECK bool import_text(Arena *arena, const char *path, const char *filter, Imported *imported,
                            Error *error);

#endif
