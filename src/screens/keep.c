/* keep.c: keep the first guess or change it. This second rating is the one that is compared.
 *
 * The trail stays where it was on the screen before, so that nothing has to be remembered. What can
 * be touched is below it.
 */
#include <math.h>

#include "drawing/trail.h"
#include "screens/screens_private.h"
#include "words/terms.h"

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
    LevelRow row = level_row(page, body.w, SAYS_ALL);
    const LevelMarks marks = { LEVEL_NONE, LEVEL_NONE, answer->first, false };
    const TrailOf trail = { claim, view->story->original_date, false };
    if (row.height_mm + page->gap + trail_least_height(page, &trail) > room)
        row = level_row(page, body.w, SAYS_WORDS);
    double below = row.height_mm;
    Box box = { body.x, y, body.w, room - below - page->gap };
    if (box.h >= trail_least_height(page, &trail))
        trail_draw(page, &trail, box);
    else
        trail_speak(page, &trail);
    level_row_show(page, &row, &marks, (Box){ body.x, body.y + body.h - below, body.w, below });
    bar_show(page, view, NULL, NULL, true);
    return ONE_PAGE;
}
