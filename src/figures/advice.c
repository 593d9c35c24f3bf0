/* advice.c: the rules of what to do; docs/measures.md lists them. */
#include "figures/advice.h"

#include <math.h>

#include "typeset/phrase.h"
#include "words/terms.h"

#define DISAGREE_MOST  0.25
#define CANT_TELL_MOST 0.30

/* What is wrong with a claim, the worst first. */
typedef enum { WRONG_FEW, WRONG_DISAGREE, WRONG_MISLEADS, WRONG_WORD, WRONG_NOTHING } Wrong;

static double disagreeing(const FigureClaim *claim)
{
    int64_t all = figures_sum(claim->tally.second, LEDGER_LEVELS);
    return all ? (double)figures_sum(claim->tally.disagree, LEDGER_REASONS) / (double)all : 0;
}

static Wrong wrong_with(const FigureClaim *claim)
{
    ClaimReading reading = measure_claim((int64_t(*)[LEDGER_LEVELS])claim->change, claim->level);
    if (reading.answers < MEASURE_CLAIM_LEAST || claim->level < 0)
        return WRONG_FEW;
    if (disagreeing(claim) > DISAGREE_MOST)
        return WRONG_DISAGREE;
    if (reading.change.high < 0)
        return WRONG_MISLEADS;
    return reading.cant_tell > CANT_TELL_MOST ? WRONG_WORD : WRONG_NOTHING;
}

static int commonest_reason(const FigureClaim *claim)
{
    int most = 0;
    for (int reason = 1; reason < LEDGER_REASONS; reason++) {
        if (claim->tally.disagree[reason] > claim->tally.disagree[most])
            most = reason;
    }
    return most;
}

static const char *say_few(Arena *arena, const Language *in, const FigureClaim *claim)
{
    int64_t answers = 0;
    for (int before = 0; before < LEDGER_LEVELS; before++)
        answers += figures_sum(claim->change[before], LEDGER_LEVELS);
    if (answers < FIGURES_FEWEST)
        return arena_print(arena, words_in(in, "Not enough yet: fewer than %d of %d answers."),
                           FIGURES_FEWEST, MEASURE_CLAIM_LEAST);
    if (answers >= MEASURE_CLAIM_LEAST) /* its level is not known */
        return words_in(in, "Nothing can be said: the trail's level is not known.");
    return arena_print(arena, words_in(in, "Not enough yet: %d of %d answers."), (int)answers,
                       MEASURE_CLAIM_LEAST);
}

const char *advice_for_claim(const Figures *figures, const Language *language,
                             const FigureClaim *claim)
{
    ClaimReading reading = measure_claim((int64_t(*)[LEDGER_LEVELS])claim->change, claim->level);
    switch (wrong_with(claim)) {
    case WRONG_FEW: return say_few(figures->arena, language, claim);
    case WRONG_DISAGREE:
        return arena_print(figures->arena,
                           /* TR: a claim; the last is why: "A source was missed" */
                           words_in(language, "Code it again: %d of 100 disagree. Most often: %s."),
                           (int)lround(100 * disagreeing(claim)),
                           terms_reason(language, commonest_reason(claim)));
    case WRONG_MISLEADS: return words_in(language, "The rope misleads: look at its tags.");
    case WRONG_WORD:
        return arena_print(figures->arena,
                           words_in(language, "A word is too hard: %d of 100 can't tell."),
                           (int)lround(100 * reading.cant_tell));
    default: return words_in(language, "Leave it as it is.");
    }
}

int advice_page(const Figures *figures)
{
    int places = figures_places(figures), most = 0;
    int64_t lost_most = 0, lost_all = 0, came = figures->totals.visits;
    for (int place = 1; place <= places; place++) {
        int64_t lost = came - figures->ended[place];
        lost_all += lost;
        most = lost > lost_most ? place : most;
        lost_most = lost > lost_most ? lost : lost_most;
        came = figures->ended[place];
    }
    return lost_most >= FIGURES_FEWEST && 2 * lost_most > lost_all ? most : 0;
}

static const char *say_wrong(const Figures *figures, const Language *in, const FigureClaim *claim)
{
    switch (wrong_with(claim)) {
    case WRONG_DISAGREE:
        return phrase_print(figures->arena, words_in(in, "Have two people code “%s” again."),
                            claim->label);
    case WRONG_MISLEADS:
        return phrase_print(figures->arena, words_in(in, "Look at the tags of “%s”."),
                            claim->label);
    case WRONG_WORD:
        return phrase_print(figures->arena, words_in(in, "Find plainer words for “%s”."),
                            claim->label);
    default: return NULL;
    }
}

int advice_list(const Figures *figures, const Language *language, const char *list[ADVICE_MOST])
{
    int count = 0, page = advice_page(figures);
    for (Wrong wrong = WRONG_DISAGREE; wrong < WRONG_NOTHING; wrong++) {
        for (int i = 0; i < figures->claim_count && count < ADVICE_MOST - 1; i++) {
            const FigureClaim *claim = &figures->claims[i];
            if (claim->newest && wrong_with(claim) == wrong)
                list[count++] = say_wrong(figures, language, claim);
        }
    }
    if (page)
        list[count++] =
            arena_print(figures->arena, words_in(language, "Shorten the page of claim %d."), page);
    if (count == 0)
        list[count++] = words_in(language, "Nothing. Look again later.");
    return count;
}
