#include "signature/new_pin.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "signature/keys_private.h"

/* minisign's own words. */
#define FIRST_LINE COMMENT "signature from minisign secret key\n"
#define TRUSTED    "trusted comment: "

/* As minisign has it: "ED" says that the hash of the bytes is signed. */
typedef struct {
    unsigned char algorithm[2];
    unsigned char key_id[KEY_ID_BYTES];
    unsigned char sign[64];
} SignedLine;

typedef struct {
    SignedLine line;
    NewPin pin;
    unsigned char whole[64]; /* signs the signature and the trusted comment */
} Parts;

/* The signature and the trusted comment, which parts->whole signs. Returns the length. */
static size_t signed_text(const Parts *parts, unsigned char out[LINE_ROOM])
{
    memcpy(out, parts->line.sign, sizeof(parts->line.sign));
    return 64 + (size_t)snprintf((char *)out + 64, LINE_ROOM - 64,
                                 "sayswho new-pin made %" PRId64 " unit %s", parts->pin.made_s,
                                 parts->pin.unit);
}

static size_t write_text(const Parts *parts, char text[NEW_PIN_ROOM])
{
    char line[sizeof(SignedLine) * 2], whole[64 * 2];
    unsigned char comment[LINE_ROOM];
    size_t size = signed_text(parts, comment);
    sodium_bin2base64(line, sizeof(line), (const unsigned char *)&parts->line, sizeof(parts->line),
                      sodium_base64_VARIANT_ORIGINAL);
    sodium_bin2base64(whole, sizeof(whole), parts->whole, sizeof(parts->whole),
                      sodium_base64_VARIANT_ORIGINAL);
    return (size_t)snprintf(text, NEW_PIN_ROOM, FIRST_LINE "%s\n" TRUSTED "%.*s\n%s\n", line,
                            (int)(size - 64), (const char *)comment + 64, whole);
}

/* Takes the text apart, and puts it together again to see that it has the one allowed form. */
static bool read_text(const char *text, size_t size, Parts *parts)
{
    char line[LINE_ROOM], whole[LINE_ROOM], copy[NEW_PIN_ROOM], again[NEW_PIN_ROOM];
    if (size >= sizeof(copy))
        return false;
    memcpy(copy, text, size);
    copy[size] = '\0';
    if (sscanf(copy,
               FIRST_LINE "%400s\n" TRUSTED "sayswho new-pin made %15" SCNd64
                          " unit %31[^\n]\n%400s",
               line, &parts->pin.made_s, parts->pin.unit, whole) != 4)
        return false;
    return signature_decode(line, strlen(line), (unsigned char *)&parts->line,
                            sizeof(parts->line)) &&
           signature_decode(whole, strlen(whole), parts->whole, sizeof(parts->whole)) &&
           memcmp(parts->line.algorithm, "ED", 2) == 0 && parts->pin.made_s > 0 &&
           write_text(parts, again) == size && memcmp(copy, again, size) == 0;
}

_Static_assert(UNIT_NAME_MOST == 31, "what sscanf() reads above");

static void hash_line(unsigned char hash[64])
{
    crypto_generichash(hash, 64, (const unsigned char *)NEW_PIN_LINE, strlen(NEW_PIN_LINE), NULL,
                       0);
}

size_t new_pin_make(const NewPin *pin, const SecretKey *secret, char text[NEW_PIN_ROOM])
{
    unsigned char hash[64], comment[LINE_ROOM];
    Parts parts = { .line = { .algorithm = "ED" }, .pin = *pin };
    signature_start();
    hash_line(hash);
    memcpy(parts.line.key_id, secret->key.id, KEY_ID_BYTES);
    crypto_sign_ed25519_detached(parts.line.sign, NULL, hash, sizeof(hash), secret->secret);
    size_t length = signed_text(&parts, comment);
    crypto_sign_ed25519_detached(parts.whole, NULL, comment, length, secret->secret);
    return write_text(&parts, text);
}

SignatureFound new_pin_check(const char *text, size_t size, const Keyring *keyring, NewPin *pin)
{
    unsigned char hash[64], comment[LINE_ROOM];
    Parts parts = { 0 };
    signature_start();
    if (!read_text(text, size, &parts))
        return SIGNATURE_NONE;
    if (keyring_revoked(keyring, parts.line.key_id))
        return SIGNATURE_REVOKED;
    const Key *key = keyring_find(keyring, parts.line.key_id);
    if (!key)
        return SIGNATURE_UNKNOWN;
    hash_line(hash);
    size_t length = signed_text(&parts, comment);
    if (crypto_sign_ed25519_verify_detached(parts.line.sign, hash, sizeof(hash), key->point) != 0 ||
        crypto_sign_ed25519_verify_detached(parts.whole, comment, length, key->point) != 0)
        return SIGNATURE_WRONG;
    *pin = parts.pin;
    return SIGNATURE_GOOD;
}
