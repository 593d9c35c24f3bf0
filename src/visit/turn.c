/* turn.c: the functions that the caller uses, and when the visit wants to be called again. */
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "visit/visit_private.h"

#define WORD_MS 400 /* 150 words a minute */

/* ---- touches ---- */

static void felt(Step *step)
{
    step->visit->touched_ms = step->now_ms;
}

/* Any touch on the warning only means "stay". */
static void stay(Step *step)
{
    visit_step_uncover(step);
    snprintf(step->effects.took, sizeof(step->effects.took), "stay");
}

/* ---- time ---- */

static void set_deadlines(Step *step)
{
    Visit *visit = step->visit;
    bool watched = visit->screen != SCREEN_ATTRACT && visit->screen != SCREEN_SLEEP &&
                   visit->screen != SCREEN_STAFF;
    if (!watched || visit->speaking || visit->setup->idle_ms == CLOCK_NEVER)
        visit->idle_at_ms = CLOCK_NEVER;
    else
        visit->idle_at_ms = visit->touched_ms + visit->setup->idle_ms + visit->read_words * WORD_MS;
    int64_t wake = visit->idle_at_ms;
    if (visit->screen == SCREEN_STILL_THERE && !visit->speaking) {
        int64_t shown = step->now_ms - visit->warned_ms;
        wake = visit->warned_ms + (shown / 1000 + 1) * 1000;
    }
    step->effects.wake_ms = wake;
}

static Effects done(Step *step)
{
    set_deadlines(step);
    visit_check(step->visit);
    return step->effects;
}

/* ---- what the caller calls ---- */

void visit_start(Visit *visit, const VisitSetup *setup, int64_t now_ms)
{
    *visit = (Visit){ .setup = setup, .coins = setup->seed };
    Step step = { .visit = visit, .now_ms = now_ms };
    visit_step_reset(&step);
    done(&step);
}

void visit_finish(Visit *visit)
{
    free(visit->answers);
    *visit = (Visit){ 0 };
}

Effects visit_touch(Visit *visit, const char *id, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    felt(&step);
    if (visit->screen == SCREEN_STILL_THERE)
        stay(&step);
    else if (visit_step_take(&step, id))
        snprintf(step.effects.took, sizeof(step.effects.took), "%s", id);
    return done(&step);
}

Effects visit_felt(Visit *visit, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    felt(&step);
    return done(&step);
}

const char *visit_at_once(const Visit *visit)
{
    return visit->screen == SCREEN_STILL_THERE ? "stay" : NULL;
}

Effects visit_tick(Visit *visit, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    if (visit->screen == SCREEN_STILL_THERE && !visit->speaking) {
        if (now_ms - visit->warned_ms >= visit->setup->warn_ms)
            visit_step_end(&step, END_IDLE);
        else
            visit_step_changed(&step); /* the countdown changes */
    } else if (visit->screen != SCREEN_STILL_THERE && now_ms >= visit->idle_at_ms) {
        visit->warned_ms = now_ms;
        visit_step_cover(&step, SCREEN_STILL_THERE);
    }
    return done(&step);
}

Effects visit_shown(Visit *visit, int words, Pages pages, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    if (visit_is_overlay(visit->screen))
        return done(&step);
    visit->read_words = words;
    visit->pages = pages;
    if (visit->spans > pages.spans && pages.spans > 0) /* an author made the trail shorter */
        visit->spans = pages.spans;
    if (visit->page > pages.last_page) {
        visit->page = pages.last_page;
        visit_step_changed(&step);
    }
    return done(&step);
}

Effects visit_resume(Visit *visit, const int *claims, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    visit_step_resume(&step, claims);
    return done(&step);
}

Effects visit_withdraw(Visit *visit, int story, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    visit_step_withdraw(&step, story);
    return done(&step);
}

Effects visit_speech(Visit *visit, bool speaking, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    if (visit->speaking && !speaking) { /* the listener starts to think when speech ends */
        felt(&step);
        visit->warned_ms = now_ms;
    }
    visit->speaking = speaking;
    return done(&step);
}

Effects visit_staff(Visit *visit, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    felt(&step);
    visit_step_staff(&step);
    return done(&step);
}

int visit_seconds_left(const Visit *visit, int64_t now_ms)
{
    if (visit->screen != SCREEN_STILL_THERE)
        return 0;
    int64_t shown = visit->speaking ? 0 : now_ms - visit->warned_ms;
    int64_t left = visit->setup->warn_ms - shown;
    return (int)((left + 999) / 1000);
}
