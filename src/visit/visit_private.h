/* visit_private.h: one step of the visit: what the screens' touches do, and what time needs of it.
 * Private to src/visit.
 */
#ifndef VISIT_VISIT_PRIVATE_H
#define VISIT_VISIT_PRIVATE_H

#include "visit/visit.h"

/* One step being taken. */
typedef struct {
    Visit *visit;
    Effects effects;
    int64_t now_ms;
} Step;

/* Does what the id means on the present screen; false: it means nothing there. */
bool visit_step_take(Step *step, const char *id);

void visit_step_changed(Step *step);
void visit_step_arrived(Step *step); /* another page: it is read aloud where that is wanted */
void visit_step_go(Step *step, Screen screen);
void visit_step_read_aloud(Step *step, bool aloud);

/* What keys alone can ask for ("help", "repeat", "louder" ...), on any screen but SLEEP; false: it
 * is no such id. */
bool visit_step_voice(Step *step, const char *id);

void visit_step_begin_claim(Step *step, int claim);
void visit_step_cover(Step *step, Screen overlay);
void visit_step_uncover(Step *step);
void visit_step_reset(Step *step);
void visit_step_end(Step *step, End how);
void visit_step_end_story(Step *step, End how); /* only tells the ledger; the visitor stays */
void visit_step_begin_reading(Step *step);      /* the first claim of the way */

void visit_step_resume(Step *step, const int *claims); /* see visit_resume() */
void visit_step_withdraw(Step *step, int story);       /* see visit_withdraw() */

bool visit_is_overlay(Screen screen);

/* The claim after the present one, or -1; `more`: as if past the walk-up path. */
int visit_next_claim(const Visit *visit, bool more);

#endif
