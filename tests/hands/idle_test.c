/* The idle time with fingers on the glass: somebody is there, or something only lies on the
 * glass. */
#include "visitor.h"

static void any_finger_stays_and_does_nothing_else(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start");
    for (int again = 0; again < 12; again++) { /* as often as one likes */
        now = visit.idle_at_ms;
        visit_tick(&visit, now);
        at(SCREEN_STILL_THERE);
        down(1, "stay", 100);
        at(SCREEN_ABOUT);
        up(1, "next", 100);
        at(SCREEN_ABOUT);
    }
}

static void a_finger_that_only_rests_keeps_no_visit(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start");
    down(1, "next", 0);
    int64_t began = now;
    while (visit.screen != SCREEN_STILL_THERE && now < began + 200000) {
        rest(100);
        move(1, now % 200 ? "next" : NULL, 0); /* it lies there and trembles */
    }
    assert_in_range(now - began, 45000, 45100);
    for (int i = 0; i < 200; i++) {
        rest(100);
        move(1, "next", 0);
    }
    at(SCREEN_ATTRACT);
}

static void every_touch_begins_the_quiet_time_anew(void **state)
{
    (void)state;
    static const char *const touches_on[] = { "text_size", "nothing", NULL, "next" };
    for (size_t i = 0; i < COUNT(touches_on); i++) {
        begin_hands(&one);
        KEYS("start");
        rest(44999);
        down(1, touches_on[i], 0);
        up(1, NULL, 0);
        rest(44999);
        at(SCREEN_ABOUT);
        rest(1);
        at(SCREEN_STILL_THERE);
        end_hands(NULL);
    }
}

static void a_visitor_may_stay_as_often_as_they_want(void **state)
{
    (void)state;
    begin_hands(&one);
    KEYS("start", "text_size");
    for (int i = 0; i < 50; i++) {
        rest(45000 + 19999); /* at the last moment */
        at(SCREEN_STILL_THERE);
        down(i, i % 2 ? "stay" : NULL, 0);
        up(i, "restart", 20);
        at(SCREEN_ABOUT);
        assert_true(visit.large);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HANDS_TEST(any_finger_stays_and_does_nothing_else),
        HANDS_TEST(a_finger_that_only_rests_keeps_no_visit),
        HANDS_TEST(every_touch_begins_the_quiet_time_anew),
        HANDS_TEST(a_visitor_may_stay_as_often_as_they_want),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
