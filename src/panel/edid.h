/* edid.h: how large the connected display says it is, from the EDID that the kernel keeps in /sys.
 *
 * SDL 2.26 asks no size of a display on KMSDRM and makes 96 dots an inch up elsewhere, and Debian
 * 12 has no libdisplay-info: so the few bytes that matter are read here.
 */
#ifndef PANEL_EDID_H
#define PANEL_EDID_H

#include <stdbool.h>
#include <stddef.h>

#include "panel/panel.h"

#define EDID_BYTES 128 /* the base block; what follows it says nothing more about the size */

/* Fills the millimetres of *panel, whose pixels are what the display shows, from an EDID: those of
 * a detailed timing, else the basic centimetres. A picture turned on the glass has its sides
 * swapped. False, *panel as it was, with `why` (in words for staff): not an EDID, nothing said, a
 * shape and no size, a side under 50 or over 3,000 mm, pixels that would not be square. */
bool edid_size(Panel *panel, const unsigned char *bytes, size_t count, char *why, size_t room);

/* The same for the connected display below `drm` (NULL: /sys/class/drm); with more than one, the
 * one with a timing of these pixels. False with `why`: none connected, or not to be told which,
 * too. */
bool edid_ask(Panel *panel, const char *drm, char *why, size_t room);

#endif
