/* monkey.c: random touches, reproducible by their seed, and random disk errors. The visit asserts
 * its invariants at each step.
 *
 * Purely random touches never get far, because most things lead back or change a setting. So the
 * monkey behaves in turn as a visitor who goes on and does something wild now and then, and as one
 * who does something wild every other time. In this way it sees every screen. */
#include <stdio.h>
#include <string.h>

#include "script/monkey.h"
#include "base/memory.h"

#define FAULT_EVERY 200 /* acts between two disk errors, on average */
#define TURN        250 /* acts in one way before it changes to the other; a whole visit takes 60 */
#define ENOUGH      5000 /* acts after which every screen must have been seen */

/* xorshift64*: small, and the same on every machine. */
static uint64_t next(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(0x2545F4914F6CDD1D);
}

static int below(uint64_t *state, int count)
{
    return (int)(next(state) >> 33) % count;
}

/* Returns the middle of a thing that can be touched, or, once in five times, any point. */
static Point anywhere(const Scene *scene, uint64_t *state)
{
    if (scene->area_count > 0 && below(state, 5) > 0) {
        const Box *box = &scene->areas[below(state, scene->area_count)].box;
        return (Point){ box->x + box->w / 2, box->y + box->h / 2 };
    }
    return (Point){ scene->width_mm * below(state, 1000) / 1000,
                    scene->height_mm * below(state, 1000) / 1000 };
}

/* Drags in jerks, across edges; sometimes back again; sometimes the finger never comes up. */
static void drag(Exhibit *exhibit, uint64_t *state, int number, Point at)
{
    exhibit_finger(exhibit, true, number, at);
    for (int i = below(state, 12); i > 0; i--) {
        at.x += below(state, 21) - 10;
        at.y += below(state, 21) - 10;
        exhibit_finger_move(exhibit, number, at);
        exhibit_pass(exhibit, below(state, 60));
    }
    if (below(state, 4) > 0)
        exhibit_finger(exhibit, false, number, at);
}

/* A palm or two hands: up to ten fingers come down, and come up in another order. */
static void palm(Exhibit *exhibit, uint64_t *state)
{
    int count = 2 + below(state, 9), first = below(state, count);
    Point at[10];
    for (int i = 0; i < count; i++) {
        at[i] = anywhere(exhibit_scene(exhibit), state);
        exhibit_finger(exhibit, true, i, at[i]);
        exhibit_pass(exhibit, below(state, 15));
    }
    for (int i = 0; i < count; i++)
        exhibit_finger(exhibit, false, (first + i) % count, at[(first + i) % count]);
}

static void tap(Exhibit *exhibit, uint64_t *state, int number, Point at)
{
    exhibit_finger(exhibit, true, number, at);
    exhibit_pass(exhibit, below(state, 200));
    exhibit_finger(exhibit, false, number, at);
}

/* Returns a point on a thing that leads on most of the time, and seldom on a setting. */
static Point useful(const Scene *scene, uint64_t *state)
{
    static const int weights[] = { [AREA_BUTTON] = 1,
                                   [AREA_CHOICE] = 12,
                                   [AREA_PRIMARY] = 60,
                                   [AREA_CARD] = 12,
                                   [AREA_WORDS] = 12 };
    int all = 0;
    for (int i = 0; i < scene->area_count; i++)
        all += weights[scene->areas[i].role];
    if (all == 0)
        return anywhere(scene, state);
    int left = below(state, all), area = 0;
    while ((left -= weights[scene->areas[area].role]) >= 0)
        area++;
    const Box *box = &scene->areas[area].box;
    return (Point){ box->x + box->w / 2, box->y + box->h / 2 };
}

/* Makes one story, the example or all stories fail as if the disk did. They come back by
 * themselves. */
static void fault(Exhibit *exhibit, uint64_t *state)
{
    const VisitSetup *setup = exhibit_setup(exhibit);
    switch (below(state, 3)) {
    case 0:
        while (setup->story_count > 0)
            exhibit_fail_story(exhibit, 0);
        break;
    case 1:
        if (setup->has_example)
            exhibit_fail_story(exhibit, VISIT_EXAMPLE);
        break;
    default:
        if (setup->story_count > 0)
            exhibit_fail_story(exhibit, below(state, setup->story_count));
    }
}

static void wild_act(Exhibit *exhibit, uint64_t *state)
{
    static const char *const keys[] = { "Tab",    "Shift+Tab", "Return", "Space",
                                        "Escape", "F1",        "Left",   "A" };
    Point at = anywhere(exhibit_scene(exhibit), state);
    int number = below(state, 10);
    switch (below(state, 15)) {
    case 0: { /* a key */
        Input input = stage_key(exhibit_stage(exhibit), keys[below(state, (int)COUNT(keys))]);
        exhibit_take(exhibit, &input);
        break;
    }
    case 1: exhibit_finger(exhibit, true, number, at); break;  /* a palm that stays */
    case 2: exhibit_finger(exhibit, false, number, at); break; /* a finger that was never down */
    case 3:                                                    /* a drag */
        exhibit_finger(exhibit, true, number, at);
        exhibit_finger(exhibit, false, number, anywhere(exhibit_scene(exhibit), state));
        break;
    case 5: drag(exhibit, state, number, at); break;
    case 6: palm(exhibit, state); break;
    case 7: /* a long rest, and a trembling finger at its end */
        exhibit_finger(exhibit, true, number, at);
        exhibit_pass(exhibit, below(state, 15000));
        for (int i = below(state, 4); i >= 0; i--) {
            exhibit_finger(exhibit, i % 2 != 0, number, at);
            exhibit_pass(exhibit, below(state, 150));
        }
        break;
    case 4: exhibit_pass(exhibit, below(state, 90) * INT64_C(1000)); break;
    default: tap(exhibit, state, number, at); break;
    }
}

static void one_act(Exhibit *exhibit, uint64_t *state, bool wild)
{
    if (below(state, FAULT_EVERY) == 0)
        fault(exhibit, state);
    else if (below(state, wild ? 2 : 40) == 0)
        wild_act(exhibit, state);
    else
        tap(exhibit, state, below(state, 10), useful(exhibit_scene(exhibit), state));
    exhibit_pass(exhibit, below(state, 500));
}

/* ---- what it saw ---- */

/* True when the screen can be reached with the stories that were there at the start. */
static bool can_be_seen(Screen screen, const VisitSetup *start)
{
    if (start->story_count == 0)
        return screen == SCREEN_SLEEP;
    /* Only staff open it, by a hold that the monkey makes by chance. */
    return screen != SCREEN_STAFF && (screen != SCREEN_STORIES || start->story_count > 1) &&
           (screen != SCREEN_EXAMPLE || start->has_example) &&
           (screen != SCREEN_TOOLS || start->sure_leads_on); /* only small panels have it */
}

static bool saw_all(const Coverage *coverage, const VisitSetup *start, Error *error)
{
    printf("scenes:");
    for (int screen = 0; screen < SCREEN_COUNT; screen++)
        printf(" %s %ld", visit_screen_name((Screen)screen), coverage->scenes[screen]);
    printf("\nfirst ratings %ld, second ratings %ld, stories withdrawn %ld\n",
           coverage->first_ratings, coverage->second_ratings, coverage->withdrawn);
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        if (coverage->scenes[screen] == 0 && can_be_seen((Screen)screen, start)) {
            error_set(error, ERROR_CONTENT, "the monkey never saw the screen %s",
                      visit_screen_name((Screen)screen));
            return false;
        }
    }
    return true;
}

bool monkey_play(Exhibit *exhibit, uint64_t seed, long taps, Error *error)
{
    uint64_t state = seed * 2 + 1;
    const VisitSetup start = *exhibit_setup(exhibit);
    for (long i = 0; i < taps; i++)
        one_act(exhibit, &state, i / TURN % 2 != 0);
    /* After the longest reading time and both idle times it must be back at the start. */
    exhibit_pass(exhibit, 10 * 60 * 1000);
    const char *screen = exhibit_scene(exhibit)->screen;
    if (strcmp(screen, "attract") != 0 && strcmp(screen, "sleep") != 0) {
        error_set(error, ERROR_CONTENT, "after seed %llu and %ld taps it stays on %s",
                  (unsigned long long)seed, taps, screen);
        return false;
    }
    Error unseen = { 0 };
    return saw_all(exhibit_coverage(exhibit), &start, taps < ENOUGH ? &unseen : error) ||
           taps < ENOUGH;
}
