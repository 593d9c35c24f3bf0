/* Putting a file in place replaces files only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char folder[40], aside[60], path[60];

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/sayswho-file-XXXXXX");
    if (!mkdtemp(folder))
        return 1;
    snprintf(aside, sizeof(aside), "%s/aside", folder);
    snprintf(path, sizeof(path), "%s/path", folder);
    FILE *file = fopen(aside, "w");
    return !file || fclose(file) != 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(aside);
    unlink(path);
    return rmdir(folder);
}

static void a_new_file_is_put_in_place(void **state)
{
    (void)state;
    Error error = { 0 };
    assert_true(file_put_in_place(aside, path, &error));
    assert_int_equal(access(path, F_OK), 0);
    assert_int_not_equal(access(aside, F_OK), 0);
}

/* As when the user names /dev/stdout. */
static void a_pipe_is_not_replaced(void **state)
{
    (void)state;
    struct stat info;
    Error error = { 0 };
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(file_put_in_place(aside, path, &error));
    assert_non_null(strstr(error.message, "it is a device or a pipe"));
    assert_int_equal(stat(path, &info), 0);
    assert_true(S_ISFIFO(info.st_mode));
    assert_int_equal(access(aside, F_OK), 0);
}

static void stories_leave_room_for_answers(void **state)
{
    (void)state;
    const int64_t large = INT64_C(1) << 60;
    assert_int_equal(file_missing_room("/nowhere", 1), 0); /* not known */
    int64_t missing = file_missing_room("/tmp", large);
    assert_true(missing > 0 && missing <= large + FILE_ROOM_LEFT);
    /* so much fits, and a byte more than what is left does not */
    int64_t fits = large - missing;
    assert_true(fits < 0 || file_missing_room("/tmp", fits / 2) == 0);
    assert_true(file_missing_room("/tmp", fits + FILE_ROOM_LEFT + large / 2) > 0);
}

static void a_text_is_read_as_it_was_written_but_through_no_link(void **state)
{
    (void)state;
    Error error = { 0 };
    char text[8], link[60];
    ssize_t size;
    snprintf(link, sizeof(link), "%s/link", folder);
    unlink(path);
    assert_true(file_read_text(path, text, sizeof(text), &size, &error));
    assert_int_equal(size, -1);
    assert_string_equal(text, "");
    assert_true(file_write_text(path, "one\0two", 7, 0600, &error));
    assert_true(file_read_text(path, text, sizeof(text), &size, &error));
    assert_int_equal(size, 7);
    assert_memory_equal(text, "one\0two", 8);
    assert_true(file_read_text(path, text, 4, &size, &error)); /* no more than there is room for */
    assert_int_equal(size, 3);
    assert_string_equal(text, "one");
    assert_int_equal(symlink(path, link), 0);
    assert_false(file_read_text(link, text, sizeof(text), &size, &error));
    assert_int_equal(error.kind, ERROR_IO);
    error = (Error){ 0 };
    assert_false(file_write_text(link, "three", 5, 0600, &error));
    error = (Error){ 0 };
    assert_true(file_read_text(path, text, sizeof(text), &size, &error));
    assert_int_equal(size, 7);
    unlink(link);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_file_is_put_in_place, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_pipe_is_not_replaced, make_folder, remove_folder),
        cmocka_unit_test(stories_leave_room_for_answers),
        cmocka_unit_test_setup_teardown(a_text_is_read_as_it_was_written_but_through_no_link,
                                        make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
