/* staff.c: the panel for staff, as a state machine, and what must hold in each state.
 *
 *   AWAY -> DOOR        the corner or F1 was held                    [staff_open]
 *   DOOR -> TODAY       the right PIN                                [staff_pad_checked]
 *   DOOR -> PIN         the first PIN: "Choose your own"             [staff_pad_touch]
 *   PIN -> TODAY        the same new PIN twice                       [staff_pad_chose]
 *   TODAY -> STORIES, COUNTS, ROOM, CARE, CLASS, LOG   staff:stories ...   [touch_today]
 *   CLASS -> TODAY, AWAY    or AWAY -> CLASS after a pulled plug     [staff_class_left, _again]
 *   ROOM -> LANGUAGES, CLOCK                staff:set:languages, staff:set:clock
 *   STORIES -> STORY    staff:story:ID      STORIES -> STICK -> STORY    staff:stick
 *   any of those -> any other, STORY -> STORY, STICK: on a wide panel    [touch_beside]
 *   STORY -> AWAY       staff:see           ROOM -> HOURS    staff:hours
 *   CARE -> PIN, GIVE_BACK                  staff:pin:new, staff:give_back
 *   CARE -> TEST -> TESTED                  staff:test; 30 s, or all wiped  [staff_test_end]
 *   CARE -> SIZE                            staff:size
 *   DOOR, TODAY, CARE -> CLEAN -> the same  staff:clean; 60 s        [staff_tick]
 *   DOOR, TODAY, CARE -> OFF -> DARK        staff:off; 10 s; or back by staff:stay
 *   CARE -> DARK        staff:restart
 *   any behind the PIN -> STILL -> AWAY     by time                  [staff_tick]
 *   DOOR -> AWAY        by time; any -> AWAY  staff:close
 *
 * What holds after each step (staff_check asserts exactly this):
 *  (1) under == page, except on CLEAN, OFF and STILL, where under is DOOR or behind the PIN.
 *  (2) Behind the PIN the PIN was right, and away it is forgotten. A class is not behind it: its
 *      lesson needs none.
 *  (3) Digits stand only on DOOR and PIN, or under a page over them, and are at most eight; a
 *      digit is a digit.
 *  (4) The caller checks a PIN only while there are digits.
 *  (5) A page ends by itself only if it is CLEAN, OFF, STILL, TEST or DARK.
 *  (6) STORY has a story's id. The days that are chosen are days; each day closes no sooner than it
 *      opens, and within the day.
 *  (7) A wait after wrong PINs is at most half an hour.
 *  (8) The volume is one to three, and the leaf of the counts one of three.
 */
#include "staff/staff.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "staff/staff_private.h"

#define DOOR_MS  20000 /* untouched, it closes */
#define PANEL_MS 180000
#define WARN_MS  20000
#define DARK_MS  120000 /* by then the machine is off, or something went wrong */
#define ALL_DAYS ((1U << STAFF_DAYS) - 1)

static const char *const names[STAFF_PAGES] = {
    [STAFF_AWAY] = "attract",          [STAFF_DOOR] = "staff",
    [STAFF_CLEAN] = "staff_clean",     [STAFF_OFF] = "staff_off",
    [STAFF_DARK] = "staff_dark",       [STAFF_TODAY] = "staff_today",
    [STAFF_STORIES] = "staff_stories", [STAFF_STORY] = "staff_story",
    [STAFF_COUNTS] = "staff_counts",   [STAFF_ROOM] = "staff_room",
    [STAFF_HOURS] = "staff_hours",     [STAFF_CARE] = "staff_care",
    [STAFF_PIN] = "staff_pin",         [STAFF_GIVE_BACK] = "staff_give_back",
    [STAFF_TEST] = "staff_test",       [STAFF_TESTED] = "staff_tested",
    [STAFF_SIZE] = "staff_size",       [STAFF_LANGUAGES] = "staff_languages",
    [STAFF_CLOCK] = "staff_clock",     [STAFF_STICK] = "staff_stick",
    [STAFF_STILL] = "staff_still",     [STAFF_LOG] = "staff_log",
    [STAFF_CLASS] = "class",
};

const char *staff_page_name(StaffPage page)
{
    return names[page];
}

/* ---- what must hold ---- */

bool staff_is_over(StaffPage page)
{
    return page == STAFF_CLEAN || page == STAFF_OFF || page == STAFF_STILL;
}

static bool is_behind_pin(StaffPage page)
{
    return page >= STAFF_TODAY && page != STAFF_STILL && page != STAFF_CLASS;
}

static void check_hours(const StaffKept *kept)
{
    for (int day = 0; day < STAFF_DAYS; day++) {
        const StaffHours *hours = &kept->hours[day];
        assert(hours->opens >= 0 && hours->closes >= hours->opens); /* (6) */
        assert(hours->closes <= STAFF_QUARTERS);                    /* (6) */
    }
}

void staff_check(const Staff *staff)
{
    StaffPage under = staff->under;
    assert(staff->page < STAFF_PAGES && !staff_is_over(under));              /* (1) */
    assert(staff_is_over(staff->page) || staff->page == under);              /* (1) */
    assert(!staff_is_over(staff->page) || under >= STAFF_DOOR);              /* (1) */
    assert(!is_behind_pin(under) || staff->past_door || under == STAFF_PIN); /* (2) */
    assert(under != STAFF_AWAY || !staff->past_door);                        /* (2) */
    size_t digits = strlen(staff->digits);
    assert(digits == 0 || under == STAFF_DOOR || under == STAFF_PIN); /* (3) */
    assert(digits <= STAFF_PIN_MOST);                                 /* (3) */
    assert(strspn(staff->digits, "0123456789") == digits);            /* (3) */
    assert(!staff->checking || under == STAFF_AWAY || digits > 0);    /* (4) */
    bool ends = staff_is_over(staff->page) || staff->page == STAFF_DARK ||
                staff->page == STAFF_TEST;                                     /* (5) */
    assert(ends == (staff->until_ms != CLOCK_NEVER));                          /* (5) */
    assert(under != STAFF_STORY || staff->story[0]);                           /* (6) */
    assert((staff->days & ~ALL_DAYS) == 0);                                    /* (6) */
    check_hours(&staff->kept);                                                 /* (6) */
    assert(staff->kept.wait_ms >= 0 && staff->kept.wait_ms <= 30 * 60 * 1000); /* (7) */
    assert(staff->loud >= 1 && staff->loud <= 3);                              /* (8) */
    assert(staff->leaf >= 0 && staff->leaf < STAFF_LEAVES);                    /* (8) */
}

/* ---- moving ---- */

void staff_step_says(StaffStep *step, StaffSays says)
{
    step->staff->says = says;
    step->effects.changed = true;
}

void staff_step_ask(StaffStep *step, StaffAsk what)
{
    step->effects.ask = what;
}

void staff_step_note(StaffStep *step, DiaryWhat what)
{
    step->effects.note = what;
}

static void arrive(StaffStep *step)
{
    step->effects.changed = step->effects.moved = true;
}

void staff_step_go(StaffStep *step, StaffPage page)
{
    Staff *staff = step->staff;
    staff->page = staff->under = page;
    staff->until_ms = CLOCK_NEVER;
    staff->says = STAFF_SAYS_NOTHING;
    staff->more = false;
    staff->first = 0;
    staff->leaf = 0;
    memset(staff->digits, 0, sizeof(staff->digits));
    memset(staff->before, 0, sizeof(staff->before));
    staff->checking = false;
    if (page == STAFF_HOURS)
        staff->days = ALL_DAYS;
    if (page == STAFF_DARK)
        staff->until_ms = step->now_ms + DARK_MS;
    arrive(step);
}

void staff_step_cover(StaffStep *step, StaffPage page, int64_t ms)
{
    step->staff->page = page;
    step->staff->until_ms = step->now_ms + ms;
    arrive(step);
}

void staff_step_uncover(StaffStep *step)
{
    step->staff->page = step->staff->under;
    step->staff->until_ms = CLOCK_NEVER;
    step->staff->touched_ms = step->now_ms; /* its own time begins again */
    arrive(step);
}

void staff_step_close(StaffStep *step)
{
    staff_step_go(step, STAFF_AWAY);
    step->staff->past_door = false;
    step->effects.left = true;
}

/* ---- time ---- */

static int64_t next_second(const Staff *staff, int64_t now_ms)
{
    int64_t left = staff->until_ms - now_ms;
    int64_t whole = left > 0 ? (left - 1) / 1000 * 1000 : 0;
    return staff->until_ms - whole;
}

/* When the page is closed, or the warning comes. */
static int64_t idle_at_ms(const Staff *staff)
{
    if (staff->page == STAFF_DOOR)
        return staff->touched_ms + DOOR_MS;
    /* Copying is not cut off, and who is at the pad of a new PIN has the same time. A lesson is not
     * cut off either. */
    bool class = staff->page == STAFF_CLASS && staff->past_door;
    bool waits = staff->says == STAFF_SAYS_COPYING || !(is_behind_pin(staff->page) || class);
    return waits ? CLOCK_NEVER : staff->touched_ms + PANEL_MS;
}

static void end_by_itself(StaffStep *step)
{
    Staff *staff = step->staff;
    switch (staff->page) {
    case STAFF_OFF:
        staff->restarts = false;
        staff_step_go(step, STAFF_DARK);
        staff_step_note(step, DIARY_OFF);
        staff_step_ask(step, STAFF_ASK_OFF);
        break;
    case STAFF_TEST: staff_test_end(step); break;
    case STAFF_STILL:
    case STAFF_DARK: staff_step_close(step); break;
    default: staff_step_uncover(step); break;
    }
}

static StaffEffects done(StaffStep *step)
{
    Staff *staff = step->staff;
    int64_t wake = staff_pad_wake_ms(staff), idle = idle_at_ms(staff);
    if (staff->until_ms != CLOCK_NEVER)
        wake = next_second(staff, step->now_ms) < wake ? next_second(staff, step->now_ms) : wake;
    step->effects.wake_ms = idle < wake ? idle : wake;
    staff_check(staff);
    return step->effects;
}

/* ---- what the caller calls ---- */

StaffKept staff_kept_default(void)
{
    StaffKept kept = { 0 };
    for (int day = 0; day < STAFF_DAYS; day++)
        kept.hours[day].closes = STAFF_QUARTERS;
    return kept;
}

void staff_start(Staff *staff, const StaffFacts *facts, const StaffKept *kept, int64_t now_ms)
{
    *staff = (Staff){ .facts = facts,
                      .kept = *kept,
                      .loud = 3,
                      .rows = 1,
                      .until_ms = CLOCK_NEVER,
                      .touched_ms = now_ms,
                      .kept_ms = now_ms,
                      .wait_until_ms = now_ms + kept->wait_ms };
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    done(&step);
}

StaffEffects staff_open(Staff *staff, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    if (staff->page != STAFF_AWAY)
        return done(&step);
    staff->touched_ms = now_ms;
    staff_step_go(&step, STAFF_DOOR);
    if (staff_wait_s(staff, now_ms) > 0)
        staff_step_says(&step, STAFF_SAYS_WAIT);
    return done(&step);
}

StaffEffects staff_touch(Staff *staff, const char *id, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    if (staff_is_deaf(staff) || staff->page == STAFF_AWAY)
        return done(&step);
    staff->touched_ms = now_ms;
    if (staff->page == STAFF_STILL) { /* any touch only means "stay" */
        staff_step_uncover(&step);
        snprintf(step.effects.took, sizeof(step.effects.took), "stay");
    } else if (staff_step_take(&step, id)) {
        snprintf(step.effects.took, sizeof(step.effects.took), "%s", id);
    }
    return done(&step);
}

StaffEffects staff_felt(Staff *staff, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    if (!staff_is_deaf(staff))
        staff->touched_ms = now_ms;
    return done(&step);
}

StaffEffects staff_wipe(Staff *staff, double x_mm, double y_mm, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    staff_test_wipe(&step, x_mm, y_mm);
    return done(&step);
}

StaffEffects staff_tick(Staff *staff, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    staff_pad_tick(&step);
    if (now_ms >= staff->until_ms)
        end_by_itself(&step);
    else if (staff->until_ms != CLOCK_NEVER)
        step.effects.changed = true; /* the number of seconds */
    else if (now_ms >= idle_at_ms(staff) && staff->page == STAFF_DOOR)
        staff_step_close(&step);
    else if (now_ms >= idle_at_ms(staff))
        staff_step_cover(&step, STAFF_STILL, WARN_MS);
    return done(&step);
}

StaffEffects staff_shown(Staff *staff, int rows, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    staff->rows = rows > 0 ? rows : 1;
    int last = (staff_row_count(staff) - 1) / staff->rows * staff->rows;
    if (staff->first > last && last >= 0) {
        staff->first = last;
        step.effects.changed = true;
    }
    return done(&step);
}

StaffEffects staff_checked(Staff *staff, bool right, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    staff_pad_checked(&step, right);
    return done(&step);
}

StaffEffects staff_chose(Staff *staff, const char *hash, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    staff_pad_chose(&step, hash);
    return done(&step);
}

/* Everything that staff chose goes; who is at the glass has to choose a PIN again. */
static void forget_all(StaffStep *step)
{
    step->staff->kept = staff_kept_default();
    step->effects.keep = step->effects.look = true;
    staff_step_note(step, DIARY_GIVEN_BACK);
}

StaffEffects staff_did(Staff *staff, StaffAsk what, const char *why, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    if (!why && what == STAFF_ASK_GIVE_BACK)
        forget_all(&step);
    if (what == STAFF_ASK_COPY)
        staff_step_note(&step, why ? DIARY_NOT_COPIED : DIARY_COPIED);
    if (staff->page == STAFF_AWAY) /* nobody waits for it any more */
        return done(&step);
    if (why && staff->page == STAFF_DARK)
        staff_step_go(&step, staff->past_door ? STAFF_TODAY : STAFF_DOOR);
    if (!why && what == STAFF_ASK_CLOCK) {
        if (staff->page == STAFF_CLOCK)
            staff_step_go(&step, STAFF_TODAY);
        staff_step_note(&step, DIARY_CLOCK);
        step.effects.changed = true;
    }
    snprintf(staff->why, sizeof(staff->why), "%s", why ? why : "");
    if (why)
        staff_step_says(&step, STAFF_SAYS_FAILED);
    else if (what == STAFF_ASK_COPY)
        staff_step_says(&step, STAFF_SAYS_COPIED);
    else if (what == STAFF_ASK_GIVE_BACK)
        staff_step_says(&step, STAFF_SAYS_GONE);
    return done(&step);
}

StaffEffects staff_class_again(Staff *staff, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    if (staff->page == STAFF_AWAY)
        staff_step_go(&step, STAFF_CLASS);
    return done(&step);
}

StaffEffects staff_class_began(Staff *staff, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    if (staff->page == STAFF_CLASS)
        staff->past_door = false;
    return done(&step);
}

StaffEffects staff_class_left(Staff *staff, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    if (staff->under == STAFF_CLASS && staff->past_door)
        staff_step_go(&step, STAFF_TODAY);
    else if (staff->under == STAFF_CLASS)
        staff_step_close(&step);
    return done(&step);
}

/* Who is at the glass stays there; a PIN that is being typed begins anew. */
StaffEffects staff_pin_back(Staff *staff, int64_t now_ms)
{
    StaffStep step = { .staff = staff, .now_ms = now_ms };
    if (!staff->facts->first_pin[0])
        return done(&step);
    staff->kept.pin[0] = '\0';
    staff->kept.wrong = 0;
    staff->kept.wait_ms = 0;
    staff->wait_until_ms = now_ms;
    if (staff->under == STAFF_DOOR)
        staff_pad_begin(&step, STAFF_SAYS_NOTHING);
    step.effects.keep = true;
    staff_step_note(&step, DIARY_PIN_BACK);
    return done(&step);
}

/* ---- asking ---- */

Trouble staff_trouble(const Staff *staff, int *others)
{
    Trouble worst = TROUBLE_COUNT;
    *others = 0;
    for (int i = 0; i < TROUBLE_COUNT; i++) {
        if (!(staff->facts->troubles & 1U << i))
            continue;
        if (worst == TROUBLE_COUNT)
            worst = (Trouble)i;
        else
            ++*others;
    }
    return worst;
}

const StaffStory *staff_story(const Staff *staff, const char *id)
{
    for (int i = 0; i < staff->facts->story_count; i++) {
        if (strcmp(staff->facts->stories[i].id, id) == 0)
            return &staff->facts->stories[i];
    }
    return NULL;
}

int staff_seconds_left(const Staff *staff, int64_t now_ms)
{
    int64_t left = staff->until_ms == CLOCK_NEVER ? 0 : staff->until_ms - now_ms;
    return left > 0 ? (int)((left + 999) / 1000) : 0;
}

int staff_wait_s(const Staff *staff, int64_t now_ms)
{
    int64_t left = staff->wait_until_ms - now_ms;
    return left > 0 ? (int)((left + 999) / 1000) : 0;
}

int staff_row_count(const Staff *staff)
{
    return staff->page == STAFF_STORIES ? staff->facts->story_count + staff->facts->stick_refused
           : staff->page == STAFF_ROOM  ? STAFF_ROOM_ROWS - !staff->facts->switches_off
           : staff->page == STAFF_LOG   ? staff->facts->diary->count
           : staff->page == STAFF_COUNTS && staff->facts->counts ? staff->facts->counts->claim_count
                                                                 : 1;
}

int staff_volume(const Staff *staff)
{
    return staff->kept.volume > 0 ? staff->kept.volume : staff->facts->volume;
}

bool staff_hides(const StaffKept *kept, const char *story)
{
    for (int i = 0; i < kept->hidden_count; i++) {
        if (strcmp(kept->hidden[i], story) == 0)
            return true;
    }
    return false;
}

bool staff_is_deaf(const Staff *staff)
{
    return staff->page == STAFF_CLEAN || staff->page == STAFF_DARK;
}
