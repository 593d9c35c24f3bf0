/* figures.h: what a report says, read from the counts of a ledger. */
#ifndef FIGURES_FIGURES_H
#define FIGURES_FIGURES_H

#include "base/limits.h"
#include "base/memory.h"
#include "ledger/ledger.h"
#include "measure/measure.h"
#include "words/words.h"

#define FIGURES_FEWEST      10 /* fewer are not told: one of them could be recognised */
#define FIGURES_DAYS        31 /* the last ones, by the calendar */
#define FIGURES_TOOK_STEP_S 20

typedef struct {
    const char *story, *title, *claim, *label, *rule; /* label: the id when it is not known */
    int version, level;                               /* level of its trail; -1: not known */
    LedgerKind kind;
    bool newest; /* of the story's newest version that was rated */
    Tally tally;
    int64_t change[LEDGER_LEVELS][LEDGER_LEVELS]; /* before and after the rope */
    int64_t sure[3][LEDGER_LEVELS];               /* guessing, fairly, very: first rating */
    int64_t class[2][LEDGER_CLASS_LEVELS];        /* votes of school classes, in no other number */
} FigureClaim;

typedef struct {
    const char *day;
    int64_t visits;
} FigureDay;

typedef struct {
    const char *story, *title;
    int version; /* the newest one with visits */
    int64_t visits;
} FigureStory;

typedef struct {
    Arena *arena; /* has all texts */
    LedgerTotals totals;
    FigureClaim *claims; /* ordered by story, version, claim */
    int claim_count;
    FigureStory *stories;
    int story_count;
    FigureDay days[FIGURES_DAYS]; /* days with visits, in order */
    int day_count;
    int64_t began[PATH_CLAIMS_MOST + 1], ended[PATH_CLAIMS_MOST + 1]; /* visits that rated the claim
                                   in that place, from 1, before its rope and after it */
    int64_t took[61]; /* ended visits by how long they took, in steps */
    int64_t units;
    int64_t complete;  /* visits of the experiment now */
    Learning learning; /* at the last look; sentence SENTENCE_TOO_FEW before the first */
    bool told_apart;   /* before and after are known */
    Estimate before, after;
} Figures;

/* Labels are in that language where they are known in it. False with *error; call figures_finish()
 * in any case. */
MUST_CHECK bool figures_read(Figures *figures, Ledger *ledger, const Language *language,
                             Error *error);
void figures_finish(Figures *figures);

/* How many of a first rating with that sureness were on the trail's side, of all. Can't tell has no
 * sureness. */
void figures_right(const Figures *figures, int sure, int64_t *right, int64_t *all);

/* The time that half of the visits took less than, in seconds; -1: too few visits. */
int figures_half_took_s(const Figures *figures);

/* The last place of the path that anybody reached. */
int figures_places(const Figures *figures);

int64_t figures_sum(const int64_t *counts, int count);

/* The number with thin spaces between thousands. */
const char *figures_number(Arena *arena, int64_t number);

#endif
