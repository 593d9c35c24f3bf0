/* phrase.h: phrases made of parts that may run in different directions.
 *
 * An Arabic title in an English line, or an English one in an Arabic line, would move the commas,
 * dates and brackets beside it to the wrong side. So each part is isolated (U+2068 ... U+2069), and
 * the order of the phrase does not depend on what the parts are. Only typeset uses the isolates:
 * they are never drawn, spoken, measured or compared.
 */
#ifndef TYPESET_PHRASE_H
#define TYPESET_PHRASE_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/memory.h"

/* Like arena_print(), with the part for each %s isolated. When all letters of the result have the
 * same direction no isolates are needed, and there are none. */
char *phrase_print(Arena *arena, const char *format, ...) PRINTF(2, 3);
char *phrase_print_list(Arena *arena, const char *format, va_list parts) PRINTF(2, 0);

/* Returns the text without isolates: the text itself when it has none, else a copy in the arena. */
const char *phrase_plain(Arena *arena, const char *text);

/* Returns the byte after the last sentence of the text that ends at byte `most` or before it, with
 * its closing quotation mark; 0 when none does. The point of an initial ("M. Chossudovsky") ends no
 * sentence. */
int phrase_sentence_end(const char *text, int most);

/* True when texts in that language ("ar", "he") run from right to left. */
bool phrase_language_right_to_left(const char *code);

/* True when a paragraph runs from right to left. It runs as its language does, unless all its
 * letters are of the other direction. Isolated parts do not count. */
bool phrase_right_to_left(const char *text, bool language_right_to_left);

#endif
