/* passage.h: the retelling around one claim, divided into pages. Private to src/screens. */
#ifndef SCREENS_PASSAGE_H
#define SCREENS_PASSAGE_H

#include "screens/screens_private.h"

/* A block, broken into lines, and the claim's place in it. */
typedef struct {
    const Block *block;
    Lines lines;
    int claim_first, claim_last; /* the lines with the present claim; -1: none */
    double above;                /* mm of space above it */
} PassageBlock;

typedef struct {
    PassageBlock *blocks;
    int block_count;
    int page_count;
    int claim_page;
    int *page_starts; /* for each page: its first block × 1000 + its first line */
} Passage;

/* Lays out the text from the block before the claim's (or the heading above that) to the claim's
 * own, in that type, for pages of that size. */
Passage passage_layout(const Page *page, const View *view, Type type, double width_mm,
                       double height_mm);

/* True when it is on one page with as much of the text as another. */
bool passage_is_whole(const Passage *passage, const Passage *other);

/* Shows a page at (x, y) and returns its height in mm. `read`: it is the page of the screen, which
 * is spoken, and if the claim ends on it its words become the area claim:ID. */
double passage_show(Page *page, const Claim *claim, const Passage *passage, int number, double x,
                    double y, double width_mm, bool read);

/* The height in mm of the text, as if all of it were on one page. */
double passage_height(const Passage *passage);

/* Speaks a page. */
void passage_speak(Page *page, const Passage *passage, int number);

#endif
