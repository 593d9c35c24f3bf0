/* show_words.h: puts the codes of an author's files into words. */
#ifndef SAYSWHO_BUNDLE_SHOW_WORDS_H
#define SAYSWHO_BUNDLE_SHOW_WORDS_H

#include "base/memory.h"
#include "bundle/bundle.h"

const char *show_code(Arena *arena, const char *code); /* "cites_but_not_there" with blanks */

/* Returns what would give a better level, as in "Good if the source were open." It is in the
 * arena. */
const char *show_why_not_better(Arena *arena, const Claim *claim);

#endif
