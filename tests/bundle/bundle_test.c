/* Bundles that are broken in many ways: each gives a plain error, and none a crash. */
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
#include "bundle/bundle.h"
#include "failing_disk.h"

static char folder[] = "/tmp/sayswho-content-XXXXXX";
static char path[200];
static unsigned char good[1 << 20];
static size_t good_size;

static void write_file(const void *bytes, size_t size)
{
    unlink(path);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    fclose(out);
}

static int read_good(void **state)
{
    (void)state;
    char from[200];
    const char *build = getenv("BUILD");
    snprintf(from, sizeof(from), "%s/stories/brussels.says", build ? build : "build");
    FILE *in = fopen(from, "rb");
    if (!in || !mkdtemp(folder))
        return 1;
    good_size = fread(good, 1, sizeof(good), in);
    fclose(in);
    snprintf(path, sizeof(path), "%s/story.says", folder);
    return good_size < 4096;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

/* Opens and checks everything; true when nothing is wrong. */
static bool opens_whole(Error *error)
{
    Bundle *bundle = bundle_open(path, error);
    bool whole = bundle && bundle_check(bundle, error);
    bundle_close(bundle);
    return whole;
}

static void expect_error(const char *name, ErrorKind kind, const char *part)
{
    Error error = { 0 };
    bool whole = opens_whole(&error);
    if (whole || error.kind != kind || !strstr(error.message, part) ||
        strchr(error.message, '\n') || !strstr(error.message, path))
        fail_msg("%s: \"%s\", wanted \"%s\"", name, whole ? "it opened" : error.message, part);
}

static void the_built_in_story_is_whole(void **state)
{
    (void)state;
    write_file(good, good_size);
    Error error = { 0 };
    if (!opens_whole(&error))
        fail_msg("%s", error.message);
}

static void a_file_that_is_no_bundle_says_so(void **state)
{
    (void)state;
    unlink(path);
    expect_error("missing", ERROR_IO, "cannot be opened");
    write_file("", 0);
    expect_error("empty", ERROR_CONTENT, "empty");
    write_file("hello", 5);
    expect_error("five bytes", ERROR_CONTENT, "cut short");
    char text[5000];
    memset(text, 'x', sizeof(text));
    write_file(text, sizeof(text));
    expect_error("not SQLite", ERROR_CONTENT, "not a bundle");
    const size_t sizes[] = { 100, 4095, 4096, good_size / 2, good_size - 1 };
    for (size_t i = 0; i < COUNT(sizes); i++) {
        write_file(good, sizes[i]);
        expect_error("truncated", ERROR_CONTENT, "cut short");
    }
}

static void patched(size_t at, unsigned char value, const char *part)
{
    unsigned char old = good[at];
    good[at] = value;
    write_file(good, good_size);
    good[at] = old;
    expect_error("patched header", ERROR_CONTENT, part);
}

static void a_header_that_is_not_ours_says_what(void **state)
{
    (void)state;
    patched(71, 0, "another program");
    patched(63, 9, "newer version");
    patched(18, 2, "changed after it was built");
    patched(27, 77, "changed after it was built");
    patched(16, 2, "cut short or damaged");
}

/* One page after the last one, for a signature, is no damage. */
static void one_page_more_is_the_signature(void **state)
{
    (void)state;
    memset(good + good_size, '\n', 4096);
    write_file(good, good_size + 4096);
    Error error = { 0 };
    assert_true(opens_whole(&error));
    write_file(good, good_size + 8192);
    expect_error("two pages more", ERROR_CONTENT, "cut short or damaged");
}

/* Changes a copy with SQL, as somebody with sqlite3 could. */
static void change(const char *sql)
{
    write_file(good, good_size);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

/* Adds a work that is not on the trail of claim 9. Nodes are counted, so it is number OTHER. */
#define OTHER "(SELECT count(*) - 1 FROM node WHERE claim = 9)"
#define OTHER_WORK                                                                                 \
    "INSERT INTO node SELECT 9, 50, 'other', 'x', 'x', kind, title, author, publisher, body, "     \
    "date, address, archived, hash, seen, '', '', '', '' FROM node WHERE claim = 9 AND position "  \
    "= 1;"

static void content_that_does_not_hold_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *part;
    } broken[] = {
        { "UPDATE claim SET level = 'strong', rule = 'S1' WHERE id = 'B10'",
          "its facts give good" },
        { "UPDATE claim SET rule = 'S1' WHERE id = 'B10'", "by rule G1" },
        { "UPDATE claim SET trail_end = 'loops' WHERE id = 'B05'", "its trail gives origin" },
        { "UPDATE claim SET independent_origins = '2+' WHERE id = 'B10'", "its trail gives 1" },
        { "UPDATE claim SET access = 'ajar' WHERE id = 'B10'", "access has no value \"ajar\"" },
        { "INSERT INTO edge VALUES(9, 7, 2, 1, 'quotes', 'none', 'a', 'b', '')", "circle" },
        { "UPDATE edge SET parent = 60 WHERE claim = 9", "not a number" },
        { "UPDATE edge SET parent_words = '' WHERE claim = 9", "one wording only" },
        { "DELETE FROM edge WHERE claim = 9", "nothing leads to" },
        { "DELETE FROM node WHERE claim = 9", "not a number" },
        { "UPDATE edge SET relation = 'admires' WHERE claim = 9", "no value \"admires\"" },
        { "UPDATE edge SET relation = 'checks' WHERE claim = 9", "write the work under beside" },
        { "INSERT INTO beside VALUES(9, 9, 1, 1, 'checks', 'x')", "work is not a number" },
        { OTHER_WORK "INSERT INTO beside VALUES(9, 9, " OTHER ", 20, 'checks', 'x')",
          "node is not a number" },
        { OTHER_WORK "INSERT INTO beside VALUES(9, 9, " OTHER ", 1, 'quotes', 'x')",
          "relation has no value \"quotes\"" },
        { "INSERT INTO known VALUES(9, 9, 0)", "article is not a work" },
        { "INSERT INTO known VALUES(9, 9, 60)", "work is not a number" },
        { OTHER_WORK "UPDATE node SET position = 51 WHERE claim = 9 AND position = 1",
          "stands after a work that is not on it" },
        { "UPDATE claim SET picture = 'lost.png' WHERE id = 'B10'", "picture lost.png is missing" },
        { "UPDATE story SET picture = 'lost.png'", "picture lost.png is missing" },
        { "INSERT INTO picture VALUES(99, 'bad.png', 'x', '', '', '', '', x'0102')", "not a PNG" },
        { "UPDATE claim SET picture_after_rated = 2 WHERE id = 'B10'", "not a number from 0 to 1" },
        { "UPDATE claim SET label = CAST(x'C3' AS TEXT) WHERE id = 'B10'", "not UTF-8" },
        { "UPDATE claim SET label = printf('%5000s', 'x') WHERE id = 'B10'", "longer than 4096" },
        { "UPDATE claim SET label = 'e' || replace(printf('%9s', ''), ' ', char(769)) WHERE id = "
          "'B10'",
          "more than 8 marks" },
        { "DELETE FROM claim WHERE id = 'B05'", "claim number 5 is missing" },
        { "DELETE FROM block WHERE position = 3", "block number 4 is missing" },
        { "DELETE FROM path", "path is empty" },
        { "UPDATE path SET claim = 99", "not a number" },
        { "UPDATE path SET swaps = position = 0", "only the first and the last" },
        { "UPDATE path SET swaps = 1", "only the first and the last" },
        { "DELETE FROM path WHERE position > 0; UPDATE path SET swaps = 1",
          "only the first and the last" },
        { "DELETE FROM path WHERE position > 1; UPDATE path SET claim = position, swaps = 1",
          "B01 and B02 cannot change places" },
        { "DELETE FROM story", "no story" },
        { "UPDATE block SET words = 'Nothing is marked.' WHERE words LIKE '%#B10%'",
          "does not mark it" },
        { "UPDATE block SET words = 'Two' || char(10) || char(10) || 'blocks.' WHERE position = 1",
          "not one block" },
        { "UPDATE story SET id = 'twenty-one-letters-id'",
          "table story: id \"twenty-one-letters-id\" is not 1 to 20 letters, digits, hyphens" },
        { "UPDATE story SET id = 'a/b'", "id \"a/b\" is not 1 to 20 letters" },
        { "UPDATE story SET id = ''", "id \"\" is not 1 to 20 letters" },
        { "UPDATE claim SET id = 'THIRTEENCHARS' WHERE id = 'B05'",
          "table claim: id \"THIRTEENCHARS\" is not 1 to 12 letters" },
        { "UPDATE claim SET id = 'B 05' WHERE id = 'B05'", "id \"B 05\" is not 1 to 12 letters" },
        { "CREATE TABLE more(x)", "tables are not a bundle's" },
        { "CREATE VIEW v AS SELECT 1", "tables are not a bundle's" },
        { "CREATE TRIGGER t AFTER UPDATE ON path BEGIN SELECT 1; END",
          "tables are not a bundle's" },
        { "DROP TABLE correction", "tables are not a bundle's" },
        { "PRAGMA application_id = 7", "another program" },
        { "PRAGMA user_version = 4", "newer version" },
        { "PRAGMA user_version = 2", "old format; build it again" },
        { "PRAGMA journal_mode = WAL", "changed after it was built" },
    };
    for (size_t i = 0; i < COUNT(broken); i++) {
        change(broken[i].sql);
        expect_error(broken[i].sql, ERROR_CONTENT, broken[i].part);
    }
}

/* Seeded, so that a crash can be repeated. */
static void random_damage_never_crashes(void **state)
{
    (void)state;
    unsigned seed = 1;
    int refused = 0;
    for (int round = 0; round < 400; round++) {
        unsigned char old[4];
        size_t at[4];
        for (int i = 0; i < 4; i++) {
            seed = seed * 1103515245U + 12345U;
            at[i] = (seed >> 8) % good_size;
            old[i] = good[at[i]];
            good[at[i]] = (unsigned char)(seed >> 3);
        }
        write_file(good, good_size);
        Error error = { 0 };
        refused += !opens_whole(&error);
        for (int i = 3; i >= 0; i--)
            good[at[i]] = old[i];
    }
    assert_true(refused > 20);
}

#define TRANSLATION(target)                                                                        \
    "DELETE FROM translation; INSERT INTO translation VALUES('fr', '', '7'), "                     \
    "('fr', 'The old addresses', " target ")"

static Bundle *opened(void)
{
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    if (!bundle)
        fail_msg("%s", error.message);
    return bundle;
}

static void a_text_without_translation_stays_and_is_told_apart(void **state)
{
    (void)state;
    change(TRANSLATION("'les vieilles adresses'"));
    Error error = { 0 };
    Bundle *bundle = opened();
    int number = bundle_claim_number(bundle, "B10");
    const Claim *english = bundle_claim(bundle, number, &error);
    assert_null(bundle_language_of(bundle, english->deciding));
    assert_true(bundle_use_language(bundle, "fr"));
    const Claim *french = bundle_claim(bundle, number, &error);
    assert_string_equal(french->label, "les vieilles adresses");
    assert_string_equal(french->deciding, english->deciding);
    assert_string_equal(english->label, "The old addresses");
    assert_null(bundle_language_of(bundle, french->label));
    assert_string_equal(bundle_language_of(bundle, french->deciding), "en");
    assert_string_equal(bundle_language_of(bundle, french->words), "en");
    const Block *block = bundle_block(bundle, french->block, &error);
    assert_string_equal(bundle_language_of(bundle, block->text), "en");
    bundle_close(bundle);
}

static void the_story_is_told_in_the_language_in_use(void **state)
{
    (void)state;
    change("DELETE FROM translation; INSERT INTO translation SELECT 'fr', title, 'Un article' FROM "
           "story");
    Bundle *bundle = opened();
    const Story *english = bundle_story(bundle);
    bundle_use_language(bundle, "fr");
    assert_string_equal(bundle_story(bundle)->title, "Un article");
    assert_string_equal(bundle_story(bundle)->about, english->about);
    assert_string_equal(english->title, "An article about Brussels");
    assert_int_equal(bundle_story(bundle)->path_count, english->path_count);
    bundle_use_language(bundle, "en");
    assert_string_equal(bundle_story(bundle)->title, "An article about Brussels");
    bundle_close(bundle);
}

static void staff_are_told_of_a_language_once(void **state)
{
    (void)state;
    change(TRANSLATION("'les vieilles adresses'"));
    Bundle *bundle = opened();
    assert_false(bundle_use_language(bundle, "en"));
    assert_int_equal(bundle_untranslated(bundle), 0);
    assert_true(bundle_use_language(bundle, "fr"));
    assert_int_equal(bundle_untranslated(bundle), 7);
    assert_true(bundle_use_language(bundle, "ar"));
    assert_int_equal(bundle_untranslated(bundle), -1);
    assert_false(bundle_use_language(bundle, "fr"));
    bundle_close(bundle);
}

/* Wrong French translations, and what the check says about each. */
static const struct {
    const char *sql, *part;
} bad_translations[] = {
    { TRANSLATION("printf('%5000s', 'x')"), "longer than 4096" },
    { TRANSLATION("CAST(x'C3' AS TEXT)"), "not UTF-8" },
    { "UPDATE translation SET target = 'Rien.' WHERE language = 'fr' AND source LIKE '%#B10%'",
      "does not mark it" },
    { "UPDATE translation SET target = '[Un](#B11)' WHERE language = 'fr' AND source LIKE "
      "'%#B10%'",
      "not in the order of the retelling at B11" },
    { "UPDATE translation SET target = printf('%5000s', 'x') WHERE language = 'fr' AND source "
      "= "
      "(SELECT title FROM story)",
      "longer than 4096" },
    { "UPDATE translation SET target = '# Un' || char(10) || 'deux' WHERE language = 'fr' AND "
      "source LIKE '%#B10%'",
      "is not one block" },
    { "INSERT INTO translation VALUES('a-code-that-is-too-long', 'x', 'y')", "has no short code" },
};

static void a_translation_that_does_not_hold_is_refused_by_the_check(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bad_translations); i++) {
        change(bad_translations[i].sql);
        expect_error(bad_translations[i].sql, ERROR_CONTENT, bad_translations[i].part);
    }
}

static void a_bad_translation_gives_the_storys_own_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bad_translations); i++) {
        Error error = { 0 };
        change(bad_translations[i].sql);
        Bundle *bundle = opened();
        int number = bundle_claim_number(bundle, "B10");
        const Claim *english = bundle_claim(bundle, number, &error);
        bundle_use_language(bundle, "fr");
        const Claim *french = bundle_claim(bundle, number, &error);
        if (!french)
            fail_msg("%s: %s", bad_translations[i].sql, error.message);
        bool block = strstr(bad_translations[i].sql, "#B10") != NULL;
        if (strstr(bad_translations[i].sql, "old addresses"))
            assert_string_equal(french->label, english->label);
        if (block) {
            assert_string_equal(french->words, english->words);
            assert_string_equal(bundle_language_of(bundle, french->words), "en");
        }
        if (strstr(bad_translations[i].sql, "title"))
            assert_string_equal(bundle_language_of(bundle, bundle_story(bundle)->title), "en");
        bundle_close(bundle);
    }
}

/* Opens the bundle and reads a claim in two languages, with a disk that fails after that many good
 * reads; false with *error. */
static bool visits(int good_reads, Error *error)
{
    disk_good = good_reads;
    disk_fails = -1;
    Bundle *bundle = bundle_open(path, error);
    bool whole = bundle != NULL;
    Arena *arena = arena_make();
    Picture picture;
    for (int i = 0; whole && i < 2; i++) {
        bundle_use_language(bundle, i ? "fr" : "en");
        whole = bundle_claim(bundle, 10, error) &&
                bundle_picture(bundle, "cover.svg", arena, &picture, error);
    }
    arena_free(arena);
    /* When the disk works again, the same bundle does. */
    disk_fails = 0;
    if (bundle && !whole) {
        Error again = { 0 };
        bundle_use_language(bundle, "fr");
        const Claim *claim = bundle_claim(bundle, 10, &again);
        if (!claim || !claim->words[0] || bundle_language_of(bundle, claim->label))
            fail_msg("after read %d: %s", good_reads, again.message);
    }
    bundle_close(bundle);
    return whole;
}

static void a_read_error_is_of_the_world_and_may_be_over(void **state)
{
    (void)state;
    disk_start();
    write_file(good, good_size);
    int failed = 0;
    for (int reads = 0; reads < 200; reads++) {
        Error error = { 0 };
        if (visits(reads, &error))
            continue;
        failed++;
        if (error.kind != ERROR_IO)
            fail_msg("read %d: %s", reads, error.message);
    }
    assert_true(failed > 10);
}

/* Opening looks whether pictures are there, and leaves them where they are. */
static void opening_reads_no_picture(void **state)
{
    (void)state;
    disk_start();
    write_file(good, good_size);
    disk_bytes = 0;
    Bundle *bundle = opened();
    int64_t opening = disk_bytes;
    bundle_close(bundle);
    sqlite3 *db;
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT sum(length(png)) FROM picture", -1, &row, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    sqlite3_int64 pictures = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    assert_true(pictures > (sqlite3_int64)good_size / 3);
    if (opening > pictures / 3)
        fail_msg("opening read %lld bytes; all pictures have %lld", (long long)opening,
                 (long long)pictures);
}

/* Reads everything that a visit may need. */
static void read_all(Bundle *bundle)
{
    Error error = { 0 };
    Arena *arena = arena_make();
    Picture picture;
    for (int i = 0; i < bundle_story(bundle)->claim_count; i++) {
        const Claim *claim = bundle_claim(bundle, i, &error);
        assert_non_null(claim);
        assert_true(claim->words[0] != '\0');
        if (claim->picture[0])
            assert_true(bundle_picture(bundle, claim->picture, arena, &picture, &error));
    }
    arena_free(arena);
}

/* Measured by SQLite's own count, because its copies of pages are most of a story's memory. How
 * many it keeps depends on its version, so only the parts are compared: reading takes more than
 * twice of what a bundle that has forgotten has. */
static void what_was_read_is_forgotten_and_read_again(void **state)
{
    (void)state;
    write_file(good, good_size);
    Bundle *bundle = opened();
    bundle_forget(bundle);
    sqlite3_int64 little = sqlite3_memory_used();
    for (int visit = 0; visit < 3; visit++) {
        bundle_use_language(bundle, visit == 1 ? "fr" : "en");
        read_all(bundle);
        assert_true(sqlite3_memory_used() > 2 * little);
        const Story *story = bundle_story(bundle);
        char *title = memory_copy_text(story->title);
        bundle_forget(bundle);
        assert_true(sqlite3_memory_used() < little + little / 5);
        assert_string_equal(story->title, title);
        free(title);
    }
    bundle_close(bundle);
}

static void every_language_of_the_built_in_story_is_whole(void **state)
{
    (void)state;
    static const char *const codes[] = { "fr", "nl", "ar" };
    write_file(good, good_size);
    Bundle *bundle = opened();
    for (size_t i = 0; i < COUNT(codes); i++) {
        bundle_use_language(bundle, codes[i]);
        assert_int_equal(bundle_untranslated(bundle), 0);
    }
    bundle_close(bundle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_built_in_story_is_whole),
        cmocka_unit_test(a_file_that_is_no_bundle_says_so),
        cmocka_unit_test(a_header_that_is_not_ours_says_what),
        cmocka_unit_test(one_page_more_is_the_signature),
        cmocka_unit_test(content_that_does_not_hold_is_refused),
        cmocka_unit_test(random_damage_never_crashes),
        cmocka_unit_test(a_text_without_translation_stays_and_is_told_apart),
        cmocka_unit_test(the_story_is_told_in_the_language_in_use),
        cmocka_unit_test(staff_are_told_of_a_language_once),
        cmocka_unit_test(a_translation_that_does_not_hold_is_refused_by_the_check),
        cmocka_unit_test(a_bad_translation_gives_the_storys_own_words),
        cmocka_unit_test(a_read_error_is_of_the_world_and_may_be_over),
        cmocka_unit_test(opening_reads_no_picture),
        cmocka_unit_test(what_was_read_is_forgotten_and_read_again),
        cmocka_unit_test(every_language_of_the_built_in_story_is_whole),
    };
    return cmocka_run_group_tests(tests, read_good, remove_folder);
}
