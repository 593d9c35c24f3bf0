/* translated.c: the story's texts in other languages. Each text is looked up by itself when it is
 * needed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "bundle/bundle_private.h"

/* The row with an empty source holds the number of texts that are not translated; see schema.h. */
#define HEADER     ""
#define COUNT_MOST 100000000

void translated_keep(Bundle *bundle, const char *text)
{
    text_set_add(&bundle->cache->kept, text);
}

const char *bundle_language_of(const Bundle *bundle, const char *text)
{
    return text_set_has(&bundle->cache->kept, text) ? bundle->story.language : NULL;
}

void translated_refuse(Bundle *bundle, const char *text, const char *why)
{
    if (!bundle_language_of(bundle, text))
        log_error("in %s: %s; %s is shown in its place", bundle->cache->code, why,
                  bundle->story.language);
    translated_keep(bundle, text);
}

/* Returns the target for a source, in the language in use. NULL when there is no good one, or the
 * row failed. */
static const char *look_up(Row *row, const char *source)
{
    Bundle *bundle = row->bundle;
    Error why = { 0 };
    static const char sql[] = "SELECT target FROM translation WHERE language = ? AND source = ?";
    Row found = row_start(bundle, "translation", sql, NULL, 0, &why);
    if (!found.failed) {
        sqlite3_bind_text(found.statement, 1, bundle->cache->code, -1, SQLITE_STATIC);
        sqlite3_bind_text(found.statement, 2, source, -1, SQLITE_STATIC);
    }
    const char *target = row_next(&found) ? row_text(&found, 0) : NULL;
    if (row_end(&found))
        return target;
    if (why.kind == ERROR_CONTENT && !bundle->strict) {
        translated_refuse(bundle, source, why.message);
        return NULL;
    }
    row->failed = true;
    if (row->error)
        *row->error = why;
    return NULL;
}

/* Marks the text and each of its paragraphs as untranslated: paragraphs are shown one by one. */
static void keep_paragraphs(Bundle *bundle, const char *text)
{
    translated_keep(bundle, text);
    if (!strstr(text, "\n\n"))
        return;
    char *copy = memory_copy_text(text), *at = copy, *end;
    for (; (end = strstr(at, "\n\n")) != NULL; at = end) {
        size_t between = strspn(end, "\n");
        *end = '\0';
        translated_keep(bundle, at);
        end += between;
    }
    translated_keep(bundle, at);
    free(copy);
}

const char *translated(Row *row, const char *text)
{
    Bundle *bundle = row->bundle;
    if (!bundle->cache || strcmp(bundle->cache->code, bundle->story.language) == 0)
        return text;
    const char *target = look_up(row, text);
    if (!target)
        keep_paragraphs(bundle, text);
    return target ? target : text;
}

int bundle_untranslated(Bundle *bundle)
{
    if (strcmp(bundle->cache->code, bundle->story.language) == 0)
        return 0;
    Row row = { .bundle = bundle };
    const char *count = look_up(&row, HEADER);
    long number = count ? strtol(count, NULL, 10) : -1;
    return number < -1 || number > COUNT_MOST ? -1 : (int)number;
}
