/* print_key.c: the teacher's key: a table of all levels; two plans of a lesson; then every claim
 * with the deciding fact, its trail, the answers to the four questions and how the words changed;
 * then every source. */
#include <math.h>
#include <string.h>

#include "content/wording.h"
#include "drawing/trail.h"
#include "print/print_parts.h"
#include "words/terms.h"
#include "words/words.h"

#define PAD_MM 1.8 /* between a fine line and the text next to it */

static const char *listed(Paper *paper, const char *before, const char *next)
{
    /* TR: between two items of a list, such as names */
    return paper_say(paper, "%s, %s", before, next);
}

static const char *node_name(const Paper *paper, const Trail *trail, int node)
{
    return node == 0 ? terms_article(paper->language) : trail->nodes[node].label;
}

/* ---- the table of all levels ---- */

/* Puts paragraphs with a little less than an empty line between them. */
static double put_paragraphs(Paper *paper, Box place, const char *text)
{
    double top = place.y;
    while (*text) {
        const char *end = strstr(text, "\n\n");
        int length = (int)(end ? (size_t)(end - text) : strlen(text));
        place.y += place.y > top ? 1.2 : 0;
        place.y += paper_text(paper, place, STYLE_READ_SMALL, COLOUR_INK,
                              arena_copy_bytes(paper->arena, text, (size_t)length));
        text += length + (end ? 2 : 0);
    }
    return place.y - top;
}

static void put_paragraphs_row(Paper *paper, const char *label, const char *text)
{
    double left = part_row(paper, paper->y, label, STYLE_READ_SMALL, "");
    paper->y += fmax(left, put_paragraphs(paper, part_main(paper, paper->y), text)) + 2.5;
}

static void put_beginning(Paper *paper)
{
    const Story *story = paper->story;
    part_title(paper);
    paper->y += 4;
    paper_rule(paper, paper->body.x, paper->y, paper->body.w, 0.25, COLOUR_HAIRLINE);
    paper->y += 4;
    put_paragraphs_row(paper, words_in(paper->language, "The story"), story->about);
    put_paragraphs_row(paper, words_in(paper->language, "For whom"),
                       arena_print(paper->arena, "%s\n\n%s", story->age_note, story->content_note));
    put_paragraphs_row(
        paper, words_in(paper->language, "How levels come about"),
        words_in(
            paper->language,
            "Nobody picks a level. Nine facts are written down for each claim, and fixed rules "
            "give the level. The first rule that fits decides. A level says how good the trail "
            "in this article is. It does not say whether the sentence is true: a true sentence "
            "can be badly sourced. Pupils may disagree. Ask for their reasons."));
    part_check_beginning(paper);
}

static void put_glance(Paper *paper, int number, double row)
{
    const Claim *claim = paper_claim(paper, number);
    if (!claim)
        return;
    double x = paper->body.x, line = paper_line(paper, STYLE_SMALL);
    double right = 26, label_w = paper->body.w - 70 - right - 2;
    double label_h = paper_height(paper, label_w, STYLE_SMALL, claim->label);
    double height = row + (label_h > 1.5 * line ? label_h - line : 0); /* a label with two lines */
    paper_need(paper, height);
    double y = paper->y, text = y + (row - line) / 2;
    int place = part_path_number(paper->story, number);
    paper_rule(paper, x, y, paper->body.w, 0.15, COLOUR_HAIRLINE);
    double badge = fmin(PART_BADGE_MM, row - 0.4);
    if (place)
        part_badge(paper, x, y + (row - badge) / 2, badge, place);
    paper_text(paper, (Box){ x + 8, text, 16, 0 }, STYLE_SMALL_BOLD, COLOUR_INK, claim->id);
    part_level(paper, 0.3, claim->verdict.level, (Box){ x + 22, y + 1, 15, row - 2 });
    paper_put(paper);
    const char *level = paper_words(
        paper, "%s · %s", terms_level(paper->language, claim->verdict.level), claim->verdict.rule);
    paper_text(paper, (Box){ x + 40, text, 30, 0 }, STYLE_SMALL_BOLD, COLOUR_INK, level);
    paper_text(paper, (Box){ x + 70, text, label_w, 0 }, STYLE_SMALL, COLOUR_INK, claim->label);
    paper_text(paper, (Box){ x + paper->body.w - right, text, right, 0 }, STYLE_SMALL, COLOUR_QUIET,
               terms_known(paper->language, claim->known));
    paper->y += height;
}

static void put_glances(Paper *paper, const int *order, int count)
{
    paper->y += 1.5;
    paper_need(paper, 30);
    Box at = { paper->body.x, paper->y, paper->body.w, 0 };
    paper->y +=
        paper_text(paper, at, STYLE_HEADING, COLOUR_INK, words_in(paper->language, "At a glance")) +
        2;
    /* If the table can end on the first page, it does. */
    double room = paper->body.y + paper->body.h - paper->y;
    double row = fmin(7, fmax(4.6, room / count));
    for (int i = 0; i < count && !paper->failed; i++)
        put_glance(paper, order[i], row);
}

/* ---- a claim, piece by piece: each draws at y and returns its height ---- */

typedef double Draw(Paper *paper, const Claim *claim, int index, double y);

/* A piece that is never divided between two pages. */
typedef struct {
    Draw *draw;
    int index;
    double above; /* space above it */
} Piece;

static double draw_aside(Paper *paper, const Claim *claim, double y)
{
    Box at = part_aside(paper, y);
    int place = part_path_number(paper->story, claim->number);
    double indent = place ? PART_BADGE_MM + 2 : 0;
    if (place)
        part_badge(paper, at.x, y + 0.3, PART_BADGE_MM, place);
    at.y += paper_text(paper, (Box){ at.x + indent, at.y, at.w - indent, 0 }, STYLE_HEADING,
                       COLOUR_INK, claim->id) +
            0.5;
    at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, claim->label) + 2;
    part_level(paper, 0.36, claim->verdict.level, (Box){ at.x, at.y, 27, 8 });
    paper_put(paper);
    at.y += 9;
    at.y += paper_text(paper, at, STYLE_LABEL, COLOUR_INK,
                       terms_level(paper->language, claim->verdict.level));
    return at.y - y;
}

static double draw_head(Paper *paper, const Claim *claim, int index, double y)
{
    (void)index;
    paper_rule(paper, paper->body.x, y, paper->body.w, 0.5, COLOUR_INK);
    y += 4;
    double aside = draw_aside(paper, claim, y);
    Box at = part_main(paper, y);
    at.y += part_claim_words(paper, at, STYLE_READ, claim) + 3;
    at.y += part_deciding(paper, at, STYLE_READ_SMALL, claim) + 1.5;
    /* TR: a rule's short name, such as W2, and what it says */
    const char *rule = paper_say(paper, "Rule %s: %s", claim->verdict.rule,
                                 terms_rule(paper->language, claim->verdict.rule));
    at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, rule);
    return 4 + fmax(aside, at.y - y);
}

static double draw_trail(Paper *paper, const Claim *claim, int index, double y)
{
    (void)index;
    Page *page = paper_page(paper, 0.32, 2.05);
    const TrailOf trail = { .claim = claim,
                            .article_date = paper->story->original_date,
                            .tags = true };
    double height = trail_height(page, &trail, paper->body.w);
    trail_draw(page, &trail, (Box){ paper->body.x, y, paper->body.w, height });
    paper_put(paper);
    return height;
}

static double draw_cards(Paper *paper, const Claim *claim, int index, double y)
{
    (void)index;
    return part_answers(paper, y, STYLE_SMALL_BOLD, claim);
}

/* Draws a wording; the words that differ stand out. */
static double put_wording(Paper *paper, Box at, const char *words)
{
    Wording wording = wording_parse(paper->arena, words);
    int count = wording.differing_count;
    PaperMark *marks = arena_take(paper->arena, (size_t)count + 1, sizeof(*marks));
    for (int i = 0; i < count; i++)
        marks[i] = (PaperMark){ wording.differing[i].start, wording.differing[i].end, true, 0 };
    return paper_marked_text(paper, at, STYLE_READ_SMALL, wording.text, marks, count);
}

/* Returns what was looked for where a trail stops. */
static const char *gap_words(Paper *paper, const Node *gap)
{
    /* TR: what was looked for; where; the date; how it ended */
    return paper_say(paper, "Looked for: %s. Where: %s. When: %s. Result: %s.", gap->sought,
                     gap->where,
                     arena_copy_text(paper->arena, page_date(&paper->drawing, gap->when)),
                     terms_result(paper->language, gap->result));
}

/* Draws an edge: the nearer wording beside the further one. */
static double draw_edge(Paper *paper, const Claim *claim, int index, double y)
{
    const Trail *trail = &claim->trail;
    const Edge *edge = &trail->edges[index];
    const Node *parent = &trail->nodes[edge->parent];
    bool gap = parent->type == NODE_GAP;
    paper_rule(paper, paper->body.x, y, paper->body.w, 0.15, COLOUR_HAIRLINE);
    y += PAD_MM;
    Box left = part_aside(paper, y), at = part_main(paper, y);
    left.y += paper_text(paper, left, STYLE_SMALL_BOLD, COLOUR_INK,
                         terms_relation(paper->language, edge->relation));
    if (!gap)
        left.y += paper_text(paper, left, STYLE_SMALL, COLOUR_QUIET,
                             terms_change(paper->language, edge->change));
    double width = (at.w - PART_GUTTER_MM) / 2;
    Box here = { at.x, y, width, 0 }, there = { at.x + width + PART_GUTTER_MM, y, width, 0 };
    here.y +=
        paper_text(paper, here, STYLE_SMALL, COLOUR_QUIET, node_name(paper, trail, edge->child));
    here.y += put_wording(paper, here, edge->child_words);
    there.y += paper_text(paper, there, STYLE_SMALL, COLOUR_QUIET,
                          edge->locator[0]
                              ? listed(paper, node_name(paper, trail, edge->parent), edge->locator)
                              : node_name(paper, trail, edge->parent));
    there.y += gap ? paper_text(paper, there, STYLE_SMALL, COLOUR_INK, gap_words(paper, parent))
                   : put_wording(paper, there, edge->parent_words);
    return fmax(left.y, fmax(here.y, there.y)) - y + 2 * PAD_MM;
}

/* Returns a work in a line: its name, its date, how we saw it, and whether it is younger than the
 * article. */
static const char *work_line(Paper *paper, const Node *work)
{
    const char *seen = terms_seen(paper->language, work->seen);
    if (content_found_later(work, paper->story->original_date))
        seen = listed(paper, seen, terms_found_later(paper->language));
    /* TR: a source's name, its date, how we saw it */
    return paper_say(paper, "%s, %s: %s", work->label, paper_date(paper, work->date), seen);
}

/* Draws a work beside the trail: what it does to which work, and what it says about it. */
static double draw_beside(Paper *paper, const Claim *claim, int index, double y)
{
    const Beside *beside = &claim->beside[index];
    paper_rule(paper, paper->body.x, y, paper->body.w, 0.15, COLOUR_HAIRLINE);
    y += PAD_MM;
    Box left = part_aside(paper, y), at = part_main(paper, y);
    left.y += paper_text(paper, left, STYLE_SMALL_BOLD, COLOUR_INK,
                         terms_relation(paper->language, beside->relation));
    left.y += paper_text(paper, left, STYLE_SMALL, COLOUR_QUIET,
                         node_name(paper, &claim->trail, beside->node));
    at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, work_line(paper, &beside->work));
    at.y += put_wording(paper, at, beside->words);
    return fmax(left.y, at.y) - y + 2 * PAD_MM;
}

/* Lists the works that the line on what is known rests on: what each is, and whether we saw it. */
static double list_known_works(Paper *paper, const Claim *claim, Box at)
{
    double top = at.y;
    at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, words_in(paper->language, "Sources"));
    for (int i = 0; i < claim->known_work_count; i++)
        at.y +=
            paper_text(paper, at, STYLE_SMALL, COLOUR_INK, work_line(paper, claim->known_works[i]));
    if (claim->known_work_count == 0)
        at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_INK,
                           words_in(paper->language, "none is named"));
    return at.y - top;
}

/* Draws what is known today, and beside it what that rests on. The sources of the trail are in the
 * drawing, and all sources are at the end. */
static double draw_known(Paper *paper, const Claim *claim, int index, double y)
{
    (void)index;
    paper_rule(paper, paper->body.x, y, paper->body.w, 0.15, COLOUR_HAIRLINE);
    y += PAD_MM;
    Box left = part_aside(paper, y), at = part_main(paper, y);
    left.y += paper_text(paper, left, STYLE_SMALL_BOLD, COLOUR_INK,
                         words_in(paper->language, "What we know"));
    /* TR: a date */
    const char *as_of = paper_say(paper, "as of %s", paper_date(paper, claim->known_as_of));
    left.y += paper_text(paper, left, STYLE_SMALL, COLOUR_QUIET, as_of);
    at.w = (at.w - PART_GUTTER_MM) / 2;
    Box sources = { at.x + at.w + PART_GUTTER_MM, y, at.w, 0 };
    at.y += paper_text(paper, at, STYLE_SMALL_BOLD, COLOUR_INK,
                       terms_known(paper->language, claim->known));
    at.y += paper_text(paper, at, STYLE_READ_SMALL, COLOUR_INK, claim->known_line);
    sources.y += list_known_works(paper, claim, sources);
    return fmax(left.y, fmax(at.y, sources.y)) - y + PAD_MM;
}

static double piece_height(Paper *paper, const Claim *claim, const Piece *piece)
{
    bool before = paper->measuring;
    paper->measuring = true;
    double height = piece->draw(paper, claim, piece->index, 0);
    paper->measuring = before;
    return height;
}

static int list_pieces(Paper *paper, const Claim *claim, Piece **pieces)
{
    int count = 0;
    Piece *list = arena_take(
        paper->arena, (size_t)(claim->trail.edge_count + claim->beside_count) + 4, sizeof(Piece));
    list[count++] = (Piece){ draw_head, 0, 9 };
    list[count++] = (Piece){ draw_trail, 0, 3 };
    list[count++] = (Piece){ draw_cards, 0, 2 };
    for (int i = 0; i < claim->trail.edge_count; i++)
        list[count++] = (Piece){ draw_edge, i, i ? 0 : 4 };
    for (int i = 0; i < claim->beside_count; i++)
        list[count++] = (Piece){ draw_beside, i, 0 };
    list[count++] = (Piece){ draw_known, 0, 0 };
    *pieces = list;
    return count;
}

/* Says at the top of a page that a claim goes on there. */
static void put_continued(Paper *paper, const Claim *claim)
{
    /* TR: a claim's id and short name, at the top of a page on which it goes on */
    const char *words = paper_say(paper, "%s · %s, continued", claim->id, claim->label);
    Box at = { paper->body.x, paper->y, paper->body.w, 0 };
    paper_rule(paper, at.x, at.y, at.w, 0.25, COLOUR_INK);
    at.y += 2;
    paper->y = at.y + paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, words) + 3;
}

/* Divides a claim between its pieces when the page ends, but never between its head and its
 * trail. */
static void put_claim(Paper *paper, int number)
{
    const Claim *claim = paper_claim(paper, number);
    if (!claim)
        return;
    Piece *pieces;
    int count = list_pieces(paper, claim, &pieces);
    double *heights = arena_take(paper->arena, (size_t)count, sizeof(double));
    for (int i = 0; i < count; i++)
        heights[i] = piece_height(paper, claim, &pieces[i]);
    for (int i = 0; i < count; i++) {
        if (heights[i] + 16 > paper->body.h) {
            paper_fail(paper, "claim %s: it has a text that is longer than a page; shorten it",
                       claim->id);
            return;
        }
    }
    double left = paper->body.y + paper->body.h - paper->y;
    double head = pieces[0].above + heights[0] + pieces[1].above + heights[1];
    if (head > left)
        paper_new_page(paper);
    for (int i = 0; i < count; i++) {
        bool fresh = paper->y <= paper->body.y;
        double above = fresh ? 0 : pieces[i].above;
        if (!fresh && paper->y + above + heights[i] > paper->body.y + paper->body.h + 0.01) {
            paper_new_page(paper);
            if (i)
                put_continued(paper, claim);
            above = 0;
        }
        paper->y += above;
        paper->y += pieces[i].draw(paper, claim, pieces[i].index, paper->y);
    }
}

/* ---- every source, once ---- */

/* A work, and the claims that name it. */
typedef struct {
    const Node *work;
    const Claim *last;  /* that was noted */
    const char *claims; /* "B09, B10" */
    int claim_count;
} Source;

#define MOST_CLAIMS 15 /* most claims that are named beside a source; they take four lines */

static void note_source(Paper *paper, GHashTable *known, GPtrArray *sources, const Node *work,
                        const Claim *claim)
{
    Source *source = g_hash_table_lookup(known, work->id);
    if (!source) {
        source = arena_take(paper->arena, 1, sizeof(*source));
        *source = (Source){ work, claim, claim->id, 1 };
        g_hash_table_insert(known, (char *)work->id, source);
        g_ptr_array_add(sources, source);
    } else if (source->last == claim) {
        return; /* it is on the trail, and what is known rests on it */
    } else if (source->claim_count++ < MOST_CLAIMS) {
        source->claims = listed(paper, source->claims, claim->id);
    } else if (source->claim_count == MOST_CLAIMS + 2) {
        source->claims = listed(paper, source->claims, "…");
    }
    source->last = claim;
}

static GPtrArray *list_sources(Paper *paper)
{
    GPtrArray *sources = g_ptr_array_new();
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < paper->story->claim_count; i++) {
        const Claim *claim = paper_claim(paper, i);
        for (int n = 0; claim && n < claim->trail.node_count; n++) {
            if (claim->trail.nodes[n].type == NODE_WORK)
                note_source(paper, known, sources, &claim->trail.nodes[n], claim);
        }
        for (int b = 0; claim && b < claim->beside_count; b++)
            note_source(paper, known, sources, &claim->beside[b].work, claim);
        for (int k = 0; claim && k < claim->known_work_count; k++)
            note_source(paper, known, sources, claim->known_works[k], claim);
    }
    g_hash_table_destroy(known);
    return sources;
}

/* Returns "author, publisher, date", without what is missing. */
static const char *by_whom(Paper *paper, const Node *work)
{
    bool same = strcmp(work->author, work->publisher) == 0;
    const char *parts[] = { work->author, same ? "" : work->publisher,
                            paper_date(paper, work->date) };
    const char *words = "";
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (parts[i][0])
            words = words[0] ? listed(paper, words, parts[i]) : parts[i];
    }
    return words;
}

static double draw_source(Paper *paper, const Source *source, double y)
{
    const Node *work = source->work;
    paper_rule(paper, paper->body.x, y, paper->body.w, 0.15, COLOUR_HAIRLINE);
    y += PAD_MM;
    Box left = part_aside(paper, y), at = part_main(paper, y);
    left.y += paper_text(paper, left, STYLE_SMALL_BOLD, COLOUR_INK, work->label);
    left.y += paper_text(paper, left, STYLE_SMALL, COLOUR_QUIET, source->claims);
    at.w -= 32;
    paper_text_at_end(paper, (Box){ at.x + at.w + 2, y, 30, 0 }, STYLE_SMALL_BOLD, COLOUR_INK,
                      terms_seen(paper->language, work->seen));
    at.y += paper_text(paper, at, STYLE_READ_SMALL, COLOUR_INK, work->title);
    at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET, by_whom(paper, work));
    if (work->address[0])
        at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_TOUCH, work->address);
    if (work->archived[0])
        at.y += paper_text(paper, at, STYLE_SMALL, COLOUR_TOUCH, work->archived);
    return fmax(left.y, at.y) - y + 2 * PAD_MM;
}

static void put_sources(Paper *paper)
{
    GPtrArray *sources = list_sources(paper);
    for (guint i = 0; i < sources->len && !paper->failed; i++) {
        const Source *source = g_ptr_array_index(sources, i);
        paper->measuring = true;
        double height = draw_source(paper, source, 0);
        paper->measuring = false;
        if (height + 21 > paper->body.h)
            paper_fail(paper, "work %s: it has more words than a page; shorten them",
                       source->work->id);
        if (i == 0) {
            paper_need(paper, height + 21);
            paper->y += paper->y > paper->body.y ? 10 : 0;
            Box at = { paper->body.x, paper->y, paper->body.w, 0 };
            paper->y += paper_text(paper, at, STYLE_HEADING, COLOUR_INK,
                                   words_in(paper->language, "All sources")) +
                        3;
        }
        paper_need(paper, height);
        paper->y += draw_source(paper, source, paper->y);
    }
    g_ptr_array_free(sources, TRUE);
}

/* Returns the numbers of all claims, those of the walk-up path first. */
static int *reading_order(Paper *paper)
{
    const Story *story = paper->story;
    int *order = arena_take(paper->arena, (size_t)story->claim_count + 1, sizeof(int)), count = 0;
    for (int i = 0; i < story->path_count; i++)
        order[count++] = story->path[i];
    for (int i = 0; i < story->claim_count; i++) {
        if (!part_path_number(story, i))
            order[count++] = i;
    }
    return order;
}

void key_fill(Paper *paper)
{
    int count = paper->story->claim_count, *order = reading_order(paper);
    put_beginning(paper);
    if (count > 1)
        put_glances(paper, order, count);
    if (count > 1)
        lesson_fill(paper);
    for (int i = 0; i < count && !paper->failed; i++)
        put_claim(paper, order[i]);
    put_sources(paper);
}
