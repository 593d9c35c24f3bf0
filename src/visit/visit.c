/* visit.c: the way of a visitor, as a state machine.
 *
 *   ATTRACT -> [STORIES] -> ABOUT -> [EXAMPLE] -> READ -> RATE -> TRACE -> KEEP -> COMPARE --+
 *      ^                                           ^                                 |       |
 *      |                                           +---- next claim, or more --------+       |
 *      +---- TAKEHOME <- SUMMARY <-----------------------------------------------------------+
 *
 * STILL_THERE, RESTART_ASK and LANGUAGES are shown over any screen but ATTRACT and SLEEP, and lead
 * back to it.
 *
 *   ATTRACT  -> STORIES    start, several stories          [touch_attract]
 *   ATTRACT  -> ABOUT      start, one story                [touch_attract]
 *   STORIES  -> ABOUT      story:ID                        [touch_stories]
 *   ABOUT    -> EXAMPLE    next, from the last page        [touch_about]
 *   EXAMPLE  -> READ       next from the last step, skip   [touch_example]
 *   READ     -> RATE       next from the claim's page, claim:ID there   [touch_read]
 *   RATE     -> TRACE      next, after level and sureness  [touch_rate]
 *   TRACE    -> KEEP       next, after a card was opened   [touch_trace]
 *   TRACE    -> COMPARE    next, if the second rating was given before
 *   KEEP     -> COMPARE    keep, level:*                   [touch_keep]
 *   COMPARE  -> READ       next, while claims are left     [touch_compare]
 *   COMPARE  -> SUMMARY    next after the last; finish in `more`
 *   SUMMARY  -> READ       more                            [touch_summary]
 *   SUMMARY  -> TAKEHOME   finish
 *   TAKEHOME -> ATTRACT    finish                          [touch_takehome]
 *   any      -> STILL_THERE -> ATTRACT   by time           [visit_tick]
 *   any      -> RESTART_ASK -> ATTRACT   restart, restart:yes   [touch_overlay]
 * `back` leads to the screen, page or step before. A rating that was given stays and is not given
 * twice: coming back shows it, and `next` leads on again.
 * When an author saves, the stories are replaced [visit_step_resume].
 * When a story fails it is withdrawn [visit_step_withdraw]:
 *   from ABOUT on, in that story -> STORIES   language and settings stay
 *   EXAMPLE  -> READ       the example was withdrawn
 *   any      -> SLEEP      it was the last story
 *
 * What holds after each step (visit_check asserts exactly this):
 *  (1) under == screen, except on an overlay, where under is not ATTRACT, SLEEP or an overlay.
 *  (2) On ATTRACT and SLEEP nothing of a visitor is left: no story, no answers, the first language,
 *      every setting at its start value, not begun, no warning to come.
 *  (3) From ABOUT on the visit has begun. A visit that has begun has a story; a story that is
 *      chosen is one of the setup's.
 *  (4) From READ to COMPARE there is a present answer; its claim is in the story.
 *  (5) From TRACE on it has a first rating; on COMPARE also a second, which is not CANT_TELL.
 *  (6) All answers before the last have a second rating.
 *  (7) No card is twice in an answer's list; on KEEP and COMPARE the list has at least one.
 *  (8) page is one of pages; step is one of the example's.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "visit/visit_private.h"

#define WORD_MS 400 /* 150 words a minute */

static Answer *present(const Visit *visit)
{
    return visit->answer_count ? &visit->answers[visit->answer_count - 1] : NULL;
}

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
    bool watched = visit->screen != SCREEN_ATTRACT && visit->screen != SCREEN_SLEEP;
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
    *visit = (Visit){ .setup = setup };
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

const Answer *visit_answer(const Visit *visit)
{
    return visit->under >= SCREEN_READ && visit->under <= SCREEN_COMPARE ? present(visit) : NULL;
}

int visit_seconds_left(const Visit *visit, int64_t now_ms)
{
    if (visit->screen != SCREEN_STILL_THERE)
        return 0;
    int64_t shown = visit->speaking ? 0 : now_ms - visit->warned_ms;
    int64_t left = visit->setup->warn_ms - shown;
    return (int)((left + 999) / 1000);
}

bool visit_has_more(const Visit *visit)
{
    return visit->story >= 0 && visit_next_claim(visit, true) >= 0;
}

/* ---- the invariants ---- */

static void check_answer(const Visit *visit, int number)
{
    const Answer *answer = &visit->answers[number];
    assert(answer->claim >= 0 &&
           answer->claim < visit->setup->stories[visit->story].claim_count); /* (4) */
    if (number < visit->answer_count - 1)
        assert(answer->second != LEVEL_NONE); /* (6) */
    unsigned seen = 0;
    for (int i = 0; i < answer->card_count; i++) {
        assert(!(seen & 1U << answer->cards[i])); /* (7) */
        seen |= 1U << answer->cards[i];
    }
}

void visit_check(const Visit *visit)
{
    Screen under = visit->under;
    bool resting = under == SCREEN_ATTRACT || under == SCREEN_SLEEP;
    assert(!visit_is_overlay(under));
    assert(visit_is_overlay(visit->screen) ? !resting : visit->screen == under); /* (1) */
    if (resting) {                                                               /* (2) */
        assert(visit->story == -1 && visit->answer_count == 0 && visit->language == 0);
        assert(!visit->large && !visit->contrast && !visit->low && !visit->aloud);
        assert(!visit->speaking && visit->volume == visit->setup->volume);
        assert(visit->speech_rate == visit->setup->speech_rate);
        assert(!visit->begun && !visit->more && visit->idle_at_ms == CLOCK_NEVER);
        return;
    }
    if (under >= SCREEN_ABOUT)
        assert(visit->begun);                         /* (3) */
    assert(!visit->begun || visit->story >= 0);       /* (3) */
    assert(visit->story < visit->setup->story_count); /* (3) */
    if (under >= SCREEN_READ && under <= SCREEN_COMPARE)
        assert(visit->answer_count > 0); /* (4) */
    const Answer *last = present(visit);
    if (under >= SCREEN_TRACE && under <= SCREEN_COMPARE)
        assert(last->first != LEVEL_NONE); /* (5) */
    if (under == SCREEN_COMPARE)
        assert(last->second != LEVEL_NONE && last->second != LEVEL_CANT_TELL); /* (5) */
    if (under == SCREEN_KEEP || under == SCREEN_COMPARE)
        assert(last->card_count > 0); /* (7) */
    for (int i = 0; i < visit->answer_count; i++)
        check_answer(visit, i);
    assert(visit->page >= 0 && visit->pages.count >= 1);          /* (8) */
    assert(visit->page < visit->pages.count || visit->page == 0); /* (8) */
    assert(visit->step >= 0 && visit->step < VISIT_STEPS);        /* (8) */
}
