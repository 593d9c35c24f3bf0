/* translation_file.h: one PO file of a story, read by libgettextpo and checked as `msgfmt -c` does.
 */
#ifndef SAYSWHO_BUNDLE_TRANSLATION_FILE_H
#define SAYSWHO_BUNDLE_TRANSLATION_FILE_H

#include "files/findings.h"

#define STORY_FIELD "X-Sayswho-Story" /* of the header: the id of the story a file belongs to */

typedef struct {
    const char *source, *target; /* target "": not translated */
    int line;                    /* of its msgid, from 1 */
    bool fuzzy;
} TranslationEntry;

typedef struct {
    const char *path;
    const char *story;         /* what the header says, or NULL */
    const char *language;      /* likewise */
    TranslationEntry *entries; /* sorted by source; without the header and what is set aside (#~) */
    int count;
} TranslationFile;

/* The findings' arena owns all of it. False: findings say what is wrong with the file. */
MUST_CHECK bool translation_file_read(TranslationFile *file, const char *path, Findings *findings);

/* The entry for a text, or NULL. */
const TranslationEntry *translation_file_find(const TranslationFile *file, const char *source);

#endif
