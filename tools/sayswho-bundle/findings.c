#include "findings.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

/* One line of whole characters, whatever was quoted and wherever it was cut. */
static void tidy(char *message)
{
    size_t length = strlen(message);
    for (size_t cut = 0; cut < 4 && cut < length && !utf8_valid(message, length - cut); cut++)
        message[length - cut - 1] = '\0';
    for (; *message; message++) {
        if ((unsigned char)*message < ' ')
            *message = ' ';
    }
}

/* Adds "file:line: what" to a list that doubles. */
static void add(Arena *arena, const char ***lines, int *count, int *room, const char *file,
                int line, char *what)
{
    tidy(what);
    if (*count == *room) {
        *room = *room ? 2 * *room : 64;
        const char **grown = arena_take(arena, (size_t)*room, sizeof(*grown));
        if (*count)
            memcpy(grown, *lines, (size_t)*count * sizeof(*grown));
        *lines = grown;
    }
    (*lines)[(*count)++] = line > 0 ? arena_print(arena, "%s:%d: %s", file, line, what)
                                    : arena_print(arena, "%s: %s", file, what);
}

void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
{
    char what[700];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof(what), format, args);
    va_end(args);
    add(findings->arena, &findings->lines, &findings->count, &findings->room, file, line, what);
}

void findings_advise(Findings *findings, const char *file, int line, const char *format, ...)
{
    char what[700];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof(what), format, args);
    va_end(args);
    add(findings->arena, &findings->advice, &findings->advice_count, &findings->advice_room, file,
        line, what);
}

void findings_print(const Findings *findings, FILE *out)
{
    for (int i = 0; i < findings->count; i++)
        fprintf(out, "%s\n", findings->lines[i]);
}

void findings_print_advice(const Findings *findings, FILE *out)
{
    for (int i = 0; i < findings->advice_count; i++)
        fprintf(out, "advice: %s\n", findings->advice[i]);
}
