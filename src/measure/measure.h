/* measure.h: what the counts of the exhibit's experiment mean: do visitors learn to tell good
 * trails from bad ones, or do they only become more suspicious?
 *
 * Pure: takes numbers and gives numbers; say.h puts them into words. It reads no file and no clock.
 * docs/measures.md has the experiment and the formulas. A trust is between 0 and 1: the share of
 * visitors who trust a claim at first sight.
 */
#ifndef MEASURE_MEASURE_H
#define MEASURE_MEASURE_H

#include <stdbool.h>
#include <stdint.h>

#define MEASURE_RATINGS     5   /* missing, weak, good, strong, can't tell: the order of Level */
#define MEASURE_LEFT        5   /* in the place of the last rating: the visitor left before it */
#define MEASURE_FIRST_LOOK  200 /* complete visits; the next looks are at 400, 800, 1600 ... */
#define MEASURE_CLAIM_LEAST 93  /* answers; with fewer a claim's share is unsure by over 0.1 */

/* Which claim a coin put first: the well-sourced one or the badly-sourced one. */
typedef enum { ARM_GOOD_FIRST, ARM_BAD_FIRST, ARM_COUNT } Arm;

/* The counts of one version of one story on one unit. */
typedef struct {
    int64_t pair[ARM_COUNT][MEASURE_RATINGS][MEASURE_RATINGS + 1]; /* the rating before the rope in
                                                  first place, and in last place or MEASURE_LEFT */
    int64_t mid[ARM_COUNT][MEASURE_RATINGS]; /* the first rating of the claim in second place */
    int64_t again[ARM_COUNT][MEASURE_RATINGS][MEASURE_RATINGS]; /* the pair after the rope */
} Experiment;

/* An estimate and its interval. */
typedef struct {
    double low, middle, high;
} Range;

typedef enum {
    SENTENCE_TOO_FEW, /* under MEASURE_FIRST_LOOK visits */
    SENTENCE_WORSE,   /* visitors tell trails apart less well at the end */
    SENTENCE_TURNS,   /* they may only guess that good and bad take turns */
    SENTENCE_LEARN,
    SENTENCE_ONLY_SUSPICIOUS,
    SENTENCE_SUSPICIOUS, /* whether they also learn cannot be said yet */
    SENTENCE_ONLY_TRUSTING,
    SENTENCE_TRUSTING,
    SENTENCE_NO_CHANGE,
    SENTENCE_LEAVERS, /* those who leave differ from those who stay */
    SENTENCE_NOT_YET,
    SENTENCE_COUNT
} Sentence;

/* What happened to the trust in a claim. */
typedef enum { TREND_UNKNOWN, TREND_KEPT, TREND_UP, TREND_DOWN } Trend;

typedef struct {
    int64_t complete; /* visits that rated both claims before their ropes */
    Sentence sentence;
    Range learning;  /* how much better they tell the two claims apart at the end */
    Range suspicion; /* how much less they trust both */
    Range good, bad; /* how much more they trust the well- and the badly-sourced claim */
    Trend good_trend, bad_trend;
    Range good_first, good_last, bad_first, bad_last; /* the trusts themselves */
} Learning;

int64_t measure_complete(const Experiment *list, int count);

/* The last look that `complete` visits have reached, 0 before the first; and the one after it. */
int64_t measure_look(int64_t complete);
int64_t measure_next_look(int64_t complete);

/* Reads all experiments together. Call it with the counts as they were at a look: who reads more
 * often hears of changes that are none. */
Learning measure_learning(const Experiment *list, int count);

/* How well visitors tell the two claims apart: 0.5 by chance, 1 always. `error` is the standard
 * error. False when an arm has no visits. */
typedef struct {
    double value, error;
} Estimate;
bool measure_before(const Experiment *list, int count, Estimate *estimate);
bool measure_after(const Experiment *list, int count, Estimate *estimate);

/* Of one claim: answers[before][after] the rope, and its true level. */
typedef struct {
    int64_t answers;
    double before, after; /* the share on the trail's side; can't tell is half on it */
    Range change;
    double place_before, place_after; /* average level, 0 missing to 3 strong; without can't tell */
    double cant_tell;                 /* the share of first ratings */
} ClaimReading;
ClaimReading measure_claim(int64_t answers[MEASURE_RATINGS][MEASURE_RATINGS], int level);

/* The share right of `all` with its interval of 95 in 100 (Wilson). All 0 when `all` is 0. */
Range measure_share(int64_t right, int64_t all);

/* Whether those who are surer are more often right. */
typedef enum { SURENESS_UNKNOWN, SURENESS_HELPS, SURENESS_HELPS_LITTLE } Sureness;
Sureness measure_sureness(int64_t very_right, int64_t very, int64_t guess_right, int64_t guess);

#endif
