/* press_test.c: a finger that comes down is shown at once, and nothing is laid out again for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exhibit/exhibit.h"

static Exhibit *exhibit;

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    const ExhibitOptions options = { .stage = { .headless = true,
                                                .panel = { 1280, 800, 217, 136 } },
                                     .settings = settings_default(),
                                     .keep_nothing = true };
    exhibit = exhibit_open(&options, true, &error);
    return exhibit ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    exhibit_close(exhibit);
    return 0;
}

static long scenes_built(void)
{
    long all = 0;
    for (int i = 0; i < SCREEN_COUNT; i++)
        all += exhibit_coverage(exhibit)->scenes[i];
    return all;
}

static Point middle(const char *id)
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    assert_non_null(area);
    return (Point){ area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
}

static void tap(const char *id)
{
    Point at = middle(id);
    exhibit_finger(exhibit, true, 1, at);
    exhibit_pass(exhibit, 100);
    exhibit_finger(exhibit, false, 1, at);
    exhibit_pass(exhibit, 400);
}

/* Asserts that this is on the display already: painting it again paints nothing. */
static void assert_shown(const char *pressed)
{
    assert_int_equal(stage_press(exhibit_stage(exhibit), pressed), 0);
}

static void a_finger_that_comes_and_goes_builds_no_scene(void **state)
{
    (void)state;
    tap("start");
    tap("story:brussels");
    const Scene *scene = exhibit_scene(exhibit);
    long built = scenes_built();
    Point at = middle("next");
    exhibit_finger(exhibit, true, 1, at);
    assert_shown("next");
    exhibit_finger_move(exhibit, 1, (Point){ 1, 1 });
    assert_shown("");
    exhibit_finger_move(exhibit, 1, at);
    assert_shown("next");
    exhibit_finger(exhibit, true, 2, middle("restart"));
    exhibit_finger(exhibit, false, 2, middle("restart"));
    assert_shown("next");
    exhibit_finger(exhibit, false, 1, (Point){ 1, 1 });
    assert_shown("");
    assert_int_equal(scenes_built(), built);
    assert_ptr_equal(exhibit_scene(exhibit), scene);
    tap("next");
    assert_int_equal(scenes_built(), built + 1); /* and a touch that leads on builds one */
}

static void a_focus_that_moves_builds_no_scene(void **state)
{
    (void)state;
    tap("start");
    tap("story:brussels");
    long built = scenes_built();
    for (int i = 0; i < 20; i++) {
        Input input = stage_key(exhibit_stage(exhibit), "Tab");
        exhibit_take(exhibit, &input);
        assert_shown("");
    }
    assert_int_equal(scenes_built(), built);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_finger_that_comes_and_goes_builds_no_scene),
        TEST(a_focus_that_moves_builds_no_scene),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
