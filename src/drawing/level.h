/* level.h: draws a level or a rule as one small trail. For glass and paper. */
#ifndef DRAWING_LEVEL_H
#define DRAWING_LEVEL_H

#include "rubric/rubric.h"
#include "scene/scene.h"

/* Draws in the box, aligned left: dots, a frayed rope, a rope at a post, two ropes at two posts.
 * LEVEL_CANT_TELL is a lens. Down to 11 mm wide and 6 mm high. */
void level_draw(Scene *scene, Level level, Box box);

/* Draws a trail that the rule ("W3") decided; "S2" is the level's drawing for a claim about a
 * record. An unknown rule is a bug (assert). */
void level_draw_rule(Scene *scene, const char *rule, Box box);

#endif
