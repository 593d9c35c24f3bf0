/* trail_private.h: where the knots, ropes and names of a trail go. Private to src/drawing. */
#ifndef DRAWING_TRAIL_PRIVATE_H
#define DRAWING_TRAIL_PRIVATE_H

#include "base/limits.h"
#include "drawing/trail.h"

/* How the names stand; see arrange_labels(). */
typedef struct {
    bool notes;    /* with a second, quiet line */
    double spread; /* how wide they may be, in columns */
    double post;   /* height of a post, of what it would be */
    double ends;   /* room beyond the first and the last knot, of what it would be */
    bool row;      /* knots alone in their column have their names in the first lane's row */
} Arrangement;

/* Where things go: a column is a step away from the article, a lane parts what stands in one. */
typedef struct {
    Page *page;
    const TrailOf *of;
    const Trail *trail;
    Box box;
    bool upright;
    int column[TRAIL_NODES_MOST], lane[TRAIL_NODES_MOST], row[TRAIL_NODES_MOST];
    int lanes_in[TRAIL_NODES_MOST];
    int columns, lanes;
    Point at[TRAIL_NODES_MOST];
    double rope, knot;
    double post; /* height of a post; half of it keeps labels off */
    Arrangement how;
} TrailLayout;

typedef struct {
    Lines name, note;
    Box box;
} TrailLabel;

/* The layout in the box: what trail_draw() draws. */
TrailLayout trail_lay_out(Page *page, const TrailOf *of, Box box);

/* Only which knot stands in which row: all that the walk asks for. */
TrailLayout trail_order(Page *page, const TrailOf *of);

/* The label of a node, laid out within the box. */
TrailLabel trail_lay_label(const TrailLayout *layout, int node);

/* Four points of the curve along which a rope runs from a to b. */
void trail_rope_course(const TrailLayout *layout, Point a, Point b, Point points[4]);

/* A node's name, and the quiet line below it. */
const char *trail_node_label(const TrailLayout *layout, const Node *node);
const char *trail_node_note(const TrailLayout *layout, const Node *node);

/* Nobody stands behind it any more; and it is a work: a post. */
bool trail_is_end(const Trail *trail, int node);
bool trail_is_post(const TrailLayout *layout, int node);

#endif
