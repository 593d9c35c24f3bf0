#include "drawing/rope.h"

#include <math.h>

void rope_span(Scene *scene, Point a, Point b, double width_mm, double wave_mm)
{
    Point middle = { (a.x + b.x) / 2, (a.y + b.y) / 2 };
    double quarter = (b.x - a.x) / 4;
    const Point points[] = {
        a,
        { a.x + quarter, a.y - wave_mm },
        { middle.x - quarter * 0.6, middle.y - wave_mm * 0.4 },
        middle,
        { middle.x + quarter * 0.6, middle.y + wave_mm * 0.4 },
        { b.x - quarter, b.y + wave_mm },
        b,
    };
    scene_rope(scene, points, 7, width_mm, COLOUR_ROPE);
}

void rope_frayed_end(Scene *scene, Point at, double width_mm, double angle)
{
    static const double spread[] = { -0.75, -0.38, 0.0, 0.38, 0.75 };
    for (size_t i = 0; i < COUNT(spread); i++) {
        double length = width_mm * (4.2 - 1.2 * fabs(spread[i]));
        double turn = angle + spread[i];
        Point start = { at.x - cos(angle) * width_mm * 0.5, at.y - sin(angle) * width_mm * 0.5 };
        Point end = { at.x + length * cos(turn), at.y + length * sin(turn) };
        Point first = { at.x + length * 0.35 * cos(angle), at.y + length * 0.35 * sin(angle) };
        Point second = { at.x + length * 0.7 * cos(turn), at.y + length * 0.7 * sin(turn) };
        const Point points[] = { start, first, second, end };
        scene_stroke(scene, points, 4, width_mm * 0.3, COLOUR_ROPE, false);
    }
}

void rope_loop(Scene *scene, Point at, double size_mm, double width_mm)
{
    const Point points[] = { at,
                             { at.x + size_mm * 2, at.y - size_mm * 1.8 },
                             { at.x + size_mm * 2, at.y + size_mm * 1.8 },
                             { at.x, at.y + width_mm * 0.2 } };
    scene_rope(scene, points, 4, width_mm, COLOUR_ROPE);
}

void rope_post(Scene *scene, Point at, double height_mm, double width_mm)
{
    scene_box(scene, (Box){ at.x, at.y - height_mm / 2, width_mm, height_mm }, COLOUR_POST,
              COLOUR_NONE, 0, width_mm * 0.3);
}

void rope_knot(Scene *scene, Point at, double size_mm, bool filled)
{
    scene_disc(scene, (Box){ at.x - size_mm / 2, at.y - size_mm / 2, size_mm, size_mm },
               filled ? COLOUR_ROPE : COLOUR_PAPER, COLOUR_ROPE_DARK, size_mm * 0.14);
}
