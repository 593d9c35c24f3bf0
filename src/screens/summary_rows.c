#include "screens/summary_rows.h"

#include <math.h>
#include <string.h>

#include "drawing/level.h"
#include "words/terms.h"

#define LEVELS LEVEL_ROW_CARDS

bool summary_rows_has_level(int level)
{
    return level != LEVEL_NONE && level != LEVEL_CANT_TELL;
}

static double column_x(const Rows *rows, Level level)
{
    return rows->first_mm + (int)level * rows->pitch_mm;
}

/* Breaks a claim's label; its lines are close, because two of them stand beside a rope. */
static Lines break_label(const Page *page, const Rows *rows, const char *label)
{
    const TextStyle style = { .face = FACE_INTERFACE_BOLD,
                              .capital_mm = page_capital_of(page, label, TYPE_LABEL),
                              .leading = page->small ? 1.02 : 1.2,
                              .right_to_left = page_right_to_left(page, label) };
    return typeset_lines(page->typeset, page->scene->arena, label, &style,
                         rows->label_mm - page->gap);
}

/* Makes a row so high that every label is whole. */
static double row_height(const Page *page, const Rows *rows)
{
    double line = page_line(page, TYPE_LABEL);
    double height = page->small ? 12.8 : fmax(17 * page->scale, 1.3 * line);
    for (int i = 0; i < rows->view->visit->answer_count; i++) {
        Lines label = break_label(page, rows, rows->view->answered[i]->label);
        if (label.line_count > 1)
            height = fmax(height, label.height_mm);
    }
    return height;
}

/* ---- the names of the columns ---- */

static Lines break_head(const Page *page, const Rows *rows, Level level)
{
    return page_break(page, terms_level(page->language, level), rows->head_type, 1e6);
}

static double widest_head(const Page *page, const Rows *rows)
{
    double widest = 0;
    for (int i = 0; i < LEVELS; i++)
        widest = fmax(widest, break_head(page, rows, (Level)i).width_mm);
    return widest + PAGE_GAP_MM;
}

/* The names never go: one that is wider than its column makes them smaller, and then they stand in
 * two rows by turns, each with the room of two columns less the line of the one between. The
 * smallest panels have only the columns, as the ropes in them are known by then. */
static void measure_heads(Rows *rows, const Page *page)
{
    if (page->compact)
        return;
    rows->head_type = TYPE_LABEL;
    rows->head_rows = 1;
    if (widest_head(page, rows) > rows->pitch_mm)
        rows->head_type = TYPE_TOOL;
    if (widest_head(page, rows) > rows->pitch_mm)
        rows->head_rows = 2;
    rows->head_mm = break_head(page, rows, LEVEL_MISSING).line_mm * (page->small ? 1 : 1.2);
    rows->heads_mm = rows->head_rows * rows->head_mm;
}

/* Shows a column's name over its line, inside the box. Returns where the line begins. */
static double draw_head(Page *page, const Rows *rows, Level level, Box box, double x)
{
    const char *words = terms_level(page->language, level);
    Lines name = break_head(page, rows, level);
    double above = rows->head_rows > 1 && level % 2 ? rows->head_mm : 0;
    double left = fmin(x - name.width_mm / 2, box.x + box.w - name.width_mm);
    page_show(page, left, box.y + above, name.width_mm, &name, words, COLOUR_QUIET, ALIGN_START);
    return box.y + above + rows->head_mm;
}

/* ---- measuring ---- */

/* Measures the rows with labels of that width. */
static Rows rows_beside(const Page *page, const View *view, double width_mm, double label_mm)
{
    Rows rows = { .view = view, .label_mm = label_mm };
    double room = width_mm - rows.label_mm;
    rows.knot_mm = rows.label_mm + 2.5 * page->scale;
    rows.pitch_mm = room / (page->compact ? 3.9 : 4.1);
    rows.first_mm = width_mm - rows.pitch_mm * (page->compact ? 3.25 : 3.55);
    measure_heads(&rows, page);
    rows.row_mm = row_height(page, &rows);
    return rows;
}

static double widest_label_word(const Page *page, const View *view)
{
    double widest = 0;
    for (int i = 0; i < view->visit->answer_count; i++)
        widest = fmax(widest, page_widest_word(page, view->answered[i]->label, TYPE_LABEL));
    return widest;
}

Rows summary_rows(const Page *page, const View *view, double width_mm, double height_mm)
{
    static const double parts[] = { 0.32, 0.4, 0.48, 0.56, 0.62 };
    int count = view->visit->answer_count;
    double least = widest_label_word(page, view) + page->gap + 0.1;
    Rows best = { 0 };
    for (size_t i = 0; i < COUNT(parts) && best.pages != 1; i++) {
        Rows rows = rows_beside(page, view, width_mm, fmax(parts[i] * width_mm, least));
        int most = (int)fmax(1, floor((height_mm - rows.heads_mm) / rows.row_mm + 0.001));
        rows.pages = (int)fmax(1, ceil((double)count / most));
        if (best.pages == 0 || rows.pages < best.pages)
            best = rows;
    }
    summary_rows_turn(&best, 0);
    return best;
}

void summary_rows_turn(Rows *rows, int number)
{
    int count = rows->view->visit->answer_count;
    rows->first = count * number / rows->pages;
    rows->shown = count * (number + 1) / rows->pages - rows->first;
}

/* A narrower trail without a source is only its dots: with its knots and its post it would look
 * like one that holds. */
#define RULE_LEAST_MM 45.0

#define FRAYS_AT 0.72 /* where a rope without a post gives out, as a part of its drawing */

/* Draws the claim's trail, as its rule decided it, from the article's knot to its column: where it
 * is tied, where it gives out, where the dots end. */
static void draw_rope(Page *page, const Verdict *verdict, double from_mm, double to_mm,
                      double middle_mm, double high_mm)
{
    static const char *const frays[] = { "W1", "W2" }, *const bare[] = { "M1", "M2", "M3" };
    const char *rule = verdict->rule;
    if (strcmp(rule, "W7") == 0) /* the cord that ties its post back leaves the rope no room */
        rule = "W2";
    double length = to_mm - from_mm, whole = length + high_mm * 0.29; /* to the post's middle */
    for (size_t i = 0; i < COUNT(frays); i++)
        whole = strcmp(rule, frays[i]) == 0 ? length / FRAYS_AT : whole;
    for (size_t i = 0; i < COUNT(bare); i++)
        whole = strcmp(rule, bare[i]) == 0 ? length : whole;
    Box box = { from_mm, middle_mm - high_mm / 2, whole, high_mm };
    if (whole < RULE_LEAST_MM * page->scale && verdict->level == LEVEL_MISSING)
        level_draw(page->scene, verdict->level, (Box){ box.x, box.y, fmin(whole, length), box.h });
    else
        level_draw_rule(page->scene, rule, box);
}

/* Shows what the visitor said, above the rope. Who could not tell to the end has no column. */
static void draw_marks(Page *page, const Rows *rows, const Answer *answer, Box row, double rope_mm)
{
    double radius = page->compact ? 2.5 : 3.2 * page->scale;
    double y = fmax(row.y + radius * 1.1, rope_mm - radius * 1.8);
    Point now = { row.x + column_x(rows, (Level)answer->second), y }, first = now;
    if (!summary_rows_has_level(answer->second)) {
        double side = 2 * radius;
        scene_icon(page->scene, (Box){ row.x + rows->knot_mm - radius, y - radius, side, side },
                   "lens", COLOUR_TOUCH);
        return;
    }
    if (summary_rows_has_level(answer->first))
        first.x = row.x + column_x(rows, (Level)answer->first);
    if (answer->second == answer->first_other) { /* one of two guesses: nobody moved */
        mark_ring(page, first, radius * 0.9);
        first = now;
    }
    mark_disc(page, now, radius);
    mark_change(page, first, now, radius);
}

static void speak_row(Page *page, const Claim *claim, const Answer *answer)
{
    const char *trail = terms_level(page->language, claim->verdict.level);
    const char *now = terms_level(page->language, (Level)answer->second);
    if (answer->first == LEVEL_NONE || answer->first == answer->second)
        /* TR: a claim, its trail's level, what the visitor said */
        scene_speak(page->scene, words_in(page->language, "%s: the trail says %s. You said %s."),
                    claim->label, trail, now);
    else
        /* TR: the same, and what the visitor said before and after the trail */
        scene_speak(page->scene,
                    words_in(page->language,
                             "%s: the trail says %s. You said first %s, after the trail %s."),
                    claim->label, trail, terms_level(page->language, (Level)answer->first), now);
}

static void draw_row(Page *page, const Rows *rows, int number, Box row)
{
    const Claim *claim = rows->view->answered[number];
    const Answer *answer = &rows->view->visit->answers[number];
    Level level = claim->verdict.level;
    double high = fmin(row.h * 0.46, 14 * page->scale), middle = row.y + row.h * 0.66;
    Lines label = break_label(page, rows, claim->label);
    double top = middle - label.ascent_mm + label.capital_mm / 2;
    if (label.line_count > 1) /* beside the rope, as far as the row is high enough */
        top = fmax(row.y, fmin(middle - label.height_mm / 2, row.y + row.h - label.height_mm));
    page_show(page, row.x, top, rows->label_mm, &label, NULL, COLOUR_INK, ALIGN_START);
    draw_rope(page, &claim->verdict, row.x + rows->knot_mm - 2 * page->scale,
              row.x + column_x(rows, level), middle, high);
    draw_marks(page, rows, answer, row, middle - high / 2);
    speak_row(page, claim, answer);
}

static void draw_columns(Page *page, const Rows *rows, Box box)
{
    for (Level level = LEVEL_MISSING; level <= LEVEL_STRONG; level++) {
        double x = box.x + column_x(rows, level), top = box.y;
        if (rows->heads_mm > 0)
            top = draw_head(page, rows, level, box, x);
        const Point down[] = { { x, top }, { x, top }, { x, box.y + box.h }, { x, box.y + box.h } };
        scene_stroke(page->scene, down, 4, 0.5 * page->scale, COLOUR_BORDER, true);
    }
}

/* Draws a line between two rows. */
static void draw_rule(Page *page, Box box, double y)
{
    const Point across[] = {
        { box.x, y }, { box.x, y }, { box.x + box.w, y }, { box.x + box.w, y }
    };
    scene_stroke(page->scene, across, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
}

void summary_rows_draw(Page *page, const void *what, Box box)
{
    const Rows *rows = what;
    double high = (box.h - rows->heads_mm) / rows->shown;
    high = fmin(high, 42 * page->scale);
    box.h = rows->heads_mm + high * rows->shown;
    draw_columns(page, rows, box);
    for (int i = 1; i < rows->shown; i++)
        draw_rule(page, box, box.y + rows->heads_mm + i * high);
    for (int i = 0; i < rows->shown; i++)
        draw_row(page, rows, rows->first + i,
                 (Box){ box.x, box.y + rows->heads_mm + i * high, box.w, high });
}
