/* Sleeping until an input device sends something (named pipes act as devices), and what happens to
 * a finger whose device disappears. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/memory.h"
#include "stage/stage_private.h"

static char folder[] = "/tmp/sayswho-bell-XXXXXX";

/* SDL's list of touch panels; the two functions below replace SDL's own. */
static SDL_TouchID panels[4];
static int panel_count;

int SDL_GetNumTouchDevices(void)
{
    return panel_count;
}

SDL_TouchID SDL_GetTouchDevice(int number)
{
    return panels[number];
}

static int make_folder(void **state)
{
    (void)state;
    return !mkdtemp(folder);
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static const char *path_of(const char *name)
{
    static char path[100];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static void plug_in(const char *name)
{
    assert_int_equal(mkfifo(path_of(name), 0600), 0);
}

/* Opens its other end, to write to as the hardware does. Somebody must be reading. */
static int hardware(const char *name)
{
    int file = open(path_of(name), O_WRONLY | O_NONBLOCK);
    assert_true(file >= 0);
    return file;
}

static void unplug(const char *name, int file)
{
    assert_int_equal(unlink(path_of(name)), 0);
    close(file);
}

/* Waits until it is quiet again after it was made, or after a device appeared. */
static void settle(Bell *bell)
{
    for (int quiet = 0; quiet < 3;)
        quiet = bell_wait(bell, 10) ? 0 : quiet + 1;
    bell_lost(bell);
}

static void it_rings_when_a_device_speaks_and_only_then(void **state)
{
    (void)state;
    plug_in("event0");
    plug_in("mouse0"); /* SDL does not read these, either */
    Bell *bell = bell_make(folder);
    int event = hardware("event0");
    settle(bell);
    assert_false(bell_wait(bell, 50));
    int at_once = 0;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(write(event, "touch", 5), 5);
        int64_t before = clock_now_ms();
        assert_true(bell_wait(bell, 60000));
        at_once += clock_now_ms() - before < 900;
        assert_false(bell_wait(bell, 0)); /* what the device sent was read */
    }
    assert_true(at_once > 0); /* not only at its next check; a busy machine may be late */
    assert_false(bell_lost(bell));
    bell_free(bell);
    unplug("event0", event);
    unlink(path_of("mouse0"));
}

static void it_hears_devices_that_come_later_and_go(void **state)
{
    (void)state;
    Bell *bell = bell_make(folder);
    for (int again = 0; again < 3; again++) {
        plug_in("event7");
        assert_true(bell_wait(bell, 60000));
        int event = hardware("event7");
        settle(bell);
        assert_int_equal(write(event, "touch", 5), 5);
        assert_true(bell_wait(bell, 60000));
        assert_false(bell_lost(bell));
        unplug("event7", event);
        assert_true(bell_wait(bell, 60000));
        assert_true(bell_lost(bell));
        assert_false(bell_lost(bell)); /* only once */
    }
    bell_free(bell);
}

static void many_devices_are_heard_and_more_do_no_harm(void **state)
{
    (void)state;
    char name[24];
    for (int i = 0; i < 70; i++) {
        snprintf(name, sizeof(name), "event%d", i);
        plug_in(name);
    }
    Bell *bell = bell_make(folder);
    settle(bell);
    bell_free(bell);
    for (int i = 0; i < 70; i++) {
        snprintf(name, sizeof(name), "event%d", i);
        unlink(path_of(name));
    }
}

static void a_file_of_our_own_rings_too(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < 2; i++)
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    Bell *bell = bell_make(folder);
    bell_listen(bell, ends[0]);
    settle(bell);
    assert_false(bell_wait(bell, 50));
    assert_int_equal(write(ends[1], "", 1), 1);
    assert_true(bell_wait(bell, 60000));
    assert_false(bell_wait(bell, 0)); /* it was read */
    bell_free(bell);
    close(ends[1]);
}

static void without_a_folder_there_is_no_bell(void **state)
{
    (void)state;
    assert_null(bell_make("/nowhere/input"));
}

/* ---- on a stage ---- */

static Stage *stage;
static Typeset *typeset;
static Scene scene;

static int open_stage(void **state)
{
    (void)state;
    Error error = { 0 };
    StageOptions options = { .headless = true, .panel = { 800, 480, 143, 86 }, .input = folder };
    stage = stage_open(&options, &error);
    typeset = typeset_open(5.6, &error);
    scene_start(&scene, 143, 86);
    scene_area(&scene, "a", (Box){ 0, 0, 143, 40 }, "A", AREA_BUTTON, false);
    stage_show(stage, &scene, typeset, "");
    while (stage_wait(stage, clock_now_ms() + 10).type != INPUT_NONE) {
        /* the window's own events come first */
    }
    panel_count = 0;
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(stage);
    scene_finish(&scene);
    typeset_close(typeset);
    return 0;
}

static void a_still_glass_wakes_at_most_twice_a_second(void **state)
{
    (void)state;
    struct rusage before, after;
    stage_wait(stage, clock_now_ms() + 500);
    getrusage(RUSAGE_SELF, &before);
    assert_int_equal(stage_wait(stage, clock_now_ms() + 3000).type, INPUT_NONE);
    getrusage(RUSAGE_SELF, &after);
    assert_in_range(after.ru_nvcsw - before.ru_nvcsw, 1, 6);
}

static void push_finger(Uint32 type, SDL_TouchID device, int number)
{
    SDL_Event event = {
        .tfinger = { .type = type, .touchId = device, .fingerId = number, .x = 0.5F, .y = 0.25F }
    };
    SDL_PushEvent(&event);
}

static Input assert_next(InputType type, int64_t finger)
{
    Input input = stage_wait(stage, clock_now_ms() + 60000);
    assert_int_equal(input.type, type);
    assert_int_equal(input.finger, finger);
    return input;
}

/* To the millisecond, whatever the clocks of SDL and of ours make of its parts. */
static void a_finger_tells_whether_it_came_before_the_frame(void **state)
{
    (void)state;
    panels[0] = 5;
    panel_count = 1;
    for (int i = 0; i < 40; i++) {
        int64_t began = clock_now_ms();
        push_finger(SDL_FINGERDOWN, 5, 1);
        stage_show(stage, &scene, typeset, i % 2 ? "a" : "");
        int64_t shown = clock_now_ms();
        Input down = assert_next(INPUT_FINGER_DOWN, 1);
        assert_true(down.ms >= began - 3 && down.ms < shown);
        struct timespec pause = { 0, 4300000 };
        nanosleep(&pause, NULL);
        push_finger(SDL_FINGERUP, 5, 1);
        Input up = assert_next(INPUT_FINGER_UP, 1);
        assert_true(up.ms >= shown);
        assert_true(up.ms <= clock_now_ms());
    }
}

/* Counts voluntary context switches: there is one each time that the stage sleeps. */
static void what_is_waiting_is_not_slept_on(void **state)
{
    (void)state;
    struct rusage before, after;
    panels[0] = 5;
    panel_count = 1;
    getrusage(RUSAGE_SELF, &before);
    for (int i = 0; i < 20; i++) {
        push_finger(SDL_FINGERDOWN, 5, 1);
        assert_next(INPUT_FINGER_DOWN, 1);
        stage_show(stage, &scene, typeset, i % 2 ? "a" : "");
        push_finger(SDL_FINGERUP, 5, 1);
        assert_next(INPUT_FINGER_UP, 1);
    }
    getrusage(RUSAGE_SELF, &after);
    assert_true(after.ru_nvcsw - before.ru_nvcsw < 10);
}

static void only_a_finger_that_is_down_moves(void **state)
{
    (void)state;
    panels[0] = 5;
    panel_count = 1;
    push_finger(SDL_FINGERMOTION, 5, 1);
    assert_int_equal(stage_wait(stage, clock_now_ms() + 20).type, INPUT_NONE);
    push_finger(SDL_FINGERDOWN, 5, 1);
    push_finger(SDL_FINGERMOTION, 5, 1);
    push_finger(SDL_FINGERMOTION, 5, 2);
    push_finger(SDL_FINGERUP, 5, 1);
    push_finger(SDL_FINGERMOTION, 5, 1);
    assert_next(INPUT_FINGER_DOWN, 1);
    assert_next(INPUT_FINGER_MOVE, 1);
    assert_next(INPUT_FINGER_UP, 1);
    assert_int_equal(stage_wait(stage, clock_now_ms() + 20).type, INPUT_NONE);
}

static void a_panel_that_goes_takes_its_fingers_along(void **state)
{
    (void)state;
    panels[0] = 5;
    panels[1] = 9;
    panel_count = 2;
    push_finger(SDL_FINGERDOWN, 5, 1);
    push_finger(SDL_FINGERDOWN, 5, 2);
    push_finger(SDL_FINGERDOWN, 9, 3);
    assert_next(INPUT_FINGER_DOWN, 1);
    assert_next(INPUT_FINGER_DOWN, 2);
    assert_next(INPUT_FINGER_DOWN, 3);
    assert_int_equal(stage_wait(stage, clock_now_ms() + 20).type, INPUT_NONE);
    panels[0] = panels[1]; /* unplugged: SDL only removes it from its list */
    panel_count = 1;
    assert_next(INPUT_FINGER_LOST, 1);
    assert_next(INPUT_FINGER_LOST, 2);
    assert_int_equal(stage_wait(stage, clock_now_ms() + 20).type, INPUT_NONE);
    push_finger(SDL_FINGERUP, 9, 3);
    assert_next(INPUT_FINGER_UP, 3);
}

/* However many others came and went meanwhile. */
static void a_finger_that_stays_is_not_forgotten_for_others(void **state)
{
    (void)state;
    panels[0] = 5;
    panels[1] = 9;
    panel_count = 2;
    push_finger(SDL_FINGERDOWN, 5, 1);
    assert_next(INPUT_FINGER_DOWN, 1);
    for (int number = 2; number < 30; number++) {
        push_finger(SDL_FINGERDOWN, 9, number);
        push_finger(SDL_FINGERUP, 9, number);
        assert_next(INPUT_FINGER_DOWN, number);
        assert_next(INPUT_FINGER_UP, number);
    }
    panels[0] = panels[1];
    panel_count = 1;
    assert_next(INPUT_FINGER_LOST, 1);
}

static void push_mouse(Uint32 type)
{
    SDL_Event event = { .button = { .type = type, .button = SDL_BUTTON_LEFT, .x = 400, .y = 100 } };
    SDL_PushEvent(&event);
}

static void a_mouse_that_goes_lets_go_of_its_button(void **state)
{
    (void)state;
    plug_in("event3");
    assert_int_equal(stage_wait(stage, clock_now_ms() + 500).type, INPUT_NONE);
    int event = hardware("event3");
    push_mouse(SDL_MOUSEBUTTONDOWN);
    assert_next(INPUT_FINGER_DOWN, -1);
    assert_int_equal(stage_wait(stage, clock_now_ms() + 20).type, INPUT_NONE);
    unplug("event3", event);
    assert_next(INPUT_FINGER_LOST, -1);
    assert_int_equal(stage_wait(stage, clock_now_ms() + 20).type, INPUT_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_rings_when_a_device_speaks_and_only_then),
        cmocka_unit_test(it_hears_devices_that_come_later_and_go),
        cmocka_unit_test(many_devices_are_heard_and_more_do_no_harm),
        cmocka_unit_test(a_file_of_our_own_rings_too),
        cmocka_unit_test(without_a_folder_there_is_no_bell),
        TEST(a_still_glass_wakes_at_most_twice_a_second),
        TEST(a_finger_tells_whether_it_came_before_the_frame),
        TEST(what_is_waiting_is_not_slept_on),
        TEST(only_a_finger_that_is_down_moves),
        TEST(a_panel_that_goes_takes_its_fingers_along),
        TEST(a_finger_that_stays_is_not_forgotten_for_others),
        TEST(a_mouse_that_goes_lets_go_of_its_button),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
