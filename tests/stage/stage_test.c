/* The stage without a display: only changes are painted, and correctly; keys, signals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <SDL.h>
#include <signal.h>

#include "base/clock.h"
#include "base/memory.h"
#include "stage/stage.h"

#define WIDTH_MM  143.0
#define HEIGHT_MM 86.0

static Stage *stage;
static Typeset *typeset;
static Scene scenes[2];

static int open_stage(void **state)
{
    (void)state;
    Error error = { 0 };
    StageOptions options = { .headless = true, .panel = { 800, 480, WIDTH_MM, HEIGHT_MM } };
    stage = stage_open(&options, &error);
    typeset = typeset_open(5.6, &error);
    for (int i = 0; i < 2; i++)
        scene_start(&scenes[i], WIDTH_MM, HEIGHT_MM);
    return !stage || !typeset;
}

static int close_stage(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++)
        scene_finish(&scenes[i]);
    typeset_close(typeset);
    stage_close(stage);
    return 0;
}

static unsigned seed = 5;

static double below(double most)
{
    seed = seed * 1103515245U + 12345U;
    return most * (seed >> 16 & 0x7FFF) / 32768.0;
}

static void add_text(Scene *scene, double x, double y, const char *text)
{
    TextStyle style = { .face = FACE_READING, .capital_mm = 4.8 };
    const Colour ink = COLOUR_INK;
    Lines lines = typeset_lines(typeset, scene->arena, text, &style, 100);
    scene_lines(scene, x, y, 100, &lines, ALIGN_START, &ink, 1);
}

/* Makes a scene with random items of all kinds; items from the scene before stay in their order. */
static void random_scene(Scene *scene, unsigned keep_seed)
{
    unsigned own = seed;
    scene_clear(scene, "test");
    scene_box(scene, (Box){ 0, 0, WIDTH_MM, HEIGHT_MM }, COLOUR_PAPER, COLOUR_NONE, 0, 0);
    for (int i = 0; i < 12; i++) {
        bool kept = (keep_seed >> i & 1U) != 0;
        seed = kept ? 1000U + (unsigned)i : (own += 77777U);
        Box box = { below(100), below(60), 8 + below(30), 8 + below(20) };
        Point curve[] = { { box.x, box.y },
                          { box.x + 20, box.y },
                          { box.x, box.y + 20 },
                          { box.x + 30, box.y + 10 } };
        switch (i % 6) {
        case 0: scene_box(scene, box, COLOUR_CARD, COLOUR_BORDER, 0.5, 2); break;
        case 1: add_text(scene, box.x, box.y, "Wer sagt das?"); break;
        case 2: scene_rope(scene, curve, 4, 1.5, COLOUR_ROPE); break;
        case 3: scene_stroke(scene, curve, 4, 0.4, COLOUR_HAIRLINE, true); break;
        case 4: scene_disc(scene, box, COLOUR_PAPER, COLOUR_ROPE_DARK, 1); break;
        default: scene_box(scene, box, COLOUR_TOUCH, COLOUR_NONE, 0, 0); break;
        }
    }
    scene_area(scene, "a", (Box){ 10, 10, 20, 15 }, "A", AREA_BUTTON, false);
    scene_area(scene, "b", (Box){ 40, 10, 20, 15 }, "B", AREA_PRIMARY, false);
    seed = own;
}

static uint32_t *pixels(void)
{
    SDL_Surface *glass = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    uint32_t *copy = memory_take((size_t)glass->h * (size_t)glass->w, 4);
    for (int y = 0; y < glass->h; y++)
        memcpy(copy + y * glass->w, (char *)glass->pixels + y * glass->pitch, (size_t)glass->w * 4);
    for (int i = 0; i < glass->w * glass->h; i++)
        copy[i] &= 0xFFFFFF; /* the fourth byte has no meaning */
    return copy;
}

/* cairo's antialiasing depends on the clip and may differ by a few levels of 255, which nobody
 * sees. Something that is missed or painted twice differs by far more. */
static bool differs(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8) {
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > 16)
            return true;
    }
    return false;
}

static int differing(const uint32_t *a, const uint32_t *b)
{
    int count = 0;
    for (int i = 0; i < 800 * 480; i++)
        count += differs(a[i], b[i]);
    return count;
}

static void the_same_scene_paints_nothing(void **state)
{
    (void)state;
    random_scene(&scenes[0], 0);
    assert_true(stage_show(stage, &scenes[0], typeset, "") > 0);
    assert_int_equal(stage_show(stage, &scenes[0], typeset, ""), 0);
}

/* Returns the whole display, painted at once. */
static uint32_t *painted_whole(Scene *scene, const char *pressed)
{
    scene->contrast = true; /* another palette, and back: each time everything is painted */
    stage_show(stage, scene, typeset, pressed);
    scene->contrast = false;
    assert_int_equal(stage_show(stage, scene, typeset, pressed), 800 * 480);
    return pixels();
}

/* Painting in patches must give the same pixels as painting everything. */
static void patches_make_the_whole_picture(void **state)
{
    (void)state;
    /* "c" covers so much that what is below it is not kept. */
    static const char *const pressed[] = { "", "a", "c", "b", "c" };
    int smaller = 0, most = (int)COUNT(pressed);
    for (int round = 0; round < 120; round++) {
        Scene *next = &scenes[round % 2];
        seed = (unsigned)round * 31U + 1U;
        random_scene(next, (unsigned)round % 4 ? 0xFFF & ~(1U << round % 12) : seed);
        scene_area(next, "c", (Box){ 25, 5, 90, 70 }, "C", AREA_BUTTON, false);
        if (round % 7 == 3)
            stage_key(stage, "Tab");
        smaller += stage_show(stage, next, typeset, pressed[round % most]) < 800 * 480;
        stage_press(stage, pressed[round / 2 % most]);
        uint32_t *patched = pixels();
        uint32_t *whole = painted_whole(next, pressed[round / 2 % most]);
        assert_int_equal(differing(patched, whole), 0);
        free(patched);
        free(whole);
    }
    assert_true(smaller > 30);
}

/* Returns the pixels of a box of that size on a panel with 800 px in 143 mm, with one pixel around
 * it for antialiasing. */
static int64_t box_px(double width_mm, double height_mm)
{
    double scale = 800 / WIDTH_MM;
    return (int64_t)((width_mm * scale + 4) * (height_mm * scale + 4));
}

static void a_press_paints_its_own_box_alone(void **state)
{
    (void)state;
    random_scene(&scenes[0], 0);
    stage_show(stage, &scenes[0], typeset, "");
    uint32_t *before = pixels();
    int64_t pressed = stage_press(stage, "a");
    assert_in_range(pressed, 1, box_px(20, 15));
    assert_int_equal(stage_press(stage, "a"), 0);
    uint32_t *after = pixels();
    assert_true(differing(before, after) > 1000);
    double scale = 800 / WIDTH_MM;
    for (int i = 0; i < 800 * 480; i++) {
        double x = i % 800 / scale, y = i / 800 / scale;
        if (differs(before[i], after[i]))
            assert_true(x > 9 && x < 31 && y > 9 && y < 26);
    }
    assert_in_range(stage_press(stage, "b"), pressed, 2 * box_px(20, 15));
    stage_press(stage, "");
    free(after);
    after = pixels();
    assert_int_equal(differing(before, after), 0);
    free(before);
    free(after);
}

static void the_focus_paints_its_rings_alone(void **state)
{
    (void)state;
    random_scene(&scenes[0], 0);
    stage_show(stage, &scenes[0], typeset, "");
    stage_key(stage, "Tab");
    assert_in_range(stage_press(stage, ""), 1, box_px(25, 20));
    stage_key(stage, "Tab");
    assert_in_range(stage_press(stage, "a"), 1, 2 * box_px(25, 20));
    uint32_t *patched = pixels();
    uint32_t *whole = painted_whole(&scenes[0], "a");
    assert_int_equal(differing(patched, whole), 0);
    free(patched);
    free(whole);
}

/* On the first screen a touch anywhere starts a visit, and the whole display does not change its
 * look. */
static void the_whole_glass_is_not_painted_for_a_finger(void **state)
{
    (void)state;
    random_scene(&scenes[0], 0);
    scene_area(&scenes[0], "start", (Box){ 0, 0, WIDTH_MM, HEIGHT_MM }, "S", AREA_WORDS, false);
    stage_show(stage, &scenes[0], typeset, "");
    assert_int_equal(stage_press(stage, "start"), 0);
}

/* A touch that leads on: the thing that was drawn pressed is not in the next scene. */
static void a_press_leaves_nothing_behind_when_its_thing_goes(void **state)
{
    (void)state;
    random_scene(&scenes[0], 0xFFF);
    stage_show(stage, &scenes[0], typeset, "a");
    random_scene(&scenes[1], 0xFFF);
    scenes[1].area_count = 0;
    stage_show(stage, &scenes[1], typeset, "");
    uint32_t *patched = pixels();
    uint32_t *whole = painted_whole(&scenes[1], "");
    assert_int_equal(differing(patched, whole), 0);
    free(patched);
    free(whole);
}

static void keys_move_take_and_go_back(void **state)
{
    (void)state;
    random_scene(&scenes[0], 0);
    scene_area(&scenes[0], "back", (Box){ 70, 10, 15, 15 }, "Back", AREA_BUTTON, false);
    stage_show(stage, &scenes[0], typeset, "");
    assert_int_equal(stage_key(stage, "Tab").type, INPUT_FOCUS);
    assert_string_equal(stage_focus(stage), "a");
    stage_key(stage, "Right");
    assert_string_equal(stage_key(stage, "Return").id, "b");
    stage_key(stage, "Shift+Tab");
    stage_key(stage, "Shift+Tab");
    assert_string_equal(stage_focus(stage), "back");
    Input escape = stage_key(stage, "Escape");
    assert_int_equal(escape.type, INPUT_TOUCH);
    assert_string_equal(escape.id, "back");
    assert_int_equal(stage_key(stage, "Q").type, INPUT_KEY);
    assert_string_equal(stage_key(stage, "F1").id, "help");
    assert_string_equal(stage_key(stage, "Keypad +").id, "louder");
}

static void sideways_keys_follow_the_page(void **state)
{
    (void)state;
    random_scene(&scenes[0], 0);
    scenes[0].right_to_left = true;
    stage_show(stage, &scenes[0], typeset, "");
    stage_key(stage, "Tab");
    stage_key(stage, "Left");
    assert_string_equal(stage_focus(stage), "b");
    stage_key(stage, "Down");
    stage_key(stage, "Up");
    stage_key(stage, "Right");
    assert_string_equal(stage_focus(stage), "a");
    scenes[0].right_to_left = false;
}

static void with_nothing_focused_what_leads_on_is_taken(void **state)
{
    (void)state;
    random_scene(&scenes[0], 0);
    stage_show(stage, &scenes[0], typeset, "");
    scenes[1].area_count = 0;
    scene_clear(&scenes[1], "other");
    stage_show(stage, &scenes[1], typeset, ""); /* the focus disappears with its thing */
    assert_int_equal(stage_key(stage, "Return").type, INPUT_KEY);
    scene_area(&scenes[1], "first", (Box){ 10, 10, 15, 15 }, "First", AREA_BUTTON, false);
    scene_area(&scenes[1], "on", (Box){ 40, 10, 15, 15 }, "On", AREA_PRIMARY, false);
    assert_string_equal(stage_key(stage, "Return").id, "on");
}

static void the_pixels_are_what_is_on_the_glass(void **state)
{
    (void)state;
    scene_box(&scenes[0], (Box){ 0, 0, WIDTH_MM, HEIGHT_MM }, COLOUR_PAPER, COLOUR_NONE, 0, 0);
    scene_box(&scenes[0], (Box){ 20, 20, 30, 30 }, COLOUR_TOUCH, COLOUR_NONE, 0, 0);
    stage_show(stage, &scenes[0], typeset, "");
    StagePixels glass = stage_pixels(stage);
    assert_int_equal(glass.width, 800);
    assert_int_equal(glass.height, 480);
    assert_true(glass.pitch >= 4 * glass.width);
    uint32_t paper, touch;
    memcpy(&paper, (const char *)glass.pixels + 4, sizeof(paper));
    int at = (int)(35 * 800 / WIDTH_MM);
    memcpy(&touch, (const char *)glass.pixels + at * glass.pitch + at * 4, sizeof(touch));
    assert_int_equal(paper & 0xFFFFFF, 0xF7F2E8);
    assert_int_equal(touch & 0xFFFFFF, 0x0E4F5C);
}

static void only_where_devices_are_slept_on_is_there_a_wake(void **state)
{
    (void)state;
    for (int slept_on = 0; slept_on < 2; slept_on++) {
        Error error = { 0 };
        const StageOptions options = { .headless = true,
                                       .panel = { 800, 480, WIDTH_MM, HEIGHT_MM },
                                       .input = slept_on ? "/tmp" : NULL };
        Stage *opened = stage_open(&options, &error);
        assert_non_null(opened);
        int64_t wake = stage_wake_ms(opened), now = clock_now_ms();
        assert_true(slept_on ? wake <= now + 1000 : wake == CLOCK_NEVER);
        stage_close(opened);
    }
}

static void a_deadline_and_a_signal_end_the_wait(void **state)
{
    (void)state;
    assert_int_equal(stage_wait(stage, clock_now_ms() + 20).type, INPUT_NONE);
    raise(SIGTERM);
    assert_int_equal(stage_wait(stage, CLOCK_NEVER).type, INPUT_QUIT);
}

static void nonsense_panels_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *part;
    } wrong[] = {
        { "1920x1080", "as in 1920x1080@476x268" },   { "1920x1080@476x268mm", "as in" },
        { "100x1080@476x268", "320 to 8192 pixels" }, { "1920x1080@20x268", "50 to 5000 mm" },
        { "1920x1080@268x476", "right way round" },   { "", "as in" }
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        Panel panel = { 0 };
        Error error = { 0 };
        assert_false(panel_parse(&panel, wrong[i].text, &error));
        assert_non_null(strstr(error.message, wrong[i].part));
        assert_int_equal(panel.width_px, 0);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_same_scene_paints_nothing),
        TEST(patches_make_the_whole_picture),
        TEST(a_press_paints_its_own_box_alone),
        TEST(the_focus_paints_its_rings_alone),
        TEST(the_whole_glass_is_not_painted_for_a_finger),
        TEST(a_press_leaves_nothing_behind_when_its_thing_goes),
        TEST(keys_move_take_and_go_back),
        TEST(sideways_keys_follow_the_page),
        TEST(with_nothing_focused_what_leads_on_is_taken),
        TEST(the_pixels_are_what_is_on_the_glass),
        TEST(a_deadline_and_a_signal_end_the_wait),
        cmocka_unit_test(only_where_devices_are_slept_on_is_there_a_wake),
        cmocka_unit_test(nonsense_panels_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
