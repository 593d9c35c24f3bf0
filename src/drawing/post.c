#include "drawing/post.h"

#include <math.h>

static void line(Scene *scene, Point a, Point b, double width, Colour colour)
{
    const Point points[] = { a,
                             { a.x + (b.x - a.x) / 3, a.y + (b.y - a.y) / 3 },
                             { a.x + (b.x - a.x) * 2 / 3, a.y + (b.y - a.y) * 2 / 3 },
                             b };
    scene_stroke(scene, points, 4, width, colour, false);
}

static void ground(Scene *scene, Point at, double h, double w)
{
    line(scene, (Point){ at.x - w * 1.25, at.y + h / 2 }, (Point){ at.x + w * 1.25, at.y + h / 2 },
         w * 0.28, COLOUR_POST);
}

static void solid(Scene *scene, Point at, double h, double w)
{
    scene_box(scene, (Box){ at.x - w / 2, at.y - h / 2, w, h }, COLOUR_POST, COLOUR_NONE, 0,
              w * 0.28);
}

/* The edge of a hollow post as dashes: four up each side, and one at the top. */
static void dashes(Scene *scene, Point at, double h, double w)
{
    double side = w * 0.4, top = at.y - h / 2 + w * 0.12, step = (h - w * 0.12) / 4;
    for (int i = 0; i < 4; i++) {
        for (int s = -1; s <= 1; s += 2)
            line(scene, (Point){ at.x + s * side, top + step * (i + 0.3) },
                 (Point){ at.x + s * side, top + step * (i + 0.72) }, w * 0.22, COLOUR_POST);
    }
    line(scene, (Point){ at.x - side * 0.45, top }, (Point){ at.x + side * 0.45, top }, w * 0.22,
         COLOUR_POST);
}

/* The page without a corner, larger by `more` on every side. Filled, not stroked: two versions of
 * cairo join the ends of a thin stroke by different pixels. */
static void sheet(Scene *scene, Box box, double fold, double more, Colour colour)
{
    double left = box.x - more, top = box.y - more, right = box.x + box.w + more,
           foot = box.y + box.h + more, cut = fold + more * 0.586; /* 2 - sqrt(2) */
    const Point points[] = {
        { left, top }, { right - cut, top }, { right, top + cut }, { right, foot }, { left, foot }
    };
    scene_shape(scene, points, 5, colour, COLOUR_NONE, 0);
}

void post_page(Scene *scene, Point at, double height_mm, bool written)
{
    double h = height_mm, w = h * 0.8, x = at.x - w / 2, y = at.y - h / 2, fold = w * 0.27,
           edge = h * 0.055;
    const Point corner[] = { { x + w - fold, y }, { x + w - fold, y + fold }, { x + w, y + fold } };
    static const double rows[][2] = { { 0.27, 0.4 }, { 0.43, 0.62 }, { 0.59, 0.3 } };
    sheet(scene, (Box){ x, y, w, h }, fold, edge / 2, COLOUR_POST);
    sheet(scene, (Box){ x, y, w, h }, fold, -edge / 2, COLOUR_CARD);
    scene_shape(scene, corner, 3, COLOUR_POST, COLOUR_POST, h * 0.03);
    for (int i = 0; written && i < 3; i++) {
        Point from = { x + w * 0.19, y + h * rows[i][0] };
        line(scene, from, (Point){ from.x + w * rows[i][1], from.y }, edge, COLOUR_POST);
    }
}

static void seal(Scene *scene, Point at, double h)
{
    double w = h * 0.8, r = h * 0.155, x = at.x + w * 0.18, y = at.y + h * 0.2;
    const Point ribbon[] = { { x - r * 0.7, y },
                             { x - r * 1.05, y + r * 1.85 },
                             { x - r * 0.2, y + r * 1.5 },
                             { x + r * 0.5, y + r * 1.93 },
                             { x + r * 0.7, y } };
    scene_shape(scene, ribbon, 5, COLOUR_ROPE_DARK, COLOUR_NONE, 0);
    scene_disc(scene, (Box){ x - r * 1.16, y - r * 1.16, r * 2.32, r * 2.32 }, COLOUR_ROPE,
               COLOUR_ROPE_DARK, r * 0.32);
}

/* Broken in the middle: the upper part is hollow; a yellow band with two nails holds it. */
static void mended(Scene *scene, Point at, double h, double w)
{
    double x = at.x - w / 2, top = at.y - h / 2, foot = at.y + h / 2, b = h * 0.24;
    const Point lower[] = { { x, foot },
                            { x, at.y + h * 0.02 },
                            { x + w * 0.4, at.y - h * 0.1 },
                            { x + w * 0.62, at.y + h * 0.02 },
                            { x + w, at.y - h * 0.08 },
                            { x + w, foot } };
    double s = w * 0.3; /* the upper part has slipped sideways */
    const Point upper[] = { { x + s, at.y - h * 0.15 },
                            { x + s, top + w * 0.2 },
                            { x + s + w * 0.2, top },
                            { x + s + w * 0.8, top },
                            { x + s + w, top + w * 0.2 },
                            { x + s + w, at.y - h * 0.2 },
                            { x + s + w * 0.6, at.y - h * 0.11 },
                            { x + s + w * 0.4, at.y - h * 0.23 } };
    scene_shape(scene, lower, 6, COLOUR_POST, COLOUR_NONE, 0);
    scene_shape(scene, upper, 8, COLOUR_POST, COLOUR_NONE, 0);
    double turn = -0.1745, c = cos(turn), n = sin(turn), y = at.y - h * 0.06;
    const double corners[][2] = {
        { -w * 0.95, -b / 2 }, { w * 1.05, -b / 2 }, { w * 1.05, b / 2 }, { -w * 0.95, b / 2 }
    };
    Point band[4];
    for (int i = 0; i < 4; i++)
        band[i] = (Point){ at.x + corners[i][0] * c - corners[i][1] * n,
                           y + corners[i][0] * n + corners[i][1] * c };
    scene_shape(scene, band, 4, COLOUR_MARKER, COLOUR_ROPE_DARK, w * 0.17);
    for (int side = -1; side <= 1; side += 2) {
        double nail = side < 0 ? -w * 0.5 : w * 0.58;
        Point head = { at.x + nail * c, y + nail * n };
        line(scene, head, (Point){ head.x + 0.01, head.y }, w * 0.3, COLOUR_ROPE_DARK);
    }
}

/* What lies under it is cut by a stripe of paper, which letters keep away from, too. */
static void strike(Scene *scene, Point at, double h, double w)
{
    Point a = { at.x - h * 0.36, at.y + h * 0.42 }, b = { at.x + h * 0.36, at.y - h * 0.42 };
    line(scene, a, b, w * 0.86, COLOUR_PAPER);
    line(scene, a, b, w * 0.46, COLOUR_POST);
}

void post_draw(Scene *scene, Post post, Point middle, double height_mm, double width_mm)
{
    double h = height_mm, w = width_mm;
    if (post != POST_DOCUMENT && post != POST_GHOST)
        ground(scene, middle, h, w);
    switch (post) {
    case POST_SOLID: solid(scene, middle, h, w); break;
    case POST_HOLLOW:
        scene_box(scene, (Box){ middle.x - w * 0.52, middle.y - h / 2, w * 1.04, h }, COLOUR_PAPER,
                  COLOUR_POST, w * 0.24, w * 0.25);
        break;
    case POST_NAMELESS: dashes(scene, middle, h, w); break;
    case POST_MENDED: mended(scene, middle, h, w); break;
    case POST_STRUCK:
        solid(scene, middle, h, w);
        strike(scene, middle, h, w);
        break;
    case POST_DOCUMENT:
        post_page(scene, middle, h, true);
        seal(scene, middle, h);
        break;
    case POST_GHOST:
        for (int i = 0; i < 4; i++) {
            double r = w * 0.27, y = middle.y - h / 2 + h * (0.08 + 0.28 * i);
            scene_disc(scene, (Box){ middle.x - r, y - r, 2 * r, 2 * r }, COLOUR_ROPE_DARK,
                       COLOUR_NONE, 0);
        }
        break;
    }
}

double post_half(Post post, double height_mm, double width_mm)
{
    double ground_half = width_mm * 1.4;
    switch (post) {
    case POST_STRUCK: return fmax(ground_half, height_mm * 0.36 + width_mm * 0.43);
    case POST_DOCUMENT: return height_mm * 0.42;
    case POST_GHOST: return width_mm * 0.27;
    default: return ground_half;
    }
}
