/* markdown.h: turns the article's CommonMark into blocks of plain text with marked spans. Uses
 * md4c.
 *
 * The author's tool splits a whole article into blocks; the bundle keeps each block's CommonMark
 * (which translators translate); the reader turns a block into text and spans with the same code.
 * Allowed: headings, paragraphs, block quotes, emphasis, lists, and links; a link to "#CLAIM" marks
 * a claim. A list's items become paragraphs, with their numbers, and of another link only the words
 * are taken. Anything else (pictures, HTML, code, tables, rules, lists in lists) is an error that
 * names the line.
 *
 * Emphasis may be inside a claim, around one, or inside other emphasis. All of it looks the same:
 * strong and nested emphasis are drawn like plain emphasis.
 */
#ifndef BUNDLE_MARKDOWN_H
#define BUNDLE_MARKDOWN_H

#include "base/error.h"
#include "base/memory.h"

/* The words of one claim, in bytes of the block's text. Marks are in order and never overlap. */
typedef struct {
    int start, end;
    const char *claim; /* "B07" */
    int line;          /* where its words begin in the source, from 1 */
} MarkdownMark;

/* A stretch that is drawn in one way. Spans are in order and never overlap; a claim with emphasis
 * inside has several. */
typedef struct {
    int start, end;
    int mark; /* index into the block's marks; -1: emphasis outside a claim */
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

/* Parses `length` bytes of checked UTF-8, with a NUL after them, into blocks owned by the arena and
 * sets *count. NULL with ERROR_CONTENT that names what is not allowed; *wrong_line (may be NULL) is
 * its line then. */
MUST_CHECK MarkdownBlock *markdown_parse(Arena *arena, const char *source, size_t length,
                                         int *count, int *wrong_line, Error *error);

#endif
