/* places.h: every text of a story that visitors read, and where its author wrote it.
 *
 * Places are noted while the files are read; the phrases for translators are made from them later.
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
    const TreeNode *node; /* in that file; NULL for a block of the article */
    const char *field;    /* "claims[3].cards.first"; "article" for a block; set only in phrases */
    const char *within;   /* "claim B10", or "" */
    const MarkdownBlock *block; /* NULL when it is not a block of the article */
    int order;
} Place;

typedef struct {
    Place *list;
    int count, room;
} Places;

/* Notes a place; texts are borrowed. */
void places_add(Places *places, Arena *arena, Place place);

#endif
