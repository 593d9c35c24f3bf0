/* span.h: draws one span of a trail: the rope from one knot to the next, and the sign at its end.
 * For glass and paper; the table of signs is in docs/rubric.md. */
#ifndef DRAWING_SPAN_H
#define DRAWING_SPAN_H

#include "drawing/course.h"
#include "drawing/post.h"
#include "rubric/walk.h"

/* What one work did to the other, where it did not just use its words. It is drawn on the rope. */
typedef enum {
    MARK_NONE,
    MARK_AGAIN,     /* printed again: two bindings */
    MARK_CORRECTED, /* a yellow band */
    MARK_TAKEN_BACK /* a stroke across */
} RopeMark;

/* Sizes in mm. The course leads from the middle of its knot to the middle of what it leads to, or
 * to where nothing is. */
typedef struct {
    WalkRope rope;
    Course course;
    RopeMark mark;
    double width;
    double knot; /* radius of the knot at its beginning */
    double
        beyond; /* radius of the knot at its end, or half the width of the post there; 0: nothing */
    Post post;  /* what it leads to, if there is a post */
    double post_height, post_width;
    bool tied;     /* it goes twice round the post */
    double grown;  /* 0 to 1: how much of it can be seen already */
    Point tied_to; /* where the cord of a post that is tied back leads; for WALK_TIED only */
    bool tied_back;
    bool own_knot; /* the cord has a knot of its own there, on the rope */
} RopeSpan;

/* Draws it without the knot at its beginning and what it leads to, but with the posts that have no
 * name: behind a loop, and behind a second-hand source. */
void span_draw(Scene *scene, const RopeSpan *span);

/* The place of its sign: where it frays, where the dots are, where it is tied. */
Point span_sign(const RopeSpan *span);

/* What the mark of its relation covers, which is wider than the rope; empty without a mark. */
Box span_mark_box(const RopeSpan *span);

/* The cord of a post that is tied back. */
Course span_tied_cord(const RopeSpan *span);

/* Shortest length in mm at which the sign can be told. */
double span_least(WalkRope rope, double width_mm);

/* Twice the way from its middle to the highest part of the sign, without the post. */
double span_height(const RopeSpan *span);

#endif
