/* Wordings on the page: quotation marks of their language, a line below what differs, the ground
 * below all words, and no star for the voice. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "drawing/wording.h"

static Typeset *typeset;
static Scene scene;

/* Starts an empty page in that language. */
static Page page_in(const char *language)
{
    scene_clear(&scene, "test");
    return page_start(&scene, typeset, words_find(language), 476, 268, false);
}

static void show(Page *page, double width_mm, const char *words, WordingStyle style)
{
    wording_show(page, (Box){ 10, 20, width_mm, 100 }, words, TYPE_READING, style);
}

static void a_source_is_quoted_as_its_language_does(void **state)
{
    (void)state;
    static const char *const languages[][2] = { { "en", "“so”" },
                                                { "fr", "«\u00A0so\u00A0»" },
                                                { "nl", "‘so’" } };
    for (size_t i = 0; i < COUNT(languages); i++) {
        Page page = page_in(languages[i][0]);
        show(&page, 200, "so", WORDING_QUOTED);
        assert_true(scene_shows(&scene, languages[i][1]));
    }
    Page page = page_in("ar");
    show(&page, 200, "هكذا", WORDING_QUOTED);
    assert_true(scene_shows(&scene, "«هكذا»"));
}

static void nothing_is_quoted_twice(void **state)
{
    (void)state;
    Page page = page_in("en");
    show(&page, 200, "“so”", WORDING_QUOTED);
    assert_false(scene_shows(&scene, "““"));
}

static void the_voice_says_no_star(void **state)
{
    (void)state;
    Page page = page_in("en");
    show(&page, 200, "In *one study*, it was so.", WORDING_QUOTED);
    assert_int_equal(scene.spoken_count, 1);
    assert_string_equal(scene.spoken[0], "“In one study, it was so.”");
}

/* Returns the total width of the ochre lines, and checks that each lies below its line of text and
 * within it. */
static double underlined(void)
{
    double width = 0;
    for (int i = 0; i < scene.item_count; i++) {
        const Item *under = &scene.items[i];
        if (under->type != ITEM_BOX || under->fill != COLOUR_ROPE)
            continue;
        bool below = false;
        for (int j = 0; j < scene.item_count; j++) {
            const Item *line = &scene.items[j];
            double under_baseline = under->box.y - line->box.y - line->baseline_mm;
            below = below || (line->type == ITEM_LINE && under_baseline > 0 && under_baseline < 3 &&
                              under->box.x >= line->box.x - 0.01 &&
                              under->box.x + under->box.w <= line->box.x + line->box.w + 0.01);
        }
        assert_true(below);
        width += under->box.w;
    }
    return width;
}

static void what_differs_is_bold_and_underlined(void **state)
{
    (void)state;
    Page page = page_in("en");
    show(&page, 200, "it was *so and so*", WORDING_QUOTED);
    Lines bold = page_break(&page, "so and so", TYPE_READING, 200);
    double width = underlined();
    assert_true(width > bold.width_mm); /* bold letters are wider */
    page = page_in("en");
    show(&page, 200, "it was so and so", WORDING_QUOTED);
    assert_true(underlined() == 0);
    page = page_in("en"); /* on several lines, each has its own piece */
    show(&page, 24, "*so and so and so and so*", WORDING_QUOTED);
    assert_true(underlined() > width);
}

/* The Arabic line runs from right to left, and so do the words in it; the underline must be below
 * the first word, which is at the right. */
static void a_mirrored_page_underlines_the_same_words(void **state)
{
    (void)state;
    Page page = page_in("ar");
    show(&page, 200, "*هكذا* كان الأمر", WORDING_QUOTED);
    scene_mirror(&scene);
    double right = 0, line_right = 0;
    for (int i = 0; i < scene.item_count; i++) {
        const Item *item = &scene.items[i];
        double end = item->box.x + item->box.w;
        *(item->type == ITEM_BOX ? &right : &line_right) = end;
    }
    assert_true(right > 0 && right < line_right); /* the quotation mark is to its right */
    assert_true(line_right - right < 5);
}

static void the_ground_lies_below_all_words(void **state)
{
    (void)state;
    Page page = page_in("en");
    show(&page, 40, "Chocolate eaters *lost 10 per cent* of their weight.", WORDING_MARKED);
    int markers = 0, last_ground = -1, first_word = -1;
    for (int i = 0; i < scene.item_count; i++) {
        if (scene.items[i].type == ITEM_LINE && first_word < 0)
            first_word = i;
        if (scene.items[i].type == ITEM_BOX)
            last_ground = i;
        markers += scene.items[i].type == ITEM_BOX && scene.items[i].fill == COLOUR_MARKER;
    }
    assert_true(markers > 1);
    assert_true(last_ground < first_word);
    assert_false(scene_shows(&scene, "“"));
}

static void a_stack_measures_what_it_shows(void **state)
{
    (void)state;
    Page page = page_in("en");
    const char *words = "The loss with chocolate was *10 per cent greater* than without it.";
    Stack stack = stack_start(&page, 60);
    wording_declare(&stack, words, TYPE_READING, WORDING_QUOTED);
    double height = wording_height(&page, 60, words, TYPE_READING, WORDING_QUOTED);
    assert_true(fabs(stack.height_mm - height) < 1e-9);
    assert_true(
        fabs(wording_show(&page, (Box){ 0, 0, 60, 99 }, words, TYPE_READING, WORDING_QUOTED) -
             height) < 1e-9);
}

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    typeset = typeset_open(4, &error);
    scene_start(&scene, 476, 268);
    return !typeset;
}

static int finish(void **state)
{
    (void)state;
    scene_finish(&scene);
    typeset_close(typeset);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_source_is_quoted_as_its_language_does),
        cmocka_unit_test(nothing_is_quoted_twice),
        cmocka_unit_test(the_voice_says_no_star),
        cmocka_unit_test(what_differs_is_bold_and_underlined),
        cmocka_unit_test(a_mirrored_page_underlines_the_same_words),
        cmocka_unit_test(the_ground_lies_below_all_words),
        cmocka_unit_test(a_stack_measures_what_it_shows),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
