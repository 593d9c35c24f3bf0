/* yaml_tree.h: a YAML file as a tree of mappings, lists and texts, each with its line.
 *
 * Only simple YAML is allowed: no anchors, aliases or tags, and one document. The tree is built
 * from libyaml's events in one pass; libyaml's own document tree takes three times as long and ten
 * times the memory.
 */
#ifndef SAYSWHO_BUNDLE_YAML_TREE_H
#define SAYSWHO_BUNDLE_YAML_TREE_H

#include "files/findings.h"

typedef enum { TREE_TEXT, TREE_LIST, TREE_MAP } TreeKind;

typedef struct TreeNode {
    TreeKind kind;
    int line;                      /* from 1 */
    const struct TreeNode *parent; /* NULL: the root */
    const char *key;               /* its key in a mapping; NULL in a list */
    int key_line;
    int index;        /* its place in its parent, from 0 */
    const char *text; /* for a text: without blanks and line ends at its end */
    size_t length;
    struct TreeNode **items; /* for a list or mapping: its items in order */
    int count;
} TreeNode;

/* Returns the root, in the findings' arena; NULL when findings say why. */
MUST_CHECK const TreeNode *yaml_tree_read(const char *path, Findings *findings);

/* Returns the name of the node in messages: "claims[3].facts.access"; "" for the root and for
 * NULL. */
const char *yaml_tree_name(Arena *arena, const TreeNode *node);

#endif
