/* stories_test.c: many stories to choose from: on every panel each one is on exactly one page, on a
 * card that is large enough to touch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "screens/screens.h"

#define MANY 210

static const struct {
    double px, width_mm, height_mm;
} panels[] = { { 800, 143.3, 86 },   { 720, 87.2, 155 },   { 1280, 217, 135.6 },
               { 1920, 344, 193.5 }, { 1920, 476, 267.8 }, { 1080, 268, 476.4 },
               { 3840, 708, 398.2 } };

static char ids[MANY][16], titles[MANY][40];
static VisitStory stories[MANY];
static Story read[MANY];
static Cover covers[MANY];

static void make_stories(void)
{
    static const int path[] = { 0 };
    for (int i = 0; i < MANY; i++) {
        snprintf(ids[i], sizeof(ids[i]), "s%d", i);
        snprintf(titles[i], sizeof(titles[i]), "The story with the number %d", i);
        stories[i] = (VisitStory){ ids[i], 1, path, 1, false };
        read[i] = (Story){
            .id = ids[i], .title = titles[i], .minutes = 5, .language = "en", .age_note = "from 10"
        };
        covers[i].story = &read[i];
    }
}

/* Goes through the pages of the chooser; returns how many there are. */
static int go_through(const View *view, Visit *visit, int count)
{
    int seen[MANY] = { 0 }, pages;
    Scene scene;
    Shown shown;
    scene_start(&scene, view->width_mm, view->height_mm);
    visit->page = 0;
    do {
        int first, on_page, found = 0;
        scene_clear(&scene, "stories");
        screens_build(view, &scene, &shown);
        screens_stories_on_page(view, &first, &on_page);
        for (int i = 0; i < count; i++) {
            char id[20];
            snprintf(id, sizeof(id), "story:s%d", i);
            const Area *area = scene_find(&scene, id);
            if (!area)
                continue;
            assert_true(area->box.w >= 14.99 && area->box.h >= 14.99);
            assert_in_range(i, first, first + on_page - 1);
            seen[i]++;
            found++;
        }
        assert_int_equal(found, on_page);
        assert_int_equal(scene_find(&scene, "next") != NULL, visit->page < shown.pages.last_page);
        pages = shown.pages.count;
    } while (++visit->page < pages);
    for (int i = 0; i < count; i++)
        assert_int_equal(seen[i], 1);
    scene_finish(&scene);
    return pages;
}

static void each_story_is_on_one_page_and_can_be_touched(void **state)
{
    (void)state;
    static const int counts[] = { 1, 3, 6, 7, 33, MANY };
    static const char *const languages[] = { "en", NULL };
    make_stories();
    for (size_t p = 0; p < COUNT(panels); p++) {
        Error error = { 0 };
        Typeset *typeset = typeset_open(panels[p].px / panels[p].width_mm, &error);
        assert_non_null(typeset);
        for (size_t i = 0; i < COUNT(counts) * 4; i++) {
            const VisitSetup setup = { .stories = stories,
                                       .story_count = counts[i / 4],
                                       .languages = languages };
            Visit visit;
            visit_start(&visit, &setup, 0);
            visit_touch(&visit, "start", 0);
            visit.screen = visit.under = SCREEN_STORIES;
            visit.large = i & 1;
            visit.low = i & 2;
            const View view = { .visit = &visit,
                                .language = WORDS_ENGLISH,
                                .typeset = typeset,
                                .width_mm = panels[p].width_mm,
                                .height_mm = panels[p].height_mm,
                                .covers = covers };
            int pages = go_through(&view, &visit, setup.story_count);
            assert_true(setup.story_count > 3 || pages == 1);
            visit_finish(&visit);
        }
        typeset_close(typeset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_story_is_on_one_page_and_can_be_touched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
