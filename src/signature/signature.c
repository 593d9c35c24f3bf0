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
#include "signature/keys_private.h"

#define HASH_BYTES 64
#define MARK_BYTES crypto_shorthash_siphashx24_BYTES
#define PART_PAGES 16 /* read at a time */

/* minisign's own words. */
#define FIRST_LINE COMMENT "signature from minisign secret key\n"
#define TRUSTED    "trusted comment: "

/* What the second line of a signature encodes. "ED" says that the hash of the bytes is signed. */
typedef struct {
    unsigned char algorithm[2];
    unsigned char key_id[KEY_ID_BYTES];
    unsigned char sign[64];
} SignedHash;

/* A signature page in parts. */
typedef struct {
    SignedHash hash;
    char story[STORY_ID_MOST + 1];
    int version;
    unsigned char whole[64]; /* signs the signature and the trusted comment */
} Parts;

_Static_assert(sizeof(SignedHash) == 74, "as minisign has it");

/* ---- the page as text ---- */

/* The signature and the trusted comment, which parts->whole signs. Returns the length. */
static size_t signed_text(const Parts *parts, unsigned char out[LINE_ROOM])
{
    memcpy(out, parts->hash.sign, sizeof(parts->hash.sign));
    int length = snprintf((char *)out + 64, LINE_ROOM - 64, "sayswho story %s version %d",
                          parts->story, parts->version);
    return 64 + (size_t)length;
}

static void write_page(const Parts *parts, char page[SIGNATURE_PAGE_BYTES])
{
    char hash[sizeof(SignedHash) * 2], whole[64 * 2], text[SIGNATURE_PAGE_BYTES];
    unsigned char comment[LINE_ROOM];
    size_t size = signed_text(parts, comment);
    sodium_bin2base64(hash, sizeof(hash), (const unsigned char *)&parts->hash, sizeof(parts->hash),
                      sodium_base64_VARIANT_ORIGINAL);
    sodium_bin2base64(whole, sizeof(whole), parts->whole, sizeof(parts->whole),
                      sodium_base64_VARIANT_ORIGINAL);
    int length = snprintf(text, sizeof(text), FIRST_LINE "%s\n" TRUSTED "%.*s\n%s\n", hash,
                          (int)(size - 64), (const char *)comment + 64, whole);
    memset(page, '\n', SIGNATURE_PAGE_BYTES);
    memcpy(page, text, (size_t)length);
}

/* Copies the next line without its end into `line`. Returns what follows, NULL when there is none
 * or it is too long. */
static const char *next_line(const char *text, const char *end, char line[LINE_ROOM])
{
    const char *stop = text ? memchr(text, '\n', (size_t)(end - text)) : NULL;
    if (!stop || stop - text >= LINE_ROOM)
        return NULL;
    memcpy(line, text, (size_t)(stop - text));
    line[stop - text] = '\0';
    return stop + 1;
}

/* Takes a page apart, and puts it together again to see that it has the one allowed form: a bit
 * that was turned in a comment, in base64 or in the empty rest is refused like any other. */
static bool read_page(const char page[SIGNATURE_PAGE_BYTES], Parts *parts)
{
    char line[LINE_ROOM], again[SIGNATURE_PAGE_BYTES];
    const char *end = page + SIGNATURE_PAGE_BYTES;
    const char *at = next_line(page, end, line);
    at = next_line(at, end, line);
    if (!at ||
        !signature_decode(line, strlen(line), (unsigned char *)&parts->hash, sizeof(parts->hash)))
        return false;
    at = next_line(at, end, line);
    if (!at ||
        sscanf(line, TRUSTED "sayswho story %20s version %7d", parts->story, &parts->version) != 2)
        return false;
    at = next_line(at, end, line);
    if (!at || !signature_decode(line, strlen(line), parts->whole, sizeof(parts->whole)))
        return false;
    write_page(parts, again);
    return memcmp(page, again, sizeof(again)) == 0 && memcmp(parts->hash.algorithm, "ED", 2) == 0;
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
static bool hash_pages(int file, int64_t size, const char *path, unsigned char hash[HASH_BYTES],
                       Seal *seal, Error *error)
{
    unsigned char part[PART_PAGES * SIGNATURE_PAGE_BYTES];
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, HASH_BYTES);
    for (int64_t at = 0; at < size; at += (int64_t)sizeof(part)) {
        size_t length = size - at < (int64_t)sizeof(part) ? (size_t)(size - at) : sizeof(part);
        if (!read_part(file, path, part, length, at, error))
            return false;
        crypto_generichash_update(&state, part, length);
        for (size_t page = 0; seal && page < length; page += SIGNATURE_PAGE_BYTES)
            add_mark(seal, part + page);
    }
    crypto_generichash_final(&state, hash, HASH_BYTES);
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

/* True when the key signed this hash, and the page's comment. */
static bool signed_by(const Key *key, const Parts *parts, const unsigned char hash[HASH_BYTES])
{
    unsigned char text[LINE_ROOM];
    size_t length = signed_text(parts, text);
    return crypto_sign_ed25519_verify_detached(parts->hash.sign, hash, HASH_BYTES, key->point) ==
               0 &&
           crypto_sign_ed25519_verify_detached(parts->whole, text, length, key->point) == 0;
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
    unsigned char hash[HASH_BYTES];
    int64_t size;
    Parts parts;
    *signature = (Signature){ 0 };
    signature_start();
    if (!measure(file, path, &size, signature, error) ||
        !read_part(file, path, page, sizeof(page), size, error))
        return false;
    if (memcmp(page, COMMENT, strlen(COMMENT)) != 0)
        return refuse(path, signature, SIGNATURE_NONE, error);
    if (!read_page(page, &parts))
        return refuse(path, signature, SIGNATURE_WRONG, error);
    memcpy(signature->key_id, parts.hash.key_id, KEY_ID_BYTES);
    if (keyring_revoked(keyring, signature->key_id))
        return refuse(path, signature, SIGNATURE_REVOKED, error);
    const Key *key = keyring_find(keyring, signature->key_id);
    if (!key)
        return refuse(path, signature, SIGNATURE_UNKNOWN, error);
    Seal *made = seal_make(size / SIGNATURE_PAGE_BYTES);
    if (!hash_pages(file, size, path, hash, made, error) ||
        (!signed_by(key, &parts, hash) && !refuse(path, signature, SIGNATURE_WRONG, error))) {
        seal_free(made);
        return false;
    }
    memcpy(signature->story, parts.story, sizeof(parts.story));
    signature->version = parts.version;
    signature->found = SIGNATURE_GOOD;
    *seal = made;
    return true;
}

/* ---- signing ---- */

bool signature_make(int file, int64_t size, const char *path, const SecretKey *secret,
                    const char *story, int version, char page[SIGNATURE_PAGE_BYTES], Error *error)
{
    unsigned char hash[HASH_BYTES], text[LINE_ROOM];
    Parts parts = { .hash = { .algorithm = "ED" }, .version = version };
    signature_start();
    if (!hash_pages(file, size, path, hash, NULL, error))
        return false;
    memcpy(parts.hash.key_id, secret->key.id, KEY_ID_BYTES);
    snprintf(parts.story, sizeof(parts.story), "%s", story);
    crypto_sign_ed25519_detached(parts.hash.sign, NULL, hash, HASH_BYTES, secret->secret);
    size_t length = signed_text(&parts, text);
    crypto_sign_ed25519_detached(parts.whole, NULL, text, length, secret->secret);
    write_page(&parts, page);
    return true;
}
