/* sayswho-report: counts what visitors answered. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/paths.h"
#include "ledger/ledger.h"

#define FEWEST 10 /* fewer answers are not shown by level, because a person could be recognised */

static const char help[] =
    "usage: sayswho-report summary [--data DIR]\n"
    "\n"
    "  summary    visits, answers, and how each claim was rated, before and after the trail\n"
    "\n"
    "  --data DIR where the exhibit keeps its answers (default /var/lib/sayswho, else\n"
    "             ~/.local/share/sayswho)\n"
    "  --help, --version\n"
    "\n"
    "Only reads; may run while the exhibit does. For a claim with fewer than 10 answers only "
    "their\n"
    "number is shown. Exit status: 0 done, 1 the answers cannot be read, 2 the command was not "
    "understood.\n";

enum { GOOD, WRONG, USAGE };

static int64_t sum(const int64_t *counts, int count)
{
    int64_t all = 0;
    for (int i = 0; i < count; i++)
        all += counts[i];
    return all;
}

/* Prints one row of counts, from strong to missing and then "can't tell", as on the screens. */
static void print_row(const char *story, const char *claim, const char *when, const int64_t *counts)
{
    int64_t all = sum(counts, LEDGER_LEVELS);
    printf("%-12s %-8s %-6s %8" PRId64, story, claim, when, all);
    if (all < FEWEST) {
        printf("   (under %d)\n", FEWEST);
        return;
    }
    static const int order[] = { 3, 2, 1, 0, 4 };
    for (size_t i = 0; i < COUNT(order); i++)
        printf(" %8" PRId64, counts[order[i]]);
    putchar('\n');
}

static void print_claim(void *context, const char *story, const char *claim, const Tally *tally)
{
    (void)context;
    print_row(story, claim, "first", tally->first);
    print_row("", "", "after", tally->second);
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
        printf("answers    %8" PRId64 "   and %" PRId64 " after following the trail\n\n",
               totals.first_ratings, totals.second_ratings);
        printf("%-12s %-8s %-6s %8s %8s %8s %8s %8s %8s\n", "story", "claim", "rating", "answers",
               "strong", "good", "weak", "missing", "can't");
        ledger_each_claim(ledger, print_claim, NULL);
    }
    ledger_close(ledger);
    return good;
}

static int usage(const char *what, const char *word)
{
    fprintf(stderr, "sayswho-report: %s%s; sayswho-report --help lists what there is\n", what,
            word);
    return USAGE;
}

/* The output may still be in a buffer: only flushing it shows whether it could be written. */
static int printed(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return GOOD;
    fprintf(stderr, "sayswho-report: the report cannot be written: %s; write it elsewhere\n",
            strerror(errno));
    return WRONG;
}

int main(int count, char **words)
{
    char folder[4096];
    const char *command = count > 1 ? words[1] : "";
    const char *data = NULL;
    if (strcmp(command, "--help") == 0)
        return fputs(help, stdout) < 0 ? WRONG : printed();
    if (strcmp(command, "--version") == 0)
        return printf("sayswho-report %s\n", SAYSWHO_VERSION) < 0 ? WRONG : printed();
    if (strcmp(command, "summary") != 0)
        return usage(*command ? "there is no command " : "what shall it do?", command);
    for (int i = 2; i < count; i++) {
        if (strcmp(words[i], "--data") != 0 || i + 1 == count)
            return usage("summary does not know ", words[i]);
        data = words[++i];
    }
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
    return WRONG;
}
