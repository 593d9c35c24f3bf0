/* text_signs.h: finds characters that nobody types on purpose: invisible ones, ones that turn the
 * order of letters round, and letters with a heap of marks. They come with copied text.
 *
 * What joins or parts letters in Arabic, Persian or Hindi (U+200C to U+200F) is allowed.
 */
#ifndef SAYSWHO_BUNDLE_TEXT_SIGNS_H
#define SAYSWHO_BUNDLE_TEXT_SIGNS_H

#include "base/memory.h"

/* Returns what is wrong with the first such place in `text` and what to do, and moves *at there;
 * NULL when there is none. `text` is checked UTF-8. The message is in the arena. */
const char *text_signs_wrong(Arena *arena, const char *text, const char **at);

#endif
