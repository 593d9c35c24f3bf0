/* visit.c: the way of a visitor, as a state machine, and what must hold in each state.
 *
 *   ATTRACT -> [STORIES] -> ABOUT -> [EXAMPLE] -> READ -> RATE -> TRACE -> KEEP -> COMPARE --+
 *      ^                                           ^                                 |       |
 *      |                                           +---- next claim, or more --------+       |
 *      +---- TAKEHOME <- SUMMARY <-----------------------------------------------------------+
 *
 * STILL_THERE, RESTART_ASK, LANGUAGES and TOOLS are shown over any screen but ATTRACT and SLEEP,
 * and lead back to it.
 *
 *   ATTRACT  -> STORIES    start, start:CODE, several stories   [touch_attract]
 *   ATTRACT  -> ABOUT      start, start:CODE, one story    [touch_attract]
 *   STORIES  -> ABOUT      story:ID                        [touch_stories]
 *   ABOUT    -> EXAMPLE    next, from the last page        [touch_about]
 *   EXAMPLE  -> READ       skip; next, after a level:*     [touch_example]
 *   READ     -> RATE       next from the claim's page, claim:ID there   [touch_read]
 *   RATE     -> TRACE      next, after level and sureness; on small panels sure:*   [touch_rate]
 *   TRACE    -> KEEP       next, after a card or a knot was opened   [touch_trace]
 *   TRACE    -> COMPARE    next, if the second rating was given before
 *   KEEP     -> COMPARE    level:*                         [touch_keep]
 *   COMPARE  -> READ       next, while claims are left     [touch_compare]
 *   COMPARE  -> SUMMARY    next after the last; finish in `more`
 *   SUMMARY  -> READ       more                            [touch_summary]
 *   SUMMARY  -> TAKEHOME   finish
 *   TAKEHOME -> ATTRACT    finish                          [touch_takehome]
 *   any      -> STILL_THERE -> ATTRACT   by time           [visit_tick]
 *   any      -> RESTART_ASK -> ATTRACT   restart, restart:yes   [touch_overlay]
 *   any      -> STAFF -> ATTRACT   the corner was held; staff:close   [visit_step_staff]
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
 *  (5) From TRACE on it has a first rating; on COMPARE also a second.
 *  (6) All answers before the last have a second rating.
 *  (7) No card is twice in an answer's list; on KEEP and COMPARE a card or a knot was opened.
 *  (8) page is one of pages; step is one of the example's.
 *  (9) Two levels stand only where two people disagree; they differ, and neither is CANT_TELL.
 * (10) Only a story that swaps has its claims in the other order.
 * (11) On STAFF there is no story, no answer and no warning to come.
 */
#include <assert.h>

#include "base/clock.h"
#include "visit/visit_private.h"

static void check_two(int level, int other)
{
    assert(level != LEVEL_NONE && level != LEVEL_CANT_TELL);
    assert(other != LEVEL_NONE && other != LEVEL_CANT_TELL && other != level);
}

static void check_answer(const Visit *visit, int number)
{
    const Answer *answer = &visit->answers[number];
    assert(answer->claim >= 0 &&
           answer->claim < visit->setup->stories[visit->story].claim_count); /* (4) */
    if (number < visit->answer_count - 1)
        assert(answer->second != LEVEL_NONE); /* (6) */
    if (answer->first_other != LEVEL_NONE)
        check_two(answer->first, answer->first_other); /* (9) */
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
        assert(!visit->large && !visit->contrast && !visit->aloud);
        assert(visit->low == visit->setup->low);
        assert(!visit->speaking && visit->volume == visit->setup->volume);
        assert(visit->speech_rate == visit->setup->speech_rate);
        assert(!visit->begun && !visit->more && visit->idle_at_ms == CLOCK_NEVER);
        assert(!visit->swapped && !visit->split && visit->level == LEVEL_NONE);
        return;
    }
    if (under == SCREEN_STAFF) { /* (11) */
        assert(visit->story == -1 && visit->answer_count == 0 && !visit->begun);
        assert(visit->idle_at_ms == CLOCK_NEVER);
        return;
    }
    if (under >= SCREEN_ABOUT)
        assert(visit->begun);                         /* (3) */
    assert(!visit->begun || visit->story >= 0);       /* (3) */
    assert(visit->story < visit->setup->story_count); /* (3) */
    if (under >= SCREEN_READ && under <= SCREEN_COMPARE)
        assert(visit->answer_count > 0); /* (4) */
    const Answer *last = visit_present(visit);
    if (under >= SCREEN_TRACE && under <= SCREEN_COMPARE)
        assert(last->first != LEVEL_NONE); /* (5) */
    if (under == SCREEN_COMPARE)
        assert(last->second != LEVEL_NONE); /* (5) */
    if (under == SCREEN_KEEP || under == SCREEN_COMPARE)
        assert(last->opened); /* (7) */
    for (int i = 0; i < visit->answer_count; i++)
        check_answer(visit, i);
    assert(visit->page >= 0 && visit->pages.count >= 1);          /* (8) */
    assert(visit->page < visit->pages.count || visit->page == 0); /* (8) */
    assert(visit->step >= 0 && visit->step < VISIT_STEPS);        /* (8) */
    if (visit->level_other != LEVEL_NONE)
        check_two(visit->level, visit->level_other);                      /* (9) */
    assert(!visit->swapped || visit->setup->stories[visit->story].swaps); /* (10) */
}
