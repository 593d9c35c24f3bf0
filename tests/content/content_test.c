/* What follows from a single value of a story. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "content/content.h"

static void a_work_younger_than_the_article_is_found_later(void **state)
{
    (void)state;
    static const struct {
        const char *work, *article;
        bool later;
    } dates[] = {
        { "2016-03-23", "2016-03-22", true },
        { "2016-03-22", "2016-03-22", false },
        { "2016-03-21", "2016-03-22", false },
        { "2016-04", "2016-03-22", true },
        { "2016-03", "2016-03-22", false },
        { "2017", "2016-03", true },
        { "2016", "2016-03-22", false },
        { "2016-12-31", "2016", false },
        { "2017-01-01", "2016", true },
        { "1918", "1835-08-25", true },
        { "", "2016", false },
    };
    for (size_t i = 0; i < COUNT(dates); i++) {
        Node work = { .type = NODE_WORK, .date = dates[i].work };
        assert_int_equal(content_found_later(&work, dates[i].article), dates[i].later);
        work.type = NODE_GAP; /* what was looked for later is no source */
        assert_false(content_found_later(&work, dates[i].article));
    }
}

static void only_three_relations_stand_beside_a_trail(void **state)
{
    (void)state;
    int count = 0;
    for (int relation = 0; relation < RELATION_COUNT; relation++) {
        int found = content_beside_from_name(trail_relation_name((Relation)relation));
        assert_true(found == relation || found == -1);
        count += found == relation;
    }
    assert_int_equal(count, 3);
    assert_int_equal(content_beside_from_name("retracts"), RELATION_RETRACTS);
    assert_int_equal(content_beside_from_name(""), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_work_younger_than_the_article_is_found_later),
        cmocka_unit_test(only_three_relations_stand_beside_a_trail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
