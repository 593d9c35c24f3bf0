/* The cache of pixels stays within its limit, and finds what it has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "stage/stage_private.h"

#define BOUND 200000

/* A PNG of one colour, as in a scene. */
typedef struct {
    unsigned char bytes[20000];
    Item item;
} TestPicture;

static Images *images;

static int start(void **state)
{
    (void)state;
    images = images_make();
    images_bound(images, BOUND);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    images_free(images);
    return 0;
}

static cairo_status_t append(void *to, const unsigned char *bytes, unsigned length)
{
    TestPicture *picture = to;
    assert_true(picture->item.size + length <= sizeof(picture->bytes));
    memcpy(picture->bytes + picture->item.size, bytes, length);
    picture->item.size += length;
    return CAIRO_STATUS_SUCCESS;
}

/* Makes a picture of 100 x 100 px, which takes 40,000 bytes in the cache. */
static void make_picture(TestPicture *picture)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100, 100);
    *picture = (TestPicture){ .item = { .width_px = 100, .height_px = 100 } };
    cairo_surface_write_to_png_stream(surface, append, picture);
    picture->item.png = picture->bytes;
    cairo_surface_destroy(surface);
}

static bool is_kept(uint64_t key)
{
    bool fresh;
    assert_non_null(images_drawn(images, key, 10, 10, &fresh));
    return !fresh;
}

static void all_together_stays_within_the_bound(void **state)
{
    (void)state;
    Error error = { 0 };
    Typeset *typeset = typeset_open(4, &error);
    Arena *arena = arena_make();
    TestPicture picture;
    make_picture(&picture);
    const TextStyle style = { .face = FACE_READING, .capital_mm = 4.8 };
    size_t most = 0;
    for (int i = 0; i < 300; i++) {
        char text[40];
        snprintf(text, sizeof(text), "A line of text, number %d", i);
        Lines lines = typeset_lines(typeset, arena, text, &style, 400);
        int top;
        bool fresh;
        assert_non_null(images_text(images, typeset, &lines.lines[0].runs[0], &top));
        assert_true(top < 0); /* letters are above the baseline */
        assert_true(images_bytes(images) <= BOUND);
        picture.item.key = (uint64_t)i / 20;
        assert_non_null(images_picture(images, &picture.item, 100, 100));
        assert_true(images_bytes(images) <= BOUND);
        assert_non_null(images_drawn(images, (uint64_t)i, 20, 20, &fresh));
        assert_true(images_bytes(images) <= BOUND);
        most = images_bytes(images) > most ? images_bytes(images) : most;
    }
    assert_true(most > BOUND / 2); /* and the cache is used */
    arena_free(arena);
    typeset_close(typeset);
}

static void pictures_go_before_what_comes_again(void **state)
{
    (void)state;
    TestPicture picture;
    make_picture(&picture);
    assert_false(is_kept(1000));
    for (int i = 0; i < 20; i++) {
        picture.item.key = (uint64_t)i;
        assert_non_null(images_picture(images, &picture.item, 100, 100));
    }
    assert_true(is_kept(1000));
}

static void the_least_recently_used_goes(void **state)
{
    (void)state;
    for (uint64_t key = 0; key < 700; key++) { /* 400 bytes each */
        is_kept(key);
        is_kept(0);
    }
    assert_true(is_kept(0));
    assert_true(is_kept(690));
    assert_false(is_kept(1));
}

static void what_is_larger_than_the_bound_is_shown(void **state)
{
    (void)state;
    bool fresh;
    is_kept(1);
    assert_non_null(images_drawn(images, 2, 400, 400, &fresh));
    assert_false(is_kept(1));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_together_stays_within_the_bound),
        TEST(pictures_go_before_what_comes_again),
        TEST(the_least_recently_used_goes),
        TEST(what_is_larger_than_the_bound_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
