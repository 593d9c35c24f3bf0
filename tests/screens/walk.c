/* walk.c: moves a visit through every screen, and builds and checks each one. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assets.h"
#include "base/clock.h"
#include "base/memory.h"
#include "exhibit/gather.h"
#include "walk.h"
#include "words/words.h"

#define SHARE 8 /* a claim outside the path is used in one of this many looks */

static const char *const story_files[WALK_STORIES] = { "stories/brussels.says",
                                                       "stories/chocolate.says",
                                                       "stories/moon.says" };

/* ---- building ---- */

static Shown build(const Walker *walk, const Visit *visit, Scene *scene)
{
    View view = { .visit = visit,
                  .language = words_find(walk->test.look->language),
                  .typeset = walk->typeset,
                  .width_mm = walk->panel.width_mm,
                  .height_mm = walk->panel.height_mm,
                  .now_ms = walk->now_ms,
                  .memo = walk->memo,
                  .stick = walk->stick,
                  .last_stick = walk->last_stick,
                  .staff = &walk->staff,
                  .class = &walk->class };
    const GatherFrom from = { walk->bundles, WALK_STORIES, walk->example,
                              walk->others ? walk->ledger : NULL, false };
    Shown shown;
    Error error = { 0 };
    const Bundle *failed;
    scene_clear(scene, visit_screen_name(visit->screen));
    if (!gather_view(&from, scene->arena, &view, &failed, &error)) {
        fprintf(stderr, "%s\n", error.message);
        abort();
    }
    screens_build(&view, scene, &shown);
    return shown;
}

/* Checks the same visit in high contrast: only the setting is changed. */
static void check_twin(Walker *walk)
{
    Visit visit = walk->visit;
    visit.contrast = !visit.contrast;
    build(walk, &visit, &walk->twin);
    check_contrast_twin(&walk->test, &walk->twin);
}

static void check(Walker *walk)
{
    Case *test = &walk->test;
    const Answer *answer = visit_answer(&walk->visit);
    int story = walk->visit.story;
    test->bundle = story >= 0 ? walk->bundles[story] : NULL;
    test->claim = answer ? bundle_claim(test->bundle, answer->claim, NULL) : NULL;
    if (walk->visit.under == SCREEN_EXAMPLE)
        test->claim = bundle_claim(walk->example, bundle_story(walk->example)->path[0], NULL);
    snprintf(test->where, sizeof(test->where), "%s %s %s page %d",
             story >= 0 ? walk->stories[story].id : "", test->claim ? test->claim->id : "",
             walk->scene.screen, walk->visit.page + 1);
    test->findings->scenes++;
    test->findings->seen[walk->visit.screen] = true;
    check_touch(test);
    check_text(test);
    check_there(test);
    check_trail_names(test);
    check_paint(test);
    check_bar(test);
    check_twin(walk);
}

/* Builds the screen, passes the visit its pages, and checks the scene. */
void walk_show(Walker *walk)
{
    for (int again = 0; again < 2; again++) {
        Shown shown = build(walk, &walk->visit, &walk->scene);
        bool class = walk->visit.screen == SCREEN_STAFF && walk->staff.page == STAFF_CLASS;
        if (class &&
            !class_shown(&walk->class, shown.pages.count, shown.pages.spans, walk->now_ms).changed)
            break;
        if (walk->visit.screen == SCREEN_STAFF && !class &&
            !staff_shown(&walk->staff, shown.pages.count, walk->now_ms).changed)
            break;
        Effects effects = visit_shown(&walk->visit, shown.words, shown.pages, walk->now_ms);
        if (!effects.scene_changed && walk->visit.screen != SCREEN_STAFF)
            break;
    }
    if (strncmp(walk->scene.screen, walk->screen, strlen(walk->screen)) == 0)
        check(walk);
}

/* Touches so long after the last touch that the same thing can be touched again. */
Effects walk_touch(Walker *walk, const char *id)
{
    walk->now_ms += 1000;
    return visit_touch(&walk->visit, id, walk->now_ms);
}

/* Touches a thing that the shown screen must have. */
static void tap(Walker *walk, const char *id)
{
    if (!scene_find(&walk->scene, id))
        fault(&walk->test, "is not offered", id);
    walk_touch(walk, id);
}

/* Shows the pages from the present one to the last. */
static void show_pages(Walker *walk)
{
    walk_show(walk);
    while (walk->visit.page < walk->visit.pages.last_page) {
        tap(walk, "next");
        walk_show(walk);
    }
}

/* ---- places to come back to ---- */

typedef struct {
    Visit visit;
    Answer *answers;
} Place;

static Place keep_place(const Walker *walk)
{
    const Visit *visit = &walk->visit;
    size_t count = (size_t)visit->answer_room;
    Place place = { *visit, memory_take(count + 1, sizeof(Answer)) };
    if (count)
        memcpy(place.answers, visit->answers, count * sizeof(Answer));
    return place;
}

static void go_to(Walker *walk, const Place *place)
{
    Answer *answers = walk->visit.answers;
    assert(walk->visit.answer_room == place->visit.answer_room);
    memcpy(answers, place->answers, (size_t)place->visit.answer_room * sizeof(Answer));
    walk->visit = place->visit;
    walk->visit.answers = answers;
}

static void forget(Place *place)
{
    free(place->answers);
}

/* ---- one claim ---- */

static const char *const levels[] = { "level:missing", "level:weak", "level:good", "level:strong" };
static const char *const cards[] = { "card:first", "card:passed", "card:says", "card:missing" };

/* Passes a claim as quickly as possible, from READ to the next READ. */
static void pass_claim(Walker *walk)
{
    const char *const ids[] = { "next",       "level:weak", "sure:very",  "next",
                                "card:first", "next",       "level:weak", "next" };
    for (size_t i = 0; i < COUNT(ids); i++)
        walk_touch(walk, ids[i]);
}

/* Gives the first rating; on small panels the last touch of it leads on already. */
static void rate(Walker *walk, const char *level)
{
    walk_touch(walk, level);
    walk_touch(walk, "sure:fairly");
    if (walk->visit.screen == SCREEN_RATE)
        walk_touch(walk, "next");
}

static void show_rate(Walker *walk)
{
    static const char *const sures[] = { "sure:guessing", "sure:fairly", "sure:very" };
    walk_show(walk);
    tap(walk, "split"); /* two people disagree */
    walk_show(walk);
    tap(walk, levels[1]);
    walk_show(walk);
    walk_touch(walk, levels[2]);
    walk_show(walk);
    walk_touch(walk, "split");
    for (size_t i = 0; i < COUNT(levels); i++) {
        tap(walk, levels[i]);
        walk_show(walk);
    }
    Place place = keep_place(walk);
    for (size_t i = 0; i < COUNT(sures); i++) {
        tap(walk, sures[i]);
        if (walk->visit.screen == SCREEN_RATE)
            walk_show(walk);
        else
            go_to(walk, &place);
    }
    forget(&place);
}

/* Opens a card, from the questions where they have a page of their own. */
static void open_card(Walker *walk, const char *card)
{
    if (!scene_find(&walk->scene, card)) {
        tap(walk, "ask");
        walk_show(walk);
    }
    tap(walk, card);
    show_pages(walk);
}

static void show_trace(Walker *walk)
{
    Place place = keep_place(walk);
    char knot[16];
    walk_show(walk);
    if (scene_find(&walk->scene, "look:open")) {
        tap(walk, "look:open");
        walk_show(walk);
    }
    for (size_t i = 0; i < COUNT(cards); i++)
        open_card(walk, cards[i]);
    for (int i = 1;; i++) {
        snprintf(knot, sizeof(knot), "knot:%d", i);
        if (!scene_find(&walk->scene, knot))
            break;
        tap(walk, knot);
        show_pages(walk);
    }
    if (walk->all) { /* span by span, as it is pulled */
        go_to(walk, &place);
        walk_show(walk);
        for (int i = 0; i < walk->visit.pages.spans; i++) {
            walk_touch(walk, "knot:1");
            show_pages(walk);
        }
    }
    forget(&place);
}

static void show_disagreeing(Walker *walk)
{
    tap(walk, "disagree");
    walk_show(walk);
    tap(walk, "disagree:3");
    walk_show(walk);
    tap(walk, "back");
    show_pages(walk);
    while (walk->visit.screen == SCREEN_COMPARE)
        walk_touch(walk, "back");
    walk_show(walk); /* TRACE, which is shown once more */
    walk_touch(walk, "next");
}

/* Shows COMPARE with each level that a visitor may end with; with the last one also disagreeing and
 * the others' ratings. */
static void show_compare(Walker *walk, const Place *keep)
{
    for (size_t i = 0; i < COUNT(levels); i++) {
        go_to(walk, keep);
        walk_touch(walk, levels[i]);
        show_pages(walk);
    }
    walk->others = true;
    while (walk->visit.page > 0)
        walk_touch(walk, "back");
    show_pages(walk);
    walk->others = false;
    while (walk->visit.page > 0)
        walk_touch(walk, "back");
    show_pages(walk);
    show_disagreeing(walk);
}

/* Shows each screen from READ to COMPARE in each of its states. */
static void show_claim(Walker *walk)
{
    show_pages(walk);
    walk_touch(walk, "next");
    Place start = keep_place(walk);
    show_rate(walk);
    go_to(walk, &start);
    walk_touch(walk, "level:cant_tell");
    if (walk->visit.screen == SCREEN_RATE) {
        walk_show(walk);
        walk_touch(walk, "next");
    }
    walk_touch(walk, "card:first");
    walk_touch(walk, "next");
    walk_show(walk); /* keep, after "can't tell" */
    for (size_t i = 0; i < COUNT(levels); i++) {
        go_to(walk, &start);
        rate(walk, levels[i]);
        if (i == 0)
            show_trace(walk);
        else
            walk_touch(walk, "card:says");
        while (walk->visit.screen == SCREEN_TRACE)
            walk_touch(walk, "back");
        if (i == 0)
            walk_show(walk); /* rate, when the rating is given */
        rate(walk, levels[i]);
        walk_touch(walk, "card:says");
        walk_touch(walk, "next");
        walk_show(walk); /* keep it? */
    }
    Place keep = keep_place(walk);
    show_compare(walk, &keep);
    forget(&keep);
    forget(&start);
}

/* ---- one story ---- */

static bool on_path(const VisitStory *story, int claim)
{
    for (int i = 0; i < story->path_count; i++) {
        if (story->path[i] == claim)
            return true;
    }
    return false;
}

/* Goes through the claims of the path or the others, to where `finish` or the last claim leads. */
static void show_claims(Walker *walk)
{
    const VisitStory *story = &walk->stories[walk->visit.story];
    while (walk->visit.screen == SCREEN_READ) {
        int claim = visit_answer(&walk->visit)->claim;
        bool turn = (claim + walk->test.look->number) % SHARE == 0;
        if (walk->all || on_path(story, claim) || turn) {
            show_claim(walk);
            while (walk->visit.screen == SCREEN_COMPARE)
                walk_touch(walk, "next");
        } else {
            pass_claim(walk);
        }
    }
}

/* Opens the tray with the tools where the bar has no room for them. */
static void open_tray(Walker *walk)
{
    if (scene_find(&walk->scene, "languages"))
        return;
    tap(walk, "tools");
    walk_show(walk);
}

static void show_overlays(Walker *walk)
{
    open_tray(walk);
    tap(walk, "languages");
    walk_show(walk);
    tap(walk, "back");
    walk_show(walk);
    if (walk->visit.screen == SCREEN_TOOLS) {
        tap(walk, "stay");
        walk_show(walk);
    }
    tap(walk, "restart");
    walk_show(walk);
    tap(walk, "restart:no");
    walk_show(walk);
    int64_t left[] = { 20, 9, 1 };
    walk->now_ms = walk->visit.idle_at_ms;
    visit_tick(&walk->visit, walk->now_ms);
    int64_t warned_ms = walk->now_ms;
    for (size_t i = 0; i < COUNT(left); i++) {
        walk->now_ms = warned_ms + (20 - left[i]) * 1000;
        visit_tick(&walk->visit, walk->now_ms);
        walk_show(walk);
    }
    tap(walk, "stay");
    walk_show(walk);
}

void walk_set_look(Walker *walk)
{
    const PanelLook *look = walk->test.look;
    if (look->large)
        walk_touch(walk, "text_size");
    if (look->low)
        walk_touch(walk, "low");
}

static void show_example(Walker *walk)
{
    walk_show(walk);
    tap(walk, levels[0]);
    walk_show(walk);
    tap(walk, "back");
    walk_show(walk);
    tap(walk, levels[1]); /* what the trail says, too */
    walk_show(walk);
    tap(walk, "next");
}

static void show_story(Walker *walk, int number)
{
    char id[64];
    visit_start(&walk->visit, &walk->setup, walk->now_ms);
    walk_touch(walk, "start");
    walk_set_look(walk);
    walk_show(walk);
    if (number == 0)
        show_overlays(walk);
    snprintf(id, sizeof(id), "story:%s", walk->stories[number].id);
    tap(walk, id);
    show_pages(walk);
    tap(walk, "next");
    if (number == 0)
        show_example(walk);
    else
        walk_touch(walk, "skip");
    show_claims(walk);
    show_pages(walk); /* the summary of the path */
    tap(walk, "more");
    show_claims(walk);
    show_pages(walk);
    tap(walk, "finish");
    show_pages(walk);
    visit_finish(&walk->visit);
}

/* Shows the attract screen: its rope grows and ends in each way, and everything moves a little from
 * round to round. */
static void show_attract(Walker *walk)
{
    visit_start(&walk->visit, &walk->setup, 0);
    for (int step = 0; step < 8 * 5; step++) {
        walk->now_ms = step * INT64_C(900);
        walk_show(walk);
    }
    /* Everything that staff may read there about a stick, named by a title or not. */
    StickLines stick = { .report = { .version = 12, .present = 14, .missing_bytes = 31000000 } };
    walk->stick = &stick;
    for (int i = 0; i < OUTCOME_COUNT * 4; i++) {
        stick.report.outcome = (Outcome)(i / 4);
        stick.report.good = i % 4; /* of these, the worst one or others */
        stick.title = i % 4 ? bundle_story(walk->bundles[i % 4 - 1])->title : NULL;
        walk->now_ms += 7000;
        walk_show(walk);
    }
    walk->stick = NULL;
    visit_finish(&walk->visit);
    int stories = walk->setup.story_count;
    walk->setup.story_count = 0;
    visit_start(&walk->visit, &walk->setup, walk->now_ms);
    walk_show(walk); /* asleep */
    visit_finish(&walk->visit);
    walk->setup.story_count = stories;
}

/* ---- opening ---- */

static Bundle *open_bundle(const char *name)
{
    char path[4200];
    Error error = { 0 };
    bool there = assets_path(path, sizeof(path), name);
    Bundle *bundle = there ? bundle_open(path, &error) : NULL;
    if (!bundle) {
        fprintf(stderr, "%s: %s\n", name, error.message);
        abort();
    }
    return bundle;
}

Bundle *walk_open_story(int number)
{
    return open_bundle(story_files[number]);
}

/* The look's language comes first, so that a visit begins in it without a touch. */
static void list_languages(Walker *walk, const char *first)
{
    int count = 0;
    walk->languages[count++] = first;
    for (const Language *language = words_languages; language->code; language++) {
        if (strcmp(language->code, first) != 0)
            walk->languages[count++] = language->code;
    }
}

/* As in the stage: when pixels are not quite square, the direction with more pixels per mm
 * decides. */
static double square(Panel *panel)
{
    double px_per_mm = fmax(panel->width_px / panel->width_mm, panel->height_px / panel->height_mm);
    panel->width_mm = panel->width_px / px_per_mm;
    panel->height_mm = panel->height_px / px_per_mm;
    return px_per_mm;
}

static void open_walk(Walker *walk, const char *answers)
{
    char locale[4200];
    const PanelLook *look = walk->test.look;
    Error error = { 0 };
    bool good = panel_parse(&walk->panel, look->panel, &error);
    walk->test.px_per_mm = square(&walk->panel);
    assets_path(locale, sizeof(locale), "locale");
    words_start(look->words_missing ? "/nowhere" : locale);
    list_languages(walk, look->language);
    walk->typeset = typeset_open(walk->test.px_per_mm, &error);
    walk->ledger = ledger_open_read(answers, &error);
    assert(good && walk->typeset && walk->ledger);
    walk->example = open_bundle("stories/example.says");
    bundle_use_language(walk->example, look->language);
    for (int i = 0; i < WALK_STORIES; i++) {
        walk->bundles[i] = walk_open_story(i);
        bundle_use_language(walk->bundles[i], look->story_missing ? "none" : look->language);
        const Story *story = bundle_story(walk->bundles[i]);
        walk->stories[i] =
            (VisitStory){ story->id, story->claim_count, story->path, story->path_count, false };
    }
    walk->setup = (VisitSetup){ .stories = walk->stories,
                                .story_count = WALK_STORIES,
                                .languages = walk->languages,
                                .idle_ms = 45000,
                                .warn_ms = 20000,
                                .has_example = true,
                                .has_voice = true,
                                .sure_leads_on = screens_sure_leads_on(walk->panel.width_mm,
                                                                       walk->panel.height_mm) };
    scene_start(&walk->scene, walk->panel.width_mm, walk->panel.height_mm);
    scene_start(&walk->twin, walk->panel.width_mm, walk->panel.height_mm);
    walk->test.scene = &walk->scene;
    walk->test.visit = &walk->visit;
    walk->test.typeset = walk->typeset;
}

static void close_walk(Walker *walk)
{
    scene_finish(&walk->scene);
    scene_finish(&walk->twin);
    for (int i = 0; i < WALK_STORIES; i++)
        bundle_close(walk->bundles[i]);
    bundle_close(walk->example);
    ledger_close(walk->ledger);
    typeset_close(walk->typeset);
    measure_forget(&walk->test);
}

void walk_look(const PanelLook *look, bool all, int shown_most, const char *screen,
               const char *answers, Findings *findings)
{
    TrailMemo memo = { 0 };
    Walker walk = { .test = { .look = look, .findings = findings }, .all = all, .memo = &memo };
    walk.test.shown_most = shown_most;
    walk.screen = screen;
    open_walk(&walk, answers);
    if (!look->large && !look->low)
        show_attract(&walk);
    if (strncmp(screen, "class", 5) != 0)
        walk_staff(&walk);
    walk_class(&walk);
    /* Nothing but the panel and the class has names that begin so. */
    for (int i = 0;
         i < WALK_STORIES && strncmp(screen, "staff", 5) != 0 && strncmp(screen, "class", 5) != 0;
         i++)
        show_story(&walk, i);
    close_walk(&walk);
}
