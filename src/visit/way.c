/* way.c: what a touch does on each screen. The diagram is in visit.c. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "visit/visit_private.h"

typedef bool Touch(Step *step, const char *id); /* true when the id did something */

static Touch touch_attract, touch_stories, touch_about, touch_example, touch_read, touch_rate,
    touch_trace, touch_keep, touch_compare, touch_summary, touch_takehome, touch_overlay,
    touch_nothing, touch_staff;

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
    [SCREEN_TOOLS] = { "tools", touch_overlay, true, true },
    [SCREEN_SLEEP] = { "sleep", touch_nothing, false, false },
    [SCREEN_STAFF] = { "staff", touch_staff, false, false },
};

const char *visit_screen_name(Screen screen)
{
    return screens[screen].name;
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

/* ---- a touch on each screen ---- */

static bool touch_nothing(Step *step, const char *id)
{
    (void)step;
    (void)id;
    return false;
}

/* Returns the language's number, or -1. */
static int language_from_code(const VisitSetup *setup, const char *code)
{
    for (int i = 0; setup->languages[i]; i++) {
        if (is(code, setup->languages[i]))
            return i;
    }
    return -1;
}

static bool touch_attract(Step *step, const char *id)
{
    Visit *visit = step->visit;
    const char *code = after(id, "start:");
    int language = code ? language_from_code(visit->setup, code) : 0;
    if (!(code || is(id, "start")) || language < 0)
        return false;
    visit->language = language;
    if (visit->setup->story_count == 1)
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

/* The visitor guesses; a guess from before is forgotten. */
static void go_to_example(Step *step)
{
    Visit *visit = step->visit;
    visit->step = 0;
    visit->level = visit->level_other = LEVEL_NONE;
    visit->split = false;
    visit_step_go(step, SCREEN_EXAMPLE);
}

static bool touch_about(Step *step, const char *id)
{
    Visit *visit = step->visit;
    if (is(id, "next") && visit->setup->has_example) {
        go_to_example(step);
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
    const char *name = after(id, "level:");
    int level = name ? rubric_level_from_name(name) : -1;
    bool guessing = visit->step == 0;
    if (is(id, guessing ? "skip" : "next")) {
        visit_step_begin_reading(step);
    } else if (guessing && level >= 0) {
        visit->level = level;
        visit->step++;
        visit->pulled_ms = step->now_ms;
        visit_step_go(step, SCREEN_EXAMPLE);
    } else if (is(id, "back") && !guessing) {
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
        go_to_example(step);
        visit->answer_count = 0;
    } else {
        visit_step_go(step, SCREEN_ABOUT);
        visit->answer_count = 0;
    }
}

/* A rating that was given is shown again. */
static void go_to_rate(Step *step)
{
    Visit *visit = step->visit;
    const Answer *answer = visit_present(visit);
    if (answer->first != LEVEL_NONE) {
        visit->level = answer->first;
        visit->level_other = answer->first_other;
        visit->split = answer->first_other != LEVEL_NONE;
        visit->sure = answer->sure;
    }
    visit_step_go(step, SCREEN_RATE);
}

static bool touch_read(Step *step, const char *id)
{
    Visit *visit = step->visit;
    bool at_claim = visit->page >= visit->pages.last_page;
    if (is(id, "next") || (at_claim && after(id, "claim:")))
        go_to_rate(step);
    else if (is(id, "back") && visit_present(visit)->first == LEVEL_NONE)
        leave_claim(step);
    else
        return false;
    return true;
}

/* ---- RATE ---- */

bool visit_rated(const Visit *visit)
{
    return visit->level == LEVEL_CANT_TELL ||
           (visit->level != LEVEL_NONE && visit->sure != SURE_NONE);
}

/* Of two people who disagree each has a level; a third one takes the place of the older. "Can't
 * tell" stands alone. */
static void choose(Visit *visit, int level)
{
    bool alone = visit->level == LEVEL_NONE || visit->level == LEVEL_CANT_TELL;
    if (level == LEVEL_CANT_TELL)
        visit->split = false;
    if (!visit->split || alone) {
        visit->level = level;
        visit->level_other = LEVEL_NONE;
    } else if (level != visit->level && level != visit->level_other) {
        if (visit->level_other != LEVEL_NONE)
            visit->level = visit->level_other;
        visit->level_other = level;
    }
}

/* Takes a level, a sureness or `split`; these do nothing once the rating was given. */
static bool take_rating(Step *step, const char *id)
{
    static const char *const sures[] = { "", "sure:guessing", "sure:fairly", "sure:very" };
    Visit *visit = step->visit;
    const char *name = after(id, "level:");
    int level = name ? rubric_level_from_name(name) : -1;
    int sure = SURE_VERY;
    while (sure > SURE_NONE && !is(id, sures[sure]))
        sure--;
    if (level >= 0) {
        choose(visit, level);
    } else if (sure > SURE_NONE && visit->level != LEVEL_CANT_TELL) {
        visit->sure = (Sure)sure;
    } else if (is(id, "split")) {
        visit->split = !visit->split;
        visit->level_other = LEVEL_NONE;
    } else {
        return false;
    }
    visit_step_changed(step);
    return true;
}

/* The first time only the first span is there, and begins to grow. */
static void go_to_trace(Step *step)
{
    Visit *visit = step->visit;
    Answer *answer = visit_present(visit);
    if (answer->spans == 0) {
        answer->spans = 1;
        visit->pulled_ms = step->now_ms;
    }
    visit->spans = answer->spans;
    visit_step_go(step, SCREEN_TRACE);
}

/* Gives the first rating, if it was not given before, and shows its trail. */
static void follow_trail(Step *step)
{
    Visit *visit = step->visit;
    Answer *answer = visit_present(visit);
    visit_step_add_time(step);
    if (answer->first == LEVEL_NONE) {
        answer->first = visit->level;
        answer->first_other = visit->level_other;
        answer->sure = visit->level == LEVEL_CANT_TELL ? SURE_NONE : visit->sure;
        visit_step_record(step, RECORD_FIRST);
    }
    go_to_trace(step);
}

static bool touch_rate(Step *step, const char *id)
{
    Visit *visit = step->visit;
    bool given = visit_present(visit)->first != LEVEL_NONE;
    bool took = !given && take_rating(step, id);
    /* On small panels nothing else leads on, also when the rating was given before. */
    bool completes = visit->setup->sure_leads_on && (given || took) &&
                     (after(id, "sure:") || is(id, "level:cant_tell"));
    if (visit_rated(visit) && (is(id, "next") || completes))
        follow_trail(step);
    else if (is(id, "back"))
        visit_step_go(step, SCREEN_READ);
    else
        return took;
    return true;
}

/* ---- TRACE ---- */

static void pull(Step *step)
{
    Visit *visit = step->visit;
    if (visit->spans < visit->pages.spans) {
        visit_present(visit)->spans = ++visit->spans;
        visit->pulled_ms = step->now_ms;
    }
    visit_step_changed(step);
}

/* Opens a card (or -1) or a knot (or 0). Only one of them at a time fits on every panel. */
static void open(Step *step, int card, int knot)
{
    Visit *visit = step->visit;
    Answer *answer = visit_present(visit);
    visit->card = card;
    visit->knot = knot;
    visit->asking = false;
    visit->page = 0;
    answer->opened = true;
    bool known = card < 0;
    for (int i = 0; i < answer->card_count; i++)
        known = known || (int)answer->cards[i] == card;
    if (!known)
        answer->cards[answer->card_count++] = (Card)card;
    pull(step);
}

bool visit_may_look(const Visit *visit)
{
    return visit->under == SCREEN_TRACE && visit->spans == 1 &&
           visit_present(visit)->look == LOOK_NONE;
}

/* Returns the number in knot:N, or 0. A trail has at most one knot more than it has spans. */
static int knot_from_id(const Visit *visit, const char *id)
{
    const char *digits = after(id, "knot:");
    char *rest;
    long number = digits ? strtol(digits, &rest, 10) : 0;
    bool whole = digits && digits[0] >= '1' && digits[0] <= '9' && *rest == '\0';
    return whole && number <= visit->pages.spans + 1 ? (int)number : 0;
}

/* Takes a card, a knot or a place to look. */
static bool take_trail(Step *step, const char *id)
{
    static const char *const looks[] = { "", "look:ask", "look:open", "look:others" };
    Visit *visit = step->visit;
    const char *name = after(id, "card:");
    for (int card = 0; name && card < CARD_COUNT; card++) {
        if (is(name, content_card_name((Card)card))) {
            open(step, card, 0);
            return true;
        }
    }
    int knot = knot_from_id(visit, id);
    if (knot > 0)
        open(step, -1, knot);
    for (int look = LOOK_ASK; visit_may_look(visit) && look <= LOOK_OTHERS; look++) {
        if (is(id, looks[look])) {
            visit_present(visit)->look = (Look)look;
            pull(step);
            return true;
        }
    }
    return knot > 0;
}

static bool touch_trace(Step *step, const char *id)
{
    Visit *visit = step->visit;
    const Answer *answer = visit_present(visit);
    if (take_trail(step, id))
        return true;
    if (is(id, "next") && answer->opened) {
        visit_step_go(step, answer->second == LEVEL_NONE ? SCREEN_KEEP : SCREEN_COMPARE);
    } else if (is(id, "ask") || (is(id, "back") && visit->asking)) {
        visit->asking = is(id, "ask");
        visit_step_changed(step);
    } else if (is(id, "back")) {
        go_to_rate(step);
    } else {
        return false;
    }
    return true;
}

/* ---- KEEP and COMPARE ---- */

/* The level that is touched is the second rating, the first guess as well as another one. */
static bool touch_keep(Step *step, const char *id)
{
    const char *name = after(id, "level:");
    int level = name ? rubric_level_from_name(name) : -1;
    if (level >= 0) {
        visit_step_add_time(step);
        visit_present(step->visit)->second = level;
        visit_step_record(step, RECORD_SECOND);
        visit_step_go(step, SCREEN_COMPARE);
        return true;
    }
    if (is(id, "back"))
        go_to_trace(step);
    return is(id, "back");
}

/* Gives the reason, or takes it back. Each is recorded once. */
static void disagree(Step *step, int reason)
{
    Answer *answer = visit_present(step->visit);
    answer->disagree = answer->disagree == reason ? 0 : reason;
    if (answer->disagree && !(answer->noted & 1U << reason)) {
        answer->noted |= 1U << reason;
        visit_step_record(step, RECORD_DISAGREE);
    }
    visit_step_changed(step);
}

/* Shows or leaves the page with the reasons to disagree. */
static void show_reasons(Step *step, bool shown)
{
    step->visit->disagreeing = shown;
    step->visit->page = 0;
    step->visit->pages = (Pages){ 1, 0, 0 };
    visit_step_arrive(step);
}

static bool touch_compare(Step *step, const char *id)
{
    Visit *visit = step->visit;
    const char *reason = after(id, "disagree:");
    int number = reason && reason[0] && !reason[1] ? reason[0] - '0' : 0;
    if (is(id, "disagree") && !visit->disagreeing) {
        show_reasons(step, true);
    } else if (is(id, "back") && visit->disagreeing) {
        show_reasons(step, false);
    } else if (visit->disagreeing && number >= 1 && number <= VISIT_REASONS) {
        disagree(step, number);
    } else if (is(id, "next")) {
        int claim = visit_next_claim(visit, visit->more);
        if (claim >= 0)
            visit_step_begin_claim(step, claim);
        else
            visit_step_go(step, SCREEN_SUMMARY);
    } else if (is(id, "finish") && visit->more) {
        visit_step_go(step, SCREEN_SUMMARY);
    } else if (is(id, "back")) {
        go_to_trace(step);
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
    bool closes = visit->screen == SCREEN_TOOLS && (is(id, "stay") || is(id, "tools"));
    if ((asking && is(id, "restart:no")) || closes || is(id, "back")) {
        visit_step_uncover(step);
        return true;
    }
    const char *code = visit->screen == SCREEN_LANGUAGES ? after(id, "lang:") : NULL;
    int language = code ? language_from_code(visit->setup, code) : -1;
    if (language < 0)
        return false;
    visit->language = language;
    visit_step_uncover(step);
    return true;
}

/* Everything else on it is the panel's: see staff/staff.h. */
static bool touch_staff(Step *step, const char *id)
{
    if (!is(id, "staff:close"))
        return false;
    visit_step_reset(step);
    return true;
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
    else if (is(id, "languages") && (!covered || visit->screen == SCREEN_TOOLS))
        visit_step_cover(step, SCREEN_LANGUAGES);
    else if (is(id, "tools") && !covered)
        visit_step_cover(step, SCREEN_TOOLS);
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
