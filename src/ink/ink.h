/* ink.h: what of a scene is no text and no picture, drawn by cairo: boxes, discs, curves, ropes.
 *
 * One hand for glass and paper: stage paints with it into a window, `sayswho-bundle print` into a
 * PDF. The context is in millimetres. Knows no windows, no fonts and no stories.
 */
#ifndef INK_INK_H
#define INK_INK_H

#include <cairo.h>
#include <stdint.h>

#include "scene/scene.h"

/* 0xRRGGBB by Colour: as the exhibit looks, in high contrast, and on white paper. */
extern const uint32_t ink_quiet_palette[COLOUR_COUNT];
extern const uint32_t ink_contrast_palette[COLOUR_COUNT];
extern const uint32_t ink_paper_palette[COLOUR_COUNT];

typedef struct {
    cairo_t *cairo; /* in millimetres */
    const uint32_t *palette;
} Ink;

/* What is drawn next has that colour. */
void ink_set_colour(const Ink *ink, Colour colour, double alpha);

/* The path of a rectangle with round corners; a stroke lies on it, half inside. */
void ink_rounded(cairo_t *cairo, Box box, double radius_mm);

/* Draws a box, disc, stroke or rope. False: it is text or pixels, which are the caller's. */
bool ink_draw(const Ink *ink, const Item *item);

#endif
