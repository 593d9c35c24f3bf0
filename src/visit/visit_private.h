/* visit_private.h: the parts of one step of the visit, for the files of this room. Private to
 * src/visit.
 */
#ifndef VISIT_VISIT_PRIVATE_H
#define VISIT_VISIT_PRIVATE_H

#include "visit/visit.h"

/* The step that is being taken. */
typedef struct {
    Visit *visit;
    Effects effects;
    int64_t now_ms;
} Step;

/* Does what the id means on the present screen. False when it means nothing there. */
bool visit_step_take(Step *step, const char *id);

void visit_step_changed(Step *step);
void visit_step_arrived(Step *step); /* another page: read it aloud if that is on */
void visit_step_go(Step *step, Screen screen);
void visit_step_read_aloud(Step *step, bool aloud);

/* Handles the ids that are only for keys ("help", "repeat", "louder" ...), on any screen but SLEEP.
 * False when it is not one of them. */
bool visit_step_voice(Step *step, const char *id);

void visit_step_begin_claim(Step *step, int claim);
void visit_step_cover(Step *step, Screen overlay);
void visit_step_uncover(Step *step);
void visit_step_reset(Step *step);
void visit_step_end(Step *step, End how);
void visit_step_end_story(Step *step, End how); /* only for the ledger; the visitor stays */
void visit_step_begin_reading(Step *step);      /* begins with the first claim */

void visit_step_resume(Step *step, const int *claims); /* see visit_resume() */
void visit_step_withdraw(Step *step, int story);       /* see visit_withdraw() */

bool visit_is_overlay(Screen screen);

/* Returns the claim after the present one, or -1. With `more`: a claim outside the walk-up path. */
int visit_next_claim(const Visit *visit, bool more);

#endif
