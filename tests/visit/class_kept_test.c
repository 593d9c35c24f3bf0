/* A class as a file: whole or nothing, from every step, and how long it lives. */
#include <sys/stat.h>
#include <unistd.h>

#include "class_fixture.h"

static char folder[64], path[100];
static const ClassLook quiet = { "en", false, false };

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/sayswho-class-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/class", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void keep(void)
{
    char text[CLASS_TEXT_ROOM];
    Error error = { 0 };
    size_t size = class_text(&class, &quiet, text);
    assert_true(class_write(text, size, folder, &error));
}

/* What the next start does. */
static bool start_again(void)
{
    ClassLook look;
    Error error = { 0 };
    bool there;
    class_start(&class, &facts);
    return class_read(&class, &look, folder, &there, &error) && there && class_resume(&class, now);
}

static void every_step_is_resumed(void **state)
{
    (void)state;
    for (int page = CLASS_EXAMPLE; page < CLASS_PAGES; page++) {
        for (int groups = 0; groups < 2; groups++) {
            go_by((ClassPage)page, groups);
            keep();
            Class before = class;
            assert_true(start_again());
            at(before.page);
            assert_memory_equal(class.votes, before.votes, sizeof(class.votes));
            assert_int_equal(class.spans, before.spans);
            touch("class:end");
        }
    }
}

static void a_class_whose_example_is_gone_reads_its_first_sentence(void **state)
{
    (void)state;
    go(CLASS_EXAMPLE);
    touch("class:next");
    assert_true(class.rope);
    keep();
    facts.has_example = false;
    assert_true(start_again());
    at(CLASS_READ);
    touch("class:next");
    at(CLASS_VOTE);
}

static void groups_that_voted_are_still_there(void **state)
{
    (void)state;
    go_by(CLASS_VOTE, true);
    touch("class:good");
    assert_true(last.keep);
    keep();
    assert_true(start_again());
    assert_int_equal(class_voted(&class), 1);
    touch("class:good");
    assert_int_equal(class.votes[0].votes[0][2], 2);
}

/* A file that is cut anywhere, or in which a byte is another, is refused or says something that can
 * be: class_check() holds. */
static void no_damaged_file_is_used(void **state)
{
    (void)state;
    char text[CLASS_TEXT_ROOM], bad[CLASS_TEXT_ROOM];
    ClassLook look;
    go_by(CLASS_AGAIN, true);
    touch("class:good");
    size_t size = class_text(&class, &quiet, text);
    for (size_t cut = 0; cut < size; cut++) {
        memcpy(bad, text, size + 1);
        bad[cut] = '\0';
        assert_false(class_parse(&class, &look, bad, cut));
        for (const char *other = "0129-x \n"; *other; other++) {
            memcpy(bad, text, size + 1);
            bad[cut] = *other;
            Class read;
            class_start(&read, &facts);
            if (class_parse(&read, &look, bad, size)) {
                class_check(&read);
                class_resume(&read, now);
            }
        }
    }
}

static void a_class_of_none_is_refused(void **state)
{
    (void)state;
    static const char wrong[] = "sayswho class 1\nstory moon 3\nlesson 0 groups 0 pupils 0 of 6\n"
                                "look en large 0 contrast 0\nday 2026-11-24 age 5\n"
                                "page vote at 0 spans 0 revealed 0 rope 0 ending 0\n"
                                "sentence 1 first 0 0 0 0 second 0 0 0 0\nend\n";
    char text[sizeof(wrong)];
    ClassLook look;
    begin();
    memcpy(text, wrong, sizeof(text));
    assert_false(class_parse(&class, &look, text, strlen(text)));
    *strstr(text, "pupils 0") = 'p';
    strstr(text, "pupils 0")[7] = '1';
    assert_true(class_parse(&class, &look, text, strlen(text)));
}

static void an_old_class_is_not_resumed(void **state)
{
    (void)state;
    go(CLASS_VOTE);
    keep();
    facts.day[9] = '5';
    assert_false(start_again());
    facts.day[0] = '\0'; /* the clock is not set: nobody knows */
    assert_true(start_again());
    class.age_ms = 12 * INT64_C(3600000);
    keep();
    assert_false(start_again());
}

static void a_class_of_another_version_of_its_story_is_not_resumed(void **state)
{
    (void)state;
    go(CLASS_VOTE);
    keep();
    stories[0].version = 4;
    assert_false(start_again());
    stories[0].version = 3;
    stories[0].claim_count = 2;
    assert_false(start_again());
    stories[0].claim_count = 9;
    assert_true(start_again());
}

static void the_file_is_the_owners_and_goes(void **state)
{
    (void)state;
    struct stat info;
    Error error = { 0 };
    ClassLook look;
    bool there;
    go(CLASS_VOTE);
    keep();
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_true(class_remove(folder, &error));
    assert_int_not_equal(stat(path, &info), 0);
    assert_true(class_remove(folder, &error));
    assert_true(class_read(&class, &look, folder, &there, &error));
    assert_false(there);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_is_resumed),
        cmocka_unit_test(a_class_whose_example_is_gone_reads_its_first_sentence),
        cmocka_unit_test(groups_that_voted_are_still_there),
        cmocka_unit_test(no_damaged_file_is_used),
        cmocka_unit_test(a_class_of_none_is_refused),
        cmocka_unit_test(an_old_class_is_not_resumed),
        cmocka_unit_test(a_class_of_another_version_of_its_story_is_not_resumed),
        cmocka_unit_test(the_file_is_the_owners_and_goes),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
