#include "screens/asked.h"

#define WORDS_MOST 70 /* of the story, on one page */

uint64_t asked_about(const Walk *walk, const Trail *trail, int card)
{
    uint64_t ends = 0, between = 0, changed = 0;
    for (int k = 1; k < walk->knot_count; k++)
        ends |= UINT64_C(1) << k;
    for (int s = 0; s < walk->span_count; s++) {
        const WalkSpan *span = &walk->spans[s];
        if (span->from > 0 && span->to >= 0)
            between |= UINT64_C(1) << span->from;
        if (span->edge >= 0 && span->to >= 0 && trail->edges[span->edge].change != CHANGE_NONE)
            changed |= UINT64_C(1) << span->from | UINT64_C(1) << span->to;
    }
    switch (card) {
    case CARD_FIRST: return ends & ~between;
    case CARD_PASSED: return between;
    case CARD_SAYS: return changed;
    default: return 0;
    }
}

static int count_words(const char *text)
{
    int words = text && *text ? 1 : 0;
    for (; text && *text; text++)
        words += *text == ' ';
    return words;
}

int asked_words_left(const Claim *claim)
{
    int most = 0, changed = 0;
    for (int i = 0; i < claim->trail.edge_count; i++) {
        const Edge *edge = &claim->trail.edges[i];
        int words = count_words(edge->child_words) + count_words(edge->parent_words);
        for (int b = 0; b < claim->beside_count; b++) { /* it is told with the source */
            if (claim->beside[b].node == edge->parent)
                words += count_words(claim->beside[b].words);
        }
        most = words > most ? words : most;
        if (edge->change != CHANGE_NONE && words > changed)
            changed = words;
    }
    for (int card = 0; card < CARD_COUNT; card++) {
        int words = count_words(claim->cards[card]) + (card == CARD_SAYS ? changed : 0);
        most = words > most ? words : most;
    }
    return most < WORDS_MOST ? WORDS_MOST - most : 1;
}
