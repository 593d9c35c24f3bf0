/* A display that shows nothing of what is painted is noticed; one that works is accepted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stage/stage_private.h"

#define SIDE 64

static SDL_Surface *painted, *target;
static SDL_Renderer *renderer;

static int open_renderer(void **state)
{
    (void)state;
    painted = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32, SDL_PIXELFORMAT_RGB888);
    target = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32, SDL_PIXELFORMAT_RGB888);
    SDL_FillRect(painted, NULL, 0xF7F3EA);
    SDL_FillRect(painted, &(SDL_Rect){ 5, 5, 20, 10 }, 0x113355);
    renderer = SDL_CreateSoftwareRenderer(target);
    return !renderer;
}

static int close_renderer(void **state)
{
    (void)state;
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(painted);
    SDL_FreeSurface(target);
    return 0;
}

static void a_glass_that_draws_is_let_be(void **state)
{
    (void)state;
    Error error = { 0 };
    assert_true(glass_draws(renderer, painted, &error));
    assert_string_equal(error.message, "");
}

static void a_glass_that_stays_black_is_noticed(void **state)
{
    (void)state;
    Error error = { 0 };
    SDL_RenderSetClipRect(renderer, &(SDL_Rect){ 0, 0, 1, 1 }); /* nothing is drawn */
    assert_false(glass_draws(renderer, painted, &error));
    assert_int_equal(error.kind, ERROR_IO);
    assert_non_null(strstr(error.message, "the glass"));
    assert_non_null(strstr(error.message, "\"software\""));
}

/* A display with 16 bits per pixel may show it like this. */
static void coarser_colours_are_no_fault(void **state)
{
    (void)state;
    Error error = { 0 };
    SDL_Surface *coarse = SDL_ConvertSurfaceFormat(painted, SDL_PIXELFORMAT_RGB565, 0);
    SDL_Renderer *coarse_renderer = SDL_CreateSoftwareRenderer(coarse);
    assert_true(glass_draws(coarse_renderer, painted, &error));
    SDL_DestroyRenderer(coarse_renderer);
    SDL_FreeSurface(coarse);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_renderer, close_renderer)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_glass_that_draws_is_let_be),
        TEST(a_glass_that_stays_black_is_noticed),
        TEST(coarser_colours_are_no_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
