/* summary.c: how far each trail holds, and how far the visitor trusted it: a row for each claim,
 * with its rope to the trail's column and the visitor's mark above it. Two numbers, never one;
 * there is no score. */
#include <math.h>

#include "drawing/level.h"
#include "drawing/rope.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

#define LEVELS LEVEL_ROW_CARDS

/* ---- counting ---- */

typedef struct {
    int well, trusted; /* well-sourced claims, and how many of them the visitor rated so */
    int badly, caught;
    int guessed, changed;   /* first ratings with a level; those that changed after the trail */
    const char *changed_by; /* label of the last claim whose rating changed */
} Sum;

static bool is_level(int level)
{
    return level != LEVEL_NONE && level != LEVEL_CANT_TELL;
}

static bool well_sourced(int level)
{
    return level == LEVEL_GOOD || level == LEVEL_STRONG;
}

static void add_answer(Sum *sum, const Answer *answer, const Claim *claim)
{
    bool well = well_sourced((int)claim->verdict.level), said = is_level(answer->second);
    sum->well += well;
    sum->trusted += well && well_sourced(answer->second);
    sum->badly += !well;
    sum->caught += !well && said && !well_sourced(answer->second);
    /* From "can't tell" to a level nobody changed their mind. */
    if (!is_level(answer->first))
        return;
    sum->guessed++;
    if (said && answer->second != answer->first && answer->second != answer->first_other) {
        sum->changed++;
        sum->changed_by = claim->label;
    }
}

static Sum add_up(const View *view)
{
    Sum sum = { 0 };
    for (int i = 0; i < view->visit->answer_count; i++)
        add_answer(&sum, &view->visit->answers[i], view->answered[i]);
    return sum;
}

/* Returns how often the trail changed the visitor's mind, in words; NULL if there is nothing to
 * say. */
static const char *change_line(Page *page, const Sum *sum)
{
    Arena *arena = page->scene->arena;
    if (sum->guessed == 0)
        return NULL;
    if (sum->changed == 0)
        return words_in(page->language, "You kept every first guess.");
    if (sum->changed == 1)
        return phrase_print(
            arena, words_in(page->language, "Following the trail changed your mind once: %s."),
            sum->changed_by);
    return arena_print(arena,
                       words_count_in(page->language,
                                      "Following the trail changed your mind %d time.",
                                      "Following the trail changed your mind %d times.",
                                      (unsigned long)sum->changed),
                       sum->changed);
}

/* ---- the ropes ---- */

/* Where the parts of the rows are, from the left of their box. */
typedef struct {
    const View *view;
    double knot_mm, first_mm, pitch_mm; /* the article's knot; the column of Missing; to the next */
    double label_mm;                    /* width of the labels */
    double heads_mm;                    /* height of the columns' names; 0: they have no room */
    double row_mm;                      /* smallest height of a row */
    int shown;                          /* how many rows, the last ones of the visit */
} Rows;

static double column_x(const Rows *rows, Level level)
{
    return rows->first_mm + (int)level * rows->pitch_mm;
}

static Rows measure_rows(const Page *page, const View *view, double width_mm)
{
    Rows rows = { .view = view, .label_mm = width_mm * 0.32 };
    double room = width_mm - rows.label_mm;
    rows.knot_mm = rows.label_mm + 2.5 * page->scale;
    rows.pitch_mm = room / (page->compact ? 3.9 : 4.1);
    rows.first_mm = width_mm - rows.pitch_mm * (page->compact ? 3.25 : 3.55);
    rows.heads_mm = page->compact ? 0 : page_line(page, TYPE_LABEL) * (page->small ? 1 : 1.2);
    for (int i = 0; i < LEVELS; i++) {
        Lines name = page_break(page, terms_level(page->language, (Level)i), TYPE_LABEL, 1e6);
        if (name.width_mm + PAGE_GAP_MM > rows.pitch_mm)
            rows.heads_mm = 0;
    }
    double line = page_line(page, TYPE_LABEL);
    rows.row_mm = page->small ? 13.4 : fmax(17 * page->scale, 1.3 * line);
    return rows;
}

#define FRAYS_AT 0.72 /* where the drawing of Weak gives out, as a part of its width */

/* Draws a rope of the level from the article's knot to its column: where it is tied, where it gives
 * out, where the dots end. */
static void draw_rope(Page *page, Level level, double from_mm, double to_mm, double middle_mm,
                      double high_mm)
{
    double length = to_mm - from_mm;
    if (level == LEVEL_WEAK)
        length /= FRAYS_AT;
    else if (level != LEVEL_MISSING)
        length += high_mm * 0.29; /* the post's middle is so far from the drawing's end */
    level_draw(page->scene, level, (Box){ from_mm, middle_mm - high_mm / 2, length, high_mm });
}

/* Shows what the visitor said, above the rope. Who could not tell to the end has no column. */
static void draw_marks(Page *page, const Rows *rows, const Answer *answer, Box row, double rope_mm)
{
    double radius = page->compact ? 2.5 : 3.2 * page->scale;
    double y = fmax(row.y + radius * 1.1, rope_mm - radius * 1.8);
    Point now = { row.x + column_x(rows, (Level)answer->second), y }, first = now;
    if (!is_level(answer->second)) {
        double side = 2 * radius;
        scene_icon(page->scene, (Box){ row.x + rows->knot_mm - radius, y - radius, side, side },
                   "lens", COLOUR_TOUCH);
        return;
    }
    if (is_level(answer->first))
        first.x = row.x + column_x(rows, (Level)answer->first);
    if (answer->second == answer->first_other) { /* one of two guesses: nobody moved */
        mark_ring(page, first, radius * 0.9);
        first = now;
    }
    marks_draw(page, first, now, radius);
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

static void draw_row(Page *page, const Rows *rows, int number, Box row)
{
    const Claim *claim = rows->view->answered[number];
    const Answer *answer = &rows->view->visit->answers[number];
    Level level = claim->verdict.level;
    double high = fmin(row.h * 0.46, 14 * page->scale), middle = row.y + row.h * 0.66;
    Lines label = break_label(page, rows, claim->label);
    int most = (int)fmax(1, floor(row.h / label.line_mm + 0.08));
    if (label.line_count > most)
        label.line_count = most; /* other screens had the whole label */
    label.height_mm = label.line_count * label.line_mm;
    double top = label.line_count > 1 ? row.y + (row.h - label.height_mm) / 2
                                      : middle - label.ascent_mm + label.capital_mm / 2;
    page_show(page, row.x, top, rows->label_mm, &label, NULL, COLOUR_INK, ALIGN_START);
    draw_rope(page, level, row.x + rows->knot_mm - 2 * page->scale, row.x + column_x(rows, level),
              middle, high);
    draw_marks(page, rows, answer, row, middle - high / 2);
    speak_row(page, claim, answer);
}

static void draw_columns(Page *page, const Rows *rows, Box box)
{
    for (Level level = LEVEL_MISSING; level <= LEVEL_STRONG; level++) {
        double x = box.x + column_x(rows, level), top = box.y + rows->heads_mm;
        const Point down[] = { { x, top }, { x, top }, { x, box.y + box.h }, { x, box.y + box.h } };
        const char *words = terms_level(page->language, level);
        Lines name = page_break(page, words, TYPE_LABEL, rows->pitch_mm);
        scene_stroke(page->scene, down, 4, 0.5 * page->scale, COLOUR_BORDER, true);
        if (rows->heads_mm > 0)
            page_show(page, x - rows->pitch_mm / 2, box.y, rows->pitch_mm, &name, words,
                      COLOUR_QUIET, ALIGN_CENTRE);
    }
}

static void draw_rows(Page *page, const void *what, Box box)
{
    const Rows *rows = what;
    int count = rows->view->visit->answer_count;
    double high = (box.h - rows->heads_mm) / rows->shown;
    high = fmin(high, 42 * page->scale);
    box.h = rows->heads_mm + high * rows->shown;
    draw_columns(page, rows, box);
    for (int i = 0; i < rows->shown; i++)
        draw_row(page, rows, count - rows->shown + i,
                 (Box){ box.x, box.y + rows->heads_mm + i * high, box.w, high });
}

/* ---- the texts ---- */

static const char *title(const Page *page, int count)
{
    if (count == 3)
        return words_in(page->language, "Your three ropes");
    return arena_print(
        page->scene->arena,
        words_count_in(page->language, "Your %d rope", "Your %d ropes", (unsigned long)count),
        count);
}

/* What the two marks mean. */
static void draw_legend(Page *page, const void *what, Box box)
{
    const char *first = words_in(page->language, "your first guess");
    const char *now = words_in(page->language, "after the trail");
    double radius = 3 * page->scale, line = box.h / 2, x = box.x + 3.5 * radius;
    (void)what;
    mark_ring(page, (Point){ box.x + radius, box.y + line / 2 }, radius * 0.9);
    mark_disc(page, (Point){ box.x + radius, box.y + line * 1.5 }, radius);
    page_text(page, x, box.y, box.w - x + box.x, first, TYPE_NOTE, COLOUR_INK, ALIGN_START);
    page_text(page, x, box.y + line, box.w - x + box.x, now, TYPE_NOTE, COLOUR_INK, ALIGN_START);
}

static void draw_line(Page *page, const void *what, Box box)
{
    const Point across[] = {
        { box.x, box.y }, { box.x, box.y }, { box.x + box.w, box.y }, { box.x + box.w, box.y }
    };
    (void)what;
    scene_stroke(page->scene, across, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
}

/* Declares a number and what is counted: "3 of 4". */
static void declare_number(Stack *stack, int count, int of, const char *what, Type type)
{
    const Page *page = stack->page;
    Arena *arena = page->scene->arena;
    if (of == 0)
        return;
    stack_text(stack, arena_print(arena, words_in(page->language, "%d of %d"), count, of), type,
               COLOUR_INK);
    stack_text(stack, what, TYPE_TEXT, COLOUR_QUIET);
    stack_gap(stack, page->gap);
}

static void declare_habit(Stack *stack)
{
    const Language *language = stack->page->language;
    stack_text(stack, words_in(language, "One habit to take along:"), TYPE_NOTE, COLOUR_QUIET);
    stack_text(stack, words_in(language, "Ask: who could know?"), TYPE_HEADING, COLOUR_INK);
}

/* ---- beside each other: the ropes, and the numbers at the side ---- */

typedef struct {
    const View *view;
    Sum sum;
    Rows rows;
} Summary;

/* Declares the side; later ways are smaller, and then without the line about changes. */
static bool declare_side(Stack *stack, const void *what, int way)
{
    const Summary *summary = what;
    const Language *language = stack->page->language;
    Page *page = stack->page;
    const Sum *sum = &summary->sum;
    const char *line = change_line(page, sum);
    Type type = way == 0 ? TYPE_DISPLAY : TYPE_HEADING;
    if (way > 2)
        return false;
    stack_part(stack, 2 * page_line(page, TYPE_TEXT), false, draw_legend, summary);
    stack_gap(stack, page->gap);
    stack_spring(stack);
    declare_number(stack, sum->trusted, sum->well, words_in(language, "good trails you trusted"),
                   type);
    declare_number(stack, sum->caught, sum->badly, words_in(language, "bad trails you saw through"),
                   type);
    stack_part(stack, page->gap, false, draw_line, summary);
    if (line && way < 2)
        stack_text(stack, line, TYPE_READING, COLOUR_INK);
    else if (line)
        stack_speech(stack, line);
    stack_spring(stack);
    stack_gap(stack, page->gap * 0.5);
    declare_habit(stack);
    if (visit_has_more(summary->view->visit)) {
        stack_gap(stack, page->gap);
        stack_button(stack, PAGE_TOUCH_MM * page->scale, "more", words_in(language, "More claims"),
                     NULL, AREA_BUTTON, false);
        stack_keep_height(stack);
    }
    return true;
}

/* Declares the heading and the ropes. */
static void declare_ropes(Stack *stack, Summary *summary, double height_mm)
{
    Page *page = stack->page;
    int count = summary->view->visit->answer_count;
    const char *says =
        words_in(page->language, "How far each trail holds, and how far you trusted it.");
    stack_text(stack, title(page, count), TYPE_HEADING, COLOUR_INK);
    stack_text(stack, says, TYPE_TEXT, COLOUR_QUIET);
    stack_gap(stack, page->gap);
    Rows *rows = &summary->rows;
    double room = height_mm - stack->height_mm - rows->heads_mm;
    rows->shown = (int)fmin(count, fmax(1, floor(room / rows->row_mm)));
    stack_part(stack, rows->heads_mm + rows->shown * rows->row_mm, true, draw_rows, rows);
}

static void show_wide(Page *page, const View *view)
{
    Box body = page->body;
    Summary *summary = arena_take(page->scene->arena, 1, sizeof(*summary));
    double side = body.w * 0.28, gutter = page->margin, left = body.w - side - 2 * gutter;
    *summary = (Summary){ view, add_up(view), measure_rows(page, view, left) };
    Stack ropes = stack_start(page, left);
    declare_ropes(&ropes, summary, body.h);
    stack_show(&ropes, (Box){ body.x, body.y, left, body.h });
    double x = body.x + left + gutter;
    const Point down[] = {
        { x, body.y }, { x, body.y }, { x, body.y + body.h }, { x, body.y + body.h }
    };
    scene_stroke(page->scene, down, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
    Stack numbers = stack_first(page, side, body.h, declare_side, summary);
    stack_show(&numbers, (Box){ x + gutter, body.y, side, body.h });
}

/* ---- one below the other ---- */

static Type small_heading(const Page *page)
{
    return page->compact ? TYPE_LABEL : TYPE_HEADING;
}

/* The heading of a small panel: the title, and what the marks mean, in short words. */
static void draw_small_head(Page *page, const void *what, Box box)
{
    const Summary *summary = what;
    const char *words = title(page, summary->view->visit->answer_count);
    const char *const marks[] = { words_in(page->language, "first"),
                                  words_in(page->language, "now") };
    double radius = 2.5, x = box.x + box.w;
    Lines name = page_break(page, words, small_heading(page), box.w);
    page_show(page, box.x, box.y, box.w, &name, words, COLOUR_INK, ALIGN_START);
    double y = box.y + name.ascent_mm - name.capital_mm / 2;
    for (int i = 1; i >= 0; i--) {
        Lines mark = page_break(page, marks[i], TYPE_TEXT, box.w);
        x -= mark.width_mm;
        if (x - 4 * radius < box.x + name.width_mm)
            return; /* long words: the marks are explained by what is said */
        page_show(page, x, y - mark.ascent_mm + mark.capital_mm / 2, mark.width_mm, &mark, marks[i],
                  COLOUR_INK, ALIGN_START);
        x -= 2 * radius;
        if (i == 0)
            mark_ring(page, (Point){ x, y }, radius * 0.9);
        else
            mark_disc(page, (Point){ x, y }, radius);
        x -= 4 * radius;
    }
}

/* A number of a small panel: "1 of 2" with its words beside it, measured for a width. */
typedef struct {
    const char *number, *words;
    Lines figure, text;
    double height_mm;
} SmallNumber;

static SmallNumber small_number(const Page *page, int count, int of, const char *words,
                                double width_mm)
{
    SmallNumber small = { .words = words };
    small.number = arena_print(page->scene->arena, words_in(page->language, "%d of %d"), count, of);
    small.figure = page_break(page, small.number, TYPE_HEADING, width_mm);
    small.text = page_break(page, words, TYPE_TEXT, width_mm - small.figure.width_mm - PAGE_GAP_MM);
    small.height_mm = of > 0 ? fmax(small.text.height_mm, small.figure.height_mm) : 0;
    return small;
}

static void draw_small_number(Page *page, const SmallNumber *small, Box box)
{
    double x = box.x + small->figure.width_mm + PAGE_GAP_MM;
    if (small->height_mm == 0)
        return;
    page_show(page, box.x, box.y + (box.h - small->figure.height_mm) / 2, small->figure.width_mm,
              &small->figure, NULL, COLOUR_INK, ALIGN_START);
    page_show(page, x, box.y + (box.h - small->text.height_mm) / 2, box.x + box.w - x, &small->text,
              NULL, COLOUR_QUIET, ALIGN_START);
    scene_speak(page->scene, "%s: %s", small->number, small->words);
}

/* Both numbers, side by side, or one below the other on an upright panel. */
typedef struct {
    SmallNumber trusted, caught;
    double width_mm, height_mm;
} SmallNumbers;

static SmallNumbers small_numbers(const Page *page, const Sum *sum, double width_mm)
{
    SmallNumbers both = { .width_mm = page->portrait ? width_mm : (width_mm - page->gap) / 2 };
    both.trusted = small_number(page, sum->trusted, sum->well,
                                words_in(page->language, "good trails trusted"), both.width_mm);
    both.caught = small_number(page, sum->caught, sum->badly,
                               words_in(page->language, "bad trails seen through"), both.width_mm);
    both.height_mm = page->portrait ? both.trusted.height_mm + both.caught.height_mm
                                    : fmax(both.trusted.height_mm, both.caught.height_mm);
    return both;
}

static void draw_small_numbers(Page *page, const void *what, Box box)
{
    const SmallNumbers *both = what;
    Box first = { box.x, box.y, both->width_mm, box.h }, second = first;
    if (page->portrait) {
        first.h = both->trusted.height_mm;
        second.y += first.h;
        second.h = both->caught.height_mm;
    } else {
        second.x = box.x + box.w - both->width_mm;
    }
    draw_small_number(page, &both->trusted, first);
    draw_small_number(page, &both->caught, second);
}

static void show_small(Page *page, const View *view)
{
    Box box = page->body;
    Summary *summary = arena_take(page->scene->arena, 1, sizeof(*summary));
    *summary = (Summary){ view, add_up(view), measure_rows(page, view, box.w) };
    const char *line = change_line(page, &summary->sum);
    if (page->compact) {
        box.y -= page->margin * 0.7;
        box.h += page->margin * 0.7 + PAGE_GAP_MM / 2;
    }
    double head = page_line(page, small_heading(page));
    SmallNumbers numbers = small_numbers(page, &summary->sum, box.w);
    Rows *rows = &summary->rows;
    double room = box.h - head - numbers.height_mm - rows->heads_mm;
    rows->shown = (int)fmin(view->visit->answer_count, fmax(1, floor(room / rows->row_mm)));
    Stack stack = stack_start(page, box.w);
    stack_part(&stack, head, false, draw_small_head, summary);
    const char *says =
        words_in(page->language, "How far each trail holds, and how far you trusted it.");
    Lines lines = page_break(page, says, TYPE_TEXT, box.w);
    if (lines.line_count == 1 && lines.height_mm <= room - rows->shown * rows->row_mm)
        stack_text(&stack, says, TYPE_TEXT, COLOUR_QUIET);
    else
        stack_speech(&stack, says);
    stack_part(&stack, rows->heads_mm + rows->shown * rows->row_mm, true, draw_rows, rows);
    if (line)
        stack_speech(&stack, line);
    stack_part(&stack, numbers.height_mm, false, draw_small_numbers, &numbers);
    stack_show(&stack, box);
}

/* Declares the numbers side by side, below the ropes. */
static void declare_numbers(Stack *stack, const Summary *summary, Type type)
{
    Page *page = stack->page;
    const Sum *sum = &summary->sum;
    Stack columns[2];
    stack_columns(stack, columns, 2, page->gap);
    declare_number(&columns[0], sum->trusted, sum->well,
                   words_in(page->language, "good trails you trusted"), type);
    declare_number(&columns[1], sum->caught, sum->badly,
                   words_in(page->language, "bad trails you saw through"), type);
    stack_end_columns(stack, columns, 2, page->gap);
}

/* Declares what is below the ropes; later ways say less. */
static bool declare_foot(Stack *stack, const void *what, int way)
{
    const Summary *summary = what;
    Page *page = stack->page;
    const char *line = change_line(page, &summary->sum);
    if (way > 3)
        return false;
    if (way < 2) {
        stack_part(stack, 2 * page_line(page, TYPE_TEXT), false, draw_legend, summary);
        stack_gap(stack, page->gap);
        stack_part(stack, page->gap, false, draw_line, summary);
    }
    declare_numbers(stack, summary, way < 1 ? TYPE_DISPLAY : TYPE_HEADING);
    if (line && way < 1)
        stack_text(stack, line, TYPE_READING, COLOUR_INK);
    else if (line)
        stack_speech(stack, line);
    if (way < 3) {
        stack_gap(stack, page->gap * 0.5);
        declare_habit(stack);
    }
    return true;
}

static void show_upright(Page *page, const View *view)
{
    Box body = page->body;
    Summary *summary = arena_take(page->scene->arena, 1, sizeof(*summary));
    *summary = (Summary){ view, add_up(view), measure_rows(page, view, body.w) };
    Stack foot = stack_first(page, body.w, body.h * 0.45, declare_foot, summary);
    Stack ropes = stack_start(page, body.w);
    double high = body.h - foot.height_mm - page->gap;
    declare_ropes(&ropes, summary, high);
    stack_show(&ropes, (Box){ body.x, body.y, body.w, high });
    stack_show(&foot, (Box){ body.x, body.y + body.h - foot.height_mm, body.w, foot.height_mm });
}

Pages summary_build(Page *page, const View *view)
{
    bool wide = !page->portrait && !page->small && page->body.w > 250;
    Bar bar = { .next = words_in(page->language, "Take it home"),
                .next_id = "finish",
                .back = true };
    if (page->small)
        show_small(page, view);
    else if (wide)
        show_wide(page, view);
    else
        show_upright(page, view);
    if (!wide && visit_has_more(view->visit)) {
        bar.secondary_id = "more";
        bar.secondary = words_in(page->language, "More claims");
    }
    bar_show(page, view, &bar);
    return ONE_PAGE;
}
