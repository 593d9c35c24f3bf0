/* resume.c: the visit goes on when its stories were changed or withdrawn. */
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

/* The claim that the visitor was looking at was removed. */
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
    if (visit->screen == SCREEN_STAFF)
        return;
    if (visit->story >= count || (count == 0) != (visit->under == SCREEN_SLEEP)) {
        visit_step_reset(step);
        return;
    }
    visit->swapped = visit->swapped && visit->setup->stories[visit->story].swaps;
    bool lost = visit_answer(visit) && claims[visit->answer_count - 1] < 0;
    renumber_answers(visit, claims);
    /* Without answers there is nothing to summarise, and nothing to which `back` could lead. */
    bool summing = visit->under == SCREEN_SUMMARY || visit->under == SCREEN_TAKEHOME;
    if (lost || (summing && visit->answer_count == 0))
        go_near(step);
    /* "Claim 3 of 2" would be wrong: claims outside the path belong to `more`. */
    if (visit->story >= 0 && visit->answer_count > visit->setup->stories[visit->story].path_count)
        visit->more = true;
}

/* The visitor chooses another story, with the same language and settings. */
static void leave_story(Step *step)
{
    Visit *visit = step->visit;
    visit_step_end_story(step, END_WITHDRAWN);
    visit_step_go(step, SCREEN_STORIES);
    visit->story = -1;
    visit->swapped = false;
    visit->answer_count = 0;
    visit->more = false;
    step->effects.hush = true;
}

void visit_step_withdraw(Step *step, int story)
{
    Visit *visit = step->visit;
    visit_step_changed(step);
    if (story == VISIT_EXAMPLE && visit->under == SCREEN_EXAMPLE) {
        visit_step_begin_reading(step);
        step->effects.hush = true;
    }
    if (story == VISIT_EXAMPLE || visit->screen == SCREEN_STAFF)
        return;
    if (visit->setup->story_count == 0) {
        visit_step_end(step, END_WITHDRAWN);
        step->effects.hush = true;
    } else if (visit->story == story) {
        leave_story(step);
    } else if (visit->story > story) {
        visit->story--;
    }
}
