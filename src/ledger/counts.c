/* counts.c: the ratings of each claim, counted in memory. Screens read these and never the disk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

const char *const ledger_levels[LEDGER_LEVELS] = { "missing", "weak", "good", "strong",
                                                   "cant_tell" };

const char *const ledger_looks[LEDGER_LOOKS] = { "ask", "open", "others" };

/* Returns the claim's place in the list, or where to insert it. */
static int place_of(const Counts *counts, const char *story, const char *claim, bool *there)
{
    int low = 0, high = counts->count;
    *there = false;
    while (low < high && !*there) {
        int middle = low + (high - low) / 2;
        int order = strcmp(story, counts->list[middle].story);
        if (order == 0)
            order = strcmp(claim, counts->list[middle].claim);
        *there = order == 0;
        if (order <= 0)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

static Tally *tally_for(Counts *counts, const char *story, const char *claim)
{
    bool there;
    int at = place_of(counts, story, claim, &there);
    if (there)
        return &counts->list[at].tally;
    if (counts->count == counts->room) {
        counts->room = counts->room ? 2 * counts->room : 64;
        counts->list = memory_grow(counts->list, (size_t)counts->room, sizeof(*counts->list));
    }
    ClaimCount *place = &counts->list[at];
    memmove(place + 1, place, (size_t)(counts->count++ - at) * sizeof(*place));
    *place = (ClaimCount){ 0 };
    snprintf(place->story, sizeof(place->story), "%s", story);
    snprintf(place->claim, sizeof(place->claim), "%s", claim);
    return &place->tally;
}

static int number_of(const char *name, const char *const *names, int count)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

void counts_add(Counts *counts, const char *story, const char *claim, const char *what,
                const char *value, int64_t number)
{
    int level = number_of(value, ledger_levels, LEDGER_LEVELS), reason = value[0] - '1';
    int look = number_of(value, ledger_looks, LEDGER_LOOKS);
    if (strlen(story) > STORY_ID_MOST || strlen(claim) > CLAIM_ID_MOST)
        return; /* the tables refuse such a row, too */
    if (strcmp(what, "first") == 0 && level >= 0)
        tally_for(counts, story, claim)->first[level] += number;
    else if (strcmp(what, "second") == 0 && level >= 0)
        tally_for(counts, story, claim)->second[level] += number;
    else if (strcmp(what, "split") == 0)
        tally_for(counts, story, claim)->split += number;
    else if (strcmp(what, "look") == 0 && look >= 0)
        tally_for(counts, story, claim)->look[look] += number;
    else if (strcmp(what, "disagree") == 0 && reason >= 0 && reason < LEDGER_REASONS)
        tally_for(counts, story, claim)->disagree[reason] += number;
}

void counts_add_tally(Counts *counts, const ClaimCount *claim)
{
    Tally *tally = tally_for(counts, claim->story, claim->claim);
    for (int i = 0; i < LEDGER_LEVELS; i++) {
        tally->first[i] += claim->tally.first[i];
        tally->second[i] += claim->tally.second[i];
    }
    tally->split += claim->tally.split;
    for (int i = 0; i < LEDGER_LOOKS; i++)
        tally->look[i] += claim->tally.look[i];
    for (int i = 0; i < LEDGER_REASONS; i++)
        tally->disagree[i] += claim->tally.disagree[i];
}

Tally counts_find(const Counts *counts, const char *story, const char *claim)
{
    bool there;
    int at = place_of(counts, story, claim, &there);
    return there ? counts->list[at].tally : (Tally){ 0 };
}

void counts_finish(Counts *counts)
{
    free(counts->list);
    *counts = (Counts){ 0 };
}
