/* print.c: the command print: a worksheet, a key or a poster of a story, as a PDF. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assets.h"
#include "base/file.h"
#include "commands.h"
#include "folder.h"
#include "print/print_parts.h"
#include "words/words.h"

static const struct {
    const char *name, *kind;
    PaperFill *fill;
} sheets[] = {
    { "worksheet", N_("Worksheet"), worksheet_fill },
    { "key", N_("Teacher’s key"), key_fill },
    { "poster", N_("Poster"), poster_fill },
};

typedef struct {
    int sheet; /* index into `sheets` */
    const PaperSize *size;
    const char *language; /* NULL: the story's own */
    const char *out, *story;
} Sheet;

/* ---- the command line ---- */

static const PaperSize *size_named(const char *name)
{
    for (const PaperSize *size = paper_sizes; size->name; size++) {
        if (strcmp(size->name, name) == 0)
            return size;
    }
    return NULL;
}

/* Returns -1 when there is no such sheet. */
static int sheet_named(const char *name)
{
    for (size_t i = 0; i < COUNT(sheets); i++) {
        if (strcmp(sheets[i].name, name) == 0)
            return (int)i;
    }
    return -1;
}

static int understand(const Order *order, char **words, Sheet *sheet)
{
    *sheet = (Sheet){ sheet_named(words[0]), &paper_sizes[0], NULL, order->out, words[1] };
    if (sheet->sheet < 0)
        return usage("print makes a worksheet, a key or a poster, not ", words[0]);
    if (order->paper && !(sheet->size = size_named(order->paper)))
        return usage("print knows the papers A4 and Letter, not ", order->paper);
    if (order->language && !(sheet->language = find_language(order->language)))
        return EXIT_USAGE;
    return EXIT_GOOD;
}

/* ---- the story ---- */

/* Builds a temporary bundle from a folder. `made` gets its path, to be removed later. NULL after
 * the errors were printed. */
static Bundle *build_folder(const char *path, char *made)
{
    Arena *arena = arena_make();
    Findings findings = { .arena = arena };
    Folder folder;
    Error error = { 0 };
    Bundle *bundle = NULL;
    if (!folder_read(&folder, NULL, path, &findings, arena)) {
        findings_print(&findings, stderr);
    } else {
        int file = mkstemp(made);
        if (file < 0)
            error_set(&error, ERROR_IO, "%s: it cannot be written: %s", made, strerror(errno));
        else if (close(file) == 0 && folder_write_bundle(&folder, made, &error))
            bundle = bundle_open(made, &error);
        if (!bundle)
            complain(&error);
    }
    arena_free(arena);
    return bundle;
}

static Bundle *open_story(const char *path, char *made)
{
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        const char *folder = getenv("TMPDIR");
        snprintf(made, PATH_MAX, "%s/sayswho-XXXXXX", folder && *folder ? folder : "/tmp");
        return build_folder(path, made);
    }
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    if (!bundle)
        complain(&error);
    return bundle;
}

/* ---- the file ---- */

/* Chooses the language of all texts, ours and the story's. Texts without a translation stay in the
 * story's own language. NULL with *error. */
static const Language *use_language(Bundle *bundle, const char *code, Error *error)
{
    const char *own = bundle_story(bundle)->language;
    const Language *language = words_find(code ? code : own);
    bundle_use_language(bundle, code ? code : own);
    if (!code || strcmp(code, own) == 0 || bundle_untranslated(bundle) >= 0)
        return language ? language : WORDS_ENGLISH;
    error_set(error, ERROR_CONTENT,
              "%s: this story is not translated into %s; add po/%s.po and build it again",
              bundle_story(bundle)->id, language->name, code);
    return NULL;
}

static int print_story(const Sheet *sheet, Bundle *bundle)
{
    Error error = { 0 };
    const Language *language = use_language(bundle, sheet->language, &error);
    if (!language)
        return complain(&error);
    Typeset *typeset = typeset_open(PAPER_PX_PER_MM, &error);
    if (!typeset)
        return complain(&error);
    PaperJob job = { bundle,
                     language,
                     typeset,
                     sheet->size,
                     words_in(language, sheets[sheet->sheet].kind),
                     sheets[sheet->sheet].fill,
                     NULL };
    size_t room = strlen(sheet->out) + sizeof(".new");
    char *aside = memory_take(room, 1);
    snprintf(aside, room, "%s.new", sheet->out);
    bool good = paper_print(&job, aside, &error);
    if (!good)
        error_add(&error, "%s", sheet->out);
    good = good && file_put_in_place(aside, sheet->out, &error);
    if (!good)
        unlink(aside);
    free(aside);
    typeset_close(typeset);
    return good ? EXIT_GOOD : complain(&error);
}

int command_print(const Order *order, char **words)
{
    Sheet sheet;
    int wrong = understand(order, words, &sheet);
    if (wrong)
        return wrong;
    char locale[PATH_MAX], made[PATH_MAX] = "";
    assets_path(locale, sizeof(locale), "locale");
    words_start(locale);
    Bundle *bundle = open_story(sheet.story, made);
    int result = bundle ? print_story(&sheet, bundle) : EXIT_WRONG;
    bundle_close(bundle);
    if (made[0])
        unlink(made);
    return result;
}
