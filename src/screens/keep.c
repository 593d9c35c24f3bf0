/* keep.c: keep the first guess, or change it; this second rating is the one compared.
 *
 * The trail stays where it was on the screen before, so that nothing has to be remembered; what is
 * touched stands below it.
 */
#include <math.h>

#include "screens/sheet.h"
#include "words/words.h"

static const Level offered[] = { LEVEL_STRONG, LEVEL_GOOD, LEVEL_WEAK, LEVEL_MISSING };

/* Room for four cards beside each other, each wide enough for what it says: 60 mm. */
static bool wide(const Sheet *sheet)
{
    return !sheet->portrait && sheet->body.w > 250;
}

/* How the four levels stand in a box at most that high; `says`: with what each says, if it fits. */
typedef struct {
    int columns;
    double width, height, all;
    bool says;
} Grid;

static Grid measure_levels(Sheet *sheet, double width, double most, bool says)
{
    Grid grid = { .columns = wide(sheet) ? 4 : 2 };
    int rows = 4 / grid.columns;
    grid.width = (width - (grid.columns - 1) * sheet->gap) / grid.columns;
    double tall = level_card_height(sheet, grid.width, true);
    grid.says = says && rows * tall + (rows - 1) * sheet->gap <= most;
    grid.height =
        grid.says ? tall
                  : fmin(TOUCH_MM * 1.5 * sheet->scale, (most - (rows - 1) * sheet->gap) / rows);
    grid.height = fmax(grid.height, TOUCH_MM);
    grid.all = rows * grid.height + (rows - 1) * sheet->gap;
    return grid;
}

static void show_levels(Sheet *sheet, const Grid *grid, Point at)
{
    for (int i = 0; i < 4; i++)
        level_card(sheet, offered[i],
                   (Box){ at.x + i % grid->columns * (grid->width + sheet->gap),
                          at.y + i / grid->columns * (grid->height + sheet->gap), grid->width,
                          grid->height },
                   false, grid->says);
}

/* The first guess: its drawing, its word, what it says. Returns the height. */
static double first_guess(Sheet *sheet, Level level, Box box, bool show)
{
    double pad = sheet->gap, drawing = sheet->terse ? 10 : 18 * sheet->scale;
    double width = fmin(box.w * 0.3, 54 * sheet->scale);
    double x = box.x + pad + width + 2 * pad, inner = box.x + box.w - pad - x;
    Lines word = sheet_break(sheet, level_word(level), TYPE_HEADING, inner);
    Lines says = sheet_break(sheet, level_says(level), TYPE_TEXT, inner);
    double text = word.height_mm + (sheet->terse ? 0 : says.height_mm);
    double height = fmax(fmax(drawing, text) + 2 * pad, box.h);
    if (!show)
        return height;
    scene_box(sheet->scene, (Box){ box.x, box.y, box.w, height }, COLOUR_CARD, COLOUR_HAIRLINE,
              0.3 * sheet->scale, 2.2 * sheet->scale);
    level_draw(sheet, level, (Box){ box.x + pad, box.y + (height - drawing) / 2, width, drawing });
    double y = box.y + (height - text) / 2;
    y += sheet_show(sheet, x, y, inner, &word, level_word(level), COLOUR_INK, ALIGN_START);
    if (sheet->terse)
        scene_speak(sheet->scene, "%s", level_says(level));
    else
        sheet_show(sheet, x, y, inner, &says, level_says(level), COLOUR_QUIET, ALIGN_START);
    return height;
}

/* Keep it or change it: beside the guess on a wide panel, below it elsewhere. Returns the height.
 */
static double keep_or_change(Sheet *sheet, Level level, Box box, bool show)
{
    bool beside = wide(sheet);
    double gap = sheet->gap, button = fmax(TOUCH_MM, TOUCH_MM * 1.2 * sheet->scale);
    double width = beside ? (box.w - gap) / 2 : box.w;
    double guess = first_guess(sheet, level, (Box){ 0, 0, width, 0 }, false);
    double height = beside ? fmax(guess, button) : guess + gap + button;
    if (!show)
        return height;
    first_guess(sheet, level, (Box){ box.x, box.y, width, beside ? height : 0 }, true);
    double half = (width - gap) / 2, x = beside ? box.x + width + gap : box.x;
    double y = beside ? box.y : box.y + box.h - button, tall = beside ? height : button;
    sheet_button(sheet, "keep", (Box){ x, y, half, tall }, NULL, _("Keep it"), NULL, AREA_CHOICE,
                 false);
    sheet_button(sheet, "change", (Box){ x + half + gap, y, half, tall }, NULL, _("Change it"),
                 NULL, AREA_CHOICE, false);
    return height;
}

static const char *question(bool unsure, bool choosing)
{
    if (unsure)
        return _("You looked further. What do you think now?");
    return choosing ? _("Now that you have seen the trail: how good is it?")
                    : _("Now that you have seen the trail: keep your first guess?");
}

void keep_build(Sheet *sheet)
{
    const Claim *claim = sheet_claim(sheet);
    if (!claim)
        return;
    const Answer *answer = visit_answer(sheet->visit);
    bool unsure = answer->first == LEVEL_CANT_TELL;
    bool choosing = sheet->visit->changing || unsure;
    Level level = (Level)answer->first;
    Box body = sheet->body;
    double y = body.y;
    if (!sheet->terse)
        y += sheet_claim_eyebrow(sheet, body, claim);
    else
        sheet_claim_place_speak(sheet, claim);
    y += sheet_text(sheet, body.x, y, body.w, question(unsure, choosing),
                    sheet->terse ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START) +
         sheet->gap;
    double room = body.y + body.h - y;
    Grid grid = measure_levels(sheet, body.w, room, true);
    double below =
        choosing ? grid.all : keep_or_change(sheet, level, (Box){ 0, 0, body.w, 0 }, false);
    bool drawn = !sheet->compact && room - below - sheet->gap >= TRAIL_LEAST_MM * sheet->scale;
    Box trail = { body.x, y, body.w, room - below - sheet->gap };
    if (drawn && choosing && !trail_fits(sheet, claim, trail)) {
        /* The trail is what one decides by: it has the room of what the levels say. */
        grid = measure_levels(sheet, body.w, room, false);
        below = grid.all;
        trail.h = room - below - sheet->gap;
    }
    if (drawn)
        trail_draw(sheet, claim, trail);
    else
        trail_speak(sheet, claim);
    Box box = { body.x, body.y + body.h - below, body.w, below };
    if (sheet->compact && !choosing)
        box = (Box){ body.x, y, body.w, room };
    if (choosing)
        show_levels(sheet, &grid, (Point){ box.x, box.y });
    else
        keep_or_change(sheet, level, box, true);
    sheet_bar(sheet, NULL, NULL, true);
}
