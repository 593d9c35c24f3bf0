#include "base/text_set.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

/* Never 0, which means a free entry. */
static uint64_t hash_of(const char *text)
{
    uint64_t hash = hash_text(HASH_START, text);
    return hash ? hash : 1;
}

/* Returns the entry with the hash, or the free entry for it. There always is one. */
static uint64_t *place_of(const TextSet *set, uint64_t hash)
{
    uint64_t mask = (uint64_t)set->room - 1;
    for (uint64_t at = hash & mask;; at = (at + 1) & mask) {
        if (set->hashes[at] == hash || set->hashes[at] == 0)
            return &set->hashes[at];
    }
}

static void make_room(TextSet *set)
{
    if (2 * set->count < set->room)
        return;
    TextSet old = *set;
    set->room = old.room ? 2 * old.room : 256;
    set->hashes = memory_take((size_t)set->room, sizeof(uint64_t));
    for (int i = 0; i < old.room; i++) {
        if (old.hashes[i])
            *place_of(set, old.hashes[i]) = old.hashes[i];
    }
    free(old.hashes);
}

void text_set_add(TextSet *set, const char *text)
{
    make_room(set);
    uint64_t hash = hash_of(text), *place = place_of(set, hash);
    set->count += *place == 0;
    *place = hash;
}

bool text_set_has(const TextSet *set, const char *text)
{
    return set->room > 0 && *place_of(set, hash_of(text)) != 0;
}

void text_set_free(TextSet *set)
{
    free(set->hashes);
    *set = (TextSet){ 0 };
}
