/* Pictures: scaled by the definition of an average, measured, and checked when they are damaged.
 */
#include <png.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "picture/picture.h"

static unsigned seed = 7;

static int below(int count)
{
    seed = seed * 1103515245U + 12345U;
    return (int)((seed >> 8) % (unsigned)count);
}

/* Returns a PNG in memory, which the caller frees. */
static unsigned char *encode(const unsigned char *rgba, int width, int height, int format,
                             size_t *size)
{
    png_image image = { .version = PNG_IMAGE_VERSION,
                        .width = (png_uint_32)width,
                        .height = (png_uint_32)height,
                        .format = (png_uint_32)format };
    png_alloc_size_t bytes = 0;
    assert_true(png_image_write_to_memory(&image, NULL, &bytes, 0, rgba, 0, NULL));
    unsigned char *png = memory_take(bytes, 1);
    assert_true(png_image_write_to_memory(&image, png, &bytes, 0, rgba, 0, NULL));
    *size = bytes;
    return png;
}

/* Of the clock that decoding looks at: how far it goes on each time. */
static int64_t step_us, spent_us;

int64_t __wrap_clock_spent_us(void);
int64_t __wrap_clock_spent_us(void)
{
    return spent_us += step_us;
}

static void one_that_takes_too_long_is_refused(void **state)
{
    (void)state;
    size_t size;
    unsigned char *pixels = memory_take(8 * 400, 4);
    unsigned char *png = encode(pixels, 8, 400, PNG_FORMAT_RGBA, &size);
    Error error = { 0 };
    step_us = 250000;
    assert_true(picture_check(png, size, &error)); /* 400 rows: the clock is looked at 7 times */
    step_us = 300000;
    assert_false(picture_check(png, size, &error));
    assert_int_equal(error.kind, ERROR_CONTENT);
    assert_non_null(strstr(error.message, "too long"));
    step_us = 0;
    free(png);
    free(pixels);
}

static double overlap(double from, double to, double other_from, double other_to)
{
    double start = from > other_from ? from : other_from, end = to < other_to ? to : other_to;
    return end > start ? end - start : 0;
}

/* Returns the average of the area that a pixel covers, for one channel of premultiplied colours.
 * The channels of ARGB are 3, 0, 1, 2. */
static double averaged(const unsigned char *pixels, int channels, const int from[2],
                       const int to[2], int x, int y, int channel)
{
    double total = 0, area = 0;
    for (int row = 0; row < from[1]; row++) {
        double high =
            overlap(row, row + 1, (double)y * from[1] / to[1], (double)(y + 1) * from[1] / to[1]);
        for (int column = 0; high > 0 && column < from[0]; column++) {
            double wide = overlap(column, column + 1, (double)x * from[0] / to[0],
                                  (double)(x + 1) * from[0] / to[0]);
            const unsigned char *at = pixels + ((ptrdiff_t)row * from[0] + column) * channels;
            double alpha = channels == 4 ? at[3] : 255;
            double value = channel == 3 ? alpha : at[channel] * alpha / 255;
            total += value * wide * high;
            area += wide * high;
        }
    }
    return total / area;
}

/* Scales a picture of random pixels to a random smaller size or to its own size. */
static void compare_with_the_definition(int channels, bool own_size)
{
    const int from[2] = { 1 + below(40), 1 + below(40) };
    const int to[2] = { own_size ? from[0] : 1 + below(from[0]),
                        own_size ? from[1] : 1 + below(from[1]) };
    unsigned char pixels[40 * 40 * 4];
    for (int i = 0; i < from[0] * from[1] * channels; i++)
        pixels[i] = (unsigned char)below(256);
    size_t size;
    unsigned char *png =
        encode(pixels, from[0], from[1], channels == 4 ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB, &size);
    uint32_t argb[41 * 40];
    Error error = { 0 };
    assert_true(picture_scale(png, size, argb, to[0] + 1, to[0], to[1], &error));
    for (int y = 0; y < to[1]; y++) {
        for (int x = 0; x < to[0]; x++) {
            uint32_t pixel = argb[y * (to[0] + 1) + x];
            const double got[] = { pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF,
                                   pixel >> 24 };
            for (int channel = 0; channel < 4; channel++) {
                double wanted = averaged(pixels, channels, from, to, x, y, channel);
                /* It is rounded twice: when alpha is multiplied in, and at the end. */
                if (got[channel] > wanted + 1.01 || got[channel] < wanted - 1.01)
                    fail_msg("%dx%d to %dx%d, (%d, %d) channel %d: %g, wanted %g", from[0], from[1],
                             to[0], to[1], x, y, channel, got[channel], wanted);
            }
        }
    }
    free(png);
}

static void a_smaller_picture_is_the_average_of_what_it_covers(void **state)
{
    (void)state;
    for (int round = 0; round < 300; round++)
        compare_with_the_definition(3 + round % 2, false);
}

static void a_picture_in_its_own_size_stays_as_it_is(void **state)
{
    (void)state;
    for (int round = 0; round < 20; round++)
        compare_with_the_definition(3 + round % 2, true);
}

static void the_largest_picture_does_not_overflow(void **state)
{
    (void)state;
    size_t size, pixels = (size_t)4096 * 1024;
    unsigned char *white = memory_take(pixels, 4);
    memset(white, 255, pixels * 4);
    unsigned char *png = encode(white, 1024, 4096, PNG_FORMAT_RGBA, &size);
    uint32_t one = 0;
    Error error = { 0 };
    assert_true(picture_scale(png, size, &one, 1, 1, 1, &error));
    assert_int_equal(one, 0xFFFFFFFFU);
    free(png);
    free(white);
}

static void the_header_gives_the_size(void **state)
{
    (void)state;
    unsigned char pixels[12 * 5 * 3] = { 0 };
    size_t size;
    unsigned char *png = encode(pixels, 12, 5, PNG_FORMAT_RGB, &size);
    int width = 0, height = 0;
    Error error = { 0 };
    assert_true(picture_measure(png, size, &width, &height, &error));
    assert_int_equal(width, 12);
    assert_int_equal(height, 5);
    assert_true(picture_check(png, size, &error));
    free(png);
}

/* Changes any one byte, and cuts the file to any length. */
static void damage_is_found_without_decoding(void **state)
{
    (void)state;
    unsigned char pixels[30 * 20 * 3];
    for (size_t i = 0; i < sizeof(pixels); i++)
        pixels[i] = (unsigned char)below(256);
    size_t size;
    unsigned char *png = encode(pixels, 30, 20, PNG_FORMAT_RGB, &size);
    int width, height;
    for (size_t at = 0; at < size; at++) {
        Error error = { 0 }, cut = { 0 };
        png[at] ^= 0x10;
        if (picture_measure(png, size, &width, &height, &error))
            fail_msg("byte %zu of %zu", at, size);
        png[at] ^= 0x10;
        /* A copy of its own, so that ASan notices reads after its end. */
        unsigned char *part = memory_take(at + 1, 1);
        memcpy(part, png, at);
        assert_false(picture_measure(part, at, &width, &height, &cut));
        assert_int_equal(cut.kind, ERROR_CONTENT);
        free(part);
    }
    free(png);
}

/* Checksums are compared, so most changed bytes are noticed, and none makes it crash. */
static void a_picture_made_wrong_is_an_error_and_no_crash(void **state)
{
    (void)state;
    size_t refused = 0;
    unsigned char pixels[30 * 20 * 3] = { 0 };
    size_t size;
    unsigned char *png = encode(pixels, 30, 20, PNG_FORMAT_RGB, &size);
    uint32_t argb[30 * 20];
    for (size_t at = 8; at < size; at++) {
        Error error = { 0 };
        png[at] ^= 0x55;
        if (!picture_scale(png, size, argb, 30, 7, 3, &error)) {
            assert_int_equal(error.kind, ERROR_CONTENT);
            refused++;
        }
        png[at] ^= 0x55;
    }
    assert_true(refused > size / 2);
    free(png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_takes_too_long_is_refused),
        cmocka_unit_test(a_smaller_picture_is_the_average_of_what_it_covers),
        cmocka_unit_test(a_picture_in_its_own_size_stays_as_it_is),
        cmocka_unit_test(the_largest_picture_does_not_overflow),
        cmocka_unit_test(the_header_gives_the_size),
        cmocka_unit_test(damage_is_found_without_decoding),
        cmocka_unit_test(a_picture_made_wrong_is_an_error_and_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
