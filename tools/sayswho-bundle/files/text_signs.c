#include "files/text_signs.h"

#include <glib.h>

#include "base/utf8.h"

#define MARKS_MOST 4 /* on one letter; Vietnamese has 2, Hebrew with all its points 3 */

static const struct {
    uint32_t first, last;
    const char *what;
} unwanted[] = {
    { 0x0080, 0x009F, "is a control character" },
    { 0x00AD, 0x00AD, "is an invisible hyphen" },
    { 0x180E, 0x180E, "is an invisible character" },
    { 0x200B, 0x200B, "is an invisible space" },
    { 0x2028, 0x2029, "is an invisible line end" },
    { 0x202A, 0x202E, "turns the order of letters round, and is invisible" },
    { 0x2060, 0x2065, "is an invisible character" },
    { 0x2066, 0x2069, "turns the order of letters round, and is invisible" },
    { 0x206A, 0x206F, "is an invisible character" },
    { 0xFEFF, 0xFEFF, "is an invisible character" },
    { 0xFFF9, 0xFFFB, "is an invisible character" },
    { 0xE0000, 0xE0FFF, "is an invisible character" },
};

static const char *unwanted_kind(uint32_t point)
{
    for (size_t i = 0; i < COUNT(unwanted); i++) {
        if (point >= unwanted[i].first && point <= unwanted[i].last)
            return unwanted[i].what;
    }
    return NULL;
}

static bool is_mark(uint32_t point)
{
    GUnicodeType type = g_unichar_type(point);
    return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

const char *text_signs_wrong(Arena *arena, const char *text, const char **at)
{
    int marks = 0;
    for (const char *next = text;; text = next) {
        uint32_t point = utf8_next(&next);
        *at = text;
        if (!point)
            return NULL;
        if (point < 0x80) { /* a shortcut for most characters */
            marks = 0;
            continue;
        }
        const char *what = unwanted_kind(point);
        if (what)
            return arena_print(arena,
                               "a character that came with copied text %s (U+%04X); take "
                               "it out, or write the word again",
                               what, (unsigned)point);
        marks = is_mark(point) ? marks + 1 : 0;
        if (marks > MARKS_MOST)
            return arena_print(arena,
                               "a letter has more than %d marks over or under it; take "
                               "some out",
                               MARKS_MOST);
    }
}
