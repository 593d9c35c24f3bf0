/* summary.c: two numbers, never one; and what changed your mind. No score. */
#include <math.h>

#include "base/words.h"
#include "screens/sheet.h"

typedef struct {
    int well, trusted; /* well-sourced claims, and how many of them were rated so */
    int badly, caught;
    int changed;            /* ratings changed after looking */
    const char *changed_by; /* label of the last of those claims */
} Sum;

static bool well_sourced(int level)
{
    return level == LEVEL_GOOD || level == LEVEL_STRONG;
}

static bool add_up(Sheet *sheet, Sum *sum)
{
    const Visit *visit = sheet->visit;
    *sum = (Sum){ 0 };
    for (int i = 0; i < visit->answer_count; i++) {
        const Answer *answer = &visit->answers[i];
        const Claim *claim = bundle_claim(sheet->bundle, answer->claim, sheet->error);
        if (!claim) {
            sheet->failed = true;
            return false;
        }
        bool well = well_sourced((int)claim->verdict.level);
        bool said_well = well_sourced(answer->second);
        sum->well += well;
        sum->trusted += well && said_well;
        sum->badly += !well;
        sum->caught += !well && !said_well;
        if (answer->first != answer->second) {
            sum->changed++;
            sum->changed_by = claim->label;
        }
    }
    return true;
}

/* One of the two numbers: a rope for each claim, whole where it was seen for what it is. */
static double number_card(Sheet *sheet, Box box, int count, int of, const char *what, Level drawn)
{
    double pad = sheet->compact ? 2 : 5 * sheet->scale;
    const char *number = arena_print(sheet->scene->arena, _("%d of %d"), count, of);
    Lines figure =
        sheet_break(sheet, number, sheet->compact ? TYPE_HEADING : TYPE_DISPLAY, box.w - 2 * pad);
    Lines words = sheet_break(sheet, what, TYPE_TEXT, box.w - 2 * pad);
    double drawing = sheet->compact ? 0 : 12 * sheet->scale;
    double height = 2 * pad + figure.height_mm + words.height_mm + drawing;
    scene_box(sheet->scene, (Box){ box.x, box.y, box.w, height }, COLOUR_CARD, COLOUR_HAIRLINE,
              0.3 * sheet->scale, 2.2 * sheet->scale);
    double x = box.x + pad, y = box.y + pad, width = box.w - 2 * pad;
    if (drawing > 0)
        level_draw(sheet, drawn, (Box){ x, y, fmin(width, 36 * sheet->scale), drawing * 0.8 });
    y += drawing;
    y += sheet_show(sheet, x, y, width, &figure, number, COLOUR_INK, ALIGN_START);
    sheet_show(sheet, x, y, width, &words, what, COLOUR_QUIET, ALIGN_START);
    return height;
}

static const char *change_line(Sheet *sheet, const Sum *sum)
{
    Arena *arena = sheet->scene->arena;
    if (sum->changed == 0)
        return _("You kept every first guess.");
    if (sum->changed == 1)
        return arena_print(arena, _("Looking at the trail changed your mind once: %s."),
                           sum->changed_by);
    return arena_print(arena,
                       words_count("Looking at the trail changed your mind %d time.",
                                   "Looking at the trail changed your mind %d times.",
                                   (unsigned long)sum->changed),
                       sum->changed);
}

void summary_build(Sheet *sheet)
{
    Sum sum;
    if (!add_up(sheet, &sum))
        return;
    Box body = sheet->body;
    double y = body.y;
    y += sheet_text(sheet, body.x, y, body.w, _("How it went"), TYPE_HEADING, COLOUR_INK,
                    ALIGN_START);
    y += sheet->gap;
    bool stacked = sheet->portrait && !sheet->compact;
    double width = stacked ? body.w : (fmin(body.w, 330 * sheet->scale) - sheet->gap) / 2;
    double first = number_card(sheet, (Box){ body.x, y, width, 0 }, sum.trusted, sum.well,
                               sheet->compact ? _("well sourced, trusted")
                                              : _("well-sourced claims that you trusted"),
                               LEVEL_GOOD);
    if (stacked)
        y += first + sheet->gap;
    double second = number_card(
        sheet, (Box){ stacked ? body.x : body.x + width + sheet->gap, y, width, 0 }, sum.caught,
        sum.badly,
        sheet->compact ? _("badly sourced, caught") : _("badly sourced claims that you caught"),
        LEVEL_WEAK);
    y += fmax(stacked ? 0 : first, second) + sheet->gap;
    bool more = visit_has_more(sheet->visit);
    double button = TOUCH_MM * sheet->scale;
    double room = body.y + body.h - y - (more ? button + sheet->gap : 0);
    const char *line = change_line(sheet, &sum);
    Lines lines = sheet_break(sheet, line, TYPE_READING, fmin(body.w, 330 * sheet->scale));
    if (lines.height_mm <= room + 0.5)
        y += sheet_show(sheet, body.x, y, body.w, &lines, line, COLOUR_INK, ALIGN_START) +
             sheet->gap;
    if (more) {
        double wide = sheet_button_width(sheet, NULL, _("More claims")) + 6 * sheet->scale;
        double at = sheet->compact || sheet->visit->low ? body.y + body.h - button : y + sheet->gap;
        sheet_button(sheet, "more", (Box){ body.x, at, fmin(body.w, wide), button }, NULL,
                     _("More claims"), NULL, AREA_CHOICE, false);
    }
    sheet_bar(sheet, "finish", _("Take it home"), true);
}
