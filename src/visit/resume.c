/* resume.c: the way goes on over a story that was changed underneath. */
#include "visit/visit_private.h"

static void renumber_answers(Visit *visit, const int *claims)
{
    int kept = 0;
    for (int i = 0; i < visit->answer_count; i++) {
        if (claims[i] < 0)
            continue;
        visit->answers[kept] = visit->answers[i];
        visit->answers[kept++].claim = claims[i];
    }
    visit->answer_count = kept;
}

/* The claim was taken out under the visitor's eyes. */
static void go_near(Step *step)
{
    Visit *visit = step->visit;
    int claim = visit_next_claim(visit, visit->more);
    if (claim >= 0)
        visit_step_begin_claim(step, claim);
    else
        visit_step_go(step, SCREEN_SUMMARY);
}

void visit_step_resume(Step *step, const int *claims)
{
    Visit *visit = step->visit;
    int count = visit->setup->story_count;
    visit_step_changed(step);
    if (visit->story >= count || (count == 0) != (visit->under == SCREEN_SLEEP)) {
        visit_step_reset(step);
        return;
    }
    bool lost = visit_answer(visit) && claims[visit->answer_count - 1] < 0;
    renumber_answers(visit, claims);
    /* Without any answer there is nothing to sum up, and nothing for `back` to lead to. */
    bool summing = visit->under == SCREEN_SUMMARY || visit->under == SCREEN_TAKEHOME;
    if (lost || (summing && visit->answer_count == 0))
        go_near(step);
    /* "Claim 3 of 2" would be nonsense: what the path does not hold is more. */
    if (visit->story >= 0 && visit->answer_count > visit->setup->stories[visit->story].path_count)
        visit->more = true;
}
