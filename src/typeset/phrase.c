#include "typeset/phrase.h"

#include <fribidi.h>
#include <string.h>

#include "base/utf8.h"

#define OPEN  "\xE2\x81\xA8" /* U+2068, first strong isolate */
#define CLOSE "\xE2\x81\xA9" /* U+2069, pop directional isolate */

typedef struct {
    bool left_to_right, right_to_left;
} Letters;

/* Finds out which directions the letters have; `inside`: also letters inside isolates. */
static Letters letters_of(const char *text, bool inside)
{
    Letters letters = { false, false };
    int depth = 0;
    while (*text) {
        FriBidiCharType type = fribidi_get_bidi_type(utf8_next(&text));
        if (FRIBIDI_IS_ISOLATE(type))
            depth += type == FRIBIDI_TYPE_PDI ? -(depth > 0) : 1;
        else if (FRIBIDI_IS_LETTER(type) && (inside || depth == 0))
            *(FRIBIDI_IS_RTL(type) ? &letters.right_to_left : &letters.left_to_right) = true;
    }
    return letters;
}

/* Returns the format with isolates around each %s, also around numbered ones such as %2$s. */
static const char *isolating(Arena *arena, const char *format)
{
    size_t opened = strlen(OPEN), closed = strlen(CLOSE);
    char *copy = arena_take(arena, strlen(format) * (1 + opened + closed) + 1, 1), *end = copy;
    while (*format) {
        size_t length = 1;
        if (*format == '%')
            length += strcspn(format + 1, "%diouxXeEfFgGaAcsp") + 1;
        bool part = *format == '%' && format[length - 1] == 's';
        if (part)
            end = (char *)memcpy(end, OPEN, opened) + opened;
        end = (char *)memcpy(end, format, length) + length;
        if (part)
            end = (char *)memcpy(end, CLOSE, closed) + closed;
        format += length;
    }
    *end = '\0';
    return copy;
}

char *phrase_print_list(Arena *arena, const char *format, va_list parts)
{
    va_list again;
    va_copy(again, parts);
    char *text = arena_print_list(arena, format, again);
    va_end(again);
    Letters letters = letters_of(text, true);
    /* A comma is no letter, and Latin names with Arabic ones between them are still Arabic. */
    bool comma = strstr(format, "\xD8\x8C") != NULL; /* U+060C */
    if (!letters.left_to_right || !(letters.right_to_left || comma))
        return text;
    return arena_print_list(arena, isolating(arena, format), parts);
}

char *phrase_print(Arena *arena, const char *format, ...)
{
    va_list parts;
    va_start(parts, format);
    char *text = phrase_print_list(arena, format, parts);
    va_end(parts);
    return text;
}

const char *phrase_plain(Arena *arena, const char *text)
{
    static const char first[] = "\xE2\x81"; /* U+2066 to U+2069: E2 81 A6 to E2 81 A9 */
    if (!strstr(text, first))
        return text;
    char *copy = arena_take(arena, strlen(text) + 1, 1), *end = copy;
    while (*text) {
        const char *from = text;
        uint32_t point = utf8_next(&text);
        if (point >= 0x2066 && point <= 0x2069)
            continue;
        memcpy(end, from, (size_t)(text - from));
        end += text - from;
    }
    return copy;
}

/* True when one of the words ends at byte *end of the text; moves *end before it. */
static bool ends_in(const char *text, int *end, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int length = (int)strlen(words[i]);
        if (*end >= length && memcmp(text + *end - length, words[i], (size_t)length) == 0) {
            *end -= length;
            return true;
        }
    }
    return false;
}

/* True for the place before a point when a single capital is there. */
static bool after_initial(const char *text, int end)
{
    return end >= 1 && text[end - 1] >= 'A' && text[end - 1] <= 'Z' &&
           (end == 1 || strchr(" .(-", text[end - 2]));
}

static bool sentence_ends_at(const char *text, int end)
{
    /* French has a no-break space before its quotation mark. */
    static const char *const closing[] = { "”", "’", "»", "\"", ")", "\xC2\xA0", "\xE2\x80\xAF" };
    static const char *const point[] = { "." }, *const signs[] = { "?", "!", "؟", "…" };
    if (text[end] && text[end] != ' ' && text[end] != '\n')
        return false;
    while (ends_in(text, &end, closing, COUNT(closing)))
        continue;
    if (ends_in(text, &end, signs, COUNT(signs)))
        return true;
    return ends_in(text, &end, point, COUNT(point)) && !after_initial(text, end);
}

int phrase_sentence_end(const char *text, int most)
{
    while (most > 0 && !sentence_ends_at(text, most))
        most--;
    return most;
}

bool phrase_language_right_to_left(const char *code)
{
    static const char *const codes[] = { "ar", "ckb", "dv", "fa", "he", "ps",
                                         "sd", "syr", "ug", "ur", "yi" };
    for (size_t i = 0; i < COUNT(codes); i++) {
        if (strcmp(codes[i], code) == 0)
            return true;
    }
    return false;
}

bool phrase_right_to_left(const char *text, bool language_right_to_left)
{
    Letters letters = letters_of(text, false);
    return letters.left_to_right == letters.right_to_left ? language_right_to_left
                                                          : letters.right_to_left;
}
