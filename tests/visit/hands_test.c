/* Hands that tremble, rest, lean, slide and come in tens. */
#include "visitor.h"

static void one_finger_counts(void **state)
{
    (void)state;
    begin(&one);
    down(1, NULL, 0);
    down(2, "start", 10);
    up(2, "start", 10);
    at(SCREEN_ATTRACT);
    up(1, "start", 10); /* went down elsewhere */
    at(SCREEN_ATTRACT);
    down(3, "start", 10);
    assert_string_equal(visit.pressed, "start");
    up(3, "start", 10);
    at(SCREEN_ABOUT);
}

static void the_same_control_acts_once_in_300_ms(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    visit_touch(&visit, "next", now += 400);
    assert_int_equal(visit.step, 0);
    visit_touch(&visit, "next", now += 299);
    assert_int_equal(visit.step, 0);
    visit_touch(&visit, "next", now += 2);
    assert_int_equal(visit.step, 1);
}

static void a_lost_finger_is_forgotten(void **state)
{
    (void)state;
    begin(&one);
    down(1, "start", 0);
    last = visit_tick(&visit, now + 9999);
    assert_string_equal(visit.pressed, "start");
    visit_tick(&visit, now += 10000);
    assert_string_equal(visit.pressed, "");
    down(2, "start", 10);
    up(2, "start", 10);
    at(SCREEN_ABOUT);
}

static void a_finger_over_a_changed_screen_does_nothing(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    down(1, "next", 400);
    TOUCH("next"); /* a key press meanwhile */
    at(SCREEN_EXAMPLE);
    up(1, "next", 400);
    assert_int_equal(visit.step, 0);
}

static void a_finger_takes_however_long_it_rests(void **state)
{
    (void)state;
    static const int64_t rests[] = { 0, 40, 900, 5000, 9990 };
    for (size_t i = 0; i < COUNT(rests); i++) {
        begin(&one);
        down(1, "start", 0);
        pass(rests[i]);
        assert_string_equal(visit.pressed, "start");
        up(1, "start", 0);
        at(SCREEN_ABOUT);
        assert_string_equal(last.took, "start");
        end(NULL);
    }
}

static void a_finger_that_slides_off_and_back_still_takes(void **state)
{
    (void)state;
    begin(&one);
    down(1, "start", 0);
    assert_true(last.press_changed);
    move(1, "start", 10); /* nothing to draw */
    assert_false(last.press_changed);
    move(1, NULL, 10);
    assert_true(last.press_changed);
    assert_string_equal(visit.pressed, "");
    move(1, "next", 10);
    assert_false(last.press_changed);
    move(1, "start", 10);
    assert_true(last.press_changed);
    assert_false(last.scene_changed); /* it is only painted again, not laid out */
    assert_string_equal(visit.pressed, "start");
    up(1, "start", 10);
    at(SCREEN_ABOUT);
}

static void coming_up_elsewhere_does_nothing(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
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
    VisitSetup setup = one;
    setup.least_hold_ms = 200;
    begin(&setup);
    down(1, "start", 0);
    up(1, "start", 199);
    at(SCREEN_ATTRACT);
    down(1, "start", 60); /* not a bounce either: nothing was done yet */
    up(1, "start", 200);
    at(SCREEN_ABOUT);
}

static void a_finger_that_dwells_takes_without_coming_up(void **state)
{
    (void)state;
    VisitSetup setup = one;
    setup.dwell_ms = 1000;
    begin(&setup);
    down(1, "start", 0);
    assert_int_equal(last.wake_ms, now + 1000);
    pass(999);
    at(SCREEN_ATTRACT);
    pass(1);
    at(SCREEN_ABOUT);
    assert_int_equal(last.entries[0].record, RECORD_BEGIN);
    assert_string_equal(last.took, "start");
    pass(3000); /* it stays where the next screen has something */
    up(1, "next", 0);
    at(SCREEN_ABOUT);
    down(1, "next", 400); /* and one that comes up sooner takes as ever, once */
    up(1, "next", 300);
    at(SCREEN_EXAMPLE);
    pass(2000);
    assert_int_equal(visit.step, 0);
}

static void dwelling_takes_once_however_long_it_lasts(void **state)
{
    (void)state;
    VisitSetup setup = one;
    setup.dwell_ms = 1000;
    begin(&setup);
    TOUCH("start");
    down(1, "text_size", 500);
    pass(5000);
    assert_true(visit.large);
    up(1, "text_size", 0);
    assert_true(visit.large);
}

static void dwelling_starts_anew_after_sliding_off(void **state)
{
    (void)state;
    VisitSetup setup = one;
    setup.dwell_ms = 1000;
    begin(&setup);
    down(1, "start", 0);
    pass(900);
    move(1, NULL, 0);
    pass(2000);
    at(SCREEN_ATTRACT);
    move(1, "start", 0);
    pass(999);
    at(SCREEN_ATTRACT);
    pass(1);
    at(SCREEN_ABOUT);
}

static void without_a_dwell_time_resting_takes_nothing(void **state)
{
    (void)state;
    begin(&one);
    down(1, "start", 0);
    pass(9999);
    at(SCREEN_ATTRACT);
}

static void a_finger_that_bounces_does_nothing_more(void **state)
{
    (void)state;
    begin(&one);
    down(1, "start", 0);
    up(1, "start", 100);
    for (int again = 0; again < 5; again++) { /* as long as it trembles */
        spot_mm = again;
        down(2, "next", 119);
        assert_string_equal(visit.pressed, "");
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
    begin(&one);
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
    begin(&one);
    TOUCH("start");
    now = visit.idle_at_ms;
    visit_tick(&visit, now);
    down(1, "stay", 100);
    assert_string_equal(last.took, "stay");
    up(1, "next", 50);
    down(1, "next", 60);
    up(1, "next", 200);
    at(SCREEN_ABOUT);
}

/* In whatever order: at most the first of them takes. */
static void ten_fingers_are_one(void **state)
{
    (void)state;
    static const char *const ids[] = { "next", "restart", "text_size", "low",       "back",
                                       NULL,   "speak",   "contrast",  "languages", "next" };
    for (int first = 0; first < 10; first++) {
        for (int lift = 0; lift < 10; lift++) {
            begin(&one);
            TOUCH("start");
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
            assert_false(visit.hands.down);
            end(NULL);
        }
    }
}

static void a_leaning_child_locks_nothing(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    down(1, "text_size", 400);
    pass(5000);
    down(2, "next", 0); /* not yet */
    up(2, "next", 100);
    at(SCREEN_ABOUT);
    pass(5000);
    down(2, "next", 0);
    up(2, "next", 100);
    at(SCREEN_EXAMPLE);
    pass(400);
    down(3, "next", 0);
    up(1, "text_size", 100); /* late, while another counts */
    assert_false(visit.large);
    up(3, "next", 100);
    assert_int_equal(visit.step, 1);
    up(1, "text_size", 60000); /* and again, as a broken device might */
    assert_false(visit.large);
}

/* Also when nobody ticked in time: the clock decides, not the order of calls. */
static void after_ten_seconds_the_next_finger_counts_at_once(void **state)
{
    (void)state;
    begin(&one);
    down(1, "start", 0);
    down(2, "start", 10000);
    assert_string_equal(visit.pressed, "start");
    up(2, "start", 50);
    at(SCREEN_ABOUT);
    down(1, "next", 400);
    up(1, "next", 10000);
    at(SCREEN_ABOUT);
}

static void a_finger_whose_lifting_was_lost_counts_again(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    down(0, "restart", 500);
    down(0, "next", 700); /* a one-finger device calls them all 0 */
    assert_string_equal(visit.pressed, "next");
    up(0, "next", 50);
    at(SCREEN_EXAMPLE);
}

/* The stage lifts it from nothing: see stage.h. */
static void a_finger_whose_device_went_leaves_nothing_pressed(void **state)
{
    (void)state;
    begin(&one);
    down(1, "start", 0);
    assert_string_equal(visit.pressed, "start");
    up(1, NULL, 100);
    assert_true(last.press_changed);
    assert_string_equal(visit.pressed, "");
    assert_string_equal(last.took, "");
    at(SCREEN_ATTRACT);
    down(1, "start", 10); /* the device is back; its first touch counts */
    up(1, "start", 50);
    at(SCREEN_ABOUT);
}

static void the_first_touch_after_a_reset_works(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start"); /* the same thing, by the next visitor, within 300 ms */
    visit_touch(&visit, "restart", now += 50);
    visit_touch(&visit, "restart:yes", now += 50);
    at(SCREEN_ATTRACT);
    visit_touch(&visit, "start", now += 1);
    at(SCREEN_ABOUT);
    visit_touch(&visit, "restart", now += 1);
    visit_touch(&visit, "restart:yes", now += 1);
    at(SCREEN_ATTRACT);
    end(NULL);

    begin(&one); /* by finger, after a reset by finger */
    TOUCH("start", "restart");
    down(1, "restart:yes", 500);
    up(1, "restart:yes", 50);
    spot_mm = 40;
    down(1, "start", 10);
    up(1, "start", 50);
    at(SCREEN_ABOUT);
    end(NULL);

    begin(&one); /* by finger, after time alone */
    TOUCH("start");
    pass(65000);
    at(SCREEN_ATTRACT);
    down(1, "start", 0);
    up(1, "start", 20);
    at(SCREEN_ABOUT);
}

static void a_finger_that_is_down_at_a_reset_does_nothing_and_the_next_counts(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start", "restart");
    down(1, "restart:no", 400);
    visit_touch(&visit, "restart:yes", now += 100); /* by key */
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
    begin(&setup);
    TOUCH("start");
    down(1, "next", 0);
    now = visit.idle_at_ms;
    last = visit_tick(&visit, now);
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
    begin(&one);
    TOUCH("start");
    visit_shown(&visit, 10, (Pages){ 4, 3 }, now);
    down(1, "next", 400);
    TOUCH("next");
    assert_int_equal(visit.page, 1);
    up(1, "next", 400);
    assert_int_equal(visit.page, 1);
    down(1, "text_size", 400);
    TOUCH("text_size");
    up(1, "text_size", 400);
    assert_true(visit.large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_finger_counts),
        TEST(the_same_control_acts_once_in_300_ms),
        TEST(a_lost_finger_is_forgotten),
        TEST(a_finger_over_a_changed_screen_does_nothing),
        TEST(a_finger_takes_however_long_it_rests),
        TEST(a_finger_that_slides_off_and_back_still_takes),
        TEST(coming_up_elsewhere_does_nothing),
        TEST(a_brush_shorter_than_asked_does_nothing),
        TEST(a_finger_that_dwells_takes_without_coming_up),
        TEST(dwelling_takes_once_however_long_it_lasts),
        TEST(dwelling_starts_anew_after_sliding_off),
        TEST(without_a_dwell_time_resting_takes_nothing),
        TEST(a_finger_that_bounces_does_nothing_more),
        TEST(a_quick_touch_elsewhere_is_no_bounce),
        TEST(a_finger_that_stays_and_bounces_takes_nothing),
        TEST(ten_fingers_are_one),
        TEST(a_leaning_child_locks_nothing),
        TEST(after_ten_seconds_the_next_finger_counts_at_once),
        TEST(a_finger_whose_lifting_was_lost_counts_again),
        TEST(a_finger_whose_device_went_leaves_nothing_pressed),
        TEST(the_first_touch_after_a_reset_works),
        TEST(a_finger_that_is_down_at_a_reset_does_nothing_and_the_next_counts),
        TEST(a_finger_over_a_screen_that_changed_by_itself_does_nothing),
        TEST(what_a_key_did_the_finger_does_not_do_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
