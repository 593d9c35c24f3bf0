/* visitor.h: a visitor for the tests of the visit: complete touches, and time. */
#ifndef TESTS_VISIT_VISITOR_H
#define TESTS_VISIT_VISITOR_H

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
#include "visit/visit.h"

static const int path_a[] = { 3, 1 }, path_b[] = { 0 };
static const VisitStory two_stories[] = { { "alpha", 4, path_a, 2, false },
                                          { "beta", 1, path_b, 1, false } };
static const char *const languages[] = { "en", "fr", NULL };
#define SETUP(stories_, count, example)                                                            \
    {                                                                                              \
        .stories = stories_, .story_count = count, .languages = languages, .idle_ms = 45000,       \
        .warn_ms = 20000, .has_example = example, .has_voice = true, .volume = 50,                 \
        .speech_rate = 150                                                                         \
    }
static const VisitSetup one = SETUP(two_stories, 1, true);
static const VisitSetup two = SETUP(two_stories, 2, true);
static const VisitSetup none = SETUP(NULL, 0, false);

static Visit visit;
static int64_t now;
static Effects last;

static inline void begin(const VisitSetup *setup)
{
    now = 1000;
    visit_start(&visit, setup, now);
}

static inline int end(void **state)
{
    (void)state;
    visit_finish(&visit);
    return 0;
}

/* A touch, half a second after the last one. */
static inline void touch(const char *id)
{
    now += 500;
    last = visit_touch(&visit, id, now);
}

static inline void touches(const char *const *ids)
{
    for (; *ids; ids++)
        touch(*ids);
}

/* What a layout tells the visit; the trail has five spans. */
static inline void shown(int pages)
{
    last = visit_shown(&visit, 10, (Pages){ pages, pages - 1, 5 }, now);
}

#define TOUCH(...) touches((const char *const[]){ __VA_ARGS__, NULL })

/* Does what the exhibit does while nobody touches: calls visit_tick() when it is due. */
static inline void pass(int64_t ms)
{
    int64_t until = now + ms;
    while (last.wake_ms <= until) {
        now = last.wake_ms > now ? last.wake_ms : now;
        last = visit_tick(&visit, now);
    }
    now = until;
}

static inline void at(Screen screen)
{
    assert_string_equal(visit_screen_name(visit.screen), visit_screen_name(screen));
}

#define TEST(name) cmocka_unit_test_teardown(name, end)

#endif
