#include "translate/translation_file.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "files/text_file.h"

#define FILE_MOST ((size_t)64 << 20)

/* The file that is being read. gettext's handlers get no pointer from us, so this has to be
 * global. */
static struct {
    const char *path;
    Findings *findings;
    jmp_buf give_up;
} reading;

static void take_error(int severity, po_message_t message, const char *file, size_t line,
                       size_t column, int multiline, const char *text)
{
    (void)message, (void)column, (void)multiline;
    bool somewhere = file && line != (size_t)-1 && line > 0;
    if (severity != PO_SEVERITY_WARNING) /* warnings are about header fields that we do not need */
        findings_add(reading.findings, reading.path, somewhere ? (int)line : 0,
                     "gettext says: %.*s; msgfmt -c says more", (int)strcspn(text, "\n"), text);
    if (severity == PO_SEVERITY_FATAL_ERROR)
        longjmp(reading.give_up, 1);
}

static void take_two_errors(int severity, po_message_t message, const char *file, size_t line,
                            size_t column, int multiline, const char *text, po_message_t message2,
                            const char *file2, size_t line2, size_t column2, int multiline2,
                            const char *text2)
{
    (void)message2, (void)file2, (void)line2, (void)column2, (void)multiline2, (void)text2;
    take_error(severity, message, file, line, column, multiline, text);
}

static const struct po_xerror_handler handler = { take_error, take_two_errors };

/* NULL when gettext gave up or reported an error. */
static po_file_t open_po(const char *path, Findings *findings)
{
    int before = findings->count;
    reading.path = path;
    reading.findings = findings;
    po_file_t po = NULL;
    if (setjmp(reading.give_up) != 0)
        return NULL; /* the memory that gettext held is lost */
    po = po_file_read(path, &handler);
    if (!po) {
        findings_add(findings, path, 0, "gettext cannot read it; msgfmt -c says more");
        return NULL;
    }
    po_file_check_all(po, &handler);
    if (findings->count == before)
        return po;
    po_file_free(po);
    return NULL;
}

/* gettext does not say where a message is, so we count: the n-th message is at the n-th line that
 * begins with msgid.
 */
static int *msgid_lines(Arena *arena, const char *text, int *count)
{
    int room = 1, line = 1;
    for (const char *at = text; *at; at++)
        room += *at == '\n';
    int *lines = arena_take(arena, (size_t)room, sizeof(int));
    *count = 0;
    for (const char *at = text; *at; line++) {
        const char *word = at + strspn(at, " ");
        if (strncmp(word, "#~", 2) == 0)
            word += 2 + strspn(word + 2, " ");
        if (strncmp(word, "msgid", 5) == 0 && word[5] != '_')
            lines[(*count)++] = line;
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return lines;
}

static const char *header_field(Arena *arena, const char *header, const char *name)
{
    char *value = header ? po_header_field(header, name) : NULL;
    const char *copy = value ? arena_copy_text(arena, value) : NULL;
    free(value);
    return copy;
}

static bool check_header(TranslationFile *file, po_file_t po, Findings *findings)
{
    const char *header = po_file_domain_header(po, NULL);
    const char *content = header_field(findings->arena, header, "Content-Type");
    file->story = header_field(findings->arena, header, STORY_FIELD);
    file->language = header_field(findings->arena, header, "Language");
    if (content && (strstr(content, "charset=UTF-8") || strstr(content, "charset=utf-8")))
        return true;
    findings_add(findings, file->path, 1,
                 "its header does not say that it is UTF-8; write \"Content-Type: text/plain; "
                 "charset=UTF-8\\n\" there");
    return false;
}

static int by_source(const void *a, const void *b)
{
    return strcmp(((const TranslationEntry *)a)->source, ((const TranslationEntry *)b)->source);
}

static void take_entries(TranslationFile *file, po_file_t po, const char *text, Arena *arena)
{
    int line_count, number = 0;
    const int *lines = msgid_lines(arena, text, &line_count);
    file->entries = arena_take(arena, (size_t)line_count + 1, sizeof(TranslationEntry));
    po_message_iterator_t messages = po_message_iterator(po, NULL);
    for (po_message_t message; (message = po_next_message(messages)) && number < line_count;
         number++) {
        const char *source = po_message_msgid(message);
        if (!source[0] || po_message_is_obsolete(message) || po_message_msgctxt(message))
            continue;
        file->entries[file->count++] =
            (TranslationEntry){ .source = arena_copy_text(arena, source),
                                .target = arena_copy_text(arena, po_message_msgstr(message)),
                                .line = lines[number],
                                .fuzzy = po_message_is_fuzzy(message) };
    }
    po_message_iterator_free(messages);
    qsort(file->entries, (size_t)file->count, sizeof(TranslationEntry), by_source);
}

/* gettext's own tools do not read a file that begins with a byte order mark. */
static bool refuse_mark(const char *path, Findings *findings)
{
    char first[3] = "";
    FILE *file = fopen(path, "rb");
    bool marked = file && fread(first, 1, sizeof(first), file) == sizeof(first) &&
                  memcmp(first, "\xEF\xBB\xBF", sizeof(first)) == 0;
    if (file)
        fclose(file);
    if (marked)
        findings_add(findings, path, 1,
                     "it begins with a byte order mark; save it as UTF-8 without BOM");
    return marked;
}

bool translation_file_read(TranslationFile *file, const char *path, Findings *findings)
{
    *file = (TranslationFile){ .path = path };
    size_t length;
    char *text = text_file_read(path, FILE_MOST, &length, findings);
    po_file_t po = text && !refuse_mark(path, findings) ? open_po(path, findings) : NULL;
    if (!po)
        return false;
    bool good = check_header(file, po, findings);
    if (good)
        take_entries(file, po, text, findings->arena);
    po_file_free(po);
    return good;
}

const TranslationEntry *translation_file_find(const TranslationFile *file, const char *source)
{
    const TranslationEntry key = { .source = source };
    return bsearch(&key, file->entries, (size_t)file->count, sizeof(key), by_source);
}
