#include "bundle/markdown.h"

#include <assert.h>
#include <md4c.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "content/content.h"

/* The state of parsing an article: the blocks so far, and the one that is being read. */
typedef struct {
    Arena *arena;
    const char *source;
    size_t source_length;
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
    int links;         /* number of open links to elsewhere, of which only the words are taken */
    bool item;         /* the next text is the first of an item of a list */
    int lists;         /* number of open ones */
    int emphasis;      /* number of open ones */
    const char *first; /* where in the source the block's text begins and ends */
    const char *last;
    const char *counted; /* `line` is the line of this place */
    int line;
    const char *wrong; /* what is not allowed: here, or where the next text is */
} Parse;

static bool in_source(const Parse *parse, const char *at)
{
    return at >= parse->source && at < parse->source + parse->source_length;
}

/* Moves on to the line of a later place in the source. */
static int line_of(Parse *parse, const char *at)
{
    for (; parse->counted < at; parse->counted++)
        parse->line += *parse->counted == '\n';
    return parse->line;
}

static int refuse(Parse *parse, const char *what)
{
    parse->wrong = what;
    return -1; /* md4c stops only at negative values */
}

/* md4c says where a text is, but not where a block begins: waits for the next text. */
static int refuse_next(Parse *parse, const char *what)
{
    parse->wrong = what;
    return 0;
}

/* A rule has no text: finds its line after the last text. */
static int refuse_rule(Parse *parse)
{
    const char *end = parse->source + parse->source_length;
    const char *at = parse->last ? parse->last : parse->source;
    for (const char *line = at; line < end; line += strcspn(line, "\n") + 1) {
        size_t rule = strspn(line, " >-*_");
        if (line > at && (line[rule] == '\n' || !line[rule]) && strspn(line, " >") < rule) {
            line_of(parse, line);
            break;
        }
        if (!line[strcspn(line, "\n")])
            break;
    }
    return refuse(parse, "a rule (---); leave it out");
}

static int refuse_marks(Parse *parse)
{
    return refuse(
        parse, arena_print(parse->arena, "a paragraph with more than %d marks", BLOCK_SPANS_MOST));
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
}

static void *copy(Parse *parse, const void *list, int count, size_t size)
{
    void *to = arena_take(parse->arena, (size_t)count + 1, size);
    memcpy(to, list, (size_t)count * size);
    return to;
}

static void end_block(Parse *parse)
{
    MarkdownBlock *block = &parse->blocks[parse->count++];
    block->text = arena_copy_bytes(parse->arena, parse->text, parse->length);
    block->marks = copy(parse, parse->marks, parse->mark_count, sizeof(MarkdownMark));
    block->mark_count = parse->mark_count;
    block->spans = copy(parse, parse->spans, parse->span_count, sizeof(MarkdownSpan));
    block->span_count = parse->span_count;
    keep_source(parse, block);
    parse->inside = false;
}

static void begin_block(Parse *parse, int kind)
{
    if (parse->inside && parse->first)
        end_block(parse);
    if (parse->count == parse->room) {
        int room = parse->room ? 2 * parse->room : 64;
        MarkdownBlock *grown = arena_take(parse->arena, (size_t)room, sizeof(*grown));
        if (parse->count)
            memcpy(grown, parse->blocks, (size_t)parse->count * sizeof(*grown));
        parse->blocks = grown;
        parse->room = room;
    }
    parse->blocks[parse->count] = (MarkdownBlock){ .kind = kind, .line = parse->line };
    parse->inside = true;
    parse->length = 0;
    parse->mark_count = parse->span_count = parse->emphasis = 0;
    parse->mark = -1;
    parse->first = parse->last = NULL;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)detail;
    Parse *parse = user;
    int words = parse->quoted ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
    switch (type) {
    case MD_BLOCK_QUOTE: parse->quoted = true; break;
    case MD_BLOCK_H: begin_block(parse, BLOCK_HEADING); break;
    case MD_BLOCK_P: begin_block(parse, words); break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (++parse->lists > 1)
            return refuse_next(parse, "a list in a list; make one list of them");
        break;
    case MD_BLOCK_LI: /* an item without empty lines around it has no paragraph */
        begin_block(parse, words);
        parse->item = true;
        break;
    case MD_BLOCK_CODE:
        return refuse_next(parse, "code (lines indented by four); begin the line at its start");
    case MD_BLOCK_HR: return refuse_rule(parse);
    case MD_BLOCK_TABLE: return refuse_next(parse, "a table; write sentences, or a list");
    default: break; /* the document; HTML is refused with its text, other parts of a table too */
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)detail;
    Parse *parse = user;
    if (parse->wrong) /* it had no text */
        return -1;
    if (type == MD_BLOCK_QUOTE)
        parse->quoted = false;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        parse->lists--;
    if (type == MD_BLOCK_H || type == MD_BLOCK_P ||
        (type == MD_BLOCK_LI && parse->inside && parse->first))
        end_block(parse);
    if (type == MD_BLOCK_LI)
        parse->inside = parse->item = false;
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    Parse *parse = user;
    if (type == MD_SPAN_EM || type == MD_SPAN_STRONG) {
        parse->emphasis++;
        return 0;
    }
    if (type == MD_SPAN_IMG)
        return refuse_next(parse, "a picture; put it into the folder pictures, and name it in "
                                  "story.yaml or claims.yaml");
    if (type != MD_SPAN_A)
        return refuse_next(parse, "code; use plain words");
    const MD_SPAN_A_DETAIL *link = detail;
    if (link->href.size < 2 || link->href.text[0] != '#') {
        parse->links++;
        return 0;
    }
    if (parse->mark_count == BLOCK_SPANS_MOST)
        return refuse_marks(parse);
    int here = (int)parse->length;
    parse->mark = parse->mark_count++;
    parse->marks[parse->mark] =
        (MarkdownMark){ here, here,
                        arena_copy_bytes(parse->arena, link->href.text + 1, link->href.size - 1),
                        parse->line };
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    Parse *parse = user;
    if (parse->wrong) /* it had no text */
        return -1;
    if (type != MD_SPAN_A) {
        parse->emphasis--;
        return 0;
    }
    if (parse->links > 0) { /* an address in <> may be inside another link, or inside a claim */
        parse->links--;
        return 0;
    }
    assert(parse->mark >= 0);
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

/* Notes where a text is: the block may begin here, a mark, or what is not allowed. */
static void note_place(Parse *parse, const char *text)
{
    int line = line_of(parse, text);
    if (parse->wrong)
        return;
    if (parse->inside && !parse->first)
        parse->blocks[parse->count].line = line;
    if (parse->mark >= 0 && parse->marks[parse->mark].start == (int)parse->length)
        parse->marks[parse->mark].line = line;
}

/* The number of a list's item is shown as it is written: it may be a year. */
static void add_number(Parse *parse, const char *text)
{
    const char *start = text;
    while (start > parse->source && start[-1] != '\n')
        start--;
    start += strspn(start, " >");
    size_t digits = strspn(start, "0123456789");
    if (digits == 0 || (start[digits] != '.' && start[digits] != ')'))
        return;
    memcpy(parse->text + parse->length, start, digits + 1);
    parse->length += digits + 1;
    parse->text[parse->length++] = ' ';
    if (parse->mark >= 0) /* it began where the number is now */
        parse->marks[parse->mark].start = (int)parse->length;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    Parse *parse = user;
    if (in_source(parse, text))
        note_place(parse, text);
    if (parse->wrong)
        return -1;
    if (type == MD_TEXT_HTML)
        return refuse(parse, "HTML; use plain words");
    if (type == MD_TEXT_NULLCHAR)
        return refuse(parse, "a NUL character; take it out");
    if (parse->item)
        add_number(parse, text);
    parse->item = false;
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
                              int *wrong_line, Error *error)
{
    Parse parse = { .arena = arena,
                    .source = source,
                    .source_length = length,
                    .mark = -1,
                    .counted = source,
                    .line = 1 };
    parse.text = arena_take(arena, length + 1, 1);
    const MD_PARSER parser = { .flags = MD_FLAG_TABLES,
                               .enter_block = enter_block,
                               .leave_block = leave_block,
                               .enter_span = enter_span,
                               .leave_span = leave_span,
                               .text = take_text };
    if (md_parse(source, (MD_SIZE)length, &parser, &parse) != 0) {
        const char *wrong = parse.wrong ? parse.wrong : "something";
        int what = (int)strcspn(wrong, ";"); /* what to do comes after it */
        error_set(error, ERROR_CONTENT, "%.*s is not allowed here%s", what, wrong, wrong + what);
        if (wrong_line)
            *wrong_line = parse.line;
        return NULL;
    }
    *count = parse.count;
    return parse.blocks ? parse.blocks : arena_take(arena, 1, sizeof(MarkdownBlock));
}
