#include "drawing/level.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "drawing/rope.h"
#include "drawing/span.h"

/* What stands at the end, where the last knot is (0 to 1; 0: none), and how high the whole is in
 * widths of rope. */
typedef struct {
    const char *rule;
    WalkRope rope;
    Post post;
    bool bare; /* nothing at the end */
    double knot, narrow_knot;
    double height;
} Picture;

static const Picture pictures[] = {
    { "M1", WALK_DOTS, POST_SOLID, true, 0, 0, 2.8 },
    { "M2", WALK_DOTS, POST_SOLID, true, 0, 0, 2.8 },
    { "M3", WALK_LOOP, POST_GHOST, true, 0, 0, 5.4 },
    { "M4", WALK_DOTS, POST_SOLID, false, 0.38, 0.3, 4.9 },
    { "M5", WALK_CUT, POST_STRUCK, false, 0, 0, 4.9 },
    { "W1", WALK_FRAYS, POST_SOLID, true, 0, 0, 5.8 },
    { "W2", WALK_FRAYS, POST_SOLID, true, 0, 0, 5.8 },
    { "W3", WALK_FRAYS_BEFORE, POST_HOLLOW, false, 0, 0, 5.8 },
    { "W4", WALK_FRAYS_BEHIND, POST_NAMELESS, false, 0.4, 0.3, 5.8 },
    { "W5", WALK_FRAYS_HALF, POST_SOLID, false, 0, 0, 5.8 },
    { "W6", WALK_FRAYS_BEFORE, POST_MENDED, false, 0, 0, 5.8 },
    { "W7", WALK_FRAYS_BEFORE, POST_SOLID, false, 0.42, 0.38, 8.2 },
    { "G1", WALK_WHOLE, POST_SOLID, false, 0, 0, 4.9 },
    { "S1", WALK_WHOLE, POST_SOLID, false, 0, 0, 6.2 },
    { "S2", WALK_WHOLE, POST_DOCUMENT, false, 0, 0, 5.8 },
};

typedef struct {
    Scene *scene;
    const Picture *picture;
    double x, y, w; /* y is the middle */
    double r;       /* the rope's width; the other sizes follow from it */
    double height, post, knot;
} Drawn;

static RopeSpan span_of(const Drawn *drawn, WalkRope rope, Course course)
{
    return (RopeSpan){ .rope = rope,
                       .course = course,
                       .width = drawn->r,
                       .knot = drawn->knot,
                       .post = drawn->picture->post,
                       .post_height = drawn->height,
                       .post_width = drawn->post,
                       .grown = 1 };
}

/* Two ropes to two posts. */
static void draw_two(const Drawn *drawn)
{
    double r = drawn->r, x0 = drawn->x + drawn->knot, x1 = drawn->x + drawn->w - drawn->post * 1.25;
    double apart = drawn->height * 0.34, height = drawn->height * 0.56, post = drawn->post * 0.9;
    double m = x0 + (x1 - x0) * 0.34;
    for (int s = -1; s <= 1; s += 2) {
        double y = drawn->y + s * apart;
        Course course = course_start((Point){ x0, drawn->y });
        course_cubic(&course, (Point){ x0 + (m - x0) * 0.6, drawn->y },
                     (Point){ m - (m - x0) * 0.5, y }, (Point){ m, y });
        course_line(&course, (Point){ x1, y });
        rope_along(drawn->scene, &course, r * 0.9);
    }
    for (int s = -1; s <= 1; s += 2) {
        Point at = { x1, drawn->y + s * apart };
        post_draw(drawn->scene, POST_SOLID, at, height, post);
        rope_tie(drawn->scene, at, r * 0.62, post);
    }
}

/* One rope to a post or to nothing, with a knot on the way if the rule has one. */
static void draw_one(const Drawn *drawn)
{
    const Picture *picture = drawn->picture;
    double r = drawn->r, wave = r * 0.45,
           beside = picture->post == POST_STRUCK ? drawn->height * 0.1 : 0;
    Point a = { drawn->x + drawn->knot, drawn->y };
    Point b = { drawn->x + drawn->w -
                    (picture->bare && picture->rope != WALK_LOOP ? 0 : drawn->post * 1.25) - beside,
                drawn->y };
    double part = drawn->w / r < 16 ? picture->narrow_knot : picture->knot;
    Point k = { drawn->x + drawn->w * part, drawn->y };
    double height = drawn->height;
    if (picture->post == POST_DOCUMENT) {
        height *= 1.15;
        b.x = drawn->x + drawn->w - height * 0.42;
    }
    Course course = course_start(a);
    if (part > 0) {
        course_wave(&course, k, wave);
        rope_along(drawn->scene, &course, r);
        course = course_start(k);
    }
    Point to = picture->post == POST_DOCUMENT ? (Point){ b.x - height * 0.4 + r * 0.2, b.y } : b;
    course_wave(&course, to,
                picture->rope == WALK_DOTS  ? 0
                : picture->rope == WALK_CUT ? wave * 0.4
                                            : wave);
    RopeSpan span = span_of(drawn, picture->rope, course);
    span.beyond = picture->bare ? 0 : drawn->post * 0.5;
    span.tied_back = strcmp(picture->rule, "W7") == 0;
    span.tied_to = (Point){ k.x, k.y - drawn->knot };
    if (!picture->bare && picture->rope != WALK_FRAYS_BEHIND)
        post_draw(drawn->scene, picture->post, b, height, drawn->post);
    span_draw(drawn->scene, &span);
    if (picture->post == POST_DOCUMENT)
        rope_knot(drawn->scene, (Point){ b.x - height * 0.4, b.y }, r * 1.6, true);
    else if (picture->rope == WALK_WHOLE || picture->rope == WALK_FRAYS_HALF)
        rope_tie(drawn->scene, b, picture->rope == WALK_WHOLE ? r : r * 0.5, drawn->post);
    if (part > 0)
        rope_knot(drawn->scene, k, drawn->knot * 2.28, false);
}

static void draw_picture(Scene *scene, const char *rule, Box box, double rope)
{
    const Picture *picture = pictures;
    while (strcmp(picture->rule, rule) != 0) {
        picture++;
        assert(picture < pictures + COUNT(pictures));
    }
    double r = fmin(rope, box.h / picture->height);
    if (r <= 0 || box.w <= 0) /* no room at all */
        return;
    Drawn drawn = { .scene = scene,
                    .picture = picture,
                    .x = box.x,
                    .y = box.y + box.h / 2,
                    .w = box.w,
                    .r = r,
                    .height = r * 4.7,
                    .post = r * 1.45,
                    .knot = r * 1.2 };
    if (strcmp(rule, "W7") == 0) /* the cord is above the rope */
        drawn.y += r * 1.3;
    if (strcmp(rule, "S1") == 0)
        draw_two(&drawn);
    else
        draw_one(&drawn);
    rope_knot(scene, (Point){ drawn.x + drawn.knot, drawn.y }, drawn.knot * 2.28, true);
}

void level_draw_rule(Scene *scene, const char *rule, Box box)
{
    draw_picture(scene, rule, box, 0.75 + 0.033 * box.w);
}

void level_draw(Scene *scene, Level level, Box box)
{
    static const char *const rules[] = { "M1", "W2", "G1", "S1" };
    if (level == LEVEL_CANT_TELL) {
        double side = fmin(box.h, box.w);
        scene_icon(scene, (Box){ box.x, box.y + (box.h - side) / 2, side, side }, "lens",
                   COLOUR_QUIET);
        return;
    }
    /* All four with the same rope, so that they can be compared: as thick as the highest allows. */
    double rope = fmin(fmin(0.5 + 0.056 * box.w, 1.3 + 0.032 * box.w), box.h / 6.2);
    draw_picture(scene, rules[level], box, rope);
}
