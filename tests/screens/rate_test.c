/* Rating: the page to look back at is not read again, low controls are low with all their words,
 * and whoever rates again is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text_set.h"
#include "claim_fixture.h"

#define WALL "3840x2160@708x398"

/* A paragraph with the claim, as it stands beside the rating. */
static const Mark mark = { .claim = 0, .start = 0, .end = 21 };
static const Span spans[] = { { .start = 0, .end = 21, .claim = 0 } };
static const Block block = { .kind = BLOCK_PARAGRAPH,
                             .text = "Chocolate makes slim. The paper has it from a study.",
                             .spans = spans,
                             .span_count = COUNT(spans),
                             .marks = &mark,
                             .mark_count = 1 };
static const Block *const blocks[] = { &block };

static int words_to_read(void)
{
    TextSet before = { 0 }, now = { 0 };
    int words = scene_new_words(&scene, &before, &now);
    text_set_free(&now);
    return words;
}

static void the_page_beside_is_shown_and_does_not_count_as_words_to_read(void **state)
{
    (void)state;
    stand_on(SCREEN_RATE, WALL);
    build();
    int alone = words_to_read();
    view.blocks = blocks;
    view.block_count = COUNT(blocks);
    assert_true(shows("from a study"));
    assert_true(says("from a study"));
    assert_int_equal(words_to_read(), alone);
}

static void low_controls_are_low_and_keep_the_meanings(void **state)
{
    (void)state;
    const char *const low[] = { "1080x1920@268x476", WALL };
    for (size_t p = 0; p < COUNT(low); p++) {
        stand_on(SCREEN_RATE, low[p]);
        visit.low = true;
        visit.level = LEVEL_GOOD;
        build();
        for (int i = 0; i < scene.area_count; i++)
            assert_true(scene.areas[i].box.y >= scene.height_mm / 2);
        assert_true(shows("able to know"));
        assert_true(offers("split"));
    }
}

/* The question stays, whatever else goes: the names at the trail before it. The interface's words
 * are English here, the lines as high as the story's language needs. */
static void the_second_question_is_asked_on_7_inches(void **state)
{
    (void)state;
    static const struct {
        const char *language, *words, *some;
    } sentences[] = {
        { "en", "Chocolate eaters lost weight 10 per cent faster, the institute says.",
          "Chocolate eaters" },
        { "ar", "نقص وزن آكلي الشوكولاتة أسرع بنسبة 10 في المئة، كما يقول المعهد.", "الشوكولاتة" },
    };
    const Claim before = claim;
    for (size_t i = 0; i < COUNT(sentences); i++) {
        stand_on(SCREEN_KEEP, "800x480@154x86");
        view.language = words_find(sentences[i].language);
        claim.words = sentences[i].words;
        if (!shows("And now?"))
            fail_msg("%s: the question is not there", sentences[i].language);
        assert_true(shows(sentences[i].some));
    }
    claim = before;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_beside_is_shown_and_does_not_count_as_words_to_read),
        cmocka_unit_test(low_controls_are_low_and_keep_the_meanings),
        cmocka_unit_test(the_second_question_is_asked_on_7_inches),
    };
    return cmocka_run_group_tests(tests, NULL, finish_screens);
}
