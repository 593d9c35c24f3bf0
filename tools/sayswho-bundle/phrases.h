/* phrases.h: what there is to translate in a story: each text once, with every place it stands in.
 *
 * A translation is found by the text itself, so a text that stands in five places is translated
 * once. Places are noted while the files are read; phrases are made of them afterwards.
 */
#ifndef SAYSWHO_BUNDLE_PHRASES_H
#define SAYSWHO_BUNDLE_PHRASES_H

#include <stdbool.h>

#include "base/memory.h"
#include "content/markdown.h"
#include "yaml_tree.h"

/* Characters that the 7-inch panel shows at the usual size of text, found by laying out ever longer
 * ones. */
#define TITLE_MOST       60
#define AGE_NOTE_MOST    100
#define WORK_LABEL_MOST  24
#define CLAIM_LABEL_MOST 34
#define DECIDING_MOST    140
#define CARD_MOST        160
#define WORDING_MOST     110
#define KNOWN_MOST       180

#define MARKED_MOST 140 /* characters of a marked claim that the 7-inch panel has room for */

/* Where an author wrote a text that visitors read. */
typedef struct {
    const char *text;
    const char *file;     /* in the folder: "claims.yaml" */
    int line;             /* from 1 */
    const TreeNode *node; /* in that file; NULL: a block of the article */
    const char *field;    /* "claims[3].cards.first"; "article" for a block; in phrases only */
    const char *within;   /* "claim B10"; "" */
    const MarkdownBlock *block; /* NULL: it is no block of the article */
    int order;
} Place;

typedef struct {
    Place *list;
    int count, room;
} Places;

typedef struct {
    const char *text;
    const Place *places; /* in the order of the files */
    int place_count;
    const MarkdownBlock *block; /* NULL: none of its places is a block */
    bool name;                  /* may well stay as it is: a title, an author */
    bool on_path;               /* a visitor sees it on the walk-up path */
    int most;                   /* characters that fit the 7-inch panel; 0: as many as there are */
} Phrase;

struct StorySource;

/* Notes a place; texts are borrowed. */
void places_add(Places *places, Arena *arena, Place place);

/* Makes phrases of all that was noted, in the order of the files: story.yaml, article.md,
 * claims.yaml. Of a source read without a finding. The source's arena owns them. */
Phrase *phrases_make(const struct StorySource *source, int *count);

/* The phrase with that text, or NULL. `sorted`: by phrases_sort(). */
const Phrase **phrases_sort(Arena *arena, const Phrase *phrases, int count);
const Phrase *phrases_find(const Phrase **sorted, int count, const char *text);

/* What a place is, for a translator: "the one fact that decides". */
const char *phrases_what(const Place *place);

#endif
