/* keep.c: keep the first guess or change it. This second rating is the one that is compared.
 *
 * The trail stays where it was on the screen before, so that nothing has to be remembered. What can
 * be touched is below it.
 */
#include <math.h>

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

static void show_levels(Page *page, const Grid *grid, Point at, int chosen)
{
    for (int i = 0; i < 4; i++)
        level_card_show(page, terms_offered[i],
                        (Box){ at.x + i % grid->columns * (grid->width + page->gap),
                               at.y + i / grid->columns * (grid->height + page->gap), grid->width,
                               grid->height },
                        chosen == (int)terms_offered[i], grid->says);
}

static const char *question(const Page *page, bool unsure)
{
    return unsure ? words_in(page->language, "You looked further. What do you think now?")
                  : words_in(page->language, "Now that you have seen the trail: how good is it?");
}

Pages keep_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    const Answer *answer = visit_answer(view->visit);
    Box body = page->body;
    double y = body.y;
    if (!page->terse)
        y += claim_head_show(page, view, body);
    else
        claim_head_speak(page, view);
    y += page_text(page, body.x, y, body.w, question(page, answer->first == LEVEL_CANT_TELL),
                   page->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START) +
         page->gap;
    double room = body.y + body.h - y;
    Grid grid = measure_levels(page, body.w, room, true);
    double below = grid.all;
    const TrailOf trail = { .claim = claim, .article_date = view->story->original_date };
    bool drawn = !page->compact && room - below - page->gap >= TRAIL_LEAST_MM * page->scale;
    Box box = { body.x, y, body.w, room - below - page->gap };
    if (drawn && !trail_fits(page, &trail, box)) {
        /* Visitors decide by the trail, so it gets the room of the levels' texts. */
        grid = measure_levels(page, body.w, room, false);
        below = grid.all;
        box.h = room - below - page->gap;
    }
    if (drawn)
        trail_draw(page, &trail, box);
    trail_speak(page, &trail);
    box = (Box){ body.x, body.y + body.h - below, body.w, below };
    show_levels(page, &grid, (Point){ box.x, box.y }, answer->first);
    bar_show(page, view, NULL, NULL, true);
    return ONE_PAGE;
}
