/* ledger_private.h: a row on its way, the file it goes to, and what was counted. Private to
 * src/ledger. */
#ifndef LEDGER_LEDGER_PRIVATE_H
#define LEDGER_LEDGER_PRIVATE_H

#include <sqlite3.h>

#include "base/limits.h"
#include "ledger/ledger.h"

/* ---- counts in memory ---- */

typedef struct {
    char story[STORY_ID_MOST + 1], claim[CLAIM_ID_MOST + 1];
    Tally tally;
} ClaimCount;

/* Ordered by story and claim. Start it as { 0 }. */
typedef struct {
    ClaimCount *list;
    int count, room;
} Counts;

/* `what` and `value` as the table tally has them: "first" and a level, "disagree" and "3"; anything
 * else is not of a claim and left out. */
void counts_add(Counts *counts, const char *story, const char *claim, const char *what,
                const char *value, int64_t number);
void counts_add_tally(Counts *counts, const ClaimCount *claim);
Tally counts_find(const Counts *counts, const char *story, const char *claim);
void counts_finish(Counts *counts);

/* Words as the files write them, in the order of rubric.h's Level. */
extern const char *const ledger_levels[LEDGER_LEVELS];

/* ---- rows ---- */

typedef enum { ROW_VISIT, ROW_FIRST, ROW_SECOND, ROW_DISAGREE, ROW_ENDING, ROW_KINDS } RowKind;

/* A row for one table, named by its visit's random number and its own number in that visit. Texts
 * are short by the tables' own CHECKs; a longer one is kept long enough to be refused. */
typedef struct {
    int64_t visit;
    int number;
    RowKind kind;
    char story[STORY_ID_MOST + 2];
    char texts[7][32];
    int numbers[4];
} LedgerRow;

/* What the row adds one to in the table tally. */
typedef struct {
    const char *claim, *what, *value;
} RowCount;
RowCount ledger_row_count(const LedgerRow *row);

/* ---- the file ---- */

#define LEDGER_APPLICATION_ID 0x53617941 /* "SayA" */
#define LEDGER_FORMAT         2

/* A file up to this size is checked whole when it is opened; a larger one in slices. 4 MiB are
 * about 60,000 answers. */
#define LEDGER_CHECKED_BYTES (4 << 20)

typedef struct {
    char *folder, *path;
    sqlite3 *db; /* NULL: closed */
    sqlite3_stmt *insert[ROW_KINDS], *count;
    int format;
    bool damaged;   /* to be set aside before it is opened again */
    bool unsure;    /* of the last rows nobody knows whether they are on disk */
    bool loaded;    /* its counts were read once */
    bool begun;     /* the file was begun since `head` was written */
    LedgerRow head; /* of the last visit that was written */
    bool checked;   /* whole, since it was opened */
    int check_table;
    int64_t check_visit, check_row; /* how far the check has come in that table */
} LedgerFile;

void ledger_file_start(LedgerFile *file, const char *folder);
void ledger_file_finish(LedgerFile *file);

/* Opens to write: makes the file, carries an older format over, sets a damaged one aside. The
 * first time *counts gets what it counted. False with *error: closed. */
bool ledger_file_open(LedgerFile *file, Counts *counts, Error *error);
bool ledger_file_open_read(LedgerFile *file, Counts *counts, Error *error);
void ledger_file_close(LedgerFile *file);

/* Of a file opened to read: visits, those finished, restarted and left, first and second answers.
 */
bool ledger_file_totals(LedgerFile *file, int64_t *const numbers[6], Error *error);

/* All of them in one transaction, on disk when it returns true; a row that is there already stays
 * as it is and is not counted again. *refused grows by the rows that the tables do not take. False
 * with *error: the file is closed; write them again once it is open. */
bool ledger_file_write(LedgerFile *file, const LedgerRow *rows, int count, int64_t *refused,
                       Error *error);

/* Reads a few hundred rows more of a large file. False with *error: damaged, and closed. */
bool ledger_file_check(LedgerFile *file, Error *error);

/* ---- the tables, in tables.c ---- */

/* Each returns one of SQLite's codes. */
int ledger_tables_make(sqlite3 *db);
int ledger_tables_carry_over(sqlite3 *db); /* from format 1 */
int ledger_tables_prepare(LedgerFile *file);
int ledger_tables_load(sqlite3 *db, Counts *counts);
int ledger_tables_insert(LedgerFile *file, const LedgerRow *row);
int ledger_tables_check(LedgerFile *file);

#endif
