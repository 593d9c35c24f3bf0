/* wording.h: a wording in which the words that differ from another wording are marked.
 *
 * Authors write *stars* around the words of a wording that differ from the wording beside it:
 * "In *one study*, the loss was 10 per cent". Whatever shows, speaks, prints or compares a wording
 * reads it through these functions, so that no star is ever seen or heard.
 */
#ifndef CONTENT_WORDING_H
#define CONTENT_WORDING_H

#include "base/memory.h"

/* Words that differ, in bytes of the plain text. */
typedef struct {
    int start, end;
} Differing;

typedef struct {
    const char *text; /* without the stars */
    const Differing *differing;
    int differing_count; /* in order; they never overlap, and none is empty */
} Wording;

/* Reads a wording. A star without a partner, and one beside a space on its inner side, is an
 * ordinary character: "5 * 3". The result belongs to the arena. */
Wording wording_parse(Arena *arena, const char *words);

/* Only the plain text: `words` itself when it has no star. */
const char *wording_plain(Arena *arena, const char *words);

#endif
