/* tables.c: the tables of answers.db: making them, writing, reading, and converting older
 * formats.
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

/* The key of a row is its visit's random number and its number in that visit, so that a row that is
 * written twice stays one row. */
#define ROW_KEY "visit INTEGER NOT NULL, row INTEGER NOT NULL, "
#define KEYED   "PRIMARY KEY(visit, row)) STRICT, WITHOUT ROWID;"

/* What format 3 added. The defaults are for rows of older formats. */
#define COIN  "coin INTEGER NOT NULL DEFAULT -1 CHECK(coin BETWEEN -1 AND 1)"
#define OTHER SHORT("other", WORD_MOST) " DEFAULT ''"
#define LOOK  SHORT("look", WORD_MOST) " DEFAULT ''"

/* Rows are only added. No time finer than the part of a day, and nothing about who. `tally` has the
 * counts, updated in the same transaction, so that nobody has to read all answers; with an empty
 * claim it counts visits and how they ended. */
/* clang-format off */
static const char schema[] =
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
        COIN ") STRICT;"
    "CREATE TABLE first(" ROW_KEY
        SHORT("claim", CLAIM_ID_MOST) ", "
        SHORT("level", WORD_MOST) ", "
        "place INTEGER NOT NULL, "
        "sure INTEGER NOT NULL CHECK(sure BETWEEN 0 AND 3), "
        SECONDS("read_s") ", "
        SECONDS("rate_s") ", "
        OTHER ", "
        KEYED
    "CREATE TABLE second(" ROW_KEY
        SHORT("claim", CLAIM_ID_MOST) ", "
        SHORT("level", WORD_MOST) ", "
        SHORT("cards", CARDS_MOST) ", "
        SECONDS("trace_s") ", "
        SECONDS("keep_s") ", "
        LOOK ", "
        KEYED
    "CREATE TABLE disagree(" ROW_KEY
        SHORT("claim", CLAIM_ID_MOST) ", "
        "reason INTEGER NOT NULL CHECK(reason BETWEEN 1 AND 4), "
        KEYED
    "CREATE TABLE ending(" ROW_KEY
        SHORT("how", WORD_MOST) ", "
        SHORT("screen", SCREEN_NAME_MOST) ", "
        KEYED
    "CREATE TABLE tally("
        "story TEXT NOT NULL, "
        "claim TEXT NOT NULL, "
        "what TEXT NOT NULL, "
        "value TEXT NOT NULL, "
        "count INTEGER NOT NULL, "
        "PRIMARY KEY(story, claim, what, value)) STRICT, WITHOUT ROWID;";
/* clang-format on */

/* The INSERT of each RowKind. ?1 is the visit's number and ?2 the row's number in it; then come the
 * texts and the numbers of LedgerRow. */
static const struct {
    const char *sql;
    int texts, numbers;
} kinds[ROW_KINDS] = {
    [ROW_VISIT] = { "INSERT INTO visit(id, day, part, unit, mode, story, app_version, language, "
                    "story_version, rubric_version, coin) "
                    "VALUES(?1,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12) ON CONFLICT DO NOTHING",
                    7, 3 },
    [ROW_FIRST] = { "INSERT INTO first(visit, row, claim, level, other, place, sure, read_s, "
                    "rate_s) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9) ON CONFLICT DO NOTHING",
                    3, 4 },
    [ROW_SECOND] = { "INSERT INTO second(visit, row, claim, level, cards, look, trace_s, keep_s) "
                     "VALUES(?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT DO NOTHING",
                     4, 2 },
    [ROW_DISAGREE] = { "INSERT INTO disagree(visit, row, claim, reason) VALUES(?1,?2,?3,?4) "
                       "ON CONFLICT DO NOTHING",
                       1, 1 },
    [ROW_ENDING] = { "INSERT INTO ending(visit, row, how, screen) VALUES(?1,?2,?3,?4) "
                     "ON CONFLICT DO NOTHING",
                     2, 0 },
};

int ledger_row_counts(const LedgerRow *row, RowCount counts[2])
{
    const char *claim = row->texts[0];
    switch (row->kind) {
    case ROW_VISIT:
        counts[0] = (RowCount){ "", "visit", "" };
        counts[1] = (RowCount){ "", "coin", row->numbers[2] > 0 ? "1" : "0" };
        return row->numbers[2] < 0 ? 1 : 2;
    case ROW_FIRST: /* two levels are nobody's level: they count as a split */
        counts[0] = row->texts[2][0] ? (RowCount){ claim, "split", "" }
                                     : (RowCount){ claim, "first", row->texts[1] };
        return 1;
    case ROW_SECOND:
        counts[0] = (RowCount){ claim, "second", row->texts[1] };
        counts[1] = (RowCount){ claim, "look", row->texts[3] };
        return row->texts[3][0] ? 2 : 1;
    case ROW_DISAGREE: counts[0] = (RowCount){ claim, "disagree", row->texts[1] }; return 1;
    default: counts[0] = (RowCount){ "", "ending", row->texts[0] }; return 1;
    }
}

static int run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* ---- making ---- */

int ledger_tables_make(sqlite3 *db)
{
    char setup[120];
    snprintf(setup, sizeof(setup), "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT",
             LEDGER_APPLICATION_ID, LEDGER_FORMAT);
    int code = run(db, "BEGIN IMMEDIATE");
    if (code == SQLITE_OK)
        code = run(db, schema);
    return code == SQLITE_OK ? run(db, setup) : code;
}

/* Runs the steps in one transaction, which also sets the format. */
static int carry_over(sqlite3 *db, const char *const *steps, size_t count)
{
    char finish[60];
    snprintf(finish, sizeof(finish), "PRAGMA user_version=%d; COMMIT", LEDGER_FORMAT);
    int code = run(db, "BEGIN IMMEDIATE");
    for (size_t i = 0; i < count && code == SQLITE_OK; i++)
        code = run(db, steps[i]);
    return code == SQLITE_OK ? run(db, finish) : code;
}

/* Format 2 knew no coin, no two who disagree, and nothing about where to look. */
static int carry_over_2(sqlite3 *db)
{
    static const char add[] = "ALTER TABLE visit ADD COLUMN " COIN ";"
                              "ALTER TABLE first ADD COLUMN " OTHER ";"
                              "ALTER TABLE second ADD COLUMN " LOOK ";";
    return carry_over(db, &(const char *const){ add }, 1);
}

/* Format 1 named a visit by 32 letters in every row, and rows had no numbers. */
static int carry_over_1(sqlite3 *db)
{
    static const char put_aside[] = "ALTER TABLE visit RENAME TO visit_1;"
                                    "ALTER TABLE first RENAME TO first_1;"
                                    "ALTER TABLE second RENAME TO second_1;"
                                    "ALTER TABLE disagree RENAME TO disagree_1;"
                                    "ALTER TABLE ending RENAME TO ending_1;"
                                    "ALTER TABLE tally RENAME TO tally_1;";
    static const char carry[] =
        "CREATE TEMP TABLE key(old TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;"
        "INSERT INTO key SELECT old, random() & 9223372036854775807 FROM (SELECT id AS old FROM "
        "visit_1 UNION SELECT visit FROM first_1 UNION SELECT visit FROM second_1 UNION SELECT "
        "visit FROM disagree_1 UNION SELECT visit FROM ending_1);"
        "INSERT INTO visit SELECT key.id, day, part, unit, mode, story, story_version, "
        "rubric_version, app_version, language, -1 FROM visit_1 JOIN key ON old = visit_1.id;"
        "INSERT INTO first SELECT key.id, row_number() OVER (PARTITION BY old ORDER BY r.rowid), "
        "claim, level, place, sure, read_s, rate_s, '' FROM first_1 AS r JOIN key ON old = visit;"
        "INSERT INTO second SELECT key.id, row_number() OVER (PARTITION BY old ORDER BY r.rowid), "
        "claim, level, cards, trace_s, keep_s, '' FROM second_1 AS r JOIN key ON old = visit;"
        "INSERT INTO disagree SELECT key.id, row_number() OVER (PARTITION BY old ORDER BY "
        "r.rowid), claim, reason FROM disagree_1 AS r JOIN key ON old = visit;"
        "INSERT INTO ending SELECT key.id, row_number() OVER (PARTITION BY old ORDER BY r.rowid), "
        "how, screen FROM ending_1 AS r JOIN key ON old = visit;"
        "INSERT INTO tally SELECT story, claim, what, value, count FROM tally_1;"
        "INSERT INTO tally SELECT story, '', 'visit', '', count(*) FROM visit GROUP BY story;"
        "INSERT INTO tally SELECT coalesce(story, ''), '', 'ending', how, count(*) FROM ending "
        "LEFT JOIN visit ON visit.id = ending.visit GROUP BY 1, how;"
        "DROP TABLE key; DROP TABLE visit_1; DROP TABLE first_1; DROP TABLE second_1; "
        "DROP TABLE disagree_1; DROP TABLE ending_1; DROP TABLE tally_1;";
    const char *const steps[] = { put_aside, schema, carry };
    return carry_over(db, steps, COUNT(steps));
}

int ledger_tables_carry_over(sqlite3 *db, int64_t format)
{
    return format == 1 ? carry_over_1(db) : carry_over_2(db);
}

/* ---- writing ---- */

int ledger_tables_prepare(LedgerFile *file)
{
    int code = sqlite3_prepare_v2(file->db,
                                  "INSERT INTO tally(story, claim, what, value, count) "
                                  "VALUES(?,?,?,?,1) ON CONFLICT(story, claim, what, value) DO "
                                  "UPDATE SET count = count + 1",
                                  -1, &file->count, NULL);
    for (int i = 0; i < ROW_KINDS && code == SQLITE_OK; i++)
        code = sqlite3_prepare_v2(file->db, kinds[i].sql, -1, &file->insert[i], NULL);
    return code;
}

static int step_once(sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

int ledger_tables_insert(LedgerFile *file, const LedgerRow *row)
{
    sqlite3_stmt *statement = file->insert[row->kind];
    int at = 3;
    sqlite3_bind_int64(statement, 1, row->visit);
    if (row->kind != ROW_VISIT)
        sqlite3_bind_int(statement, 2, row->number);
    for (int i = 0; i < kinds[row->kind].texts; i++)
        sqlite3_bind_text(statement, at++, row->texts[i], -1, SQLITE_STATIC);
    for (int i = 0; i < kinds[row->kind].numbers; i++)
        sqlite3_bind_int(statement, at++, row->numbers[i]);
    int code = step_once(statement);
    if (code != SQLITE_OK || sqlite3_changes(file->db) == 0)
        return code;
    RowCount counts[2];
    int count = ledger_row_counts(row, counts);
    for (int c = 0; c < count && code == SQLITE_OK; c++) {
        const char *const texts[] = { row->story, counts[c].claim, counts[c].what,
                                      counts[c].value };
        for (int i = 0; i < (int)COUNT(texts); i++)
            sqlite3_bind_text(file->count, i + 1, texts[i], -1, SQLITE_STATIC);
        code = step_once(file->count);
    }
    return code;
}

/* ---- reading ---- */

int ledger_tables_load(sqlite3 *db, Counts *counts)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db,
                                  "SELECT story, claim, what, value, count FROM tally ORDER BY "
                                  "story, claim",
                                  -1, &statement, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *texts[4];
        for (int i = 0; i < 4; i++) {
            texts[i] = (const char *)sqlite3_column_text(statement, i);
            texts[i] = texts[i] ? texts[i] : "";
        }
        counts_add(counts, texts[0], texts[1], texts[2], texts[3],
                   sqlite3_column_int64(statement, 4));
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
        "SELECT id, 0 FROM visit WHERE id > ?1 AND ?2 >= 0 ORDER BY id LIMIT 500",
        "SELECT visit, row FROM first WHERE (visit, row) > (?1, ?2) ORDER BY visit, row LIMIT 500",
        "SELECT visit, row FROM second WHERE (visit, row) > (?1, ?2) ORDER BY visit, row LIMIT 500",
        "SELECT visit, row FROM disagree WHERE (visit, row) > (?1, ?2) ORDER BY visit, row "
        "LIMIT 500",
        "SELECT visit, row FROM ending WHERE (visit, row) > (?1, ?2) ORDER BY visit, row LIMIT 500",
    };
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(file->db, slices[file->check_table], -1, &statement, NULL);
    int rows = 0;
    if (code == SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, file->check_visit);
        sqlite3_bind_int64(statement, 2, file->check_row);
    }
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t visit = sqlite3_column_int64(statement, 0),
                row = sqlite3_column_int64(statement, 1);
        bool later =
            visit > file->check_visit || (visit == file->check_visit && row > file->check_row);
        file->check_visit = visit;
        file->check_row = row;
        rows++;
        code = later ? SQLITE_OK : SQLITE_CORRUPT;
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        return code;
    if (rows == 0) {
        file->check_visit = file->check_row = -1;
        file->checked = ++file->check_table == (int)COUNT(slices);
    }
    return SQLITE_OK;
}
