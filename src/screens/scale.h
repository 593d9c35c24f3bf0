/* scale.h: everyone on one scale: the four levels as columns, with the trail's in yellow, the
 * visitor's two ratings, and other visitors'. Private to src/screens. */
#ifndef SCREENS_SCALE_H
#define SCREENS_SCALE_H

#include "screens/screens_private.h"

/* Adds the scale with its title to the stack. `others`: with how other visitors rated it, if they
 * are enough. */
void scale_declare(Stack *stack, const View *view, bool others);

/* True when enough other visitors rated the claim to be shown. */
bool scale_has_others(const View *view);

/* The scale without words and without others, for small panels: the four drawings, the trail's in
 * yellow, and the visitor's discs below them. */
#define SCALE_SHORT_MM 70.0 /* its width */
void scale_declare_short(Stack *stack, const View *view);

#endif
