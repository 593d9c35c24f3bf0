#include "content/markdown.h"

#include <md4c.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "content/content.h"

/* The parse of one article: blocks so far, and the one being read. */
typedef struct {
    Arena *arena;
    const char *source;
    MarkdownBlock *blocks;
    int count, room;

    bool inside; /* a block is being read */
    bool quoted;
    char *text; /* the block's, as long as the whole source at most */
    size_t length;
    MarkdownSpan spans[BLOCK_SPANS_MOST];
    int span_count, open_span, emphasis_span;
    const char *first; /* where in the source the block's text begins and ends */
    const char *last;
    const char *counted; /* lines are counted up to here */
    int line;
    const char *wrong; /* what is not allowed */
    const char *wrong_at;
} Parse;

static int refuse(Parse *parse, const char *what)
{
    parse->wrong = what;
    parse->wrong_at = parse->last ? parse->last : parse->source;
    return -1; /* md4c stops at negative values only */
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)detail;
    Parse *parse = user;
    switch (type) {
    case MD_BLOCK_DOC: return 0;
    case MD_BLOCK_QUOTE: parse->quoted = true; return 0;
    case MD_BLOCK_H:
    case MD_BLOCK_P: break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI: return refuse(parse, "a list; write sentences");
    case MD_BLOCK_CODE:
        return refuse(parse, "code (lines indented by four); begin the line at its start");
    case MD_BLOCK_HR: return refuse(parse, "a rule (---); leave it out");
    default: return refuse(parse, "HTML or a table; use headings, paragraphs, quotes, emphasis");
    }
    if (parse->count == parse->room) {
        int room = parse->room ? 2 * parse->room : 64;
        MarkdownBlock *grown = arena_take(parse->arena, (size_t)room, sizeof(*grown));
        if (parse->count)
            memcpy(grown, parse->blocks, (size_t)parse->count * sizeof(*grown));
        parse->blocks = grown;
        parse->room = room;
    }
    parse->blocks[parse->count] = (MarkdownBlock){ .kind = type == MD_BLOCK_H ? BLOCK_HEADING
                                                           : parse->quoted    ? BLOCK_QUOTE
                                                                              : BLOCK_PARAGRAPH };
    parse->inside = true;
    parse->length = 0;
    parse->span_count = 0;
    parse->open_span = parse->emphasis_span = -1;
    parse->first = parse->last = NULL;
    return 0;
}

/* From the start of the line the text begins on to the end of the line it ends on. */
static void keep_source(Parse *parse, MarkdownBlock *block)
{
    const char *start = parse->first ? parse->first : parse->source;
    const char *end = parse->last ? parse->last : start;
    while (start > parse->source && start[-1] != '\n')
        start--;
    end += strcspn(end, "\n");
    block->source = arena_copy_bytes(parse->arena, start, (size_t)(end - start));
    for (; parse->counted < start; parse->counted++)
        parse->line += *parse->counted == '\n';
    block->line = parse->line;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)detail;
    Parse *parse = user;
    if (type == MD_BLOCK_QUOTE)
        parse->quoted = false;
    if (type != MD_BLOCK_H && type != MD_BLOCK_P)
        return 0;
    MarkdownBlock *block = &parse->blocks[parse->count++];
    block->text = arena_copy_bytes(parse->arena, parse->text, parse->length);
    MarkdownSpan *spans =
        arena_take(parse->arena, (size_t)parse->span_count + 1, sizeof(MarkdownSpan));
    memcpy(spans, parse->spans, (size_t)parse->span_count * sizeof(MarkdownSpan));
    block->spans = spans;
    block->span_count = parse->span_count;
    keep_source(parse, block);
    parse->inside = false;
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    Parse *parse = user;
    if (parse->span_count == BLOCK_SPANS_MOST)
        return refuse(parse, arena_print(parse->arena, "a paragraph with more than %d marks",
                                         BLOCK_SPANS_MOST));
    MarkdownSpan span = { .start = (int)parse->length };
    if (type == MD_SPAN_A) {
        const MD_SPAN_A_DETAIL *link = detail;
        if (link->href.size < 2 || link->href.text[0] != '#')
            return refuse(parse, "a link out; only claims are linked, as in [words](#B01)");
        span.claim = arena_copy_bytes(parse->arena, link->href.text + 1, link->href.size - 1);
        parse->open_span = parse->span_count;
    } else if (type == MD_SPAN_EM || type == MD_SPAN_STRONG) {
        if (parse->open_span >= 0)
            return 0; /* emphasis inside a claim is not set apart: the marker does that */
        span.emphasis = true;
        parse->emphasis_span = parse->span_count;
    } else {
        return refuse(parse, "a picture, code or strike-through; use plain words");
    }
    parse->spans[parse->span_count++] = span;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    Parse *parse = user;
    int *open = type == MD_SPAN_A ? &parse->open_span : &parse->emphasis_span;
    if (*open >= 0)
        parse->spans[*open].end = (int)parse->length;
    *open = -1;
    return 0;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    Parse *parse = user;
    if (type == MD_TEXT_HTML)
        return refuse(parse, "HTML; use plain words");
    if (type == MD_TEXT_NULLCHAR)
        return refuse(parse, "a NUL character; take it out");
    bool space = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR;
    if (type == MD_TEXT_ENTITY) {
        /* Only these are worth writing so; anything else is typed as it is. */
        static const char *const entities[][2] = {
            { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", "\u00a0" }
        };
        for (size_t i = 0; i < COUNT(entities); i++) {
            if (strlen(entities[i][0]) == size && strncmp(entities[i][0], text, size) == 0) {
                size_t bytes = strlen(entities[i][1]);
                memcpy(parse->text + parse->length, entities[i][1], bytes);
                parse->length += bytes;
                return 0;
            }
        }
        return refuse(parse, "an HTML entity; type the character itself");
    }
    if (!space) {
        if (!parse->first)
            parse->first = text;
        parse->last = text + size;
    }
    memcpy(parse->text + parse->length, space ? " " : text, space ? 1 : size);
    parse->length += space ? 1 : size;
    return 0;
}

MarkdownBlock *markdown_parse(Arena *arena, const char *source, size_t length, int *count,
                              Error *error)
{
    Parse parse = { .arena = arena, .source = source, .counted = source, .line = 1 };
    parse.text = arena_take(arena, length + 1, 1);
    const MD_PARSER parser = { .flags = MD_FLAG_NOHTML,
                               .enter_block = enter_block,
                               .leave_block = leave_block,
                               .enter_span = enter_span,
                               .leave_span = leave_span,
                               .text = take_text };
    if (md_parse(source, (MD_SIZE)length, &parser, &parse) != 0) {
        int line = 1;
        for (const char *at = source; parse.wrong_at && at < parse.wrong_at; at++)
            line += *at == '\n';
        error_set(error, ERROR_CONTENT, "line %d or just after: %s is not allowed here", line,
                  parse.wrong ? parse.wrong : "something");
        return NULL;
    }
    *count = parse.count;
    return parse.blocks ? parse.blocks : arena_take(arena, 1, sizeof(MarkdownBlock));
}
