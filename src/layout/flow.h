/* flow.h: puts texts one below the other and divides them into pages.
 *
 * What does not fit goes to further pages and never becomes smaller. A text that fits on a page is
 * not divided; a longer one is, between sentences, or between lines when a sentence is longer than
 * the page's room. A page has at most 70 words (a guideline of the museum Te Papa).
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/page.h"

typedef struct {
    const char *text;
    Type type;
    Colour colour;
    bool tight; /* no space between this and the next part */
    bool bar;   /* draw the ochre bar at the left */
    bool start; /* on the page's own side, also when it runs the other way */
} FlowPart;

/* Shows and speaks page `shown` (from 0) of the parts in the box, and returns the number of pages.
 * The first page leaves `first_less` mm free at its bottom. */
int flow_show(Page *page, const FlowPart *parts, int count, Box box, double first_less, int shown);

#endif
