/* summary.c: two numbers, never one; and what changed your mind. No score. */
#include <math.h>

#include "screens/sheet.h"
#include "typeset/phrase.h"
#include "words/words.h"

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
        const Claim *claim = sheet_claim_of(sheet, answer->claim);
        if (!claim)
            return false;
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
static double number_card(Sheet *sheet, Box box, int count, int of, const char *what, Level drawn,
                          bool show)
{
    double pad = sheet->compact ? 2 : 5 * sheet->scale;
    const char *number = arena_print(sheet->scene->arena, _("%d of %d"), count, of);
    Lines figure =
        sheet_break(sheet, number, sheet->compact ? TYPE_HEADING : TYPE_DISPLAY, box.w - 2 * pad);
    Lines words = sheet_break(sheet, what, TYPE_TEXT, box.w - 2 * pad);
    double drawing = sheet->compact ? 0 : 12 * sheet->scale;
    double height = 2 * pad + figure.height_mm + words.height_mm + drawing;
    if (!show)
        return height;
    scene_box(sheet->scene, (Box){ box.x, box.y, box.w, height }, COLOUR_CARD, COLOUR_HAIRLINE,
              0.3 * sheet->scale, 2.2 * sheet->scale);
    double x = box.x + pad, y = box.y + pad, width = box.w - 2 * pad;
    if (drawing > 0)
        level_draw(sheet, drawn, (Box){ x, y, fmin(width, 36 * sheet->scale), drawing * 0.8 });
    y += drawing;
    y += sheet_show(sheet, x, y, width, &figure, NULL, COLOUR_INK, ALIGN_START);
    sheet_show(sheet, x, y, width, &words, NULL, COLOUR_QUIET, ALIGN_START);
    scene_speak(sheet->scene, "%s: %s", number, what);
    return height;
}

static const char *change_line(Sheet *sheet, const Sum *sum)
{
    Arena *arena = sheet->scene->arena;
    if (sum->changed == 0)
        return _("You kept every first guess.");
    if (sum->changed == 1)
        return phrase_print(arena, _("Looking at the trail changed your mind once: %s."),
                            sum->changed_by);
    return arena_print(arena,
                       words_count("Looking at the trail changed your mind %d time.",
                                   "Looking at the trail changed your mind %d times.",
                                   (unsigned long)sum->changed),
                       sum->changed);
}

/* Every claim of the visit, with where its trail led: the rope, the claim's name, the level's word.
 * Shown only when all of them fit. */
static void trails(Sheet *sheet, Box box)
{
    const Visit *visit = sheet->visit;
    double line = sheet_line(sheet, TYPE_LABEL), row = fmax(line * 1.1, 10 * sheet->scale);
    double drawing = 26 * sheet->scale, x = box.x + drawing + sheet->gap;
    double words = 0;
    for (int i = LEVEL_MISSING; i <= LEVEL_STRONG; i++)
        words = fmax(words, sheet_break(sheet, level_word((Level)i), TYPE_TEXT, box.w).width_mm);
    double width = box.x + box.w - x - words - sheet->gap;
    if (sheet->compact || width < 60 || (visit->answer_count + 1) * row + sheet->gap > box.h)
        return;
    double y = box.y + sheet_text(sheet, box.x, box.y, box.w, _("Where the trails led"), TYPE_TEXT,
                                  COLOUR_QUIET, ALIGN_START);
    for (int i = 0; i < visit->answer_count; i++, y += row) {
        const Claim *claim = sheet_claim_of(sheet, visit->answers[i].claim);
        if (!claim)
            continue; /* add_up() has read them all */
        Level level = claim->verdict.level;
        double top = y + (row - line) / 2;
        Lines label = sheet_break(sheet, claim->label, TYPE_LABEL, width);
        level_draw(sheet, level, (Box){ box.x, y + row * 0.15, drawing, row * 0.7 });
        label.line_count = 1; /* a name is a few words; the eyebrow had it whole */
        sheet_show(sheet, x, top, width, &label, NULL, COLOUR_INK, ALIGN_START);
        Lines word = sheet_break(sheet, level_word(level), TYPE_TEXT, words);
        sheet_show(sheet, box.x + box.w - words, top, words, &word, NULL, COLOUR_QUIET,
                   ALIGN_START);
        scene_speak(sheet->scene, "%s: %s", claim->label, level_word(level));
    }
}

/* The two numbers, beside or below each other. Returns the height. */
static double numbers(Sheet *sheet, const Sum *sum, Box box, bool beside, bool show)
{
    double width = beside ? (box.w - sheet->gap) / 2 : box.w;
    double first = number_card(sheet, (Box){ box.x, box.y, width, 0 }, sum->trusted, sum->well,
                               sheet->compact ? _("well sourced, trusted")
                                              : _("well-sourced claims that you trusted"),
                               LEVEL_GOOD, show);
    Box other = { beside ? box.x + width + sheet->gap : box.x,
                  beside ? box.y : box.y + first + sheet->gap, width, 0 };
    double second = number_card(sheet, other, sum->caught, sum->badly,
                                sheet->compact ? _("badly sourced, caught")
                                               : _("badly sourced claims that you caught"),
                                LEVEL_WEAK, show);
    return beside ? fmax(first, second) : first + sheet->gap + second;
}

void summary_build(Sheet *sheet)
{
    Sum sum;
    if (!add_up(sheet, &sum))
        return;
    Box body = sheet->body;
    double y = body.y;
    const char *title = _("How it went");
    Lines heading = sheet_break(sheet, title, TYPE_HEADING, body.w);
    bool more = visit_has_more(sheet->visit);
    double button = TOUCH_MM * sheet->scale;
    double bottom = body.y + body.h - (more ? button + sheet->gap : 0);
    double cards = numbers(sheet, &sum, body, true, false);
    if (sheet->compact && y + heading.height_mm + sheet->gap + cards > bottom)
        scene_speak(sheet->scene, "%s", title); /* the numbers need its room */
    else
        y += sheet_show(sheet, body.x, y, body.w, &heading, title, COLOUR_INK, ALIGN_START) +
             sheet->gap;
    /* One below the other leaves a wide panel's other half for the list. */
    double gutter = sheet->margin, half = (body.w - gutter) * 0.45;
    Box below = { body.x, y, sheet->portrait ? body.w : half, 0 };
    bool beside = sheet->compact || y + numbers(sheet, &sum, below, false, false) > bottom;
    bool wide = !beside && !sheet->portrait;
    double left = wide ? half : body.w;
    double top = y;
    y += numbers(sheet, &sum, (Box){ body.x, y, left, 0 }, beside, true) + sheet->gap;
    const char *line = change_line(sheet, &sum);
    Lines lines = sheet_break(sheet, line, TYPE_READING, left);
    if (lines.height_mm <= bottom - y + 0.5)
        y += sheet_show(sheet, body.x, y, left, &lines, line, COLOUR_INK, ALIGN_START) + sheet->gap;
    else
        scene_speak(sheet->scene, "%s", line);
    Box list = { body.x, y + sheet->gap, body.w, bottom - y - sheet->gap };
    if (wide)
        list = (Box){ body.x + left + gutter, top, body.w - left - gutter, bottom - top };
    trails(sheet, list);
    if (more) {
        double width = sheet_button_width(sheet, NULL, _("More claims")) + 6 * sheet->scale;
        sheet_button(sheet, "more",
                     (Box){ body.x, body.y + body.h - button, fmin(left, width), button }, NULL,
                     _("More claims"), NULL, AREA_CHOICE, false);
    }
    sheet_bar(sheet, "finish", _("Take it home"), true);
}
