/* coming_test.c: no picture is decoded and no text is drawn between a touch and the next screen:
 * that was done while the visitor read the screen before. On a virtual clock. A special link option
 * counts each decoding and drawing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exhibit/exhibit_private.h"

static int decoded, drawn;

bool __real_picture_scale(const unsigned char *png, size_t size, uint32_t *argb, int stride,
                          int to_width_px, int to_height_px, Error *error);
bool __wrap_picture_scale(const unsigned char *png, size_t size, uint32_t *argb, int stride,
                          int to_width_px, int to_height_px, Error *error);

bool __wrap_picture_scale(const unsigned char *png, size_t size, uint32_t *argb, int stride,
                          int to_width_px, int to_height_px, Error *error)
{
    decoded++;
    return __real_picture_scale(png, size, argb, stride, to_width_px, to_height_px, error);
}

struct SDL_Surface *__real_typeset_draw(Typeset *typeset, const Run *run, int *baseline_px);
struct SDL_Surface *__wrap_typeset_draw(Typeset *typeset, const Run *run, int *baseline_px);

struct SDL_Surface *__wrap_typeset_draw(Typeset *typeset, const Run *run, int *baseline_px)
{
    drawn++;
    return __real_typeset_draw(typeset, run, baseline_px);
}

static Exhibit *open_exhibit(void)
{
    char story[200];
    const char *build = getenv("BUILD");
    Error error = { 0 };
    snprintf(story, sizeof(story), "%s/stories/moon.says", build ? build : "build");
    const ExhibitOptions options = { .stories = (const char *const[]){ story, NULL },
                                     .stage = { .headless = true,
                                                .panel = { 1920, 1080, 476, 268 } },
                                     .settings = settings_default(),
                                     .keep_nothing = true };
    Exhibit *exhibit = exhibit_open(&options, true, &error);
    assert_non_null(exhibit);
    exhibit_pass(exhibit, 1000);
    return exhibit;
}

static bool has_picture(const Scene *scene)
{
    for (int i = 0; i < scene->item_count; i++) {
        if (scene->items[i].type == ITEM_PICTURE)
            return true;
    }
    return false;
}

/* Returns how many pictures were decoded between the touch and its screen. Another screen has no
 * text that was not drawn. The visitor then reads. */
static int tap(Exhibit *exhibit, const char *id)
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    if (!area)
        fail_msg("there is no %s on %s", id, exhibit_scene(exhibit)->screen);
    Point at = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    int before = decoded, texts = drawn;
    const Screen screen = exhibit->visit.screen;
    exhibit_finger(exhibit, true, 1, at);
    exhibit_finger(exhibit, false, 1, at);
    int more = decoded - before;
    if (exhibit->visit.screen != screen)
        assert_int_equal(drawn, texts);
    exhibit_pass(exhibit, 1000);
    return more;
}

static void what_leads_on_finds_its_picture_and_texts_ready(void **state)
{
    (void)state;
    Exhibit *exhibit = open_exhibit();
    static const char *const way[] = { "level:good", "sure:very", "next",
                                       "knot:1",     "next",      "level:good" };
    int shown = 0;
    assert_int_equal(tap(exhibit, "start"), 0);
    while (strcmp(exhibit_scene(exhibit)->screen, "rate") != 0) {
        bool example = strcmp(exhibit_scene(exhibit)->screen, "example") == 0;
        shown += has_picture(exhibit_scene(exhibit));
        assert_int_equal(tap(exhibit, example ? "skip" : "next"), 0);
    }
    for (size_t i = 0; i < COUNT(way); i++)
        assert_int_equal(tap(exhibit, way[i]), 0);
    while (strcmp(exhibit_scene(exhibit)->screen, "read") != 0)
        assert_int_equal(tap(exhibit, "next"), 0);
    shown += has_picture(exhibit_scene(exhibit));
    assert_true(shown >= 1);
    assert_true(decoded >= 1 && drawn >= 1);
    exhibit_close(exhibit);
}

static void looking_ahead_changes_nothing(void **state)
{
    (void)state;
    Exhibit *exhibit = open_exhibit();
    Visit before = exhibit->visit;
    long scenes = exhibit->coverage.scenes[SCREEN_ATTRACT];
    exhibit->coming.screen = SCREEN_COUNT;
    assert_false(exhibit_is_prepared(exhibit));
    while (!exhibit_is_prepared(exhibit))
        exhibit_prepare(exhibit);
    assert_memory_equal(&before, &exhibit->visit, sizeof(before));
    assert_int_equal(scenes, exhibit->coverage.scenes[SCREEN_ATTRACT]);
    assert_string_equal(exhibit_scene(exhibit)->screen, "attract");
    exhibit_close(exhibit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_leads_on_finds_its_picture_and_texts_ready),
        cmocka_unit_test(looking_ahead_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
