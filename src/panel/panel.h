/* panel.h: how large the glass is: from the command line, the settings or the display, or guessed.
 *
 * Everything is laid out in millimetres, so with a wrong size things to touch can become too small.
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

/* Reads "1920x1080@344x194". ERROR_USAGE when it has another form or cannot be right (a side under
 * 50 or over 5,000 mm, under 320 or over 8,192 px, or pixels whose sides differ by more than 15
 * %). */
MUST_CHECK bool panel_parse(Panel *panel, const char *text, Error *error);

/* Returns NULL when the sides of a pixel differ by at most 15 %, else what is wrong. */
const char *panel_not_square(const Panel *panel);

/* Sets width_mm and height_mm of *panel, whose pixels are known: from the settings (0: not set),
 * else from the EDID under `drm` (NULL: /sys/class/drm), else those of the smallest common panel
 * with that many pixels. If the real panel is larger, things to touch and read come out larger than
 * needed, never smaller. `note` is for the log: which size was not used, why, and what to do; ""
 * when all is well. */
void panel_find(Panel *panel, double settings_width_mm, double settings_height_mm, const char *drm,
                char *note, size_t room);

#endif
