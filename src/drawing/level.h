/* level.h: draws a level: two ropes to posts, one rope, a frayed rope, no rope, a lens. */
#ifndef DRAWING_LEVEL_H
#define DRAWING_LEVEL_H

#include "layout/stack.h"
#include "rubric/rubric.h"

/* Draws in the box, aligned left. LEVEL_CANT_TELL is a lens. */
void level_draw(Scene *scene, Level level, Box box);

/* Adds the drawing of a level to the stack, with that width and height. */
void level_declare(Stack *stack, Level level, double width_mm, double height_mm);

#endif
