/* trace.c: the trail, and four questions to ask of it. */
#include <math.h>

#include "layout/flow.h"
#include "screens/sheet.h"
#include "words/words.h"

const char *card_question(Card card)
{
    static const char *const questions[CARD_COUNT] = {
        N_("Who said it first?"),
        N_("Who passed it on?"),
        N_("What does it really say?"),
        N_("What is missing?"),
    };
    return words_get(questions[card]);
}

/* The same, where there is room for a word or two only. */
static const char *card_short(Card card)
{
    static const char *const questions[CARD_COUNT] = { N_("First?"), N_("Passed on?"), N_("Says?"),
                                                       N_("Missing?") };
    return words_get(questions[card]);
}

static const char *card_label(const Sheet *sheet, Card card)
{
    return sheet->terse ? card_short(card) : card_question(card);
}

/* The questions as a row of buttons, or two rows. Returns the height. */
static double card_row(Sheet *sheet, Box box, bool show)
{
    int columns = sheet->portrait ? 2 : 4;
    double widths[CARD_COUNT], height = TOUCH_MM * sheet->scale, x = box.x;
    const char *labels[CARD_COUNT];
    for (int i = 0; i < CARD_COUNT; i++)
        labels[i] = card_label(sheet, (Card)i);
    for (int i = 0; i < CARD_COUNT; i += columns)
        sheet_share(sheet, labels + i, columns, sheet->gap, box.w, widths + i);
    for (int i = 0; i < CARD_COUNT; i++) {
        Lines lines = sheet_break(sheet, labels[i], TYPE_LABEL, widths[i] - 2 * GAP_MM);
        height = fmax(height, lines.height_mm + 2 * GAP_MM * sheet->scale);
    }
    for (int i = 0; show && i < CARD_COUNT; x += widths[i++] + sheet->gap) {
        if (i % columns == 0)
            x = box.x;
        const char *id = arena_print(sheet->scene->arena, "card:%s", content_card_name((Card)i));
        Box at = { x, box.y + i / columns * (height + sheet->gap), widths[i], height };
        sheet_button(sheet, id, at, NULL, labels[i], card_question((Card)i), AREA_CARD,
                     (sheet->visit->open_cards & 1U << i) != 0);
    }
    int rows = CARD_COUNT / columns;
    return rows * height + (rows - 1) * sheet->gap;
}

static int open_card(const Visit *visit)
{
    for (int i = 0; i < CARD_COUNT; i++) {
        if (visit->open_cards & 1U << i)
            return i;
    }
    return -1;
}

/* The first place along the trail where the wording changed, or -1. */
static int changed_edge(const Trail *trail)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].change != CHANGE_NONE && trail->edges[i].parent_words[0])
            return i;
    }
    return -1;
}

static const char *node_name(const Trail *trail, int node)
{
    return node == 0 ? _("This article") : trail->nodes[node].label;
}

/* One wording under the name of who words it so. Returns the height. */
static double wording(Sheet *sheet, Box box, const char *who, const char *words)
{
    double y = box.y;
    y += sheet_text(sheet, box.x, y, box.w, who, TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    y += sheet_text(sheet, box.x, y, box.w, words, TYPE_READING, COLOUR_INK, ALIGN_START);
    return y - box.y;
}

/* The height of the higher of the two, side by side. */
static double wordings_height(Sheet *sheet, const Trail *trail, const Edge *edge, double width)
{
    const char *const who[] = { node_name(trail, edge->child), node_name(trail, edge->parent) };
    const char *const words[] = { edge->child_words, edge->parent_words };
    double most = 0;
    for (int i = 0; i < 2; i++)
        most = fmax(most, sheet_break(sheet, who[i], TYPE_TEXT, width).height_mm +
                              sheet_break(sheet, words[i], TYPE_READING, width).height_mm);
    return most;
}

/* Quote beside quote. Shown only when both fit whole. */
static void wordings(Sheet *sheet, const Claim *claim, Box box)
{
    int changed = changed_edge(&claim->trail);
    if (changed < 0)
        return;
    const Edge *edge = &claim->trail.edges[changed];
    double width = (box.w - 2 * sheet->gap) / 2;
    if (wordings_height(sheet, &claim->trail, edge, width) > box.h + 0.5)
        return;
    wording(sheet, (Box){ box.x, box.y, width, box.h }, node_name(&claim->trail, edge->child),
            edge->child_words);
    wording(sheet, (Box){ box.x + width + 2 * sheet->gap, box.y, width, box.h },
            node_name(&claim->trail, edge->parent), edge->parent_words);
}

/* What the open card says; with none open, what to do. */
static void card_panel(Sheet *sheet, const Claim *claim, int card, Box box)
{
    scene_box(sheet->scene, box, COLOUR_CARD, COLOUR_HAIRLINE, 0.3 * sheet->scale,
              2.2 * sheet->scale);
    double pad = sheet->compact ? 2 : 5 * sheet->scale;
    Box in = { box.x + pad, box.y + pad, box.w - 2 * pad, box.h - 2 * pad };
    if (card < 0) {
        const char *hint = _("Touch a question below to look at the trail.");
        Lines lines = sheet_break(sheet, hint, TYPE_TEXT, in.w);
        sheet_show(sheet, in.x, in.y + (in.h - lines.height_mm) / 2, in.w, &lines, hint,
                   COLOUR_QUIET, ALIGN_CENTRE);
        return;
    }
    double y = in.y;
    const char *question = sheet->terse ? "" : card_question((Card)card);
    double whole = sheet_break(sheet, question, TYPE_LABEL, in.w).height_mm +
                   sheet_break(sheet, claim->cards[card], TYPE_READING, in.w).height_mm;
    if (sheet->compact || whole > in.h + 0.5) {
        scene_speak(sheet->scene, "%s", card_question((Card)card));
        const FlowPart words = { .text = claim->cards[card],
                                 .type = TYPE_READING,
                                 .colour = COLOUR_INK };
        int pages = flow_show(sheet, &words, 1, in, 0);
        sheet->shown->pages = (Pages){ pages, pages - 1 };
        return;
    }
    if (!sheet->terse)
        y += sheet_text(sheet, in.x, y, in.w, card_question((Card)card), TYPE_LABEL, COLOUR_INK,
                        ALIGN_START);
    else
        scene_speak(sheet->scene, "%s", card_question((Card)card));
    y +=
        sheet_text(sheet, in.x, y, in.w, claim->cards[card], TYPE_READING, COLOUR_INK, ALIGN_START);
    y += sheet->gap * 0.5;
    if (card == CARD_SAYS)
        wordings(sheet, claim, (Box){ in.x, y, in.w, in.y + in.h - y });
}

/* Lines the longest card of this claim takes, so that nothing moves when another one opens. */
static double panel_height(Sheet *sheet, const Claim *claim, double width)
{
    double pad = sheet->compact ? 2 : 5 * sheet->scale;
    double inner = width - 2 * pad, most = 0;
    for (int i = 0; i < CARD_COUNT; i++) {
        double height = sheet_break(sheet, claim->cards[i], TYPE_READING, inner).height_mm;
        int changed = changed_edge(&claim->trail);
        if (i == CARD_SAYS && changed >= 0 && !sheet->compact) {
            const Edge *edge = &claim->trail.edges[changed];
            double half = (inner - 2 * sheet->gap) / 2;
            height += sheet->gap * 0.5 + wordings_height(sheet, &claim->trail, edge, half);
        }
        most = fmax(most, height);
    }
    return most + 2 * pad + (sheet->terse ? 0 : sheet_line(sheet, TYPE_LABEL));
}

/* The eyebrow and the heading, unless the trail needs their room (large text on a low panel): then
 * they are only spoken. `bottom` is where the trail's room ends. Returns the height. */
static double heading(Sheet *sheet, const Claim *claim, Box box, double bottom)
{
    const char *words = _("Where does the trail lead?");
    double height = sheet_claim_eyebrow_height(sheet, box.w, claim) + sheet->gap +
                    sheet_break(sheet, words, TYPE_HEADING, box.w).height_mm;
    double trail = 2 * sheet_line(sheet, TYPE_LABEL) + 24 * sheet->scale;
    if (sheet->compact || bottom - box.y - height < trail) {
        sheet_claim_place_speak(sheet, claim);
        scene_speak(sheet->scene, "%s", words);
        return 0;
    }
    double y = box.y + sheet_claim_eyebrow(sheet, box, claim);
    y += sheet_text(sheet, box.x, y, box.w, words, TYPE_HEADING, COLOUR_INK, ALIGN_START);
    return y + sheet->gap - box.y;
}

void trace_build(Sheet *sheet)
{
    const Claim *claim = sheet_claim(sheet);
    if (!claim)
        return;
    Box body = sheet->body;
    double cards = card_row(sheet, body, false);
    double cards_y = body.y + body.h - cards;
    double y = body.y + heading(sheet, claim, body, cards_y - sheet->gap);
    double panel = panel_height(sheet, claim, body.w);
    int card = open_card(sheet->visit);
    double room = cards_y - sheet->gap - y;
    if (sheet->compact || room - panel - sheet->gap < TRAIL_LEAST_MM * sheet->scale) {
        /* The panel takes the rope's place while a card is open. */
        Box box = { body.x, y, body.w, room };
        if (card >= 0) {
            card_panel(sheet, claim, card, box);
            trail_speak(sheet, claim);
        } else {
            trail_draw(sheet, claim, box);
        }
    } else {
        /* Spoken in this order: who opened a card wants to hear the card. */
        card_panel(sheet, claim, card,
                   (Box){ body.x, cards_y - sheet->gap - panel, body.w, panel });
        trail_draw(sheet, claim, (Box){ body.x, y, body.w, room - panel - sheet->gap });
    }
    card_row(sheet, (Box){ body.x, cards_y, body.w, cards }, true);
    bool looked = visit_answer(sheet->visit)->card_count > 0;
    bool again = visit_answer(sheet->visit)->second == LEVEL_NONE;
    bool more = sheet->visit->page < sheet->shown->pages.last_page;
    const char *on = more ? _("Next page") : again ? _("Keep or change") : _("Go on");
    sheet_bar(sheet, looked ? "next" : NULL, on, true);
}
