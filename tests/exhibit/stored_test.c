/* stored_test.c: a story that comes by stick while visitors are there is shown after the visit, and
 * one that turns out to be wrong gives way. On a virtual clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../store/store_fixture.h"
#include "exhibit/exhibit_private.h"
#include "staff/kept.h"

static Exhibit *exhibit;

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    static const char *const none[] = { NULL };
    fixture_run("rm -rf data run && mkdir -p data/incoming run");
    setenv("XDG_RUNTIME_DIR", fixture_path("run"), 1);
    const ExhibitOptions options = { .stories = none,
                                     .stage = { .headless = true,
                                                .panel = { 1280, 800, 217, 136 } },
                                     .settings = settings_default(),
                                     .data = fixture_path("data"),
                                     .keys = fixture_path("keys"),
                                     .service = true };
    exhibit = exhibit_open(&options, true, &error);
    if (!exhibit)
        print_error("%s\n", error.message);
    return exhibit ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    exhibit_close(exhibit);
    return 0;
}

static int place_of(const char *id)
{
    for (int i = 0; i < exhibit->setup.story_count; i++) {
        if (strcmp(exhibit->stories[i].id, id) == 0)
            return i;
    }
    return -1;
}

static int version_of(const char *id)
{
    int place = place_of(id);
    return place < 0 ? 0 : bundle_story(exhibit->bundles[place])->version;
}

static void tap(const char *id)
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    if (!area)
        fail_msg("there is no %s on %s", id, exhibit_scene(exhibit)->screen);
    Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    exhibit_finger(exhibit, true, 1, middle);
    exhibit_pass(exhibit, 120);
    exhibit_finger(exhibit, false, 1, middle);
    exhibit_pass(exhibit, 1000);
}

/* As sayswho-intake leaves it. */
static void bring(const char *name)
{
    char command[200];
    snprintf(command, sizeof(command),
             "cp %s data/incoming/.new && mv data/incoming/.new "
             "data/incoming/01.says",
             name);
    fixture_run(command);
}

static void it_is_shown_after_the_visit(void **state)
{
    (void)state;
    assert_int_equal(exhibit->setup.story_count, 3);
    bring("v1.says");
    exhibit_pass(exhibit, 10000);
    assert_int_equal(version_of("clock"), 1);
    assert_int_equal(exhibit->setup.story_count, 4);
    tap("start");
    tap("story:clock");
    assert_string_equal(exhibit_scene(exhibit)->screen, "about");
    bring("v2.says");
    exhibit_pass(exhibit, 15000);
    assert_int_equal(version_of("clock"), 1);
    assert_string_equal(exhibit_scene(exhibit)->screen, "about");
    exhibit_pass(exhibit, 10 * 60 * 1000);
    assert_string_equal(exhibit_scene(exhibit)->screen, "attract");
    assert_int_equal(version_of("clock"), 2);
    assert_int_equal(exhibit->setup.story_count, 4);
    fixture_run("test -z \"$(ls data/incoming)\"");
    tap("start");
    tap("story:clock");
    assert_string_equal(exhibit_scene(exhibit)->screen, "about");
}

static void what_cannot_be_removed_is_not_in_the_way(void **state)
{
    (void)state;
    fixture_run("mkdir data/incoming/00.says");
    bring("v1.says");
    exhibit_pass(exhibit, 10000);
    assert_int_equal(version_of("clock"), 1);
    fixture_run("test \"$(ls data/incoming)\" = 00.says");
}

static const DiaryEntry *last_entry(void)
{
    return &exhibit->diary.entries[exhibit->diary.count - 1];
}

/* In the panel it comes first, until somebody opens its page; and the log has it. */
static void staff_see_what_came_until_they_looked(void **state)
{
    (void)state;
    bring("v1.says");
    exhibit_pass(exhibit, 10000);
    assert_int_equal(last_entry()->what, DIARY_NEW_STORY);
    assert_int_equal(last_entry()->number, 1);
    fixture_story("none.says", "UPDATE story SET version = 2", -1); /* not signed */
    bring("none.says");
    exhibit_pass(exhibit, 10000);
    assert_int_equal(last_entry()->what, DIARY_REFUSED);
    exhibit_learn_facts(exhibit);
    assert_string_equal(exhibit->staff_stories[0].id, "clock");
    assert_true(exhibit->staff_stories[0].fresh);
    assert_true(exhibit->facts.stick_refused && exhibit->facts.stick_fresh);
    exhibit_look_at(exhibit, "clock");
    exhibit_learn_facts(exhibit);
    assert_string_not_equal(exhibit->staff_stories[0].id, "clock");
    assert_false(exhibit_is_fresh(exhibit, "clock"));
}

/* The display says nothing, and the settings have another size. */
static void what_staff_measured_is_used_at_the_next_start(void **state)
{
    (void)state;
    Error error = { 0 };
    static const char *const none[] = { NULL };
    double widths[2];
    StaffKept kept = staff_kept_default();
    ExhibitOptions options = { .stories = none,
                               .stage = { .headless = true,
                                          .panel = { 1280, 800, 0, 0 },
                                          .settings_width_mm = 300,
                                          .settings_height_mm = 225 },
                               .settings = settings_default(),
                               .data = fixture_path("data"),
                               .service = true };
    for (int measured = 0; measured < 2; measured++) {
        kept.width = measured ? 2000 : 0;
        kept.height = measured ? 1500 : 0;
        exhibit_close(exhibit);
        assert_true(kept_write(&kept, fixture_path("data"), &error));
        exhibit = exhibit_open(&options, true, &error);
        assert_non_null(exhibit);
        widths[measured] = stage_panel(exhibit->stage).width_mm;
    }
    assert_float_equal(widths[1] / widths[0], 200.0 / 300, 0.01);
}

/* What the exhibit does when it finds that a story cannot be shown. */
static void break_story(const char *id, ErrorKind kind)
{
    Error error = { 0 };
    error_set(&error, kind, "made up by the test");
    Effects effects =
        exhibit_withdraw(exhibit, exhibit->bundles[place_of(id)], &error, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
}

/* The file is changed on the disk while it is shown. */
static void one_that_turns_out_wrong_gives_way(void **state)
{
    (void)state;
    bring("v1.says");
    exhibit_pass(exhibit, 10000);
    bring("v2.says");
    exhibit_pass(exhibit, 10000);
    assert_int_equal(version_of("clock"), 2);
    tap("start");
    tap("story:clock");
    break_story("clock", ERROR_CONTENT);
    assert_int_equal(place_of("clock"), -1);
    assert_string_equal(exhibit_scene(exhibit)->screen, "stories");
    exhibit_pass(exhibit, 10 * 60 * 1000);
    assert_int_equal(version_of("clock"), 1);
    /* after a disk error the list stays: the next start tries it again */
    tap("start");
    break_story("clock", ERROR_IO);
    exhibit_pass(exhibit, 10 * 60 * 1000);
    assert_int_equal(version_of("clock"), 1);
    break_story("clock", ERROR_CONTENT);
    exhibit_pass(exhibit, 10 * 60 * 1000);
    assert_int_equal(place_of("clock"), -1); /* there is no other, and it is not built in */
    assert_int_equal(exhibit->setup.story_count, 3);
}

/* The built-in story comes back. */
static void a_built_in_one_comes_back(void **state)
{
    (void)state;
    int built_in = version_of("moon");
    fixture_story("moon.says", "UPDATE story SET id = 'moon', version = 50", 0);
    bring("moon.says");
    exhibit_pass(exhibit, 10000);
    assert_int_equal(version_of("moon"), 50);
    assert_int_equal(exhibit->setup.story_count, 3);
    break_story("moon", ERROR_CONTENT);
    exhibit_pass(exhibit, 10000);
    assert_int_equal(version_of("moon"), built_in);
}

/* Also when the disk failed and another try might succeed: nobody waits for that. */
static void a_built_in_one_comes_back_at_once_when_the_disk_fails(void **state)
{
    (void)state;
    int built_in = version_of("moon");
    fixture_story("moon.says", "UPDATE story SET id = 'moon', version = 50", 0);
    bring("moon.says");
    exhibit_pass(exhibit, 10000);
    assert_int_equal(version_of("moon"), 50);
    fixture_run("rm data/stories/moon-50.says");
    break_story("moon", ERROR_IO);
    exhibit_pass(exhibit, 1000);
    assert_int_equal(version_of("moon"), built_in);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

static int make(void **state)
{
    (void)state;
    fixture_start();
    return 0;
}

static int clear(void **state)
{
    (void)state;
    fixture_stop();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_is_shown_after_the_visit),
        TEST(what_cannot_be_removed_is_not_in_the_way),
        TEST(staff_see_what_came_until_they_looked),
        TEST(what_staff_measured_is_used_at_the_next_start),
        TEST(one_that_turns_out_wrong_gives_way),
        TEST(a_built_in_one_comes_back),
        TEST(a_built_in_one_comes_back_at_once_when_the_disk_fails),
    };
    return cmocka_run_group_tests(tests, make, clear);
}
