/* sheet.h: the page every screen is laid out on: sizes in millimetres, the bar, type, buttons.
 *
 * Private to src/screens. The numbers come from docs/numbers.md: nothing touched is smaller than
 * 15 mm or nearer than 2 mm, no capital is lower than 4.8 mm (7.3 mm when enlarged).
 */
#ifndef SCREENS_SHEET_H
#define SCREENS_SHEET_H

#include "screens/screens.h"

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
    const View *view;
    const Visit *visit;
    Scene *scene;
    Shown *shown;
    Error *error;
    Bundle *bundle; /* of the chosen story; NULL before one is chosen */
    const Story *story;

    double scale;   /* 1 on panels up to 268 mm on the short side, more on larger ones */
    double capital; /* mm: of TYPE_TEXT */
    double ratio;   /* from one size to the next */
    double margin, gap;
    bool compact; /* the 7-inch panels: icons without words, one thing at a time */
    bool small;   /* 10-inch panels too: large text leaves the interface words as they are */
    bool terse;   /* these, and large text on a low panel: short words, no eyebrow */
    bool portrait;
    double bar_y; /* top of the bar */
    int bar_rows;
    Box body;    /* what is left for the screen: inside the margins, above the bar */
    bool failed; /* the error is set: the scene will not be shown; sheet.c alone sets both */
} Sheet;

/* A function a screen: lays itself out and ends with sheet_bar() where it has a bar. */
typedef void ScreenBuild(Sheet *sheet);
extern ScreenBuild attract_build, sleep_build, stories_build, about_build, example_build,
    read_build, rate_build, trace_build, keep_build, compare_build, summary_build, takehome_build,
    still_there_build, restart_ask_build, languages_build;

/* The author's notice over whatever lies there: last, after the mirror, since it is in English. */
void notice_build(Sheet *sheet);

void sheet_start(Sheet *sheet, const View *view, Scene *scene, Shown *shown, Error *error);

/* The bar, last: start again, the five settings, back, and the one thing that leads on. `id` NULL:
 * nothing leads on yet, and its place stays empty. */
void sheet_bar(Sheet *sheet, const char *id, const char *label, bool back);

/* A type's capital height in mm on a page in the visitor's language; for a text of the story, which
 * may not be translated, in the text's own. */
double sheet_capital(const Sheet *sheet, Type type);
double sheet_capital_of(const Sheet *sheet, const char *text, Type type);

/* The distance of a type's lines. */
double sheet_line(const Sheet *sheet, Type type);

/* Breaks, without showing: to see whether it fits. */
Lines sheet_break(Sheet *sheet, const char *text, Type type, double width_mm);

/* Width in mm of the text's widest word: a narrower column would break it inside. */
double sheet_widest_word(Sheet *sheet, const char *text, Type type);

/* Shows broken lines, or a text; both are spoken too. Return the height in mm. */
double sheet_show(Sheet *sheet, double x, double y, double width_mm, const Lines *lines,
                  const char *spoken, Colour colour, Align align);
double sheet_text(Sheet *sheet, double x, double y, double width_mm, const char *text, Type type,
                  Colour colour, Align align);

/* Tells the scene that what is shown next is in the story's language, when `text` was not
 * translated; end with scene_language(scene, NULL). sheet_show() does it for what is spoken as it
 * is shown. */
void sheet_language_of(Sheet *sheet, const char *text);

/* Whether the text's language runs from right to left: the story's when `text` was not translated,
 * else the visitor's. */
bool sheet_right_to_left(const Sheet *sheet, const char *text);

/* The small line that says where one is. */
double sheet_eyebrow(Sheet *sheet, Box box, const char *text);

/* The same on a claim's screens ("Claim 2 of 5 · the old addresses"), with the way so far as a
 * small rope at its end: a knot a claim. */
double sheet_claim_eyebrow(Sheet *sheet, Box box, const Claim *claim);
void sheet_claim_place_speak(Sheet *sheet, const Claim *claim); /* where there is no room for it */
double sheet_claim_eyebrow_height(Sheet *sheet, double width_mm, const Claim *claim);

/* The story's words on the marker, each line on its own stretch of it. Returns the height in mm. */
double sheet_marked(Sheet *sheet, Box box, const char *text, Type type);
double sheet_marked_height(Sheet *sheet, double width_mm, const char *text, Type type);

/* The picture of that name as large as the box allows, in its middle across and at its top. Returns
 * the height in mm; 0 for no picture, or when the sheet has failed. */
double sheet_picture(Sheet *sheet, const char *name, Box box);

/* A button with an icon, a word, or both (either may be NULL); `name` is spoken. */
void sheet_button(Sheet *sheet, const char *id, Box box, const char *icon, const char *label,
                  const char *name, AreaRole role, bool chosen);

/* Width in mm such a button needs for its word on one line. */
double sheet_button_width(Sheet *sheet, const char *icon, const char *label);

/* The widths of buttons side by side in so many mm, each as wide as its word asks and an equal
 * share of what is left. False: their words do not fit on one line each; the widths are then equal.
 */
bool sheet_share(Sheet *sheet, const char *const *labels, int count, double gap_mm, double width_mm,
                 double *widths_mm);

/* Buttons of equal height side by side, as wide as the box; rows below when they do not fit in one.
 * Returns the height in mm; with show false only measures. */
typedef struct {
    const char *id, *label;
    bool chosen;
} Choice;
#define CHOICES_MOST 8
double sheet_choices(Sheet *sheet, Box box, const Choice *choices, int count, bool show);

/* A claim or a block of sheet->bundle, and the present claim. NULL when it failed: sheet->failed is
 * then set, and the error of the screen's first failure is kept, so that a screen may go on. */
const Claim *sheet_claim_of(Sheet *sheet, int number);
const Block *sheet_block(Sheet *sheet, int number);
const Claim *sheet_claim(Sheet *sheet);

/* "2016-03-22" as one says it: "22 March 2016"; what is less precise stays so. */
const char *sheet_date(Sheet *sheet, const char *date);

/* The four levels and "can't tell": their words, in the visitor's language. */
const char *level_word(Level level);
const char *level_says(Level level);

/* The four questions of a trail's cards, and a state of what we know, in the visitor's language. */
const char *card_question(Card card);
const char *known_word(Known known);

/* The level's drawing: ropes to posts, frayed rope, no rope, a lens. Within the box, left aligned.
 */
void level_draw(Sheet *sheet, Level level, Box box);

/* The look of a level's card alone. */
void level_face(Sheet *sheet, Level level, Box box, bool chosen, bool says);

/* A card to choose a level by: drawing, word and, when there is room, what it says. */
void level_card(Sheet *sheet, Level level, Box box, bool chosen, bool says);
double level_card_height(Sheet *sheet, double width_mm, bool says);

/* Rope as the screens draw it: from a to b with a gentle wave; a frayed end; a post; a knot. */
void rope_span(Sheet *sheet, Point a, Point b, double width_mm, double wave_mm);
void rope_frayed_end(Sheet *sheet, Point at, double width_mm, double angle);
void rope_loop(Sheet *sheet, Point at, double size_mm, double width_mm); /* back to its beginning */
void rope_post(Sheet *sheet, Point at, double height_mm, double width_mm);
void rope_knot(Sheet *sheet, Point at, double size_mm, bool filled);

/* The least height a trail with its labels needs, times the sheet's scale. */
#define TRAIL_LEAST_MM 52.0

/* The claim's trail drawn into the box: knots, ropes, frayed ends, loops, merged ropes, labels. */
void trail_draw(Sheet *sheet, const Claim *claim, Box box);

/* True when trail_draw() finds a place for every label there. */
bool trail_fits(Sheet *sheet, const Claim *claim, Box box);

/* Only speaks the trail, knot by knot: where there is no room to draw it. trail_draw() does both.
 */
void trail_speak(Sheet *sheet, const Claim *claim);

/* As trail_draw(), with how each knot words it in place of its date. */
void trail_draw_words(Sheet *sheet, const Claim *claim, Box box);

/* The least height in mm of a box, wider than high, that leaves room for labels with their dates.
 */
double trail_height(Sheet *sheet, const Claim *claim);

/* The height in mm below which it is better left out: without dates, and its branches still apart.
 */
double trail_least_height(Sheet *sheet, const Claim *claim);

#endif
