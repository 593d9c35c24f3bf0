/* step.c: the changes that a step makes: screen, page, claim, end of the visit; and what it
 * records. */
#include <assert.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "visit/visit_private.h"

/* ---- where the visitor is ---- */

static const VisitStory *story(const Visit *visit)
{
    return &visit->setup->stories[visit->story];
}

Answer *visit_present(const Visit *visit)
{
    return visit->answer_count ? &visit->answers[visit->answer_count - 1] : NULL;
}

const Answer *visit_answer(const Visit *visit)
{
    return visit->under >= SCREEN_READ && visit->under <= SCREEN_COMPARE ? visit_present(visit)
                                                                         : NULL;
}

bool visit_answered(const Visit *visit, int claim)
{
    for (int i = 0; i < visit->answer_count; i++) {
        if (visit->answers[i].claim == claim && visit->answers[i].second != LEVEL_NONE)
            return true;
    }
    return false;
}

/* Returns the claim at that place of this visitor's path. */
static int on_path(const Visit *visit, int place)
{
    const VisitStory *of = story(visit);
    int last = of->path_count - 1;
    return of->path[visit->swapped && (place == 0 || place == last) ? last - place : place];
}

/* On the path it is the first claim that was not answered, even if an author has changed the path.
 * After the path it is the first other claim in the article's order. */
int visit_next_claim(const Visit *visit, bool more)
{
    const VisitStory *of = story(visit);
    for (int i = 0; !more && i < of->path_count; i++) {
        int claim = on_path(visit, i);
        if (!visit_answered(visit, claim))
            return claim;
    }
    for (int claim = 0; more && claim < of->claim_count; claim++) {
        if (!visit_answered(visit, claim))
            return claim;
    }
    return -1;
}

bool visit_has_more(const Visit *visit)
{
    return visit->story >= 0 && visit_next_claim(visit, true) >= 0;
}

/* ---- moving ---- */

void visit_step_record(Step *step, Record what)
{
    const Visit *visit = step->visit;
    Effects *effects = &step->effects;
    assert(effects->entry_count < (int)COUNT(effects->entries));
    Entry *entry = &effects->entries[effects->entry_count++];
    *entry = (Entry){ .record = what, .order = visit->answer_count, .screen = visit->under };
    if (visit_present(visit))
        entry->answer = *visit_present(visit);
}

void visit_step_add_time(Step *step)
{
    Visit *visit = step->visit;
    int64_t spent = step->now_ms - visit->entered_ms;
    Answer *answer = visit_present(visit);
    visit->entered_ms = step->now_ms;
    if (!answer)
        return;
    switch (visit->under) {
    case SCREEN_READ: answer->read_ms += spent; break;
    case SCREEN_RATE: answer->rate_ms += spent; break;
    case SCREEN_TRACE: answer->trace_ms += spent; break;
    case SCREEN_KEEP: answer->keep_ms += spent; break;
    default: break;
    }
}

void visit_step_changed(Step *step)
{
    step->effects.scene_changed = true;
}

void visit_step_arrive(Step *step)
{
    visit_step_changed(step);
    step->effects.moved = true;
    step->effects.speak = step->visit->aloud;
}

void visit_step_go(Step *step, Screen screen)
{
    Visit *visit = step->visit;
    visit_step_add_time(step);
    visit->screen = visit->under = screen;
    visit->page = 0;
    visit->pages = (Pages){ 1, 0, 0 };
    visit->disagreeing = visit->asking = false;
    visit->card = -1;
    visit->knot = 0;
    visit_step_arrive(step);
}

void visit_step_cover(Step *step, Screen overlay)
{
    step->visit->screen = overlay;
    visit_step_arrive(step);
}

void visit_step_uncover(Step *step)
{
    visit_step_cover(step, step->visit->under);
}

void visit_step_turn_page(Step *step, int by)
{
    step->visit->page += by;
    visit_step_arrive(step);
}

/* Nothing of the visitor stays. The memory for answers is cleared and used again. */
void visit_step_reset(Step *step)
{
    Visit *visit = step->visit;
    Answer *answers = visit->answers;
    int room = visit->answer_room;
    if (answers)
        memset(answers, 0, (size_t)room * sizeof(*answers));
    bool hush = visit->aloud || visit->speaking;
    *visit = (Visit){ .setup = visit->setup,
                      .volume = visit->setup->volume,
                      .speech_rate = visit->setup->speech_rate,
                      .low = visit->setup->low,
                      .screen = SCREEN_ATTRACT,
                      .under = SCREEN_ATTRACT,
                      .story = -1,
                      .level = LEVEL_NONE,
                      .level_other = LEVEL_NONE,
                      .card = -1,
                      .pages = { 1, 0, 0 },
                      .coins = visit->coins,
                      .answers = answers,
                      .answer_room = room,
                      .idle_at_ms = CLOCK_NEVER,
                      .touched_ms = step->now_ms,
                      .entered_ms = step->now_ms };
    if (visit->setup->story_count == 0)
        visit->screen = visit->under = SCREEN_SLEEP;
    step->effects.hush = hush;
    step->effects.left = true;
    visit_step_changed(step);
}

void visit_step_end_story(Step *step, End how)
{
    if (!step->visit->begun)
        return;
    visit_step_record(step, RECORD_END);
    Entry *entry = &step->effects.entries[step->effects.entry_count - 1];
    entry->end = how;
    entry->took_ms = step->visit->touched_ms - step->visit->begun_ms;
    step->visit->begun = false;
}

void visit_step_end(Step *step, End how)
{
    visit_step_end_story(step, how);
    visit_step_reset(step);
}

/* Whoever opened the panel sees and hears it as the visit before. */
void visit_step_staff(Step *step)
{
    Visit before = *step->visit, *visit = step->visit;
    if (visit->screen == SCREEN_STAFF)
        return;
    visit_step_end(step, END_STAFF);
    visit->screen = visit->under = SCREEN_STAFF;
    visit->language = before.language;
    visit->large = before.large;
    visit->contrast = before.contrast;
    visit->low = before.low;
    visit->aloud = before.aloud;
    visit->volume = before.volume;
    visit->speech_rate = before.speech_rate;
    visit_step_arrive(step);
}

/* SplitMix64 by Sebastiano Vigna: any seed will do, even 0. Its highest bit is the coin. */
static bool toss(Visit *visit)
{
    uint64_t mixed = visit->coins += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return (mixed ^ mixed >> 31) >> 63;
}

void visit_step_begin_story(Step *step, int number)
{
    Visit *visit = step->visit;
    if (visit->story != number) /* the visitor came back and chose another story */
        visit_step_end_story(step, END_RESTARTED);
    visit->story = number;
    if (!visit->begun) {
        visit->swapped = story(visit)->swaps && toss(visit);
        visit_step_record(step, RECORD_BEGIN);
        step->effects.entries[step->effects.entry_count - 1].coin =
            story(visit)->swaps ? visit->swapped : -1;
        visit->begun_ms = step->now_ms;
    }
    visit->begun = true;
    visit_step_go(step, SCREEN_ABOUT);
}

void visit_step_begin_claim(Step *step, int claim)
{
    Visit *visit = step->visit;
    if (visit->answer_count == visit->answer_room) {
        visit->answer_room = visit->answer_room ? 2 * visit->answer_room : 16;
        visit->answers = memory_grow(visit->answers, (size_t)visit->answer_room, sizeof(Answer));
    }
    /* Before the new answer, so that the time goes to the old one. */
    visit_step_go(step, SCREEN_READ);
    visit->answers[visit->answer_count++] = (Answer){
        .claim = claim, .first = LEVEL_NONE, .first_other = LEVEL_NONE, .second = LEVEL_NONE
    };
    visit->level = visit->level_other = LEVEL_NONE;
    visit->split = false;
    visit->sure = SURE_NONE;
}

void visit_step_begin_reading(Step *step)
{
    Visit *visit = step->visit;
    visit->answer_count = 0; /* the visitor may have come back from the first claim */
    visit_step_begin_claim(step, visit_next_claim(visit, false));
}
