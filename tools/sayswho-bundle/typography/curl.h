/* curl.h: turns what is typed into what is printed: curled quotes, apostrophes, dashes, and blanks
 * at which no line breaks.
 *
 * Pure. Authors type straight quotes and plain blanks; how these are printed depends on the
 * language. What is typographic already stays as it is. A text may be CommonMark or a wording with
 * *marks*.
 */
#ifndef SAYSWHO_BUNDLE_CURL_H
#define SAYSWHO_BUNDLE_CURL_H

#include "base/memory.h"

/* Returns the text as it is printed in the language with that code; in the arena, or the text
 * itself when nothing changes. */
const char *curl_text(Arena *arena, const char *language, const char *text);

/* Returns the text with a capital at its beginning, as labels have. A name such as io9 or
 * desired.de stays. */
const char *curl_capital(Arena *arena, const char *text);

#endif
