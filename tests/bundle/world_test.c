/* A good bundle, when SQLite has little memory or the disk fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <unistd.h>

#include "base/memory.h"
#include "bundle/bundle_private.h"
#include "failing_disk.h"
#include "shelf/shelf.h"

static char folder[] = "/tmp/sayswho-world-XXXXXX";
static char good[60], large[60]; /* the second has pictures of the largest size */

static int copy_stories(void **state)
{
    (void)state;
    char command[400];
    const char *build = getenv("BUILD");
    if (!mkdtemp(folder))
        return 1;
    snprintf(good, sizeof(good), "%s/good.says", folder);
    snprintf(large, sizeof(large), "%s/large.says", folder);
    snprintf(command, sizeof(command),
             "cp %s/stories/example.says %s && cp %s %s && "
             "sqlite3 %s 'UPDATE picture SET png = zeroblob(%d)'",
             build ? build : "build", good, good, large, large, PNG_BYTES_MOST);
    return system(command);
}

static int remove_stories(void **state)
{
    (void)state;
    unlink(good);
    unlink(large);
    return rmdir(folder);
}

static Bundle *opened(const char *path)
{
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    if (!bundle)
        fail_msg("%s", error.message);
    return bundle;
}

/* While the glass reads the largest picture that is allowed, another may be read in a story that is
 * taken in; the ledger has 1 MiB. */
static void the_largest_pictures_can_be_read_with_all_stories_open(void **state)
{
    (void)state;
    static Bundle *all[SHELF_STORIES_MOST];
    Error error = { 0 };
    Picture picture;
    for (int i = 0; i < SHELF_STORIES_MOST; i++)
        all[i] = opened(large);
    sqlite3_int64 idle = sqlite3_memory_used();
    sqlite3_memory_highwater(true);
    Arena *arena = arena_make();
    const char *cover = bundle_story(all[0])->picture;
    assert_false(bundle_picture(all[0], cover, arena, &picture, &error));
    assert_int_equal(error.kind, ERROR_CONTENT); /* it was read, and is no PNG */
    sqlite3_int64 one = sqlite3_memory_highwater(false) - idle;
    assert_true(one > PNG_BYTES_MOST);
    if (idle + 2 * one + (1 << 20) > SQLITE_BYTES_MOST)
        fail_msg("%lld bytes, and %lld for a picture", (long long)idle, (long long)one);
    arena_free(arena);
    for (int i = 0; i < SHELF_STORIES_MOST; i++)
        bundle_close(all[i]);
}

/* Both may be over at the next try, so they say nothing about the file. */
static bool check(Bundle *bundle, const char *what, int number)
{
    Error error = { 0 };
    bool whole = bundle_check(bundle, &error);
    bundle_forget(bundle);
    if (!whole && error.kind != ERROR_IO)
        fail_msg("%s %d: \"%s\"", what, number, error.message);
    return whole;
}

static void sqlite_has_no_more_memory_than_the_limit(void **state)
{
    (void)state;
    int refused = 0;
    Bundle *bundle = opened(good);
    for (int left = 1 << 10; left <= 1 << 21; left += left / 8) {
        sqlite3_int64 rest = SQLITE_BYTES_MOST - sqlite3_memory_used() - left;
        void *taken = sqlite3_malloc64((sqlite3_uint64)rest);
        assert_non_null(taken);
        assert_null(sqlite3_malloc64((sqlite3_uint64)left * 2));
        refused += !check(bundle, "bytes left:", left);
        sqlite3_free(taken);
    }
    assert_in_range(refused, 20, 60);
    assert_true(check(bundle, "again", 0));
    bundle_close(bundle);
}

/* With so few pages in memory SQLite reads most of them again and again. */
static void a_disk_that_fails_during_the_check_is_not_the_bundles_fault(void **state)
{
    (void)state;
    disk_start();
    int refused = 0;
    Bundle *bundle = opened(good);
    sqlite3_set_authorizer(bundle->db, NULL, NULL);
    assert_int_equal(sqlite3_exec(bundle->db, "PRAGMA cache_size=5", NULL, NULL, NULL), SQLITE_OK);
    for (int reads = 0, whole = false; !whole; reads += 3) {
        disk_good = reads;
        disk_fails = 1;
        whole = check(bundle, "read", reads);
        refused += !whole;
    }
    disk_start();
    assert_true(refused > 50);
    assert_true(check(bundle, "again", 0));
    bundle_close(bundle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_pictures_can_be_read_with_all_stories_open),
        cmocka_unit_test(sqlite_has_no_more_memory_than_the_limit),
        cmocka_unit_test(a_disk_that_fails_during_the_check_is_not_the_bundles_fault),
    };
    return cmocka_run_group_tests(tests, copy_stories, remove_stories);
}
