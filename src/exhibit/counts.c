/* counts.c: what the panel for staff shows of the counts, as values: the same figures, sentences
 * and rules as in the report. */
#include <string.h>

#include "exhibit/exhibit_private.h"
#include "figures/advice.h"
#include "figures/classes.h"
#include "measure/say.h"
#include "words/words.h"

static void take_days(StaffCounts *counts, const Figures *figures)
{
    int count = figures->day_count < STAFF_DAYS_MOST ? figures->day_count : STAFF_DAYS_MOST;
    for (int i = 0; i < count; i++)
        counts->days[i] = figures->days[figures->day_count - count + i].visits;
    counts->day_count = count;
}

static void take_places(StaffCounts *counts, const Figures *figures)
{
    int places = figures_places(figures);
    counts->stayed[0] = figures->totals.visits;
    for (int place = 1; place <= places; place++)
        counts->stayed[place] = figures->began[place];
    counts->stayed[places + 1] = figures->totals.finished;
    counts->place_count = places + 2;
}

/* Claims of the newest versions that ten or more answered. */
static void take_claims(StaffCounts *counts, Figures *figures, const Language *language)
{
    StaffClaim *claims =
        arena_take(figures->arena, (size_t)figures->claim_count + 1, sizeof(*claims));
    for (int i = 0; i < figures->claim_count; i++) {
        const FigureClaim *claim = &figures->claims[i];
        ClaimReading reading =
            measure_claim((int64_t(*)[LEDGER_LEVELS])claim->change, claim->level);
        if (!claim->newest || reading.answers < FIGURES_FEWEST)
            continue;
        claims[counts->claim_count++] =
            (StaffClaim){ .label = claim->label,
                          .todo = advice_for_claim(figures, language, claim),
                          .level = claim->level,
                          .answers = reading.answers,
                          .before = reading.place_before,
                          .after = reading.place_after };
    }
    counts->claims = claims;
}

void exhibit_take_figures(Exhibit *exhibit, Figures *figures)
{
    StaffCounts *counts = &exhibit->counts;
    const Language *in = words_find(exhibit->setup.languages[exhibit->visit.language]);
    clerk_free_figures(exhibit->figures);
    exhibit->figures = figures;
    exhibit->facts.counts = figures ? counts : NULL;
    if (!figures)
        return;
    Arena *arena = figures->arena;
    *counts = (StaffCounts){ .learning = figures->learning,
                             .sentence = measure_say_heading(arena, in, &figures->learning,
                                                             figures->complete),
                             .details = measure_say_details(arena, in, &figures->learning),
                             .basis = measure_say_basis(arena, in, &figures->learning) };
    counts->classes = classes_say(figures, in);
    take_days(counts, figures);
    take_places(counts, figures);
    take_claims(counts, figures, in);
    counts->advice_count = advice_list(figures, in, counts->advice);
}
