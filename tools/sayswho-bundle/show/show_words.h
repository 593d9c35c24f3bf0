/* show_words.h: what the codes of an author's files mean, in words. */
#ifndef SAYSWHO_BUNDLE_SHOW_WORDS_H
#define SAYSWHO_BUNDLE_SHOW_WORDS_H

#include "base/memory.h"
#include "bundle/bundle.h"

const char *show_code(Arena *arena, const char *code); /* "cites_but_not_there" with blanks */

/* Why not better, in a sentence: "Good if the source were open." The arena's. */
const char *show_why_not_better(Arena *arena, const Claim *claim);

#endif
