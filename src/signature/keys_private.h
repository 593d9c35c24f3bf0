/* keys_private.h: text and numbers as minisign writes them. Private to src/signature. */
#ifndef SIGNATURE_KEYS_PRIVATE_H
#define SIGNATURE_KEYS_PRIVATE_H

#include <sodium.h>

#include "signature/keys.h"

#define COMMENT   "untrusted comment: "
#define LINE_ROOM 512

/* Must be called before anything else of libsodium; more than once does no harm. */
void signature_start(void);

/* Base64 of exactly `size` bytes, without anything before or after. */
bool signature_decode(const char *text, size_t length, unsigned char *out, size_t size);

#endif
