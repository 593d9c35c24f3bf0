/* sure.c: below the levels: "can't tell", and how sure the visitor is, once a level is chosen. */
#include "screens/sure.h"

#include <math.h>

#include "words/terms.h"

bool sure_asked(const Visit *visit)
{
    return visit->level != LEVEL_NONE && visit->level != LEVEL_CANT_TELL;
}

const char *sure_question(const Page *page)
{
    return words_in(page->language, "How sure are you?");
}

void sure_choices(const Page *page, const Visit *visit, bool bar, Choice choices[TERMS_SURE])
{
    static const char *const ids[TERMS_SURE] = { "sure:guessing", "sure:fairly", "sure:very" };
    for (int i = 0; i < TERMS_SURE; i++)
        choices[i] =
            (Choice){ ids[i],
                      bar ? terms_sure_short(page->language, i) : terms_sure(page->language, i),
                      (int)visit->sure == (int)SURE_GUESSING + i, NULL };
}

void sure_notch(Page *page, const LevelRow *row, Level level, Box box)
{
    Box card = level_row_card(row, level, box);
    double half = 3.2 * page->scale, high = 2 * page->scale;
    Point tip = { card.x + card.w / 2, card.y + card.h + 0.8 * page->scale };
    const Point corners[] = { tip, { tip.x + half, tip.y + high }, { tip.x - half, tip.y + high } };
    scene_shape(page->scene, corners, 3, COLOUR_TOUCH, COLOUR_NONE, 0);
}

/* The chosen level's meaning: the size of the longest one, so that nothing moves. */
static Lines longest_meaning(const Page *page, double width_mm)
{
    Lines longest = { 0 };
    for (Level level = LEVEL_MISSING; level <= LEVEL_STRONG; level++) {
        Lines lines = page_close(
            page_break(page, terms_level_line(page->language, level), TYPE_TEXT, width_mm));
        if (lines.line_count > longest.line_count ||
            (lines.line_count == longest.line_count && lines.width_mm > longest.width_mm))
            longest = lines;
    }
    return longest;
}

/* True when the three labels have room side by side, one line each. */
static bool sure_fits(const Page *page, const Choice *choices, double width_mm)
{
    const char *labels[TERMS_SURE];
    double widths[TERMS_SURE];
    for (int i = 0; i < TERMS_SURE; i++)
        labels[i] = choices[i].label;
    return button_share(page, labels, TERMS_SURE, page->gap, width_mm, widths);
}

/* Measures the three buttons. If their labels have no room on one line each, they have two lines
 * rather than two rows: each button gets what its widest word needs and an equal share of the rest.
 */
static ButtonRow measure_sure(const Page *page, const Choice *choices, double width_mm)
{
    ButtonRow row = button_row(page, choices, TERMS_SURE, width_mm), lines = row;
    double room = width_mm - (TERMS_SURE - 1) * page->gap;
    for (int i = 0; i < TERMS_SURE; i++) {
        lines.widths_mm[i] =
            page_widest_word(page, choices[i].label, TYPE_LABEL) + 2 * PAGE_GAP_MM + 0.1;
        room -= lines.widths_mm[i];
    }
    if (room < 0)
        return row;
    lines.columns = TERMS_SURE;
    lines.row_mm = PAGE_TOUCH_MM * page->scale;
    for (int i = 0; i < TERMS_SURE; i++) {
        lines.widths_mm[i] += room / TERMS_SURE;
        Lines label =
            page_break(page, choices[i].label, TYPE_LABEL, lines.widths_mm[i] - 2 * PAGE_GAP_MM);
        lines.row_mm = fmax(lines.row_mm, label.height_mm + 2 * PAGE_GAP_MM);
    }
    lines.height_mm = lines.row_mm;
    return lines.height_mm < row.height_mm ? lines : row;
}

/* "Can't tell" is as wide as the first card; wider if it then has one line, as all have. */
static double first_width(const Page *page, const LevelRow *row, const Choice *choices,
                          double width_mm)
{
    double width =
        row->columns < LEVEL_ROW_CARDS ? (width_mm - 3 * page->gap) / 4 : row->widths_mm[0];
    double wide = button_width(page, NULL, terms_level(page->language, LEVEL_CANT_TELL));
    bool wider = wide > width && sure_fits(page, choices, width_mm - wide - row->gap_mm);
    return wider ? wide : width;
}

/* Measures the texts above the buttons, or finds that the label has room beside them. */
static void measure_texts(SureRow *below, const Page *page, const Choice *choices, double width_mm,
                          double rest_mm, int above, bool hint)
{
    below->label = page_close(page_break(page, sure_question(page), TYPE_TEXT, rest_mm));
    below->labelled = true;
    if (below->says && above > 1) { /* the label over all of the buttons that it is about */
        below->label_line_mm = below->label.line_mm;
        below->above_mm = longest_meaning(page, width_mm).height_mm + below->label_line_mm;
    } else if (below->says) { /* both in one line, or only the meaning */
        Lines meaning = longest_meaning(page, width_mm);
        below->above_mm = fmax(meaning.height_mm, below->label.line_mm);
        below->labelled = meaning.line_count == 1 &&
                          meaning.width_mm + page->gap + below->label.width_mm <= width_mm;
    } else if (!hint && below->label.line_count == 1 &&
               sure_fits(page, choices, rest_mm - below->label.width_mm - 2 * page->gap)) {
        below->label_mm = below->label.width_mm + 2 * page->gap;
    } else {
        below->above_mm = below->label.height_mm;
    }
}

SureRow sure_measure(const Page *page, const Visit *visit, const LevelRow *row, double width_mm,
                     int above, bool hint)
{
    Choice choices[TERMS_SURE];
    SureRow below = { .visit = visit, .row = *row, .says = row->says == SAYS_WORDS };
    sure_choices(page, visit, false, choices);
    below.first_mm = first_width(page, row, choices, width_mm);
    double rest = width_mm - below.first_mm - row->gap_mm;
    if (above > 0)
        measure_texts(&below, page, choices, width_mm, rest, above, hint);
    below.sure = measure_sure(page, choices, rest - below.label_mm);
    below.button_mm = fmax(cant_tell_height(page, below.first_mm), below.sure.row_mm);
    if (below.sure.columns == TERMS_SURE) /* all are equally high */
        below.sure.row_mm = below.sure.height_mm = below.button_mm;
    below.height_mm = below.above_mm + fmax(below.button_mm, below.sure.height_mm);
    return below;
}

/* Where the label begins: with the answers, which begin at x, if it has a line of its own; else in
 * their middle, or after the meaning in its line. */
static double label_start(const Page *page, const SureRow *below, Box box, double x)
{
    double middle = x + (box.x + box.w - x - below->label.width_mm) / 2;
    if (below->label_line_mm > 0)
        return x;
    return fmax(middle, box.x + longest_meaning(page, box.w).width_mm + page->gap);
}

/* Shows the texts of how sure: beside the buttons at y, or above them. */
static void show_sure_texts(Page *page, const SureRow *below, Box box, double x, double y)
{
    const char *line = terms_level_line(page->language, (Level)below->visit->level);
    double above = y - below->above_mm;
    if (below->above_mm == 0 && below->label_mm == 0) {
        scene_speak(page->scene, "%s", line);
        scene_speak(page->scene, "%s", sure_question(page));
    } else if (below->says) {
        Lines meaning = page_close(page_break(page, line, TYPE_TEXT, box.w));
        page_show(page, box.x, above, box.w, &meaning, line, COLOUR_INK, ALIGN_START);
        double left = label_start(page, below, box, x);
        if (below->labelled)
            page_show(page, left, y - below->label.line_mm, box.x + box.w - left, &below->label,
                      sure_question(page), COLOUR_QUIET, ALIGN_START);
        else
            scene_speak(page->scene, "%s", sure_question(page));
    } else if (below->label_mm > 0) {
        page_show(page, x, y + (below->button_mm - below->label.line_mm) / 2, below->label_mm,
                  &below->label, sure_question(page), COLOUR_QUIET, ALIGN_START);
    } else {
        page_show(page, x, above, box.x + box.w - x, &below->label, sure_question(page),
                  COLOUR_QUIET, ALIGN_START);
    }
}

void sure_show(Page *page, const SureRow *below, Box box)
{
    const Visit *visit = below->visit;
    double y = box.y + box.h - fmax(below->button_mm, below->sure.height_mm);
    Box first = { box.x, y, below->first_mm, below->button_mm };
    cant_tell_show(page, first, visit->level == LEVEL_CANT_TELL);
    double x = box.x + below->first_mm + below->row.gap_mm;
    if (!sure_asked(visit)) {
        if (below->hint.height_mm <= below->above_mm) /* it was spoken with the question */
            page_show(page, box.x, y - below->above_mm, box.w, &below->hint, NULL, COLOUR_QUIET,
                      ALIGN_START);
        return;
    }
    show_sure_texts(page, below, box, x, y);
    x += below->label_mm;
    button_row_show(page, &below->sure, (Box){ x, y, box.x + box.w - x, 0 });
}
