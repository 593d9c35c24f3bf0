/* unicode.h: the order of text with mixed directions and where its lines may break, by Unicode's
 * rules (UAX #9 and #14) with FriBidi and libunibreak. Private to src/typeset; a file of its own so
 * that Unicode's test files can test it. */
#ifndef TYPESET_UNICODE_H
#define TYPESET_UNICODE_H

#include <fribidi.h>
#include <stdbool.h>
#include <stddef.h>

/* For one paragraph. Fills `types` and `levels`, `count` entries each; `brackets` is working space
 * of the same size. *direction may be FRIBIDI_PAR_ON to find it from the text; it is set to the one
 * found. */
void unicode_levels(const FriBidiChar *points, int count, FriBidiParType *direction,
                    FriBidiCharType *types, FriBidiBracketType *brackets, FriBidiLevel *levels);

/* Sorts `map`, which has one entry for each character of a line, into visual order, left to right.
 * `levels` and `types` are those of the line. White space at its end gets the level of the
 * paragraph. */
void unicode_reorder(const FriBidiCharType *types, int count, FriBidiParType direction,
                     FriBidiLevel *levels, FriBidiStrIndex *map);

/* Fills `breaks`, one entry for each byte of `text`, for unicode_may_break(). */
void unicode_breaks(const char *text, size_t bytes, char *breaks);

/* True when a line may end after the character whose last byte has this entry. */
bool unicode_may_break(char entry);

#endif
