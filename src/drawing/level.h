/* level.h: draws a level: two ropes to posts, one rope, a frayed rope, no rope, a lens. */
#ifndef DRAWING_LEVEL_H
#define DRAWING_LEVEL_H

#include "rubric/rubric.h"
#include "scene/scene.h"

/* Draws in the box, aligned left. LEVEL_CANT_TELL is a lens. */
void level_draw(Scene *scene, Level level, Box box);

#endif
