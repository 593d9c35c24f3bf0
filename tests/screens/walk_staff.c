/* walk_staff.c: moves the panel for staff through every page and state. */
#include <stdio.h>
#include <string.h>

#include "measure/say.h"
#include "walk.h"
#include "words/words.h"

static void tap_staff(Walker *walk, const char *id)
{
    if (!scene_find(&walk->scene, id))
        fault(&walk->test, "is not offered", id);
    walk->now_ms += 1000;
    staff_touch(&walk->staff, id, walk->now_ms);
    walk_show(walk);
}

static void taps_staff(Walker *walk, const char *const *ids)
{
    for (; *ids; ids++)
        tap_staff(walk, *ids);
}

#define STAFF(...) taps_staff(walk, (const char *const[]){ __VA_ARGS__, NULL })

/* The door in each of its states, up to the page behind it. */
static void show_door(Walker *walk)
{
    staff_open(&walk->staff, walk->now_ms);
    walk_show(walk);
    for (int wrong = 0; wrong < 5; wrong++)
        STAFF("staff:pin:1", "staff:pin:2", "staff:pin:3", "staff:pin:4", "staff:pin:open");
    walk->now_ms += 60000;
    staff_tick(&walk->staff, walk->now_ms);
    staff_open(&walk->staff, walk->now_ms);
    walk_show(walk);
    for (int trouble = 0; trouble < TROUBLE_COUNT; trouble++) {
        walk->facts.troubles = 1U << trouble;
        walk_show(walk);
    }
    walk->facts.troubles = 0;
    walk_show(walk);
    STAFF("staff:quieter", "staff:clean");
    walk->now_ms += 60000;
    staff_tick(&walk->staff, walk->now_ms);
    walk_show(walk);
    STAFF("staff:off", "staff:stay", "staff:pin:2", "staff:pin:4", "staff:pin:6", "staff:pin:8",
          "staff:pin:1", "staff:pin:0", "staff:pin:delete", "staff:pin:0", "staff:pin:open");
}

static void show_choosing(Walker *walk)
{
    STAFF("staff:pin:5", "staff:pin:5", "staff:pin:5", "staff:pin:5", "staff:pin:open");
    STAFF("staff:pin:8", "staff:pin:3", "staff:pin:5", "staff:pin:1", "staff:pin:open");
    STAFF("staff:pin:8", "staff:pin:3", "staff:pin:5", "staff:pin:2", "staff:pin:open");
    for (int i = 0; i < 2; i++)
        STAFF("staff:pin:8", "staff:pin:3", "staff:pin:5", "staff:pin:1", "staff:pin:open");
    staff_chose(&walk->staff, "hash", walk->now_ms);
    walk_show(walk);
}

static void show_troubles(Walker *walk)
{
    walk->facts.degrees = 82;
    walk->facts.restarts = 3;
    for (int trouble = 0; trouble < TROUBLE_COUNT; trouble++) {
        walk->facts.troubles = 1U << trouble | 1U << TROUBLE_PIN;
        walk_show(walk);
    }
    walk->facts.troubles = 1U << TROUBLE_ANSWERS | 1U << TROUBLE_HOT | 1U << TROUBLE_PIN;
    for (int why = 0; why <= ANSWERS_BROKEN; why++) {
        walk->facts.answers = (AnswersWait)why;
        walk_show(walk);
    }
    STAFF("staff:more");
    walk->facts.troubles = 0;
    walk_show(walk);
}

/* Everything that may be refused, of a story that is here and of one that is not. */
static void show_stick(Walker *walk, StaffStory *stories)
{
    StickLines stick = {
        .report = { .version = 2, .present = 3, .refused = 3, .missing_bytes = 31000000 }
    };
    walk->last_stick = &stick;
    walk->facts.stick_refused = walk->facts.stick_fresh = true;
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        stick.report.outcome = (Outcome)i;
        if (outcome_words((Outcome)i)->status == 0)
            continue;
        bool here = i % 2;
        stick.title = here ? stories[0].title : NULL;
        snprintf(stick.report.id, sizeof(stick.report.id), "%s", here ? stories[0].id : "");
        while (walk->staff.first > 0)
            STAFF("staff:up");
        walk_show(walk);
        STAFF("staff:stick");
        if (here) {
            char id[64];
            snprintf(id, sizeof(id), "staff:story:%s", stories[0].id);
            STAFF(id);
        }
        STAFF("back");
        walk->facts.stick_fresh = false;
    }
    walk->facts.stick_refused = false;
    stories[0].came_s = walk->facts.wall_s - 60;
    walk_show(walk);
    while (walk->staff.first > 0)
        STAFF("staff:up");
    char id[64];
    snprintf(id, sizeof(id), "staff:story:%s", stories[0].id);
    STAFF(id, "back");
}

static void show_staff_stories(Walker *walk, StaffStory *stories)
{
    STAFF("staff:stories");
    for (int i = 0; i < WALK_STORIES; i++) {
        char id[64];
        while (walk->staff.first + walk->staff.rows <= i)
            tap_staff(walk, "staff:down");
        snprintf(id, sizeof(id), "staff:story:%s", stories[i].id);
        STAFF(id);
        if (stories[i].state == STAFF_LIVE && i > 0)
            STAFF("staff:first", "staff:hide");
        stories[0].other = i == 1 ? 4 : 2; /* redo */
        STAFF("back");
    }
    show_stick(walk, stories);
    STAFF("back");
}

/* Every kind of entry, and one of each age; the last story has the longest title. */
static void show_log(Walker *walk, const StaffStory *stories)
{
    static const int64_t ago[] = { 60, 90000, 900000 };
    for (int what = DIARY_NOTHING + 1; what < DIARY_WHATS; what++)
        diary_add(&walk->diary, &(DiaryEntry){ .what = (DiaryWhat)what,
                                               .wall_s = walk->facts.wall_s - ago[what % 3],
                                               .number = what == DIARY_REFUSED ? 16 : 3 });
    for (int i = 0; i < walk->diary.count; i++)
        snprintf(walk->diary.entries[i].title, sizeof(walk->diary.entries[i].title), "%s",
                 stories[i % WALK_STORIES].title);
    diary_add(&walk->diary, &(DiaryEntry){ .what = DIARY_STARTED });
    STAFF("staff:log");
    while (walk->staff.first + walk->staff.rows < walk->diary.count)
        STAFF("staff:down");
    STAFF("back");
}

/* The widest panels show the first two as one. */
static void to_claims(Walker *walk)
{
    while (walk->staff.leaf != STAFF_LEAVES - 1)
        STAFF("staff:counts:next");
}

/* The three pages of the counts: without any, and with each kind of sentence. */
static void show_counts(Walker *walk, StaffStory *stories)
{
    static const Sentence sentences[] = { SENTENCE_TOO_FEW, SENTENCE_LEARN, SENTENCE_LEAVERS };
    const Language *in = words_find(walk->test.look->language);
    Arena *arena = arena_make();
    const StaffClaim claims[] = {
        { stories[0].title, words_in(in, "Leave it as it is."), 2, 100, 1.2, 2.4 },
        { stories[1].title, words_in(in, "The rope misleads: look at its tags."), 0, 93, 3, 0 },
        { stories[2].title, words_in(in, "Leave it as it is."), -1, 10, 0, 0 },
        { "a", "b", 3, 10, 1, 1 },
    };
    StaffCounts counts = { .days = { 3, 41, 204, 0, 17 },
                           .day_count = 5,
                           .stayed = { 1204, 1119, 1042, 966, 820 },
                           .place_count = 5,
                           .claims = claims,
                           .claim_count = (int)COUNT(claims),
                           .advice = { words_in(in, "Nothing. Look again later."), "x" },
                           .advice_count = 2 };
    STAFF("staff:counts");
    to_claims(walk);
    STAFF("staff:counts:next");
    walk->facts.counts = &counts;
    for (size_t i = 0; i < COUNT(sentences); i++) {
        counts.learning = (Learning){ .complete = 400,
                                      .sentence = sentences[i],
                                      .learning = { 0.1, 0.2, 0.3 },
                                      .suspicion = { -0.1, 0, 0.1 },
                                      .good_trend = TREND_KEPT,
                                      .bad_trend = TREND_DOWN,
                                      .good_first = { 0.55, 0.6, 0.65 },
                                      .good_last = { 0.57, 0.62, 0.67 },
                                      .bad_first = { 0.9, 0.95, 1 },
                                      .bad_last = { 0, 0.02, 0.1 } };
        counts.sentence = measure_say_heading(arena, in, &counts.learning, 150);
        counts.details = measure_say_details(arena, in, &counts.learning);
        counts.basis = measure_say_basis(arena, in, &counts.learning);
        walk_show(walk);
        to_claims(walk);
        while (walk->staff.first + walk->staff.rows < counts.claim_count)
            STAFF("staff:down");
        STAFF("staff:counts:next");
    }
    STAFF("back");
    walk->facts.counts = NULL;
    arena_free(arena);
}

static void show_rest_of_panel(Walker *walk)
{
    STAFF("staff:counts", "staff:copy");
    staff_did(&walk->staff, STAFF_ASK_COPY, NULL, walk->now_ms);
    walk_show(walk);
    STAFF("back", "staff:room", "staff:set:sound:less");
    const char *const rows[] = { "staff:set:languages", "staff:set:first", "staff:set:clock" };
    for (size_t i = 0; i < COUNT(rows); i++) {
        while (!scene_find(&walk->scene, rows[i]))
            STAFF("staff:down");
        STAFF(rows[i]);
        if (i == 0)
            STAFF("staff:language:fr", "staff:language:nl", "staff:language:ar",
                  "staff:language:en", "back");
        if (i == 2) {
            STAFF("staff:clock:month:more", "staff:clock:set");
            staff_did(&walk->staff, STAFF_ASK_CLOCK, "No.", walk->now_ms);
            walk_show(walk);
            STAFF("back");
        }
    }
    while (walk->staff.first > 0)
        STAFF("staff:up");
    if (!scene_find(&walk->scene, "staff:hours"))
        STAFF("staff:down");
    STAFF("staff:hours", "staff:opens:more", "staff:day:7", "staff:closes:more", "staff:closed",
          "staff:closed", "staff:every", "back", "back");
    STAFF("staff:care", "staff:size", "staff:size:less", "staff:size:more", "staff:size:more");
    STAFF("back", "staff:test");
    staff_wipe(&walk->staff, 20, 20, walk->now_ms);
    walk_show(walk);
    walk->now_ms += 30000;
    staff_tick(&walk->staff, walk->now_ms);
    walk_show(walk);
    STAFF("staff:test");
    for (double y = 1; y < walk->panel.height_mm; y += 10) {
        for (double x = 1; x < walk->panel.width_mm; x += 10)
            staff_wipe(&walk->staff, x, y, walk->now_ms);
    }
    walk_show(walk);
    STAFF("back", "staff:give_back");
    staff_did(&walk->staff, STAFF_ASK_GIVE_BACK, NULL, walk->now_ms);
    walk_show(walk);
    STAFF("back", "staff:off", "staff:stay");
    walk->now_ms += 180000;
    staff_tick(&walk->staff, walk->now_ms);
    walk_show(walk);
    STAFF("stay", "staff:restart");
    walk->staff.restarts = false; /* as after switching off */
    walk_show(walk);
}

void walk_staff(Walker *walk)
{
    static const char *const languages[] = { "en", "fr", "nl", "ar" };
    StaffStory stories[WALK_STORIES];
    const StaffKept kept = staff_kept_default();
    for (int i = 0; i < WALK_STORIES; i++) {
        const Story *story = bundle_story(walk->bundles[i]);
        stories[i] = (StaffStory){
            story->id, story->title, (StaffStoryState)i, 3, i == 0 ? 2 : 0, i == 0, i == 0, 0
        };
    }
    stories[1].state = STAFF_LIVE;
    walk->diary = (Diary){ 0 };
    walk->facts = (StaffFacts){ .visits = 41,
                                .week = 1204,
                                .ended = 820,
                                .all = 1204,
                                .taken = stories[0].title,
                                .stories = stories,
                                .story_count = WALK_STORIES,
                                .time = "14:05",
                                .diary = &walk->diary,
                                .wall_s = 1795000000,
                                .version = "0.1.0",
                                .first_pin = "246810",
                                .width_mm = walk->panel.width_mm,
                                .height_mm = walk->panel.height_mm,
                                .languages = languages,
                                .language_count = 4,
                                .clock = { 2026, 9, 30, 23, 59 },
                                .volume = 50,
                                .sound = true,
                                .switches_off = true,
                                .off_free = true };
    visit_start(&walk->visit, &walk->setup, walk->now_ms);
    walk_touch(walk, "start");
    walk_set_look(walk);
    visit_staff(&walk->visit, walk->now_ms);
    staff_start(&walk->staff, &walk->facts, &kept, walk->now_ms);
    show_door(walk);
    show_choosing(walk);
    show_troubles(walk);
    walk->facts.visits = 3; /* is not told */
    walk_show(walk);
    walk->facts.visits = 41;
    walk_show(walk);
    show_staff_stories(walk, stories);
    show_log(walk, stories);
    show_counts(walk, stories);
    show_rest_of_panel(walk);
    visit_finish(&walk->visit);
}
