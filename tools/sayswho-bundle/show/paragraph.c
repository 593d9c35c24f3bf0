#include "show/paragraph.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* True for accents and Arabic vowels, which are written over the letter before them. */
static bool combining(uint32_t point)
{
    return (point >= 0x300 && point <= 0x36F) || (point >= 0x64B && point <= 0x65F);
}

int paragraph_width(const char *text)
{
    int width = 0;
    for (uint32_t point; (point = utf8_next(&text)) != 0;)
        width += !combining(point);
    return width;
}

static int width_of(const char *text, size_t length)
{
    int width = 0;
    for (const char *end = text + length; text < end;)
        width += !combining(utf8_next(&text));
    return width;
}

/* Ends a line and begins the next with `rest`. An empty line gets no blanks at its end. */
static void next_line(FILE *out, const char *rest, bool empty)
{
    size_t length = strlen(rest);
    while (empty && length > 0 && rest[length - 1] == ' ')
        length--;
    fprintf(out, "\n%.*s", (int)length, rest);
}

void paragraph_print(FILE *out, const char *first, const char *rest, const char *text)
{
    int used = paragraph_width(first), margin = paragraph_width(rest);
    bool begun = false; /* this line has a word */
    fputs(first, out);
    text += strspn(text, " \n");
    while (*text) {
        size_t length = strcspn(text, " \n");
        int width = width_of(text, length);
        if (begun && used + 1 + width > PARAGRAPH_COLUMNS) {
            next_line(out, rest, false);
            used = margin;
            begun = false;
        }
        fprintf(out, "%s%.*s", begun ? " " : "", (int)length, text);
        used += begun + width;
        begun = true;
        text += length;
        size_t gap = strspn(text, " \n");
        if (text[gap] && strncmp(text, "\n\n", 2) == 0) {
            next_line(out, rest, true);
            next_line(out, rest, false);
            used = margin;
            begun = false;
        }
        text += gap;
    }
    fputc('\n', out);
}
