/* paint_aside.h: paints a picture in a process of its own, and takes it as PNG.
 *
 * Some files keep a library busy for hours, or make it take all the memory, and it cannot be
 * stopped. So the process is ended when its time is up, and has a limit of memory.
 */
#ifndef SAYSWHO_BUNDLE_PAINT_ASIDE_H
#define SAYSWHO_BUNDLE_PAINT_ASIDE_H

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"

#define PICTURE_SIDE_PX 1200 /* no panel shows a picture larger */

/* How painting ended; the process's exit status. */
typedef enum { PAINTED, PAINT_FAILED, PAINT_EMPTY } Painted;

/* Paints and calls paint_write() with `to`. Runs in the other process. */
typedef Painted Paint(const void *with, int to);

/* Returns the PNG, in the arena, and sets *size. NULL with ERROR_CONTENT: `failed` for
 * PAINT_FAILED, or what else it was. */
MUST_CHECK unsigned char *paint_aside(Arena *arena, Paint *paint, const void *with,
                                      const char *failed, size_t *size, Error *error);

/* Writes a picture as PNG; `photo`: for a photograph, which has no flat colours. PAINT_EMPTY when
 * nothing can be seen on it. */
Painted paint_write(cairo_surface_t *surface, bool photo, int to);

#endif
