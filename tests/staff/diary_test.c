/* The log that staff can read: as a file, and what is left of a damaged one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "staff/diary.h"

static Diary diary, again;
static char text[DIARY_TEXT_ROOM];

static void add(DiaryWhat what, int64_t wall_s, int number, const char *title)
{
    DiaryEntry entry = { .what = what, .wall_s = wall_s, .number = number };
    size_t length = strlen(title);
    memcpy(entry.title, title, length < LABEL_MOST ? length : LABEL_MOST);
    diary_add(&diary, &entry);
}

static int begin(void **state)
{
    (void)state;
    diary = (Diary){ 0 };
    return 0;
}

static void what_was_written_is_read_again(void **state)
{
    (void)state;
    for (int what = DIARY_NOTHING + 1; what < DIARY_WHATS; what++)
        add((DiaryWhat)what, what * INT64_C(1000000), what - 3, what % 2 ? "Lune d’été, 2" : "");
    size_t size = diary_text(&diary, text);
    assert_int_equal(size, strlen(text));
    diary_parse(&again, text);
    assert_int_equal(again.count, DIARY_WHATS - 1);
    assert_memory_equal(&again, &diary, sizeof(diary));
}

static void only_the_newest_200_are_kept(void **state)
{
    (void)state;
    for (int i = 0; i < DIARY_MOST + 7; i++)
        add(DIARY_NEW_STORY, 1, i,
            "0123456789012345678901234567890123456789012345678901234567890123");
    assert_int_equal(diary.count, DIARY_MOST);
    assert_int_equal(diary.entries[0].number, 7);
    assert_int_equal(diary.entries[DIARY_MOST - 1].number, DIARY_MOST + 6);
    diary_text(&diary, text);
    diary_parse(&again, text);
    assert_memory_equal(&again, &diary, sizeof(diary));
}

static void many_touches_on_the_hours_are_one_line(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++)
        add(DIARY_HOURS, 1000 + i, 0, "");
    assert_int_equal(diary.count, 1);
    assert_int_equal(diary.entries[0].wall_s, 1019);
    add(DIARY_HOURS, 1019 + 601, 0, "");
    assert_int_equal(diary.count, 2);
    add(DIARY_HOURS, 1000, 0, ""); /* the clock went back */
    assert_int_equal(diary.count, 3);
    for (int i = 0; i < 3; i++)
        add(DIARY_WRONG_PIN, 2000, 1, "");
    assert_int_equal(diary.entries[3].number, 3);
    add(DIARY_HIDDEN, 2000, 0, "Moon");
    add(DIARY_HIDDEN, 2000, 0, "Moon"); /* a decision each time */
    assert_int_equal(diary.count, 6);
}

/* A title that would break the line, or ends in half a letter. */
static void a_title_never_breaks_the_file(void **state)
{
    (void)state;
    add(DIARY_HIDDEN, 5, 0, "two\nlines");
    assert_string_equal(diary.entries[0].title, "two lines");
    add(DIARY_HIDDEN, 5, 0, "01234567890123456789012345678901234567890123456789012345678901é");
    assert_string_equal(diary.entries[1].title,
                        "01234567890123456789012345678901234567890123456789012345678901");
}

/* Whatever is wrong with the file: the lines that are whole stay, in their order. */
static void a_damaged_line_costs_only_itself(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++)
        add(DIARY_NEW_STORY, 1000 + i, i, "Moon");
    size_t size = diary_text(&diary, text);
    for (size_t at = 0; at < size; at++) {
        for (int bit = 0; bit < 8; bit++) {
            text[at] = (char)(text[at] ^ 1 << bit);
            diary_parse(&again, text);
            bool ended = text[at] == '\0'; /* the text is shorter now */
            bool joined = (char)(text[at] ^ 1 << bit) == '\n';
            assert_true(ended || again.count >= 5 - 1 - joined);
            for (int i = 1; i < again.count; i++)
                assert_true(again.entries[i].what > DIARY_NOTHING && again.entries[i].wall_s >= 0);
            text[at] = (char)(text[at] ^ 1 << bit);
        }
    }
    for (size_t length = 0; length < size; length++) {
        char *part = memory_take(length + 1, 1); /* so that a sanitizer sees its end */
        memcpy(part, text, length);
        diary_parse(&again, part);
        for (int i = 0; i < again.count; i++)
            assert_memory_equal(&again.entries[i], &diary.entries[i], sizeof(DiaryEntry));
        free(part);
    }
    assert_int_equal(again.count, 4);
}

static void the_file_is_replaced_in_one_step(void **state)
{
    (void)state;
    char folder[] = "/tmp/sayswho-diary-XXXXXX", path[64];
    Error error = { 0 };
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/log", folder);
    assert_true(diary_read(&again, folder, &error));
    assert_int_equal(again.count, 0);
    add(DIARY_COPIED, 7, 0, "");
    assert_true(diary_write(text, diary_text(&diary, text), folder, &error));
    assert_true(diary_read(&again, folder, &error));
    assert_int_equal(again.entries[0].what, DIARY_COPIED);
    unlink(path);
    assert_int_equal(mkdir(path, 0700), 0); /* something else has its place */
    assert_false(diary_write(text, diary_text(&diary, text), folder, &error));
    assert_int_equal(error.kind, ERROR_IO);
    rmdir(path);
    assert_int_equal(rmdir(folder), 0); /* nothing is left aside */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_was_written_is_read_again, begin),
        cmocka_unit_test_setup(only_the_newest_200_are_kept, begin),
        cmocka_unit_test_setup(many_touches_on_the_hours_are_one_line, begin),
        cmocka_unit_test_setup(a_title_never_breaks_the_file, begin),
        cmocka_unit_test_setup(a_damaged_line_costs_only_itself, begin),
        cmocka_unit_test_setup(the_file_is_replaced_in_one_step, begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
