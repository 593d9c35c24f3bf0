/* withdraw_test.c: the disk fails while stories are shown. A visitor never sees an error, and what
 * can be read again comes back. On a virtual clock. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../bundle/failing_disk.h"
#include "bundle/bundle_private.h"
#include "exhibit/exhibit_private.h"

static Exhibit *exhibit;

/* Returns the file of a built-in story. */
static const char *file_of(const char *name)
{
    static char path[200];
    const char *build = getenv("BUILD");
    snprintf(path, sizeof(path), "%s/stories/%s.says", build ? build : "build", name);
    return path;
}

static void open_exhibit(const char *const *stories)
{
    Error error = { 0 };
    const ExhibitOptions options = { .stories = stories,
                                     .stage = { .headless = true,
                                                .panel = { 1280, 800, 217, 136 } },
                                     .settings = settings_default(),
                                     .keep_nothing = true,
                                     .service = true };
    exhibit = exhibit_open(&options, true, &error);
    if (!exhibit)
        print_error("%s\n", error.message);
    assert_non_null(exhibit);
    /* Covers are read before the first touch. */
    exhibit_take(exhibit, &(Input){ .type = INPUT_NONE });
}

static void open_three(void)
{
    static char paths[3][200];
    static const char *const names[] = { "brussels", "chocolate", "moon" };
    for (int i = 0; i < 3; i++)
        snprintf(paths[i], sizeof(paths[i]), "%s", file_of(names[i]));
    open_exhibit((const char *const[]){ paths[0], paths[1], paths[2], NULL });
}

static int start(void **state)
{
    (void)state;
    disk_start();
    open_three();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    exhibit_close(exhibit);
    return 0;
}

/* Drops SQLite's pages in memory, which would hide that the disk fails. */
static void forget_pages(void)
{
    for (int i = 0; i < exhibit->setup.story_count; i++)
        sqlite3_db_release_memory(exhibit->bundles[i]->db);
    if (exhibit->example)
        sqlite3_db_release_memory(exhibit->example->db);
}

#define FAIL(times, ...)                                                                           \
    do {                                                                                           \
        static const char *const names_[] = { __VA_ARGS__, NULL };                                 \
        disk_names = names_;                                                                       \
        disk_fails = times;                                                                        \
        forget_pages();                                                                            \
    } while (0)
#define HEAL() (disk_fails = 0)

static bool there(const char *id)
{
    return scene_find(exhibit_scene(exhibit), id) != NULL;
}

static void tap(const char *id)
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    if (!area)
        fail_msg("there is no %s on %s", id, exhibit_scene(exhibit)->screen);
    Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    exhibit_finger(exhibit, true, 1, middle);
    exhibit_pass(exhibit, 100);
    exhibit_finger(exhibit, false, 1, middle);
    exhibit_pass(exhibit, 500);
}

static void tap_all(const char *const *ids)
{
    for (; *ids; ids++)
        tap(*ids);
}

#define TAP(...) tap_all((const char *const[]){ __VA_ARGS__, NULL })

static void tap_until(const char *screen)
{
    for (int i = 0; i < 20 && strcmp(exhibit_scene(exhibit)->screen, screen) != 0; i++)
        tap(there("next") ? "next" : "skip"); /* the example is left */
}

static void on(const char *screen)
{
    assert_string_equal(exhibit_scene(exhibit)->screen, screen);
}

static void two_covers_that_fail_on_one_page_take_both_stories_off(void **state)
{
    (void)state;
    FAIL(-1, "brussels", "moon");
    TAP("start");
    on("stories");
    assert_true(there("story:chocolate"));
    assert_false(there("story:brussels") || there("story:moon"));
    TAP("story:chocolate");
    on("about");
}

static void what_the_disk_gives_again_comes_back_to_its_place(void **state)
{
    (void)state;
    FAIL(-1, "brussels", "moon");
    TAP("start", "back");
    on("attract");
    exhibit_pass(exhibit, 60000); /* it was tried again without success */
    TAP("start");
    on("about"); /* of the only story */
    HEAL();
    exhibit_pass(exhibit, 20000);
    assert_int_equal(exhibit->setup.story_count, 1); /* no try while somebody is in a visit */
    TAP("restart", "restart:yes");
    exhibit_pass(exhibit, 5 * 60 * 1000);
    TAP("start");
    assert_true(there("story:moon"));
    assert_int_equal(exhibit->setup.story_count, 3);
    assert_string_equal(exhibit->stories[0].id, "brussels");
    assert_string_equal(exhibit->stories[2].id, "moon");
    TAP("story:moon");
    on("about");
}

static void the_pause_doubles_up_to_five_minutes(void **state)
{
    (void)state;
    FAIL(-1, "moon");
    TAP("start", "back");
    static const int pauses_s[] = { 10, 20, 40, 80, 160, 300, 300 };
    exhibit_pass(exhibit, 10000);
    for (size_t i = 0; i < COUNT(pauses_s); i++) {
        const Place *place = &exhibit->shelf.places[2];
        assert_null(place->bundle);
        assert_int_equal(place->pause_ms, pauses_s[i] * 1000);
        exhibit_pass(exhibit, place->try_ms - exhibit->virtual_ms);
    }
}

static void one_read_that_fails_is_not_seen(void **state)
{
    (void)state;
    TAP("start");
    tap("story:moon");
    FAIL(1, "moon");
    tap_until("rate");
    on("rate");
    assert_int_equal(disk_fails, 0);
    assert_int_equal(exhibit->setup.story_count, 3);
}

static void the_reader_of_a_story_that_fails_chooses_another(void **state)
{
    (void)state;
    TAP("start", "story:brussels", "tools", "text_size", "stay");
    FAIL(-1, "brussels");
    tap_until("stories"); /* the example can still be read, the claim cannot */
    on("stories");
    assert_true(exhibit->visit.large);
    assert_false(there("story:brussels"));
    TAP("story:moon");
    on("about");
}

static void the_reader_of_another_story_stays(void **state)
{
    (void)state;
    TAP("start", "story:moon");
    tap_until("example");
    tap("skip");
    exhibit_fail_story(exhibit, 0);
    on("read");
    assert_int_equal(exhibit->visit.story, 1);
    assert_string_equal(exhibit->stories[1].id, "moon");
    tap_until("rate");
    on("rate");
}

static void without_the_example_the_story_begins_and_it_comes_back(void **state)
{
    (void)state;
    FAIL(-1, "example");
    TAP("start", "story:moon");
    tap_until("read");
    on("read");
    assert_false(exhibit->setup.has_example);
    HEAL();
    exhibit_pass(exhibit, 10 * 60 * 1000);
    on("attract");
    assert_true(exhibit->setup.has_example);
}

static void without_any_story_it_sleeps_and_wakes_again(void **state)
{
    (void)state;
    TAP("start", "story:moon");
    for (int i = 0; i < 3; i++)
        exhibit_fail_story(exhibit, 0);
    on("sleep");
    exhibit_pass(exhibit, 6000);
    on("attract");
    assert_int_equal(exhibit->setup.story_count, 3);
}

static void a_story_that_does_not_open_at_the_start_comes_later(void **state)
{
    (void)state;
    exhibit_close(exhibit);
    static const char *const names[] = { "chocolate", NULL };
    disk_names = names;
    disk_fails = -1;
    open_three();
    assert_int_equal(exhibit->setup.story_count, 2);
    HEAL();
    exhibit_pass(exhibit, 6000);
    assert_int_equal(exhibit->setup.story_count, 3);
    assert_string_equal(exhibit->stories[1].id, "chocolate");
    on("attract");
}

static void a_folder_that_is_not_there_at_the_start_comes_later(void **state)
{
    (void)state;
    char folder[] = "/tmp/sayswho-shelf-XXXXXX", inside[100], file[200], whole[4200];
    assert_non_null(mkdtemp(folder));
    snprintf(inside, sizeof(inside), "%s/stick", folder);
    snprintf(file, sizeof(file), "%s/moon.says", inside);
    exhibit_close(exhibit);
    open_exhibit((const char *const[]){ inside, NULL });
    on("sleep");
    exhibit_pass(exhibit, 60000);
    on("sleep");
    assert_int_equal(mkdir(inside, 0755), 0);
    assert_non_null(realpath(file_of("moon"), whole));
    assert_int_equal(symlink(whole, file), 0);
    exhibit_pass(exhibit, 60000);
    on("attract");
    TAP("start");
    on("about");
    unlink(file);
    rmdir(inside);
    rmdir(folder);
}

static void a_story_withdrawn_while_it_is_read_aloud_is_hushed(void **state)
{
    (void)state;
    Input key = stage_key(exhibit_stage(exhibit), "F1");
    TAP("start", "story:moon");
    exhibit_take(exhibit, &key);
    exhibit_pass(exhibit, 500);
    assert_false(exhibit_silent(exhibit));
    exhibit_fail_story(exhibit, 2);
    on("stories");
    assert_true(exhibit_says(exhibit, "Which story?"));
    exhibit_pass(exhibit, 10 * 60 * 1000);
    on("attract");
    assert_true(exhibit_silent(exhibit));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

static void a_finger_that_is_down_takes_nothing_of_the_next_screen(void **state)
{
    (void)state;
    TAP("start", "story:chocolate");
    const Area *back = scene_find(exhibit_scene(exhibit), "back");
    Point middle = { back->box.x + back->box.w / 2, back->box.y + back->box.h / 2 };
    exhibit_finger(exhibit, true, 1, middle);
    assert_string_equal(exhibit->hands.pressed, "back");
    exhibit_fail_story(exhibit, exhibit->visit.story);
    on("stories");
    assert_string_equal(exhibit->hands.pressed, "");
    exhibit_finger(exhibit, false, 1, middle);
    on("stories");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(two_covers_that_fail_on_one_page_take_both_stories_off),
        TEST(what_the_disk_gives_again_comes_back_to_its_place),
        TEST(the_pause_doubles_up_to_five_minutes),
        TEST(one_read_that_fails_is_not_seen),
        TEST(the_reader_of_a_story_that_fails_chooses_another),
        TEST(the_reader_of_another_story_stays),
        TEST(without_the_example_the_story_begins_and_it_comes_back),
        TEST(without_any_story_it_sleeps_and_wakes_again),
        TEST(a_story_that_does_not_open_at_the_start_comes_later),
        TEST(a_folder_that_is_not_there_at_the_start_comes_later),
        TEST(a_story_withdrawn_while_it_is_read_aloud_is_hushed),
        TEST(a_finger_that_is_down_takes_nothing_of_the_next_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
