/* staff_fixture.h: somebody at the panel, for its tests: complete touches, and time. */
#ifndef TESTS_STAFF_STAFF_FIXTURE_H
#define TESTS_STAFF_STAFF_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/memory.h"
#include "staff/staff.h"

#define MINUTE INT64_C(60000)

static const char *const languages[] = { "en", "fr", "nl" };
static StaffStory stories[3];
static Diary diary;
static StaffFacts facts;
static Staff staff;
static int64_t now;
static StaffEffects last;
static int keeps; /* how often something was to be kept */

static inline void begin(const StaffKept *kept)
{
    stories[0] = (StaffStory){ "moon", "Moon", STAFF_LIVE, 3, 2, true, true, 0 };
    stories[1] = (StaffStory){ "chocolate", "Chocolate", STAFF_LIVE, 1, 0, false, false, 0 };
    stories[2] = (StaffStory){ "brussels", "Brussels", STAFF_UNREADABLE, 1, 0, false, false, 0 };
    facts = (StaffFacts){ .stories = stories,
                          .story_count = 3,
                          .stick_refused = true,
                          .time = "14:05",
                          .diary = &diary,
                          .version = "2.0",
                          .first_pin = "246810",
                          .width_mm = 154,
                          .height_mm = 86,
                          .languages = languages,
                          .language_count = 3,
                          .sound = true,
                          .switches_off = true,
                          .off_free = true };
    now = 1000;
    keeps = 0;
    staff_start(&staff, &facts, kept, now);
    last = (StaffEffects){ .wake_ms = CLOCK_NEVER };
}

static inline void note(StaffEffects effects)
{
    last = effects;
    keeps += effects.keep;
}

static inline void touch(const char *id)
{
    now += 500;
    note(staff_touch(&staff, id, now));
}

static inline void touches(const char *const *ids)
{
    for (; *ids; ids++)
        touch(*ids);
}

#define TOUCH(...) touches((const char *const[]){ __VA_ARGS__, NULL })

/* Types the digits and touches Open. */
static inline void type(const char *digits)
{
    char id[] = "staff:pin:0";
    for (; *digits; digits++) {
        id[10] = *digits;
        touch(id);
    }
    touch("staff:pin:open");
}

/* Does what the exhibit does while nobody touches. */
static inline void pass(int64_t ms)
{
    int64_t until = now + ms;
    while (last.wake_ms <= until) {
        now = last.wake_ms > now ? last.wake_ms : now;
        note(staff_tick(&staff, now));
    }
    now = until;
}

static inline void at(StaffPage page)
{
    assert_string_equal(staff_page_name(staff.page), staff_page_name(page));
}

/* A kept state with an own PIN; what the hash is does not matter here. */
static inline StaffKept own_pin(void)
{
    StaffKept kept = staff_kept_default();
    snprintf(kept.pin, sizeof(kept.pin), "hash");
    return kept;
}

/* Begins with what was kept, and holds the corner. */
static inline void open_door(StaffKept kept)
{
    begin(&kept);
    note(staff_open(&staff, now));
}

/* Opens the panel with the right PIN. */
static inline void enter(void)
{
    open_door(own_pin());
    type("8351");
    assert_int_equal(last.ask, STAFF_ASK_CHECK);
    note(staff_checked(&staff, true, now));
    at(STAFF_TODAY);
}

#endif
