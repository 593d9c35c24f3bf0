/* monkey.c: random hands, reproducible by their seed. The visit asserts its invariants at each
 * step. */
#include <string.h>

#include "base/memory.h"
#include "exhibit/exhibit.h"

/* xorshift64*: small, and the same everywhere. */
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

/* Mostly something that can be touched, now and then anywhere. */
static Point anywhere(const Scene *scene, uint64_t *state)
{
    if (scene->area_count > 0 && below(state, 5) > 0) {
        const Box *box = &scene->areas[below(state, scene->area_count)].box;
        return (Point){ box->x + box->w / 2, box->y + box->h / 2 };
    }
    return (Point){ scene->width_mm * below(state, 1000) / 1000,
                    scene->height_mm * below(state, 1000) / 1000 };
}

/* Over edges, in jerks, sometimes coming back, sometimes never coming up. */
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

/* A palm or two hands: up to ten fingers down and up again in another order. */
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

static void one_act(Exhibit *exhibit, uint64_t *state)
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
    case 7: /* rests long, and trembles when it comes up */
        exhibit_finger(exhibit, true, number, at);
        exhibit_pass(exhibit, below(state, 15000));
        for (int i = below(state, 4); i >= 0; i--) {
            exhibit_finger(exhibit, i % 2 != 0, number, at);
            exhibit_pass(exhibit, below(state, 150));
        }
        break;
    case 4: exhibit_pass(exhibit, below(state, 90) * INT64_C(1000)); break;
    default:
        exhibit_finger(exhibit, true, number, at);
        exhibit_pass(exhibit, below(state, 200));
        exhibit_finger(exhibit, false, number, at);
        break;
    }
    exhibit_pass(exhibit, below(state, 500));
}

bool monkey_play(Exhibit *exhibit, uint64_t seed, long taps, Error *error)
{
    uint64_t state = seed * 2 + 1;
    for (long i = 0; i < taps; i++)
        one_act(exhibit, &state);
    /* Left alone, the longest reading and both idle times later, it must be as at the start. */
    exhibit_pass(exhibit, 10 * 60 * 1000);
    const char *screen = exhibit_scene(exhibit)->screen;
    if (strcmp(screen, "attract") != 0 && strcmp(screen, "sleep") != 0) {
        error_set(error, ERROR_CONTENT, "after seed %llu and %ld taps it stays on %s",
                  (unsigned long long)seed, taps, screen);
        return false;
    }
    return true;
}
