#include "drawing/sign.h"

#include <math.h>

#include "drawing/rope.h"
#include "drawing/span.h"

/* What each sign is drawn as; a knot is on a rope that goes on. */
static const struct {
    WalkRope rope;
    Post post;
    double end; /* where the rope ends, in widths of the box */
} signs[SIGN_COUNT] = {
    [SIGN_KNOT] = { WALK_WHOLE, POST_SOLID, 1 },     [SIGN_POST] = { WALK_WHOLE, POST_SOLID, 0.8 },
    [SIGN_FRAYED] = { WALK_FRAYS, POST_SOLID, 0.9 }, [SIGN_NOTHING] = { WALK_DOTS, POST_SOLID, 1 },
    [SIGN_LOOP] = { WALK_LOOP, POST_GHOST, 1 },
};

void sign_draw(Scene *scene, Sign sign, Box box)
{
    double r = box.h * 0.24, middle = box.y + box.h / 2;
    Point from = { box.x + r / 2, middle };
    Point to = { box.x + box.w * signs[sign].end - r / 2, middle };
    Course course = course_start(from);
    course_wave(&course, to, sign == SIGN_NOTHING ? 0 : box.h * 0.1);
    const RopeSpan span = { .rope = signs[sign].rope,
                            .course = course,
                            .width = r,
                            .post = signs[sign].post,
                            .post_height = box.h * 1.1,
                            .post_width = r * 1.3,
                            .grown = 1 };
    if (sign == SIGN_POST)
        post_draw(scene, POST_SOLID, to, span.post_height, span.post_width);
    span_draw(scene, &span);
    if (sign == SIGN_POST)
        rope_tie(scene, to, r, span.post_width);
    if (sign == SIGN_KNOT)
        rope_knot(scene, (Point){ box.x + box.w / 2, middle }, box.h * 0.8, false);
}

void sign_draw_beginning(Scene *scene, Point at, double knot_mm)
{
    rope_span(scene, at, (Point){ at.x + knot_mm * 4, at.y }, knot_mm * 0.3, knot_mm * 0.15);
    rope_knot(scene, at, knot_mm, true);
}
