#include <stdio.h>
#include <string.h>

#include "signature/minisign_private.h"

/* minisign's own words. */
#define FIRST_LINE COMMENT "signature from minisign secret key\n"
#define TRUSTED    "trusted comment: "

_Static_assert(sizeof(MinisignHash) == 74, "as minisign has it");

/* The signature and the trusted comment, which minisign->whole signs. Returns the length. */
static size_t signed_bytes(const Minisign *minisign, unsigned char out[64 + MINISIGN_COMMENT_ROOM])
{
    size_t length = strlen(minisign->comment);
    memcpy(out, minisign->hash.sign, 64);
    memcpy(out + 64, minisign->comment, length);
    return 64 + length;
}

void minisign_sign(Minisign *minisign, const SecretKey *secret,
                   const unsigned char hash[MINISIGN_HASH_BYTES])
{
    unsigned char bytes[64 + MINISIGN_COMMENT_ROOM];
    signature_start();
    memcpy(minisign->hash.algorithm, "ED", 2);
    memcpy(minisign->hash.key_id, secret->key.id, KEY_ID_BYTES);
    crypto_sign_ed25519_detached(minisign->hash.sign, NULL, hash, MINISIGN_HASH_BYTES,
                                 secret->secret);
    size_t length = signed_bytes(minisign, bytes);
    crypto_sign_ed25519_detached(minisign->whole, NULL, bytes, length, secret->secret);
}

bool minisign_signed_by(const Minisign *minisign, const Key *key,
                        const unsigned char hash[MINISIGN_HASH_BYTES])
{
    unsigned char bytes[64 + MINISIGN_COMMENT_ROOM];
    size_t length = signed_bytes(minisign, bytes);
    return crypto_sign_ed25519_verify_detached(minisign->hash.sign, hash, MINISIGN_HASH_BYTES,
                                               key->point) == 0 &&
           crypto_sign_ed25519_verify_detached(minisign->whole, bytes, length, key->point) == 0;
}

size_t minisign_write(const Minisign *minisign, char out[MINISIGN_TEXT_ROOM])
{
    char hash[sizeof(MinisignHash) * 2], whole[64 * 2];
    sodium_bin2base64(hash, sizeof(hash), (const unsigned char *)&minisign->hash,
                      sizeof(minisign->hash), sodium_base64_VARIANT_ORIGINAL);
    sodium_bin2base64(whole, sizeof(whole), minisign->whole, sizeof(minisign->whole),
                      sodium_base64_VARIANT_ORIGINAL);
    return (size_t)snprintf(out, MINISIGN_TEXT_ROOM, FIRST_LINE "%s\n" TRUSTED "%s\n%s\n", hash,
                            minisign->comment, whole);
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

/* Takes the text apart, and puts it together again: a bit that was turned in a comment or in base64
 * is refused like any other. */
size_t minisign_read(const char *text, size_t size, Minisign *minisign)
{
    char line[LINE_ROOM], again[MINISIGN_TEXT_ROOM];
    const char *end = text + size, *at = next_line(text, end, line);
    at = next_line(at, end, line);
    if (!at || !signature_decode(line, strlen(line), (unsigned char *)&minisign->hash,
                                 sizeof(minisign->hash)))
        return 0;
    at = next_line(at, end, line);
    if (!at || strncmp(line, TRUSTED, strlen(TRUSTED)) != 0 ||
        strlen(line) >= strlen(TRUSTED) + MINISIGN_COMMENT_ROOM)
        return 0;
    memcpy(minisign->comment, line + strlen(TRUSTED), strlen(line + strlen(TRUSTED)) + 1);
    at = next_line(at, end, line);
    if (!at || !signature_decode(line, strlen(line), minisign->whole, sizeof(minisign->whole)))
        return 0;
    size_t length = minisign_write(minisign, again);
    bool same = length <= size && memcmp(text, again, length) == 0 &&
                memcmp(minisign->hash.algorithm, "ED", 2) == 0;
    return same ? length : 0;
}
