/* sign.h: draws the parts of a trail one by one, to explain them beside a trail. */
#ifndef DRAWING_SIGN_H
#define DRAWING_SIGN_H

#include "scene/scene.h"

typedef enum {
    SIGN_KNOT,
    SIGN_POST,
    SIGN_FRAYED,
    SIGN_NOTHING, /* dots */
    SIGN_LOOP,
    SIGN_COUNT
} Sign;

/* Draws in a box that is about three times as wide as high. */
void sign_draw(Scene *scene, Sign sign, Box box);

/* Draws the beginning of a trail for somebody to continue: the article's knot at `at` and a piece
 * of rope. */
void sign_draw_beginning(Scene *scene, Point at, double knot_mm);

#endif
