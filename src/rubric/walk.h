/* walk.h: in which order a trail is drawn, pulled and told, and what is drawn at each place.
 *
 * Pure. It follows from the graph, the facts and the rule that decided; docs/rubric.md has the
 * table. The trail becomes knots, joined by spans of rope; one touch pulls one span. Whole rope
 * means that it holds, a frayed end that it gives out, dots that there is nothing. The sign of the
 * level stands where the rule decided, and the sign of another level stands nowhere: whatever else
 * is wrong with the trail is told by tags.
 */
#ifndef RUBRIC_WALK_H
#define RUBRIC_WALK_H

#include "base/limits.h"
#include "rubric/trail.h"

/* What a span is drawn as. */
typedef enum {
    WALK_WHOLE,        /* rope; twice round the post if it ends at one that holds */
    WALK_HALF,         /* thin rope: what is left of it after the words changed */
    WALK_CORD,         /* a thin cord: these two belong together, but no rope gets here */
    WALK_DOTS,         /* nothing */
    WALK_LOOP,         /* the rope runs back into itself; dots where a post should be */
    WALK_CUT,          /* the rope is cut; then dots */
    WALK_FRAYS,        /* frays on the way; nothing beyond */
    WALK_FRAYS_BEFORE, /* frays just before the post */
    WALK_FRAYS_BEHIND, /* frays behind the last knot, before a post without a name */
    WALK_FRAYS_HALF    /* frays in the middle; half the strands go on */
} WalkRope;

/* What stands at a knot's place. */
typedef enum {
    WALK_KNOT,
    WALK_POST,     /* solid */
    WALK_HOLLOW,   /* nobody could open it */
    WALK_MENDED,   /* corrected: a band round it */
    WALK_TIED,     /* only they gain: tied back by a cord to the knot before it */
    WALK_STRUCK,   /* withdrawn: struck through */
    WALK_DOCUMENT, /* the very record: a page with a seal */
} WalkPost;

/* The three signs, of which each level has one: Strong and Good, Weak, Missing. */
typedef enum { WALK_HOLDS, WALK_GIVES_OUT, WALK_NOTHING } WalkSign;

/* Several works are one knot when three or more outlets only repeat the same source, and when
 * sources have the same body behind them. */
typedef struct {
    int nodes[TRAIL_NODES_MOST]; /* index into the trail's nodes */
    int count;
    int column; /* the longest way from the article, in spans */
    WalkPost post;
    bool held;    /* a rope is tied to this post */
    int gap_edge; /* an edge from here to a gap that is only told by a tag; -1: none */
} WalkKnot;

typedef struct {
    int from, to; /* knots; to -1: a gap, a loop, or the nameless one behind a second-hand source */
    int edge;     /* of its edges the first whose words changed, else the first; -1: none */
    WalkRope rope;
    bool decides; /* the rule decided here */
} WalkSpan;

#define WALK_SPANS_MOST (TRAIL_EDGES_MOST + TRAIL_NODES_MOST)

/* Knot 0 is the article. Each span begins at the article or at a knot that an earlier span reaches.
 */
typedef struct {
    WalkKnot knots[TRAIL_NODES_MOST];
    int knot_count;
    WalkSpan spans[WALK_SPANS_MOST];
    int span_count;
    int deciding_span;
    int deciding_knot; /* where the deciding span leads, or begins if it leads nowhere */
} Walk;

/* The walk along a checked trail whose facts are complete. */
Walk walk_trail(const Trail *trail, const Facts *facts, const Verdict *verdict);

WalkSign walk_rope_sign(WalkRope rope);
WalkSign walk_level_sign(Level level); /* LEVEL_CANT_TELL is a bug (assert) */

/* The knot in which that node is; -1 for a gap. */
int walk_knot_of(const Walk *walk, int node);

#endif
