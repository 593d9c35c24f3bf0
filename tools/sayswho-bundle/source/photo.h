/* photo.h: makes the PNG that the exhibit shows from a JPEG, or from a PNG that is too large or of
 * a kind that the exhibit does not read. Uses libjpeg and libpng.
 *
 * What a camera writes beside the picture, such as place and time, is left out; how it was held is
 * taken into account.
 */
#ifndef SAYSWHO_BUNDLE_PHOTO_H
#define SAYSWHO_BUNDLE_PHOTO_H

#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"

/* Of a file; a telephone's pictures have 3 to 15 MB. */
#define PHOTO_BYTES_MOST ((size_t)64 << 20)

/* At most 1,200 px wide and high. *size is the number of bytes, first of the file, then of the PNG,
 * which is in the arena. NULL with ERROR_CONTENT when it is neither a JPEG nor a PNG, is damaged,
 * or has more than 100 million pixels. */
MUST_CHECK unsigned char *photo_to_png(Arena *arena, const unsigned char *bytes, size_t *size,
                                       Error *error);

#endif
