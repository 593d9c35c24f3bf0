/* figures.c: reads the counts and sorts them by what the report says. */
#include "figures/figures.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An earlier day means that the clock was not set. */
static const char earliest[] = "2020-01-01";

static const char *const levels[LEDGER_LEVELS] = { "missing", "weak", "good", "strong",
                                                   "cant_tell" };
static const char *const sures[] = { "guessing", "fairly", "very" };
static const char *const looks[LEDGER_LOOKS] = { "ask", "open", "others" };

static int place_in(const char *const *names, int count, const char *name, size_t length)
{
    for (int i = 0; i < count; i++) {
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return i;
    }
    return -1;
}

static int level_of(const char *name)
{
    return place_in(levels, LEDGER_LEVELS, name, strlen(name));
}

int64_t figures_sum(const int64_t *counts, int count)
{
    int64_t all = 0;
    for (int i = 0; i < count; i++)
        all += counts[i];
    return all;
}

/* ---- counts ---- */

static FigureClaim *claim_for(Figures *figures, const LedgerCount *count)
{
    FigureClaim *last = figures->claim_count ? &figures->claims[figures->claim_count - 1] : NULL;
    if (last && strcmp(last->story, count->story) == 0 && last->version == count->version &&
        strcmp(last->claim, count->claim) == 0)
        return last;
    if (figures->claim_count % 32 == 0)
        figures->claims = memory_grow(figures->claims, (size_t)figures->claim_count + 32,
                                      sizeof(*figures->claims));
    FigureClaim *claim = &figures->claims[figures->claim_count++];
    *claim = (FigureClaim){ .story = arena_copy_text(figures->arena, count->story),
                            .version = count->version,
                            .claim = arena_copy_text(figures->arena, count->claim),
                            .level = -1,
                            .rule = "" };
    claim->label = claim->claim;
    claim->title = claim->story;
    return claim;
}

static FigureStory *story_for(Figures *figures, const char *story)
{
    for (int i = 0; i < figures->story_count; i++) {
        if (strcmp(figures->stories[i].story, story) == 0)
            return &figures->stories[i];
    }
    if (figures->story_count % 8 == 0)
        figures->stories = memory_grow(figures->stories, (size_t)figures->story_count + 8,
                                       sizeof(*figures->stories));
    FigureStory *made = &figures->stories[figures->story_count++];
    *made = (FigureStory){ .story = arena_copy_text(figures->arena, story) };
    made->title = made->story;
    return made;
}

/* Keeps the last days in order; the same day may come from several stories. */
static void take_day(Figures *figures, const char *day, int64_t visits)
{
    int at = figures->day_count;
    if (strcmp(day, earliest) < 0)
        return;
    while (at > 0 && strcmp(figures->days[at - 1].day, day) > 0)
        at--;
    if (at > 0 && strcmp(figures->days[at - 1].day, day) == 0) {
        figures->days[at - 1].visits += visits;
        return;
    }
    if (figures->day_count == FIGURES_DAYS) {
        if (at == 0)
            return;
        memmove(figures->days, figures->days + 1, (size_t)(--at) * sizeof(*figures->days));
    } else {
        memmove(figures->days + at + 1, figures->days + at,
                (size_t)(figures->day_count++ - at) * sizeof(*figures->days));
    }
    figures->days[at] = (FigureDay){ arena_copy_text(figures->arena, day), visits };
}

static void take_of_story(Figures *figures, const LedgerCount *count)
{
    int64_t number = strtoll(count->value, NULL, 10);
    if (strcmp(count->what, "visit") == 0) {
        FigureStory *story = story_for(figures, count->story);
        story->version = count->version; /* versions come in order */
        story->visits += count->count;
    } else if (strcmp(count->what, "day") == 0) {
        take_day(figures, count->value, count->count);
    } else if (strcmp(count->what, "took") == 0) {
        int64_t step = number / FIGURES_TOOK_STEP_S;
        figures->took[step < 0 ? 0 : step > 60 ? 60 : step] += count->count;
    } else if (strcmp(count->what, "step") == 0 && number >= 1 && number <= PATH_CLAIMS_MOST) {
        if (strstr(count->value, "first"))
            figures->began[number] += count->count;
        else
            figures->ended[number] += count->count;
    }
}

static void take_of_claim(FigureClaim *claim, const LedgerCount *count)
{
    const char *blank = strchr(count->value, ' ');
    int level = level_of(count->value), second = blank ? level_of(blank + 1) : -1;
    size_t length = blank ? (size_t)(blank - count->value) : 0;
    int look = place_in(looks, LEDGER_LOOKS, count->value, strlen(count->value));
    int first = place_in(levels, LEDGER_LEVELS, count->value, length);
    int sure = place_in(sures, COUNT(sures), count->value, length);
    int reason = count->value[0] - '1';
    bool votes = level >= 0 && level < LEDGER_CLASS_LEVELS;
    if (strcmp(count->what, "class first") == 0 && votes)
        claim->class[0][level] += count->count;
    else if (strcmp(count->what, "class second") == 0 && votes)
        claim->class[1][level] += count->count;
    else if (strcmp(count->what, "first") == 0 && level >= 0)
        claim->tally.first[level] += count->count;
    else if (strcmp(count->what, "second") == 0 && level >= 0)
        claim->tally.second[level] += count->count;
    else if (strcmp(count->what, "split") == 0)
        claim->tally.split += count->count;
    else if (strcmp(count->what, "look") == 0 && look >= 0)
        claim->tally.look[look] += count->count;
    else if (strcmp(count->what, "disagree") == 0 && reason >= 0 && reason < LEDGER_REASONS)
        claim->tally.disagree[reason] += count->count;
    else if (strcmp(count->what, "change") == 0 && first >= 0 && second >= 0)
        claim->change[first][second] += count->count;
    else if (strcmp(count->what, "sure") == 0 && sure >= 0 && second >= 0)
        claim->sure[sure][second] += count->count;
}

static void take_count(void *context, const LedgerCount *count)
{
    if (count->claim[0])
        take_of_claim(claim_for(context, count), count);
    else
        take_of_story(context, count);
}

/* ---- labels ---- */

typedef struct {
    Figures *figures;
    const Language *language;
} LabelTaker;

/* A label in the wanted language replaces one in another. */
static void take_label(void *context, const LedgerLabel *label)
{
    const LabelTaker *taker = context;
    Figures *figures = taker->figures;
    bool wanted = strcmp(label->language, taker->language->code) == 0;
    FigureStory *story = label->claim[0] ? NULL : story_for(figures, label->story);
    if (story && (wanted || story->title == story->story))
        story->title = arena_copy_text(figures->arena, label->label);
    for (int i = 0; i < figures->claim_count; i++) {
        FigureClaim *claim = &figures->claims[i];
        if (strcmp(claim->story, label->story) != 0 || claim->version != label->version)
            continue;
        if (!label->claim[0] && (wanted || claim->title == claim->story))
            claim->title = arena_copy_text(figures->arena, label->label);
        if (strcmp(claim->claim, label->claim) != 0)
            continue;
        if (wanted || claim->label == claim->claim)
            claim->label = arena_copy_text(figures->arena, label->label);
        claim->rule = arena_copy_text(figures->arena, label->rule);
        claim->level = label->level;
        claim->kind = label->kind;
    }
}

static void mark_newest(Figures *figures)
{
    for (int i = 0; i < figures->claim_count; i++)
        figures->claims[i].newest =
            figures->claims[i].version == story_for(figures, figures->claims[i].story)->version;
}

/* ---- the experiment ---- */

_Static_assert(sizeof(LedgerExperiment) == sizeof(Experiment), "both have the same counts");

static bool read_experiment(Figures *figures, Ledger *ledger, Error *error)
{
    LedgerExperiment *now = NULL, *at_look = NULL;
    int now_count = 0, look_count = 0;
    bool good = ledger_experiments(ledger, false, &now, &now_count, error) &&
                ledger_experiments(ledger, true, &at_look, &look_count, error);
    Experiment *list = memory_take((size_t)(now_count + look_count) + 1, sizeof(*list));
    if (good && now_count) {
        memcpy(list, now, (size_t)now_count * sizeof(*list));
        figures->complete = measure_complete(list, now_count);
    }
    if (good && look_count)
        memcpy(list, at_look, (size_t)look_count * sizeof(*list));
    figures->learning = measure_learning(list, good ? look_count : 0);
    figures->told_apart = look_count > 0 && measure_before(list, look_count, &figures->before) &&
                          measure_after(list, look_count, &figures->after);
    free(now);
    free(at_look);
    free(list);
    return good;
}

bool figures_read(Figures *figures, Ledger *ledger, const Language *language, Error *error)
{
    int64_t folded;
    LabelTaker taker = { figures, language };
    *figures = (Figures){ .arena = arena_make() };
    if (!ledger_totals(ledger, &figures->totals, error) ||
        !ledger_sources(ledger, &figures->units, &folded, error) ||
        !ledger_each_count(ledger, take_count, figures, error) ||
        !ledger_each_label(ledger, take_label, &taker, error))
        return false;
    mark_newest(figures);
    return read_experiment(figures, ledger, error);
}

void figures_finish(Figures *figures)
{
    free(figures->claims);
    free(figures->stories);
    if (figures->arena)
        arena_free(figures->arena);
    *figures = (Figures){ 0 };
}

/* ---- what follows from them ---- */

void figures_right(const Figures *figures, int sure, int64_t *right, int64_t *all)
{
    *right = *all = 0;
    for (int i = 0; i < figures->claim_count; i++) {
        const FigureClaim *claim = &figures->claims[i];
        bool good = claim->level >= 2;
        if (claim->level < 0)
            continue;
        *all += figures_sum(claim->sure[sure], 4);
        *right += figures_sum(&claim->sure[sure][good ? 2 : 0], 2);
    }
}

int figures_half_took_s(const Figures *figures)
{
    int64_t all = figures_sum(figures->took, COUNT(figures->took)), below = 0;
    if (all < MEASURE_CLAIM_LEAST)
        return -1;
    for (int step = 0; step < (int)COUNT(figures->took); step++) {
        below += figures->took[step];
        if (2 * below >= all)
            return (step + 1) * FIGURES_TOOK_STEP_S;
    }
    return -1;
}

int figures_places(const Figures *figures)
{
    int places = PATH_CLAIMS_MOST;
    while (places > 1 && figures->began[places] == 0)
        places--;
    return places;
}

const char *figures_number(Arena *arena, int64_t number)
{
    if (number < 1000)
        return arena_print(arena, "%" PRId64, number);
    return arena_print(arena, "%s\xE2\x80\xAF%03" PRId64, figures_number(arena, number / 1000),
                       number % 1000);
}
