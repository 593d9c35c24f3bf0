/* Staff open their panel from any screen: the visit ends, and how it looks stays. */
#include "visitor.h"

static void staff_end_the_visit_and_keep_its_look(void **state)
{
    (void)state;
    begin(&two);
    TOUCH("start:fr", "story:beta", "text_size", "low");
    last = visit_staff(&visit, now);
    at(SCREEN_STAFF);
    assert_int_equal(last.entries[0].record, RECORD_END);
    assert_int_equal(last.entries[0].end, END_STAFF);
    assert_true(visit.large && visit.low);
    assert_int_equal(visit.language, 1);
    pass(3600000);
    TOUCH("start", "next", "restart", "tools", "languages");
    at(SCREEN_STAFF);
    TOUCH("staff:close");
    at(SCREEN_ATTRACT);
    assert_false(visit.large);
    assert_true(last.left);
}

static void staff_open_it_from_the_first_screen_and_asleep(void **state)
{
    (void)state;
    begin(&one);
    last = visit_staff(&visit, now);
    at(SCREEN_STAFF);
    assert_int_equal(last.entry_count, 0);
    last = visit_staff(&visit, now);
    at(SCREEN_STAFF);
    assert_false(last.moved); /* it is open already */
    visit_finish(&visit);
    begin(&none);
    last = visit_staff(&visit, now);
    at(SCREEN_STAFF);
    TOUCH("staff:close");
    at(SCREEN_SLEEP);
}

static void stories_come_and_go_under_the_panel(void **state)
{
    (void)state;
    VisitSetup setup = two;
    begin(&setup);
    last = visit_staff(&visit, now);
    setup.story_count = 0;
    last = visit_withdraw(&visit, 0, now);
    at(SCREEN_STAFF);
    last = visit_resume(&visit, NULL, now);
    at(SCREEN_STAFF);
    setup.story_count = 1;
    last = visit_resume(&visit, NULL, now);
    at(SCREEN_STAFF);
    TOUCH("staff:close");
    at(SCREEN_ATTRACT);
}

static void every_visit_begins_low_where_staff_want_it(void **state)
{
    (void)state;
    VisitSetup setup = one;
    setup.low = true;
    begin(&setup);
    assert_true(visit.low);
    TOUCH("start", "low");
    assert_false(visit.low);
    TOUCH("restart", "restart:yes");
    assert_true(visit.low);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(staff_end_the_visit_and_keep_its_look),
        TEST(staff_open_it_from_the_first_screen_and_asleep),
        TEST(stories_come_and_go_under_the_panel),
        TEST(every_visit_begins_low_where_staff_want_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
