#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ink/ink.h"
#include "stage/stage_private.h"

/* The limit on everything that is kept as pixels, in bytes. On a panel of 1920 x 1080 px it is 10
 * MB: a visit draws 7 MB of text and ropes, which the next visit uses again, and there is room for
 * two pictures more. */
static size_t kept_most(const SDL_Surface *glass)
{
    const size_t mib = (size_t)1 << 20, frame = (size_t)glass->pitch * (size_t)glass->h;
    size_t most = frame + frame / 8 + mib;
    return most > 6 * mib ? most : 6 * mib;
}

#define SEEN_MOST 64 /* the ropes of one screen */

struct Painter {
    Images *images;
    uint64_t seen[SEEN_MOST]; /* ropes that were drawn lately, and the next entry to use */
    unsigned seen_next;
};

typedef struct {
    Painter *painter;
    SDL_Surface *glass;
    Ink ink; /* in millimetres */
    double px_per_mm;
    Typeset *typeset;
} Painting;

Painter *painter_make(void)
{
    Painter *painter = memory_take(1, sizeof(*painter));
    painter->images = images_make();
    return painter;
}

void painter_free(Painter *painter)
{
    if (!painter)
        return;
    images_free(painter->images);
    free(painter);
}

/* Copies the first row to the others, so that the pixels stay in the processor's cache for what is
 * painted next. SDL_FillRect() bypasses the cache, which takes three times as long. */
static void fill(SDL_Surface *glass, SDL_Rect rect, uint32_t colour)
{
    if (!SDL_IntersectRect(&rect, &glass->clip_rect, &rect))
        return;
    unsigned char *first = (unsigned char *)glass->pixels + (ptrdiff_t)rect.y * glass->pitch +
                           (ptrdiff_t)rect.x * (ptrdiff_t)sizeof(colour);
    uint32_t *row = (uint32_t *)(void *)first;
    for (int x = 0; x < rect.w; x++)
        row[x] = colour;
    for (int y = 1; y < rect.h; y++)
        memcpy(first + (ptrdiff_t)y * glass->pitch, first, (size_t)rect.w * sizeof(colour));
}

/* Fills a box without round corners, in whole pixels, which is much faster. False when it has round
 * corners. */
static bool paint_plain_box(const Painting *painting, const Item *item)
{
    if (item->type != ITEM_BOX || item->radius_mm > 0 || item->stroke != COLOUR_NONE ||
        item->fill == COLOUR_SHADE)
        return false;
    double scale = painting->px_per_mm;
    int left = (int)lround(item->box.x * scale), top = (int)lround(item->box.y * scale);
    int right = (int)lround((item->box.x + item->box.w) * scale);
    int bottom = (int)lround((item->box.y + item->box.h) * scale);
    SDL_Rect rect = { left, top, right - left, bottom - top };
    cairo_surface_flush(cairo_get_target(painting->ink.cairo));
    fill(painting->glass, rect, painting->ink.palette[item->fill]);
    cairo_surface_mark_dirty(cairo_get_target(painting->ink.cairo));
    return true;
}

static void paint_line(const Painting *painting, const Item *item)
{
    double scale = painting->px_per_mm;
    int baseline = (int)lround((item->box.y + item->baseline_mm) * scale);
    cairo_t *cairo = painting->ink.cairo;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    for (int i = 0; i < item->line->run_count; i++) {
        const Run *run = &item->line->runs[i];
        Colour colour = item->colours[run->tag > 0 && run->tag < item->colour_count ? run->tag : 0];
        int top = 0;
        cairo_surface_t *mask =
            images_text(painting->painter->images, painting->typeset, run, &top);
        if (!mask)
            continue;
        ink_set_colour(&painting->ink, colour, 1);
        cairo_mask_surface(cairo, mask, round((item->box.x + run->x_mm) * scale), baseline + top);
    }
    cairo_restore(cairo);
}

static cairo_surface_t *icon_of(Painter *painter, double scale, const Item *item)
{
    return images_icon(painter->images, item->icon, (int)lround(item->box.w * scale));
}

static cairo_surface_t *picture_of(Painter *painter, double scale, const Item *item)
{
    int width = (int)lround(item->box.w * scale), height = (int)lround(item->box.h * scale);
    return images_picture(painter->images, item, width, height);
}

bool painter_prepare(Painter *painter, double px_per_mm, Typeset *typeset, const Item *item)
{
    int top;
    switch (item->type) {
    case ITEM_PICTURE: picture_of(painter, px_per_mm, item); return true;
    case ITEM_ICON: icon_of(painter, px_per_mm, item); return true;
    case ITEM_LINE:
        for (int i = 0; i < item->line->run_count; i++)
            images_text(painter->images, typeset, &item->line->runs[i], &top);
        return true;
    default: return false;
    }
}

void painter_decode_aside(Painter *painter, DecoderRing *ring, void *ringer)
{
    images_decode_aside(painter->images, ring, ringer);
}

bool painter_collect(Painter *painter, uint64_t *picture)
{
    return images_collect(painter->images, picture);
}

static void paint_picture(const Painting *painting, const Item *item)
{
    double scale = painting->px_per_mm;
    cairo_surface_t *picture = picture_of(painting->painter, scale, item);
    if (!picture)
        return;
    cairo_t *cairo = painting->ink.cairo;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    cairo_set_source_surface(cairo, picture, round(item->box.x * scale),
                             round(item->box.y * scale));
    cairo_paint(cairo);
    cairo_restore(cairo);
}

static void paint_icon(const Painting *painting, const Item *item)
{
    double scale = painting->px_per_mm;
    cairo_surface_t *mask = icon_of(painting->painter, scale, item);
    if (!mask)
        return;
    cairo_t *cairo = painting->ink.cairo;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    ink_set_colour(&painting->ink, item->fill, 1);
    cairo_mask_surface(cairo, mask, round(item->box.x * scale), round(item->box.y * scale));
    cairo_restore(cairo);
}

static void paint_squares(const Painting *painting, const Item *item)
{
    double scale = painting->px_per_mm;
    int module = (int)(fmin(item->box.w, item->box.h) * scale / item->side);
    int left = (int)((item->box.x + item->box.w / 2) * scale) - module * item->side / 2;
    int top = (int)((item->box.y + item->box.h / 2) * scale) - module * item->side / 2;
    cairo_surface_flush(cairo_get_target(painting->ink.cairo));
    for (int i = 0; i < item->side * item->side; i++) {
        SDL_Rect square = { left + i % item->side * module, top + i / item->side * module, module,
                            module };
        if (item->squares[i])
            fill(painting->glass, square, painting->ink.palette[COLOUR_INK]);
    }
    cairo_surface_mark_dirty(cairo_get_target(painting->ink.cairo));
}

/* True when the rope was drawn lately. A rope that grows is another one in each frame, and keeping
 * those would displace pictures and text. */
static bool is_seen_again(Painter *painter, uint64_t key)
{
    for (int i = 0; i < SEEN_MOST; i++) {
        if (painter->seen[i] == key)
            return true;
    }
    painter->seen[painter->seen_next++ % SEEN_MOST] = key;
    return false;
}

#define KEPT_ROPE_PART 128 /* part of the display; the ropes of the levels are half as large */

/* Rope takes longest to draw. Ropes of levels and of the way are drawn again and again, so they are
 * kept. The long ropes of trails are all different, and would only displace text. */
static void paint_rope(const Painting *painting, const Item *item)
{
    Patch place = painter_patch(item->box, painting->px_per_mm);
    const SDL_Surface *glass = painting->glass;
    uint64_t key = scene_item_hash(item) ^ painting->ink.palette[item->stroke];
    if (place.w * place.h > glass->w * glass->h / KEPT_ROPE_PART ||
        !is_seen_again(painting->painter, key)) {
        ink_draw(&painting->ink, item);
        return;
    }
    bool fresh;
    cairo_surface_t *drawn = images_drawn(painting->painter->images, key, place.w, place.h, &fresh);
    if (!drawn) {
        ink_draw(&painting->ink, item);
        return;
    }
    if (fresh) {
        Ink aside = { cairo_create(drawn), painting->ink.palette };
        cairo_translate(aside.cairo, -place.x, -place.y);
        cairo_scale(aside.cairo, painting->px_per_mm, painting->px_per_mm);
        ink_draw(&aside, item);
        cairo_destroy(aside.cairo);
    }
    cairo_t *cairo = painting->ink.cairo;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    cairo_set_source_surface(cairo, drawn, place.x, place.y);
    cairo_paint(cairo);
    cairo_restore(cairo);
}

static void paint_item(const Painting *painting, const Item *item)
{
    switch (item->type) {
    case ITEM_ROPE: paint_rope(painting, item); break;
    case ITEM_LINE: paint_line(painting, item); break;
    case ITEM_PICTURE: paint_picture(painting, item); break;
    case ITEM_ICON: paint_icon(painting, item); break;
    case ITEM_SQUARES: paint_squares(painting, item); break;
    default:
        if (!paint_plain_box(painting, item))
            ink_draw(&painting->ink, item);
    }
}

Patch painter_patch(Box box, double px_per_mm)
{
    int left = (int)floor(box.x * px_per_mm) - 1, top = (int)floor(box.y * px_per_mm) - 1;
    int right = (int)ceil((box.x + box.w) * px_per_mm) + 1;
    int bottom = (int)ceil((box.y + box.h) * px_per_mm) + 1;
    return (Patch){ left, top, right - left, bottom - top };
}

/* A thing as large as the whole display does not change. */
static bool is_whole(const Scene *scene, const Area *area)
{
    return area->box.w >= scene->width_mm * 0.9 && area->box.h >= scene->height_mm * 0.9;
}

static double radius_of(const Area *area)
{
    return area->role == AREA_WORDS ? 0 : fmin(area->box.h * 0.15, 3.3);
}

static bool is_marked(const Area *area, const char *id)
{
    return strcmp(area->id, id) == 0;
}

/* A touch is visible at once: the thing under the finger becomes darker, or lighter if it is
 * dark. */
static void paint_pressed(const Painting *painting, const Area *area)
{
    ink_set_colour(&painting->ink, area->role == AREA_PRIMARY ? COLOUR_ON_TOUCH : COLOUR_TOUCH,
                   0.18);
    ink_rounded(painting->ink.cairo, area->box, radius_of(area));
    cairo_fill(painting->ink.cairo);
}

static Box grown(Box box, double by_mm)
{
    return (Box){ box.x - by_mm, box.y - by_mm, box.w + 2 * by_mm, box.h + 2 * by_mm };
}

static void paint_focus(const Painting *painting, const Scene *scene, const Area *area)
{
    cairo_t *cairo = painting->ink.cairo;
    ink_set_colour(&painting->ink, COLOUR_TOUCH, 1);
    cairo_set_line_width(cairo, fmax(1.0, 2 / painting->px_per_mm));
    ink_rounded(cairo, grown(area->box, is_whole(scene, area) ? -1.5 : 1), radius_of(area) + 1);
    cairo_stroke(cairo);
}

Patch painter_mark_patch(const Scene *scene, Mark mark, const char *id, double px_per_mm)
{
    Patch all = { 0 };
    for (int i = 0; id[0] && i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        /* The ring is a millimetre outside the box, and at most a millimetre wide. */
        Patch patch = painter_patch(grown(area->box, mark == MARK_FOCUS ? 2.5 : 0), px_per_mm);
        if (is_marked(area, id) && (mark == MARK_FOCUS || !is_whole(scene, area)))
            SDL_UnionRect(&all, &patch, &all);
    }
    return all;
}

/* Paints on the patch alone. */
static Painting painting_start(SDL_Surface *glass, double px_per_mm, const Scene *scene,
                               Patch patch)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        glass->pixels, CAIRO_FORMAT_RGB24, glass->w, glass->h, glass->pitch);
    cairo_t *cairo = cairo_create(surface);
    cairo_surface_destroy(surface); /* cairo still holds it */
    cairo_rectangle(cairo, patch.x, patch.y, patch.w, patch.h);
    cairo_clip(cairo);
    cairo_scale(cairo, px_per_mm, px_per_mm);
    return (Painting){ .glass = glass,
                       .ink = { cairo, scene->contrast ? ink_contrast_palette : ink_quiet_palette },
                       .px_per_mm = px_per_mm };
}

void painter_mark(SDL_Surface *glass, double px_per_mm, const Scene *scene, Mark mark,
                  const char *id, Patch patch)
{
    Painting painting = painting_start(glass, px_per_mm, scene, patch);
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        if (!is_marked(area, id))
            continue;
        if (mark == MARK_FOCUS)
            paint_focus(&painting, scene, area);
        else if (!is_whole(scene, area))
            paint_pressed(&painting, area);
    }
    cairo_destroy(painting.ink.cairo);
}

void painter_paint(Painter *painter, SDL_Surface *glass, double px_per_mm, const Scene *scene,
                   Typeset *typeset, Patch patch)
{
    Painting painting = painting_start(glass, px_per_mm, scene, patch);
    cairo_surface_t *surface = cairo_get_target(painting.ink.cairo);
    painting.painter = painter;
    painting.typeset = typeset;
    SDL_SetClipRect(glass, &patch);
    images_bound(painter->images, kept_most(glass));
    for (int i = 0; i < scene->item_count; i++) {
        Patch covered = painter_patch(scene->items[i].box, px_per_mm);
        if (!SDL_HasIntersection(&covered, &patch))
            continue;
        bool text = scene->items[i].type == ITEM_LINE;
        if (text)
            cairo_surface_flush(surface);
        paint_item(&painting, &scene->items[i]);
        if (text)
            cairo_surface_mark_dirty(surface);
    }
    cairo_destroy(painting.ink.cairo);
    SDL_SetClipRect(glass, NULL);
}
