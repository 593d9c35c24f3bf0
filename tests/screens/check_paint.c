/* check_paint.c: everything painted has enough contrast to its background, in both palettes;
 * nothing is painted outside the panel; no rope and no picture touches text; no card lies half over
 * another. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "ink/ink.h"
#include "matrix.h"
#include "scene/scene.h"

/* See docs/numbers.md. */
#define TEXT_RATIO     7.0
#define CONTRAST_RATIO 15.0
#define SHAPE_RATIO    3.0
#define TEXT_CLEAR_MM  0.2 /* smallest distance between a rope and text */

static const char *const colour_names[COLOUR_COUNT] = {
    "none",      "paper",  "card",     "ink",    "quiet",  "touch", "on touch", "rope",
    "dark rope", "border", "hairline", "marker", "chosen", "post",  "greeked",  "shade",
};

static double ratio(Colour a, Colour b, bool contrast)
{
    const uint32_t *palette = contrast ? ink_contrast_palette : ink_quiet_palette;
    return contrast_ratio(palette[a], palette[b]);
}

/* True for backgrounds, on which everything else is drawn. */
static bool is_ground(const Item *item)
{
    /* The glass is dark while it is cleaned. */
    bool dark = item->type == ITEM_BOX && item->fill == COLOUR_INK && item->box.x <= 0 &&
                item->box.y <= 0 && item->box.w > 50 && item->box.h > 50;
    return dark || ((item->type == ITEM_BOX || item->type == ITEM_SHAPE) &&
                    (item->fill == COLOUR_PAPER || item->fill == COLOUR_CARD ||
                     item->fill == COLOUR_CHOSEN || item->fill == COLOUR_MARKER ||
                     item->fill == COLOUR_TOUCH));
}

/* Returns the background colour at a point, below item number `number`. The first item is the
 * page's background. */
static Colour ground_at(const Case *test, int number, Point point)
{
    for (int i = number - 1; i >= 0; i--) {
        const Item *item = &test->scene->items[i];
        if (is_ground(item) && box_holds(item->box, point))
            return item->fill;
    }
    return COLOUR_NONE;
}

static void check_ratio(Case *test, Colour colour, Colour ground, double least, double least_high,
                        const char *of)
{
    for (int high = 0; high < 2; high++) {
        if (ratio(colour, ground, high) < (high ? least_high : least))
            fault(test,
                  arena_print(test->scene->arena, "(%s on %s%s) is too faint", colour_names[colour],
                              colour_names[ground], high ? ", high contrast" : ""),
                  of);
    }
}

/* ---- words ---- */

static void check_line_contrast(Case *test, int number)
{
    const Item *item = &test->scene->items[number];
    Box body = line_body(test, item);
    for (int r = 0; r < item->line->run_count; r++) {
        const Run *run = &item->line->runs[r];
        Colour colour = item->colours[run->tag > 0 && run->tag < item->colour_count ? run->tag : 0];
        Colour last = COLOUR_NONE;
        for (int i = 0; i < 8; i++) {
            Point at = { item->box.x + run->x_mm + run->width_mm * (i / 2 + 0.5) / 4,
                         body.y + body.h * (i % 2 ? 0.1 : 0.9) };
            Colour ground = ground_at(test, number, at);
            if (ground != last)
                check_ratio(test, colour, ground, TEXT_RATIO, CONTRAST_RATIO,
                            line_text(test, item));
            last = ground;
        }
    }
}

/* Returns the distance in mm from a point to a box; 0 inside it. */
static double distance(Point point, Box box)
{
    double dx = fmax(fmax(box.x - point.x, point.x - box.x - box.w), 0);
    double dy = fmax(fmax(box.y - point.y, point.y - box.y - box.h), 0);
    return hypot(dx, dy);
}

static bool curve_meets(const Item *item, Box box, double apart)
{
    Point points[CURVE_POINTS];
    if (!boxes_near(item->box, box, apart))
        return false;
    int count = curve_points(item, points);
    for (int i = 0; i < count; i++) {
        if (distance(points[i], box) < item->stroke_mm / 2 + apart)
            return true;
    }
    return false;
}

/* True for lines that mark words, and the line above the bar, which may be close to text. */
static bool is_fine_line(const Item *item)
{
    return item->type == ITEM_STROKE && (item->dashed || item->stroke == COLOUR_HAIRLINE);
}

/* True for the line below words that differ: the tails of letters may cross it. */
static bool is_underline(const Item *item, Box ink)
{
    return item->type == ITEM_BOX && item->box.h < 0.2 * ink.h &&
           (item->fill == COLOUR_ROPE || item->fill == COLOUR_ROPE_DARK);
}

/* Returns what kind of drawn thing touches the text; backgrounds and text do not count. */
static const char *meets(const Case *test, const Item *item, Box ink)
{
    switch (item->type) {
    case ITEM_ROPE:
    case ITEM_STROKE:
        return !is_fine_line(item) && curve_meets(item, ink, TEXT_CLEAR_MM) ? "meets a rope" : NULL;
    case ITEM_PICTURE:
    case ITEM_SQUARES: return boxes_near(item->box, ink, 0) ? "meets a picture" : NULL;
    case ITEM_ICON: return boxes_near(item->box, ink, 0) ? "meets an icon" : NULL;
    case ITEM_DISC:
        return boxes_near(item->box, ink, 0) && test->visit->screen != SCREEN_STILL_THERE
                   ? "meets a knot"
                   : NULL;
    case ITEM_BOX:
        return !is_ground(item) && item->fill != COLOUR_NONE && !is_underline(item, ink) &&
                       boxes_near(item->box, ink, 0)
                   ? "meets a post or bar"
                   : NULL;
    default: return NULL;
    }
}

/* Returns the number of the knot that has the text in it, as one for several works has their count,
 * or -1. */
static int knot_around(Case *test, int number)
{
    const Scene *scene = test->scene;
    Box ink = line_ink(test, &scene->items[number]);
    int i = number - 1;
    while (i >= scene->behind &&
           (scene->items[i].type != ITEM_DISC || scene->items[i].fill == COLOUR_NONE ||
            !box_within(ink, scene->items[i].box, 0)))
        i--;
    return i >= scene->behind ? i : -1;
}

static void check_line_clear(Case *test, int number)
{
    const Scene *scene = test->scene;
    const Item *line = &scene->items[number];
    int knot = knot_around(test, number);
    for (int i = scene->behind; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        bool covered = i < knot || (item->type == ITEM_DISC && i == knot); /* by the knot */
        /* A ring lies around the knot. */
        covered = covered || (knot >= 0 && item->type == ITEM_DISC && item->fill == COLOUR_NONE &&
                              box_within(scene->items[knot].box, item->box, 0));
        if (item->type == ITEM_LINE || covered || !boxes_near(item->box, line->box, 1))
            continue;
        const char *what = meets(test, item, line_ink(test, line));
        if (!what && i > number && is_ground(item) &&
            boxes_near(item->box, line_body(test, line), 0))
            what = "is painted over";
        if (what)
            fault(test, arena_print(scene->arena, "(text) %s", what), line_text(test, line));
    }
}

/* ---- shapes ---- */

static Box painted_box(const Item *item)
{
    if (item->type != ITEM_ROPE && item->type != ITEM_STROKE)
        return item->box;
    Point points[CURVE_POINTS];
    int count = curve_points(item, points);
    Point low = points[0], high = points[0];
    for (int i = 1; i < count; i++) {
        low = (Point){ fmin(low.x, points[i].x), fmin(low.y, points[i].y) };
        high = (Point){ fmax(high.x, points[i].x), fmax(high.y, points[i].y) };
    }
    double half = item->stroke_mm / 2;
    return (Box){ low.x - half, low.y - half, high.x - low.x + 2 * half,
                  high.y - low.y + 2 * half };
}

static const char *const item_names[] = { "a box",    "text",   "a picture", "an icon", "a rope",
                                          "a stroke", "a disc", "a code",    "a shape" };

static void check_on_glass(Case *test, const Item *item)
{
    const Box glass = { 0, 0, test->scene->width_mm, test->scene->height_mm };
    /* The rope on the attract screen comes in from outside the panel, and so does the line above
     * the bar. */
    bool from_outside = item->type == ITEM_SHAPE || /* the newspaper lies over the edge */
                        (test->visit->screen == SCREEN_ABOUT && item->type == ITEM_ROPE) ||
                        (item->type == ITEM_STROKE && item->stroke == COLOUR_HAIRLINE);
    Box box = painted_box(item);
    if (!from_outside && !box_within(box, glass, 0.01))
        fault(test, "is painted off the glass",
              arena_print(test->scene->arena, "%s at %.1f %.1f, %.1f x %.1f",
                          item_names[item->type], box.x, box.y, box.w, box.h));
    if (box.w <= 0 || box.h <= 0)
        fault(test, "has no size", item_names[item->type]);
}

/* Not hairlines, which only separate, not bars in place of words and what marks some of them, and
 * not the code, which has its own background. */
static void check_shape_contrast(Case *test, int number)
{
    const Item *item = &test->scene->items[number];
    if (item->type == ITEM_LINE || item->type == ITEM_PICTURE || item->type == ITEM_SQUARES ||
        item->stroke == COLOUR_HAIRLINE || item->fill == COLOUR_GREEKED ||
        (item->type == ITEM_SHAPE && item->fill == COLOUR_MARKER && item->stroke == COLOUR_NONE))
        return;
    Box box = painted_box(item);
    double left = fmax(box.x, 0), right = fmin(box.x + box.w, test->scene->width_mm);
    if (left > right) /* not on the glass */
        return;
    Point middle = { (left + right) / 2, box.y + box.h / 2 };
    Colour ground = ground_at(test, number, middle);
    /* A rope has a dark edge, and each of its strands lies on a dark one. */
    Colour stroke = item->stroke == COLOUR_ROPE ? COLOUR_ROPE_DARK : item->stroke;
    if (stroke != COLOUR_NONE)
        check_ratio(test, stroke, ground, SHAPE_RATIO, SHAPE_RATIO, item_names[item->type]);
    else if (!is_ground(item))
        check_ratio(test, item->fill, ground, SHAPE_RATIO, SHAPE_RATIO, item_names[item->type]);
}

/* True for a card: a box with an edge. The page's own background has none. */
static bool is_card(const Item *item)
{
    return item->type == ITEM_BOX && item->stroke != COLOUR_NONE;
}

/* Two cards must not overlap unless one is inside the other. */
static void check_cards(Case *test, int number)
{
    const Scene *scene = test->scene;
    const Item *card = &scene->items[number];
    for (int i = scene->behind; is_card(card) && i < number; i++) {
        const Item *other = &scene->items[i];
        if (is_card(other) && boxes_near(card->box, other->box, 0) &&
            !box_within(card->box, other->box, 0.01) && !box_within(other->box, card->box, 0.01))
            fault(test, "(a card) lies over another's edge",
                  arena_print(scene->arena, "%.1f %.1f, %.1f x %.1f", card->box.x, card->box.y,
                              card->box.w, card->box.h));
    }
}

/* True when the box has an edge of dashes: the first guess. */
static bool has_dashes(const Case *test, Box box)
{
    int dashes = 0;
    for (int i = test->scene->behind; i < test->scene->item_count; i++) {
        const Item *item = &test->scene->items[i];
        Box at = painted_box(item);
        bool on_edge = at.x < box.x + 2 || at.x + at.w > box.x + box.w - 2 || at.y < box.y + 2 ||
                       at.y + at.h > box.y + box.h - 2;
        dashes += item->type == ITEM_STROKE && item->stroke == COLOUR_TOUCH && on_edge &&
                  box_within(at, box, 0.01);
    }
    return dashes >= 12;
}

/* A thing that can be touched has an edge or a background with enough contrast to the page. */
static void check_edge(Case *test, const Area *area)
{
    for (int i = 0; i < test->scene->item_count; i++) {
        const Item *item = &test->scene->items[i];
        if (item->type != ITEM_BOX || !box_within(item->box, area->box, 0.01) ||
            !box_within(area->box, item->box, 0.01))
            continue;
        Point outside = { item->box.x - 0.3, item->box.y + item->box.h / 2 };
        Colour ground = ground_at(test, i, outside);
        Colour edge = item->stroke != COLOUR_NONE ? item->stroke : item->fill;
        check_ratio(test, has_dashes(test, item->box) ? COLOUR_TOUCH : edge, ground, SHAPE_RATIO,
                    SHAPE_RATIO, area->id);
        return;
    }
    fault(test, "has no edge to be seen", area->id);
}

void check_paint(Case *test)
{
    const Scene *scene = test->scene;
    for (int i = scene->behind; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        if (item->type == ITEM_LINE && item->line->run_count > 0) {
            check_line_contrast(test, i);
            check_line_clear(test, i);
        } else if (item->type != ITEM_LINE) {
            check_on_glass(test, item);
            check_shape_contrast(test, i);
            check_cards(test, i);
        }
    }
    for (int i = 0; i < scene->area_count; i++) {
        /* A knot is its own edge; what can be touched around it is larger. */
        if (scene->areas[i].role != AREA_WORDS && strncmp(scene->areas[i].id, "knot:", 5) != 0)
            check_edge(test, &scene->areas[i]);
    }
}

/* ---- high contrast ---- */

static bool same_areas(const Scene *a, const Scene *b)
{
    for (int i = 0; i < a->area_count && i < b->area_count; i++) {
        bool contrast = strcmp(a->areas[i].id, "contrast") == 0;
        if (memcmp(&a->areas[i].box, &b->areas[i].box, sizeof(Box)) != 0 ||
            strcmp(a->areas[i].id, b->areas[i].id) != 0 ||
            (a->areas[i].chosen != b->areas[i].chosen) != contrast)
            return false;
    }
    return a->area_count == b->area_count;
}

/* True for the switch itself, which shows that it is on. */
static bool is_switch(const Scene *scene, const Item *item)
{
    const Area *area = scene_find(scene, "contrast");
    return area && memcmp(&area->box, &item->box, sizeof(Box)) == 0;
}

void check_contrast_twin(Case *test, const Scene *twin)
{
    const Scene *scene = test->scene;
    test->findings->scenes++;
    bool same = scene->item_count == twin->item_count && same_areas(scene, twin);
    for (int i = scene->behind; same && i < scene->item_count; i++)
        same = is_switch(scene, &scene->items[i]) ||
               scene_item_hash(&scene->items[i]) == scene_item_hash(&twin->items[i]);
    if (!same)
        fault(test, "is laid out otherwise in high contrast", "it");
    if (twin->contrast == scene->contrast)
        fault(test, "does not change the palette", "contrast");
}
