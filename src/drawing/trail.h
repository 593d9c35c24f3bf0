/* trail.h: a claim's trail, drawn as rope and spoken as a walk from knot to knot. For glass and
 * paper. It is added to the page's scene from left to right; scene_mirror() mirrors it. */
#ifndef DRAWING_TRAIL_H
#define DRAWING_TRAIL_H

#include "content/content.h"
#include "layout/page.h"

/* Height in mm that a trail with its labels needs; multiply by the page's scale. */
#define TRAIL_LEAST_MM 52.0

/* Which trail it is, and its labels. */
typedef struct {
    const Claim *claim;
    const char *article_date; /* of the original article: "2016-03-22" */
    bool words;               /* each knot shows its wording instead of its date */
} TrailOf;

/* Draws it in the box, with knots, ropes, frayed ends, loops, posts and labels; and speaks it. */
void trail_draw(Page *page, const TrailOf *of, Box box);

/* True when trail_draw() has a place for every label in the box. */
bool trail_fits(Page *page, const TrailOf *of, Box box);

/* Speaks it without drawing it, when there is no room. */
void trail_speak(Page *page, const TrailOf *of);

/* Smallest height in mm of a box (wider than high) with room for labels with dates.
 */
double trail_height(Page *page, const TrailOf *of);

/* Smallest height in mm at which it can be drawn, without dates and with its branches apart. Leave
 * it out below that.
 */
double trail_least_height(Page *page, const TrailOf *of);

#endif
