/* Answers are written and counted, and wait when the disk cannot be written. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "visits.h"

static bool nothing_waits(Ledger *ledger)
{
    return ledger_waiting(ledger) == 0;
}

static bool fails(Ledger *ledger)
{
    return ledger_failing(ledger);
}

static void answers_are_there_after_reopening(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    rate(ledger, 2);
    rate(ledger, 4);
    ledger_disagree(ledger, "B10", 3);
    ledger_end(ledger, "finished", "takehome", 220);
    ledger_close(ledger);
    Tally tally;
    LedgerTotals totals = totals_on_disk(&tally);
    assert_int_equal(tally.first[2], 1);
    assert_int_equal(tally.second[4], 1);
    assert_int_equal(tally.disagree[2], 1);
    assert_int_equal(totals.visits, 1);
    assert_int_equal(totals.finished, 1);
    assert_int_equal(totals.first_ratings, 2);
    ledger = ledger_open(folder);
    settle(ledger);
    tally = ledger_tally(ledger, "brussels", 1, "B10");
    assert_int_equal(tally.second[4], 1);
    ledger_close(ledger);
}

static void an_answer_counts_before_it_is_written(void **state)
{
    (void)state;
    make_visit(2);
    Ledger *ledger = ledger_open(folder);
    ledger_begin(ledger, &head);
    ledger_second(ledger, &(LedgerSecond){ "B10", 2, "says", -1, 3, 2 });
    assert_in_range(ledger_tally(ledger, "brussels", 1, "B10").second[2], 1, 2);
    settle(ledger); /* what the file holds is added only once */
    assert_int_equal(ledger_tally(ledger, "brussels", 1, "B10").second[2], 2);
    assert_int_equal(ledger_tally(ledger, "brussels", 1, "B11").second[2], 0);
    assert_int_equal(totals_on_disk(NULL).second_ratings, 1);
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(NULL).second_ratings, 2);
}

static void the_file_is_set_as_decided(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    settle(ledger);
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db,
                       "SELECT (SELECT journal_mode FROM pragma_journal_mode), "
                       "group_concat(name) FROM pragma_table_info('visit')",
                       -1, &statement, NULL);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal(sqlite3_column_text(statement, 0), "wal");
    /* Everything that is kept about a visit: nothing by which a visitor could be recognised. */
    assert_string_equal(sqlite3_column_text(statement, 1),
                        "id,day,part,unit,mode,story,story_version,rubric_version,app_version,"
                        "language,coin,first_kind,source");
    sqlite3_finalize(statement);
    sqlite3_close(db);
    ledger_close(ledger);
}

/* A file is in the folder's place, because root may write in any folder. */
static void without_a_folder_answers_wait_in_memory(void **state)
{
    (void)state;
    char under[160];
    FILE *file = fopen(path, "w");
    fclose(file);
    snprintf(under, sizeof(under), "%s/data", path);
    Ledger *ledger = ledger_open(under);
    begin(ledger);
    for (int i = 0; i < 1200; i++) {
        ledger_first(ledger, &(LedgerFirst){
                                 .claim = "B10", .order = 1, .level = 2, .other = -1, .sure = 2 });
        ledger_commit(ledger);
    }
    assert_true(soon(fails, ledger));
    assert_int_equal(ledger_waiting(ledger), 1000);
    assert_int_equal(ledger_lost(ledger), 201);
    /* When the file is gone the folder is made, without a restart. */
    assert_int_equal(unlink(path), 0);
    assert_true(soon(nothing_waits, ledger));
    assert_false(ledger_failing(ledger));
    ledger_close(ledger);
    snprintf(under, sizeof(under), "%s/data/answers.db", path);
    assert_int_equal(unlink(under), 0);
    snprintf(under, sizeof(under), "%s/data", path);
    assert_int_equal(rmdir(under), 0);
    assert_int_equal(rmdir(path), 0);
}

/* A limit on the size of files acts as a full disk; then there is room again. */
static void what_waited_is_written_when_there_is_room(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    rate(ledger, 1);
    settle(ledger);
    struct rlimit old, full = { 4096, RLIM_INFINITY };
    getrlimit(RLIMIT_FSIZE, &old);
    full.rlim_max = old.rlim_max;
    setrlimit(RLIMIT_FSIZE, &full);
    rate(ledger, 2);
    bool told = soon(fails, ledger);
    int waiting = ledger_waiting(ledger);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_true(told);
    assert_true(waiting >= 1);
    /* The disk is tried again even if nobody touches anything. */
    assert_true(soon(nothing_waits, ledger));
    assert_false(ledger_failing(ledger));
    ledger_close(ledger);
    Tally tally;
    assert_int_equal(totals_on_disk(&tally).first_ratings, 2);
    assert_int_equal(tally.first[2], 1);
    assert_int_equal(tally.second[2], 1);
}

/* Another program locks the file: only one touch waits for it, and less than a second.
 */
static void a_busy_file_holds_no_touch_up(void **state)
{
    (void)state;
    sqlite3 *db;
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    settle(ledger);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    int64_t before = clock_now_ms();
    for (int i = 0; i < 10; i++)
        rate(ledger, 2);
    /* 20 answers; without this each would wait 2,000. */
    assert_in_range(clock_now_ms() - before, 0, 10000);
    assert_true(ledger_failing(ledger));
    sqlite3_close(db);
    assert_true(soon(nothing_waits, ledger));
    ledger_close(ledger);
    Tally tally;
    assert_int_equal(totals_on_disk(&tally).first_ratings, 10);
    assert_int_equal(tally.first[2], 10);
}

/* Ids that no bundle can have. */
static void a_row_that_is_refused_holds_up_no_other(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    LedgerVisit long_story = head;
    long_story.story = "twenty-one-letters-id";
    ledger_begin(ledger, &long_story);
    ledger_first(ledger,
                 &(LedgerFirst){ .claim = "THIRTEENCHARS", .order = 1, .level = 2, .other = -1 });
    ledger_commit(ledger);
    begin(ledger);
    rate(ledger, 3);
    settle(ledger);
    assert_int_equal(ledger_refused(ledger), 2);
    assert_int_equal(ledger_waiting(ledger), 0);
    assert_int_equal(ledger_lost(ledger), 0);
    assert_false(ledger_failing(ledger));
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(NULL).visits, 1);
    assert_int_equal(totals_on_disk(NULL).first_ratings, 1);
}

/* As after a commit that may or may not be on disk. */
static void what_is_written_twice_counts_once(void **state)
{
    (void)state;
    LedgerFile file;
    Counts counts = { 0 };
    Error error = { 0 };
    int64_t refused = 0;
    Present present;
    LedgerFirst good = first_of(2), weak = first_of(1);
    LedgerRow rows[3];
    rows[0] = rows_visit(&present, 77, &head);
    rows[1] = rows_first(&present, &good);
    weak.order = 2;
    rows[2] = rows_first(&present, &weak);
    ledger_file_start(&file, folder);
    assert_true(ledger_file_open(&file, &counts, &error));
    assert_true(ledger_file_write(&file, rows, 2, &refused, &error));
    assert_true(ledger_file_write(&file, rows, 3, &refused, &error));
    ledger_file_finish(&file);
    assert_int_equal(refused, 0);
    Tally tally;
    LedgerTotals totals = totals_on_disk(&tally);
    assert_int_equal(totals.visits, 1);
    assert_int_equal(totals.first_ratings, 2);
    assert_int_equal(tally.first[2], 1);
    assert_int_equal(number("SELECT count(*) FROM first"), 2);
}

static void each_trouble_has_its_own_words(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *words;
    } troubles[] = {
        { "folder", "a folder is in its place" },
        { "pipe", "what is in its place is not a file" },
        { "PRAGMA application_id=1398896961; PRAGMA user_version=9; CREATE TABLE later(a)",
          "a newer version of the exhibit made it" },
    };
    for (size_t i = 0; i < COUNT(troubles); i++) {
        if (strcmp(troubles[i].sql, "folder") == 0)
            assert_int_equal(mkdir(path, 0755), 0);
        else if (strcmp(troubles[i].sql, "pipe") == 0)
            assert_int_equal(mkfifo(path, 0600), 0);
        else
            run(troubles[i].sql);
        LedgerFile file;
        Counts counts = { 0 };
        Error error = { 0 };
        ledger_file_start(&file, folder);
        assert_false(ledger_file_open(&file, &counts, &error));
        ledger_file_finish(&file);
        assert_int_equal(error.kind, ERROR_IO);
        assert_non_null(strstr(error.message, path));
        assert_non_null(strstr(error.message, troubles[i].words));
        assert_false(is_there("answers.bad-1"));
        if (strcmp(troubles[i].sql, "folder") == 0)
            rmdir(path);
        else
            unlink(path);
    }
}

static const char format_1[] =
    "PRAGMA journal_mode=WAL; PRAGMA application_id=1398896961; PRAGMA user_version=1;"
    "CREATE TABLE visit(id TEXT PRIMARY KEY CHECK(length(id) = 32), day TEXT NOT NULL "
    "CHECK(length(day) = 10), part TEXT NOT NULL CHECK(length(part) <= 12), unit TEXT NOT NULL "
    "CHECK(length(unit) <= 31), mode TEXT NOT NULL CHECK(length(mode) <= 12), story TEXT NOT NULL "
    "CHECK(length(story) <= 20), story_version INTEGER NOT NULL, rubric_version INTEGER NOT NULL, "
    "app_version TEXT NOT NULL CHECK(length(app_version) <= 20), language TEXT NOT NULL "
    "CHECK(length(language) <= 8)) STRICT;"
    "CREATE TABLE first(visit TEXT NOT NULL, claim TEXT NOT NULL CHECK(length(claim) <= 12), level "
    "TEXT NOT NULL CHECK(length(level) <= 9), place INTEGER NOT NULL, sure INTEGER NOT NULL "
    "CHECK(sure BETWEEN 0 AND 3), read_s INTEGER NOT NULL CHECK(read_s BETWEEN 0 AND 600), rate_s "
    "INTEGER NOT NULL CHECK(rate_s BETWEEN 0 AND 600)) STRICT;"
    "CREATE TABLE second(visit TEXT NOT NULL, claim TEXT NOT NULL CHECK(length(claim) <= 12), "
    "level TEXT NOT NULL CHECK(length(level) <= 9), cards TEXT NOT NULL CHECK(length(cards) <= "
    "31), trace_s INTEGER NOT NULL CHECK(trace_s BETWEEN 0 AND 600), keep_s INTEGER NOT NULL "
    "CHECK(keep_s BETWEEN 0 AND 600)) STRICT;"
    "CREATE TABLE disagree(visit TEXT NOT NULL, claim TEXT NOT NULL CHECK(length(claim) <= 12), "
    "reason INTEGER NOT NULL CHECK(reason BETWEEN 1 AND 4)) STRICT;"
    "CREATE TABLE ending(visit TEXT NOT NULL, how TEXT NOT NULL CHECK(length(how) <= 12), screen "
    "TEXT NOT NULL CHECK(length(screen) <= 16)) STRICT;"
    "CREATE TABLE tally(story TEXT NOT NULL, claim TEXT NOT NULL, what TEXT NOT NULL, value TEXT "
    "NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(story, claim, what, value)) STRICT, WITHOUT "
    "ROWID;"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
    "INSERT INTO visit SELECT printf('%032d', i), '2026-11-24', 'morning', 'unit', 'walk_up', "
    "'brussels', 1, 1, '0.1.0', 'en' FROM n;"
    "INSERT INTO first SELECT id, 'B10', 'good', 1, 2, 3, 4 FROM visit;"
    "INSERT INTO first SELECT id, 'B10', 'weak', 2, 2, 3, 4 FROM visit;"
    "INSERT INTO first VALUES('its visit was lost', 'B10', 'weak', 1, 2, 3, 4);"
    "INSERT INTO second SELECT id, 'B10', 'good', 'says', 1, 2 FROM visit;"
    "INSERT INTO disagree SELECT id, 'B10', 4 FROM visit LIMIT 7;"
    "INSERT INTO ending SELECT id, 'finished', 'takehome' FROM visit;"
    "INSERT INTO tally VALUES('brussels', 'B10', 'first', 'good', 300), ('brussels', 'B10', "
    "'first', 'weak', 301), ('brussels', 'B10', 'second', 'good', 300), ('brussels', 'B10', "
    "'disagree', '4', 7);";

/* As the exhibit made it when that was the newest. */
static const char format_2[] =
    "PRAGMA journal_mode=WAL; PRAGMA application_id=1398896961; PRAGMA user_version=2;"
    "CREATE TABLE visit(id INTEGER PRIMARY KEY, day TEXT NOT NULL CHECK(length(day) = 10), part "
    "TEXT NOT NULL CHECK(length(part) <= 12), unit TEXT NOT NULL CHECK(length(unit) <= 31), mode "
    "TEXT NOT NULL CHECK(length(mode) <= 12), story TEXT NOT NULL CHECK(length(story) <= 20), "
    "story_version INTEGER NOT NULL, rubric_version INTEGER NOT NULL, app_version TEXT NOT NULL "
    "CHECK(length(app_version) <= 20), language TEXT NOT NULL CHECK(length(language) <= 8)) STRICT;"
    "CREATE TABLE first(visit INTEGER NOT NULL, row INTEGER NOT NULL, claim TEXT NOT NULL "
    "CHECK(length(claim) <= 12), level TEXT NOT NULL CHECK(length(level) <= 12), place INTEGER NOT "
    "NULL, sure INTEGER NOT NULL CHECK(sure BETWEEN 0 AND 3), read_s INTEGER NOT NULL CHECK(read_s "
    "BETWEEN 0 AND 600), rate_s INTEGER NOT NULL CHECK(rate_s BETWEEN 0 AND 600), PRIMARY "
    "KEY(visit, row)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE second(visit INTEGER NOT NULL, row INTEGER NOT NULL, claim TEXT NOT NULL "
    "CHECK(length(claim) <= 12), level TEXT NOT NULL CHECK(length(level) <= 12), cards TEXT NOT "
    "NULL CHECK(length(cards) <= 31), trace_s INTEGER NOT NULL CHECK(trace_s BETWEEN 0 AND 600), "
    "keep_s INTEGER NOT NULL CHECK(keep_s BETWEEN 0 AND 600), PRIMARY KEY(visit, row)) STRICT, "
    "WITHOUT ROWID;"
    "CREATE TABLE disagree(visit INTEGER NOT NULL, row INTEGER NOT NULL, claim TEXT NOT NULL "
    "CHECK(length(claim) <= 12), reason INTEGER NOT NULL CHECK(reason BETWEEN 1 AND 4), PRIMARY "
    "KEY(visit, row)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE ending(visit INTEGER NOT NULL, row INTEGER NOT NULL, how TEXT NOT NULL "
    "CHECK(length(how) <= 12), screen TEXT NOT NULL CHECK(length(screen) <= 16), PRIMARY "
    "KEY(visit, row)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE tally(story TEXT NOT NULL, claim TEXT NOT NULL, what TEXT NOT NULL, value TEXT "
    "NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(story, claim, what, value)) STRICT, WITHOUT "
    "ROWID;"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) "
    "INSERT INTO visit SELECT i, '2026-11-24', 'morning', 'unit', 'walk_up', 'brussels', 1, 1, "
    "'0.1.0', 'en' FROM n;"
    "INSERT INTO first SELECT id, 2, 'B10', 'good', 1, 2, 3, 4 FROM visit;"
    "INSERT INTO second SELECT id, 3, 'B10', 'weak', 'says', 1, 2 FROM visit;"
    "INSERT INTO ending SELECT id, 4, 'finished', 'takehome' FROM visit;"
    "INSERT INTO tally VALUES('brussels', 'B10', 'first', 'good', 50), ('brussels', 'B10', "
    "'second', 'weak', 50), ('brussels', '', 'visit', '', 50), ('brussels', '', 'ending', "
    "'finished', 50);";

static void check_carried(int more)
{
    Tally tally;
    LedgerTotals totals = totals_on_disk(&tally);
    assert_int_equal(totals.visits, 300 + more);
    assert_int_equal(totals.finished, 300 + more);
    assert_int_equal(totals.first_ratings, 601 + more);
    assert_int_equal(totals.second_ratings, 300 + more);
    assert_int_equal(tally.first[2], 300 + more);
    assert_int_equal(tally.first[1], 301);
    assert_int_equal(tally.disagree[3], 7);
}

static void an_older_file_is_carried_over(void **state)
{
    (void)state;
    run(format_1);
    check_carried(0); /* the report reads the old format */
    assert_int_equal(number("PRAGMA user_version"), 1);
    make_visit(2);
    assert_false(is_there("answers.bad-1"));
    check_carried(1);
    assert_int_equal(number("PRAGMA user_version"), 4);
    assert_int_equal(number("SELECT count(*) FROM first"), 602);
    assert_int_equal(number("SELECT count(DISTINCT visit) FROM first"), 302);
    assert_int_equal(number("SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), 10);
    /* The answer whose visit was lost stays counted; what was not counted then is counted now. */
    assert_int_equal(number("SELECT count FROM tally WHERE what = 'first' AND value = 'weak'"),
                     301);
    assert_int_equal(number("SELECT count FROM tally WHERE what = 'day' AND value = '2026-11-24'"),
                     301);
    assert_int_equal(number("SELECT visits FROM source"), 301);
    assert_int_equal(number("SELECT count(DISTINCT id >> 24) FROM visit"), 301);
    assert_int_equal(number("SELECT max(id >> 24) FROM visit"), 301);
    assert_int_equal(number("SELECT count(*) FROM first JOIN visit ON id = visit"), 601);
    make_visit(2);
    check_carried(2);
}

static void a_file_of_format_2_is_carried_over(void **state)
{
    (void)state;
    run(format_2);
    assert_int_equal(totals_on_disk(NULL).first_ratings, 50); /* the report reads it as it is */
    assert_int_equal(number("PRAGMA user_version"), 2);
    make_visit(2);
    assert_false(is_there("answers.bad-1"));
    assert_int_equal(number("PRAGMA user_version"), 4);
    assert_int_equal(number("SELECT count(*) FROM visit WHERE coin = -1"), 50);
    assert_int_equal(number("SELECT count(*) FROM visit WHERE coin = 1"), 1);
    assert_int_equal(number("SELECT count(*) FROM first WHERE other = ''"), 51);
    assert_int_equal(number("SELECT count(*) FROM second WHERE look = ''"), 51);
    assert_int_equal(
        number("SELECT count FROM tally WHERE what = 'change' AND value = 'good weak'"), 50);
    assert_int_equal(
        number("SELECT count FROM tally WHERE what = 'sure' AND value = 'fairly good'"), 51);
    Tally tally;
    LedgerTotals totals = totals_on_disk(&tally);
    assert_int_equal(totals.visits, 51);
    assert_int_equal(totals.coins[1], 1);
    assert_int_equal(tally.first[2], 51);
    assert_int_equal(tally.second[1], 50);
}

/* As the exhibit made it when that was the newest: counts without versions. */
static const char from_2_to_3[] =
    "ALTER TABLE visit ADD COLUMN coin INTEGER NOT NULL DEFAULT -1 CHECK(coin BETWEEN -1 AND 1);"
    "ALTER TABLE first ADD COLUMN other TEXT NOT NULL DEFAULT '' CHECK(length(other) <= 12);"
    "ALTER TABLE second ADD COLUMN look TEXT NOT NULL DEFAULT '' CHECK(length(look) <= 12);"
    "PRAGMA user_version=3;"
    "UPDATE visit SET story_version = 1 + (id > 20), coin = id % 2;"
    "UPDATE second SET look = 'open' WHERE visit <= 30;"
    "INSERT INTO tally VALUES('brussels', '', 'coin', '0', 25), ('brussels', '', 'coin', '1', 25), "
    "('brussels', 'B10', 'look', 'open', 30);"
    "UPDATE tally SET count = 53 WHERE what = 'first';"; /* three rows were lost */

static void counts_of_format_3_are_parted_by_version(void **state)
{
    (void)state;
    run(format_2);
    run(from_2_to_3);
    make_visit(2);
    assert_false(is_there("answers.bad-1"));
    assert_int_equal(number("PRAGMA user_version"), 4);
    static const struct {
        const char *what;
        int versions[2];
    } rows[] = {
        { "claim = 'B10' AND what = 'first' AND value = 'good'", { 21, 33 } },
        { "claim = 'B10' AND what = 'second' AND value = 'weak'", { 20, 30 } },
        { "claim = 'B10' AND what = 'look' AND value = 'open'", { 20, 10 } },
        { "claim = '' AND what = 'visit'", { 21, 30 } },
        { "claim = '' AND what = 'coin' AND value = '0'", { 10, 15 } },
        { "claim = '' AND what = 'ending' AND value = 'finished'", { 21, 30 } },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (int version = 1; version <= 2; version++) {
            char sql[200];
            snprintf(sql, sizeof(sql), "SELECT count FROM tally WHERE version = %d AND %s", version,
                     rows[i].what);
            assert_int_equal(number(sql), rows[i].versions[version - 1]);
        }
    }
}

/* Each format in its last state: all have the same columns in the end. */
static void all_formats_end_with_the_same_columns(void **state)
{
    (void)state;
    static const char columns[] =
        "CREATE TABLE found AS SELECT group_concat(m.name || '.' || p.name || p.type || "
        "coalesce(p.dflt_value, '') || p.pk) AS all_columns FROM (SELECT name FROM sqlite_schema "
        "WHERE type = 'table' AND name <> 'found' ORDER BY name) AS m, "
        "pragma_table_info(m.name) AS p";
    const char *const formats[] = { NULL, format_1, format_2 };
    char found[3][4000];
    for (int i = 0; i < 3; i++) {
        if (formats[i])
            run(formats[i]);
        make_visit(2);
        run(columns);
        read_text("SELECT all_columns FROM found", found[i], sizeof(found[i]));
        assert_string_equal(found[i], found[0]);
        assert_int_equal(unlink(path), 0);
    }
    assert_non_null(strstr(found[0], "first.other"));
}

static void a_split_counts_once_and_as_no_level(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    ledger_first(ledger,
                 &(LedgerFirst){ .claim = "B10", .order = 1, .level = 2, .other = 1, .sure = 2 });
    ledger_second(ledger, &(LedgerSecond){ "B10", 2, "", 0, 3, 2 });
    ledger_commit(ledger);
    Tally tally = ledger_tally(ledger, "brussels", 1, "B10");
    assert_int_equal(tally.split, 1);
    assert_int_equal(tally.first[2] + tally.first[1], 0);
    assert_int_equal(tally.look[0], 1);
    ledger_close(ledger);
    LedgerTotals totals = totals_on_disk(&tally);
    assert_int_equal(totals.visits, 1);
    assert_int_equal(totals.first_ratings, 1);
    assert_int_equal(tally.split, 1);
    assert_int_equal(tally.look[0], 1);
    assert_int_equal(number("SELECT count(*) FROM first WHERE level = 'good' AND other = 'weak'"),
                     1);
    assert_int_equal(number("SELECT count(*) FROM second WHERE look = 'ask' AND cards = ''"), 1);
}

static int64_t number_on_disk(const char *sql)
{
    sqlite3 *db;
    int64_t number = -1;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(ledger_tables_ask(db, sql, &number), SQLITE_OK);
    sqlite3_close(db);
    return number;
}

/* Nine votes are not kept; of a claim that has enough each level is counted, apart from visits. */
static void a_class_is_counted_by_sums_and_apart(void **state)
{
    (void)state;
    const LedgerClass claims[] = {
        { "2026-11-24", "brussels", "B10", 1, { { 4, 9, 8, 2 }, { 5, 4, 0, 0 } } },
        { "2026-11-24", "brussels", "B11", 1, { { 0, 0, 10, 0 }, { 0, 0, 0, 60 } } },
    };
    Tally tally;
    make_visit(2);
    Ledger *ledger = ledger_open(folder);
    ledger_class(ledger, claims, 2);
    ledger_commit(ledger);
    settle(ledger);
    assert_int_equal(ledger_refused(ledger),
                     0); /* the tables would refuse nine, which is not told */
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(&tally).visits, 1);
    assert_int_equal(tally.first[2], 1);
    assert_int_equal(number_on_disk("SELECT count(*) FROM class"), 3);
    assert_int_equal(number_on_disk("SELECT count FROM tally WHERE claim = 'B10' AND what = "
                                    "'class first' AND value = 'weak'"),
                     9);
    assert_int_equal(
        number_on_disk("SELECT sum(count) FROM tally WHERE claim = 'B10' AND what LIKE 'class %'"),
        23);
    assert_int_equal(number_on_disk("SELECT count FROM tally WHERE claim = 'B11' AND what = "
                                    "'class second' AND value = 'strong'"),
                     60);
    assert_int_equal(number_on_disk("SELECT count(*) FROM visit"), 1);
    Error error = { 0 };
    ledger = ledger_open_read(folder, &error);
    assert_true(ledger_check(ledger, &error));
    ledger_close(ledger);
}

static void coins_are_counted_where_one_was_tossed(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    for (int i = 0; i < 6; i++) {
        LedgerVisit visit = head;
        visit.coin = i % 3 - 1;
        ledger_begin(ledger, &visit);
        ledger_commit(ledger);
    }
    LedgerVisit wrong = head;
    wrong.coin = 2;
    ledger_begin(ledger, &wrong);
    ledger_commit(ledger);
    settle(ledger);
    assert_int_equal(ledger_refused(ledger), 1);
    ledger_close(ledger);
    LedgerTotals totals = totals_on_disk(NULL);
    assert_int_equal(totals.visits, 6);
    assert_int_equal(totals.coins[0], 2);
    assert_int_equal(totals.coins[1], 2);
}

/* A writer is killed at any moment: an answer is on disk when the next one counts. */
static void a_killed_writer_loses_nothing_it_acknowledged(void **state)
{
    (void)state;
    unsigned seed = 3;
    int64_t acknowledged = 0;
    for (int round = 0; round < 20; round++) {
        int pipes[2];
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0) {
            Ledger *ledger = ledger_open(folder);
            begin(ledger);
            for (int given = 0;; given++) {
                ledger_first(ledger,
                             &(LedgerFirst){
                                 .claim = "B10", .order = 1, .level = 2, .other = -1, .sure = 2 });
                if (ledger_commit(ledger) && given > 0)
                    (void)!write(pipes[1], "+", 1);
            }
        }
        close(pipes[1]);
        seed = seed * 1103515245U + 12345U;
        char byte;
        for (unsigned i = 0; i < 1 + (seed >> 16) % 30 && read(pipes[0], &byte, 1) == 1; i++)
            acknowledged++;
        kill(child, SIGKILL);
        while (read(pipes[0], &byte, 1) == 1)
            acknowledged++;
        close(pipes[0]);
        waitpid(child, NULL, 0);
    }
    Tally tally;
    int64_t found = totals_on_disk(&tally).first_ratings;
    assert_true(acknowledged > 20);
    /* And two that were being written. */
    assert_true(found >= acknowledged && found <= acknowledged + 40);
    assert_int_equal(tally.first[2], found); /* the counts agree with the rows */
    assert_int_equal(number("SELECT count(*) FROM first"), found);
    make_visit(1);
    assert_false(is_there("answers.bad-1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers_are_there_after_reopening),
        TEST(an_answer_counts_before_it_is_written),
        TEST(the_file_is_set_as_decided),
        TEST(without_a_folder_answers_wait_in_memory),
        TEST(what_waited_is_written_when_there_is_room),
        TEST(a_busy_file_holds_no_touch_up),
        TEST(a_row_that_is_refused_holds_up_no_other),
        TEST(what_is_written_twice_counts_once),
        TEST(each_trouble_has_its_own_words),
        TEST(an_older_file_is_carried_over),
        TEST(a_file_of_format_2_is_carried_over),
        TEST(counts_of_format_3_are_parted_by_version),
        TEST(all_formats_end_with_the_same_columns),
        TEST(a_split_counts_once_and_as_no_level),
        TEST(a_class_is_counted_by_sums_and_apart),
        TEST(coins_are_counted_where_one_was_tossed),
        TEST(a_killed_writer_loses_nothing_it_acknowledged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
