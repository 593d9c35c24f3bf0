/* drawing.h: an SVG drawing as the PNG that the exhibit shows. Uses librsvg. */
#ifndef SAYSWHO_BUNDLE_DRAWING_H
#define SAYSWHO_BUNDLE_DRAWING_H

#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"

/* The drawing 1,200 px wide (the widest a panel shows it), or 1,200 px high when it is taller than
 * wide. *size: of the SVG in bytes, then of the PNG. The arena owns the result. NULL with
 * ERROR_CONTENT: not an SVG, without a size, or drawing it takes longer than ten
 * seconds of computing. */
MUST_CHECK unsigned char *drawing_to_png(Arena *arena, const unsigned char *svg, size_t *size,
                                         Error *error);

#endif
