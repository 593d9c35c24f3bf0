/* The interface's texts: plural rules, catalogues as msgfmt writes them and damaged ones, and
 * several languages at the same time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/assets.h"
#include "base/memory.h"
#include "words/catalogue.h"
#include "words/plural.h"
#include "words/words.h"

static unsigned long form_of(const char *rule, unsigned long number)
{
    unsigned long form;
    if (!plural_form(rule, number, &form))
        fail_msg("\"%s\" is not understood", rule);
    return form;
}

/* ---- rules ---- */

/* The rules in gettext's manual, and the same in C. */
#define RULE(name, expression)                                                                     \
    static unsigned long name(unsigned long n)                                                     \
    {                                                                                              \
        return (unsigned long)(expression);                                                        \
    }                                                                                              \
    static const char name##_rule[] = #expression ";"

RULE(one_form, n * 0);
RULE(english, n != 1);
RULE(french, n > 1);
RULE(latvian, n % 10 == 1 && n % 100 != 11 ? 0 : n != 0 ? 1 : 2);
RULE(romanian, n == 1 ? 0 : (n == 0 || (n % 100 > 0 && n % 100 < 20)) ? 1 : 2);
RULE(russian, n % 10 == 1 && n % 100 != 11                                    ? 0
              : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1
                                                                              : 2);
RULE(slovenian, n % 100 == 1 ? 0 : n % 100 == 2 ? 1 : n % 100 == 3 || n % 100 == 4 ? 2 : 3);
RULE(arabic, n == 0                          ? 0
             : n == 1                        ? 1
             : n == 2                        ? 2
             : n % 100 >= 3 && n % 100 <= 10 ? 3
             : n % 100 >= 11                 ? 4
                                             : 5);
RULE(arithmetic, !(n - 3) * 4 + n / 2 % 3 - 1 + !!n);

static void rules_are_evaluated_as_c_does(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        unsigned long (*in_c)(unsigned long n);
    } rules[] = {
        { one_form_rule, one_form },   { english_rule, english },   { french_rule, french },
        { latvian_rule, latvian },     { romanian_rule, romanian }, { russian_rule, russian },
        { slovenian_rule, slovenian }, { arabic_rule, arabic },     { arithmetic_rule, arithmetic },
    };
    for (size_t i = 0; i < COUNT(rules); i++) {
        for (unsigned long n = 0; n < 2000; n++) {
            if (form_of(rules[i].rule, n) != rules[i].in_c(n))
                fail_msg("\"%s\" of %lu: %lu, not %lu", rules[i].rule, n, form_of(rules[i].rule, n),
                         rules[i].in_c(n));
        }
    }
    assert_int_equal(form_of("n/0 + n%0", 7), 0); /* a division by 0 does not crash */
}

static void what_is_no_rule_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = { "",          ";",       "n n",       "n +",    "(n",
                                         "n)",        "n ? 1",   "n ? 1 : ;", "m != 1", "n = 1",
                                         "n && && 1", "1 ? : 2", "n != 1 x",  "- 1",    "n !" };
    unsigned long form;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        if (plural_form(wrong[i], 1, &form))
            fail_msg("\"%s\" was taken for a rule", wrong[i]);
        assert_int_equal(form, 0);
    }
    static const char *const deep[] = { "(", "!", "n?", "n?1:", "1+(" };
    for (size_t i = 0; i < COUNT(deep); i++) { /* deep nesting does not overflow the stack */
        size_t length = strlen(deep[i]), times = 200000;
        char *rule = memory_take(times * length + 1, 1);
        for (size_t n = 0; n < times; n++)
            memcpy(rule + n * length, deep[i], length);
        assert_false(plural_form(rule, 1, &form));
        free(rule);
    }
}

/* ---- catalogues ---- */

static char *read_arabic(size_t *length)
{
    char path[4200];
    assert_true(assets_path(path, sizeof(path), "locale/ar/LC_MESSAGES/sayswho.mo"));
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = memory_take(1, 1 << 20);
    *length = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    assert_true(*length > 10000);
    return bytes;
}

/* Looks up some texts; whatever they are, each must end with a NUL. */
static size_t ask(const Catalogue *catalogue)
{
    static const char *const texts[] = { "", "Touch to start", "Who said it first?", "zzz",
                                         "%d minute" };
    size_t sum = 0;
    for (size_t i = 0; i < COUNT(texts); i++) {
        const char *found = catalogue_get(catalogue, texts[i]);
        sum += found ? strlen(found) : 0;
        for (unsigned long n = 0; n < 120; n += 7) {
            found = catalogue_count(catalogue, texts[i], n);
            sum += found ? strlen(found) : 0;
        }
    }
    return sum;
}

/* Parses a copy of exactly that size, so that a sanitizer notices reads after its end. */
static Catalogue *parse_exactly(const char *bytes, size_t length, Error *error)
{
    char *copy = memory_take(length + !length, 1);
    memcpy(copy, bytes, length);
    Catalogue *catalogue = catalogue_parse(copy, length, error);
    free(copy);
    return catalogue;
}

static void a_file_cut_anywhere_is_refused(void **state)
{
    (void)state;
    size_t length;
    char *bytes = read_arabic(&length);
    for (size_t cut = 0; cut < length; cut += cut < 6000 ? 1 : 97) {
        Error error = { 0 };
        assert_null(parse_exactly(bytes, cut, &error));
        assert_int_equal(error.kind, ERROR_CONTENT);
    }
    Error error = { 0 };
    Catalogue *whole = parse_exactly(bytes, length, &error);
    assert_non_null(whole);
    assert_true(ask(whole) > 500);
    catalogue_close(whole);
    free(bytes);
}

/* Changes each byte of the header and the tables, one at a time, and some bytes of the texts. */
static void a_spoilt_file_is_refused_or_still_answers(void **state)
{
    (void)state;
    static const unsigned char turns[] = { 0x01, 0x80, 0xFF };
    size_t length;
    int refused = 0;
    char *bytes = read_arabic(&length);
    for (size_t at = 0; at < length; at += at < 5000 ? 1 : 31) {
        for (size_t i = 0; i < COUNT(turns); i++) {
            Error error = { 0 };
            bytes[at] = (char)(bytes[at] ^ turns[i]);
            Catalogue *catalogue = parse_exactly(bytes, length, &error);
            refused += catalogue == NULL;
            if (catalogue)
                ask(catalogue);
            catalogue_close(catalogue);
            bytes[at] = (char)(bytes[at] ^ turns[i]);
        }
    }
    assert_true(refused > 3000);
    free(bytes);
}

/* Puts extreme numbers where the file says where its parts are. */
static void hostile_numbers_are_refused(void **state)
{
    (void)state;
    static const uint32_t numbers[] = { 0x7FFFFFFF, 0x80000000, 0xFFFFFFF8, 0xFFFFFFFF };
    size_t length;
    char *bytes = read_arabic(&length);
    for (size_t word = 1; word < 40;
         /* After the magic number: the header, then the first rows. */
         word++) {
        if (word == 5 || word == 6)
            continue; /* the hash table is not read */
        for (size_t i = 0; i < COUNT(numbers); i++) {
            Error error = { 0 };
            uint32_t was;
            memcpy(&was, bytes + word * 4, 4);
            memcpy(bytes + word * 4, &numbers[i], 4);
            assert_null(parse_exactly(bytes, length, &error));
            memcpy(bytes + word * 4, &was, 4);
        }
    }
    free(bytes);
}

static void the_other_byte_order_is_named(void **state)
{
    (void)state;
    size_t length;
    char *bytes = read_arabic(&length);
    Error error = { 0 };
    for (size_t i = 0; i < 2; i++) {
        char was = bytes[i];
        bytes[i] = bytes[3 - i];
        bytes[3 - i] = was;
    }
    assert_null(catalogue_parse(bytes, length, &error));
    assert_non_null(strstr(error.message, "byte order"));
    free(bytes);
}

static void what_is_no_catalogue_is_named(void **state)
{
    (void)state;
    Error error = { 0 };
    assert_null(catalogue_open("/nowhere/sayswho.mo", &error));
    assert_int_equal(error.kind, ERROR_IO);
    assert_non_null(strstr(error.message, "/nowhere/sayswho.mo"));
    error = (Error){ 0 };
    assert_null(catalogue_open("/", &error));
    assert_int_equal(error.kind, ERROR_IO);
    error = (Error){ 0 };
    assert_null(catalogue_open("/proc/self/exe", &error));
    assert_int_equal(error.kind, ERROR_CONTENT);
}

/* ---- languages ---- */

static void start_words(void)
{
    char folder[4200];
    assert_true(assets_path(folder, sizeof(folder), "locale"));
    words_start(folder);
}

static void every_language_has_its_words(void **state)
{
    (void)state;
    start_words();
    for (const Language *language = words_languages; language->code; language++) {
        assert_true(words_there(language));
        assert_ptr_equal(words_find(language->code), language);
        assert_non_null(strstr(words_codes, language->code));
        if (strcmp(language->code, WORDS_SOURCE) != 0)
            assert_string_not_equal(words_in(language, "Touch to start"), "Touch to start");
    }
    assert_string_equal(words_languages[0].code, WORDS_SOURCE);
}

static void two_languages_are_asked_side_by_side(void **state)
{
    (void)state;
    start_words();
    const Language *french = words_find("fr"), *arabic_words = words_find("ar");
    const char *in_french = words_in(french, "Touch to start");
    const char *in_dutch = words_in(words_find("nl"), "Touch to start");
    assert_string_equal(in_french, "Touchez pour commencer");
    assert_string_not_equal(in_dutch, in_french);
    assert_string_not_equal(words_in(arabic_words, "Touch to start"), in_french);
    assert_string_equal(words_in(words_find(WORDS_SOURCE), "Touch to start"), "Touch to start");
    assert_null(words_find("nobody's"));
}

static void counts_take_their_form(void **state)
{
    (void)state;
    start_words();
    static const unsigned long counts[] = { 0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111 };
    const Language *language = words_find("ar");
    const char *forms[6] = { NULL };
    for (size_t i = 0; i < COUNT(counts); i++) {
        const char *said = words_count_in(language, "%d minute", "%d minutes", counts[i]);
        const char **form = &forms[arabic(counts[i])];
        assert_string_not_equal(said, "%d minutes");
        assert_true(!*form || strcmp(*form, said) == 0);
        *form = said;
    }
    assert_string_not_equal(forms[3], forms[4]);
    assert_string_equal(words_count_in(words_find("fr"), "%d minute", "%d minutes", 0),
                        "%d minute");
    assert_string_equal(words_count_in(words_languages, "%d minute", "%d minutes", 0),
                        "%d minutes");
    assert_string_equal(words_count_in(words_languages, "%d minute", "%d minutes", 1), "%d minute");
}

static void what_is_not_translated_is_the_source(void **state)
{
    (void)state;
    start_words();
    const Language *language = words_find("ar");
    assert_string_equal(words_in(language, "Nobody wrote this"), "Nobody wrote this");
    assert_string_equal(words_count_in(language, "%d nobody", "%d nobodies", 3), "%d nobodies");
    words_start("/nowhere");
    assert_false(words_there(language));
    assert_true(words_there(words_languages));
    assert_string_equal(words_in(language, "Touch to start"), "Touch to start");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_are_evaluated_as_c_does),
        cmocka_unit_test(what_is_no_rule_is_refused),
        cmocka_unit_test(a_file_cut_anywhere_is_refused),
        cmocka_unit_test(a_spoilt_file_is_refused_or_still_answers),
        cmocka_unit_test(hostile_numbers_are_refused),
        cmocka_unit_test(the_other_byte_order_is_named),
        cmocka_unit_test(what_is_no_catalogue_is_named),
        cmocka_unit_test(every_language_has_its_words),
        cmocka_unit_test(two_languages_are_asked_side_by_side),
        cmocka_unit_test(counts_take_their_form),
        cmocka_unit_test(what_is_not_translated_is_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
