/* Answers on disk: kept, counted, set aside when damaged, waiting when the disk fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "ledger/ledger_private.h"

/* SQLite's, through this program's: the disk may be slow, or fail at the next but so many. */
static atomic_int sync_takes_ms, sync_good, sync_bad;

int fdatasync(int file)
{
    int ms = sync_takes_ms;
    if (ms)
        nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000L }, NULL);
    if (sync_bad > 0 && sync_good-- <= 0) {
        sync_bad--;
        errno = EIO;
        return -1;
    }
    return fsync(file);
}

static char folder[64], path[100];

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/sayswho-ledger-XXXXXX");
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof(path), "%s/answers.db", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    char name[120];
    static const char *const names[] = {
        "answers.db",    "answers.db-wal",    "answers.db-shm",
        "answers.bad-1", "answers.bad-1-wal", "answers.bad-1-shm"
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        snprintf(name, sizeof(name), "%s/%s", folder, names[i]);
        unlink(name);
    }
    return rmdir(folder);
}

static const LedgerVisit head = { "2026-11-24", "morning", "unit", "walk_up", "brussels", 1, 1,
                                  "0.1.0",      "en" };

/* Both answers to a claim, as the exhibit gives them. */
static bool rate(Ledger *ledger, int level)
{
    ledger_first(ledger, &(LedgerFirst){ "B10", 1, level, 2, 10, 5 });
    bool kept = ledger_commit(ledger);
    ledger_second(ledger, &(LedgerSecond){ "B10", level, "says", 3, 2 });
    return ledger_commit(ledger) && kept;
}

static bool begin(Ledger *ledger)
{
    ledger_begin(ledger, &head);
    return ledger_commit(ledger);
}

/* A visit of one claim in a ledger that is opened and closed for it. */
static void make_visit(int level)
{
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    rate(ledger, level);
    ledger_end(ledger, "finished", "takehome");
    ledger_commit(ledger);
    ledger_close(ledger);
}

/* As the report reads it. */
static LedgerTotals totals_on_disk(Tally *tally)
{
    Error error = { 0 };
    LedgerTotals totals = { 0 };
    Ledger *ledger = ledger_open_read(folder, &error);
    if (!ledger || !ledger_totals(ledger, &totals, &error))
        fail_msg("%s", error.message);
    if (tally)
        *tally = ledger_tally(ledger, "brussels", "B10");
    ledger_close(ledger);
    return totals;
}

static bool is_there(const char *name)
{
    char file[120];
    snprintf(file, sizeof(file), "%s/%s", folder, name);
    return access(file, F_OK) == 0;
}

static void run(const char *sql)
{
    sqlite3 *db;
    char *why = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s", why);
    sqlite3_close(db);
}

static int64_t number(const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

/* Waits for the ledger's thread, up to a time that only a broken one needs. */
static bool soon(bool (*holds)(Ledger *), Ledger *ledger)
{
    for (int i = 0; i < 2000 && !holds(ledger); i++)
        nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
    return holds(ledger);
}

static bool nothing_waits(Ledger *ledger)
{
    return ledger_waiting(ledger) == 0;
}

static bool fails(Ledger *ledger)
{
    return ledger_failing(ledger);
}

static bool is_set_aside(Ledger *ledger)
{
    (void)ledger;
    return is_there("answers.bad-1");
}

static void answers_are_there_after_reopening(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    rate(ledger, 2);
    rate(ledger, 4);
    ledger_disagree(ledger, "B10", 3);
    ledger_end(ledger, "finished", "takehome");
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
    ledger_settle(ledger);
    tally = ledger_tally(ledger, "brussels", "B10");
    assert_int_equal(tally.second[4], 1);
    ledger_close(ledger);
}

static void an_answer_counts_before_it_is_written(void **state)
{
    (void)state;
    make_visit(2);
    Ledger *ledger = ledger_open(folder);
    ledger_begin(ledger, &head);
    ledger_second(ledger, &(LedgerSecond){ "B10", 2, "says", 3, 2 });
    assert_in_range(ledger_tally(ledger, "brussels", "B10").second[2], 1, 2);
    ledger_settle(ledger); /* what the file holds is added once */
    assert_int_equal(ledger_tally(ledger, "brussels", "B10").second[2], 2);
    assert_int_equal(ledger_tally(ledger, "brussels", "B11").second[2], 0);
    assert_int_equal(totals_on_disk(NULL).second_ratings, 1);
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(NULL).second_ratings, 2);
}

static void the_file_is_set_as_decided(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    ledger_settle(ledger);
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db,
                       "SELECT (SELECT journal_mode FROM pragma_journal_mode), "
                       "group_concat(name) FROM pragma_table_info('visit')",
                       -1, &statement, NULL);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal(sqlite3_column_text(statement, 0), "wal");
    /* All that is kept of a visit: nothing that could single out a visitor. */
    assert_string_equal(sqlite3_column_text(statement, 1),
                        "id,day,part,unit,mode,story,story_version,rubric_version,app_version,"
                        "language");
    sqlite3_finalize(statement);
    sqlite3_close(db);
    ledger_close(ledger);
}

static void damage(size_t at, const char *bytes, off_t cut)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, (long)at, SEEK_SET);
    fwrite(bytes, 1, strlen(bytes), file);
    fclose(file);
    if (cut)
        assert_int_equal(truncate(path, cut), 0);
}

static void a_damaged_file_is_set_aside_and_kept(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        const char *bytes;
        off_t cut;
    } damages[] = { { 0, "not a database at all", 0 },
                    { 4096, "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", 0 },
                    { 5000, "", 6000 },
                    { 18, "\xFF", 0 }, /* SQLite opens it read-only and says nothing */
                    { 19, "\xFF", 0 },
                    { 68, "abcd", 0 } };
    for (size_t i = 0; i < COUNT(damages); i++) {
        make_visit(1);
        assert_false(is_there("answers.bad-1"));
        damage(damages[i].at, damages[i].bytes, damages[i].cut);
        make_visit(2);
        assert_true(is_there("answers.bad-1"));
        assert_int_equal(totals_on_disk(NULL).first_ratings, 1);
        remove_folder(NULL);
        assert_int_equal(mkdir(folder, 0755), 0);
    }
}

/* More than is checked at once when it is opened. */
static void make_large(void)
{
    make_visit(1);
    run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000) "
        "INSERT INTO first SELECT i * 60000000000000, 1, 'B10', 'weak', 1, 1, 1, 1 FROM n;"
        "PRAGMA wal_checkpoint(TRUNCATE)");
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_true(info.st_size > LEDGER_CHECKED_BYTES);
}

/* The page that every insert passes through. */
static void damage_met_while_writing_loses_no_answer(void **state)
{
    (void)state;
    make_large();
    char page[4097];
    memset(page, 'X', 4096);
    page[4096] = '\0';
    int64_t root = number("SELECT rootpage FROM sqlite_schema WHERE name = 'first'");
    damage((size_t)(root - 1) * 4096, page, 0);
    make_visit(3);
    assert_true(is_there("answers.bad-1"));
    Tally tally;
    assert_int_equal(totals_on_disk(&tally).visits, 1);
    assert_int_equal(tally.first[3], 1);
}

static void a_large_file_is_checked_while_nobody_touches(void **state)
{
    (void)state;
    make_large();
    Ledger *ledger = ledger_open(folder);
    ledger_idle(ledger, true);
    make_visit(3); /* the check holds nobody up, and finds nothing */
    nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
    ledger_close(ledger);
    assert_false(is_there("answers.bad-1"));
    char page[4097];
    memset(page, 'X', 4096);
    page[4096] = '\0';
    damage((size_t)700 * 4096, page, 0); /* a leaf: few inserts would ever meet it */
    ledger = ledger_open(folder);
    ledger_settle(ledger);
    assert_false(is_there("answers.bad-1"));
    ledger_idle(ledger, true);
    assert_true(soon(is_set_aside, ledger));
    begin(ledger);
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(NULL).visits, 1);
}

/* As one error leaves it while the file is made. */
static void a_file_without_tables_is_new(void **state)
{
    (void)state;
    run("PRAGMA page_size=4096; PRAGMA journal_mode=WAL");
    make_visit(2);
    assert_false(is_there("answers.bad-1"));
    assert_int_equal(totals_on_disk(NULL).finished, 1);
}

/* Root may write anywhere, so the folder's place is taken by a file. */
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
        ledger_first(ledger, &(LedgerFirst){ "B10", 1, 2, 2, 10, 5 });
        ledger_commit(ledger);
    }
    assert_true(soon(fails, ledger));
    assert_int_equal(ledger_waiting(ledger), 1000);
    assert_int_equal(ledger_lost(ledger), 201);
    /* It is made without a restart once nothing is in the way. */
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

/* A full disk, by a limit on the size of files; then there is room again. */
static void what_waited_is_written_when_there_is_room(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    rate(ledger, 1);
    ledger_settle(ledger);
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
    /* The disk is tried again though nobody touches anything. */
    assert_true(soon(nothing_waits, ledger));
    assert_false(ledger_failing(ledger));
    ledger_close(ledger);
    Tally tally;
    assert_int_equal(totals_on_disk(&tally).first_ratings, 2);
    assert_int_equal(tally.first[2], 1);
    assert_int_equal(tally.second[2], 1);
}

/* Another program holds the file: no touch waits for it but one, and that one less than a second.
 */
static void a_busy_file_holds_no_touch_up(void **state)
{
    (void)state;
    sqlite3 *db;
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    ledger_settle(ledger);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    int64_t before = clock_now_ms();
    for (int i = 0; i < 10; i++)
        rate(ledger, 2);
    assert_in_range(clock_now_ms() - before, 0, 1800); /* 20 answers; each alone waited 2,000 */
    assert_true(ledger_failing(ledger));
    sqlite3_close(db);
    assert_true(soon(nothing_waits, ledger));
    ledger_close(ledger);
    Tally tally;
    assert_int_equal(totals_on_disk(&tally).first_ratings, 10);
    assert_int_equal(tally.first[2], 10);
}

/* Every answer, once, whichever sync fails: the file is made, written, and closed in between. */
static void a_sync_that_fails_loses_and_doubles_nothing(void **state)
{
    (void)state;
    int tried = 0;
    for (int bad = 1; bad <= 3; bad++) {
        for (int n = 0, all = 1; n < all; n++, tried++) {
            sync_good = n;
            sync_bad = bad;
            make_visit(2);
            make_visit(2);
            all = sync_bad > 0 ? n : n + 2; /* beyond the last: done */
            sync_bad = 0;
            Tally tally;
            LedgerTotals totals = totals_on_disk(&tally);
            if (totals.visits != 2 || totals.first_ratings != 2 || totals.finished != 2 ||
                tally.first[2] != 2 || tally.second[2] != 2 ||
                number("SELECT count(*) FROM first") != 2 || is_there("answers.bad-1"))
                fail_msg("%d from sync %d on: %d visits, %d first answers, %d counted", bad, n,
                         (int)totals.visits, (int)totals.first_ratings, (int)tally.first[2]);
            remove_folder(NULL);
            assert_int_equal(mkdir(folder, 0755), 0);
        }
    }
    assert_true(tried > 30);
}

/* 80 ms a sync, and a visitor who touches every 150. */
static void a_slow_card_holds_no_touch_up(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    ledger_settle(ledger);
    sync_takes_ms = 80;
    int64_t held = 0;
    for (int i = 0; i < 12; i++) {
        int64_t before = clock_now_ms();
        ledger_first(ledger, &(LedgerFirst){ "B10", 1, 2, 2, 1, 1 });
        ledger_commit(ledger);
        held += clock_now_ms() - before;
        nanosleep(&(struct timespec){ .tv_nsec = 150000000 }, NULL);
    }
    sync_takes_ms = 0;
    assert_in_range(held, 0, 12 * 80 / 2);
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(NULL).first_ratings, 12);
}

/* Ids that no bundle's door lets in. */
static void a_row_that_is_refused_holds_up_no_other(void **state)
{
    (void)state;
    Ledger *ledger = ledger_open(folder);
    LedgerVisit long_story = head;
    long_story.story = "twenty-one-letters-id";
    ledger_begin(ledger, &long_story);
    ledger_first(ledger, &(LedgerFirst){ "THIRTEENCHARS", 1, 2, 2, 10, 5 });
    ledger_commit(ledger);
    begin(ledger);
    rate(ledger, 3);
    ledger_settle(ledger);
    assert_int_equal(ledger_refused(ledger), 2);
    assert_int_equal(ledger_waiting(ledger), 0);
    assert_int_equal(ledger_lost(ledger), 0);
    assert_false(ledger_failing(ledger));
    ledger_close(ledger);
    assert_int_equal(totals_on_disk(NULL).visits, 1);
    assert_int_equal(totals_on_disk(NULL).first_ratings, 1);
}

/* After a commit of which nobody knows whether it is on disk. */
static void what_is_written_twice_counts_once(void **state)
{
    (void)state;
    LedgerFile file;
    Counts counts = { 0 };
    Error error = { 0 };
    int64_t refused = 0;
    LedgerRow rows[] = { { 77, 1, ROW_VISIT, "brussels", { "" }, { 1, 1 } },
                         { 77, 2, ROW_FIRST, "brussels", { "B10", "good" }, { 1, 2, 3, 4 } },
                         { 77, 3, ROW_FIRST, "brussels", { "B10", "weak" }, { 2, 2, 3, 4 } } };
    static const char *const words[] = { "2026-11-24", "morning", "unit", "walk_up",
                                         "brussels",   "0.1.0",   "en" };
    for (size_t i = 0; i < COUNT(words); i++)
        snprintf(rows[0].texts[i], sizeof(rows[0].texts[i]), "%s", words[i]);
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
    check_carried(0); /* the report reads it as it is */
    assert_int_equal(number("PRAGMA user_version"), 1);
    make_visit(2);
    assert_false(is_there("answers.bad-1"));
    check_carried(1);
    assert_int_equal(number("PRAGMA user_version"), 2);
    assert_int_equal(number("SELECT count(*) FROM first"), 602);
    assert_int_equal(number("SELECT count(DISTINCT visit) FROM first"), 302);
    assert_int_equal(number("SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), 6);
    make_visit(2);
    check_carried(2);
}

/* A writer killed at any moment: an answer is there once the next one counts. */
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
                ledger_first(ledger, &(LedgerFirst){ "B10", 1, 2, 2, 1, 1 });
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
    assert_true(found >= acknowledged && found <= acknowledged + 40); /* and two on their way */
    assert_int_equal(tally.first[2], found);                          /* the counts are the log's */
    assert_int_equal(number("SELECT count(*) FROM first"), found);
    make_visit(1);
    assert_false(is_there("answers.bad-1"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers_are_there_after_reopening),
        TEST(an_answer_counts_before_it_is_written),
        TEST(the_file_is_set_as_decided),
        TEST(a_damaged_file_is_set_aside_and_kept),
        TEST(damage_met_while_writing_loses_no_answer),
        TEST(a_large_file_is_checked_while_nobody_touches),
        TEST(a_file_without_tables_is_new),
        TEST(without_a_folder_answers_wait_in_memory),
        TEST(what_waited_is_written_when_there_is_room),
        TEST(a_busy_file_holds_no_touch_up),
        TEST(a_sync_that_fails_loses_and_doubles_nothing),
        TEST(a_slow_card_holds_no_touch_up),
        TEST(a_row_that_is_refused_holds_up_no_other),
        TEST(what_is_written_twice_counts_once),
        TEST(each_trouble_has_its_own_words),
        TEST(an_older_file_is_carried_over),
        TEST(a_killed_writer_loses_nothing_it_acknowledged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
