#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stage/stage_private.h"

struct Painter {
    Images *images;
};

/* 0xRRGGBB by Colour. Source: design/product.md, "How it looks"; contrast in its table. */
static const uint32_t quiet_palette[COLOUR_COUNT] = {
    [COLOUR_PAPER] = 0xF7F2E8,    [COLOUR_CARD] = 0xFDFAF3,      [COLOUR_INK] = 0x1D1B18,
    [COLOUR_QUIET] = 0x524B41,    [COLOUR_TOUCH] = 0x0E4F5C,     [COLOUR_ON_TOUCH] = 0xFFFFFF,
    [COLOUR_ROPE] = 0xB4742A,     [COLOUR_ROPE_DARK] = 0x7C4A18, [COLOUR_BORDER] = 0x8F8069,
    [COLOUR_HAIRLINE] = 0xD9CFBD, [COLOUR_MARKER] = 0xF2DDA4,    [COLOUR_CHOSEN] = 0xDCE8E6,
    [COLOUR_POST] = 0x1D1B18,
};

/* At least 15:1 for every text on what is behind it. */
static const uint32_t contrast_palette[COLOUR_COUNT] = {
    [COLOUR_PAPER] = 0xFFFFFF,    [COLOUR_CARD] = 0xFFFFFF,      [COLOUR_INK] = 0x000000,
    [COLOUR_QUIET] = 0x000000,    [COLOUR_TOUCH] = 0x00222A,     [COLOUR_ON_TOUCH] = 0xFFFFFF,
    [COLOUR_ROPE] = 0x5E3407,     [COLOUR_ROPE_DARK] = 0x2A1600, [COLOUR_BORDER] = 0x000000,
    [COLOUR_HAIRLINE] = 0x000000, [COLOUR_MARKER] = 0xFFF0A8,    [COLOUR_CHOSEN] = 0xE3F1EE,
    [COLOUR_POST] = 0x000000,
};

typedef struct {
    Painter *painter;
    SDL_Surface *glass;
    cairo_t *cairo; /* in millimetres */
    double px_per_mm;
    const uint32_t *palette;
    Typeset *typeset;
} Painting;

static void channels(uint32_t colour, double rgb[3])
{
    for (int i = 0; i < 3; i++)
        rgb[i] = (double)(colour >> (16 - 8 * i) & 0xFF) / 255;
}

static void set_colour(const Painting *painting, Colour colour, double alpha)
{
    double rgb[3];
    channels(painting->palette[colour], rgb);
    cairo_set_source_rgba(painting->cairo, rgb[0], rgb[1], rgb[2], alpha);
}

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

static void rounded(cairo_t *cairo, Box box, double radius)
{
    const double quarter = 1.5707963267949;
    radius = fmin(radius, fmin(box.w, box.h) / 2);
    if (radius <= 0) {
        cairo_rectangle(cairo, box.x, box.y, box.w, box.h);
        return;
    }
    double right = box.x + box.w - radius, bottom = box.y + box.h - radius;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right, box.y + radius, radius, -quarter, 0);
    cairo_arc(cairo, right, bottom, radius, 0, quarter);
    cairo_arc(cairo, box.x + radius, bottom, radius, quarter, 2 * quarter);
    cairo_arc(cairo, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
}

/* A stroke lies inside its box, so that the box says what is covered. */
static Box inside(Box box, double by)
{
    return (Box){ box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by };
}

static void fill_and_stroke(const Painting *painting, const Item *item)
{
    cairo_t *cairo = painting->cairo;
    if (item->fill != COLOUR_NONE) {
        set_colour(painting, item->fill, 1);
        if (item->stroke != COLOUR_NONE)
            cairo_fill_preserve(cairo);
        else
            cairo_fill(cairo);
    }
    if (item->stroke != COLOUR_NONE) {
        set_colour(painting, item->stroke, 1);
        cairo_set_line_width(cairo, item->stroke_mm);
        cairo_stroke(cairo);
    }
    cairo_new_path(cairo);
}

/* Whole pixels and no corners: SDL fills that several times faster. */
static bool paint_plain_box(const Painting *painting, const Item *item)
{
    if (item->radius_mm > 0 || item->stroke != COLOUR_NONE)
        return false;
    double scale = painting->px_per_mm;
    int left = (int)lround(item->box.x * scale), top = (int)lround(item->box.y * scale);
    int right = (int)lround((item->box.x + item->box.w) * scale);
    int bottom = (int)lround((item->box.y + item->box.h) * scale);
    SDL_Rect rect = { left, top, right - left, bottom - top };
    cairo_surface_flush(cairo_get_target(painting->cairo));
    SDL_FillRect(painting->glass, &rect, painting->palette[item->fill]);
    cairo_surface_mark_dirty(cairo_get_target(painting->cairo));
    return true;
}

static void paint_box(const Painting *painting, const Item *item)
{
    if (paint_plain_box(painting, item))
        return;
    rounded(painting->cairo, inside(item->box, item->stroke_mm / 2), item->radius_mm);
    fill_and_stroke(painting, item);
}

static void paint_disc(const Painting *painting, const Item *item)
{
    Box box = inside(item->box, item->stroke_mm / 2);
    cairo_t *cairo = painting->cairo;
    cairo_save(cairo);
    cairo_translate(cairo, box.x + box.w / 2, box.y + box.h / 2);
    cairo_scale(cairo, box.w / 2, box.h / 2);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, 0, 0, 1, 0, 6.2831853071796);
    cairo_restore(cairo);
    fill_and_stroke(painting, item);
}

static void paint_line(const Painting *painting, const Item *item)
{
    double scale = painting->px_per_mm;
    int baseline = (int)lround((item->box.y + item->baseline_mm) * scale);
    for (int i = 0; i < item->line->run_count; i++) {
        const Run *run = &item->line->runs[i];
        Colour colour = item->colours[run->tag > 0 && run->tag < item->colour_count ? run->tag : 0];
        int ascent = 0;
        SDL_Surface *drawn =
            typeset_draw(painting->typeset, run, painting->palette[colour], &ascent);
        if (!drawn)
            continue;
        SDL_Rect at = { (int)lround((item->box.x + run->x_mm) * scale), baseline - ascent, 0, 0 };
        SDL_BlitSurface(drawn, NULL, painting->glass, &at);
    }
}

static void paint_picture(const Painting *painting, const Item *item)
{
    double scale = painting->px_per_mm;
    int width = (int)lround(item->box.w * scale), height = (int)lround(item->box.h * scale);
    cairo_surface_t *picture = images_picture(painting->painter->images, item->rgba, item->key,
                                              item->width_px, item->height_px, width, height);
    if (!picture)
        return;
    cairo_t *cairo = painting->cairo;
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
    int side = (int)lround(item->box.w * scale);
    cairo_surface_t *mask = images_icon(painting->painter->images, item->icon, side);
    if (!mask)
        return;
    cairo_t *cairo = painting->cairo;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    set_colour(painting, item->fill, 1);
    cairo_mask_surface(cairo, mask, round(item->box.x * scale), round(item->box.y * scale));
    cairo_restore(cairo);
}

static void trace_curve(cairo_t *cairo, const Item *item)
{
    const Point *p = item->points;
    cairo_move_to(cairo, p[0].x, p[0].y);
    for (int i = 1; i + 2 < item->point_count; i += 3)
        cairo_curve_to(cairo, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
}

static void paint_stroke(const Painting *painting, const Item *item)
{
    cairo_t *cairo = painting->cairo;
    trace_curve(cairo, item);
    set_colour(painting, item->stroke, 1);
    cairo_set_line_width(cairo, item->stroke_mm);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    const double dashes[] = { item->stroke_mm * 0.1, item->stroke_mm * 3 };
    if (item->dashed)
        cairo_set_dash(cairo, dashes, 2, 0);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

static void paint_rope(const Painting *painting, const Item *item)
{
    double rope[3], dark[3];
    channels(painting->palette[item->stroke], rope);
    channels(painting->palette[COLOUR_ROPE_DARK], dark);
    painter_rope(painting->cairo, item->points, item->point_count, item->stroke_mm, rope, dark);
}

static void paint_squares(const Painting *painting, const Item *item)
{
    double scale = painting->px_per_mm;
    int module = (int)(fmin(item->box.w, item->box.h) * scale / item->side);
    int left = (int)((item->box.x + item->box.w / 2) * scale) - module * item->side / 2;
    int top = (int)((item->box.y + item->box.h / 2) * scale) - module * item->side / 2;
    cairo_surface_flush(cairo_get_target(painting->cairo));
    for (int i = 0; i < item->side * item->side; i++) {
        SDL_Rect square = { left + i % item->side * module, top + i / item->side * module, module,
                            module };
        if (item->squares[i])
            SDL_FillRect(painting->glass, &square, painting->palette[COLOUR_INK]);
    }
    cairo_surface_mark_dirty(cairo_get_target(painting->cairo));
}

static void paint_item(const Painting *painting, const Item *item)
{
    static void (*const paint[])(const Painting *, const Item *) = {
        [ITEM_BOX] = paint_box,   [ITEM_LINE] = paint_line,       [ITEM_PICTURE] = paint_picture,
        [ITEM_ICON] = paint_icon, [ITEM_ROPE] = paint_rope,       [ITEM_STROKE] = paint_stroke,
        [ITEM_DISC] = paint_disc, [ITEM_SQUARES] = paint_squares,
    };
    paint[item->type](painting, item);
}

/* A touch is felt at once: the thing under the finger darkens, or lightens when it is dark. */
static void paint_hands(const Painting *painting, const Scene *scene, Hands hands)
{
    cairo_t *cairo = painting->cairo;
    double px = 1 / painting->px_per_mm;
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        /* The whole glass does not blink under a finger. */
        bool whole = area->box.w >= scene->width_mm * 0.9 && area->box.h >= scene->height_mm * 0.9;
        double radius = area->role == AREA_WORDS ? 0 : fmin(area->box.h * 0.15, 3.3);
        if (!whole && strcmp(area->id, hands.pressed) == 0) {
            set_colour(painting, area->role == AREA_PRIMARY ? COLOUR_ON_TOUCH : COLOUR_TOUCH, 0.18);
            rounded(cairo, area->box, radius);
            cairo_fill(cairo);
        }
        if (strcmp(area->id, hands.focus) == 0) {
            Box ring = inside(area->box, whole ? 1.5 : -1);
            set_colour(painting, COLOUR_TOUCH, 1);
            cairo_set_line_width(cairo, fmax(1.0, 2 * px));
            rounded(cairo, ring, radius + 1);
            cairo_stroke(cairo);
        }
    }
}

Patch painter_patch(Box box, double px_per_mm)
{
    int left = (int)floor(box.x * px_per_mm) - 1, top = (int)floor(box.y * px_per_mm) - 1;
    int right = (int)ceil((box.x + box.w) * px_per_mm) + 1;
    int bottom = (int)ceil((box.y + box.h) * px_per_mm) + 1;
    return (Patch){ left, top, right - left, bottom - top };
}

void painter_paint(Painter *painter, SDL_Surface *glass, double px_per_mm, const Scene *scene,
                   Typeset *typeset, Hands hands, Patch patch)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        glass->pixels, CAIRO_FORMAT_RGB24, glass->w, glass->h, glass->pitch);
    cairo_t *cairo = cairo_create(surface);
    cairo_rectangle(cairo, patch.x, patch.y, patch.w, patch.h);
    cairo_clip(cairo);
    cairo_scale(cairo, px_per_mm, px_per_mm);
    SDL_SetClipRect(glass, &patch);
    Painting painting = {
        painter, glass, cairo, px_per_mm, scene->contrast ? contrast_palette : quiet_palette,
        typeset
    };
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
    paint_hands(&painting, scene, hands);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    SDL_SetClipRect(glass, NULL);
}
