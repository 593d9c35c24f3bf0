#include "content/lesson.h"

#include <stdbool.h>

#include "rubric/rubric.h"

const LessonPlan lesson_plans[LESSON_KINDS] = {
    [LESSON_SHORT] = { 20, 2, 3, 1, 1, 3, 1, 1, 3, 0 },
    [LESSON_LONG] = { 45, 4, 5, 1, 1, 3, 1, 2, 5, 3 },
    [LESSON_OWN] = { 0, 0, 5, 1, 1, 3, 1, 2, 5, 0 },
};

int lesson_candidates(const int *path, int path_count, int claim_count,
                      int candidates[LESSON_LOOKS_AT])
{
    int count = 0;
    for (int i = 0; i < path_count && count < LESSON_LOOKS_AT; i++)
        candidates[count++] = path[i];
    for (int claim = 0; claim < claim_count && count < LESSON_LOOKS_AT; claim++) {
        bool there = false;
        for (int i = 0; i < path_count; i++)
            there = there || path[i] == claim;
        if (!there)
            candidates[count++] = claim;
    }
    return count;
}

static bool is_well_sourced(int level)
{
    return level == LEVEL_GOOD || level == LEVEL_STRONG;
}

/* What has been chosen so far: the claims' places in the list, and the levels. */
typedef struct {
    unsigned long long taken;
    bool levels[LEVEL_COUNT];
} Chosen;

/* Returns the first claim that is not taken yet and fits; -1: none. */
static int find(const LessonClaim *from, int count, const Chosen *chosen, int well, bool new_level)
{
    for (int i = 0; i < count; i++) {
        bool fits = well < 0 || is_well_sourced(from[i].level) == (well == 1);
        bool fresh = !new_level || !chosen->levels[from[i].level];
        if (!(chosen->taken >> i & 1) && fits && fresh)
            return i;
    }
    return -1;
}

static void sort(int *claims, int count)
{
    for (int i = 1; i < count; i++) {
        for (int j = i; j > 0 && claims[j] < claims[j - 1]; j--) {
            int before = claims[j - 1];
            claims[j - 1] = claims[j];
            claims[j] = before;
        }
    }
}

int lesson_choose(const LessonClaim *from, int from_count, int wanted,
                  int claims[LESSON_CLAIMS_MOST])
{
    Chosen chosen = { 0 };
    int count = 0;
    from_count = from_count < LESSON_LOOKS_AT ? from_count : LESSON_LOOKS_AT;
    wanted = wanted < LESSON_CLAIMS_MOST ? wanted : LESSON_CLAIMS_MOST;
    while (count < wanted) {
        int well = count % 2 == 0;
        int at = find(from, from_count, &chosen, well, true);
        at = at >= 0 ? at : find(from, from_count, &chosen, well, false);
        at = at >= 0 ? at : find(from, from_count, &chosen, -1, false);
        if (at < 0)
            break;
        chosen.taken |= 1ULL << at;
        chosen.levels[from[at].level] = true;
        claims[count++] = from[at].claim;
    }
    sort(claims, count);
    return count;
}
