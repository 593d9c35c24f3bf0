/* translations.h: all of a story's po files, held against the story as it is written now. */
#ifndef SAYSWHO_BUNDLE_TRANSLATIONS_H
#define SAYSWHO_BUNDLE_TRANSLATIONS_H

#include "translate/phrases.h"

/* One language's texts, ready for the bundle. */
typedef struct {
    const char *language;
    const char **targets; /* by phrase; NULL: not translated, and the text stays as it is written */
    int untranslated;     /* of the phrases that are not names */
} Translation;

typedef struct {
    const Phrase *phrases;
    int phrase_count;
    const Translation *list; /* by language code */
    int count;
} Translations;

/* Reads FOLDER/po/LANGUAGE.po, as many as there are. What is wrong is among the source's findings;
 * what is missing or marked fuzzy is advice. Files are compared with the story only when it was
 * read without a finding; else the list is empty. The source's arena owns all of it. */
Translations translations_read(StorySource *source);

#endif
