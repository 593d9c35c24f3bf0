/* measure.c: the estimates of the experiment, and which sentence they allow. */
#include "measure/measure.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

#define ERRORS       2.5 /* half the width of an interval, in standard errors; for looks that double */
#define GUARD_ERRORS 2.0
#define SAME_TRUST   0.10 /* within this a claim is trusted as before ... */
#define SAME_BOTH    0.05 /* ... and within this both together are */
#define FEWEST       2    /* complete visits of an arm: with fewer there is no variance */

/* How much each rating trusts the claim. */
static const double trust[MEASURE_RATINGS] = { 0, 0, 1, 1, 0.5 };

int64_t measure_look(int64_t complete)
{
    int64_t look = measure_next_look(complete) / 2;
    return look < MEASURE_FIRST_LOOK ? 0 : look;
}

int64_t measure_next_look(int64_t complete)
{
    int64_t look = MEASURE_FIRST_LOOK;
    while (look <= complete)
        look *= 2;
    return look;
}

static int64_t complete_in(const Experiment *experiment, int arm)
{
    int64_t all = 0;
    for (int first = 0; first < MEASURE_RATINGS; first++) {
        for (int last = 0; last < MEASURE_RATINGS; last++)
            all += experiment->pair[arm][first][last];
    }
    return all;
}

int64_t measure_complete(const Experiment *list, int count)
{
    int64_t all = 0;
    for (int i = 0; i < count; i++)
        all += complete_in(&list[i], ARM_GOOD_FIRST) + complete_in(&list[i], ARM_BAD_FIRST);
    return all;
}

/* ---- one arm ---- */

typedef struct {
    double mean, variance; /* of the estimate, not of one visitor */
} Moments;

/* What is averaged over visits: with x the trust in first place and m that in last place. */
typedef enum { SUM, DIFFERENCE, FIRST, LAST, AVERAGES } Average;

/* Visitors who gave the same rating in first place. */
typedef struct {
    double weight;         /* how many visitors they stand for */
    double count;          /* how many of them stayed */
    double first;          /* the trust of that rating */
    double last, last_var; /* mean and variance of the trust in last place */
} Stratum;

static double average_of(const Stratum *stratum, Average what)
{
    switch (what) {
    case SUM: return stratum->first + stratum->last;
    case DIFFERENCE: return stratum->first - stratum->last;
    case FIRST: return stratum->first;
    default: return stratum->last;
    }
}

/* With `everyone`, those who stayed stand for all who began with the same rating. */
static int strata_of(const int64_t pair[MEASURE_RATINGS][MEASURE_RATINGS + 1], bool everyone,
                     Stratum strata[MEASURE_RATINGS])
{
    int used = 0;
    for (int first = 0; first < MEASURE_RATINGS; first++) {
        double count = 0, sum = 0, squares = 0;
        for (int last = 0; last < MEASURE_RATINGS; last++) {
            double visits = (double)pair[first][last];
            count += visits;
            sum += visits * trust[last];
        }
        if (count == 0)
            continue;
        double mean = sum / count;
        for (int last = 0; last < MEASURE_RATINGS; last++)
            squares += (double)pair[first][last] * (trust[last] - mean) * (trust[last] - mean);
        double left = everyone ? (double)pair[first][MEASURE_LEFT] : 0;
        strata[used++] =
            (Stratum){ count + left, count, trust[first], mean, squares / fmax(1, count - 1) };
    }
    return used;
}

static void read_arm(const int64_t pair[MEASURE_RATINGS][MEASURE_RATINGS + 1], bool everyone,
                     Moments out[AVERAGES])
{
    Stratum strata[MEASURE_RATINGS];
    int used = strata_of(pair, everyone, strata);
    double all = 0;
    for (int i = 0; i < used; i++)
        all += strata[i].weight;
    for (int what = 0; what < AVERAGES; what++) {
        Moments *moments = &out[what];
        *moments = (Moments){ 0 };
        for (int i = 0; i < used; i++)
            moments->mean += strata[i].weight / all * average_of(&strata[i], (Average)what);
        for (int i = 0; i < used; i++) {
            double share = strata[i].weight / all;
            double off = average_of(&strata[i], (Average)what) - moments->mean;
            moments->variance += share * off * off / all;
            if (what != FIRST)
                moments->variance += share * share * strata[i].last_var / strata[i].count;
        }
    }
}

/* ---- all experiments, in one of two readings ---- */

/* What is estimated; the last four are the trusts themselves. */
typedef enum {
    LEARNING,
    SUSPICION,
    GOOD,
    BAD,
    GOOD_FIRST,
    GOOD_LAST,
    BAD_FIRST,
    BAD_LAST,
    FIGURES
} Figure;

static Moments add(Moments a, double sign, Moments b, double scale)
{
    return (Moments){ scale * (a.mean + sign * b.mean), scale * scale * (a.variance + b.variance) };
}

static void read_experiment(const Experiment *experiment, bool everyone, Moments out[FIGURES])
{
    Moments a[AVERAGES], b[AVERAGES];
    read_arm(experiment->pair[ARM_GOOD_FIRST], everyone, a);
    read_arm(experiment->pair[ARM_BAD_FIRST], everyone, b);
    out[LEARNING] = add(b[SUM], -1, a[SUM], 1);
    out[SUSPICION] = add(a[DIFFERENCE], 1, b[DIFFERENCE], 0.5);
    out[GOOD] = add(b[LAST], -1, a[FIRST], 1);
    out[BAD] = add(a[LAST], -1, b[FIRST], 1);
    out[GOOD_FIRST] = a[FIRST];
    out[GOOD_LAST] = b[LAST];
    out[BAD_FIRST] = b[FIRST];
    out[BAD_LAST] = a[LAST];
}

static bool is_usable(const Experiment *experiment)
{
    return complete_in(experiment, ARM_GOOD_FIRST) >= FEWEST &&
           complete_in(experiment, ARM_BAD_FIRST) >= FEWEST;
}

/* Each experiment counts as much as it has complete visits. */
static double weight_of(const Experiment *list, int count, int which)
{
    double all = 0;
    for (int i = 0; i < count; i++)
        all += is_usable(&list[i]) ? (double)measure_complete(&list[i], 1) : 0;
    return all > 0 && is_usable(&list[which]) ? (double)measure_complete(&list[which], 1) / all : 0;
}

static void add_weighted(Moments *sum, double weight, Moments part)
{
    sum->mean += weight * part.mean;
    sum->variance += weight * weight * part.variance;
}

static void read_all(const Experiment *list, int count, bool everyone, Moments out[FIGURES])
{
    memset(out, 0, FIGURES * sizeof(*out));
    for (int i = 0; i < count; i++) {
        Moments one[FIGURES];
        double weight = weight_of(list, count, i);
        if (weight == 0)
            continue;
        read_experiment(&list[i], everyone, one);
        for (int figure = 0; figure < FIGURES; figure++)
            add_weighted(&out[figure], weight, one[figure]);
    }
}

/* The trust in the middle claim of visitors who met the bad claim first, minus that of those who
 * met the good one first. */
static bool read_middle(const Experiment *experiment, Moments *out)
{
    Moments arms[ARM_COUNT];
    for (int arm = 0; arm < ARM_COUNT; arm++) {
        double all = 0, sum = 0, squares = 0;
        for (int rating = 0; rating < MEASURE_RATINGS; rating++) {
            double visits = (double)experiment->mid[arm][rating];
            all += visits;
            sum += visits * trust[rating];
            squares += visits * trust[rating] * trust[rating];
        }
        if (all == 0)
            return false;
        double mean = sum / all;
        arms[arm] = (Moments){ mean, (squares / all - mean * mean) / all };
    }
    *out = add(arms[ARM_BAD_FIRST], -1, arms[ARM_GOOD_FIRST], 1);
    return true;
}

static Moments read_middles(const Experiment *list, int count)
{
    Moments sum = { 0 };
    for (int i = 0; i < count; i++) {
        Moments one;
        double weight = weight_of(list, count, i);
        if (weight > 0 && read_middle(&list[i], &one))
            add_weighted(&sum, weight, one);
    }
    return sum;
}

/* ---- the sentence ---- */

static bool is_above(Moments moments, double errors)
{
    return moments.mean > errors * sqrt(moments.variance);
}

/* True when visitors may only have guessed that good and bad claims take turns: then the middle
 * claim tells, and what is left of the learning without it is not sure. */
static bool takes_turns(Moments readings[2][FIGURES], Moments middle)
{
    if (!is_above(middle, GUARD_ERRORS))
        return false;
    for (int r = 0; r < 2; r++) {
        if (!is_above(add(readings[r][LEARNING], -1, middle, 1), ERRORS))
            return true;
    }
    return false;
}

/* Covers the intervals of both readings. */
static Range cover(Moments readings[2][FIGURES], Figure figure)
{
    Range range = { INFINITY, 0, -INFINITY };
    for (int r = 0; r < 2; r++) {
        double half = ERRORS * sqrt(readings[r][figure].variance);
        range.low = fmin(range.low, readings[r][figure].mean - half);
        range.high = fmax(range.high, readings[r][figure].mean + half);
    }
    range.middle = (range.low + range.high) / 2;
    return range;
}

static bool is_within(Range range, double limit)
{
    return range.low > -limit && range.high < limit;
}

static Trend trend_of(Range range)
{
    return range.high < 0                 ? TREND_DOWN
           : range.low > 0                ? TREND_UP
           : is_within(range, SAME_TRUST) ? TREND_KEPT
                                          : TREND_UNKNOWN;
}

/* True when one reading alone would see a change. */
static bool one_speaks(Moments readings[2][FIGURES])
{
    bool speaks = false;
    for (int r = 0; r < 2; r++) {
        for (int figure = LEARNING; figure <= SUSPICION; figure++) {
            const Moments *moments = &readings[r][figure];
            speaks = speaks || fabs(moments->mean) > ERRORS * sqrt(moments->variance);
        }
    }
    return speaks;
}

static Sentence choose(const Learning *learning, Moments readings[2][FIGURES], Moments middle)
{
    Range l = learning->learning, s = learning->suspicion;
    if (learning->complete < MEASURE_FIRST_LOOK)
        return SENTENCE_TOO_FEW;
    if (l.high < 0)
        return SENTENCE_WORSE;
    if (l.low > 0)
        return takes_turns(readings, middle) ? SENTENCE_TURNS : SENTENCE_LEARN;
    if (s.low > 0)
        return l.high < SAME_TRUST ? SENTENCE_ONLY_SUSPICIOUS : SENTENCE_SUSPICIOUS;
    if (s.high < 0)
        return l.high < SAME_TRUST ? SENTENCE_ONLY_TRUSTING : SENTENCE_TRUSTING;
    if (is_within(l, SAME_TRUST) && is_within(s, SAME_BOTH))
        return SENTENCE_NO_CHANGE;
    return one_speaks(readings) ? SENTENCE_LEAVERS : SENTENCE_NOT_YET;
}

Learning measure_learning(const Experiment *list, int count)
{
    Moments readings[2][FIGURES];
    Learning learning = { .complete = measure_complete(list, count) };
    bool usable = false;
    for (int i = 0; i < count; i++)
        usable = usable || is_usable(&list[i]);
    if (!usable) {
        learning.sentence =
            learning.complete < MEASURE_FIRST_LOOK ? SENTENCE_TOO_FEW : SENTENCE_NOT_YET;
        return learning;
    }
    for (int r = 0; r < 2; r++)
        read_all(list, count, r == 1, readings[r]);
    Range *const ranges[FIGURES] = {
        &learning.learning,   &learning.suspicion, &learning.good,      &learning.bad,
        &learning.good_first, &learning.good_last, &learning.bad_first, &learning.bad_last,
    };
    for (int figure = 0; figure < FIGURES; figure++)
        *ranges[figure] = cover(readings, (Figure)figure);
    learning.good_trend = trend_of(learning.good);
    learning.bad_trend = trend_of(learning.bad);
    learning.sentence = choose(&learning, readings, read_middles(list, count));
    return learning;
}
