/* print_paper.h: pages of a PDF: a place, a style and a text in, ink on paper out.
 *
 * Everything is laid out in millimetres from the left, as for a language written so; for one that
 * is written from the right, each thing is mirrored as it goes onto the paper. Text is set by
 * Pango, shapes by the exhibit's own src/ink. A document is gone through twice: once without ink,
 * to know how many pages it has, once for good; the same input gives the same bytes.
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

/* Four sizes from one ratio, 8 to 25 pt; the story's face, which looks smaller, is set between. */
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

typedef struct {
    cairo_surface_t *surface; /* NULL: gone through without ink */
    cairo_t *cairo;
    PangoContext *pango;
    const PaperSize *size;
    Box body;         /* within the margins */
    double y;         /* where the next thing goes */
    bool measuring;   /* nothing is drawn: to see how high something is */
    int page, pages;  /* pages: known the second time */
    const char *kind; /* what the sheet is: in the foot */
    double letters;   /* all sizes of text times this */

    const Language *language;
    Bundle *bundle;
    const Story *story;
    Arena *arena;
    Scene scene;  /* of the size of a page; shapes go through it */
    Page drawing; /* drawings are laid out on it */
    Error *error;
    bool failed; /* error is set */
} Paper;

/* What fills the pages, from the top of the first one. */
typedef void PaperFill(Paper *paper);

typedef struct {
    Bundle *bundle;
    const Language *language; /* of the words that are ours */
    Typeset *typeset;
    const PaperSize *size;
    const char *kind;
    PaperFill *fill;
} PaperJob;

/* The document as a PDF at `path`. ERROR_IO: it cannot be written; ERROR_CONTENT: a claim does not
 * hold, or has more words than a page. The message does not name the path. */
MUST_CHECK bool paper_print(const PaperJob *job, const char *path, Error *error);

/* Resolution for the labels of figures: fine enough that no width is rounded. */
#define PAPER_PX_PER_MM 40.0

void paper_new_page(Paper *paper);

/* Begins a page unless there is room for so much. */
void paper_need(Paper *paper, double height_mm);

/* Sets a text at the place; its height counts for nothing, the width is where lines end. Return the
 * height in mm. */
double paper_text(Paper *paper, Box place, PaperStyle style, Colour colour, const char *text);
double paper_text_at_end(Paper *paper, Box place, PaperStyle style, Colour colour,
                         const char *text);
double paper_text_centred(Paper *paper, Box place, PaperStyle style, Colour colour,
                          const char *text);

/* A stretch of the text, in bytes: on its marker, or emphasised; the two may overlap. `top_mm`,
 * where the first line of a marker begins below the text's top, is told back. */
typedef struct {
    int start, end;
    bool emphasis;
    double top_mm;
} PaperMark;
double paper_marked_text(Paper *paper, Box place, PaperStyle style, const char *text,
                         PaperMark *marks, int count);

/* The same without ink. */
double paper_height(Paper *paper, double width_mm, PaperStyle style, const char *text);
double paper_width(Paper *paper, PaperStyle style, const char *text);
double paper_line(const Paper *paper, PaperStyle style); /* from line to line */

/* How far a text has to go down in mm so that it stands on one line with another style's beside it.
 */
double paper_beside(Paper *paper, PaperStyle style, PaperStyle beside);

/* Shapes. */
void paper_box(Paper *paper, Box box, Colour fill, Colour stroke, double stroke_mm,
               double radius_mm);
void paper_rule(Paper *paper, double x, double y, double width_mm, double thick_mm, Colour colour);
void paper_disc(Paper *paper, Box box, Colour fill, Colour stroke, double stroke_mm);

/* A picture of the bundle, as large as fits, at the place's start. Returns the height it takes. */
double paper_picture(Paper *paper, Box place, const char *name);

/* Empties the scene for a drawing, and puts it on the paper: see page_on_paper(). */
Page *paper_page(Paper *paper, double scale, double capital_mm);
void paper_put(Paper *paper);

/* A phrase of ours in the paper's language, or parts alone, around names and numbers; a text that
 * lives as long as the document. */
const char *paper_say(Paper *paper, const char *phrase, ...) PRINTF(2, 3);
const char *paper_words(Paper *paper, const char *format, ...) PRINTF(2, 3);
const char *paper_date(Paper *paper, const char *date);

/* The document cannot be made: ERROR_CONTENT, the first one stays. */
void paper_fail(Paper *paper, const char *format, ...) PRINTF(2, 3);

/* Claim `number`, or NULL: it does not hold, and the paper has failed. */
const Claim *paper_claim(Paper *paper, int number);

#endif
