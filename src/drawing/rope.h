/* rope.h: draws rope, and what becomes of it: frayed ends, cuts, dots, ties, knots. For glass and
 * paper. Sizes in mm. Everything looks the same in both directions. */
#ifndef DRAWING_ROPE_H
#define DRAWING_ROPE_H

#include "drawing/course.h"

void rope_along(Scene *scene, const Course *course, double width_mm);

/* Rope from a to b with a slight wave. */
void rope_span(Scene *scene, Point a, Point b, double width_mm, double wave_mm);

/* The whipped end of a rope of that width that runs in direction `angle` (radians, clockwise from
 * the right), with five strands that spring apart. It reaches ROPE_FRAY widths beyond `at`. Half of
 * them only: the rope goes on between the others. */
#define ROPE_FRAY 3.3
void rope_frayed_end(Scene *scene, Point at, double width_mm, double angle);
void rope_half_frayed(Scene *scene, Point at, double width_mm, double angle);

/* A rope that is cut there. */
void rope_cut(Scene *scene, Point at, double width_mm, double angle);

/* Where a rope should be there are dots, along the course from one length to another. */
void rope_dots(Scene *scene, const Course *course, double from_mm, double to_mm, double width_mm);

/* A rope that was not pulled further: from one length on, its edges in pieces that become shorter.
 * It tells that there is more, and not of what kind. */
void rope_goes_on(Scene *scene, const Course *course, double from_mm, double width_mm);

/* A rope that comes back to its beginning. */
void rope_loop(Scene *scene, Point at, double size_mm, double width_mm);

/* A thin cord: what belongs together without a rope that holds. */
void rope_cord(Scene *scene, const Course *course, double width_mm);

/* Two turns of a rope of that width around a post. */
void rope_tie(Scene *scene, Point middle, double width_mm, double post_mm);

void rope_knot(Scene *scene, Point at, double size_mm, bool filled);

/* A post at whose left edge, half way up, `at` is. */
void rope_post(Scene *scene, Point at, double height_mm, double width_mm);

#endif
