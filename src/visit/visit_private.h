/* visit_private.h: one step of the visit, shared by the files that take it. Private to src/visit.
 *
 *   turn.c    the functions for the caller: a touch, time, the layout
 *   way.c     what a touch does on each screen
 *   voice.c   the settings for reading aloud
 *   resume.c  stories that were replaced or withdrawn
 *   step.c    the changes that all of these make
 *   visit.c   what must hold after each step
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

/* ---- way.c ---- */

/* Does what the id means on the present screen. False when it means nothing there. */
bool visit_step_take(Step *step, const char *id);

bool visit_is_overlay(Screen screen);

/* ---- voice.c ---- */

void visit_step_read_aloud(Step *step, bool aloud);

/* Handles "louder", "softer", "faster" and "slower". False when it is another id. */
bool visit_step_set_voice(Step *step, const char *id);

/* ---- resume.c ---- */

void visit_step_resume(Step *step, const int *claims); /* see visit_resume() */
void visit_step_withdraw(Step *step, int story);       /* see visit_withdraw() */

/* ---- step.c ---- */

void visit_step_record(Step *step, Record what);
void visit_step_add_time(Step *step); /* adds the time on this screen to the answer it belongs to */

void visit_step_changed(Step *step); /* the scene has to be built again */
void visit_step_go(Step *step, Screen screen);
void visit_step_cover(Step *step, Screen overlay);
void visit_step_uncover(Step *step);
void visit_step_turn_page(Step *step, int by);
void visit_step_arrive(Step *step); /* at another screen or page, which is read aloud */

void visit_step_begin_story(Step *step, int number);
void visit_step_begin_reading(Step *step); /* begins with the first claim */
void visit_step_begin_claim(Step *step, int claim);
void visit_step_end_story(Step *step, End how); /* only for the ledger; the visitor stays */
void visit_step_end(Step *step, End how);
void visit_step_reset(Step *step);
void visit_step_staff(Step *step);

/* Returns the answer to the last claim that was begun, or NULL. */
Answer *visit_present(const Visit *visit);

/* Returns the claim after the present one, or -1. With `more`: a claim outside the walk-up path. */
int visit_next_claim(const Visit *visit, bool more);

#endif
