#include "files/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define PLACES_MOST 30 /* of the same advice; the others are counted */

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

static const char *const kind_names[ADVICE_KIND_COUNT] = {
    [ADVICE_CODING] = "coding",
    [ADVICE_ROOM] = "room",
    [ADVICE_PATH] = "path",
    [ADVICE_SOURCES] = "sources",
    [ADVICE_WORDS] = "words",
    [ADVICE_PICTURES] = "pictures",
    [ADVICE_TRANSLATIONS] = "translations",
    [ADVICE_FILES] = "files",
};

const char *findings_kind_name(AdviceKind kind)
{
    return kind_names[kind];
}

int findings_kind_from_name(const char *name)
{
    for (int kind = 0; kind < ADVICE_KIND_COUNT; kind++) {
        if (strcmp(kind_names[kind], name) == 0)
            return kind;
    }
    return -1;
}

/* Keeps the first FINDINGS_MOST of a kind and counts the others. */
void findings_take(Findings *findings, Finding finding, const char *format, va_list args)
{
    int *count = finding.advice ? &findings->advice_count : &findings->count;
    if ((*count)++ >= FINDINGS_MOST)
        return;
    char what[700];
    vsnprintf(what, sizeof(what), format, args);
    tidy(what);
    finding.line = finding.line > 0 ? finding.line : 0;
    finding.what = arena_copy_text(findings->arena, what);
    if (!finding.group)
        finding.group = strcmp(format, "%s") == 0 ? finding.what : format;
    keep(findings, finding);
}

void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    findings_take(findings, (Finding){ .file = file, .line = line, .field = "" }, format, args);
    va_end(args);
}

void findings_advise(Findings *findings, AdviceKind kind, const char *file, int line,
                     const char *format, ...)
{
    va_list args;
    va_start(args, format);
    findings_take(
        findings,
        (Finding){ .file = file, .line = line, .field = "", .advice = true, .kind = kind }, format,
        args);
    va_end(args);
}

static int by_place(const void *a, const void *b)
{
    const Finding *one = a, *other = b;
    int order = one->advice - other->advice;
    if (order == 0)
        order = (int)one->kind - (int)other->kind;
    if (order == 0)
        order = strcmp(one->file, other->file);
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

static const char *text_of(Arena *arena, const Finding *finding)
{
    const char *place =
        finding->line ? arena_print(arena, "%s:%d", finding->file, finding->line) : finding->file;
    return arena_print(arena, "%s: %s%s%s%s", place, finding->advice ? "advice: " : "",
                       finding->field, finding->field[0] ? ": " : "", finding->what);
}

const char *const *findings_lines(Findings *findings, int *count)
{
    Arena *arena = findings->arena;
    const Finding *sorted = findings_sorted(findings);
    const char **lines = arena_take(arena, (size_t)findings->kept + 1, sizeof(const char *));
    *count = 0;
    for (int i = 0; i < findings->kept && !sorted[i].advice; i++)
        lines[(*count)++] = text_of(arena, &sorted[i]);
    return lines;
}

void findings_print(Findings *findings, FILE *out)
{
    int count;
    const char *const *lines = findings_lines(findings, &count);
    for (int i = 0; i < count; i++)
        fprintf(out, "%s\n", lines[i]);
}

/* ---- the same advice at several places ---- */

static bool same_advice(const Finding *one, const Finding *other)
{
    return one->kind == other->kind && strcmp(one->group, other->group) == 0;
}

static bool is_told(const Findings *findings, const Finding *finding)
{
    return finding->advice && !findings->quiet[finding->kind];
}

/* True when a finding of the sorted list gives its advice for the first time. */
static bool is_first(const Findings *findings, int at)
{
    for (int i = at - 1; i >= 0 && findings->list[i].advice; i--) {
        if (same_advice(&findings->list[i], &findings->list[at]))
            return false;
    }
    return true;
}

/* "claims.yaml:19, 44 and story.yaml:9": where the advice of `at` stands again, or "". The folder's
 * name is left out. */
static const char *other_places(const Findings *findings, int at)
{
    Arena *arena = findings->arena;
    const Finding *first = &findings->list[at], *last = first;
    const char *places = "";
    int count = 0;
    for (int i = at + 1; i < findings->kept; i++) {
        const Finding *other = &findings->list[i];
        bool same_file = strcmp(other->file, last->file) == 0;
        if (!same_advice(first, other) || (same_file && other->line == last->line))
            continue;
        last = other;
        if (count++ >= PLACES_MOST)
            continue;
        const char *slash = strrchr(other->file, '/');
        const char *name = count > 1 && same_file ? "" : slash ? slash + 1 : other->file;
        places = arena_print(arena, "%s%s%s", places, count > 1 ? ", " : "", name);
        if (other->line)
            places = arena_print(arena, "%s%s%d", places, name[0] ? ":" : "", other->line);
    }
    return count > PLACES_MOST ? arena_print(arena, "%s and %d more", places, count - PLACES_MOST)
                               : places;
}

void findings_print_all(Findings *findings, FILE *out)
{
    findings_print(findings, out);
    for (int i = 0; i < findings->kept; i++) {
        const Finding *finding = &findings->list[i];
        if (!is_told(findings, finding) || !is_first(findings, i))
            continue;
        const char *places = other_places(findings, i);
        fprintf(out, "%s%s%s%s\n", text_of(findings->arena, finding), places[0] ? " (also " : "",
                places, places[0] ? ")" : "");
    }
}

const char *findings_total(Findings *findings)
{
    Arena *arena = findings->arena;
    const Finding *sorted = findings_sorted(findings);
    int untold = findings->count + findings->advice_count - findings->kept, pieces = 0, places = 0;
    for (int i = 0; i < findings->kept; i++) {
        places += is_told(findings, &sorted[i]);
        pieces += is_told(findings, &sorted[i]) && is_first(findings, i);
    }
    const char *total = "";
    if (pieces || findings->count)
        total = arena_print(arena, "%d piece%s of advice", pieces, pieces == 1 ? "" : "s");
    if (places > pieces)
        total = arena_print(arena, "%s at %d places", total, places);
    if (findings->count)
        total = arena_print(arena, "%d error%s, %s", findings->count,
                            findings->count == 1 ? "" : "s", total);
    return untold ? arena_print(arena, "%s; %d of them are not told here", total, untold) : total;
}
