/* ledger.h: stores answers and counts them, in SQLite. Rows are only added. Nothing about a person
 * is kept; docs/ledger.md has the tables.
 *
 * A screen does not wait for the disk. The answers of a step go into memory, the next screen is
 * painted, and then ledger_commit() passes them to the ledger's own thread, which writes them at
 * once. An answer is on disk before the visitor's next one counts: ledger_commit() waits for the
 * one before, but less than a second. If the disk takes longer or fails, the visit goes on: the
 * newest 1,000 answers wait in memory, and writing is tried again after a pause. ledger_failing()
 * is then true, and the log says why. A damaged file is renamed to answers.bad-N, at start or in
 * the middle of a visit, and a new one is made. Rows that may or may not be on disk are written
 * again and counted once.
 *
 * Knows no screens and no content, only texts and numbers. All functions are called from one
 * thread; only the ledger's own thread uses the file.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

typedef struct Ledger Ledger;

#define LEDGER_LEVELS  5 /* missing, weak, good, strong, cant_tell: the order of Level */
#define LEDGER_REASONS 4
#define LEDGER_LOOKS   3 /* ask, open, others: the order of Look in visit.h, without "none" */

/* What is kept about a visit as a whole. Texts are borrowed for the call. */
typedef struct {
    const char *day, *part;  /* clock_day(), clock_part_of_day() */
    const char *unit, *mode; /* "unit", "walk_up" */
    const char *story;
    int story_version, rubric_version;
    const char *app_version, *language;
    int coin; /* 1: the path's first and last claim changed places; 0: they did not; -1: no coin */
} LedgerVisit;

typedef struct {
    const char *claim;  /* "B10" */
    int order;          /* place in the visit, from 1 */
    int level;          /* 0 .. LEDGER_LEVELS - 1 */
    int other;          /* the other level of two people who disagree, or -1 */
    int sure;           /* 1 guessing, 2 fairly, 3 very, 0 not asked (cant_tell) */
    int read_s, rate_s; /* whole seconds, at most 600 */
} LedgerFirst;

typedef struct {
    const char *claim;
    int level;
    const char *cards; /* those opened, in order: "first,says" */
    int look;          /* where the visitor would look, 0 .. LEDGER_LOOKS - 1, or -1 */
    int trace_s, keep_s;
} LedgerSecond;

/* ---- for the exhibit ---- */

/* Starts the thread, which opens or makes FOLDER/answers.db. Never NULL. */
Ledger *ledger_open(const char *folder);

/* Writes the rows that wait, for at most three seconds; logs how many could not be written. Takes
 * NULL. */
void ledger_close(Ledger *ledger);

/* Each adds a row in memory. It counts in ledger_tally() at once and is written after the next
 * ledger_commit(). A visit gets a new random number, which is forgotten when it ends. */
void ledger_begin(Ledger *ledger, const LedgerVisit *visit);
void ledger_first(Ledger *ledger, const LedgerFirst *first);
void ledger_second(Ledger *ledger, const LedgerSecond *second);
void ledger_disagree(Ledger *ledger, const char *claim, int reason);
void ledger_end(Ledger *ledger, const char *how, const char *screen);

/* Passes the rows added since the last call to the thread, which writes them in one transaction.
 * First waits until the rows of earlier calls are on disk, but not while the disk is known to be
 * failing or late. True when those rows are on disk. */
bool ledger_commit(Ledger *ledger);

/* Says whether the exhibit is idle. While it is, a large file is checked for damage, a few
 * milliseconds at a time. */
void ledger_idle(Ledger *ledger, bool idle);

/* Waits less than a second until the file is open and all rows are written. For a tour, whose
 * screens must not depend on the speed of the disk. True when that is so. */
bool ledger_settle(Ledger *ledger);

/* For staff: whether the disk is failing or late; the number of rows that wait in memory, that were
 * lost because too many waited, and that the tables refused, which is a bug of ours. */
bool ledger_failing(Ledger *ledger);
int ledger_waiting(Ledger *ledger);
int64_t ledger_lost(Ledger *ledger);
int64_t ledger_refused(Ledger *ledger);

/* How visitors rated one claim. */
typedef struct {
    int64_t first[LEDGER_LEVELS], second[LEDGER_LEVELS];
    int64_t split; /* first ratings with two levels, which are not in `first` */
    int64_t look[LEDGER_LOOKS];
    int64_t disagree[LEDGER_REASONS];
} Tally;

/* The counts of a claim, from memory; all 0 when nobody rated it. */
Tally ledger_tally(Ledger *ledger, const char *story, const char *claim);

/* ---- for the report ---- */

/* Opens FOLDER/answers.db for reading; the exhibit may be writing at the same time. Starts no
 * thread. Use only ledger_tally(), the two functions below and ledger_close() on it. NULL with
 * ERROR_IO. */
MUST_CHECK Ledger *ledger_open_read(const char *folder, Error *error);

/* Counts over the whole file. */
typedef struct {
    int64_t visits, finished, restarted, idle;
    int64_t first_ratings, second_ratings;
    int64_t coins[2]; /* visits in the path's order, and with its ends changed */
} LedgerTotals;
MUST_CHECK bool ledger_totals(Ledger *ledger, LedgerTotals *totals, Error *error);

/* Calls `each` for every claim that was rated, ordered by story and claim. */
typedef void LedgerEach(void *context, const char *story, const char *claim, const Tally *tally);
void ledger_each_claim(Ledger *ledger, LedgerEach *each, void *context);

#endif
