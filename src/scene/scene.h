/* scene.h: what is to be seen and touched, as data, in millimetres.
 *
 * A scene is built by one screen, then only read: painted, printed as text, spoken, hit with a
 * finger, compared in a test. Positions are from the panel's top left corner. Build it left to
 * right; scene_mirror() turns the whole of it for a right-to-left language. Everything lives in the
 * scene's arena. Uses typeset for lines; knows no SDL and no story.
 */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/memory.h"
#include "typeset/typeset.h"

/* Colours by use. The painter's palette turns them into numbers, so that high contrast is a palette
 * and not a second scene. */
typedef enum {
    COLOUR_NONE, /* do not paint */
    COLOUR_PAPER,
    COLOUR_CARD, /* a little lighter than paper: what lies on it */
    COLOUR_INK,
    COLOUR_QUIET,    /* ink for what matters less */
    COLOUR_TOUCH,    /* the one colour of what can be touched */
    COLOUR_ON_TOUCH, /* words on it */
    COLOUR_ROPE,
    COLOUR_ROPE_DARK,
    COLOUR_BORDER, /* edge of what can be touched */
    COLOUR_HAIRLINE,
    COLOUR_MARKER, /* behind the present claim */
    COLOUR_CHOSEN, /* behind what was chosen */
    COLOUR_POST,
    COLOUR_COUNT
} Colour;

typedef struct {
    double x, y, w, h; /* mm */
} Box;

typedef struct {
    double x, y; /* mm */
} Point;

typedef enum {
    ITEM_BOX,     /* filled and stroked rectangle, rounded by `radius` */
    ITEM_LINE,    /* one line of text; (x, y) of box is left, top of the line's box */
    ITEM_PICTURE, /* a PNG fitted into box */
    ITEM_ICON,    /* drawn from an SVG source, tinted; fills box */
    ITEM_ROPE,    /* a smooth curve as twisted rope */
    ITEM_STROKE,  /* a smooth curve as a plain stroke */
    ITEM_DISC,    /* a filled and stroked ellipse in box */
    ITEM_SQUARES, /* a grid of black squares (a QR code) */
} ItemType;

typedef struct {
    ItemType type;
    Box box; /* what it covers at most, stroke width included */

    Colour fill, stroke;
    double stroke_mm;
    double radius_mm;

    const Line *line;      /* ITEM_LINE */
    const char *language;  /* NULL: the visitor's, see scene_language() */
    double baseline_mm;    /* from box.y */
    const Colour *colours; /* of its runs, by Run.tag; a tag beyond them takes the first */
    int colour_count;

    const unsigned char *png; /* ITEM_PICTURE: in the scene's arena */
    size_t size;
    uint64_t key; /* stands for these pixels, and for no others */
    int width_px, height_px;

    const char *icon; /* ITEM_ICON: name of assets/icons/NAME.svg */

    const Point *points; /* ITEM_ROPE, ITEM_STROKE: p0, then c1, c2, p for each cubic */
    int point_count;     /* 1 + 3 × cubics */
    bool dashed;

    const unsigned char *squares; /* ITEM_SQUARES: side × side bytes, 1 is dark */
    int side;
} Item;

typedef enum { AREA_BUTTON, AREA_CHOICE, AREA_PRIMARY, AREA_CARD, AREA_WORDS } AreaRole;

/* What can be touched. A claim that wraps over lines has one area a line, all with its id. */
typedef struct {
    const char *id;
    Box box;
    const char *name;     /* said when it has the focus */
    const char *language; /* of the name, NULL: the visitor's, see scene_language() */
    AreaRole role;
    bool chosen;
    double radius_mm;
} Area;

typedef struct {
    Arena *arena;
    const char *screen; /* "rate" */
    double width_mm, height_mm;
    bool right_to_left;
    bool contrast; /* paint with the high-contrast palette */
    Item *items;   /* in painting order */
    int item_count, item_room;
    Area *areas; /* in focus order */
    int area_count, area_room;
    const char **spoken; /* in reading order */
    int spoken_count, spoken_room;
    const char **spoken_in; /* the language of each, NULL: the visitor's */
    int spoken_in_room;
    const char *language; /* of what is added now */
} Scene;

/* Empty scene for a panel of that size, with an arena of its own. */
void scene_start(Scene *scene, double width_mm, double height_mm);
void scene_finish(Scene *scene); /* frees; takes a zeroed Scene */

/* Empties it for the next screen; keeps the memory. */
void scene_clear(Scene *scene, const char *screen);

/* Adding, in painting order. Texts and points are copied into the arena. */
void scene_box(Scene *scene, Box box, Colour fill, Colour stroke, double stroke_mm,
               double radius_mm);
void scene_disc(Scene *scene, Box box, Colour fill, Colour stroke, double stroke_mm);
void scene_icon(Scene *scene, Box box, const char *name, Colour colour);
/* The PNG is not copied: take it into the scene's arena. */
void scene_picture(Scene *scene, Box box, const unsigned char *png, size_t size, uint64_t key,
                   int width_px, int height_px);
void scene_rope(Scene *scene, const Point *points, int count, double width_mm, Colour colour);
void scene_stroke(Scene *scene, const Point *points, int count, double width_mm, Colour colour,
                  bool dashed);
void scene_squares(Scene *scene, Box box, const unsigned char *squares, int side);

typedef enum { ALIGN_START, ALIGN_CENTRE, ALIGN_END } Align;

/* All lines, the first at `y`, within `width_mm` from `x`. `colours` gives the colour by tag (tag
 * 0 is the plain text); one entry serves all when colour_count is 1. Returns the height in mm. */
double scene_lines(Scene *scene, double x, double y, double width_mm, const Lines *lines,
                   Align align, const Colour *colours, int colour_count);

void scene_area(Scene *scene, const char *id, Box box, const char *name, AreaRole role,
                bool chosen);

/* Words added from now on are in that language and not in the visitor's; NULL: in the visitor's
 * again. Nothing on the glass shows it: a voice has to know, and scene_print() tells staff. */
void scene_language(Scene *scene, const char *code);

/* Adds to what is read aloud, in reading order. */
void scene_speak(Scene *scene, const char *format, ...) PRINTF(2, 3);

/* Mirrors every position: x becomes width - x - w. Pictures and texts keep their inside; the icons
 * "back" and "next" change places. Once, last. */
void scene_mirror(Scene *scene);

/* The area at a point, or NULL. The last added is on top. */
const Area *scene_hit(const Scene *scene, Point point);

/* The area at a point; else the nearest one within so many mm of it; else NULL. */
const Area *scene_nearest(const Scene *scene, Point point, double most_mm);

/* Whether the point is within so many mm of an area with that id. */
bool scene_reaches(const Scene *scene, const char *id, Point point, double most_mm);

/* The first area with that id, or NULL. */
const Area *scene_find(const Scene *scene, const char *id);

/* True when some line shows the text (within one line, or across lines joined by a space). */
bool scene_shows(const Scene *scene, const char *text);

/* A number that differs when what is painted for the item differs: for painting only changes. */
uint64_t scene_item_hash(const Item *item);

/* The scene as text, one item and area a line: for people and golden tests. */
void scene_print(const Scene *scene, FILE *out);

/* Words to be read on it: for the idle clock. */
int scene_words(const Scene *scene);

#endif
