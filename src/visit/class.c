/* class.c: the lesson of a school class, as a state machine, and what must hold in each state. What
 * a touch does on each page is in class_touch.c.
 *
 *   AWAY -> START                         [class_open]
 *   START -> CHOOSE -> START              class:lesson, class:own; back
 *   START -> EXAMPLE -> READ              class:begin, class:next
 *   READ -> VOTE -> PULL -> AGAIN -> COMPARE    class:next; back
 *   COMPARE -> READ of the next sentence  class:next; after the last one END
 *   EXAMPLE, READ ... COMPARE -> END -> the same      class:end, class:stay
 *   END -> AWAY                           class:wipe               [class_wipe]
 *   any -> AWAY                           by time                  [class_tick, class_wipe]
 *
 * What holds after each step (class_check asserts exactly this):
 *  (1) under == page, except on END, where under is EXAMPLE or one of the five steps.
 *  (2) A lesson has sentences, the present one is among them, and they are the story's in order.
 *  (3) Without a lesson nothing is voted, and nothing is shown of a trail; PULL shows some of it.
 *  (4) No vote has more votes than there are voters; groups have all voted or none has.
 *  (5) Turns of groups are there only in a vote that is not complete, and each is a level.
 *  (6) The trail's end is revealed only on COMPARE; a knot is open only on PULL.
 *  (7) There is at least one voter and at most as many as are allowed.
 *  (8) The page is one of those that the layout has.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "visit/class_private.h"

#define AGE_MOST_MS (CLASS_HOURS_MOST * INT64_C(3600000))
#define AGE_STEP_MS INT64_C(600000) /* how often the age is kept, and the day looked at */

static const char *const names[CLASS_PAGES] = {
    [CLASS_AWAY] = "attract",          [CLASS_START] = "class_start",
    [CLASS_CHOOSE] = "class_choose",   [CLASS_EXAMPLE] = "class_example",
    [CLASS_READ] = "class_read",       [CLASS_VOTE] = "class_vote",
    [CLASS_PULL] = "class_pull",       [CLASS_AGAIN] = "class_again",
    [CLASS_COMPARE] = "class_compare", [CLASS_END] = "class_end",
};

const char *class_page_name(ClassPage page)
{
    return names[page];
}

static bool is(const char *id, const char *wanted)
{
    return strcmp(id, wanted) == 0;
}

/* ---- asking ---- */

int class_story(const Class *class)
{
    for (int i = 0; i < class->facts->story_count; i++) {
        const ClassStory *story = &class->facts->stories[i];
        if (is(story->id, class->story) && story->version == class->version)
            return i;
    }
    return -1;
}

int class_step(const Class *class)
{
    bool steps = class->under >= CLASS_READ && class->under <= CLASS_COMPARE;
    return steps ? (int)class->under - CLASS_READ : -1;
}

int class_claim(const Class *class)
{
    return class_step(class) < 0 ? -1 : class->claims[class->at];
}

bool class_is_running(const Class *class)
{
    return class->under >= CLASS_EXAMPLE;
}

int class_turn(const Class *class)
{
    return class->under == CLASS_AGAIN || class->under == CLASS_COMPARE ? 1 : 0;
}

int class_voters(const Class *class)
{
    return class->groups ? class->group_count : class->pupils;
}

int class_sum(const int votes[CLASS_LEVELS])
{
    int all = 0;
    for (int i = 0; i < CLASS_LEVELS; i++)
        all += votes[i];
    return all;
}

int class_voted(const Class *class)
{
    return class->turn_count + class_sum(class->votes[class->at].votes[class_turn(class)]);
}

bool class_complete(const Class *class)
{
    return !class->groups || class_voted(class) == class->group_count;
}

int class_told(int votes)
{
    return votes == 1 || votes == 2 ? CLASS_FEW : votes;
}

bool class_has_few(const Class *class)
{
    const int *votes = class->votes[class->at].votes[class_turn(class)];
    bool few = false;
    for (int level = 0; level < CLASS_LEVELS; level++)
        few = few || class_told(votes[level]) == CLASS_FEW;
    return few;
}

/* ---- what must hold ---- */

static bool is_vote(ClassPage page)
{
    return page == CLASS_VOTE || page == CLASS_AGAIN;
}

/* (3), (4), (5) */
static bool votes_hold(const Class *class)
{
    bool lesson = class_is_running(class), good = true;
    for (int i = 0; i < LESSON_CLAIMS_MOST && good; i++) {
        for (int turn = 0; turn < 2; turn++) {
            const int *votes = class->votes[i].votes[turn];
            int all = class_sum(votes);
            for (int l = 0; l < CLASS_LEVELS; l++)
                good = good && votes[l] >= 0;
            good = good && all <= class_voters(class) &&
                   (!class->groups || all == 0 || all == class->group_count) &&
                   (all == 0 || (lesson && i < class->claim_count));
        }
    }
    for (int i = 0; i < class->turn_count && good; i++)
        good = class->turns[i] >= 0 && class->turns[i] < CLASS_LEVELS;
    return good &&
           (class->turn_count == 0 ||
            (class->groups && is_vote(class->under) && class->turn_count < class->group_count &&
             class_sum(class->votes[class->at].votes[class_turn(class)]) == 0));
}

/* (2), (7) */
static bool lesson_holds(const Class *class)
{
    bool lesson = class_is_running(class);
    bool good = class->claim_count >= 0 && class->claim_count <= LESSON_CLAIMS_MOST &&
                (!lesson || (class->claim_count > 0 && class->story[0])) && class->at >= 0 &&
                (class->at == 0 || class->at < class->claim_count);
    for (int i = 1; i < class->claim_count && good; i++)
        good = class->claims[i] > class->claims[i - 1];
    return good && class->pupils >= 1 && class->pupils <= CLASS_PUPILS_MOST &&
           class->group_count >= 2 && class->group_count <= CLASS_GROUPS_MOST;
}

/* (3), (6) */
static bool page_holds(const Class *class)
{
    bool lesson = class_is_running(class);
    return class->spans >= 0 && (lesson || (class->spans == 0 && !class->rope)) &&
           (class->under != CLASS_PULL || class->spans > 0) &&
           (!class->rope || class->under == CLASS_EXAMPLE) &&
           (!class->revealed || class->under == CLASS_COMPARE) &&
           (class->knot == 0 || (class->under == CLASS_PULL && class->knot > 0));
}

bool class_is_whole(const Class *class)
{
    return class_is_running(class) && class->age_ms >= 0 && class->lesson < LESSON_KINDS &&
           (class->claim_count == 0 || class->claims[0] >= 0) && lesson_holds(class) &&
           votes_hold(class) && page_holds(class);
}

void class_check(const Class *class)
{
    ClassPage under = class->under;
    assert(class->page < CLASS_PAGES && under < CLASS_END);                    /* (1) */
    assert(class->page == under || class->page == CLASS_END);                  /* (1) */
    assert(class->page != CLASS_END || class_is_running(class));               /* (1) */
    assert(lesson_holds(class));                                               /* (2), (7) */
    assert(votes_hold(class));                                                 /* (3), (4), (5) */
    assert(page_holds(class));                                                 /* (3), (6) */
    assert(class->page_number >= 0 && class->page_number < class->page_count); /* (8) */
}

/* ---- moving ---- */

void class_step_changed(ClassStep *step)
{
    step->effects.changed = true;
    step->effects.keep = class_is_running(step->class);
}

void class_step_go(ClassStep *step, ClassPage page)
{
    Class *class = step->class;
    class->page = class->under = page;
    class->revealed = false;
    class->knot = 0;
    class->turn_count = 0;
    class->page_number = 0;
    class->page_count = 1;
    class->span_count = 0;
    class->first = 0;
    class->says = CLASS_SAYS_NOTHING;
    if (page != CLASS_EXAMPLE)
        class->rope = false;
    if (page == CLASS_PULL && class->spans == 0) {
        class->spans = 1;
        class->pulled_ms = step->now_ms;
    }
    step->effects.moved = true;
    class_step_changed(step);
}

void class_step_sentence(ClassStep *step, int at, ClassPage page)
{
    step->class->at = at;
    step->class->spans = 0;
    class_step_go(step, page);
}

static ClassEffects done(ClassStep *step)
{
    Class *class = step->class;
    step->effects.wake_ms = class_is_running(class) ? class->aged_ms + AGE_STEP_MS : CLOCK_NEVER;
    class_check(class);
    return step->effects;
}

/* ---- time ---- */

/* Brings the age up to date. True when the class is over: after twelve hours, or on another day. */
static bool is_over(Class *class, int64_t now_ms)
{
    const char *day = class->facts->day;
    class->age_ms += now_ms - class->aged_ms;
    class->aged_ms = now_ms;
    if (!class->day[0])
        memcpy(class->day, day, sizeof(class->day));
    return class->age_ms >= AGE_MOST_MS || (day[0] && !is(class->day, day));
}

/* ---- what the caller calls ---- */

void class_start(Class *class, const ClassFacts *facts)
{
    *class = (Class){ .facts = facts, .pupils = 25, .group_count = 6, .page_count = 1, .rows = 1 };
    class_check(class);
}

ClassEffects class_open(Class *class, int64_t now_ms)
{
    ClassStep step = { .class = class, .now_ms = now_ms };
    if (class->page != CLASS_AWAY)
        return done(&step);
    class_start(class, class->facts);
    if (class->facts->story_count > 0)
        class_take_story(class, 0);
    class_step_go(&step, CLASS_START);
    return done(&step);
}

ClassEffects class_touch(Class *class, const char *id, int64_t now_ms)
{
    ClassStep step = { .class = class, .now_ms = now_ms };
    if (class_step_take(&step, id))
        snprintf(step.effects.took, sizeof(step.effects.took), "%s", id);
    return done(&step);
}

ClassEffects class_tick(Class *class, int64_t now_ms)
{
    ClassStep step = { .class = class, .now_ms = now_ms };
    if (!class_is_running(class) || now_ms < class->aged_ms + AGE_STEP_MS)
        return done(&step);
    if (is_over(class, now_ms))
        step.effects.ask = CLASS_ASK_WIPE;
    else
        step.effects.keep = true;
    return done(&step);
}

ClassEffects class_shown(Class *class, int pages, int spans, int64_t now_ms)
{
    ClassStep step = { .class = class, .now_ms = now_ms };
    pages = pages > 0 ? pages : 1;
    class->span_count = spans;
    if (class->page == CLASS_CHOOSE) {
        step.effects.changed = class->rows != pages;
        class->rows = pages;
    } else {
        class->page_count = pages;
        step.effects.changed = class->page_number >= pages;
        class->page_number = class->page_number < pages ? class->page_number : pages - 1;
    }
    return done(&step);
}

ClassEffects class_begin(Class *class, const int *claims, int count, int64_t now_ms)
{
    ClassStep step = { .class = class, .now_ms = now_ms };
    if (class->page != CLASS_START || !class->story[0] || count <= 0)
        return done(&step);
    class->claim_count = count;
    for (int i = 0; i < count; i++)
        class->claims[i] = claims[i];
    memset(class->votes, 0, sizeof(class->votes));
    class->age_ms = 0;
    class->aged_ms = now_ms;
    memcpy(class->day, class->facts->day, sizeof(class->day));
    step.effects.begun = true;
    if (class->facts->has_example)
        class_step_go(&step, CLASS_EXAMPLE);
    else
        class_step_sentence(&step, 0, CLASS_READ);
    return done(&step);
}

ClassEffects class_copied(Class *class, const char *why, int64_t now_ms)
{
    ClassStep step = { .class = class, .now_ms = now_ms };
    if (class->says != CLASS_SAYS_COPYING)
        return done(&step);
    class->says = why ? CLASS_SAYS_FAILED : CLASS_SAYS_COPIED;
    snprintf(class->why, sizeof(class->why), "%s", why ? why : "");
    step.effects.changed = true;
    return done(&step);
}

void class_wipe(Class *class)
{
    class_start(class, class->facts);
}

bool class_resume(Class *class, int64_t now_ms)
{
    class->aged_ms = class->pulled_ms = now_ms;
    class_check(class);
    int story = class_story(class);
    bool there = story >= 0 &&
                 class->claims[class->claim_count - 1] < class->facts->stories[story].claim_count;
    if (class->under == CLASS_EXAMPLE && !class->facts->has_example)
        class->page = class->under = CLASS_READ;
    return class_is_running(class) && there && !is_over(class, now_ms);
}

ClassEffects class_relist(Class *class, int64_t now_ms)
{
    ClassStep step = { .class = class, .now_ms = now_ms };
    if (class->page == CLASS_AWAY || class_story(class) >= 0)
        return done(&step);
    if (class_is_running(class)) {
        step.effects.ask = CLASS_ASK_WIPE;
        return done(&step);
    }
    class->story[0] = '\0';
    class->claim_count = 0;
    if (class->facts->story_count > 0)
        class_take_story(class, 0);
    class_step_go(&step, CLASS_START);
    return done(&step);
}
