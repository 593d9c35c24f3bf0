#include "bundle/markdown.h"

#include <md4c.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "content/content.h"

/* The state of parsing an article: the blocks so far, and the one that is being read. */
typedef struct {
    Arena *arena;
    const char *source;
    MarkdownBlock *blocks;
    int count, room;

    bool inside; /* inside a block */
    bool quoted;
    char *text; /* of the block; has room for the whole source */
    size_t length;
    MarkdownMark marks[BLOCK_SPANS_MOST];
    int mark_count;
    MarkdownSpan spans[BLOCK_SPANS_MOST];
    int span_count;
    int mark;          /* the mark that is open, or -1 */
    int emphasis;      /* number of open ones */
    const char *first; /* where in the source the block's text begins and ends */
    const char *last;
    const char *counted; /* `line` is the line of this place */
    int line;
    const char *wrong; /* what is not allowed */
    const char *wrong_at;
} Parse;

static int refuse(Parse *parse, const char *what)
{
    parse->wrong = what;
    parse->wrong_at = parse->last ? parse->last : parse->source;
    return -1; /* md4c stops only at negative values */
}

static int refuse_marks(Parse *parse)
{
    return refuse(
        parse, arena_print(parse->arena, "a paragraph with more than %d marks", BLOCK_SPANS_MOST));
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
    parse->mark_count = parse->span_count = parse->emphasis = 0;
    parse->mark = -1;
    parse->first = parse->last = NULL;
    return 0;
}

/* Keeps the block's source: whole lines, from the one where its text begins to the one where it
 * ends. */
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

static void *copy(Parse *parse, const void *list, int count, size_t size)
{
    void *to = arena_take(parse->arena, (size_t)count + 1, size);
    memcpy(to, list, (size_t)count * size);
    return to;
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
    block->marks = copy(parse, parse->marks, parse->mark_count, sizeof(MarkdownMark));
    block->mark_count = parse->mark_count;
    block->spans = copy(parse, parse->spans, parse->span_count, sizeof(MarkdownSpan));
    block->span_count = parse->span_count;
    keep_source(parse, block);
    parse->inside = false;
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    Parse *parse = user;
    if (type == MD_SPAN_EM || type == MD_SPAN_STRONG) {
        parse->emphasis++;
        return 0;
    }
    if (type != MD_SPAN_A)
        return refuse(parse, "a picture, code or strike-through; use plain words");
    const MD_SPAN_A_DETAIL *link = detail;
    if (link->href.size < 2 || link->href.text[0] != '#')
        return refuse(parse, "a link out; only claims are linked, as in [words](#B01)");
    if (parse->mark_count == BLOCK_SPANS_MOST)
        return refuse_marks(parse);
    int here = (int)parse->length;
    parse->mark = parse->mark_count++;
    parse->marks[parse->mark] =
        (MarkdownMark){ here, here,
                        arena_copy_bytes(parse->arena, link->href.text + 1, link->href.size - 1) };
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    Parse *parse = user;
    if (type != MD_SPAN_A) {
        parse->emphasis--;
        return 0;
    }
    parse->marks[parse->mark].end = (int)parse->length;
    parse->mark = -1;
    return 0;
}

/* Adds the text from `start` on to a span, if it is in a claim or emphasised.
 */
static int set_apart(Parse *parse, size_t start)
{
    const MarkdownSpan span = { (int)start, (int)parse->length, parse->mark, parse->emphasis > 0 };
    if (span.mark < 0 && !span.emphasis)
        return 0;
    MarkdownSpan *last = parse->span_count ? &parse->spans[parse->span_count - 1] : NULL;
    if (last && last->end == span.start && last->mark == span.mark &&
        last->emphasis == span.emphasis) {
        last->end = span.end;
        return 0;
    }
    if (parse->span_count == BLOCK_SPANS_MOST)
        return refuse_marks(parse);
    parse->spans[parse->span_count++] = span;
    return 0;
}

/* True when it is one of the few that are allowed. */
static bool add_entity(Parse *parse, const char *entity, size_t size)
{
    /* These may be needed; any other character can be typed directly. */
    static const char *const entities[][2] = {
        { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", "\u00a0" }
    };
    for (size_t i = 0; i < COUNT(entities); i++) {
        if (strlen(entities[i][0]) == size && strncmp(entities[i][0], entity, size) == 0) {
            size_t bytes = strlen(entities[i][1]);
            memcpy(parse->text + parse->length, entities[i][1], bytes);
            parse->length += bytes;
            return true;
        }
    }
    return false;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    Parse *parse = user;
    if (type == MD_TEXT_HTML)
        return refuse(parse, "HTML; use plain words");
    if (type == MD_TEXT_NULLCHAR)
        return refuse(parse, "a NUL character; take it out");
    size_t start = parse->length;
    if (type == MD_TEXT_ENTITY) {
        if (!add_entity(parse, text, size))
            return refuse(parse, "an HTML entity; type the character itself");
        return set_apart(parse, start);
    }
    bool space = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR;
    if (!space) {
        if (!parse->first)
            parse->first = text;
        parse->last = text + size;
    }
    memcpy(parse->text + parse->length, space ? " " : text, space ? 1 : size);
    parse->length += space ? 1 : size;
    return set_apart(parse, start);
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
        const char *wrong = parse.wrong ? parse.wrong : "something";
        int what = (int)strcspn(wrong, ";"); /* what to do comes after it */
        error_set(error, ERROR_CONTENT, "line %d or just after: %.*s is not allowed here%s", line,
                  what, wrong, wrong + what);
        return NULL;
    }
    *count = parse.count;
    return parse.blocks ? parse.blocks : arena_take(arena, 1, sizeof(MarkdownBlock));
}
