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

static const Level offered[] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };

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
        level_card_show(page, offered[i],
                        (Box){ at.x + i % grid->columns * (grid->width + page->gap),
                               at.y + i / grid->columns * (grid->height + page->gap), grid->width,
                               grid->height },
                        false, grid->says);
}

/* Shows the first guess: its drawing, its name, its text. Returns the height. */
static double first_guess(Page *page, Level level, Box box, bool show)
{
    double pad = page->gap, drawing = page->terse ? 10 : 18 * page->scale;
    double width = fmin(box.w * 0.3, 54 * page->scale);
    double x = box.x + pad + width + 2 * pad, inner = box.x + box.w - pad - x;
    Lines word = page_break(page, terms_level(page->language, level), TYPE_HEADING, inner);
    Lines says = page_break(page, terms_level_says(page->language, level), TYPE_TEXT, inner);
    double text = word.height_mm + (page->terse ? 0 : says.height_mm);
    double height = fmax(fmax(drawing, text) + 2 * pad, box.h);
    if (!show)
        return height;
    scene_box(page->scene, (Box){ box.x, box.y, box.w, height }, COLOUR_CARD, COLOUR_HAIRLINE,
              0.3 * page->scale, 2.2 * page->scale);
    level_draw(page->scene, level,
               (Box){ box.x + pad, box.y + (height - drawing) / 2, width, drawing });
    double y = box.y + (height - text) / 2;
    y += page_show(page, x, y, inner, &word, terms_level(page->language, level), COLOUR_INK,
                   ALIGN_START);
    if (page->terse)
        scene_speak(page->scene, "%s", terms_level_says(page->language, level));
    else
        page_show(page, x, y, inner, &says, terms_level_says(page->language, level), COLOUR_QUIET,
                  ALIGN_START);
    return height;
}

/* Shows the buttons keep and change: beside the guess on a wide panel, otherwise below it. Returns
 * the height.
 */
static double keep_or_change(Page *page, Level level, Box box, bool show)
{
    bool beside = wide(page);
    double gap = page->gap, button = fmax(PAGE_TOUCH_MM, PAGE_TOUCH_MM * 1.2 * page->scale);
    double width = beside ? (box.w - gap) / 2 : box.w;
    double guess = first_guess(page, level, (Box){ 0, 0, width, 0 }, false);
    double height = beside ? fmax(guess, button) : guess + gap + button;
    if (!show)
        return height;
    first_guess(page, level, (Box){ box.x, box.y, width, beside ? height : 0 }, true);
    double half = (width - gap) / 2, x = beside ? box.x + width + gap : box.x;
    double y = beside ? box.y : box.y + box.h - button, tall = beside ? height : button;
    button_show(page, "keep", (Box){ x, y, half, tall }, NULL, words_in(page->language, "Keep it"),
                NULL, AREA_CHOICE, false);
    button_show(page, "change", (Box){ x + half + gap, y, half, tall }, NULL,
                words_in(page->language, "Change it"), NULL, AREA_CHOICE, false);
    return height;
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
    Level level = (Level)answer->first;
    Box body = page->body;
    double y = body.y;
    if (!page->terse)
        y += claim_head_show(page, view, body, claim);
    else
        claim_head_speak(page, view, claim);
    y += page_text(page, body.x, y, body.w, question(page, unsure, choosing),
                   page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START) +
         page->gap;
    double room = body.y + body.h - y;
    Grid grid = measure_levels(page, body.w, room, true);
    double below =
        choosing ? grid.all : keep_or_change(page, level, (Box){ 0, 0, body.w, 0 }, false);
    const TrailOf trail = { claim, view->story->original_date, false };
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
    else
        trail_speak(page, &trail);
    box = (Box){ body.x, body.y + body.h - below, body.w, below };
    if (page->compact && !choosing)
        box = (Box){ body.x, y, body.w, room };
    if (choosing)
        show_levels(page, &grid, (Point){ box.x, box.y });
    else
        keep_or_change(page, level, box, true);
    bar_show(page, view, NULL, NULL, true);
    return ONE_PAGE;
}
