/* sayswho-report: counts what visitors answered. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/options.h"
#include "base/paths.h"
#include "ledger/ledger.h"

#define FEWEST 10 /* fewer answers are not shown by level, because a person could be recognised */

static const char before_options[] =
    "usage: sayswho-report summary [--data DIR]\n"
    "\n"
    "  summary    visits, answers, and for each claim how it was rated, first and after the trail\n"
    "\n";
static const char after_options[] =
    "\n"
    "Only reads; may run while the exhibit does. For a claim with fewer than 10 answers only "
    "their\n"
    "number is shown. Exit status: 0 done, 1 the answers cannot be read, 2 the command was not "
    "understood.\n";

static int64_t sum(const int64_t *counts, int count)
{
    int64_t all = 0;
    for (int i = 0; i < count; i++)
        all += counts[i];
    return all;
}

/* Prints one row of counts, from strong to missing, "can't tell" and two who disagree (-1: that
 * cannot be). */
static void print_row(const char *story, const char *claim, const char *when, const int64_t *counts,
                      int64_t split)
{
    int64_t all = sum(counts, LEDGER_LEVELS) + (split > 0 ? split : 0);
    printf("%-12s %-8s %-6s %8" PRId64, story, claim, when, all);
    if (all < FEWEST) {
        printf("   (under %d)\n", FEWEST);
        return;
    }
    static const int order[] = { 3, 2, 1, 0, 4 };
    for (size_t i = 0; i < COUNT(order); i++)
        printf(" %8" PRId64, counts[order[i]]);
    if (split >= 0)
        printf(" %8" PRId64, split);
    putchar('\n');
}

static void print_claim(void *context, const char *story, int version, const char *claim,
                        const Tally *tally)
{
    (void)context;
    (void)version;
    print_row(story, claim, "first", tally->first, tally->split);
    print_row("", "", "after", tally->second, -1);
    if (sum(tally->look, LEDGER_LOOKS) >= FEWEST)
        printf("%-12s %-8s would first ask who said it %" PRId64 ", open the document %" PRId64
               ", see who else says so %" PRId64 "\n",
               "", "", tally->look[0], tally->look[1], tally->look[2]);
    int64_t disagree = sum(tally->disagree, LEDGER_REASONS);
    if (disagree >= FEWEST)
        printf("%-12s %-8s %" PRId64 " disagreed in the end\n", "", "", disagree);
}

static bool summary(const char *folder, Error *error)
{
    Ledger *ledger = ledger_open_read(folder, error);
    LedgerTotals totals;
    bool good = ledger && ledger_totals(ledger, &totals, error);
    if (good) {
        printf("visits     %8" PRId64 "   finished %" PRId64 ", started again %" PRId64
               ", left %" PRId64 "\n",
               totals.visits, totals.finished, totals.restarted, totals.idle);
        printf("answers    %8" PRId64 "   and %" PRId64 " after following the trail\n",
               totals.first_ratings, totals.second_ratings);
        printf("coin       %8" PRId64 "   in the path's order, %" PRId64
               " with its first and last claim exchanged\n\n",
               totals.coins[0], totals.coins[1]);
        printf("%-12s %-8s %-6s %8s %8s %8s %8s %8s %8s %8s\n", "story", "claim", "rating",
               "answers", "strong", "good", "weak", "missing", "can't", "split");
        ledger_each_claim(ledger, print_claim, NULL);
    }
    ledger_close(ledger);
    return good;
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

static int run(const char *command, const char *data)
{
    char folder[4096];
    if (strcmp(command, "summary") != 0)
        return usage(*command ? "there is no command " : "what shall it do?", command);
    if (!data && paths_data_folder(folder, sizeof(folder)))
        data = folder;
    Error error = { 0 };
    if (!data)
        error_set(&error, ERROR_USAGE,
                  "HOME or XDG_DATA_HOME is longer than a path may be; say with --data where the "
                  "exhibit keeps its answers");
    else if (summary(data, &error))
        return printed();
    fprintf(stderr, "sayswho-report: %s\n", error.message);
    return EXIT_WRONG;
}

int main(int argc, char **argv)
{
    const char *data = NULL;
    const Option options[] = {
        { "--data", "DIR",
          "where the exhibit keeps its answers (default /var/lib/sayswho, else\n"
          "~/.local/share/sayswho)",
          .text = &data },
    };
    Error error = { 0 };
    char **words;
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
    if (words[0] && words[1])
        return usage("one command at a time, not also ", words[1]);
    return run(words[0] ? words[0] : "", data);
}
