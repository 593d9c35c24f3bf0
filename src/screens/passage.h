/* passage.h: the retelling around one claim, cut into pages. Private to src/screens. */
#ifndef SCREENS_PASSAGE_H
#define SCREENS_PASSAGE_H

#include "screens/screens_private.h"

/* One block broken into lines, and where the claim's words stand in it. */
typedef struct {
    const Block *block;
    Lines lines;
    int claim_first, claim_last; /* lines that hold the present claim; -1: none do */
    double above;                /* mm of air above it */
} PassageBlock;

typedef struct {
    PassageBlock *blocks;
    int block_count;
    int page_count;
    int claim_page;
    int *page_starts; /* by page: block × 1000 + line it starts with */
} Passage;

/* Lays out from the block before the claim's (and the heading above that) to the claim's own, for
 * pages of that size. */
Passage passage_layout(const Page *page, const View *view, double width_mm, double height_mm);

/* Height in mm of a page's text. */
double passage_page_height(const Passage *passage, int number);

/* Shows a page at (x, y); the claim's words, when on it, become the area claim:ID. Returns the
 * height used in mm. */
double passage_show(Page *page, const Claim *claim, const Passage *passage, int number, double x,
                    double y, double width_mm);

#endif
