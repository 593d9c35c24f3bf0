/* summary.c: two numbers, never one, and what changed the visitor's mind. There is no score. */
#include <math.h>

#include "drawing/level.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

typedef struct {
    int well, trusted; /* well-sourced claims, and how many of them the visitor rated so */
    int badly, caught;
    int changed;            /* ratings that changed after the trail */
    const char *changed_by; /* label of the last claim whose rating changed */
} Sum;

static bool well_sourced(int level)
{
    return level == LEVEL_GOOD || level == LEVEL_STRONG;
}

static Sum add_up(const View *view)
{
    const Visit *visit = view->visit;
    Sum sum = { 0 };
    for (int i = 0; i < visit->answer_count; i++) {
        const Answer *answer = &visit->answers[i];
        const Claim *claim = view->answered[i];
        bool well = well_sourced((int)claim->verdict.level);
        bool said_well = well_sourced(answer->second);
        sum.well += well;
        sum.trusted += well && said_well;
        sum.badly += !well;
        sum.caught += !well && !said_well;
        if (answer->first != answer->second) {
            sum.changed++;
            sum.changed_by = claim->label;
        }
    }
    return sum;
}

/* One of the two numbers: its rope, "3 of 4", and what is counted. */
typedef struct {
    const char *number, *what;
    Lines figure, words; /* the two texts, broken */
    double pad, drawing_mm;
    Level level;
} NumberCard;

static void draw_number_card(Page *page, const void *what, Box box)
{
    const NumberCard *card = what;
    scene_box(page->scene, box, COLOUR_CARD, COLOUR_HAIRLINE, 0.3 * page->scale, 2.2 * page->scale);
    double x = box.x + card->pad, y = box.y + card->pad, width = box.w - 2 * card->pad;
    if (card->drawing_mm > 0)
        level_draw(page->scene, card->level,
                   (Box){ x, y, fmin(width, 36 * page->scale), card->drawing_mm * 0.8 });
    y += card->drawing_mm;
    y += page_show(page, x, y, width, &card->figure, NULL, COLOUR_INK, ALIGN_START);
    page_show(page, x, y, width, &card->words, NULL, COLOUR_QUIET, ALIGN_START);
    scene_speak(page->scene, "%s: %s", card->number, card->what);
}

static void declare_number(Stack *stack, int count, int of, const char *what, Level level)
{
    const Page *page = stack->page;
    Arena *arena = page->scene->arena;
    NumberCard *card = arena_take(arena, 1, sizeof(*card));
    *card = (NumberCard){
        .number = arena_print(arena, words_in(page->language, "%d of %d"), count, of),
        .what = what,
        .pad = page->compact ? 2 : 5 * page->scale,
        .drawing_mm = page->compact ? 0 : 12 * page->scale,
        .level = level,
    };
    double width = stack->width_mm - 2 * card->pad;
    card->figure =
        page_break(page, card->number, page->compact ? TYPE_HEADING : TYPE_DISPLAY, width);
    card->words = page_break(page, what, TYPE_TEXT, width);
    stack_part(stack,
               2 * card->pad + card->figure.height_mm + card->words.height_mm + card->drawing_mm,
               false, draw_number_card, card);
}

static const char *change_line(Page *page, const Sum *sum)
{
    Arena *arena = page->scene->arena;
    if (sum->changed == 0)
        return words_in(page->language, "You kept every first guess.");
    if (sum->changed == 1)
        return phrase_print(
            arena, words_in(page->language, "Looking at the trail changed your mind once: %s."),
            sum->changed_by);
    return arena_print(arena,
                       words_count_in(page->language,
                                      "Looking at the trail changed your mind %d time.",
                                      "Looking at the trail changed your mind %d times.",
                                      (unsigned long)sum->changed),
                       sum->changed);
}

/* Shows every claim of the visit with its level: the rope, the claim's label, the level's name.
 * Only if all of them fit. */
static void trails(Page *page, const View *view, Box box)
{
    const Visit *visit = view->visit;
    double line = page_line(page, TYPE_LABEL), row = fmax(line * 1.1, 10 * page->scale);
    double drawing = 26 * page->scale, x = box.x + drawing + page->gap;
    double words = 0;
    for (int i = LEVEL_MISSING; i <= LEVEL_STRONG; i++)
        words = fmax(
            words,
            page_break(page, terms_level(page->language, (Level)i), TYPE_TEXT, box.w).width_mm);
    double width = box.x + box.w - x - words - page->gap;
    if (page->compact || width < 60 || (visit->answer_count + 1) * row + page->gap > box.h)
        return;
    double y = box.y + page_text(page, box.x, box.y, box.w,
                                 words_in(page->language, "Where the trails led"), TYPE_TEXT,
                                 COLOUR_QUIET, ALIGN_START);
    for (int i = 0; i < visit->answer_count; i++, y += row) {
        const Claim *claim = view->answered[i];
        Level level = claim->verdict.level;
        double top = y + (row - line) / 2;
        Lines label = page_break(page, claim->label, TYPE_LABEL, width);
        level_draw(page->scene, level, (Box){ box.x, y + row * 0.15, drawing, row * 0.7 });
        label.line_count = 1; /* one line is enough, because other screens had the whole label */
        page_show(page, x, top, width, &label, NULL, COLOUR_INK, ALIGN_START);
        Lines word = page_break(page, terms_level(page->language, level), TYPE_TEXT, words);
        page_show(page, box.x + box.w - words, top, words, &word, NULL, COLOUR_QUIET, ALIGN_START);
        scene_speak(page->scene, "%s: %s", claim->label, terms_level(page->language, level));
    }
}

/* Declares the two numbers, side by side or one below the other. */
static Stack numbers(Page *page, const Sum *sum, double width_mm, bool beside)
{
    const Language *language = page->language;
    const char *trusted = page->compact
                              ? words_in(language, "well sourced, trusted")
                              : words_in(language, "well-sourced claims that you trusted");
    const char *caught = page->compact ? words_in(language, "badly sourced, caught")
                                       : words_in(language, "badly sourced claims that you caught");
    Stack stack = stack_start(page, width_mm), columns[2];
    if (beside)
        stack_columns(&stack, columns, 2, page->gap);
    declare_number(beside ? &columns[0] : &stack, sum->trusted, sum->well, trusted, LEVEL_GOOD);
    if (!beside)
        stack_gap(&stack, page->gap);
    declare_number(beside ? &columns[1] : &stack, sum->caught, sum->badly, caught, LEVEL_WEAK);
    if (beside)
        stack_end_columns(&stack, columns, 2, page->gap);
    return stack;
}

Pages summary_build(Page *page, const View *view)
{
    const Sum sum = add_up(view);
    Box body = page->body;
    double y = body.y;
    const char *title = words_in(page->language, "How it went");
    Lines heading = page_break(page, title, TYPE_HEADING, body.w);
    bool more = visit_has_more(view->visit);
    double button = PAGE_TOUCH_MM * page->scale;
    double bottom = body.y + body.h - (more ? button + page->gap : 0);
    Stack cards = numbers(page, &sum, body.w, true);
    if (page->compact && y + heading.height_mm + page->gap + cards.height_mm > bottom)
        scene_speak(page->scene, "%s", title); /* only spoken: the numbers need its room */
    else
        y += page_show(page, body.x, y, body.w, &heading, title, COLOUR_INK, ALIGN_START) +
             page->gap;
    /* On a wide panel the numbers are in one half, one below the other, and the list is in the
     * other half. */
    double gutter = page->margin, half = (body.w - gutter) * 0.45;
    Stack below = numbers(page, &sum, page->portrait ? body.w : half, false);
    bool beside = page->compact || y + below.height_mm > bottom;
    bool wide = !beside && !page->portrait;
    cards = beside ? cards : below;
    double left = wide ? half : body.w;
    double top = y;
    y += stack_show(&cards, (Box){ body.x, y, cards.width_mm, cards.height_mm }) + page->gap;
    const char *line = change_line(page, &sum);
    Lines lines = page_break(page, line, TYPE_READING, left);
    if (lines.height_mm <= bottom - y + 0.5)
        y += page_show(page, body.x, y, left, &lines, line, COLOUR_INK, ALIGN_START) + page->gap;
    else
        scene_speak(page->scene, "%s", line);
    Box list = { body.x, y + page->gap, body.w, bottom - y - page->gap };
    if (wide)
        list = (Box){ body.x + left + gutter, top, body.w - left - gutter, bottom - top };
    trails(page, view, list);
    if (more) {
        double width =
            button_width(page, NULL, words_in(page->language, "More claims")) + 6 * page->scale;
        button_show(page, "more",
                    (Box){ body.x, body.y + body.h - button, fmin(left, width), button }, NULL,
                    words_in(page->language, "More claims"), NULL, AREA_CHOICE, false);
    }
    const Bar bar = { .next = words_in(page->language, "Take it home"),
                      .next_id = "finish",
                      .back = true };
    bar_show(page, view, &bar);
    return ONE_PAGE;
}
