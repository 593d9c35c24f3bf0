/* panel.h: how large the glass is: as given, as the settings say, as the display says, or guessed.
 *
 * Everything is laid out in millimetres, so a wrong size makes what is touched too small.
 */
#ifndef PANEL_PANEL_H
#define PANEL_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* The size of the glass. */
typedef struct {
    int width_px, height_px;
    double width_mm, height_mm;
} Panel;

/* "1920x1080@344x194". ERROR_USAGE: not of that form, or nonsense (a side under 50 or over
 * 5,000 mm, under 320 or over 8,192 px, pixels that differ by over 15 % between the sides). */
MUST_CHECK bool panel_parse(Panel *panel, const char *text, Error *error);

/* NULL when the pixels are square within 15 %, else what is wrong. */
const char *panel_not_square(const Panel *panel);

/* Fills the millimetres of *panel, whose pixels are known: the settings' (0: they say none), else
 * the EDID's below `drm` (NULL: /sys/class/drm), else the smallest common panel of such pixels:
 * when the real one is larger, what is touched and read comes out larger than asked, never smaller.
 * `note` is for the log: what was not believed, why, and what to do; "" when all is well. */
void panel_find(Panel *panel, double settings_width_mm, double settings_height_mm, const char *drm,
                char *note, size_t room);

#endif
