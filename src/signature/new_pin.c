#include "signature/new_pin.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "signature/minisign_private.h"

_Static_assert(UNIT_NAME_MOST == 31, "what sscanf() reads below");

static void write_comment(char comment[MINISIGN_COMMENT_ROOM], const NewPin *pin)
{
    snprintf(comment, MINISIGN_COMMENT_ROOM, "sayswho new-pin made %" PRId64 " unit %s",
             pin->made_s, pin->unit);
}

/* Takes the text apart, and sees that it has the one allowed form. */
static bool read_text(const char *text, size_t size, Minisign *minisign, NewPin *pin)
{
    char again[MINISIGN_COMMENT_ROOM];
    if (minisign_read(text, size, minisign) != size || size == 0 ||
        sscanf(minisign->comment, "sayswho new-pin made %15" SCNd64 " unit %31[^\n]", &pin->made_s,
               pin->unit) != 2)
        return false;
    write_comment(again, pin);
    return pin->made_s > 0 && strcmp(minisign->comment, again) == 0;
}

static void hash_line(unsigned char hash[MINISIGN_HASH_BYTES])
{
    crypto_generichash(hash, MINISIGN_HASH_BYTES, (const unsigned char *)NEW_PIN_LINE,
                       strlen(NEW_PIN_LINE), NULL, 0);
}

size_t new_pin_make(const NewPin *pin, const SecretKey *secret, char text[NEW_PIN_ROOM])
{
    unsigned char hash[MINISIGN_HASH_BYTES];
    Minisign minisign;
    signature_start();
    hash_line(hash);
    write_comment(minisign.comment, pin);
    minisign_sign(&minisign, secret, hash);
    return minisign_write(&minisign, text);
}

SignatureFound new_pin_check(const char *text, size_t size, const Keyring *keyring, NewPin *pin)
{
    unsigned char hash[MINISIGN_HASH_BYTES];
    Minisign minisign;
    NewPin said;
    signature_start();
    if (!read_text(text, size, &minisign, &said))
        return SIGNATURE_NONE;
    if (keyring_revoked(keyring, minisign.hash.key_id))
        return SIGNATURE_REVOKED;
    const Key *key = keyring_find(keyring, minisign.hash.key_id);
    if (!key)
        return SIGNATURE_UNKNOWN;
    hash_line(hash);
    if (!minisign_signed_by(&minisign, key, hash))
        return SIGNATURE_WRONG;
    *pin = said;
    return SIGNATURE_GOOD;
}
