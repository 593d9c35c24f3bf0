#include "drawing/span.h"

#include <math.h>

#include "drawing/rope.h"

/* Between frayed strands and the post that they do not reach, in widths of the rope. With less it
 * looks tied from two metres. */
#define FRAY_CLEAR 1.7

/* The length at which the rope ends, or changes. */
static double rope_end(const RopeSpan *span, double length)
{
    double r = span->width;
    switch (span->rope) {
    case WALK_DOTS: return span->knot + r * 1.3;
    case WALK_CUT: return length * 0.4;
    case WALK_FRAYS: return fmax(length * 0.6, span->knot + r);
    case WALK_FRAYS_HALF: return length * 0.5;
    case WALK_FRAYS_BEHIND: return span->knot + r * 1.4;
    case WALK_FRAYS_BEFORE:
        return fmax(length - r * (ROPE_FRAY + FRAY_CLEAR) -
                        span->post_width * (span->post == POST_MENDED ? 1 : 0.5),
                    span->knot + r);
    default: return length;
    }
}

/* The length at which dots end. */
static double dots_end(const RopeSpan *span, double length)
{
    double r = span->width;
    if (span->rope == WALK_CUT)
        return length - span->post_height * 0.36 - r * 0.8;
    return span->beyond > 0 ? length - span->beyond - r * 1.5 : length - r * 0.5;
}

/* ---- a loop: the rope runs back into itself ---- */

typedef struct {
    double radius, way; /* way: 1 to the right, -1 to the left */
    Point lowest;       /* of the circle */
    Point begin, end;   /* of the course */
} Loop;

static Loop loop_of(const RopeSpan *span)
{
    const Course *course = &span->course;
    Point a = course->points[0], b = course->points[course->count - 1];
    Loop loop = { .way = b.x >= a.x ? 1 : -1, .begin = a, .end = b };
    double length = fabs(b.x - a.x);
    double longer = fmin(fmax(length / span->width - 50, 0) / 90, 1); /* a curl of a long rope */
    loop.radius = fmin(span->width * (2.05 + 1.1 * longer), length * 0.15);
    double part = length < span->width * 16 ? 0.42 : 0.5; /* leaves room for two dots */
    loop.lowest = (Point){ a.x + loop.way * length * part, b.y + loop.radius };
    return loop;
}

static void draw_loop(Scene *scene, const RopeSpan *span)
{
    Loop loop = loop_of(span);
    double r = span->width, radius = loop.radius, way = loop.way;
    Point low = loop.lowest, a = loop.begin;
    Course course = course_start(a);
    course_cubic(&course, (Point){ a.x + (low.x - a.x) * 0.45, a.y },
                 (Point){ low.x - way * radius * 1.9, low.y }, low);
    course_turn(&course, (Point){ low.x, low.y - radius }, -way * 5.08);
    Course seen = course_part(&course, 0, course_length(&course) * fmin(span->grown, 1));
    rope_along(scene, &seen, r);
    if (span->grown < 1)
        return;
    /* Once more over the end, so that it runs into the rope from below. */
    Point from = { low.x - way * radius * 2.1, low.y - radius * 0.33 };
    Point bend = { low.x - way * radius, low.y };
    Course over = course_start(from);
    course_cubic(
        &over, (Point){ from.x + (bend.x - from.x) * 2 / 3, from.y + (bend.y - from.y) * 2 / 3 },
        (Point){ low.x + (bend.x - low.x) * 2 / 3, low.y + (bend.y - low.y) * 2 / 3 }, low);
    rope_along(scene, &over, r);
    Course dots = course_start((Point){ low.x + way * (radius + r * 1.7), loop.end.y });
    course_line(&dots, (Point){ loop.end.x - way * r * 1.9, loop.end.y });
    double length = course_length(&dots);
    if ((loop.end.x - way * r * 1.9 - dots.points[0].x) * way > r)
        rope_dots(scene, &dots, 0, length, r);
    post_draw(scene, POST_GHOST, loop.end, span->post_height, span->post_width);
}

/* ---- the others ---- */

static void draw_rope(Scene *scene, const RopeSpan *span, double from, double to, double width)
{
    Course part = course_part(&span->course, from, to);
    if (to > from)
        rope_along(scene, &part, width);
}

Course span_tied_cord(const RopeSpan *span)
{
    Point post = span->course.points[span->course.count - 1], knot = span->tied_to;
    double r = span->width, h = span->post_height, way = post.x >= knot.x ? 1 : -1;
    Course cord = course_start((Point){ post.x, post.y - h * 0.36 });
    course_cubic(&cord, (Point){ post.x - way * r * 2, post.y - h * 0.76 },
                 (Point){ knot.x + way * r, knot.y - h * 0.7 }, knot);
    return cord;
}

static void draw_tied_back(Scene *scene, const RopeSpan *span)
{
    Point post = span->course.points[span->course.count - 1];
    double r = span->width, h = span->post_height, w = span->post_width;
    Course cord = span_tied_cord(span);
    rope_cord(scene, &cord, r * 0.34);
    if (span->own_knot)
        rope_knot(scene, (Point){ span->tied_to.x, span->tied_to.y + r * 1.1 }, r * 2.2, false);
    scene_box(scene, (Box){ post.x - w * 0.8, post.y - h * 0.36 - r * 0.33, w * 1.6, r * 0.66 },
              COLOUR_ROPE, COLOUR_ROPE_DARK, r * 0.16, r * 0.2);
}

/* Where the rope ends. What is frayed points to what it should have reached. */
static CoursePlace end_place(const RopeSpan *span, double length)
{
    CoursePlace place = course_at(&span->course, rope_end(span, length));
    Point to = span->course.points[span->course.count - 1];
    double x = to.x - place.at.x, y = to.y - place.at.y;
    if (hypot(x, y) > span->width * 2)
        place.angle = atan2(y, x);
    return place;
}

static void draw_sign(Scene *scene, const RopeSpan *span, double length)
{
    double r = span->width, end = rope_end(span, length);
    CoursePlace place = end_place(span, length);
    switch (span->rope) {
    case WALK_CUT:
        rope_cut(scene, place.at, r, place.angle);
        rope_dots(scene, &span->course, end + r * 2.2, dots_end(span, length), r);
        break;
    case WALK_FRAYS:
    case WALK_FRAYS_BEFORE:
        rope_frayed_end(scene, place.at, r, place.angle);
        if (span->tied_back)
            draw_tied_back(scene, span);
        break;
    case WALK_FRAYS_BEHIND:
        rope_frayed_end(scene, place.at, r, place.angle);
        post_draw(scene, POST_NAMELESS, span->course.points[span->course.count - 1],
                  span->post_height, span->post_width);
        break;
    case WALK_FRAYS_HALF: rope_half_frayed(scene, place.at, r, place.angle); break;
    default: break;
    }
}

static void draw_across(Scene *scene, CoursePlace place, double along, double lean, double half,
                        double width, Colour colour)
{
    double c = cos(place.angle), s = sin(place.angle);
    Point ends[2];
    for (int i = 0; i < 2; i++) {
        double u = along + (i ? lean : -lean), v = i ? half : -half;
        ends[i] = (Point){ place.at.x + u * c - v * s, place.at.y + u * s + v * c };
    }
    Course course = course_start(ends[0]);
    course_line(&course, ends[1]);
    scene_stroke(scene, course.points, course.count, width, colour, false);
}

/* A thread wound round the rope, as round a frayed end, but as wide as one sees from two metres. */
static void draw_binding(Scene *scene, CoursePlace place, double along, double r)
{
    draw_across(scene, place, along, 0, r * 0.75, r * 0.95, COLOUR_ROPE_DARK);
    draw_across(scene, place, along - r * 0.16, 0, r * 0.65, r * 0.16, COLOUR_ROPE);
    draw_across(scene, place, along + r * 0.16, 0, r * 0.65, r * 0.16, COLOUR_ROPE);
}

static CoursePlace mark_place(const RopeSpan *span)
{
    return course_at(&span->course, course_length(&span->course) * 0.3 + span->knot * 0.7);
}

Box span_mark_box(const RopeSpan *span)
{
    if (span->mark == MARK_NONE || span->rope == WALK_DOTS || span->rope == WALK_LOOP)
        return (Box){ 0 };
    Point at = mark_place(span).at;
    double size = span->width * (span->mark == MARK_TAKEN_BACK ? 3.1 : 1.7);
    double wide = span->mark == MARK_AGAIN ? span->width * 2.8 : size;
    return (Box){ at.x - wide / 2, at.y - size / 2, wide, size };
}

static void draw_mark(Scene *scene, const RopeSpan *span)
{
    double r = span->width;
    CoursePlace place = mark_place(span);
    switch (span->mark) {
    case MARK_AGAIN:
        draw_binding(scene, place, -r * 0.8, r);
        draw_binding(scene, place, r * 0.8, r);
        break;
    case MARK_CORRECTED:
        draw_across(scene, place, 0, 0, r * 0.55, r * 1.5, COLOUR_ROPE_DARK);
        draw_across(scene, place, 0, 0, r * 0.55, r * 1.1, COLOUR_MARKER);
        break;
    case MARK_TAKEN_BACK:
        draw_across(scene, place, 0, -r * 0.9, r * 1.3, r * 0.5, COLOUR_POST);
        break;
    default: break;
    }
}

void span_draw(Scene *scene, const RopeSpan *span)
{
    double length = course_length(&span->course), end = rope_end(span, length), r = span->width;
    double grown = fmin(fmax(span->grown, 0), 1), seen = length * grown;
    switch (span->rope) {
    case WALK_LOOP: draw_loop(scene, span); return;
    case WALK_DOTS: {
        double last = dots_end(span, length);
        if (grown > 0)
            rope_dots(scene, &span->course, end, end + (last - end) * grown, r);
        return;
    }
    case WALK_CORD: {
        /* What is at its ends stands apart: nothing is tied to it. */
        double from = span->knot + r, to = length - span->beyond - r * 1.2;
        Course part = course_part(&span->course, from, fmin(seen, to));
        if (fmin(seen, to) > from)
            rope_cord(scene, &part, r * 0.3);
        if (grown >= 1)
            draw_mark(scene, span);
        return;
    }
    case WALK_HALF: draw_rope(scene, span, 0, seen, r * 0.5); break;
    case WALK_FRAYS_HALF:
        draw_rope(scene, span, 0, fmin(seen, end), r);
        draw_rope(scene, span, end, seen, r * 0.5);
        break;
    default: draw_rope(scene, span, 0, fmin(seen, end), r);
    }
    if (grown >= 1) {
        draw_sign(scene, span, length);
        draw_mark(scene, span);
    }
}

Point span_sign(const RopeSpan *span)
{
    double length = course_length(&span->course), end = rope_end(span, length);
    Loop loop = loop_of(span);
    switch (span->rope) {
    case WALK_LOOP: return (Point){ loop.lowest.x, loop.lowest.y - loop.radius };
    case WALK_DOTS: return course_at(&span->course, (end + dots_end(span, length)) / 2).at;
    case WALK_CUT: return course_at(&span->course, end).at;
    case WALK_WHOLE:
        return span->tied ? course_at(&span->course, length).at
                          : course_at(&span->course, length / 2).at;
    case WALK_FRAYS:
    case WALK_FRAYS_BEFORE:
    case WALK_FRAYS_BEHIND: return course_at(&span->course, end + span->width).at;
    case WALK_FRAYS_HALF: return course_at(&span->course, end).at;
    default: return course_at(&span->course, length / 2).at;
    }
}

double span_least(WalkRope rope, double width_mm)
{
    switch (rope) {
    case WALK_LOOP: return width_mm * 13;
    case WALK_CUT: return width_mm * 11;
    case WALK_FRAYS_HALF: return width_mm * 11;
    case WALK_FRAYS: return width_mm * 9.5;
    case WALK_FRAYS_BEHIND:
    case WALK_FRAYS_BEFORE: return width_mm * 8.5;
    case WALK_DOTS: return width_mm * 8;
    default: return width_mm * 6;
    }
}

double span_height(const RopeSpan *span)
{
    double width_mm = span->width;
    switch (span->rope) {
    case WALK_LOOP: return 2 * loop_of(span).radius + width_mm * 1.1;
    case WALK_FRAYS:
    case WALK_FRAYS_BEFORE:
    case WALK_FRAYS_BEHIND:
    case WALK_FRAYS_HALF: return width_mm * 5.6;
    case WALK_CORD: return width_mm;
    case WALK_CUT: return width_mm * 2.4;
    default: return width_mm * 1.2;
    }
}
