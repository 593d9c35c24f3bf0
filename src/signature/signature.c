/* signature.c: makes and checks the signature page. See "Signature page" in docs/bundle.md. */
#include "signature/signature.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "signature/minisign_private.h"

#define MARK_BYTES crypto_shorthash_siphashx24_BYTES
#define PART_PAGES 16 /* read at a time */

/* ---- the page as text ---- */

static void write_comment(char comment[MINISIGN_COMMENT_ROOM], const char *story, int version)
{
    snprintf(comment, MINISIGN_COMMENT_ROOM, "sayswho story %s version %d", story, version);
}

/* Reads what the page says into *signature. False unless it has the one allowed form: a bit that
 * was turned in the empty rest is refused like any other. */
static bool read_page(const char page[SIGNATURE_PAGE_BYTES], Minisign *minisign,
                      Signature *signature)
{
    char again[MINISIGN_COMMENT_ROOM];
    size_t at = minisign_read(page, SIGNATURE_PAGE_BYTES, minisign);
    if (at == 0 || sscanf(minisign->comment, "sayswho story %20s version %7d", signature->story,
                          &signature->version) != 2)
        return false;
    write_comment(again, signature->story, signature->version);
    while (at < SIGNATURE_PAGE_BYTES && page[at] == '\n')
        at++;
    return at == SIGNATURE_PAGE_BYTES && strcmp(minisign->comment, again) == 0;
}

_Static_assert(STORY_ID_MOST == 20 && STORY_VERSION_MOST <= 9999999, "what sscanf() reads above");

/* ---- seals ---- */

struct Seal {
    unsigned char key[crypto_shorthash_siphashx24_KEYBYTES]; /* drawn anew for each seal */
    int64_t count;
    unsigned char (*marks)[MARK_BYTES];
};

static Seal *seal_make(int64_t pages)
{
    Seal *seal = memory_take(1, sizeof(*seal));
    randombytes_buf(seal->key, sizeof(seal->key));
    seal->marks = memory_take((size_t)pages, MARK_BYTES);
    return seal;
}

static void add_mark(Seal *seal, const unsigned char *page)
{
    crypto_shorthash_siphashx24(seal->marks[seal->count++], page, SIGNATURE_PAGE_BYTES, seal->key);
}

bool seal_matches(const Seal *seal, int64_t number, const void *page)
{
    unsigned char mark[MARK_BYTES];
    if (number < 0 || number >= seal->count)
        return false;
    crypto_shorthash_siphashx24(mark, page, SIGNATURE_PAGE_BYTES, seal->key);
    return memcmp(mark, seal->marks[number], sizeof(mark)) == 0;
}

void seal_free(Seal *seal)
{
    if (!seal)
        return;
    free(seal->marks);
    free(seal);
}

/* ---- reading the file ---- */

/* Reads exactly these bytes. */
static bool read_part(int file, const char *path, void *out, size_t size, int64_t at, Error *error)
{
    ssize_t got = file_read_at(file, out, size, at);
    if (got != (ssize_t)size)
        error_set(error, ERROR_IO, "%s: it cannot be read: %s; copy it again", path,
                  got < 0 ? strerror(errno) : "it became shorter");
    return got == (ssize_t)size;
}

/* Hashes the first `size` bytes, whole pages, and seals them unless `seal` is NULL. */
static bool hash_pages(int file, int64_t size, const char *path,
                       unsigned char hash[MINISIGN_HASH_BYTES], Seal *seal, Error *error)
{
    unsigned char part[PART_PAGES * SIGNATURE_PAGE_BYTES];
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, MINISIGN_HASH_BYTES);
    for (int64_t at = 0; at < size; at += (int64_t)sizeof(part)) {
        size_t length = size - at < (int64_t)sizeof(part) ? (size_t)(size - at) : sizeof(part);
        if (!read_part(file, path, part, length, at, error))
            return false;
        crypto_generichash_update(&state, part, length);
        for (size_t page = 0; seal && page < length; page += SIGNATURE_PAGE_BYTES)
            add_mark(seal, part + page);
    }
    crypto_generichash_final(&state, hash, MINISIGN_HASH_BYTES);
    return true;
}

/* ---- checking ---- */

static bool refuse(const char *path, Signature *signature, SignatureFound found, Error *error)
{
    static const char *const why[] = {
        [SIGNATURE_NONE] = "it is not signed; ask its maker to sign it",
        [SIGNATURE_UNKNOWN] = "it is signed with a key that is not trusted here; whoever looks "
                              "after the exhibit can add that key",
        [SIGNATURE_REVOKED] = "it is signed with a key that was revoked; ask its maker to sign it "
                              "with the new one",
        [SIGNATURE_WRONG] = "it was changed after it was signed; copy it again",
    };
    char name[KEY_NAME_ROOM];
    bool by_key = found == SIGNATURE_UNKNOWN || found == SIGNATURE_REVOKED;
    signature->found = found;
    error_set(error, ERROR_CONTENT, "%s: %s%s%s%s", path, why[found], by_key ? " (" : "",
              by_key ? key_name(signature->key_id, name) : "", by_key ? ")" : "");
    return false;
}

/* Sets *size to the number of bytes before the signature page. */
static bool measure(int file, const char *path, int64_t *size, Signature *signature, Error *error)
{
    struct stat info;
    if (fstat(file, &info) != 0) {
        error_set(error, ERROR_IO, "%s: it cannot be read: %s; copy it again", path,
                  strerror(errno));
        return false;
    }
    *size = (int64_t)info.st_size - SIGNATURE_PAGE_BYTES;
    if (*size <= 0 || *size % SIGNATURE_PAGE_BYTES != 0 || info.st_size > BUNDLE_BYTES_MOST)
        return refuse(path, signature, SIGNATURE_NONE, error);
    return true;
}

bool signature_check(int file, const char *path, const Keyring *keyring, Signature *signature,
                     Seal **seal, Error *error)
{
    char page[SIGNATURE_PAGE_BYTES];
    unsigned char hash[MINISIGN_HASH_BYTES];
    int64_t size;
    Minisign minisign;
    Signature said = { .found = SIGNATURE_GOOD };
    *signature = (Signature){ 0 };
    signature_start();
    if (!measure(file, path, &size, signature, error) ||
        !read_part(file, path, page, sizeof(page), size, error))
        return false;
    if (memcmp(page, COMMENT, strlen(COMMENT)) != 0)
        return refuse(path, signature, SIGNATURE_NONE, error);
    if (!read_page(page, &minisign, &said))
        return refuse(path, signature, SIGNATURE_WRONG, error);
    memcpy(said.key_id, minisign.hash.key_id, KEY_ID_BYTES);
    memcpy(signature->key_id, said.key_id, KEY_ID_BYTES);
    if (keyring_revoked(keyring, signature->key_id))
        return refuse(path, signature, SIGNATURE_REVOKED, error);
    const Key *key = keyring_find(keyring, signature->key_id);
    if (!key)
        return refuse(path, signature, SIGNATURE_UNKNOWN, error);
    Seal *made = seal_make(size / SIGNATURE_PAGE_BYTES);
    if (!hash_pages(file, size, path, hash, made, error) ||
        (!minisign_signed_by(&minisign, key, hash) &&
         !refuse(path, signature, SIGNATURE_WRONG, error))) {
        seal_free(made);
        return false;
    }
    *signature = said;
    *seal = made;
    return true;
}

/* ---- signing ---- */

bool signature_make(int file, int64_t size, const char *path, const SecretKey *secret,
                    const char *story, int version, char page[SIGNATURE_PAGE_BYTES], Error *error)
{
    unsigned char hash[MINISIGN_HASH_BYTES];
    char text[MINISIGN_TEXT_ROOM];
    Minisign minisign;
    signature_start();
    if (!hash_pages(file, size, path, hash, NULL, error))
        return false;
    write_comment(minisign.comment, story, version);
    minisign_sign(&minisign, secret, hash);
    size_t length = minisign_write(&minisign, text);
    memset(page, '\n', SIGNATURE_PAGE_BYTES);
    memcpy(page, text, length);
    return true;
}
