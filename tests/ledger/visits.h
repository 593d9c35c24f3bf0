/* visits.h: a folder for a ledger, visits that write answers, and what is then on disk.
 */
#ifndef TESTS_LEDGER_VISITS_H
#define TESTS_LEDGER_VISITS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

static char folder[64], path[100];

static inline int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/sayswho-ledger-XXXXXX");
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof(path), "%s/answers.db", folder);
    return 0;
}

static inline int remove_folder(void **state)
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

static const LedgerVisit head = { .day = "2026-11-24",
                                  .part = "morning",
                                  .unit = "unit",
                                  .mode = "walk_up",
                                  .story = "brussels",
                                  .story_version = 1,
                                  .rubric_version = 1,
                                  .app_version = "0.1.0",
                                  .language = "en",
                                  .coin = 1,
                                  .first_kind = LEDGER_BAD,
                                  .places = 3 };

/* A first rating of B10 in that place, by one visitor, after five seconds. */
static inline LedgerFirst first_of(int level)
{
    return (LedgerFirst){ .claim = "B10",
                          .order = 1,
                          .level = level,
                          .other = -1,
                          .sure = 2,
                          .read_s = 10,
                          .rate_s = 5 };
}

/* Rates a claim twice, as the exhibit does. */
static inline bool rate(Ledger *ledger, int level)
{
    const LedgerFirst first = first_of(level);
    ledger_first(ledger, &first);
    bool kept = ledger_commit(ledger);
    ledger_second(ledger, &(LedgerSecond){ "B10", level, "says", -1, 3, 2 });
    return ledger_commit(ledger) && kept;
}

static inline bool begin(Ledger *ledger)
{
    ledger_begin(ledger, &head);
    return ledger_commit(ledger);
}

/* Makes a visit of one claim in a ledger that is opened and closed for it. */
static inline void make_visit(int level)
{
    Ledger *ledger = ledger_open(folder);
    begin(ledger);
    rate(ledger, level);
    ledger_end(ledger, "finished", "takehome", 220);
    ledger_commit(ledger);
    ledger_close(ledger);
}

/* Reads the file as the report does. */
static inline LedgerTotals totals_on_disk(Tally *tally)
{
    Error error = { 0 };
    LedgerTotals totals = { 0 };
    Ledger *ledger = ledger_open_read(folder, &error);
    if (!ledger || !ledger_totals(ledger, &totals, &error))
        fail_msg("%s", error.message);
    if (tally)
        *tally = ledger_tally(ledger, "brussels", 1, "B10");
    ledger_close(ledger);
    return totals;
}

static inline bool is_there(const char *name)
{
    char file[120];
    snprintf(file, sizeof(file), "%s/%s", folder, name);
    return access(file, F_OK) == 0;
}

static inline void run(const char *sql)
{
    sqlite3 *db;
    char *why = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s", why);
    sqlite3_close(db);
}

static inline int64_t number(const char *sql)
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

static inline void read_text(const char *sql, char *out, size_t room)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    snprintf(out, room, "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

/* Waits for the ledger's thread, for longer than it can need. */
static inline bool soon(bool (*holds)(Ledger *), Ledger *ledger)
{
    for (int i = 0; i < 2000 && !holds(ledger); i++)
        nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
    return holds(ledger);
}

static inline void settle(Ledger *ledger)
{
    bool settled = false;
    for (int i = 0; i < 20 && !settled; i++)
        settled = ledger_settle(ledger);
    assert_true(settled);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

#endif
