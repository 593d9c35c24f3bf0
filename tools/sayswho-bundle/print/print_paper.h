/* print_paper.h: puts texts and shapes on the pages of a PDF.
 *
 * Everything is laid out in millimetres from the left. For a language that is written from the
 * right, each thing is mirrored when it is drawn. Pango sets the text, the exhibit's own src/ink
 * draws the shapes. A document is laid out twice: a dry run counts the pages. The same input gives
 * the same bytes.
 */
#ifndef SAYSWHO_BUNDLE_PRINT_PAPER_H
#define SAYSWHO_BUNDLE_PRINT_PAPER_H

#include <pango/pangocairo.h>

#include "bundle/bundle.h"
#include "ink/ink.h"
#include "layout/page.h"

typedef struct {
    const char *name; /* "A4" */
    double width_mm, height_mm;
} PaperSize;
extern const PaperSize paper_sizes[]; /* ends with { NULL } */

/* Four sizes with the same ratio between them, 8 to 25 pt. The story's face looks smaller, so its
 * sizes are in between. */
typedef enum {
    STYLE_SMALL, /* interface words: notes, labels of tables */
    STYLE_SMALL_BOLD,
    STYLE_TEXT,
    STYLE_LABEL, /* the same, bold */
    STYLE_HEADING,
    STYLE_TITLE,
    STYLE_READ_SMALL, /* the story's words */
    STYLE_READ,
    STYLE_LEAD, /* a claim */
    STYLE_COUNT
} PaperStyle;

/* What is on a stick, for its card. */
typedef struct {
    const char *title, *file;
    int version;
} StickStory;

typedef struct {
    const StickStory *stories;
    int count;
    const char *key; /* the name of the key that signed them */
} StickCard;

typedef struct {
    cairo_surface_t *surface; /* NULL in the dry run */
    cairo_t *cairo;
    PangoContext *pango;
    const PaperSize *size;
    Box body;         /* within the margins */
    double y;         /* where the next thing goes */
    bool measuring;   /* only measure heights, draw nothing */
    int page, pages;  /* `pages` is known after the dry run */
    const char *kind; /* the kind of sheet, printed in the foot */
    double letters;   /* factor for all text sizes */

    const Language *language;
    Bundle *bundle; /* NULL: no story */
    const Story *story;
    const StickCard *card; /* for the card of a stick, else NULL */
    Arena *arena;
    Scene scene;  /* of the size of a page; shapes are drawn through it */
    Page drawing; /* drawings are laid out on it */
    Error *error;
    bool failed; /* error is set */
} Paper;

/* A function that fills the pages, from the top of the first one. */
typedef void PaperFill(Paper *paper);

typedef struct {
    Bundle *bundle;           /* NULL: the sheet is about no story, and has no foot */
    const Language *language; /* of the words that are ours */
    Typeset *typeset;
    const PaperSize *size;
    const char *kind;
    PaperFill *fill;
    const StickCard *card;
} PaperJob;

/* Writes the document as a PDF to `path`. ERROR_IO when it cannot be written; ERROR_CONTENT when a
 * claim is wrong or has more text than a page holds. The message does not name the path. */
MUST_CHECK bool paper_print(const PaperJob *job, const char *path, Error *error);

/* Resolution for measuring the labels of figures, so fine that rounding does not matter. */
#define PAPER_PX_PER_MM 40.0

#define PAPER_PT_PER_MM (72 / 25.4) /* a point of print is 1/72 inch */

void paper_new_page(Paper *paper);

/* Begins a new page unless this one has room for that height. */
void paper_need(Paper *paper, double height_mm);

/* Draw a text at the place. Lines end at its width; its height is not used. Return the height of
 * the text in mm. */
double paper_text(Paper *paper, Box place, PaperStyle style, Colour colour, const char *text);
double paper_text_at_end(Paper *paper, Box place, PaperStyle style, Colour colour,
                         const char *text);
double paper_text_centred(Paper *paper, Box place, PaperStyle style, Colour colour,
                          const char *text);

/* A stretch of the text, in bytes, that is marked or emphasised; stretches may overlap. `top_mm` is
 * set to the distance from the text's top to the marker's first line. */
typedef struct {
    int start, end;
    bool emphasis;
    double top_mm;
} PaperMark;
double paper_marked_text(Paper *paper, Box place, PaperStyle style, const char *text,
                         PaperMark *marks, int count);

/* Returns the height and draws nothing. */
double paper_height(Paper *paper, double width_mm, PaperStyle style, const char *text);
double paper_width(Paper *paper, PaperStyle style, const char *text);
double paper_line(const Paper *paper, PaperStyle style); /* from baseline to baseline */

/* Returns how many mm a text must be moved down to have the same baseline as text of another style
 * beside it.
 */
double paper_beside(Paper *paper, PaperStyle style, PaperStyle beside);

/* Shapes. */
void paper_box(Paper *paper, Box box, Colour fill, Colour stroke, double stroke_mm,
               double radius_mm);
void paper_rule(Paper *paper, double x, double y, double width_mm, double thick_mm, Colour colour);
void paper_disc(Paper *paper, Box box, Colour fill, Colour stroke, double stroke_mm);

/* Draws a picture of the bundle, as large as fits into the place. Returns its height. */
double paper_picture(Paper *paper, Box place, const char *name);

/* The first empties the scene for a drawing, see page_on_paper(); the second draws the scene on the
 * paper. */
Page *paper_page(Paper *paper, double scale, double capital_mm);
void paper_put(Paper *paper);

/* Print a phrase with names and numbers in it: the first translates it into the paper's language.
 * The text is valid as long as the document. */
const char *paper_say(Paper *paper, const char *phrase, ...) PRINTF(2, 3);
const char *paper_words(Paper *paper, const char *format, ...) PRINTF(2, 3);
const char *paper_date(Paper *paper, const char *date);

/* Says that the document cannot be made: ERROR_CONTENT. The first error is kept. */
void paper_fail(Paper *paper, const char *format, ...) PRINTF(2, 3);

/* Returns claim `number`, or NULL when it is wrong; the document has then failed. */
const Claim *paper_claim(Paper *paper, int number);

#endif
