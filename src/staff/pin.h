/* pin.h: makes and checks the hash of a PIN, with libsodium's Argon2id. Both take a tenth of a
 * second or more and 64 MB of memory: call them on a thread of their own. */
#ifndef STAFF_PIN_H
#define STAFF_PIN_H

#include "staff/staff.h"

/* False when there is no memory for it. */
bool pin_hash(const char *digits, char hash[STAFF_HASH_ROOM]);

/* True when the hash was made of these digits. False also for a hash that is none. */
bool pin_matches(const char *digits, const char *hash);

#endif
