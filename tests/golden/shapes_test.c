/* The page of shapes in the authoring guide: its YAML builds, each shape has the level that the
 * page says, and its picture is what the exhibit draws. `make golden` makes new pictures; with the
 * argument "draw" this program writes them instead of comparing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <limits.h>

#include "bundle/bundle.h"
#include "compare.h"
#include "drawing/trail.h"
#include "stage/stage.h"
#include "words/terms.h"
#include "words/words.h"

#define PAGE      "assets/stories/shapes.md"
#define PICTURES  "docs/pictures/shapes"
#define PX_PER_MM 3
#define MARGIN_MM 5

static const Panel panel = { 217 * PX_PER_MM, 136 * PX_PER_MM, 217, 136 };

static char *page;
static Bundle *bundle;

static char *read_page(void)
{
    FILE *in = fopen(PAGE, "rb");
    char *text = memory_take(1 << 16, 1);
    assert_non_null(in);
    assert_in_range(fread(text, 1, (1 << 16) - 1, in), 1000, (1 << 16) - 2);
    fclose(in);
    return text;
}

static int build_page(void **state)
{
    (void)state;
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char line[4 * PATH_MAX], path[PATH_MAX];
    Error error = { 0 };
    snprintf(path, sizeof(path), "%s/golden/shapes.says", build);
    snprintf(
        line, sizeof(line),
        "rm -rf '%s/golden/shapes' && mkdir -p '%s/golden' && tests/golden/shapes "
        "'%s/golden/shapes' && '%s/sayswho-bundle' build -o '%s' '%s/golden/shapes' >/dev/null",
        build, build, build, build, path, build);
    page = read_page();
    if (system(line) != 0)
        return -1;
    bundle = bundle_open(path, &error);
    return bundle ? 0 : -1;
}

/* No advice on the coding either: copied shapes should be right. */
static void check_finds_nothing_wrong_with_the_shapes(void **state)
{
    (void)state;
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char line[4 * PATH_MAX];
    snprintf(line, sizeof(line),
             "test -z \"$('%s/sayswho-bundle' check --quiet=path --quiet=words --quiet=pictures "
             "'%s/golden/shapes' 2>&1 >/dev/null | tee /dev/stderr)\"",
             build, build);
    assert_int_equal(system(line), 0);
}

static int forget_page(void **state)
{
    (void)state;
    bundle_close(bundle);
    free(page);
    return 0;
}

/* Returns the picture of a claim's trail, cut to its height. */
static cairo_surface_t *drawn(Stage *stage, const Claim *claim)
{
    Error error = { 0 };
    Typeset *typeset = typeset_open(PX_PER_MM, &error);
    assert_non_null(typeset);
    Scene scene;
    scene_start(&scene, panel.width_mm, panel.height_mm);
    scene_clear(&scene, "shape");
    scene_box(&scene, (Box){ 0, 0, panel.width_mm, panel.height_mm }, COLOUR_PAPER, COLOUR_NONE, 0,
              0);
    Page sheet = page_start(&scene, typeset, WORDS_ENGLISH, panel.width_mm, panel.height_mm, false);
    const TrailOf of = { .claim = claim,
                         .article_date = bundle_story(bundle)->original_date,
                         .tags = true };
    Box box = { MARGIN_MM, MARGIN_MM, panel.width_mm - 2 * MARGIN_MM, 0 };
    box.h = trail_height(&sheet, &of, box.w);
    TrailShown shown = trail_draw(&sheet, &of, box);
    assert_false(shown.list || shown.folded);
    stage_show(stage, &scene, typeset, "");
    StagePixels glass = stage_pixels(stage);
    cairo_surface_t *all = cairo_image_surface_create_for_data(
        (unsigned char *)glass.pixels, CAIRO_FORMAT_RGB24, glass.width, glass.height, glass.pitch);
    int height = (int)((shown.bottom_mm + MARGIN_MM) * PX_PER_MM);
    assert_in_range(height, 20, glass.height);
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, glass.width, height);
    cairo_t *cairo = cairo_create(picture);
    cairo_set_source_surface(cairo, all, 0, 0);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(all);
    scene_finish(&scene);
    typeset_close(typeset);
    return picture;
}

/* The page's heading of a claim: the next one after *at. Sets its file's name. */
static const char *next_heading(const char *at, char heading[60], char name[60])
{
    at = strstr(at, "\n## ");
    if (!at)
        return NULL;
    at += 4;
    snprintf(heading, 60, "%.*s", (int)strcspn(at, "\n"), at);
    size_t i = 0;
    for (; heading[i]; i++)
        name[i] = (char)(heading[i] == ' '                        ? '-'
                         : heading[i] >= 'A' && heading[i] <= 'Z' ? heading[i] - 'A' + 'a'
                                                                  : heading[i]);
    name[i] = '\0';
    return at;
}

/* Calls `each` for every shape of the page. Returns how many there are. */
static int for_each_shape(void (*each)(const char *section, const char *name, const Claim *claim,
                                       void *with),
                          void *with)
{
    char heading[60], name[60];
    int count = 0;
    for (const char *at = page; (at = next_heading(at, heading, name));) {
        if (strcmp(name, "which-way-an-edge-points") == 0 || strcmp(name, "the-works") == 0)
            continue;
        Error error = { 0 };
        const Claim *claim = bundle_claim(bundle, count++, &error);
        assert_non_null(claim);
        each(at, name, claim, with);
    }
    return count;
}

static void compare_level(const char *section, const char *name, const Claim *claim, void *with)
{
    (void)with;
    char said[60];
    snprintf(said, sizeof(said),
             "\n%s, by rule %s: ", terms_level(WORDS_ENGLISH, claim->verdict.level),
             claim->verdict.rule);
    const char *end = strstr(section, "\n## "), *found = strstr(section, said);
    if (!found || (end && found > end))
        fail_msg("%s: the page does not say \"%s\"", name, said + 1);
}

static void each_shape_has_the_level_that_the_page_says(void **state)
{
    (void)state;
    assert_int_equal(for_each_shape(compare_level, NULL), 8);
}

/* A relation that is new needs a row in the table. */
static void page_tells_which_way_each_relation_points(void **state)
{
    (void)state;
    for (int relation = 0; relation < RELATION_COUNT; relation++) {
        char row[60];
        snprintf(row, sizeof(row), "\n| `%s` | ", trail_relation_name((Relation)relation));
        if (relation != RELATION_CHECKS && !strstr(page, row))
            fail_msg("the page has no row for %s", trail_relation_name((Relation)relation));
    }
}

static void compare_picture(const char *section, const char *name, const Claim *claim, void *stage)
{
    char path[100], link[120];
    snprintf(path, sizeof(path), PICTURES "/%s.png", name);
    snprintf(link, sizeof(link), "](../../%s)\n", path);
    assert_non_null(strstr(section, link));
    cairo_surface_t *now = drawn(stage, claim), *kept = cairo_image_surface_create_from_png(path);
    if (cairo_surface_status(kept) != CAIRO_STATUS_SUCCESS)
        fail_msg("%s is missing; make golden", path);
    cairo_surface_flush(kept);
    cairo_surface_flush(now);
    Difference found = compare(kept, now);
    if (!looks_the_same(&found))
        fail_msg("%s is not what the exhibit draws (%d pixels); when that is right: make golden",
                 path, found.pixels);
    cairo_surface_destroy(kept);
    cairo_surface_destroy(now);
}

static void write_picture(const char *section, const char *name, const Claim *claim, void *stage)
{
    (void)section;
    char path[100];
    snprintf(path, sizeof(path), PICTURES "/%s.png", name);
    cairo_surface_t *now = drawn(stage, claim);
    assert_int_equal(cairo_surface_write_to_png(now, path), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(now);
}

static void with_stage(void (*each)(const char *section, const char *name, const Claim *claim,
                                    void *with))
{
    Error error = { 0 };
    const StageOptions options = { .headless = true, .panel = panel };
    Stage *stage = stage_open(&options, &error);
    assert_non_null(stage);
    for_each_shape(each, stage);
    stage_close(stage);
}

static void pictures_are_what_the_exhibit_draws(void **state)
{
    (void)state;
    with_stage(compare_picture);
}

static void pictures_are_written(void **state)
{
    (void)state;
    with_stage(write_picture);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_shape_has_the_level_that_the_page_says),
        cmocka_unit_test(check_finds_nothing_wrong_with_the_shapes),
        cmocka_unit_test(page_tells_which_way_each_relation_points),
        cmocka_unit_test(pictures_are_what_the_exhibit_draws),
    };
    const struct CMUnitTest drawing[] = { cmocka_unit_test(pictures_are_written) };
    if (argc > 1 && strcmp(argv[1], "draw") == 0)
        return cmocka_run_group_tests_name("shapes", drawing, build_page, forget_page);
    return cmocka_run_group_tests_name("shapes", tests, build_page, forget_page);
}
