/* ledger.h: answers in, tallies out. SQLite, append-only; nothing about a person.
 *
 * An answer that ledger_* said was written survives a power cut. When the disk fails the visit goes
 * on: the file is closed and opened again once, then answers wait in memory (the newest 1,000) and
 * ledger_lost() and ledger_waiting() tell staff. Knows no screens and no content: texts and numbers
 * in, counts out. One thread.
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

/* Opens DIR/answers.db to count, while the exhibit may be writing. NULL with ERROR_IO. */
MUST_CHECK Ledger *ledger_open_read(const char *folder, Error *error);

/* Opens or creates DIR/answers.db. A damaged file is set aside as answers.bad-N and a new one made;
 * *set_aside (may be NULL) says so. A folder that cannot be written gives a ledger that only waits
 * in memory: never NULL, so that a visit never stops for a disk; *error says why. */
MUST_CHECK Ledger *ledger_open(const char *folder, bool *set_aside, Error *error);
void ledger_close(Ledger *ledger); /* takes NULL */

/* Each is on disk when it returns true. False with *error: it waits in memory, and goes to the disk
 * with the first later one that can be written. A visit begins under a new random id, which is
 * forgotten at its end. */
bool ledger_begin(Ledger *ledger, const LedgerVisit *visit, Error *error);
bool ledger_first(Ledger *ledger, const LedgerFirst *first, Error *error);
bool ledger_second(Ledger *ledger, const LedgerSecond *second, Error *error);
bool ledger_disagree(Ledger *ledger, const char *claim, int reason, Error *error);
bool ledger_end(Ledger *ledger, const char *how, const char *screen, Error *error);

/* Rows that wait in memory for the disk, and rows that were lost because too many waited. */
int ledger_waiting(const Ledger *ledger);
int64_t ledger_lost(const Ledger *ledger);

/* What visitors said of one claim. */
typedef struct {
    int64_t first[LEDGER_LEVELS], second[LEDGER_LEVELS];
    int64_t disagree[LEDGER_REASONS];
} Tally;

/* The counts for a claim of a story; zeros for one nobody rated. */
MUST_CHECK bool ledger_tally(Ledger *ledger, const char *story, const char *claim, Tally *tally,
                             Error *error);

/* Counts over the whole file, for the report. */
typedef struct {
    int64_t visits, finished, restarted, idle;
    int64_t first_ratings, second_ratings;
} LedgerTotals;
MUST_CHECK bool ledger_totals(Ledger *ledger, LedgerTotals *totals, Error *error);

/* Calls `each` for every claim that was rated, ordered by story and claim. */
typedef void LedgerEach(void *context, const char *story, const char *claim, const Tally *tally);
MUST_CHECK bool ledger_each_claim(Ledger *ledger, LedgerEach *each, void *context, Error *error);

#endif
