/* unicode.h: the order of mixed text and where its lines may break, by Unicode's own rules (UAX #9
 * and #14), as FriBidi and libunibreak know them. Private to typeset; apart so that Unicode's test
 * files can be put to it. */
#ifndef TYPESET_UNICODE_H
#define TYPESET_UNICODE_H

#include <fribidi.h>
#include <stdbool.h>
#include <stddef.h>

/* One paragraph. Fills types and levels, `count` of each; brackets is room for as many. *direction:
 * FRIBIDI_PAR_ON to find it from the text, then the one found. */
void unicode_levels(const FriBidiChar *points, int count, FriBidiParType *direction,
                    FriBidiCharType *types, FriBidiBracketType *brackets, FriBidiLevel *levels);

/* Puts `map`, one entry a character of a line, in the order of the glass, left to right. Levels and
 * types are the line's; levels of white space at its end become the paragraph's. */
void unicode_reorder(const FriBidiCharType *types, int count, FriBidiParType direction,
                     FriBidiLevel *levels, FriBidiStrIndex *map);

/* Fills `breaks`, one entry a byte of `text`, for unicode_may_break(). */
void unicode_breaks(const char *text, size_t bytes, char *breaks);

/* True when a line may end behind the character whose last byte has this entry. */
bool unicode_may_break(char entry);

#endif
