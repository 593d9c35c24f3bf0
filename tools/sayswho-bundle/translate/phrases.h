/* phrases.h: what can be translated in a story: each text once, with all its places.
 *
 * A translation is found by the text itself, so a text in five places is translated once.
 */
#ifndef SAYSWHO_BUNDLE_PHRASES_H
#define SAYSWHO_BUNDLE_PHRASES_H

#include "source/small_panel.h"
#include "source/story_source.h"

typedef struct {
    const char *text;
    const Place *places; /* in the order of the files */
    int place_count;
    const MarkdownBlock *block; /* NULL when none of its places is a block */
    bool name;                  /* may stay as it is: a title, an author */
    bool on_path;               /* a visitor sees it on the walk-up path */
    int most;                   /* characters that fit on the 7-inch panel; 0: no limit */
} Phrase;

/* Makes phrases from all places, in the order of the files: story.yaml, article.md, claims.yaml.
 * Only for a source without errors. They are in the source's arena. */
Phrase *phrases_make(const StorySource *source, int *count);

/* phrases_find() returns the phrase with that text, or NULL; `sorted` comes from phrases_sort(). */
const Phrase **phrases_sort(Arena *arena, const Phrase *phrases, int count);
const Phrase *phrases_find(const Phrase **sorted, int count, const char *text);

/* Says what a place is, for a translator: "the one fact that decides". */
const char *phrases_what(const Place *place);

#endif
