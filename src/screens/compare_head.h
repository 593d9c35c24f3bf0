/* compare_head.h: the head of COMPARE: who says what, and on small panels the scale without words.
 * Private to src/screens. */
#ifndef SCREENS_COMPARE_HEAD_H
#define SCREENS_COMPARE_HEAD_H

#include "screens/screens_private.h"

/* Declares where the visitor is, who says what, and a kind line, for stack_first(). `what` is the
 * View; later ways have less. */
bool compare_head_declare(Stack *stack, const void *what, int way);

#endif
