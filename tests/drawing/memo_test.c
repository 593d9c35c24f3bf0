/* What is remembered about a trail's layout changes nothing that is drawn, and saves the search. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/hash.h"
#include "bundle/bundle.h"
#include "drawing/trail.h"
#include "words/words.h"

static Typeset *typeset;
static Scene scene;

/* Draws the trail in a third of the panel and as high as it wants. Returns a hash of it all. */
static uint64_t drawn(const Claim *claim, TrailMemo *memo, int spans, bool large)
{
    uint64_t hash = HASH_START;
    scene_clear(&scene, "test");
    Page page =
        page_start(&scene, typeset, words_find("en"), scene.width_mm, scene.height_mm, large);
    page.memo = memo;
    const TrailOf of = { .claim = claim,
                         .article_date = "2016-03-22",
                         .wordings = true,
                         .tags = true,
                         .touch = true,
                         .knot = 1,
                         .spans = spans,
                         .grown = 0.5 };
    double height = trail_height(&page, &of, page.body.w);
    hash = hash_bytes(hash, &height, sizeof(height));
    trail_draw(&page, &of, (Box){ page.body.x, page.body.y, page.body.w, height });
    trail_draw(&page, &of, (Box){ page.body.x, page.body.y, page.body.w, page.body.h / 3 });
    for (int i = 0; i < scene.item_count; i++) {
        uint64_t item = scene_item_hash(&scene.items[i]);
        hash = hash_bytes(hash, &item, sizeof(item));
    }
    return hash;
}

static void what_is_remembered_draws_the_same(void **state)
{
    (void)state;
    static const double sizes[][2] = { { 154, 86 }, { 476, 268 } };
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char path[512];
    Error error = { 0 };
    snprintf(path, sizeof(path), "%s/stories/chocolate.says", build);
    Bundle *bundle = bundle_open(path, &error);
    assert_non_null(bundle);
    for (size_t s = 0; s < 2; s++) {
        TrailMemo memo = { 0 };
        scene_start(&scene, sizes[s][0], sizes[s][1]);
        typeset = typeset_open(4, &error);
        assert_non_null(typeset);
        for (int i = 0; i < bundle_story(bundle)->claim_count; i++) {
            const Claim *claim = bundle_claim(bundle, i, &error);
            assert_non_null(claim);
            uint64_t fresh = drawn(claim, NULL, 1, false);
            assert_true(drawn(claim, &memo, 1, false) == fresh);
            unsigned next = memo.next;
            assert_true(drawn(claim, &memo, 1, false) == fresh);
            assert_true(drawn(claim, &memo, 2, false) == drawn(claim, NULL, 2, false));
            assert_int_equal(memo.next, next); /* all of it was known */
            assert_true(drawn(claim, &memo, 1, true) == drawn(claim, NULL, 1, true));
        }
        typeset_close(typeset);
        scene_finish(&scene);
    }
    bundle_close(bundle);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_is_remembered_draws_the_same) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
