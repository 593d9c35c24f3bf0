/* The rules, tried on all combinations of facts: one level each, and better facts never give a
 * lower one. See docs/rubric.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "rubric/rubric.h"

#define ALL 5832 /* 3 × 3 × 2 × 3 × 3 × 3 × 3 × 2 × 2 */

/* Fills in the consistent combinations in counting order and returns their number. */
static int consistent(Facts *all)
{
    int count = 0;
    for (int number = 0; number < ALL; number++) {
        Facts facts;
        int rest = number;
        for (int fact = 0; fact < FACT_COUNT; fact++) {
            facts.value[fact] = rest % rubric_value_count((Fact)fact);
            rest /= rubric_value_count((Fact)fact);
        }
        if (rubric_consistent(&facts, NULL))
            all[count++] = facts;
    }
    return count;
}

static Facts combinations[ALL];

static void exactly_684_combinations_are_consistent(void **state)
{
    (void)state;
    assert_int_equal(consistent(combinations), 684);
}

/* The numbers were counted by a separate implementation. */
static void each_rule_decides_as_often_as_it_should(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        Level level;
        int count;
    } expected[] = {
        { "M1", LEVEL_MISSING, 228 }, { "M2", LEVEL_MISSING, 8 },  { "M3", LEVEL_MISSING, 4 },
        { "M4", LEVEL_MISSING, 144 }, { "M5", LEVEL_MISSING, 96 }, { "W1", LEVEL_WEAK, 100 },
        { "W2", LEVEL_WEAK, 4 },      { "W3", LEVEL_WEAK, 32 },    { "W4", LEVEL_WEAK, 32 },
        { "W5", LEVEL_WEAK, 16 },     { "W6", LEVEL_WEAK, 8 },     { "W7", LEVEL_WEAK, 2 },
        { "G1", LEVEL_GOOD, 6 },      { "S1", LEVEL_STRONG, 1 },   { "S2", LEVEL_STRONG, 3 },
    };
    int count = consistent(combinations), all = 0;
    for (size_t i = 0; i < COUNT(expected); i++) {
        int found = 0;
        for (int c = 0; c < count; c++) {
            Verdict verdict = rubric_judge(&combinations[c]);
            if (strcmp(verdict.rule, expected[i].rule) == 0) {
                assert_int_equal(verdict.level, expected[i].level);
                found++;
            }
        }
        assert_int_equal(found, expected[i].count);
        all += found;
    }
    assert_int_equal(all, 684);
}

static bool at_least(const Facts *better, const Facts *worse)
{
    for (int fact = 0; fact < FACT_KIND; fact++) {
        if (better->value[fact] < worse->value[fact])
            return false;
    }
    return better->value[FACT_KIND] == worse->value[FACT_KIND];
}

static void better_facts_never_lower_the_level(void **state)
{
    (void)state;
    int count = consistent(combinations), pairs = 0;
    for (int a = 0; a < count; a++) {
        for (int b = 0; b < count; b++) {
            if (!at_least(&combinations[b], &combinations[a]))
                continue;
            pairs++;
            assert_true(rubric_judge(&combinations[b]).level >=
                        rubric_judge(&combinations[a]).level);
        }
    }
    assert_int_equal(pairs, 26592);
}

static void a_refusal_names_two_facts(void **state)
{
    (void)state;
    int refused = 0;
    for (int number = 0; number < ALL; number++) {
        Facts facts;
        int rest = number, named = 0;
        for (int fact = 0; fact < FACT_COUNT; fact++) {
            facts.value[fact] = rest % rubric_value_count((Fact)fact);
            rest /= rubric_value_count((Fact)fact);
        }
        Error error = { 0 };
        if (rubric_consistent(&facts, &error))
            continue;
        refused++;
        for (int fact = 0; fact < FACT_COUNT; fact++) {
            char words[80];
            snprintf(words, sizeof(words), "%s %s", rubric_fact_name((Fact)fact),
                     rubric_value_name((Fact)fact, facts.value[fact]));
            named += strstr(error.message, words) != NULL;
        }
        assert_true(named >= 2);
    }
    assert_int_equal(refused, ALL - 684);
}

/* The number of changed facts counts first, then the steps. */
static int way(const Facts *from, const Facts *to)
{
    int facts = 0, steps = 0;
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        int more = to->value[fact] - from->value[fact];
        facts += more > 0;
        steps += more;
    }
    return 100 * facts + steps;
}

/* For all combinations: what is found gives a better level, no fact is worse, and no smaller change
 * gives one. */
static void nearest_better_is_better_and_nothing_is_nearer(void **state)
{
    (void)state;
    int count = consistent(combinations), best = 0;
    for (int c = 0; c < count; c++) {
        const Facts *facts = &combinations[c];
        Level level = rubric_judge(facts).level;
        int nearest = 0;
        for (int b = 0; b < count; b++) {
            if (at_least(&combinations[b], facts) && rubric_judge(&combinations[b]).level > level &&
                (!nearest || way(facts, &combinations[b]) < nearest))
                nearest = way(facts, &combinations[b]);
        }
        Facts better = *facts;
        assert_int_equal(rubric_nearest_better(facts, &better), nearest > 0);
        best += nearest == 0;
        if (nearest == 0) {
            assert_int_equal(level, LEVEL_STRONG);
            assert_memory_equal(&better, facts, sizeof(better));
            continue;
        }
        assert_true(rubric_consistent(&better, NULL));
        assert_true(at_least(&better, facts));
        assert_true(rubric_judge(&better).level > level);
        assert_int_equal(way(facts, &better), nearest);
    }
    assert_int_equal(best, 4); /* S1 and S2 */
}

/* Facts, and the nearest better ones, in the order of Fact. */
static void nearest_better_is_what_one_would_say(void **state)
{
    (void)state;
    static const struct {
        Facts from, better;
        Level level;
    } cases[] = {
        /* no source: a named one, though the trail still stops short */
        { { { 0, 1, 0, 1, 0, 2, 0, 1, 0 } }, { { 2, 1, 0, 1, 0, 2, 0, 1, 0 } }, LEVEL_WEAK },
        /* a trail that stops short: an origin with access that says this and was seen */
        { { { 2, 1, 0, 1, 0, 2, 0, 1, 0 } }, { { 2, 2, 1, 2, 1, 2, 1, 1, 0 } }, LEVEL_GOOD },
        /* an origin nobody saw: seen */
        { { { 2, 2, 1, 2, 0, 2, 0, 1, 0 } }, { { 2, 2, 1, 2, 1, 2, 1, 1, 0 } }, LEVEL_GOOD },
        /* a record, seen by the editors alone: open */
        { { { 2, 2, 1, 2, 1, 2, 1, 1, 1 } }, { { 2, 2, 1, 2, 2, 2, 1, 1, 1 } }, LEVEL_STRONG },
        /* one open origin: a second one */
        { { { 2, 2, 1, 2, 2, 2, 1, 1, 0 } }, { { 2, 2, 1, 2, 2, 2, 2, 1, 0 } }, LEVEL_STRONG },
        /* only the source itself gains: another that does not */
        { { { 2, 2, 1, 2, 2, 2, 1, 0, 0 } }, { { 2, 2, 1, 2, 2, 2, 1, 1, 0 } }, LEVEL_GOOD },
        /* the source says the opposite: something near to it would do for Weak */
        { { { 2, 2, 1, 0, 2, 2, 0, 1, 0 } }, { { 2, 2, 1, 1, 2, 2, 0, 1, 0 } }, LEVEL_WEAK },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Facts better;
        assert_true(rubric_nearest_better(&cases[i].from, &better));
        assert_memory_equal(&better, &cases[i].better, sizeof(better));
        assert_int_equal(rubric_judge(&better).level, cases[i].level);
    }
}

static void names_lead_back_to_their_values(void **state)
{
    (void)state;
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        for (int value = 0; value < rubric_value_count((Fact)fact); value++)
            assert_int_equal(
                rubric_value_from_name((Fact)fact, rubric_value_name((Fact)fact, value)), value);
        assert_int_equal(rubric_value_from_name((Fact)fact, "nonsense"), -1);
    }
    for (int level = 0; level < LEVEL_COUNT; level++)
        assert_int_equal(rubric_level_from_name(rubric_level_name((Level)level)), level);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exactly_684_combinations_are_consistent),
        cmocka_unit_test(each_rule_decides_as_often_as_it_should),
        cmocka_unit_test(better_facts_never_lower_the_level),
        cmocka_unit_test(a_refusal_names_two_facts),
        cmocka_unit_test(nearest_better_is_better_and_nothing_is_nearer),
        cmocka_unit_test(nearest_better_is_what_one_would_say),
        cmocka_unit_test(names_lead_back_to_their_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
