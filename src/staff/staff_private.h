/* staff_private.h: one step of the panel, shared by the files that take it. Private to src/staff.
 *
 *   staff.c   the functions for the caller, time, and what must hold after each step
 *   touch.c   what a touch does on each page
 *   pad.c     the pad: the PIN, and choosing one
 *   room.c    sound, low, still, languages, the clock
 *   glass.c   the touch test, and the panel's size
 *   hours.c   when the exhibit is open
 */
#ifndef STAFF_STAFF_PRIVATE_H
#define STAFF_STAFF_PRIVATE_H

#include "staff/staff.h"

typedef struct {
    Staff *staff;
    StaffEffects effects;
    int64_t now_ms;
} StaffStep;

/* ---- staff.c ---- */

void staff_step_go(StaffStep *step, StaffPage page);
/* Shows a page that ends by itself, and then the one before. */
void staff_step_cover(StaffStep *step, StaffPage page, int64_t ms);
void staff_step_uncover(StaffStep *step);
void staff_step_close(StaffStep *step);
void staff_step_says(StaffStep *step, StaffSays says);
void staff_step_ask(StaffStep *step, StaffAsk what);
void staff_step_note(StaffStep *step, DiaryWhat what);
bool staff_is_over(StaffPage page); /* CLEAN, OFF, STILL: there is a page under it */

/* ---- touch.c ---- */

/* Does what the id means on the present page. False when it means nothing there. */
bool staff_step_take(StaffStep *step, const char *id);

/* Returns what follows the prefix, or NULL. */
const char *staff_after(const char *id, const char *prefix);

/* ---- pad.c ---- */

bool staff_pad_touch(StaffStep *step, const char *id);
void staff_pad_begin(StaffStep *step, StaffSays says); /* with no digits */
void staff_pad_checked(StaffStep *step, bool right);
void staff_pad_chose(StaffStep *step, const char *hash);
/* The wait goes on: what is left of it is kept every minute. */
void staff_pad_tick(StaffStep *step);
int64_t staff_pad_wake_ms(const Staff *staff);

/* ---- room.c ---- */

bool staff_room_touch(StaffStep *step, const char *id);
bool staff_languages_touch(StaffStep *step, const char *id);
bool staff_clock_touch(StaffStep *step, const char *id);
void staff_clock_open(StaffStep *step);

/* ---- glass.c ---- */

void staff_test_start(StaffStep *step);
void staff_test_end(StaffStep *step);
void staff_test_wipe(StaffStep *step, double x_mm, double y_mm);
void staff_size_open(StaffStep *step);
bool staff_size_touch(StaffStep *step, const char *id);

/* ---- hours.c ---- */

bool staff_hours_touch(StaffStep *step, const char *id);

#endif
