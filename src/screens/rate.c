/* rate.c: the claim, the question, four levels and "can't tell", and how sure the visitor is.
 *
 * On large panels everything is side by side. On 7-inch panels "how sure?" takes the place of the
 * question when a level is chosen: one thing at a time, and no smaller type.
 */
#include <math.h>

#include "screens/screen.h"
#include "words/terms.h"

static const Level offered[] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };

static bool complete(const Visit *visit)
{
    return visit->level == LEVEL_CANT_TELL ||
           (visit->level != LEVEL_NONE && visit->sure != SURE_NONE);
}

static double sure_choices(Page *page, const View *view, Box box, bool show)
{
    Sure sure = view->visit->sure;
    const Choice choices[] = {
        { "sure:guessing", words_in(page->language, "Guessing"), sure == SURE_GUESSING },
        { "sure:fairly", words_in(page->language, "Fairly sure"), sure == SURE_FAIRLY },
        { "sure:very", words_in(page->language, "Very sure"), sure == SURE_VERY }
    };
    return button_choices(page, box, choices, COUNT(choices), show);
}

/* Shows the levels in two columns, with "can't tell" in a row below. Returns the height. */
static double level_grid(Page *page, const View *view, Box box, bool says, bool show)
{
    double width = (box.w - page->gap) / 2;
    double height = level_card_height(page, width, says);
    double row = TOUCH_MM * page->scale;
    for (int i = 0; show && i < 4; i++)
        level_card_show(page, offered[i],
                        (Box){ box.x + i % 2 * (width + page->gap),
                               box.y + i / 2 * (height + page->gap), width, height },
                        view->visit->level == (int)offered[i], says);
    double below = 2 * (height + page->gap);
    if (show)
        level_card_show(page, LEVEL_CANT_TELL, (Box){ box.x, box.y + below, box.w, row },
                        view->visit->level == LEVEL_CANT_TELL, false);
    return below + row;
}

/* Shows all five as low cards: in one row, or on a narrow page in two rows with the lens beside
 * them. */
static double level_row(Page *page, const View *view, Box box, bool show)
{
    double height = TOUCH_MM * page->scale, lens = TOUCH_MM * page->scale;
    int columns = box.w < 120 * page->scale ? 2 : 4;
    int rows = 4 / columns;
    const char *words[4];
    double widths[4], room = box.w - lens - GAP_MM, x = box.x;
    for (int i = 0; i < 4; i++)
        words[i] = terms_level(page->language, offered[i]);
    for (int i = 0; i < 4; i += columns)
        button_share(page, words + i, columns, GAP_MM, room, widths + i);
    for (int i = 0; show && i < 4; x += widths[i++] + GAP_MM) {
        if (i % columns == 0)
            x = box.x;
        level_card_show(page, offered[i],
                        (Box){ x, box.y + i / columns * (height + GAP_MM), widths[i], height },
                        view->visit->level == (int)offered[i], false);
    }
    double all = rows * height + (rows - 1) * GAP_MM;
    if (show)
        level_card_show(page, LEVEL_CANT_TELL, (Box){ box.x + box.w - lens, box.y, lens, all },
                        view->visit->level == LEVEL_CANT_TELL, false);
    return all;
}

/* Lays out from the bottom up: levels, then how sure (or the question, if nothing is chosen and
 * there is no room for both), then the sentence. */
static void narrow_rate(Page *page, const View *view, const Claim *claim, Box box)
{
    claim_head_speak(page, view, claim);
    double levels = level_row(page, view, box, false);
    double levels_y = box.y + box.h - levels;
    bool rated = view->visit->level != LEVEL_NONE && view->visit->level != LEVEL_CANT_TELL;
    const char *question = words_in(page->language, "How good is the trail behind this sentence?");
    Lines asked = page_break(page, question, TYPE_LABEL, box.w);
    double words = page_marked_height(page, box.w, claim->words, TYPE_READING);
    double sure = sure_choices(page, view, box, false);
    double room = levels_y - page->gap - box.y;
    double text = words + 6 * page->scale;
    bool both = text + asked.height_mm + sure + 2 * page->gap <= room;
    level_row(page, view, (Box){ box.x, levels_y, box.w, levels }, true);
    /* With tall letters there is no space above the buttons: take up to half of the top margin. */
    double crowded = box.y + words + 1 - (levels_y - page->gap - sure);
    box.y -= fmin(fmax(crowded, 0), page->margin / 2);
    double y = levels_y;
    if (rated || both) {
        y -= page->gap + sure;
        if (view->visit->level != LEVEL_CANT_TELL)
            sure_choices(page, view, (Box){ box.x, y, box.w, sure }, true);
    }
    if (!rated || both) {
        y -= page->gap + asked.height_mm;
        page_show(page, box.x, y, box.w, &asked, question, COLOUR_INK, ALIGN_START);
    } else
        scene_speak(page->scene, "%s", question);
    scene_speak(page->scene, "%s",
                words_in(page->language, "Not: is it true? Your first guess is fine."));
    /* As large as possible, if nothing moves when a level is chosen. */
    Type type = both && !page->compact ? TYPE_CLAIM : TYPE_READING;
    while (type > TYPE_READING &&
           box.y + page_marked_height(page, box.w, claim->words, type) + 2 * page->gap > y)
        type--;
    /* If there is too little room, the sentence is left out: it was on the screen before, and
     * `back` shows it. */
    if (box.y + words <= y + 0.5)
        page_marked(page, (Box){ box.x, box.y, box.w, words }, claim->words, type);
    else {
        /* The claim's label at least says what is rated. */
        Lines name = page_break(page, claim->label, TYPE_READING, box.w);
        if (box.y + name.height_mm <= y + 0.5)
            page_show(page, box.x, box.y, box.w, &name, NULL, COLOUR_INK, ALIGN_START);
        scene_speak(page->scene, "%s", claim->words);
    }
}

static double heading(Page *page, Box box)
{
    double y = box.y;
    y += page_text(page, box.x, y, box.w,
                   words_in(page->language, "How good is the trail behind this sentence?"),
                   TYPE_HEADING, COLOUR_INK, ALIGN_START);
    y += page->gap * 0.5;
    y += page_text(page, box.x, y, box.w,
                   words_in(page->language, "Not: is it true? Your first guess is fine."),
                   TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    return y - box.y;
}

static double heading_height(Page *page, double width)
{
    return page_break(page, words_in(page->language, "How good is the trail behind this sentence?"),
                      TYPE_HEADING, width)
               .height_mm +
           page->gap * 0.5 +
           page_break(page, words_in(page->language, "Not: is it true? Your first guess is fine."),
                      TYPE_TEXT, width)
               .height_mm;
}

static bool column_fits(Page *page, const View *view, Box box, bool says)
{
    return heading_height(page, box.w) + level_grid(page, view, box, says, false) +
               sure_choices(page, view, box, false) + 2 * page->gap <=
           box.h + 0.5;
}

/* Shows the question, the levels and how sure in one column. The levels' texts are left out if they
 * do not fit. */
static void choose_column(Page *page, const View *view, Box box)
{
    bool says = column_fits(page, view, box, true);
    double top = heading_height(page, box.w) + page->gap;
    double levels = level_grid(page, view, box, says, false) + page->gap;
    double sure = sure_choices(page, view, box, false);
    double y = box.y;
    if (view->visit->low || page->portrait)
        y = fmax(y, box.y + box.h - top - levels - sure);
    heading(page, (Box){ box.x, y, box.w, top });
    y += top;
    level_grid(page, view, (Box){ box.x, y, box.w, levels }, says, true);
    y += levels;
    if (view->visit->level != LEVEL_CANT_TELL)
        sure_choices(page, view, (Box){ box.x, y, box.w, sure }, true);
}

/* Shows the page in one or two columns. False when it does not fit. */
static bool wide_rate(Page *page, const View *view, const Claim *claim, Box body)
{
    double gutter = page->margin, left = (body.w - gutter) * 0.37;
    Box column = { body.x + left + gutter, body.y, body.w - gutter - left, body.h };
    double y = body.y + claim_head_height(page, view, body.w, claim) + page->gap;
    double width = page->portrait ? body.w : left;
    column.y = y;
    column.h = body.y + body.h - y;
    Type type = TYPE_CLAIM;
    double words = page_marked_height(page, width, claim->words, type);
    double most = page->portrait ? column.h * 0.3 : column.h;
    while (type > TYPE_READING &&
           (words > most || page_widest_word(page, claim->words, type) > width * 0.95)) {
        type--;
        words = page_marked_height(page, width, claim->words, type);
    }
    if (page->portrait) {
        double top = y + words + 2 * page->gap;
        column = (Box){ body.x, top, body.w, body.y + body.h - top };
    }
    if (!column_fits(page, view, column, false) || y + words > body.y + body.h)
        return false;
    claim_head_show(page, view, body, claim);
    page_marked(page, (Box){ body.x, y, width, words }, claim->words, type);
    choose_column(page, view, column);
    return true;
}

Pages rate_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    if (page->compact || !wide_rate(page, view, claim, page->body))
        narrow_rate(page, view, claim, page->body);
    bar_show(page, view, complete(view->visit) ? "next" : NULL,
             words_in(page->language, "Follow the trail"), true);
    return ONE_PAGE;
}
