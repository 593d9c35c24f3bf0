/* sayswho-report: counts what visitors answered, and says what it means. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assets.h"
#include "base/file.h"
#include "base/options.h"
#include "base/paths.h"
#include "export.h"
#include "html.h"
#include "summary.h"

static const char before_options[] =
    "usage: sayswho-report summary [--data DIR] [--lang CODE]\n"
    "       sayswho-report html [--data DIR] [--lang CODE] [-o FILE]\n"
    "       sayswho-report export [--data DIR] [--lang CODE] [-o FOLDER]\n"
    "       sayswho-report merge --data DIR LEDGER...\n"
    "       sayswho-report check [--data DIR]\n"
    "\n"
    "  summary    do visitors learn; visits; how each claim was rated, first and after the rope\n"
    "  html       the same with pictures and what to do, as one page to print\n"
    "  export     answers.csv and claims.csv, for other programs\n"
    "  merge      adds other units' ledgers, folders or files, to the one in DIR\n"
    "  check      whether the ledger is whole\n"
    "\n";
static const char after_options[] =
    "\n"
    "Only merge writes to a ledger; all others may run while the exhibit does. Counts under 10 "
    "are\n"
    "not shown. Exit status: 0 done, 1 the answers cannot be read or are not whole, 2 the command\n"
    "was not understood.\n";

typedef struct {
    const char *data, *out;
    const Language *language;
    char **words; /* after the command */
} Order;

static int complain(const Error *error)
{
    fprintf(stderr, "sayswho-report: %s\n", error->message);
    return EXIT_WRONG;
}

static int usage(const char *what, const char *word)
{
    fprintf(stderr, "sayswho-report: %s%s; sayswho-report --help lists what there is\n", what,
            word);
    return EXIT_USAGE;
}

/* The output may still be in a buffer: only flushing it shows whether it could be written. */
static int printed(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_GOOD;
    fprintf(stderr, "sayswho-report: the report cannot be written: %s; write it elsewhere\n",
            strerror(errno));
    return EXIT_WRONG;
}

/* ---- writing files ---- */

/* Writes to FILE.new and puts it in place: a half-written report never stands there. */
typedef bool Fill(void *context, FILE *out, Error *error);
static bool write_file(const char *path, Fill *fill, void *context, Error *error)
{
    Arena *arena = arena_make();
    const char *aside = arena_print(arena, "%s.new", path);
    FILE *out = fopen(aside, "w");
    bool good = out && fill(context, out, error);
    bool written = out && !ferror(out) && fflush(out) == 0;
    int number = errno;
    if (out && fclose(out) != 0)
        written = false;
    if (!written)
        error_set(error, ERROR_IO, "%s: it cannot be written: %s; write it elsewhere", path,
                  strerror(number));
    good = good && written && file_put_in_place(aside, path, error);
    if (!good && out)
        unlink(aside);
    arena_free(arena);
    return good;
}

static bool fill_html(void *context, FILE *out, Error *error)
{
    HtmlPage page = *(const HtmlPage *)context;
    (void)error;
    page.out = out;
    html_write(&page);
    return true;
}

static bool fill_claims(void *context, FILE *out, Error *error)
{
    (void)error;
    export_claims(context, out);
    return true;
}

static bool fill_answers(void *context, FILE *out, Error *error)
{
    return export_answers(context, out, error);
}

/* ---- commands ---- */

static bool do_summary(const Order *order, Ledger *ledger, Figures *figures, Error *error)
{
    (void)ledger;
    (void)error;
    summary_print(figures, order->language);
    return true;
}

static bool do_html(const Order *order, Ledger *ledger, Figures *figures, Error *error)
{
    HtmlPage page = { stdout, figures, order->language };
    (void)ledger;
    if (order->out)
        return write_file(order->out, fill_html, &page, error);
    html_write(&page);
    return true;
}

static bool do_export(const Order *order, Ledger *ledger, Figures *figures, Error *error)
{
    const char *folder = order->out ? order->out : ".";
    const char *answers = arena_print(figures->arena, "%s/answers.csv", folder);
    const char *claims = arena_print(figures->arena, "%s/claims.csv", folder);
    if (order->out)
        mkdir(folder, 0755);
    return write_file(answers, fill_answers, ledger, error) &&
           write_file(claims, fill_claims, figures, error);
}

/* The number only grows: of two copies the one with the larger number is newer. */
static bool do_check(const Order *order, Ledger *ledger, Figures *figures, Error *error)
{
    int64_t state;
    (void)order;
    if (!ledger_check(ledger, error) || !ledger_state(ledger, &state, error))
        return false;
    printf("%s\n", words_in(order->language, "The ledger is whole."));
    if (state < FIGURES_FEWEST)
        printf("state under %d\n", FIGURES_FEWEST);
    else
        printf("state %s\n", arena_print(figures->arena, "%lld", (long long)state));
    return true;
}

static int do_merge(const Order *order)
{
    Error error = { 0 };
    if (!order->data)
        return usage("say with --data where the sum is kept, not in the exhibit's own folder", "");
    if (!order->words[0])
        return usage("which ledgers shall be added?", "");
    for (char **place = order->words; *place; place++) {
        bool added;
        if (!ledger_merge(order->data, *place, &added, &error))
            return complain(&error);
        printf("%s: %s\n", *place, added ? "added" : "nothing new");
    }
    return printed();
}

static const struct {
    const char *name;
    bool (*run)(const Order *order, Ledger *ledger, Figures *figures, Error *error);
} commands[] = {
    { "summary", do_summary },
    { "html", do_html },
    { "export", do_export },
    { "check", do_check },
};

static int run_on_ledger(const Order *order, size_t command)
{
    char folder[4096];
    Error error = { 0 };
    const char *data = order->data;
    if (!data && paths_data_folder(folder, sizeof(folder)))
        data = folder;
    if (!data) {
        error_set(&error, ERROR_USAGE,
                  "HOME or XDG_DATA_HOME is longer than a path may be; say with --data where the "
                  "exhibit keeps its answers");
        return complain(&error);
    }
    Ledger *ledger = ledger_open_read(data, &error);
    if (!ledger)
        return complain(&error);
    Figures figures;
    bool good = figures_read(&figures, ledger, order->language, &error) &&
                commands[command].run(order, ledger, &figures, &error);
    figures_finish(&figures);
    ledger_close(ledger);
    return good ? printed() : complain(&error);
}

static int run(const Order *order, const char *command)
{
    if (!*command)
        return usage("what shall it do?", "");
    if (strcmp(command, "merge") == 0)
        return do_merge(order);
    if (order->words[0])
        return usage("one command at a time, not also ", order->words[0]);
    for (size_t i = 0; i < COUNT(commands); i++) {
        if (strcmp(commands[i].name, command) == 0)
            return run_on_ledger(order, i);
    }
    return usage("there is no command ", command);
}

static bool take_language(void *into, const char *value, Error *error)
{
    const Language **language = into;
    *language = words_find(value);
    if (!*language)
        error_set(error, ERROR_USAGE, "--lang %s: write %s", value, words_codes);
    return *language != NULL;
}

int main(int argc, char **argv)
{
    char locale[4200], **words;
    Order order = { .language = WORDS_ENGLISH };
    const Option options[] = {
        { "--data", "DIR",
          "where the exhibit keeps its answers (default /var/lib/sayswho, else\n"
          "~/.local/share/sayswho); may be the file itself",
          .text = &order.data },
        { "--lang", "CODE", "language of the report: en, fr, nl or ar", "summary html export check",
          .take = take_language, .into = &order.language },
        { "-o", "PLACE",
          "html: the file to write, instead of the standard output; export: the\n"
          "folder, instead of the present one",
          "html export", .text = &order.out },
    };
    Error error = { 0 };
    switch (options_read(options, COUNT(options), argc, argv, &words, &error)) {
    case OPTIONS_HELP:
        fputs(before_options, stdout);
        options_print(options, COUNT(options), stdout);
        fputs(after_options, stdout);
        return printed();
    case OPTIONS_VERSION: printf("sayswho-report %s\n", SAYSWHO_VERSION); return printed();
    case OPTIONS_WRONG: fprintf(stderr, "sayswho-report: %s\n", error.message); return EXIT_USAGE;
    case OPTIONS_READ: break;
    }
    assets_path(locale, sizeof(locale), "locale");
    words_start(locale);
    order.words = words[0] ? words + 1 : words;
    return run(&order, words[0] ? words[0] : "");
}
