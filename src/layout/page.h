/* page.h: the page on which every screen, and every drawing on paper, is laid out.
 *
 * It has the sizes in millimetres, the type sizes, and functions for texts. The numbers come from
 * docs/numbers.md: things to touch are at least 15 mm wide and high and 2 mm apart, capitals at
 * least 4.8 mm high (7.3 mm when enlarged). On a 21-inch panel capitals are 9 mm in headings, 6 mm
 * in names and in text, 4.8 mm on tools. Adds to a scene; knows no story, no visitor and no SDL.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "base/text_set.h"
#include "scene/scene.h"
#include "typeset/typeset.h"
#include "words/words.h"

#define PAGE_TOUCH_MM 15.0 /* smallest side of a thing that can be touched */
#define PAGE_GAP_MM   2.0  /* smallest distance between two such things */

/* The sizes have the same ratio from one to the next. On panels wider than 476 mm (21 inches) texts
 * grow less than labels and headings do: a visitor reads them from the same distance, and the room
 * is for more words. */
typedef enum {
    TYPE_TOOL,    /* the words under the bar's icons */
    TYPE_NOTE,    /* a little smaller than text: dates, the small line above a heading */
    TYPE_TEXT,    /* interface words */
    TYPE_BUTTON,  /* bold, half a size up, close lines: the bar's wide buttons */
    TYPE_LABEL,   /* the same, bold: buttons, names of things */
    TYPE_READING, /* the story's own words */
    TYPE_LEAD,    /* the story's words, one size up: the retelling */
    TYPE_CLAIM,   /* ... two sizes up: the one claim of the page */
    TYPE_QUOTE,   /* ... and one more, where half a page is for the claim */
    TYPE_HEADING, /* one on each screen */
    TYPE_DISPLAY, /* the important numbers of a page */
    TYPE_TITLE,   /* the exhibit's name */
} Type;

typedef struct {
    Scene *scene; /* everything is added to it, and new texts are in its arena */
    Typeset *typeset;
    const Language *language;    /* of the interface's words */
    const char *story_language;  /* of the story's untranslated texts; NULL without a story */
    const TextSet *untranslated; /* the texts in that language; NULL: none */
    struct TrailMemo *memo;      /* of drawing/trail.h; NULL: nothing is remembered */

    double width_mm, height_mm;
    double scale;      /* 1 on panels with a short side of up to 214 mm, more on larger ones */
    double text_scale; /* the same, but at most 1.45: of texts and of the bar */
    double capital;    /* height of a capital of TYPE_TEXT, mm */
    double ratio;      /* from one size to the next */
    double leading;    /* of running text: height of a line for a type size of 1 */
    double margin, gap;
    double touch_top; /* nothing that can be touched begins above it; 0 unless controls are low */
    bool large;       /* the visitor asked for larger text */
    bool compact;     /* 7-inch panels: one thing at a time */
    bool icons;       /* narrower than 170 mm: tools are icons, the settings are in a tray */
    bool small;       /* also 10-inch panels: large text does not enlarge the interface's words */
    bool terse;       /* also low panels with large text: short texts, no eyebrow */
    bool portrait;
    Box body; /* the space for the screen: inside the margins, above the bar */
} Page;

/* Makes a page for a panel of that size, whose body ends at the bottom margin. Everything is
 * borrowed. */
Page page_start(Scene *scene, Typeset *typeset, const Language *language, double width_mm,
                double height_mm, bool large);

/* The visitor wants controls low: on an upright panel of 10 inches or more, and on one of 32
 * inches, sets `touch_top` to the middle. On the others everything is in reach. */
void page_controls_low(Page *page);

/* Makes the body end one gap above bottom_mm, where something else begins. */
void page_end_body(Page *page, double bottom_mm);

/* Returns the same page as if the visitor had not asked for larger text: for words that were on the
 * screen before and would now take the room of others. */
Page page_unlarged(const Page *page);

/* Makes a page for drawings on paper. Labels have capitals of that height; `scale` is 1 as on a
 * 21-inch panel. It has no size and no body. */
Page page_on_paper(Scene *scene, Typeset *typeset, const Language *language, double capital_mm,
                   double scale);

/* Height in mm of a type's capitals in the page's language. The second is for a text of the story,
 * which may be untranslated and so in another language. */
double page_capital(const Page *page, Type type);
double page_capital_of(const Page *page, const char *text, Type type);

/* page_break() and page_break_balanced() for a text with spans of their own look. `of` is the
 * story's text that it was made from, or the text itself: it tells the language. */
Lines page_break_spans(const Page *page, const char *text, const char *of, Type type,
                       const TextSpan *spans, int span_count, double width_mm);
Lines page_balance_spans(const Page *page, const char *text, const char *of, Type type,
                         const TextSpan *spans, int span_count, double width_mm);

/* Returns lines without the space above and below that Arabic needs between two lines, if there is
 * only one: for places with little room. */
Lines page_close(Lines lines);

/* Distance in mm from line to line of a type. */
double page_line(const Page *page, Type type);

/* Breaks a text into lines and does not show them, to find out whether it fits. */
Lines page_break(const Page *page, const char *text, Type type, double width_mm);

/* The same in lines of about the same length, so that no word is alone on the last one.
 * Headings, names and the words on buttons are broken so by page_break(), too. */
Lines page_break_balanced(const Page *page, const char *text, Type type, double width_mm);

/* For running text: balanced only where the last line would be one word, or very short. */
Lines page_break_running(const Page *page, const char *text, Type type, double width_mm);

/* A text of two sentences that has no room on one line: the same with a break between them, unless
 * that takes more lines. Else the text itself. */
const char *page_sentences(const Page *page, const char *text, Type type, double width_mm);

/* Width in mm of the text's widest word, which would be broken in a narrower column. */
double page_widest_word(const Page *page, const char *text, Type type);

/* The first shows lines and speaks `spoken` (NULL: nothing); the second breaks, shows and speaks a
 * text. Return the height in mm. */
double page_show(Page *page, double x, double y, double width_mm, const Lines *lines,
                 const char *spoken, Colour colour, Align align);
double page_text(Page *page, double x, double y, double width_mm, const char *text, Type type,
                 Colour colour, Align align);

/* If `text` was not translated, tells the scene that what is shown next is in the story's language.
 * End it with scene_language(scene, NULL). page_show() does this for what it speaks. */
void page_language_of(Page *page, const char *text);

/* Code of the text's language: the story's own if `text` was not translated, else the page's. */
const char *page_language_code(const Page *page, const char *text);

/* True when the text's language runs from right to left. That is the story's language if `text` was
 * not translated, else the page's. */
bool page_right_to_left(const Page *page, const char *text);

/* The x at which a line starts that is broken for a column at x: a paragraph that runs against the
 * page's direction is aligned on its own side. */
double page_line_start(const Page *page, const Lines *lines, int line, double x, double width_mm);

/* Shows words of the story with the marker behind each line. Return the height in mm. */
double page_marked(Page *page, Box box, const char *text, Type type);
double page_marked_height(const Page *page, double width_mm, const char *text, Type type);

/* The marker behind one of these lines, whose line box has its top at y; and how far it reaches
 * beyond the words on each side. Paint all markers before the words: one would cover the tails of
 * the letters above it. */
void page_marker(Page *page, const Lines *lines, double x, double y, double width_mm);
double page_marker_pad(const Page *page);

/* Returns "2016-03-22" as "22 March 2016", and less precise dates likewise. In the scene's
 * arena. */
const char *page_date(const Page *page, const char *date);

#endif
