/* counts.c: the ratings of each claim, counted in memory. Screens read these and never the disk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ledger/ledger_private.h"

const char *const ledger_levels[LEDGER_LEVELS] = { "missing", "weak", "good", "strong",
                                                   "cant_tell" };

const char *const ledger_looks[LEDGER_LOOKS] = { "ask", "open", "others" };

static int compare(const ClaimCount *in_list, const char *story, int version, const char *claim)
{
    int order = strcmp(story, in_list->story);
    if (order == 0)
        order = version - in_list->version;
    return order ? order : strcmp(claim, in_list->claim);
}

/* Returns the claim's place in the list, or where to insert it. */
static int place_of(const Counts *counts, const char *story, int version, const char *claim,
                    bool *there)
{
    int low = 0, high = counts->count;
    *there = false;
    while (low < high && !*there) {
        int middle = low + (high - low) / 2;
        int order = compare(&counts->list[middle], story, version, claim);
        *there = order == 0;
        if (order <= 0)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

static Tally *tally_for(Counts *counts, const char *story, int version, const char *claim)
{
    bool there;
    int at = place_of(counts, story, version, claim, &there);
    if (there)
        return &counts->list[at].tally;
    if (counts->count == counts->room) {
        counts->room = counts->room ? 2 * counts->room : 64;
        counts->list = memory_grow(counts->list, (size_t)counts->room, sizeof(*counts->list));
    }
    ClaimCount *place = &counts->list[at];
    memmove(place + 1, place, (size_t)(counts->count++ - at) * sizeof(*place));
    *place = (ClaimCount){ .version = version };
    snprintf(place->story, sizeof(place->story), "%s", story);
    snprintf(place->claim, sizeof(place->claim), "%s", claim);
    return &place->tally;
}

int ledger_number_of(const char *name, const char *const *names, int count)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

void counts_add(Counts *counts, const LedgerCount *count)
{
    int level = ledger_number_of(count->value, ledger_levels, LEDGER_LEVELS);
    int look = ledger_number_of(count->value, ledger_looks, LEDGER_LOOKS);
    int reason = count->value[0] - '1';
    bool is_first = strcmp(count->what, "first") == 0,
         is_second = strcmp(count->what, "second") == 0;
    bool is_split = strcmp(count->what, "split") == 0, is_look = strcmp(count->what, "look") == 0;
    bool is_disagree = strcmp(count->what, "disagree") == 0;
    if (strlen(count->story) > STORY_ID_MOST || strlen(count->claim) > CLAIM_ID_MOST)
        return; /* the tables refuse such a row, too */
    if (!is_first && !is_second && !is_split && !is_look && !is_disagree)
        return;
    Tally *tally = tally_for(counts, count->story, count->version, count->claim);
    if (is_first && level >= 0)
        tally->first[level] += count->count;
    else if (is_second && level >= 0)
        tally->second[level] += count->count;
    else if (is_split)
        tally->split += count->count;
    else if (is_look && look >= 0)
        tally->look[look] += count->count;
    else if (is_disagree && reason >= 0 && reason < LEDGER_REASONS)
        tally->disagree[reason] += count->count;
}

void counts_add_tally(Counts *counts, const ClaimCount *claim)
{
    Tally *tally = tally_for(counts, claim->story, claim->version, claim->claim);
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

Tally counts_find(const Counts *counts, const char *story, int version, const char *claim)
{
    bool there;
    int at = place_of(counts, story, version, claim, &there);
    return there ? counts->list[at].tally : (Tally){ 0 };
}

void counts_finish(Counts *counts)
{
    free(counts->list);
    *counts = (Counts){ 0 };
}
