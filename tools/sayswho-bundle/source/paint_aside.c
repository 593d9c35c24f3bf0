#include "source/paint_aside.h"

#include <errno.h>
#include <png.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS   10                 /* of CPU time that a picture may take; ours take 0.1 */
#define PNG_BYTES ((size_t)16 << 20) /* more than a PNG of 1,200 × 1,200 pixels can have */

static void write_bytes(png_structp png, png_bytep bytes, size_t length)
{
    const int *to = png_get_io_ptr(png);
    while (length > 0) {
        ssize_t wrote = write(*to, bytes, length);
        if (wrote < 0 && errno != EINTR)
            png_error(png, "it cannot be written");
        bytes += wrote > 0 ? wrote : 0;
        length -= wrote > 0 ? (size_t)wrote : 0;
    }
}

static void written(png_structp png)
{
    (void)png;
}

/* Converts a row for PNG, which does not premultiply; alpha is left out when everything is
 * opaque. */
static void unpremultiply(const uint32_t *argb, int width, bool opaque, unsigned char *out)
{
    for (int x = 0; x < width; x++) {
        uint32_t alpha = argb[x] >> 24;
        for (int shift = 16; shift >= 0; shift -= 8) {
            uint32_t channel = argb[x] >> shift & 0xFF;
            *out++ = (unsigned char)(alpha ? (channel * 255 + alpha / 2) / alpha : 0);
        }
        if (!opaque)
            *out++ = (unsigned char)alpha;
    }
}

static bool is_opaque(const unsigned char *rows, int width, int height, int stride)
{
    for (int y = 0; y < height; y++, rows += stride) {
        const uint32_t *argb = (const uint32_t *)(const void *)rows;
        for (int x = 0; x < width; x++) {
            if (argb[x] >> 24 != 255)
                return false;
        }
    }
    return true;
}

static bool is_empty(const unsigned char *rows, int width, int height, int stride)
{
    for (int y = 0; y < height; y++, rows += stride) {
        const uint32_t *argb = (const uint32_t *)(const void *)rows;
        for (int x = 0; x < width; x++) {
            if (argb[x] >> 24)
                return false;
        }
    }
    return true;
}

/* Rows of a drawing have no filter: flat colours become smaller and decode 2.5 times as fast. */
Painted paint_write(cairo_surface_t *surface, bool photo, int to)
{
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    cairo_surface_flush(surface);
    const unsigned char *row = cairo_image_surface_get_data(surface);
    bool opaque = is_opaque(row, width, height, stride);
    if (!opaque && is_empty(row, width, height, stride))
        return PAINT_EMPTY;
    unsigned char *out = memory_take((size_t)width, 4);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info || setjmp(png_jmpbuf(png)) != 0)
        return PAINT_FAILED; /* return to the end of the drawing process */
    png_set_write_fn(png, &to, write_bytes, written);
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8,
                 opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, photo ? PNG_ALL_FILTERS : PNG_FILTER_NONE);
    png_write_info(png, info);
    for (int y = 0; y < height; y++, row += stride) {
        unpremultiply((const uint32_t *)(const void *)row, width, opaque, out);
        png_write_row(png, out);
    }
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    free(out);
    return PAINTED;
}

/* Reads everything from a pipe into the arena. *size is 0 when nothing came, or too much. */
static unsigned char *read_all(Arena *arena, int from, size_t *size)
{
    unsigned char *bytes = memory_take(PNG_BYTES, 1);
    size_t length = 0;
    ssize_t got;
    while (length < PNG_BYTES && ((got = read(from, bytes + length, PNG_BYTES - length)) > 0 ||
                                  (got < 0 && errno == EINTR)))
        length += got > 0 ? (size_t)got : 0;
    *size = length < PNG_BYTES ? length : 0;
    unsigned char *result = arena_take(arena, *size + 1, 1);
    memcpy(result, bytes, *size);
    free(bytes);
    return result;
}

unsigned char *paint_aside(Arena *arena, Paint *paint, const void *with, const char *failed,
                           size_t *size, Error *error)
{
    int ends[2];
    pid_t child = pipe(ends) == 0 ? fork() : -1;
    if (child < 0) {
        error_set(error, ERROR_IO, "it cannot be drawn now: %s", strerror(errno));
        return NULL;
    }
    if (child == 0) {
        const struct rlimit time = { SECONDS, SECONDS };
        setrlimit(RLIMIT_CPU, &time);
        close(ends[0]);
        _exit(paint(with, ends[1]));
    }
    close(ends[1]);
    unsigned char *png = read_all(arena, ends[0], size);
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    bool late = WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
    if (late)
        error_set(error, ERROR_CONTENT, "it takes longer than %d seconds to draw; make it simpler",
                  SECONDS);
    else if (WIFEXITED(status) && WEXITSTATUS(status) == PAINT_EMPTY)
        error_set(error, ERROR_CONTENT,
                  "nothing can be seen on it; look at it in another program, and save it again");
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != PAINTED || *size == 0)
        error_set(error, ERROR_CONTENT, "%s", failed);
    else
        return png;
    return NULL;
}
