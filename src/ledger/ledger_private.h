/* ledger_private.h: rows, the file they are written to, and the counts. Private to src/ledger. */
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

/* `what` and `value` are as in the table tally, such as "first" and a level, or "disagree" and "3".
 * Counts that are not about a claim are ignored. */
void counts_add(Counts *counts, const char *story, const char *claim, const char *what,
                const char *value, int64_t number);
void counts_add_tally(Counts *counts, const ClaimCount *claim);
Tally counts_find(const Counts *counts, const char *story, const char *claim);
void counts_finish(Counts *counts);

/* The names of the levels in files, in the order of Level in rubric.h. */
extern const char *const ledger_levels[LEDGER_LEVELS];
extern const char *const ledger_looks[LEDGER_LOOKS]; /* and of where to look */

/* ---- rows ---- */

typedef enum { ROW_VISIT, ROW_FIRST, ROW_SECOND, ROW_DISAGREE, ROW_ENDING, ROW_KINDS } RowKind;

/* A row for one table. Its key is the visit's random number and its own number in that visit. The
 * tables' CHECKs limit the length of texts; there is room for one byte more here, so that a text
 * that is too long is refused and not cut. */
typedef struct {
    int64_t visit;
    int number;
    RowKind kind;
    char story[STORY_ID_MOST + 2];
    char texts[7][32];
    int numbers[4];
} LedgerRow;

/* The rows of the table tally that go up by one. Sets one or two, and returns how many. */
typedef struct {
    const char *claim, *what, *value;
} RowCount;
int ledger_row_counts(const LedgerRow *row, RowCount counts[2]);

/* ---- the file ---- */

#define LEDGER_APPLICATION_ID 0x53617941 /* "SayA" */
#define LEDGER_FORMAT         3

/* A file up to this size is checked for damage when it is opened, a larger one in slices. 4 MiB are
 * about 60,000 answers. */
#define LEDGER_CHECKED_BYTES (4 << 20)

typedef struct {
    char *folder, *path;
    sqlite3 *db; /* NULL: closed */
    sqlite3_stmt *insert[ROW_KINDS], *count;
    int format;
    int found_damaged; /* times in a row that damage was found */
    bool unsure;       /* the last rows may or may not be on disk */
    bool loaded;       /* its counts were read */
    bool begun;        /* a new file was begun and does not have `head` yet */
    LedgerRow head;    /* the row of the last visit that was written */
    bool checked;      /* no damage found since it was opened */
    int check_table;
    int64_t check_visit, check_row; /* the last row of that table that was checked */
} LedgerFile;

void ledger_file_start(LedgerFile *file, const char *folder);
void ledger_file_finish(LedgerFile *file);

/* Opens for writing: makes the file if needed, converts an older format, sets a damaged file aside.
 * The first time it adds the file's counts to *counts. False with *error; the file is then
 * closed. */
bool ledger_file_open(LedgerFile *file, Counts *counts, Error *error);
bool ledger_file_open_read(LedgerFile *file, Counts *counts, Error *error);
void ledger_file_close(LedgerFile *file);

/* For a file opened for reading. Sets the numbers of visits, of those finished, restarted and left
 * alone, of first and of second ratings, of visits with the coin 0 and 1.
 */
#define LEDGER_TOTALS 8
bool ledger_file_totals(LedgerFile *file, int64_t *const numbers[LEDGER_TOTALS], Error *error);

/* Writes all rows in one transaction; they are on disk when it returns true. A row that is there
 * already stays and is not counted again. Adds the number of rows that the tables refuse to
 * *refused. False with *error: the file is then closed, and the rows have to be written again. */
bool ledger_file_write(LedgerFile *file, const LedgerRow *rows, int count, int64_t *refused,
                       Error *error);

/* Checks a few hundred more rows of a large file. False with *error when it is damaged; it is then
 * closed. */
bool ledger_file_check(LedgerFile *file, Error *error);

/* ---- the tables, in tables.c ---- */

/* Each returns one of SQLite's codes. */
int ledger_tables_make(sqlite3 *db);
int ledger_tables_carry_over(sqlite3 *db, int64_t format); /* from format 1 or 2 */
int ledger_tables_prepare(LedgerFile *file);
int ledger_tables_load(sqlite3 *db, Counts *counts);
int ledger_tables_insert(LedgerFile *file, const LedgerRow *row);
int ledger_tables_check(LedgerFile *file);

#endif
