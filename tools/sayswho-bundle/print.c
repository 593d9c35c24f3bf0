/* print.c: the command print: a worksheet, a key or a poster of a story, as a PDF. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assets.h"
#include "commands.h"
#include "files/file_out.h"
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

/* What the words after `print` ask for. */
typedef struct {
    int sheet; /* index into sheets */
    const PaperSize *size;
    const char *language; /* NULL: the story's own */
    const char *out, *story;
} Order;

/* ---- the words ---- */

static const PaperSize *size_named(const char *name)
{
    for (const PaperSize *size = paper_sizes; size->name; size++) {
        if (strcmp(size->name, name) == 0)
            return size;
    }
    return NULL;
}

static int take_option(Order *order, const char *option, const char *value)
{
    if (!value)
        return usage("print wants a word after ", option);
    if (strcmp(option, "-o") == 0) {
        order->out = value;
    } else if (strcmp(option, "--paper") == 0) {
        order->size = size_named(value);
        if (!order->size)
            return usage("print knows the papers A4 and Letter, not ", value);
    } else if (strcmp(option, "--lang") == 0) {
        order->language = value;
        if (!words_find(value)) {
            char wrong[160];
            snprintf(wrong, sizeof(wrong), "print --lang: write %s, not ", words_codes);
            return usage(wrong, value);
        }
    } else {
        return usage("print does not know ", option);
    }
    return EXIT_GOOD;
}

static int take_sheet(Order *order, const char *name)
{
    for (size_t i = 0; i < COUNT(sheets); i++) {
        if (strcmp(sheets[i].name, name) == 0) {
            order->sheet = (int)i;
            return EXIT_GOOD;
        }
    }
    return usage("print makes a worksheet, a key or a poster, not ", name);
}

static int take_words(Order *order, int count, char **words)
{
    *order = (Order){ .sheet = -1, .size = &paper_sizes[0] };
    for (int i = 0; i < count; i++) {
        int wrong = EXIT_GOOD;
        if (words[i][0] == '-' && words[i][1]) {
            wrong = take_option(order, words[i], i + 1 < count ? words[i + 1] : NULL);
            i++;
        } else if (order->sheet < 0) {
            wrong = take_sheet(order, words[i]);
        } else if (order->story) {
            wrong = usage("print takes one story, not also ", words[i]);
        } else {
            order->story = words[i];
        }
        if (wrong)
            return wrong;
    }
    if (!order->story || !order->out || !*order->out)
        return usage("print wants worksheet, key or poster, -o FILE.pdf and a folder or bundle",
                     "");
    return EXIT_GOOD;
}

/* ---- the story ---- */

/* A folder becomes a bundle for as long as it is printed. `made` is that file, to be removed. NULL:
 * what is wrong has been said. */
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

/* Every word that follows, ours and the story's, is in that language; what a translation leaves out
 * stays in the story's own. */
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

static int print_story(const Order *order, Bundle *bundle)
{
    Error error = { 0 };
    const Language *language = use_language(bundle, order->language, &error);
    if (!language)
        return complain(&error);
    Typeset *typeset = typeset_open(PAPER_PX_PER_MM, &error);
    if (!typeset)
        return complain(&error);
    PaperJob job = { bundle,
                     language,
                     typeset,
                     order->size,
                     words_in(language, sheets[order->sheet].kind),
                     sheets[order->sheet].fill };
    size_t room = strlen(order->out) + sizeof(".new");
    char *aside = memory_take(room, 1);
    snprintf(aside, room, "%s.new", order->out);
    bool good = paper_print(&job, aside, &error);
    if (!good)
        error_add(&error, "%s", order->out);
    good = good && file_put_in_place(aside, order->out, &error);
    if (!good)
        unlink(aside);
    free(aside);
    typeset_close(typeset);
    return good ? EXIT_GOOD : complain(&error);
}

int command_print(int count, char **words)
{
    Order order;
    int wrong = take_words(&order, count, words);
    if (wrong)
        return wrong;
    char locale[PATH_MAX], made[PATH_MAX] = "";
    assets_path(locale, sizeof(locale), "locale");
    words_start(locale);
    Bundle *bundle = open_story(order.story, made);
    int result = bundle ? print_story(&order, bundle) : EXIT_WRONG;
    bundle_close(bundle);
    if (made[0])
        unlink(made);
    return result;
}
