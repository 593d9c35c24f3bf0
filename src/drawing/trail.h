/* trail.h: a claim's trail, drawn as rope and spoken as a walk from knot to knot. For glass and
 * paper. Quoted, summed up and the like are plain rope; printed again has two bindings, corrected a
 * yellow band, taken back a stroke across; a work beside the trail is a small page on a cord. Three
 * or more outlets that repeat one source are a knot with their number. It is added to the page's
 * scene from left to right; scene_mirror() mirrors it. What is
 * drawn where, and in which order, is in rubric/walk.h. */
#ifndef DRAWING_TRAIL_H
#define DRAWING_TRAIL_H

#include "content/content.h"
#include "layout/page.h"
#include "rubric/walk.h"

/* Which trail it is, and what of it is shown. Zeroed, everything after article_date is left out. */
typedef struct {
    const Claim *claim;
    const char *article_date; /* of the original article: "2016-03-22" */
    bool wordings;      /* under each name how the source puts it, and the sentence at the article,
                           instead of dates; where there is no room the least important go first */
    int most_words;     /* in the sentence and the wordings together; 0: no limit */
    bool tags;          /* at spans in which the words changed, and where it was decided */
    bool ring;          /* a dashed ring around the place that decided */
    bool hangs;         /* something hangs from the ring: names leave the room below it free */
    bool keep_sentence; /* names become numbers before the sentence goes */
    bool touch;         /* knots are areas knot:1 to knot:N, 1 is the article; at least 18 mm */
    int knot;           /* this one has the ring of what is touched; 0: none */
    uint64_t also;      /* and so have these: bit 0 is the article */
    int spans;          /* how many spans are pulled; 0 or less: all, grown or not */
    double grown;       /* 0 to 1: how much of the last of them can be seen already */
} TrailOf;

/* Where things are, for what is drawn around a trail. The places are those of the whole trail. */
typedef struct {
    int knots, spans;
    Point knot;       /* the middle of the knot with the ring; of the article's without one */
    Point decided;    /* the middle of the place that decided */
    double ring_mm;   /* radius of the ring around it */
    double bottom_mm; /* nothing is drawn below */
    bool list;        /* no layout has room for it: it is a numbered list */
    bool thin;        /* the rope is half as thick as usual */
    bool folded;      /* it has room only with several knots put together */
    int sentence;     /* lines of the article's sentence at its knot; 0: it is not there.
                         When everything is pulled */
    bool unnamed;     /* a name has no room, and no number with a key */
} TrailShown;

/* Remembers which arrangement of a trail was the first to fit into a box, so that a rope that grows
 * is not laid out from the beginning in each frame. It changes nothing that is drawn. Start it as
 * { 0 }; Page.memo points to it. */
#define TRAIL_MEMO_MOST 128
typedef struct TrailMemo {
    uint64_t keys[TRAIL_MEMO_MOST]; /* hashes of everything that a layout depends on */
    int failed[TRAIL_MEMO_MOST];    /* how many arrangements did not fit */
    unsigned next;
} TrailMemo;

/* Draws it in the box. It speaks only the sentence at its knot and the names of knots that are put
 * together: without touch. */
TrailShown trail_draw(Page *page, const TrailOf *of, Box box);

/* True when the box has room for the sentence at the article's knot and, if tags are wanted, for
 * the deciding one. Where it has not, the screen shows the sentence itself. Draws nothing. */
bool trail_fits_sentence(Page *page, const TrailOf *of, Box box);

/* True when the box has room for the tag where it was decided, or there is none. Draws nothing. */
bool trail_fits_tag(Page *page, const TrailOf *of, Box box);

/* How many names, and numbers with a key, the box has room for. Draws nothing. */
int trail_count_names(Page *page, const TrailOf *of, Box box);

/* Height in mm with which everything that is asked for has room. */
double trail_height(Page *page, const TrailOf *of, double width_mm);

/* Smallest height in mm: a strip. A trail is never left out where there is as much room. */
double trail_least_height(Page *page, const TrailOf *of, double width_mm);

/* Speaks it as a walk from knot to knot. */
void trail_speak(Page *page, const TrailOf *of);

/* Speaks only what stands on its tags: for a trail whose walk was heard before. */
void trail_speak_tags(Page *page, const TrailOf *of);

/* Returns the sign that the drawing of the claim shows where the rule decided. */
WalkSign trail_end_sign(const Claim *claim);

#endif
