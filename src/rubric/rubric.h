/* rubric.h: from nine facts to a level and the one rule that decided.
 *
 * Pure. An editor never picks a level. The editor codes facts, and the rules of docs/rubric.md are
 * tried in order; the first that applies decides. The level is about the trail that the article
 * gives, not about whether the sentence is true.
 */
#ifndef RUBRIC_RUBRIC_H
#define RUBRIC_RUBRIC_H

#include <stdbool.h>

#include "base/error.h"

#define RUBRIC_VERSION 1

/* The values of every fact are in order, worst first, so that "better" is ">". */
typedef enum { ATTRIBUTION_NONE, ATTRIBUTION_VAGUE, ATTRIBUTION_NAMED } Attribution;
typedef enum { TRAIL_LOOPS, TRAIL_STOPS_SHORT, TRAIL_ORIGIN } TrailEnd;
typedef enum { POSITION_SECOND_HAND, POSITION_OWN_ACCESS } Position;
typedef enum { FIDELITY_ABSENT_OR_OPPOSITE, FIDELITY_CHANGED, FIDELITY_SAYS_THIS } Fidelity;
typedef enum { ACCESS_UNSEEN, ACCESS_EDITOR_ONLY, ACCESS_OPEN } Access;
typedef enum { STANDING_WITHDRAWN, STANDING_CORRECTED, STANDING_STANDING } Standing;
typedef enum { ORIGINS_NONE, ORIGINS_ONE, ORIGINS_TWO_OR_MORE } Origins;
typedef enum { STAKE_SOLE, STAKE_NOT_SOLE } Stake;
typedef enum { KIND_WORLD, KIND_RECORD } Kind;

/* Numbers of the facts, for tables, files and messages. */
typedef enum {
    FACT_ATTRIBUTION,
    FACT_TRAIL_END,
    FACT_POSITION,
    FACT_FIDELITY,
    FACT_ACCESS,
    FACT_STANDING,
    FACT_INDEPENDENT_ORIGINS,
    FACT_STAKE,
    FACT_KIND,
    FACT_COUNT
} Fact;

typedef struct {
    int value[FACT_COUNT]; /* indexed by Fact; the values are those above */
} Facts;

/* In order, worst first. CANT_TELL is not on the scale and stands last. */
typedef enum { LEVEL_MISSING, LEVEL_WEAK, LEVEL_GOOD, LEVEL_STRONG, LEVEL_CANT_TELL } Level;
#define LEVEL_COUNT 5

typedef struct {
    Level level;
    const char *rule; /* "M1" .. "G1"; static */
    Fact deciding;    /* the fact the rule is about; the visitor reads a sentence on it */
} Verdict;

/* Names in files ("independent_origins", "2+", "cant_tell"). Static. */
const char *rubric_fact_name(Fact fact);
int rubric_value_count(Fact fact);
const char *rubric_value_name(Fact fact, int value);
const char *rubric_level_name(Level level);

/* From name to value; -1 when there is no such name. */
int rubric_value_from_name(Fact fact, const char *name);
int rubric_level_from_name(const char *name);

/* True when the nine facts can hold together. ERROR_CONTENT names the two facts that cannot, and
 * what to change. A value out of its range is an error too. */
MUST_CHECK bool rubric_consistent(const Facts *facts, Error *error);

/* The level and the deciding rule of consistent facts; inconsistent ones are a bug (assert). */
Verdict rubric_judge(const Facts *facts);

/* Finds the smallest change that would give a better level. It looks at all consistent facts in
 * which none is worse and that give a better level, and sets *better to those with the fewest facts
 * changed, and among these with the fewest steps. What the sentence is about (FACT_KIND) is not
 * changed. False, and *better unchanged, when there are none. Inconsistent facts are a bug
 * (assert). */
bool rubric_nearest_better(const Facts *facts, Facts *better);

#endif
