/* What sayswho-report prints. With the words "fill FOLDER VISITS [NAME]" it makes visits in a
 * ledger instead, for tests/tools/report.sh and the bench. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "ledger/ledger.h"

/* SQLite calls this: nothing here is about the disk. */
int fdatasync(int file)
{
    (void)file;
    return 0;
}

/* ---- filling ---- */

static uint64_t chance_state = 7;

static double chance(void)
{
    uint64_t mixed = chance_state += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return (double)((mixed ^ mixed >> 31) >> 11) * 0x1p-53;
}

/* Three claims of a story, with levels that visitors see more or less well. */
typedef struct {
    const char *id, *label, *rule;
    int level;
    LedgerKind kind;
    double before[2], after; /* the share that trusts it: met first or last; after the rope */
    double disagree;
} FilledClaim;

static const FilledClaim claims[] = {
    { "C01", "10 per cent faster", "G1", 2, LEDGER_GOOD, { 0.62, 0.63 }, 0.80, 0.05 },
    { "C02", "=who, \"led\" <the> study", "W2", 1, LEDGER_OTHER, { 0.55, 0.55 }, 0.45, 0.41 },
    { "C03", "10 per cent of what", "M1", 0, LEDGER_BAD, { 0.52, 0.32 }, 0.12, 0.04 },
};

static int level_by(double trusting)
{
    if (chance() < 0.06)
        return 4;
    return (chance() < trusting ? 2 : 0) + (chance() < 0.5);
}

/* Rates one claim; true when the visitor stays. */
static bool rate_claim(Ledger *ledger, const FilledClaim *claim, int place)
{
    int level = level_by(claim->before[place == 3]),
        sure = level == 4 ? 0 : 1 + (int)(3 * chance());
    bool split = chance() < 0.03;
    ledger_first(ledger, &(LedgerFirst){ .claim = claim->id,
                                         .order = place,
                                         .level = level == 4 && split ? 1 : level,
                                         .other = split ? 3 : -1,
                                         .sure = sure,
                                         .read_s = 10,
                                         .rate_s = 3 + (int)(10 * chance()),
                                         .kind = claim->kind,
                                         .language = "en",
                                         .title = "Chocolate & sport",
                                         .label = claim->label,
                                         .rule = claim->rule,
                                         .trail = claim->level });
    if (chance() < 0.05)
        return false;
    ledger_second(ledger, &(LedgerSecond){ .claim = claim->id,
                                           .level = level_by(claim->after),
                                           .cards = "first,says",
                                           .look = (int)(4 * chance()) - 1,
                                           .trace_s = 20 + (int)(60 * chance()),
                                           .keep_s = 3 });
    if (chance() < claim->disagree)
        ledger_disagree(ledger, claim->id, 1 + (int)(2.2 * chance()));
    return chance() > (place == 2 ? 0.15 : 0.03);
}

/* A class of 25, which votes on the last claim with too few hands after the rope. */
static void fill_class(Ledger *ledger)
{
    const LedgerClass votes[] = {
        { "2026-11-12", "chocolate", "C01", 12, { { 4, 9, 8, 4 }, { 1, 2, 15, 7 } } },
        { "2026-11-12", "chocolate", "C03", 12, { { 2, 7, 12, 4 }, { 8, 1, 0, 0 } } },
    };
    ledger_class(ledger, votes, (int)COUNT(votes));
    ledger_commit(ledger);
}

static void fill_visit(Ledger *ledger, const char *unit, int number)
{
    char day[11];
    bool good_first = chance() < 0.5, stays = true;
    snprintf(day, sizeof(day), "2026-11-%02u", 10 + (unsigned)(17 * pow(chance(), 0.8)) % 20);
    if (number % 500 == 3)
        snprintf(day, sizeof(day), "1970-01-01"); /* the clock was not set */
    LedgerVisit head = { .day = day,
                         .part = "morning",
                         .unit = unit,
                         .mode = "walk_up",
                         .story = "chocolate",
                         .story_version = 12,
                         .rubric_version = 1,
                         .app_version = "0.1.0",
                         .language = "en",
                         .coin = !good_first,
                         .first_kind = good_first ? LEDGER_GOOD : LEDGER_BAD,
                         .places = 3 };
    ledger_begin(ledger, &head);
    stays = chance() > 0.04;
    for (int place = 1; place <= 3 && stays; place++)
        stays = rate_claim(ledger,
                           &claims[place == 2                   ? 1
                                   : (place == 1) == good_first ? 0
                                                                : 2],
                           place);
    ledger_end(ledger, stays ? "finished" : "idle", "compare", 60 + (int)(300 * chance()));
}

static int fill(const char *folder, int visits, const char *unit)
{
    Ledger *ledger = ledger_open(folder);
    for (const char *at = unit; *at; at++)
        chance_state = chance_state * 31 + (unsigned char)*at;
    bool settled = ledger_settle(ledger);
    for (int i = 1; i <= visits && settled; i++) {
        fill_visit(ledger, unit, i);
        if (i % 60 && i < visits)
            continue;
        ledger_commit(ledger);
        settled = false;
        for (int tries = 0; tries < 100 && !settled; tries++)
            settled = ledger_settle(ledger);
    }
    for (int i = 0; i < 7 && i < visits / 40; i++)
        fill_class(ledger);
    ledger_close(ledger);
    return !settled;
}

/* ---- tests ---- */

static void filling_is_not_a_test(void **state)
{
    (void)state;
}

int main(int count, char **words)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filling_is_not_a_test),
    };
    if (count > 3 && strcmp(words[1], "fill") == 0)
        return fill(words[2], (int)strtol(words[3], NULL, 10), count > 4 ? words[4] : "Hall");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
