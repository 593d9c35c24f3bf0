/* trail_private.h: the layout of a trail's knots, ropes and labels. Private to src/drawing. */
#ifndef DRAWING_TRAIL_PRIVATE_H
#define DRAWING_TRAIL_PRIVATE_H

#include "base/limits.h"
#include "drawing/trail.h"

/* A way to arrange the labels; see arrange_labels(). */
typedef struct {
    bool notes;    /* labels have a second line, in a quiet colour */
    double spread; /* greatest width of a label, in columns */
    double post;   /* factor for the height of a post */
    double ends;   /* factor for the space beyond the first and the last knot */
    bool row;      /* a knot alone in its column has its label in the first lane's row */
} Arrangement;

/* The places. A column is one step away from the article; lanes separate the nodes in a column. */
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
    double post; /* height of a post; labels keep half of it as a distance */
    Arrangement how;
} TrailLayout;

typedef struct {
    Lines name, note;
    Box box;
} TrailLabel;

/* The layout that trail_draw() draws in the box. */
TrailLayout trail_lay_out(Page *page, const TrailOf *of, Box box);

/* Only the order of the nodes, which is all that speaking needs. */
TrailLayout trail_order(Page *page, const TrailOf *of);

/* The label of a node, with its place in the box. */
TrailLabel trail_lay_label(const TrailLayout *layout, int node);

/* The curve of a rope from a to b, as four points of a cubic. */
void trail_rope_course(const TrailLayout *layout, Point a, Point b, Point points[4]);

/* A node's label, and the quiet line below it. */
const char *trail_node_label(const TrailLayout *layout, const Node *node);
const char *trail_node_note(const TrailLayout *layout, const Node *node);

/* True when the node has no parents; and when it is also a work, so that it is drawn as a post. */
bool trail_is_end(const Trail *trail, int node);
bool trail_is_post(const TrailLayout *layout, int node);

#endif
