/* ledger.h: answers in, counts out. SQLite, append-only; nothing about a person.
 *
 * The glass never waits for a disk. A step's answers are taken in memory, the next screen is
 * painted, and then ledger_commit() hands them to the ledger's own thread, which writes at once. An
 * answer is on disk before the visitor's next one counts: ledger_commit() waits for the one before,
 * but less than a second. When the disk is later than that, or fails, the visit goes on: answers
 * wait in memory (the newest 1,000) and are tried again after a pause; ledger_failing() tells
 * staff, and the log says why. A damaged file is set aside as answers.bad-N, at start or in the
 * middle of a visit, and a new one made. What the disk may or may not have kept is written again
 * and counted once.
 *
 * Knows no screens and no content: texts and numbers in, counts out. One thread calls these
 * functions; the other one is the ledger's, and only that one touches the file.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

typedef struct Ledger Ledger;

#define LEDGER_LEVELS  5 /* missing, weak, good, strong, cant_tell: Level's order */
#define LEDGER_REASONS 4

/* A visit's head: texts are borrowed for the call. No time of day finer than its part. */
typedef struct {
    const char *day, *part;  /* clock_day(), clock_part_of_day() */
    const char *unit, *mode; /* "unit", "walk_up" */
    const char *story;
    int story_version, rubric_version;
    const char *app_version, *language;
} LedgerVisit;

typedef struct {
    const char *claim;  /* "B10" */
    int order;          /* place in the visit, from 1 */
    int level;          /* 0 .. LEDGER_LEVELS - 1 */
    int sure;           /* 1 guessing, 2 fairly, 3 very, 0 not asked (cant_tell) */
    int read_s, rate_s; /* whole seconds, at most 600 */
} LedgerFirst;

typedef struct {
    const char *claim;
    int level;
    const char *cards; /* opened, in order: "first,says" */
    int trace_s, keep_s;
} LedgerSecond;

/* ---- for the exhibit ---- */

/* Opens or creates DIR/answers.db, on the ledger's thread; never NULL. */
Ledger *ledger_open(const char *folder);

/* Writes what waits, for three seconds at most; what could not be written is logged. Takes NULL. */
void ledger_close(Ledger *ledger);

/* Each takes a row in memory: it counts in ledger_tally() at once, and is written after the next
 * ledger_commit(). A visit begins under a new random number, which is forgotten at its end. */
void ledger_begin(Ledger *ledger, const LedgerVisit *visit);
void ledger_first(Ledger *ledger, const LedgerFirst *first);
void ledger_second(Ledger *ledger, const LedgerSecond *second);
void ledger_disagree(Ledger *ledger, const char *claim, int reason);
void ledger_end(Ledger *ledger, const char *how, const char *screen);

/* Has the rows taken since the last call written, in one transaction. Waits for those given before;
 * not at all while the disk is known to fail or to be late. True: none of those wait any more. */
bool ledger_commit(Ledger *ledger);

/* Nobody touches the glass, or somebody does again: a large file is checked in the meantime, a few
 * milliseconds at a time. */
void ledger_idle(Ledger *ledger, bool idle);

/* Waits until the file is open and all is written that can be, less than a second: for a tour,
 * whose screens must not depend on how fast a disk is. True: it is and they are. */
bool ledger_settle(Ledger *ledger);

/* For staff: the disk fails or is late. Rows that wait in memory, given or not; that were lost
 * because too many waited; that the tables refused, which is a bug of ours. */
bool ledger_failing(Ledger *ledger);
int ledger_waiting(Ledger *ledger);
int64_t ledger_lost(Ledger *ledger);
int64_t ledger_refused(Ledger *ledger);

/* What visitors said of one claim. */
typedef struct {
    int64_t first[LEDGER_LEVELS], second[LEDGER_LEVELS];
    int64_t disagree[LEDGER_REASONS];
} Tally;

/* The counts for a claim of a story; zeros for one nobody rated. From memory. */
Tally ledger_tally(Ledger *ledger, const char *story, const char *claim);

/* ---- for the report ---- */

/* Opens DIR/answers.db to count, while the exhibit may be writing; no thread. Only ledger_tally(),
 * the two below and ledger_close() serve it. NULL with ERROR_IO. */
MUST_CHECK Ledger *ledger_open_read(const char *folder, Error *error);

/* Counts over the whole file. */
typedef struct {
    int64_t visits, finished, restarted, idle;
    int64_t first_ratings, second_ratings;
} LedgerTotals;
MUST_CHECK bool ledger_totals(Ledger *ledger, LedgerTotals *totals, Error *error);

/* Calls `each` for every claim that was rated, ordered by story and claim. */
typedef void LedgerEach(void *context, const char *story, const char *claim, const Tally *tally);
void ledger_each_claim(Ledger *ledger, LedgerEach *each, void *context);

#endif
