/* The way of a visitor, as a state machine.
 *
 *   ATTRACT -> [STORIES] -> ABOUT -> [EXAMPLE] -> READ -> RATE -> TRACE -> KEEP -> COMPARE --+
 *      ^                                           ^                                 |       |
 *      |                                           +---- next claim, or more --------+       |
 *      +---- TAKEHOME <- SUMMARY <-----------------------------------------------------------+
 *
 * STILL_THERE, RESTART_ASK and LANGUAGES lie over any screen but ATTRACT and SLEEP and go back to
 * it.
 *
 *   ATTRACT  -> STORIES    start, several stories          [touch_attract]
 *   ATTRACT  -> ABOUT      start, one story                [touch_attract]
 *   STORIES  -> ABOUT      story:ID                        [touch_stories]
 *   ABOUT    -> EXAMPLE    next, from the last page        [touch_about]
 *   EXAMPLE  -> READ       next from the last step, skip   [touch_example]
 *   READ     -> RATE       next from the claim's page, claim:ID there   [touch_read]
 *   RATE     -> TRACE      next, once rated and sure       [touch_rate]
 *   TRACE    -> KEEP       next, once a card was opened    [touch_trace]
 *   TRACE    -> COMPARE    next, when the second rating is given already
 *   KEEP     -> COMPARE    keep, level:*                   [touch_keep]
 *   COMPARE  -> READ       next, while claims are left     [touch_compare]
 *   COMPARE  -> SUMMARY    next after the last; finish in `more`
 *   SUMMARY  -> READ       more                            [touch_summary]
 *   SUMMARY  -> TAKEHOME   finish
 *   TAKEHOME -> ATTRACT    finish                          [touch_takehome]
 *   any      -> STILL_THERE -> ATTRACT   time alone        [visit_tick]
 *   any      -> RESTART_ASK -> ATTRACT   restart, restart:yes   [touch_overlay]
 * `back` leads to the screen before; from a page or step, to the page or step before. A rating that
 * was given is on disk and is not given twice: coming back shows it, and `next` leads on again.
 *
 * What holds after each step (visit_check asserts exactly this):
 *  (1) under == screen, but for an overlay, where under is none of ATTRACT, SLEEP and the overlays.
 *  (2) On ATTRACT and SLEEP nothing of a visitor is left: no story, no answers, the first language,
 *      every setting off, not begun, no warning to come.
 *  (3) From ABOUT on a story is chosen and the visit has begun.
 *  (4) From READ to COMPARE there is a present answer; its claim is in the story.
 *  (5) From TRACE on it has a first rating; on COMPARE also a second, which is not CANT_TELL.
 *  (6) All answers before the last have a second rating.
 *  (7) Each card is in an answer's list once; on KEEP and COMPARE there is at least one.
 *  (8) page is within pages; step within the example.
 */
#include "visit/visit.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"

#define SAME_TOUCH_MS  300   /* the same control not twice within this; product.md */
#define LOST_FINGER_MS 10000 /* a device that is unplugged never says "up"; reliability.md 2 */
#define WORD_MS        400   /* 150 words a minute */

/* One step being taken. */
typedef struct {
    Visit *visit;
    Effects effects;
    int64_t now_ms;
} Step;

typedef bool Touch(Step *step, const char *id); /* true: the id did something */

static Touch touch_attract, touch_stories, touch_about, touch_example, touch_read, touch_rate,
    touch_trace, touch_keep, touch_compare, touch_summary, touch_takehome, touch_overlay,
    touch_nothing;

static const struct {
    const char *name;
    Touch *touch;
    bool overlay;
    bool controls; /* start again, language, text size ... are offered */
} screens[SCREEN_COUNT] = {
    [SCREEN_ATTRACT] = { "attract", touch_attract, false, false },
    [SCREEN_STORIES] = { "stories", touch_stories, false, true },
    [SCREEN_ABOUT] = { "about", touch_about, false, true },
    [SCREEN_EXAMPLE] = { "example", touch_example, false, true },
    [SCREEN_READ] = { "read", touch_read, false, true },
    [SCREEN_RATE] = { "rate", touch_rate, false, true },
    [SCREEN_TRACE] = { "trace", touch_trace, false, true },
    [SCREEN_KEEP] = { "keep", touch_keep, false, true },
    [SCREEN_COMPARE] = { "compare", touch_compare, false, true },
    [SCREEN_SUMMARY] = { "summary", touch_summary, false, true },
    [SCREEN_TAKEHOME] = { "takehome", touch_takehome, false, true },
    [SCREEN_STILL_THERE] = { "still_there", touch_overlay, true, false },
    [SCREEN_RESTART_ASK] = { "restart_ask", touch_overlay, true, true },
    [SCREEN_LANGUAGES] = { "languages", touch_overlay, true, true },
    [SCREEN_SLEEP] = { "sleep", touch_nothing, false, false },
};

const char *visit_screen_name(Screen screen)
{
    return screens[screen].name;
}

int visit_screen_from_name(const char *name)
{
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        if (strcmp(screens[screen].name, name) == 0)
            return screen;
    }
    return -1;
}

/* ---- parts of a step ---- */

static bool is(const char *id, const char *wanted)
{
    return strcmp(id, wanted) == 0;
}

/* What follows the prefix, or NULL. */
static const char *after(const char *id, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(id, prefix, length) == 0 ? id + length : NULL;
}

static const VisitStory *story(const Visit *visit)
{
    return &visit->setup->stories[visit->story];
}

static Answer *present(const Visit *visit)
{
    return visit->answer_count ? &visit->answers[visit->answer_count - 1] : NULL;
}

static void record(Step *step, Record what)
{
    const Visit *visit = step->visit;
    Effects *effects = &step->effects;
    assert(effects->entry_count < (int)COUNT(effects->entries));
    Entry *entry = &effects->entries[effects->entry_count++];
    *entry = (Entry){ .record = what, .order = visit->answer_count, .screen = visit->under };
    if (present(visit))
        entry->answer = *present(visit);
}

/* The time spent goes to the answer the screen belongs to. */
static void add_time(Step *step)
{
    Visit *visit = step->visit;
    int64_t spent = step->now_ms - visit->entered_ms;
    Answer *answer = present(visit);
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

static void changed(Step *step)
{
    step->effects.scene_changed = true;
}

static void go(Step *step, Screen screen)
{
    Visit *visit = step->visit;
    add_time(step);
    visit->screen = visit->under = screen;
    visit->page = 0;
    visit->pages = (Pages){ 1, 0 };
    visit->pressed[0] = '\0';
    visit->changing = visit->disagreeing = false;
    visit->open_cards = 0;
    step->effects.hush = visit->speaking;
    step->effects.speak = visit->speaking;
    changed(step);
}

static void cover(Step *step, Screen overlay)
{
    step->visit->screen = overlay;
    step->visit->pressed[0] = '\0';
    changed(step);
}

static void uncover(Step *step)
{
    cover(step, step->visit->under);
}

/* Nothing of the visitor stays; the memory for answers does, emptied. */
static void reset(Step *step)
{
    Visit *visit = step->visit;
    Answer *answers = visit->answers;
    int room = visit->answer_room;
    if (answers)
        memset(answers, 0, (size_t)room * sizeof(*answers));
    bool hush = visit->speaking;
    *visit = (Visit){ .setup = visit->setup,
                      .screen = SCREEN_ATTRACT,
                      .under = SCREEN_ATTRACT,
                      .story = -1,
                      .level = LEVEL_NONE,
                      .pages = { 1, 0 },
                      .answers = answers,
                      .answer_room = room,
                      .idle_at_ms = CLOCK_NEVER,
                      .touched_ms = step->now_ms,
                      .entered_ms = step->now_ms };
    if (visit->setup->story_count == 0)
        visit->screen = visit->under = SCREEN_SLEEP;
    step->effects.hush = hush;
    changed(step);
}

static void end_visit(Step *step, End how)
{
    if (step->visit->begun) {
        record(step, RECORD_END);
        step->effects.entries[step->effects.entry_count - 1].end = how;
    }
    reset(step);
}

static bool offers_levels(const Visit *visit)
{
    return visit->changing || present(visit)->first == LEVEL_CANT_TELL;
}

static void begin_story(Step *step, int number)
{
    Visit *visit = step->visit;
    if (visit->begun && visit->story != number) { /* came back and chose another */
        record(step, RECORD_END);
        step->effects.entries[step->effects.entry_count - 1].end = END_RESTARTED;
        visit->begun = false;
    }
    visit->story = number;
    if (!visit->begun)
        record(step, RECORD_BEGIN);
    visit->begun = true;
    go(step, SCREEN_ABOUT);
}

static bool answered(const Visit *visit, int claim)
{
    for (int i = 0; i < visit->answer_count; i++) {
        if (visit->answers[i].claim == claim && visit->answers[i].second != LEVEL_NONE)
            return true;
    }
    return false;
}

/* The claim after the present one, or -1. On the path: the path's next. After it: the first of the
 * others in the article's order. */
static int next_claim(const Visit *visit)
{
    const VisitStory *of = story(visit);
    if (!visit->more)
        return visit->answer_count < of->path_count ? of->path[visit->answer_count] : -1;
    for (int claim = 0; claim < of->claim_count; claim++) {
        if (!answered(visit, claim))
            return claim;
    }
    return -1;
}

static void begin_claim(Step *step, int claim)
{
    Visit *visit = step->visit;
    if (visit->answer_count == visit->answer_room) {
        visit->answer_room = visit->answer_room ? 2 * visit->answer_room : 16;
        visit->answers = memory_grow(visit->answers, (size_t)visit->answer_room, sizeof(Answer));
    }
    go(step, SCREEN_READ); /* before the new answer: the time goes to the old one */
    visit->answers[visit->answer_count++] =
        (Answer){ .claim = claim, .first = LEVEL_NONE, .second = LEVEL_NONE };
    visit->level = LEVEL_NONE;
    visit->sure = SURE_NONE;
}

static void turn_page(Step *step, int by)
{
    step->visit->page += by;
    step->visit->pressed[0] = '\0';
    changed(step);
}

/* ---- a touch on each screen ---- */

static bool touch_nothing(Step *step, const char *id)
{
    (void)step;
    (void)id;
    return false;
}

static bool touch_attract(Step *step, const char *id)
{
    if (!is(id, "start"))
        return false;
    if (step->visit->setup->story_count == 1)
        begin_story(step, 0);
    else
        go(step, SCREEN_STORIES);
    return true;
}

static bool touch_stories(Step *step, const char *id)
{
    const VisitSetup *setup = step->visit->setup;
    const char *wanted = after(id, "story:");
    for (int i = 0; wanted && i < setup->story_count; i++) {
        if (is(wanted, setup->stories[i].id)) {
            begin_story(step, i);
            return true;
        }
    }
    if (is(id, "back"))
        end_visit(step, END_RESTARTED);
    return is(id, "back");
}

static void begin_reading(Step *step)
{
    Visit *visit = step->visit;
    if (visit->answer_count > 0) /* came back to the example from the first claim */
        visit->answer_count = 0;
    begin_claim(step, story(visit)->path[0]);
}

static bool touch_about(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (is(id, "next") && visit->setup->has_example) {
        visit->step = 0;
        go(step, SCREEN_EXAMPLE);
    } else if (is(id, "next")) {
        begin_reading(step);
    } else if (is(id, "back") && visit->setup->story_count > 1) {
        go(step, SCREEN_STORIES);
    } else {
        return false;
    }
    return true;
}

static bool touch_example(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (is(id, "skip") || (is(id, "next") && visit->step == VISIT_STEPS - 1)) {
        begin_reading(step);
    } else if (is(id, "next")) {
        visit->step++;
        go(step, SCREEN_EXAMPLE);
    } else if (is(id, "back") && visit->step > 0) {
        visit->step--;
        go(step, SCREEN_EXAMPLE);
    } else if (is(id, "back")) {
        go(step, SCREEN_ABOUT);
    } else {
        return false;
    }
    return true;
}

/* Back from a claim not rated yet: it was never begun. */
static void leave_claim(Step *step)
{
    Visit *visit = step->visit;
    if (visit->answer_count > 1) {
        go(step, SCREEN_COMPARE);
        visit->answer_count--;
    } else if (visit->setup->has_example) {
        go(step, SCREEN_EXAMPLE);
        visit->answer_count = 0;
    } else {
        go(step, SCREEN_ABOUT);
        visit->answer_count = 0;
    }
}

static bool touch_read(Step *step, const char *id)
{
    Visit *visit = step->visit;
    bool at_claim = visit->page >= visit->pages.last_page;
    if (is(id, "next") || (at_claim && after(id, "claim:")))
        go(step, SCREEN_RATE);
    else if (is(id, "back") && present(visit)->first == LEVEL_NONE)
        leave_claim(step);
    else
        return false;
    return true;
}

static bool touch_rate(Step *step, const char *id)
{
    Visit *visit = step->visit;
    Answer *answer = present(visit);
    bool open = answer->first == LEVEL_NONE;
    const char *level = after(id, "level:");
    static const char *const sures[] = { "", "sure:guessing", "sure:fairly", "sure:very" };
    if (open && level && rubric_level_from_name(level) >= 0) {
        visit->level = rubric_level_from_name(level);
        changed(step);
        return true;
    }
    for (int sure = SURE_GUESSING; open && sure <= SURE_VERY; sure++) {
        if (is(id, sures[sure]) && visit->level != LEVEL_CANT_TELL) {
            visit->sure = (Sure)sure;
            changed(step);
            return true;
        }
    }
    bool complete =
        visit->level != LEVEL_NONE && (visit->level == LEVEL_CANT_TELL || visit->sure != SURE_NONE);
    if (is(id, "next") && complete) {
        add_time(step);
        if (open) {
            answer->first = visit->level;
            answer->sure = visit->level == LEVEL_CANT_TELL ? SURE_NONE : visit->sure;
            record(step, RECORD_FIRST);
        }
        go(step, SCREEN_TRACE);
        return true;
    }
    if (is(id, "back"))
        go(step, SCREEN_READ);
    return is(id, "back");
}

static void open_card(Step *step, Card card)
{
    Visit *visit = step->visit;
    Answer *answer = present(visit);
    bool was_open = visit->open_cards & 1U << card;
    visit->open_cards = was_open ? 0 : 1U << card; /* one at a time fits every panel */
    bool known = false;
    for (int i = 0; i < answer->card_count; i++)
        known = known || answer->cards[i] == card;
    if (!known)
        answer->cards[answer->card_count++] = card;
    changed(step);
}

static bool touch_trace(Step *step, const char *id)
{
    static const char *const cards[CARD_COUNT] = { "card:first", "card:passed", "card:says",
                                                   "card:missing" };
    Visit *visit = step->visit;
    for (int card = 0; card < CARD_COUNT; card++) {
        if (is(id, cards[card])) {
            open_card(step, (Card)card);
            return true;
        }
    }
    if (is(id, "next") && present(visit)->card_count > 0)
        go(step, present(visit)->second == LEVEL_NONE ? SCREEN_KEEP : SCREEN_COMPARE);
    else if (is(id, "back"))
        go(step, SCREEN_RATE);
    else
        return false;
    return true;
}

static void rate_again(Step *step, int level)
{
    add_time(step);
    present(step->visit)->second = level;
    record(step, RECORD_SECOND);
    go(step, SCREEN_COMPARE);
}

static bool touch_keep(Step *step, const char *id)
{
    Visit *visit = step->visit;
    Answer *answer = present(visit);
    const char *name = after(id, "level:");
    int level = name ? rubric_level_from_name(name) : -1;
    if (level >= 0 && level != LEVEL_CANT_TELL && offers_levels(visit)) {
        rate_again(step, level);
    } else if (is(id, "keep") && answer->first != LEVEL_CANT_TELL) {
        rate_again(step, answer->first);
    } else if (is(id, "change") && !offers_levels(visit)) {
        visit->changing = true;
        changed(step);
    } else if (is(id, "back") && visit->changing) {
        visit->changing = false;
        changed(step);
    } else if (is(id, "back")) {
        go(step, SCREEN_TRACE);
    } else {
        return false;
    }
    return true;
}

static bool touch_compare(Step *step, const char *id)
{
    Visit *visit = step->visit;
    const char *reason = after(id, "disagree:");
    if (is(id, "disagree")) {
        visit->disagreeing = !visit->disagreeing;
        changed(step);
    } else if (visit->disagreeing && reason && reason[0] >= '1' && reason[0] <= '4' &&
               reason[1] == '\0') {
        present(visit)->disagree = reason[0] - '0';
        record(step, RECORD_DISAGREE);
        visit->disagreeing = false;
        changed(step);
    } else if (is(id, "next")) {
        int claim = next_claim(visit);
        if (claim >= 0)
            begin_claim(step, claim);
        else
            go(step, SCREEN_SUMMARY);
    } else if (is(id, "finish") && visit->more) {
        go(step, SCREEN_SUMMARY);
    } else if (is(id, "back")) {
        go(step, SCREEN_TRACE);
    } else {
        return false;
    }
    return true;
}

static bool touch_summary(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (is(id, "more") && visit_has_more(visit)) {
        visit->more = true;
        begin_claim(step, next_claim(visit));
    } else if (is(id, "finish")) {
        go(step, SCREEN_TAKEHOME);
    } else if (is(id, "back")) {
        go(step, SCREEN_COMPARE);
    } else {
        return false;
    }
    return true;
}

static bool touch_takehome(Step *step, const char *id)
{
    if (is(id, "finish"))
        end_visit(step, END_FINISHED);
    else if (is(id, "back"))
        go(step, SCREEN_SUMMARY);
    else
        return false;
    return true;
}

static bool touch_overlay(Step *step, const char *id)
{
    Visit *visit = step->visit;
    bool asking = visit->screen == SCREEN_RESTART_ASK;
    if (visit->screen == SCREEN_STILL_THERE && is(id, "stay")) {
        uncover(step);
        return true;
    }
    if (asking && is(id, "restart:yes")) {
        end_visit(step, END_RESTARTED);
        return true;
    }
    if ((asking && is(id, "restart:no")) ||
        (visit->screen != SCREEN_STILL_THERE && is(id, "back"))) {
        uncover(step);
        return true;
    }
    const char *code = visit->screen == SCREEN_LANGUAGES ? after(id, "lang:") : NULL;
    for (int i = 0; code && visit->setup->languages[i]; i++) {
        if (is(code, visit->setup->languages[i])) {
            visit->language = i;
            uncover(step);
            return true;
        }
    }
    return false;
}

/* Start again, language, text size ...: on every screen that has the bar. */
static bool touch_controls(Step *step, const char *id)
{
    Visit *visit = step->visit;
    bool *const settings[] = { &visit->large, &visit->contrast, &visit->low };
    static const char *const names[] = { "text_size", "contrast", "low" };
    for (size_t i = 0; i < COUNT(names); i++) {
        if (is(id, names[i])) {
            *settings[i] = !*settings[i];
            changed(step);
            return true;
        }
    }
    if (is(id, "speak")) {
        visit->speaking = !visit->speaking;
        step->effects.speak = visit->speaking;
        step->effects.hush = !visit->speaking;
        changed(step);
        return true;
    }
    bool covered = screens[visit->screen].overlay;
    if (is(id, "restart") && visit->screen != SCREEN_RESTART_ASK)
        cover(step, SCREEN_RESTART_ASK);
    else if (is(id, "languages") && !covered)
        cover(step, SCREEN_LANGUAGES);
    else
        return false;
    return true;
}

/* Pages are turned before a screen leads anywhere. */
static bool touch_pages(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (screens[visit->screen].overlay || visit->pages.count < 2)
        return false;
    if (is(id, "next") && visit->page < visit->pages.last_page) {
        turn_page(step, 1);
        return true;
    }
    if (is(id, "back") && visit->page > 0) {
        turn_page(step, -1);
        return true;
    }
    return false;
}

/* ---- hands ---- */

/* Whether the id was touched a moment ago; accepted ones are remembered. */
static bool just_touched(const Hands *hands, const char *id, int64_t now_ms)
{
    for (size_t i = 0; i < COUNT(hands->recent); i++) {
        if (hands->recent[i].id[0] && is(hands->recent[i].id, id) &&
            now_ms - hands->recent[i].ms < SAME_TOUCH_MS)
            return true;
    }
    return false;
}

static void remember_touch(Hands *hands, const char *id, int64_t now_ms)
{
    memmove(&hands->recent[1], &hands->recent[0], sizeof(hands->recent) - sizeof(hands->recent[0]));
    snprintf(hands->recent[0].id, sizeof(hands->recent[0].id), "%s", id);
    hands->recent[0].ms = now_ms;
}

static void felt(Step *step)
{
    step->visit->touched_ms = step->now_ms;
}

static void take_touch(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (just_touched(&visit->hands, id, step->now_ms))
        return;
    bool done = (screens[visit->screen].controls && touch_controls(step, id)) ||
                touch_pages(step, id) || screens[visit->screen].touch(step, id);
    /* After a reset nothing is remembered: the next visitor's first touch always works. */
    if (done && visit->screen != SCREEN_ATTRACT)
        remember_touch(&visit->hands, id, step->now_ms);
}

/* ---- time ---- */

static void set_deadlines(Step *step)
{
    Visit *visit = step->visit;
    bool watched = visit->screen != SCREEN_ATTRACT && visit->screen != SCREEN_SLEEP;
    if (!watched || visit->speaking)
        visit->idle_at_ms = CLOCK_NEVER;
    else
        visit->idle_at_ms = visit->touched_ms + visit->setup->idle_ms + visit->read_words * WORD_MS;
    int64_t wake = visit->idle_at_ms;
    if (visit->screen == SCREEN_STILL_THERE) {
        int64_t shown = step->now_ms - visit->warned_ms;
        wake = visit->warned_ms + (shown / 1000 + 1) * 1000;
    }
    if (visit->hands.down && visit->hands.down_ms + LOST_FINGER_MS < wake)
        wake = visit->hands.down_ms + LOST_FINGER_MS;
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
    reset(&step);
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
    take_touch(&step, id);
    return done(&step);
}

Effects visit_finger_down(Visit *visit, int64_t finger, const char *id, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    Hands *hands = &visit->hands;
    felt(&step);
    if (!hands->down) {
        hands->down = true;
        hands->finger = finger;
        hands->down_ms = now_ms;
        hands->swallowed = visit->screen == SCREEN_STILL_THERE;
        if (hands->swallowed) {
            uncover(&step);
        } else if (id) {
            snprintf(visit->pressed, sizeof(visit->pressed), "%s", id);
            changed(&step);
        }
    }
    return done(&step);
}

Effects visit_finger_up(Visit *visit, int64_t finger, const char *id, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    Hands *hands = &visit->hands;
    felt(&step);
    if (hands->down && hands->finger == finger) {
        char pressed[sizeof(visit->pressed)];
        snprintf(pressed, sizeof(pressed), "%s", visit->pressed);
        hands->down = false;
        visit->pressed[0] = '\0';
        if (pressed[0])
            changed(&step);
        if (pressed[0] && id && is(pressed, id))
            take_touch(&step, id);
    }
    return done(&step);
}

Effects visit_tick(Visit *visit, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    if (visit->hands.down && now_ms - visit->hands.down_ms >= LOST_FINGER_MS) {
        visit->hands.down = false;
        if (visit->pressed[0])
            changed(&step);
        visit->pressed[0] = '\0';
    }
    if (visit->screen == SCREEN_STILL_THERE) {
        if (now_ms - visit->warned_ms >= visit->setup->warn_ms)
            end_visit(&step, END_IDLE);
        else
            changed(&step); /* the countdown */
    } else if (now_ms >= visit->idle_at_ms) {
        visit->warned_ms = now_ms;
        cover(&step, SCREEN_STILL_THERE);
    }
    return done(&step);
}

Effects visit_shown(Visit *visit, int words, Pages pages, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    if (screens[visit->screen].overlay)
        return done(&step);
    visit->read_words = words;
    visit->pages = pages;
    if (visit->page > pages.last_page) {
        visit->page = pages.last_page;
        changed(&step);
    }
    return done(&step);
}

Effects visit_speech(Visit *visit, bool speaking, int64_t now_ms)
{
    Step step = { .visit = visit, .now_ms = now_ms };
    if (!speaking && visit->speaking) {
        visit->speaking = false;
        felt(&step);
        changed(&step);
    }
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
    int64_t left = visit->warned_ms + visit->setup->warn_ms - now_ms;
    return (int)((left + 999) / 1000);
}

bool visit_answered(const Visit *visit, int claim)
{
    return answered(visit, claim);
}

bool visit_has_more(const Visit *visit)
{
    Visit after_path = *visit;
    after_path.more = true;
    return visit->story >= 0 && next_claim(&after_path) >= 0;
}

/* ---- the invariants ---- */

static void check_answer(const Visit *visit, int number)
{
    const Answer *answer = &visit->answers[number];
    assert(answer->claim >= 0 && answer->claim < story(visit)->claim_count); /* (4) */
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
    assert(!screens[under].overlay);
    assert(screens[visit->screen].overlay ? !resting : visit->screen == under); /* (1) */
    if (resting) {                                                              /* (2) */
        assert(visit->story == -1 && visit->answer_count == 0 && visit->language == 0);
        assert(!visit->large && !visit->contrast && !visit->low && !visit->speaking);
        assert(!visit->begun && !visit->more && visit->idle_at_ms == CLOCK_NEVER);
        return;
    }
    if (under >= SCREEN_ABOUT)
        assert(visit->story >= 0 && visit->begun); /* (3) */
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
