/* compare.h: compares two pictures of the screen as an eye would.
 *
 * Differences that no eye sees are allowed: any number of pixels that differ by at most
 * COMPARE_NEAR in every channel, and at most COMPARE_FEW pixels that differ by up to COMPARE_FAR,
 * as the edges of letters do between two versions of a library. A button that moved by one pixel is
 * far more: its border alone has some hundred pixels that differ by over 100.
 */
#ifndef TESTS_GOLDEN_COMPARE_H
#define TESTS_GOLDEN_COMPARE_H

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

enum { COMPARE_NEAR = 8, COMPARE_FAR = 48, COMPARE_FEW = 12 };

typedef struct {
    bool same_size;
    int pixels;                   /* those that differ by more than COMPARE_NEAR ... */
    int far;                      /* ... and of these, by more than COMPARE_FAR */
    int left, top, right, bottom; /* the box around them, in pixels; right and bottom outside */
} Difference;

/* A pixel of a cairo picture: RGB24, or ARGB32 without transparency. */
static inline uint32_t *pixel_at(cairo_surface_t *picture, int x, int y)
{
    unsigned char *row =
        cairo_image_surface_get_data(picture) + y * cairo_image_surface_get_stride(picture);
    return (uint32_t *)(void *)row + x;
}

/* Returns the difference of the channel that differs most. */
static inline int pixel_difference(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int by = abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF));
        most = by > most ? by : most;
    }
    return most;
}

static inline void widen(Difference *found, int x, int y)
{
    bool first = found->pixels == 1;
    found->left = first || x < found->left ? x : found->left;
    found->top = first || y < found->top ? y : found->top;
    found->right = first || x >= found->right ? x + 1 : found->right;
    found->bottom = first || y >= found->bottom ? y + 1 : found->bottom;
}

/* Compares two pictures; does not change them. */
static inline Difference compare(cairo_surface_t *a, cairo_surface_t *b)
{
    Difference found = { 0 };
    int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a);
    found.same_size =
        width == cairo_image_surface_get_width(b) && height == cairo_image_surface_get_height(b);
    for (int y = 0; found.same_size && y < height; y++) {
        const uint32_t *of_a = pixel_at(a, 0, y), *of_b = pixel_at(b, 0, y);
        for (int x = 0; x < width; x++) {
            int by = pixel_difference(of_a[x], of_b[x]);
            if (by <= COMPARE_NEAR)
                continue;
            found.pixels++;
            found.far += by > COMPARE_FAR;
            widen(&found, x, y);
        }
    }
    return found;
}

static inline bool looks_the_same(const Difference *found)
{
    return found->same_size && found->far == 0 && found->pixels <= COMPARE_FEW;
}

#endif
