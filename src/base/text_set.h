/* text_set.h: a set of texts. It keeps only their hashes.
 *
 * Start it as { 0 }. It cannot tell apart two texts with the same hash; with the few thousand texts
 * of a story that happens once in 10^12 stories.
 */
#ifndef BASE_TEXT_SET_H
#define BASE_TEXT_SET_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t *hashes; /* 0: a free entry */
    int count, room;
} TextSet;

void text_set_add(TextSet *set, const char *text);
bool text_set_has(const TextSet *set, const char *text);
void text_set_free(TextSet *set); /* the set is then empty */

#endif
