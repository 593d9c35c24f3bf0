/* Pictures that are decoded on the thread: no frame waits for them, and they come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/memory.h"
#include "stage/stage_private.h"

#define WIDTH_MM  160.0
#define HEIGHT_MM 96.0
#define PX_PER_MM 5
#define PAPER     0xF7F2E8
#define RED       0xC02010
#define PLENTY_MS 60000
#define MANY      40 /* more than wait at a time */
#define PNG_MOST  4000

typedef struct {
    unsigned char bytes[PNG_MOST];
    size_t size;
} Png;

static const Box place = { 20, 20, 40, 40 };
static Stage *stage;
static Typeset *typeset;
static Scene scenes[2];
static Png png;

static cairo_status_t append(void *to, const unsigned char *bytes, unsigned length)
{
    Png *file = to;
    assert_true(file->size + length <= sizeof(file->bytes));
    memcpy(file->bytes + file->size, bytes, length);
    file->size += length;
    return CAIRO_STATUS_SUCCESS;
}

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    const StageOptions options = { .headless = true,
                                   .panel = { 800, 480, WIDTH_MM, HEIGHT_MM },
                                   .decode_aside = true };
    stage = stage_open(&options, &error);
    typeset = typeset_open(PX_PER_MM, &error);
    for (int i = 0; i < 2; i++)
        scene_start(&scenes[i], WIDTH_MM, HEIGHT_MM);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 400, 400);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 0xC0 / 255.0, 0x20 / 255.0, 0x10 / 255.0);
    cairo_paint(cairo);
    png.size = 0;
    cairo_surface_write_to_png_stream(surface, append, &png);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return !stage || !typeset;
}

static int stop(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++)
        scene_finish(&scenes[i]);
    typeset_close(typeset);
    stage_close(stage);
    return 0;
}

/* A page with a picture, and a box that is elsewhere on each page. */
static Scene *page(int number, uint64_t key, size_t png_size)
{
    Scene *scene = &scenes[number % 2];
    scene_clear(scene, "test");
    unsigned char *own = arena_take(scene->arena, png_size, 1);
    memcpy(own, png.bytes, png_size);
    scene_box(scene, (Box){ 0, 0, WIDTH_MM, HEIGHT_MM }, COLOUR_PAPER, COLOUR_NONE, 0, 0);
    scene_picture(scene, place, own, png_size, key, 400, 400);
    scene_box(scene, (Box){ 100 + number % 50, 20, 5, 5 }, COLOUR_TOUCH, COLOUR_NONE, 0, 0);
    return scene;
}

static uint32_t colour_in_the_picture(void)
{
    StagePixels glass = stage_pixels(stage);
    uint32_t pixel;
    int x = (int)(40 * PX_PER_MM), y = (int)(40 * PX_PER_MM);
    memcpy(&pixel, (const char *)glass.pixels + y * glass.pitch + x * 4, sizeof(pixel));
    return pixel & 0xFFFFFF;
}

/* Waits until the picture can be painted. */
static void await_redraw(void)
{
    int64_t until = clock_now_ms() + PLENTY_MS;
    Input input;
    do {
        input = stage_wait(stage, until);
    } while (input.type == INPUT_RUNG);
    assert_int_equal(input.type, INPUT_REDRAW);
}

static void a_page_is_shown_before_its_picture_is_decoded(void **state)
{
    (void)state;
    stage_show(stage, page(0, 1, png.size), typeset, "");
    assert_int_equal(colour_in_the_picture(), PAPER);
    await_redraw();
    int64_t painted = stage_press(stage, "");
    assert_int_equal(colour_in_the_picture(), RED);
    assert_true(painted >= 200 * 200 && painted <= 203 * 203); /* the picture, and a margin */
    assert_int_equal(stage_press(stage, ""), 0);
}

static void it_comes_also_when_the_page_changed_meanwhile(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        assert_true(stage_show(stage, page(i, 2, png.size), typeset, "") > 0);
        assert_int_equal(colour_in_the_picture(), PAPER);
    }
    await_redraw();
    stage_show(stage, page(10, 2, png.size), typeset, "");
    assert_int_equal(colour_in_the_picture(), RED);
}

static void a_prepared_one_is_there_at_once(void **state)
{
    (void)state;
    Scene *scene = page(0, 3, png.size);
    assert_int_equal(stage_prepare(stage, scene, 0), 2);
    assert_int_equal(stage_prepare(stage, scene, 2), -1);
    assert_int_equal(stage_wait(stage, clock_now_ms() + PLENTY_MS).type, INPUT_RUNG);
    assert_int_equal(stage_wait(stage, clock_now_ms() + 1).type, INPUT_NONE);
    stage_show(stage, scene, typeset, "");
    assert_int_equal(colour_in_the_picture(), RED);
}

static void a_wrong_one_is_left_out(void **state)
{
    (void)state;
    stage_show(stage, page(0, 4, png.size / 2), typeset, "");
    await_redraw();
    stage_press(stage, "");
    assert_int_equal(colour_in_the_picture(), PAPER);
    Input input;
    do {
        input = stage_wait(stage, clock_now_ms() + 20);
    } while (input.type == INPUT_RUNG);
    assert_int_equal(input.type, INPUT_NONE);
}

/* As when somebody turns page after page. */
static void the_last_page_has_its_picture_when_too_many_wait(void **state)
{
    (void)state;
    for (int i = 0; i < MANY; i++)
        stage_show(stage, page(i, 100 + (uint64_t)i, png.size), typeset, "");
    while (colour_in_the_picture() != RED) {
        await_redraw();
        stage_press(stage, "");
    }
}

static void nothing_is_left_when_the_stage_closes_too_early(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++)
        stage_show(stage, page(i, 200 + (uint64_t)i, png.size), typeset, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_page_is_shown_before_its_picture_is_decoded),
        TEST(it_comes_also_when_the_page_changed_meanwhile),
        TEST(a_prepared_one_is_there_at_once),
        TEST(a_wrong_one_is_left_out),
        TEST(the_last_page_has_its_picture_when_too_many_wait),
        TEST(nothing_is_left_when_the_stage_closes_too_early),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
