/* ink.h: draws a scene's shapes with cairo: boxes, discs, curves, ropes; no texts and no pictures.
 *
 * The same code draws for glass and paper: stage uses it for a window, `sayswho-bundle print` for a
 * PDF. The context is in millimetres. Knows no windows, no fonts and no stories.
 */
#ifndef INK_INK_H
#define INK_INK_H

#include <cairo.h>
#include <stdint.h>

#include "scene/scene.h"

/* 0xRRGGBB, indexed by Colour: the usual look, high contrast, and print. */
extern const uint32_t ink_quiet_palette[COLOUR_COUNT];
extern const uint32_t ink_contrast_palette[COLOUR_COUNT];
extern const uint32_t ink_paper_palette[COLOUR_COUNT];

typedef struct {
    cairo_t *cairo; /* in millimetres */
    const uint32_t *palette;
} Ink;

/* Sets the colour of what is drawn next. */
void ink_set_colour(const Ink *ink, Colour colour, double alpha);

/* Makes the path of a rectangle with round corners. A stroke along it is half inside. */
void ink_rounded(cairo_t *cairo, Box box, double radius_mm);

/* Draws a box, disc, stroke, rope or shape. False for texts, pictures and icons, which the caller
 * draws. */
bool ink_draw(const Ink *ink, const Item *item);

#endif
