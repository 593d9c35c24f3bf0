/* visitor.h: a visitor with fingers: hands, and the visit that they move. Tests name the thing that
 * a finger is on; reach_test.c tests places. */
#ifndef TESTS_HANDS_VISITOR_H
#define TESTS_HANDS_VISITOR_H

#include "../visit/visitor.h"
#include "hands/hands.h"

static Hands hands;
static Scene scene;
static double spot_mm; /* all fingers are in one place unless a test says where */
static bool press_changed;

static inline void begin_hands(const VisitSetup *setup)
{
    spot_mm = 0;
    begin(setup);
    hands_start(&hands, &(HandsSetup){ .slop_mm = 6, .repeat_ms = 300 });
    scene_start(&scene, 1000, 1000);
}

static inline int end_hands(void **state)
{
    scene_finish(&scene);
    return end(state);
}

/* Does what the exhibit does with a touch. */
static inline void take(Touch touched)
{
    press_changed = touched.press_changed;
    last = touched.id[0]  ? visit_touch(&visit, touched.id, now)
           : touched.felt ? visit_felt(&visit, now)
                          : (Effects){ .wake_ms = last.wake_ms };
    if (last.left)
        hands_forget(&hands);
    else if (last.moved)
        hands_let_go(&hands);
}

/* Makes a finger, and a scene with only that thing under it; NULL: an empty scene. */
static inline Finger on(int64_t number, const char *id, int64_t later_ms)
{
    scene_clear(&scene, "test");
    if (id)
        scene_area(&scene, id, (Box){ spot_mm - 1, 0, 2, 2 }, id, AREA_BUTTON, false);
    hands_see(&hands, &scene, visit_at_once(&visit), 0);
    return (Finger){ number, { spot_mm, 1 }, now += later_ms };
}

static inline void down(int64_t number, const char *id, int64_t later_ms)
{
    Finger finger = on(number, id, later_ms);
    take(hands_down(&hands, &finger));
}

static inline void move(int64_t number, const char *id, int64_t later_ms)
{
    Finger finger = on(number, id, later_ms);
    take(hands_move(&hands, &finger));
}

static inline void up(int64_t number, const char *id, int64_t later_ms)
{
    Finger finger = on(number, id, later_ms);
    take(hands_up(&hands, &finger));
}

static inline void key(const char *id, int64_t later_ms)
{
    hands.at_once = visit_at_once(&visit);
    now += later_ms;
    take(hands_key(&hands, id, now));
}

static inline void keys(const char *const *ids)
{
    for (; *ids; ids++)
        key(*ids, 500);
}

/* Touches with half a second between them. */
#define KEYS(...) keys((const char *const[]){ __VA_ARGS__, NULL })

static inline int64_t wake_ms(void)
{
    int64_t due = hands_wake_ms(&hands);
    return due < last.wake_ms ? due : last.wake_ms;
}

static inline void tick(void)
{
    if (now >= hands_wake_ms(&hands))
        take(hands_tick(&hands, now));
    if (now >= last.wake_ms)
        last = visit_tick(&visit, now);
    if (last.left)
        hands_forget(&hands);
    else if (last.moved)
        hands_let_go(&hands);
}

/* Nobody touches; what becomes due is done. */
static inline void rest(int64_t ms)
{
    int64_t until = now + ms;
    while (wake_ms() <= until) {
        now = wake_ms() > now ? wake_ms() : now;
        tick();
    }
    now = until;
}

#define HANDS_TEST(name) cmocka_unit_test_teardown(name, end_hands)

#endif
