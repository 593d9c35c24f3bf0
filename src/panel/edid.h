/* edid.h: the size that the connected display reports in its EDID, which the kernel shows in /sys.
 *
 * SDL 2.26 does not ask a display for its size on KMSDRM and assumes 96 dots per inch elsewhere,
 * and Debian 12 has no libdisplay-info. So we read the few bytes that matter ourselves.
 */
#ifndef PANEL_EDID_H
#define PANEL_EDID_H

#include <stdbool.h>
#include <stddef.h>

#include "panel/panel.h"

#define EDID_BYTES 128 /* the base block; extensions have no other size */

/* Sets width_mm and height_mm of *panel from an EDID: from a detailed timing, else from the basic
 * size in centimetres. The panel's pixels are set by the caller; when the picture is turned, the
 * sides are swapped. False, with *panel unchanged and `why` in words for staff: not an EDID, no
 * size in it, an aspect ratio in place of a size, a side under 50 or over 3,000 mm, or pixels that
 * would not be square. */
bool edid_size(Panel *panel, const unsigned char *bytes, size_t count, char *why, size_t room);

/* The same for the connected display found under `drm` (NULL: /sys/class/drm). With several
 * displays it is the one that has a timing with the panel's pixels. False with `why`, too, when
 * none is connected or several fit. */
bool edid_ask(Panel *panel, const char *drm, char *why, size_t room);

#endif
