/* picture.h: reads PNG pictures under limits, because the bytes may come from an attacker. Uses
 * libpng.
 *
 * A picture is kept as PNG, and decoded only to the size in which it is shown: rows are averaged
 * while they are decoded, so that the full-size pixels are never all in memory. Knows no bundles
 * and no scenes. Nothing is kept between calls.
 *
 * Each function fails with ERROR_CONTENT (not a PNG, damaged, larger than 4096 x 4096 or 16 MiB
 * decoded, interlaced, not 8 bits a channel, two seconds of the processor's time) or ERROR_IO (not
 * enough memory now).
 */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Sets the size from the header and checks the checksum of every chunk. Does not decode, which
 * would take fifty times as long. Finds a file that was damaged in copying, but not one that was
 * made wrong. */
MUST_CHECK bool picture_measure(const unsigned char *png, size_t size, int *width_px,
                                int *height_px, Error *error);

/* Decodes the whole picture and drops the pixels. True when picture_scale() will succeed. */
MUST_CHECK bool picture_check(const unsigned char *png, size_t size, Error *error);

/* Writes the picture at to_width x to_height px, at most its own size; each pixel is the average of
 * the area it covers. `argb` gets premultiplied, native-endian pixels (cairo's ARGB32); rows are
 * `stride` pixels apart. */
MUST_CHECK bool picture_scale(const unsigned char *png, size_t size, uint32_t *argb, int stride,
                              int to_width_px, int to_height_px, Error *error);

#endif
