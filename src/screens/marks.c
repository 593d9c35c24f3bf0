/* marks.c: what the visitor said, as marks in the colour of what is touched: a disc for what they
 * say now, a ring of dashes for what they said first, an arrow from one to the other. */
#include <math.h>

#include "screens/screens_private.h"

#define RING_DASHES 9

static void add_line(Scene *scene, Point a, Point b, double width_mm)
{
    const Point points[] = { a, a, b, b };
    scene_stroke(scene, points, 4, width_mm, COLOUR_TOUCH, false);
}

void mark_disc(Page *page, Point at, double radius_mm)
{
    scene_disc(page->scene,
               (Box){ at.x - radius_mm, at.y - radius_mm, 2 * radius_mm, 2 * radius_mm },
               COLOUR_TOUCH, COLOUR_NONE, 0);
}

void mark_ring(Page *page, Point at, double radius_mm)
{
    mark_ring_in(page, at, radius_mm, COLOUR_TOUCH);
}

void mark_ring_in(Page *page, Point at, double radius_mm, Colour colour)
{
    double width = radius_mm * 0.26, r = radius_mm - width / 2;
    double step = 2 * acos(-1) / RING_DASHES, dash = step * 0.5;
    double reach = r * 4 / 3 * tan(dash / 4); /* a cubic that is an arc */
    for (int i = 0; i < RING_DASHES; i++) {
        double a = i * step, b = a + dash;
        Point from = { at.x + r * cos(a), at.y + r * sin(a) };
        Point to = { at.x + r * cos(b), at.y + r * sin(b) };
        const Point arc[] = { from,
                              { from.x - reach * sin(a), from.y + reach * cos(a) },
                              { to.x + reach * sin(b), to.y - reach * cos(b) },
                              to };
        scene_stroke(page->scene, arc, 4, width, colour, false);
    }
}

void mark_change(Page *page, Point first, Point now, double radius_mm)
{
    double away = hypot(now.x - first.x, now.y - first.y);
    if (away < radius_mm)
        return;
    mark_ring(page, first, radius_mm * 0.9);
    double ux = (now.x - first.x) / away, uy = (now.y - first.y) / away, width = radius_mm * 0.24;
    double begin = radius_mm * 1.15, end = away - radius_mm * 1.5, head = radius_mm * 0.6;
    if (end < begin + head)
        return;
    Point tip = { first.x + ux * end, first.y + uy * end };
    add_line(page->scene, (Point){ first.x + ux * begin, first.y + uy * begin }, tip, width);
    for (int side = -1; side <= 1; side += 2)
        add_line(
            page->scene, tip,
            (Point){ tip.x - ux * head - side * uy * head, tip.y - uy * head + side * ux * head },
            width);
}

void dashed_box(Scene *scene, Box box, double radius_mm, double width_mm)
{
    double in = width_mm / 2, r = radius_mm;
    Box at = { box.x + in, box.y + in, box.w - width_mm, box.h - width_mm };
    double dash = 4 * width_mm, step = dash + 3 * width_mm;
    for (int side = 0; side < 4; side++) {
        bool level = side % 2 == 0; /* along x */
        double length = (level ? at.w : at.h) - 2 * r;
        int count = (int)fmax(1, floor((length + step - dash) / step));
        double pitch = length / count, own = fmin(dash, pitch * 0.6);
        for (int i = 0; i < count; i++) {
            double from = r + i * pitch + (pitch - own) / 2;
            Point a = level ? (Point){ at.x + from, side == 0 ? at.y : at.y + at.h }
                            : (Point){ side == 3 ? at.x : at.x + at.w, at.y + from };
            add_line(scene, a, level ? (Point){ a.x + own, a.y } : (Point){ a.x, a.y + own },
                     width_mm);
        }
    }
    for (int corner = 0; corner < 4; corner++) {
        double x = corner % 2 ? at.x + at.w : at.x, y = corner / 2 ? at.y + at.h : at.y;
        double dx = corner % 2 ? -1 : 1, dy = corner / 2 ? -1 : 1, k = r * 0.45;
        const Point points[] = {
            { x, y + dy * r }, { x, y + dy * (r - k) }, { x + dx * (r - k), y }, { x + dx * r, y }
        };
        scene_stroke(scene, points, 4, width_mm, COLOUR_TOUCH, false);
    }
}
