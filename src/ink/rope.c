/* rope.c: draws a curve as twisted rope: a body, darker edges, and strands that wind around it. */
#include <math.h>

#include "ink/ink_private.h"

static void trace(cairo_t *cairo, const Point *p, int count)
{
    cairo_move_to(cairo, p[0].x, p[0].y);
    for (int i = 1; i + 2 < count; i += 3)
        cairo_curve_to(cairo, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
}

static void body(cairo_t *cairo, const Point *points, int count, double width, const double rgb[3])
{
    trace(cairo, points, count);
    cairo_set_source_rgb(cairo, rgb[0], rgb[1], rgb[2]);
    cairo_set_line_width(cairo, width);
    cairo_stroke(cairo);
}

/* Draws one strand: a short slanted stroke across the rope, whose direction there is (dx, dy). */
static void strand(cairo_t *cairo, double x, double y, double dx, double dy, double width)
{
    double along = width * 0.42, across = width * 0.36;
    cairo_move_to(cairo, x - dx * along - dy * across, y - dy * along + dx * across);
    cairo_curve_to(
        cairo, x - dx * along * 0.2 - dy * across * 0.5, y - dy * along * 0.2 + dx * across * 0.5,
        x + dx * along * 0.2 + dy * across * 0.5, y + dy * along * 0.2 - dx * across * 0.5,
        x + dx * along + dy * across, y + dy * along - dx * across);
}

void ink_rope(cairo_t *cairo, const Point *points, int count, double width_mm, const double rgb[3],
              const double dark[3])
{
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    body(cairo, points, count, width_mm, dark);
    body(cairo, points, count, width_mm * 0.8, rgb);
    trace(cairo, points, count);
    cairo_path_t *flat = cairo_copy_path_flat(cairo);
    cairo_new_path(cairo);
    double step = width_mm * 0.8, until = step * 0.5;
    double px = 0, py = 0;
    for (int i = 0; i < flat->num_data; i += flat->data[i].header.length) {
        const cairo_path_data_t *data = &flat->data[i];
        if (data->header.type == CAIRO_PATH_CLOSE_PATH)
            continue;
        double x = data[1].point.x, y = data[1].point.y;
        double length = hypot(x - px, y - py);
        if (data->header.type == CAIRO_PATH_LINE_TO && length > 0) {
            double dx = (x - px) / length, dy = (y - py) / length;
            double at = until;
            for (; at < length; at += step)
                strand(cairo, px + dx * at, py + dy * at, dx, dy, width_mm * 0.8);
            until = at - length;
        }
        px = x;
        py = y;
    }
    cairo_path_destroy(flat);
    cairo_set_source_rgba(cairo, dark[0], dark[1], dark[2], 0.55);
    cairo_set_line_width(cairo, width_mm * 0.11);
    cairo_stroke(cairo);
}
