/* A bundle that is read and written again is the same file, however SQLite was built. */
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
#include "bundle/write.h"

#define STORY_MOST (4 << 20)

static char built[200]; /* made by the author's tool from a story with three translations */
static char folder[] = "/tmp/sayswho-write-XXXXXX", path[sizeof(folder) + 12];
static Arena *arena;
static Bundle *bundle;
static BundleParts parts;

/* ---- a bundle taken apart ---- */

/* Reads the rows of a query; their first columns are texts. */
static int rows(const char *sql, int columns, const char *out[][3], int most)
{
    sqlite3 *db;
    sqlite3_stmt *row;
    int count = 0;
    assert_int_equal(sqlite3_open(built, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    for (; sqlite3_step(row) == SQLITE_ROW; count++) {
        assert_in_range(count, 0, most - 1);
        for (int i = 0; i < columns; i++)
            out[count][i] = arena_copy_text(arena, (const char *)sqlite3_column_text(row, i));
    }
    sqlite3_finalize(row);
    sqlite3_close(db);
    return count;
}

static const Claim *take_claims(const Story *story)
{
    Error error = { 0 };
    Claim *claims = arena_take(arena, (size_t)story->claim_count, sizeof(*claims));
    for (int i = 0; i < story->claim_count; i++) {
        const Claim *claim = bundle_claim(bundle, i, &error);
        assert_non_null(claim);
        claims[i] = *claim;
    }
    return claims;
}

static const MarkdownBlock *take_blocks(const Story *story)
{
    static const char *found[500][3];
    Error error = { 0 };
    MarkdownBlock *blocks = arena_take(arena, (size_t)story->block_count, sizeof(*blocks));
    assert_int_equal(rows("SELECT words FROM block ORDER BY position", 1, found, 500),
                     story->block_count);
    for (int i = 0; i < story->block_count; i++) {
        const Block *block = bundle_block(bundle, i, &error);
        assert_non_null(block);
        blocks[i] = (MarkdownBlock){ .kind = (int)block->kind,
                                     .source = found[i][0],
                                     .mark_count = block->mark_count };
    }
    return blocks;
}

static const BundlePicture *take_pictures(int *count)
{
    static const char *found[100][3];
    static BundlePicture pictures[100];
    Error error = { 0 };
    *count = rows("SELECT name FROM picture", 1, found, 100);
    for (int i = 0; i < *count; i++) {
        Picture picture;
        assert_true(bundle_picture(bundle, found[i][0], arena, &picture, &error));
        pictures[i] = (BundlePicture){ found[i][0], picture.text, picture.png, picture.size };
    }
    return pictures;
}

static const BundleTranslation *take_translations(int *count)
{
    static const char *languages[16][3], *found[4000][3];
    static BundleTranslation translations[16];
    *count = rows("SELECT language, target FROM translation WHERE source = '' ORDER BY language", 2,
                  languages, 16);
    for (int i = 0; i < *count; i++) {
        const char *sql = arena_print(arena,
                                      "SELECT source, target FROM translation "
                                      "WHERE language = '%s' AND source <> ''",
                                      languages[i][0]);
        int texts = rows(sql, 2, found, 4000);
        const char **sources = arena_take(arena, (size_t)texts + 1, sizeof(*sources));
        const char **targets = arena_take(arena, (size_t)texts + 1, sizeof(*targets));
        for (int t = 0; t < texts; t++) {
            /* Not in the order of the table, so that pages are split and filled again. */
            int at = (int)((long)t * 7919 % texts);
            sources[t] = found[at][0];
            targets[t] = found[at][1];
        }
        translations[i] = (BundleTranslation){ languages[i][0], sources, targets, texts,
                                               (int)strtol(languages[i][1], NULL, 10) };
    }
    return translations;
}

static int take_apart(void **state)
{
    (void)state;
    Error error = { 0 };
    const char *build = getenv("BUILD");
    snprintf(built, sizeof(built), "%s/stories/brussels.says", build ? build : "build");
    snprintf(path, sizeof(path), "%s/x.says", mkdtemp(folder));
    arena = arena_make();
    bundle = bundle_open(built, &error);
    assert_non_null(bundle);
    parts.story = bundle_story(bundle);
    parts.claims = take_claims(parts.story);
    parts.blocks = take_blocks(parts.story);
    parts.pictures = take_pictures(&parts.picture_count);
    parts.corrections = bundle_corrections(bundle, &parts.correction_count, &error);
    parts.translations = take_translations(&parts.translation_count);
    assert_true(parts.translation_count > 1);
    return 0;
}

static int let_go(void **state)
{
    (void)state;
    bundle_close(bundle);
    arena_free(arena);
    unlink(path);
    return rmdir(folder);
}

/* ---- the tests ---- */

static size_t read_file(const char *name, unsigned char *bytes)
{
    FILE *in = fopen(name, "rb");
    assert_non_null(in);
    size_t size = fread(bytes, 1, STORY_MOST, in);
    fclose(in);
    return size;
}

/* Writes the parts and asserts that the bytes are those in `wanted`. */
static void assert_written(const unsigned char *wanted, size_t size)
{
    static unsigned char bytes[STORY_MOST];
    Error error = { 0 };
    if (!bundle_write(path, &parts, &error))
        fail_msg("%s", error.message);
    assert_int_equal(read_file(path, bytes), size);
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != wanted[i])
            fail_msg("byte %zu is %d, not %d", i, bytes[i], wanted[i]);
    }
}

static void the_header_is_no_librarys_own(void **state)
{
    (void)state;
    static unsigned char bytes[STORY_MOST];
    Error error = { 0 };
    assert_true(bundle_write(path, &parts, &error));
    read_file(path, bytes);
    assert_memory_equal(bytes + 96, "\x00\x2E\x57\x48", 4); /* 3.37.0 */
    assert_memory_equal(bytes + 44, "\0\0\0\4", 4);         /* the schema's format */
    assert_memory_equal(bytes + 52, "\0\0\0\0", 4);         /* no auto-vacuum */
    assert_memory_equal(bytes + 56, "\0\0\0\1", 4);         /* UTF-8 */
}

/* Versions of SQLite leave different bytes there, which have to be cleared. */
static void nothing_is_left_between_a_pages_list_and_its_cells(void **state)
{
    (void)state;
    static unsigned char bytes[STORY_MOST];
    Error error = { 0 };
    int pages = 0;
    assert_true(bundle_write(path, &parts, &error));
    size_t size = read_file(path, bytes);
    for (size_t at = 0; at < size; at += 4096) {
        const unsigned char *page = bytes + at, *head = page + (at == 0 ? 100 : 0);
        bool leaf = *head == 10 || *head == 13;
        if (!leaf && *head != 2 && *head != 5)
            continue; /* an overflow page of a picture */
        pages++;
        size_t cells = (size_t)(head[5] << 8 | head[6]);
        for (const unsigned char *byte = head + (leaf ? 8 : 12) + 2 * (head[3] << 8 | head[4]);
             byte < page + cells; byte++)
            assert_int_equal(*byte, 0);
    }
    assert_true(pages > 20);
}

/* SQLite calls this for each connection when it is opened, before its first statement. */
static int be_built_otherwise(sqlite3 *db, char **error, const struct sqlite3_api_routines *api)
{
    (void)api;
    sqlite3_db_config(db, SQLITE_DBCONFIG_LEGACY_FILE_FORMAT, 1, NULL);
    return sqlite3_exec(db,
                        "PRAGMA secure_delete=OFF; PRAGMA auto_vacuum=FULL; "
                        "PRAGMA encoding='UTF-16'; PRAGMA page_size=1024",
                        NULL, NULL, error);
}

static void it_is_the_same_however_sqlite_was_built(void **state)
{
    (void)state;
    static unsigned char wanted[STORY_MOST];
    Error error = { 0 };
    assert_true(bundle_write(path, &parts, &error));
    size_t size = read_file(path, wanted);
    assert_true(size > 100 * 4096);
    void (*entry)(void) = (void (*)(void))be_built_otherwise;
    assert_int_equal(sqlite3_auto_extension(entry), SQLITE_OK);
    assert_written(wanted, size);
    assert_int_equal(sqlite3_cancel_auto_extension(entry), 1);
}

static void what_cannot_be_written_leaves_what_was_there(void **state)
{
    (void)state;
    static unsigned char wanted[STORY_MOST];
    Error error = { 0 };
    assert_true(bundle_write(path, &parts, &error));
    size_t size = read_file(path, wanted);
    Claim *claims = arena_take(arena, (size_t)parts.story->claim_count, sizeof(*claims));
    memcpy(claims, parts.claims, (size_t)parts.story->claim_count * sizeof(*claims));
    claims[0].verdict.level = claims[0].verdict.level == LEVEL_WEAK ? LEVEL_GOOD : LEVEL_WEAK;
    BundleParts wrong = parts;
    wrong.claims = claims;
    assert_false(bundle_write(path, &wrong, &error)); /* because the exhibit would not open it */
    assert_non_null(strstr(error.message, "it says that its level is"));
    static unsigned char kept[STORY_MOST];
    assert_int_equal(read_file(path, kept), size);
    assert_memory_equal(kept, wanted, size);
    char aside[sizeof(path) + 4];
    snprintf(aside, sizeof(aside), "%s.new", path);
    assert_int_equal(access(aside, F_OK), -1);
}

/* A story whose claims change places, and one of its claims with works that are not on its trail:
 * one beside it, which is also under what is known, and one that is on it. */
static BundleParts with_other_works(int claim)
{
    static Story story;
    static Node notice;
    static Beside beside;
    static const Node *known[2];
    Claim *claims = arena_take(arena, (size_t)parts.story->claim_count, sizeof(*claims));
    memcpy(claims, parts.claims, (size_t)parts.story->claim_count * sizeof(*claims));
    const Trail *trail = &claims[claim].trail;
    notice = trail->nodes[1];
    notice.id = "notice";
    notice.label = "A notice";
    beside = (Beside){ notice, 1, RELATION_RETRACTS, "It is *taken back*." };
    known[0] = &notice;
    known[1] = &trail->nodes[1];
    claims[claim].beside = &beside;
    claims[claim].known_works = known;
    claims[claim].beside_count = 1;
    claims[claim].known_work_count = 2;
    claims[claim].picture_after_rated = true;
    story = *parts.story;
    story.swap[0] = story.path[0];
    story.swap[1] = story.path[story.path_count - 1];
    BundleParts changed = parts;
    changed.story = &story;
    changed.claims = claims;
    return changed;
}

static void works_that_are_not_on_the_trail_come_back(void **state)
{
    (void)state;
    Error error = { 0 };
    int number = bundle_claim_number(bundle, "B10");
    const BundleParts changed = with_other_works(number);
    if (!bundle_write(path, &changed, &error))
        fail_msg("%s", error.message);
    Bundle *written = bundle_open(path, &error);
    assert_non_null(written);
    const Story *story = bundle_story(written);
    assert_int_equal(story->swap[0], story->path[0]);
    assert_int_equal(story->swap[1], story->path[story->path_count - 1]);
    const Claim *claim = bundle_claim(written, number, &error);
    assert_non_null(claim);
    assert_int_equal(claim->trail.node_count, parts.claims[number].trail.node_count);
    assert_int_equal(claim->beside_count, 1);
    assert_string_equal(claim->beside[0].work.label, "A notice");
    assert_int_equal(claim->beside[0].node, 1);
    assert_int_equal(claim->beside[0].relation, RELATION_RETRACTS);
    assert_string_equal(claim->beside[0].words, "It is *taken back*.");
    assert_int_equal(claim->known_work_count, 2);
    assert_string_equal(claim->known_works[0]->id, "notice");
    assert_ptr_equal(claim->known_works[1], &claim->trail.nodes[1]);
    assert_true(claim->picture_after_rated);
    bundle_close(written);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_is_no_librarys_own),
        cmocka_unit_test(nothing_is_left_between_a_pages_list_and_its_cells),
        cmocka_unit_test(it_is_the_same_however_sqlite_was_built),
        cmocka_unit_test(what_cannot_be_written_leaves_what_was_there),
        cmocka_unit_test(works_that_are_not_on_the_trail_come_back),
    };
    return cmocka_run_group_tests(tests, take_apart, let_go);
}
