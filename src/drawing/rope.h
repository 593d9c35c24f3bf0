/* rope.h: the rope and what it is tied to: spans, frayed ends, loops, posts, knots. For glass and
 * paper. All sizes in mm. */
#ifndef DRAWING_ROPE_H
#define DRAWING_ROPE_H

#include "scene/scene.h"

/* From a to b with a gentle wave. */
void rope_span(Scene *scene, Point a, Point b, double width_mm, double wave_mm);

/* Where a rope of that width comes apart, going on at `angle` (radians, clockwise from right). */
void rope_frayed_end(Scene *scene, Point at, double width_mm, double angle);

/* Rope that comes back to its beginning. */
void rope_loop(Scene *scene, Point at, double size_mm, double width_mm);

/* What a rope that holds is tied to. */
void rope_post(Scene *scene, Point at, double height_mm, double width_mm);

void rope_knot(Scene *scene, Point at, double size_mm, bool filled);

#endif
