/* Tests of the machine's clock: whether it is set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"

#define HOUR INT64_C(3600)
#define DAY  (24 * HOUR)

static const int64_t epoch = INT64_C(1790000000); /* 2026 */

static void a_clock_of_1970_is_not_set(void **state)
{
    (void)state;
    assert_false(clock_was_set(5, 5, 0));
    assert_false(clock_was_set(90 * DAY, 90 * DAY, epoch));
}

static void a_clock_that_systemd_moved_on_is_never_set_by_running(void **state)
{
    (void)state;
    assert_false(clock_was_set(epoch + 20, 20, epoch));
    assert_false(clock_was_set(epoch + 90 * DAY, 90 * DAY, epoch));
    assert_false(clock_was_set(epoch + HOUR / 2 + 90 * DAY, 90 * DAY, epoch));
}

static void staff_set_it_while_the_machine_runs(void **state)
{
    (void)state;
    assert_true(clock_was_set(epoch + 30 * DAY, 300, epoch));
    assert_true(clock_was_set(epoch + 120 * DAY, 90 * DAY, epoch));
}

static void without_that_file_any_later_clock_is_set(void **state)
{
    (void)state;
    assert_true(clock_was_set(epoch, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_of_1970_is_not_set),
        cmocka_unit_test(a_clock_that_systemd_moved_on_is_never_set_by_running),
        cmocka_unit_test(staff_set_it_while_the_machine_runs),
        cmocka_unit_test(without_that_file_any_later_clock_is_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
