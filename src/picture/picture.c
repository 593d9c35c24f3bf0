#include "picture/picture.h"

#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/clock.h"
#include "base/limits.h"

#define BLOCK       16
#define MEMORY_MOST ((size_t)32 << 20) /* what libpng may allocate for one picture */
#define TIME_MOST   2000000 /* microseconds for decoding it; the largest takes 100,000 here */
#define ROWS        64      /* after so many rows the time is looked at */

/* The state of decoding a picture: the bytes that are left, the memory taken, and what went
 * wrong. */
typedef struct {
    const unsigned char *at;
    size_t left;
    size_t taken;
    bool no_memory; /* memory ran out although the limits allowed more */
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
    decoding->taken += size; /* an upper bound: memory that is freed is not subtracted */
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

/* Reads the header and asks libpng for RGBA. The wrong kind of PNG is an error. True when no pixel
 * can be transparent. */
static bool read_header(png_structp png, png_infop info)
{
    png_read_info(png, info);
    size_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
    if (width * height > PIXEL_BYTES_MOST / 4)
        png_error(png, "it has more than 16 MiB of pixels");
    if (png_get_interlace_type(png, info) != PNG_INTERLACE_NONE)
        png_error(png, "it is interlaced; save it without");
    if (png_get_bit_depth(png, info) != 8)
        png_error(png, "it does not have 8 bits a channel; save it with 8");
    bool opaque = !(png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) &&
                  !png_get_valid(png, info, PNG_INFO_tRNS);
    png_set_expand(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != width * 4)
        png_error(png, "its pixels are of a kind we do not read");
    return opaque;
}

/* Scaling down from_h rows to to_h rows. We count in units in which a source row is to_h high and a
 * result row from_h high: both pictures are then from_h * to_h units high, and every overlap is a
 * whole number. Columns are treated in the same way. */
typedef struct {
    int from_w, from_h, to_w, to_h;
    bool opaque;
    uint32_t *argb;
    int stride;
    unsigned char *row; /* the source row that is being read, RGBA */
    uint32_t *sum; /* for each channel: the source rows that the next result row covers, weighted by
                      their overlap */
    int blocks;    /* number of blocks in `row` and in `sum` */
} Scaling;

static void premultiply(unsigned char *row, int width)
{
    for (int x = 0; x < width; x++, row += 4) {
        for (int channel = 0; row[3] < 255 && channel < 3; channel++)
            row[channel] = (unsigned char)((row[channel] * row[3] + 127) / 255);
    }
}

/* Sums stay below 2^32, because a picture has at most 4 megapixels: 255 * 4096 * 1024. */
static void emit_row(const Scaling *scaling, int y)
{
    uint32_t *out = scaling->argb + (ptrdiff_t)y * scaling->stride;
    uint32_t area = (uint32_t)scaling->from_w * (uint32_t)scaling->from_h;
    uint64_t one = (UINT64_C(1) << 40) / area + 1; /* faster than four divisions a pixel */
    const uint32_t *from = scaling->sum;
    uint32_t left = (uint32_t)scaling->to_w; /* of the source pixel, still to be given */
    for (int x = 0; x < scaling->to_w; x++) {
        uint32_t total[4] = { area / 2, area / 2, area / 2, area / 2 };
        for (uint32_t wanted = (uint32_t)scaling->from_w; wanted > 0;) {
            uint32_t share = left < wanted ? left : wanted;
            for (int channel = 0; channel < 4; channel++)
                total[channel] += from[channel] * share;
            wanted -= share;
            left -= share;
            if (left == 0) {
                from += 4;
                left = (uint32_t)scaling->to_w;
            }
        }
        out[x] = (uint32_t)(total[3] * one >> 40) << 24 | (uint32_t)(total[0] * one >> 40) << 16 |
                 (uint32_t)(total[1] * one >> 40) << 8 | (uint32_t)(total[2] * one >> 40);
    }
}

/* In blocks, and a share has 16 bits (a side is 4096 at most), so that the compiler multiplies
 * eight channels at a time. */
static void add_share(uint32_t *restrict to, const unsigned char *restrict from, int blocks,
                      uint16_t share)
{
    for (int block = 0; block < blocks; block++, from += BLOCK, to += BLOCK) {
        for (int i = 0; i < BLOCK; i++)
            to[i] += (uint32_t)((uint16_t)from[i] * (uint32_t)share);
    }
}

/* A picture that is shown in its own size: the average of a pixel is the pixel. */
static void copy_row(const Scaling *scaling, int y)
{
    const unsigned char *from = scaling->row;
    uint32_t *out = scaling->argb + (ptrdiff_t)y * scaling->stride;
    for (int x = 0; x < scaling->to_w; x++, from += 4)
        out[x] = (uint32_t)from[3] << 24 | (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 |
                 (uint32_t)from[2];
}

static void add_row(Scaling *scaling, int y)
{
    int from_h = scaling->from_h, to_h = scaling->to_h;
    if (!scaling->opaque)
        premultiply(scaling->row, scaling->from_w);
    if (to_h == from_h && scaling->to_w == scaling->from_w) {
        copy_row(scaling, y);
        return;
    }
    for (int at = y * to_h, end = at + to_h; at < end;) {
        int stop = (at / from_h + 1) * from_h;
        int share = (stop < end ? stop : end) - at;
        add_share(scaling->sum, scaling->row, scaling->blocks, (uint16_t)share);
        at += share;
        if (at == stop) {
            emit_row(scaling, stop / from_h - 1);
            memset(scaling->sum, 0, (size_t)scaling->blocks * BLOCK * sizeof(*scaling->sum));
        }
    }
}

/* Decodes row by row. When `argb` is NULL the pixels are dropped. On an error it leaves by
 * longjmp. */
static void decode(png_structp png, png_infop info, Decoding *decoding, Scaling *scaling)
{
    png_set_read_fn(png, decoding, read_bytes);
    set_limits(png);
    scaling->opaque = read_header(png, info);
    scaling->from_w = (int)png_get_image_width(png, info);
    scaling->from_h = (int)png_get_image_height(png, info);
    scaling->blocks = (scaling->from_w * 4 + BLOCK - 1) / BLOCK;
    scaling->row = calloc((size_t)scaling->blocks, BLOCK);
    scaling->sum = calloc((size_t)scaling->blocks, BLOCK * sizeof(*scaling->sum));
    decoding->no_memory = !scaling->row || !scaling->sum;
    if (decoding->no_memory)
        png_error(png, "there is no memory for it");
    int64_t began_us = clock_spent_us();
    for (int y = 0; y < scaling->from_h; y++) {
        if (y % ROWS == 0 && clock_spent_us() - began_us > TIME_MOST)
            png_error(png, "it takes too long to decode");
        png_read_row(png, scaling->row, NULL);
        if (scaling->argb)
            add_row(scaling, y);
    }
    png_read_end(png, NULL);
}

static bool decode_all(const unsigned char *bytes, size_t size, Scaling *scaling, Error *error)
{
    if (size < 8 || png_sig_cmp(bytes, 0, 8) != 0) {
        error_set(error, ERROR_CONTENT, "it is not a PNG; save the picture as PNG");
        return false;
    }
    Decoding decoding = { .at = bytes, .left = size };
    png_structp png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, &decoding, on_error,
                                               on_warning, &decoding, take, give_back);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    volatile bool good = false; /* keeps its value across longjmp */
    if (!info) {
        error_set(error, ERROR_IO, "there is no memory for the picture");
    } else if (setjmp(png_jmpbuf(png)) == 0) {
        decode(png, info, &decoding, scaling);
        good = true;
    } else {
        error_set(error, decoding.no_memory ? ERROR_IO : ERROR_CONTENT,
                  "the PNG cannot be used: %s", decoding.wrong);
    }
    png_destroy_read_struct(&png, &info, NULL);
    free(scaling->row);
    free(scaling->sum);
    return good;
}

bool picture_check(const unsigned char *png, size_t size, Error *error)
{
    Scaling scaling = { 0 };
    return decode_all(png, size, &scaling, error);
}

bool picture_scale(const unsigned char *png, size_t size, uint32_t *argb, int stride,
                   int to_width_px, int to_height_px, Error *error)
{
    Scaling scaling = { .to_w = to_width_px, .to_h = to_height_px, .argb = argb, .stride = stride };
    return decode_all(png, size, &scaling, error);
}

static uint32_t be32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Walks over the PNG's chunks: length, name, data, checksum of name and data. Returns what is
 * wrong, or NULL. */
static const char *wrong_part(const unsigned char *bytes, size_t size)
{
    size_t at = 8;
    while (at + 12 <= size) {
        size_t length = be32(bytes + at);
        if (length > size - at - 12)
            break;
        const unsigned char *name = bytes + at + 4;
        if (crc32(0, name, (uInt)length + 4) != be32(name + 4 + length))
            return "it is damaged";
        if (memcmp(name, "IEND", 4) == 0)
            return NULL;
        at += length + 12;
    }
    return "it ends too early";
}

bool picture_measure(const unsigned char *bytes, size_t size, int *width_px, int *height_px,
                     Error *error)
{
    /* The file begins with the signature, then the header's length, name, width and height. */
    if (size < 24 || png_sig_cmp(bytes, 0, 8) != 0 || memcmp(bytes + 12, "IHDR", 4) != 0) {
        error_set(error, ERROR_CONTENT, "it is not a PNG; save the picture as PNG");
        return false;
    }
    uint32_t width = be32(bytes + 16), height = be32(bytes + 20);
    const char *wrong = wrong_part(bytes, size);
    if (!wrong && (width < 1 || height < 1 || width > PICTURE_SIDE_MOST ||
                   height > PICTURE_SIDE_MOST || (size_t)width * height > PIXEL_BYTES_MOST / 4))
        wrong = "it has more than 16 MiB of pixels";
    if (wrong) {
        error_set(error, ERROR_CONTENT, "the PNG cannot be used: %s", wrong);
        return false;
    }
    *width_px = (int)width;
    *height_px = (int)height;
    return true;
}
