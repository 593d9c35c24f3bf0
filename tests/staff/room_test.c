/* The room and the glass: sound, languages, the clock, hours, the touch test, the size. */
#include "staff_fixture.h"

static void the_volume_has_five_steps_and_the_door_three_under_it(void **state)
{
    (void)state;
    StaffKept kept = own_pin();
    kept.volume = 50;
    begin(&kept);
    note(staff_open(&staff, now));
    TOUCH("staff:quieter", "staff:quieter", "staff:quieter");
    assert_int_equal(staff.loud, 1);
    type("8351");
    note(staff_checked(&staff, true, now));
    TOUCH("staff:room", "staff:set:sound:less");
    assert_int_equal(staff.kept.volume, 40);
    assert_int_equal(staff.loud, 3);
    for (int i = 0; i < 9; i++)
        touch("staff:set:sound:more");
    assert_int_equal(staff.kept.volume, 100);
}

static void one_language_stays_and_the_first_is_one_of_them(void **state)
{
    (void)state;
    enter();
    TOUCH("staff:room", "staff:set:languages");
    assert_string_equal(staff_first_language(&staff), "en");
    touch("staff:language:en");
    assert_true(last.keep);
    assert_false(staff_speaks(&staff.kept, "en"));
    assert_string_equal(staff_first_language(&staff), "fr");
    TOUCH("staff:language:nl", "staff:language:fr");
    assert_int_equal(staff.says, STAFF_SAYS_LAST);
    assert_true(staff_speaks(&staff.kept, "fr"));
    TOUCH("staff:language:nl", "back", "staff:set:first");
    assert_string_equal(staff_first_language(&staff), "nl"); /* not the hidden one */
    touch("staff:set:first");
    assert_string_equal(staff_first_language(&staff), "fr");
    touch("staff:set:languages");
    touch("staff:language:fr");
    assert_string_equal(staff_first_language(&staff), "nl");
}

static void the_clock_turns_within_the_calendar(void **state)
{
    (void)state;
    facts.clock.year = 0;
    enter();
    TOUCH("staff:room", "staff:set:clock");
    assert_int_equal(staff.clock.year, 2026);
    TOUCH("staff:clock:day:less", "staff:clock:month:more"); /* 31 January: February has 28 */
    assert_int_equal(staff.clock.day, 28);
    TOUCH("staff:clock:year:more", "staff:clock:year:more", "staff:clock:day:more");
    assert_int_equal(staff.clock.day, 29); /* 2028 is a leap year */
    TOUCH("staff:clock:day:more", "staff:clock:minute:less", "staff:clock:hour:more");
    assert_int_equal(staff.clock.day, 1);
    assert_int_equal(staff.clock.minute, 59);
    assert_int_equal(staff.clock.hour, 13);
    touch("staff:clock:set");
    assert_int_equal(last.ask, STAFF_ASK_CLOCK);
    note(staff_did(&staff, STAFF_ASK_CLOCK, "It did not answer.", now));
    assert_int_equal(staff.says, STAFF_SAYS_FAILED);
    at(STAFF_CLOCK);
    note(staff_did(&staff, STAFF_ASK_CLOCK, NULL, now));
    at(STAFF_TODAY);
    assert_int_equal(last.note, DIARY_CLOCK);
    enter();
    facts.switches_off = false; /* there is no program of the system */
    facts.troubles = 1U << TROUBLE_CLOCK;
    touch("staff:fix");
    at(STAFF_TODAY);
    TOUCH("staff:room", "staff:set:clock");
    at(STAFF_ROOM);
}

static void the_touch_test_finds_what_does_not_answer(void **state)
{
    (void)state;
    int columns, rows;
    enter();
    TOUCH("staff:care", "staff:test");
    staff_fields(&staff, &columns, &rows);
    assert_int_equal(columns, 10);
    assert_int_equal(rows, 5);
    for (int i = 0; i < 49; i++)
        note(staff_wipe(&staff, i % 10 * 15.4 + 1, i / 10 * 17.2 + 17.1, now));
    at(STAFF_TEST);
    pass(29999);
    at(STAFF_TEST);
    pass(1);
    at(STAFF_TESTED);
    assert_int_equal(staff.kept.dead, 1);
    assert_false(staff_field_wiped(&staff, 49));
    assert_true(last.keep);
    assert_int_equal(last.note, DIARY_TOUCH);
    touch("staff:test");
    assert_int_equal(staff_fields_left(&staff), 50);
    for (int i = 0; i < 50; i++)
        note(staff_wipe(&staff, i % 10 * 15.4 + 15.3, i / 10 * 17.2 + 0.1, now));
    at(STAFF_TESTED); /* at once */
    assert_int_equal(staff.kept.dead, 0);
    note(staff_wipe(&staff, -3, 1e6, now)); /* nothing is wiped any more */
    assert_false(last.changed);
}

static void a_bank_card_measures_the_panel(void **state)
{
    (void)state;
    enter();
    TOUCH("staff:care", "staff:size");
    assert_int_equal(staff.card, 100);
    for (int i = 0; i < 5; i++)
        touch("staff:size:more");
    assert_int_equal(staff.kept.width, 1400); /* 154 mm were 140 */
    assert_int_equal(staff.kept.height, 782);
    TOUCH("back", "staff:size");
    assert_int_equal(staff.card, 110);
    for (int i = 0; i < 200; i++)
        touch("staff:size:more");
    assert_true(staff.kept.height >= 500); /* no panel is smaller */
    for (int i = 0; i < 200; i++)
        touch("staff:size:less");
    assert_int_equal(staff.card, 30);
}

static void sunday_is_open_until_six(void **state)
{
    (void)state;
    enter();
    TOUCH("staff:room", "staff:hours");
    TOUCH("staff:day:7", "staff:closes:less"); /* it was open all day: now until five */
    assert_false(staff_is_open(&staff.kept, 6, 17 * 60));
    TOUCH("staff:closes:more", "staff:closes:more", "staff:closes:more", "staff:closes:more");
    assert_true(staff_is_open(&staff.kept, 6, 18 * 60 - 1));
    assert_false(staff_is_open(&staff.kept, 6, 18 * 60));
    assert_false(staff_is_open(&staff.kept, 6, 10 * 60 - 1));
    assert_true(staff_is_open(&staff.kept, 0, 23 * 60 + 59)); /* the others as before */
    touch("staff:closed");
    assert_false(staff_is_open(&staff.kept, 6, 12 * 60));
    touch("staff:closed");
    assert_true(staff_is_open(&staff.kept, 6, 0));
}

static void a_day_stays_open_for_a_quarter_of_an_hour_at_least(void **state)
{
    (void)state;
    enter();
    TOUCH("staff:room", "staff:hours");
    for (int i = 0; i < 200; i++)
        touch("staff:opens:more");
    assert_int_equal(staff.kept.hours[0].closes - staff.kept.hours[0].opens, 1);
    for (int i = 0; i < 200; i++)
        TOUCH("staff:opens:less", "staff:closes:more");
    assert_int_equal(staff.kept.hours[6].closes, STAFF_QUARTERS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_volume_has_five_steps_and_the_door_three_under_it),
        cmocka_unit_test(one_language_stays_and_the_first_is_one_of_them),
        cmocka_unit_test(the_clock_turns_within_the_calendar),
        cmocka_unit_test(the_touch_test_finds_what_does_not_answer),
        cmocka_unit_test(a_bank_card_measures_the_panel),
        cmocka_unit_test(sunday_is_open_until_six),
        cmocka_unit_test(a_day_stays_open_for_a_quarter_of_an_hour_at_least),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
