/* Where a finger may be: beside a thing, outside its edge, on a thing that was not there before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "hands/hands.h"

#define SLOP_MM 6

static Hands hands;
static Scene scenes[2];

/* A claim of two lines, and a button 2 mm below the second. */
static void fill(Scene *scene)
{
    scene_clear(scene, "test");
    scene_area(scene, "claim", (Box){ 60, 10, 40, 7 }, "Claim", AREA_WORDS, false);
    scene_area(scene, "claim", (Box){ 10, 18, 40, 7 }, "Claim", AREA_WORDS, false);
    scene_area(scene, "button", (Box){ 10, 27, 40, 15 }, "Button", AREA_BUTTON, false);
}

static int start(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        scene_start(&scenes[i], 150, 90);
        fill(&scenes[i]);
    }
    hands_start(&hands, &(HandsSetup){ .slop_mm = SLOP_MM, .repeat_ms = 300 });
    hands_see(&hands, &scenes[0], NULL, 1000);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++)
        scene_finish(&scenes[i]);
    return 0;
}

static Touch down(double x, double y, int64_t ms)
{
    return hands_down(&hands, &(Finger){ 1, { x, y }, ms });
}

static Touch move(double x, double y, int64_t ms)
{
    return hands_move(&hands, &(Finger){ 1, { x, y }, ms });
}

static Touch up(double x, double y, int64_t ms)
{
    return hands_up(&hands, &(Finger){ 1, { x, y }, ms });
}

static void a_finger_misses_a_thing_by_two_millimetres_and_no_more(void **state)
{
    (void)state;
    down(30, 43.9, 2000);
    assert_string_equal(hands.pressed, "button");
    assert_string_equal(up(30, 43.9, 2100).id, "button");
    assert_false(down(30, 44.1, 3000).press_changed);
    assert_string_equal(up(30, 42, 3100).id, "");
}

/* Between two things the nearer one counts. */
static void a_finger_between_two_things_is_on_the_nearer(void **state)
{
    (void)state;
    down(30, 25.9, 2000);
    assert_string_equal(up(30, 25.9, 2100).id, "claim");
    down(30, 26.1, 3000);
    assert_string_equal(up(30, 26.1, 3100).id, "button");
}

static void a_finger_may_slip_as_far_as_the_slop(void **state)
{
    (void)state;
    down(30, 40, 2000);
    assert_false(move(30, 42 + SLOP_MM - 0.1, 2010).press_changed);
    assert_true(move(30, 42 + SLOP_MM + 0.1, 2020).press_changed);
    assert_string_equal(hands.pressed, "");
    assert_true(move(30, 42 + SLOP_MM - 0.1, 2030).press_changed);
    assert_string_equal(up(30, 42 + SLOP_MM - 0.1, 2100).id, "button");
    down(30, 40, 3000);
    assert_string_equal(up(30, 42 + SLOP_MM + 0.1, 3100).id, "");
}

/* Within the slop of the thing it came down on, it is never on the next thing. */
static void a_finger_that_slips_onto_the_next_thing_still_means_the_first(void **state)
{
    (void)state;
    down(30, 30, 2000);
    assert_false(move(30, 23, 2010).press_changed);
    assert_string_equal(hands.pressed, "button");
    assert_string_equal(up(30, 23, 2100).id, "button");
}

static void a_claim_is_one_thing_on_all_its_lines(void **state)
{
    (void)state;
    down(90, 12, 2000);
    assert_false(move(20, 20, 2010).press_changed);
    assert_string_equal(up(20, 20, 2100).id, "claim");
}

/* A frame takes a moment to make: a finger that came down in that time was meant for the one
 * before. */
static void a_finger_that_saw_the_scene_before_counts_where_the_same_is_there(void **state)
{
    (void)state;
    scenes[1].areas[2].id = "other";
    hands_see(&hands, &scenes[1], NULL, 2000);
    assert_false(down(30, 35, 1999).press_changed);
    assert_string_equal(up(30, 35, 2100).id, "");
    down(30, 20, 1999); /* the claim is where it was */
    assert_string_equal(up(30, 20, 2200).id, "claim");
    down(30, 35, 2500);
    assert_string_equal(up(30, 35, 2600).id, "other");
}

static void a_finger_that_saw_nothing_counts_for_nothing(void **state)
{
    (void)state;
    scene_clear(&scenes[0], ""); /* the scene of a story that failed is gone */
    hands_see(&hands, &scenes[1], NULL, 2000);
    assert_false(down(30, 35, 1999).press_changed);
    assert_string_equal(up(30, 35, 2100).id, "");
}

/* The scene may change under a finger while the screen stays: a notice disappears, a story is
 * saved.
 */
static void a_finger_whose_thing_went_touches_nothing(void **state)
{
    (void)state;
    down(30, 35, 2000);
    scenes[1].area_count = 2;
    hands_see(&hands, &scenes[1], NULL, 2050);
    assert_string_equal(up(30, 35, 2100).id, "");
}

static void where_anything_is_meant_any_finger_touches_at_once(void **state)
{
    (void)state;
    down(30, 35, 2000);
    hands_see(&hands, &scenes[1], "stay", 2050);
    Touch touch = hands_down(&hands, &(Finger){ 2, { 140, 80 }, 2100 });
    assert_string_equal(touch.id, "stay");
    assert_true(touch.felt);
    hands_see(&hands, &scenes[0], NULL, 2110);
    assert_string_equal(up(30, 35, 2200).id, "");
    assert_string_equal(hands_up(&hands, &(Finger){ 2, { 30, 35 }, 2300 }).id, "");
    assert_int_equal(hands_wake_ms(&hands), CLOCK_NEVER);
}

static void before_anything_is_shown_a_finger_is_only_felt(void **state)
{
    (void)state;
    hands_start(&hands, &(HandsSetup){ .slop_mm = SLOP_MM });
    assert_true(down(30, 35, 10).felt);
    assert_false(move(30, 36, 20).felt);
    Touch touch = hands_lost(&hands, &(Finger){ .number = 1, .ms = 30 });
    assert_true(touch.felt);
    assert_string_equal(touch.id, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_finger_misses_a_thing_by_two_millimetres_and_no_more),
        TEST(a_finger_between_two_things_is_on_the_nearer),
        TEST(a_finger_may_slip_as_far_as_the_slop),
        TEST(a_finger_that_slips_onto_the_next_thing_still_means_the_first),
        TEST(a_claim_is_one_thing_on_all_its_lines),
        TEST(a_finger_that_saw_the_scene_before_counts_where_the_same_is_there),
        TEST(a_finger_that_saw_nothing_counts_for_nothing),
        TEST(a_finger_whose_thing_went_touches_nothing),
        TEST(where_anything_is_meant_any_finger_touches_at_once),
        TEST(before_anything_is_shown_a_finger_is_only_felt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
