#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assets.h"
#include "base/log.h"
#include "picture/picture.h"
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
    bool icon_told;
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
        else if (!images->icon_told)
            log_error("%s: the icon cannot be read; check the disk, or install the program again",
                      file);
        images->icon_told = images->icon_told || !image->surface;
        if (source)
            cairo_surface_destroy(source);
    }
    if (image->surface) /* else it is tried again: a disk may fail once */
        image->used = ++images->clock;
    return image->surface;
}

/* NULL, and logged: its bytes are damaged, or there is no memory for it. */
static cairo_surface_t *decoded(const Item *item, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    Error error = { 0 };
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return NULL;
    }
    uint32_t *argb = (uint32_t *)(void *)cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface) / (int)sizeof(*argb);
    bool good = picture_scale(item->png, item->size, argb, stride, width, height, &error);
    cairo_surface_mark_dirty(surface);
    if (good)
        return surface;
    log_error("a picture is not shown: %s", error.message);
    cairo_surface_destroy(surface);
    return NULL;
}

cairo_surface_t *images_picture(Images *images, const Item *item, int width_px, int height_px)
{
    Image wanted = { .key = item->key, .width = width_px, .height = height_px };
    Image *image = slot_for(images, &wanted);
    if (!image->used) {
        bool smaller = width_px <= item->width_px && height_px <= item->height_px;
        image->surface = smaller ? decoded(item, width_px, height_px)
                                 : decoded(item, item->width_px, item->height_px);
        if (image->surface && !smaller) {
            cairo_surface_t *whole = image->surface;
            image->surface = scaled(whole, item->width_px, item->height_px, width_px, height_px,
                                    CAIRO_FORMAT_ARGB32);
            cairo_surface_destroy(whole);
        }
    }
    image->used = ++images->clock;
    keep_bound(images);
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
