/* summary.c: the sentence, then every count of ten or more. */
#include "summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "figures/advice.h"
#include "figures/classes.h"
#include "measure/say.h"
#include "words/terms.h"

/* A count, or what stands for fewer than ten. */
static const char *shown(const Figures *figures, int64_t count)
{
    return count < FIGURES_FEWEST ? "–" : arena_print(figures->arena, "%" PRId64, count);
}

/* Letters of a text, which printf() would count in bytes. */
static int letters(const char *text)
{
    int count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void print_wide(const char *text, int width)
{
    int blanks = width - letters(text);
    printf("%*s%s", blanks > 0 ? blanks : 0, "", text);
}

static void print_number(const Figures *figures, const char *what, int64_t count)
{
    printf("%s", what);
    print_wide(shown(figures, count), 44 - letters(what));
    putchar('\n');
}

/* From strong to missing; can't tell and two who disagree, if that can be. */
static void print_levels(const Figures *figures, const char *when, const int64_t *counts, int count)
{
    static const int order[] = { 3, 2, 1, 0, 4 };
    printf("  %s", when);
    for (int i = letters(when); i < 20; i++)
        putchar(' ');
    for (int i = 0; i < count; i++)
        print_wide(shown(figures, counts[order[i]]), 13);
}

/* The votes of classes. */
static void print_votes(const Figures *figures, const char *when, const int64_t *counts)
{
    if (figures_sum(counts, LEDGER_CLASS_LEVELS) < FIGURES_FEWEST)
        return;
    print_levels(figures, when, counts, LEDGER_CLASS_LEVELS);
    putchar('\n');
}

static void print_row(const Figures *figures, const char *when, const int64_t *counts,
                      int64_t split)
{
    print_levels(figures, when, counts, LEDGER_LEVELS);
    if (split >= 0)
        print_wide(shown(figures, split), 13);
    putchar('\n');
}

static void print_count(const Language *in, const char *what, int64_t count)
{
    char number[24];
    snprintf(number, sizeof(number), "%" PRId64, count);
    printf("  ");
    printf(words_in(in, "%s: %s"), what, number);
    putchar('\n');
}

static void print_claim(const Figures *figures, const Language *in, const FigureClaim *claim)
{
    int64_t disagree = figures_sum(claim->tally.disagree, LEDGER_REASONS);
    putchar('\n');
    /* TR: a story, its version, a claim's id and short name */
    printf(words_in(in, "%s %d, %s: %s"), claim->title, claim->version, claim->claim, claim->label);
    if (claim->level >= 0)
        printf(" (%s)", terms_level(in, (Level)claim->level));
    putchar('\n');
    print_row(figures, words_in(in, "first guess"), claim->tally.first, claim->tally.split);
    print_row(figures, words_in(in, "after the rope"), claim->tally.second, -1);
    print_votes(figures, words_in(in, "classes, before"), claim->class[0]);
    print_votes(figures, words_in(in, "classes, after"), claim->class[1]);
    for (int look = 0; look < LEDGER_LOOKS; look++) {
        if (claim->tally.look[look] >= FIGURES_FEWEST)
            print_count(in, terms_look(in, look), claim->tally.look[look]);
    }
    if (disagree >= FIGURES_FEWEST)
        print_count(in, words_in(in, "disagree with the trail"), disagree);
    printf("  %s\n", advice_for_claim(figures, in, claim));
}

static void print_heads(const Language *in)
{
    printf("%22s", "");
    for (int i = 0; i < 4; i++)
        print_wide(terms_level(in, terms_offered[i]), 13);
    print_wide(words_in(in, "can't tell"), 13);
    /* TR: the head of a column: visits in which two people disagreed */
    print_wide(words_in(in, "two levels"), 13);
    putchar('\n');
}

void summary_print(const Figures *figures, const Language *language)
{
    const LedgerTotals *totals = &figures->totals;
    const Learning *learning = &figures->learning;
    const char *details = measure_say_details(figures->arena, language, learning);
    printf("%s\n", measure_say_heading(figures->arena, language, learning, figures->complete));
    if (details[0])
        printf("%s\n", details);
    printf("%s\n\n", measure_say_basis(figures->arena, language, learning));
    print_number(figures, words_in(language, "visits"), totals->visits);
    print_number(figures, words_in(language, "went to the end"), totals->finished);
    print_number(figures, words_in(language, "started again"), totals->restarted);
    print_number(figures, words_in(language, "left before the end"), totals->idle);
    print_number(figures, words_in(language, "ratings before the rope"), totals->first_ratings);
    print_number(figures, words_in(language, "ratings after the rope"), totals->second_ratings);
    print_number(figures, words_in(language, "claims in the path's order"), totals->coins[0]);
    print_number(figures, words_in(language, "first and last exchanged"), totals->coins[1]);
    if (figures->told_apart)
        /* TR: how often the well-sourced sentence is rated above the badly-sourced one */
        printf(words_in(language, "told apart: %d of 100 times at first sight, %d after the rope; "
                                  "50 is chance"),
               (int)(100 * figures->before.value + 0.5), (int)(100 * figures->after.value + 0.5));
    const char *classes = classes_say(figures, language);
    if (classes)
        printf("\n%s", classes);
    printf("\n\n");
    print_heads(language);
    for (int i = 0; i < figures->claim_count; i++)
        print_claim(figures, language, &figures->claims[i]);
    putchar('\n');
    printf(words_in(language, "–: fewer than %d, which are not shown"), FIGURES_FEWEST);
    putchar('\n');
}
