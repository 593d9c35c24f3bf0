/* hash.h: a number computed from bytes, to recognise them again. It keeps nothing secret.
 *
 * FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

/* Continues a hash: the result covers everything that led to `hash` and then these bytes. Begin
 * with HASH_START. */
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length);
uint64_t hash_text(uint64_t hash, const char *text);

#endif
