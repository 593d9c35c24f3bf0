#include "scene/scene.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "typeset/phrase.h"

void scene_start(Scene *scene, double width_mm, double height_mm)
{
    *scene = (Scene){ .arena = arena_make(), .width_mm = width_mm, .height_mm = height_mm };
    scene->screen = "";
}

void scene_finish(Scene *scene)
{
    arena_free(scene->arena);
    *scene = (Scene){ 0 };
}

void scene_clear(Scene *scene, const char *screen)
{
    arena_clear(scene->arena);
    *scene = (Scene){ .arena = scene->arena,
                      .width_mm = scene->width_mm,
                      .height_mm = scene->height_mm,
                      .screen = arena_copy_text(scene->arena, screen) };
}

/* Grows a list in the arena by doubling. The old list stays in the arena until the scene is
 * cleared. */
static void *grown(Arena *arena, void *old, int count, int *room, size_t size)
{
    if (count < *room)
        return old;
    *room = *room ? 2 * *room : 64;
    void *list = arena_take(arena, (size_t)*room, size);
    if (count)
        memcpy(list, old, (size_t)count * size);
    return list;
}

static Item *add_item(Scene *scene, ItemType type, Box box)
{
    scene->items =
        grown(scene->arena, scene->items, scene->item_count, &scene->item_room, sizeof(Item));
    Item *item = &scene->items[scene->item_count++];
    *item = (Item){ .type = type, .box = box };
    return item;
}

void scene_box(Scene *scene, Box box, Colour fill, Colour stroke, double stroke_mm,
               double radius_mm)
{
    Item *item = add_item(scene, ITEM_BOX, box);
    item->fill = fill;
    item->stroke = stroke;
    item->stroke_mm = stroke_mm;
    item->radius_mm = radius_mm;
}

void scene_disc(Scene *scene, Box box, Colour fill, Colour stroke, double stroke_mm)
{
    Item *item = add_item(scene, ITEM_DISC, box);
    item->fill = fill;
    item->stroke = stroke;
    item->stroke_mm = stroke_mm;
}

void scene_icon(Scene *scene, Box box, const char *name, Colour colour)
{
    Item *item = add_item(scene, ITEM_ICON, box);
    item->icon = arena_copy_text(scene->arena, name);
    item->fill = colour;
}

void scene_picture(Scene *scene, Box box, const unsigned char *png, size_t size, uint64_t key,
                   int width_px, int height_px)
{
    Item *item = add_item(scene, ITEM_PICTURE, box);
    item->png = png;
    item->size = size;
    item->key = key;
    item->width_px = width_px;
    item->height_px = height_px;
}

/* A box that holds the curve: that of its control points, widened by the stroke. */
static Box curve_box(const Point *points, int count, double width_mm)
{
    double left = points[0].x, right = left, top = points[0].y, bottom = top;
    for (int i = 1; i < count; i++) {
        left = fmin(left, points[i].x);
        right = fmax(right, points[i].x);
        top = fmin(top, points[i].y);
        bottom = fmax(bottom, points[i].y);
    }
    return (Box){ left - width_mm, top - width_mm, right - left + 2 * width_mm,
                  bottom - top + 2 * width_mm };
}

static void keep_points(Scene *scene, Item *item, const Point *points, int count)
{
    item->points = (const Point *)arena_copy_bytes(scene->arena, (const char *)points,
                                                   (size_t)count * sizeof(Point));
    item->point_count = count;
}

static Item *add_curve(Scene *scene, ItemType type, const Point *points, int count, double width_mm,
                       Colour colour)
{
    assert(count >= 4 && count % 3 == 1);
    Item *item = add_item(scene, type, curve_box(points, count, width_mm));
    keep_points(scene, item, points, count);
    item->stroke = colour;
    item->stroke_mm = width_mm;
    return item;
}

void scene_rope(Scene *scene, const Point *points, int count, double width_mm, Colour colour)
{
    assert(width_mm > 0);
    add_curve(scene, ITEM_ROPE, points, count, width_mm, colour);
}

void scene_stroke(Scene *scene, const Point *points, int count, double width_mm, Colour colour,
                  bool dashed)
{
    add_curve(scene, ITEM_STROKE, points, count, width_mm, colour)->dashed = dashed;
}

void scene_shape(Scene *scene, const Point *corners, int count, Colour fill, Colour stroke,
                 double stroke_mm)
{
    assert(count >= 3);
    Item *item = add_item(scene, ITEM_SHAPE, curve_box(corners, count, stroke_mm / 2));
    keep_points(scene, item, corners, count);
    item->fill = fill;
    item->stroke = stroke;
    item->stroke_mm = stroke_mm;
}

void scene_squares(Scene *scene, Box box, const unsigned char *squares, int side)
{
    Item *item = add_item(scene, ITEM_SQUARES, box);
    size_t bytes = (size_t)side * (size_t)side;
    item->squares =
        (const unsigned char *)arena_copy_bytes(scene->arena, (const char *)squares, bytes);
    item->side = side;
}

double scene_lines(Scene *scene, double x, double y, double width_mm, const Lines *lines,
                   Align align, const Colour *colours, int colour_count)
{
    Colour *copy = arena_take(scene->arena, (size_t)colour_count, sizeof(Colour));
    memcpy(copy, colours, (size_t)colour_count * sizeof(Colour));
    for (int i = 0; i < lines->line_count; i++) {
        const Line *line = &lines->lines[i];
        double spare = width_mm - line->width_mm;
        double left = x + (align == ALIGN_CENTRE ? spare / 2 : align == ALIGN_END ? spare : 0);
        /* Accents and tails reach outside the line by up to a fifth of its height. */
        Box box = { left, y + i * lines->line_mm, line->width_mm, lines->line_mm * 1.2 };
        Item *item = add_item(scene, ITEM_LINE, box);
        item->line = line;
        item->language = scene->language;
        item->again = scene->again;
        item->baseline_mm = lines->ascent_mm;
        item->colours = copy;
        item->colour_count = colour_count;
    }
    return lines->height_mm;
}

void scene_area(Scene *scene, const char *id, Box box, const char *name, AreaRole role, bool chosen)
{
    scene->areas =
        grown(scene->arena, scene->areas, scene->area_count, &scene->area_room, sizeof(Area));
    scene->areas[scene->area_count++] =
        (Area){ .id = arena_copy_text(scene->arena, id),
                .box = box,
                .name = arena_copy_text(scene->arena, phrase_plain(scene->arena, name)),
                .language = scene->language,
                .role = role,
                .chosen = chosen };
}

void scene_runs(Scene *scene)
{
    scene->areas[scene->area_count - 1].runs = true;
}

void scene_held(Scene *scene)
{
    scene->areas[scene->area_count - 1].held = true;
}

void scene_language(Scene *scene, const char *code)
{
    scene->language = code ? arena_copy_text(scene->arena, code) : NULL;
}

void scene_again(Scene *scene, bool again)
{
    scene->again = again;
}

void scene_speak(Scene *scene, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_take(scene->arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    scene->spoken = grown(scene->arena, scene->spoken, scene->spoken_count, &scene->spoken_room,
                          sizeof(*scene->spoken));
    scene->spoken_in = grown(scene->arena, scene->spoken_in, scene->spoken_count,
                             &scene->spoken_in_room, sizeof(*scene->spoken_in));
    scene->spoken_in[scene->spoken_count] = scene->language;
    scene->spoken[scene->spoken_count++] = phrase_plain(scene->arena, text);
}

void scene_cover(Scene *scene)
{
    scene_box(scene, (Box){ 0, 0, scene->width_mm, scene->height_mm }, COLOUR_SHADE, COLOUR_NONE, 0,
              0);
    scene->behind = scene->item_count;
    scene->area_count = 0;
    scene->spoken_count = 0;
    scene->language = NULL;
}

static void mirror_box(const Scene *scene, Box *box)
{
    box->x = scene->width_mm - box->x - box->w;
}

/* Exchanges the two icons that point back and on. */
static const char *mirrored_icon(const char *icon)
{
    if (icon && strcmp(icon, "next") == 0)
        return "back";
    return icon && strcmp(icon, "back") == 0 ? "next" : icon;
}

void scene_mirror(Scene *scene)
{
    for (int i = 0; i < scene->item_count; i++) {
        Item *item = &scene->items[i];
        mirror_box(scene, &item->box);
        item->icon = mirrored_icon(item->icon);
        Point *points = (Point *)item->points; /* the scene's own copy */
        for (int p = 0; p < item->point_count; p++)
            points[p].x = scene->width_mm - points[p].x;
    }
    for (int i = 0; i < scene->area_count; i++)
        mirror_box(scene, &scene->areas[i].box);
    scene->right_to_left = true;
}

#define HASH(hash, value) hash_bytes((hash), &(value), sizeof(value))

static uint64_t hash_line(uint64_t hash, const Line *line)
{
    for (int i = 0; i < line->run_count; i++) {
        const Run *run = &line->runs[i];
        hash = hash_bytes(hash, run->text, strlen(run->text) + 1);
        hash = HASH(hash, run->font);
        hash = HASH(hash, run->size_px);
        hash = HASH(hash, run->face);
        hash = HASH(hash, run->x_mm);
        hash = HASH(hash, run->tag);
    }
    return hash;
}

uint64_t scene_item_hash(const Item *item)
{
    uint64_t hash = HASH_START;
    hash = HASH(hash, item->type);
    hash = HASH(hash, item->box);
    hash = HASH(hash, item->fill);
    hash = HASH(hash, item->stroke);
    hash = HASH(hash, item->stroke_mm);
    hash = HASH(hash, item->radius_mm);
    hash = HASH(hash, item->baseline_mm);
    hash = HASH(hash, item->key);
    hash = HASH(hash, item->dashed);
    hash = hash_bytes(hash, item->colours, (size_t)item->colour_count * sizeof(Colour));
    hash = hash_bytes(hash, item->points, (size_t)item->point_count * sizeof(Point));
    hash = hash_bytes(hash, item->squares, (size_t)item->side * (size_t)item->side);
    if (item->icon)
        hash = hash_bytes(hash, item->icon, strlen(item->icon));
    return item->line ? hash_line(hash, item->line) : hash;
}
int scene_words(const Scene *scene)
{
    int words = 0;
    for (int i = 0; i < scene->spoken_count; i++)
        words += utf8_words(scene->spoken[i]);
    return words;
}
