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

/* ---- stories just in ---- */

bool exhibit_is_fresh(const Exhibit *exhibit, const char *id)
{
    for (int i = 0; i < FRESH_MOST; i++) {
        if (id[0] && strcmp(exhibit->fresh[i], id) == 0)
            return true;
    }
    return false;
}

/* Of more than there is room for the first is no longer marked. */
void exhibit_make_fresh(Exhibit *exhibit, const char *id)
{
    exhibit_look_at(exhibit, id);
    memmove(exhibit->fresh, exhibit->fresh + 1, sizeof(exhibit->fresh) - sizeof(exhibit->fresh[0]));
    snprintf(exhibit->fresh[FRESH_MOST - 1], sizeof(exhibit->fresh[0]), "%s", id);
}

void exhibit_look_at(Exhibit *exhibit, const char *id)
{
    for (int i = 0; i < FRESH_MOST; i++) {
        if (strcmp(exhibit->fresh[i], id) == 0)
            exhibit->fresh[i][0] = '\0';
    }
}

/* When this version came, as the log has it; 0: that is not known. */
static int64_t came_when(const Exhibit *exhibit, const StaffStory *story)
{
    const Diary *diary = &exhibit->diary;
    for (int i = diary->count - 1; i >= 0 && story->by_stick; i--) {
        const DiaryEntry *entry = &diary->entries[i];
        if (entry->what == DIARY_NEW_STORY && entry->number == story->version &&
            strncmp(entry->title, story->title, LABEL_MOST) == 0)
            return entry->wall_s;
    }
    return 0;
}

/* ---- the stories ---- */

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
    story->fresh = exhibit_is_fresh(exhibit, id);
    story->came_s = came_when(exhibit, story);
    facts->story_count++;
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
                    exhibit_is_fresh(exhibit, bundle_story(exhibit->bundles[i])->id) == (turn == 0))
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
    bool set = clock_is_set();
    snprintf(exhibit->staff_time, sizeof(exhibit->staff_time), "%02d:%02d", parts.tm_hour % 24,
             parts.tm_min % 60);
    exhibit->facts.time = set ? exhibit->staff_time : "";
    exhibit->facts.wall_s = set ? clock_wall_s() : 0;
    exhibit->facts.clock = (StaffClock){ set ? parts.tm_year + 1900 : 0, parts.tm_mon + 1,
                                         parts.tm_mday, parts.tm_hour, parts.tm_min };
    exhibit->facts.troubles |= set ? 0 : 1U << TROUBLE_CLOCK;
}

static void learn_answers(Exhibit *exhibit)
{
    static const AnswersWait waits[] = { [LEDGER_FULL] = ANSWERS_FULL,
                                         [LEDGER_READ_ONLY] = ANSWERS_READ_ONLY,
                                         [LEDGER_NEWER] = ANSWERS_NEWER,
                                         [LEDGER_LATE] = ANSWERS_LATE,
                                         [LEDGER_BROKEN] = ANSWERS_BROKEN };
    StaffFacts *facts = &exhibit->facts;
    LedgerWait wait = exhibit->ledger ? ledger_wait(exhibit->ledger) : LEDGER_WRITES;
    if (wait != LEDGER_WRITES) {
        facts->troubles |= 1U << TROUBLE_ANSWERS;
        facts->answers = waits[wait];
    }
    if (exhibit->ledger && ledger_set_aside(exhibit->ledger))
        facts->troubles |= 1U << TROUBLE_ASIDE;
}

void exhibit_learn_facts(Exhibit *exhibit)
{
    StaffFacts *facts = &exhibit->facts;
    const Settings *settings = &exhibit->options.settings;
    facts->troubles = exhibit->kept_lost ? 1U << TROUBLE_SETTINGS : 0;
    learn_answers(exhibit);
    if (exhibit->taken[0])
        facts->troubles |= 1U << TROUBLE_STORY;
    if (settings->first_pin[0] && !exhibit->staff.kept.pin[0])
        facts->troubles |= 1U << TROUBLE_PIN;
    if (exhibit->staff.kept.dead > 0)
        facts->troubles |= 1U << TROUBLE_TOUCH;
    const Panel panel = stage_panel(exhibit->stage);
    facts->width_mm = panel.width_mm;
    facts->height_mm = panel.height_mm;
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

/* Those that visitors can choose, from the next visit on. */
static void use_languages(Exhibit *exhibit)
{
    const Staff *staff = &exhibit->staff;
    const char *first = staff_first_language(staff);
    int count = 0;
    exhibit->languages[count++] = first;
    for (int i = 0; i < exhibit->facts.language_count; i++) {
        const char *code = exhibit->facts.languages[i];
        if (strcmp(code, first) != 0 && staff_speaks(&staff->kept, code))
            exhibit->languages[count++] = code;
    }
    exhibit->languages[count] = NULL;
    exhibit->visit.language = 0;
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

/* The log in words, for a stick; until the next scene. */
static const char *diary_words(Exhibit *exhibit)
{
    const Language *in = words_find(exhibit->setup.languages[exhibit->visit.language]);
    return screens_diary(exhibit_scene(exhibit)->arena, in, &exhibit->diary);
}

static void order(Exhibit *exhibit, Job job)
{
    Order order = { .job = job,
                    .kept = exhibit->staff.kept,
                    .language = exhibit->setup.languages[exhibit->visit.language],
                    .wall_s = clock_wall_s() };
    const StaffClock *clock = &exhibit->staff.clock;
    if (job == JOB_CLOCK)
        snprintf(order.with, sizeof(order.with), "%04u-%02u-%02uT%02u:%02u",
                 (unsigned)clock->year % 10000, (unsigned)clock->month % 100,
                 (unsigned)clock->day % 100, (unsigned)clock->hour % 100,
                 (unsigned)clock->minute % 100);
    if (job == JOB_VOLUME) /* quieter than that is the exhibit's own */
        snprintf(order.with, sizeof(order.with), "100");
    if (job == JOB_COPY)
        order.text = memory_copy_text(diary_words(exhibit));
    memcpy(order.digits, exhibit->staff.digits, sizeof(order.digits));
    clerk_ask(exhibit->clerk, &order);
}

static void carry_out(Exhibit *exhibit, const StaffEffects *effects);

/* Writes into the log what a touch did. */
static void note(Exhibit *exhibit, DiaryWhat what)
{
    const Staff *staff = &exhibit->staff;
    bool of_story = what >= DIARY_UNDONE && what <= DIARY_FIRST;
    const StaffStory *story = of_story ? staff_story(staff, staff->story) : NULL;
    int number = what == DIARY_WRONG_PIN    ? 1
                 : what == DIARY_GIVEN_BACK ? exhibit->facts.given_back
                 : what == DIARY_UNDONE     ? story ? story->other : 0
                 : what == DIARY_TOUCH      ? staff->kept.dead
                 : what == DIARY_LOW        ? staff->kept.low
                                            : staff->kept.still;
    exhibit_note(exhibit, what, number, 0, story ? story->title : NULL);
}

static void give_stories_back(Exhibit *exhibit)
{
    StaffFacts *facts = &exhibit->facts;
    facts->given_back = 0;
    for (int i = 0; i < facts->story_count; i++)
        facts->given_back += facts->stories[i].by_stick;
    shelf_forget(&exhibit->shelf);
}

static void ask(Exhibit *exhibit, StaffAsk what)
{
    static const Job jobs[] = { [STAFF_ASK_CHECK] = JOB_CHECK, [STAFF_ASK_HASH] = JOB_HASH,
                                [STAFF_ASK_COPY] = JOB_COPY,   [STAFF_ASK_CLOCK] = JOB_CLOCK,
                                [STAFF_ASK_OFF] = JOB_OFF,     [STAFF_ASK_RESTART] = JOB_RESTART };
    if (what == STAFF_ASK_UNDO) {
        shelf_undo(&exhibit->shelf, exhibit->staff.story);
    } else if (what == STAFF_ASK_SEE) {
        return; /* when the panel is closed: see carry_out() */
    } else if (what == STAFF_ASK_GIVE_BACK) {
        give_stories_back(exhibit);
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

/* ---- seeing a story ---- */

/* The panel is closed: a visit begins with the story that was on its page, also if it is hidden. */
static void begin_seeing(Exhibit *exhibit)
{
    char id[TOUCH_ID_ROOM];
    snprintf(exhibit->seen, sizeof(exhibit->seen), "%s", exhibit->staff.story);
    exhibit_list_stories(exhibit);
    Effects effects = visit_touch(&exhibit->visit, "start", exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
    if (exhibit->visit.screen != SCREEN_STORIES) /* it is the only one */
        return;
    snprintf(id, sizeof(id), "story:%s", exhibit->seen);
    effects = visit_touch(&exhibit->visit, id, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
}

void exhibit_end_seeing(Exhibit *exhibit)
{
    Screen screen = exhibit->visit.screen;
    bool ended = screen == SCREEN_ATTRACT || screen == SCREEN_SLEEP || screen == SCREEN_STAFF;
    if (!exhibit->seen[0] || !ended)
        return;
    exhibit->seen[0] = '\0';
    exhibit_list_stories(exhibit);
}

static void carry_out(Exhibit *exhibit, const StaffEffects *effects)
{
    exhibit->staff_wake_ms = effects->wake_ms;
    if (effects->keep) {
        exhibit->kept_lost = false;
        order(exhibit, JOB_KEEP);
    }
    if (effects->note == DIARY_SOUND && exhibit->facts.switches_off)
        order(exhibit, JOB_VOLUME);
    if (effects->note != DIARY_NOTHING)
        note(exhibit, effects->note);
    if (effects->ask != STAFF_ASK_NOTHING)
        ask(exhibit, effects->ask);
    if (exhibit->staff.page == STAFF_STORY) /* somebody looks at it */
        exhibit_look_at(exhibit, exhibit->staff.story);
    if (exhibit->staff.page == STAFF_STICK)
        exhibit->facts.stick_fresh = false;
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
        use_languages(exhibit);
    if (effects->left)
        step = visit_touch(&exhibit->visit, "staff:close", exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &step);
    if (effects->ask == STAFF_ASK_SEE)
        begin_seeing(exhibit);
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

bool exhibit_wipe_staff(Exhibit *exhibit, Point at_mm)
{
    if (exhibit->visit.screen != SCREEN_STAFF || exhibit->staff.page != STAFF_TEST)
        return false;
    StaffEffects effects = staff_wipe(&exhibit->staff, at_mm.x, at_mm.y, exhibit_now(exhibit));
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
    case JOB_CLOCK:
        effects = staff_did(staff, STAFF_ASK_CLOCK, why(exhibit, done->failed), now);
        break;
    case JOB_VOLUME: break;
    case JOB_COUNT:
        exhibit->facts.visits = done->good ? done->today : -1;
        exhibit->facts.week = done->week;
        exhibit->facts.ended = done->ended;
        exhibit->facts.all = done->all;
        exhibit_take_figures(exhibit, done->figures);
        effects.changed = exhibit->visit.screen == SCREEN_STAFF;
        break;
    case JOB_CLASS: break; /* the log says why it is not kept; the lesson goes on */
    case JOB_CLASS_WIPE:
        if (done->good)
            exhibit_count_class(exhibit);
        break;
    case JOB_SHEET: exhibit_class_copied(exhibit, why(exhibit, done->failed)); return;
    case JOB_LOG: break;
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

void exhibit_reset_pin(Exhibit *exhibit)
{
    StaffEffects effects = staff_pin_back(&exhibit->staff, exhibit_now(exhibit));
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
    if (!rests || !clock_is_set())
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
                                   .languages = exhibit->installed,
                                   .language_count = exhibit->installed_count,
                                   .visits = -1,
                                   .diary = &exhibit->diary,
                                   .sound = exhibit->setup.has_voice && settings->staff_sound,
                                   .switches_off = system,
                                   .off_free = settings->staff_off };
    staff_start(&exhibit->staff, &exhibit->facts, &kept, exhibit_now(exhibit));
    exhibit_start_diary(exhibit, data);
    exhibit->staff_wake_ms = exhibit_now(exhibit); /* a wait may have to be counted */
    use_kept(exhibit);
    use_languages(exhibit);
}
