/* text_set.h: which texts belong to a set, by their hash: a text is not kept.
 *
 * Start it zeroed. Two texts with one hash are one to it; among the few thousand texts of a story
 * that happens once in 10^12 stories.
 */
#ifndef BASE_TEXT_SET_H
#define BASE_TEXT_SET_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t *hashes; /* 0: a free place */
    int count, room;
} TextSet;

void text_set_add(TextSet *set, const char *text);
bool text_set_has(const TextSet *set, const char *text);
void text_set_free(TextSet *set); /* leaves it empty */

#endif
