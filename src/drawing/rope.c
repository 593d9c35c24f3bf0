#include "drawing/rope.h"

#include <math.h>

#include "drawing/post.h"

void rope_along(Scene *scene, const Course *course, double width_mm)
{
    if (course->count >= 4)
        scene_rope(scene, course->points, course->count, width_mm, COLOUR_ROPE);
}

void rope_cord(Scene *scene, const Course *course, double width_mm)
{
    if (course->count >= 4)
        scene_stroke(scene, course->points, course->count, width_mm, COLOUR_ROPE_DARK, false);
}

void rope_span(Scene *scene, Point a, Point b, double width_mm, double wave_mm)
{
    Course course = course_start(a);
    course_wave(&course, b, wave_mm);
    rope_along(scene, &course, width_mm);
}

/* A point u mm along the direction and v mm to its right. */
static Point turned(CoursePlace place, double u, double v)
{
    return (Point){ place.at.x + u * cos(place.angle) - v * sin(place.angle),
                    place.at.y + u * sin(place.angle) + v * cos(place.angle) };
}

static void strands(Scene *scene, CoursePlace place, double w, const double *spread, int count)
{
    static const Colour colours[] = { COLOUR_ROPE_DARK, COLOUR_ROPE };
    static const double widths[] = { 0.46, 0.24 };
    double k = w * ROPE_FRAY;
    for (int layer = 0; layer < 2; layer++) {
        for (int i = 0; i < count; i++) {
            double t = spread[i], e = k * (1 - 0.1 * fabs(t));
            Course strand = course_start(turned(place, -w * 0.2, t * w * 0.3));
            course_cubic(&strand, turned(place, k * 0.3, t * w * 0.5),
                         turned(place, k * 0.45, t * w * 0.75),
                         turned(place, e * cos(t * 0.85), e * sin(t * 0.85) * 1.04));
            scene_stroke(scene, strand.points, strand.count, w * widths[layer], colours[layer],
                         false);
        }
    }
    /* The whipping: the thread that is wound around the end. */
    const Point band[] = { turned(place, -w * 0.6, -w * 0.62), turned(place, -w * 0.1, -w * 0.62),
                           turned(place, -w * 0.1, w * 0.62), turned(place, -w * 0.6, w * 0.62) };
    scene_shape(scene, band, 4, COLOUR_ROPE_DARK, COLOUR_NONE, 0);
}

void rope_frayed_end(Scene *scene, Point at, double width_mm, double angle)
{
    static const double spread[] = { -1.02, -0.52, 0, 0.5, 0.98 };
    strands(scene, (CoursePlace){ at, angle }, width_mm, spread, COUNT(spread));
}

void rope_half_frayed(Scene *scene, Point at, double width_mm, double angle)
{
    static const double spread[] = { -1.25, -0.75, 0.8, 1.25 };
    strands(scene, (CoursePlace){ at, angle }, width_mm, spread, COUNT(spread));
}

void rope_cut(Scene *scene, Point at, double width_mm, double angle)
{
    CoursePlace place = { at, angle };
    double r = width_mm;
    const Point gone[] = { turned(place, r * 0.38, -r * 0.85), turned(place, -r * 0.38, r * 0.85),
                           turned(place, r * 0.92, r * 0.85), turned(place, r * 1.68, -r * 0.85) };
    scene_shape(scene, gone, 4, COLOUR_PAPER, COLOUR_NONE, 0);
    Course edge = course_start(turned(place, r * 0.26, -r * 0.6));
    course_line(&edge, turned(place, -r * 0.26, r * 0.6));
    rope_cord(scene, &edge, r * 0.24);
}

void rope_dots(Scene *scene, const Course *course, double from_mm, double to_mm, double width_mm)
{
    double radius = fmax(0.55, width_mm * 0.4), length = to_mm - from_mm;
    int count = (int)fmax(2, round(length / (width_mm * 2.3)));
    for (int i = 0; i <= count; i++) {
        Point at = course_at(course, from_mm + length * i / count).at;
        scene_disc(scene, (Box){ at.x - radius, at.y - radius, 2 * radius, 2 * radius },
                   COLOUR_ROPE_DARK, COLOUR_NONE, 0);
    }
}

void rope_goes_on(Scene *scene, const Course *course, double from_mm, double width_mm)
{
    static const double begins[] = { 0, 2, 3.4 }, ends[] = { 1.5, 2.9, 3.8 };
    double r = width_mm;
    for (size_t i = 0; i < COUNT(begins); i++) {
        CoursePlace begin = course_at(course, from_mm + begins[i] * r);
        CoursePlace end = course_at(course, from_mm + ends[i] * r);
        for (int side = -1; side <= 1; side += 2) {
            Course edge = course_start(turned(begin, 0, side * r * 0.42));
            course_line(&edge, turned(end, 0, side * r * 0.42));
            rope_cord(scene, &edge, r * 0.16);
        }
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

void rope_tie(Scene *scene, Point middle, double width_mm, double post_mm)
{
    double r = width_mm, w = post_mm + r * 0.84, h = r * 1.08;
    for (int turn = -1; turn <= 1; turn += 2)
        scene_box(scene, (Box){ middle.x - w / 2, middle.y + turn * 0.56 * r - h / 2, w, h },
                  COLOUR_ROPE, COLOUR_ROPE_DARK, r * 0.16, h / 2);
}

void rope_knot(Scene *scene, Point at, double size_mm, bool filled)
{
    scene_disc(scene, (Box){ at.x - size_mm / 2, at.y - size_mm / 2, size_mm, size_mm },
               filled ? COLOUR_ROPE : COLOUR_PAPER, COLOUR_ROPE_DARK, size_mm * 0.123);
}

void rope_post(Scene *scene, Point at, double height_mm, double width_mm)
{
    post_draw(scene, POST_SOLID, (Point){ at.x + width_mm / 2, at.y }, height_mm, width_mm);
}
