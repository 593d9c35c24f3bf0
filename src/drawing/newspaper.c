#include "drawing/newspaper.h"

#include <math.h>

/* Sizes are multiples of the distance from line to line. */
#define COLUMN      6.35 /* from column to column */
#define BAR_WIDTH   5.4
#define BAR_HEIGHT  0.37
#define LEFT        3.0 /* of the first column */
#define FIRST_LINE  5.2
#define MARK_BEYOND 0.5 /* a mark is so much wider than its column */

/* A point of the page, turned. */
static Point on_page(const Newspaper *paper, double x, double y)
{
    double c = cos(paper->turn), s = sin(paper->turn);
    return (Point){ paper->corner.x + x * c - y * s, paper->corner.y + x * s + y * c };
}

static void rectangle(Scene *scene, const Newspaper *paper, Box box, Colour fill, Colour stroke,
                      double stroke_mm)
{
    const Point corners[] = { on_page(paper, box.x, box.y), on_page(paper, box.x + box.w, box.y),
                              on_page(paper, box.x + box.w, box.y + box.h),
                              on_page(paper, box.x, box.y + box.h) };
    scene_shape(scene, corners, 4, fill, stroke, stroke_mm);
}

static Box mark_box(const Newspaper *paper, const NewspaperMark *mark)
{
    double p = paper->pitch_mm;
    return (Box){ (LEFT + mark->column * COLUMN - MARK_BEYOND) * p,
                  (FIRST_LINE + mark->line - 0.4) * p, (BAR_WIDTH + 2 * MARK_BEYOND) * p,
                  (mark->lines + 0.2) * p };
}

Point newspaper_knot(const Newspaper *paper, int mark, bool right)
{
    Box box = mark_box(paper, &paper->marks[mark]);
    return on_page(paper, box.x + (right ? box.w : 0), box.y + box.h / 2);
}

/* Returns the mark that a line is in, or NULL. */
static const NewspaperMark *mark_at(const Newspaper *paper, int column, int line)
{
    for (int i = 0; i < paper->mark_count; i++) {
        const NewspaperMark *mark = &paper->marks[i];
        if (mark->column == column && line >= mark->line && line < mark->line + mark->lines)
            return mark;
    }
    return NULL;
}

static void draw_line(Scene *scene, const Newspaper *paper, int column, int line)
{
    const NewspaperMark *mark = mark_at(paper, column, line);
    bool last = mark ? line == mark->line + mark->lines - 1 : line % 7 == 6;
    double p = paper->pitch_mm, height = BAR_HEIGHT * p * (mark ? 1.25 : 1);
    double width = BAR_WIDTH * p * (last ? 0.6 : mark ? 0.85 : 1);
    Box box = { (LEFT + column * COLUMN) * p, (FIRST_LINE + line) * p - height / 2 + 0.2 * p, width,
                height };
    Point at = on_page(paper, box.x, box.y), to = on_page(paper, box.x + box.w, box.y + box.h);
    if (fmax(at.x, to.x) > 0 && fmin(at.y, to.y) < scene->height_mm &&
        fmin(at.x, to.x) < scene->width_mm)
        rectangle(scene, paper, box, mark ? COLOUR_INK : COLOUR_GREEKED, COLOUR_NONE, 0);
}

void newspaper_draw(Scene *scene, const Newspaper *paper)
{
    double p = paper->pitch_mm, inside = paper->width_mm - 2 * LEFT * p;
    int columns = (int)((paper->width_mm / p - LEFT) / COLUMN);
    int lines = (int)((paper->height_mm / p) - FIRST_LINE - 1);
    rectangle(scene, paper, (Box){ 0, 0, paper->width_mm, paper->height_mm }, COLOUR_CARD,
              COLOUR_INK, 0.13 * p);
    rectangle(scene, paper, (Box){ LEFT * p, 1.9 * p, inside, 1.04 * p }, COLOUR_INK, COLOUR_NONE,
              0);
    rectangle(scene, paper, (Box){ (LEFT - 0.5) * p, 3.9 * p, inside + p, 0.1 * p }, COLOUR_INK,
              COLOUR_NONE, 0);
    for (int i = 0; i < paper->mark_count; i++)
        rectangle(scene, paper, mark_box(paper, &paper->marks[i]), COLOUR_MARKER, COLOUR_NONE, 0);
    for (int column = 0; column < columns; column++) {
        for (int line = 0; line < lines; line++)
            draw_line(scene, paper, column, line);
    }
}
