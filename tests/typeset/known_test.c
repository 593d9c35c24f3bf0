/* Texts that were broken before. */
#include "typeset/known.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "typeset_fixture.h"

static TextStyle style(void)
{
    return (TextStyle){ .face = FACE_READING, .capital_mm = 4, .language = "en" };
}

static void a_copy_is_the_same_and_its_own(void **state)
{
    (void)state;
    const TextStyle look = style();
    KnownLines *known = known_make();
    Arena *first = arena_make();
    const char *text = "Who says that, and how do they know?";
    Lines lines = typeset_lines(typeset, first, text, &look, 40), copy;
    uint64_t key = known_key(text, &look, 40);
    assert_false(known_recall(known, key, first, &copy));
    known_remember(known, key, &lines);
    arena_free(first);
    assert_true(known_recall(known, key, arena, &copy));
    known_free(known);
    Lines anew = typeset_lines(typeset, arena, text, &look, 40);
    assert_true(anew.line_count > 1);
    assert_int_equal(copy.line_count, anew.line_count);
    for (int i = 0; i < copy.line_count; i++) {
        assert_int_equal(copy.lines[i].run_count, anew.lines[i].run_count);
        assert_int_equal(copy.lines[i].start, anew.lines[i].start);
        for (int r = 0; r < copy.lines[i].run_count; r++)
            assert_string_equal(copy.lines[i].runs[r].text, anew.lines[i].runs[r].text);
    }
}

/* All that changes the lines changes the key. */
static void everything_counts(void **state)
{
    (void)state;
    const TextSpan span = { 0, 3, 1, false, false }, bold = { 0, 3, 1, false, true };
    TextStyle looks[7];
    for (int i = 0; i < 7; i++)
        looks[i] = style();
    looks[1].face = FACE_INTERFACE;
    looks[2].capital_mm = 5;
    looks[3].language = "nl";
    looks[4].leading = 1.1;
    looks[5].spans = &span;
    looks[5].span_count = 1;
    looks[6].spans = &bold;
    looks[6].span_count = 1;
    for (int i = 0; i < 7; i++) {
        uint64_t key = known_key("Who says?", &looks[i], 40);
        assert_true(key == known_key("Who says?", &looks[i], 40));
        assert_true(key != known_key("Who says!", &looks[i], 40));
        assert_true(key != known_key("Who says?", &looks[i], 41));
        for (int other = 0; other < i; other++)
            assert_true(key != known_key("Who says?", &looks[other], 40));
    }
}

/* What is forgotten is not mixed up with what came later. */
static void many_are_forgotten(void **state)
{
    (void)state;
    const TextStyle look = style();
    KnownLines *known = known_make();
    int kept = 0;
    for (int i = 0; i < 3000; i++) {
        char text[20];
        snprintf(text, sizeof(text), "Text %d", i);
        Lines lines = typeset_lines(typeset, arena, text, &look, 40);
        known_remember(known, known_key(text, &look, 40), &lines);
    }
    for (int i = 0; i < 3000; i++) {
        char text[20];
        Lines copy;
        snprintf(text, sizeof(text), "Text %d", i);
        if (!known_recall(known, known_key(text, &look, 40), arena, &copy))
            continue;
        assert_string_equal(copy.lines[0].runs[0].text, text);
        kept++;
    }
    assert_true(kept > 0 && kept < 3000);
    known_free(known);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_copy_is_the_same_and_its_own),
        TEST(everything_counts),
        TEST(many_are_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
