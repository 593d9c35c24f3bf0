#include "screens/knot_panel.h"

#include <math.h>

#include "drawing/tag.h"
#include "drawing/trail.h"
#include "drawing/wording.h"
#include "screens/sheets.h"
#include "typeset/phrase.h"
#include "words/terms.h"

/* ---- a source and its wording ---- */

/* The words are larger where there is room for that. */
static Type largest_type(const Page *page)
{
    return page->small || page->large ? TYPE_READING : TYPE_LEAD;
}

typedef struct {
    const char *name, *note; /* `note`: what it is and how it was seen */
    const char *words;       /* NULL: none */
    WordingStyle style;
    const char *tag; /* where the trail has none; "" or NULL: none */
} Source;

#define SOURCES_MOST 4

/* "newspaper · March 2015 · seen in a copy", without what is not known. */
static const char *node_note(Page *page, const View *view, const Node *node)
{
    Arena *arena = page->scene->arena;
    const Language *language = page->language;
    if (node->type == NODE_ARTICLE)
        return page_date(page, view->story->original_date);
    if (node->type == NODE_GAP)
        return terms_result(language, node->result);
    const char *note = terms_kind(language, node->kind);
    if (node->date[0])
        note = phrase_print(arena, "%s · %s", note, page_date(page, node->date));
    if (content_found_later(node, view->story->original_date))
        note = phrase_print(arena, "%s · %s", note, words_in(language, "found later"));
    return phrase_print(arena, "%s · %s", note, terms_seen(language, node->seen));
}

/* What the editors looked for and did not find, or NULL. */
static const char *sought_by_us(const Page *page, const Node *node)
{
    return node->sought[0] ? phrase_print(page->scene->arena,
                                          /* TR: %s as in: who counted the land */
                                          words_in(page->language, "Looked for: %s"), node->sought)
                           : NULL;
}

static Source source_of(Page *page, const View *view, int number, const char *words)
{
    const Node *node = &view->claim->trail.nodes[number];
    if (node->type == NODE_ARTICLE)
        return (Source){ .name = terms_article(page->language),
                         .note = node_note(page, view, node),
                         .words = words ? words : view->claim->words,
                         .style = WORDING_MARKED };
    if (node->type == NODE_GAP)
        return (Source){ .name = node->label,
                         .note = node_note(page, view, node),
                         .words = sought_by_us(page, node),
                         .style = WORDING_PLAIN };
    return (Source){ .name = node->label,
                     .note = node_note(page, view, node),
                     .words = words,
                     .style = WORDING_QUOTED };
}

/* Returns the edge between the touched knot and the next source: one in which the words changed if
 * there is one. For the end of a trail it is an edge that leads there. NULL: it has none. */
static const Edge *edge_of(const KnotPanel *panel)
{
    const Trail *trail = &panel->view->claim->trail;
    int node = panel->walk->knots[panel->knot - 1].nodes[0];
    const Edge *best = NULL;
    for (int towards = 0; towards < 2 && !best; towards++) {
        for (int i = 0; i < trail->edge_count; i++) {
            const Edge *edge = &trail->edges[i];
            bool fits = (towards ? edge->parent : edge->child) == node;
            if (fits && (!best || (best->change == CHANGE_NONE && edge->change != CHANGE_NONE)))
                best = edge;
        }
    }
    return best;
}

/* Fills in what stands side by side: the nearer source, the further one, and the works beside the
 * trail that are about the touched one. Returns how many. */
static int list_sources(Page *page, const KnotPanel *panel, Source *sources)
{
    const View *view = panel->view;
    const Claim *claim = view->claim;
    int node = panel->walk->knots[panel->knot - 1].nodes[0], count = 0;
    const Edge *edge = edge_of(panel);
    if (edge) {
        sources[count++] = source_of(page, view, edge->child, edge->child_words);
        sources[count] = source_of(page, view, edge->parent, edge->parent_words);
        if (edge->locator[0])
            sources[count].note =
                phrase_print(page->scene->arena, "%s · %s", sources[count].note, edge->locator);
        count++;
    } else {
        sources[count++] = source_of(page, view, node, NULL);
    }
    for (int i = 0; i < claim->beside_count && count < SOURCES_MOST; i++) {
        const Beside *beside = &claim->beside[i];
        if (beside->node != node)
            continue;
        const char *relation = terms_relation(page->language, beside->relation);
        const char *note = beside->work.date[0]
                               ? phrase_print(page->scene->arena, "%s · %s", relation,
                                              page_date(page, beside->work.date))
                               : relation;
        sources[count++] = (Source){
            .name = beside->work.label, .note = note, .words = beside->words, .style = WORDING_PLAIN
        };
    }
    return count;
}

/* What changed on the way from the touched knot, or what was decided there: words for a tag. */
static const char *tag_of(const Page *page, const KnotPanel *panel)
{
    const Edge *edge = edge_of(panel);
    if (edge && edge->change != CHANGE_NONE)
        return terms_tag_change(page->language, edge->change);
    return panel->walk->deciding_knot == panel->knot - 1
               ? terms_tag_rule(page->language, panel->view->claim->verdict.rule)
               : "";
}

/* A name, and a tag at the end of its line. */
typedef struct {
    const char *name, *tag;
    Lines lines;
    Point tag_mm; /* its size */
} Named;

static void draw_named(Page *page, const void *what, Box box)
{
    const Named *named = what;
    double y = box.y + (box.h - named->tag_mm.y) / 2;
    page_show(page, box.x, box.y + (box.h - named->lines.height_mm) / 2, box.w, &named->lines,
              named->name, COLOUR_QUIET, ALIGN_START);
    scene_speak(page->scene, "%s", named->tag);
    tag_draw(page, (Box){ box.x + box.w - named->tag_mm.x, y, named->tag_mm.x, named->tag_mm.y },
             named->tag, false, NULL);
}

/* Where there is little room, a tag is a little lower than elsewhere. */
static Point size_of_tag(Page *page, const char *words)
{
    Point size = tag_size(page, words);
    double low = page->compact && !page->language->right_to_left ? 0 : 0.25 * size.y;
    if (sheets_close(page))
        size = (Point){ size.x - 1.2 * low, size.y - low };
    return size;
}

/* True when the tag has room at the end of the name's line, or there is none. */
static bool tag_beside(const Stack *sheet, const Source *source)
{
    Page *page = sheet->page;
    if (!source->tag || !*source->tag)
        return true;
    double name = page_break(page, source->name, TYPE_LABEL, 1e6).width_mm;
    double gap = sheets_close(page) ? PAGE_GAP_MM : page->gap;
    return name + gap + size_of_tag(page, source->tag).x <= sheet->width_mm;
}

/* Adds the tag in a line of its own, or with the name where it has room beside it. */
static void add_tag(Stack *sheet, const Source *source, bool named_too)
{
    Page *page = sheet->page;
    const char *name = named_too ? source->name : "";
    Point size = size_of_tag(page, source->tag);
    if (!named_too && page->compact && page->language->right_to_left)
        stack_gap(sheet, 0.25 * page->capital); /* below the name, for the marks of its letters */
    if (size.x > sheet->width_mm) {             /* too long for a tag, which has one line */
        stack_gap(sheet, page->language->right_to_left ? 0.45 * page->capital : 0);
        stack_text(sheet, source->tag, TYPE_LABEL, COLOUR_INK);
        return;
    }
    Named *named = arena_take(page->scene->arena, 1, sizeof(*named));
    *named = (Named){ name, source->tag, page_break(page, name, TYPE_LABEL, 1e6), size };
    if (sheets_close(page)) /* the ends of a tag may reach a little into the lines */
        named->lines = page_close(named->lines);
    bool low = named_too && sheets_close(page) && page->language->right_to_left;
    stack_part(sheet, fmax(named->lines.height_mm, low ? 0.9 * size.y : size.y), false, draw_named,
               named);
}

static void add_name(Stack *sheet, const Source *source)
{
    if (sheets_close(sheet->page))
        stack_text_close(sheet, source->name, TYPE_LABEL, COLOUR_QUIET);
    else
        stack_text(sheet, source->name, TYPE_LABEL, COLOUR_QUIET);
}

/* Adds what the source is and how it was seen. */
static void add_note(Stack *sheet, const Source *source, bool note, double marks)
{
    if (note) {
        stack_gap(sheet, marks);
        stack_text(sheet, source->note, TYPE_NOTE, COLOUR_QUIET);
    } else {
        stack_speech(sheet, source->note);
    }
}

/* Adds the name and the words on one page, and the tag, which has no room there, with the words
 * that follow, or again with the last two lines. */
static void add_tag_later(Sheets *sheets, const Source *source, const Lines *lines)
{
    const char *text = wording_text(sheets->page, source->words, source->style);
    int count = sheets_line_room(sheets, lines), all = lines->line_count;
    count = count < 1 ? 1 : count < all ? count : all;
    sheets_piece(sheets, source->words, text, lines, source->style, 0, count);
    add_tag(sheets_add(sheets), source, false);
    int first = count <= all - 2 ? count : all > 2 ? all - 2 : 0;
    sheets_lines(sheets, source->words, text, lines, source->style, first);
}

/* True when the name, the tag below it and two lines of the words, or all, are on one page. */
static bool fits_tag(const Sheets *sheets, const Source *source, const Lines *lines)
{
    Sheets one = sheets_start(sheets->page, sheets->words, sheets->width_mm, sheets->height_mm);
    Stack *sheet = sheets_add(&one);
    add_name(sheet, source);
    add_tag(sheet, source, false);
    return sheets_line_room(&one, lines) >= (lines->line_count < 2 ? lines->line_count : 2);
}

/* Adds a source to the sheets: its name, its note, its words. */
static void add_source(Sheets *sheets, const Source *source, bool note)
{
    Page *page = sheets->page;
    Stack *sheet = &sheets->all[sheets->count - 1];
    bool tag = source->tag && *source->tag, beside = tag_beside(sheet, source);
    Lines lines = { 0 };
    if (source->words)
        lines = wording_lines(page, sheets->width_mm, source->words, sheets->words, source->style);
    bool later =
        tag && !beside && page->compact && source->words && !fits_tag(sheets, source, &lines);
    if (tag && beside)
        add_tag(sheet, source, true);
    else
        add_name(sheet, source);
    if (tag && !beside && !later) {
        add_tag(sheet, source, false);
        stack_gap(sheet, source->style == WORDING_MARKED ? PAGE_GAP_MM : 0);
    }
    if (page->compact && page->language->right_to_left) /* marks of the words reach far up */
        stack_gap(sheet, 0.2 * page_capital(page, TYPE_READING));
    /* Tails of Arabic letters reach far down, marks above them far up. */
    double marks =
        page->language->right_to_left && !page->small ? 0.4 * page_capital(page, TYPE_LABEL) : 0;
    add_note(sheet, source, note, marks);
    if (!source->words)
        return;
    if (!page->small)
        stack_gap(sheet, fmax(page->gap * 0.25, marks));
    if (later)
        add_tag_later(sheets, source, &lines);
    else
        sheets_lines(sheets, source->words, wording_text(page, source->words, source->style),
                     &lines, source->style, 0);
}

/* A line between two columns. */
static void draw_divider(Page *page, const void *what, Box box)
{
    (void)what;
    double x = box.x + box.w / 2;
    scene_stroke(
        page->scene,
        (const Point[]){ { x, box.y }, { x, box.y }, { x, box.y + box.h }, { x, box.y + box.h } },
        4, 0.3 * page->scale, COLOUR_HAIRLINE, false);
}

static void draw_rule(Page *page, const void *what, Box box)
{
    (void)what;
    double y = box.y + box.h / 2;
    scene_stroke(
        page->scene,
        (const Point[]){ { box.x, y }, { box.x, y }, { box.x + box.w, y }, { box.x + box.w, y } },
        4, 0.3 * page->scale, COLOUR_HAIRLINE, false);
}

/* Adds the sources side by side in one sheet. */
static void add_columns(Sheets *sheets, const Source *sources, int count, bool note)
{
    Page *page = sheets->page;
    Stack *sheet = &sheets->all[sheets->count - 1];
    double gap = (sheets_close(page) ? 1.5 : 2.5) * page->gap,
           width = (sheet->width_mm - (count - 1) * gap) / count;
    Stack columns[2 * SOURCES_MOST];
    for (int i = 0; i < count; i++) {
        Sheets one = sheets_start(page, sheets->words, width, 1e6);
        sheets_add(&one);
        add_source(&one, &sources[i], note);
        columns[2 * i] = one.all[0];
        if (i + 1 < count) {
            columns[2 * i + 1] = stack_start(page, gap);
            stack_part(&columns[2 * i + 1], 0, true, draw_divider, "");
        }
    }
    stack_end_columns(sheet, columns, 2 * count - 1, 0);
    stack_keep_height(sheet);
}

/* Adds the sources one below the other in one sheet. */
static void add_rows(Sheets *sheets, const Source *sources, int count, bool note)
{
    for (int i = 0; i < count; i++) {
        if (i > 0)
            stack_part(&sheets->all[sheets->count - 1], 2 * sheets->page->gap, false, draw_rule,
                       "");
        add_source(sheets, &sources[i], note);
    }
}

/* Lays out the sources: side by side or, in a narrow panel, one below the other; with smaller
 * words, or without notes, if they need the room; else each on a page of its own, the touched one
 * first. */
static Sheets lay_sources(Page *page, const KnotPanel *panel, double width, double height)
{
    Source sources[SOURCES_MOST];
    int count = list_sources(page, panel, sources);
    const Edge *edge = edge_of(panel);
    int node = panel->walk->knots[panel->knot - 1].nodes[0];
    int first = edge && edge->parent == node ? 1 : 0, second = edge ? 1 - first : 0;
    if (panel->tag)
        sources[first].tag = tag_of(page, panel);
    bool narrow = width < 200 * page->text_scale || count > 3;
    Page *close = sheets_close_page(page);
    for (int way = 0; way < (page->small ? 10 : 8) && !page->compact; way++) {
        bool note = way < 4;
        Type words = way % 4 < 2 ? largest_type(page) : TYPE_READING;
        Sheets one = sheets_start(way < 8 ? page : close, words, width, 1e6);
        sheets_add(&one);
        if (count > 1 && (way % 2 == 0) != narrow)
            add_columns(&one, sources, count, note);
        else
            add_rows(&one, sources, count, note);
        if (sheets_fit(&one, height))
            return one;
    }
    Sheets pages = sheets_start(page, TYPE_READING, width, height);
    for (int i = 0; i < count; i++) {
        int number = i == 0 ? first : i == first ? 0 : i;
        if (page->compact && i > 0 && number == second) /* it is one touch away */
            continue;
        sheets_add(&pages);
        add_source(&pages, &sources[number], !page->small);
    }
    return pages;
}

/* ---- a knot that stands for several works ---- */

/* Returns how a work of the trail puts it, or NULL. */
static const char *words_of(const Trail *trail, int node)
{
    const char *words = NULL;
    for (int i = 0; i < trail->edge_count; i++) {
        const Edge *edge = &trail->edges[i];
        if (edge->child == node && edge->child_words[0])
            return edge->child_words;
        if (edge->parent == node && edge->parent_words[0] && !words)
            words = edge->parent_words;
    }
    return words;
}

/* What all of the works have in common: the one source that they repeat, or who made them. */
static const char *list_heading(Page *page, const KnotPanel *panel)
{
    const Trail *trail = &panel->view->claim->trail;
    const Edge *edge = edge_of(panel);
    const WalkKnot *knot = &panel->walk->knots[panel->knot - 1];
    if (edge && edge->child == knot->nodes[0] && trail->nodes[edge->parent].type == NODE_WORK)
        return phrase_print(page->scene->arena,
                            /* TR: how many works, and the one source that all of them repeat */
                            words_in(page->language, "%d works, one source: %s"), knot->count,
                            trail->nodes[edge->parent].label);
    /* TR: how many works, and who is behind all of them */
    return phrase_print(page->scene->arena,
                        words_in(page->language, "%d works, made by the same people: %s"),
                        knot->count, trail->nodes[knot->nodes[0]].body);
}

static void declare_cell(Stack *cell, const Trail *trail, int node)
{
    Stack inside = stack_card(cell, (cell->page->compact ? 1.5 : 4) * cell->page->text_scale);
    const char *words = words_of(trail, node);
    stack_text(&inside, trail->nodes[node].label, TYPE_LABEL, COLOUR_INK);
    if (words)
        wording_declare(&inside, words, TYPE_READING, WORDING_QUOTED);
    stack_spring(&inside);
    stack_end_card(cell, &inside, COLOUR_PAPER, COLOUR_BORDER, 0.4 * cell->page->scale);
}

/* Adds the works one below the other, for panels that are lower than a cell. */
static Sheets lay_rows(Page *page, const KnotPanel *panel, double width, double height)
{
    const WalkKnot *knot = &panel->walk->knots[panel->knot - 1];
    Sheets sheets = sheets_start(page, TYPE_READING, width, height);
    stack_text(sheets_add(&sheets), list_heading(page, panel), TYPE_LABEL, COLOUR_QUIET);
    for (int i = 0; i < knot->count; i++) {
        int node = knot->nodes[i];
        const char *words = words_of(&panel->view->claim->trail, node);
        Source source = source_of(page, panel->view, node, words);
        const Stack *sheet = &sheets.all[sheets.count - 1];
        double name = page_break(page, source.name, TYPE_LABEL, width).height_mm;
        double needed = name + (words ? page_line(page, TYPE_READING) : 0);
        if (sheet->height_mm + needed > height + 0.01 || sheet->count > 12)
            sheets_add(&sheets);
        add_source(&sheets, &source, false);
    }
    return sheets;
}

static Sheets lay_list(Page *page, const KnotPanel *panel, double width, double height)
{
    const WalkKnot *knot = &panel->walk->knots[panel->knot - 1];
    const Trail *trail = &panel->view->claim->trail;
    int most = page->compact ? 1 : width < 200 * page->text_scale ? 2 : 3, in_row = most;
    double gap = page->gap;
    Sheets sheets = sheets_start(page, TYPE_READING, width, height);
    Stack *sheet = sheets_add(&sheets);
    stack_text(sheet, list_heading(page, panel), TYPE_LABEL, COLOUR_QUIET);
    for (int first = 0; first < knot->count; first += in_row) {
        Stack row = stack_start(page, width), cells[3];
        in_row = knot->count - first < most ? knot->count - first : most;
        stack_columns(&row, cells, most, gap);
        for (int i = 0; i < most; i++) {
            if (i < in_row)
                declare_cell(&cells[i], trail, knot->nodes[first + i]);
        }
        stack_gap(&row, gap);
        stack_end_columns(&row, cells, most, gap);
        stack_keep_height(&row);
        bool below_heading = sheets.count == 1 && sheet->count == 1;
        if (row.height_mm + (below_heading ? sheet->height_mm : 0) > height + 0.01)
            return lay_rows(page, panel, width, height); /* no page is a heading alone */
        bool full = sheet->height_mm + row.height_mm > height + 0.01 || sheet->count > 12;
        if (full && sheet->count > 0)
            sheet = sheets_add(&sheets);
        stack_end_columns(sheet, &row, 1, 0);
    }
    return sheets;
}

/* ---- a question ---- */

/* Adds the two wordings of the span in which the words changed. */
static void add_change(Sheets *sheets, const KnotPanel *panel)
{
    Page *page = sheets->page;
    const Trail *trail = &panel->view->claim->trail;
    for (int i = 0; i < trail->edge_count; i++) {
        const Edge *edge = &trail->edges[i];
        if (edge->change == CHANGE_NONE || !edge->parent_words[0])
            continue;
        const Source sources[] = { source_of(page, panel->view, edge->child, edge->child_words),
                                   source_of(page, panel->view, edge->parent, edge->parent_words) };
        stack_gap(&sheets->all[sheets->count - 1], page->gap);
        add_columns(sheets, sources, 2, false);
        return;
    }
}

/* What the tag says of what the question is about: what changed, or why the trail gives out. */
static const char *tag_of_card(const Page *page, const KnotPanel *panel)
{
    const Claim *claim = panel->view->claim;
    if (panel->card == CARD_MISSING && trail_end_sign(claim) != WALK_HOLDS)
        return terms_tag_rule(page->language, claim->verdict.rule);
    for (int i = 0; panel->card == CARD_SAYS && i < claim->trail.edge_count; i++) {
        if (claim->trail.edges[i].change != CHANGE_NONE)
            return terms_tag_change(page->language, claim->trail.edges[i].change);
    }
    return "";
}

/* Adds the question above its answer. */
static void add_question(Stack *sheet, const char *question, const char *tag)
{
    const Source asked = { .name = question, .tag = tag };
    bool beside = tag_beside(sheet, &asked);
    if (*tag && beside)
        add_tag(sheet, &asked, true);
    else if (sheet->page->terse)
        stack_text_close(sheet, question, TYPE_LABEL, COLOUR_QUIET);
    else
        stack_text(sheet, question, TYPE_LABEL, COLOUR_QUIET);
    if (*tag && !beside)
        add_tag(sheet, &asked, false);
}

/* Lays out the answer to a question; in later ways without the tag, which is elsewhere, too, then
 * smaller, and without the wordings. On the smallest panels the question is above it only where
 * that takes no further page: sets *asked. */
static Sheets lay_card(Page *page, const KnotPanel *panel, double width, double height, bool *asked)
{
    const char *text = panel->view->claim->cards[panel->card];
    const char *question = terms_card(page->language, panel->card);
    const char *tag = panel->tag ? tag_of_card(page, panel) : "";
    bool wordings = panel->card == CARD_SAYS && width > 200 * page->text_scale;
    Page *close = sheets_close_page(page);
    Sheets sheets = { 0 };
    for (int turn = *tag ? -2 : 0; turn < 4; turn++) {
        int way = turn < 0 ? turn + 2 : turn;
        sheets = sheets_start(page->terse && way == 1 ? close : page,
                              way % 2 ? TYPE_READING : largest_type(page), width, height);
        Stack *sheet = sheets_add(&sheets);
        Lines lines = page_break_running(sheets.page, text, sheets.words, width);
        *asked = !page->terse || way < 2;
        if (*asked)
            add_question(sheet, question, turn < 0 ? tag : "");
        else
            stack_speech(sheet, question);
        sheets_lines(&sheets, text, text, &lines, WORDING_PLAIN, 0);
        if (way < 2 && wordings)
            add_change(&sheets, panel);
        if (sheets_fit(&sheets, height))
            break;
    }
    return sheets;
}

/* ---- the panel ---- */

static Sheets lay_out(Page *page, const KnotPanel *panel, double width, double height)
{
    bool asked;
    if (panel->knot == 0)
        return lay_card(page, panel, width, height, &asked);
    if (panel->walk->knots[panel->knot - 1].count > 1)
        return lay_list(page, panel, width, height);
    return lay_sources(page, panel, width, height);
}

static const Stack *sheet_at(const Sheets *sheets, int shown)
{
    return &sheets->all[shown < sheets->count ? shown : sheets->count - 1];
}

double knot_panel_height(Page *page, const KnotPanel *panel, double width_mm)
{
    return lay_out(page, panel, width_mm, 1e6).all[0].height_mm;
}

int knot_panel_pages(Page *page, const KnotPanel *panel, double width_mm, double most_mm,
                     bool *asked)
{
    *asked = true;
    return panel->knot == 0 ? lay_card(page, panel, width_mm, most_mm, asked).count
                            : lay_out(page, panel, width_mm, most_mm).count;
}

double knot_panel_used(Page *page, const KnotPanel *panel, double width_mm, double most_mm,
                       int shown)
{
    Sheets sheets = lay_out(page, panel, width_mm, most_mm);
    return fmin(sheet_at(&sheets, shown)->height_mm, most_mm);
}

int knot_panel_show(Page *page, const KnotPanel *panel, Box box, double most_mm, int shown)
{
    Sheets sheets = lay_out(page, panel, box.w, most_mm);
    stack_show(sheet_at(&sheets, shown), box);
    return sheets.count;
}
