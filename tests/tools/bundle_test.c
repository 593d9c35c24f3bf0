/* bundle_test.c: the author's command: writing bundles, keeping old ones, refusing wrong ones; its
 * command line. */
#include <fcntl.h>
#include <sqlite3.h>

#include "bundle/bundle.h"
#include "bundle_command.h"

/* ---- good stories ---- */

static void good_folder_is_told_in_one_line(void **state)
{
    (void)state;
    RUN("check", "pond");
    assert_praised("pond");
    RUN("check", "pond/");
    assert_praised("pond");
}

static unsigned be32(const char *at)
{
    const unsigned char *byte = (const unsigned char *)at;
    return (unsigned)byte[0] << 24 | (unsigned)byte[1] << 16 | (unsigned)byte[2] << 8 | byte[3];
}

static void built_bundle_has_the_header_that_is_promised(void **state)
{
    (void)state;
    RUN("build", "-o", "pond.says", "pond");
    assert_good("pond: 2 claims, 2 on the walk-up path, 52 KB\n");
    size_t length;
    char *bytes = read_whole("pond.says", &length);
    assert_int_equal(be32(bytes + 28) * 4096, length);
    assert_int_equal(bytes[16] << 8 | bytes[17], 4096);
    assert_int_equal(bytes[18], 1);
    assert_int_equal(bytes[19], 1);
    assert_int_equal(be32(bytes + 24), be32(bytes + 92));
    assert_int_equal(be32(bytes + 36), 0); /* no free pages */
    assert_int_equal(be32(bytes + 60), BUNDLE_FORMAT_VERSION);
    assert_int_equal(be32(bytes + 68), BUNDLE_APPLICATION_ID);
    free(bytes);
    RUN("check", "pond.says");
    assert_good("pond: 2 claims, 2 on the walk-up path, 52 KB\n");
}

static void built_bundle_says_what_the_author_wrote(void **state)
{
    (void)state;
    RUN("build", "-o", "pond.says", "pond");
    Error error = { 0 };
    Bundle *bundle = bundle_open("pond.says", &error);
    assert_non_null(bundle);
    const Story *story = bundle_story(bundle);
    assert_string_equal(story->title, "The frogs in the pond");
    assert_string_equal(story->about, "Made up for the tests.\n\nIt has two paragraphs.");
    assert_string_equal(story->picture, "pond.png");
    assert_int_equal(story->path_count, 2);
    assert_int_equal(story->path[0], 0);
    assert_int_equal(story->swap[0], 0);
    assert_int_equal(story->swap[1], 1);
    assert_int_equal(story->minutes, 1);
    const Claim *frogs = bundle_claim(bundle, 0, &error), *age = bundle_claim(bundle, 1, &error);
    assert_non_null(frogs);
    assert_non_null(age);
    assert_string_equal(frogs->id, "A01");
    assert_string_equal(frogs->words, "fourteen frogs");
    assert_int_equal(frogs->verdict.level, LEVEL_STRONG);
    assert_int_equal(frogs->trail.node_count, 4);
    assert_string_equal(frogs->trail.nodes[3].body, "The town’s office for ponds");
    assert_string_equal(frogs->cards[CARD_PASSED], "The teacher, in an email.");
    assert_int_equal(frogs->known_work_count, 1);
    assert_ptr_equal(frogs->known_works[0], &frogs->trail.nodes[2]);
    assert_false(frogs->picture_after_rated);
    assert_int_equal(age->verdict.level, LEVEL_MISSING);
    assert_int_equal(age->trail.nodes[1].type, NODE_GAP);
    assert_string_equal(age->trail.edges[0].parent_words, "");
    assert_int_equal(age->known, KNOWN_UNKNOWN);
    const Block *heading = bundle_block(bundle, 0, &error);
    assert_non_null(heading);
    assert_int_equal(heading->kind, BLOCK_HEADING);
    Arena *arena = arena_make();
    Picture picture;
    assert_true(bundle_picture(bundle, "pond.png", arena, &picture, &error));
    assert_string_equal(picture.text.alt, "A pond with reeds");
    arena_free(arena);
    bundle_close(bundle);
}

static void same_sources_give_the_same_bytes(void **state)
{
    (void)state;
    const struct timespec then[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
    put_story("elsewhere");
    assert_int_equal(utimensat(AT_FDCWD, "elsewhere/claims.yaml", then, 0), 0);
    RUN("build", "-o", "one.says", "pond");
    assert_int_equal(mkdir("out", 0755), 0);
    RUN("build", "elsewhere", "-o", "out/two.says");
    size_t length, other_length;
    char *bytes = read_whole("one.says", &length);
    char *other = read_whole("out/two.says", &other_length);
    assert_int_equal(length, other_length);
    assert_memory_equal(bytes, other, length);
    free(bytes);
    free(other);
}

static void output_named_like_a_uri_is_a_file(void **state)
{
    (void)state;
    RUN("build", "-o", "file:pond.says?mode=memory", "pond");
    assert_int_equal(ran.status, 0);
    assert_int_equal(access("file:pond.says?mode=memory", F_OK), 0);
    assert_int_equal(files_in("."), 2);
}

/* ---- files that exist already, and files left behind ---- */

static void failed_build_leaves_the_old_bundle(void **state)
{
    (void)state;
    RUN("build", "-o", "pond.says", "pond");
    size_t length, after;
    char *bytes = read_whole("pond.says", &length);
    edit(STORY, "version: 1", "version: none");
    RUN("build", "-o", "pond.says", "pond");
    assert_said(1, "version");
    put_story("pond");
    run_within(8192, (const char *const[]){ "build", "-o", "pond.says", "pond", NULL });
    assert_said(1, "sayswho-bundle: pond.says: it cannot be written: ");
    char *same = read_whole("pond.says", &after);
    assert_int_equal(length, after);
    assert_memory_equal(bytes, same, length);
    assert_int_equal(files_in("."), 2);
    free(bytes);
    free(same);
}

static void bundle_that_cannot_be_put_in_place_leaves_nothing(void **state)
{
    (void)state;
    RUN("build", "-o", "nowhere/pond.says", "pond");
    assert_said(1, "nowhere/pond.says: it cannot be written: ");
    assert_int_equal(files_in("."), 1);
    assert_int_equal(mkdir("taken", 0755), 0);
    RUN("build", "-o", "taken", "pond");
    assert_said(1, "taken: it is a folder; name a file with -o");
    assert_int_equal(files_in("."), 2);
    assert_int_equal(files_in("taken"), 0);
}

static void build_clears_what_a_cut_off_one_left(void **state)
{
    (void)state;
    write_whole("pond.says.new", "half", 4);
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    assert_int_equal(files_in("."), 2);
    RUN("check", "pond.says");
    assert_int_equal(ran.status, 0);
}

static void damaged_bundle_is_told_in_one_line(void **state)
{
    (void)state;
    RUN("check", "none.says");
    assert_said(24, "sayswho-bundle: none.says: it cannot be opened: ");
    write_whole("none.says", "", 0);
    RUN("check", "none.says");
    assert_said(19, "none.says: it is empty");
    write_whole("none.says", "not at all", 10);
    RUN("check", "none.says");
    assert_said(19, "none.says: it is ");
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(truncate("pond.says", 4096 * 5), 0);
    RUN("check", "pond.says");
    assert_said(19, "pond.says: it is cut short or damaged");
    RUN("build", "-o", "pond.says", "pond");
    sqlite3 *db;
    assert_int_equal(sqlite3_open("pond.says", &db), SQLITE_OK);
    sqlite3_exec(db, "UPDATE claim SET level = 'strong', rule = 'S1'", NULL, NULL, NULL);
    sqlite3_close(db);
    RUN("check", "pond.says");
    assert_said(19, "pond.says: claim A02: it says that its level is strong by rule S1");
}

static void drawing_becomes_a_picture(void **state)
{
    (void)state;
    static const char drawing[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\">"
                                  "<rect width=\"30\" height=\"20\" fill=\"#0E4F5C\"/></svg>";
    edit(STORY, "pond.png", "pond.svg");
    write_whole("pond/pictures/pond.svg", drawing, sizeof(drawing) - 1);
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    sqlite3 *db;
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_open("pond.says", &db), SQLITE_OK);
    sqlite3_prepare_v2(db, "SELECT hex(substr(png, 17, 8)) FROM picture WHERE name = 'pond.svg'",
                       -1, &row, NULL);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    /* 1,200 × 800, as in the header of a PNG. */
    assert_string_equal(sqlite3_column_text(row, 0), "000004B000000320");
    sqlite3_finalize(row);
    sqlite3_close(db);
    write_whole("pond/pictures/pond.svg", "<svg", 4);
    RUN("build", "-o", "pond.says", "pond");
    assert_said(1, "pond/pictures/pond.svg: it is not an SVG drawing: ");
}

/* ---- the command line ---- */

static void command_not_understood_ends_with_two(void **state)
{
    (void)state;
    RUN("frobnicate", "pond");
    assert_said(2, "there is no command frobnicate; ");
    run_within(RLIM_INFINITY, (const char *const[]){ NULL });
    assert_said(2, "say what to do; ");
    RUN("check");
    assert_said(2, "write: sayswho-bundle check [--json] [--quiet KIND] FOLDER|FILE.says");
    RUN("check", "pond", "pond");
    assert_said(2, "write: sayswho-bundle check [--json] [--quiet KIND] FOLDER|FILE.says");
    RUN("build", "pond");
    assert_said(2, "write: sayswho-bundle build [--sign FILE.key] -o FILE.says FOLDER");
    RUN("build", "-o", "pond.says");
    assert_said(2, "write: sayswho-bundle build [--sign FILE.key] -o FILE.says FOLDER");
    RUN("build", "pond", "-o");
    assert_said(2, "-o wants FILE after it");
    RUN("build", "-o", "pond.says", "pond", "pond");
    assert_said(2, "write: sayswho-bundle build [--sign FILE.key] -o FILE.says FOLDER");
    RUN("build", "-f", "pond");
    assert_said(2, "-f is no option; --help lists them");
    RUN("check", "-o", "pond.says", "pond");
    assert_said(2, "-o is no option of check");
    RUN("--paper", "A4");
    assert_said(2, "--paper is no option of the program itself");
    RUN("build", "-o", "pond.says", "nowhere");
    assert_said(1, "nowhere: there is no such folder");
    assert_int_equal(files_in("."), 1);
}

static void help_and_version_are_told(void **state)
{
    (void)state;
    static const char *const words[] = { "--help", "-h", "help" };
    for (size_t i = 0; i < COUNT(words); i++) {
        RUN(words[i]);
        assert_int_equal(ran.status, 0);
        assert_string_equal(ran.err, "");
        assert_non_null(strstr(ran.out, "  build    [--sign FILE.key] -o FILE.says FOLDER "));
        assert_non_null(strstr(ran.out, "  check    [--json] [--quiet KIND] FOLDER|FILE.says "));
    }
    RUN("--version");
    assert_good("sayswho-bundle " SAYSWHO_VERSION "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(good_folder_is_told_in_one_line),
        STORY_TEST(built_bundle_has_the_header_that_is_promised),
        STORY_TEST(built_bundle_says_what_the_author_wrote),
        STORY_TEST(same_sources_give_the_same_bytes),
        STORY_TEST(output_named_like_a_uri_is_a_file),
        STORY_TEST(failed_build_leaves_the_old_bundle),
        STORY_TEST(bundle_that_cannot_be_put_in_place_leaves_nothing),
        STORY_TEST(build_clears_what_a_cut_off_one_left),
        STORY_TEST(damaged_bundle_is_told_in_one_line),
        STORY_TEST(drawing_becomes_a_picture),
        STORY_TEST(command_not_understood_ends_with_two),
        STORY_TEST(help_and_version_are_told),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
