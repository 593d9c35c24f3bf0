/* drawing.h: converts an SVG drawing to the PNG that the exhibit shows. Uses librsvg. */
#ifndef SAYSWHO_BUNDLE_DRAWING_H
#define SAYSWHO_BUNDLE_DRAWING_H

#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"

/* Draws it 1,200 px wide (no panel shows it wider), or 1,200 px high when it is taller than wide.
 * *size is the number of bytes, first of the SVG, which has a NUL after it, then of the PNG. The
 * result is in the arena. NULL with ERROR_CONTENT when it is not an SVG, has no size, shows nothing
 * or something from outside, or takes more than ten seconds of CPU time. */
MUST_CHECK unsigned char *drawing_to_png(Arena *arena, const unsigned char *svg, size_t *size,
                                         Error *error);

/* True when it may have text, which looks otherwise on a machine with other fonts. */
bool drawing_has_text(const unsigned char *svg);

#endif
