/* wording.h: shows how a source puts a claim, for glass and paper.
 *
 * The words that differ (content/wording.h) are bold and have an ochre line below them. A source's
 * wording stands in the quotation marks of its language; the article's own sentence lies on the
 * yellow marker instead. What is spoken has no stars.
 */
#ifndef DRAWING_WORDING_H
#define DRAWING_WORDING_H

#include "layout/stack.h"

typedef enum {
    WORDING_QUOTED, /* in quotation marks */
    WORDING_MARKED, /* on the marker, which reaches a little beyond the words */
    WORDING_PLAIN,  /* neither */
} WordingStyle;

/* Shows a wording at the top of the box, and speaks it. `words` may have stars. Returns the height
 * in mm, also when the box is lower. */
double wording_show(Page *page, Box box, const char *words, Type type, WordingStyle style);

/* The height in mm that wording_show() needs at that width. */
double wording_height(const Page *page, double width_mm, const char *words, Type type,
                      WordingStyle style);

/* Adds a wording to the stack. */
void wording_declare(Stack *stack, const char *words, Type type, WordingStyle style);

/* What is shown and spoken: without stars, and in quotation marks if the style has them. */
const char *wording_text(const Page *page, const char *words, WordingStyle style);

/* For places that have to know the lines, or where something else speaks the words: the first
 * breaks a wording into lines for a column of that width, with room for the marker; the second
 * draws some of them there and does not speak them. */
Lines wording_lines(const Page *page, double width_mm, const char *words, Type type,
                    WordingStyle style);
void wording_draw(Page *page, double x, double y, double width_mm, const Lines *lines,
                  WordingStyle style, Align align);

#endif
