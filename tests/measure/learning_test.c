/* Simulated visitors, whose answers go through the exhibit's own ledger: what does the sentence say
 * about them at 400, 1,600 and 6,400 complete visits? The expected shares were computed by another
 * program, in another language and without a ledger, from the same visitors (1,500 runs a row).
 *
 *   learning_test              three rows to 1,600 visits, some runs
 *   learning_test long RUNS    all rows to 6,400 visits; prints the table
 *
 * No real visitor was ever measured: the visitors are assumed. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "ledger/ledger.h"
#include "measure/measure.h"

/* SQLite calls this: nothing here is about the disk. */
int fdatasync(int file)
{
    (void)file;
    return 0;
}

/* ---- chance ---- */

static uint64_t chance_state;

/* SplitMix64 by Sebastiano Vigna; from 0 to under 1. */
static double chance(void)
{
    uint64_t mixed = chance_state += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return (double)((mixed ^ mixed >> 31) >> 11) * 0x1p-53;
}

static double normal(double mean, double deviation)
{
    double radius = sqrt(-2 * log(1 - chance()));
    return mean + deviation * radius * cos(2 * acos(-1) * chance());
}

/* ---- visitors ---- */

/* How visitors change between the first and the last claim, and who leaves in between. */
typedef struct {
    const char *name;
    double good, bad; /* more trust in the last claim if it is the well-, the badly-sourced */
    double noise, cant_tell; /* of the last rating; 0: as always */
    bool keen_stay, wrong_leave;
    double turns; /* share of visitors who think that good and bad take turns */
} Kind;

/* A claim: its level from 1 to 4, and how much better it looks. */
typedef struct {
    double level, looks;
} Shown;

static const Shown good_claim = { 3, 0.1 }, middle_claim = { 2, 0.2 }, bad_claim = { 1, 0.5 };

/* A visitor: how well they see the level, and how trusting they are. */
typedef struct {
    double sense, bias;
} Visitor;

static Visitor new_visitor(void)
{
    Visitor visitor = { normal(0.55, 0.35), normal(0, 0.4) };
    visitor.sense = fmax(-0.2, visitor.sense);
    return visitor;
}

static int rate(Visitor visitor, Shown claim, double shift, double noise, double cant_tell)
{
    if (chance() < cant_tell)
        return 4;
    double trust = visitor.sense * (claim.level - 2.5) / 1.5 + claim.looks + visitor.bias + shift +
                   normal(0, noise);
    return (trust > -0.9) + (trust > 0) + (trust > 0.9);
}

static int one_of(int a, int b)
{
    return chance() < 0.5 ? a : b;
}

static bool stays(const Kind *kind, Visitor visitor, bool good_first, int first)
{
    double stay = 1;
    if (kind->keen_stay)
        stay = fmin(1, fmax(0.1, 0.65 + 0.5 * (visitor.sense - 0.55)));
    if (kind->wrong_leave)
        stay = (first == 2 || first == 3) == good_first ? 0.75 : 0.5;
    return chance() < stay;
}

static int rate_last(const Kind *kind, Visitor visitor, bool good_first)
{
    if (chance() < kind->turns)
        return good_first ? one_of(0, 1) : one_of(2, 3);
    return rate(visitor, good_first ? bad_claim : good_claim, good_first ? kind->bad : kind->good,
                kind->noise > 0 ? kind->noise : 1, kind->cant_tell > 0 ? kind->cant_tell : 0.07);
}

static void give(Ledger *ledger, const char *claim, int place, int level, LedgerKind kind)
{
    ledger_first(ledger, &(LedgerFirst){ .claim = claim,
                                         .order = place,
                                         .level = level,
                                         .other = -1,
                                         .sure = level == 4 ? 0 : 2,
                                         .read_s = 12,
                                         .rate_s = 6,
                                         .kind = kind });
}

/* Makes one visit; true when it is complete. The middle claim is rated by another visitor of the
 * same kind, as in the computation that this is compared with. */
static bool make_visit(Ledger *ledger, const Kind *kind)
{
    bool good_first = chance() < 0.5;
    Visitor visitor = new_visitor();
    LedgerVisit head = { .day = "2026-11-26",
                         .part = "morning",
                         .unit = "unit",
                         .mode = "walk_up",
                         .story = "story",
                         .story_version = 1,
                         .rubric_version = 1,
                         .app_version = "1",
                         .language = "en",
                         .coin = !good_first,
                         .first_kind = good_first ? LEDGER_GOOD : LEDGER_BAD,
                         .places = 3 };
    int first = rate(visitor, good_first ? good_claim : bad_claim, 0, 1, 0.07);
    bool stayed = stays(kind, visitor, good_first, first);
    int middle = chance() < kind->turns ? (good_first ? one_of(0, 1) : one_of(2, 3))
                                        : rate(new_visitor(), middle_claim, 0, 1, 0.07);
    ledger_begin(ledger, &head);
    give(ledger, good_first ? "P" : "Q", 1, first, head.first_kind);
    give(ledger, "M", 2, middle, LEDGER_OTHER);
    if (stayed)
        give(ledger, good_first ? "Q" : "P", 3, rate_last(kind, visitor, good_first),
             good_first ? LEDGER_BAD : LEDGER_GOOD);
    ledger_end(ledger, stayed ? "finished" : "idle", "compare", 200);
    return stayed;
}

/* ---- a run ---- */

#define LOOKS 3
static const int looks[LOOKS] = { 400, 1600, 6400 };

static Learning read_look(const char *folder)
{
    Error error = { 0 };
    LedgerExperiment *list;
    int count;
    Experiment experiment;
    Ledger *ledger = ledger_open_read(folder, &error);
    if (!ledger || !ledger_experiments(ledger, true, &list, &count, &error))
        fail_msg("%s", error.message);
    _Static_assert(sizeof(*list) == sizeof(experiment), "both have the same counts");
    assert_int_equal(count, 1);
    memcpy(&experiment, list, sizeof(experiment));
    free(list);
    ledger_close(ledger);
    return measure_learning(&experiment, 1);
}

static void write_all(Ledger *ledger)
{
    bool settled = false;
    ledger_commit(ledger);
    for (int i = 0; i < 100 && !settled; i++)
        settled = ledger_settle(ledger);
    assert_true(settled);
}

/* What is said of these visitors at each look, up to the `last` one. */
static void run(const Kind *kind, int last, Learning said[LOOKS])
{
    char folder[] = "/tmp/sayswho-learning-XXXXXX", command[60];
    assert_non_null(mkdtemp(folder));
    Ledger *ledger = ledger_open(folder);
    int complete = 0, made = 0;
    for (int look = 0; look <= last; look++) {
        while (complete < looks[look]) {
            complete += make_visit(ledger, kind);
            if (++made % 100 == 0) /* a thousand rows may wait */
                write_all(ledger);
        }
        write_all(ledger);
        said[look] = read_look(folder);
        assert_int_equal(said[look].complete, looks[look]);
    }
    ledger_close(ledger);
    snprintf(command, sizeof(command), "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

/* ---- the table ---- */

typedef struct {
    int look; /* its number */
    Sentence sentence;
    Trend trend; /* of the well-sourced claim; TREND_UNKNOWN: any */
    int percent;
} Expected;

#define ANY TREND_UNKNOWN
static const struct {
    Kind kind;
    Expected expected[8]; /* the rest: percent 0 */
} rows[] = {
    { { .name = "nothing changes" },
      { { 0, SENTENCE_NOT_YET, ANY, 97 },
        { 1, SENTENCE_NOT_YET, ANY, 86 },
        { 1, SENTENCE_NO_CHANGE, ANY, 12 },
        { 2, SENTENCE_NO_CHANGE, ANY, 98 } } },
    { { .name = "learn", .good = 0.3, .bad = -0.3 },
      { { 0, SENTENCE_LEARN, ANY, 62 },
        { 0, SENTENCE_NOT_YET, ANY, 36 },
        { 1, SENTENCE_LEARN, ANY, 99 },
        { 2, SENTENCE_LEARN, TREND_UP, 100 } } },
    { { .name = "suspicious only", .good = -0.35, .bad = -0.35 },
      { { 0, SENTENCE_SUSPICIOUS, ANY, 69 },
        { 0, SENTENCE_ONLY_SUSPICIOUS, ANY, 15 },
        { 1, SENTENCE_ONLY_SUSPICIOUS, ANY, 72 },
        { 1, SENTENCE_SUSPICIOUS, ANY, 26 },
        { 2, SENTENCE_ONLY_SUSPICIOUS, ANY, 98 } } },
    { { .name = "trusting only", .good = 0.35, .bad = 0.35 },
      { { 0, SENTENCE_TRUSTING, ANY, 72 },
        { 0, SENTENCE_ONLY_TRUSTING, ANY, 11 },
        { 1, SENTENCE_ONLY_TRUSTING, ANY, 68 },
        { 1, SENTENCE_TRUSTING, ANY, 30 },
        { 2, SENTENCE_ONLY_TRUSTING, ANY, 99 } } },
    { { .name = "learn a little", .good = 0.15, .bad = -0.15 },
      { { 0, SENTENCE_LEARN, ANY, 14 },
        { 1, SENTENCE_LEARN, ANY, 59 },
        { 2, SENTENCE_LEARN, ANY, 99 } } },
    { { .name = "learn from bad", .bad = -0.5 },
      { { 0, SENTENCE_LEARN, ANY, 40 },
        { 0, SENTENCE_SUSPICIOUS, ANY, 29 },
        { 1, SENTENCE_LEARN, ANY, 96 },
        { 1, SENTENCE_LEARN, TREND_KEPT, 90 },
        { 2, SENTENCE_LEARN, TREND_KEPT, 99 } } },
    { { .name = "learn, trust less", .good = -0.25, .bad = -0.75 },
      { { 0, SENTENCE_LEARN, ANY, 34 },
        { 0, SENTENCE_SUSPICIOUS, ANY, 63 },
        { 1, SENTENCE_LEARN, ANY, 94 },
        { 2, SENTENCE_LEARN, TREND_DOWN, 100 } } },
    { { .name = "tired", .noise = 1.6, .cant_tell = 0.15 },
      { { 0, SENTENCE_NOT_YET, ANY, 93 },
        { 0, SENTENCE_WORSE, ANY, 3 },
        { 1, SENTENCE_NOT_YET, ANY, 78 },
        { 1, SENTENCE_WORSE, ANY, 11 },
        { 2, SENTENCE_WORSE, ANY, 52 },
        { 2, SENTENCE_NO_CHANGE, ANY, 33 },
        { 2, SENTENCE_ONLY_SUSPICIOUS, ANY, 15 } } },
    { { .name = "nothing; keen stay", .keen_stay = true },
      { { 0, SENTENCE_NOT_YET, ANY, 94 },
        { 1, SENTENCE_NOT_YET, ANY, 83 },
        { 1, SENTENCE_LEAVERS, ANY, 15 },
        { 2, SENTENCE_NO_CHANGE, ANY, 88 },
        { 2, SENTENCE_LEAVERS, ANY, 10 } } },
    { { .name = "nothing; surprised leave", .wrong_leave = true },
      { { 0, SENTENCE_LEAVERS, ANY, 59 },
        { 1, SENTENCE_LEAVERS, ANY, 99 },
        { 2, SENTENCE_LEAVERS, ANY, 99 } } },
    { { .name = "learn; keen stay", .good = 0.3, .bad = -0.3, .keen_stay = true },
      { { 0, SENTENCE_LEARN, ANY, 63 },
        { 0, SENTENCE_LEAVERS, ANY, 25 },
        { 1, SENTENCE_LEARN, ANY, 100 },
        { 2, SENTENCE_LEARN, ANY, 100 } } },
    { { .name = "learn; surprised leave", .good = 0.3, .bad = -0.3, .wrong_leave = true },
      { { 0, SENTENCE_LEAVERS, ANY, 72 },
        { 1, SENTENCE_LEAVERS, ANY, 99 },
        { 2, SENTENCE_LEAVERS, ANY, 99 } } },
    { { .name = "nothing; 1 in 10 takes turns", .turns = 0.1 },
      { { 0, SENTENCE_NOT_YET, ANY, 88 },
        { 0, SENTENCE_LEARN, ANY, 4 },
        { 1, SENTENCE_TURNS, ANY, 51 },
        { 1, SENTENCE_NOT_YET, ANY, 47 },
        { 2, SENTENCE_TURNS, ANY, 99 } } },
    { { .name = "learn; 1 in 10 takes turns", .good = 0.3, .bad = -0.3, .turns = 0.1 },
      { { 0, SENTENCE_LEARN, ANY, 49 },
        { 0, SENTENCE_TURNS, ANY, 43 },
        { 1, SENTENCE_LEARN, ANY, 90 },
        { 2, SENTENCE_LEARN, ANY, 100 } } },
};

/* How far the share of our runs may be from the expected one: three and a half times the noise of
 * both, and of the rounding. With three times one of the 54 shares would often be too far. The
 * other program drew its runs from tables that were simulated once, with 300,000 visits or more;
 * their own noise moves a sentence's limit. */
static double noise_of(double share, int visits, int runs)
{
    double p = fmin(0.99, fmax(0.01, share)), spread = p * (1 - p);
    double of_tables = 1.8 * spread * sqrt(visits / 3e5);
    return 3.5 * sqrt(spread * (1.0 / runs + 1.0 / 1500) + of_tables * of_tables) + 0.005;
}

static const char *const sentence_names[SENTENCE_COUNT] = {
    "too few",       "worse",    "turns",     "learn",   "only suspicious", "suspicious",
    "only trusting", "trusting", "no change", "leavers", "not yet"
};
static const char *const trend_names[] = { "", ", P kept", ", P up", ", P down" };

static int compare_row(size_t row, int last, int runs)
{
    int wrong = 0;
    Learning(*said)[LOOKS] = memory_take((size_t)runs, sizeof(*said));
    for (int i = 0; i < runs; i++)
        run(&rows[row].kind, last, said[i]);
    printf("%s:", rows[row].kind.name);
    for (const Expected *e = rows[row].expected; e->percent && e->look <= last; e++) {
        int found = 0;
        for (int i = 0; i < runs; i++) {
            const Learning *learning = &said[i][e->look];
            found += learning->sentence == e->sentence &&
                     (e->trend == ANY || learning->good_trend == e->trend);
        }
        double share = (double)found / runs;
        bool good =
            fabs(share - e->percent / 100.0) <= noise_of(e->percent / 100.0, looks[e->look], runs);
        printf("%s %d %s%s %.0f (%d)%s", e == rows[row].expected ? "" : ";", looks[e->look],
               sentence_names[e->sentence], trend_names[e->trend], 100 * share, e->percent,
               good ? "" : " WRONG");
        wrong += !good;
    }
    printf("\n");
    fflush(stdout);
    free(said);
    return wrong;
}

#define SHORT_RUNS 12

static void visitors_who_do_not_change_hear_of_no_change(void **state)
{
    (void)state;
    chance_state = 1;
    assert_int_equal(compare_row(0, 1, SHORT_RUNS), 0);
}

static void visitors_who_learn_are_said_to_learn(void **state)
{
    (void)state;
    chance_state = 2;
    assert_int_equal(compare_row(1, 1, SHORT_RUNS), 0);
}

static void visitors_who_trust_less_are_not_said_to_learn(void **state)
{
    (void)state;
    chance_state = 3;
    assert_int_equal(compare_row(2, 1, SHORT_RUNS), 0);
}

/* Runs everything; the exit status says whether all is as expected. */
static int run_all(int runs)
{
    int wrong = 0;
    for (size_t row = 0; row < COUNT(rows); row++) {
        chance_state = 100 + row;
        wrong += compare_row(row, LOOKS - 1, runs);
    }
    printf("%d of the shares are not as expected\n", wrong);
    return wrong > 0;
}

int main(int count, char **words)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(visitors_who_do_not_change_hear_of_no_change),
        cmocka_unit_test(visitors_who_learn_are_said_to_learn),
        cmocka_unit_test(visitors_who_trust_less_are_not_said_to_learn),
    };
    if (count > 2 && strcmp(words[1], "long") == 0)
        return run_all((int)strtol(words[2], NULL, 10));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
