#include "files/findings.h"

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

static void keep(Findings *findings, Finding finding)
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
    findings->list[used] = finding;
    findings->list[used].order = used;
}

/* Keeps the first FINDINGS_MOST of a kind and counts the others. */
void findings_take(Findings *findings, bool advice, const char *file, int line, const char *field,
                   const char *format, va_list args)
{
    int *count = advice ? &findings->advice_count : &findings->count;
    if ((*count)++ >= FINDINGS_MOST)
        return;
    char what[700];
    vsnprintf(what, sizeof(what), format, args);
    tidy(what);
    keep(findings, (Finding){ .file = file,
                              .line = line > 0 ? line : 0,
                              .field = field,
                              .what = arena_copy_text(findings->arena, what),
                              .advice = advice });
}

void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    findings_take(findings, false, file, line, "", format, args);
    va_end(args);
}

void findings_advise(Findings *findings, const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    findings_take(findings, true, file, line, "", format, args);
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

const Finding *findings_sorted(Findings *findings)
{
    if (findings->kept)
        qsort(findings->list, (size_t)findings->kept, sizeof(*findings->list), by_place);
    return findings->list;
}

const char *findings_text(Arena *arena, const Finding *finding)
{
    const char *place =
        finding->line ? arena_print(arena, "%s:%d", finding->file, finding->line) : finding->file;
    return arena_print(arena, "%s: %s%s%s%s", place, finding->advice ? "advice: " : "",
                       finding->field, finding->field[0] ? ": " : "", finding->what);
}

static const char *const *lines_of(Findings *findings, bool all, int *count)
{
    Arena *arena = findings->arena;
    const Finding *sorted = findings_sorted(findings);
    const char **lines = arena_take(arena, (size_t)findings->kept + 1, sizeof(const char *));
    *count = 0;
    for (int i = 0; i < findings->kept; i++) {
        if (all || !sorted[i].advice)
            lines[(*count)++] = findings_text(arena, &sorted[i]);
    }
    return lines;
}

const char *const *findings_lines(Findings *findings, int *count)
{
    return lines_of(findings, false, count);
}

static void print(Findings *findings, bool all, FILE *out)
{
    int count;
    const char *const *lines = lines_of(findings, all, &count);
    for (int i = 0; i < count; i++)
        fprintf(out, "%s\n", lines[i]);
}

void findings_print(Findings *findings, FILE *out)
{
    print(findings, false, out);
}

void findings_print_all(Findings *findings, FILE *out)
{
    print(findings, true, out);
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
