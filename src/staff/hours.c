/* hours.c: when the exhibit is open, for the days that are chosen together. */
#include <string.h>

#include "base/memory.h"
#include "staff/staff_private.h"

/* Hours of a day that had none: ten to five. */
#define USUAL_OPENS  (10 * 4)
#define USUAL_CLOSES (17 * 4)

/* A day that is closed, or open all day, gets the usual hours instead of a step. It opens at least
 * a quarter of an hour. */
static void move(StaffHours *hours, int opens, int closes)
{
    bool whole = hours->opens == 0 && hours->closes == STAFF_QUARTERS;
    if (hours->opens == hours->closes || (whole && (opens > 0 || closes < 0))) {
        *hours = (StaffHours){ USUAL_OPENS, USUAL_CLOSES };
        return;
    }
    int begin = hours->opens + opens, end = hours->closes + closes;
    if (begin >= 0 && end <= STAFF_QUARTERS && begin < end)
        *hours = (StaffHours){ begin, end };
}

/* Closed, or, when all of them are closed, open all day. */
static void close_days(Staff *staff)
{
    bool closed = true;
    for (int day = 0; day < STAFF_DAYS; day++) {
        const StaffHours *hours = &staff->kept.hours[day];
        closed = closed && (!(staff->days & 1U << day) || hours->opens == hours->closes);
    }
    for (int day = 0; day < STAFF_DAYS; day++) {
        if (staff->days & 1U << day)
            staff->kept.hours[day] = (StaffHours){ 0, closed ? STAFF_QUARTERS : 0 };
    }
}

bool staff_hours_touch(StaffStep *step, const char *id)
{
    static const struct {
        const char *id;
        int opens, closes;
    } moves[] = { { "staff:opens:less", -1, 0 },
                  { "staff:opens:more", 1, 0 },
                  { "staff:closes:less", 0, -1 },
                  { "staff:closes:more", 0, 1 } };
    Staff *staff = step->staff;
    const char *day = staff_after(id, "staff:day:");
    step->effects.changed = true;
    if (day && strlen(day) == 1 && *day >= '1' && *day <= '7') {
        unsigned bit = 1U << (*day - '1');
        /* From all of them the first touch chooses one alone: that is what it is for. */
        bool all = staff->days == (1U << STAFF_DAYS) - 1;
        staff->days = all ? bit : staff->days ^ bit;
        return true;
    }
    if (strcmp(id, "staff:every") == 0) {
        staff->days = (1U << STAFF_DAYS) - 1;
        return true;
    }
    if (strcmp(id, "staff:closed") == 0 && staff->days) {
        close_days(staff);
        step->effects.keep = true;
        staff_step_note(step, DIARY_HOURS);
        return true;
    }
    for (size_t i = 0; i < COUNT(moves) && staff->days; i++) {
        if (strcmp(id, moves[i].id) != 0)
            continue;
        for (int d = 0; d < STAFF_DAYS; d++) {
            if (staff->days & 1U << d)
                move(&staff->kept.hours[d], moves[i].opens, moves[i].closes);
        }
        step->effects.keep = true;
        staff_step_note(step, DIARY_HOURS);
        return true;
    }
    step->effects.changed = false;
    return false;
}

bool staff_is_open(const StaffKept *kept, int day, int minute)
{
    const StaffHours *hours = &kept->hours[day];
    return minute >= hours->opens * 15 && minute < hours->closes * 15;
}
