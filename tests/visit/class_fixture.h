/* class_fixture.h: a class at the glass, for its tests: complete touches, and time. */
#ifndef TESTS_VISIT_CLASS_FIXTURE_H
#define TESTS_VISIT_CLASS_FIXTURE_H

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
#include "visit/class.h"
#include "visit/class_kept.h"

static ClassStory stories[] = { { "moon", "Moon", 3, 9 }, { "chocolate", "Chocolate", 1, 4 } };
static ClassFacts facts;
static Class class;
static int64_t now;
static ClassEffects last;

#define SPANS 3 /* of every trail here */

static const int taken[] = { 1, 3 };

static inline void note(ClassEffects effects)
{
    last = effects;
    if (last.ask == CLASS_ASK_BEGIN) {
        bool own = class.lesson == LESSON_OWN;
        int own_claims[LESSON_CLAIMS_MOST];
        memcpy(own_claims, class.claims, sizeof(own_claims));
        last = class_begin(&class, own ? own_claims : taken, own ? class.claim_count : 2, now);
    }
}

static inline void shown(void)
{
    class_shown(&class, 1, SPANS, now);
}

static inline void touch(const char *id)
{
    now += 500;
    note(class_touch(&class, id, now));
    shown();
}

static inline void touches(const char *const *ids)
{
    for (; *ids; ids++)
        touch(*ids);
}

#define TOUCH(...) touches((const char *const[]){ __VA_ARGS__, NULL })

static inline void begin(void)
{
    facts = (ClassFacts){
        .stories = stories, .story_count = 2, .has_example = true, .day = "2026-11-24"
    };
    now = 1000;
    class_start(&class, &facts);
    last = class_open(&class, now);
    shown();
}

static inline void times(const char *id, int count)
{
    for (int i = 0; i < count; i++)
        touch(id);
}

static inline void at(ClassPage page)
{
    assert_string_equal(class_page_name(class.page), class_page_name(page));
}

/* Goes to a page of the first sentence, with nothing voted by hands, or all by two groups. */
static inline void go_by(ClassPage page, bool groups)
{
    begin();
    if (page == CLASS_AWAY)
        class_wipe(&class);
    if (page == CLASS_CHOOSE)
        TOUCH("class:lesson", "class:lesson", "class:own");
    if (page >= CLASS_EXAMPLE) {
        if (groups) {
            touch("class:by:groups");
            times("class:pupils:less", 4);
        }
        touch("class:begin");
    }
    if (page >= CLASS_READ && page != CLASS_END)
        TOUCH("class:next", "class:next");
    if (page >= CLASS_VOTE && page != CLASS_END)
        touch("class:next");
    if (page >= CLASS_PULL && page != CLASS_END) {
        if (groups)
            TOUCH("class:good", "class:weak");
        touch("class:next");
    }
    if (page >= CLASS_AGAIN && page != CLASS_END)
        TOUCH("class:pull", "class:pull", "class:next");
    if (page == CLASS_COMPARE) {
        if (groups)
            TOUCH("class:good", "class:good");
        touch("class:next");
    }
    if (page == CLASS_END)
        touch("class:end");
    at(page);
}

static inline void go(ClassPage page)
{
    go_by(page, false);
}

#endif
