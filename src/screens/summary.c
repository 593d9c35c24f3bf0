/* summary.c: how far each trail holds, and how far the visitor trusted it: a row for each claim,
 * with its rope to the trail's column and the visitor's mark above it. Two numbers, never one;
 * there is no score. */
#include <math.h>

#include "screens/summary_rows.h"
#include "typeset/phrase.h"

/* ---- counting ---- */

typedef struct {
    int well, trusted; /* well-sourced claims, and how many of them the visitor rated so */
    int badly, caught;
    int guessed, changed;   /* first ratings with a level; those that changed after the trail */
    const char *changed_by; /* label of the last claim whose rating changed */
} Sum;

static bool well_sourced(int level)
{
    return level == LEVEL_GOOD || level == LEVEL_STRONG;
}

static void add_answer(Sum *sum, const Answer *answer, const Claim *claim)
{
    bool well = well_sourced((int)claim->verdict.level),
         said = summary_rows_has_level(answer->second);
    sum->well += well;
    sum->trusted += well && well_sourced(answer->second);
    sum->badly += !well;
    sum->caught += !well && said && !well_sourced(answer->second);
    /* From "can't tell" to a level nobody changed their mind. */
    if (!summary_rows_has_level(answer->first))
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

/* The same on one line. */
static void draw_legend_row(Page *page, const void *what, Box box)
{
    const char *const says[] = { words_in(page->language, "your first guess"),
                                 words_in(page->language, "after the trail") };
    double radius = 3 * page->scale, y = box.y + box.h / 2, x = box.x;
    (void)what;
    for (int i = 0; i < 2; i++) {
        if (i == 0)
            mark_ring(page, (Point){ x + radius, y }, radius * 0.9);
        else
            mark_disc(page, (Point){ x + radius, y }, radius);
        x += 3.5 * radius;
        Lines lines = page_break(page, says[i], TYPE_NOTE, box.x + box.w - x);
        page_show(page, x, box.y, lines.width_mm, &lines, says[i], COLOUR_INK, ALIGN_START);
        x += lines.width_mm + 4 * radius;
    }
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

static void declare_rows(Stack *stack, const Rows *rows)
{
    stack_part(stack, rows->heads_mm + rows->shown * rows->row_mm, true, summary_rows_draw, rows);
}

/* Declares the heading and the ropes of the visit's page. Returns how many pages the ropes need. */
static int declare_ropes(Stack *stack, Summary *summary, double height_mm)
{
    Page *page = stack->page;
    const View *view = summary->view;
    int count = view->visit->answer_count;
    const char *says =
        words_in(page->language, "How far each trail holds, and how far you trusted it.");
    stack_text(stack, title(page, count), TYPE_HEADING, COLOUR_INK);
    Rows *rows = &summary->rows;
    Stack with = *stack;
    stack_text(&with, says, TYPE_TEXT, COLOUR_QUIET);
    *rows = summary_rows(page, view, stack->width_mm, height_mm - with.height_mm - page->gap);
    if (rows->pages == 1) {
        *stack = with;
    } else {
        stack_speech(stack, says);
        *rows = summary_rows(page, view, stack->width_mm, height_mm - stack->height_mm - page->gap);
    }
    stack_gap(stack, page->gap);
    summary_rows_turn(rows, (int)fmin(view->visit->page, rows->pages - 1));
    declare_rows(stack, rows);
    return rows->pages;
}

/* Returns how many pages it has; 0, and nothing is shown, when the side does not fit. */
static int show_wide(Page *page, const View *view)
{
    Box body = page->body;
    Summary *summary = arena_take(page->scene->arena, 1, sizeof(*summary));
    double side = body.w * 0.28, gutter = page->margin, left = body.w - side - 2 * gutter;
    *summary = (Summary){ .view = view, .sum = add_up(view) };
    Stack numbers = stack_first(page, side, body.h, declare_side, summary);
    if (!stack_fits(&numbers, body.h))
        return 0;
    Stack ropes = stack_start(page, left);
    int pages = declare_ropes(&ropes, summary, body.h);
    stack_show(&ropes, (Box){ body.x, body.y, left, body.h });
    double x = body.x + left + gutter;
    const Point down[] = {
        { x, body.y }, { x, body.y }, { x, body.y + body.h }, { x, body.y + body.h }
    };
    scene_stroke(page->scene, down, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
    stack_show(&numbers, (Box){ x + gutter, body.y, side, body.h });
    return pages;
}

/* ---- the ropes have pages of their own, and what is said about them the last one ---- */

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

static Type small_heading(const Page *page)
{
    return page->compact ? TYPE_LABEL : TYPE_HEADING;
}

/* Declares the last page: everything but the ropes; later ways are smaller. */
static bool declare_last_page(Stack *stack, const void *what, int way)
{
    const Summary *summary = what;
    Page *page = stack->page;
    const char *line = change_line(page, &summary->sum);
    if (way > 2)
        return false;
    stack_text(stack, title(page, summary->view->visit->answer_count), small_heading(page),
               COLOUR_INK);
    stack_gap(stack, page->gap);
    stack_spring(stack);
    declare_numbers(stack, summary, way < 1 ? TYPE_DISPLAY : TYPE_HEADING);
    stack_spring(stack);
    stack_part(stack, page->gap, false, draw_line, summary);
    if (line && way < 2)
        stack_text(stack, line, TYPE_READING, COLOUR_INK);
    else if (line)
        stack_speech(stack, line);
    if (!page->compact) { /* there it is on the next screen */
        stack_gap(stack, page->gap * 0.5);
        declare_habit(stack);
    }
    stack_spring(stack);
    return true;
}

/* ---- one below the other ---- */

/* Declares what is below the ropes; later ways are smaller. */
static bool declare_foot(Stack *stack, const void *what, int way)
{
    const Summary *summary = what;
    Page *page = stack->page;
    const char *line = change_line(page, &summary->sum);
    if (way > 2)
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
    stack_gap(stack, page->gap * 0.5);
    declare_habit(stack);
    return true;
}

/* Returns how many pages it has; 0, and nothing is shown, when what is below the ropes does not
 * fit. */
static int show_upright(Page *page, const View *view)
{
    Box body = page->body;
    Summary *summary = arena_take(page->scene->arena, 1, sizeof(*summary));
    *summary = (Summary){ .view = view, .sum = add_up(view) };
    Stack foot = stack_first(page, body.w, body.h * 0.45, declare_foot, summary);
    if (!stack_fits(&foot, body.h * 0.45))
        return 0;
    Stack ropes = stack_start(page, body.w);
    double high = body.h - foot.height_mm - page->gap;
    int pages = declare_ropes(&ropes, summary, high);
    stack_show(&ropes, (Box){ body.x, body.y, body.w, high });
    stack_show(&foot, (Box){ body.x, body.y + body.h - foot.height_mm, body.w, foot.height_mm });
    return pages;
}

/* Returns the number of pages. */
static int show_pages(Page *page, const View *view)
{
    Box body = page->body;
    Summary *summary = arena_take(page->scene->arena, 1, sizeof(*summary));
    *summary = (Summary){ .view = view, .sum = add_up(view) };
    double legend = page_line(page, TYPE_NOTE), high = body.h - legend - page->gap;
    Stack ropes = stack_start(page, body.w);
    int pages = declare_ropes(&ropes, summary, high) + 1;
    if (view->visit->page >= pages - 1) {
        Stack last = stack_first(page, body.w, body.h, declare_last_page, summary);
        stack_show(&last, body);
        return pages;
    }
    stack_show(&ropes, (Box){ body.x, body.y, body.w, high });
    draw_legend_row(page, summary, (Box){ body.x, body.y + body.h - legend, body.w, legend });
    return pages;
}

/* ---- small panels ---- */

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
    double least = page_widest_word(page, words, TYPE_TEXT) + PAGE_GAP_MM + 0.2;
    if (small.figure.width_mm > width_mm - least)
        small.figure = page_break(page, small.number, TYPE_LABEL, width_mm);
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
    scene_speak(page->scene, words_in(page->language, "%s: %s"), small->number, small->words);
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

/* Shows the ropes of a small panel's page, and the numbers below them; NULL: these are elsewhere.
 */
static void show_small_ropes(Page *page, Summary *summary, const SmallNumbers *numbers, Box box)
{
    double head = page_line(page, small_heading(page)), below = numbers ? numbers->height_mm : 0;
    const Rows *rows = &summary->rows;
    Stack stack = stack_start(page, box.w);
    stack_part(&stack, head, false, draw_small_head, summary);
    const char *says =
        words_in(page->language, "How far each trail holds, and how far you trusted it.");
    Lines lines = page_break(page, says, TYPE_TEXT, box.w);
    double used = head + below + rows->heads_mm + rows->shown * rows->row_mm;
    if (lines.line_count == 1 && used + lines.height_mm <= box.h)
        stack_text(&stack, says, TYPE_TEXT, COLOUR_QUIET);
    else
        stack_speech(&stack, says);
    declare_rows(&stack, rows);
    const char *line = numbers ? change_line(page, &summary->sum) : NULL;
    if (line)
        stack_speech(&stack, line);
    if (numbers)
        stack_part(&stack, below, false, draw_small_numbers, numbers);
    stack_show(&stack, box);
}

/* The numbers are below the ropes, or have the last page, if that takes fewer pages or leaves more
 * ropes together. Returns the number of pages. */
static int show_small(Page *page, const View *view)
{
    Box box = page->body;
    Summary *summary = arena_take(page->scene->arena, 1, sizeof(*summary));
    *summary = (Summary){ .view = view, .sum = add_up(view) };
    if (page->compact) {
        box.y -= page->margin * 0.7;
        box.h += page->margin * 0.7 + PAGE_GAP_MM / 2;
    }
    double room = box.h - page_line(page, small_heading(page));
    SmallNumbers numbers = small_numbers(page, &summary->sum, box.w);
    Rows with = summary_rows(page, view, box.w, room - numbers.height_mm);
    Rows without = summary_rows(page, view, box.w, room);
    bool apart = with.pages > without.pages;
    int pages = apart ? without.pages + 1 : with.pages,
        shown = (int)fmin(view->visit->page, pages - 1);
    summary->rows = apart ? without : with;
    if (apart && shown == pages - 1) {
        Stack last = stack_first(page, box.w, box.h, declare_last_page, summary);
        stack_show(&last, box);
        return pages;
    }
    summary_rows_turn(&summary->rows, shown);
    show_small_ropes(page, summary, apart ? NULL : &numbers, box);
    return pages;
}

Pages summary_build(Page *page, const View *view)
{
    bool wide = !page->portrait && !page->small && page->body.w > 250;
    const char *home = words_in(page->language, "Take it home");
    Bar bar = { .next = home, .next_id = "finish", .back = true };
    int pages = page->small ? show_small(page, view)
                : wide      ? show_wide(page, view)
                            : show_upright(page, view);
    bool beside = wide && pages > 0; /* "more" is there, too */
    if (pages == 0)
        pages = show_pages(page, view);
    if (view->visit->page < pages - 1)
        bar = (Bar){ .next = words_in(page->language, "Next page"), .back = true };
    else if (!beside && visit_has_more(view->visit)) {
        bar.secondary_id = "more";
        bar.secondary = words_in(page->language, "More claims");
    }
    bar_show(page, view, &bar);
    return (Pages){ pages, pages - 1, 0 };
}
