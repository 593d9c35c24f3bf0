/* rate.c: the claim once, the question, four levels and "can't tell", and how sure.
 *
 * On large panels everything stands side by side. On the 7-inch panels the question gives its place
 * to "how sure?" once a level is chosen: one idea at a time, nothing set smaller.
 */
#include <math.h>

#include "screens/sheet.h"
#include "words/words.h"

static const Level offered[] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };

static bool complete(const Visit *visit)
{
    return visit->level == LEVEL_CANT_TELL ||
           (visit->level != LEVEL_NONE && visit->sure != SURE_NONE);
}

static double sure_choices(Sheet *sheet, Box box, bool show)
{
    Sure sure = sheet->visit->sure;
    const Choice choices[] = { { "sure:guessing", _("Guessing"), sure == SURE_GUESSING },
                               { "sure:fairly", _("Fairly sure"), sure == SURE_FAIRLY },
                               { "sure:very", _("Very sure"), sure == SURE_VERY } };
    return sheet_choices(sheet, box, choices, COUNT(choices), show);
}

/* Two by two, and "can't tell" as a row below. Returns the height. */
static double level_grid(Sheet *sheet, Box box, bool says, bool show)
{
    double width = (box.w - sheet->gap) / 2;
    double height = level_card_height(sheet, width, says);
    double row = TOUCH_MM * sheet->scale;
    for (int i = 0; show && i < 4; i++)
        level_card(sheet, offered[i],
                   (Box){ box.x + i % 2 * (width + sheet->gap),
                          box.y + i / 2 * (height + sheet->gap), width, height },
                   sheet->visit->level == (int)offered[i], says);
    double below = 2 * (height + sheet->gap);
    if (show)
        level_card(sheet, LEVEL_CANT_TELL, (Box){ box.x, box.y + below, box.w, row },
                   sheet->visit->level == LEVEL_CANT_TELL, false);
    return below + row;
}

/* All five as low cards: in one row, or two and a lens beside where it is narrow. */
static double level_row(Sheet *sheet, Box box, bool show)
{
    double height = TOUCH_MM * sheet->scale, lens = TOUCH_MM * sheet->scale;
    int columns = box.w < 120 * sheet->scale ? 2 : 4;
    int rows = 4 / columns;
    const char *words[4];
    double widths[4], room = box.w - lens - GAP_MM, x = box.x;
    for (int i = 0; i < 4; i++)
        words[i] = level_word(offered[i]);
    for (int i = 0; i < 4; i += columns)
        sheet_share(sheet, words + i, columns, GAP_MM, room, widths + i);
    for (int i = 0; show && i < 4; x += widths[i++] + GAP_MM) {
        if (i % columns == 0)
            x = box.x;
        level_card(sheet, offered[i],
                   (Box){ x, box.y + i / columns * (height + GAP_MM), widths[i], height },
                   sheet->visit->level == (int)offered[i], false);
    }
    double all = rows * height + (rows - 1) * GAP_MM;
    if (show)
        level_card(sheet, LEVEL_CANT_TELL, (Box){ box.x + box.w - lens, box.y, lens, all },
                   sheet->visit->level == LEVEL_CANT_TELL, false);
    return all;
}

/* From the bottom up: levels, then how sure (or the question, while nothing is chosen and there is
 * no room for both), then the sentence. */
static void narrow_rate(Sheet *sheet, const Claim *claim, Box box)
{
    sheet_claim_place_speak(sheet, claim);
    double levels = level_row(sheet, box, false);
    double levels_y = box.y + box.h - levels;
    bool rated = sheet->visit->level != LEVEL_NONE && sheet->visit->level != LEVEL_CANT_TELL;
    const char *question = _("How good is the trail behind this sentence?");
    Lines asked = sheet_break(sheet, question, TYPE_LABEL, box.w);
    double words = sheet_marked_height(sheet, box.w, claim->words, TYPE_READING);
    double sure = sure_choices(sheet, box, false);
    double room = levels_y - sheet->gap - box.y;
    double text = words + 6 * sheet->scale;
    bool both = text + asked.height_mm + sure + 2 * sheet->gap <= room;
    level_row(sheet, (Box){ box.x, levels_y, box.w, levels }, true);
    /* Tall letters leave no air above the buttons: half the margin gives some. */
    double crowded = box.y + words + 1 - (levels_y - sheet->gap - sure);
    box.y -= fmin(fmax(crowded, 0), sheet->margin / 2);
    double y = levels_y;
    if (rated || both) {
        y -= sheet->gap + sure;
        if (sheet->visit->level != LEVEL_CANT_TELL)
            sure_choices(sheet, (Box){ box.x, y, box.w, sure }, true);
    }
    if (!rated || both) {
        y -= sheet->gap + asked.height_mm;
        sheet_show(sheet, box.x, y, box.w, &asked, question, COLOUR_INK, ALIGN_START);
    } else
        scene_speak(sheet->scene, "%s", question);
    scene_speak(sheet->scene, "%s", _("Not: is it true? Your first guess is fine."));
    /* As large as there is room for, where nothing moves when a level is chosen. */
    Type type = both && !sheet->compact ? TYPE_CLAIM : TYPE_READING;
    while (type > TYPE_READING &&
           box.y + sheet_marked_height(sheet, box.w, claim->words, type) + 2 * sheet->gap > y)
        type--;
    /* The sentence was read a moment ago, and `back` shows it: it goes first when room is short. */
    if (box.y + words <= y + 0.5)
        sheet_marked(sheet, (Box){ box.x, box.y, box.w, words }, claim->words, type);
    else {
        /* Its name at least says what is rated. */
        Lines name = sheet_break(sheet, claim->label, TYPE_READING, box.w);
        if (box.y + name.height_mm <= y + 0.5)
            sheet_show(sheet, box.x, box.y, box.w, &name, NULL, COLOUR_INK, ALIGN_START);
        scene_speak(sheet->scene, "%s", claim->words);
    }
}

static double heading(Sheet *sheet, Box box)
{
    double y = box.y;
    y += sheet_text(sheet, box.x, y, box.w, _("How good is the trail behind this sentence?"),
                    TYPE_HEADING, COLOUR_INK, ALIGN_START);
    y += sheet->gap * 0.5;
    y += sheet_text(sheet, box.x, y, box.w, _("Not: is it true? Your first guess is fine."),
                    TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    return y - box.y;
}

static double heading_height(Sheet *sheet, double width)
{
    return sheet_break(sheet, _("How good is the trail behind this sentence?"), TYPE_HEADING, width)
               .height_mm +
           sheet->gap * 0.5 +
           sheet_break(sheet, _("Not: is it true? Your first guess is fine."), TYPE_TEXT, width)
               .height_mm;
}

static bool column_fits(Sheet *sheet, Box box, bool says)
{
    return heading_height(sheet, box.w) + level_grid(sheet, box, says, false) +
               sure_choices(sheet, box, false) + 2 * sheet->gap <=
           box.h + 0.5;
}

/* Question, levels and confidence in one column; what the levels say goes when it does not fit. */
static void choose_column(Sheet *sheet, Box box)
{
    bool says = column_fits(sheet, box, true);
    double top = heading_height(sheet, box.w) + sheet->gap;
    double levels = level_grid(sheet, box, says, false) + sheet->gap;
    double sure = sure_choices(sheet, box, false);
    double y = box.y;
    if (sheet->visit->low || sheet->portrait)
        y = fmax(y, box.y + box.h - top - levels - sure);
    heading(sheet, (Box){ box.x, y, box.w, top });
    y += top;
    level_grid(sheet, (Box){ box.x, y, box.w, levels }, says, true);
    y += levels;
    if (sheet->visit->level != LEVEL_CANT_TELL)
        sure_choices(sheet, (Box){ box.x, y, box.w, sure }, true);
}

/* The page as one column, or as two; false when it does not fit so. */
static bool wide_rate(Sheet *sheet, const Claim *claim, Box body)
{
    double gutter = sheet->margin, left = (body.w - gutter) * 0.37;
    Box column = { body.x + left + gutter, body.y, body.w - gutter - left, body.h };
    double y = body.y + sheet_claim_eyebrow_height(sheet, body.w, claim) + sheet->gap;
    double width = sheet->portrait ? body.w : left;
    column.y = y;
    column.h = body.y + body.h - y;
    Type type = TYPE_CLAIM;
    double words = sheet_marked_height(sheet, width, claim->words, type);
    double most = sheet->portrait ? column.h * 0.3 : column.h;
    while (type > TYPE_READING &&
           (words > most || sheet_widest_word(sheet, claim->words, type) > width * 0.95)) {
        type--;
        words = sheet_marked_height(sheet, width, claim->words, type);
    }
    if (sheet->portrait) {
        double top = y + words + 2 * sheet->gap;
        column = (Box){ body.x, top, body.w, body.y + body.h - top };
    }
    if (!column_fits(sheet, column, false) || y + words > body.y + body.h)
        return false;
    sheet_claim_eyebrow(sheet, body, claim);
    sheet_marked(sheet, (Box){ body.x, y, width, words }, claim->words, type);
    choose_column(sheet, column);
    return true;
}

void rate_build(Sheet *sheet)
{
    const Claim *claim = sheet_claim(sheet);
    if (!claim)
        return;
    if (sheet->compact || !wide_rate(sheet, claim, sheet->body))
        narrow_rate(sheet, claim, sheet->body);
    sheet_bar(sheet, complete(sheet->visit) ? "next" : NULL, _("Follow the trail"), true);
}
