/* The PIN: the pad, waits after wrong ones, choosing one; and its hash. */
#include "staff/pin.h"
#include "staff_fixture.h"

static void wrong(void)
{
    type("1111");
    assert_int_equal(last.ask, STAFF_ASK_CHECK);
    note(staff_checked(&staff, false, now));
    if (staff.page != STAFF_DOOR)
        note(staff_open(&staff, now));
}

/* Five wrong ones. */
static void lock_out(void)
{
    open_door(own_pin());
    for (int i = 0; i < 5; i++)
        wrong();
    assert_int_equal(staff.says, STAFF_SAYS_WAIT);
}

/* Waits at the door, which closes by itself meanwhile. */
static void wait_at_door(int64_t ms)
{
    pass(ms);
    note(staff_open(&staff, now));
}

static void four_wrong_ones_cost_nothing(void **state)
{
    (void)state;
    open_door(own_pin());
    for (int i = 0; i < 4; i++) {
        wrong();
        assert_int_equal(staff.says, STAFF_SAYS_WRONG);
    }
    type("8351");
    note(staff_checked(&staff, true, now));
    at(STAFF_TODAY);
    assert_int_equal(staff.kept.wrong, 0);
}

static void waits_are_1_5_15_and_then_always_30_minutes(void **state)
{
    static const int minutes[] = { 1, 5, 15, 30, 30, 30, 30 };
    (void)state;
    lock_out();
    for (size_t i = 0; i < COUNT(minutes); i++) {
        assert_int_equal(staff_wait_s(&staff, now), minutes[i] * 60);
        type("8351"); /* not even the right one is taken, nor counted */
        assert_int_equal(last.ask, STAFF_ASK_NOTHING);
        int64_t left = staff.wait_until_ms - now;
        wait_at_door(left - 1);
        touch("staff:louder");
        assert_string_equal(staff.digits, "");
        wait_at_door(1);
        wrong();
    }
}

static void the_left_side_works_during_a_wait(void **state)
{
    (void)state;
    lock_out();
    touch("staff:quieter");
    assert_int_equal(staff.loud, 2);
    touch("staff:clean");
    at(STAFF_CLEAN);
}

/* Running time counts, so a pulled plug only makes it longer, by less than a minute. */
static void a_wait_survives_a_restart(void **state)
{
    (void)state;
    lock_out();
    wait_at_door(MINUTE);
    wrong();
    assert_int_equal(staff_wait_s(&staff, now), 300);
    pass(3 * MINUTE + 1000);
    StaffKept kept = staff.kept;
    assert_int_equal(kept.wait_ms, 2 * MINUTE);
    begin(&kept);
    note(staff_open(&staff, now));
    assert_int_equal(staff.says, STAFF_SAYS_WAIT);
    assert_int_equal(staff_wait_s(&staff, now), 120);
}

/* Who pulls the plug before a wrong PIN was refused has tried all the same. */
static void a_try_is_kept_before_it_is_checked(void **state)
{
    (void)state;
    StaffKept kept = own_pin();
    kept.wrong = 4;
    open_door(kept);
    type("1111");
    assert_true(last.keep);
    assert_int_equal(staff.kept.wrong, 5);
    assert_int_equal(staff.kept.wait_ms, MINUTE);
}

static void closing_the_page_while_a_pin_is_checked_gains_nothing(void **state)
{
    (void)state;
    StaffKept kept = own_pin();
    kept.wrong = 4;
    open_door(kept);
    type("1111");
    touch("staff:close");
    pass(1000);
    note(staff_checked(&staff, false, now));
    assert_int_equal(staff_wait_s(&staff, now), 60);
    note(staff_open(&staff, now));
    type("8351");
    assert_int_equal(last.ask, STAFF_ASK_NOTHING);
}

static void the_right_pin_opens_nothing_after_the_page_was_closed(void **state)
{
    (void)state;
    open_door(own_pin());
    type("8351");
    touch("staff:close");
    note(staff_checked(&staff, true, now));
    at(STAFF_AWAY);
    assert_false(staff.past_door);
    assert_int_equal(staff.kept.wrong, 0);
}

static void a_pin_has_four_to_eight_digits(void **state)
{
    (void)state;
    open_door(own_pin());
    type("123");
    assert_int_equal(last.ask, STAFF_ASK_NOTHING);
    touch("staff:pin:delete");
    assert_string_equal(staff.digits, "12");
    type("3456789");
    assert_string_equal(staff.digits, "12345678");
    assert_int_equal(last.ask, STAFF_ASK_CHECK);
    touch("staff:pin:delete"); /* it is being checked */
    assert_string_equal(staff.digits, "12345678");
}

static void the_first_pin_opens_only_the_choice_of_ones_own(void **state)
{
    (void)state;
    open_door(staff_kept_default());
    type("1111");
    assert_int_equal(staff.says, STAFF_SAYS_WRONG);
    type("246810");
    at(STAFF_PIN);
    touch("back");
    at(STAFF_PIN);
    type("5555");
    assert_int_equal(staff.says, STAFF_SAYS_EASY);
    type("3456");
    assert_int_equal(staff.says, STAFF_SAYS_EASY);
    type("9876");
    assert_int_equal(staff.says, STAFF_SAYS_EASY);
    type("246810");
    assert_int_equal(staff.says, STAFF_SAYS_FIRST);
    type("8351");
    assert_int_equal(staff.says, STAFF_SAYS_AGAIN);
    type("8352");
    assert_int_equal(staff.says, STAFF_SAYS_DIFFERS);
    type("8351");
    type("8351");
    assert_int_equal(last.ask, STAFF_ASK_HASH);
    note(staff_chose(&staff, "hash of it", now));
    at(STAFF_TODAY);
    assert_string_equal(staff.kept.pin, "hash of it");
    assert_true(last.keep);
}

static void the_first_pin_opens_nothing_once_there_is_an_own_one(void **state)
{
    (void)state;
    open_door(own_pin());
    type("246810");
    at(STAFF_DOOR);
    assert_int_equal(last.ask, STAFF_ASK_CHECK);
}

static void without_a_first_pin_nobody_gets_in(void **state)
{
    (void)state;
    StaffKept kept = staff_kept_default();
    begin(&kept);
    facts.first_pin = "";
    note(staff_open(&staff, now));
    type("1111");
    assert_string_equal(staff.digits, "");
    at(STAFF_DOOR);
}

static void a_hash_fits_its_pin_and_no_other(void **state)
{
    (void)state;
    char hash[STAFF_HASH_ROOM], other[STAFF_HASH_ROOM];
    assert_true(pin_hash("8351", hash));
    assert_true(pin_hash("8351", other));
    assert_string_not_equal(hash, other); /* salted */
    assert_memory_equal(hash, "$argon2id$", 10);
    assert_true(pin_matches("8351", hash));
    assert_false(pin_matches("8352", hash));
    assert_false(pin_matches("8351", ""));
    assert_false(pin_matches("8351", "8351"));
}

/* Before its lesson begins a class is staff's page; then it is nobody's, and never closes. */
static void a_lesson_needs_no_pin_and_never_closes(void **state)
{
    (void)state;
    enter();
    touch("staff:class");
    pass(180000);
    at(STAFF_STILL);
    touch("stay");
    at(STAFF_CLASS);
    note(staff_class_left(&staff, now));
    at(STAFF_TODAY);
    touch("staff:class");
    note(staff_class_began(&staff, now));
    pass(INT64_C(11) * 3600000);
    TOUCH("back", "staff:close", "staff:clean");
    note(staff_open(&staff, now));
    at(STAFF_CLASS);
    note(staff_class_left(&staff, now));
    at(STAFF_AWAY);
    assert_true(last.left);
    note(staff_class_again(&staff, now));
    at(STAFF_CLASS);
    assert_false(staff.past_door);
    note(staff_class_left(&staff, now));
    at(STAFF_AWAY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_wrong_ones_cost_nothing),
        cmocka_unit_test(waits_are_1_5_15_and_then_always_30_minutes),
        cmocka_unit_test(the_left_side_works_during_a_wait),
        cmocka_unit_test(a_wait_survives_a_restart),
        cmocka_unit_test(a_try_is_kept_before_it_is_checked),
        cmocka_unit_test(closing_the_page_while_a_pin_is_checked_gains_nothing),
        cmocka_unit_test(the_right_pin_opens_nothing_after_the_page_was_closed),
        cmocka_unit_test(a_pin_has_four_to_eight_digits),
        cmocka_unit_test(the_first_pin_opens_only_the_choice_of_ones_own),
        cmocka_unit_test(the_first_pin_opens_nothing_once_there_is_an_own_one),
        cmocka_unit_test(without_a_first_pin_nobody_gets_in),
        cmocka_unit_test(a_hash_fits_its_pin_and_no_other),
        cmocka_unit_test(a_lesson_needs_no_pin_and_never_closes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
