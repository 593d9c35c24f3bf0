/* What takes time: the corner that opens the panel for staff, things that have to be held, and
 * things that are touched again and again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "hands/hands.h"

static Hands hands;
static Scene scene;
static Touch last;

static int start(void **state)
{
    (void)state;
    scene_start(&scene, 154, 86);
    scene_clear(&scene, "attract");
    scene_area(&scene, "start", (Box){ 2, 2, 100, 20 }, "start", AREA_BUTTON, false);
    scene_area(&scene, "staff:off", (Box){ 2, 60, 50, 16 }, "off", AREA_BUTTON, false);
    scene_held(&scene);
    scene_area(&scene, "class:good:more", (Box){ 80, 60, 20, 16 }, "more", AREA_BUTTON, false);
    scene_runs(&scene);
    hands_start(&hands, &(HandsSetup){ .slop_mm = 6, .repeat_ms = 300, .corner_mm = 20 });
    hands_see(&hands, &scene, NULL, 0);
    return 0;
}

static int end(void **state)
{
    (void)state;
    scene_finish(&scene);
    return 0;
}

static void down(int64_t number, double x, double y, int64_t ms)
{
    last = hands_down(&hands, &(Finger){ number, { x, y }, ms });
}

static void move(double x, double y, int64_t ms)
{
    last = hands_move(&hands, &(Finger){ 1, { x, y }, ms });
}

static void up(double x, double y, int64_t ms)
{
    last = hands_up(&hands, &(Finger){ 1, { x, y }, ms });
}

/* Time passes; keeps the first touch. */
static void pass(int64_t until)
{
    Touch first = { 0 };
    while (hands_wake_ms(&hands) <= until) {
        Touch touch = hands_tick(&hands, hands_wake_ms(&hands));
        first = first.id[0] ? first : touch;
    }
    last = first;
}

static void the_corner_held_for_three_seconds_opens_the_panel(void **state)
{
    (void)state;
    down(1, 10, 10, 1000);
    pass(1999);
    assert_int_equal(hands_corner_ms(&hands, 1999), 0);
    pass(2000);
    assert_true(last.corner_changed);
    assert_int_equal(hands_corner_ms(&hands, 2500), 1500);
    pass(3999);
    assert_string_equal(last.id, "");
    pass(4000);
    assert_string_equal(last.id, "staff_corner");
    assert_int_equal(hands_corner_ms(&hands, 4000), 0);
    up(10, 10, 4100);
    assert_string_equal(last.id, "");
}

static void a_shorter_touch_there_is_any_other(void **state)
{
    (void)state;
    down(1, 10, 10, 1000);
    pass(3900);
    up(10, 10, 3900);
    assert_string_equal(last.id, "start");
    assert_true(last.corner_changed); /* the ring goes */
    pass(9000);
    assert_string_equal(last.id, "");
}

static void a_second_finger_cancels(void **state)
{
    (void)state;
    down(1, 10, 10, 1000);
    pass(2500);
    down(2, 90, 50, 2600);
    assert_true(last.corner_changed);
    pass(9000);
    assert_string_equal(last.id, "");
}

static void a_finger_that_leaves_the_corner_cancels(void **state)
{
    (void)state;
    down(1, 19, 19, 1000);
    move(24, 24, 1500); /* it trembles */
    move(30, 10, 1600);
    move(10, 10, 1700); /* too late */
    pass(9000);
    assert_string_equal(last.id, "");
}

static void beside_the_corner_nothing_is_held(void **state)
{
    (void)state;
    down(1, 21, 10, 1000);
    pass(9000);
    assert_string_equal(last.id, "");
}

/* The still-there page takes any touch at once; the finger goes on holding. */
static void the_corner_works_from_every_screen(void **state)
{
    (void)state;
    hands_see(&hands, &scene, "stay", 0);
    down(1, 10, 10, 1000);
    assert_string_equal(last.id, "stay");
    hands_see(&hands, &scene, NULL, 1001);
    hands_let_go(&hands);
    pass(4000);
    assert_string_equal(last.id, "staff_corner");
}

static void what_has_to_be_held_is_not_touched_sooner(void **state)
{
    (void)state;
    down(1, 20, 70, 1000);
    pass(3999);
    up(20, 70, 3999);
    assert_string_equal(last.id, "");
    down(1, 20, 70, 5000);
    pass(8000);
    assert_string_equal(last.id, "staff:off");
    up(20, 70, 8100);
    assert_string_equal(last.id, "");
}

/* Counting hands: a short touch is one, a finger that stays counts on, and coming up adds none. */
static void what_runs_is_touched_again_and_again(void **state)
{
    (void)state;
    int touches = 0;
    down(1, 90, 70, 1000);
    up(90, 70, 1200);
    assert_string_equal(last.id, "class:good:more");
    down(1, 90, 70, 2000);
    while (hands_wake_ms(&hands) <= 4000) {
        Touch touch = hands_tick(&hands, hands_wake_ms(&hands));
        touches += strcmp(touch.id, "class:good:more") == 0;
    }
    assert_in_range(touches, 8, 12);
    up(90, 70, 4000);
    assert_string_equal(last.id, "");
    down(1, 90, 70, 5000);
    move(20, 70, 5100); /* off it */
    pass(7000);
    assert_string_equal(last.id, "");
}

static void sliding_off_and_back_begins_again(void **state)
{
    (void)state;
    down(1, 20, 70, 1000);
    move(120, 40, 2000);
    move(20, 70, 3000);
    pass(5999);
    assert_string_equal(last.id, "");
    pass(6000);
    assert_string_equal(last.id, "staff:off");
}

/* For who cannot lift a finger quickly, resting takes things after a moment, but not these. */
static void the_dwell_time_does_not_shorten_it(void **state)
{
    (void)state;
    hands.setup.dwell_ms = 500;
    down(1, 20, 70, 1000);
    pass(3999);
    assert_string_equal(last.id, "");
    pass(4000);
    assert_string_equal(last.id, "staff:off");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_corner_held_for_three_seconds_opens_the_panel),
        TEST(a_shorter_touch_there_is_any_other),
        TEST(a_second_finger_cancels),
        TEST(a_finger_that_leaves_the_corner_cancels),
        TEST(beside_the_corner_nothing_is_held),
        TEST(the_corner_works_from_every_screen),
        TEST(what_has_to_be_held_is_not_touched_sooner),
        TEST(what_runs_is_touched_again_and_again),
        TEST(sliding_off_and_back_begins_again),
        TEST(the_dwell_time_does_not_shorten_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
