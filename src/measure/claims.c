/* claims.c: telling two claims apart, single claims, and how sure visitors are. */
#include <math.h>
#include <string.h>

#include "measure/measure.h"

#define ERRORS 1.96 /* half the width of an interval of 95 in 100, in standard errors */

/* ---- telling apart ---- */

typedef int64_t Pairs[ARM_COUNT][MEASURE_RATINGS][MEASURE_RATINGS];

/* Where a rating stands between missing, 0, and strong, 3; "can't tell" is in the middle. */
static double rank_of(int rating)
{
    return rating == MEASURE_RATINGS - 1 ? 1.5 : rating;
}

/* 1 when the well-sourced claim was rated above the other, 0 below it, half for the same. */
static double told_apart(int arm, int first, int last)
{
    double good = rank_of(arm == ARM_GOOD_FIRST ? first : last);
    double bad = rank_of(arm == ARM_GOOD_FIRST ? last : first);
    return good > bad ? 1 : good < bad ? 0 : 0.5;
}

/* The mean of one arm and its error squared. False without visits. */
static bool read_arm(Pairs pairs, int arm, double *mean, double *variance)
{
    double all = 0, sum = 0, squares = 0;
    for (int first = 0; first < MEASURE_RATINGS; first++) {
        for (int last = 0; last < MEASURE_RATINGS; last++) {
            double visits = (double)pairs[arm][first][last];
            double told = told_apart(arm, first, last);
            all += visits;
            sum += visits * told;
            squares += visits * told * told;
        }
    }
    if (all == 0)
        return false;
    *mean = sum / all;
    *variance = (squares / all - *mean * *mean) / all;
    return true;
}

/* Both arms count the same, whatever the coin gave them. */
static bool tell_apart(Pairs pairs, Estimate *estimate)
{
    double mean[ARM_COUNT], variance[ARM_COUNT];
    for (int arm = 0; arm < ARM_COUNT; arm++) {
        if (!read_arm(pairs, arm, &mean[arm], &variance[arm]))
            return false;
    }
    *estimate = (Estimate){ (mean[0] + mean[1]) / 2, sqrt(variance[0] + variance[1]) / 2 };
    return true;
}

bool measure_before(const Experiment *list, int count, Estimate *estimate)
{
    Pairs pairs = { 0 };
    for (int i = 0; i < count; i++) {
        for (int arm = 0; arm < ARM_COUNT; arm++) {
            for (int first = 0; first < MEASURE_RATINGS; first++) {
                for (int last = 0; last < MEASURE_RATINGS; last++)
                    pairs[arm][first][last] += list[i].pair[arm][first][last];
            }
        }
    }
    return tell_apart(pairs, estimate);
}

bool measure_after(const Experiment *list, int count, Estimate *estimate)
{
    Pairs pairs = { 0 };
    for (int i = 0; i < count; i++) {
        for (int arm = 0; arm < ARM_COUNT; arm++) {
            for (int first = 0; first < MEASURE_RATINGS; first++) {
                for (int last = 0; last < MEASURE_RATINGS; last++)
                    pairs[arm][first][last] += list[i].again[arm][first][last];
            }
        }
    }
    return tell_apart(pairs, estimate);
}

/* ---- one claim ---- */

/* How far a rating is on the trail's side: good and strong are one side, missing and weak the
 * other, and who can't tell stands between. */
static double on_side(int rating, int level)
{
    bool trusted = level >= 2 && level < MEASURE_RATINGS - 1;
    if (rating == MEASURE_RATINGS - 1)
        return 0.5;
    return (rating >= 2) == trusted ? 1 : 0;
}

ClaimReading measure_claim(int64_t answers[MEASURE_RATINGS][MEASURE_RATINGS], int level)
{
    ClaimReading reading = { 0 };
    double placed[2] = { 0 }, places[2] = { 0 }, cant_tell = 0, squares = 0;
    for (int before = 0; before < MEASURE_RATINGS; before++) {
        for (int after = 0; after < MEASURE_RATINGS; after++) {
            double visits = (double)answers[before][after];
            double change = on_side(after, level) - on_side(before, level);
            const int ratings[2] = { before, after };
            for (int i = 0; i < 2; i++) {
                bool placeable = ratings[i] < MEASURE_RATINGS - 1;
                placed[i] += placeable ? visits : 0;
                places[i] += placeable ? visits * ratings[i] : 0;
            }
            reading.answers += answers[before][after];
            reading.before += visits * on_side(before, level);
            reading.after += visits * on_side(after, level);
            cant_tell += before == MEASURE_RATINGS - 1 ? visits : 0;
            squares += visits * change * change;
        }
    }
    double all = (double)reading.answers;
    if (all == 0)
        return reading;
    double sum = reading.after - reading.before;
    double half = ERRORS * sqrt(fmax(0, squares - sum * sum / all)) / all;
    reading.before /= all;
    reading.after /= all;
    reading.change = (Range){ sum / all - half, sum / all, sum / all + half };
    reading.cant_tell = cant_tell / all;
    reading.place_before = placed[0] > 0 ? places[0] / placed[0] : 0;
    reading.place_after = placed[1] > 0 ? places[1] / placed[1] : 0;
    return reading;
}

/* ---- how sure ---- */

Range measure_share(int64_t right, int64_t all)
{
    if (all == 0)
        return (Range){ 0 };
    double n = (double)all, p = (double)right / n, z = ERRORS;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    return (Range){ middle - half, p, middle + half };
}

Sureness measure_sureness(int64_t very_right, int64_t very, int64_t guess_right, int64_t guess)
{
    if (very < MEASURE_CLAIM_LEAST || guess < MEASURE_CLAIM_LEAST)
        return SURENESS_UNKNOWN;
    double p = (double)very_right / (double)very, q = (double)guess_right / (double)guess;
    double half = ERRORS * sqrt(p * (1 - p) / (double)very + q * (1 - q) / (double)guess);
    if (p - q - half > 0)
        return SURENESS_HELPS;
    return p - q + half <= 0.15 ? SURENESS_HELPS_LITTLE : SURENESS_UNKNOWN;
}
