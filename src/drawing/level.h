/* level.h: a level as a picture: two ropes to posts, one, a frayed one, no rope, a lens. */
#ifndef DRAWING_LEVEL_H
#define DRAWING_LEVEL_H

#include "layout/stack.h"
#include "rubric/rubric.h"

/* Within the box, left aligned. LEVEL_CANT_TELL: a lens. */
void level_draw(Scene *scene, Level level, Box box);

/* The same as a part of a stack, so wide and high. */
void level_declare(Stack *stack, Level level, double width_mm, double height_mm);

#endif
