/* picture.h: a PNG in memory to pixels, under limits: the file may be hostile. Uses libpng. */
#ifndef CONTENT_PICTURE_H
#define CONTENT_PICTURE_H

#include <stddef.h>

#include "base/error.h"

/* Decodes to RGBA, 8 bits each, not premultiplied. The caller frees the result with free(). NULL
 * with ERROR_CONTENT: larger than 4096 × 4096 or 16 MiB decoded, interlaced, 16-bit, damaged, not a
 * PNG. ERROR_IO: there is no memory for it. */
MUST_CHECK unsigned char *picture_decode(const unsigned char *png, size_t size, int *width_px,
                                         int *height_px, Error *error);

#endif
