/* ledger_private.h: rows, the file they are written to, and the counts. Private to src/ledger.
 *
 *   ledger.c   rows wait in memory, a thread writes them
 *   rows.c     an answer as a row, and what it counts
 *   file.c     opening, making and setting aside answers.db; transactions
 *   tables.c   the tables of answers.db
 *   carry.c    converts older formats
 *   look.c     freezes the experiment's counts at a look; deletes the rows of old visits
 *   counts.c   the ratings of each claim, in memory
 *   report.c   reading for the report
 *   merge.c    several ledgers as one
 */
#ifndef LEDGER_LEDGER_PRIVATE_H
#define LEDGER_LEDGER_PRIVATE_H

#include <sqlite3.h>

#include "base/limits.h"
#include "ledger/ledger.h"

/* ---- counts in memory ---- */

typedef struct {
    char story[STORY_ID_MOST + 1], claim[CLAIM_ID_MOST + 1];
    int version;
    Tally tally;
} ClaimCount;

/* Ordered by story, version and claim. Start it as { 0 }. */
typedef struct {
    ClaimCount *list;
    int count, room;
} Counts;

/* `what` and `value` are as in the table tally, such as "first" and a level, or "disagree" and "3".
 * Counts that are not in Tally are ignored. */
void counts_add(Counts *counts, const LedgerCount *count);
void counts_add_tally(Counts *counts, const ClaimCount *claim);
Tally counts_find(const Counts *counts, const char *story, int version, const char *claim);
void counts_finish(Counts *counts);

/* The names of the levels in files, in the order of Level in rubric.h. */
extern const char *const ledger_levels[LEDGER_LEVELS];
extern const char *const ledger_looks[LEDGER_LOOKS]; /* and of where to look */
extern const char *const ledger_kinds[3];            /* "", "P", "Q" */

/* Returns the name's place in the list, or -1. */
int ledger_number_of(const char *name, const char *const *names, int count);

/* ---- rows ---- */

typedef enum {
    ROW_VISIT,
    ROW_FIRST,
    ROW_SECOND,
    ROW_DISAGREE,
    ROW_ENDING,
    ROW_CLASS,
    ROW_KINDS
} RowKind;

/* One row of the table tally that goes up. */
typedef struct {
    const char *what;
    int by;
    bool of_claim; /* else of the story as a whole */
    char value[28];
} RowCount;
#define ROW_COUNTS_MOST 6

/* The number of a visit begins with which visit of its unit it is, so that rows are added at the
 * end of their tables, which makes these smaller; the rest is random. A row's key is that number
 * and the row's own number in its visit. That leaves room for 100 million visits. */
#define VISIT_RANDOM_BITS 24
#define ROW_BITS          12
#define ROW_MOST          4095

/* A row for one table. Its key is the visit's number and its own number in that visit. The tables'
 * CHECKs limit the length of texts; there is room for one byte more here, so that a text
 * that is too long is refused and not cut. */
typedef struct {
    int64_t visit;
    int number;
    RowKind kind;
    char story[STORY_ID_MOST + 2];
    int version; /* of the story */
    char texts[8][32];
    int numbers[5];
    char label[LABEL_MOST + 1], title[LABEL_MOST + 1]; /* "": no row in `label` */
    char language[LANGUAGE_CODE_MOST + 2], rule[8];
    int trail;
    LedgerKind claim_kind;
    RowCount counts[ROW_COUNTS_MOST];
    int count_count;
} LedgerRow;

/* What is known of the present visit while it lasts: a row's counts depend on earlier rows. */
typedef struct {
    int64_t visit; /* 0: none */
    int rows;
    char story[STORY_ID_MOST + 2];
    int version, places;
    LedgerKind first_kind;
    int pair_first, pair_second; /* in first place, before and after the rope; -1: does not count */
    LedgerKind kind;             /* of the present claim */
    int place, first;            /* its place, and its first rating; -1: of two who disagree */
} Present;

LedgerRow rows_visit(Present *present, int64_t number, const LedgerVisit *visit);
LedgerRow rows_first(Present *present, const LedgerFirst *first);
LedgerRow rows_second(Present *present, const LedgerSecond *second);
LedgerRow rows_disagree(Present *present, const char *claim, int reason);
LedgerRow rows_ending(Present *present, const char *how, const char *screen, int took_s);

/* Makes the row of one vote of a class, the first (0) or the second. False when it has too few
 * votes to be kept. */
bool rows_class(Present *present, const LedgerClass *claim, int turn, LedgerRow *row);

/* The claim that the row's counts are about. */
const char *rows_claim(const LedgerRow *row, const RowCount *count);

/* ---- the file ---- */

#define LEDGER_APPLICATION_ID 0x53617941 /* "SayA" */
#define LEDGER_FORMAT         4

/* A file up to this size is checked for damage when it is opened, a larger one in slices. 4 MiB are
 * about 60,000 answers. */
#define LEDGER_CHECKED_BYTES (4 << 20)

typedef struct {
    char *folder, *path;
    sqlite3 *db; /* NULL: closed */
    sqlite3_stmt *insert[ROW_KINDS], *count, *number, *label;
    int found_damaged;      /* times in a row that damage was found */
    bool unsure;            /* the last rows may or may not be on disk */
    bool loaded;            /* its counts were read */
    LedgerWait wait;        /* why the last rows were not written */
    bool set_aside;         /* a damaged one was set aside since the start */
    bool begun;             /* a new file was begun and does not have `head` yet */
    LedgerRow head;         /* the row of the last visit that was written */
    int64_t last;           /* the last visit's number, without its random bits */
    int64_t visits, folded; /* of this unit: all, and those whose rows were deleted */
    int64_t complete;       /* visits of the experiment */
    bool checked;           /* no damage found since it was opened */
    int check_table;
    int64_t check_key; /* of the last row of that table that was checked */
} LedgerFile;

void ledger_file_start(LedgerFile *file, const char *folder);
void ledger_file_start_at(LedgerFile *file, const char *place); /* a folder, or the file itself */
void ledger_file_finish(LedgerFile *file);

/* Opens for writing: makes the file if needed, converts an older format, sets a damaged file aside.
 * The first time it adds the file's counts to *counts. False with *error; the file is then
 * closed. */
bool ledger_file_open(LedgerFile *file, Counts *counts, Error *error);
bool ledger_file_open_read(LedgerFile *file, Counts *counts, Error *error);
void ledger_file_close(LedgerFile *file);

/* Writes all rows in one transaction; they are on disk when it returns true. A row that is there
 * already stays and is not counted again. Adds the number of rows that the tables refuse to
 * *refused. False with *error: the file is then closed, and the rows have to be written again. */
bool ledger_file_write(LedgerFile *file, const LedgerRow *rows, int count, int64_t *refused,
                       Error *error);

/* Checks a few hundred more rows of a large file. False with *error when it is damaged; it is then
 * closed. */
bool ledger_file_check(LedgerFile *file, Error *error);

/* Deletes the rows of a hundred visits when more than `keep` have theirs. False with *error; the
 * file is then closed. */
bool ledger_file_fold(LedgerFile *file, Error *error);
bool ledger_file_can_fold(const LedgerFile *file, int64_t keep);

/* Sets an error "PATH: it cannot be read: WHY", and returns false. `code` is SQLite's. */
bool ledger_file_unreadable(const LedgerFile *file, int code, Error *error);

/* The file of a ledger opened for reading. */
const LedgerFile *ledger_to_read(const Ledger *ledger);

/* ---- the tables, in tables.c, carry.c and look.c ---- */

/* Each returns one of SQLite's codes. */
int ledger_tables_make(sqlite3 *db);
int ledger_tables_carry_over(sqlite3 *db, int64_t format); /* from an older format */
int ledger_tables_prepare(LedgerFile *file);
int ledger_tables_load(sqlite3 *db, Counts *counts);
int ledger_tables_insert(LedgerFile *file, const LedgerRow *row);
int ledger_tables_check(LedgerFile *file);
int ledger_tables_run(sqlite3 *db, const char *sql);
int ledger_tables_ask(sqlite3 *db, const char *sql, int64_t *number); /* first column, first row */

/* Sets file->complete to the number of complete visits of the experiment. */
int ledger_tables_count_complete(LedgerFile *file);

/* Freezes the experiment's counts when they have just reached a look. */
int ledger_tables_look(LedgerFile *file, int64_t before);
int ledger_tables_fold(LedgerFile *file);

extern const char ledger_tables_schema[]; /* all tables but the next, as SQL */
extern const char ledger_tables_class[];  /* the table of classes, if it is not there */

#endif
