#include "content/picture.h"

#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

#define MEMORY_MOST ((size_t)32 << 20) /* all that libpng may take at a time */

/* One decoding: the bytes still to read, the memory taken, what was said to be wrong. */
typedef struct {
    const unsigned char *at;
    size_t left;
    size_t taken;
    bool no_memory; /* less than the limits allow was to be had */
    char wrong[120];
} Decoding;

static void on_error(png_structp png, png_const_charp message)
{
    Decoding *decoding = png_get_error_ptr(png);
    size_t length = strlen(message);
    if (length >= sizeof(decoding->wrong))
        length = sizeof(decoding->wrong) - 1;
    memcpy(decoding->wrong, message, length);
    longjmp(png_jmpbuf(png), 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void read_bytes(png_structp png, png_bytep out, size_t length)
{
    Decoding *decoding = png_get_io_ptr(png);
    if (length > decoding->left)
        png_error(png, "it ends too early");
    memcpy(out, decoding->at, length);
    decoding->at += length;
    decoding->left -= length;
}

static png_voidp take(png_structp png, png_alloc_size_t size)
{
    Decoding *decoding = png_get_mem_ptr(png);
    if (size > MEMORY_MOST - decoding->taken)
        return NULL;
    decoding->taken += size; /* an upper bound: what is given back is not subtracted */
    void *memory = malloc(size);
    decoding->no_memory = decoding->no_memory || !memory;
    return memory;
}

static void give_back(png_structp png, png_voidp memory)
{
    (void)png;
    free(memory);
}

static void set_limits(png_structp png)
{
    static const png_byte ignored[] =
        "tEXt\0zTXt\0iTXt\0iCCP\0sPLT\0hIST\0eXIf\0tIME\0pCAL\0sCAL\0oFFs"
        "\0pHYs\0sBIT\0gAMA\0cHRM\0sRGB\0bKGD";
    png_set_user_limits(png, PICTURE_SIDE_MOST, PICTURE_SIDE_MOST);
    png_set_chunk_cache_max(png, 16);
    png_set_chunk_malloc_max(png, 1 << 20);
    png_set_benign_errors(png, 0);
    png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, ignored, sizeof(ignored) / 5);
}

/* Reads the header and asks for RGBA; the wrong kind of PNG is an error. */
static void read_header(png_structp png, png_infop info)
{
    png_read_info(png, info);
    size_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
    if (width * height > PIXEL_BYTES_MOST / 4)
        png_error(png, "it has more than 16 MiB of pixels");
    if (png_get_interlace_type(png, info) != PNG_INTERLACE_NONE)
        png_error(png, "it is interlaced; save it without");
    if (png_get_bit_depth(png, info) == 16)
        png_error(png, "it has 16 bits a channel; save it with 8");
    png_set_expand(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != width * 4)
        png_error(png, "its pixels are of a kind we do not read");
}

unsigned char *picture_decode(const unsigned char *bytes, size_t size, int *width_px,
                              int *height_px, Error *error)
{
    if (size < 8 || png_sig_cmp(bytes, 0, 8) != 0) {
        error_set(error, ERROR_CONTENT, "it is not a PNG; save the picture as PNG");
        return NULL;
    }
    Decoding decoding = { .at = bytes, .left = size };
    png_structp png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, &decoding, on_error,
                                               on_warning, &decoding, take, give_back);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_read_struct(&png, NULL, NULL);
        error_set(error, ERROR_IO, "there is no memory for the picture");
        return NULL;
    }
    unsigned char *volatile pixels = NULL; /* kept across longjmp */
    if (setjmp(png_jmpbuf(png)) != 0) {
        png_destroy_read_struct(&png, &info, NULL);
        free(pixels);
        error_set(error, decoding.no_memory ? ERROR_IO : ERROR_CONTENT,
                  "the PNG cannot be used: %s", decoding.wrong);
        return NULL;
    }
    png_set_read_fn(png, &decoding, read_bytes);
    set_limits(png);
    read_header(png, info);
    size_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
    pixels = malloc(width * height * 4);
    decoding.no_memory = !pixels;
    if (!pixels)
        png_error(png, "there is no memory for it");
    for (size_t y = 0; y < height; y++)
        png_read_row(png, pixels + y * width * 4, NULL);
    png_read_end(png, NULL);
    png_destroy_read_struct(&png, &info, NULL);
    *width_px = (int)width;
    *height_px = (int)height;
    return pixels;
}
