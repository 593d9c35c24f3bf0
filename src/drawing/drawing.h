/* figure.h: the exhibit's drawings on their own, for paper: a trail, a level, the rope's signs.
 *
 * They are the very drawings of the screens, laid out by the same code, only smaller. A figure goes
 * into the caller's scene, left to right; scene_mirror() turns it. Words come in the language that
 * words_use() set.
 */
#ifndef DRAWING_DRAWING_H
#define DRAWING_DRAWING_H

#include "content/content.h"
#include "scene/scene.h"
#include "typeset/typeset.h"

typedef struct {
    Scene *scene;
    Typeset *typeset;
    const Story *story;
    double capital_mm; /* of a label's letters */
    double scale;      /* 1 as on a 21-inch panel: knots of 9 mm */
} Figure;

/* The claim's trail, filling the box. */
void figure_trail(const Figure *figure, const Claim *claim, Box box);

/* The least height in mm that leaves room for all its labels and their dates. */
double figure_trail_height(const Figure *figure, const Claim *claim);

/* The level's ropes within the box; LEVEL_CANT_TELL: a lens. */
void figure_level(const Figure *figure, Level level, Box box);
const char *figure_level_word(Level level); /* "Good" */
const char *figure_level_says(Level level); /* "One place that was able to know ..." */

const char *figure_question(Card card);     /* "Who said it first?" */
const char *figure_known_word(Known known); /* "Supported" */

/* What the rope's parts mean, each drawn within a box of about 3 to 1. */
typedef enum { SIGN_KNOT, SIGN_POST, SIGN_FRAYED, SIGN_LOOP, SIGN_COUNT } FigureSign;
void figure_sign(const Figure *figure, FigureSign sign, Box box);

/* The trail's beginning, for someone to draw the rest: the article's knot at `at`, and rope that
 * leads away from it. */
void figure_beginning(const Figure *figure, Point at);

/* "2016-03-22" as one says it. Owned by the scene's arena. */
const char *figure_date(const Figure *figure, const char *date);

#endif
