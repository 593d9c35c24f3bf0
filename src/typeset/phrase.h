/* phrase.h: phrases put together from parts that may run in different directions.
 *
 * An Arabic title in an English line, or the other way round, would take commas, dates and brackets
 * beside it along to the wrong side. So each part is isolated (U+2068 ... U+2069), by which the
 * phrase runs as it would with any other part in its place. Isolates are for typeset alone: they
 * are never drawn, spoken, measured or compared with.
 */
#ifndef TYPESET_PHRASE_H
#define TYPESET_PHRASE_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/memory.h"

/* As arena_print(), with the part of each %s isolated when the whole has letters of both
 * directions; what runs one way all through needs no isolates and has none. */
char *phrase_print(Arena *arena, const char *format, ...) PRINTF(2, 3);
char *phrase_print_list(Arena *arena, const char *format, va_list parts) PRINTF(2, 0);

/* The text without isolates: itself when it has none, else a copy in the arena. */
const char *phrase_plain(Arena *arena, const char *text);

/* Whether texts in the language ("ar", "he") run from right to left. */
bool phrase_language_right_to_left(const char *code);

/* Whether a paragraph runs from right to left: as its language does, unless it has letters of the
 * other direction alone. What is isolated does not count. */
bool phrase_right_to_left(const char *text, bool language_right_to_left);

#endif
