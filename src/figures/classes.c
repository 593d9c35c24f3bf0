#include "figures/classes.h"

#include <math.h>

#include "typeset/phrase.h"

static int64_t votes_on(const FigureClaim *claim, int turn)
{
    return figures_sum(claim->class[turn], LEDGER_CLASS_LEVELS);
}

/* Votes in both turns on claims that have some in each, and whose trail's level is known; and how
 * many of them are on its side. */
static void sum_sides(const Figures *figures, int64_t votes[2], int64_t right[2])
{
    votes[0] = votes[1] = right[0] = right[1] = 0;
    for (int i = 0; i < figures->claim_count; i++) {
        const FigureClaim *claim = &figures->claims[i];
        if (claim->level < 0 || votes_on(claim, 0) == 0 || votes_on(claim, 1) == 0)
            continue;
        for (int turn = 0; turn < 2; turn++) {
            votes[turn] += votes_on(claim, turn);
            right[turn] += figures_sum(&claim->class[turn][claim->level >= 2 ? 2 : 0], 2);
        }
    }
}

static const char *number(const Figures *figures, int turn)
{
    int64_t votes = 0;
    for (int i = 0; i < figures->claim_count; i++)
        votes += votes_on(&figures->claims[i], turn);
    return votes < FIGURES_FEWEST ? NULL : figures_number(figures->arena, votes);
}

const char *classes_say(const Figures *figures, const Language *language)
{
    const char *before = number(figures, 0), *after = number(figures, 1);
    int64_t votes[2], right[2];
    if (!before && !after)
        return NULL;
    const char *says = phrase_print(
        figures->arena,
        words_in(language, "School classes, counted apart: %s votes before the rope, %s after it."),
        before ? before : "–", after ? after : "–");
    sum_sides(figures, votes, right);
    if (votes[0] < MEASURE_CLAIM_LEAST || votes[1] < MEASURE_CLAIM_LEAST)
        return says;
    const char *sides = arena_print(
        figures->arena, words_in(language, "On the trail's side: %d of 100 before, %d after."),
        (int)lround(100.0 * (double)right[0] / (double)votes[0]),
        (int)lround(100.0 * (double)right[1] / (double)votes[1]));
    return phrase_print(figures->arena, "%s %s", says, sides);
}
