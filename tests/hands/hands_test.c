/* Fingers that tremble, rest, lean, slide, and ten at a time. */
#include "visitor.h"

static void one_finger_counts(void **state)
{
    (void)state;
    begin_hands(&one);
    down(1, NULL, 0);
    down(2, "start", 10);
    up(2, "start", 10);
    at(SCREEN_ATTRACT);
    up(1, "start", 10); /* it went down somewhere else */
    at(SCREEN_ATTRACT);
    down(3, "start", 10);
    assert_string_equal(hands.pressed, "start");
    up(3, "start", 10);
    at(SCREEN_ABOUT);
}

static void the_same_control_acts_once_in_300_ms(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start");
    shown(4);
    key("next", 400);
    assert_int_equal(visit.page, 1);
    key("next", 299);
    assert_int_equal(visit.page, 1);
    key("next", 2);
    assert_int_equal(visit.page, 2);
}

static void a_lost_finger_is_forgotten(void **state)
{
    (void)state;
    begin_hands(&one);
    down(1, "start", 0);
    rest(9999);
    assert_string_equal(hands.pressed, "start");
    rest(1);
    assert_string_equal(hands.pressed, "");
    down(2, "start", 10);
    up(2, "start", 10);
    at(SCREEN_ABOUT);
}

static void a_finger_over_a_changed_screen_does_nothing(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start", "next", "level:good");
    down(1, "next", 400);
    KEYS("next"); /* a key press in between */
    at(SCREEN_READ);
    up(1, "next", 400);
    at(SCREEN_READ);
}

static void a_finger_takes_however_long_it_rests(void **state)
{
    (void)state;
    static const int64_t rests[] = { 0, 40, 900, 5000, 9990 };
    for (size_t i = 0; i < COUNT(rests); i++) {
        begin_hands(&one);
        down(1, "start", 0);
        rest(rests[i]);
        assert_string_equal(hands.pressed, "start");
        up(1, "start", 0);
        at(SCREEN_ABOUT);
        assert_string_equal(last.took, "start");
        end_hands(NULL);
    }
}

static void a_finger_that_slides_off_and_back_still_takes(void **state)
{
    (void)state;
    begin_hands(&one);
    down(1, "start", 0);
    assert_true(press_changed);
    move(1, "start", 10); /* nothing to draw */
    assert_false(press_changed);
    move(1, NULL, 10);
    assert_true(press_changed);
    assert_string_equal(hands.pressed, "");
    move(1, "next", 10);
    assert_false(press_changed);
    move(1, "start", 10);
    assert_true(press_changed);
    assert_false(last.scene_changed); /* it is only painted again, not laid out again */
    assert_string_equal(hands.pressed, "start");
    up(1, "start", 10);
    at(SCREEN_ABOUT);
}

static void coming_up_elsewhere_does_nothing(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start");
    down(1, "next", 500);
    move(1, "restart", 10);
    up(1, "restart", 10);
    at(SCREEN_ABOUT);
    down(1, "next", 500);
    up(1, NULL, 10);
    at(SCREEN_ABOUT);
    down(1, NULL, 500);
    move(1, "next", 10);
    up(1, "next", 10);
    at(SCREEN_ABOUT);
    assert_string_equal(last.took, "");
}

static void a_brush_shorter_than_asked_does_nothing(void **state)
{
    (void)state;
    begin_hands(&one);
    hands.setup.least_hold_ms = 200;
    down(1, "start", 0);
    up(1, "start", 199);
    at(SCREEN_ATTRACT);
    down(1, "start", 60); /* not a bounce, because nothing was done yet */
    up(1, "start", 200);
    at(SCREEN_ABOUT);
}

static void a_finger_that_dwells_takes_without_coming_up(void **state)
{
    (void)state;
    begin_hands(&one);
    hands.setup.dwell_ms = 1000;
    down(1, "start", 0);
    assert_int_equal(wake_ms(), now + 1000);
    rest(999);
    at(SCREEN_ATTRACT);
    rest(1);
    at(SCREEN_ABOUT);
    assert_int_equal(last.entries[0].record, RECORD_BEGIN);
    assert_string_equal(last.took, "start");
    rest(3000); /* it stays at a place where the next screen has a thing */
    up(1, "next", 0);
    at(SCREEN_ABOUT);
    shown(4);
    down(1, "next", 400); /* and a finger that comes up earlier takes once, as usual */
    up(1, "next", 300);
    assert_int_equal(visit.page, 1);
    rest(2000);
    assert_int_equal(visit.page, 1);
}

static void a_finger_that_dwelled_may_tremble_when_it_comes_up(void **state)
{
    (void)state;
    begin_hands(&one);
    hands.setup.dwell_ms = 1000;
    KEYS("start");
    down(1, "text_size", 500);
    rest(1000);
    assert_true(visit.large);
    up(1, "text_size", 200);
    down(1, "low", 119);
    up(1, "low", 10);
    assert_false(visit.low);
}

static void dwelling_takes_once_however_long_it_lasts(void **state)
{
    (void)state;
    begin_hands(&one);
    hands.setup.dwell_ms = 1000;
    KEYS("start");
    down(1, "text_size", 500);
    rest(5000);
    assert_true(visit.large);
    up(1, "text_size", 0);
    assert_true(visit.large);
}

static void dwelling_starts_anew_after_sliding_off(void **state)
{
    (void)state;
    begin_hands(&one);
    hands.setup.dwell_ms = 1000;
    down(1, "start", 0);
    rest(900);
    move(1, NULL, 0);
    rest(2000);
    at(SCREEN_ATTRACT);
    move(1, "start", 0);
    rest(999);
    at(SCREEN_ATTRACT);
    rest(1);
    at(SCREEN_ABOUT);
}

static void without_a_dwell_time_resting_takes_nothing(void **state)
{
    (void)state;
    begin_hands(&one);
    down(1, "start", 0);
    rest(9999);
    at(SCREEN_ATTRACT);
}

static void a_finger_that_bounces_does_nothing_more(void **state)
{
    (void)state;
    begin_hands(&one);
    down(1, "start", 0);
    up(1, "start", 100);
    for (int again = 0; again < 5; again++) { /* as long as it trembles */
        spot_mm = again;
        down(2, "next", 119);
        assert_string_equal(hands.pressed, "");
        up(2, "next", 400);
        at(SCREEN_ABOUT);
    }
    down(2, "next", 120);
    up(2, "next", 50);
    at(SCREEN_EXAMPLE);
}

static void a_quick_touch_elsewhere_is_no_bounce(void **state)
{
    (void)state;
    begin_hands(&one);
    down(1, "start", 0);
    up(1, "start", 40);
    spot_mm = 10;
    down(1, "next", 20);
    up(1, "next", 40);
    at(SCREEN_EXAMPLE);
}

static void a_finger_that_stays_and_bounces_takes_nothing(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start");
    rest(visit.idle_at_ms - now);
    down(1, "stay", 100);
    assert_string_equal(last.took, "stay");
    up(1, "next", 50);
    down(1, "next", 60);
    up(1, "next", 200);
    at(SCREEN_ABOUT);
}

/* In any order: at most the first one takes. */
static void ten_fingers_are_one(void **state)
{
    (void)state;
    static const char *const ids[] = { "next", "restart", "text_size", "low",       "back",
                                       NULL,   "speak",   "contrast",  "languages", "next" };
    for (int first = 0; first < 10; first++) {
        for (int lift = 0; lift < 10; lift++) {
            begin_hands(&one);
            KEYS("start");
            now += 400;
            int taken = 0;
            for (int i = 0; i < 10; i++) {
                spot_mm = 15.0 * i;
                down(i, ids[(first + i) % 10], 3);
            }
            for (int i = 0; i < 10; i++) {
                int number = (lift + i) % 10;
                spot_mm = 15.0 * number;
                up(number, ids[(first + number) % 10], 3);
                taken += last.took[0] != '\0';
                assert_true(number == 0 || !last.took[0]);
            }
            assert_true(taken <= 1);
            assert_false(hands.down);
            end_hands(NULL);
        }
    }
}

static void a_leaning_child_locks_nothing(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start");
    down(1, "text_size", 400);
    rest(5000);
    down(2, "next", 0); /* not yet */
    up(2, "next", 100);
    at(SCREEN_ABOUT);
    rest(5000);
    down(2, "next", 0);
    up(2, "next", 100);
    at(SCREEN_EXAMPLE);
    rest(400);
    down(3, "skip", 0);
    up(1, "text_size", 100); /* late, while another finger counts */
    assert_false(visit.large);
    up(3, "skip", 100);
    at(SCREEN_READ);
    up(1, "text_size", 60000); /* and again, as a broken device might */
    assert_false(visit.large);
}

/* Even if nobody called hands_tick() in time: the time decides, not the order of calls. */
static void after_ten_seconds_the_next_finger_counts_at_once(void **state)
{
    (void)state;
    begin_hands(&one);
    down(1, "start", 0);
    down(2, "start", 10000);
    assert_string_equal(hands.pressed, "start");
    up(2, "start", 50);
    at(SCREEN_ABOUT);
    down(1, "next", 400);
    up(1, "next", 10000);
    at(SCREEN_ABOUT);
}

static void a_finger_whose_lifting_was_lost_counts_again(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start");
    down(0, "restart", 500);
    down(0, "next", 700); /* a device for one finger gives each the number 0 */
    assert_string_equal(hands.pressed, "next");
    up(0, "next", 50);
    at(SCREEN_EXAMPLE);
}

static void a_finger_whose_device_went_leaves_nothing_pressed(void **state)
{
    (void)state;
    begin_hands(&one);
    down(1, "start", 0);
    assert_string_equal(hands.pressed, "start");
    take(hands_lost(&hands, &(Finger){ .number = 1, .ms = now += 100 }));
    assert_true(press_changed);
    assert_string_equal(hands.pressed, "");
    assert_string_equal(last.took, "");
    at(SCREEN_ATTRACT);
    down(1, "start", 10); /* the device is back; its first touch counts */
    up(1, "start", 50);
    at(SCREEN_ABOUT);
}

static void the_first_touch_after_a_reset_works(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start"); /* the same thing, by the next visitor, within 300 ms */
    key("restart", 50);
    key("restart:yes", 50);
    at(SCREEN_ATTRACT);
    key("start", 1);
    at(SCREEN_ABOUT);
    key("restart", 1);
    key("restart:yes", 1);
    at(SCREEN_ATTRACT);
    end_hands(NULL);

    begin_hands(&one); /* by finger, after a reset by finger */
    KEYS("start", "restart");
    down(1, "restart:yes", 500);
    up(1, "restart:yes", 50);
    spot_mm = 40;
    down(1, "start", 10);
    up(1, "start", 50);
    at(SCREEN_ABOUT);
    end_hands(NULL);

    begin_hands(&one); /* by finger, after a reset by time */
    KEYS("start");
    rest(65000);
    at(SCREEN_ATTRACT);
    down(1, "start", 0);
    up(1, "start", 20);
    at(SCREEN_ABOUT);
}

static void a_finger_that_is_down_at_a_reset_does_nothing_and_the_next_counts(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start", "restart");
    down(1, "restart:no", 400);
    key("restart:yes", 100); /* by key */
    at(SCREEN_ATTRACT);
    down(2, "start", 10);
    up(1, "start", 10);
    at(SCREEN_ATTRACT);
    up(2, "start", 10);
    at(SCREEN_ABOUT);
}

static void a_finger_over_a_screen_that_changed_by_itself_does_nothing(void **state)
{
    (void)state;
    VisitSetup setup = one;
    setup.idle_ms = 2000;
    begin_hands(&setup);
    KEYS("start");
    down(1, "next", 0);
    rest(visit.idle_at_ms - now);
    at(SCREEN_STILL_THERE);
    up(1, "next", 100);
    at(SCREEN_STILL_THERE); /* only a touch stays */
    down(2, "stay", 100);
    at(SCREEN_ABOUT);
    up(2, "next", 100);
    at(SCREEN_ABOUT);
}

static void what_a_key_did_the_finger_does_not_do_too(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start");
    visit_shown(&visit, 10, (Pages){ 4, 3, 0 }, now);
    down(1, "next", 400);
    KEYS("next");
    assert_int_equal(visit.page, 1);
    up(1, "next", 400);
    assert_int_equal(visit.page, 1);
    down(1, "text_size", 400);
    KEYS("text_size");
    up(1, "text_size", 400);
    assert_true(visit.large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HANDS_TEST(one_finger_counts),
        HANDS_TEST(the_same_control_acts_once_in_300_ms),
        HANDS_TEST(a_lost_finger_is_forgotten),
        HANDS_TEST(a_finger_over_a_changed_screen_does_nothing),
        HANDS_TEST(a_finger_takes_however_long_it_rests),
        HANDS_TEST(a_finger_that_slides_off_and_back_still_takes),
        HANDS_TEST(coming_up_elsewhere_does_nothing),
        HANDS_TEST(a_brush_shorter_than_asked_does_nothing),
        HANDS_TEST(a_finger_that_dwells_takes_without_coming_up),
        HANDS_TEST(a_finger_that_dwelled_may_tremble_when_it_comes_up),
        HANDS_TEST(dwelling_takes_once_however_long_it_lasts),
        HANDS_TEST(dwelling_starts_anew_after_sliding_off),
        HANDS_TEST(without_a_dwell_time_resting_takes_nothing),
        HANDS_TEST(a_finger_that_bounces_does_nothing_more),
        HANDS_TEST(a_quick_touch_elsewhere_is_no_bounce),
        HANDS_TEST(a_finger_that_stays_and_bounces_takes_nothing),
        HANDS_TEST(ten_fingers_are_one),
        HANDS_TEST(a_leaning_child_locks_nothing),
        HANDS_TEST(after_ten_seconds_the_next_finger_counts_at_once),
        HANDS_TEST(a_finger_whose_lifting_was_lost_counts_again),
        HANDS_TEST(a_finger_whose_device_went_leaves_nothing_pressed),
        HANDS_TEST(the_first_touch_after_a_reset_works),
        HANDS_TEST(a_finger_that_is_down_at_a_reset_does_nothing_and_the_next_counts),
        HANDS_TEST(a_finger_over_a_screen_that_changed_by_itself_does_nothing),
        HANDS_TEST(what_a_key_did_the_finger_does_not_do_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
