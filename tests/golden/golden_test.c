/* Compares a few screens with pictures of them that somebody has looked at, in this folder; and
 * tests that the comparison notices buttons that moved by one pixel. `make golden` makes new
 * pictures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <glob.h>
#include <limits.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "compare.h"

#define GOLDEN "tests/golden"

static char drawn[PATH_MAX], differences[PATH_MAX];

static int draw(void **state)
{
    (void)state;
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char command[4 * PATH_MAX];
    snprintf(differences, sizeof(differences), "%s/golden", build);
    snprintf(drawn, sizeof(drawn), "%s/golden/new", build);
    snprintf(command, sizeof(command), GOLDEN "/draw '%s' '%s' && rm -f '%s'/*.png", build, drawn,
             differences);
    return system(command);
}

static cairo_surface_t *picture_open(const char *folder, const char *name)
{
    char path[2 * PATH_MAX];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    if (cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(picture);
        return NULL;
    }
    cairo_surface_flush(picture);
    return picture;
}

static cairo_surface_t *picture_copy(cairo_surface_t *picture)
{
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);
    cairo_surface_t *copy = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_surface_flush(copy);
    for (int y = 0; y < height; y++)
        memcpy(pixel_at(copy, 0, y), pixel_at(picture, 0, y), (size_t)width * 4);
    cairo_surface_mark_dirty(copy);
    return copy;
}

/* Writes a picture with the differences in red on the pale old picture. */
static void write_difference(cairo_surface_t *old, cairo_surface_t *new, const char *path)
{
    cairo_surface_t *shown = picture_copy(old);
    int width = cairo_image_surface_get_width(old), height = cairo_image_surface_get_height(old);
    for (int i = 0; i < width * height; i++) {
        uint32_t *pixel = pixel_at(shown, i % width, i / width);
        int by = pixel_difference(*pixel, *pixel_at(new, i % width, i / width));
        *pixel = by > COMPARE_NEAR ? 0xC00000 : 0xC0C0C0 + (*pixel >> 2 & 0x3F3F3F);
    }
    cairo_surface_mark_dirty(shown);
    cairo_surface_write_to_png(shown, path);
    cairo_surface_destroy(shown);
}

static void complain(const char *name, const Difference *found, const char *picture)
{
    if (found->same_size)
        print_error("%s: %d pixels differ, %d of them clearly, in the box from %d,%d to %d,%d.\n"
                    "  New: %s/%s   Difference: %s\n",
                    name, found->pixels, found->far, found->left, found->top, found->right,
                    found->bottom, drawn, name, picture);
    else
        print_error("%s: the picture has another size now.\n  New: %s/%s\n", name, drawn, name);
    print_error("  When the new one is right: make golden\n");
}

/* Compares the pictures of that name in both folders. Returns 1 when they differ or one is
 * missing. */
static int differs(const char *name)
{
    cairo_surface_t *old = picture_open(GOLDEN, name), *new = picture_open(drawn, name);
    bool both = old && new, good = false;
    if (both) {
        Difference found = compare(old, new);
        char path[2 * PATH_MAX];
        snprintf(path, sizeof(path), "%s/%s", differences, name);
        good = looks_the_same(&found);
        if (!good && found.same_size)
            write_difference(old, new, path);
        if (!good)
            complain(name, &found, path);
    } else {
        print_error("%s: there is no such picture in %s. When that is right: make golden\n", name,
                    old ? drawn : GOLDEN);
    }
    cairo_surface_destroy(old);
    cairo_surface_destroy(new);
    return !good;
}

/* Calls `each` for every file of that kind in the folder. Returns the sum of what it returned. */
static int for_each(const char *folder, const char *kind, int (*each)(const char *name), int *count)
{
    char pattern[2 * PATH_MAX];
    glob_t found;
    snprintf(pattern, sizeof(pattern), "%s/*.%s", folder, kind);
    *count = 0;
    if (glob(pattern, 0, NULL, &found) != 0)
        return 0;
    int sum = 0;
    for (size_t i = 0; i < found.gl_pathc; i++)
        sum += each(strrchr(found.gl_pathv[i], '/') + 1);
    *count = (int)found.gl_pathc;
    globfree(&found);
    return sum;
}

static int is_not_kept(const char *name)
{
    char path[PATH_MAX];
    struct stat about;
    snprintf(path, sizeof(path), GOLDEN "/%s", name);
    if (stat(path, &about) == 0)
        return 0;
    print_error("%s: drawn, but not in %s; take it in: make golden\n", name, GOLDEN);
    return 1;
}

static void screens_look_as_they_did(void **state)
{
    (void)state;
    int old, new;
    int bad = for_each(GOLDEN, "png", differs, &old) + for_each(drawn, "png", is_not_kept, &new);
    assert_int_equal(bad, 0);
    assert_in_range(old, 8, 20);
    assert_int_equal(old, new);
}

/* Returns the last picture of a tour, from its step "shot NAME". */
static cairo_surface_t *last_picture(const char *tour)
{
    char path[PATH_MAX], line[200], name[100] = "";
    snprintf(path, sizeof(path), GOLDEN "/%s.tour", tour);
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    while (fgets(line, sizeof(line), in))
        sscanf(line, "shot %90s", name);
    fclose(in);
    strcat(name, ".png");
    return picture_open(drawn, name);
}

/* Returns the same picture with the contents of the box (and a pixel around it) moved by one
 * pixel. */
static cairo_surface_t *moved(cairo_surface_t *picture, const double *box_px, int right, int down)
{
    cairo_surface_t *copy = picture_copy(picture);
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);
    int left = (int)box_px[0] - 1, top = (int)box_px[1] - 1;
    int end = (int)(box_px[0] + box_px[2]) + 2, bottom = (int)(box_px[1] + box_px[3]) + 2;
    for (int y = top > 0 ? top : 0; y < bottom && y < height - down; y++) {
        for (int x = left > 0 ? left : 0; x < end && x < width - right; x++)
            *pixel_at(copy, x + right, y + down) = *pixel_at(picture, x, y);
    }
    return copy;
}

/* Moves every button of a tour's last scene by one pixel, one at a time, in each direction. Returns
 * the number of moves that were not noticed. */
static int moves_that_pass(const char *scene)
{
    char path[2 * PATH_MAX], line[2000], tour[100];
    snprintf(tour, sizeof(tour), "%.*s", (int)(strrchr(scene, '.') - scene), scene);
    snprintf(path, sizeof(path), "%s/%s", drawn, scene);
    cairo_surface_t *picture = last_picture(tour);
    FILE *in = fopen(path, "r");
    assert_non_null(picture);
    assert_non_null(in);
    int passed = 0, moves = 0;
    double width_mm = 0, box[4];
    long last = 0, at = 0;
    while (at = ftell(in), fgets(line, sizeof(line), in)) {
        if (sscanf(line, "scene %*s %lf x", &width_mm) == 1)
            last = at;
    }
    fseek(in, last, SEEK_SET);
    while (fgets(line, sizeof(line), in)) {
        if (sscanf(line, " area %lf %lf %lf %lf", &box[0], &box[1], &box[2], &box[3]) != 4)
            continue;
        for (int i = 0; i < 4; i++)
            box[i] *= cairo_image_surface_get_width(picture) / width_mm;
        for (int down = 0; down < 2; down++) {
            cairo_surface_t *other = moved(picture, box, !down, down);
            Difference found = compare(picture, other);
            if (looks_the_same(&found))
                print_error("%s: moved by one pixel and let pass: %s", tour, line);
            passed += looks_the_same(&found);
            moves++;
            cairo_surface_destroy(other);
        }
    }
    fclose(in);
    cairo_surface_destroy(picture);
    assert_in_range(moves, 8, 100);
    return passed;
}

static void a_button_moved_by_a_pixel_is_refused(void **state)
{
    (void)state;
    int tours;
    assert_int_equal(for_each(drawn, "scene", moves_that_pass, &tours), 0);
    assert_in_range(tours, 4, 20);
}

/* Returns the picture with each channel of each pixel changed by up to `by`. */
static cairo_surface_t *with_noise(cairo_surface_t *picture, int by)
{
    cairo_surface_t *noisy = picture_copy(picture);
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);
    uint32_t seed = 7;
    for (int i = 0; i < width * height; i++) {
        uint32_t *pixel = pixel_at(noisy, i % width, i / width), made = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            seed = seed * 1103515245U + 12345U;
            int value = (int)(*pixel >> shift & 0xFF) + (int)(seed >> 16) % (2 * by + 1) - by;
            made |= (uint32_t)(value < 0 ? 0 : value > 255 ? 255 : value) << shift;
        }
        *pixel = made;
    }
    return noisy;
}

static int sees_noise(const char *name)
{
    cairo_surface_t *picture = picture_open(drawn, name);
    cairo_surface_t *noisy = with_noise(picture, 2), *loud = with_noise(picture, 60);
    Difference none = compare(picture, picture), little = compare(picture, noisy);
    Difference much = compare(picture, loud);
    assert_int_equal(none.pixels, 0);
    assert_true(looks_the_same(&none));
    assert_memory_not_equal(pixel_at(picture, 0, 0), pixel_at(noisy, 0, 0), 400);
    assert_false(looks_the_same(&much));
    cairo_surface_destroy(picture);
    cairo_surface_destroy(noisy);
    cairo_surface_destroy(loud);
    return !looks_the_same(&little);
}

static void what_no_eye_sees_is_let_pass(void **state)
{
    (void)state;
    int pictures;
    assert_int_equal(for_each(drawn, "png", sees_noise, &pictures), 0);
    assert_in_range(pictures, 8, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_look_as_they_did),
        cmocka_unit_test(a_button_moved_by_a_pixel_is_refused),
        cmocka_unit_test(what_no_eye_sees_is_let_pass),
    };
    return cmocka_run_group_tests(tests, draw, NULL);
}
