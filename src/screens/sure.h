/* sure.h: the row below the levels: "can't tell", and how sure the visitor is, once a level is
 * chosen. Private to src/screens. */
#ifndef SCREENS_SURE_H
#define SCREENS_SURE_H

#include "screens/screens_private.h"
#include "words/terms.h"

/* True when a level is chosen, so that it is asked how sure the visitor is. */
bool sure_asked(const Visit *visit);

const char *sure_question(const Page *page); /* "How sure are you?" */

/* Lists the three words for how sure one is; `bar`: for the bar of a narrow panel, in short words.
 */
void sure_choices(const Page *page, const Visit *visit, bool bar, Choice choices[TERMS_SURE]);

/* The row, measured. "Can't tell" is below the first level; how sure, below the others. */
typedef struct {
    const Visit *visit;
    LevelRow row;
    double first_mm;      /* width of "can't tell" */
    Lines label;          /* "How sure are you?" */
    bool says;            /* what the chosen level means is above the buttons */
    Lines hint;           /* before one is chosen: what the question does not mean */
    bool labelled;        /* there is room for the label */
    double label_line_mm; /* of the label's own line, below what the level means; 0: none */
    double label_mm;      /* its width when it is beside the buttons; 0: it is above them */
    double above_mm;      /* height of the text above the buttons */
    double button_mm, height_mm;
    ButtonRow sure;
} SureRow;

/* Measures the row below those levels. `above`: the most texts one below the other above its
 * buttons; `hint`: before a level is chosen the caller's `hint` is there, so that the label is
 * there, too. */
SureRow sure_measure(const Page *page, const Visit *visit, const LevelRow *row, double width_mm,
                     int above, bool hint);
void sure_show(Page *page, const SureRow *row, Box box);

/* Draws a small triangle below the chosen card of the row of levels in that box: it points to what
 * belongs to the card. */
void sure_notch(Page *page, const LevelRow *row, Level level, Box box);

#endif
