/* A block's marks, each a whole claim, and its spans, which never overlap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "bundle/markdown.h"

static Arena *arena;

/* Returns the block's text with its spans as {emphasis}, [claim] or <both>, and then its marks.
 */
static const char *parsed(const char *source)
{
    Error error = { 0 };
    int count = 0;
    const MarkdownBlock *block =
        markdown_parse(arena, source, strlen(source), &count, NULL, &error);
    assert_non_null(block);
    assert_int_equal(count, 1);
    const char *out = "";
    int at = 0;
    for (int i = 0; i < block->span_count; i++) {
        const MarkdownSpan *span = &block->spans[i];
        assert_in_range(span->start, at, span->end);
        const char *around = span->mark < 0 ? "{}" : span->emphasis ? "<>" : "[]";
        out = arena_print(arena, "%s%.*s%c%.*s%c", out, span->start - at, block->text + at,
                          around[0], span->end - span->start, block->text + span->start, around[1]);
        at = span->end;
    }
    out = arena_print(arena, "%s%s", out, block->text + at);
    for (int i = 0; i < block->mark_count; i++) {
        const MarkdownMark *mark = &block->marks[i];
        out = arena_print(arena, "%s %s=%.*s", out, mark->claim, mark->end - mark->start,
                          block->text + mark->start);
    }
    return out;
}

static void emphasis_around_a_claim_leaves_it_a_claim(void **state)
{
    (void)state;
    assert_string_equal(parsed("*[a b](#C1)* c"), "<a b> c C1=a b");
    assert_string_equal(parsed("**It says: [a b](#C1) so.** c"), "{It says: }<a b>{ so.} c C1=a b");
    assert_string_equal(parsed("*[a](#C1) [b](#C2)*[c](#C3)"), "<a>{ }<b>[c] C1=a C2=b C3=c");
    assert_string_equal(parsed("[a](#C1)[b](#C2)"), "[a][b] C1=a C2=b");
}

static void emphasis_in_a_claim_stays(void **state)
{
    (void)state;
    assert_string_equal(parsed("[a *b* c **d**](#C1) e"), "[a ]<b>[ c ]<d> e C1=a b c d");
}

static void emphasis_in_emphasis_has_one_look(void **state)
{
    (void)state;
    assert_string_equal(parsed("a *b **c** d* e"), "a {b c d} e");
    assert_string_equal(parsed("a ***b*** c"), "a {b} c");
    assert_string_equal(parsed("a *b\nc &amp; d* e"), "a {b c & d} e");
}

static void a_claim_without_words_is_a_mark(void **state)
{
    (void)state;
    assert_string_equal(parsed("a [](#C1)b"), "a b C1=");
}

/* Returns the texts of all blocks, each with its line and kind, and with "|" between them. */
static const char *blocks_of(const char *source)
{
    Error error = { 0 };
    int count = 0;
    const char *out = "";
    const MarkdownBlock *block =
        markdown_parse(arena, source, strlen(source), &count, NULL, &error);
    assert_non_null(block);
    for (int i = 0; i < count; i++) {
        int alone = 0;
        const MarkdownBlock *again =
            markdown_parse(arena, block[i].source, strlen(block[i].source), &alone, NULL, &error);
        assert_non_null(again);
        assert_int_equal(alone, 1); /* as the bundle keeps it */
        assert_string_equal(again->text, block[i].text);
        out = arena_print(arena, "%s%s%d%c %s", out, i ? " | " : "", block[i].line,
                          "hpq"[block[i].kind], block[i].text);
    }
    return out;
}

static void items_of_a_list_are_paragraphs(void **state)
{
    (void)state;
    assert_string_equal(blocks_of("a\n\n- b\n- *c*\n  d\n* e"), "1p a | 3p b | 4p c d | 6p e");
    assert_string_equal(blocks_of("+ a\n\n+ b\n\nc"), "1p a | 3p b | 5p c");
    assert_string_equal(blocks_of("> - a\n> - b\n\nc"), "1q a | 2q b | 4p c");
    assert_string_equal(blocks_of("-\n- a"), "2p a");
}

static void numbers_of_a_list_stay_as_they_are_written(void **state)
{
    (void)state;
    assert_string_equal(blocks_of("1912. That was the year."), "1p 1912. That was the year.");
    assert_string_equal(blocks_of("1. **a**\n1. b\n7) c"), "1p 1. a | 2p 1. b | 3p 7) c");
    assert_string_equal(parsed("2. [a](#C1) b"), "2. [a] b C1=a");
}

static void link_out_is_its_words(void **state)
{
    (void)state;
    assert_string_equal(parsed("See [the *paper*](https://a.example \"t\") and [b](#C1)."),
                        "See the {paper} and [b]. C1=b");
    assert_string_equal(parsed("See <https://a.example>."), "See https://a.example.");
    assert_string_equal(parsed("[a <bb:c>](d) [e <bb:f>](#C1) [g](#C2)"),
                        "a bb:c [e bb:f] [g] C1=e bb:f C2=g");
}

static void mark_knows_its_line(void **state)
{
    (void)state;
    Error error = { 0 };
    int count = 0;
    static const char source[] = "# a\n\nb\n[c](#C1)\n*[d](#C2)* [](#C3)";
    const MarkdownBlock *block =
        markdown_parse(arena, source, strlen(source), &count, NULL, &error);
    assert_int_equal(count, 2);
    assert_int_equal(block[1].line, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(block[1].marks[i].line, i == 0 ? 4 : 5);
}

static void too_many_marks_are_refused(void **state)
{
    (void)state;
    char source[70 * 5] = "";
    Error error = { 0 };
    int count;
    for (int i = 0; i < 65; i++)
        strcat(source, "*a* ");
    assert_null(markdown_parse(arena, source, strlen(source), &count, NULL, &error));
    assert_non_null(strstr(error.message, "a paragraph with more than 64 marks"));
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
        cmocka_unit_test(emphasis_around_a_claim_leaves_it_a_claim),
        cmocka_unit_test(emphasis_in_a_claim_stays),
        cmocka_unit_test(emphasis_in_emphasis_has_one_look),
        cmocka_unit_test(a_claim_without_words_is_a_mark),
        cmocka_unit_test(items_of_a_list_are_paragraphs),
        cmocka_unit_test(numbers_of_a_list_stay_as_they_are_written),
        cmocka_unit_test(link_out_is_its_words),
        cmocka_unit_test(mark_knows_its_line),
        cmocka_unit_test(too_many_marks_are_refused),
    };
    return cmocka_run_group_tests_name("markdown", tests, start, finish);
}
