#define _XOPEN_SOURCE 700 /* realpath() */
#include "out.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "bundle/bundle.h"

/* ---- kinds of files, by their first bytes, to which a NUL is added ---- */

static bool is_pdf(const char *head, size_t length)
{
    (void)length;
    return strncmp(head, "%PDF-", 5) == 0;
}

static bool is_json_ld(const char *head, size_t length)
{
    (void)length;
    return head[0] == '{' && strstr(head, "\"@context\"") != NULL;
}

/* A template has no language; a translator's PO file has one. */
static bool is_template(const char *head, size_t length)
{
    (void)length;
    return strstr(head, "msgid \"\"\nmsgstr \"\"\n") && strstr(head, "\n\"Language: \\n\"\n");
}

static const struct {
    const char *name;
    bool (*is)(const char *head, size_t length);
} kinds[] = {
    [OUT_BUNDLE] = { "bundle", bundle_begins_with },
    [OUT_PDF] = { "PDF", is_pdf },
    [OUT_JSON] = { "JSON-LD", is_json_ld },
    [OUT_POT] = { "template for translators", is_template },
};

bool out_may_replace(const char *path, OutKind kind, Error *error)
{
    struct stat info;
    const char *why = NULL;
    char head[4096];
    if (stat(path, &info) != 0)
        return true; /* any other error is reported when the file is written */
    if (S_ISDIR(info.st_mode)) {
        error_set(error, ERROR_USAGE, "%s: it is a folder; name a file with -o", path);
        return false;
    }
    FILE *file = file_open_stream(path, &why);
    if (!file) {
        error_set(error, ERROR_IO,
                  "%s: it cannot be read, to see whether it may be written over: %s", path, why);
        return false;
    }
    size_t length = fread(head, 1, sizeof(head) - 1, file);
    head[length] = '\0';
    bool good = !ferror(file) && (length == 0 || kinds[kind].is(head, length));
    fclose(file);
    if (!good)
        error_set(error, ERROR_USAGE,
                  "%s: what is there is no %s, and is not written over; name another file with -o",
                  path, kinds[kind].name);
    return good;
}

/* ---- the author's sources ---- */

/* Sets `folder` to the folder that contains `path`, from real_path(). False when there is none. */
static bool folder_of(const char *path, char folder[PATH_MAX])
{
    char *copy = memory_copy_text(path);
    bool good = realpath(dirname(copy), folder) != NULL;
    free(copy);
    return good;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), most = strlen(end);
    return length > most && strcmp(text + length - most, end) == 0;
}

bool out_may_write(const char *path, OutKind kind, const char *story, Error *error)
{
    char folder[PATH_MAX], sources[PATH_MAX];
    struct stat info;
    bool inside = stat(story, &info) == 0 && S_ISDIR(info.st_mode) && realpath(story, sources) &&
                  folder_of(path, folder) && strncmp(folder, sources, strlen(sources)) == 0;
    const char *below = inside ? folder + strlen(sources) : "";
    inside = inside && (*below == '\0' || *below == '/');
    if (inside && !(kind == OUT_POT && strcmp(below, "/po") == 0 && ends_with(path, ".pot"))) {
        error_set(error, ERROR_USAGE,
                  "%s: it lies among the story's sources; name a file outside of %s with -o", path,
                  story);
        return false;
    }
    return out_may_replace(path, kind, error);
}
