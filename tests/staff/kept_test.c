/* What staff chose, as a file: whole or the defaults. And the program of the system. */
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
#include "staff/kept.h"
#include "staff/system.h"

static char folder[64], path[100];

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/sayswho-staff-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/staff", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder); /* nothing else is in it */
}

static StaffKept something(void)
{
    StaffKept kept = staff_kept_default();
    snprintf(kept.pin, sizeof(kept.pin), "$argon2id$v=19$m=65536,t=2,p=1$abc$def");
    kept.wrong = 7;
    kept.wait_ms = 900000;
    kept.volume = 60;
    kept.still = true;
    kept.hours[6] = (StaffHours){ 40, 72 };
    kept.hours[0] = (StaffHours){ 0, 0 };
    snprintf(kept.hidden[0], sizeof(kept.hidden[0]), "moon");
    snprintf(kept.hidden[1], sizeof(kept.hidden[1]), "a-story-of-20-letter");
    kept.hidden_count = 2;
    snprintf(kept.without[0], sizeof(kept.without[0]), "nl");
    kept.without_count = 1;
    kept.width = 1543;
    kept.height = 861;
    kept.dead = 3;
    snprintf(kept.language, sizeof(kept.language), "fr");
    snprintf(kept.first, sizeof(kept.first), "chocolate");
    return kept;
}

static void assert_same(const StaffKept *a, const StaffKept *b)
{
    char texts[2][KEPT_TEXT_ROOM];
    kept_text(a, texts[0]);
    kept_text(b, texts[1]);
    assert_string_equal(texts[0], texts[1]);
}

static void what_was_written_is_read_again(void **state)
{
    (void)state;
    StaffKept kept = something(), read, none = staff_kept_default();
    Error error = { 0 };
    struct stat about;
    assert_true(kept_read(&read, folder, &error));
    assert_same(&read, &none);
    assert_true(kept_write(&kept, folder, &error));
    assert_true(kept_read(&read, folder, &error));
    assert_same(&read, &kept);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
}

/* Every length and every flipped bit: it has the defaults, or what was written. */
static void a_file_that_is_half_written_gives_the_defaults(void **state)
{
    (void)state;
    StaffKept kept = something(), read, none = staff_kept_default();
    char text[KEPT_TEXT_ROOM];
    size_t size = kept_text(&kept, text);
    for (size_t length = 0; length < size; length++) {
        FILE *file = fopen(path, "w");
        assert_int_equal(fwrite(text, 1, length, file), length);
        fclose(file);
        Error error = { 0 };
        assert_false(kept_read(&read, folder, &error));
        assert_int_equal(error.kind, ERROR_CONTENT);
        assert_same(&read, &none);
    }
}

static void a_damaged_text_never_leaves_the_limits(void **state)
{
    (void)state;
    StaffKept kept = something();
    char text[KEPT_TEXT_ROOM], damaged[KEPT_TEXT_ROOM];
    size_t size = kept_text(&kept, text);
    for (size_t at = 0; at < size; at++) {
        for (int bit = 0; bit < 8; bit++) {
            StaffKept read = staff_kept_default();
            Staff staff;
            StaffFacts facts = { .first_pin = "", .time = "", .version = "" };
            memcpy(damaged, text, size + 1);
            damaged[at] = (char)(damaged[at] ^ 1 << bit);
            (void)kept_parse(&read, damaged, size);
            staff_start(&staff, &facts, &read, 0); /* asserts the limits */
        }
    }
}

/* It can be read, but is not what we write: something was changed in it. */
static void a_text_of_another_form_is_not_used(void **state)
{
    (void)state;
    StaffKept kept = something();
    char text[KEPT_TEXT_ROOM];
    kept_text(&kept, text);
    assert_true(kept_parse(&kept, text, strlen(text)));
    char *wrong = strstr(text, "wrong 7 wait");
    assert_non_null(wrong);
    memcpy(wrong, "wrong 7\twait", 12);
    assert_false(kept_parse(&kept, text, strlen(text)));
}

static void what_cannot_be_written_says_so_and_leaves_the_old_file(void **state)
{
    (void)state;
    StaffKept kept = something();
    Error error = { 0 };
    assert_false(kept_write(&kept, "/proc/none", &error));
    assert_int_equal(error.kind, ERROR_IO);
}

/* Makes a program of the shell. */
static void make_program(const char *text)
{
    FILE *file = fopen(path, "w");
    fprintf(file, "#!/bin/sh\n%s\n", text);
    fclose(file);
    chmod(path, 0755);
}

static void the_system_is_asked_with_a_word_and_says_a_line(void **state)
{
    (void)state;
    char said[100];
    Error error = { 0 };
    make_program("echo \"/media/$1\"; echo more");
    assert_true(system_exists(path));
    assert_true(system_do(path, SYSTEM_STICK_OPEN, NULL, said, sizeof(said), &error));
    assert_string_equal(said, "/media/stick-open");
}

static void a_system_that_fails_says_why(void **state)
{
    (void)state;
    char said[100];
    Error error = { 0 }, missing = { 0 };
    make_program("echo no stick is in; exit 3");
    assert_false(system_do(path, SYSTEM_STICK_OPEN, NULL, said, sizeof(said), &error));
    assert_non_null(strstr(error.message, "no stick is in"));
    assert_false(system_do("/nowhere/system", SYSTEM_OFF, NULL, said, sizeof(said), &missing));
    assert_non_null(strstr(missing.message, "/nowhere/system"));
    assert_false(system_exists("/nowhere/system"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_written_is_read_again),
        TEST(a_file_that_is_half_written_gives_the_defaults),
        TEST(a_damaged_text_never_leaves_the_limits),
        TEST(a_text_of_another_form_is_not_used),
        TEST(what_cannot_be_written_says_so_and_leaves_the_old_file),
        TEST(the_system_is_asked_with_a_word_and_says_a_line),
        TEST(a_system_that_fails_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
