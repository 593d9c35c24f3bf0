/* class_private.h: one step of a class, shared by the files that take it. Private to src/visit. */
#ifndef VISIT_CLASS_PRIVATE_H
#define VISIT_CLASS_PRIVATE_H

#include "visit/class.h"

typedef struct {
    Class *class;
    ClassEffects effects;
    int64_t now_ms;
} ClassStep;

/* ---- class.c ---- */

void class_step_changed(ClassStep *step); /* draw again, and keep it while a lesson goes on */
void class_step_go(ClassStep *step, ClassPage page);
void class_step_sentence(ClassStep *step, int at, ClassPage page);
int class_sum(const int votes[CLASS_LEVELS]);

/* ---- class_touch.c ---- */

/* Does what the id means on the present page. False when it means nothing there. */
bool class_step_take(ClassStep *step, const char *id);

void class_take_story(Class *class, int number);

#endif
