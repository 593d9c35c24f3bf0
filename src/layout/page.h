/* page.h: the page that every screen, and every drawing on paper, is laid out on.
 *
 * Sizes in millimetres, the type scale, texts. The numbers come from docs/numbers.md: nothing that
 * is touched is smaller than 15 mm or nearer than 2 mm to the next, no capital is lower than 4.8 mm
 * (7.3 mm when enlarged). Adds to a scene; knows no story, no visitor and no SDL.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "base/text_set.h"
#include "scene/scene.h"
#include "typeset/typeset.h"
#include "words/words.h"

#define TOUCH_MM 15.0 /* least side of what can be touched */
#define GAP_MM   2.0  /* least distance between two such */

/* Four sizes from one ratio, and what each is for. */
typedef enum {
    TYPE_TEXT,    /* interface words */
    TYPE_LABEL,   /* the same, bold: on buttons, names of things */
    TYPE_READING, /* the story's own words */
    TYPE_LEAD,    /* the story's words, one size up: the retelling */
    TYPE_CLAIM,   /* ... two sizes up: the one claim of the page */
    TYPE_HEADING, /* one a screen */
    TYPE_DISPLAY, /* numbers that are the page's point */
    TYPE_TITLE,   /* the exhibit's name */
} Type;

typedef struct {
    Scene *scene; /* everything is added to it; texts that are made live in its arena */
    Typeset *typeset;
    const Language *language;    /* of the interface's words */
    const char *story_language;  /* of the story's untranslated texts; NULL: there is no story */
    const TextSet *untranslated; /* these texts are in that language; NULL: none are */

    double width_mm, height_mm;
    double scale;   /* 1 on panels up to 268 mm on the short side, more on larger ones */
    double capital; /* mm: of TYPE_TEXT */
    double ratio;   /* from one size to the next */
    double margin, gap;
    bool large;   /* the visitor asked for larger text */
    bool compact; /* the 7-inch panels: icons without words, one thing at a time */
    bool small;   /* 10-inch panels too: large text leaves the interface words as they are */
    bool terse;   /* these, and large text on a low panel: short words, no eyebrow */
    bool portrait;
    Box body; /* what is left for the screen: inside the margins, above the bar */
} Page;

/* A page for a panel of that size, whose body goes down to its bottom margin. All borrowed. */
Page page_start(Scene *scene, Typeset *typeset, const Language *language, double width_mm,
                double height_mm, bool large);

/* Ends the body above what begins at that y, a gap below it. */
void page_end_body(Page *page, double bottom_mm);

/* A page as large as the caller likes, for drawings on paper: labels have capitals of that height,
 * `scale` is 1 as on a 21-inch panel. It has no body. */
Page page_on_paper(Scene *scene, Typeset *typeset, const Language *language, double capital_mm,
                   double scale);

/* A type's capital height in mm in the page's language; for a text of the story, which may not be
 * translated, in the text's own. */
double page_capital(const Page *page, Type type);
double page_capital_of(const Page *page, const char *text, Type type);

/* The distance of a type's lines in mm. */
double page_line(const Page *page, Type type);

/* Breaks a text into lines, without showing them: to see whether it fits. */
Lines page_break(const Page *page, const char *text, Type type, double width_mm);

/* Width in mm of the text's widest word: a narrower column would break it inside. */
double page_widest_word(const Page *page, const char *text, Type type);

/* Shows broken lines, or a text; `spoken` and the text are spoken too (NULL: they are not). Both
 * return the height in mm. */
double page_show(Page *page, double x, double y, double width_mm, const Lines *lines,
                 const char *spoken, Colour colour, Align align);
double page_text(Page *page, double x, double y, double width_mm, const char *text, Type type,
                 Colour colour, Align align);

/* Tells the scene that what is shown next is in the story's language, when `text` was not
 * translated; end with scene_language(scene, NULL). page_show() does it for what it speaks. */
void page_language_of(Page *page, const char *text);

/* Whether the text's language runs from right to left: the story's when `text` was not translated,
 * else the page's. */
bool page_right_to_left(const Page *page, const char *text);

/* The small line that says where one is. Returns the height in mm. */
double page_eyebrow(Page *page, Box box, const char *text);

/* The story's words on the marker, each line on its own stretch of it. Return the height in mm. */
double page_marked(Page *page, Box box, const char *text, Type type);
double page_marked_height(const Page *page, double width_mm, const char *text, Type type);

/* "2016-03-22" as one says it: "22 March 2016"; what is less precise stays so. In the scene's
 * arena. */
const char *page_date(const Page *page, const char *date);

#endif
