/* sign.h: what the rope's parts mean, each drawn alone: for a key beside a trail. */
#ifndef DRAWING_SIGN_H
#define DRAWING_SIGN_H

#include "scene/scene.h"

typedef enum { SIGN_KNOT, SIGN_POST, SIGN_FRAYED, SIGN_LOOP, SIGN_COUNT } Sign;

/* Within a box of about 3 to 1. */
void sign_draw(Scene *scene, Sign sign, Box box);

/* A trail's beginning, for someone to draw the rest: the article's knot at `at`, as large as that,
 * and rope that leads away from it. */
void sign_draw_beginning(Scene *scene, Point at, double knot_mm);

#endif
