/* ledger.h: stores answers and counts them, in SQLite. Nothing about a person is kept;
 * docs/ledger.md has the tables.
 *
 * Every answer is a row, and is counted in the same transaction. Screens and the report read the
 * counts, whose size does not grow with the answers. The rows of old visits are deleted, their
 * counts stay.
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

/* Which of the two claims that may change places a claim is: the well-sourced one, the
 * badly-sourced one, or neither. */
typedef enum { LEDGER_OTHER, LEDGER_GOOD, LEDGER_BAD } LedgerKind;

/* What is kept about a visit as a whole. Texts are borrowed for the call. */
typedef struct {
    const char *day, *part;  /* clock_day(), clock_part_of_day() */
    const char *unit, *mode; /* "unit", "walk_up" */
    const char *story;
    int story_version, rubric_version;
    const char *app_version, *language;
    int coin; /* 1: the path's first and last claim changed places; 0: they did not; -1: no coin */
    LedgerKind first_kind; /* of the claim that the coin put first; LEDGER_OTHER: no coin */
    int places;            /* claims on the walk-up path */
} LedgerVisit;

typedef struct {
    const char *claim;  /* "B10" */
    int order;          /* place in the visit, from 1 */
    int level;          /* 0 .. LEDGER_LEVELS - 1 */
    int other;          /* the other level of two people who disagree, or -1 */
    int sure;           /* 1 guessing, 2 fairly, 3 very, 0 not asked (cant_tell) */
    int read_s, rate_s; /* whole seconds, at most 600 */
    LedgerKind kind;
    /* For the report: the claim's label and its story's title in the visitor's language, the rule
     * that decided its level, and that level. NULL: not kept. */
    const char *language, *title, *label, *rule;
    int trail;
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
 * ledger_commit(). A visit gets a new number, which is forgotten when it ends. */
void ledger_begin(Ledger *ledger, const LedgerVisit *visit);
void ledger_first(Ledger *ledger, const LedgerFirst *first);
void ledger_second(Ledger *ledger, const LedgerSecond *second);
void ledger_disagree(Ledger *ledger, const char *claim, int reason);
void ledger_end(Ledger *ledger, const char *how, const char *screen, int took_s);

/* The sums of a school class's votes on one claim, by level without "can't tell": before the rope
 * and after it. A sum of fewer than LEDGER_CLASS_FEWEST votes is not kept. They are counted apart
 * from visits: nothing that is said about learning has them. Texts are borrowed for the call. */
#define LEDGER_CLASS_FEWEST 10
#define LEDGER_CLASS_LEVELS 4
typedef struct {
    const char *day, *story, *claim;
    int story_version;
    int votes[2][LEDGER_CLASS_LEVELS];
} LedgerClass;
void ledger_class(Ledger *ledger, const LedgerClass *claims, int count);

/* Passes the rows added since the last call to the thread, which writes them in one transaction.
 * First waits until the rows of earlier calls are on disk, but not while the disk is known to be
 * failing or late. True when those rows are on disk. */
bool ledger_commit(Ledger *ledger);

/* How many visits keep their rows; LEDGER_KEEP unless this is called. Visits and not days, because
 * the clock may be wrong. */
#define LEDGER_KEEP 100000 /* about 36 MB */
void ledger_keep(Ledger *ledger, int64_t visits);

/* Says whether the exhibit is idle. While it is, a few milliseconds at a time, a large file is
 * checked for damage, and rows of visits beyond those that are kept are deleted. */
void ledger_idle(Ledger *ledger, bool idle);

/* Waits less than a second until the file is open and all rows are written. For a tour, whose
 * screens must not depend on the speed of the disk. True when that is so. */
bool ledger_settle(Ledger *ledger);

/* Why rows wait in memory. */
typedef enum {
    LEDGER_WRITES,
    LEDGER_FULL,      /* the disk */
    LEDGER_READ_ONLY, /* the disk, or for this user */
    LEDGER_NEWER,     /* a newer version of the exhibit made the file */
    LEDGER_LATE,      /* the disk is slow, or another program holds the file */
    LEDGER_BROKEN     /* the disk fails, or something else is in the file's place */
} LedgerWait;

/* For staff: whether the disk is failing or late, and why; whether a damaged file was set aside
 * since the start; the number of rows that wait in memory, that were lost because too many waited,
 * and that the tables refused, which is a bug of ours. */
bool ledger_failing(Ledger *ledger);
LedgerWait ledger_wait(Ledger *ledger); /* LEDGER_WRITES when it is not failing */
bool ledger_set_aside(Ledger *ledger);
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

/* The counts of a claim in that version of its story, from memory; all 0 when nobody rated it. */
Tally ledger_tally(Ledger *ledger, const char *story, int version, const char *claim);

/* ---- for the report ---- */

/* Opens FOLDER/answers.db, or a file, for reading; the exhibit may be writing at the same time. An
 * older format is converted in a copy. Starts no thread. Use only ledger_tally(), the functions
 * below and ledger_close() on it. NULL with ERROR_IO. */
MUST_CHECK Ledger *ledger_open_read(const char *place, Error *error);

/* Counts over the whole file. */
typedef struct {
    int64_t visits, finished, restarted, idle;
    int64_t first_ratings, second_ratings;
    int64_t coins[2]; /* visits in the path's order, and with its ends changed */
} LedgerTotals;
MUST_CHECK bool ledger_totals(Ledger *ledger, LedgerTotals *totals, Error *error);

/* A count of the table tally, summed over all units; see docs/ledger.md. */
typedef struct {
    const char *story;
    int version;
    const char *claim, *what, *value; /* claim is "" for the story as a whole */
    int64_t count;
} LedgerCount;

/* Calls `each` for every count, ordered by story, version, claim, what and value. */
typedef void LedgerEachCount(void *context, const LedgerCount *count);
MUST_CHECK bool ledger_each_count(Ledger *ledger, LedgerEachCount *each, void *context,
                                  Error *error);

/* What a claim is called in one language, its level and rule. For the story as a whole the claim is
 * "", and only the label counts. */
typedef struct {
    const char *story;
    int version;
    const char *claim, *language, *label, *rule;
    int level; /* 0 .. LEDGER_LEVELS - 1 */
    LedgerKind kind;
} LedgerLabel;
typedef void LedgerEachLabel(void *context, const LedgerLabel *label);
MUST_CHECK bool ledger_each_label(Ledger *ledger, LedgerEachLabel *each, void *context,
                                  Error *error);

/* The counts of the experiment for one version of a story on one unit: of visits in which the
 * well-sourced claim came first [0] and in which the other did [1]. The order of Experiment in
 * measure.h. */
typedef struct {
    int64_t pair[2][LEDGER_LEVELS][LEDGER_LEVELS + 1]; /* first and last place; the last column:
                                                          nothing in last place */
    int64_t mid[2][LEDGER_LEVELS];
    int64_t again[2][LEDGER_LEVELS][LEDGER_LEVELS];
} LedgerExperiment;

/* The caller frees *list with free(). With `at_look` the counts are those of the last look, at 200,
 * 400, 800 ... complete visits; none before the first. */
MUST_CHECK bool ledger_experiments(Ledger *ledger, bool at_look, LedgerExperiment **list,
                                   int *count, Error *error);

/* A claim that was rated, for the export, with what belongs to its visit. Texts are "" and numbers
 * -1 where there is nothing, as when the second rating is missing. */
typedef struct {
    const char *day, *part, *unit, *mode, *story, *app_version, *language, *ended, *screen;
    int64_t visit;
    int version, rubric;
    const char *claim, *first, *other, *second, *cards, *look, *rule, *trail;
    LedgerKind first_kind, kind;
    int place, sure, seconds, reason;
} LedgerAnswer;
typedef void LedgerEachAnswer(void *context, const LedgerAnswer *answer);

/* Calls `each` for every first rating whose row is still there, ordered by day, visit and place.
 * The number of a visit says which one of its unit it is: do not give it away. */
MUST_CHECK bool ledger_each_answer(Ledger *ledger, LedgerEachAnswer *each, void *context,
                                   Error *error);

/* Checks every page of the file, and that rows and counts agree. False with an error that says what
 * does not. */
MUST_CHECK bool ledger_check(Ledger *ledger, Error *error);

/* A number that grows with every answer: of two copies of a ledger the larger is the newer one. */
MUST_CHECK bool ledger_state(Ledger *ledger, int64_t *state, Error *error);

/* The units whose answers the file has, and visits whose rows were deleted. */
MUST_CHECK bool ledger_sources(Ledger *ledger, int64_t *units, int64_t *folded, Error *error);

/* ---- merging ---- */

/* Adds a ledger, a folder with answers.db or a file, to the one in `folder`, which is made if
 * needed. A ledger that was added before is brought up to date: nothing counts twice. *added says
 * whether anything was new. False with an error when the ledger cannot be read, or when it and what
 * was added before both have answers that the other lacks, as after copying a unit's card. */
MUST_CHECK bool ledger_merge(const char *folder, const char *place, bool *added, Error *error);

#endif
