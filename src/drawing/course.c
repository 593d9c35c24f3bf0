#include "drawing/course.h"

#include <assert.h>
#include <math.h>

#define STEPS 16 /* straight pieces by which a cubic's length is measured */

Course course_start(Point at)
{
    return (Course){ .points = { at }, .count = 1 };
}

void course_cubic(Course *course, Point first, Point second, Point to)
{
    assert(course->count + 3 <= (int)COUNT(course->points));
    course->points[course->count++] = first;
    course->points[course->count++] = second;
    course->points[course->count++] = to;
}

static Point end_of(const Course *course)
{
    return course->points[course->count - 1];
}

static Point between(Point a, Point b, double part)
{
    return (Point){ a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
}

void course_line(Course *course, Point to)
{
    Point from = end_of(course);
    course_cubic(course, between(from, to, 1.0 / 3), between(from, to, 2.0 / 3), to);
}

void course_wave(Course *course, Point to, double wave_mm)
{
    Point a = end_of(course), m = between(a, to, 0.5);
    double half = m.x - a.x;
    course_cubic(course, (Point){ a.x + half * 0.6, a.y - wave_mm },
                 (Point){ m.x - half * 0.2, m.y - wave_mm }, m);
    course_cubic(course, (Point){ m.x + half * 0.2, m.y + wave_mm },
                 (Point){ to.x - half * 0.6, to.y + wave_mm }, to);
}

void course_bend(Course *course, Point to)
{
    Point a = end_of(course);
    double middle = (a.x + to.x) / 2;
    course_cubic(course, (Point){ middle, a.y }, (Point){ middle, to.y }, to);
}

void course_turn(Course *course, Point centre, double turn)
{
    Point from = end_of(course);
    double radius = hypot(from.x - centre.x, from.y - centre.y);
    double angle = atan2(from.y - centre.y, from.x - centre.x);
    int pieces = (int)ceil(fabs(turn) / 1.5708);
    double step = turn / pieces, arm = radius * 4 / 3 * tan(step / 4);
    for (int i = 0; i < pieces; i++) {
        double next = angle + step;
        Point to = { centre.x + radius * cos(next), centre.y + radius * sin(next) };
        from = end_of(course);
        course_cubic(course, (Point){ from.x - arm * sin(angle), from.y + arm * cos(angle) },
                     (Point){ to.x + arm * sin(next), to.y - arm * cos(next) }, to);
        angle = next;
    }
}

static Point on_cubic(const Point *p, double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return (Point){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                    a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

/* hypot() is slow, and no course is so long that it would be needed. */
static double distance(Point a, Point b)
{
    return sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

static double cubic_length(const Point *p)
{
    double length = 0;
    Point last = p[0];
    for (int i = 1; i <= STEPS; i++) {
        Point next = on_cubic(p, (double)i / STEPS);
        length += distance(last, next);
        last = next;
    }
    return length;
}

double course_length(const Course *course)
{
    double length = 0;
    for (int i = 0; i + 3 < course->count; i += 3)
        length += cubic_length(course->points + i);
    return length;
}

/* Returns the parameter of the cubic at which so many mm are behind. */
static double cubic_parameter(const Point *p, double mm)
{
    Point last = p[0];
    for (int i = 1; i <= STEPS; i++) {
        Point next = on_cubic(p, (double)i / STEPS);
        double step = distance(last, next);
        if (step >= mm)
            return (i - 1 + (step > 0 ? mm / step : 0)) / STEPS;
        mm -= step;
        last = next;
    }
    return 1;
}

/* Finds the cubic in which that length is, and its parameter there. Returns the index of its first
 * point. */
static int find(const Course *course, double mm, double *parameter)
{
    int i = 0;
    mm = fmax(mm, 0);
    for (; i + 6 < course->count; i += 3) {
        double length = cubic_length(course->points + i);
        if (mm <= length)
            break;
        mm -= length;
    }
    *parameter = cubic_parameter(course->points + i, mm);
    return i;
}

CoursePlace course_at(const Course *course, double mm)
{
    if (course->count < 4)
        return (CoursePlace){ course->points[0], 0 };
    double t;
    const Point *p = course->points + find(course, mm, &t);
    Point before = on_cubic(p, fmax(t - 0.02, 0)), after = on_cubic(p, fmin(t + 0.02, 1));
    return (CoursePlace){ on_cubic(p, t), atan2(after.y - before.y, after.x - before.x) };
}

/* The piece of a cubic between two parameters, by de Casteljau. */
static void cubic_piece(const Point *p, double from, double to, Point out[4])
{
    Point q[4] = { p[0], p[1], p[2], p[3] };
    Point a = between(p[0], p[1], to), b = between(p[1], p[2], to), c = between(p[2], p[3], to);
    Point d = between(a, b, to), e = between(b, c, to);
    q[1] = a;
    q[2] = d;
    q[3] = between(d, e, to);
    double part = to > 0 ? from / to : 0;
    a = between(q[0], q[1], part);
    b = between(q[1], q[2], part);
    c = between(q[2], q[3], part);
    d = between(a, b, part);
    e = between(b, c, part);
    out[0] = between(d, e, part);
    out[1] = e;
    out[2] = c;
    out[3] = q[3];
}

Box course_bounds(const Course *course)
{
    Point low = course->points[0], high = low;
    for (int i = 1; i < course->count; i++) {
        Point at = course->points[i];
        low = (Point){ fmin(low.x, at.x), fmin(low.y, at.y) };
        high = (Point){ fmax(high.x, at.x), fmax(high.y, at.y) };
    }
    return (Box){ low.x, low.y, high.x - low.x, high.y - low.y };
}

int course_samples(const Course *course, double step_mm, Point *out, int most)
{
    int count = 0;
    for (int i = 0; i + 3 < course->count; i += 3) {
        const Point *p = course->points + i;
        double way = distance(p[0], p[1]) + distance(p[1], p[2]) + distance(p[2], p[3]);
        int steps = (int)ceil(way / step_mm) + 1;
        for (int s = 0; s <= steps && count < most; s++)
            out[count++] = on_cubic(p, (double)s / steps);
    }
    return count;
}

Course course_part(const Course *course, double from_mm, double to_mm)
{
    double first, last;
    int begin = find(course, from_mm, &first), end = find(course, fmax(from_mm, to_mm), &last);
    Course part = { .count = 0 };
    for (int i = begin; i <= end; i += 3) {
        Point piece[4];
        cubic_piece(course->points + i, i == begin ? first : 0, i == end ? last : 1, piece);
        if (!part.count)
            part = course_start(piece[0]);
        course_cubic(&part, piece[1], piece[2], piece[3]);
    }
    return part;
}
