/* tables.c: the tables of answers.db: making them, writing, reading and checking.
 * docs/ledger.md says what is in each column. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

/* The length is checked, so that no long text can ever be stored. The second macro is needed for
 * the number's own macro to be expanded before it becomes text. */
#define AS_TEXT(number)   #number
#define SHORT(name, most) name " TEXT NOT NULL CHECK(length(" name ") <= " AS_TEXT(most) ")"
#define SECONDS(name)     name " INTEGER NOT NULL CHECK(" name " BETWEEN 0 AND 600)"

/* The key of a row is its visit's number and its number in that visit, so that a row that is
 * written twice stays one row. One integer in rising order takes the least room; the two parts can
 * be read by their names. */
#define KEY                                                                                        \
    "key INTEGER PRIMARY KEY, visit INTEGER GENERATED ALWAYS AS (key >> 12) VIRTUAL, row INTEGER " \
    "GENERATED ALWAYS AS (key & 4095) VIRTUAL, "
_Static_assert(ROW_BITS == 12 && ROW_MOST == 4095, "as in the SQL");

/* No time finer than the part of a day, and nothing about who. `source` is the unit that counted;
 * in the exhibit's own file it is always 1. */
/* clang-format off */
const char ledger_tables_schema[] =
    "CREATE TABLE visit("
        "id INTEGER PRIMARY KEY, "
        "day TEXT NOT NULL CHECK(length(day) = 10), "
        SHORT("part", WORD_MOST) ", "
        SHORT("unit", UNIT_NAME_MOST) ", "
        SHORT("mode", WORD_MOST) ", "
        SHORT("story", STORY_ID_MOST) ", "
        "story_version INTEGER NOT NULL, "
        "rubric_version INTEGER NOT NULL, "
        SHORT("app_version", APP_VERSION_MOST) ", "
        SHORT("language", LANGUAGE_CODE_MOST) ", "
        "coin INTEGER NOT NULL CHECK(coin BETWEEN -1 AND 1), "
        "first_kind TEXT NOT NULL CHECK(first_kind IN ('', 'P', 'Q')), "
        "source INTEGER NOT NULL) STRICT;"
    "CREATE TABLE first(" KEY
        SHORT("claim", CLAIM_ID_MOST) ", "
        SHORT("level", WORD_MOST) ", "
        "place INTEGER NOT NULL, "
        "sure INTEGER NOT NULL CHECK(sure BETWEEN 0 AND 3), "
        SECONDS("read_s") ", "
        SECONDS("rate_s") ", "
        SHORT("other", WORD_MOST) ") STRICT;"
    "CREATE TABLE second(" KEY
        SHORT("claim", CLAIM_ID_MOST) ", "
        SHORT("level", WORD_MOST) ", "
        SHORT("cards", CARDS_MOST) ", "
        SECONDS("trace_s") ", "
        SECONDS("keep_s") ", "
        SHORT("look", WORD_MOST) ") STRICT;"
    "CREATE TABLE disagree(" KEY
        SHORT("claim", CLAIM_ID_MOST) ", "
        "reason INTEGER NOT NULL CHECK(reason BETWEEN 1 AND 4)) STRICT;"
    "CREATE TABLE ending(" KEY
        SHORT("how", WORD_MOST) ", "
        SHORT("screen", SCREEN_NAME_MOST) ") STRICT;"
    "CREATE TABLE source("
        "number INTEGER PRIMARY KEY, "
        "id INTEGER NOT NULL UNIQUE, "
        "visits INTEGER NOT NULL, "
        "folded INTEGER NOT NULL) STRICT;"
    "INSERT INTO source VALUES(1, random(), 0, 0);"
    "CREATE TABLE tally("
        "source INTEGER NOT NULL, "
        "story TEXT NOT NULL, "
        "version INTEGER NOT NULL, "
        "claim TEXT NOT NULL, "
        "what TEXT NOT NULL, "
        "value TEXT NOT NULL, "
        "count INTEGER NOT NULL, "
        "PRIMARY KEY(source, story, version, claim, what, value)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE look("
        "visits INTEGER NOT NULL, "
        "source INTEGER NOT NULL, "
        "story TEXT NOT NULL, "
        "version INTEGER NOT NULL, "
        "what TEXT NOT NULL, "
        "value TEXT NOT NULL, "
        "count INTEGER NOT NULL, "
        "PRIMARY KEY(source, story, version, what, value)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE label("
        "story TEXT NOT NULL, "
        "version INTEGER NOT NULL, "
        "claim TEXT NOT NULL, "
        "language TEXT NOT NULL, "
        "label TEXT NOT NULL, "
        SHORT("level", WORD_MOST) ", "
        "rule TEXT NOT NULL, "
        "kind TEXT NOT NULL, "
        "PRIMARY KEY(story, version, claim, language)) STRICT, WITHOUT ROWID;";
/* clang-format on */

/* Files of this format that were made before classes do not have it, and older programs do not miss
 * it. */
/* clang-format off */
const char ledger_tables_class[] =
    "CREATE TABLE IF NOT EXISTS class(" KEY
        SHORT("claim", CLAIM_ID_MOST) ", "
        "day TEXT NOT NULL CHECK(length(day) = 10), "
        SHORT("mode", WORD_MOST) ", "
        SHORT("story", STORY_ID_MOST) ", "
        SHORT("turn", WORD_MOST) ", "
        "story_version INTEGER NOT NULL, "
        "missing INTEGER NOT NULL, "
        "weak INTEGER NOT NULL, "
        "good INTEGER NOT NULL, "
        "strong INTEGER NOT NULL, "
        "CHECK(missing + weak + good + strong >= 10)) STRICT;";
/* clang-format on */
_Static_assert(LEDGER_CLASS_FEWEST == 10, "as in the SQL");

/* The INSERT of each RowKind. ?1 is the key, then come the texts and the numbers of LedgerRow. */
static const struct {
    const char *sql;
    int texts, numbers;
} kinds[ROW_KINDS] = {
    [ROW_VISIT] = { "INSERT INTO visit(id, day, part, unit, mode, story, app_version, language, "
                    "first_kind, story_version, rubric_version, coin, source) "
                    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,1) ON CONFLICT DO NOTHING",
                    8, 3 },
    [ROW_FIRST] = { "INSERT INTO first(key, claim, level, other, place, sure, read_s, rate_s) "
                    "VALUES(?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                    3, 4 },
    [ROW_SECOND] = { "INSERT INTO second(key, claim, level, cards, look, trace_s, keep_s) "
                     "VALUES(?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                     4, 2 },
    [ROW_DISAGREE] = { "INSERT INTO disagree(key, claim, reason) VALUES(?,?,?) ON CONFLICT DO "
                       "NOTHING",
                       1, 1 },
    [ROW_ENDING] = { "INSERT INTO ending(key, how, screen) VALUES(?,?,?) ON CONFLICT DO NOTHING", 2,
                     0 },
    [ROW_CLASS] = { "INSERT INTO class(key, claim, day, mode, story, turn, story_version, missing, "
                    "weak, good, strong) VALUES(?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                    5, 5 },
};

int ledger_tables_run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

int ledger_tables_ask(sqlite3 *db, const char *sql, int64_t *number)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        *number = sqlite3_column_int64(statement, 0);
        code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return code;
}

int ledger_tables_make(sqlite3 *db)
{
    char setup[120];
    snprintf(setup, sizeof(setup), "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT",
             LEDGER_APPLICATION_ID, LEDGER_FORMAT);
    const char *const steps[] = { "BEGIN IMMEDIATE", ledger_tables_schema, setup };
    int code = SQLITE_OK;
    for (size_t i = 0; i < COUNT(steps) && code == SQLITE_OK; i++)
        code = ledger_tables_run(db, steps[i]);
    return code;
}

/* ---- writing ---- */

int ledger_tables_count_complete(LedgerFile *file)
{
    return ledger_tables_ask(file->db,
                             "SELECT coalesce(sum(count), 0) FROM tally WHERE what = 'pair' AND "
                             "value LIKE '% % %' AND value NOT LIKE '% out'",
                             &file->complete);
}

static int read_state(LedgerFile *file)
{
    int code =
        ledger_tables_ask(file->db, "SELECT visits FROM source WHERE number = 1", &file->visits);
    if (code == SQLITE_OK)
        code =
            ledger_tables_ask(file->db, "SELECT max(id) FROM visit WHERE source = 1", &file->last);
    file->last >>= VISIT_RANDOM_BITS;
    if (code == SQLITE_OK)
        code = ledger_tables_ask(file->db, "SELECT folded FROM source WHERE number = 1",
                                 &file->folded);
    return code == SQLITE_OK ? ledger_tables_count_complete(file) : code;
}

int ledger_tables_prepare(LedgerFile *file)
{
    static const char count[] = "INSERT INTO tally(source, story, version, claim, what, value, "
                                "count) VALUES(1,?,?,?,?,?,?) "
                                "ON CONFLICT DO UPDATE SET count = count + excluded.count";
    static const char number[] = "UPDATE source SET visits = visits + 1 WHERE number = 1";
    static const char label[] = "INSERT INTO label(story, version, claim, language, label, level, "
                                "rule, kind) VALUES(?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING";
    int code = ledger_tables_run(file->db, ledger_tables_class);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(file->db, count, -1, &file->count, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(file->db, number, -1, &file->number, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(file->db, label, -1, &file->label, NULL);
    for (int i = 0; i < ROW_KINDS && code == SQLITE_OK; i++)
        code = sqlite3_prepare_v2(file->db, kinds[i].sql, -1, &file->insert[i], NULL);
    return code == SQLITE_OK ? read_state(file) : code;
}

static int step_once(sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

/* True for a visit of the experiment that is complete: "P good weak". */
static bool is_complete(const RowCount *count)
{
    const char *last = strrchr(count->value, ' ');
    return strcmp(count->what, "pair") == 0 && last && strchr(count->value, ' ') != last &&
           strcmp(last, " out") != 0;
}

static int add_counts(LedgerFile *file, const LedgerRow *row)
{
    int code = SQLITE_OK;
    int64_t before = file->complete;
    for (int i = 0; i < row->count_count && code == SQLITE_OK; i++) {
        const RowCount *count = &row->counts[i];
        bind_text(file->count, 1, row->story);
        sqlite3_bind_int(file->count, 2, row->version);
        bind_text(file->count, 3, rows_claim(row, count));
        bind_text(file->count, 4, count->what);
        bind_text(file->count, 5, count->value);
        sqlite3_bind_int(file->count, 6, count->by);
        code = step_once(file->count);
        file->complete += is_complete(count);
    }
    return code == SQLITE_OK ? ledger_tables_look(file, before) : code;
}

/* Adds what a claim is called, or with the claim "" its story, once for each language. */
static int add_label(LedgerFile *file, const LedgerRow *row, const char *claim, const char *label)
{
    const char *const texts[] = { claim,
                                  row->language,
                                  label,
                                  claim[0] ? ledger_levels[row->trail] : "",
                                  claim[0] ? row->rule : "",
                                  claim[0] ? ledger_kinds[row->claim_kind] : "" };
    if (!label[0])
        return SQLITE_OK;
    bind_text(file->label, 1, row->story);
    sqlite3_bind_int(file->label, 2, row->version);
    for (int i = 0; i < (int)COUNT(texts); i++)
        bind_text(file->label, 3 + i, texts[i]);
    return step_once(file->label);
}

int ledger_tables_insert(LedgerFile *file, const LedgerRow *row)
{
    sqlite3_stmt *statement = file->insert[row->kind];
    int at = 2;
    sqlite3_bind_int64(
        statement, 1, row->kind == ROW_VISIT ? row->visit : (row->visit << ROW_BITS) + row->number);
    for (int i = 0; i < kinds[row->kind].texts; i++)
        bind_text(statement, at++, row->texts[i]);
    for (int i = 0; i < kinds[row->kind].numbers; i++)
        sqlite3_bind_int(statement, at++, row->numbers[i]);
    int code = step_once(statement);
    if (code != SQLITE_OK || sqlite3_changes(file->db) == 0)
        return code;
    if (row->kind == ROW_VISIT) {
        file->visits++;
        code = step_once(file->number);
    }
    if (code == SQLITE_OK)
        code = add_label(file, row, row->texts[0], row->label);
    if (code == SQLITE_OK)
        code = add_label(file, row, "", row->title);
    return code == SQLITE_OK ? add_counts(file, row) : code;
}

/* ---- reading ---- */

int ledger_tables_load(sqlite3 *db, Counts *counts)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db,
                                  "SELECT story, claim, what, value, version, count FROM tally "
                                  "WHERE claim <> '' ORDER BY source, story, version, claim",
                                  -1, &statement, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *texts[4];
        for (int i = 0; i < 4; i++) {
            texts[i] = (const char *)sqlite3_column_text(statement, i);
            texts[i] = texts[i] ? texts[i] : "";
        }
        counts_add(counts,
                   &(LedgerCount){ texts[0], sqlite3_column_int(statement, 4), texts[1], texts[2],
                                   texts[3], sqlite3_column_int64(statement, 5) });
        code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Reads the next rows in the order of their key. A damaged page gives an error or rows out of
 * order. `tally` need not be checked: all of it was read when the file was opened. */
int ledger_tables_check(LedgerFile *file)
{
    static const char *const slices[] = {
        "SELECT id, day, coin FROM visit WHERE id > ? ORDER BY id LIMIT 500",
        "SELECT key, claim, other FROM first WHERE key > ? ORDER BY key LIMIT 500",
        "SELECT key, claim, look FROM second WHERE key > ? ORDER BY key LIMIT 500",
        "SELECT key, claim, reason FROM disagree WHERE key > ? ORDER BY key LIMIT 500",
        "SELECT key, how, screen FROM ending WHERE key > ? ORDER BY key LIMIT 500",
    };
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(file->db, slices[file->check_table], -1, &statement, NULL);
    int rows = 0;
    if (code == SQLITE_OK)
        sqlite3_bind_int64(statement, 1, file->check_key);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t key = sqlite3_column_int64(statement, 0);
        code = key > file->check_key ? SQLITE_OK : SQLITE_CORRUPT;
        file->check_key = key;
        rows++;
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        return code;
    if (rows == 0) {
        file->check_key = -1;
        file->checked = ++file->check_table == (int)COUNT(slices);
    }
    return SQLITE_OK;
}
