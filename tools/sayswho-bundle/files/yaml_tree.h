/* yaml_tree.h: one YAML file as a tree of mappings, lists and texts, each with its line.
 *
 * Kept simple on purpose: no anchors, no aliases, no tags, one document. Built from libyaml's
 * events in one pass: its own documents take three times as long and ten times the memory.
 */
#ifndef SAYSWHO_BUNDLE_YAML_TREE_H
#define SAYSWHO_BUNDLE_YAML_TREE_H

#include "files/findings.h"

typedef enum { TREE_TEXT, TREE_LIST, TREE_MAP } TreeKind;

typedef struct TreeNode {
    TreeKind kind;
    int line;                      /* from 1 */
    const struct TreeNode *parent; /* NULL: the root */
    const char *key;               /* in a mapping; NULL in a list */
    int key_line;
    int index;        /* among its parent's, from 0 */
    const char *text; /* of a text, without blanks and line ends after it */
    size_t length;
    struct TreeNode **items; /* of a list or mapping, in order */
    int count;
} TreeNode;

/* The root; NULL: findings say why. The findings' arena owns it. */
MUST_CHECK const TreeNode *yaml_tree_read(const char *path, Findings *findings);

/* How messages call the node: "claims[3].facts.access"; "" for the root and for none. */
const char *yaml_tree_name(Arena *arena, const TreeNode *node);

#endif
