/* signed_test.c: a signed bundle shows what was signed, whatever lies beside it and whatever
 * happens to its file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "base/memory.h"
#include "bundle/bundle_private.h"
#include "bundle/sign.h"

static char folder[] = "/tmp/sayswho-signed-XXXXXX";
static char path[200];
static SecretKey secret;
static Keyring keyring;
static unsigned char good[4 << 20];
static size_t good_size;
static char *title;

static size_t read_file(const char *name, unsigned char *out, size_t room)
{
    FILE *in = fopen(name, "rb");
    assert_non_null(in);
    size_t size = fread(out, 1, room, in);
    fclose(in);
    return size;
}

static void write_file(const char *name, const void *bytes, size_t size)
{
    FILE *out = fopen(name, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    fclose(out);
}

static void change_byte(size_t at, unsigned char byte)
{
    FILE *out = fopen(path, "r+b");
    assert_non_null(out);
    fseek(out, (long)at, SEEK_SET);
    fputc(byte, out);
    fclose(out);
}

static Bundle *open_signed(Error *error)
{
    Signature signature;
    Bundle *bundle = bundle_open_signed(path, &keyring, &signature, error);
    if (bundle)
        assert_int_equal(signature.found, SIGNATURE_GOOD);
    return bundle;
}

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    char public[200], key[200], from[200];
    const char *build = getenv("BUILD");
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof(path), "%s/story.says", folder);
    snprintf(public, sizeof(public), "%s/one.pub", folder);
    snprintf(key, sizeof(key), "%s/one.key", folder);
    snprintf(from, sizeof(from), "%s/stories/example.says", build ? build : "build");
    good_size = read_file(from, good, sizeof(good));
    write_file(path, good, good_size);
    if (!keys_make(public, key, NULL, &error) ||
        !key_read_secret(key, NULL, NULL, &secret, &error) || !bundle_sign(path, &secret, &error) ||
        !keyring_read(folder, &keyring, &error))
        return 1;
    good_size = read_file(path, good, sizeof(good));
    Bundle *bundle = open_signed(&error);
    title = bundle ? memory_copy_text(bundle_story(bundle)->title) : NULL;
    bundle_close(bundle);
    return title == NULL;
}

static int restore(void **state)
{
    (void)state;
    write_file(path, good, good_size);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    char command[300];
    free(title);
    snprintf(command, sizeof(command), "rm -rf %s", folder);
    return system(command);
}

/* Turns a bit in every page, in its place and by its number, so that each kind of page has its
 * turn. */
static void no_turned_bit_opens(void **state)
{
    (void)state;
    int tried = 0;
    for (size_t at = 0; at < good_size; at += 4096 / 3) {
        Error error = { 0 };
        change_byte(at, good[at] ^ (unsigned char)(1 << at % 8));
        Bundle *bundle = open_signed(&error);
        if (bundle)
            fail_msg("byte %zu was changed, and it opens", at);
        assert_int_equal(error.kind, ERROR_CONTENT);
        change_byte(at, good[at]);
        tried++;
    }
    assert_true(tried > 100);
    Error error = { 0 };
    Bundle *bundle = open_signed(&error);
    assert_non_null(bundle);
    bundle_close(bundle);
}

/* Writes, beside `copy`, the journal of an attacker: with it SQLite makes another story of the good
 * bytes. A journal has old pages, so it is made while an evil file is changed. */
static void make_journal(const char *copy, const char *mode)
{
    sqlite3 *db;
    char journal[220], kept[230];
    bool wal = strcmp(mode, "wal") == 0;
    write_file(copy, good, good_size);
    assert_int_equal(sqlite3_open(copy, &db), SQLITE_OK);
    char *sql = sqlite3_mprintf(
        "%s PRAGMA journal_mode = %s; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = 1; BEGIN; "
        "UPDATE story SET title = '%s'; UPDATE claim SET label = label || ' '; UPDATE picture SET "
        "png = zeroblob(100000)%s",
        wal ? "" : "UPDATE story SET title = 'evil';", mode, wal ? "evil" : "kept",
        wal ? "; COMMIT" : "");
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(sql);
    snprintf(journal, sizeof(journal), "%s-%s", copy, wal ? "wal" : "journal");
    snprintf(kept, sizeof(kept), "%s.kept", journal);
    assert_int_equal(link(journal, kept), 0);
    sqlite3_close(db);
    unlink(journal);
    assert_int_equal(rename(kept, journal), 0);
}

/* What the stock SQLite makes of the good bytes with that journal. */
static void expect_evil(const char *copy, bool wal)
{
    sqlite3 *db;
    sqlite3_stmt *row;
    write_file(copy, good, good_size);
    if (wal) { /* it looks only when the header says so, and then the signature is wrong */
        unsigned char header[20];
        memcpy(header, good, sizeof(header));
        header[18] = header[19] = 2;
        FILE *file = fopen(copy, "r+b");
        fwrite(header, 1, sizeof(header), file);
        fclose(file);
    }
    assert_int_equal(sqlite3_open(copy, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT title FROM story", -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(row, 0), "evil");
    sqlite3_finalize(row);
    sqlite3_close(db);
}

static void expect_no_effect(const char *mode)
{
    static unsigned char journal[8 << 20];
    char copy[200], beside[220];
    snprintf(copy, sizeof(copy), "%s/copy", folder);
    make_journal(copy, mode);
    snprintf(beside, sizeof(beside), "%s-%s", copy, strcmp(mode, "wal") ? "journal" : "wal");
    size_t size = read_file(beside, journal, sizeof(journal));
    expect_evil(copy, strcmp(mode, "wal") == 0);
    snprintf(beside, sizeof(beside), "%s-%s", path, strcmp(mode, "wal") ? "journal" : "wal");
    write_file(beside, journal, size);
    Error error = { 0 };
    Bundle *bundle = open_signed(&error);
    if (!bundle)
        fail_msg("%s", error.message);
    assert_string_equal(bundle_story(bundle)->title, title);
    assert_true(bundle_check(bundle, &error));
    bundle_close(bundle);
    assert_int_equal(access(beside, F_OK), 0); /* nobody has looked at it */
    unlink(beside);
}

static void a_planted_journal_has_no_effect(void **state)
{
    (void)state;
    expect_no_effect("delete");
}

static void a_planted_wal_has_no_effect(void **state)
{
    (void)state;
    expect_no_effect("wal");
}

/* Whatever is written into the open file, nothing of it is shown. */
static void a_file_changed_while_open_is_not_read(void **state)
{
    (void)state;
    Error error = { 0 };
    Bundle *bundle = open_signed(&error);
    assert_non_null(bundle);
    bundle_forget(bundle);
    for (size_t at = 0; at < good_size; at += 512)
        change_byte(at + 300 < good_size ? at + 300 : at, 'x');
    assert_null(bundle_claim(bundle, 0, &error));
    assert_int_equal(error.kind, ERROR_IO);
    write_file(path, good, good_size); /* the same file again, with the bytes that were signed */
    Error again = { 0 };
    assert_non_null(bundle_claim(bundle, 0, &again));
    bundle_close(bundle);
}

/* The name may lead to another file as soon as the bundle is open. */
static void a_file_replaced_while_open_is_not_seen(void **state)
{
    (void)state;
    Error error = { 0 };
    char other[200];
    Bundle *bundle = open_signed(&error);
    assert_non_null(bundle);
    bundle_forget(bundle);
    snprintf(other, sizeof(other), "%s/other", folder);
    write_file(other, "other", 5);
    assert_int_equal(rename(other, path), 0);
    assert_true(bundle_check(bundle, &error));
    bundle_close(bundle);
}

/* Signed by a key that is trusted, but made by hand: the schema has to be ours all the same. */
static void a_signature_makes_no_schema_good(void **state)
{
    (void)state;
    static const char *const schemas[] = {
        "CREATE VIEW v AS SELECT 1",
        "CREATE INDEX i ON claim(label)",
        "CREATE TRIGGER t AFTER INSERT ON claim BEGIN SELECT 1; END",
        "UPDATE sqlite_schema SET tbl_name = 'node' WHERE name = 'edge'",
        "UPDATE sqlite_schema SET type = 'view' WHERE name = 'known'",
        "UPDATE sqlite_schema SET name = 'known2', tbl_name = 'known2' WHERE name = 'known'",
        "UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'known'",
    };
    for (size_t i = 0; i < COUNT(schemas); i++) {
        Error error = { 0 };
        sqlite3 *db;
        char page[SIGNATURE_PAGE_BYTES], copy[200];
        snprintf(copy, sizeof(copy), "%s/made", folder);
        unlink(copy);
        write_file(copy, good, good_size - SIGNATURE_PAGE_BYTES);
        assert_int_equal(sqlite3_open(copy, &db), SQLITE_OK);
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
        char *sql = sqlite3_mprintf("PRAGMA writable_schema = ON; %s", schemas[i]);
        if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
            fail_msg("%s: %s", schemas[i], sqlite3_errmsg(db));
        sqlite3_free(sql);
        sqlite3_close(db);
        FILE *file = fopen(copy, "r+b");
        fseek(file, 0, SEEK_END);
        long size = ftell(file);
        assert_true(signature_make(fileno(file), size, copy, &secret, "example", 1, page, &error));
        fwrite(page, 1, sizeof(page), file);
        fclose(file);
        assert_int_equal(rename(copy, path), 0);
        assert_null(open_signed(&error));
        assert_int_equal(error.kind, ERROR_CONTENT);
        if (!strstr(error.message, "sqlite_schema") && !strstr(error.message, "damaged"))
            fail_msg("%s: %s", schemas[i], error.message);
    }
}

#define TEST(name) cmocka_unit_test_setup(name, restore)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_turned_bit_opens),
        TEST(a_planted_journal_has_no_effect),
        TEST(a_planted_wal_has_no_effect),
        TEST(a_file_changed_while_open_is_not_read),
        TEST(a_file_replaced_while_open_is_not_seen),
        TEST(a_signature_makes_no_schema_good),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
