/* phrases.h: what there is to translate in a story: each text once, with every place it stands in.
 *
 * A translation is found by the text itself, so a text that stands in five places is translated
 * once.
 */
#ifndef SAYSWHO_BUNDLE_PHRASES_H
#define SAYSWHO_BUNDLE_PHRASES_H

#include "source/small_panel.h"
#include "source/story_source.h"

typedef struct {
    const char *text;
    const Place *places; /* in the order of the files */
    int place_count;
    const MarkdownBlock *block; /* NULL: none of its places is a block */
    bool name;                  /* may well stay as it is: a title, an author */
    bool on_path;               /* a visitor sees it on the walk-up path */
    int most;                   /* characters that fit the 7-inch panel; 0: as many as there are */
} Phrase;

/* Makes phrases of all that was noted, in the order of the files: story.yaml, article.md,
 * claims.yaml. Of a source read without a finding. The source's arena owns them. */
Phrase *phrases_make(const StorySource *source, int *count);

/* The phrase with that text, or NULL. `sorted`: by phrases_sort(). */
const Phrase **phrases_sort(Arena *arena, const Phrase *phrases, int count);
const Phrase *phrases_find(const Phrase **sorted, int count, const char *text);

/* What a place is, for a translator: "the one fact that decides". */
const char *phrases_what(const Place *place);

#endif
