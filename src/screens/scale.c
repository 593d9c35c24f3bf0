#include "screens/scale.h"

#include <math.h>

#include "drawing/level.h"
#include "words/terms.h"

#define FEWEST_OTHERS 10 /* others' ratings are shown from this many on; see docs/numbers.md */
#define MOST_DOTS     40 /* more visitors are shown as bars */
#define COLUMNS       4  /* Missing to Strong */

typedef struct {
    const View *view;
    const Answer *answer;
    bool others;
    int64_t all; /* other visitors */
    double column_mm, pad_mm;
    double drawing_mm, name_mm; /* heights */
    double you_mm, others_mm;   /* heights of the two rows below; 0: none */
    Lines labels[COLUMNS];      /* below the discs, or in the trail's column */
    const char *said[COLUMNS];
    double disc_mm, dot_mm;
    int dots_in_row;
    Lines title;
    const char *title_text;
} Scale;

static int64_t count_others(const View *view)
{
    int64_t all = 0;
    for (int i = LEVEL_MISSING; view->others && i <= LEVEL_STRONG; i++)
        all += view->others->second[i];
    return all;
}

bool scale_has_others(const View *view)
{
    return count_others(view) >= FEWEST_OTHERS;
}

/* What stands below the visitor's discs in that column, "" for nothing. */
static const char *column_label(const Page *page, const Scale *scale, int level)
{
    const Answer *answer = scale->answer;
    bool changed = answer->first != answer->second;
    if (answer->second == level)
        /* TR: the visitor's rating, below a disc: after the trail; and where it did not change */
        return changed ? words_in(page->language, "you, now") : words_in(page->language, "you");
    if (answer->first == level || answer->first_other == level)
        /* TR: the visitor's first rating, below a disc; and of one of two who disagreed */
        return answer->first_other == LEVEL_NONE ? words_in(page->language, "first guess")
                                                 : words_in(page->language, "one of you, first");
    if ((int)scale->view->claim->verdict.level == level)
        /* TR: in the column of the trail's level, where the visitor's has "you" */
        return words_in(page->language, "the trail");
    return "";
}

static bool has_disc(const Scale *scale, int level)
{
    const Answer *answer = scale->answer;
    return answer->second == level || answer->first == level || answer->first_other == level;
}

static const char *title_of(const Page *page, const Scale *scale)
{
    const Language *in = page->language;
    if (!scale->others)
        return words_in(in, "Everyone on one scale");
    return arena_print(page->scene->arena,
                       words_count_in(in, "You and %d other visitor, after the trail",
                                      "You and %d other visitors, after the trail",
                                      (unsigned long)scale->all),
                       (int)scale->all);
}

static Scale measure(Page *page, const View *view, bool others, double width)
{
    double unit = page->text_scale;
    Scale scale = { .view = view,
                    .answer = visit_answer(view->visit),
                    .all = count_others(view),
                    .column_mm = width / COLUMNS,
                    .pad_mm = (page->small ? 3 : 4) * unit,
                    .drawing_mm = (page->small ? 9.5 : 11.5) * unit,
                    .name_mm = (page->language->right_to_left ? 1 : 0.9) * /* a yeh's tail */
                               page_line(page, TYPE_LABEL),
                    .disc_mm = (page->small ? 7 : 9.2) * unit,
                    .dot_mm = 4.8 * unit };
    double inside = scale.column_mm - 2 * scale.pad_mm, label = page_line(page, TYPE_NOTE);
    scale.others = others && scale_has_others(view);
    scale.title_text = title_of(page, &scale);
    scale.title = page_break(page, scale.title_text, TYPE_NOTE, width);
    for (int i = 0; i < COLUMNS; i++) {
        scale.said[i] = column_label(page, &scale, i);
        scale.labels[i] = page_break(page, scale.said[i], TYPE_NOTE, inside);
        label = fmax(label, scale.labels[i].height_mm);
    }
    scale.you_mm = scale.disc_mm + label + 0.8 * page->gap;
    if (!scale.others)
        return scale;
    double number = page_break(page, "000", TYPE_LABEL, 1e6).width_mm;
    double pitch = scale.dot_mm * 1.33;
    int64_t most = 1;
    scale.dots_in_row = (int)fmax(1, (inside - number - 2) / pitch);
    for (int i = 0; i < COLUMNS; i++)
        most = view->others->second[i] > most ? view->others->second[i] : most;
    double rows = scale.all > MOST_DOTS ? 1 : ceil((double)most / scale.dots_in_row);
    scale.others_mm = fmax(page_line(page, TYPE_LABEL), rows * pitch) + page->gap * 0.5;
    return scale;
}

static double columns_height(const Page *page, const Scale *scale)
{
    return page->gap * 0.7 + scale->drawing_mm + scale->name_mm + scale->you_mm + scale->others_mm;
}

/* ---- drawing ---- */

static void draw_line(Page *page, double x, double y, double width)
{
    const Point line[] = { { x, y }, { x, y }, { x + width, y }, { x + width, y } };
    scene_stroke(page->scene, line, 4, 0.4 * page->scale, COLOUR_BORDER, false);
}

/* Draws the visitor's discs, and an arrow from each first guess to the last rating. `start`: the
 * middle of a disc in the first column. */
static void draw_discs(Page *page, const Answer *answer, Point start, double column_mm,
                       double radius)
{
    const int firsts[] = { answer->first, answer->first_other };
    bool rated = answer->second >= 0 && answer->second < COLUMNS;
    Point now = { start.x + answer->second * column_mm, start.y };
    for (int i = 0; i < 2; i++) {
        if (firsts[i] < 0 || firsts[i] >= COLUMNS || firsts[i] == answer->second)
            continue;
        Point first = { start.x + firsts[i] * column_mm, start.y };
        if (rated)
            mark_change(page, first, now, radius);
        else
            mark_ring(page, first, radius * 0.9);
    }
    if (rated)
        mark_disc(page, now, radius);
}

static void draw_you(Page *page, const Scale *scale, Box box)
{
    double radius = scale->disc_mm / 2, y = box.y + 0.5 * page->gap + radius;
    Point start = { box.x + scale->pad_mm + radius, y };
    draw_discs(page, scale->answer, start, scale->column_mm, radius);
    for (int i = 0; i < COLUMNS; i++) {
        const Lines *label = &scale->labels[i];
        bool disc = has_disc(scale, i);
        if (scale->said[i][0])
            page_show(page, box.x + i * scale->column_mm + scale->pad_mm,
                      disc ? y + radius + page->gap * 0.1
                           : box.y + (scale->you_mm - label->height_mm) / 2,
                      label->width_mm, label, NULL, COLOUR_INK, ALIGN_START);
    }
}

/* Draws other visitors in one column: a dot each, or a bar, and their number. */
static void draw_others(Page *page, const Scale *scale, int level, Point at, int64_t most)
{
    int64_t rated = scale->view->others->second[level];
    double pitch = scale->dot_mm * 1.33, line = page_line(page, TYPE_LABEL), end = at.x;
    double room = scale->dots_in_row * pitch;
    if (scale->all > MOST_DOTS) {
        double width = fmax(0.8, room * (double)rated / (double)most);
        scene_box(page->scene, (Box){ at.x, at.y + line * 0.28, width, line * 0.44 }, COLOUR_QUIET,
                  COLOUR_NONE, 0, 0.6);
        end += width;
    }
    for (int i = 0; scale->all <= MOST_DOTS && i < rated; i++) {
        double x = at.x + i % scale->dots_in_row * pitch, y = at.y + i / scale->dots_in_row * pitch;
        scene_disc(page->scene,
                   (Box){ x, y + (line - scale->dot_mm) / 2, scale->dot_mm, scale->dot_mm },
                   COLOUR_QUIET, COLOUR_NONE, 0);
        end = fmax(end, x + pitch);
    }
    page_text(page, end + (rated ? 1.2 : 0), at.y, 1e6,
              arena_print(page->scene->arena, "%d", (int)rated), TYPE_LABEL, COLOUR_INK,
              ALIGN_START);
}

/* Says each column: its level, what of the visitor is in it, and how many others. */
static void speak(Page *page, const Scale *scale)
{
    scene_speak(page->scene, "%s", scale->title_text);
    for (int i = 0; i < COLUMNS; i++) {
        scene_speak(page->scene, words_in(page->language, "%s: %s"),
                    terms_level(page->language, (Level)i), scale->said[i]);
        if (scale->others)
            scene_speak(page->scene, "%d", (int)scale->view->others->second[i]);
    }
}

static void draw(Page *page, const void *what, Box box)
{
    const Scale *scale = what;
    page_show(page, box.x, box.y, box.w, &scale->title, NULL, COLOUR_QUIET, ALIGN_START);
    speak(page, scale);
    box.y += scale->title.height_mm;
    double step = scale->column_mm, height = columns_height(page, scale);
    double names = box.y + page->gap * 0.5 + scale->drawing_mm;
    double you = names + scale->name_mm + page->gap * 0.2, rest = you + scale->you_mm;
    int64_t most = 1;
    Box yellow = { box.x + scale->view->claim->verdict.level * step, box.y,
                   step - 0.6 * scale->pad_mm, height };
    scene_box(page->scene, yellow, COLOUR_MARKER, COLOUR_ROPE_DARK, 0.55 * page->scale,
              2.6 * page->scale);
    draw_line(page, box.x, you, box.w - 0.6 * scale->pad_mm);
    if (scale->others)
        draw_line(page, box.x, rest, box.w - 0.6 * scale->pad_mm);
    for (int i = 0; scale->others && i < COLUMNS; i++)
        most = scale->view->others->second[i] > most ? scale->view->others->second[i] : most;
    for (int i = 0; i < COLUMNS; i++) {
        double x = box.x + i * step + scale->pad_mm;
        const char *name = terms_level(page->language, (Level)i);
        double drawing = fmin(step - 2.6 * scale->pad_mm, 3.6 * scale->drawing_mm);
        level_draw(page->scene, (Level)i,
                   (Box){ x, box.y + page->gap * 0.5, drawing, scale->drawing_mm });
        Lines lines = page_break(page, name, TYPE_LABEL, step - scale->pad_mm);
        page_show(page, x, names, lines.width_mm, &lines, NULL, COLOUR_INK, ALIGN_START);
        if (scale->others)
            draw_others(page, scale, i, (Point){ x, rest + page->gap * 0.25 }, most);
    }
    draw_you(page, scale, (Box){ box.x, you, box.w, scale->you_mm });
}

void scale_declare(Stack *stack, const View *view, bool others)
{
    Page *page = stack->page;
    Scale *scale = arena_take(page->scene->arena, 1, sizeof(*scale));
    *scale = measure(page, view, others, stack->width_mm);
    stack_part(stack, scale->title.height_mm + columns_height(page, scale), false, draw, scale);
}

/* ---- without words ---- */

#define SHORT_DRAWING_MM 7.5
#define SHORT_DISC_MM    4.4
#define SHORT_MM         (SHORT_DRAWING_MM + SHORT_DISC_MM + 2.4)

static void draw_short(Page *page, const void *what, Box box)
{
    const View *view = what;
    double step = box.w / COLUMNS, pad = 1.6, line = box.y + SHORT_DRAWING_MM + 1.2;
    Box yellow = { box.x + view->claim->verdict.level * step, box.y, step, SHORT_MM };
    draw_line(page, box.x, line, box.w);
    scene_box(page->scene, yellow, COLOUR_MARKER, COLOUR_ROPE_DARK, 0.55, 1.6);
    for (int i = 0; i < COLUMNS; i++)
        level_draw(page->scene, (Level)i,
                   (Box){ box.x + i * step + pad, box.y + 0.6, step - 2 * pad, SHORT_DRAWING_MM });
    Point start = { box.x + step / 2, line + 0.4 + SHORT_DISC_MM / 2 };
    draw_discs(page, visit_answer(view->visit), start, step, SHORT_DISC_MM / 2);
    Scale scale = measure(page, view, false, box.w);
    speak(page, &scale);
}

void scale_declare_short(Stack *stack, const View *view)
{
    stack_part(stack, SHORT_MM, false, draw_short, view);
}
