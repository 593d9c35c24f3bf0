#include "files/findings.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Makes the message one line of valid UTF-8, whatever it quotes and wherever it was cut. */
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

static void keep(Findings *findings, const char *file, int line, bool advice, char *what)
{
    int used = findings->kept++;
    if (used == findings->room) {
        int room = findings->room ? 2 * findings->room : 64;
        Finding *grown = arena_take(findings->arena, (size_t)room, sizeof(*grown));
        if (used)
            memcpy(grown, findings->list, (size_t)used * sizeof(*grown));
        findings->list = grown;
        findings->room = room;
    }
    tidy(what);
    const char *kind = advice ? "advice: " : "";
    const char *text = line > 0
                           ? arena_print(findings->arena, "%s:%d: %s%s", file, line, kind, what)
                           : arena_print(findings->arena, "%s: %s%s", file, kind, what);
    findings->list[used] = (Finding){ file, line, advice, used, text };
}

/* Keeps the first FINDINGS_MOST of a kind and counts the others. */
static void add(Findings *findings, const char *file, int line, bool advice, const char *format,
                va_list args)
{
    int *count = advice ? &findings->advice_count : &findings->count;
    if ((*count)++ >= FINDINGS_MOST)
        return;
    char what[700];
    vsnprintf(what, sizeof(what), format, args);
    keep(findings, file, line, advice, what);
}

void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(findings, file, line, false, format, args);
    va_end(args);
}

void findings_advise(Findings *findings, const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(findings, file, line, true, format, args);
    va_end(args);
}

static int by_place(const void *a, const void *b)
{
    const Finding *one = a, *other = b;
    int order = strcmp(one->file, other->file);
    if (order == 0)
        order = (one->line > other->line) - (one->line < other->line);
    return order ? order : (one->order > other->order) - (one->order < other->order);
}

static void sort(Findings *findings)
{
    if (findings->kept)
        qsort(findings->list, (size_t)findings->kept, sizeof(*findings->list), by_place);
}

const char *const *findings_lines(Findings *findings, int *count)
{
    const char **lines =
        arena_take(findings->arena, (size_t)findings->kept + 1, sizeof(const char *));
    sort(findings);
    *count = 0;
    for (int i = 0; i < findings->kept; i++) {
        if (!findings->list[i].advice)
            lines[(*count)++] = findings->list[i].text;
    }
    return lines;
}

void findings_print(Findings *findings, FILE *out)
{
    int count;
    const char *const *lines = findings_lines(findings, &count);
    for (int i = 0; i < count; i++)
        fprintf(out, "%s\n", lines[i]);
}

void findings_print_all(Findings *findings, FILE *out)
{
    sort(findings);
    for (int i = 0; i < findings->kept; i++)
        fprintf(out, "%s\n", findings->list[i].text);
}

const char *findings_total(const Findings *findings)
{
    Arena *arena = findings->arena;
    int untold = findings->count + findings->advice_count - findings->kept;
    const char *total = arena_print(arena, "%d piece%s of advice", findings->advice_count,
                                    findings->advice_count == 1 ? "" : "s");
    if (findings->count)
        total = arena_print(arena, "%d error%s, %s", findings->count,
                            findings->count == 1 ? "" : "s", total);
    return untold ? arena_print(arena, "%s; %d of them are not told here", total, untold) : total;
}
