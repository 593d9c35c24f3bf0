/* rope.h: draws rope and what it is tied to: spans, frayed ends, loops, posts, knots. For glass and
 * paper. Sizes in mm. */
#ifndef DRAWING_ROPE_H
#define DRAWING_ROPE_H

#include "scene/scene.h"

/* Rope from a to b with a slight wave. */
void rope_span(Scene *scene, Point a, Point b, double width_mm, double wave_mm);

/* The frayed end of a rope of that width that runs in direction `angle` (radians, clockwise from
 * the right). */
void rope_frayed_end(Scene *scene, Point at, double width_mm, double angle);

/* A rope that comes back to its beginning. */
void rope_loop(Scene *scene, Point at, double size_mm, double width_mm);

/* A post, to which a rope that holds is tied. */
void rope_post(Scene *scene, Point at, double height_mm, double width_mm);

void rope_knot(Scene *scene, Point at, double size_mm, bool filled);

#endif
