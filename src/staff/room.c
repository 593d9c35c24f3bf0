/* room.c: how the exhibit is in its room: sound, low, still, the languages, the clock. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "staff/staff_private.h"

#define FULL       20 /* percent of a step of the volume */
#define YEAR_FIRST 2026
#define YEAR_LAST  2099

static bool is(const char *id, const char *wanted)
{
    return strcmp(id, wanted) == 0;
}

/* ---- languages ---- */

bool staff_speaks(const StaffKept *kept, const char *language)
{
    for (int i = 0; i < kept->without_count; i++) {
        if (is(kept->without[i], language))
            return false;
    }
    return true;
}

const char *staff_first_language(const Staff *staff)
{
    const StaffFacts *facts = staff->facts;
    const StaffKept *kept = &staff->kept;
    if (kept->language[0] && staff_speaks(kept, kept->language))
        return kept->language;
    for (int i = 0; i < facts->language_count; i++) {
        if (staff_speaks(kept, facts->languages[i]))
            return facts->languages[i];
    }
    return facts->language_count > 0 ? facts->languages[0] : "";
}

static int spoken_count(const Staff *staff)
{
    int count = 0;
    for (int i = 0; i < staff->facts->language_count; i++)
        count += staff_speaks(&staff->kept, staff->facts->languages[i]);
    return count;
}

static void drop_language(StaffKept *kept, const char *language)
{
    snprintf(kept->without[kept->without_count++], sizeof(kept->without[0]), "%s", language);
}

static void add_language(StaffKept *kept, const char *language)
{
    int left = 0;
    for (int i = 0; i < kept->without_count; i++) {
        if (!is(kept->without[i], language))
            memmove(kept->without[left++], kept->without[i], sizeof(kept->without[0]));
    }
    kept->without_count = left;
}

static bool is_there(const StaffFacts *facts, const char *language)
{
    for (int i = 0; i < facts->language_count; i++) {
        if (is(facts->languages[i], language))
            return true;
    }
    return false;
}

static void languages_changed(StaffStep *step)
{
    staff_step_says(step, STAFF_SAYS_NOTHING);
    staff_step_note(step, DIARY_LANGUAGES);
    step->effects.keep = true;
}

bool staff_languages_touch(StaffStep *step, const char *id)
{
    Staff *staff = step->staff;
    const char *language = staff_after(id, "staff:language:");
    if (!language || !is_there(staff->facts, language))
        return false;
    bool spoken = staff_speaks(&staff->kept, language);
    if (spoken && (spoken_count(staff) < 2 || staff->kept.without_count == STAFF_LANGUAGES_MOST)) {
        staff_step_says(step, STAFF_SAYS_LAST);
        return true;
    }
    if (spoken)
        drop_language(&staff->kept, language);
    else
        add_language(&staff->kept, language);
    languages_changed(step);
    return true;
}

/* The next of those that visitors can choose. */
static bool change_first(StaffStep *step)
{
    Staff *staff = step->staff;
    const StaffFacts *facts = staff->facts;
    const char *now = staff_first_language(staff);
    int at = 0;
    while (at < facts->language_count && !is(facts->languages[at], now))
        at++;
    for (int i = 1; i < facts->language_count; i++) {
        const char *next = facts->languages[(at + i) % facts->language_count];
        if (!staff_speaks(&staff->kept, next))
            continue;
        snprintf(staff->kept.language, sizeof(staff->kept.language), "%s", next);
        languages_changed(step);
        return true;
    }
    return false;
}

/* ---- the clock ---- */

static int days_of(const StaffClock *clock)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = clock->year % 4 == 0 && (clock->year % 100 != 0 || clock->year % 400 == 0);
    return days[clock->month - 1] + (clock->month == 2 && leap);
}

/* From the last back to the first, and the other way. */
static int turned(int value, int by, int first, int last)
{
    int next = value + by;
    return next > last ? first : next < first ? last : next;
}

void staff_clock_open(StaffStep *step)
{
    Staff *staff = step->staff;
    const StaffClock start = { YEAR_FIRST, 1, 1, 12, 0 };
    staff_step_go(step, STAFF_CLOCK);
    bool set = staff->facts->clock.year >= YEAR_FIRST && staff->facts->clock.year <= YEAR_LAST;
    staff->clock = set ? staff->facts->clock : start;
}

bool staff_clock_touch(StaffStep *step, const char *id)
{
    StaffClock *clock = &step->staff->clock;
    const char *part = staff_after(id, "staff:clock:");
    if (!part || step->staff->says == STAFF_SAYS_COPYING)
        return false;
    if (is(part, "set")) {
        staff_step_says(step, STAFF_SAYS_COPYING);
        staff_step_ask(step, STAFF_ASK_CLOCK);
        return true;
    }
    const struct {
        const char *name;
        int *value, first, last;
    } parts[] = { { "day:", &clock->day, 1, days_of(clock) },
                  { "month:", &clock->month, 1, 12 },
                  { "year:", &clock->year, YEAR_FIRST, YEAR_LAST },
                  { "hour:", &clock->hour, 0, 23 },
                  { "minute:", &clock->minute, 0, 59 } };
    for (size_t i = 0; i < COUNT(parts); i++) {
        const char *way = staff_after(part, parts[i].name);
        int by = !way ? 0 : is(way, "less") ? -1 : is(way, "more") ? 1 : 0;
        if (by == 0)
            continue;
        *parts[i].value = turned(*parts[i].value, by, parts[i].first, parts[i].last);
        clock->day = clock->day > days_of(clock) ? days_of(clock) : clock->day;
        staff_step_says(step, STAFF_SAYS_NOTHING);
        return true;
    }
    return false;
}

/* ---- the room ---- */

/* The volume in five steps. 50 percent, the usual setting, is on the third. */
static bool set_volume(StaffStep *step, int by)
{
    StaffKept *kept = &step->staff->kept;
    int to = (staff_volume(step->staff) + FULL / 2) / FULL + by;
    if (to < 1 || to > 5)
        return false;
    kept->volume = to * FULL;
    step->staff->loud = 3;
    return true;
}

/* The pages that the room leads to. */
static bool touch_doors(StaffStep *step, const char *id)
{
    if (is(id, "staff:hours"))
        staff_step_go(step, STAFF_HOURS);
    else if (is(id, "staff:set:languages"))
        staff_step_go(step, STAFF_LANGUAGES);
    else if (is(id, "staff:set:clock") && step->staff->facts->switches_off)
        staff_clock_open(step);
    else
        return false;
    return true;
}

bool staff_room_touch(StaffStep *step, const char *id)
{
    StaffKept *kept = &step->staff->kept;
    DiaryWhat what = DIARY_NOTHING;
    if (touch_doors(step, id) || (is(id, "staff:set:first") && change_first(step)))
        return true;
    if (is(id, "staff:set:sound:less") || is(id, "staff:set:sound:more")) {
        what = set_volume(step, is(id, "staff:set:sound:less") ? -1 : 1) ? DIARY_SOUND : what;
    } else if (is(id, "staff:low")) {
        kept->low = !kept->low;
        what = DIARY_LOW;
    } else if (is(id, "staff:still")) {
        kept->still = !kept->still;
        what = DIARY_STILL;
    }
    if (what == DIARY_NOTHING)
        return false;
    staff_step_note(step, what);
    step->effects.keep = step->effects.look = step->effects.changed = true;
    return true;
}
