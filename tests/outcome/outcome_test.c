/* outcome_test.c: the table of outcomes is the one of the staff page, is whole in each language,
 * and its lines are short. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/assets.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "outcome/stick_note.h"
#include "words/words.h"

/* As the page tells it: with Moon, and with numbers. */
static const char *told(Arena *arena, const char *text)
{
    static const char *const parts[][2] = {
        { "{story}", "Moon" }, { "{version}", "2" }, { "{present}", "3" }, { "{mb}", "31" }
    };
    for (size_t i = 0; i < COUNT(parts); i++) {
        const char *at = strstr(text, parts[i][0]);
        if (at)
            text = arena_print(arena, "%.*s%s%s", (int)(at - text), text, parts[i][1],
                               at + strlen(parts[i][0]));
    }
    return text;
}

static const char *row(Arena *arena, Outcome outcome)
{
    const OutcomeReport report = { .outcome = outcome, .present = 3 };
    const OutcomeWords *words = outcome_words(outcome);
    return arena_print(arena, "| %d | %s | %s | %s |\n", words->status, told(arena, words->line),
                       told(arena, outcome_then(&report)), words->todo);
}

/* Each refusal has a status of its own, and the page has exactly these rows in this order. */
static void the_staff_page_has_the_table(void **state)
{
    (void)state;
    Arena *arena = arena_make();
    FILE *page = fopen("docs/staff.md", "r");
    char line[500];
    int next = 0;
    assert_non_null(page);
    while (next < OUTCOME_COUNT && outcome_words((Outcome)next)->status == 0)
        next++;
    for (int status = 10; fgets(line, sizeof(line), page);) {
        if (strncmp(line, "| 1", 3) != 0 && strncmp(line, "| 2", 3) != 0 &&
            strncmp(line, "| 3", 3) != 0)
            continue;
        assert_true(next < OUTCOME_COUNT);
        assert_int_equal(outcome_words((Outcome)next)->status, status++);
        assert_string_equal(line, row(arena, (Outcome)next++));
    }
    assert_int_equal(next, OUTCOME_COUNT);
    fclose(page);
    arena_free(arena);
}

static int letters(const char *text)
{
    int count = 0;
    while (*text) {
        utf8_next(&text);
        count++;
    }
    return count;
}

static void check_line(Arena *arena, const Language *language, const char *text)
{
    const char *line = words_in(language, text);
    if (language != WORDS_ENGLISH && line == text)
        fail_msg("%s: not translated: %s", language->code, text);
    for (const char *at = text; (at = strchr(at, '{')); at++) {
        char name[20];
        assert_int_equal(sscanf(at, "%19[^}]", name), 1);
        if (!strstr(line, name))
            fail_msg("%s: %s} is missing: %s", language->code, name, line);
    }
    if (letters(told(arena, line)) > 42)
        fail_msg("%s: longer than 42 letters: %s", language->code, line);
}

static void each_line_is_short_in_each_language(void **state)
{
    (void)state;
    Arena *arena = arena_make();
    for (const Language *language = words_languages; language->code; language++) {
        for (int i = 0; i < OUTCOME_COUNT * 2; i++) {
            const OutcomeReport report = { .outcome = (Outcome)(i / 2), .present = i % 2 };
            const OutcomeWords *words = outcome_words(report.outcome);
            check_line(arena, language, words->line);
            check_line(arena, language, outcome_then(&report));
            assert_int_equal(words->status > 0, words->todo != NULL);
            if (words->todo && language != WORDS_ENGLISH)
                assert_true(words_in(language, words->todo) != words->todo);
        }
    }
    arena_free(arena);
}

static void the_worst_is_told_and_the_good_ones_counted(void **state)
{
    (void)state;
    static const Outcome of[] = { OUTCOME_NEW, OUTCOME_UNSIGNED, OUTCOME_KNOWN, OUTCOME_OLDER };
    OutcomeReport stick = { 0 };
    for (size_t i = 0; i < COUNT(of); i++)
        outcome_add(&stick, &(OutcomeReport){ .outcome = of[i], .version = (int)i + 1 });
    assert_int_equal(stick.outcome, OUTCOME_UNSIGNED);
    assert_int_equal(stick.version, 2);
    assert_int_equal(stick.good, 2);
    assert_int_equal(stick.refused, 2);
    stick = (OutcomeReport){ 0 };
    outcome_add(&stick, &(OutcomeReport){ .outcome = OUTCOME_KNOWN, .version = 1 });
    outcome_add(&stick, &(OutcomeReport){ .outcome = OUTCOME_NEW, .version = 2 });
    outcome_add(&stick, &(OutcomeReport){ .outcome = OUTCOME_KNOWN, .version = 3 });
    assert_int_equal(stick.version, 2); /* what is new matters more than what is known */
    assert_int_equal(stick.good, 3);
}

static void a_note_is_read_as_it_was_written_and_in_no_other_form(void **state)
{
    (void)state;
    char folder[] = "/tmp/sayswho-note-XXXXXX", path[100];
    Error error = { 0 };
    StickNote note = { STICK_IN, 6, 2, 4, OUTCOME_NO_ROOM, 31, 0 }, again;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/report", folder);
    assert_false(stick_note_read(folder, &again));
    assert_true(stick_note_write(folder, &note, &error));
    assert_true(stick_note_read(folder, &again));
    assert_memory_equal(&note, &again, sizeof(note));
    static const char *const bad[] = { "", "sayswho stick 3\n",
                                       "sayswho stick 3\nstate in\nfound 6\ncopied 2\nrefused 4\n"
                                       "worst fine\nmissing 0\nend\n",
                                       "sayswho stick 3\nstate in\nfound 06\ncopied 2\nrefused 4\n"
                                       "worst older\nmissing 0\nend\n" };
    for (size_t i = 0; i < COUNT(bad); i++) {
        FILE *file = fopen(path, "w");
        fputs(bad[i], file);
        fclose(file);
        assert_false(stick_note_read(folder, &again));
    }
    remove(path);
    remove(folder);
}

int main(void)
{
    char locale[4200];
    assets_path(locale, sizeof(locale), "locale");
    words_start(locale);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_staff_page_has_the_table),
        cmocka_unit_test(each_line_is_short_in_each_language),
        cmocka_unit_test(the_worst_is_told_and_the_good_ones_counted),
        cmocka_unit_test(a_note_is_read_as_it_was_written_and_in_no_other_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
