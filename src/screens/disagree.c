#include "screens/disagree.h"

#include <math.h>

#include "drawing/level.h"
#include "drawing/rope.h"
#include "screens/decided.h"
#include "typeset/phrase.h"
#include "words/terms.h"

/* ---- a drawing for each reason ---- */

static void draw_stroke(Scene *scene, Point a, Point b, double width, Colour colour)
{
    scene_stroke(scene, (const Point[]){ a, a, b, b }, 4, width, colour, false);
}

static void draw_barbs(Scene *scene, Point tip, double back, double width)
{
    draw_stroke(scene, tip, (Point){ tip.x + back, tip.y - fabs(back) * 0.8 }, width, COLOUR_TOUCH);
    draw_stroke(scene, tip, (Point){ tip.x + back, tip.y + fabs(back) * 0.8 }, width, COLOUR_TOUCH);
}

/* A rope that gives out, and a post below a lens. All drawings are `h` high and 4 h wide. */
static void draw_missed(Scene *scene, Point at, double h)
{
    double y = at.y + h / 2, lens = h * 0.86, post = at.x + h * 3.1;
    level_draw(scene, LEVEL_MISSING, (Box){ at.x, y - h * 0.25, h * 2.4, h * 0.5 });
    rope_post(scene, (Point){ post - h * 0.07, y }, h * 0.46, h * 0.14);
    scene_disc(scene, (Box){ post - lens / 2, y - lens / 2, lens, lens }, COLOUR_NONE, COLOUR_TOUCH,
               h * 0.05);
    draw_stroke(scene, (Point){ post + lens * 0.36, y + lens * 0.36 },
                (Point){ post + lens * 0.62, y + lens * 0.62 }, h * 0.09, COLOUR_TOUCH);
}

/* A hollow post and a solid one, and an arrow both ways. */
static void draw_better(Scene *scene, Point at, double h)
{
    double y = at.y + h / 2, w = h * 0.17, high = h * 0.8, left = at.x + h * 0.9,
           right = at.x + h * 2.9;
    scene_box(scene, (Box){ left, y - high / 2, w, high }, COLOUR_NONE, COLOUR_POST, h * 0.045,
              w * 0.3);
    scene_box(scene, (Box){ right, y - high / 2, w, high }, COLOUR_POST, COLOUR_NONE, 0, w * 0.3);
    Point a = { left + h * 0.55, y }, b = { right - h * 0.4, y };
    draw_stroke(scene, a, b, h * 0.05, COLOUR_TOUCH);
    draw_barbs(scene, a, h * 0.16, h * 0.05);
    draw_barbs(scene, b, -h * 0.16, h * 0.05);
}

/* Two texts with a line below the same words, and an equals sign between. */
static void draw_same(Scene *scene, Point at, double h)
{
    for (int side = 0; side < 2; side++) {
        double x = at.x + side * h * 2.3;
        for (int line = 0; line < 3; line++)
            scene_box(
                scene,
                (Box){ x, at.y + h * (0.16 + 0.3 * line), h * (line == 2 ? 0.95 : 1.6), h * 0.1 },
                COLOUR_POST, COLOUR_NONE, 0, 0);
        scene_box(scene, (Box){ x, at.y + h * 0.6, h * 1.6, h * 0.055 }, COLOUR_ROPE_DARK,
                  COLOUR_NONE, 0, 0);
    }
    for (int line = -1; line <= 1; line += 2) {
        double y = at.y + h * 0.5 + line * h * 0.09, x = at.x + h * 1.8;
        draw_stroke(scene, (Point){ x, y }, (Point){ x + h * 0.32, y }, h * 0.06, COLOUR_TOUCH);
    }
}

/* The drawing of one level, an arrow to another one, and a question mark. */
static void draw_rule(Page *page, Point at, double h)
{
    Scene *scene = page->scene;
    level_draw(scene, LEVEL_MISSING, (Box){ at.x, at.y, h * 2, h * 0.45 });
    level_draw(scene, LEVEL_GOOD, (Box){ at.x, at.y + h * 0.52, h * 2, h * 0.48 });
    double x = at.x + h * 2.3, top = at.y + h * 0.22, low = at.y + h * 0.78;
    const Point curve[] = { { x, top }, { x + h * 0.6, top }, { x + h * 0.6, low }, { x, low } };
    scene_stroke(scene, curve, 4, h * 0.05, COLOUR_TOUCH, false);
    draw_barbs(scene, curve[3], h * 0.16, h * 0.05);
    Lines mark = page_break(page, page->language->right_to_left ? "؟" : "?", TYPE_DISPLAY, 1e6);
    const Colour touch = COLOUR_TOUCH;
    scene_lines(scene, at.x + h * 3.1, at.y + h / 2 - (mark.ascent_mm - mark.capital_mm / 2),
                mark.width_mm, &mark, ALIGN_START, &touch, 1);
}

static void draw_reason(Page *page, int reason, Point at, double h)
{
    switch (reason) {
    case 0: draw_missed(page->scene, at, h); break;
    case 1: draw_better(page->scene, at, h); break;
    case 2: draw_same(page->scene, at, h); break;
    default: draw_rule(page, at, h);
    }
}

/* ---- the cards ---- */

typedef struct {
    const View *view;
    int columns;
    bool drawn;
} Reasons;

/* On small panels there is room for two lines. */
static const char *reason_words(const Page *page, int reason)
{
    return page->small ? terms_reason_short(page->language, reason)
                       : terms_reason(page->language, reason);
}

typedef struct {
    int reason;
    bool chosen, drawn;
} Reason;

static double drawing_height(const Page *page)
{
    return (page->small ? 13 : 20) * page->text_scale;
}

static double card_pad(const Page *page)
{
    return page->icons ? PAGE_GAP_MM : (page->small ? 3 : 7) * page->text_scale;
}

static void draw_card(Page *page, const void *what, Box box)
{
    const Reason *card = what;
    const char *words = reason_words(page, card->reason);
    const char *id = arena_print(page->scene->arena, "disagree:%d", card->reason + 1);
    double pad = card_pad(page), high = drawing_height(page);
    Lines lines = page_break(page, words, TYPE_LABEL, box.w - 2 * pad);
    scene_box(page->scene, box, card->chosen ? COLOUR_CHOSEN : COLOUR_CARD,
              card->chosen ? COLOUR_TOUCH : COLOUR_BORDER,
              (card->chosen ? 0.8 : 0.45) * page->scale, 2.6 * page->scale);
    double y = box.y + (box.h - lines.height_mm) / 2;
    if (card->drawn) {
        high = fmin(high, (box.w - 2 * pad) / 4);
        draw_reason(page, card->reason, (Point){ box.x + pad, box.y + pad }, high);
        y = box.y + pad + high + page->gap;
    }
    page_show(page, box.x + pad, y, box.w - 2 * pad, &lines, NULL,
              card->chosen ? COLOUR_INK : COLOUR_TOUCH, ALIGN_START);
    scene_area(page->scene, id, box, terms_reason(page->language, card->reason), AREA_CHOICE,
               card->chosen);
}

/* Height of the words on a card. On the smallest panels an Arabic page has no room for all of the
 * space above and below two lines. */
static double words_height(const Page *page, int reason, double width_mm)
{
    Lines lines = page_break(page, reason_words(page, reason), TYPE_LABEL, width_mm);
    bool close = page->compact && page->language->right_to_left && lines.line_count > 1;
    return lines.height_mm - (close ? 0.25 * lines.line_mm : 0);
}

static void declare_cards(Stack *stack, const Reasons *reasons)
{
    Page *page = stack->page;
    int chosen = visit_answer(reasons->view->visit)->disagree, columns = reasons->columns;
    double width = (stack->width_mm - (columns - 1) * page->gap) / columns;
    double pad = card_pad(page);
    double drawing =
        reasons->drawn ? fmin(drawing_height(page), (width - 2 * pad) / 4) + page->gap : 0;
    double words[VISIT_REASONS], most = 0;
    for (int i = 0; i < VISIT_REASONS; i++)
        words[i] = words_height(page, i, width - 2 * pad);
    for (int i = 0; i < VISIT_REASONS; i++)
        most = fmax(most, words[i]);
    for (int first = 0; first < VISIT_REASONS; first += columns) {
        Stack row[VISIT_REASONS];
        double lines = most;
        if (page->icons) { /* no room for rows as high as the longest text needs */
            lines = 0;
            for (int i = 0; i < columns; i++)
                lines = fmax(lines, words[first + i]);
        }
        double edge = page->compact ? 1.2 : pad; /* above and below the words */
        double height = fmax(PAGE_TOUCH_MM * page->text_scale, lines + drawing + 2 * edge);
        for (int i = 0; i < columns; i++) {
            Reason *card = arena_take(page->scene->arena, 1, sizeof(*card));
            *card = (Reason){ first + i, chosen == first + i + 1, reasons->drawn };
            row[i] = stack_start(page, width);
            stack_part(&row[i], height, true, draw_card, card);
        }
        stack_gap(stack, first > 0 ? page->gap : 0);
        stack_end_columns(stack, row, columns, page->gap);
        if (!page->icons)
            stack_keep_height(stack);
    }
}

/* ---- the page ---- */

static const char *heading(Page *page, const View *view)
{
    const Answer *answer = visit_answer(view->visit);
    bool differs =
        answer->second != LEVEL_CANT_TELL && answer->second != (int)view->claim->verdict.level;
    if (!differs || page->small)
        return words_in(page->language, "Where does the trail go wrong?");
    return phrase_print(
        page->scene->arena,
        /* TR: the level that the visitor chose */
        words_in(page->language, "You still say %s. Where does the trail go wrong?"),
        terms_level(page->language, (Level)answer->second));
}

static void declare_notes(Stack *stack, const View *view)
{
    const Language *in = stack->page->language;
    stack_gap(stack, stack->page->gap);
    stack_text(stack,
               words_in(in, "Nobody marks this. Where many disagree, the editors look at the claim "
                            "again."),
               TYPE_TEXT, COLOUR_QUIET);
    stack_text(stack,
               view->keys ? words_in(in, "Press one reason, or none.")
                          : words_in(in, "Touch one reason, or none."),
               TYPE_TEXT, COLOUR_QUIET);
}

/* What is on the page; each way has less than the one before. */
typedef struct {
    bool notes, wordings, drawings, hangs, trail;
} Way;

static const Way ways[] = {
    { true, true, true, true, true },     { false, true, true, true, true },
    { false, false, true, true, true },   { false, false, false, true, true },
    { false, false, false, false, true }, { false, false, false, false, false },
};

/* Declares the page below its trail. */
static void declare_reasons(Stack *stack, const View *view, const Way *way)
{
    Page *page = stack->page;
    bool narrow = page->portrait && page->icons;
    declare_cards(stack, &(Reasons){ .view = view,
                                     .columns = narrow                          ? 1
                                                : page->portrait || page->small ? 2
                                                                                : 4,
                                     .drawn = way->drawings && !page->small });
    if (way->notes && !page->small)
        declare_notes(stack, view);
}

/* Shows the page in one way. False, and nothing is shown, when it does not fit. */
static bool show_way(Page *page, const View *view, const Way *way, Box box)
{
    const Decided decided = {
        .view = view, .wordings = way->wordings, .bare = page->small, .hangs = way->hangs
    };
    Stack cards = stack_start(page, box.w);
    declare_reasons(&cards, view, way);
    double room = box.h - cards.height_mm - page->gap, top = box.y;
    bool last = !way->trail && !way->notes;
    if (!last && cards.height_mm > box.y + box.h - page->touch_top)
        return false;
    if (way->trail) {
        double high = fmin(room, decided_wanted(page, &decided, box.w));
        DecidedShown shown;
        if (high <= 0 ||
            !decided_show_if_fits(page, &decided, (Box){ box.x, box.y, box.w, high }, &shown))
            return false;
        top = shown.bottom_mm + page->gap;
    }
    double spare = box.y + box.h - top - cards.height_mm;
    if (page->touch_top > top)
        top = page->touch_top;
    else if (spare > 0 && !page->icons)
        top += fmin(spare * 0.4, 2 * page->gap);
    stack_show(&cards,
               (Box){ box.x, top, box.w, page->icons ? box.y + box.h - top : cards.height_mm });
    return true;
}

void disagree_show(Page *page, const View *view)
{
    Box body = page->body;
    if (page->compact) { /* words may be nearer to the upper edge than what is touched */
        body.y -= 2;
        body.h += 2;
    }
    Stack head = stack_start(page, body.w);
    if (page->small || page->terse)
        claim_head_speak(page, view);
    else
        claim_head_declare(&head, view);
    stack_text(&head, heading(page, view), page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK);
    stack_gap(&head, page->icons ? 1 : page->gap);
    stack_show(&head, (Box){ body.x, body.y, body.w, head.height_mm });
    const Box below = { body.x, body.y + head.height_mm, body.w, body.h - head.height_mm };
    for (size_t i = 0; i < COUNT(ways); i++) {
        if (show_way(page, view, &ways[i], below))
            return;
    }
}
