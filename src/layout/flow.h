/* flow.h: texts one below the other, cut into pages.
 *
 * What does not fit goes on further pages, never smaller: a text that fits on a page of its own is
 * kept whole, a longer one is cut between lines. At most 70 words a page (Te Papa's guideline).
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/page.h"

typedef struct {
    const char *text;
    Type type;
    Colour colour;
    bool tight; /* belongs to what follows: no air between */
    bool bar;   /* the ochre bar beside it, as beside a deciding fact */
} FlowPart;

/* Shows that page of them (from 0) in the box, speaks it, and returns how many pages there are. The
 * first page leaves `first_less` mm free at its bottom. */
int flow_show(Page *page, const FlowPart *parts, int count, Box box, double first_less, int shown);

#endif
