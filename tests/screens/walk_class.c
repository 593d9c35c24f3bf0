/* walk_class.c: moves a school class through every page and state. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "walk.h"

static void tap_class(Walker *walk, const char *id)
{
    if (!scene_find(&walk->scene, id))
        fault(&walk->test, "is not offered", id);
    walk->now_ms += 1000;
    ClassEffects effects = class_touch(&walk->class, id, walk->now_ms);
    if (effects.ask == CLASS_ASK_BEGIN)
        class_begin(&walk->class, walk->claims, walk->claim_count, walk->now_ms);
    walk_show(walk);
}

static void taps_class(Walker *walk, const char *const *ids)
{
    for (; *ids; ids++)
        tap_class(walk, *ids);
}

#define CLASS(...) taps_class(walk, (const char *const[]){ __VA_ARGS__, NULL })

/* Shows the pages from the present one to the last. */
static void show_pages(Walker *walk)
{
    while (walk->class.page_number < walk->class.page_count - 1)
        CLASS("class:next");
}

/* Votes that the glass and the voice must not tell apart: nobody stands out. */
static void show_alike(Walker *walk, const int counts[2][CLASS_LEVELS])
{
    char *told[2];
    for (int i = 0; i < 2; i++) {
        size_t size;
        FILE *out = open_memstream(&told[i], &size);
        memcpy(walk->class.votes[walk->class.at].votes[class_turn(&walk->class)], counts[i],
               sizeof(counts[i]));
        walk_show(walk);
        scene_print(&walk->scene, out);
        fclose(out);
    }
    if (strcmp(told[0], told[1]) != 0)
        fault(&walk->test, "(one) vote is told from two", walk->scene.screen);
    free(told[0]);
    free(told[1]);
}

/* Sets votes as if they had been counted, and shows them. */
static void vote(Walker *walk, int missing, int weak, int good, int strong)
{
    const int votes[] = { missing, weak, good, strong };
    memcpy(walk->class.votes[walk->class.at].votes[class_turn(&walk->class)], votes, sizeof(votes));
    walk_show(walk);
}

static void show_rope(Walker *walk)
{
    char knot[16];
    while (scene_find(&walk->scene, "class:pull"))
        CLASS("class:pull");
    for (int i = 1;; i++) {
        snprintf(knot, sizeof(knot), "knot:%d", i);
        if (!scene_find(&walk->scene, knot))
            break;
        CLASS(knot);
        show_pages(walk);
        CLASS("class:next");
    }
}

static void show_start(Walker *walk)
{
    class_open(&walk->class, walk->now_ms);
    walk_show(walk);
    CLASS("class:story", "class:lesson", "class:lesson", "class:own", "class:row:1");
    if (scene_find(&walk->scene, "class:down"))
        CLASS("class:down", "class:up");
    CLASS("back", "class:by:groups", "class:pupils:more", "class:by:hands", "class:pupils:less",
          "class:lesson");
    while (strcmp(walk->class.story, bundle_story(walk->bundles[walk->class_number])->id) != 0)
        CLASS("class:story");
    for (int i = 0; i < 2 * CLASS_PUPILS_MOST; i++) /* as many as there may be */
        class_touch(&walk->class, "class:pupils:more", walk->now_ms);
}

static void show_end(Walker *walk)
{
    CLASS("class:sheet");
    class_copied(&walk->class, "No stick is ready. Put one in and wait a moment.", walk->now_ms);
    walk_show(walk);
    CLASS("class:sheet");
    class_copied(&walk->class, NULL, walk->now_ms);
    walk_show(walk);
}

static void show_hands(Walker *walk)
{
    show_start(walk);
    CLASS("class:begin", "class:next", "class:next");
    for (int i = 0; i < walk->claim_count; i++) {
        show_pages(walk);
        CLASS("class:next", "class:good:more");
        vote(walk, 4, 9, 8, 2);
        show_alike(walk, (const int[2][CLASS_LEVELS]){ { 4, 9, 8, 1 }, { 4, 9, 8, 2 } });
        vote(walk, 0, 60, 0, 0);
        vote(walk, 15, 15, 15, 15);
        CLASS("class:next");
        show_rope(walk);
        CLASS("class:next");
        vote(walk, 15, 6, 3, 1);
        CLASS("class:next");
        show_alike(walk, (const int[2][CLASS_LEVELS]){ { 15, 6, 3, 2 }, { 15, 6, 3, 1 } });
        CLASS("class:reveal");
        show_pages(walk);
        CLASS("class:next");
    }
    show_end(walk);
}

static void show_groups(Walker *walk)
{
    class_wipe(&walk->class);
    class_open(&walk->class, walk->now_ms);
    walk_show(walk);
    CLASS("class:by:groups", "class:begin", "class:next", "class:next");
    show_pages(walk); /* where the bar has room for the end on the narrowest panel, too */
    CLASS("class:end", "class:stay");
    show_pages(walk);
    CLASS("class:next", "class:good", "class:undo", "class:weak", "class:good", "class:strong",
          "class:good", "class:good", "class:weak", "class:next");
}

/* Lists the claims that the lesson is about: those of the path, which the other screens are shown
 * with, too. */
static void take_claims(Walker *walk, int number)
{
    const VisitStory *story = &walk->stories[number];
    walk->claim_count = 0;
    for (int claim = 0; claim < story->claim_count; claim++) {
        for (int i = 0; i < story->path_count; i++) {
            if (story->path[i] == claim && walk->claim_count < LESSON_CLAIMS_MOST)
                walk->claims[walk->claim_count++] = claim;
        }
    }
}

void walk_class(Walker *walk)
{
    ClassStory stories[WALK_STORIES];
    const StaffKept kept = staff_kept_default();
    for (int i = 0; i < WALK_STORIES; i++) {
        const Story *story = bundle_story(walk->bundles[i]);
        stories[i] = (ClassStory){ story->id, story->title, story->version, story->claim_count };
    }
    walk->class_facts = (ClassFacts){
        .stories = stories, .story_count = WALK_STORIES, .has_example = true, .day = "2026-11-24"
    };
    visit_start(&walk->visit, &walk->setup, walk->now_ms);
    walk_touch(walk, "start");
    walk_set_look(walk);
    visit_staff(&walk->visit, walk->now_ms);
    walk->facts = (StaffFacts){ .time = "14:05", .version = "0.1.0", .first_pin = "246810" };
    staff_start(&walk->staff, &walk->facts, &kept, walk->now_ms);
    staff_class_again(&walk->staff, walk->now_ms);
    class_start(&walk->class, &walk->class_facts);
    for (int i = 0; i < WALK_STORIES; i++) {
        walk->class_number = i;
        class_wipe(&walk->class);
        take_claims(walk, i);
        show_hands(walk);
    }
    take_claims(walk, 0);
    show_groups(walk);
    visit_finish(&walk->visit);
}
