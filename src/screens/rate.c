/* rate.c: the claim once, the question, four levels and "can't tell", and how sure.
 *
 * On large panels everything stands side by side. On the 7-inch panels the question gives its place
 * to "how sure?" once a level is chosen: one idea at a time, nothing set smaller.
 */
#include <math.h>

#include "base/words.h"
#include "screens/sheet.h"

static const Level offered[] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };

static bool complete(const Visit *visit)
{
    return visit->level == LEVEL_CANT_TELL ||
           (visit->level != LEVEL_NONE && visit->sure != SURE_NONE);
}

/* The claim's words on their marker. Returns the height. */
static double show_words(Sheet *sheet, const Claim *claim, double x, double y, double width)
{
    double pad = sheet->compact ? 1 : 3 * sheet->scale;
    Type type = sheet->compact ? TYPE_READING : TYPE_LEAD;
    Lines lines = sheet_break(sheet, claim->words, type, width - 2 * pad);
    scene_box(sheet->scene, (Box){ x, y, width, lines.height_mm + pad }, COLOUR_MARKER, COLOUR_NONE,
              0, 0);
    sheet_show(sheet, x + pad, y + pad / 2, width - 2 * pad, &lines, claim->words, COLOUR_INK,
               ALIGN_START);
    return lines.height_mm + pad;
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
    double width = (box.w - lens - columns * GAP_MM) / columns;
    for (int i = 0; show && i < 4; i++)
        level_card(sheet, offered[i],
                   (Box){ box.x + i % columns * (width + GAP_MM),
                          box.y + i / columns * (height + GAP_MM), width, height },
                   sheet->visit->level == (int)offered[i], false);
    double all = rows * height + (rows - 1) * GAP_MM;
    if (show)
        level_card(sheet, LEVEL_CANT_TELL, (Box){ box.x + box.w - lens, box.y, lens, all },
                   sheet->visit->level == LEVEL_CANT_TELL, false);
    return all;
}

static void compact_rate(Sheet *sheet, const Claim *claim)
{
    Box body = sheet->body;
    double levels = level_row(sheet, body, false);
    double levels_y = body.y + body.h - levels;
    bool ask_sure = sheet->visit->level != LEVEL_NONE && sheet->visit->level != LEVEL_CANT_TELL;
    const char *question = _("How good is the trail behind this sentence?");
    Lines asked = sheet_break(sheet, question, TYPE_LABEL, body.w);
    double lower = asked.height_mm;
    if (ask_sure)
        lower = sure_choices(sheet, body, false);
    Lines words = sheet_break(sheet, claim->words, TYPE_READING, body.w - 2);
    double room = levels_y - GAP_MM - body.y;
    /* The sentence was read a moment ago, and `back` shows it: it goes first when room is short. */
    if (words.height_mm + 1 + GAP_MM + lower <= room + 0.5)
        show_words(sheet, claim, body.x, body.y, body.w);
    double y = levels_y - GAP_MM - lower;
    if (ask_sure)
        sure_choices(sheet, (Box){ body.x, y, body.w, lower }, true);
    else
        sheet_show(sheet, body.x, y, body.w, &asked, question, COLOUR_INK, ALIGN_START);
    level_row(sheet, (Box){ body.x, levels_y, body.w, levels }, true);
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

/* Question, levels and confidence in one column; what the levels say goes when it does not fit. */
static void choose_column(Sheet *sheet, Box box)
{
    double top = heading_height(sheet, box.w) + sheet->gap;
    double sure = sure_choices(sheet, box, false) + sheet->gap;
    bool says = top + level_grid(sheet, box, true, false) + sure <= box.h;
    double levels = level_grid(sheet, box, says, false);
    double y = box.y;
    if (sheet->visit->low || sheet->portrait)
        y = box.y + box.h - top - levels - sure;
    if (y < box.y)
        y = box.y;
    heading(sheet, (Box){ box.x, y, box.w, top });
    y += top;
    level_grid(sheet, (Box){ box.x, y, box.w, levels }, says, true);
    y += levels + sheet->gap;
    if (sheet->visit->level != LEVEL_CANT_TELL)
        sure_choices(sheet, (Box){ box.x, y, box.w, sure }, true);
}

void rate_build(Sheet *sheet)
{
    const Claim *claim = sheet_claim(sheet);
    if (!claim)
        return;
    Box body = sheet->body;
    const char *eyebrow = sheet_claim_eyebrow(sheet, claim);
    if (sheet->compact) {
        compact_rate(sheet, claim);
    } else if (sheet->portrait) {
        double y = body.y + sheet_eyebrow(sheet, body, eyebrow) + sheet->gap;
        y += show_words(sheet, claim, body.x, y, body.w) + 2 * sheet->gap;
        choose_column(sheet, (Box){ body.x, y, body.w, body.y + body.h - y });
    } else {
        double gutter = sheet->margin;
        double left = (body.w - gutter) * 0.46, right = body.w - gutter - left;
        double y = body.y + sheet_eyebrow(sheet, (Box){ body.x, body.y, left, 0 }, eyebrow);
        show_words(sheet, claim, body.x, y + sheet->gap, left);
        choose_column(sheet, (Box){ body.x + left + gutter, body.y, right, body.h });
    }
    sheet_bar(sheet, complete(sheet->visit) ? "next" : NULL, _("Follow the trail"), true);
}
