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

/* Declares the questions as one or two rows of buttons, all as high as the longest text needs. */
static void declare_questions(Stack *stack, const Visit *visit)
{
    Page *page = stack->page;
    int columns = page->portrait ? 2 : 4;
    double widths[CARD_COUNT], height = PAGE_TOUCH_MM * page->scale;
    const char *labels[CARD_COUNT];
    for (int i = 0; i < CARD_COUNT; i++)
        labels[i] = card_label(page, (Card)i);
    for (int i = 0; i < CARD_COUNT; i += columns)
        button_share(page, labels + i, columns, page->gap, stack->width_mm, widths + i);
    for (int i = 0; i < CARD_COUNT; i++) {
        Lines lines = page_break(page, labels[i], TYPE_LABEL, widths[i] - 2 * PAGE_GAP_MM);
        height = fmax(height, lines.height_mm + 2 * PAGE_GAP_MM * page->scale);
    }
    for (int first = 0; first < CARD_COUNT; first += columns) {
        Stack row[CARD_COUNT];
        for (int i = 0; i < columns; i++) {
            Card card = (Card)(first + i);
            row[i] = stack_start(page, widths[card]);
            stack_button(&row[i], height,
                         arena_print(page->scene->arena, "card:%s", content_card_name(card)),
                         labels[card], terms_card(page->language, card), AREA_CARD,
                         visit->card == (int)card);
        }
        stack_gap(stack, first > 0 ? page->gap : 0);
        stack_end_columns(stack, row, columns, page->gap);
    }
}

/* Returns the first edge along the trail in which the words changed, or NULL. */
static const Edge *changed_edge(const Trail *trail)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].change != CHANGE_NONE && trail->edges[i].parent_words[0])
            return &trail->edges[i];
    }
    return NULL;
}

/* Declares a wording below the name of its source. */
static void declare_wording(Stack *stack, const Trail *trail, int node, const char *words)
{
    const char *who = node == 0 ? terms_article(stack->page->language) : trail->nodes[node].label;
    stack_text(stack, who, TYPE_TEXT, COLOUR_QUIET);
    stack_text(stack, words, TYPE_READING, COLOUR_INK);
}

/* Declares the two wordings side by side, or nothing if no wording changed. */
static void declare_wordings(Stack *stack, const Trail *trail)
{
    const Edge *edge = changed_edge(trail);
    double gap = stack->page->gap;
    Stack sides[2];
    if (!edge)
        return;
    stack_columns(stack, sides, 2, 2 * gap);
    declare_wording(&sides[0], trail, edge->child, edge->child_words);
    declare_wording(&sides[1], trail, edge->parent, edge->parent_words);
    stack_gap(stack, gap * 0.5);
    stack_end_columns(stack, sides, 2, 2 * gap);
}

typedef struct {
    const Claim *claim;
    Card card;
} Answered;

/* Declares the text of a card, with the wordings only if they fit. */
static bool declare_card(Stack *stack, const void *what, int way)
{
    const Answered *answered = what;
    const char *question = terms_card(stack->page->language, answered->card);
    if (stack->page->terse)
        stack_speech(stack, question);
    else
        stack_text(stack, question, TYPE_LABEL, COLOUR_INK);
    stack_text(stack, answered->claim->cards[answered->card], TYPE_READING, COLOUR_INK);
    if (way == 0 && answered->card == CARD_SAYS)
        declare_wordings(stack, &answered->claim->trail);
    return way < 2;
}

static double panel_pad(const Page *page)
{
    return page->compact ? 2 : 5 * page->scale;
}

/* Returns the height of this claim's longest card, so that nothing moves when another card is
 * opened. */
static double panel_height(Page *page, const Claim *claim, double width)
{
    double pad = panel_pad(page), most = 0;
    /* A question without a translation gets the height of a translated one, so that the trail
     * above it has the same room. */
    double line = page_break(page, terms_card(page->language, CARD_FIRST), TYPE_LABEL, 1e6).line_mm;
    double lower = page->terse ? 0 : fmax(0, page_line(page, TYPE_LABEL) - line);
    for (int i = 0; i < CARD_COUNT; i++) {
        Stack card = stack_start(page, width - 2 * pad);
        declare_card(&card, &(Answered){ claim, (Card)i }, 0);
        most = fmax(most, card.height_mm + lower);
    }
    return most + 2 * pad;
}

/* Shows the text of the open card, on several pages if needed, or what to do when none is open
 * (-1). Returns the pages of the screen. */
static int show_panel(Page *page, const View *view, int card, Box box)
{
    double pad = panel_pad(page);
    Box in = { box.x + pad, box.y + pad, box.w - 2 * pad, box.h - 2 * pad };
    const Answered answered = { view->claim, (Card)card };
    Stack panel = stack_start(page, in.w);
    scene_box(page->scene, box, COLOUR_CARD, COLOUR_HAIRLINE, 0.3 * page->scale, 2.2 * page->scale);
    if (card < 0) {
        stack_spring(&panel);
        stack_text_aligned(&panel,
                           words_in(page->language, "Touch a question below to look at the trail."),
                           TYPE_TEXT, COLOUR_QUIET, ALIGN_CENTRE);
        stack_spring(&panel);
    } else {
        panel = stack_first(page, in.w, in.h, declare_card, &answered);
        if (page->compact || !stack_fits(&panel, in.h)) {
            const FlowPart words = { view->claim->cards[card], TYPE_READING, COLOUR_INK, false,
                                     false };
            scene_speak(page->scene, "%s", terms_card(page->language, answered.card));
            return flow_show(page, &words, 1, in, 0, view->visit->page);
        }
    }
    stack_show(&panel, in);
    return 1;
}

/* Shows the eyebrow and the heading, or only speaks them if the trail needs their room (large text
 * on a low panel). `bottom` is where the trail's room ends. Returns the height. */
static double heading(Page *page, const View *view, Box box, double bottom)
{
    const char *words = terms_trail_question(page->language);
    Stack head = stack_start(page, box.w);
    claim_head_declare(&head, view);
    stack_text(&head, words, TYPE_HEADING, COLOUR_INK);
    stack_gap(&head, page->gap);
    double trail = 2 * page_line(page, TYPE_LABEL) + 24 * page->scale;
    if (page->compact || bottom - box.y - head.height_mm < trail) {
        claim_head_speak(page, view);
        scene_speak(page->scene, "%s", words);
        return 0;
    }
    return stack_show(&head, (Box){ box.x, box.y, box.w, head.height_mm });
}

Pages trace_build(Page *page, const View *view)
{
    Box body = page->body;
    Stack questions = stack_start(page, body.w);
    declare_questions(&questions, view->visit);
    double questions_y = body.y + body.h - questions.height_mm, bottom = questions_y - page->gap;
    double y = body.y + heading(page, view, body, bottom);
    double panel = panel_height(page, view->claim, body.w), room = bottom - y;
    int card = view->visit->card, pages = 1;
    const TrailOf trail = { .claim = view->claim, .article_date = view->story->original_date };
    if (page->compact || room - panel - page->gap < TRAIL_LEAST_MM * page->scale) {
        /* While a card is open its text takes the place of the rope. */
        Box box = { body.x, y, body.w, room };
        if (card >= 0) {
            pages = show_panel(page, view, card, box);
        } else {
            trail_draw(page, &trail, box);
        }
        trail_speak(page, &trail);
    } else {
        /* The card is spoken first, because the visitor has just opened it. */
        pages = show_panel(page, view, card, (Box){ body.x, bottom - panel, body.w, panel });
        trail_draw(page, &trail, (Box){ body.x, y, body.w, room - panel - page->gap });
        trail_speak(page, &trail);
    }
    stack_show(&questions, (Box){ body.x, questions_y, body.w, questions.height_mm });
    bool looked = visit_answer(view->visit)->opened;
    bool again = visit_answer(view->visit)->second == LEVEL_NONE;
    bool more = view->visit->page < pages - 1;
    const char *on = more    ? words_in(page->language, "Next page")
                     : again ? words_in(page->language, "Keep or change")
                             : words_in(page->language, "Go on");
    bar_show(page, view, looked ? "next" : NULL, on, true);
    return (Pages){ pages, pages - 1, view->claim->trail.edge_count };
}
