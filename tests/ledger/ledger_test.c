/* Answers on disk: kept, counted, set aside when damaged, waiting when the disk fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "ledger/ledger.h"

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

static bool rate(Ledger *ledger, int level)
{
    return ledger_first(ledger, &(LedgerFirst){ "B10", 1, level, 2, 10, 5 }, NULL) &&
           ledger_second(ledger, &(LedgerSecond){ "B10", level, "says", 3, 2 }, NULL);
}

static int64_t first_answers(Ledger *ledger)
{
    LedgerTotals totals = { 0 };
    Error error = { 0 };
    assert_true(ledger_totals(ledger, &totals, &error));
    return totals.first_ratings;
}

static void answers_are_there_after_reopening(void **state)
{
    (void)state;
    Error error = { 0 };
    Ledger *ledger = ledger_open(folder, NULL, &error);
    assert_int_equal(error.kind, ERROR_NONE);
    assert_true(ledger_begin(ledger, &head, &error));
    assert_true(rate(ledger, 2) && rate(ledger, 4));
    assert_true(ledger_disagree(ledger, "B10", 3, &error));
    assert_true(ledger_end(ledger, "finished", "takehome", &error));
    ledger_close(ledger);
    ledger = ledger_open(folder, NULL, &error);
    Tally tally;
    assert_true(ledger_tally(ledger, "brussels", "B10", &tally, &error));
    assert_int_equal(tally.first[2], 1);
    assert_int_equal(tally.second[4], 1);
    assert_int_equal(tally.disagree[2], 1);
    LedgerTotals totals;
    assert_true(ledger_totals(ledger, &totals, &error));
    assert_int_equal(totals.visits, 1);
    assert_int_equal(totals.finished, 1);
    ledger_close(ledger);
}

static void the_file_is_set_as_decided(void **state)
{
    (void)state;
    Error error = { 0 };
    Ledger *ledger = ledger_open(folder, NULL, &error);
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
                    { 68, "abcd", 0 } };
    for (size_t i = 0; i < COUNT(damages); i++) {
        Error error = { 0 };
        bool aside = false;
        Ledger *ledger = ledger_open(folder, &aside, &error);
        assert_true(ledger_begin(ledger, &head, &error) && rate(ledger, 1));
        ledger_close(ledger);
        damage(damages[i].at, damages[i].bytes, damages[i].cut);
        ledger = ledger_open(folder, &aside, &error);
        assert_true(aside);
        assert_int_equal(error.kind, ERROR_NONE);
        assert_int_equal(first_answers(ledger), 0);
        assert_true(ledger_begin(ledger, &head, &error) && rate(ledger, 1));
        ledger_close(ledger);
        char bad[120];
        snprintf(bad, sizeof(bad), "%s/answers.bad-1", folder);
        assert_int_equal(access(bad, F_OK), 0);
        remove_folder(NULL);
        assert_int_equal(mkdir(folder, 0755), 0);
    }
}

/* Root may write anywhere, so the folder's place is taken by a file. */
static void without_a_folder_answers_wait_in_memory(void **state)
{
    (void)state;
    Error error = { 0 };
    char under[160];
    FILE *file = fopen(path, "w");
    fclose(file);
    snprintf(under, sizeof(under), "%s/data", path);
    Ledger *ledger = ledger_open(under, NULL, &error);
    assert_non_null(ledger);
    assert_int_equal(error.kind, ERROR_IO);
    assert_false(ledger_begin(ledger, &head, NULL));
    for (int i = 0; i < 1200; i++)
        assert_false(ledger_first(ledger, &(LedgerFirst){ "B10", 1, 2, 2, 10, 5 }, NULL));
    assert_int_equal(ledger_waiting(ledger), 1000);
    assert_int_equal(ledger_lost(ledger), 201);
    ledger_close(ledger);
}

/* A full disk, by a limit on the size of files; then there is room again. */
static void what_waited_is_written_when_there_is_room(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    Error error = { 0 };
    Ledger *ledger = ledger_open(folder, NULL, &error);
    assert_true(ledger_begin(ledger, &head, &error) && rate(ledger, 1));
    struct rlimit old, full = { 4096, RLIM_INFINITY };
    getrlimit(RLIMIT_FSIZE, &old);
    full.rlim_max = old.rlim_max;
    setrlimit(RLIMIT_FSIZE, &full);
    assert_false(rate(ledger, 2));
    assert_false(ledger_second(ledger, &(LedgerSecond){ "B10", 3, "", 1, 1 }, NULL));
    int waiting = ledger_waiting(ledger);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_true(waiting >= 2);
    assert_true(ledger_begin(ledger, &head, &error)); /* the next visit tries the disk again */
    assert_int_equal(ledger_waiting(ledger), 0);
    Tally tally;
    assert_true(ledger_tally(ledger, "brussels", "B10", &tally, &error));
    assert_int_equal(tally.first[2], 1);
    assert_int_equal(tally.second[3], 1);
    ledger_close(ledger);
}

/* A writer killed at any moment: what it said was written is there. */
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
            Ledger *ledger = ledger_open(folder, NULL, NULL);
            (void)!ledger_begin(ledger, &head, NULL);
            for (;;) {
                if (ledger_first(ledger, &(LedgerFirst){ "B10", 1, 2, 2, 1, 1 }, NULL))
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
    bool aside;
    Error error = { 0 };
    Ledger *ledger = ledger_open(folder, &aside, &error);
    assert_false(aside);
    int64_t found = first_answers(ledger);
    assert_true(found >= acknowledged && found <= acknowledged + 20);
    Tally tally;
    assert_true(ledger_tally(ledger, "brussels", "B10", &tally, &error));
    assert_int_equal(tally.first[2], found); /* the counts are the log's */
    ledger_close(ledger);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers_are_there_after_reopening),
        TEST(the_file_is_set_as_decided),
        TEST(a_damaged_file_is_set_aside_and_kept),
        TEST(without_a_folder_answers_wait_in_memory),
        TEST(what_waited_is_written_when_there_is_room),
        TEST(a_killed_writer_loses_nothing_it_acknowledged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
