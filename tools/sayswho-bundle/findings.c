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

void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
{
    char what[700];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof(what), format, args);
    va_end(args);
    tidy(what);
    if (findings->count == findings->room) {
        int room = findings->room ? 2 * findings->room : 64;
        const char **grown = arena_take(findings->arena, (size_t)room, sizeof(*grown));
        if (findings->count)
            memcpy(grown, findings->lines, (size_t)findings->count * sizeof(*grown));
        findings->lines = grown;
        findings->room = room;
    }
    findings->lines[findings->count++] =
        line > 0 ? arena_print(findings->arena, "%s:%d: %s", file, line, what)
                 : arena_print(findings->arena, "%s: %s", file, what);
}

void findings_print(const Findings *findings, FILE *out)
{
    for (int i = 0; i < findings->count; i++)
        fprintf(out, "%s\n", findings->lines[i]);
}
