/* translation_file.h: reads one PO file of a story with libgettextpo and checks it as `msgfmt -c`
 * does.
 */
#ifndef SAYSWHO_BUNDLE_TRANSLATION_FILE_H
#define SAYSWHO_BUNDLE_TRANSLATION_FILE_H

#include "files/findings.h"

#define STORY_FIELD "X-Sayswho-Story" /* header field with the id of the story */

typedef struct {
    const char *source, *target; /* target is "" when it is not translated */
    int line;                    /* line of its msgid, from 1 */
    bool fuzzy;
} TranslationEntry;

typedef struct {
    const char *path;
    const char *story;         /* from the header, or NULL */
    const char *language;      /* from the header, or NULL */
    TranslationEntry *entries; /* sorted by source; without the header and obsolete entries (#~) */
    int count;
} TranslationFile;

/* Everything is in the findings' arena. False when findings say what is wrong with the file. */
MUST_CHECK bool translation_file_read(TranslationFile *file, const char *path, Findings *findings);

/* Returns the entry for a text, or NULL. */
const TranslationEntry *translation_file_find(const TranslationFile *file, const char *source);

#endif
