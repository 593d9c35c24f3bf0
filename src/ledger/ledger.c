#include "ledger/ledger.h"

#include <assert.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

#define APPLICATION_ID 0x53617941 /* "SayA" */
#define FORMAT_VERSION 1
#define WAITING_MOST   1000
#define TEXT_COLUMNS   10

/* A file up to this size is checked whole at start; quick_check of a larger one would be felt
 * before the first frame, and `sayswho-report` finds its damage too. 4 MiB are about 40,000
 * answers. */
#define CHECKED_BYTES ((off_t)4 << 20)

/* A row for one table: what waits in memory when the disk fails. Texts are short by the tables' own
 * CHECKs. */
typedef enum { ROW_VISIT, ROW_FIRST, ROW_SECOND, ROW_DISAGREE, ROW_ENDING, ROW_KINDS } RowKind;

typedef struct {
    RowKind kind;
    char visit[33], story[24];
    char texts[TEXT_COLUMNS][32];
    int numbers[4];
    int level; /* for the tally; -1: none */
} LedgerRow;

struct Ledger {
    char *folder, *path;
    sqlite3 *db; /* NULL: the disk failed, or cannot be written */
    sqlite3_stmt *insert[ROW_KINDS];
    sqlite3_stmt *count;
    char visit[33], story[24]; /* of the visit going on; "" between visits */
    LedgerRow *waiting;        /* ring */
    int waiting_first, waiting_count;
    int64_t lost;
};

/* Words as the files write them, in the order of rubric.h's Level. */
static const char *const levels[LEDGER_LEVELS] = { "missing", "weak", "good", "strong",
                                                   "cant_tell" };

/* Append-only; nothing finer than the part of a day; no way to tell who. Lengths are checked so
 * that nothing can be written at length. `tally` is the same counted, in the same transaction. */
static const char schema[] =
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
    "level "
    "TEXT NOT NULL CHECK(length(level) <= 9), cards TEXT NOT NULL CHECK(length(cards) <= 31), "
    "trace_s INTEGER NOT NULL CHECK(trace_s BETWEEN 0 AND 600), keep_s INTEGER NOT NULL "
    "CHECK(keep_s BETWEEN 0 AND 600)) STRICT;"
    "CREATE TABLE disagree(visit TEXT NOT NULL, claim TEXT NOT NULL CHECK(length(claim) <= 12), "
    "reason INTEGER NOT NULL CHECK(reason BETWEEN 1 AND 4)) STRICT;"
    "CREATE TABLE ending(visit TEXT NOT NULL, how TEXT NOT NULL CHECK(length(how) <= 12), screen "
    "TEXT NOT NULL CHECK(length(screen) <= 16)) STRICT;"
    "CREATE TABLE tally(story TEXT NOT NULL, claim TEXT NOT NULL, what TEXT NOT NULL, value TEXT "
    "NOT "
    "NULL, count INTEGER NOT NULL, PRIMARY KEY(story, claim, what, value)) STRICT, WITHOUT ROWID;";

/* By RowKind: the row's own insert. Texts come first, then numbers, as in LedgerRow. */
static const struct {
    const char *sql;
    int texts, numbers;
    const char *tally; /* what is counted; NULL: nothing */
} kinds[ROW_KINDS] = {
    [ROW_VISIT] = { "INSERT INTO visit(id, day, part, unit, mode, story, app_version, language, "
                    "story_version, rubric_version) VALUES(?,?,?,?,?,?,?,?,?,?)",
                    7, 2, NULL },
    [ROW_FIRST] = { "INSERT INTO first(visit, claim, level, place, sure, read_s, rate_s) "
                    "VALUES(?,?,?,?,?,?,?)",
                    2, 4, "first" },
    [ROW_SECOND] = { "INSERT INTO second(visit, claim, level, cards, trace_s, keep_s) "
                     "VALUES(?,?,?,?,?,?)",
                     3, 2, "second" },
    [ROW_DISAGREE] = { "INSERT INTO disagree(visit, claim, reason) VALUES(?,?,?)", 1, 1,
                       "disagree" },
    [ROW_ENDING] = { "INSERT INTO ending(visit, how, screen) VALUES(?,?,?)", 2, 0, NULL },
};

static const char count_sql[] = "INSERT INTO tally(story, claim, what, value, count) "
                                "VALUES(?,?,?,?,1) ON CONFLICT(story, claim, "
                                "what, value) DO UPDATE SET count = count + 1";

/* ---- opening ---- */

static void close_database(Ledger *ledger)
{
    for (int i = 0; i < ROW_KINDS; i++) {
        sqlite3_finalize(ledger->insert[i]);
        ledger->insert[i] = NULL;
    }
    sqlite3_finalize(ledger->count);
    ledger->count = NULL;
    sqlite3_close(ledger->db);
    ledger->db = NULL;
}

static bool run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* A PRAGMA must answer what was asked for: SQLite says so instead of failing. */
static bool answers(sqlite3 *db, const char *pragma, const char *wanted)
{
    sqlite3_stmt *statement = NULL;
    bool good = sqlite3_prepare_v2(db, pragma, -1, &statement, NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW &&
                strcmp((const char *)sqlite3_column_text(statement, 0), wanted) == 0;
    sqlite3_finalize(statement);
    return good;
}

static void set_switches(sqlite3 *db)
{
    static const struct {
        int what, value;
    } switches[] = {
        { SQLITE_DBCONFIG_DEFENSIVE, 1 },
        { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
        { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
        { SQLITE_DBCONFIG_DQS_DML, 0 },
        { SQLITE_DBCONFIG_DQS_DDL, 0 },
        { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    };
    for (size_t i = 0; i < COUNT(switches); i++)
        sqlite3_db_config(db, switches[i].what, switches[i].value, NULL);
    sqlite3_busy_timeout(db, 2000);
}

static bool is_sound(Ledger *ledger)
{
    struct stat info;
    sqlite3 *db = ledger->db;
    char wanted[16];
    snprintf(wanted, sizeof(wanted), "%d", APPLICATION_ID);
    if (!answers(db, "PRAGMA application_id", wanted) || !answers(db, "PRAGMA user_version", "1"))
        return false;
    if (stat(ledger->path, &info) == 0 && info.st_size > CHECKED_BYTES)
        return true;
    return answers(db, "PRAGMA quick_check(1)", "ok");
}

static bool make_tables(sqlite3 *db)
{
    char setup[120];
    snprintf(setup, sizeof(setup), "PRAGMA application_id=%d; PRAGMA user_version=%d",
             APPLICATION_ID, FORMAT_VERSION);
    return run(db, "BEGIN IMMEDIATE") && run(db, schema) && run(db, setup) && run(db, "COMMIT");
}

static bool prepare_all(Ledger *ledger)
{
    bool good = sqlite3_prepare_v2(ledger->db, count_sql, -1, &ledger->count, NULL) == SQLITE_OK;
    for (int i = 0; i < ROW_KINDS; i++)
        good = good && sqlite3_prepare_v2(ledger->db, kinds[i].sql, -1, &ledger->insert[i], NULL) ==
                           SQLITE_OK;
    return good;
}

typedef enum { OPENED, UNWRITABLE, DAMAGED } Opening;

/* reliability.md 6.1. */
static Opening open_database(Ledger *ledger)
{
    struct stat info;
    bool fresh = stat(ledger->path, &info) != 0 || info.st_size == 0;
    int code = sqlite3_open_v2(ledger->path, &ledger->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code != SQLITE_OK)
        return (code & 0xFF) == SQLITE_NOTADB ? DAMAGED : UNWRITABLE;
    set_switches(ledger->db);
    sqlite3 *db = ledger->db;
    bool set = run(db, "PRAGMA page_size=4096; PRAGMA auto_vacuum=NONE") &&
               answers(db, "PRAGMA journal_mode=WAL", "wal") &&
               run(db, "PRAGMA synchronous=FULL") && answers(db, "PRAGMA synchronous", "2") &&
               run(db, "PRAGMA wal_autocheckpoint=200; PRAGMA journal_size_limit=1048576; "
                       "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; "
                       "PRAGMA cache_size=-1024");
    if (!set) {
        int why = sqlite3_errcode(db) & 0xFF;
        return why == SQLITE_NOTADB || why == SQLITE_CORRUPT ? DAMAGED : UNWRITABLE;
    }
    if (fresh && !make_tables(db))
        return UNWRITABLE;
    if (!fresh && !is_sound(ledger)) {
        int why = sqlite3_errcode(db) & 0xFF;
        return why == SQLITE_IOERR || why == SQLITE_CANTOPEN || why == SQLITE_BUSY ? UNWRITABLE
                                                                                   : DAMAGED;
    }
    return prepare_all(ledger) ? OPENED : DAMAGED;
}

/* Out of the way, never deleted: answers.bad-1, answers.bad-2, ... */
static bool set_aside(Ledger *ledger)
{
    static const char *const tails[] = { "", "-wal", "-shm" };
    char from[4200], to[4200];
    for (int number = 1; number < 1000; number++) {
        snprintf(to, sizeof(to), "%s/answers.bad-%d", ledger->folder, number);
        if (access(to, F_OK) == 0)
            continue;
        bool moved = false;
        for (size_t i = 0; i < COUNT(tails); i++) {
            snprintf(from, sizeof(from), "%s%s", ledger->path, tails[i]);
            snprintf(to, sizeof(to), "%s/answers.bad-%d%s", ledger->folder, number, tails[i]);
            moved = rename(from, to) == 0 || moved;
        }
        return moved;
    }
    return false;
}

static void make_folders(const char *folder)
{
    char *path = memory_copy_text(folder);
    for (char *at = path + 1; *at; at++) {
        if (*at == '/') {
            *at = '\0';
            mkdir(path, 0755);
            *at = '/';
        }
    }
    mkdir(path, 0755);
    free(path);
}

static Ledger *make_ledger(const char *folder)
{
    Ledger *ledger = memory_take(1, sizeof(*ledger));
    size_t room = strlen(folder) + sizeof("/answers.db");
    ledger->folder = memory_copy_text(folder);
    ledger->path = memory_take(room, 1);
    snprintf(ledger->path, room, "%s/answers.db", folder);
    return ledger;
}

static void say_why(Ledger *ledger, Error *error)
{
    error_set(
        error, ERROR_IO,
        "%s: answers cannot be written: %s; they are kept in memory until the disk works again",
        ledger->path, ledger->db ? sqlite3_errmsg(ledger->db) : strerror(errno));
}

Ledger *ledger_open(const char *folder, bool *was_set_aside, Error *error)
{
    Ledger *ledger = make_ledger(folder);
    make_folders(folder);
    if (was_set_aside)
        *was_set_aside = false;
    Opening opening = open_database(ledger);
    if (opening == DAMAGED) {
        close_database(ledger);
        bool moved = set_aside(ledger);
        if (was_set_aside)
            *was_set_aside = moved;
        opening = open_database(ledger);
    }
    if (opening != OPENED) {
        say_why(ledger, error);
        close_database(ledger);
    }
    return ledger;
}

Ledger *ledger_open_read(const char *folder, Error *error)
{
    Ledger *ledger = make_ledger(folder);
    int code =
        sqlite3_open_v2(ledger->path, &ledger->db,
                        SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    bool good = code == SQLITE_OK;
    if (good) {
        set_switches(ledger->db);
        good = is_sound(ledger);
    }
    if (!good) {
        bool missing = access(ledger->path, F_OK) != 0;
        error_set(error, ERROR_IO, "%s: %s", ledger->path,
                  missing
                      ? "there are no answers here; say with --data where the exhibit keeps them"
                      : "it cannot be read as answers; start the exhibit once, which sets a "
                        "damaged file aside");
        ledger_close(ledger);
        return NULL;
    }
    return ledger;
}

void ledger_close(Ledger *ledger)
{
    if (!ledger)
        return;
    close_database(ledger);
    free(ledger->waiting);
    free(ledger->folder);
    free(ledger->path);
    free(ledger);
}

/* ---- writing ---- */

static bool insert_row(Ledger *ledger, const LedgerRow *row)
{
    sqlite3_stmt *statement = ledger->insert[row->kind];
    int at = 1;
    sqlite3_bind_text(statement, at++, row->visit, -1, SQLITE_STATIC);
    for (int i = 0; i < kinds[row->kind].texts; i++)
        sqlite3_bind_text(statement, at++, row->texts[i], -1, SQLITE_STATIC);
    for (int i = 0; i < kinds[row->kind].numbers; i++)
        sqlite3_bind_int(statement, at++, row->numbers[i]);
    bool good = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_reset(statement);
    return good;
}

static bool count_row(Ledger *ledger, const LedgerRow *row)
{
    const char *what = kinds[row->kind].tally;
    if (!what)
        return true;
    char reason[12];
    snprintf(reason, sizeof(reason), "%d", row->numbers[0]);
    const char *value = row->level >= 0 ? levels[row->level] : reason;
    const char *const texts[] = { row->story, row->texts[0], what, value };
    for (int i = 0; i < 4; i++)
        sqlite3_bind_text(ledger->count, i + 1, texts[i], -1, SQLITE_STATIC);
    bool good = sqlite3_step(ledger->count) == SQLITE_DONE;
    sqlite3_reset(ledger->count);
    return good;
}

/* One transaction; true: it is on disk. */
static bool commit_row(Ledger *ledger, const LedgerRow *row)
{
    if (!ledger->db)
        return false;
    bool good = run(ledger->db, "BEGIN IMMEDIATE") && insert_row(ledger, row) &&
                count_row(ledger, row) && run(ledger->db, "COMMIT");
    if (!good)
        run(ledger->db, "ROLLBACK");
    return good;
}

static void wait_in_memory(Ledger *ledger, const LedgerRow *row)
{
    if (!ledger->waiting)
        ledger->waiting = memory_take(WAITING_MOST, sizeof(LedgerRow));
    if (ledger->waiting_count == WAITING_MOST) { /* the oldest goes */
        ledger->waiting_first = (ledger->waiting_first + 1) % WAITING_MOST;
        ledger->waiting_count--;
        ledger->lost++;
    }
    int at = (ledger->waiting_first + ledger->waiting_count++) % WAITING_MOST;
    ledger->waiting[at] = *row;
}

static bool flush_waiting(Ledger *ledger)
{
    while (ledger->waiting_count > 0 &&
           commit_row(ledger, &ledger->waiting[ledger->waiting_first])) {
        ledger->waiting_first = (ledger->waiting_first + 1) % WAITING_MOST;
        ledger->waiting_count--;
    }
    return ledger->waiting_count == 0;
}

/* After a failed write nothing is known of the handle: it is closed, opened anew, and the row is
 * put in once more. A failed fsync is never tried again on the same handle (PostgreSQL learnt why).
 */
static bool reopen_and_commit(Ledger *ledger, const LedgerRow *row, Error *error)
{
    close_database(ledger);
    bool good = open_database(ledger) == OPENED && flush_waiting(ledger) && commit_row(ledger, row);
    if (good)
        return true;
    say_why(ledger, error);
    close_database(ledger);
    wait_in_memory(ledger, row);
    return false;
}

static bool write_row(Ledger *ledger, const LedgerRow *row, Error *error)
{
    if (ledger->db && flush_waiting(ledger) && commit_row(ledger, row))
        return true;
    /* A disk that failed before is tried again when a visit begins, not at every touch. */
    if (!ledger->db && row->kind != ROW_VISIT) {
        error_set(error, ERROR_IO, "%s: the answer waits in memory for the disk", ledger->path);
        wait_in_memory(ledger, row);
        return false;
    }
    return reopen_and_commit(ledger, row, error);
}

static LedgerRow row_of(const Ledger *ledger, RowKind kind)
{
    LedgerRow row = { .kind = kind, .level = -1 };
    memcpy(row.visit, ledger->visit, sizeof(row.visit));
    memcpy(row.story, ledger->story, sizeof(row.story));
    return row;
}

static void set_text(LedgerRow *row, int column, const char *text)
{
    snprintf(row->texts[column], sizeof(row->texts[column]), "%s", text);
}

static int at_most_600(int seconds)
{
    return seconds < 0 ? 0 : seconds > 600 ? 600 : seconds;
}

static void new_visit_id(char id[33])
{
    unsigned char bytes[16];
    ssize_t got = getrandom(bytes, sizeof(bytes), 0);
    assert(got == (ssize_t)sizeof(bytes));
    for (int i = 0; i < 16; i++)
        snprintf(id + 2 * i, 3, "%02x", bytes[i]);
}

bool ledger_begin(Ledger *ledger, const LedgerVisit *visit, Error *error)
{
    new_visit_id(ledger->visit);
    snprintf(ledger->story, sizeof(ledger->story), "%s", visit->story);
    LedgerRow row = row_of(ledger, ROW_VISIT);
    const char *const texts[] = { visit->day,   visit->part,        visit->unit,    visit->mode,
                                  visit->story, visit->app_version, visit->language };
    for (int i = 0; i < (int)COUNT(texts); i++)
        set_text(&row, i, texts[i]);
    row.numbers[0] = visit->story_version;
    row.numbers[1] = visit->rubric_version;
    return write_row(ledger, &row, error);
}

bool ledger_first(Ledger *ledger, const LedgerFirst *first, Error *error)
{
    LedgerRow row = row_of(ledger, ROW_FIRST);
    set_text(&row, 0, first->claim);
    set_text(&row, 1, levels[first->level]);
    row.numbers[0] = first->order;
    row.numbers[1] = first->sure;
    row.numbers[2] = at_most_600(first->read_s);
    row.numbers[3] = at_most_600(first->rate_s);
    row.level = first->level;
    return write_row(ledger, &row, error);
}

bool ledger_second(Ledger *ledger, const LedgerSecond *second, Error *error)
{
    LedgerRow row = row_of(ledger, ROW_SECOND);
    set_text(&row, 0, second->claim);
    set_text(&row, 1, levels[second->level]);
    set_text(&row, 2, second->cards);
    row.numbers[0] = at_most_600(second->trace_s);
    row.numbers[1] = at_most_600(second->keep_s);
    row.level = second->level;
    return write_row(ledger, &row, error);
}

bool ledger_disagree(Ledger *ledger, const char *claim, int reason, Error *error)
{
    LedgerRow row = row_of(ledger, ROW_DISAGREE);
    set_text(&row, 0, claim);
    row.numbers[0] = reason;
    return write_row(ledger, &row, error);
}

bool ledger_end(Ledger *ledger, const char *how, const char *screen, Error *error)
{
    LedgerRow row = row_of(ledger, ROW_ENDING);
    set_text(&row, 0, how);
    set_text(&row, 1, screen);
    memset(ledger->visit, 0, sizeof(ledger->visit));
    return write_row(ledger, &row, error);
}

int ledger_waiting(const Ledger *ledger)
{
    return ledger->waiting_count;
}

int64_t ledger_lost(const Ledger *ledger)
{
    return ledger->lost;
}

/* ---- counting ---- */

static void add_to_tally(Tally *tally, const char *what, const char *value, int64_t count)
{
    if (strcmp(what, "disagree") == 0) {
        int reason = value[0] - '1';
        if (reason >= 0 && reason < LEDGER_REASONS)
            tally->disagree[reason] = count;
        return;
    }
    int64_t *counts = strcmp(what, "first") == 0 ? tally->first : tally->second;
    for (int i = 0; i < LEDGER_LEVELS; i++) {
        if (strcmp(levels[i], value) == 0)
            counts[i] = count;
    }
}

static const char *column(sqlite3_stmt *statement, int at)
{
    const char *text = (const char *)sqlite3_column_text(statement, at);
    return text ? text : "";
}

static bool read_end(Ledger *ledger, sqlite3_stmt *statement, int code, Error *error)
{
    if (code != SQLITE_DONE)
        error_set(error, ERROR_IO, "%s: it cannot be read: %s", ledger->path,
                  ledger->db ? sqlite3_errmsg(ledger->db) : "the disk failed before");
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

bool ledger_tally(Ledger *ledger, const char *story, const char *claim, Tally *tally, Error *error)
{
    *tally = (Tally){ 0 };
    sqlite3_stmt *statement = NULL;
    int code = ledger->db
                   ? sqlite3_prepare_v2(ledger->db,
                                        "SELECT what, value, count FROM tally WHERE story = ? "
                                        "AND claim = ?",
                                        -1, &statement, NULL)
                   : SQLITE_ERROR;
    if (code == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, story, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, claim, -1, SQLITE_STATIC);
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            add_to_tally(tally, column(statement, 0), column(statement, 1),
                         sqlite3_column_int64(statement, 2));
    }
    return read_end(ledger, statement, code, error);
}

bool ledger_totals(Ledger *ledger, LedgerTotals *totals, Error *error)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(
        ledger->db,
        "SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM ending WHERE how = "
        "'finished'), "
        "(SELECT count(*) FROM ending WHERE how = 'restarted'), (SELECT count(*) FROM ending WHERE "
        "how = 'idle'), (SELECT count(*) FROM first), (SELECT count(*) FROM second)",
        -1, &statement, NULL);
    if (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t *const counts[] = {
            &totals->visits, &totals->finished,      &totals->restarted,
            &totals->idle,   &totals->first_ratings, &totals->second_ratings
        };
        for (int i = 0; i < (int)COUNT(counts); i++)
            *counts[i] = sqlite3_column_int64(statement, i);
        code = sqlite3_step(statement);
    }
    return read_end(ledger, statement, code, error);
}

bool ledger_each_claim(Ledger *ledger, LedgerEach *each, void *context, Error *error)
{
    sqlite3_stmt *statement = NULL;
    char story[24] = "", claim[16] = "";
    Tally tally = { 0 };
    int code = sqlite3_prepare_v2(
        ledger->db, "SELECT story, claim, what, value, count FROM tally ORDER BY story, claim", -1,
        &statement, NULL);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        bool same = code == SQLITE_ROW && strcmp(story, column(statement, 0)) == 0 &&
                    strcmp(claim, column(statement, 1)) == 0;
        if (!same && claim[0])
            each(context, story, claim, &tally);
        if (code != SQLITE_ROW)
            break;
        if (!same)
            tally = (Tally){ 0 };
        snprintf(story, sizeof(story), "%s", column(statement, 0));
        snprintf(claim, sizeof(claim), "%s", column(statement, 1));
        add_to_tally(&tally, column(statement, 2), column(statement, 3),
                     sqlite3_column_int64(statement, 4));
    }
    return read_end(ledger, statement, code, error);
}
