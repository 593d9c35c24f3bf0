/* bundle_new_test.c: a story made by `new` is complete, and no file of the author's is changed.
 */
#include "bundle/bundle.h"
#include "bundle_command.h"

static void new_story_is_good_at_once(void **state)
{
    (void)state;
    RUN("new", "frogs");
    assert_int_equal(ran.status, 0);
    assert_string_equal(ran.err, "");
    assert_non_null(strstr(ran.out, "\n  sayswho-bundle check frogs\n"));
    RUN("check", "frogs");
    assert_praised("frogs"); /* without any advice */
    RUN("build", "-o", "frogs.says", "frogs");
    assert_int_equal(ran.status, 0);
    Error error = { 0 };
    Bundle *bundle = bundle_open("frogs.says", &error);
    assert_non_null(bundle);
    const Claim *good = bundle_claim(bundle, 0, &error), *missing = bundle_claim(bundle, 1, &error);
    assert_non_null(good);
    assert_non_null(missing);
    assert_int_equal(good->verdict.level, LEVEL_GOOD);
    assert_int_equal(missing->verdict.level, LEVEL_MISSING);
    assert_string_equal(bundle_story(bundle)->title, "Frogs");
    bundle_close(bundle);
}

static void story_is_named_after_its_folder(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *id, *title;
    } named[] = {
        { "our_frogs-2", "\nid: our-frogs-2             # ", "\ntitle: Our frogs 2          # " },
        { "Old Pond", "\nid: old-pond                # ", "\ntitle: Old Pond             # " },
        { "2016/", "\nid: 2016                    # ", "\ntitle: 2016                 # " },
        { "./a", "\nid: a                       # ", "\ntitle: A                    # " },
        { "the-clock-of-our-tow", "\nid: the-clock-of-our-tow    # ", "The clock of our tow " },
        /* no id can be made from this name */
        { "the-clock-of-our-town", "\nid: my-story                # ", "\ntitle: My story " },
        { "caf\xC3\xA9", "\nid: my-story                # ", "\ntitle: My story " },
        { "./-", "\nid: my-story                # ", "\ntitle: My story " },
    };
    for (size_t i = 0; i < COUNT(named); i++) {
        char path[100];
        size_t length;
        RUN("new", named[i].folder);
        assert_int_equal(ran.status, 0);
        snprintf(path, sizeof(path), "%s/story.yaml", named[i].folder);
        char *text = read_whole(path, &length);
        assert_non_null(strstr(text, named[i].id));
        assert_non_null(strstr(text, named[i].title));
        free(text);
        RUN("check", named[i].folder);
        assert_string_equal(ran.err, "");
        assert_int_equal(ran.status, 0);
    }
}

static void nothing_is_overwritten(void **state)
{
    (void)state;
    edit(TEXT, NULL, "mine");
    RUN("new", "pond");
    assert_said(1, "pond: it is there already; choose another name");
    size_t length;
    char *text = read_whole("pond/" TEXT, &length);
    assert_string_equal(text, "mine");
    free(text);
    write_whole("file", "mine", 4);
    RUN("new", "file");
    assert_said(1, "file: it is there already; choose another name");
    assert_int_equal(mkdir("empty", 0755), 0);
    RUN("new", "empty");
    assert_said(1, "empty: it is there already");
    assert_int_equal(files_in("empty"), 0);
}

static void what_fails_leaves_nothing(void **state)
{
    (void)state;
    RUN("new", "no/such/place");
    assert_said(1, "no/such/place: the folder cannot be made: No such file or directory; ");
    run_within(3000, (const char *const[]){ "new", "frogs", NULL });
    assert_said(1, ".yaml: it cannot be written: ");
    assert_int_equal(files_in("."), 1);
    RUN("new");
    assert_said(2, "write: sayswho-bundle new [--from FILE] FOLDER");
    RUN("new", "a", "b");
    assert_said(2, "write: sayswho-bundle new [--from FILE] FOLDER");
    RUN("new", "-f");
    assert_said(2, "-f is no option; ");
    RUN("new", "");
    assert_said(2, "new wants the name of a folder");
    assert_int_equal(files_in("."), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(new_story_is_good_at_once),
        STORY_TEST(story_is_named_after_its_folder),
        STORY_TEST(nothing_is_overwritten),
        STORY_TEST(what_fails_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
