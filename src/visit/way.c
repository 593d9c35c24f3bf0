/* way.c: what a touch does on each screen. The diagram is in visit.c. */
#include <assert.h>
#include <string.h>

#include "base/memory.h"
#include "visit/visit_private.h"

typedef bool Touch(Step *step, const char *id); /* true when the id did something */

static Touch touch_attract, touch_stories, touch_about, touch_example, touch_read, touch_rate,
    touch_trace, touch_keep, touch_compare, touch_summary, touch_takehome, touch_overlay,
    touch_nothing;

static const struct {
    const char *name;
    Touch *touch;
    bool overlay;
    bool controls; /* has the bar: start again, language, text size ... */
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

static bool is(const char *id, const char *wanted)
{
    return strcmp(id, wanted) == 0;
}

/* Returns what follows the prefix, or NULL. */
static const char *after(const char *id, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(id, prefix, length) == 0 ? id + length : NULL;
}

static bool offers_levels(const Visit *visit)
{
    return visit->changing || visit_present(visit)->first == LEVEL_CANT_TELL;
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
        visit_step_begin_story(step, 0);
    else
        visit_step_go(step, SCREEN_STORIES);
    return true;
}

static bool touch_stories(Step *step, const char *id)
{
    const VisitSetup *setup = step->visit->setup;
    const char *wanted = after(id, "story:");
    for (int i = 0; wanted && i < setup->story_count; i++) {
        if (is(wanted, setup->stories[i].id)) {
            visit_step_begin_story(step, i);
            return true;
        }
    }
    if (is(id, "back"))
        visit_step_end(step, END_RESTARTED);
    return is(id, "back");
}

static bool touch_about(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (is(id, "next") && visit->setup->has_example) {
        visit->step = 0;
        visit_step_go(step, SCREEN_EXAMPLE);
    } else if (is(id, "next")) {
        visit_step_begin_reading(step);
    } else if (is(id, "back") && visit->setup->story_count > 1) {
        visit_step_go(step, SCREEN_STORIES);
    } else {
        return false;
    }
    return true;
}

static bool touch_example(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (is(id, "skip") || (is(id, "next") && visit->step == VISIT_STEPS - 1)) {
        visit_step_begin_reading(step);
    } else if (is(id, "next")) {
        visit->step++;
        visit_step_go(step, SCREEN_EXAMPLE);
    } else if (is(id, "back") && visit->step > 0) {
        visit->step--;
        visit_step_go(step, SCREEN_EXAMPLE);
    } else if (is(id, "back")) {
        visit_step_go(step, SCREEN_ABOUT);
    } else {
        return false;
    }
    return true;
}

/* Back from a claim that was not rated: it counts as never begun. */
static void leave_claim(Step *step)
{
    Visit *visit = step->visit;
    if (visit->answer_count > 1) {
        visit_step_go(step, SCREEN_COMPARE);
        visit->answer_count--;
    } else if (visit->setup->has_example) {
        visit_step_go(step, SCREEN_EXAMPLE);
        visit->answer_count = 0;
    } else {
        visit_step_go(step, SCREEN_ABOUT);
        visit->answer_count = 0;
    }
}

static bool touch_read(Step *step, const char *id)
{
    Visit *visit = step->visit;
    bool at_claim = visit->page >= visit->pages.last_page;
    if (is(id, "next") || (at_claim && after(id, "claim:")))
        visit_step_go(step, SCREEN_RATE);
    else if (is(id, "back") && visit_present(visit)->first == LEVEL_NONE)
        leave_claim(step);
    else
        return false;
    return true;
}

static bool touch_rate(Step *step, const char *id)
{
    Visit *visit = step->visit;
    Answer *answer = visit_present(visit);
    bool open = answer->first == LEVEL_NONE;
    const char *level = after(id, "level:");
    static const char *const sures[] = { "", "sure:guessing", "sure:fairly", "sure:very" };
    if (open && level && rubric_level_from_name(level) >= 0) {
        visit->level = rubric_level_from_name(level);
        visit_step_changed(step);
        return true;
    }
    for (int sure = SURE_GUESSING; open && sure <= SURE_VERY; sure++) {
        if (is(id, sures[sure]) && visit->level != LEVEL_CANT_TELL) {
            visit->sure = (Sure)sure;
            visit_step_changed(step);
            return true;
        }
    }
    bool complete =
        visit->level != LEVEL_NONE && (visit->level == LEVEL_CANT_TELL || visit->sure != SURE_NONE);
    if (is(id, "next") && complete) {
        visit_step_add_time(step);
        if (open) {
            answer->first = visit->level;
            answer->sure = visit->level == LEVEL_CANT_TELL ? SURE_NONE : visit->sure;
            visit_step_record(step, RECORD_FIRST);
        }
        visit_step_go(step, SCREEN_TRACE);
        return true;
    }
    if (is(id, "back"))
        visit_step_go(step, SCREEN_READ);
    return is(id, "back");
}

static void open_card(Step *step, Card card)
{
    Visit *visit = step->visit;
    Answer *answer = visit_present(visit);
    bool was_open = visit->open_cards & 1U << card;
    visit->open_cards = was_open ? 0 : 1U << card; /* only one at a time fits on every panel */
    visit->page = 0;
    bool known = false;
    for (int i = 0; i < answer->card_count; i++)
        known = known || answer->cards[i] == card;
    if (!known)
        answer->cards[answer->card_count++] = card;
    visit_step_changed(step);
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
    if (is(id, "next") && visit_present(visit)->card_count > 0)
        visit_step_go(step,
                      visit_present(visit)->second == LEVEL_NONE ? SCREEN_KEEP : SCREEN_COMPARE);
    else if (is(id, "back"))
        visit_step_go(step, SCREEN_RATE);
    else
        return false;
    return true;
}

static void rate_again(Step *step, int level)
{
    visit_step_add_time(step);
    visit_present(step->visit)->second = level;
    visit_step_record(step, RECORD_SECOND);
    visit_step_go(step, SCREEN_COMPARE);
}

static bool touch_keep(Step *step, const char *id)
{
    Visit *visit = step->visit;
    Answer *answer = visit_present(visit);
    const char *name = after(id, "level:");
    int level = name ? rubric_level_from_name(name) : -1;
    if (level >= 0 && level != LEVEL_CANT_TELL && offers_levels(visit)) {
        rate_again(step, level);
    } else if (is(id, "keep") && answer->first != LEVEL_CANT_TELL) {
        rate_again(step, answer->first);
    } else if (is(id, "change") && !offers_levels(visit)) {
        visit->changing = true;
        visit_step_changed(step);
    } else if (is(id, "back") && visit->changing) {
        visit->changing = false;
        visit_step_changed(step);
    } else if (is(id, "back")) {
        visit_step_go(step, SCREEN_TRACE);
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
        visit_step_changed(step);
    } else if (visit->disagreeing && reason && reason[0] >= '1' && reason[0] <= '4' &&
               reason[1] == '\0') {
        visit_present(visit)->disagree = reason[0] - '0';
        visit_step_record(step, RECORD_DISAGREE);
        visit->disagreeing = false;
        visit_step_changed(step);
    } else if (is(id, "next")) {
        int claim = visit_next_claim(visit, visit->more);
        if (claim >= 0)
            visit_step_begin_claim(step, claim);
        else
            visit_step_go(step, SCREEN_SUMMARY);
    } else if (is(id, "finish") && visit->more) {
        visit_step_go(step, SCREEN_SUMMARY);
    } else if (is(id, "back")) {
        visit_step_go(step, SCREEN_TRACE);
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
        visit_step_begin_claim(step, visit_next_claim(visit, visit->more));
    } else if (is(id, "finish")) {
        visit_step_go(step, SCREEN_TAKEHOME);
    } else if (is(id, "back")) {
        visit_step_go(step, SCREEN_COMPARE);
    } else {
        return false;
    }
    return true;
}

static bool touch_takehome(Step *step, const char *id)
{
    if (is(id, "finish"))
        visit_step_end(step, END_FINISHED);
    else if (is(id, "back"))
        visit_step_go(step, SCREEN_SUMMARY);
    else
        return false;
    return true;
}

static bool touch_overlay(Step *step, const char *id)
{
    Visit *visit = step->visit;
    bool asking = visit->screen == SCREEN_RESTART_ASK;
    if (asking && is(id, "restart:yes")) {
        visit_step_end(step, END_RESTARTED);
        return true;
    }
    if ((asking && is(id, "restart:no")) || is(id, "back")) {
        visit_step_uncover(step);
        return true;
    }
    const char *code = visit->screen == SCREEN_LANGUAGES ? after(id, "lang:") : NULL;
    for (int i = 0; code && visit->setup->languages[i]; i++) {
        if (is(code, visit->setup->languages[i])) {
            visit->language = i;
            visit_step_uncover(step);
            return true;
        }
    }
    return false;
}

/* The buttons of the bar: start again, language, text size ... */
static bool touch_controls(Step *step, const char *id)
{
    Visit *visit = step->visit;
    bool *const settings[] = { &visit->large, &visit->contrast, &visit->low };
    static const char *const names[] = { "text_size", "contrast", "low" };
    for (size_t i = 0; i < COUNT(names); i++) {
        if (is(id, names[i])) {
            *settings[i] = !*settings[i];
            visit_step_changed(step);
            return true;
        }
    }
    if (is(id, "speak") && visit->setup->has_voice) {
        visit_step_read_aloud(step, !visit->aloud);
        return true;
    }
    bool covered = screens[visit->screen].overlay;
    if (is(id, "restart") && visit->screen != SCREEN_RESTART_ASK)
        visit_step_cover(step, SCREEN_RESTART_ASK);
    else if (is(id, "languages") && !covered)
        visit_step_cover(step, SCREEN_LANGUAGES);
    else
        return false;
    return true;
}

/* `next` and `back` turn pages before they lead to another screen. */
static bool touch_pages(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (screens[visit->screen].overlay || visit->pages.count < 2)
        return false;
    if (is(id, "next") && visit->page < visit->pages.last_page) {
        visit_step_turn_page(step, 1);
        return true;
    }
    if (is(id, "back") && visit->page > 0) {
        visit_step_turn_page(step, -1);
        return true;
    }
    return false;
}

/* Starts reading aloud and explains the keys; on ATTRACT it also begins the visit. */
static void help_by_voice(Step *step)
{
    if (step->visit->screen == SCREEN_ATTRACT)
        touch_attract(step, "start");
    visit_step_read_aloud(step, true);
    step->effects.help = true;
}

/* Handles the ids that are only for keys, on any screen but SLEEP. */
static bool touch_voice(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (!visit->setup->has_voice || visit->screen == SCREEN_SLEEP)
        return false;
    if (is(id, "help") || (is(id, "headphones:in") && !visit->aloud)) {
        help_by_voice(step);
        return true;
    }
    if (!visit->aloud)
        return false;
    if (is(id, "headphones:out"))
        visit_step_read_aloud(step, false);
    else if (is(id, "repeat"))
        step->effects.speak = true;
    else
        return visit_step_set_voice(step, id);
    return true;
}

bool visit_is_overlay(Screen screen)
{
    return screens[screen].overlay;
}

bool visit_step_take(Step *step, const char *id)
{
    Screen screen = step->visit->screen;
    return touch_voice(step, id) || (screens[screen].controls && touch_controls(step, id)) ||
           touch_pages(step, id) || screens[screen].touch(step, id);
}
