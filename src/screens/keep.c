/* keep.c: keep the first guess or change it. This second rating is the one that is compared.
 *
 * The trail stays where it was on the screen before, so that nothing has to be remembered. What can
 * be touched is below it.
 */
#include <math.h>

#include "drawing/level.h"
#include "drawing/trail.h"
#include "screens/screens_private.h"
#include "words/terms.h"

/* True when four cards fit side by side, each wide enough for its text: 60 mm. */
static bool wide(const Page *page)
{
    return !page->portrait && page->body.w > 250;
}

/* The arrangement of the four levels; `says`: with the text of each level. */
typedef struct {
    int columns;
    double width, height, all;
    bool says;
} Grid;

static Grid measure_levels(Page *page, double width, double most, bool says)
{
    Grid grid = { .columns = wide(page) ? 4 : 2 };
    int rows = 4 / grid.columns;
    grid.width = (width - (grid.columns - 1) * page->gap) / grid.columns;
    double tall = level_card_height(page, grid.width, true);
    grid.says = says && rows * tall + (rows - 1) * page->gap <= most;
    grid.height =
        grid.says ? tall
                  : fmin(PAGE_TOUCH_MM * 1.5 * page->scale, (most - (rows - 1) * page->gap) / rows);
    grid.height = fmax(grid.height, PAGE_TOUCH_MM);
    grid.all = rows * grid.height + (rows - 1) * page->gap;
    return grid;
}

static void show_levels(Page *page, const Grid *grid, Point at)
{
    for (int i = 0; i < 4; i++)
        level_card_show(page, terms_offered[i],
                        (Box){ at.x + i % grid->columns * (grid->width + page->gap),
                               at.y + i / grid->columns * (grid->height + page->gap), grid->width,
                               grid->height },
                        false, grid->says);
}

/* Declares a card with the first guess: the level's drawing, its name and its text. */
static void declare_guess(Stack *stack, Level level, Type type)
{
    Page *page = stack->page;
    double pad = page->gap, drawing = fmin(stack->width_mm * 0.3, 54 * page->scale);
    const char *says = terms_level_says(page->language, level);
    Stack card = stack_card(stack, pad);
    Stack sides[] = { stack_start(page, drawing),
                      stack_start(page, card.width_mm - drawing - 2 * pad) };
    stack_spring(&sides[0]);
    level_declare(&sides[0], level, drawing, page->terse ? 10 : 18 * page->scale);
    stack_spring(&sides[0]);
    stack_spring(&sides[1]);
    stack_text(&sides[1], terms_level(page->language, level), type, COLOUR_INK);
    if (page->terse)
        stack_speech(&sides[1], says);
    else
        stack_text(&sides[1], says, TYPE_TEXT, COLOUR_QUIET);
    stack_spring(&sides[1]);
    stack_end_columns(&card, sides, 2, 2 * pad);
    stack_end_card(stack, &card, COLOUR_CARD, COLOUR_HAIRLINE, 0.3 * page->scale);
}

static void declare_buttons(Stack *stack, double height)
{
    const Language *language = stack->page->language;
    double gap = stack->page->gap;
    Stack sides[2];
    stack_columns(stack, sides, 2, gap);
    stack_button(&sides[0], height, "keep", words_in(language, "Keep it"), NULL, AREA_CHOICE,
                 false);
    stack_button(&sides[1], height, "change", words_in(language, "Change it"), NULL, AREA_CHOICE,
                 false);
    stack_end_columns(stack, sides, 2, gap);
}

/* The first guess and the buttons "keep" and "change": side by side on a wide panel, else the
 * buttons are at the bottom. */
typedef struct {
    Stack guess, buttons;
    double height_mm; /* smallest height of both together */
} Keeping;

/* Measures both. If they do not fit into the room, the buttons become lower, down to the smallest
 * size that a finger needs, and then the level's name becomes smaller. */
static Keeping keeping(Page *page, Level level, double width_mm, double room_mm)
{
    static const Type types[] = { TYPE_HEADING, TYPE_LABEL };
    const Stack empty = stack_start(page, wide(page) ? (width_mm - page->gap) / 2 : width_mm);
    Keeping both = { empty, empty, 0 };
    for (size_t i = 0; i < COUNT(types); i++) {
        both.guess = both.buttons = empty;
        declare_guess(&both.guess, level, types[i]);
        double above = wide(page) ? 0 : both.guess.height_mm + page->gap;
        declare_buttons(
            &both.buttons,
            fmax(PAGE_TOUCH_MM, fmin(room_mm - above, PAGE_TOUCH_MM * 1.2 * page->scale)));
        both.height_mm = fmax(both.guess.height_mm, above + both.buttons.height_mm);
        if (both.height_mm <= room_mm)
            break;
    }
    return both;
}

static void show_keeping(Page *page, const Keeping *both, Box box)
{
    Box left = box, right = box;
    left.w = right.w = both->guess.width_mm;
    right.x = box.x + box.w - right.w;
    if (!wide(page)) {
        left.h = both->guess.height_mm;
        right.h = both->buttons.height_mm;
        right.y = box.y + box.h - right.h;
    }
    stack_show(&both->guess, left);
    stack_show(&both->buttons, right);
}

static const char *question(const Page *page, bool unsure, bool choosing)
{
    if (unsure)
        return words_in(page->language, "You looked further. What do you think now?");
    return choosing ? words_in(page->language, "Now that you have seen the trail: how good is it?")
                    : words_in(page->language,
                               "Now that you have seen the trail: keep your first guess?");
}

Pages keep_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    const Answer *answer = visit_answer(view->visit);
    bool unsure = answer->first == LEVEL_CANT_TELL;
    bool choosing = view->visit->changing || unsure;
    Box body = page->body;
    double y = body.y;
    if (!page->terse)
        y += claim_head_show(page, view, body);
    else
        claim_head_speak(page, view);
    y += page_text(page, body.x, y, body.w, question(page, unsure, choosing),
                   page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START) +
         page->gap;
    double room = body.y + body.h - y;
    Grid grid = measure_levels(page, body.w, room, true);
    Keeping keep = keeping(page, (Level)answer->first, body.w, room);
    double below = choosing ? grid.all : keep.height_mm;
    const TrailOf trail = { .claim = claim, .article_date = view->story->original_date };
    bool drawn = !page->compact && room - below - page->gap >= TRAIL_LEAST_MM * page->scale;
    Box box = { body.x, y, body.w, room - below - page->gap };
    if (drawn && choosing && !trail_fits(page, &trail, box)) {
        /* Visitors decide by the trail, so it gets the room of the levels' texts. */
        grid = measure_levels(page, body.w, room, false);
        below = grid.all;
        box.h = room - below - page->gap;
    }
    if (drawn)
        trail_draw(page, &trail, box);
    trail_speak(page, &trail);
    box = (Box){ body.x, body.y + body.h - below, body.w, below };
    if (page->compact && !choosing)
        box = (Box){ body.x, y, body.w, room };
    if (choosing)
        show_levels(page, &grid, (Point){ box.x, box.y });
    else
        show_keeping(page, &keep, box);
    bar_show(page, view, NULL, NULL, true);
    return ONE_PAGE;
}
