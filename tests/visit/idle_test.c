/* The quiet time, the warning, the reset. Numbers: docs/numbers.md. */
#include "visitor.h"

static void idle_warns_then_resets(void **state)
{
    (void)state;
    begin(&one);
    assert_true(last.wake_ms == 0 || visit.idle_at_ms == CLOCK_NEVER);
    TOUCH("start");
    last = visit_shown(&visit, 30, (Pages){ 1, 0 }, now);
    assert_int_equal(last.wake_ms, now + 45000 + 30 * 400);
    int64_t due = last.wake_ms;
    visit_tick(&visit, due - 1);
    at(SCREEN_ABOUT);
    visit_tick(&visit, due);
    at(SCREEN_STILL_THERE);
    assert_int_equal(visit_seconds_left(&visit, due), 20);
    visit_tick(&visit, due + 5000);
    assert_int_equal(visit_seconds_left(&visit, due + 5000), 15);
    last = visit_tick(&visit, due + 20000);
    at(SCREEN_ATTRACT);
    assert_int_equal(last.entries[0].end, END_IDLE);
    assert_int_equal(last.entries[0].screen, SCREEN_ABOUT);
    assert_int_equal(last.wake_ms, CLOCK_NEVER);
}

static void any_finger_stays_and_does_nothing_else(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    for (int again = 0; again < 12; again++) { /* as often as wanted */
        now = visit.idle_at_ms;
        visit_tick(&visit, now);
        at(SCREEN_STILL_THERE);
        down(1, "stay", 100);
        at(SCREEN_ABOUT);
        up(1, "next", 100);
        at(SCREEN_ABOUT);
    }
}

static void the_idle_clock_waits_for_speech(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start", "speak");
    visit_speech(&visit, true, now);
    assert_int_equal(visit.idle_at_ms, CLOCK_NEVER);
    visit_tick(&visit, now += 600000);
    at(SCREEN_ABOUT);
    visit_speech(&visit, false, now);
    assert_int_equal(visit.idle_at_ms, now + 45000);
}

static void the_warning_counts_down_after_it_was_said(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start", "speak");
    last = visit_tick(&visit, now = visit.idle_at_ms);
    at(SCREEN_STILL_THERE);
    assert_true(last.speak);
    visit_speech(&visit, true, now);
    visit_tick(&visit, now += 30000);
    at(SCREEN_STILL_THERE);
    assert_int_equal(visit_seconds_left(&visit, now), 20);
    visit_speech(&visit, false, now);
    visit_tick(&visit, now += 19000);
    assert_int_equal(visit_seconds_left(&visit, now), 1);
    visit_tick(&visit, now += 1000);
    at(SCREEN_ATTRACT);
}

static void a_finger_that_only_rests_keeps_no_visit(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    down(1, "next", 0);
    int64_t began = now;
    while (visit.screen != SCREEN_STILL_THERE && now < began + 200000) {
        pass(100);
        move(1, now % 200 ? "next" : NULL, 0); /* it lies there and trembles */
    }
    assert_in_range(now - began, 45000, 45100);
    for (int i = 0; i < 200; i++) {
        pass(100);
        move(1, "next", 0);
    }
    at(SCREEN_ATTRACT);
}

static void the_warning_comes_after_45_s_and_the_reading_time(void **state)
{
    (void)state;
    static const int words[] = { 0, 1, 30, 70, 150, 300 };
    for (size_t i = 0; i < COUNT(words); i++) {
        begin(&one);
        TOUCH("start");
        last = visit_shown(&visit, words[i], (Pages){ 1, 0 }, now);
        int64_t quiet_ms = 45000 + words[i] * INT64_C(60000) / 150;
        pass(quiet_ms - 1);
        at(SCREEN_ABOUT);
        pass(1);
        at(SCREEN_STILL_THERE);
        pass(19999);
        at(SCREEN_STILL_THERE);
        pass(1);
        at(SCREEN_ATTRACT);
        end(NULL);
    }
}

static void the_countdown_shows_every_second(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    pass(45000);
    for (int left = 20; left > 0; left--) {
        assert_int_equal(visit_seconds_left(&visit, now), left);
        assert_int_equal(last.wake_ms, now + 1000);
        assert_true(last.scene_changed);
        pass(1000);
    }
    at(SCREEN_ATTRACT);
}

static void every_touch_begins_the_quiet_time_anew(void **state)
{
    (void)state;
    static const char *const touches_on[] = { "text_size", "nothing", NULL, "next" };
    for (size_t i = 0; i < COUNT(touches_on); i++) {
        begin(&one);
        TOUCH("start");
        pass(44999);
        down(1, touches_on[i], 0);
        up(1, NULL, 0);
        pass(44999);
        at(SCREEN_ABOUT);
        pass(1);
        at(SCREEN_STILL_THERE);
        end(NULL);
    }
}

static void a_visitor_may_stay_as_often_as_they_want(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start", "text_size");
    for (int i = 0; i < 50; i++) {
        pass(45000 + 19999); /* at the last moment */
        at(SCREEN_STILL_THERE);
        down(i, i % 2 ? "stay" : NULL, 0);
        up(i, "restart", 20);
        at(SCREEN_ABOUT);
        assert_true(visit.large);
    }
}

static void attract_and_sleep_warn_nobody(void **state)
{
    (void)state;
    begin(&one);
    down(1, NULL, 0);
    up(1, NULL, 0);
    pass(INT64_C(30) * 86400000);
    at(SCREEN_ATTRACT);
    assert_int_equal(last.wake_ms, CLOCK_NEVER);
    end(NULL);
    begin(&none);
    down(1, NULL, 0);
    up(1, NULL, 0);
    pass(INT64_C(30) * 86400000);
    at(SCREEN_SLEEP);
    assert_int_equal(last.wake_ms, CLOCK_NEVER);
}

static void nobody_is_warned_while_it_speaks(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start", "speak");
    last = visit_speech(&visit, true, now);
    pass(600000);
    at(SCREEN_ABOUT);
    last = visit_speech(&visit, false, now);
    pass(44999);
    at(SCREEN_ABOUT);
    pass(1);
    at(SCREEN_STILL_THERE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(idle_warns_then_resets),
        TEST(any_finger_stays_and_does_nothing_else),
        TEST(the_idle_clock_waits_for_speech),
        TEST(the_warning_counts_down_after_it_was_said),
        TEST(a_finger_that_only_rests_keeps_no_visit),
        TEST(the_warning_comes_after_45_s_and_the_reading_time),
        TEST(the_countdown_shows_every_second),
        TEST(every_touch_begins_the_quiet_time_anew),
        TEST(a_visitor_may_stay_as_often_as_they_want),
        TEST(attract_and_sleep_warn_nobody),
        TEST(nobody_is_warned_while_it_speaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
