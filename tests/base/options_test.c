/* Command lines: where options may be, what values they may have, what is reported for anything
 * else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/options.h"

/* A program with two commands, and the options that were read. */
static struct {
    bool fast;
    const char *out;
    int64_t count;
    char taken[16];
    char **words;
    Error error;
} was;

static bool take_word(void *into, const char *value, Error *error)
{
    if (strlen(value) > 4)
        error_set(error, ERROR_USAGE, "--word %s: at most 4 letters", value);
    else
        memcpy(into, value, strlen(value) + 1);
    return error->kind == ERROR_NONE;
}

static const Option options[] = {
    { "--fast", NULL, "at once", .flag = &was.fast },
    { "-o", "FILE", "where to", "make", .text = &was.out },
    { "--count", "N", "so many,\nor more", .number = &was.count, .least = 1, .most = 9 },
    { "--word", "WORD", "a word", .take = take_word, .into = was.taken },
};

static OptionsResult read_words(const char *const *words)
{
    static char *argv[12];
    int argc = 0;
    memset(&was, 0, sizeof(was));
    argv[argc++] = (char *)(uintptr_t) "program";
    for (; *words; words++)
        argv[argc++] = (char *)(uintptr_t)*words;
    argv[argc] = NULL;
    return options_read(options, COUNT(options), argc, argv, &was.words, &was.error);
}

#define READ(...) read_words((const char *const[]){ __VA_ARGS__, NULL })

static void assert_refused(OptionsResult result, const char *message)
{
    assert_int_equal(result, OPTIONS_WRONG);
    assert_int_equal(was.error.kind, ERROR_USAGE);
    assert_string_equal(was.error.message, message);
}

static void options_stand_before_between_and_after_words(void **state)
{
    (void)state;
    assert_int_equal(READ("--count", "3", "make", "-o", "x", "it", "--fast", "--word=four"),
                     OPTIONS_READ);
    assert_int_equal(was.count, 3);
    assert_string_equal(was.out, "x");
    assert_string_equal(was.taken, "four");
    assert_true(was.fast);
    assert_string_equal(was.words[0], "make");
    assert_string_equal(was.words[1], "it");
    assert_null(was.words[2]);
}

static void two_hyphens_end_options(void **state)
{
    (void)state;
    assert_int_equal(READ("make", "--", "--fast", "-o"), OPTIONS_READ);
    assert_false(was.fast);
    assert_string_equal(was.words[1], "--fast");
    assert_string_equal(was.words[2], "-o");
    assert_null(was.words[3]);
}

static void no_words_are_no_words(void **state)
{
    (void)state;
    assert_int_equal(READ("--fast"), OPTIONS_READ);
    assert_null(was.words[0]);
    char *none[] = { NULL };
    assert_int_equal(options_read(options, COUNT(options), 0, none, &was.words, &was.error),
                     OPTIONS_READ);
    assert_null(was.words[0]);
}

static void help_and_version_go_before_what_is_wrong_later(void **state)
{
    (void)state;
    assert_int_equal(READ("-h"), OPTIONS_HELP);
    assert_int_equal(READ("make", "--help", "--nonsense"), OPTIONS_HELP);
    assert_int_equal(READ("help", "make"), OPTIONS_HELP);
    assert_int_equal(READ("--version"), OPTIONS_VERSION);
    assert_int_equal(READ("make", "help"), OPTIONS_READ); /* a file with that name */
}

static void numbers_have_a_range(void **state)
{
    (void)state;
    assert_int_equal(READ("--count", "9"), OPTIONS_READ);
    static const char *const wrong[] = { "0", "10", "3x", "x", "-1", "99999999999999999999" };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        char message[80];
        snprintf(message, sizeof(message), "--count %s: write a whole number from 1 to 9",
                 wrong[i]);
        assert_refused(READ("--count", wrong[i]), message);
    }
}

static void what_is_wrong_is_named(void **state)
{
    (void)state;
    assert_refused(READ("--slow"), "--slow is no option, or begins several; --help lists them");
    assert_refused(READ("-x"), "-x is no option; --help lists them");
    assert_refused(READ("make", "-o"), "-o wants FILE after it");
    assert_refused(READ("make", "-o", ""), "-o wants FILE after it");
    assert_refused(READ("--count"), "--count wants N after it");
    assert_refused(READ("--fast=1"), "--fast takes no value; leave it out");
    assert_refused(READ("--word", "large"), "--word large: at most 4 letters");
    assert_refused(READ("take", "-o", "x"), "-o is no option of take");
    assert_refused(READ("mak", "-o", "x"), "-o is no option of mak");
    assert_refused(READ("-o", "x"), "-o is no option of the program itself");
}

static void help_lists_each_option(void **state)
{
    (void)state;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    options_print(options, COUNT(options), out);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(text, "  --fast        at once\n"
                              "  -o FILE       where to\n"
                              "  --count N     so many,\n"
                              "                or more\n"
                              "  --word WORD   a word\n"
                              "  -h, --help, --version\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_stand_before_between_and_after_words),
        cmocka_unit_test(two_hyphens_end_options),
        cmocka_unit_test(no_words_are_no_words),
        cmocka_unit_test(help_and_version_go_before_what_is_wrong_later),
        cmocka_unit_test(numbers_have_a_range),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(help_lists_each_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
