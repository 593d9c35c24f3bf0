/* scene.h: what can be seen and touched, as data in millimetres.
 *
 * A screen builds a scene; then it is only read: painted, printed as text, read aloud, hit by a
 * finger, compared in a test. Positions are from the panel's top left corner. Build every scene
 * from left to right; scene_mirror() mirrors it for a right-to-left language. Everything is in the
 * scene's arena. Uses typeset for lines; knows no SDL and no story.
 */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/text_set.h"
#include "typeset/typeset.h"

/* Colours are named by use. A palette turns them into numbers, so that high contrast needs only
 * another palette and not another scene. */
typedef enum {
    COLOUR_NONE, /* do not paint */
    COLOUR_PAPER,
    COLOUR_CARD, /* a little lighter than paper: a card that lies on it */
    COLOUR_INK,
    COLOUR_QUIET,    /* text that matters less */
    COLOUR_TOUCH,    /* things that can be touched */
    COLOUR_ON_TOUCH, /* text on COLOUR_TOUCH */
    COLOUR_ROPE,
    COLOUR_ROPE_DARK,
    COLOUR_BORDER, /* edge of things that can be touched */
    COLOUR_HAIRLINE,
    COLOUR_MARKER, /* behind the present claim */
    COLOUR_CHOSEN, /* behind a thing that was chosen */
    COLOUR_POST,
    COLOUR_GREEKED, /* bars in place of words that nobody has to read */
    COLOUR_SHADE,   /* half-transparent, over a page that lies under another one */
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
    ITEM_PICTURE, /* a PNG, scaled to fit into box */
    ITEM_ICON,    /* drawn from an SVG source, tinted; fills box */
    ITEM_ROPE,    /* a smooth curve as twisted rope */
    ITEM_STROKE,  /* a smooth curve as a plain stroke */
    ITEM_DISC,    /* a filled and stroked ellipse in box */
    ITEM_SQUARES, /* a grid of black squares (a QR code) */
    ITEM_SHAPE,   /* a filled and stroked polygon with rounded corners */
} ItemType;

typedef struct {
    ItemType type;
    Box box; /* no part of it is outside this box, stroke included */

    Colour fill, stroke;
    double stroke_mm;
    double radius_mm;

    const Line *line;      /* ITEM_LINE */
    const char *language;  /* NULL: the visitor's, see scene_language() */
    bool again;            /* it was read on a page before, see scene_again() */
    double baseline_mm;    /* from box.y */
    const Colour *colours; /* of its runs, indexed by Run.tag; a larger tag takes the first */
    int colour_count;

    const unsigned char *png; /* ITEM_PICTURE: in the scene's arena */
    size_t size;
    uint64_t key; /* hash of the PNG, to recognise it */
    int width_px, height_px;

    const char *icon; /* ITEM_ICON: name of assets/icons/NAME.svg */

    const Point *points; /* ITEM_ROPE, ITEM_STROKE: p0, then c1, c2, p for each cubic */
    int point_count;     /* 1 + 3 × cubics; ITEM_SHAPE: its corners */
    bool dashed;

    const unsigned char *squares; /* ITEM_SQUARES: side × side bytes, 1 is dark */
    int side;
} Item;

typedef enum { AREA_BUTTON, AREA_CHOICE, AREA_PRIMARY, AREA_CARD, AREA_WORDS } AreaRole;

/* A place that can be touched. A claim on several lines has an area on each, all with the same
 * id. */
typedef struct {
    const char *id;
    Box box;
    const char *name;     /* said when it has the focus */
    const char *language; /* of the name, NULL: the visitor's, see scene_language() */
    AreaRole role;
    bool chosen;
    bool held; /* a finger has to stay on it for some seconds: see scene_held() */
    bool runs; /* it is touched again and again while a finger stays on it: see scene_runs() */
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
    int behind;  /* so many first items are a page under this one: dimmed, only to be seen */
    Area *areas; /* in focus order */
    int area_count, area_room;
    const char **spoken; /* in reading order */
    int spoken_count, spoken_room;
    const char **spoken_in; /* the language of each, NULL: the visitor's */
    int spoken_in_room;
    const char *language; /* of texts that are added now */
    bool again;           /* texts that are added now were read before */
} Scene;

/* Makes an empty scene for a panel of that size, with an arena of its own. */
void scene_start(Scene *scene, double width_mm, double height_mm);
void scene_finish(Scene *scene); /* frees; takes a zeroed Scene */

/* Empties it for the next screen; keeps the memory. */
void scene_clear(Scene *scene, const char *screen);

/* These add items, in painting order. Texts and points are copied into the arena. */
void scene_box(Scene *scene, Box box, Colour fill, Colour stroke, double stroke_mm,
               double radius_mm);
void scene_disc(Scene *scene, Box box, Colour fill, Colour stroke, double stroke_mm);
void scene_icon(Scene *scene, Box box, const char *name, Colour colour);
/* The PNG is not copied: it must be in the scene's arena. */
void scene_picture(Scene *scene, Box box, const unsigned char *png, size_t size, uint64_t key,
                   int width_px, int height_px);
void scene_rope(Scene *scene, const Point *points, int count, double width_mm, Colour colour);
void scene_stroke(Scene *scene, const Point *points, int count, double width_mm, Colour colour,
                  bool dashed);
/* A polygon with these corners; half of the stroke is outside. */
void scene_shape(Scene *scene, const Point *corners, int count, Colour fill, Colour stroke,
                 double stroke_mm);
void scene_squares(Scene *scene, Box box, const unsigned char *squares, int side);

typedef enum { ALIGN_START, ALIGN_CENTRE, ALIGN_END } Align;

/* Adds all lines, the first one at `y`, between `x` and `x` + `width_mm`. `colours` is indexed by
 * tag (0 is plain text); when colour_count is 1 its only entry is for all. Returns the height in
 * mm. */
double scene_lines(Scene *scene, double x, double y, double width_mm, const Lines *lines,
                   Align align, const Colour *colours, int colour_count);

void scene_area(Scene *scene, const char *id, Box box, const char *name, AreaRole role,
                bool chosen);

/* The area that was added last is touched only by a finger that stays on it. */
void scene_held(Scene *scene);

/* The area that was added last is touched again and again by a finger that stays on it. */
void scene_runs(Scene *scene);

/* Says that texts added from now on are in that language instead of the visitor's; NULL: in the
 * visitor's again. It is not visible; the voice needs it, and scene_print() prints it. */
void scene_language(Scene *scene, const char *code);

/* Says that lines added from now on were read on a page before, and stand here to look back at;
 * false: no longer. They do not count as words to read. */
void scene_again(Scene *scene, bool again);

/* Adds a text to be read aloud; call it in reading order. */
void scene_speak(Scene *scene, const char *format, ...) PRINTF(2, 3);

/* Puts everything so far under a page that comes now: it is dimmed, cannot be touched, and is not
 * spoken. */
void scene_cover(Scene *scene);

/* Mirrors every position: x becomes width - x - w. Pictures and texts themselves are not mirrored;
 * the icons "back" and "next" are exchanged. Call it once, when all is added. */
void scene_mirror(Scene *scene);

/* Returns the area at a point, or NULL. The area that was added last is on top. */
const Area *scene_hit(const Scene *scene, Point point);

/* Returns the area at a point, else the nearest one at most most_mm away, else NULL. */
const Area *scene_nearest(const Scene *scene, Point point, double most_mm);

/* True when an area with that id is at most most_mm from the point. */
bool scene_reaches(const Scene *scene, const char *id, Point point, double most_mm);

/* Returns the first area with that id, or NULL. */
const Area *scene_find(const Scene *scene, const char *id);

/* Returns the area that leads on: the primary one, or the only one; else NULL. */
const Area *scene_leads_on(const Scene *scene);

/* True when the lines, joined by spaces, contain the text. */
bool scene_shows(const Scene *scene, const char *text);

/* Returns the number of words in the lines that `before` does not have, without those that stand
 * there again, and adds all lines to *now: how much more there is to read than on the scene before.
 */
int scene_new_words(const Scene *scene, const TextSet *before, TextSet *now);

/* Returns a hash of everything that is painted for the item, to find out what has to be painted
 * again. */
uint64_t scene_item_hash(const Item *item);

/* Prints the scene as text, a line for each item and area, for people and tests. */
void scene_print(const Scene *scene, FILE *out);

/* Returns the number of words to read, for the idle time. */
int scene_words(const Scene *scene);

#endif
