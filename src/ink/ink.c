#include "ink/ink.h"

#include <math.h>

#include "ink/ink_private.h"

/* docs/numbers.md has the contrasts. */
const uint32_t ink_quiet_palette[COLOUR_COUNT] = {
    [COLOUR_PAPER] = 0xF7F2E8,    [COLOUR_CARD] = 0xFDFAF3,      [COLOUR_INK] = 0x1D1B18,
    [COLOUR_QUIET] = 0x4C453C,    [COLOUR_TOUCH] = 0x0E4F5C,     [COLOUR_ON_TOUCH] = 0xFFFFFF,
    [COLOUR_ROPE] = 0xB4742A,     [COLOUR_ROPE_DARK] = 0x7C4A18, [COLOUR_BORDER] = 0x8F8069,
    [COLOUR_HAIRLINE] = 0xD9CFBD, [COLOUR_MARKER] = 0xF2DDA4,    [COLOUR_CHOSEN] = 0xDCE8E6,
    [COLOUR_POST] = 0x1D1B18,     [COLOUR_GREEKED] = 0xB9AD98,   [COLOUR_SHADE] = 0x1D1B18,
};

/* Every text has a contrast of at least 15:1 to its background. */
const uint32_t ink_contrast_palette[COLOUR_COUNT] = {
    [COLOUR_PAPER] = 0xFFFFFF,    [COLOUR_CARD] = 0xFFFFFF,      [COLOUR_INK] = 0x000000,
    [COLOUR_QUIET] = 0x000000,    [COLOUR_TOUCH] = 0x001A20,     [COLOUR_ON_TOUCH] = 0xFFFFFF,
    [COLOUR_ROPE] = 0x5E3407,     [COLOUR_ROPE_DARK] = 0x2A1600, [COLOUR_BORDER] = 0x000000,
    [COLOUR_HAIRLINE] = 0x000000, [COLOUR_MARKER] = 0xFFF0A8,    [COLOUR_CHOSEN] = 0xE3F1EE,
    [COLOUR_POST] = 0x000000,     [COLOUR_GREEKED] = 0x8A8A8A,   [COLOUR_SHADE] = 0x000000,
};

/* White, because the printer's paper is the background. Fine lines are darker, for printers without
 * colour. */
const uint32_t ink_paper_palette[COLOUR_COUNT] = {
    [COLOUR_PAPER] = 0xFFFFFF,    [COLOUR_CARD] = 0xFFFFFF,      [COLOUR_INK] = 0x1D1B18,
    [COLOUR_QUIET] = 0x4C453C,    [COLOUR_TOUCH] = 0x0E4F5C,     [COLOUR_ON_TOUCH] = 0xFFFFFF,
    [COLOUR_ROPE] = 0xB4742A,     [COLOUR_ROPE_DARK] = 0x7C4A18, [COLOUR_BORDER] = 0x8F8069,
    [COLOUR_HAIRLINE] = 0xB5A994, [COLOUR_MARKER] = 0xF2DDA4,    [COLOUR_CHOSEN] = 0xDCE8E6,
    [COLOUR_POST] = 0x1D1B18,     [COLOUR_GREEKED] = 0xB9AD98,   [COLOUR_SHADE] = 0x1D1B18,
};

/* A page that is dimmed can still be recognised, and nobody takes it for the one to touch. */
#define SHADE_ALPHA 0.55

static void channels(uint32_t colour, double rgb[3])
{
    for (int i = 0; i < 3; i++)
        rgb[i] = (double)(colour >> (16 - 8 * i) & 0xFF) / 255;
}

void ink_set_colour(const Ink *ink, Colour colour, double alpha)
{
    double rgb[3];
    channels(ink->palette[colour], rgb);
    if (colour == COLOUR_SHADE)
        alpha *= SHADE_ALPHA;
    cairo_set_source_rgba(ink->cairo, rgb[0], rgb[1], rgb[2], alpha);
}

void ink_rounded(cairo_t *cairo, Box box, double radius_mm)
{
    const double quarter = 1.5707963267949;
    double radius = fmin(radius_mm, fmin(box.w, box.h) / 2);
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

/* Moves the edges inwards, so that the stroke stays inside its box. */
static Box inside(Box box, double by)
{
    return (Box){ box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by };
}

static void fill_and_stroke(const Ink *ink, const Item *item)
{
    cairo_t *cairo = ink->cairo;
    if (item->fill != COLOUR_NONE) {
        ink_set_colour(ink, item->fill, 1);
        if (item->stroke != COLOUR_NONE)
            cairo_fill_preserve(cairo);
        else
            cairo_fill(cairo);
    }
    if (item->stroke != COLOUR_NONE) {
        ink_set_colour(ink, item->stroke, 1);
        cairo_set_line_width(cairo, item->stroke_mm);
        cairo_stroke(cairo);
    }
    cairo_new_path(cairo);
}

static void draw_box(const Ink *ink, const Item *item)
{
    ink_rounded(ink->cairo, inside(item->box, item->stroke_mm / 2), item->radius_mm);
    fill_and_stroke(ink, item);
}

static void draw_disc(const Ink *ink, const Item *item)
{
    Box box = inside(item->box, item->stroke_mm / 2);
    cairo_t *cairo = ink->cairo;
    if (box.w <= 0 || box.h <= 0) /* cairo would paint nothing more at all */
        return;
    cairo_save(cairo);
    cairo_translate(cairo, box.x + box.w / 2, box.y + box.h / 2);
    cairo_scale(cairo, box.w / 2, box.h / 2);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, 0, 0, 1, 0, 6.2831853071796);
    cairo_restore(cairo);
    fill_and_stroke(ink, item);
}

static void draw_shape(const Ink *ink, const Item *item)
{
    cairo_t *cairo = ink->cairo;
    cairo_new_sub_path(cairo);
    for (int i = 0; i < item->point_count; i++)
        cairo_line_to(cairo, item->points[i].x, item->points[i].y);
    cairo_close_path(cairo);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    fill_and_stroke(ink, item);
}

static void trace_curve(cairo_t *cairo, const Item *item)
{
    const Point *p = item->points;
    cairo_move_to(cairo, p[0].x, p[0].y);
    for (int i = 1; i + 2 < item->point_count; i += 3)
        cairo_curve_to(cairo, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
}

static void draw_stroke(const Ink *ink, const Item *item)
{
    cairo_t *cairo = ink->cairo;
    trace_curve(cairo, item);
    ink_set_colour(ink, item->stroke, 1);
    cairo_set_line_width(cairo, item->stroke_mm);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    const double dashes[] = { item->stroke_mm * 2.5, item->stroke_mm * 3 };
    if (item->dashed)
        cairo_set_dash(cairo, dashes, 2, 0);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

static void draw_rope(const Ink *ink, const Item *item)
{
    double rope[3], dark[3];
    if (item->stroke_mm <= 0)
        return; /* nothing is seen, and drawing its strands would never end */
    channels(ink->palette[item->stroke], rope);
    channels(ink->palette[COLOUR_ROPE_DARK], dark);
    ink_rope(ink->cairo, item->points, item->point_count, item->stroke_mm, rope, dark);
}

bool ink_draw(const Ink *ink, const Item *item)
{
    switch (item->type) {
    case ITEM_BOX: draw_box(ink, item); return true;
    case ITEM_DISC: draw_disc(ink, item); return true;
    case ITEM_SHAPE: draw_shape(ink, item); return true;
    case ITEM_STROKE: draw_stroke(ink, item); return true;
    case ITEM_ROPE: draw_rope(ink, item); return true;
    default: return false;
    }
}
