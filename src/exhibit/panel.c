/* panel.c: the panel for staff: what it knows about the exhibit, and what it has the exhibit, the
 * clerk and the system do. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "exhibit/exhibit_private.h"
#include "staff/kept.h"
#include "staff/system.h"
#include "words/words.h"

#define HOT_DEGREES    80
#define CLOCK_SET      INT64_C(1735689600) /* 2025: an earlier clock was never set */
#define THERMAL        "/sys/class/thermal/thermal_zone0/temp"
#define THROTTLED      "/sys/devices/platform/soc/soc:firmware/get_throttled"
#define THROTTLED_WEAK 0x10001UL /* the supply is too weak now, or was since the start */
#define AWAKE_MS       (10 * INT64_C(60000))

/* ---- what it knows ---- */

/* A number in a small file of the kernel; 0 when there is none. */
static unsigned long read_number(const char *path, int base)
{
    char text[32] = "";
    FILE *file = fopen(path, "re");
    if (file && !fgets(text, sizeof(text), file))
        text[0] = '\0';
    if (file)
        fclose(file);
    return strtoul(text, NULL, base);
}

static const char *title_of(const Exhibit *exhibit, const Place *place, const char **id)
{
    const Story *story = place->bundle ? bundle_story(place->bundle) : NULL;
    (void)exhibit;
    *id = story ? story->id : place->stored;
    return story ? story->title : place->stored;
}

static void add_story(Exhibit *exhibit, const Place *place, StaffStoryState state)
{
    StaffFacts *facts = &exhibit->facts;
    StaffStory *story = &exhibit->staff_stories[facts->story_count];
    const char *id;
    const char *title = title_of(exhibit, place, &id);
    if (!id[0])
        return; /* a file that was never open has no name for staff */
    *story = (StaffStory){ .id = id, .title = title, .state = state };
    story->version = place->bundle ? bundle_story(place->bundle)->version : 0;
    story->other = shelf_other_version(&exhibit->shelf, id, &story->by_stick);
    story->by_stick = story->by_stick && place->stored[0];
    story->fresh = strcmp(exhibit->fresh, id) == 0;
    facts->story_count++;
}

static bool is_fresh(const Exhibit *exhibit, const Bundle *bundle)
{
    return bundle && strcmp(bundle_story(bundle)->id, exhibit->fresh) == 0;
}

/* In the visitors' order, then those that they do not see. One just in from a stick comes first. */
static void list_stories(Exhibit *exhibit)
{
    const Shelf *shelf = &exhibit->shelf;
    exhibit->facts.story_count = 0;
    for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < exhibit->setup.story_count; i++) {
            for (int p = 0; p < shelf->count; p++) {
                if (shelf->places[p].bundle == exhibit->bundles[i] &&
                    is_fresh(exhibit, exhibit->bundles[i]) == (turn == 0))
                    add_story(exhibit, &shelf->places[p], STAFF_LIVE);
            }
        }
    }
    for (int p = 0; p < shelf->count; p++) {
        const Place *place = &shelf->places[p];
        bool live = false;
        for (int i = 0; i < exhibit->setup.story_count; i++)
            live = live || place->bundle == exhibit->bundles[i];
        if (!live)
            add_story(exhibit, place, place->bundle ? STAFF_HIDDEN : STAFF_UNREADABLE);
    }
    exhibit->facts.stories = exhibit->staff_stories;
}

static void read_clock(Exhibit *exhibit)
{
    time_t now = (time_t)clock_wall_s();
    struct tm parts = { 0 };
    localtime_r(&now, &parts);
    bool set = clock_wall_s() >= CLOCK_SET;
    snprintf(exhibit->staff_time, sizeof(exhibit->staff_time), "%02d:%02d", parts.tm_hour % 24,
             parts.tm_min % 60);
    exhibit->facts.time = set ? exhibit->staff_time : "";
    exhibit->facts.troubles |= set ? 0 : 1U << TROUBLE_CLOCK;
}

void exhibit_learn_facts(Exhibit *exhibit)
{
    StaffFacts *facts = &exhibit->facts;
    const Settings *settings = &exhibit->options.settings;
    facts->troubles = exhibit->kept_lost ? 1U << TROUBLE_SETTINGS : 0;
    if (exhibit->ledger && ledger_failing(exhibit->ledger))
        facts->troubles |= 1U << TROUBLE_ANSWERS;
    if (exhibit->taken[0])
        facts->troubles |= 1U << TROUBLE_STORY;
    if (settings->first_pin[0] && !exhibit->staff.kept.pin[0])
        facts->troubles |= 1U << TROUBLE_PIN;
    facts->taken = exhibit->taken;
    facts->restarts = exhibit->virtual_time ? 0 : exhibit->shelf.restarts;
    if (facts->restarts > 0)
        facts->troubles |= 1U << TROUBLE_RESTART;
    facts->degrees = exhibit->virtual_time ? 0 : (int)(read_number(THERMAL, 10) / 1000);
    if (facts->degrees >= HOT_DEGREES)
        facts->troubles |= 1U << TROUBLE_HOT;
    if (read_number(THROTTLED, 16) & THROTTLED_WEAK)
        facts->troubles |= 1U << TROUBLE_POWER;
    read_clock(exhibit);
    list_stories(exhibit);
}

/* ---- what it changes ---- */

/* Settings for the next visitors. Call it only while staff have the glass, or before any visit. */
static void use_kept(Exhibit *exhibit)
{
    const Staff *staff = &exhibit->staff;
    exhibit->setup.low = staff->kept.low;
    exhibit->setup.volume = staff_volume(staff) * staff->loud / 3;
    exhibit->options.settings.reduced_motion = staff->kept.still || exhibit->still;
}

static void look_again(Exhibit *exhibit)
{
    use_kept(exhibit);
    exhibit->visit.volume = exhibit->setup.volume;
    exhibit_list_stories(exhibit);
    exhibit_forget_coming(exhibit);
    exhibit->coming.screen = SCREEN_COUNT;
    Effects effects = visit_resume(&exhibit->visit, NULL, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
}

static void order(Exhibit *exhibit, Job job)
{
    Order order = { .job = job,
                    .kept = exhibit->staff.kept,
                    .language = exhibit->setup.languages[exhibit->visit.language],
                    .wall_s = clock_wall_s() };
    memcpy(order.digits, exhibit->staff.digits, sizeof(order.digits));
    clerk_ask(exhibit->clerk, &order);
}

static void carry_out(Exhibit *exhibit, const StaffEffects *effects);

static void ask(Exhibit *exhibit, StaffAsk what)
{
    static const Job jobs[] = { [STAFF_ASK_CHECK] = JOB_CHECK,
                                [STAFF_ASK_HASH] = JOB_HASH,
                                [STAFF_ASK_COPY] = JOB_COPY,
                                [STAFF_ASK_OFF] = JOB_OFF,
                                [STAFF_ASK_RESTART] = JOB_RESTART };
    if (what == STAFF_ASK_UNDO) {
        shelf_undo(&exhibit->shelf, exhibit->staff.story);
    } else if (what == STAFF_ASK_GIVE_BACK) {
        order(exhibit, JOB_CLASS_WIPE); /* there is one only if it could not be removed before */
        StaffEffects effects = staff_did(&exhibit->staff, what, NULL, exhibit_now(exhibit));
        carry_out(exhibit, &effects);
    } else {
        order(exhibit, jobs[what]);
    }
}

void exhibit_carry_out_staff(Exhibit *exhibit, const StaffEffects *effects)
{
    carry_out(exhibit, effects);
}

static void carry_out(Exhibit *exhibit, const StaffEffects *effects)
{
    exhibit->staff_wake_ms = effects->wake_ms;
    if (effects->keep) {
        exhibit->kept_lost = false;
        order(exhibit, JOB_KEEP);
    }
    if (effects->ask != STAFF_ASK_NOTHING)
        ask(exhibit, effects->ask);
    if (exhibit->staff.page == STAFF_STORY && strcmp(exhibit->fresh, exhibit->staff.story) == 0)
        exhibit->fresh[0] = '\0'; /* somebody looked at it */
    if (exhibit->staff.page == STAFF_STORIES)
        exhibit->taken[0] = '\0';
    exhibit_open_class(exhibit);
    if (effects->look)
        look_again(exhibit);
    Effects step = { .scene_changed = effects->changed,
                     .moved = effects->moved,
                     .speak = effects->moved && exhibit->visit.aloud,
                     .wake_ms = exhibit->wake_ms };
    memcpy(step.took, effects->took, sizeof(step.took));
    if (effects->left)
        step = visit_touch(&exhibit->visit, "staff:close", exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &step);
}

/* ---- touches and time ---- */

void exhibit_open_staff(Exhibit *exhibit)
{
    if (exhibit->options.preview || exhibit->visit.screen == SCREEN_STAFF)
        return;
    StaffEffects effects = staff_open(&exhibit->staff, exhibit_now(exhibit));
    exhibit_learn_facts(exhibit);
    Effects visit = visit_staff(&exhibit->visit, exhibit_now(exhibit));
    exhibit->staff_wake_ms = effects.wake_ms;
    exhibit_carry_out(exhibit, &visit);
    order(exhibit, JOB_COUNT);
}

bool exhibit_touch_staff(Exhibit *exhibit, const char *id)
{
    bool class =
        exhibit->staff.page == STAFF_CLASS &&
        (strncmp(id, "class:", 6) == 0 || strncmp(id, "knot:", 5) == 0 || strcmp(id, "back") == 0);
    bool own = strncmp(id, "staff:", 6) == 0 || strcmp(id, "back") == 0 || strcmp(id, "stay") == 0;
    if (exhibit->visit.screen != SCREEN_STAFF)
        return false;
    if (class) {
        exhibit_touch_class(exhibit, id);
        return true;
    }
    if (!own && !staff_is_deaf(&exhibit->staff) && exhibit->staff.page != STAFF_STILL) {
        StaffEffects felt = staff_felt(&exhibit->staff, exhibit_now(exhibit));
        exhibit->staff_wake_ms = felt.wake_ms;
        return id[0] == '\0'; /* a key for the voice is the visit's */
    }
    StaffEffects effects = staff_touch(&exhibit->staff, id, exhibit_now(exhibit));
    carry_out(exhibit, &effects);
    return true;
}

/* What went wrong, in the panel's language; NULL: nothing. The log has more. */
static const char *why(const Exhibit *exhibit, Failed failed)
{
    const Language *in = words_find(exhibit->setup.languages[exhibit->visit.language]);
    switch (failed) {
    case FAILED_STICK: return words_in(in, "No stick is ready. Put one in and wait a moment.");
    case FAILED_COPY: return words_in(in, "It was not copied. Try another stick.");
    case FAILED_SYSTEM: return words_in(in, "That did not work. Ask who looks after it.");
    default: return NULL;
    }
}

static void take_done(Exhibit *exhibit, const Done *done)
{
    Staff *staff = &exhibit->staff;
    StaffEffects effects = { .wake_ms = exhibit->staff_wake_ms };
    int64_t now = exhibit_now(exhibit);
    switch (done->job) {
    case JOB_CHECK: effects = staff_checked(staff, done->good, now); break;
    case JOB_HASH: effects = staff_chose(staff, done->good ? done->hash : NULL, now); break;
    case JOB_COPY:
        effects = staff_did(staff, STAFF_ASK_COPY, why(exhibit, done->failed), now);
        break;
    case JOB_OFF: effects = staff_did(staff, STAFF_ASK_OFF, why(exhibit, done->failed), now); break;
    case JOB_RESTART:
        effects = staff_did(staff, STAFF_ASK_RESTART, why(exhibit, done->failed), now);
        break;
    case JOB_COUNT:
        exhibit->facts.visits = done->good ? done->today : -1;
        exhibit->facts.week = done->week;
        exhibit->facts.ended = done->ended;
        exhibit->facts.all = done->all;
        effects.changed = exhibit->visit.screen == SCREEN_STAFF;
        break;
    case JOB_CLASS: break; /* the log says why it is not kept; the lesson goes on */
    case JOB_CLASS_WIPE:
        if (done->good)
            exhibit_count_class(exhibit);
        break;
    case JOB_SHEET: exhibit_class_copied(exhibit, why(exhibit, done->failed)); return;
    case JOB_KEEP:
        if (!done->good)
            exhibit->kept_lost = true;
        break;
    }
    carry_out(exhibit, &effects);
}

void exhibit_tick_staff(Exhibit *exhibit)
{
    Done done;
    while (exhibit->clerk && clerk_collect(exhibit->clerk, &done))
        take_done(exhibit, &done);
    exhibit_tick_class(exhibit);
    if (exhibit_now(exhibit) < exhibit->staff_wake_ms)
        return;
    StaffEffects effects = staff_tick(&exhibit->staff, exhibit_now(exhibit));
    carry_out(exhibit, &effects);
}

/* ---- opening hours ---- */

/* True when the glass is to be dark: outside the hours, while nobody is there. */
bool exhibit_is_asleep(const Exhibit *exhibit)
{
    time_t wall = (time_t)clock_wall_s();
    struct tm parts = { 0 };
    bool rests =
        exhibit->visit.screen == SCREEN_ATTRACT && exhibit_now(exhibit) >= exhibit->awake_until_ms;
    if (!rests || clock_wall_s() < CLOCK_SET)
        return false;
    localtime_r(&wall, &parts);
    return !staff_is_open(&exhibit->staff.kept, (parts.tm_wday + 6) % 7,
                          parts.tm_hour * 60 + parts.tm_min);
}

/* The next quarter of an hour, at which it may open or close. */
int64_t exhibit_hours_wake_ms(const Exhibit *exhibit)
{
    bool always = true;
    for (int day = 0; day < STAFF_DAYS; day++) {
        const StaffHours *hours = &exhibit->staff.kept.hours[day];
        always = always && hours->opens == 0 && hours->closes == STAFF_QUARTERS;
    }
    if (always || exhibit->visit.screen != SCREEN_ATTRACT)
        return CLOCK_NEVER;
    int64_t quarter = exhibit_now(exhibit) + (900 - clock_wall_s() % 900) * 1000;
    bool awake = exhibit->awake_until_ms > exhibit_now(exhibit);
    return awake && exhibit->awake_until_ms < quarter ? exhibit->awake_until_ms : quarter;
}

void exhibit_wake(Exhibit *exhibit)
{
    exhibit->awake_until_ms = exhibit_now(exhibit) + AWAKE_MS;
    exhibit_rebuild(exhibit);
}

/* ---- opening ---- */

void exhibit_start_staff(Exhibit *exhibit, const char *data)
{
    const Settings *settings = &exhibit->options.settings;
    StaffKept kept = staff_kept_default();
    Error error = { 0 };
    if (data && !kept_read(&kept, data, &error)) {
        log_error("%s", error.message);
        exhibit->kept_lost = true;
    }
    bool system = system_exists(settings->system);
    exhibit->still = settings->reduced_motion;
    exhibit->facts = (StaffFacts){ .time = "",
                                   .version = SAYSWHO_VERSION,
                                   .first_pin = settings->first_pin,
                                   .volume = settings->volume,
                                   .visits = -1,
                                   .sound = exhibit->setup.has_voice && settings->staff_sound,
                                   .switches_off = system,
                                   .off_free = settings->staff_off };
    staff_start(&exhibit->staff, &exhibit->facts, &kept, exhibit_now(exhibit));
    exhibit->staff_wake_ms = exhibit_now(exhibit); /* a wait may have to be counted */
    use_kept(exhibit);
}
