#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assets.h"
#include "base/log.h"
#include "stage/stage_private.h"

#define SLOTS 96 /* icons, pictures and ropes of a few screens */

/* One image scaled to one size. */
typedef struct {
    uint64_t key;  /* of a picture's pixels, or of a drawn thing */
    char name[24]; /* of an icon */
    int width, height;
    cairo_surface_t *surface; /* NULL: there is none of that name */
    unsigned long used;
} Image;

struct Images {
    Image images[SLOTS];
    unsigned long clock;
    size_t bound;
};

Images *images_make(void)
{
    return memory_take(1, sizeof(Images));
}

void images_free(Images *images)
{
    for (int i = 0; i < SLOTS; i++) {
        if (images->images[i].surface)
            cairo_surface_destroy(images->images[i].surface);
    }
    free(images);
}

void images_bound(Images *images, size_t bound)
{
    images->bound = bound;
}

static size_t bytes_of(const Image *image)
{
    return image->surface ? (size_t)cairo_image_surface_get_stride(image->surface) *
                                (size_t)cairo_image_surface_get_height(image->surface)
                          : 0;
}

/* What was just used stays, however large it is. */
static void keep_bound(Images *images)
{
    for (;;) {
        size_t all = 0;
        Image *oldest = NULL;
        for (int i = 0; i < SLOTS; i++) {
            Image *image = &images->images[i];
            all += bytes_of(image);
            if (image->surface && image->used < images->clock &&
                (!oldest || image->used < oldest->used))
                oldest = image;
        }
        if (all <= images->bound || !oldest)
            return;
        cairo_surface_destroy(oldest->surface);
        *oldest = (Image){ 0 };
    }
}

/* The slot that holds it, or the least recently used one, emptied. */
static Image *slot_for(Images *images, const Image *wanted)
{
    Image *oldest = &images->images[0];
    for (int i = 0; i < SLOTS; i++) {
        Image *image = &images->images[i];
        if (image->used && image->key == wanted->key && strcmp(image->name, wanted->name) == 0 &&
            image->width == wanted->width && image->height == wanted->height)
            return image;
        if (image->used < oldest->used)
            oldest = image;
    }
    if (oldest->surface)
        cairo_surface_destroy(oldest->surface);
    *oldest = *wanted;
    oldest->used = 0;
    return oldest;
}

/* Half as wide and high, each pixel the mean of four: a few of these are faster than one careful
 * scaling from far, and as good. */
static cairo_surface_t *halved(cairo_surface_t *source, int width, int height)
{
    cairo_surface_t *half = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width / 2, height / 2);
    if (cairo_surface_status(half) != CAIRO_STATUS_SUCCESS)
        return half;
    const unsigned char *from = cairo_image_surface_get_data(source);
    unsigned char *to = cairo_image_surface_get_data(half);
    int from_stride = cairo_image_surface_get_stride(source);
    int to_stride = cairo_image_surface_get_stride(half);
    for (int y = 0; y < height / 2; y++) {
        const unsigned char *a = from + 2 * y * from_stride, *b = a + from_stride;
        unsigned char *out = to + y * to_stride;
        for (int x = 0; x < width / 2 * 4; x++) {
            int at = x / 4 * 8 + x % 4;
            out[x] = (unsigned char)((a[at] + a[at + 4] + b[at] + b[at + 4] + 2) / 4);
        }
    }
    cairo_surface_mark_dirty(half);
    return half;
}

static cairo_surface_t *scaled(cairo_surface_t *source, int from_w, int from_h, int width,
                               int height, cairo_format_t format)
{
    cairo_surface_t *surface = cairo_image_surface_create(format, width, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, (double)width / from_w, (double)height / from_h);
    cairo_set_source_surface(cairo, source, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    return surface;
}

cairo_surface_t *images_icon(Images *images, const char *name, int side_px)
{
    Image wanted = { .width = side_px, .height = side_px };
    snprintf(wanted.name, sizeof(wanted.name), "%s", name);
    Image *image = slot_for(images, &wanted);
    if (!image->used) {
        char file[64], path[4096];
        snprintf(file, sizeof(file), "icons/%s.png", wanted.name);
        cairo_surface_t *source = assets_path(path, sizeof(path), file)
                                      ? cairo_image_surface_create_from_png(path)
                                      : NULL;
        if (source && cairo_surface_status(source) == CAIRO_STATUS_SUCCESS)
            image->surface =
                scaled(source, cairo_image_surface_get_width(source),
                       cairo_image_surface_get_height(source), side_px, side_px, CAIRO_FORMAT_A8);
        else
            log_error("%s: the icon is missing or damaged; install the program again", file);
        if (source)
            cairo_surface_destroy(source);
    }
    image->used = ++images->clock;
    return image->surface;
}

/* Straight RGBA to cairo's premultiplied, native-endian ARGB. */
static cairo_surface_t *premultiplied(const unsigned char *rgba, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return surface;
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; y++) {
        uint32_t *row = (uint32_t *)(void *)(pixels + (size_t)y * (size_t)stride);
        for (int x = 0; x < width; x++, rgba += 4) {
            uint32_t alpha = rgba[3];
            row[x] = alpha << 24 | (rgba[0] * alpha / 255) << 16 | (rgba[1] * alpha / 255) << 8 |
                     rgba[2] * alpha / 255;
        }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

cairo_surface_t *images_picture(Images *images, const unsigned char *rgba, uint64_t key,
                                int width_px, int height_px, int to_width_px, int to_height_px)
{
    Image wanted = { .key = key, .width = to_width_px, .height = to_height_px };
    Image *image = slot_for(images, &wanted);
    if (!image->used) {
        cairo_surface_t *source = premultiplied(rgba, width_px, height_px);
        while (cairo_surface_status(source) == CAIRO_STATUS_SUCCESS &&
               width_px >= 2 * to_width_px && height_px >= 2 * to_height_px) {
            cairo_surface_t *half = halved(source, width_px, height_px);
            cairo_surface_destroy(source);
            source = half;
            width_px /= 2;
            height_px /= 2;
        }
        if (cairo_surface_status(source) == CAIRO_STATUS_SUCCESS)
            image->surface =
                scaled(source, width_px, height_px, to_width_px, to_height_px, CAIRO_FORMAT_ARGB32);
        cairo_surface_destroy(source);
    }
    image->used = ++images->clock;
    return image->surface;
}

cairo_surface_t *images_drawn(Images *images, uint64_t key, int width_px, int height_px,
                              bool *fresh)
{
    Image wanted = { .key = key, .width = width_px, .height = height_px };
    Image *image = slot_for(images, &wanted);
    *fresh = !image->used;
    if (*fresh) {
        cairo_surface_t *surface =
            cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width_px, height_px);
        if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
            image->surface = surface;
        else
            cairo_surface_destroy(surface);
    }
    image->used = ++images->clock;
    if (*fresh)
        keep_bound(images);
    return image->surface;
}
