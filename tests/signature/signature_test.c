/* signature_test.c: nothing but the bytes that were signed is accepted.
 *
 *   signature_test          a file of 16 KB
 *   signature_test long     a file of 40 KB, too: for `make prove-signature`
 */
#define _GNU_SOURCE /* memfd_create() */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "signature/signature.h"

#define PAGE       SIGNATURE_PAGE_BYTES
#define SIZE_SHORT ((int64_t)4 * PAGE)
#define SIZE_MOST  ((int64_t)10 * PAGE)

static char folder[] = "/tmp/sayswho-signature-XXXXXX";
static SecretKey secrets[2];
static Keyring keyring; /* has the first key */
static int file = -1;
static unsigned char good[SIZE_MOST + 2 * PAGE];
static int64_t size;

static const char *path_of(const char *name)
{
    static char path[2][200];
    static int turn;
    turn = !turn;
    snprintf(path[turn], sizeof(path[turn]), "%s/%s", folder, name);
    return path[turn];
}

static void write_text(const char *name, const char *text)
{
    FILE *out = fopen(path_of(name), "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static void put(const void *bytes, int64_t length)
{
    assert_int_equal(ftruncate(file, (off_t)length), 0);
    assert_int_equal(pwrite(file, bytes, (size_t)length, 0), length);
}

/* Signs a file of so many bytes, page included. */
static void sign(int64_t bytes)
{
    Error error = { 0 };
    char page[PAGE];
    size = bytes;
    for (int64_t i = 0; i < size - PAGE; i++)
        good[i] = (unsigned char)(i * 7 + i / 251);
    put(good, size - PAGE);
    assert_true(signature_make(file, size - PAGE, "x", &secrets[0], "our-clock", 12, page, &error));
    memcpy(good + size - PAGE, page, PAGE);
    put(good, size);
}

static SignatureFound found(void)
{
    Error error = { 0 };
    Signature signature;
    Seal *seal = NULL;
    bool accepted = signature_check(file, "x", &keyring, &signature, &seal, &error);
    seal_free(seal);
    assert_int_equal(accepted, signature.found == SIGNATURE_GOOD);
    assert_int_equal(accepted, error.kind == ERROR_NONE);
    return signature.found;
}

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    file = memfd_create("signed", MFD_CLOEXEC);
    if (file < 0 || !mkdtemp(folder))
        return 1;
    for (int i = 0; i < 2; i++) {
        const char *names[2][2] = { { "one.pub", "one.key" }, { "two.pub", "two.key" } };
        char public[200];
        snprintf(public, sizeof(public), "%s", path_of(names[i][0]));
        if (!keys_make(public, path_of(names[i][1]), NULL, &error) ||
            !key_read_secret(path_of(names[i][1]), NULL, NULL, &secrets[i], &error))
            return 1;
    }
    keyring = (Keyring){ .trusted = { secrets[0].key }, .trusted_count = 1 };
    sign(SIZE_SHORT);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    char command[300];
    close(file);
    snprintf(command, sizeof(command), "rm -rf %s", folder);
    return system(command);
}

static void what_was_signed_is_accepted(void **state)
{
    (void)state;
    Error error = { 0 };
    Signature signature;
    Seal *seal;
    assert_true(signature_check(file, "x", &keyring, &signature, &seal, &error));
    assert_string_equal(signature.story, "our-clock");
    assert_int_equal(signature.version, 12);
    assert_memory_equal(signature.key_id, secrets[0].key.id, KEY_ID_BYTES);
    seal_free(seal);
}

static void expect_flips_refused(void)
{
    for (int64_t at = 0; at < size; at++) {
        for (int bit = 0; bit < 8; bit++) {
            unsigned char byte = good[at] ^ (unsigned char)(1 << bit);
            assert_int_equal(pwrite(file, &byte, 1, (off_t)at), 1);
            if (found() == SIGNATURE_GOOD)
                fail_msg("bit %d of byte %lld was turned, and it was accepted", bit, (long long)at);
        }
        assert_int_equal(pwrite(file, &good[at], 1, (off_t)at), 1);
    }
    assert_int_equal(found(), SIGNATURE_GOOD);
}

static void expect_lengths_refused(void)
{
    for (int64_t length = 0; length < size; length++) {
        assert_int_equal(ftruncate(file, (off_t)length), 0);
        if (found() == SIGNATURE_GOOD)
            fail_msg("%lld bytes of %lld were accepted", (long long)length, (long long)size);
    }
    for (int64_t more = 1; more <= PAGE; more++) {
        memset(good + size, more % 2 ? '\n' : 0, (size_t)more);
        put(good, size + more);
        if (found() == SIGNATURE_GOOD)
            fail_msg("%lld bytes more were accepted", (long long)more);
    }
    put(good, size);
    assert_int_equal(found(), SIGNATURE_GOOD);
}

static void no_turned_bit_is_accepted(void **state)
{
    (void)state;
    expect_flips_refused();
}

static void no_other_length_is_accepted(void **state)
{
    (void)state;
    expect_lengths_refused();
}

/* A page of the signed file in another place, or twice, is the same bytes in another order. */
static void no_moved_page_is_accepted(void **state)
{
    (void)state;
    unsigned char other[SIZE_SHORT];
    memcpy(other, good + PAGE, PAGE);
    memcpy(other + PAGE, good, PAGE);
    memcpy(other + 2 * PAGE, good + 2 * PAGE, 2 * PAGE);
    put(other, SIZE_SHORT);
    assert_int_equal(found(), SIGNATURE_WRONG);
    memcpy(other, good, PAGE);
    memcpy(other + PAGE, good + 3 * PAGE, PAGE); /* signs less than it follows */
    put(other, 2 * PAGE);
    assert_int_equal(found(), SIGNATURE_WRONG);
    put(good, size);
}

static void only_trusted_keys_are_accepted(void **state)
{
    (void)state;
    const Keyring before = keyring;
    keyring = (Keyring){ 0 };
    assert_int_equal(found(), SIGNATURE_UNKNOWN);
    keyring = (Keyring){ .trusted = { secrets[1].key }, .trusted_count = 1 };
    assert_int_equal(found(), SIGNATURE_UNKNOWN);
    /* another key that has the same number */
    memcpy(keyring.trusted[0].id, secrets[0].key.id, KEY_ID_BYTES);
    assert_int_equal(found(), SIGNATURE_WRONG);
    /* several, as while one follows another */
    keyring = (Keyring){ .trusted = { secrets[1].key, secrets[0].key }, .trusted_count = 2 };
    assert_int_equal(found(), SIGNATURE_GOOD);
    memcpy(keyring.revoked[0], secrets[0].key.id, KEY_ID_BYTES);
    keyring.revoked_count = 1;
    assert_int_equal(found(), SIGNATURE_REVOKED);
    memcpy(keyring.revoked[0], secrets[1].key.id, KEY_ID_BYTES);
    assert_int_equal(found(), SIGNATURE_GOOD);
    keyring = before;
}

static void a_file_without_a_signature_says_so(void **state)
{
    (void)state;
    put(good, size - PAGE);
    assert_int_equal(found(), SIGNATURE_NONE);
    put(good, size);
}

static void a_seal_knows_its_pages(void **state)
{
    (void)state;
    Error error = { 0 };
    Signature signature;
    Seal *seal;
    assert_true(signature_check(file, "x", &keyring, &signature, &seal, &error));
    for (int i = 0; i < 3; i++) {
        assert_true(seal_matches(seal, i, good + i * PAGE));
        assert_false(seal_matches(seal, (i + 1) % 3, good + i * PAGE));
        good[i * PAGE + 77] ^= 1;
        assert_false(seal_matches(seal, i, good + i * PAGE));
        good[i * PAGE + 77] ^= 1;
    }
    assert_false(seal_matches(seal, 3, good + 3 * PAGE)); /* the signature itself */
    assert_false(seal_matches(seal, -1, good));
    seal_free(seal);
}

static void a_folder_of_keys_is_read(void **state)
{
    (void)state;
    Error error = { 0 };
    Keyring read;
    char name[KEY_NAME_ROOM], line[100];
    assert_true(keyring_read(path_of("nowhere"), &read, &error));
    assert_int_equal(read.trusted_count, 0);
    write_text("hello.pub", "hello\n");
    assert_true(keyring_read(folder, &read, &error));
    assert_int_equal(read.trusted_count, 2);
    assert_non_null(keyring_find(&read, secrets[0].key.id));
    snprintf(line, sizeof(line), "# lost in March\n\n  %s # ours\n",
             key_name(secrets[0].key.id, name));
    write_text("revoked", line);
    assert_true(keyring_read(folder, &read, &error));
    assert_null(keyring_find(&read, secrets[0].key.id));
    assert_true(keyring_revoked(&read, secrets[0].key.id));
    assert_non_null(keyring_find(&read, secrets[1].key.id));
    /* A line that is no id could be one that should be revoked: then no key is trusted. */
    write_text("revoked", "two.pub\n");
    assert_false(keyring_read(folder, &read, &error));
    assert_int_equal(read.trusted_count, 0);
    assert_non_null(strstr(error.message, "revoked:1: "));
    unlink(path_of("revoked"));
    unlink(path_of("hello.pub"));
}

static void a_key_is_never_written_over(void **state)
{
    (void)state;
    Error error = { 0 };
    struct stat info;
    char public[200];
    assert_int_equal(stat(path_of("one.key"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    snprintf(public, sizeof(public), "%s", path_of("three.pub"));
    assert_false(keys_make(public, path_of("one.key"), NULL, &error));
    assert_int_equal(error.kind, ERROR_USAGE);
    error = (Error){ 0 };
    snprintf(public, sizeof(public), "%s", path_of("one.pub"));
    assert_false(keys_make(public, path_of("three.key"), NULL, &error));
    assert_int_not_equal(access(path_of("three.key"), F_OK), 0);
}

static void a_longer_file_holds_as_well(void **state)
{
    (void)state;
    sign(SIZE_MOST);
    expect_flips_refused();
    expect_lengths_refused();
    print_message("%lld turned bits and %lld lengths of 40 KB: 0 accepted\n", (long long)size * 8,
                  (long long)size + PAGE);
    sign(SIZE_SHORT);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_signed_is_accepted),
        cmocka_unit_test(no_turned_bit_is_accepted),
        cmocka_unit_test(no_other_length_is_accepted),
        cmocka_unit_test(no_moved_page_is_accepted),
        cmocka_unit_test(only_trusted_keys_are_accepted),
        cmocka_unit_test(a_file_without_a_signature_says_so),
        cmocka_unit_test(a_seal_knows_its_pages),
        cmocka_unit_test(a_folder_of_keys_is_read),
        cmocka_unit_test(a_key_is_never_written_over),
        cmocka_unit_test(a_longer_file_holds_as_well),
    };
    bool is_long = argc > 1 && strcmp(argv[1], "long") == 0;
    return _cmocka_run_group_tests("signature", tests, COUNT(tests) - !is_long, start, stop);
}
