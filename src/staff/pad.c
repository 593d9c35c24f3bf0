/* pad.c: the pad for the PIN: typing, checking, waiting after wrong ones, choosing a new one.
 *
 * A try is counted, and kept, before it is checked: who pulls the plug in between has tried, too.
 */
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "staff/staff_private.h"

#define FREE_TRIES 5
#define WRONG_MOST 1000 /* more are not counted: the wait does not grow */
#define MINUTE_MS  INT64_C(60000)

/* After five wrong PINs each further one costs more, but never more than half an hour: mashing
 * locks nobody out for good. */
static int64_t wait_after(int wrong)
{
    static const int minutes[] = { 1, 5, 15, 30 };
    int over = wrong - FREE_TRIES, last = (int)COUNT(minutes) - 1;
    return over < 0 ? 0 : minutes[over < last ? over : last] * MINUTE_MS;
}

void staff_pad_begin(StaffStep *step, StaffSays says)
{
    memset(step->staff->digits, 0, sizeof(step->staff->digits));
    step->staff->checking = false;
    staff_step_says(step, says);
}

/* ---- the right one, and wrong ones ---- */

static void open_door(StaffStep *step)
{
    Staff *staff = step->staff;
    staff->kept.wrong = 0;
    staff->kept.wait_ms = 0;
    staff->wait_until_ms = step->now_ms;
    step->effects.keep = true;
}

/* The wait begins, also while the PIN is still being checked: closing the page gains nothing. */
static void count_wait(StaffStep *step)
{
    Staff *staff = step->staff;
    staff->kept.wait_ms = wait_after(staff->kept.wrong);
    staff->wait_until_ms = step->now_ms + staff->kept.wait_ms;
    staff->kept_ms = step->now_ms;
    step->effects.keep = true;
}

static void refuse(StaffStep *step)
{
    Staff *staff = step->staff;
    count_wait(step);
    staff_step_note(step, DIARY_WRONG_PIN);
    if (staff->under == STAFF_DOOR)
        staff_pad_begin(step, staff->kept.wait_ms > 0 ? STAFF_SAYS_WAIT : STAFF_SAYS_WRONG);
}

static void try_pin(StaffStep *step)
{
    Staff *staff = step->staff;
    staff->kept.wrong += staff->kept.wrong < WRONG_MOST;
    count_wait(step);
    if (staff->kept.pin[0]) {
        staff->checking = true;
        staff_step_says(step, STAFF_SAYS_NOTHING);
        staff_step_ask(step, STAFF_ASK_CHECK);
        return;
    }
    if (strcmp(staff->digits, staff->facts->first_pin) != 0) {
        refuse(step);
        return;
    }
    open_door(step);
    staff_step_go(step, STAFF_PIN);
    staff_step_says(step, STAFF_SAYS_CHOOSE);
}

/* A wrong one counts even when the page was closed meanwhile. */
void staff_pad_checked(StaffStep *step, bool right)
{
    Staff *staff = step->staff;
    bool waiting = staff->checking;
    staff->checking = false;
    if (!right) {
        refuse(step);
        return;
    }
    open_door(step);
    staff_step_note(step, DIARY_OPENED);
    if (!waiting || staff->under != STAFF_DOOR)
        return;
    staff->past_door = true;
    if (staff_is_over(staff->page)) { /* the glass is being cleaned, say */
        staff_pad_begin(step, STAFF_SAYS_NOTHING);
        staff->under = STAFF_TODAY;
        return;
    }
    staff_step_go(step, STAFF_TODAY);
}

/* ---- choosing one ---- */

static bool is_easy(const char *digits)
{
    bool alike = true, up = true, down = true;
    for (size_t i = 1; digits[i]; i++) {
        int step = digits[i] - digits[i - 1];
        alike = alike && step == 0;
        up = up && step == 1;
        down = down && step == -1;
    }
    return alike || up || down;
}

static void choose_pin(StaffStep *step)
{
    Staff *staff = step->staff;
    if (staff->before[0]) {
        bool same = strcmp(staff->before, staff->digits) == 0;
        memset(staff->before, 0, sizeof(staff->before));
        if (!same) {
            staff_pad_begin(step, STAFF_SAYS_DIFFERS);
            return;
        }
        staff->checking = true;
        staff_step_says(step, STAFF_SAYS_NOTHING);
        staff_step_ask(step, STAFF_ASK_HASH);
        return;
    }
    bool easy = is_easy(staff->digits);
    if (easy || strcmp(staff->digits, staff->facts->first_pin) == 0) {
        staff_pad_begin(step, easy ? STAFF_SAYS_EASY : STAFF_SAYS_FIRST);
        return;
    }
    memcpy(staff->before, staff->digits, sizeof(staff->before));
    staff_pad_begin(step, STAFF_SAYS_AGAIN);
}

void staff_pad_chose(StaffStep *step, const char *hash)
{
    Staff *staff = step->staff;
    if (!staff->checking || staff->under != STAFF_PIN)
        return; /* who chose it has gone */
    if (!hash || strlen(hash) >= sizeof(staff->kept.pin)) {
        staff_pad_begin(step, STAFF_SAYS_CHOOSE);
        return;
    }
    memcpy(staff->kept.pin, hash, strlen(hash) + 1);
    staff_step_note(step, DIARY_NEW_PIN);
    step->effects.keep = true;
    staff->past_door = true;
    if (staff_is_over(staff->page)) {
        staff_pad_begin(step, STAFF_SAYS_NOTHING);
        staff->under = STAFF_TODAY;
        return;
    }
    staff_step_go(step, STAFF_TODAY);
}

/* ---- touches and time ---- */

bool staff_pad_touch(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    const char *key = staff_after(id, "staff:pin:");
    size_t count = strlen(staff->digits);
    bool waits = staff->under == STAFF_DOOR &&
                 (staff_wait_s(staff, step->now_ms) > 0 || !staff->facts->first_pin[0]);
    if (!key || staff->checking || waits)
        return false;
    if (strlen(key) == 1 && *key >= '0' && *key <= '9' && count < STAFF_PIN_MOST) {
        staff->digits[count] = *key;
    } else if (strcmp(key, "delete") == 0 && count > 0) {
        staff->digits[count - 1] = '\0';
    } else if (strcmp(key, "open") == 0 && count >= STAFF_PIN_LEAST) {
        if (staff->under == STAFF_DOOR)
            try_pin(step);
        else
            choose_pin(step);
        return true;
    } else {
        return false;
    }
    if (staff->says == STAFF_SAYS_WRONG)
        staff->says = STAFF_SAYS_NOTHING;
    step->effects.changed = true;
    return true;
}

int64_t staff_pad_wake_ms(const Staff *staff)
{
    if (staff->kept.wait_ms == 0 || staff->checking)
        return CLOCK_NEVER;
    int64_t minute = staff->kept_ms + MINUTE_MS;
    return minute < staff->wait_until_ms ? minute : staff->wait_until_ms;
}

void staff_pad_tick(StaffStep *step)
{
    Staff *staff = step->staff;
    if (step->now_ms < staff_pad_wake_ms(staff))
        return;
    int64_t left = staff->wait_until_ms - step->now_ms;
    staff->kept.wait_ms = left > 0 ? left : 0;
    staff->kept_ms = step->now_ms;
    step->effects.keep = true;
    if (staff->page != STAFF_DOOR)
        return;
    step->effects.changed = true; /* how long it still is */
    if (left <= 0 && staff->says == STAFF_SAYS_WAIT)
        staff_step_says(step, STAFF_SAYS_NOTHING);
}
