/* trace_choices.h: what can be touched beside a trail: the four questions, and where one would look
 * next. Private to src/screens. */
#ifndef SCREENS_TRACE_CHOICES_H
#define SCREENS_TRACE_CHOICES_H

#include "screens/screens_private.h"

/* Declares the questions as one or two rows of buttons, all as high as the longest text needs.
 * `brief`: in a word or two. */
void trace_choices_questions(Stack *stack, const Visit *visit, bool brief);

/* Declares the three places where one may look next. */
void trace_choices_looks(Stack *stack);

#endif
