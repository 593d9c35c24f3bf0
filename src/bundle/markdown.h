/* markdown.h: the article's CommonMark to blocks of plain text with marked spans. Uses md4c.
 *
 * The author's tool splits a whole article into blocks; the bundle keeps each block's CommonMark
 * (which translators translate); the reader turns a block into text and spans with the same code.
 * Allowed: headings, paragraphs, block quotes, emphasis, and links to "#CLAIM". Anything else
 * (lists, pictures, HTML, code, tables, links out) is an error that names the line.
 *
 * Emphasis may stand in a claim, around one, or in other emphasis. There is one look for all of it:
 * strong, strong in emphasis and emphasis in emphasis are drawn as emphasis is.
 */
#ifndef BUNDLE_MARKDOWN_H
#define BUNDLE_MARKDOWN_H

#include "base/error.h"
#include "base/memory.h"

/* The words of one claim. In bytes of the block's text; in order, never overlapping. */
typedef struct {
    int start, end;
    const char *claim; /* "B07" */
} MarkdownMark;

/* A stretch that is drawn in one way. In order, never overlapping; a claim with emphasis inside has
 * several. */
typedef struct {
    int start, end;
    int mark; /* the place in the block's marks of the one it lies in; -1: only emphasis */
    bool emphasis;
} MarkdownSpan;

typedef struct {
    int kind;           /* BlockKind of content.h */
    int line;           /* first line in the source, from 1 */
    const char *source; /* this block alone, as CommonMark */
    const char *text;   /* plain */
    const MarkdownMark *marks;
    int mark_count;
    const MarkdownSpan *spans;
    int span_count;
} MarkdownBlock;

/* Parses `length` bytes of checked UTF-8 into blocks owned by the arena; their number in *count.
 * NULL with ERROR_CONTENT: names the line and what is not allowed. */
MUST_CHECK MarkdownBlock *markdown_parse(Arena *arena, const char *source, size_t length,
                                         int *count, Error *error);

#endif
