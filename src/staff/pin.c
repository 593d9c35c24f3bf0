#include "staff/pin.h"

#include <sodium.h>
#include <string.h>

_Static_assert(crypto_pwhash_STRBYTES <= STAFF_HASH_ROOM, "a hash fits");

bool pin_hash(const char *digits, char hash[STAFF_HASH_ROOM])
{
    return sodium_init() >= 0 &&
           crypto_pwhash_str(hash, digits, strlen(digits), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                             crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

bool pin_matches(const char *digits, const char *hash)
{
    return sodium_init() >= 0 && crypto_pwhash_str_verify(hash, digits, strlen(digits)) == 0;
}
