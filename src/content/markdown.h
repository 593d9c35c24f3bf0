/* markdown.h: the article's CommonMark to blocks of plain text with marked spans. Uses md4c.
 *
 * The author's tool splits a whole article into blocks; the bundle keeps each block's CommonMark
 * (which translators translate); the reader turns a block into text and spans with the same code.
 * Allowed: headings, paragraphs, block quotes, emphasis, and links to "#CLAIM". Anything else
 * (lists, pictures, HTML, code, tables, links out) is an error that names the line.
 */
#ifndef CONTENT_MARKDOWN_H
#define CONTENT_MARKDOWN_H

#include "base/error.h"
#include "base/memory.h"

typedef struct {
    int start, end;    /* bytes in the block's text */
    const char *claim; /* "B07", or NULL: only emphasis */
    bool emphasis;
} MarkdownSpan;

typedef struct {
    int kind;           /* BlockKind of content.h */
    int line;           /* first line in the source, from 1 */
    const char *source; /* this block alone, as CommonMark */
    const char *text;   /* plain */
    const MarkdownSpan *spans;
    int span_count;
} MarkdownBlock;

/* Parses `length` bytes of checked UTF-8 into blocks owned by the arena; their number in *count.
 * NULL with ERROR_CONTENT: names the line and what is not allowed. */
MUST_CHECK MarkdownBlock *markdown_parse(Arena *arena, const char *source, size_t length,
                                         int *count, Error *error);

#endif
