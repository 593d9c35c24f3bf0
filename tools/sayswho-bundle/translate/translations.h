/* translations.h: all PO files of a story, compared with the story as it is now. */
#ifndef SAYSWHO_BUNDLE_TRANSLATIONS_H
#define SAYSWHO_BUNDLE_TRANSLATIONS_H

#include "translate/phrases.h"

/* One language's texts, ready for the bundle. */
typedef struct {
    const char *language;
    const char **targets; /* for each phrase; NULL: not translated, the text stays as it is */
    int untranslated;     /* number of phrases that are not translated, without names */
} Translation;

typedef struct {
    const Phrase *phrases;
    int phrase_count;
    const Translation *list; /* sorted by language code */
    int count;
} Translations;

/* Reads all files FOLDER/po/LANGUAGE.po. Errors go to the source's findings; missing and fuzzy
 * texts give advice. Files are compared with the story only when the story has no errors; otherwise
 * the list is empty. Everything is in the source's arena. */
Translations translations_read(StorySource *source);

#endif
