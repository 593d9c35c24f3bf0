/* images.c: keeps as pixels what takes long to make: pictures, icons, ropes and runs of text, all
 * within one limit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assets.h"
#include "base/hash.h"
#include "base/log.h"
#include "stage/stage_private.h"

#define SLOTS 1024 /* a full screen has about 60 runs of text, and a visit 300 */

/* Part of the key, so that different kinds never have the same key. */
typedef enum { KIND_ICON, KIND_PICTURE, KIND_DRAWN, KIND_TEXT } Kind;

#define PICTURES_SPARED 2 /* the one on the display and the next one */

typedef struct {
    Kind kind;
    cairo_surface_t *surface; /* NULL when it could not be made */
    int top; /* for a run of text: distance from the baseline to the surface's first row */
    unsigned long used; /* time of the last use; 0: the slot is free */
} Image;

struct Images {
    uint64_t keys[SLOTS]; /* an array of their own, so that a search reads only 8 KiB */
    Image images[SLOTS];
    size_t bytes, bound;
    unsigned long clock;
    bool icon_told;
    Decoder *decoder; /* NULL: a picture is decoded when it is needed */
};

Images *images_make(void)
{
    return memory_take(1, sizeof(Images));
}

static size_t bytes_of(cairo_surface_t *surface)
{
    return (size_t)cairo_image_surface_get_stride(surface) *
           (size_t)cairo_image_surface_get_height(surface);
}

static void drop(Images *images, int at)
{
    Image *image = &images->images[at];
    if (image->surface) {
        images->bytes -= bytes_of(image->surface);
        cairo_surface_destroy(image->surface);
    }
    *image = (Image){ 0 };
}

void images_decode_aside(Images *images, DecoderRing *ring, void *ringer)
{
    images->decoder = decoder_start(ring, ringer);
}

void images_free(Images *images)
{
    decoder_stop(images->decoder);
    for (int i = 0; i < SLOTS; i++)
        drop(images, i);
    free(images);
}

void images_bound(Images *images, size_t bound)
{
    images->bound = bound;
}

size_t images_bytes(const Images *images)
{
    return images->bytes;
}

static uint64_t key_of(Kind kind, uint64_t what, int width, int height)
{
    const uint64_t parts[] = { kind, what, (uint64_t)width, (uint64_t)height };
    return hash_bytes(HASH_START, parts, sizeof(parts));
}

/* Returns the image with that key, or a free slot for it. */
static Image *slot_for(Images *images, uint64_t key)
{
    int oldest = 0;
    for (int i = 0; i < SLOTS; i++) {
        if (images->keys[i] == key && images->images[i].used) {
            images->images[i].used = ++images->clock;
            return &images->images[i];
        }
    }
    for (int i = 0; i < SLOTS && images->images[oldest].used; i++) {
        if (images->images[i].used < images->images[oldest].used)
            oldest = i;
    }
    drop(images, oldest);
    images->keys[oldest] = key;
    return &images->images[oldest];
}

/* Pictures are dropped first: each is as large as a screen's text and is needed once in a visit,
 * while text and ropes are needed again and again, also in the next visit. */
static void drop_one(Images *images, Kind coming)
{
    int picture = -1, any = -1, pictures = 0;
    for (int i = 0; i < SLOTS; i++) {
        const Image *image = &images->images[i];
        if (!image->surface)
            continue;
        if (any < 0 || image->used < images->images[any].used)
            any = i;
        if (image->kind != KIND_PICTURE)
            continue;
        pictures++;
        if (picture < 0 || image->used < images->images[picture].used)
            picture = i;
    }
    pictures += coming == KIND_PICTURE;
    drop(images, pictures > PICTURES_SPARED ? picture : any);
}

/* Drops other images first; the new one is kept, however large it is. */
static void put(Images *images, Image *image, Kind kind, cairo_surface_t *surface)
{
    size_t bytes = surface ? bytes_of(surface) : 0;
    while (images->bytes > 0 && images->bytes + bytes > images->bound)
        drop_one(images, kind);
    *image = (Image){ .kind = kind, .surface = surface, .used = ++images->clock };
    images->bytes += bytes;
}

cairo_surface_t *images_surface(cairo_format_t format, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(format, width, height);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        return surface;
    cairo_surface_destroy(surface);
    return NULL;
}

cairo_surface_t *images_scaled(cairo_surface_t *source, int width, int height,
                               cairo_format_t format)
{
    cairo_surface_t *surface = images_surface(format, width, height);
    if (surface) {
        cairo_t *cairo = cairo_create(surface);
        cairo_scale(cairo, (double)width / cairo_image_surface_get_width(source),
                    (double)height / cairo_image_surface_get_height(source));
        cairo_set_source_surface(cairo, source, 0, 0);
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
        cairo_paint(cairo);
        cairo_destroy(cairo);
    }
    cairo_surface_destroy(source);
    return surface;
}

/* ---- icons ---- */

static cairo_surface_t *read_icon(Images *images, const char *name, int side_px)
{
    char file[64], path[4096];
    snprintf(file, sizeof(file), "icons/%s.png", name);
    cairo_surface_t *source =
        assets_path(path, sizeof(path), file) ? cairo_image_surface_create_from_png(path) : NULL;
    if (source && cairo_surface_status(source) == CAIRO_STATUS_SUCCESS)
        return images_scaled(source, side_px, side_px, CAIRO_FORMAT_A8);
    if (!images->icon_told)
        log_error("%s: the icon cannot be read; check the disk, or install the program again",
                  file);
    images->icon_told = true;
    if (source)
        cairo_surface_destroy(source);
    return NULL;
}

cairo_surface_t *images_icon(Images *images, const char *name, int side_px)
{
    uint64_t key = key_of(KIND_ICON, hash_text(HASH_START, name), side_px, side_px);
    Image *image = slot_for(images, key);
    if (!image->used) {
        cairo_surface_t *surface = read_icon(images, name, side_px);
        if (surface) /* otherwise it is tried again, because a disk may fail only once */
            put(images, image, KIND_ICON, surface);
    }
    return image->surface;
}

/* ---- pictures ---- */

cairo_surface_t *images_picture(Images *images, const Item *item, int width_px, int height_px)
{
    uint64_t key = key_of(KIND_PICTURE, item->key, width_px, height_px);
    Image *image = slot_for(images, key);
    if (image->used)
        return image->surface;
    if (images->decoder)
        decoder_order(images->decoder, key, item, width_px, height_px);
    else
        put(images, image, KIND_PICTURE, decoder_decode(item, width_px, height_px));
    return image->surface;
}

bool images_collect(Images *images, uint64_t *picture)
{
    Decoded decoded;
    if (!images->decoder || !decoder_collect(images->decoder, &decoded))
        return false;
    Image *image = slot_for(images, decoded.kept_as);
    if (image->used && decoded.surface)
        cairo_surface_destroy(decoded.surface);
    else if (!image->used)
        put(images, image, KIND_PICTURE, decoded.surface);
    *picture = decoded.picture;
    return true;
}

/* ---- ropes ---- */

cairo_surface_t *images_drawn(Images *images, uint64_t key, int width_px, int height_px,
                              bool *fresh)
{
    Image *image = slot_for(images, key_of(KIND_DRAWN, key, width_px, height_px));
    *fresh = !image->used;
    if (*fresh)
        put(images, image, KIND_DRAWN, images_surface(CAIRO_FORMAT_ARGB32, width_px, height_px));
    return image->surface;
}

/* ---- text ---- */

static bool is_bare(const unsigned char *cover, int width)
{
    int x = 0;
    while (x < width && cover[x] == 0)
        x++;
    return x == width;
}

/* Returns only the rows with ink, about two thirds of all. */
static cairo_surface_t *inked_rows(const SDL_Surface *drawn, int *first)
{
    const unsigned char *rows = drawn->pixels;
    int top = 0, bottom = drawn->h;
    while (top < bottom && is_bare(rows + (ptrdiff_t)top * drawn->pitch, drawn->w))
        top++;
    while (bottom > top && is_bare(rows + (ptrdiff_t)(bottom - 1) * drawn->pitch, drawn->w))
        bottom--;
    cairo_surface_t *surface = images_surface(CAIRO_FORMAT_A8, drawn->w, bottom - top);
    if (!surface)
        return NULL;
    unsigned char *to = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = top; y < bottom; y++)
        memcpy(to + (ptrdiff_t)(y - top) * stride, rows + (ptrdiff_t)y * drawn->pitch,
               (size_t)drawn->w);
    cairo_surface_mark_dirty(surface);
    *first = top;
    return surface;
}

cairo_surface_t *images_text(Images *images, Typeset *typeset, const Run *run, int *top)
{
    uint64_t what = hash_text(HASH_START, run->text);
    Image *image =
        slot_for(images, key_of(KIND_TEXT, what, run->size_px, run->font * 2 + run->right_to_left));
    if (!image->used) {
        int baseline = 0, first = 0;
        SDL_Surface *drawn = typeset_draw(typeset, run, &baseline);
        cairo_surface_t *surface = drawn ? inked_rows(drawn, &first) : NULL;
        SDL_FreeSurface(drawn);
        if (surface) { /* otherwise it is tried again, because a font file may be readable later */
            put(images, image, KIND_TEXT, surface);
            image->top = first - baseline;
        }
    }
    *top = image->top;
    return image->surface;
}
