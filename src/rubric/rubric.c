#include "rubric/rubric.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/memory.h"

/* The name of each fact and of its values, worst first. See docs/rubric.md. */
static const struct {
    const char *name;
    int count;
    const char *values[3];
} facts_table[FACT_COUNT] = {
    [FACT_ATTRIBUTION] = { "attribution", 3, { "none", "vague", "named" } },
    [FACT_TRAIL_END] = { "trail_end", 3, { "loops", "stops_short", "origin" } },
    [FACT_POSITION] = { "position", 2, { "second_hand", "own_access" } },
    [FACT_FIDELITY] = { "fidelity", 3, { "absent_or_opposite", "changed", "says_this" } },
    [FACT_ACCESS] = { "access", 3, { "unseen", "editor_only", "open" } },
    [FACT_STANDING] = { "standing", 3, { "withdrawn", "corrected", "standing" } },
    [FACT_INDEPENDENT_ORIGINS] = { "independent_origins", 3, { "0", "1", "2+" } },
    [FACT_STAKE] = { "stake", 2, { "sole_stake", "no_sole_stake" } },
    [FACT_KIND] = { "kind", 2, { "world", "record" } },
};

static const char *const level_names[LEVEL_COUNT] = { "missing", "weak", "good", "strong",
                                                      "cant_tell" };

const char *rubric_fact_name(Fact fact)
{
    return facts_table[fact].name;
}

int rubric_value_count(Fact fact)
{
    return facts_table[fact].count;
}

const char *rubric_value_name(Fact fact, int value)
{
    assert(value >= 0 && value < facts_table[fact].count);
    return facts_table[fact].values[value];
}

const char *rubric_level_name(Level level)
{
    return level_names[level];
}

int rubric_value_from_name(Fact fact, const char *name)
{
    for (int value = 0; value < facts_table[fact].count; value++) {
        if (strcmp(facts_table[fact].values[value], name) == 0)
            return value;
    }
    return -1;
}

int rubric_level_from_name(const char *name)
{
    for (int level = 0; level < LEVEL_COUNT; level++) {
        if (strcmp(level_names[level], name) == 0)
            return level;
    }
    return -1;
}

/* ---- which facts can hold together ---- */

static bool at_odds(const Facts *facts, Fact one, Fact other, const char *mend, Error *error)
{
    error_set(error, ERROR_CONTENT, "%s %s and %s %s cannot both hold: %s", facts_table[one].name,
              rubric_value_name(one, facts->value[one]), facts_table[other].name,
              rubric_value_name(other, facts->value[other]), mend);
    return false;
}

/* When no origin is reached, the facts about an origin have these values and no others, so that a
 * trail can be coded in one way only. */
static const struct {
    Fact fact;
    int filler;
} unreached[] = {
    { FACT_POSITION, POSITION_SECOND_HAND },
    { FACT_FIDELITY, FIDELITY_CHANGED },
    { FACT_ACCESS, ACCESS_UNSEEN },
    { FACT_STANDING, STANDING_STANDING },
};

/* What an origin must be to support the sentence. */
static const struct {
    Fact fact;
    int least;
} supporting[] = {
    { FACT_TRAIL_END, TRAIL_ORIGIN },      { FACT_POSITION, POSITION_OWN_ACCESS },
    { FACT_FIDELITY, FIDELITY_SAYS_THIS }, { FACT_ACCESS, ACCESS_EDITOR_ONLY },
    { FACT_STANDING, STANDING_STANDING },
};

bool rubric_consistent(const Facts *facts, Error *error)
{
    const int *value = facts->value;
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        if (value[fact] < 0 || value[fact] >= facts_table[fact].count) {
            error_set(error, ERROR_CONTENT, "%s has no value %d; code it again",
                      facts_table[fact].name, value[fact]);
            return false;
        }
    }
    for (size_t i = 0; value[FACT_TRAIL_END] != TRAIL_ORIGIN && i < COUNT(unreached); i++) {
        if (value[unreached[i].fact] != unreached[i].filler)
            return at_odds(facts, FACT_TRAIL_END, unreached[i].fact,
                           "leave it out when the trail does not reach an origin", error);
    }
    int origins = value[FACT_INDEPENDENT_ORIGINS];
    bool supported = true;
    for (size_t i = 0; i < COUNT(supporting); i++) {
        if (value[supporting[i].fact] >= supporting[i].least)
            continue;
        supported = false;
        if (origins > ORIGINS_NONE)
            return at_odds(facts, FACT_INDEPENDENT_ORIGINS, supporting[i].fact,
                           "such an origin does not count as supporting", error);
    }
    if (supported && origins == ORIGINS_NONE)
        return at_odds(facts, FACT_INDEPENDENT_ORIGINS, FACT_TRAIL_END,
                       "an origin that says this counts as one", error);
    if (value[FACT_STAKE] == STAKE_SOLE && origins == ORIGINS_TWO_OR_MORE)
        return at_odds(facts, FACT_STAKE, FACT_INDEPENDENT_ORIGINS,
                       "with two separate origins no single one has the only stake", error);
    return true;
}

/* ---- the rules ---- */

typedef bool Applies(const int *value);

static bool no_attribution(const int *value)
{
    return value[FACT_ATTRIBUTION] == ATTRIBUTION_NONE;
}

static bool vague_and_unreached(const int *value)
{
    return value[FACT_ATTRIBUTION] == ATTRIBUTION_VAGUE && value[FACT_TRAIL_END] != TRAIL_ORIGIN;
}

static bool loops(const int *value)
{
    return value[FACT_TRAIL_END] == TRAIL_LOOPS;
}

static bool source_does_not_say_it(const int *value)
{
    return value[FACT_TRAIL_END] == TRAIL_ORIGIN &&
           value[FACT_FIDELITY] == FIDELITY_ABSENT_OR_OPPOSITE;
}

static bool withdrawn(const int *value)
{
    return value[FACT_STANDING] == STANDING_WITHDRAWN;
}

static bool vague(const int *value)
{
    return value[FACT_ATTRIBUTION] == ATTRIBUTION_VAGUE;
}

static bool stops_short(const int *value)
{
    return value[FACT_TRAIL_END] == TRAIL_STOPS_SHORT;
}

static bool unseen(const int *value)
{
    return value[FACT_ACCESS] == ACCESS_UNSEEN;
}

static bool second_hand(const int *value)
{
    return value[FACT_POSITION] == POSITION_SECOND_HAND;
}

static bool changed(const int *value)
{
    return value[FACT_FIDELITY] == FIDELITY_CHANGED;
}

static bool corrected(const int *value)
{
    return value[FACT_STANDING] == STANDING_CORRECTED;
}

static bool only_the_interested(const int *value)
{
    return value[FACT_STAKE] == STAKE_SOLE && value[FACT_KIND] == KIND_WORLD;
}

static bool the_record_itself(const int *value)
{
    return value[FACT_KIND] == KIND_RECORD && value[FACT_ACCESS] == ACCESS_OPEN;
}

static bool two_open_origins(const int *value)
{
    return value[FACT_INDEPENDENT_ORIGINS] == ORIGINS_TWO_OR_MORE &&
           value[FACT_ACCESS] == ACCESS_OPEN;
}

static bool always(const int *value)
{
    (void)value;
    return true;
}

/* Tried in this order; the first that applies decides. See docs/rubric.md. */
static const struct {
    const char *name;
    Level level;
    Fact deciding;
    Applies *applies;
} rules[] = {
    { "M1", LEVEL_MISSING, FACT_ATTRIBUTION, no_attribution },
    { "M2", LEVEL_MISSING, FACT_ATTRIBUTION, vague_and_unreached },
    { "M3", LEVEL_MISSING, FACT_TRAIL_END, loops },
    { "M4", LEVEL_MISSING, FACT_FIDELITY, source_does_not_say_it },
    { "M5", LEVEL_MISSING, FACT_STANDING, withdrawn },
    { "W1", LEVEL_WEAK, FACT_ATTRIBUTION, vague },
    { "W2", LEVEL_WEAK, FACT_TRAIL_END, stops_short },
    { "W3", LEVEL_WEAK, FACT_ACCESS, unseen },
    { "W4", LEVEL_WEAK, FACT_POSITION, second_hand },
    { "W5", LEVEL_WEAK, FACT_FIDELITY, changed },
    { "W6", LEVEL_WEAK, FACT_STANDING, corrected },
    { "W7", LEVEL_WEAK, FACT_STAKE, only_the_interested },
    { "S2", LEVEL_STRONG, FACT_KIND, the_record_itself },
    { "S1", LEVEL_STRONG, FACT_INDEPENDENT_ORIGINS, two_open_origins },
    { "G1", LEVEL_GOOD, FACT_INDEPENDENT_ORIGINS, always },
};

Verdict rubric_judge(const Facts *facts)
{
    assert(rubric_consistent(facts, NULL));
    size_t rule = 0;
    while (!rules[rule].applies(facts->value))
        rule++;
    return (Verdict){ rules[rule].level, rules[rule].name, rules[rule].deciding };
}

/* ---- what would give a better level ---- */

/* How much has to change: first the number of facts counts, then the number of steps. */
static int effort(const Facts *from, const Facts *to)
{
    int facts = 0, steps = 0;
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        facts += to->value[fact] > from->value[fact];
        steps += to->value[fact] - from->value[fact];
    }
    return facts * 100 + steps;
}

/* Moves on to the next combination in which no fact is worse than in `from`. False after the last
 * one. */
static bool next_above(const Facts *from, Facts *facts)
{
    for (int fact = 0; fact < FACT_KIND; fact++) {
        if (++facts->value[fact] < facts_table[fact].count)
            return true;
        facts->value[fact] = from->value[fact];
    }
    return false;
}

bool rubric_nearest_better(const Facts *facts, Facts *better)
{
    Level level = rubric_judge(facts).level;
    Facts trial = *facts;
    int least = 0;
    while (next_above(facts, &trial)) {
        if (least && effort(facts, &trial) >= least)
            continue;
        if (!rubric_consistent(&trial, NULL) || rubric_judge(&trial).level <= level)
            continue;
        *better = trial;
        least = effort(facts, &trial);
    }
    return least > 0;
}
