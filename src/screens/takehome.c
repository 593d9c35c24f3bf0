/* takehome.c: where to look further: the original, the sources and the pictures that others made,
 * each with its address, as text and as a QR code that works offline.
 *
 * A code holds the text of the one source beside it, in less than 300 bytes, so that a phone can
 * read it on every panel. A source is never divided between two pages. */
#include <math.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "drawing/picture.h"
#include "layout/flow.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"

#define CODE_BYTES    300
#define SOURCES_MOST  64
#define PARTS         3 /* of a source: its lines below */
#define SMALL_LEADING 1.1
#define WORDS_MOST    70 /* of titles on a page; see flow.h */

typedef struct {
    const char *title;
    const char *from;    /* publisher, date; "" for none */
    const char *address; /* without "https://"; "" for none */
    const char *link;    /* the whole address */
    bool brief;          /* of the address only the site is shown: the code has the whole */
    bool bare;           /* who published it is only spoken: the code has that, too */
    int page, pages;     /* where it is; more than one when even a whole page is too low for it */
    Box box;
} Source;

typedef struct {
    Source sources[SOURCES_MOST];
    int count;
    const char *works[SOURCES_MOST]; /* ids of those that are works */
    int work_count;
    double side_mm; /* of a code */
    int page_count;
} List;

/* ---- the sources ---- */

static const char *without_scheme(const char *address)
{
    const char *at = strstr(address, "://");
    at = at ? at + 3 : address;
    return strncmp(at, "www.", 4) == 0 ? at + 4 : at;
}

static void add_source(Page *page, List *list, const char *title, const char *publisher,
                       const char *date, const char *address)
{
    /* The title has lines of its own: broken in the middle of a line that runs the other way, its
     * second half would stand before what follows. */
    /* TR: a source's publisher, its date */
    const char *from = phrase_print(page->scene->arena, words_in(page->language, "%s, %s"),
                                    publisher, page_date(page, date));
    address = address ? address : "";
    if (list->count < SOURCES_MOST)
        list->sources[list->count++] = (Source){
            .title = title, .from = from, .address = without_scheme(address), .link = address
        };
}

/* Adds a work, unless it is there already. */
static void add_work(Page *page, List *list, const Node *node)
{
    if (node->type != NODE_WORK || list->work_count == SOURCES_MOST)
        return;
    for (int i = 0; i < list->work_count; i++) {
        if (strcmp(list->works[i], node->id) == 0)
            return;
    }
    list->works[list->work_count++] = node->id;
    add_source(page, list, node->title, node->publisher, node->date, node->address);
}

/* Adds a picture that somebody else made: what it is, who made it, where it is from. */
static void add_picture(Page *page, List *list, const PictureText *text)
{
    const char *credit = picture_credit(page, text), *line = text->caption;
    bool linked = strstr(text->locator, "://") != NULL;
    const char *const more[] = { credit, linked ? "" : text->locator };
    if (!text->credit[0] && !text->locator[0])
        return;
    for (size_t i = 0; i < COUNT(more); i++) {
        if (more[i][0])
            line = line[0] ? phrase_print(page->scene->arena, "%s · %s", line, more[i]) : more[i];
    }
    for (int i = 0; i < list->count; i++) {
        if (strcmp(list->sources[i].title, line) == 0)
            return;
    }
    const char *link = linked ? text->locator : "";
    if (list->count < SOURCES_MOST)
        list->sources[list->count++] = (Source){ .title = line[0] ? line : text->alt,
                                                 .from = "",
                                                 .address = without_scheme(link),
                                                 .link = link };
}

/* Lists the pictures that were shown, each once. */
static void list_pictures(Page *page, const View *view, List *list)
{
    if (!screens_show_pictures(page->width_mm, page->height_mm))
        return;
    for (int p = 0; p < view->story->path_count; p++) {
        if (view->path[p]->picture[0])
            add_picture(page, list, &view->path[p]->picture_text);
    }
    if (view->story->picture[0])
        add_picture(page, list, &view->story->picture_text);
}

/* Lists the original, and of the claims on the walk-up path the works in their trails and those
 * that what we know rests on, each once. */
static void list_sources(Page *page, const View *view, List *list)
{
    const Story *story = view->story;
    add_source(page, list, story->original_title, story->original_publisher, story->original_date,
               story->original_address);
    for (int p = 0; p < story->path_count; p++) {
        const Claim *claim = view->path[p];
        for (int n = 0; n < claim->trail.node_count; n++)
            add_work(page, list, &claim->trail.nodes[n]);
        for (int n = 0; n < claim->known_work_count; n++)
            add_work(page, list, claim->known_works[n]);
    }
}

/* ---- a source ---- */

/* The text of a source in its code. If it is too long for one, its title is left out. */
static const char *code_text(Arena *arena, const Source *source)
{
    const char *text =
        arena_print(arena, "%s\n%s%s%s\n", source->title, phrase_plain(arena, source->from),
                    source->from[0] ? "\n" : "", source->link);
    return strlen(text) < CODE_BYTES || !source->link[0] ? text
                                                         : arena_print(arena, "%s\n", source->link);
}

static int list_parts(const Page *page, const Source *source, FlowPart *parts)
{
    int count = 0;
    const char *address = source->address;
    if (source->brief)
        address = arena_copy_bytes(page->scene->arena, address, strcspn(address, "/"));
    bool from = source->from[0] && !source->bare, more = address[0];
    /* Lines of the Arabic reading font are much lower. */
    Type note = page->small && page->language->right_to_left ? TYPE_READING : TYPE_NOTE;
    parts[count++] =
        (FlowPart){ source->title, TYPE_READING, COLOUR_INK, from || more, false, true };
    if (from)
        parts[count++] = (FlowPart){ source->from, note, COLOUR_INK, more, false, true };
    if (more)
        parts[count++] = (FlowPart){ address, TYPE_NOTE, COLOUR_QUIET, false, false, true };
    return count;
}

/* The page as the sources' texts are set: lines are close on small panels, so that several sources
 * have room. */
static Page close_page(const Page *page)
{
    Page close = *page;
    if (page->small)
        close.leading = fmin(page->leading, SMALL_LEADING);
    return close;
}

static double text_height(const Page *page, const Source *source, double width)
{
    FlowPart parts[PARTS];
    const Page close = close_page(page);
    int count = list_parts(&close, source, parts);
    double height = 0;
    for (int i = 0; i < count; i++)
        height += page_break(&close, parts[i].text, parts[i].type, width).height_mm;
    return height;
}

/* ---- places ---- */

static double text_width(const Page *page, const List *list, double column)
{
    return column - list->side_mm - (page->compact ? 2 : 1.5) * page->gap;
}

/* Returns the height of a source's texts, which say or are less where a page is too low. */
static double fit_text(const Page *page, Source *source, double width, double room)
{
    double height = text_height(page, source, width);
    source->brief = height > room;
    if (source->brief)
        height = text_height(page, source, width);
    source->bare = height > room;
    return source->bare ? text_height(page, source, width) : height;
}

/* Fills the columns of one page after the other. */
static void place_sources(Page *page, List *list, Box body)
{
    int columns = page->portrait || page->small ? 1 : 2;
    double gutter = 2 * page->gap, between = (page->small ? 0.5 : 1.5) * page->gap;
    double width = (body.w + gutter) / columns - gutter, inside = text_width(page, list, width);
    int column = 0, words = 0;
    double y = 0;
    for (int i = 0; i < list->count; i++) {
        Source *source = &list->sources[i];
        double text = fit_text(page, source, inside, body.h), height = fmax(text, list->side_mm);
        int more = utf8_words(source->title);
        bool full = words + more > WORDS_MOST;
        if ((y > 0 && y + height > body.h + 0.01) || (words > 0 && full)) {
            column = full ? 0 : (column + 1) % columns;
            list->page_count += column == 0;
            words = column == 0 ? 0 : words;
            y = 0;
        }
        words += more;
        source->page = list->page_count;
        source->pages = 1;
        source->box = (Box){ body.x + column * (width + gutter), body.y + y, width, height };
        y += height + between;
        if (height > body.h + 0.01) { /* goes on on further pages, in the same column */
            FlowPart parts[PARTS];
            Page close = close_page(page);
            int count = list_parts(&close, source, parts);
            source->box.h = body.h;
            source->pages = flow_show(&close, parts, count, (Box){ 0, 0, inside, body.h }, 0, -1);
            list->page_count += source->pages;
            column = words = 0;
            y = 0;
        }
    }
    list->page_count += y > 0 || column > 0;
}

static void draw_code(Page *page, const char *text, Box box)
{
    Arena *arena = page->scene->arena;
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    if (!code)
        return; /* too long for any code: the text beside it is enough */
    /* The standard requires four light squares around it. */
    int quiet = 4, side = code->width + 2 * quiet;
    unsigned char *squares = arena_take(arena, (size_t)side * (size_t)side, 1);
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width; x++)
            squares[(y + quiet) * side + x + quiet] = code->data[y * code->width + x] & 1;
    }
    QRcode_free(code);
    scene_box(page->scene, box, COLOUR_CARD, COLOUR_NONE, 0, 0);
    scene_squares(page->scene, box, squares, side);
}

/* Shows a source's code, and its texts beside it. */
static void show_source(Page *page, const List *list, const Source *source, int shown)
{
    FlowPart parts[PARTS];
    Page close = close_page(page);
    double inside = text_width(page, list, source->box.w);
    Box box = source->box, code = { box.x, box.y, list->side_mm, list->side_mm };
    Box text = { box.x + box.w - inside, box.y, inside, box.h + 0.02 };
    draw_code(page, code_text(page->scene->arena, source), code);
    flow_show(&close, parts, list_parts(&close, source, parts), text, 0, shown - source->page);
    if (source->bare && shown == source->page)
        scene_speak(page->scene, "%s", source->from);
}

/* ---- the page ---- */

/* Shows the heading and what to do with the codes. Returns where the list begins. */
static double show_head(Page *page, const View *view)
{
    Box body = page->body;
    double y = body.y;
    /* On 7 inches the habit to take along has no room on the summary, and is here. */
    bool habit = page->compact && view->visit->page == 0;
    const char *title = habit ? words_in(page->language, "Ask: who could know?")
                              : words_in(page->language, "Look for yourself");
    y += page_text(page, body.x, y, body.w, title, page->small ? TYPE_LABEL : TYPE_HEADING,
                   COLOUR_INK, ALIGN_START);
    if (page->small)
        return y + 1;
    y += page_text(
        page, body.x, y, body.w,
        words_in(page->language, "Where these trails lead. Each code holds the source beside it."),
        TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    return y + 1.5 * page->gap;
}

Pages takehome_build(Page *page, const View *view)
{
    List list = { .side_mm = page->compact ? 36 : page->small ? 26 : 34 * page->scale };
    list_sources(page, view, &list);
    list_pictures(page, view, &list);
    double y = show_head(page, view);
    Box body = { page->body.x, y, page->body.w, page->body.y + page->body.h - y };
    list.side_mm = fmin(list.side_mm, body.w * 0.45);
    place_sources(page, &list, body);
    int shown = view->visit->page < list.page_count ? view->visit->page : list.page_count - 1;
    for (int i = 0; i < list.count; i++) {
        const Source *source = &list.sources[i];
        if (shown >= source->page && shown < source->page + source->pages)
            show_source(page, &list, source, shown);
    }
    bool more = view->visit->page < list.page_count - 1;
    const Bar bar = { .next = more ? words_in(page->language, "Next page")
                                   : words_in(page->language, "Finish"),
                      .next_id = more ? "next" : "finish",
                      .secondary = more ? words_in(page->language, "Finish") : NULL,
                      .secondary_id = "finish",
                      .back = true };
    bar_show(page, view, &bar);
    return (Pages){ list.page_count, list.page_count - 1, 0 };
}
