/* store_test.c: what is taken, what is refused and why, steps back, and what a start makes of a
 * store that was damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store_fixture.h"

static Store *store;

static int open_new(void **state)
{
    (void)state;
    Error error = { 0 };
    fixture_run("rm -rf data run && mkdir data run");
    setenv("XDG_RUNTIME_DIR", fixture_path("run"), 1);
    store = fixture_open(&error);
    return store ? 0 : -1;
}

static int finish(void **state)
{
    (void)state;
    store_close(store);
    store = NULL;
    return 0;
}

static void restart(void)
{
    Error error = { 0 };
    store_close(store);
    store = fixture_open(&error);
    if (!store)
        fail_msg("%s", error.message);
}

static OutcomeReport take(const char *name)
{
    Error error = { 0 };
    OutcomeReport report;
    bool taken = store_take(store, fixture_path(name), &report, &error);
    assert_int_equal(taken, report.outcome == OUTCOME_NEW || report.outcome == OUTCOME_KNOWN);
    assert_int_equal(!taken, error.kind != ERROR_NONE);
    return report;
}

static void expect(const char *id, int live, int before, int seen)
{
    const StoreStory *story = store_find(store, id);
    assert_non_null(story);
    if (story->live != live || story->before != before || story->seen != seen)
        fail_msg("%s: live %d before %d seen %d", id, story->live, story->before, story->seen);
}

/* The version that is shown; 0: none. */
static int shown(const char *id)
{
    Bundle *bundle = store_open_bundle(store, id);
    int version = bundle ? bundle_story(bundle)->version : 0;
    bundle_close(bundle);
    return version;
}

static void files(const char *list)
{
    char command[200];
    snprintf(command, sizeof(command), "test \"$(ls data/stories | tr '\\n' ' ')\" = '%s'", list);
    fixture_run(command);
}

static void a_newer_version_becomes_live_and_the_one_before_stays(void **state)
{
    (void)state;
    OutcomeReport report = take("v1.says");
    assert_int_equal(report.outcome, OUTCOME_NEW);
    assert_string_equal(report.id, "clock");
    assert_int_equal(report.version, 1);
    assert_int_equal(take("v2.says").outcome, OUTCOME_NEW);
    expect("clock", 2, 1, 2);
    assert_int_equal(take("v3.says").outcome, OUTCOME_NEW);
    expect("clock", 3, 2, 3);
    files("clock-2.says clock-3.says list ");
    restart();
    expect("clock", 3, 2, 3);
    assert_int_equal(shown("clock"), 3);
}

static void the_same_again_changes_nothing(void **state)
{
    (void)state;
    take("v1.says");
    int changes = store_changes(store);
    assert_int_equal(take("v1.says").outcome, OUTCOME_KNOWN);
    assert_int_equal(store_changes(store), changes);
    fixture_story("again.says",
                  "UPDATE story SET id = 'clock', version = 1, credit = credit || '!'", 0);
    assert_int_equal(take("again.says").outcome, OUTCOME_OTHER);
    expect("clock", 1, 0, 1);
}

static void an_older_version_is_refused_unless_staff_step_back(void **state)
{
    (void)state;
    Error error = { 0 };
    take("v1.says");
    take("v2.says");
    OutcomeReport report = take("v1.says"); /* although it is the version before */
    assert_int_equal(report.outcome, OUTCOME_OLDER);
    assert_int_equal(report.present, 2);
    assert_true(store_undo(store, "clock", &error));
    expect("clock", 1, 2, 2);
    assert_int_equal(shown("clock"), 1);
    restart();
    expect("clock", 1, 2, 2);
    assert_int_equal(take("v1.says").outcome, OUTCOME_KNOWN);
    assert_true(store_undo(store, "clock", &error)); /* forward again */
    expect("clock", 2, 1, 2);
    store_undo(store, "clock", &error) ? (void)0 : fail();
    assert_int_equal(take("v2.says").outcome, OUTCOME_NEW); /* putting it in is the decision */
    expect("clock", 2, 1, 2);
    assert_int_equal(take("v3.says").outcome, OUTCOME_NEW);
    assert_int_equal(take("v2.says").outcome, OUTCOME_OLDER);
    assert_false(store_undo(store, "moon", &error));
}

/* The first one that came leads back to the built-in one, and forward again; or all of it goes. */
static void a_step_back_may_lead_to_the_built_in_one(void **state)
{
    (void)state;
    Error error = { 0 };
    assert_int_equal(take("v2.says").outcome, OUTCOME_NEW);
    assert_false(store_undo(store, "clock", &error)); /* it is not built in */
    store_saw(store, "clock", 1);
    assert_int_equal(store_other(store_find(store, "clock")), 1);
    assert_true(store_undo(store, "clock", &error));
    assert_int_equal(store_find(store, "clock")->live, 0);
    assert_int_equal(store_other(store_find(store, "clock")), 2);
    assert_true(store_undo(store, "clock", &error));
    assert_int_equal(store_find(store, "clock")->live, 2);
    assert_int_equal(take("v3.says").outcome, OUTCOME_NEW);
    assert_true(store_forget(store, "clock", &error));
    expect("clock", 0, 0, 1);
    fixture_run("test \"$(ls data/stories)\" = list");
    assert_int_equal(take("v2.says").outcome, OUTCOME_NEW); /* as if it had never been here */
}

static void a_version_older_than_the_built_in_one_is_refused(void **state)
{
    (void)state;
    store_saw(store, "clock", 2);
    assert_int_equal(take("v1.says").outcome, OUTCOME_OLDER);
    assert_int_equal(take("v2.says").outcome, OUTCOME_NEW);
}

static void only_what_a_trusted_key_signed_is_taken(void **state)
{
    (void)state;
    take("v1.says");
    static const struct {
        const char *make;
        Outcome outcome;
    } bad[] = {
        { "head -c -4096 v2.says >bad.says", OUTCOME_UNSIGNED },
        { "cp two.says bad.says", OUTCOME_UNKNOWN },
        { "cp v2.says bad.says && printf x | dd of=bad.says bs=1 seek=50000 conv=notrunc 2>&1",
          OUTCOME_CHANGED },
        { "head -c 100000 v2.says >bad.says", OUTCOME_DAMAGED },
        { "head -c 50 v2.says >bad.says", OUTCOME_DAMAGED },
        { ": >bad.says", OUTCOME_DAMAGED },
        { "echo hello >bad.says", OUTCOME_DAMAGED },
        { "head -c 200 /dev/zero >bad.says", OUTCOME_NO_STORY },
        { "cp newer.says bad.says", OUTCOME_TOO_NEW },
        { "cp older.says bad.says", OUTCOME_TOO_OLD },
        { "ln -s v2.says bad.says", OUTCOME_NOT_PLAIN },
        { "mkfifo bad.says", OUTCOME_NOT_PLAIN },
        { "mkdir bad.says", OUTCOME_NOT_PLAIN },
        { "true", OUTCOME_UNREADABLE },
        { "truncate -s 300M bad.says", OUTCOME_TOO_LARGE },
    };
    fixture_story("two.says", "UPDATE story SET id = 'clock', version = 2", 1);
    fixture_story("newer.says", "PRAGMA user_version = 9", -1);
    fixture_story("older.says", "PRAGMA user_version = 1", -1);
    fixture_run("md5sum data/stories/* >before");
    for (size_t i = 0; i < COUNT(bad); i++) {
        fixture_run("rm -rf bad.says");
        fixture_run(bad[i].make);
        OutcomeReport report = take("bad.says");
        if (report.outcome != bad[i].outcome)
            fail_msg("%s: %d", bad[i].make, (int)report.outcome);
        fixture_run("md5sum data/stories/* | cmp - before");
    }
}

/* Signed, but a claim that is not on the walk-up path is wrong: a visitor must not find that. */
static void a_signature_makes_no_story_good(void **state)
{
    (void)state;
    Error error = { 0 };
    char page[SIGNATURE_PAGE_BYTES];
    fixture_story("wrong.says",
                  "UPDATE story SET id = 'clock', version = 2; UPDATE picture SET png = x'00'", -1);
    FILE *file = fopen(fixture_path("wrong.says"), "r+b");
    fseek(file, 0, SEEK_END);
    assert_true(signature_make(fileno(file), ftell(file), "x", &fixture_secrets[0], "clock", 2,
                               page, &error));
    fwrite(page, 1, sizeof(page), file);
    fclose(file);
    OutcomeReport report = take("wrong.says");
    assert_int_equal(report.outcome, OUTCOME_WRONG);
    assert_string_equal(report.id, "clock");
    files("");
}

static void a_revoked_key_takes_its_stories_off_until_they_are_signed_again(void **state)
{
    (void)state;
    take("v1.says");
    take("v2.says");
    char name[KEY_NAME_ROOM], command[200];
    snprintf(command, sizeof(command), "echo %s >keys/revoked && cp two.pub keys",
             key_name(fixture_secrets[0].key.id, name));
    fixture_run(command);
    restart();
    assert_int_equal(shown("clock"), 0);
    expect("clock", 2, 1, 2); /* the list did not change */
    assert_int_equal(take("v3.says").outcome, OUTCOME_REVOKED);
    fixture_story("two.says", "UPDATE story SET id = 'clock', version = 2", 1);
    assert_int_equal(take("two.says").outcome, OUTCOME_NEW);
    assert_int_equal(shown("clock"), 2);
    fixture_run("rm keys/revoked keys/two.pub");
    restart();
    assert_int_equal(shown("clock"), 1); /* the key is gone: the version before */
    expect("clock", 2, 1, 2);
}

static void a_live_version_that_is_damaged_gives_way_for_good(void **state)
{
    (void)state;
    take("v1.says");
    take("v2.says");
    fixture_run("printf x | dd of=data/stories/clock-2.says bs=1 seek=50000 conv=notrunc 2>&1");
    restart();
    assert_int_equal(shown("clock"), 1);
    expect("clock", 1, 0, 2);
    files("clock-1.says list ");
    fixture_run("truncate -s 5000 data/stories/clock-1.says");
    restart();
    assert_int_equal(shown("clock"), 0);
    expect("clock", 0, 0, 2);
    assert_int_equal(take("v2.says").outcome, OUTCOME_NEW); /* the stick mends it */
    assert_int_equal(shown("clock"), 2);
}

/* A file that somebody moved within the store, or put there, is not what the list says. */
static void a_file_under_another_name_is_not_shown(void **state)
{
    (void)state;
    take("v1.says");
    fixture_run("cp v3.says data/stories/clock-1.says");
    restart();
    assert_int_equal(shown("clock"), 0);
    take("v2.says");
    fixture_run("rm data/stories/clock-2.says && ln -s ../../v2.says data/stories/clock-2.says");
    restart();
    assert_int_equal(shown("clock"), 0);
}

static void a_start_removes_what_was_left(void **state)
{
    (void)state;
    take("v1.says");
    fixture_run("cd data/stories && cp clock-1.says clock-7.says && echo x >taking.new && echo x "
                ">list.new");
    restart();
    files("clock-1.says list ");
    expect("clock", 1, 0, 1);
}

static void a_damaged_list_is_made_again_from_the_files(void **state)
{
    (void)state;
    static const char *const damage[] = {
        ": >list",
        "head -c 30 list >x && mv x list",
        "sed -i s/live/life/ list",
        "sed -i 's/seen 2/seen 1/' list",
        "sed -i 's/live 2/live 02/' list",
        "sed -i 's/^clock/..clock/' list",
        "sed -i '2p' list",
        "echo more >>list",
        "head -c 100000 /dev/zero >list",
    };
    for (size_t i = 0; i < COUNT(damage); i++) {
        char command[200];
        finish(NULL);
        open_new(NULL);
        take("v1.says");
        take("v2.says");
        snprintf(command, sizeof(command), "cd data/stories && %s", damage[i]);
        fixture_run(command);
        restart();
        expect("clock", 2, 1, 2);
        assert_int_equal(shown("clock"), 2);
    }
}

static void the_list_has_room_for_all_and_no_more(void **state)
{
    (void)state;
    for (int i = 0; i < STORE_STORIES_MOST; i++) {
        char id[21];
        snprintf(id, sizeof(id), "story-%014d", i);
        store_saw(store, id, 1000000);
    }
    assert_int_equal(store_count(store), STORE_STORIES_MOST);
    assert_int_equal(take("v1.says").outcome, OUTCOME_FULL);
    fixture_story("last.says", "UPDATE story SET id = 'story-00000000000000', version = 1000000",
                  0);
    assert_int_equal(take("last.says").outcome, OUTCOME_NEW);
    restart();
    assert_int_equal(store_count(store), STORE_STORIES_MOST);
    expect("story-00000000000000", 1000000, 0, 1000000);
    assert_string_equal(store_story(store, STORE_STORIES_MOST - 1)->id, "story-00000000000000");
}

static void two_exhibits_do_not_share_a_store(void **state)
{
    (void)state;
    Error error = { 0 };
    assert_null(fixture_open(&error));
    assert_non_null(strstr(error.message, "another exhibit uses them"));
}

/* A start that comes without the exhibit having ended by itself. */
static void crash_and_start(int64_t now_ms)
{
    restart();
    store_note_start(store, now_ms);
}

static void three_abnormal_ends_give_up_the_story_that_was_shown(void **state)
{
    (void)state;
    fixture_story("other.says", "UPDATE story SET id = 'other', version = 4", 0);
    take("v1.says");
    take("v2.says");
    take("other.says"); /* changed last */
    store_note_start(store, 1000);
    for (int end = 1; end <= 3; end++) {
        expect("clock", 2, 1, 2);
        store_note_shown(store, "clock");
        crash_and_start(1000 + 60000 * end);
    }
    expect("clock", 1, 0, 2);
    expect("other", 4, 0, 4);
    /* again, while none is shown: what changed last */
    for (int end = 1; end <= 3; end++)
        crash_and_start(200000 + 1000 * end);
    expect("other", 0, 0, 4);
    expect("clock", 1, 0, 2);
    for (int end = 1; end <= 3; end++)
        crash_and_start(300000 + 1000 * end);
    expect("clock", 0, 0, 2);
    for (int end = 1; end <= 6; end++) /* the built-in ones are left */
        crash_and_start(400000 + 1000 * end);
}

/* With a disk that cannot be written the list stays, but the story is not opened. */
static void what_ends_the_exhibit_is_not_opened_on_a_disk_that_is_read_only(void **state)
{
    (void)state;
    take("v1.says");
    take("v2.says");
    store_note_start(store, 1000);
    fixture_run("mkdir data/stories/list.new data/stories/list.new/in-the-way");
    for (int end = 1; end <= 3; end++) {
        store_note_shown(store, "clock");
        crash_and_start(1000 + 1000 * end);
        fixture_run("mkdir -p data/stories/list.new/in-the-way");
    }
    expect("clock", 2, 1, 2);
    Bundle *bundle = store_open_bundle(store, "clock");
    assert_non_null(bundle);
    assert_int_equal(bundle_story(bundle)->version, 1);
    bundle_close(bundle);
    fixture_run("rm -r data/stories/list.new");
    store_note_shown(store, "clock");
    crash_and_start(5000); /* it is tried again */
    expect("clock", 1, 0, 2);
}

static void slow_or_normal_ends_give_up_nothing(void **state)
{
    (void)state;
    take("v1.says");
    store_note_start(store, 1000);
    for (int end = 1; end <= 9; end++)
        crash_and_start(1000 + 151000 * end); /* three take more than five minutes */
    expect("clock", 1, 0, 1);
    for (int end = 1; end <= 9; end++) {
        store_note_end(store);
        crash_and_start(2000000 + 1000 * end);
    }
    expect("clock", 1, 0, 1);
    fixture_run("rm run/*"); /* the plug is pulled: what is in memory is gone */
    for (int end = 1; end <= 2; end++)
        crash_and_start(3000 + 1000 * end);
    expect("clock", 1, 0, 1);
}

static void abnormal_ends_of_the_last_day_are_told(void **state)
{
    (void)state;
    store_note_start(store, 1000);
    assert_int_equal(store_restarts(store), 0);
    crash_and_start(2000);
    assert_int_equal(store_restarts(store), 1);
    crash_and_start(3000000);
    assert_int_equal(store_restarts(store), 2);
    crash_and_start(90000000); /* a day later */
    assert_int_equal(store_restarts(store), 1);
    store_note_end(store);
    restart();
    store_note_start(store, 90001000);
    assert_int_equal(store_restarts(store), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_new, finish)

static int start(void **state)
{
    (void)state;
    fixture_start();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fixture_stop();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_newer_version_becomes_live_and_the_one_before_stays),
        TEST(the_same_again_changes_nothing),
        TEST(an_older_version_is_refused_unless_staff_step_back),
        TEST(a_step_back_may_lead_to_the_built_in_one),
        TEST(a_version_older_than_the_built_in_one_is_refused),
        TEST(only_what_a_trusted_key_signed_is_taken),
        TEST(a_signature_makes_no_story_good),
        TEST(a_revoked_key_takes_its_stories_off_until_they_are_signed_again),
        TEST(a_live_version_that_is_damaged_gives_way_for_good),
        TEST(a_file_under_another_name_is_not_shown),
        TEST(a_start_removes_what_was_left),
        TEST(a_damaged_list_is_made_again_from_the_files),
        TEST(the_list_has_room_for_all_and_no_more),
        TEST(three_abnormal_ends_give_up_the_story_that_was_shown),
        TEST(what_ends_the_exhibit_is_not_opened_on_a_disk_that_is_read_only),
        TEST(slow_or_normal_ends_give_up_nothing),
        TEST(abnormal_ends_of_the_last_day_are_told),
        TEST(two_exhibits_do_not_share_a_store),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
