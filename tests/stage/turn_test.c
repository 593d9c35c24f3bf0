/* A panel that is mounted turned shows the same picture as one that is not, and touches are where
 * they are seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/memory.h"
#include "stage/stage_private.h"

#define WIDTH     800
#define HEIGHT    480
#define WIDTH_MM  143.0
#define HEIGHT_MM 85.8

static const int turns[] = { 0, 90, 180, 270 };

static Stage *open_turned(int degrees, const char *input)
{
    Error error = { 0 };
    StageOptions options = { .headless = true,
                             .panel = { WIDTH, HEIGHT, WIDTH_MM, HEIGHT_MM },
                             .rotate = degrees,
                             .input = input };
    Stage *stage = stage_open(&options, &error);
    assert_non_null(stage);
    return stage;
}

static void fill_scene(Scene *scene, Typeset *typeset, bool more)
{
    TextStyle style = { .face = FACE_READING, .capital_mm = 4.8 };
    const Colour ink = COLOUR_INK;
    scene_clear(scene, "test");
    Lines lines = typeset_lines(typeset, scene->arena, "Says who?", &style, 100);
    scene_box(scene, (Box){ 0, 0, WIDTH_MM, HEIGHT_MM }, COLOUR_PAPER, COLOUR_NONE, 0, 0);
    scene_box(scene, (Box){ 3, 4, 30, 11 }, COLOUR_TOUCH, COLOUR_NONE, 0, 0);
    scene_box(scene, (Box){ 60, 40, 50, 20 }, COLOUR_CARD, COLOUR_BORDER, 0.5, 3);
    scene_lines(scene, 20, 20, 100, &lines, ALIGN_START, &ink, 1);
    if (more) /* painted as a patch over the first scene */
        scene_disc(scene, (Box){ 112, 60, 25, 20 }, COLOUR_ROPE, COLOUR_ROPE_DARK, 1);
    scene_area(scene, "a", (Box){ 3, 4, 30, 11 }, "A", AREA_BUTTON, false);
}

/* Returns what the display shows after two scenes. */
static SDL_Surface *shown(int degrees, const char *shot)
{
    Error error = { 0 };
    Stage *stage = open_turned(degrees, NULL);
    Panel panel = stage_panel(stage);
    assert_int_equal(panel.width_px, WIDTH);
    assert_int_equal(panel.height_px, HEIGHT);
    Typeset *typeset = typeset_open(panel.width_px / panel.width_mm, &error);
    Scene scene;
    scene_start(&scene, WIDTH_MM, HEIGHT_MM);
    fill_scene(&scene, typeset, false);
    stage_show(stage, &scene, typeset, "");
    fill_scene(&scene, typeset, true);
    assert_true(stage_show(stage, &scene, typeset, "a") < WIDTH * HEIGHT / 2);
    SDL_Surface *copy = SDL_DuplicateSurface(SDL_GetWindowSurface(SDL_GetWindowFromID(1)));
    assert_true(stage_shot(stage, shot, &error));
    scene_finish(&scene);
    typeset_close(typeset);
    stage_close(stage);
    return copy;
}

static Uint32 pixel(const SDL_Surface *surface, int x, int y)
{
    return ((const Uint32 *)surface->pixels)[y * (surface->pitch / 4) + x] & 0xFFFFFF;
}

static void the_picture_is_turned_pixel_by_pixel(void **state)
{
    (void)state;
    SDL_Surface *plain = shown(0, "/dev/null");
    assert_int_equal(plain->w, WIDTH);
    for (size_t i = 1; i < COUNT(turns); i++) {
        SDL_Surface *turned = shown(turns[i], "/dev/null");
        bool swapped = turns[i] != 180;
        assert_int_equal(turned->w, swapped ? HEIGHT : WIDTH);
        assert_int_equal(turned->h, swapped ? WIDTH : HEIGHT);
        int wrong = 0;
        for (int y = 0; y < turned->h; y++) {
            for (int x = 0; x < turned->w; x++) {
                Uint32 meant = turns[i] == 90    ? pixel(plain, y, HEIGHT - 1 - x)
                               : turns[i] == 180 ? pixel(plain, WIDTH - 1 - x, HEIGHT - 1 - y)
                                                 : pixel(plain, WIDTH - 1 - y, x);
                wrong += pixel(turned, x, y) != meant;
            }
        }
        assert_int_equal(wrong, 0);
        SDL_FreeSurface(turned);
    }
    SDL_FreeSurface(plain);
}

static cairo_surface_t *read_picture(const char *path)
{
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
    assert_int_equal(cairo_image_surface_get_width(picture), WIDTH);
    assert_int_equal(cairo_image_surface_get_height(picture), HEIGHT);
    return picture;
}

static void a_picture_that_is_kept_is_upright(void **state)
{
    (void)state;
    char path[] = "/tmp/sayswho-turn-XXXXXX";
    close(mkstemp(path));
    SDL_FreeSurface(shown(0, path));
    cairo_surface_t *plain = read_picture(path);
    for (size_t i = 1; i < COUNT(turns); i++) {
        SDL_FreeSurface(shown(turns[i], path));
        cairo_surface_t *turned = read_picture(path);
        assert_memory_equal(cairo_image_surface_get_data(plain),
                            cairo_image_surface_get_data(turned), WIDTH * HEIGHT * 4);
        cairo_surface_destroy(turned);
    }
    cairo_surface_destroy(plain);
    unlink(path);
}

/* A place on the display, and where that is on the upright picture; both as fractions. */
typedef struct {
    float x, y;
    double at_x[4], at_y[4]; /* for each turn */
} Corner;

static const Corner corners[] = {
    { 0.1F, 0.2F, { 0.1, 0.2, 0.9, 0.8 }, { 0.2, 0.9, 0.8, 0.1 } },
    { 0.9F, 0.2F, { 0.9, 0.2, 0.1, 0.8 }, { 0.2, 0.1, 0.8, 0.9 } },
    { 0.1F, 0.8F, { 0.1, 0.8, 0.9, 0.2 }, { 0.8, 0.9, 0.2, 0.1 } },
    { 0.9F, 0.8F, { 0.9, 0.8, 0.1, 0.2 }, { 0.8, 0.1, 0.2, 0.9 } },
};

static void assert_at(Stage *stage, SDL_Event *event, InputType type, double x, double y)
{
    SDL_PushEvent(event);
    Input input;
    do { /* the window's own events come first */
        input = stage_wait(stage, clock_now_ms() + 60000);
    } while (input.type == INPUT_REDRAW || input.type == INPUT_RESIZED);
    assert_int_equal(input.type, type);
    assert_true(SDL_fabs(input.at.x - x * WIDTH_MM) < 0.15);
    assert_true(SDL_fabs(input.at.y - y * HEIGHT_MM) < 0.15);
}

static void fingers_and_the_mouse_are_turned_back(void **state)
{
    (void)state;
    for (size_t turn = 0; turn < COUNT(turns); turn++) {
        Stage *stage = open_turned(turns[turn], "/tmp");
        bool swapped = turns[turn] % 180 != 0;
        int width = swapped ? HEIGHT : WIDTH, height = swapped ? WIDTH : HEIGHT;
        for (size_t i = 0; i < COUNT(corners); i++) {
            const Corner *corner = &corners[i];
            SDL_Event finger = { .tfinger = { .type = SDL_FINGERDOWN,
                                              .fingerId = (SDL_FingerID)i,
                                              .x = corner->x,
                                              .y = corner->y } };
            assert_at(stage, &finger, INPUT_FINGER_DOWN, corner->at_x[turn], corner->at_y[turn]);
            SDL_Event mouse = { .button = { .type = SDL_MOUSEBUTTONUP,
                                            .button = SDL_BUTTON_LEFT,
                                            .x = (int)(corner->x * (float)width),
                                            .y = (int)(corner->y * (float)height) } };
            assert_at(stage, &mouse, INPUT_FINGER_UP, corner->at_x[turn], corner->at_y[turn]);
        }
        stage_close(stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_picture_is_turned_pixel_by_pixel),
        cmocka_unit_test(a_picture_that_is_kept_is_upright),
        cmocka_unit_test(fingers_and_the_mouse_are_turned_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
