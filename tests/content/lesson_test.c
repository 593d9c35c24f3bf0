/* Which sentences a lesson takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "content/lesson.h"

enum { MISSING, WEAK, GOOD, STRONG };

static void check(const LessonClaim *from, int count, int wanted, const int *expected, int expects)
{
    int claims[LESSON_CLAIMS_MOST];
    assert_int_equal(lesson_choose(from, count, wanted, claims), expects);
    for (int i = 0; i < expects; i++)
        assert_int_equal(claims[i], expected[i]);
}

static void a_lesson_has_one_of_each_level_in_the_articles_order(void **state)
{
    (void)state;
    static const LessonClaim from[] = { { 7, WEAK }, { 2, WEAK },   { 5, GOOD },
                                        { 0, GOOD }, { 1, STRONG }, { 3, MISSING } };
    check(from, COUNT(from), 2, (const int[]){ 5, 7 }, 2);
    check(from, COUNT(from), 4, (const int[]){ 1, 3, 5, 7 }, 4);
}

static void a_story_of_one_kind_has_what_it_has(void **state)
{
    (void)state;
    static const LessonClaim weak[] = { { 4, WEAK }, { 2, WEAK }, { 3, WEAK } };
    check(weak, COUNT(weak), 2, (const int[]){ 2, 4 }, 2);
    check(weak, COUNT(weak), 4, (const int[]){ 2, 3, 4 }, 3);
    check(weak, 0, 4, NULL, 0);
}

static void the_path_comes_first_and_a_book_is_not_read_whole(void **state)
{
    (void)state;
    static const int path[] = { 40, 2 };
    int candidates[LESSON_LOOKS_AT];
    assert_int_equal(lesson_candidates(path, 2, 4, candidates), 5);
    assert_int_equal(candidates[0], 40);
    assert_int_equal(candidates[1], 2);
    assert_int_equal(candidates[2], 0);
    assert_int_equal(candidates[4], 3);
    assert_int_equal(lesson_candidates(path, 2, 24000, candidates), LESSON_LOOKS_AT);
}

static void the_minutes_of_a_lesson_add_up(void **state)
{
    (void)state;
    for (int i = LESSON_SHORT; i <= LESSON_LONG; i++) {
        const LessonPlan *plan = &lesson_plans[i];
        int sentence = plan->read + plan->vote + plan->pull + plan->again + plan->end;
        assert_int_equal(plan->example + plan->sentences * sentence + plan->closing + plan->spare,
                         plan->minutes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_has_one_of_each_level_in_the_articles_order),
        cmocka_unit_test(a_story_of_one_kind_has_what_it_has),
        cmocka_unit_test(the_path_comes_first_and_a_book_is_not_read_whole),
        cmocka_unit_test(the_minutes_of_a_lesson_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
