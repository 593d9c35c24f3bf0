/* What is remembered about a trail's layout changes nothing that is drawn, and saves the search. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/memory.h"
#include "bundle/bundle.h"
#include "drawing/trail.h"
#include "words/words.h"

static Typeset *typeset;
static Scene scene;

static Page start_page(TrailMemo *memo, bool large)
{
    scene_clear(&scene, "test");
    Page page =
        page_start(&scene, typeset, words_find("en"), scene.width_mm, scene.height_mm, large);
    page.memo = memo;
    return page;
}

static TrailOf growing(const Claim *claim, int spans)
{
    return (TrailOf){ .claim = claim,
                      .article_date = "2016-03-22",
                      .wordings = true,
                      .tags = true,
                      .touch = true,
                      .knot = 1,
                      .spans = spans,
                      .grown = 0.5 };
}

static uint64_t hash_of_items(uint64_t hash)
{
    for (int i = 0; i < scene.item_count; i++) {
        uint64_t item = scene_item_hash(&scene.items[i]);
        hash = hash_bytes(hash, &item, sizeof(item));
    }
    return hash;
}

/* Draws the trail in a third of the panel and as high as it wants. Returns a hash of it all. */
static uint64_t drawn(const Claim *claim, TrailMemo *memo, int spans, bool large)
{
    Page page = start_page(memo, large);
    const TrailOf of = growing(claim, spans);
    double height = trail_height(&page, &of, page.body.w);
    trail_draw(&page, &of, (Box){ page.body.x, page.body.y, page.body.w, height });
    trail_draw(&page, &of, (Box){ page.body.x, page.body.y, page.body.w, page.body.h / 3 });
    return hash_of_items(hash_bytes(HASH_START, &height, sizeof(height)));
}

/* Draws it in a box in which names become numbers, with a key below or without. */
static uint64_t drawn_low(const Claim *claim, TrailMemo *memo, double width, double height)
{
    Page page = start_page(memo, false);
    const TrailOf of = growing(claim, 0);
    trail_draw(&page, &of, (Box){ page.body.x, page.body.y, width, height });
    return hash_of_items(HASH_START);
}

static Bundle *open_story(const char *name)
{
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char path[512];
    Error error = { 0 };
    snprintf(path, sizeof(path), "%s/stories/%s.says", build, name);
    Bundle *bundle = bundle_open(path, &error);
    assert_non_null(bundle);
    return bundle;
}

static const Claim *claim_of(Bundle *bundle, int number)
{
    Error error = { 0 };
    const Claim *claim = bundle_claim(bundle, number, &error);
    assert_non_null(claim);
    return claim;
}

static void start_panel(double width, double height)
{
    Error error = { 0 };
    scene_start(&scene, width, height);
    typeset = typeset_open(4, &error);
    assert_non_null(typeset);
}

static void finish_panel(void)
{
    typeset_close(typeset);
    scene_finish(&scene);
}

static void what_is_remembered_draws_the_same(void **state)
{
    (void)state;
    static const double sizes[][2] = { { 154, 86 }, { 476, 268 } };
    Bundle *bundle = open_story("chocolate");
    for (size_t s = 0; s < COUNT(sizes); s++) {
        TrailMemo memo = { 0 };
        start_panel(sizes[s][0], sizes[s][1]);
        for (int i = 0; i < bundle_story(bundle)->claim_count; i++) {
            const Claim *claim = claim_of(bundle, i);
            uint64_t fresh = drawn(claim, NULL, 1, false);
            assert_true(drawn(claim, &memo, 1, false) == fresh);
            unsigned next = memo.next;
            assert_true(drawn(claim, &memo, 1, false) == fresh);
            assert_true(drawn(claim, &memo, 2, false) == drawn(claim, NULL, 2, false));
            assert_int_equal(memo.next, next); /* all of it was known */
            assert_true(drawn(claim, &memo, 1, true) == drawn(claim, NULL, 1, true));
        }
        finish_panel();
    }
    bundle_close(bundle);
}

static void a_trail_with_little_room_is_drawn_the_same_again(void **state)
{
    (void)state;
    static const char *const stories[] = { "brussels", "chocolate", "moon" };
    int numbered = 0;
    start_panel(88, 155);
    for (size_t s = 0; s < COUNT(stories); s++) {
        Bundle *bundle = open_story(stories[s]);
        for (int i = 0; i < bundle_story(bundle)->claim_count; i++) {
            const Claim *claim = claim_of(bundle, i);
            for (double height = 30; height <= 60; height += 2) {
                TrailMemo memo = { 0 };
                double width = (int)height % 4 ? 50 : 74;
                uint64_t first = drawn_low(claim, &memo, width, height);
                assert_true(drawn_low(claim, &memo, width, height) == first);
                numbered += memo.failed[0] > 40;
            }
        }
        bundle_close(bundle);
    }
    finish_panel();
    printf("%d trails had names left out\n", numbered);
    assert_true(numbered > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_remembered_draws_the_same),
        cmocka_unit_test(a_trail_with_little_room_is_drawn_the_same_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
