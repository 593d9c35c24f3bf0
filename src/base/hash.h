/* hash.h: a number that stands for bytes: to find them again, not to keep them from anyone.
 *
 * FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

/* The hash of what gave `hash` (HASH_START: of nothing yet) and these bytes behind it. */
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length);
uint64_t hash_text(uint64_t hash, const char *text);

#endif
