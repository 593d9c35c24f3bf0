/* picture.h: PNG pictures, read under limits: the bytes may be hostile. Uses libpng.
 *
 * A picture is kept as its bytes and becomes pixels only at the size it is shown in: rows are
 * averaged while they are decoded, so that the whole is never in memory. Knows no bundles and no
 * scenes. Nothing here keeps anything between two calls.
 *
 * Each fails with ERROR_CONTENT (not a PNG, damaged, larger than 4096 x 4096 or 16 MiB decoded,
 * interlaced, 16 bits a channel) or ERROR_IO (there is no memory for it now).
 */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Sets the size from the header, and checks that every part has its checksum, without decoding: a
 * fiftieth of the time. What was damaged on its way is found; what was made wrong is not. */
MUST_CHECK bool picture_measure(const unsigned char *png, size_t size, int *width_px,
                                int *height_px, Error *error);

/* Decodes all of it and keeps nothing: true when picture_scale() will succeed. */
MUST_CHECK bool picture_check(const unsigned char *png, size_t size, Error *error);

/* Writes the picture at to_width x to_height px, at most its own size, each pixel the average of
 * the area it covers. `argb`: premultiplied, native-endian, as cairo has ARGB32; rows are `stride`
 * pixels apart. */
MUST_CHECK bool picture_scale(const unsigned char *png, size_t size, uint32_t *argb, int stride,
                              int to_width_px, int to_height_px, Error *error);

#endif
