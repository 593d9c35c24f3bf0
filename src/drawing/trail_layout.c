/* trail_layout.c: finds the places for the parts of a trail, from the article to where it ends.
 *
 * A knot's column is its distance from the article; where the trail branches, the branches run in
 * lanes one below the other. In an upright layout each knot has its own row, lanes run side by
 * side, and the labels are in a column to their right, so that no rope runs under text. A work
 * without parents is a post; a gap is a frayed end; a loop turns back on itself; the rope to a work
 * that is cited but does not say it ends short of its post.
 */
#include <math.h>

#include "drawing/trail_private.h"
#include "words/terms.h"

static void find_columns(TrailLayout *layout)
{
    const Trail *trail = layout->trail;
    /* The column is the longest way from the article, so that every rope leads forward. The graph
     * has no cycle. */
    for (int round = 0; round < trail->node_count; round++) {
        for (int i = 0; i < trail->edge_count; i++) {
            const Edge *edge = &trail->edges[i];
            int column = layout->column[edge->child] + 1;
            if (column > layout->column[edge->parent])
                layout->column[edge->parent] = column;
        }
    }
    for (int i = 0; i < trail->node_count; i++) {
        int column = layout->column[i];
        layout->lane[i] = layout->lanes_in[column]++;
        layout->columns = column + 1 > layout->columns ? column + 1 : layout->columns;
        if (layout->lanes_in[column] > layout->lanes)
            layout->lanes = layout->lanes_in[column];
    }
}

/* For an upright layout: nodes nearer to the article come first, and in the same column those in
 * the first lane. Needs find_columns(). */
static void find_rows(TrailLayout *layout)
{
    int count = layout->trail->node_count;
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            int apart = layout->column[j] - layout->column[i];
            if (apart < 0 || (apart == 0 && layout->lane[j] < layout->lane[i]))
                layout->row[i]++;
        }
    }
}

/* For an upright layout: the distance of a lane from the first one. */
static double lane_side(const TrailLayout *layout, int lane)
{
    return fmax(layout->knot * 2.6, layout->box.w * 0.15) * lane;
}

static void place_nodes(TrailLayout *layout)
{
    Box box = layout->box;
    double length = layout->upright ? box.h : box.w;
    double across = layout->upright ? box.w : box.h;
    /* Space at both ends for half a label, or for a knot in an upright layout. */
    double ends = layout->upright
                      ? layout->knot * 1.5
                      : layout->how.ends * fmin(length / (layout->columns * 2.0), length * 0.16);
    for (int i = 0; i < layout->trail->node_count; i++) {
        int column = layout->column[i], lanes = layout->lanes_in[column];
        double part = layout->upright ? layout->row[i] / (double)(layout->trail->node_count - 1)
                                      : column / (double)(layout->columns - 1);
        double along = ends + (length - 2 * ends) * part;
        /* The upper lane needs space for labels above it, the lower one below it. */
        double label = page_line(layout->page, TYPE_LABEL) +
                       (layout->how.notes ? page_line(layout->page, TYPE_TEXT) : 0);
        /* Two posts must not touch each other, and no post its label. */
        double clear = (across - 2 * label - layout->post * 1.15) / 2;
        double edge = label + fmin(layout->post * 0.6, fmax(layout->knot * 1.1, clear));
        double side = across / 2;
        if (lanes > 1)
            side = edge + (across - 2 * edge) * layout->lane[i] / (lanes - 1);
        if (layout->upright) { /* labels are to the right of the knots */
            side = layout->knot + across * 0.06 + lane_side(layout, layout->lane[i]) +
                   (column % 2 && layout->lanes == 1 ? layout->knot * 1.6 : 0);
        } else if (lanes == 1) { /* slightly up and down, so that it looks like hanging rope */
            side += (column % 2 ? 1 : -1) * across * 0.05 * (layout->lanes == 1);
        }
        layout->at[i] = layout->upright ? (Point){ box.x + side, box.y + along }
                                        : (Point){ box.x + along, box.y + side };
    }
}

bool trail_is_end(const Trail *trail, int node)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].child == node)
            return false;
    }
    return true;
}

bool trail_is_post(const TrailLayout *layout, int node)
{
    return layout->trail->nodes[node].type == NODE_WORK && trail_is_end(layout->trail, node);
}

/* The rope leaves and arrives in the trail's direction, so that it has no kink at a knot. */
void trail_rope_course(const TrailLayout *layout, Point a, Point b, Point points[4])
{
    double bend = layout->upright ? (b.y - a.y) * 0.5 : (b.x - a.x) * 0.5;
    points[0] = a;
    points[1] = layout->upright ? (Point){ a.x, a.y + bend } : (Point){ a.x + bend, a.y };
    points[2] = layout->upright ? (Point){ b.x, b.y - bend } : (Point){ b.x - bend, b.y };
    points[3] = b;
}

const char *trail_node_label(const TrailLayout *layout, const Node *node)
{
    (void)layout;
    return node->type == NODE_ARTICLE ? terms_article(layout->page->language) : node->label;
}

/* Returns how the work puts it: from an edge in which it is the child, else from one in which it is
 * the parent. */
static const char *node_words(const Trail *trail, int node)
{
    const char *words = "";
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].child == node)
            return trail->edges[i].child_words;
        if (trail->edges[i].parent == node)
            words = trail->edges[i].parent_words;
    }
    return words;
}

/* The second line, in a quiet colour: the date, why it stops, or the wording. */
const char *trail_node_note(const TrailLayout *layout, const Node *node)
{
    static const char *const results[GAP_RESULT_COUNT] = {
        N_("not found: the trail stops here"), N_("behind a paywall: the trail stops here"),
        N_("lost: the trail stops here"),      N_("not told: the trail stops here"),
        N_("it comes back to itself"),
    };
    if (layout->of->wordings)
        return node_words(layout->trail, (int)(node - layout->trail->nodes));
    if (node->type == NODE_GAP)
        return words_in(layout->page->language, results[node->result]);
    if (node->type == NODE_ARTICLE)
        return page_date(layout->page, layout->of->article_date);
    return page_date(layout->page, node->date);
}

/* Places a label above or below its knot, or beside it in an upright layout, inside the box. */
TrailLabel trail_lay_label(const TrailLayout *layout, int number)
{
    Page *page = layout->page;
    const Node *node = &layout->trail->nodes[number];
    Box box = layout->box;
    Point at = layout->at[number];
    TrailLabel label = { 0 };
    double width = fmin(box.w, box.w / layout->columns * layout->how.spread - page->gap);
    /* A post is higher than a knot, and a frayed end wider than a rope. */
    double gap = trail_is_post(layout, number) ? layout->post * 0.56 : layout->knot * 0.9;
    double beside = at.x + lane_side(layout, layout->lanes - 1 - layout->lane[number]);
    bool words_alone = layout->of->wordings && !layout->how.notes;
    const char *name = words_alone ? trail_node_note(layout, node) : trail_node_label(layout, node);
    width = fmax(width, fmin(box.w, page_widest_word(page, name, TYPE_LABEL) + 0.1));
    if (layout->upright)
        width = box.x + box.w - beside - layout->knot * 1.8;
    label.name = page_break(page, name, TYPE_LABEL, width);
    if (layout->how.notes)
        label.note = page_break(page, trail_node_note(layout, node), TYPE_TEXT, width);
    double height = label.name.height_mm + label.note.height_mm;
    double widest = fmax(label.name.width_mm, label.note.width_mm);
    label.box = (Box){ at.x - widest / 2, at.y + gap, widest, height };
    if (layout->upright) {
        label.box.x = beside + layout->knot * 1.6;
        label.box.y = at.y - height / 2;
        return label;
    }
    int lanes = layout->lanes_in[layout->column[number]];
    bool above = lanes > 1 ? layout->lane[number] < (lanes + 1) / 2
                           : layout->column[number] % 2 == 0 && layout->lanes == 1;
    if (above)
        label.box.y = fmax(box.y, at.y - gap - height);
    else if (layout->how.row && lanes == 1 && layout->lanes > 1 && !trail_is_post(layout, number))
        label.box.y = box.y;
    label.box.x = fmin(fmax(label.box.x, box.x), box.x + box.w - widest);
    label.box.y = fmin(label.box.y, box.y + box.h - height);
    return label;
}

/* The box from the accents of the first line to the tails of the last one. */
static Box label_ink(const TrailLabel *label)
{
    double above = fmax(label->name.ascent_mm - 1.35 * label->name.capital_mm, 0);
    const Lines *last = label->note.line_count ? &label->note : &label->name;
    double tails = last->right_to_left ? 0.7 : 0.6; /* a final Arabic yeh reaches 0.65 */
    double below = fmax(last->line_mm - last->ascent_mm - tails * last->capital_mm, 0);
    return (Box){ label->box.x, label->box.y + above, label->box.w, label->box.h - above - below };
}

static bool boxes_meet(Box a, Box b, double apart)
{
    return a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart &&
           b.y < a.y + a.h + apart;
}

static Box around(Point at, double width, double height)
{
    return (Box){ at.x - width / 2, at.y - height / 2, width, height };
}

static bool rope_meets(const TrailLayout *layout, const Edge *edge, Box box)
{
    Point a = layout->at[edge->child], b = layout->at[edge->parent], points[4];
    trail_rope_course(layout, a, b, points);
    for (int i = 0; i <= 24; i++) {
        double t = i / 24.0, u = 1 - t;
        double weights[] = { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t };
        Point at = { 0, 0 };
        for (int k = 0; k < 4; k++) {
            at.x += weights[k] * points[k].x;
            at.y += weights[k] * points[k].y;
        }
        if (boxes_meet(around(at, layout->rope, layout->rope), box, 0.4))
            return true;
    }
    return false;
}

/* The box that a knot, a post or a frayed end covers. */
static Box node_box(const TrailLayout *layout, int node)
{
    Point at = layout->at[node];
    if (!trail_is_post(layout, node))
        return around(at, layout->knot * 1.2, layout->knot * 1.2);
    return layout->upright ? around(at, layout->knot * 2, layout->rope * 1.4)
                           : around(at, layout->rope * 1.4, layout->post);
}

/* Counts how often labels touch each other, posts, knots, ropes or the edge of the box. */
static int labels_meet(const TrailLayout *layout)
{
    const Trail *trail = layout->trail;
    const Box box = layout->box;
    Box inks[TRAIL_NODES_MOST];
    int met = 0;
    for (int i = 0; i < trail->node_count; i++) {
        TrailLabel label = trail_lay_label(layout, i);
        inks[i] = label_ink(&label);
    }
    for (int i = 0; i < trail->node_count; i++) {
        met += inks[i].y < box.y - 0.5 || inks[i].y + inks[i].h > box.y + box.h + 0.5;
        for (int j = 0; j < trail->node_count; j++) {
            Box wide = inks[i]; /* labels side by side need more than a word space between them */
            wide.x -= 2.5 * layout->page->scale;
            wide.w += 5 * layout->page->scale;
            met += j < i && boxes_meet(wide, inks[j], 0.6);
            met += boxes_meet(inks[i], node_box(layout, j), 0.2);
        }
        for (int j = 0; j < trail->edge_count; j++)
            met += rope_meets(layout, &trail->edges[j], inks[i]);
    }
    return met;
}

static void arrange(TrailLayout *layout, Arrangement how, double post)
{
    layout->how = how;
    layout->post = post * how.post;
    place_nodes(layout);
}

/* Chooses the first arrangement in which nothing touches, else the one with the fewest contacts. */
static void arrange_labels(TrailLayout *layout, bool notes)
{
    double usual = layout->lanes == 1 ? 1.7 : 1.3, post = layout->post;
    const Arrangement tries[] = {
        { notes, usual, 1, 1, false },     { notes, 2.2, 1, 1, false },
        { notes, 0.95, 1, 1, false },      { notes, usual, 0.6, 1, false },
        { notes, 2.2, 0.6, 1, false },     { false, usual, 1, 1, false },
        { false, 2.2, 1, 1, false },       { false, usual, 0.6, 1, false },
        { false, 2.2, 0.6, 1, false },     { false, usual, 1, 1, true },
        { false, usual, 0.6, 0.5, false }, { false, 2.2, 0.6, 1, true },
        { false, usual, 0.6, 0.5, true },  { false, 0.9, 0.6, 0.5, false },
    };
    int least = -1, best = 0;
    for (int i = 0; i < (int)COUNT(tries) && least != 0; i++) {
        arrange(layout, tries[i], post);
        int met = labels_meet(layout);
        if (least < 0 || met < least) {
            least = met;
            best = i;
        }
    }
    arrange(layout, tries[best], post);
}

TrailLayout trail_order(Page *page, const TrailOf *of)
{
    TrailLayout layout = { .page = page, .of = of, .trail = &of->claim->trail };
    find_columns(&layout);
    find_rows(&layout);
    return layout;
}

TrailLayout trail_lay_out(Page *page, const TrailOf *of, Box box)
{
    TrailLayout layout = trail_order(page, of);
    layout.box = box;
    /* In a narrow box there is no room for labels side by side if the trail branches. */
    layout.upright = box.h > box.w * (page->portrait && layout.lanes > 1 ? 0.6 : 0.9);
    layout.knot = (page->compact ? 6 : 9) * page->scale;
    layout.rope = layout.knot * 0.3;
    bool low = page->compact || box.h < TRAIL_LEAST_MM * page->scale;
    layout.post = layout.knot * (low ? 1.6 : 2.4);
    double text = page_line(page, TYPE_LABEL) + page_line(page, TYPE_TEXT);
    /* In a narrow box notes take two lines, and must not touch the article's note. */
    double labels = (page->portrait && layout.lanes > 1 ? 3 : 2) * text;
    arrange_labels(&layout,
                   !page->compact && (layout.upright || box.h >= labels + 2.5 * layout.knot));
    return layout;
}

bool trail_fits(Page *page, const TrailOf *of, Box box)
{
    TrailLayout layout = trail_lay_out(page, of, box);
    return labels_meet(&layout) == 0;
}

double trail_height(Page *page, const TrailOf *of, double width_mm)
{
    (void)width_mm;
    TrailLayout layout = trail_order(page, of);
    double text = page_line(page, TYPE_LABEL) + page_line(page, TYPE_TEXT);
    double knot = (page->compact ? 6 : 9) * page->scale;
    if (layout.lanes == 1)
        return 2 * text + 4.5 * knot;
    return 2 * text + 6 * knot + (layout.lanes - 2) * (text + 3 * knot);
}

double trail_least_height(Page *page, const TrailOf *of, double width_mm)
{
    TrailLayout layout = trail_order(page, of);
    double labels = 2 * page_line(page, TYPE_LABEL) + (page->compact ? 6 : 11) * page->scale;
    return layout.lanes == 1 ? fmax(0.75 * TRAIL_LEAST_MM * page->scale, labels)
                             : 0.8 * trail_height(page, of, width_mm);
}
