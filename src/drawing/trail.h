/* trail.h: a claim's trail, drawn as rope and told as a walk from knot to knot. For glass and
 * paper. Goes into the page's scene left to right; scene_mirror() turns it. */
#ifndef DRAWING_TRAIL_H
#define DRAWING_TRAIL_H

#include "content/content.h"
#include "layout/page.h"

/* The least height in mm that a trail with its labels needs, times the page's scale. */
#define TRAIL_LEAST_MM 52.0

/* Whose trail it is, and how it is labelled. */
typedef struct {
    const Claim *claim;
    const char *article_date; /* of the original article: "2016-03-22" */
    bool words;               /* each knot has how it words it, in place of its date */
} TrailOf;

/* Draws it into the box: knots, ropes, frayed ends, loops, merged ropes, labels; and speaks it. */
void trail_draw(Page *page, const TrailOf *of, Box box);

/* True when trail_draw() finds a place for every label there. */
bool trail_fits(Page *page, const TrailOf *of, Box box);

/* Only speaks it, knot by knot: where there is no room to draw it. */
void trail_speak(Page *page, const TrailOf *of);

/* The least height in mm of a box, wider than high, that leaves room for labels with their dates.
 */
double trail_height(Page *page, const TrailOf *of);

/* The height in mm below which it is better left out: without dates, and its branches still apart.
 */
double trail_least_height(Page *page, const TrailOf *of);

#endif
