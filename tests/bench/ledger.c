/* ledger.c: how the cost of the ledger grows with its answers.
 *
 *   ledger grow FOLDER ANSWERS    multiplies the rows and counts of a ledger that has some visits
 *   ledger commit FOLDER          time of an answer's commit, and of a bare insert with the same
 *                                 pragmas into a table of the same columns: microseconds
 *   ledger others FOLDER SMALL    time of asking this ledger, and that of SMALL, 100,000 times
 *                                 for a claim's counts: microseconds
 *
 * Elapsed times for commits, which wait for the disk, else CPU times; medians, for counts the
 * least.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "cpu.h"
#include "ledger/ledger.h"

#define COMMITS 400
#define TURNS   21

static void run(sqlite3 *db, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK)
        return;
    fprintf(stderr, "ledger: %s: %s\n", sql, why);
    exit(1);
}

static sqlite3 *open_file(const char *folder, const char *name)
{
    char path[500];
    sqlite3 *db;
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(1);
    return db;
}

static int64_t ask(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    int64_t number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return number;
}

/* Doubles all visits, each with a new number, until there are so many answers. */
static int grow(const char *folder, int64_t answers)
{
    sqlite3 *db = open_file(folder, "answers.db");
    run(db, "PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; BEGIN;"
            "CREATE TEMP TABLE twin(by INTEGER)");
    while (ask(db, "SELECT (SELECT count(*) FROM first) + (SELECT count(*) FROM second)") < answers)
        run(db,
            "DELETE FROM twin; INSERT INTO twin SELECT max(id) >> 24 << 24 FROM visit;"
            "INSERT INTO visit SELECT id + by, day, part, unit, mode, story, story_version, "
            "rubric_version, app_version, language, coin, first_kind, source FROM visit, twin "
            "ORDER "
            "BY id;"
            "INSERT INTO first(key, claim, level, place, sure, read_s, rate_s, other) SELECT key + "
            "(by << 12), claim, level, place, sure, read_s, rate_s, other FROM first, twin ORDER "
            "BY "
            "key;"
            "INSERT INTO second(key, claim, level, cards, trace_s, keep_s, look) SELECT key + (by "
            "<< "
            "12), claim, level, cards, trace_s, keep_s, look FROM second, twin ORDER BY key;"
            "INSERT INTO disagree(key, claim, reason) SELECT key + (by << 12), claim, reason FROM "
            "disagree, twin ORDER BY key;"
            "INSERT INTO ending(key, how, screen) SELECT key + (by << 12), how, screen FROM "
            "ending, "
            "twin ORDER BY key;"
            "UPDATE tally SET count = 2 * count; UPDATE look SET count = 2 * count;"
            "UPDATE source SET visits = 2 * visits;");
    run(db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    printf(
        "%lld %lld\n",
        (long long)ask(db, "SELECT (SELECT count(*) FROM first) + (SELECT count(*) FROM second)"),
        (long long)ask(db, "SELECT page_count * page_size FROM pragma_page_count, "
                           "pragma_page_size"));
    sqlite3_close(db);
    return 0;
}

static sqlite3_stmt *prepare_bare(sqlite3 *db)
{
    sqlite3_stmt *insert;
    run(db, "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA "
            "wal_autocheckpoint=200; CREATE TABLE second(visit INTEGER NOT NULL, row INTEGER NOT "
            "NULL, claim TEXT NOT NULL, level TEXT NOT NULL, cards TEXT NOT NULL, trace_s INTEGER "
            "NOT NULL, keep_s INTEGER NOT NULL, look TEXT NOT NULL, PRIMARY KEY(visit, row)) "
            "STRICT, WITHOUT ROWID");
    sqlite3_prepare_v2(db,
                       "INSERT INTO second VALUES(random(), 2, 'C01', 'good', 'first,says', 20, 3, "
                       "'open')",
                       -1, &insert, NULL);
    return insert;
}

/* Answer number `i`, in visits of six. */
static void answer(Ledger *ledger, int i)
{
    static const char *const claims[] = { "C01", "C02", "C03" };
    static const LedgerKind kinds[] = { LEDGER_GOOD, LEDGER_OTHER, LEDGER_BAD };
    int place = i % 6 / 2;
    if (i % 6 == 0)
        ledger_begin(ledger, &(LedgerVisit){ .day = "2026-11-26",
                                             .part = "morning",
                                             .unit = "Hall",
                                             .mode = "walk_up",
                                             .story = "chocolate",
                                             .story_version = 12,
                                             .rubric_version = 1,
                                             .app_version = "0.1.0",
                                             .language = "en",
                                             .first_kind = LEDGER_GOOD,
                                             .places = 3 });
    if (i % 2)
        ledger_second(ledger, &(LedgerSecond){ claims[place], 2, "first,says", 1, 20, 3 });
    else
        ledger_first(ledger, &(LedgerFirst){ .claim = claims[place],
                                             .order = place + 1,
                                             .level = 2,
                                             .other = -1,
                                             .sure = 2,
                                             .read_s = 10,
                                             .rate_s = 5,
                                             .kind = kinds[place],
                                             .language = "en",
                                             .title = "Chocolate",
                                             .label = "a claim",
                                             .rule = "W2",
                                             .trail = 1 });
}

/* From the answer until it is on the disk; and a bare insert, in turn, because the disk's speed
 * changes. */
static int commit(const char *folder)
{
    static int64_t ours[COMMITS], bare[COMMITS];
    char path[500];
    snprintf(path, sizeof(path), "%s/bare.db", folder);
    unlink(path);
    sqlite3 *db = open_file(folder, "bare.db");
    sqlite3_stmt *insert = prepare_bare(db);
    Ledger *ledger = ledger_open(folder);
    ledger_keep(ledger, INT64_MAX / 2);
    while (!ledger_settle(ledger))
        continue;
    for (int i = 0; i < COMMITS; i++) {
        int64_t before = clock_now_us();
        answer(ledger, i);
        ledger_commit(ledger);
        ledger_settle(ledger);
        ours[i] = clock_now_us() - before;
        before = clock_now_us();
        sqlite3_step(insert);
        sqlite3_reset(insert);
        bare[i] = clock_now_us() - before;
    }
    ledger_close(ledger);
    sqlite3_finalize(insert);
    sqlite3_close(db);
    printf("%lld %lld\n", (long long)part_of(ours, COMMITS, 0.5),
           (long long)part_of(bare, COMMITS, 0.5));
    return 0;
}

/* Both in turn, because the processor's speed changes while other programs run. */
static int others(const char *const folders[2])
{
    int64_t asked[2][TURNS];
    for (int turn = 0; turn < 2 * TURNS; turn++) {
        Error error = { 0 };
        Ledger *ledger = ledger_open_read(folders[turn % 2], &error);
        if (!ledger)
            return 1;
        int64_t before = cpu_us(), sum = 0;
        for (int i = 0; i < 100000; i++)
            sum += ledger_tally(ledger, "chocolate", 12, "C02").second[i % 5];
        asked[turn % 2][turn / 2] = cpu_us() - before + (sum < 0);
        ledger_close(ledger);
    }
    printf("%lld %lld\n", (long long)part_of(asked[0], TURNS, 0),
           (long long)part_of(asked[1], TURNS, 0));
    return 0;
}

int main(int count, char **words)
{
    if (count == 4 && strcmp(words[1], "grow") == 0)
        return grow(words[2], strtoll(words[3], NULL, 10));
    if (count == 3 && strcmp(words[1], "commit") == 0)
        return commit(words[2]);
    if (count == 4 && strcmp(words[1], "others") == 0)
        return others((const char *const *)words + 2);
    fprintf(stderr, "ledger: see its first lines\n");
    return 2;
}
