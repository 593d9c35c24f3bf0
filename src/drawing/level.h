/* level.h: a level as a picture: two ropes to posts, one, a frayed one, no rope, a lens. */
#ifndef DRAWING_LEVEL_H
#define DRAWING_LEVEL_H

#include "rubric/rubric.h"
#include "scene/scene.h"

/* Within the box, left aligned. LEVEL_CANT_TELL: a lens. */
void level_draw(Scene *scene, Level level, Box box);

#endif
