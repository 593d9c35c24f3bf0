/* trail_speak.c: says a trail, as a walk from knot to knot. */
#include "drawing/trail_private.h"

/* Knots and posts are numbered in the order of the rows. A frayed end or a loop has no number: it
 * is described at the knot that its rope leaves. */
static int knot_number(const TrailLayout *layout, int node)
{
    int number = 1;
    for (int i = 0; i < layout->trail->node_count; i++) {
        if (layout->trail->nodes[i].type != NODE_GAP && layout->row[i] < layout->row[node])
            number++;
    }
    return number;
}

/* Speaks the label and the quiet line of a node, as on the screen. */
static void speak_node(const TrailLayout *layout, int number)
{
    const Node *node = &layout->trail->nodes[number];
    const char *note = trail_node_note(layout, node);
    page_language_of(layout->page, node->label);
    scene_speak(layout->page->scene, note[0] ? "%s, %s" : "%s%s", trail_node_label(layout, node),
                note);
    scene_language(layout->page->scene, NULL);
}

static void speak_rope(const TrailLayout *layout, const Edge *edge)
{
    Scene *scene = layout->page->scene;
    const Node *parent = &layout->trail->nodes[edge->parent];
    int number = knot_number(layout, edge->parent);
    if (parent->type == NODE_GAP) {
        scene_speak(
            scene, "%s",
            parent->result == GAP_LOOP
                ? words_in(layout->page->language, "From here the rope turns back on itself:")
                : words_in(layout->page->language, "From here the rope goes on, then it frays:"));
        speak_node(layout, edge->parent);
    } else if (edge->relation == RELATION_CITES_BUT_NOT_THERE) {
        scene_speak(scene,
                    words_in(layout->page->language,
                             "The rope points to knot %d. But knot %d does not say this."),
                    number, number);
    } else {
        scene_speak(scene, words_in(layout->page->language, "From here the rope leads to knot %d."),
                    number);
    }
}

/* Counts the ropes that arrive at a node and hold. */
static int ropes_to(const Trail *trail, int node)
{
    int count = 0;
    for (int i = 0; i < trail->edge_count; i++)
        count += trail->edges[i].parent == node &&
                 trail->edges[i].relation != RELATION_CITES_BUT_NOT_THERE;
    return count;
}

static void speak_knot(const TrailLayout *layout, int node, int knots)
{
    Scene *scene = layout->page->scene;
    const Trail *trail = layout->trail;
    int arriving = ropes_to(trail, node);
    scene_speak(scene, words_in(layout->page->language, "Knot %d of %d:"),
                knot_number(layout, node), knots);
    speak_node(layout, node);
    if (arriving > 1)
        scene_speak(scene,
                    words_count_in(layout->page->language, "%d rope comes in here.",
                                   "%d ropes come together here.", (unsigned long)arriving),
                    arriving);
    for (int row = 0; row < trail->node_count; row++) {
        for (int i = 0; i < trail->edge_count; i++) {
            if (trail->edges[i].child == node && layout->row[trail->edges[i].parent] == row)
                speak_rope(layout, &trail->edges[i]);
        }
    }
    if (arriving && trail_is_end(trail, node))
        scene_speak(scene, "%s",
                    words_in(layout->page->language, "Here is a post. This trail ends here."));
}

static void speak(const TrailLayout *layout)
{
    const Trail *trail = layout->trail;
    int knots = 0;
    for (int i = 0; i < trail->node_count; i++)
        knots += trail->nodes[i].type != NODE_GAP;
    for (int row = 0; row < trail->node_count; row++) {
        for (int i = 0; i < trail->node_count; i++) {
            if (layout->row[i] == row && trail->nodes[i].type != NODE_GAP)
                speak_knot(layout, i, knots);
        }
    }
}

void trail_speak(Page *page, const TrailOf *of)
{
    TrailLayout layout = trail_order(page, of);
    speak(&layout);
}
