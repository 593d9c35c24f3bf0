/* classroom.c: a school class: what it needs of stories, clerk and ledger. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "exhibit/exhibit_private.h"
#include "exhibit/sheet.h"
#include "words/words.h"

static void carry_out(Exhibit *exhibit, const ClassEffects *effects);

/* ---- what it knows ---- */

static void read_day(Exhibit *exhibit)
{
    char day[sizeof(exhibit->class_facts.day)] = "";
    if (clock_is_set())
        clock_day(clock_wall_s(), day);
    memcpy(exhibit->class_facts.day, day, sizeof(day));
}

void exhibit_list_class(Exhibit *exhibit)
{
    ClassFacts *facts = &exhibit->class_facts;
    facts->story_count = exhibit->setup.story_count;
    for (int i = 0; i < facts->story_count; i++) {
        const Story *story = bundle_story(exhibit->bundles[i]);
        exhibit->class_stories[i] =
            (ClassStory){ story->id, story->title, story->version, story->claim_count };
    }
    facts->stories = exhibit->class_stories;
    facts->has_example = exhibit->example != NULL;
    /* Never in the middle of a build; see exhibit_tick_class(). */
    if (exhibit->class.facts && exhibit->class.page != CLASS_AWAY &&
        class_story(&exhibit->class) < 0)
        exhibit->class_wake_ms = exhibit_now(exhibit);
}

/* Chooses the sentences of the lesson. Claims that cannot be read are left out here; reading one of
 * them again later withdraws the story. */
static int choose_claims(Exhibit *exhibit, int claims[LESSON_CLAIMS_MOST])
{
    const Class *class = &exhibit->class;
    int number = class_story(class), from[LESSON_LOOKS_AT], count = 0;
    LessonClaim levels[LESSON_LOOKS_AT];
    if (number < 0)
        return 0;
    if (class->lesson == LESSON_OWN) {
        memcpy(claims, class->claims, sizeof(class->claims));
        return class->claim_count;
    }
    Bundle *bundle = exhibit->bundles[number];
    const Story *story = bundle_story(bundle);
    int all = lesson_candidates(story->path, story->path_count, story->claim_count, from);
    for (int i = 0; i < all; i++) {
        Error error = { 0 };
        const Claim *claim = bundle_claim(bundle, from[i], &error);
        if (claim)
            levels[count++] = (LessonClaim){ from[i], (int)claim->verdict.level };
    }
    return lesson_choose(levels, count, lesson_plans[class->lesson].sentences, claims);
}

/* ---- its file, and the ledger ---- */

static void order(Exhibit *exhibit, Job job)
{
    Order order = { .job = job };
    const Visit *visit = &exhibit->visit;
    ClassLook look = { .large = visit->large, .contrast = visit->contrast };
    snprintf(look.language, sizeof(look.language), "%s", exhibit->setup.languages[visit->language]);
    if (job == JOB_CLASS) {
        order.text = memory_take(CLASS_TEXT_ROOM, 1);
        class_text(&exhibit->class, &look, order.text);
    }
    clerk_ask(exhibit->clerk, &order);
}

/* The votes are counted only when the file is gone, so that they never count twice. A file that
 * somebody changed may name sentences that the story does not have. */
void exhibit_count_class(Exhibit *exhibit)
{
    const Class *over = &exhibit->class_over;
    int story = over->facts ? class_story(over) : -1;
    int claims = story >= 0 ? exhibit->class_facts.stories[story].claim_count : 0;
    LedgerClass votes[LESSON_CLAIMS_MOST];
    char day[11];
    int count = 0;
    clock_day(clock_wall_s(), day);
    for (int i = 0; i < over->claim_count && over->claims[i] < claims; i++) {
        Error error = { 0 };
        const Claim *claim = bundle_claim(exhibit->bundles[story], over->claims[i], &error);
        if (!claim)
            continue;
        votes[count] = (LedgerClass){ day, over->story, claim->id, over->version, { { 0 } } };
        memcpy(votes[count].votes, over->votes[i].votes, sizeof(votes[count].votes));
        count++;
    }
    if (exhibit->ledger && count > 0) {
        ledger_class(exhibit->ledger, votes, count);
        ledger_commit(exhibit->ledger);
    }
    exhibit->class_over = (Class){ 0 };
}

/* Nothing of the class is kept any more but sums. */
static void wipe(Exhibit *exhibit)
{
    exhibit_note(exhibit, DIARY_CLASS_OVER, 0, 0, NULL);
    exhibit->class_over = exhibit->class;
    class_wipe(&exhibit->class);
    exhibit->class_wake_ms = CLOCK_NEVER;
    order(exhibit, JOB_CLASS_WIPE);
}

static void leave(Exhibit *exhibit)
{
    StaffEffects effects = staff_class_left(&exhibit->staff, exhibit_now(exhibit));
    class_wipe(&exhibit->class);
    exhibit_carry_out_staff(exhibit, &effects);
}

/* ---- the sheet ---- */

static void copy_sheet(Exhibit *exhibit)
{
    Order order = { .job = JOB_SHEET };
    Error error = { 0 };
    const Language *in = words_find(exhibit->setup.languages[exhibit->visit.language]);
    const Class *class = &exhibit->class;
    int story = class_story(class);
    unsigned char *pdf;
    if (story >= 0 && sheet_make(class, exhibit->bundles[story], in, &pdf, &order.size, &error)) {
        order.text = (char *)pdf;
        clerk_ask(exhibit->clerk, &order);
        return;
    }
    log_error("the class's sheet cannot be made: %s",
              story < 0 ? "its story is gone" : error.message);
    ClassEffects failed =
        class_copied(&exhibit->class, words_in(in, "It was not copied. Try another stick."),
                     exhibit_now(exhibit));
    carry_out(exhibit, &failed);
}

void exhibit_class_copied(Exhibit *exhibit, const char *why)
{
    ClassEffects effects = class_copied(&exhibit->class, why, exhibit_now(exhibit));
    carry_out(exhibit, &effects);
}

/* ---- carrying out ---- */

static void show(Exhibit *exhibit, const ClassEffects *effects)
{
    Effects step = { .scene_changed = effects->changed,
                     .moved = effects->moved,
                     .speak = effects->moved && exhibit->visit.aloud,
                     .wake_ms = exhibit->wake_ms };
    memcpy(step.took, effects->took, sizeof(step.took));
    exhibit_carry_out(exhibit, &step);
}

static void begin(Exhibit *exhibit)
{
    int claims[LESSON_CLAIMS_MOST];
    int count = choose_claims(exhibit, claims);
    ClassEffects begun = class_begin(&exhibit->class, claims, count, exhibit_now(exhibit));
    carry_out(exhibit, &begun);
}

static void carry_out(Exhibit *exhibit, const ClassEffects *effects)
{
    exhibit->class_wake_ms = effects->wake_ms;
    if (effects->begun) {
        int story = class_story(&exhibit->class);
        exhibit_note(exhibit, DIARY_CLASS, 0, 0,
                     story < 0 ? "" : exhibit->class_stories[story].title);
        StaffEffects nobody = staff_class_began(&exhibit->staff, exhibit_now(exhibit));
        exhibit->staff_wake_ms = nobody.wake_ms;
    }
    if (effects->keep && effects->ask != CLASS_ASK_WIPE)
        order(exhibit, JOB_CLASS);
    if (effects->ask == CLASS_ASK_WIPE)
        wipe(exhibit);
    if (effects->ask == CLASS_ASK_WIPE || effects->left) {
        leave(exhibit);
        return;
    }
    show(exhibit, effects);
    if (effects->ask == CLASS_ASK_BEGIN)
        begin(exhibit);
    else if (effects->ask == CLASS_ASK_SHEET)
        copy_sheet(exhibit);
}

/* ---- for the panel ---- */

void exhibit_open_class(Exhibit *exhibit)
{
    bool opened = exhibit->staff.under == STAFF_CLASS;
    if (!opened && exhibit->class.page != CLASS_AWAY) /* the panel closed over the start page */
        class_wipe(&exhibit->class);
    if (!opened || exhibit->class.page != CLASS_AWAY)
        return;
    read_day(exhibit);
    ClassEffects effects = class_open(&exhibit->class, exhibit_now(exhibit));
    exhibit->class_wake_ms = effects.wake_ms;
}

void exhibit_touch_class(Exhibit *exhibit, const char *id)
{
    StaffEffects felt = staff_felt(&exhibit->staff, exhibit_now(exhibit));
    exhibit->staff_wake_ms = felt.wake_ms;
    read_day(exhibit);
    ClassEffects effects = class_touch(&exhibit->class, id, exhibit_now(exhibit));
    carry_out(exhibit, &effects);
}

void exhibit_tick_class(Exhibit *exhibit)
{
    if (exhibit_now(exhibit) < exhibit->class_wake_ms)
        return;
    read_day(exhibit);
    ClassEffects effects = class_relist(&exhibit->class, exhibit_now(exhibit));
    if (effects.ask == CLASS_ASK_NOTHING && !effects.changed)
        effects = class_tick(&exhibit->class, exhibit_now(exhibit));
    carry_out(exhibit, &effects);
}

bool exhibit_has_class(const Exhibit *exhibit)
{
    return class_is_running(&exhibit->class);
}

/* ---- starting ---- */

static int language_of(const Exhibit *exhibit, const char *code)
{
    for (int i = 0; exhibit->setup.languages[i]; i++) {
        if (strcmp(exhibit->setup.languages[i], code) == 0)
            return i;
    }
    return 0;
}

/* The lesson is where it was before the plug was pulled. */
static void resume(Exhibit *exhibit, const ClassLook *look)
{
    int64_t now = exhibit_now(exhibit);
    StaffEffects staff = staff_class_again(&exhibit->staff, now);
    Effects effects = visit_staff(&exhibit->visit, now);
    exhibit->visit.language = language_of(exhibit, look->language);
    exhibit->visit.large = look->large;
    exhibit->visit.contrast = look->contrast;
    exhibit->staff_wake_ms = staff.wake_ms;
    exhibit->class_wake_ms = now;
    exhibit_carry_out(exhibit, &effects);
}

void exhibit_start_class(Exhibit *exhibit, const char *data)
{
    ClassLook look;
    Error error = { 0 };
    bool there = false;
    class_start(&exhibit->class, &exhibit->class_facts);
    exhibit->class_wake_ms = CLOCK_NEVER;
    exhibit_list_class(exhibit);
    read_day(exhibit);
    if (!data)
        return;
    if (!class_read(&exhibit->class, &look, data, &there, &error)) {
        log_error("%s", error.message);
        exhibit_note(exhibit, DIARY_CLASS_OVER, 0, 0, NULL);
        class_wipe(&exhibit->class);
        order(exhibit, JOB_CLASS_WIPE);
    } else if (there && class_resume(&exhibit->class, exhibit_now(exhibit))) {
        resume(exhibit, &look);
    } else if (there) {
        log_info("a class is over: it is of another day, or its story is not there any more");
        wipe(exhibit);
    }
}
