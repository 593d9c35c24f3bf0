/* The idle time, the warning, the reset. The numbers are in docs/numbers.md. */
#include "visitor.h"

static void idle_warns_then_resets(void **state)
{
    (void)state;
    begin(&one);
    assert_true(last.wake_ms == 0 || visit.idle_at_ms == CLOCK_NEVER);
    TOUCH("start");
    last = visit_shown(&visit, 30, (Pages){ 1, 0, 0 }, now);
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

static void the_warning_comes_after_45_s_and_the_reading_time(void **state)
{
    (void)state;
    static const int words[] = { 0, 1, 30, 70, 150, 300 };
    for (size_t i = 0; i < COUNT(words); i++) {
        begin(&one);
        TOUCH("start");
        last = visit_shown(&visit, words[i], (Pages){ 1, 0, 0 }, now);
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

static void who_is_felt_begins_the_quiet_time_anew_but_does_not_stay(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    pass(44999);
    last = visit_felt(&visit, now);
    assert_false(last.scene_changed);
    assert_null(visit_at_once(&visit));
    pass(44999);
    at(SCREEN_ABOUT);
    pass(1);
    at(SCREEN_STILL_THERE);
    last = visit_felt(&visit, now); /* a finger that was down before comes up */
    at(SCREEN_STILL_THERE);
    last = visit_touch(&visit, visit_at_once(&visit), now);
    at(SCREEN_ABOUT);
    assert_true(last.moved);
}

static void attract_and_sleep_warn_nobody(void **state)
{
    (void)state;
    begin(&one);
    last = visit_felt(&visit, now);
    pass(INT64_C(30) * 86400000);
    at(SCREEN_ATTRACT);
    assert_int_equal(last.wake_ms, CLOCK_NEVER);
    end(NULL);
    begin(&none);
    last = visit_felt(&visit, now);
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
        TEST(the_idle_clock_waits_for_speech),
        TEST(the_warning_counts_down_after_it_was_said),
        TEST(the_warning_comes_after_45_s_and_the_reading_time),
        TEST(the_countdown_shows_every_second),
        TEST(who_is_felt_begins_the_quiet_time_anew_but_does_not_stay),
        TEST(attract_and_sleep_warn_nobody),
        TEST(nobody_is_warned_while_it_speaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
