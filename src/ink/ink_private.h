/* ink_private.h: what the files of src/ink share. */
#ifndef INK_INK_PRIVATE_H
#define INK_INK_PRIVATE_H

#include "ink/ink.h"

/* Draws a rope along the curve; the context is in millimetres. */
void ink_rope(cairo_t *cairo, const Point *points, int count, double width_mm, const double rgb[3],
              const double dark[3]);

#endif
