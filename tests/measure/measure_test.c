/* What the counts of the experiment allow to say. With the word "tell" it reads counts and prints
 * the estimates, for tests/measure/independent.py. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "measure/measure.h"

/* The expected counts of `visits` visits in which trust in the claims is as given, in 100. Nobody
 * leaves, and nobody can't tell. */
static Experiment expect(int visits, int good_first, int good_last, int bad_first, int bad_last)
{
    Experiment experiment = { 0 };
    const int trusts[ARM_COUNT][2] = { { good_first, bad_last }, { bad_first, good_last } };
    for (int arm = 0; arm < ARM_COUNT; arm++) {
        for (int cell = 0; cell < 4; cell++) {
            bool first = cell & 1, last = cell & 2;
            int64_t share = (first ? trusts[arm][0] : 100 - trusts[arm][0]) *
                            (last ? trusts[arm][1] : 100 - trusts[arm][1]);
            experiment.pair[arm][first ? 2 : 1][last ? 2 : 1] = visits * share / 20000;
            experiment.mid[arm][cell % 2 ? 2 : 1] = visits / 4;
        }
    }
    return experiment;
}

static void looks_double(void **state)
{
    (void)state;
    static const int64_t looks[][3] = { { 0, 0, 200 },         { 199, 0, 200 },
                                        { 200, 200, 400 },     { 399, 200, 400 },
                                        { 820, 800, 1600 },    { 6400, 6400, 12800 },
                                        { 12799, 6400, 12800 } };
    for (size_t i = 0; i < COUNT(looks); i++) {
        assert_int_equal(measure_look(looks[i][0]), looks[i][1]);
        assert_int_equal(measure_next_look(looks[i][0]), looks[i][2]);
    }
}

static void each_sentence_has_its_visitors(void **state)
{
    (void)state;
    static const struct {
        int visits, good_first, good_last, bad_first, bad_last;
        Sentence sentence;
        Trend good, bad;
    } rows[] = {
        { 160, 60, 60, 50, 50, SENTENCE_TOO_FEW, TREND_UNKNOWN, TREND_UNKNOWN },
        { 400, 60, 60, 50, 50, SENTENCE_NOT_YET, TREND_UNKNOWN, TREND_UNKNOWN },
        { 6400, 60, 60, 50, 50, SENTENCE_NO_CHANGE, TREND_KEPT, TREND_KEPT },
        { 6400, 60, 60, 50, 34, SENTENCE_LEARN, TREND_KEPT, TREND_DOWN },
        { 6400, 60, 70, 50, 40, SENTENCE_LEARN, TREND_UP, TREND_DOWN },
        { 6400, 60, 52, 50, 27, SENTENCE_LEARN, TREND_DOWN, TREND_DOWN },
        { 400, 60, 48, 50, 38, SENTENCE_SUSPICIOUS, TREND_UNKNOWN, TREND_UNKNOWN },
        { 6400, 60, 48, 50, 38, SENTENCE_ONLY_SUSPICIOUS, TREND_DOWN, TREND_DOWN },
        { 400, 60, 72, 50, 62, SENTENCE_TRUSTING, TREND_UNKNOWN, TREND_UNKNOWN },
        { 6400, 60, 72, 50, 62, SENTENCE_ONLY_TRUSTING, TREND_UP, TREND_UP },
        { 6400, 60, 55, 50, 55, SENTENCE_WORSE, TREND_DOWN, TREND_UP },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        Experiment experiment = expect(rows[i].visits, rows[i].good_first, rows[i].good_last,
                                       rows[i].bad_first, rows[i].bad_last);
        Learning learning = measure_learning(&experiment, 1);
        if (learning.sentence != rows[i].sentence)
            fail_msg("row %zu says %d", i, learning.sentence);
        if (rows[i].visits < 6400)
            continue;
        assert_int_equal(learning.good_trend, rows[i].good);
        assert_int_equal(learning.bad_trend, rows[i].bad);
        assert_float_equal(learning.bad.middle, (rows[i].bad_last - rows[i].bad_first) / 100.0,
                           0.005);
        assert_float_equal(learning.good_first.middle, rows[i].good_first / 100.0, 0.005);
        assert_true(learning.bad.low < learning.bad.middle);
    }
}

/* Of visitors who trusted the first claim wrongly most leave: those who stay look better or worse
 * than all who began. */
static void those_who_leave_may_speak_against_those_who_stay(void **state)
{
    (void)state;
    Experiment experiment = { 0 };
    for (int arm = 0; arm < ARM_COUNT; arm++) {
        for (int first = 1; first <= 2; first++) {
            bool wrong = (arm == ARM_GOOD_FIRST) == (first == 1);
            experiment.pair[arm][first][first] = wrong ? 250 : 500;
            experiment.pair[arm][first][MEASURE_LEFT] = wrong ? 500 : 250;
        }
    }
    assert_int_equal(measure_learning(&experiment, 1).sentence, SENTENCE_LEAVERS);
}

static void who_takes_turns_is_not_said_to_learn(void **state)
{
    (void)state;
    Experiment experiment = expect(6400, 60, 65, 50, 45);
    assert_int_equal(measure_learning(&experiment, 1).sentence, SENTENCE_LEARN);
    experiment.mid[ARM_BAD_FIRST][2] += 400; /* the middle claim is trusted more after a bad one */
    experiment.mid[ARM_BAD_FIRST][1] -= 400;
    assert_int_equal(measure_learning(&experiment, 1).sentence, SENTENCE_TURNS);
    experiment = expect(6400, 60, 75, 50, 30); /* more than taking turns explains */
    experiment.mid[ARM_BAD_FIRST][2] += 200;
    experiment.mid[ARM_BAD_FIRST][1] -= 200;
    assert_int_equal(measure_learning(&experiment, 1).sentence, SENTENCE_LEARN);
}

/* Two stories of the same kind say the same as one with all their visits; a story with hardly any
 * visits changes nothing and does not divide by zero. */
static void stories_are_weighted_by_their_visits(void **state)
{
    (void)state;
    Experiment list[3] = { expect(3200, 60, 60, 50, 34), expect(3200, 60, 60, 50, 34) };
    list[2].pair[ARM_GOOD_FIRST][2][1] = 1;
    Experiment whole = expect(6400, 60, 60, 50, 34);
    Learning apart = measure_learning(list, 3), together = measure_learning(&whole, 1);
    assert_int_equal(apart.sentence, SENTENCE_LEARN);
    assert_float_equal(apart.bad.middle, together.bad.middle, 1e-3);
    assert_float_equal(apart.bad.low, together.bad.low, 1e-3);
    list[0] = list[2];
    assert_int_equal(measure_learning(list, 1).sentence, SENTENCE_TOO_FEW);
}

static void a_claim_moves_to_the_side_of_its_trail(void **state)
{
    (void)state;
    int64_t answers[MEASURE_RATINGS][MEASURE_RATINGS] = { 0 };
    answers[2][1] = 40; /* trusted a weak trail, and do not any more */
    answers[1][2] = 10;
    answers[1][1] = 30;
    answers[4][4] = 20;
    ClaimReading reading = measure_claim(answers, 1);
    assert_int_equal(reading.answers, 100);
    assert_float_equal(reading.before, 0.5, 1e-9);
    assert_float_equal(reading.after, 0.8, 1e-9);
    /* 1.96 * sqrt(b + c - (b - c)^2 / n) / n */
    assert_float_equal(reading.change.high - reading.change.middle, 0.0196 * 6.403124, 1e-6);
    assert_float_equal(reading.cant_tell, 0.2, 1e-9);
    assert_float_equal(reading.place_before, 1.5, 1e-9);
    assert_float_equal(measure_claim(answers, 3).before, 0.5, 1e-9);
    assert_float_equal(measure_claim(answers, 3).after, 0.2, 1e-9);
}

static void sureness_is_judged_from_enough_answers(void **state)
{
    (void)state;
    assert_int_equal(measure_sureness(90, 92, 20, 100), SURENESS_UNKNOWN);
    assert_int_equal(measure_sureness(80, 100, 50, 100), SURENESS_HELPS);
    assert_int_equal(measure_sureness(600, 1000, 590, 1000), SURENESS_HELPS_LITTLE);
    assert_int_equal(measure_sureness(60, 100, 55, 100), SURENESS_UNKNOWN);
}

/* ---- tell ---- */

static void read_numbers(int64_t *out, int count)
{
    for (int i = 0; i < count; i++) {
        if (scanf("%" SCNd64, &out[i]) != 1)
            out[i] = 0;
    }
}

static void print_range(const char *name, Range range)
{
    printf("%s %.12f %.12f %.12f\n", name, range.low, range.middle, range.high);
}

/* Reads how many experiments there are, and each one's numbers in the order of the struct. */
static int tell(void)
{
    Experiment list[8];
    int64_t count = 0;
    read_numbers(&count, 1);
    for (int64_t i = 0; i < count && i < (int64_t)COUNT(list); i++)
        read_numbers((int64_t *)&list[i], sizeof(list[i]) / sizeof(int64_t));
    Learning learning = measure_learning(list, (int)count);
    printf("sentence %d %d %d\n", learning.sentence, learning.good_trend, learning.bad_trend);
    print_range("L", learning.learning);
    print_range("S", learning.suspicion);
    print_range("P", learning.good);
    print_range("Q", learning.bad);
    print_range("Plast", learning.good_last);
    print_range("Qfirst", learning.bad_first);
    Estimate before = { 0 }, after = { 0 };
    if (measure_before(list, (int)count, &before) && measure_after(list, (int)count, &after))
        printf("apart %.12f %.12f %.12f %.12f\n", before.value, before.error, after.value,
               after.error);
    int64_t share[2];
    read_numbers(share, 2);
    print_range("share", measure_share(share[0], share[1]));
    int64_t answers[MEASURE_RATINGS][MEASURE_RATINGS];
    read_numbers((int64_t *)answers, MEASURE_RATINGS * MEASURE_RATINGS);
    ClaimReading reading = measure_claim(answers, 1);
    print_range("change", reading.change);
    printf("claim %.12f %.12f %.12f\n", reading.before, reading.after, reading.place_after);
    return 0;
}

int main(int count, char **words)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_double),
        cmocka_unit_test(each_sentence_has_its_visitors),
        cmocka_unit_test(those_who_leave_may_speak_against_those_who_stay),
        cmocka_unit_test(who_takes_turns_is_not_said_to_learn),
        cmocka_unit_test(stories_are_weighted_by_their_visits),
        cmocka_unit_test(a_claim_moves_to_the_side_of_its_trail),
        cmocka_unit_test(sureness_is_judged_from_enough_answers),
    };
    if (count > 1 && strcmp(words[1], "tell") == 0)
        return tell();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
