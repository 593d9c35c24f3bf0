#include "source/photo.h"

#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "source/paint_aside.h"

#define PIXELS_MOST 100000000.0

typedef struct {
    const unsigned char *bytes;
    size_t size;
} File;

/* ---- from any size to at most 1,200 px ---- */

/* How a camera was held, as EXIF numbers it: from 1, upright, to 8. Returns the matrix that turns a
 * picture of that size upright. */
static cairo_matrix_t upright(int held, double width, double height)
{
    static const double matrices[8][4] = { /* xx yx xy yy */
                                           { 1, 0, 0, 1 },   { -1, 0, 0, 1 }, { -1, 0, 0, -1 },
                                           { 1, 0, 0, -1 },  { 0, 1, 1, 0 },  { 0, 1, -1, 0 },
                                           { 0, -1, -1, 0 }, { 0, -1, 1, 0 }
    };
    const double *m = matrices[held - 1];
    double x0 = (m[0] < 0 ? width : 0) + (m[2] < 0 ? height : 0);
    double y0 = (m[1] < 0 ? width : 0) + (m[3] < 0 ? height : 0);
    return (cairo_matrix_t){ m[0], m[1], m[2], m[3], x0, y0 };
}

static Painted write_small(cairo_surface_t *from, int held, int to)
{
    double width = cairo_image_surface_get_width(from);
    double height = cairo_image_surface_get_height(from);
    bool turned = held > 4;
    double scale = fmin(1, PICTURE_SIDE_PX / fmax(width, height));
    int to_width = (int)fmax(1, floor((turned ? height : width) * scale + 0.5));
    int to_height = (int)fmax(1, floor((turned ? width : height) * scale + 0.5));
    cairo_surface_t *small =
        cairo_image_surface_create(cairo_image_surface_get_format(from), to_width, to_height);
    cairo_t *cairo = cairo_create(small);
    cairo_matrix_t matrix = upright(held, width, height);
    cairo_scale(cairo, to_width / (turned ? height : width), to_height / (turned ? width : height));
    cairo_transform(cairo, &matrix);
    cairo_set_source_surface(cairo, from, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE);
    cairo_paint(cairo);
    bool drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    Painted painted = drawn ? paint_write(small, true, to) : PAINT_FAILED;
    cairo_surface_destroy(small);
    return painted;
}

/* ---- JPEG ---- */

typedef struct {
    struct jpeg_error_mgr handler;
    jmp_buf give_up;
} JpegError;

static void jpeg_fails(j_common_ptr jpeg)
{
    longjmp(((JpegError *)(void *)jpeg->err)->give_up, 1);
}

/* Counts only the warning that the file ends too early; others do no harm. */
static void jpeg_warns(j_common_ptr jpeg, int level)
{
    jpeg->err->num_warnings += level < 0 && jpeg->err->msg_code == JWRN_JPEG_EOF;
}

static unsigned number(const unsigned char *at, int bytes, bool little)
{
    unsigned value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | at[little ? bytes - 1 - i : i];
    return value;
}

/* Returns how the camera was held, from the EXIF block of the file; 1 when it does not say. */
static int how_held(const struct jpeg_decompress_struct *jpeg)
{
    for (jpeg_saved_marker_ptr block = jpeg->marker_list; block; block = block->next) {
        const unsigned char *tiff = block->data + 6;
        if (block->data_length < 14 || memcmp(block->data, "Exif\0", 6) != 0)
            continue;
        size_t length = block->data_length - 6;
        bool little = tiff[0] == 'I';
        size_t first = number(tiff + 4, 4, little);
        if (first + 2 > length)
            continue;
        unsigned count = number(tiff + first, 2, little);
        for (size_t at = first + 2; count > 0 && at + 12 <= length; count--, at += 12) {
            unsigned held = number(tiff + at + 8, 2, little);
            if (number(tiff + at, 2, little) == 0x112 && held >= 1 && held <= 8)
                return (int)held;
        }
    }
    return 1;
}

/* Converts a row of grey, RGB or (as Adobe's programs write it, inverted) CMYK. */
static void convert_row(const JSAMPLE *from, int width, int channels, uint32_t *to)
{
    for (int x = 0; x < width; x++, from += channels) {
        unsigned red = from[0], green = from[channels == 1 ? 0 : 1],
                 blue = from[channels == 1 ? 0 : 2];
        if (channels == 4) {
            red = red * from[3] / 255;
            green = green * from[3] / 255;
            blue = blue * from[3] / 255;
        }
        to[x] = 0xFF000000U | red << 16 | green << 8 | blue;
    }
}

/* Starts decoding, at the smallest size of libjpeg's that is not smaller than ours. */
static void start_jpeg(struct jpeg_decompress_struct *jpeg)
{
    bool cmyk = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    bool grey = jpeg->jpeg_color_space == JCS_GRAYSCALE;
    jpeg->out_color_space = cmyk ? JCS_CMYK : grey ? JCS_GRAYSCALE : JCS_RGB;
    unsigned side = jpeg->image_width > jpeg->image_height ? jpeg->image_width : jpeg->image_height;
    jpeg->scale_denom = 8;
    for (jpeg->scale_num = 1; jpeg->scale_num < 8 && side * jpeg->scale_num / 8 < PICTURE_SIDE_PX;)
        jpeg->scale_num++;
    jpeg_start_decompress(jpeg);
}

static Painted paint_jpeg(const void *with, int to)
{
    const File *file = with;
    struct jpeg_decompress_struct jpeg;
    JpegError errors;
    jpeg.err = jpeg_std_error(&errors.handler);
    errors.handler.error_exit = jpeg_fails;
    errors.handler.emit_message = jpeg_warns;
    if (setjmp(errors.give_up) != 0)
        return PAINT_FAILED; /* return to the end of the process */
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, file->bytes, file->size);
    jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&jpeg, TRUE);
    if ((double)jpeg.image_width * jpeg.image_height > PIXELS_MOST)
        return PAINT_FAILED;
    start_jpeg(&jpeg);
    int width = (int)jpeg.output_width, height = (int)jpeg.output_height;
    cairo_surface_t *whole = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    unsigned char *rows = cairo_image_surface_get_data(whole);
    int stride = cairo_image_surface_get_stride(whole);
    JSAMPLE *row = memory_take((size_t)width, (size_t)jpeg.output_components);
    while (rows && jpeg.output_scanline < jpeg.output_height) {
        uint32_t *pixels =
            (uint32_t *)(void *)(rows + (size_t)jpeg.output_scanline * (size_t)stride);
        jpeg_read_scanlines(&jpeg, &row, 1);
        convert_row(row, width, jpeg.output_components, pixels);
    }
    free(row);
    cairo_surface_mark_dirty(whole);
    /* A file that ends too early is filled with grey. */
    bool complete = rows && jpeg.err->num_warnings == 0;
    return complete ? write_small(whole, how_held(&jpeg), to) : PAINT_FAILED;
}

/* ---- PNG ---- */

static Painted paint_png(const void *with, int to)
{
    const File *file = with;
    png_image image = { .version = PNG_IMAGE_VERSION };
    if (!png_image_begin_read_from_memory(&image, file->bytes, file->size) ||
        (double)image.width * image.height > PIXELS_MOST)
        return PAINT_FAILED;
    image.format = PNG_FORMAT_RGBA;
    int width = (int)image.width, height = (int)image.height;
    cairo_surface_t *whole = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    unsigned char *rows = cairo_image_surface_get_data(whole);
    int stride = cairo_image_surface_get_stride(whole);
    if (!rows || !png_image_finish_read(&image, NULL, rows, stride, NULL))
        return PAINT_FAILED;
    for (int y = 0; y < height; y++) {
        unsigned char *from = rows + (size_t)y * (size_t)stride;
        for (int x = 0; x < width; x++, from += 4) {
            unsigned alpha = from[3], red = (from[0] * alpha + 127) / 255,
                     green = (from[1] * alpha + 127) / 255, blue = (from[2] * alpha + 127) / 255;
            *(uint32_t *)(void *)from = alpha << 24 | red << 16 | green << 8 | blue;
        }
    }
    cairo_surface_mark_dirty(whole);
    return write_small(whole, 1, to);
}

unsigned char *photo_to_png(Arena *arena, const unsigned char *bytes, size_t *size, Error *error)
{
    const File file = { bytes, *size };
    if (file.size > 3 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0)
        return paint_aside(
            arena, paint_jpeg, &file,
            "the JPEG is damaged, or has more than 100 million pixels; save it again", size, error);
    if (file.size > 8 && memcmp(bytes, "\x89PNG\r\n\x1A\n", 8) == 0)
        return paint_aside(arena, paint_png, &file,
                           "the PNG is damaged, or has more than 100 million pixels; save it again",
                           size, error);
    error_set(error, ERROR_CONTENT, "it is no JPEG, PNG or SVG; save it as one of them");
    return NULL;
}
