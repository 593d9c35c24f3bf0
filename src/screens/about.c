/* about.c: who wrote the original, where and when, what it says, and what the exhibit did to it;
 * for whom it is. One page; a longer text goes on on further pages. The notes of the age and of the
 * content are before it. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "drawing/newspaper.h"
#include "drawing/picture.h"
#include "drawing/rope.h"
#include "layout/flow.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"

#define PARTS_MOST 16
#define WORDS_MOST 70 /* see flow.h */
#define MARKS_MOST 5

/* Close Arabic lines have more space above than below, where the dots of letters are: mm. */
#define CLOSE_UP 0.9

/* Of the newspaper, for a panel of 268 mm: how far its ropes hang beside its corner, and apart. */
#define ROPE_OUT   15
#define ROPE_PITCH 6.2

/* ---- the notes ---- */

typedef struct {
    const char *age, *content; /* `content` is NULL when it has no room */
    Lines ages, contents;
    double pad_mm, icon_mm, height_mm;
} Notes;

/* True for Arabic lines as near as they can be. */
static bool is_close(const Page *page)
{
    return page->leading <= TYPESET_CLOSEST;
}

static Notes measure_notes(const Page *page, const Story *story, double width, bool content)
{
    Notes notes = { .age = story->age_note,
                    .pad_mm = page->small ? 2.2 : 5.6 * page->scale,
                    .icon_mm = page->small ? 9 : 13 * page->scale };
    double inside = width - 3 * notes.pad_mm - notes.icon_mm;
    notes.ages = page_break(page, notes.age, TYPE_LABEL, inside);
    notes.height_mm = notes.ages.height_mm;
    if (content && story->content_note[0]) {
        notes.content = story->content_note;
        notes.contents = page_break(page, notes.content, TYPE_TEXT, inside);
        notes.height_mm += notes.contents.height_mm;
    }
    double pad = !page->small ? 1.4 : is_close(page) ? 0.4 : 1;
    notes.height_mm = fmax(notes.height_mm, notes.icon_mm) + pad * notes.pad_mm;
    return notes;
}

static void show_notes(Page *page, const Notes *notes, Box box)
{
    double x = box.x + 2 * notes->pad_mm + notes->icon_mm, width = box.x + box.w - x;
    double words = notes->ages.height_mm + (notes->content ? notes->contents.height_mm : 0);
    double y = box.y + (box.h - words) / 2 - (is_close(page) ? CLOSE_UP : 0);
    scene_box(page->scene, box, COLOUR_CARD, COLOUR_INK, 0.55 * page->scale, 2.4 * page->scale);
    scene_icon(page->scene,
               (Box){ box.x + notes->pad_mm, box.y + (box.h - notes->icon_mm) / 2, notes->icon_mm,
                      notes->icon_mm },
               "warn", COLOUR_INK);
    y += page_show(page, x, y, width, &notes->ages, notes->age, COLOUR_INK, ALIGN_START);
    if (notes->content)
        page_show(page, x, y, width, &notes->contents, notes->content, COLOUR_INK, ALIGN_START);
}

/* ---- the credit ---- */

/* "globalresearch.ca/5516159"; the takehome page has the whole address. */
static const char *short_address(const Page *page, const char *address, double width)
{
    const char *at = strstr(address, "://");
    at = at ? at + 3 : address;
    at += strncmp(at, "www.", 4) == 0 ? 4 : 0;
    if (page_break(page, at, TYPE_NOTE, 1e6).width_mm <= width)
        return at;
    return arena_copy_bytes(page->scene->arena, at, strcspn(at, "/"));
}

/* Where the original is, who retold it, and who made the cover, each on its line. */
static const char *credit_of(const Page *page, const Story *story, double width)
{
    Arena *arena = page->scene->arena;
    const char *credit = phrase_print(arena, "%s %s", story->credit, story->licence);
    const char *cover = picture_credit(page, &story->picture_text);
    if (cover[0] && !page->small)
        credit = arena_print(arena, "%s\n%s", credit, cover);
    const char *publisher = story->original_publisher;
    if (!story->original_address || !story->original_address[0])
        return credit;
    const char *address = short_address(page, story->original_address, width * 0.6);
    if (page->small)
        return phrase_print(arena, "%s · %s", address, story->licence);
    /* TR: the publisher of the article, and its address */
    const char *from =
        phrase_print(arena, words_in(page->language, "The original: %s, %s"), publisher, address);
    return arena_print(arena, "%s\n%s", from, credit);
}

static Lines credit_lines(const Page *page, const char *credit, double width)
{
    return page_close(page_break(page, credit, TYPE_NOTE, width));
}

/* ---- the page ---- */

/* Adds the paragraphs of the text to the parts. */
static int add_paragraphs(const Page *page, const Story *story, FlowPart *parts, int count)
{
    const char *at = story->about;
    while (*at && count < PARTS_MOST - 1) {
        const char *end = strstr(at, "\n\n");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        parts[count++] = (FlowPart){ arena_copy_bytes(page->scene->arena, at, length),
                                     TYPE_READING,
                                     COLOUR_INK,
                                     false,
                                     false,
                                     false };
        at += length + strspn(at + length, "\n");
    }
    return count;
}

static double paragraphs_height(const Page *page, FlowPart *parts, int count, Type type,
                                double width)
{
    double height = -page->gap;
    for (int i = 0; i < count; i++) {
        parts[i].type = type;
        height += page_break(page, parts[i].text, type, width).height_mm + page->gap;
    }
    return height;
}

static int paragraphs_words(const FlowPart *parts, int count)
{
    int words = 0;
    for (int i = 0; i < count; i++)
        words += utf8_words(parts[i].text);
    return words;
}

/* Everything on the page, measured for a column. */
typedef struct {
    double width, title_mm, text_mm, credit_mm, all_mm;
    Type type;
    Notes notes;
    FlowPart parts[PARTS_MOST];
    int count;
    const char *credit;
    double leading;
    bool whole; /* it is one page */
} About;

static double gap_of(const Page *page)
{
    return page->compact ? (is_close(page) ? 1 : 1.4) : page->small ? 3 : 1.5 * page->gap;
}

/* What a layout shows on the first page beside the beginning of the text. */
typedef struct {
    double width;
    Type type;
    bool content, credit; /* else they are before the text and after it */
    bool close;           /* Arabic lines as near as they can be */
} Way;

static double leading_of(const Page *page, const Way *way)
{
    return way->close && page->language->right_to_left ? TYPESET_CLOSEST : page->leading;
}

static About measure(const Page *page, const View *view, const Way *way)
{
    const Story *story = view->story;
    About about = { .width = way->width, .type = way->type };
    about.notes = measure_notes(page, story, way->width, way->content);
    if (!page->compact)
        about.title_mm = page_break(page, story->title, TYPE_HEADING, way->width).height_mm +
                         (page->small ? 0 : page_line(page, TYPE_NOTE));
    if (!way->content && story->content_note[0])
        about.parts[about.count++] =
            (FlowPart){ story->content_note, way->type, COLOUR_INK, false, false, false };
    about.count = add_paragraphs(page, story, about.parts, about.count);
    about.text_mm = paragraphs_height(page, about.parts, about.count, way->type, way->width);
    about.credit = credit_of(page, story, way->width);
    about.credit_mm = credit_lines(page, about.credit, way->width).height_mm;
    if (!way->credit) {
        about.parts[about.count++] =
            (FlowPart){ about.credit, TYPE_NOTE, COLOUR_QUIET, false, false, false };
        about.text_mm += page->gap + about.credit_mm;
        about.credit = NULL;
        about.credit_mm = 0;
    }
    about.all_mm = about.title_mm + about.text_mm + about.notes.height_mm + about.credit_mm +
                   (page->compact ? 2 : 3) * gap_of(page);
    about.whole = about.all_mm <= page->body.h + 0.5 &&
                  paragraphs_words(about.parts, about.count) <= WORDS_MOST;
    return about;
}

/* On 7 inches the first that is one page; if none is, the first that leaves two lines of the text
 * with the notes on the first page. */
static About choose_compact(const Page *page, const View *view)
{
    const Way ways[] = {
        { page->body.w, TYPE_READING, true, true, false },
        { page->body.w, TYPE_READING, true, true, true },
        { page->body.w, TYPE_READING, true, false, true },
        { page->body.w, TYPE_READING, false, false, true },
    };
    Page own = *page;
    About about = { 0 }, paged = { 0 };
    for (size_t i = 0; i < COUNT(ways); i++) {
        own.leading = leading_of(page, &ways[i]);
        about = measure(&own, view, &ways[i]);
        about.leading = own.leading;
        if (about.whole)
            return about;
        double lines = page->body.h - (about.all_mm - about.text_mm);
        if (paged.width <= 0 && !ways[i].credit && lines >= 2 * page_line(&own, TYPE_READING))
            paged = about;
    }
    return paged.width > 0 ? paged : about;
}

/* In the narrow column beside the newspaper if all of it is one page there, else in the whole
 * width; and in the largest type. A text that is too long for one page leaves at least three of its
 * lines on the first, or if nothing else helps, at least one. */
static About choose(const Page *page, const View *view)
{
    double whole = page->body.w, narrow = whole * 0.66;
    bool beside = !page->portrait;
    const Way ways[] = {
        { narrow, TYPE_CLAIM, true, true, false },    { narrow, TYPE_LEAD, true, true, false },
        { narrow, TYPE_READING, true, true, false },  { whole, TYPE_CLAIM, true, true, false },
        { whole, TYPE_LEAD, true, true, false },      { whole, TYPE_READING, true, true, false },
        { whole, TYPE_READING, false, true, false },  { narrow, TYPE_LEAD, true, true, false },
        { whole, TYPE_READING, true, true, false },   { whole, TYPE_READING, false, true, false },
        { whole, TYPE_READING, false, false, false },
    };
    const size_t one_page = 7;
    About about = { 0 };
    for (size_t i = beside ? 0 : 3; i < COUNT(ways); i++) {
        if (i == one_page && (!beside || page->small))
            continue;
        about = measure(page, view, &ways[i]);
        about.leading = page->leading;
        double lines = page->body.h - (about.all_mm - about.text_mm);
        if (about.whole || (i >= one_page && lines >= 3 * page_line(page, ways[i].type)))
            return about;
    }
    return about;
}

/* The article as a thing: its claims are marked, and a rope is tied to each. */
static void show_newspaper(Page *page, const View *view, Point corner, double unit)
{
    NewspaperMark marks[MARKS_MOST];
    int count = view->story->path_count < MARKS_MOST ? view->story->path_count : MARKS_MOST;
    for (int i = 0; i < count; i++)
        marks[i] = (NewspaperMark){ 0, 4 + i * 28 / (count > 2 ? count : 3), i % 3 == 1 ? 2 : 3 };
    double bottom = bar_top(page);
    Newspaper paper = { .corner = corner,
                        .width_mm = fmax(190 * unit, page->width_mm - corner.x + 20 * unit),
                        .height_mm = page->height_mm - corner.y + 20 * unit,
                        .turn = 0.052,
                        .pitch_mm = 6 * unit,
                        .marks = marks,
                        .mark_count = count };
    newspaper_draw(page->scene, &paper);
    for (int i = 0; i < count; i++) {
        Point knot = newspaper_knot(&paper, i, false);
        double x = corner.x - (ROPE_OUT + (count - 1 - i) * ROPE_PITCH) * unit,
               foot = bottom + 3 * unit;
        if (knot.y + 24 * unit > bottom)
            continue;
        const Point rope[] = { knot,
                               { knot.x - 8 * unit, knot.y },
                               { x, knot.y + 2 * unit },
                               { x, knot.y + 22 * unit },
                               { x, knot.y + 22 * unit + (foot - knot.y) * 0.3 },
                               { x + 1.5 * unit, foot - (foot - knot.y) * 0.2 },
                               { x - 1 * unit, foot } };
        scene_rope(page->scene, rope, 7, 3 * unit, COLOUR_ROPE);
        rope_knot(page->scene, knot, 10 * unit, true);
    }
    /* The bar lies over its foot. */
    scene_box(page->scene, (Box){ 0, bottom, page->width_mm, page->height_mm - bottom },
              COLOUR_PAPER, COLOUR_NONE, 0, 0);
}

static double show_title(Page *page, const View *view, const About *about, double y)
{
    const char *title = view->story->title;
    Box body = page->body;
    if (page->compact) {
        scene_speak(page->scene, "%s", title);
        return y;
    }
    if (!page->small)
        y += page_text(page, body.x, y, about->width, words_in(page->language, "The article"),
                       TYPE_NOTE, COLOUR_QUIET, ALIGN_START);
    return y +
           page_text(page, body.x, y, about->width, title, TYPE_HEADING, COLOUR_INK, ALIGN_START);
}

/* The first page: title, text, notes, credit; on 7 inches the notes are first. What is spare is
 * shared between them. Returns the number of pages. */
static int show_first(Page *page, const View *view, About *about)
{
    Box body = page->body;
    double gap = gap_of(page), spare = about->whole ? fmax(0, body.h - about->all_mm) : 0;
    double foot = body.y + body.h - about->credit_mm, x = body.x, width = about->width;
    double y = show_title(page, view, about, body.y) + (page->compact ? 0 : gap);
    Box notes = { x, y, width, about->notes.height_mm };
    if (page->compact) {
        show_notes(page, &about->notes, notes);
        y += notes.h + gap;
    }
    if (page->portrait || page->small)
        foot -= page->compact ? 0 : spare; /* the newspaper comes below */
    else
        foot -= spare * 0.25;
    double reserved = foot - gap - (page->compact ? 0 : notes.h + gap) - y;
    if (about->whole) /* also when it is higher by a part of a millimetre */
        reserved = fmax(reserved, about->text_mm);
    Box text = { x, y, width, body.h };
    int pages = flow_show(page, about->parts, about->count, text, body.h - reserved, 0);
    if (!page->compact) {
        double below = y + about->text_mm, room = foot - gap - notes.h;
        notes.y = about->whole ? fmin(room, below + gap + (room - below - gap) * 0.6) : room;
        show_notes(page, &about->notes, notes);
    }
    if (about->credit) {
        Lines lines = credit_lines(page, about->credit, width);
        page_show(page, x, foot, width, &lines, about->credit, COLOUR_QUIET, ALIGN_START);
    }
    return pages;
}

Pages about_build(Page *page, const View *view)
{
    About about = page->compact ? choose_compact(page, view) : choose(page, view);
    Page own = *page;
    own.leading = about.leading;
    Box body = page->body;
    double used = about.all_mm + body.y;
    double unit = page->height_mm / 268;
    int ropes = view->story->path_count < MARKS_MOST ? view->story->path_count : MARKS_MOST;
    double out = (ROPE_OUT + (ropes - 1) * ROPE_PITCH + 5) * unit; /* room for them */
    bool beside = about.width < body.w;
    if (view->visit->page == 0 && beside)
        show_newspaper(page, view, (Point){ body.x + about.width + out, 26 * unit }, unit);
    else if (view->visit->page == 0 && about.whole && page->portrait && !page->compact &&
             bar_top(page) - used > page->height_mm * 0.2)
        show_newspaper(page, view, (Point){ page->width_mm * 0.34, used + 2 * page->gap },
                       page->width_mm / 300);
    int pages = 1;
    if (view->visit->page == 0) {
        pages = show_first(&own, view, &about);
    } else {
        body.w = about.width;
        pages = flow_show(&own, about.parts, about.count, body, about.all_mm - about.text_mm,
                          view->visit->page);
    }
    bool more = view->visit->page < pages - 1;
    const Bar bar = { .next = more            ? words_in(page->language, "Next page")
                              : page->compact ? words_in(page->language, "Begin")
                                              : words_in(page->language, "Begin to read"),
                      .back = view->visit->page > 0 || view->visit->setup->story_count > 1 };
    bar_show(page, view, &bar);
    return (Pages){ pages, pages - 1, 0 };
}
