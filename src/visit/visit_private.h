/* visit_private.h: one step of the visit, shared by the files that take it. Private to src/visit.
 *
 *   turn.c   what the caller calls: a touch, time, what was shown
 *   way.c    what a touch does on each screen
 *   voice.c  reading aloud as it is asked for; resume.c: stories that change underneath
 *   step.c   what all of these move
 *   visit.c  what must hold when they are done
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

/* ---- way.c ---- */

/* Does what the id means on the present screen; false: it means nothing there. */
bool visit_step_take(Step *step, const char *id);

bool visit_is_overlay(Screen screen);

/* ---- voice.c ---- */

void visit_step_read_aloud(Step *step, bool aloud);

/* "louder", "softer", "faster", "slower"; false: it is none of them. */
bool visit_step_set_voice(Step *step, const char *id);

/* ---- resume.c ---- */

void visit_step_resume(Step *step, const int *claims); /* see visit_resume() */
void visit_step_withdraw(Step *step, int story);       /* see visit_withdraw() */

/* ---- step.c ---- */

void visit_step_record(Step *step, Record what);
void visit_step_add_time(Step *step); /* what was spent on this screen, to the answer it is for */

void visit_step_changed(Step *step); /* the scene is built again */
void visit_step_go(Step *step, Screen screen);
void visit_step_cover(Step *step, Screen overlay);
void visit_step_uncover(Step *step);
void visit_step_turn_page(Step *step, int by);

void visit_step_begin_story(Step *step, int number);
void visit_step_begin_reading(Step *step); /* the first claim of the way */
void visit_step_begin_claim(Step *step, int claim);
void visit_step_end_story(Step *step, End how); /* only tells the ledger; the visitor stays */
void visit_step_end(Step *step, End how);
void visit_step_reset(Step *step);

/* The last claim that was begun, or NULL. */
Answer *visit_present(const Visit *visit);

/* The claim after the present one, or -1; `more`: as if past the walk-up path. */
int visit_next_claim(const Visit *visit, bool more);

#endif
