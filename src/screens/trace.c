/* trace.c: the trail, and four questions about it. */
#include <math.h>

#include "drawing/trail.h"
#include "layout/flow.h"
#include "screens/screens_private.h"
#include "words/terms.h"

static const char *card_label(const Page *page, Card card)
{
    return page->terse ? terms_card_short(page->language, card) : terms_card(page->language, card);
}

/* Shows the questions as one or two rows of buttons. Returns the height. */
static double card_row(Page *page, const View *view, Box box, bool show)
{
    int columns = page->portrait ? 2 : 4;
    double widths[CARD_COUNT], height = PAGE_TOUCH_MM * page->scale, x = box.x;
    const char *labels[CARD_COUNT];
    for (int i = 0; i < CARD_COUNT; i++)
        labels[i] = card_label(page, (Card)i);
    for (int i = 0; i < CARD_COUNT; i += columns)
        button_share(page, labels + i, columns, page->gap, box.w, widths + i);
    for (int i = 0; i < CARD_COUNT; i++) {
        Lines lines = page_break(page, labels[i], TYPE_LABEL, widths[i] - 2 * PAGE_GAP_MM);
        height = fmax(height, lines.height_mm + 2 * PAGE_GAP_MM * page->scale);
    }
    for (int i = 0; show && i < CARD_COUNT; x += widths[i++] + page->gap) {
        if (i % columns == 0)
            x = box.x;
        const char *id = arena_print(page->scene->arena, "card:%s", content_card_name((Card)i));
        Box at = { x, box.y + i / columns * (height + page->gap), widths[i], height };
        button_show(page, id, at, NULL, labels[i], terms_card(page->language, (Card)i), AREA_CARD,
                    (view->visit->open_cards & 1U << i) != 0);
    }
    int rows = CARD_COUNT / columns;
    return rows * height + (rows - 1) * page->gap;
}

static int open_card(const Visit *visit)
{
    for (int i = 0; i < CARD_COUNT; i++) {
        if (visit->open_cards & 1U << i)
            return i;
    }
    return -1;
}

/* Returns the first edge along the trail in which the words changed, or -1. */
static int changed_edge(const Trail *trail)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].change != CHANGE_NONE && trail->edges[i].parent_words[0])
            return i;
    }
    return -1;
}

static const char *node_name(const Page *page, const Trail *trail, int node)
{
    return node == 0 ? words_in(page->language, "This article") : trail->nodes[node].label;
}

/* Shows a wording below the name of its source. Returns the height. */
static double wording(Page *page, Box box, const char *who, const char *words)
{
    double y = box.y;
    y += page_text(page, box.x, y, box.w, who, TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    y += page_text(page, box.x, y, box.w, words, TYPE_READING, COLOUR_INK, ALIGN_START);
    return y - box.y;
}

/* Returns the height of two wordings side by side. */
static double wordings_height(Page *page, const Trail *trail, const Edge *edge, double width)
{
    const char *const who[] = { node_name(page, trail, edge->child),
                                node_name(page, trail, edge->parent) };
    const char *const words[] = { edge->child_words, edge->parent_words };
    double most = 0;
    for (int i = 0; i < 2; i++)
        most = fmax(most, page_break(page, who[i], TYPE_TEXT, width).height_mm +
                              page_break(page, words[i], TYPE_READING, width).height_mm);
    return most;
}

/* Shows the two wordings side by side, only if both fit. */
static void wordings(Page *page, const Claim *claim, Box box)
{
    int changed = changed_edge(&claim->trail);
    if (changed < 0)
        return;
    const Edge *edge = &claim->trail.edges[changed];
    double width = (box.w - 2 * page->gap) / 2;
    if (wordings_height(page, &claim->trail, edge, width) > box.h + 0.5)
        return;
    wording(page, (Box){ box.x, box.y, width, box.h }, node_name(page, &claim->trail, edge->child),
            edge->child_words);
    wording(page, (Box){ box.x + width + 2 * page->gap, box.y, width, box.h },
            node_name(page, &claim->trail, edge->parent), edge->parent_words);
}

/* Shows the text of the open card, or what to do when none is open. Returns its number of pages. */
static int card_panel(Page *page, const View *view, int card, Box box)
{
    scene_box(page->scene, box, COLOUR_CARD, COLOUR_HAIRLINE, 0.3 * page->scale, 2.2 * page->scale);
    const Claim *claim = view->claim;
    double pad = page->compact ? 2 : 5 * page->scale;
    Box in = { box.x + pad, box.y + pad, box.w - 2 * pad, box.h - 2 * pad };
    if (card < 0) {
        const char *hint = words_in(page->language, "Touch a question below to look at the trail.");
        Lines lines = page_break(page, hint, TYPE_TEXT, in.w);
        page_show(page, in.x, in.y + (in.h - lines.height_mm) / 2, in.w, &lines, hint, COLOUR_QUIET,
                  ALIGN_CENTRE);
        return 1;
    }
    double y = in.y;
    const char *question = page->terse ? "" : terms_card(page->language, (Card)card);
    double whole = page_break(page, question, TYPE_LABEL, in.w).height_mm +
                   page_break(page, claim->cards[card], TYPE_READING, in.w).height_mm;
    if (page->compact || whole > in.h + 0.5) {
        scene_speak(page->scene, "%s", terms_card(page->language, (Card)card));
        const FlowPart words = { .text = claim->cards[card],
                                 .type = TYPE_READING,
                                 .colour = COLOUR_INK };
        return flow_show(page, &words, 1, in, 0, view->visit->page);
    }
    if (!page->terse)
        y += page_text(page, in.x, y, in.w, terms_card(page->language, (Card)card), TYPE_LABEL,
                       COLOUR_INK, ALIGN_START);
    else
        scene_speak(page->scene, "%s", terms_card(page->language, (Card)card));
    y += page_text(page, in.x, y, in.w, claim->cards[card], TYPE_READING, COLOUR_INK, ALIGN_START);
    y += page->gap * 0.5;
    if (card == CARD_SAYS)
        wordings(page, claim, (Box){ in.x, y, in.w, in.y + in.h - y });
    return 1;
}

/* Returns the height of this claim's longest card, so that nothing moves when another card is
 * opened. */
static double panel_height(Page *page, const Claim *claim, double width)
{
    double pad = page->compact ? 2 : 5 * page->scale;
    double inner = width - 2 * pad, most = 0;
    for (int i = 0; i < CARD_COUNT; i++) {
        double height = page_break(page, claim->cards[i], TYPE_READING, inner).height_mm;
        int changed = changed_edge(&claim->trail);
        if (i == CARD_SAYS && changed >= 0 && !page->compact) {
            const Edge *edge = &claim->trail.edges[changed];
            double half = (inner - 2 * page->gap) / 2;
            height += page->gap * 0.5 + wordings_height(page, &claim->trail, edge, half);
        }
        most = fmax(most, height);
    }
    return most + 2 * pad + (page->terse ? 0 : page_line(page, TYPE_LABEL));
}

/* Shows the eyebrow and the heading, or only speaks them if the trail needs their room (large text
 * on a low panel). `bottom` is where the trail's room ends. Returns the height. */
static double heading(Page *page, const View *view, const Claim *claim, Box box, double bottom)
{
    const char *words = words_in(page->language, "Where does the trail lead?");
    double height = claim_head_height(page, view, box.w, claim) + page->gap +
                    page_break(page, words, TYPE_HEADING, box.w).height_mm;
    double trail = 2 * page_line(page, TYPE_LABEL) + 24 * page->scale;
    if (page->compact || bottom - box.y - height < trail) {
        claim_head_speak(page, view, claim);
        scene_speak(page->scene, "%s", words);
        return 0;
    }
    double y = box.y + claim_head_show(page, view, box, claim);
    y += page_text(page, box.x, y, box.w, words, TYPE_HEADING, COLOUR_INK, ALIGN_START);
    return y + page->gap - box.y;
}

Pages trace_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    Box body = page->body;
    double cards = card_row(page, view, body, false);
    double cards_y = body.y + body.h - cards;
    double y = body.y + heading(page, view, claim, body, cards_y - page->gap);
    double panel = panel_height(page, claim, body.w);
    int card = open_card(view->visit);
    double room = cards_y - page->gap - y;
    const TrailOf trail = { claim, view->story->original_date, false };
    int pages = 1;
    if (page->compact || room - panel - page->gap < TRAIL_LEAST_MM * page->scale) {
        /* While a card is open its text takes the place of the rope. */
        Box box = { body.x, y, body.w, room };
        if (card >= 0) {
            pages = card_panel(page, view, card, box);
            trail_speak(page, &trail);
        } else {
            trail_draw(page, &trail, box);
        }
    } else {
        /* The card is spoken first, because the visitor has just opened it. */
        pages = card_panel(page, view, card,
                           (Box){ body.x, cards_y - page->gap - panel, body.w, panel });
        trail_draw(page, &trail, (Box){ body.x, y, body.w, room - panel - page->gap });
    }
    card_row(page, view, (Box){ body.x, cards_y, body.w, cards }, true);
    bool looked = visit_answer(view->visit)->card_count > 0;
    bool again = visit_answer(view->visit)->second == LEVEL_NONE;
    bool more = view->visit->page < pages - 1;
    const char *on = more    ? words_in(page->language, "Next page")
                     : again ? words_in(page->language, "Keep or change")
                             : words_in(page->language, "Go on");
    bar_show(page, view, looked ? "next" : NULL, on, true);
    return (Pages){ pages, pages - 1 };
}
