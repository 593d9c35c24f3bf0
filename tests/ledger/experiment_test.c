/* The experiment's counts, versions of a story, looks, deleted rows, the check, and merging. */
#include "visits.h"

/* SQLite calls this: nothing here is about the disk. */
int fdatasync(int file)
{
    (void)file;
    return 0;
}

#define WHY_ROOM sizeof(((Error *)0)->message)

static const char *const claims[] = { "C02", "C01", "C03" }; /* in second place C01 */

/* One rating of a visit. */
typedef struct {
    int place, level, other, rate_s;
    LedgerKind kind;
    int second; /* -1: not given */
} Rated;

static void give(Ledger *ledger, const Rated *rated)
{
    ledger_first(ledger, &(LedgerFirst){ .claim = claims[rated->place - 1],
                                         .order = rated->place,
                                         .level = rated->level,
                                         .other = rated->other,
                                         .sure = rated->level == 4 ? 0 : 3,
                                         .rate_s = rated->rate_s,
                                         .kind = rated->kind,
                                         .language = "en",
                                         .title = "A story",
                                         .label = "a claim",
                                         .rule = "W2",
                                         .trail = 1 });
    if (rated->second >= 0)
        ledger_second(ledger,
                      &(LedgerSecond){ claims[rated->place - 1], rated->second, "says", -1, 3, 2 });
}

static void visit_of(Ledger *ledger, int version, LedgerKind first, const Rated *rated, int count)
{
    LedgerVisit visit = head;
    visit.story_version = version;
    visit.first_kind = first;
    visit.coin = first == LEDGER_OTHER ? -1 : first == LEDGER_BAD;
    ledger_begin(ledger, &visit);
    for (int i = 0; i < count; i++)
        give(ledger, &rated[i]);
    ledger_end(ledger, count == 3 ? "finished" : "idle", "keep", 100);
    ledger_commit(ledger);
}

/* A visit in which the good claim came first, with these ratings in first and last place. */
static void plain_visit(Ledger *ledger, int first, int last)
{
    const Rated rated[] = { { 1, first, -1, 5, LEDGER_GOOD, 2 },
                            { 2, 1, -1, 5, LEDGER_OTHER, 1 },
                            { 3, last, -1, 5, LEDGER_BAD, 0 } };
    visit_of(ledger, 1, LEDGER_GOOD, rated, 3);
}

static LedgerExperiment *experiments(bool at_look, int *count)
{
    Error error = { 0 };
    LedgerExperiment *list;
    Ledger *ledger = ledger_open_read(folder, &error);
    if (!ledger || !ledger_experiments(ledger, at_look, &list, count, &error))
        fail_msg("%s", error.message);
    ledger_close(ledger);
    return list;
}

static int64_t sum(const int64_t *list, size_t count)
{
    int64_t all = 0;
    for (size_t i = 0; i < count; i++)
        all += list[i];
    return all;
}

#define SUM(array) sum((const int64_t *)(array), sizeof(array) / sizeof(int64_t))

/* Each visit has its own rule: complete; left; too quick in first or last place; two who disagreed
 * in first or last place; no coin. */
static void only_what_tells_something_is_in_the_experiment(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    const Rated all[] = { { 1, 1, -1, 5, LEDGER_BAD, 0 },
                          { 2, 4, -1, 5, LEDGER_OTHER, 1 },
                          { 3, 3, -1, 5, LEDGER_GOOD, 2 } };
    visit_of(ledger, 1, LEDGER_BAD, all, 3);
    visit_of(ledger, 1, LEDGER_BAD, all, 2);
    for (int place = 1; place <= 3; place += 2) {
        Rated quick[3], split[3];
        memcpy(quick, all, sizeof(all));
        memcpy(split, all, sizeof(all));
        quick[place - 1].rate_s = 1;
        split[place - 1].other = 2;
        visit_of(ledger, 1, LEDGER_BAD, quick, 3);
        visit_of(ledger, 1, LEDGER_BAD, split, 3);
    }
    visit_of(ledger, 1, LEDGER_OTHER, all, 3);
    ledger_close(ledger);
    int count;
    LedgerExperiment *list = experiments(false, &count);
    assert_int_equal(count, 1);
    assert_int_equal(list->pair[1][1][3], 1);
    assert_int_equal(list->pair[1][1][5], 2); /* one left, one was too quick in last place */
    assert_int_equal(SUM(list->pair), 3);
    assert_int_equal(list->mid[1][4], 6);
    assert_int_equal(SUM(list->mid), 6);
    assert_int_equal(list->again[1][0][2], 2); /* of the pairs after the rope none is too quick */
    assert_int_equal(SUM(list->again), 2);
    free(list);
}

static void a_story_coded_anew_begins_anew(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    const Rated rated = { 1, 2, -1, 5, LEDGER_GOOD, 2 };
    visit_of(ledger, 1, LEDGER_GOOD, &rated, 1);
    visit_of(ledger, 2, LEDGER_GOOD, &rated, 1);
    visit_of(ledger, 2, LEDGER_GOOD, &rated, 1);
    assert_int_equal(ledger_tally(ledger, "brussels", 1, "C02").second[2], 1);
    assert_int_equal(ledger_tally(ledger, "brussels", 2, "C02").second[2], 2);
    ledger_close(ledger);
    ledger = ledger_open(folder);
    settle(ledger);
    assert_int_equal(ledger_tally(ledger, "brussels", 2, "C02").second[2], 2);
    assert_int_equal(ledger_tally(ledger, "brussels", 3, "C02").second[2], 0);
    ledger_close(ledger);
    int count;
    LedgerExperiment *list = experiments(false, &count);
    assert_int_equal(count, 2);
    assert_int_equal(SUM(list[0].pair), 1);
    assert_int_equal(SUM(list[1].pair), 2);
    free(list);
}

/* The counts stand as they were at 200 complete visits until there are 400. */
static void a_look_stands_until_the_next(void **state)
{
    (void)state;
    int count, before_look;
    Ledger *ledger = ledger_open(folder);
    for (int i = 0; i < 199; i++)
        plain_visit(ledger, 2, 1);
    settle(ledger);
    free(experiments(true, &before_look));
    assert_int_equal(before_look, 0);
    for (int i = 0; i < 130; i++)
        plain_visit(ledger, 3, 1);
    ledger_close(ledger);
    LedgerExperiment *list = experiments(true, &count);
    assert_int_equal(count, 1);
    assert_int_equal(list->pair[0][2][1], 199);
    assert_int_equal(list->pair[0][3][1], 1);
    free(list);
    ledger = ledger_open(folder);
    for (int i = 0; i < 71; i++)
        plain_visit(ledger, 3, 1);
    ledger_close(ledger);
    list = experiments(true, &count);
    assert_int_equal(list->pair[0][3][1], 201);
    free(list);
    assert_int_equal(number("SELECT count(DISTINCT visits) FROM look"), 1);
    assert_int_equal(number("SELECT max(visits) FROM look"), 400);
}

/* Another program holds the file when the exhibit starts: visits that wait come after those that
 * are there. */
static void visits_are_numbered_on(void **state)
{
    (void)state;
    sqlite3 *db;
    Ledger *ledger = ledger_open(folder);
    plain_visit(ledger, 2, 1);
    plain_visit(ledger, 2, 1);
    ledger_close(ledger);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    ledger = ledger_open(folder);
    plain_visit(ledger, 3, 1);
    const Rated rated = { 1, 2, -1, 5, LEDGER_GOOD, 2 };
    LedgerVisit visit = head;
    ledger_begin(ledger, &visit);
    assert_int_equal(ledger_waiting(ledger), 9);
    sqlite3_close(db);
    ledger_commit(ledger);
    for (int i = 0; i < 10; i++)
        settle(ledger);
    give(ledger, &rated); /* of the visit that began before */
    ledger_commit(ledger);
    ledger_close(ledger);
    assert_int_equal(number("SELECT count(*) FROM visit"), 4);
    assert_int_equal(number("SELECT max(id >> 24) FROM visit"), 4);
    assert_int_equal(number("SELECT count(DISTINCT id >> 24) FROM visit"), 4);
    assert_int_equal(number("SELECT count(*) FROM first JOIN visit ON id = visit WHERE id >> 24 = "
                            "3 AND level IN ('strong', 'weak')"),
                     3);
    assert_int_equal(number("SELECT count(*) FROM first JOIN visit ON id = visit WHERE id >> 24 = "
                            "4"),
                     1);
}

static void print_count(void *context, const LedgerCount *count)
{
    char *all = context;
    size_t at = strlen(all);
    snprintf(all + at, 20000 - at, "%s %d %s %s %s %lld\n", count->story, count->version,
             count->claim, count->what, count->value, (long long)count->count);
}

static void read_counts(char all[20000])
{
    Error error = { 0 };
    Ledger *ledger = ledger_open_read(folder, &error);
    all[0] = '\0';
    if (!ledger || !ledger_each_count(ledger, print_count, all, &error))
        fail_msg("%s", error.message);
    ledger_close(ledger);
}

static bool is_folded(Ledger *ledger)
{
    (void)ledger;
    return number("SELECT folded FROM source") == 300;
}

static bool check(char why[WHY_ROOM])
{
    Error error = { 0 };
    Ledger *ledger = ledger_open_read(folder, &error);
    bool whole = ledger && ledger_check(ledger, &error);
    ledger_close(ledger);
    snprintf(why, WHY_ROOM, "%s", error.message);
    return whole;
}

/* The clock jumps back fifty years in the middle: the order of visits decides, not their days. */
static void old_rows_go_and_their_counts_stay(void **state)
{
    (void)state;
    static char before[20000], after[20000];
    char why[WHY_ROOM];
    Ledger *ledger = ledger_open(folder);
    ledger_keep(ledger, 50);
    for (int i = 0; i < 350; i++) {
        LedgerVisit visit = head;
        visit.day = i < 320 ? "2026-11-24" : "1976-11-24";
        ledger_begin(ledger, &visit);
        const Rated rated = { 1, i % 5, -1, 5, LEDGER_BAD, i % 4 };
        give(ledger, &rated);
        ledger_end(ledger, "finished", "takehome", 100);
        ledger_commit(ledger);
    }
    settle(ledger);
    assert_int_equal(number("SELECT count(*) FROM first"), 350);
    read_counts(before);
    ledger_idle(ledger, true);
    assert_true(soon(is_folded, ledger));
    ledger_close(ledger);
    assert_int_equal(number("SELECT count(*) FROM first"), 50);
    assert_int_equal(number("SELECT count(*) FROM visit WHERE day = '1976-11-24'"), 30);
    assert_int_equal(number("SELECT (SELECT count(*) FROM second) + (SELECT count(*) FROM ending)"),
                     100);
    read_counts(after);
    assert_string_equal(after, before);
    assert_true(check(why));
    assert_int_equal(totals_on_disk(NULL).visits, 350);
}

static void a_ledger_is_checked_against_its_counts(void **state)
{
    (void)state;
    char why[WHY_ROOM];
    Ledger *ledger = ledger_open(folder);
    plain_visit(ledger, 2, 1);
    ledger_close(ledger);
    assert_true(check(why));
    run("UPDATE tally SET count = 2 WHERE what = 'second' AND value = 'good'");
    assert_false(check(why));
    assert_non_null(strstr(why, "second good of C02: 2 counted, 1 there"));
    run("UPDATE tally SET count = 1; DELETE FROM first WHERE claim = 'C03'");
    assert_false(check(why));
    assert_non_null(strstr(why, "first weak of C03: 1 counted, 0 there"));
}

/* ---- merging ---- */

static char sum_folder[80];

static void merge(const char *place, bool new)
{
    Error error = { 0 };
    bool added;
    if (!ledger_merge(sum_folder, place, &added, &error))
        fail_msg("%s", error.message);
    assert_int_equal(added, new);
}

static int64_t visits_in(const char *place)
{
    Error error = { 0 };
    LedgerTotals totals = { 0 };
    Ledger *ledger = ledger_open_read(place, &error);
    if (!ledger || !ledger_totals(ledger, &totals, &error) || !ledger_check(ledger, &error))
        fail_msg("%s", error.message);
    ledger_close(ledger);
    return totals.visits;
}

static void make_visits(const char *where, int count)
{
    Ledger *ledger = ledger_open(where);
    for (int i = 0; i < count; i++)
        plain_visit(ledger, 2, 1);
    ledger_close(ledger);
}

static void run_command(const char *what, const char *one, const char *two)
{
    char command[400];
    snprintf(command, sizeof(command), "%s %s %s", what, one, two);
    assert_int_equal(system(command), 0);
}

/* Two units; one of them is merged again, with more visits, and as it was before. The sum can be
 * merged like any other ledger. */
static void a_ledger_merged_twice_counts_once(void **state)
{
    (void)state;
    char other[100], old[100], sums[100];
    snprintf(sum_folder, sizeof(sum_folder), "%s/sum", folder);
    snprintf(other, sizeof(other), "%s/other", folder);
    snprintf(old, sizeof(old), "%s/old.db", folder);
    snprintf(sums, sizeof(sums), "%s/sums", folder);
    make_visits(folder, 150);
    make_visits(other, 120);
    merge(folder, true);
    merge(folder, false);
    merge(path, false); /* the same as a file */
    assert_int_equal(visits_in(sum_folder), 150);
    merge(other, true);
    assert_int_equal(visits_in(sum_folder), 270);
    run_command("cp", path, old);
    make_visits(folder, 30);
    merge(folder, true);
    merge(old, false);
    merge(other, false);
    assert_int_equal(visits_in(sum_folder), 300);
    run_command("mv", sum_folder, sums);
    merge(other, true);
    merge(sums, true);
    merge(folder, false);
    assert_int_equal(visits_in(sum_folder), 300);
    Error error = { 0 };
    LedgerExperiment *list;
    int count;
    Ledger *ledger = ledger_open_read(sum_folder, &error);
    assert_non_null(ledger);
    assert_true(ledger_experiments(ledger, true, &list, &count, &error));
    ledger_close(ledger);
    assert_int_equal(count, 2); /* the look at 200, which this sum first reached with 300 */
    assert_int_equal(list[0].pair[0][2][1] + list[1].pair[0][2][1], 300);
    free(list);
    run_command("rm -rf", sum_folder, other);
    snprintf(old, sizeof(old), "%s/old.db*", folder);
    run_command("rm -rf", sums, old);
}

/* A card was copied, and both units went on. */
static void copies_that_went_on_apart_are_refused(void **state)
{
    (void)state;
    char other[100];
    Error error = { 0 };
    bool added;
    snprintf(sum_folder, sizeof(sum_folder), "%s/sum", folder);
    snprintf(other, sizeof(other), "%s/other", folder);
    make_visits(folder, 3);
    assert_int_equal(mkdir(other, 0755), 0);
    run_command("cp", path, other);
    make_visits(folder, 2);
    Ledger *ledger = ledger_open(other);
    plain_visit(ledger, 3, 3);
    ledger_close(ledger);
    merge(folder, true);
    assert_false(ledger_merge(sum_folder, other, &added, &error));
    assert_non_null(strstr(error.message, "one ledger that was copied"));
    assert_int_equal(visits_in(sum_folder), 5);
    run_command("rm -rf", sum_folder, other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(only_what_tells_something_is_in_the_experiment),
        TEST(a_story_coded_anew_begins_anew),
        TEST(a_look_stands_until_the_next),
        TEST(visits_are_numbered_on),
        TEST(old_rows_go_and_their_counts_stay),
        TEST(a_ledger_is_checked_against_its_counts),
        TEST(a_ledger_merged_twice_counts_once),
        TEST(copies_that_went_on_apart_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
