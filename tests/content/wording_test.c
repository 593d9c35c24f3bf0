/* Wordings: the words that differ are found, and no star that an author wrote for them is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content/wording.h"

static Arena *arena;

/* Returns the wording with [brackets] around what differs. */
static const char *parsed(const char *words)
{
    Wording wording = wording_parse(arena, words);
    const char *all = "";
    int at = 0;
    for (int i = 0; i < wording.differing_count; i++) {
        Differing span = wording.differing[i];
        all = arena_print(arena, "%s%.*s[%.*s]", all, span.start - at, wording.text + at,
                          span.end - span.start, wording.text + span.start);
        at = span.end;
    }
    return arena_print(arena, "%s%s", all, wording.text + at);
}

static void words_between_stars_differ(void **state)
{
    (void)state;
    assert_string_equal(parsed("In *one study*, the loss was greater."),
                        "In [one study], the loss was greater.");
    assert_string_equal(parsed("*New* studies *prove it*"), "[New] studies [prove it]");
    assert_string_equal(parsed("أكلوا *أكثر* من غيرهم"), "أكلوا [أكثر] من غيرهم");
    assert_string_equal(parsed("*all*"), "[all]");
}

static void a_star_alone_is_a_character(void **state)
{
    (void)state;
    assert_string_equal(parsed("5 * 3 is 15"), "5 * 3 is 15");
    assert_string_equal(parsed("5 * 3 * 2"), "5 * 3 * 2");
    assert_string_equal(parsed("5 * 3* 2"), "5 * 3* 2");
    assert_string_equal(parsed("four stars: ****"), "four stars: ****");
    assert_string_equal(parsed("a hotel with 4*"), "a hotel with 4*");
    assert_string_equal(parsed("*"), "*");
    assert_string_equal(parsed(""), "");
    assert_string_equal(parsed("*a* and a star*"), "[a] and a star*");
}

static void the_plain_text_has_no_stars(void **state)
{
    (void)state;
    const char *plain = "no star in here";
    assert_ptr_equal(wording_plain(arena, plain), plain);
    assert_string_equal(wording_plain(arena, "*lost 10 per cent* of their weight"),
                        "lost 10 per cent of their weight");
}

static int start(void **state)
{
    (void)state;
    arena = arena_make();
    return 0;
}

static int finish(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_between_stars_differ),
        cmocka_unit_test(a_star_alone_is_a_character),
        cmocka_unit_test(the_plain_text_has_no_stars),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
