/* keep.c: keep the first guess, or change it; this second rating is the one compared. */
#include <math.h>

#include "base/words.h"
#include "screens/sheet.h"

static const Level offered[] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };

static void levels(Sheet *sheet, Box box)
{
    int columns = sheet->portrait || sheet->compact ? 2 : 4;
    double width = (box.w - (columns - 1) * sheet->gap) / columns;
    double tall = level_card_height(sheet, width, true);
    int rows = 4 / columns;
    bool says = rows * tall + (rows - 1) * sheet->gap <= box.h;
    double height =
        says ? tall : fmin(TOUCH_MM * 1.5 * sheet->scale, (box.h - (rows - 1) * sheet->gap) / rows);
    height = fmax(height, TOUCH_MM);
    for (int i = 0; i < 4; i++)
        level_card(sheet, offered[i],
                   (Box){ box.x + i % columns * (width + sheet->gap),
                          box.y + i / columns * (height + sheet->gap), width, height },
                   false, says);
}

/* The first guess, large: its drawing, its word, what it says. Returns the height. */
static double first_guess(Sheet *sheet, Level level, Box box)
{
    double pad = sheet->gap, drawing = sheet->compact ? 10 : 22 * sheet->scale;
    double width = fmin(box.w * 0.3, 60 * sheet->scale);
    double x = box.x + pad + width + 2 * pad;
    Lines word = sheet_break(sheet, level_word(level), TYPE_HEADING, box.w - (x - box.x) - pad);
    Lines says = sheet_break(sheet, level_says(level), TYPE_TEXT, box.w - (x - box.x) - pad);
    double text = word.height_mm + (sheet->compact ? 0 : says.height_mm);
    double height = fmax(drawing, text) + 2 * pad;
    scene_box(sheet->scene, (Box){ box.x, box.y, box.w, height }, COLOUR_CARD, COLOUR_HAIRLINE,
              0.3 * sheet->scale, 2.2 * sheet->scale);
    level_draw(sheet, level, (Box){ box.x + pad, box.y + (height - drawing) / 2, width, drawing });
    double y = box.y + (height - text) / 2;
    y += sheet_show(sheet, x, y, box.w, &word, level_word(level), COLOUR_INK, ALIGN_START);
    if (!sheet->compact)
        sheet_show(sheet, x, y, box.w, &says, level_says(level), COLOUR_QUIET, ALIGN_START);
    return height;
}

void keep_build(Sheet *sheet)
{
    const Claim *claim = sheet_claim(sheet);
    if (!claim)
        return;
    const Answer *answer = visit_answer(sheet->visit);
    bool unsure = answer->first == LEVEL_CANT_TELL;
    bool choosing = sheet->visit->changing || unsure;
    Box body = sheet->body;
    double y = body.y;
    if (!sheet->compact)
        y += sheet_eyebrow(sheet, body, sheet_claim_eyebrow(sheet, claim));
    const char *question = unsure ? _("You looked further. What do you think now?")
                           : choosing
                               ? _("Now that you have seen the trail: how good is it?")
                               : _("Now that you have seen the trail: keep your first guess?");
    y += sheet_text(sheet, body.x, y, body.w, question, sheet->compact ? TYPE_LABEL : TYPE_HEADING,
                    COLOUR_INK, ALIGN_START);
    y += sheet->gap * (sheet->compact ? 1 : 2);
    if (choosing) {
        levels(sheet, (Box){ body.x, y, body.w, body.y + body.h - y });
    } else {
        double width = fmin(body.w, 300 * sheet->scale);
        y += first_guess(sheet, (Level)answer->first, (Box){ body.x, y, width, 0 });
        y += sheet->gap * (sheet->compact ? 1 : 2);
        double height = fmax(TOUCH_MM, TOUCH_MM * 1.2 * sheet->scale);
        if (sheet->visit->low || sheet->compact)
            y = body.y + body.h - height;
        double half = (width - sheet->gap) / 2;
        sheet_button(sheet, "keep", (Box){ body.x, y, half, height }, NULL, _("Keep it"), NULL,
                     AREA_CHOICE, false);
        sheet_button(sheet, "change", (Box){ body.x + half + sheet->gap, y, half, height }, NULL,
                     _("Change it"), NULL, AREA_CHOICE, false);
    }
    sheet_bar(sheet, NULL, NULL, true);
}
