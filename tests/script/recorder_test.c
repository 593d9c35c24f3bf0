/* recorder_test.c: a recorded visit can be played again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "script/recorder.h"
#include "script/tour.h"

static char folder[] = "/tmp/sayswho-record-XXXXXX";
static char path[sizeof(folder) + 20];

static int make_folder(void **state)
{
    (void)state;
    bool made = mkdtemp(folder) != NULL;
    snprintf(path, sizeof(path), "%s/visit.tour", folder);
    return made ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static Recorder *open_recorder(void)
{
    Error error = { 0 };
    Recorder *recorder = recorder_open(path, &error);
    assert_non_null(recorder);
    return recorder;
}

static void assert_written(const char *expected)
{
    char text[500];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, expected);
}

/* The clock started with the machine; that time is not a pause before the first tap. */
static void taps_are_written_with_the_seconds_between(void **state)
{
    (void)state;
    Recorder *recorder = open_recorder();
    recorder_touch(recorder, "start", 86400000);
    recorder_touch(recorder, "next", 86400999);
    recorder_touch(recorder, "back", 86404000);
    assert_written("tap start\ntap next\nwait 3\ntap back\n"); /* each at once */
    recorder_close(recorder);
}

static Exhibit *open_exhibit(Recorder *recorder)
{
    Error error = { 0 };
    const ExhibitOptions options = { .stage = { .headless = true,
                                                .panel = { 1280, 800, 217, 136 } },
                                     .settings = settings_default(),
                                     .keep_nothing = true,
                                     .touched = recorder ? recorder_touch : NULL,
                                     .toucher = recorder };
    Exhibit *exhibit = exhibit_open(&options, true, &error);
    assert_non_null(exhibit);
    return exhibit;
}

static void finger(Exhibit *exhibit, const char *down, const char *up)
{
    const char *const ids[] = { down, up };
    for (int i = 0; i < 2; i++) {
        const Area *area = scene_find(exhibit_scene(exhibit), ids[i]);
        assert_non_null(area);
        Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
        exhibit_finger(exhibit, i == 0, 1, middle);
        exhibit_pass(exhibit, 400);
    }
}

static void a_visit_is_written_and_played_again(void **state)
{
    (void)state;
    Recorder *recorder = open_recorder();
    Exhibit *exhibit = open_exhibit(recorder);
    finger(exhibit, "start", "start");
    finger(exhibit, "story:moon", "story:brussels"); /* the finger slid off: no tap */
    exhibit_pass(exhibit, 5000);
    finger(exhibit, "story:moon", "story:moon");
    Input help = stage_key(exhibit_stage(exhibit), "F1"); /* a key for the voice: no tap */
    exhibit_take(exhibit, &help);
    exhibit_close(exhibit);
    recorder_close(recorder);
    assert_written("tap start\nwait 6\ntap story:moon\n");

    Error error = { 0 };
    exhibit = open_exhibit(NULL);
    if (!tour_play(exhibit, path, NULL, &error))
        fail_msg("%s", error.message);
    assert_string_equal(exhibit_scene(exhibit)->screen, "about");
    exhibit_close(exhibit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(taps_are_written_with_the_seconds_between, remove_file),
        cmocka_unit_test_teardown(a_visit_is_written_and_played_again, remove_file),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
