/* places.h: every text of a story that visitors read, with where its author wrote it.
 *
 * Noted while the files are read; translators' phrases are made of them afterwards.
 */
#ifndef SAYSWHO_BUNDLE_PLACES_H
#define SAYSWHO_BUNDLE_PLACES_H

#include "base/memory.h"
#include "bundle/markdown.h"
#include "files/yaml_tree.h"

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

/* Notes a place; texts are borrowed. */
void places_add(Places *places, Arena *arena, Place place);

#endif
