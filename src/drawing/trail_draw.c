/* trail_draw.c: draws a trail with rope, knots, posts and labels. */
#include "drawing/rope.h"
#include "drawing/trail_private.h"

static Point between(Point a, Point b, double part)
{
    return (Point){ a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
}

static void rope_between(const TrailLayout *layout, Point a, Point b)
{
    Point points[4];
    trail_rope_course(layout, a, b, points);
    scene_rope(layout->page->scene, points, 4, layout->rope, COLOUR_ROPE);
}

/* Draws a rope that comes back to its beginning. In an upright layout it hangs down, because the
 * label is beside it.
 */
static void loop_at(const TrailLayout *layout, Point at)
{
    double r = layout->knot * 1.3, back = layout->rope * 0.2;
    if (!layout->upright) {
        rope_loop(layout->page->scene, at, r, layout->rope);
        return;
    }
    const Point hanging[] = { at,
                              { at.x - r * 1.6, at.y + r * 1.4 },
                              { at.x + r * 1.6, at.y + r * 1.4 },
                              { at.x + back, at.y } };
    scene_rope(layout->page->scene, hanging, 4, layout->rope, COLOUR_ROPE);
}

static void draw_edge(const TrailLayout *layout, const Edge *edge)
{
    const Node *parent = &layout->trail->nodes[edge->parent];
    Point a = layout->at[edge->child], b = layout->at[edge->parent];
    double angle = layout->upright ? 1.5707963 : 0;
    if (edge->relation == RELATION_CITES_BUT_NOT_THERE) {
        Point end = between(a, b, 0.68); /* ends visibly short of its post */
        rope_between(layout, a, end);
        rope_frayed_end(layout->page->scene, end, layout->rope, angle);
    } else if (parent->type == NODE_GAP && parent->result == GAP_LOOP) {
        rope_between(layout, a, b);
        loop_at(layout, b);
    } else if (parent->type == NODE_GAP) {
        rope_between(layout, a, b);
        rope_frayed_end(layout->page->scene, b, layout->rope, angle);
    } else {
        rope_between(layout, a, b);
    }
}

static void draw_node(const TrailLayout *layout, int number)
{
    const Node *node = &layout->trail->nodes[number];
    Point at = layout->at[number];
    if (node->type == NODE_GAP)
        return;
    bool end = node->type == NODE_WORK && trail_is_end(layout->trail, number);
    if (end && layout->upright)
        scene_box(layout->page->scene,
                  (Box){ at.x - layout->knot, at.y - layout->rope * 0.6, layout->knot * 2,
                         layout->rope * 1.4 },
                  COLOUR_POST, COLOUR_NONE, 0, layout->rope * 0.4);
    else if (end)
        rope_post(layout->page->scene, at, layout->post, layout->rope * 1.4);
    else
        rope_knot(layout->page->scene, at, layout->knot, node->type == NODE_ARTICLE);
}

static void draw_label(const TrailLayout *layout, int number)
{
    Page *page = layout->page;
    TrailLabel label = trail_lay_label(layout, number);
    Align align = layout->upright ? ALIGN_START : ALIGN_CENTRE;
    page_language_of(page, layout->trail->nodes[number].label);
    page_show(page, label.box.x, label.box.y, label.box.w, &label.name, NULL, COLOUR_INK, align);
    scene_language(page->scene, NULL);
    if (label.note.line_count)
        page_show(page, label.box.x, label.box.y + label.name.height_mm, label.box.w, &label.note,
                  NULL, COLOUR_QUIET, align);
}

TrailShown trail_draw(Page *page, const TrailOf *of, Box box)
{
    TrailLayout layout = trail_lay_out(page, of, box);
    Walk walk = walk_trail(&of->claim->trail, &of->claim->facts, &of->claim->verdict);
    for (int i = 0; i < layout.trail->edge_count; i++)
        draw_edge(&layout, &layout.trail->edges[i]);
    for (int i = 0; i < layout.trail->node_count; i++)
        draw_node(&layout, i);
    for (int i = 0; i < layout.trail->node_count; i++)
        draw_label(&layout, i);
    int touched = of->knot > 0 && of->knot <= walk.knot_count ? of->knot - 1 : 0;
    return (TrailShown){ .knots = walk.knot_count,
                         .spans = walk.span_count,
                         .knot = layout.at[walk.knots[touched].nodes[0]],
                         .decided = layout.at[walk.knots[walk.deciding_knot].nodes[0]],
                         .bottom_mm = box.y + box.h };
}

WalkSign trail_end_sign(const Claim *claim)
{
    Walk walk = walk_trail(&claim->trail, &claim->facts, &claim->verdict);
    return walk_rope_sign(walk.spans[walk.deciding_span].rope);
}
