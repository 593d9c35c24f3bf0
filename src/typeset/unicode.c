#include "typeset/unicode.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void unicode_levels(const FriBidiChar *points, int count, FriBidiParType *direction,
                    FriBidiCharType *types, FriBidiBracketType *brackets, FriBidiLevel *levels)
{
    fribidi_get_bidi_types(points, count, types);
    fribidi_get_bracket_types(points, count, types, brackets);
    FriBidiLevel deepest =
        fribidi_get_par_embedding_levels_ex(types, brackets, count, direction, levels);
    if (deepest == 0 && count > 0) /* only when there is no memory */
        memory_give_up();
}

void unicode_reorder(const FriBidiCharType *types, int count, FriBidiParType direction,
                     FriBidiLevel *levels, FriBidiStrIndex *map)
{
    /* Marks stay after their letter, as in the text: HarfBuzz places them. */
    FriBidiFlags flags = FRIBIDI_FLAGS_DEFAULT & ~(FriBidiFlags)FRIBIDI_FLAG_REORDER_NSM;
    FriBidiLevel deepest =
        fribidi_reorder_line(flags, types, count, 0, direction, levels, NULL, map);
    if (deepest == 0 && count > 0)
        memory_give_up();
}

/* libunibreak 1.1 aborts on regional indicators (the letters of flags) and on U+FFFF. Returns a
 * copy with other characters of the same length in their place, which the caller frees, or NULL
 * when the text has none.
 */
static char *without_flags(const char *text, size_t bytes)
{
    static const char flag[] = "\xF0\x9F\x87", none[] = "\xEF\xBF\xBF";
    if (!strstr(text, flag) && !strstr(text, none))
        return NULL;
    char *copy = memory_take(bytes + 1, 1);
    memcpy(copy, text, bytes);
    for (char *at = copy; (at = strstr(at, flag)) != NULL; at += 4) {
        if ((unsigned char)at[3] >= 0xA6)
            memcpy(at, "\xF0\x90\x90\x80", 4); /* U+10400 */
    }
    for (char *at = copy; (at = strstr(at, none)) != NULL; at += 3)
        memcpy(at, "\xEF\xBF\xBD", 3); /* U+FFFD */
    return copy;
}

void unicode_breaks(const char *text, size_t bytes, char *breaks)
{
    char *copy = without_flags(text, bytes);
    set_linebreaks_utf8((const utf8_t *)(copy ? copy : text), bytes, NULL, breaks);
    free(copy);
}

bool unicode_may_break(char entry)
{
    return entry == LINEBREAK_ALLOWBREAK || entry == LINEBREAK_MUSTBREAK;
}
