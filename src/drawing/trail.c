/* trail.c: a claim's trail drawn as rope: from the article back to where it ends.
 *
 * Knots stand in columns by how far they are from the article, and one below the other where the
 * trail branches. Upright, each knot has a row to itself, branches run side by side, and the labels
 * stand in a column to their right, so that no rope runs under words. A work nobody stands behind
 * any more is a post; a gap is a frayed end; a loop turns back on itself; what is cited but does
 * not hold it ends short of its post.
 */
#include <math.h>
#include <string.h>

#include "screens/sheet.h"
#include "words/words.h"

#define NODES_MOST 64

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
    Sheet *sheet;
    const Claim *claim;
    const Trail *trail;
    Box box;
    bool upright;
    int column[NODES_MOST], lane[NODES_MOST], row[NODES_MOST];
    int lanes_in[NODES_MOST];
    int columns, lanes;
    Point at[NODES_MOST];
    double rope, knot;
    bool words;  /* the second line, or the label alone, is how the knot words it */
    double post; /* height of a post; half of it keeps labels off */
    Arrangement how;
} Drawing;

static void find_columns(Drawing *drawing)
{
    const Trail *trail = drawing->trail;
    /* The longest way from the article, so that every rope leads onward; the graph has no cycle. */
    for (int round = 0; round < trail->node_count; round++) {
        for (int i = 0; i < trail->edge_count; i++) {
            const Edge *edge = &trail->edges[i];
            int column = drawing->column[edge->child] + 1;
            if (column > drawing->column[edge->parent])
                drawing->column[edge->parent] = column;
        }
    }
    for (int i = 0; i < trail->node_count; i++) {
        int column = drawing->column[i];
        drawing->lane[i] = drawing->lanes_in[column]++;
        drawing->columns = column + 1 > drawing->columns ? column + 1 : drawing->columns;
        if (drawing->lanes_in[column] > drawing->lanes)
            drawing->lanes = drawing->lanes_in[column];
    }
}

/* Upright: nearer ones first, of those in one column the first lane first. After find_columns(). */
static void find_rows(Drawing *drawing)
{
    int count = drawing->trail->node_count;
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            int apart = drawing->column[j] - drawing->column[i];
            if (apart < 0 || (apart == 0 && drawing->lane[j] < drawing->lane[i]))
                drawing->row[i]++;
        }
    }
}

/* Upright: how far to the right of the first lane another one runs. */
static double lane_side(const Drawing *drawing, int lane)
{
    return fmax(drawing->knot * 2.6, drawing->box.w * 0.15) * lane;
}

static void place_nodes(Drawing *drawing)
{
    Box box = drawing->box;
    double length = drawing->upright ? box.h : box.w;
    double across = drawing->upright ? box.w : box.h;
    /* Room at both ends for half a label (or, upright, for a knot). */
    double ends = drawing->upright
                      ? drawing->knot * 1.5
                      : drawing->how.ends * fmin(length / (drawing->columns * 2.0), length * 0.16);
    for (int i = 0; i < drawing->trail->node_count; i++) {
        int column = drawing->column[i], lanes = drawing->lanes_in[column];
        double part = drawing->upright ? drawing->row[i] / (double)(drawing->trail->node_count - 1)
                                       : column / (double)(drawing->columns - 1);
        double along = ends + (length - 2 * ends) * part;
        /* The outer lanes leave room for their labels, the upper above, the lower below. */
        double label = sheet_line(drawing->sheet, TYPE_LABEL) +
                       (drawing->how.notes ? sheet_line(drawing->sheet, TYPE_TEXT) : 0);
        /* First two posts stand clear of each other, then each of its label. */
        double clear = (across - 2 * label - drawing->post * 1.15) / 2;
        double edge = label + fmin(drawing->post * 0.6, fmax(drawing->knot * 1.1, clear));
        double side = across / 2;
        if (lanes > 1)
            side = edge + (across - 2 * edge) * drawing->lane[i] / (lanes - 1);
        if (drawing->upright) { /* labels stand to the right of knots */
            side = drawing->knot + across * 0.06 + lane_side(drawing, drawing->lane[i]) +
                   (column % 2 && drawing->lanes == 1 ? drawing->knot * 1.6 : 0);
        } else if (lanes == 1) { /* a gentle up and down, so that the rope hangs like one */
            side += (column % 2 ? 1 : -1) * across * 0.05 * (drawing->lanes == 1);
        }
        drawing->at[i] = drawing->upright ? (Point){ box.x + side, box.y + along }
                                          : (Point){ box.x + along, box.y + side };
    }
}

static bool is_end(const Trail *trail, int node)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].child == node)
            return false;
    }
    return true;
}

static Point between(Point a, Point b, double part)
{
    return (Point){ a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
}

/* Rope that leaves and arrives along the trail's direction, so that it never kinks at a knot. */
static void rope_course(const Drawing *drawing, Point a, Point b, Point points[4])
{
    double bend = drawing->upright ? (b.y - a.y) * 0.5 : (b.x - a.x) * 0.5;
    points[0] = a;
    points[1] = drawing->upright ? (Point){ a.x, a.y + bend } : (Point){ a.x + bend, a.y };
    points[2] = drawing->upright ? (Point){ b.x, b.y - bend } : (Point){ b.x - bend, b.y };
    points[3] = b;
}

static void rope_between(const Drawing *drawing, Point a, Point b)
{
    Point points[4];
    rope_course(drawing, a, b, points);
    scene_rope(drawing->sheet->scene, points, 4, drawing->rope, COLOUR_ROPE);
}

/* A rope that comes back to its own beginning; upright, it hangs, for the label stands beside it.
 */
static void loop_at(const Drawing *drawing, Point at)
{
    double r = drawing->knot * 1.3, back = drawing->rope * 0.2;
    if (!drawing->upright) {
        rope_loop(drawing->sheet, at, r, drawing->rope);
        return;
    }
    const Point hanging[] = { at,
                              { at.x - r * 1.6, at.y + r * 1.4 },
                              { at.x + r * 1.6, at.y + r * 1.4 },
                              { at.x + back, at.y } };
    scene_rope(drawing->sheet->scene, hanging, 4, drawing->rope, COLOUR_ROPE);
}

static void draw_edge(const Drawing *drawing, const Edge *edge)
{
    const Node *parent = &drawing->trail->nodes[edge->parent];
    Point a = drawing->at[edge->child], b = drawing->at[edge->parent];
    double angle = drawing->upright ? 1.5707963 : 0;
    if (edge->relation == RELATION_CITES_BUT_NOT_THERE) {
        Point end = between(a, b, 0.68); /* misses its post, and one sees it miss */
        rope_between(drawing, a, end);
        rope_frayed_end(drawing->sheet, end, drawing->rope, angle);
    } else if (parent->type == NODE_GAP && parent->result == GAP_LOOP) {
        rope_between(drawing, a, b);
        loop_at(drawing, b);
    } else if (parent->type == NODE_GAP) {
        rope_between(drawing, a, b);
        rope_frayed_end(drawing->sheet, b, drawing->rope, angle);
    } else {
        rope_between(drawing, a, b);
    }
}

static void draw_node(const Drawing *drawing, int number)
{
    const Node *node = &drawing->trail->nodes[number];
    Point at = drawing->at[number];
    if (node->type == NODE_GAP)
        return;
    bool end = node->type == NODE_WORK && is_end(drawing->trail, number);
    if (end && drawing->upright)
        scene_box(drawing->sheet->scene,
                  (Box){ at.x - drawing->knot, at.y - drawing->rope * 0.6, drawing->knot * 2,
                         drawing->rope * 1.4 },
                  COLOUR_POST, COLOUR_NONE, 0, drawing->rope * 0.4);
    else if (end)
        rope_post(drawing->sheet, at, drawing->post, drawing->rope * 1.4);
    else
        rope_knot(drawing->sheet, at, drawing->knot, node->type == NODE_ARTICLE);
}

static const char *node_label(const Drawing *drawing, const Node *node)
{
    (void)drawing;
    return node->type == NODE_ARTICLE ? _("This article") : node->label;
}

/* How the work words it: as the nearer one of a rope, or at its end as the further one. */
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

/* The quiet second line: the date, or why it stops; or the wording. */
static const char *node_note(const Drawing *drawing, const Node *node)
{
    static const char *const results[GAP_RESULT_COUNT] = {
        N_("not found: the trail stops here"), N_("behind a paywall: the trail stops here"),
        N_("lost: the trail stops here"),      N_("not told: the trail stops here"),
        N_("it comes back to itself"),
    };
    if (drawing->words)
        return node_words(drawing->trail, (int)(node - drawing->trail->nodes));
    if (node->type == NODE_GAP)
        return words_get(results[node->result]);
    if (node->type == NODE_ARTICLE)
        return sheet_date(drawing->sheet, drawing->sheet->story->original_date);
    return sheet_date(drawing->sheet, node->date);
}

/* ---- labels ---- */

typedef struct {
    Lines name, note;
    Box box;
} Label;

static bool is_post(const Drawing *drawing, int node)
{
    return drawing->trail->nodes[node].type == NODE_WORK && is_end(drawing->trail, node);
}

/* A label above or below its knot, or beside it when upright; within the box. */
static Label lay_label(const Drawing *drawing, int number)
{
    Sheet *sheet = drawing->sheet;
    const Node *node = &drawing->trail->nodes[number];
    Box box = drawing->box;
    Point at = drawing->at[number];
    Label label = { 0 };
    double width = fmin(box.w, box.w / drawing->columns * drawing->how.spread - sheet->gap);
    /* A post reaches higher and lower than a knot, and a frayed end wider than a rope. */
    double gap = is_post(drawing, number) ? drawing->post * 0.56 : drawing->knot * 0.9;
    double beside = at.x + lane_side(drawing, drawing->lanes - 1 - drawing->lane[number]);
    bool words_alone = drawing->words && !drawing->how.notes;
    const char *name = words_alone ? node_note(drawing, node) : node_label(drawing, node);
    width = fmax(width, fmin(box.w, sheet_widest_word(sheet, name, TYPE_LABEL) + 0.1));
    if (drawing->upright)
        width = box.x + box.w - beside - drawing->knot * 1.8;
    label.name = sheet_break(sheet, name, TYPE_LABEL, width);
    if (drawing->how.notes)
        label.note = sheet_break(sheet, node_note(drawing, node), TYPE_TEXT, width);
    double height = label.name.height_mm + label.note.height_mm;
    double widest = fmax(label.name.width_mm, label.note.width_mm);
    label.box = (Box){ at.x - widest / 2, at.y + gap, widest, height };
    if (drawing->upright) {
        label.box.x = beside + drawing->knot * 1.6;
        label.box.y = at.y - height / 2;
        return label;
    }
    int lanes = drawing->lanes_in[drawing->column[number]];
    bool above = lanes > 1 ? drawing->lane[number] < (lanes + 1) / 2
                           : drawing->column[number] % 2 == 0 && drawing->lanes == 1;
    if (above)
        label.box.y = fmax(box.y, at.y - gap - height);
    else if (drawing->how.row && lanes == 1 && drawing->lanes > 1 && !is_post(drawing, number))
        label.box.y = box.y;
    label.box.x = fmin(fmax(label.box.x, box.x), box.x + box.w - widest);
    label.box.y = fmin(label.box.y, box.y + box.h - height);
    return label;
}

static void draw_label(const Drawing *drawing, int number)
{
    Sheet *sheet = drawing->sheet;
    Label label = lay_label(drawing, number);
    Align align = drawing->upright ? ALIGN_START : ALIGN_CENTRE;
    sheet_language_of(sheet, drawing->trail->nodes[number].label);
    sheet_show(sheet, label.box.x, label.box.y, label.box.w, &label.name, NULL, COLOUR_INK, align);
    scene_language(sheet->scene, NULL);
    if (label.note.line_count)
        sheet_show(sheet, label.box.x, label.box.y + label.name.height_mm, label.box.w, &label.note,
                   NULL, COLOUR_QUIET, align);
}

/* From above the first line's accents to below the last one's tails. */
static Box label_ink(const Label *label)
{
    double above = fmax(label->name.ascent_mm - 1.35 * label->name.capital_mm, 0);
    const Lines *last = label->note.line_count ? &label->note : &label->name;
    double tails = last->right_to_left ? 0.7 : 0.6; /* a ye that ends a word reaches 0.65 */
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

static bool rope_meets(const Drawing *drawing, const Edge *edge, Box box)
{
    Point a = drawing->at[edge->child], b = drawing->at[edge->parent], points[4];
    rope_course(drawing, a, b, points);
    for (int i = 0; i <= 24; i++) {
        double t = i / 24.0, u = 1 - t;
        double weights[] = { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t };
        Point at = { 0, 0 };
        for (int k = 0; k < 4; k++) {
            at.x += weights[k] * points[k].x;
            at.y += weights[k] * points[k].y;
        }
        if (boxes_meet(around(at, drawing->rope, drawing->rope), box, 0.4))
            return true;
    }
    return false;
}

/* What a knot, a post or a frayed end covers. */
static Box node_box(const Drawing *drawing, int node)
{
    Point at = drawing->at[node];
    if (!is_post(drawing, node))
        return around(at, drawing->knot * 1.2, drawing->knot * 1.2);
    return drawing->upright ? around(at, drawing->knot * 2, drawing->rope * 1.4)
                            : around(at, drawing->rope * 1.4, drawing->post);
}

/* How much the labels meet: each other, posts, knots, ropes, the edge of the box. */
static int labels_meet(const Drawing *drawing)
{
    const Trail *trail = drawing->trail;
    const Box box = drawing->box;
    Box inks[NODES_MOST];
    int met = 0;
    for (int i = 0; i < trail->node_count; i++) {
        Label label = lay_label(drawing, i);
        inks[i] = label_ink(&label);
    }
    for (int i = 0; i < trail->node_count; i++) {
        met += inks[i].y < box.y - 0.5 || inks[i].y + inks[i].h > box.y + box.h + 0.5;
        for (int j = 0; j < trail->node_count; j++) {
            Box wide = inks[i]; /* beside each other, names need more than a space between */
            wide.x -= 2.5 * drawing->sheet->scale;
            wide.w += 5 * drawing->sheet->scale;
            met += j < i && boxes_meet(wide, inks[j], 0.6);
            met += boxes_meet(inks[i], node_box(drawing, j), 0.2);
        }
        for (int j = 0; j < trail->edge_count; j++)
            met += rope_meets(drawing, &trail->edges[j], inks[i]);
    }
    return met;
}

static void arrange(Drawing *drawing, Arrangement how, double post)
{
    drawing->how = how;
    drawing->post = post * how.post;
    place_nodes(drawing);
}

/* Takes the first arrangement in which nothing meets, else the one in which least does. */
static void arrange_labels(Drawing *drawing, bool notes)
{
    double usual = drawing->lanes == 1 ? 1.7 : 1.3, post = drawing->post;
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
        arrange(drawing, tries[i], post);
        int met = labels_meet(drawing);
        if (least < 0 || met < least) {
            least = met;
            best = i;
        }
    }
    arrange(drawing, tries[best], post);
}

/* The walk: what an eye sees of the trail, for an ear. Knots and posts are numbered in the order of
 * rows; a frayed end or a loop has no number and is told where its rope leaves. */
static int knot_number(const Drawing *drawing, int node)
{
    int number = 1;
    for (int i = 0; i < drawing->trail->node_count; i++) {
        if (drawing->trail->nodes[i].type != NODE_GAP && drawing->row[i] < drawing->row[node])
            number++;
    }
    return number;
}

/* The name and the quiet line of a node, as one reads them on the glass. */
static void speak_node(const Drawing *drawing, int number)
{
    const Node *node = &drawing->trail->nodes[number];
    const char *note = node_note(drawing, node);
    sheet_language_of(drawing->sheet, node->label);
    scene_speak(drawing->sheet->scene, note[0] ? "%s, %s" : "%s%s", node_label(drawing, node),
                note);
    scene_language(drawing->sheet->scene, NULL);
}

static void speak_rope(const Drawing *drawing, const Edge *edge)
{
    Scene *scene = drawing->sheet->scene;
    const Node *parent = &drawing->trail->nodes[edge->parent];
    int number = knot_number(drawing, edge->parent);
    if (parent->type == NODE_GAP) {
        scene_speak(scene, "%s",
                    parent->result == GAP_LOOP ? _("From here the rope turns back on itself:")
                                               : _("From here the rope goes on, then it frays:"));
        speak_node(drawing, edge->parent);
    } else if (edge->relation == RELATION_CITES_BUT_NOT_THERE) {
        scene_speak(scene, _("The rope points to knot %d. But knot %d does not say this."), number,
                    number);
    } else {
        scene_speak(scene, _("From here the rope leads to knot %d."), number);
    }
}

/* Ropes that arrive at a node and hold. */
static int ropes_to(const Trail *trail, int node)
{
    int count = 0;
    for (int i = 0; i < trail->edge_count; i++)
        count += trail->edges[i].parent == node &&
                 trail->edges[i].relation != RELATION_CITES_BUT_NOT_THERE;
    return count;
}

static void speak_knot(const Drawing *drawing, int node, int knots)
{
    Scene *scene = drawing->sheet->scene;
    const Trail *trail = drawing->trail;
    int arriving = ropes_to(trail, node);
    scene_speak(scene, _("Knot %d of %d:"), knot_number(drawing, node), knots);
    speak_node(drawing, node);
    if (arriving > 1)
        scene_speak(scene,
                    words_count("%d rope comes in here.", "%d ropes come together here.",
                                (unsigned long)arriving),
                    arriving);
    for (int row = 0; row < trail->node_count; row++) {
        for (int i = 0; i < trail->edge_count; i++) {
            if (trail->edges[i].child == node && drawing->row[trail->edges[i].parent] == row)
                speak_rope(drawing, &trail->edges[i]);
        }
    }
    if (arriving && is_end(trail, node))
        scene_speak(scene, "%s", _("Here is a post. This trail ends here."));
}

static void speak(const Drawing *drawing)
{
    const Trail *trail = drawing->trail;
    int knots = 0;
    for (int i = 0; i < trail->node_count; i++)
        knots += trail->nodes[i].type != NODE_GAP;
    for (int row = 0; row < trail->node_count; row++) {
        for (int i = 0; i < trail->node_count; i++) {
            if (drawing->row[i] == row && trail->nodes[i].type != NODE_GAP)
                speak_knot(drawing, i, knots);
        }
    }
}

static Drawing lay_out(Sheet *sheet, const Claim *claim, Box box, bool words)
{
    Drawing drawing = {
        .sheet = sheet, .claim = claim, .trail = &claim->trail, .box = box, .words = words
    };
    find_columns(&drawing);
    find_rows(&drawing);
    /* A narrow box has no room for labels side by side where the trail branches. */
    drawing.upright = box.h > box.w * (sheet->portrait && drawing.lanes > 1 ? 0.6 : 0.9);
    drawing.knot = (sheet->compact ? 6 : 9) * sheet->scale;
    drawing.rope = drawing.knot * 0.3;
    bool low = sheet->compact || box.h < TRAIL_LEAST_MM * sheet->scale;
    drawing.post = drawing.knot * (low ? 1.6 : 2.4);
    double text = sheet_line(sheet, TYPE_LABEL) + sheet_line(sheet, TYPE_TEXT);
    /* In a narrow box notes break into two lines, and must not meet the article's own. */
    double labels = (sheet->portrait && drawing.lanes > 1 ? 3 : 2) * text;
    arrange_labels(&drawing,
                   !sheet->compact && (drawing.upright || box.h >= labels + 2.5 * drawing.knot));
    return drawing;
}

static void draw(Sheet *sheet, const Claim *claim, Box box, bool words)
{
    Drawing drawing = lay_out(sheet, claim, box, words);
    for (int i = 0; i < claim->trail.edge_count; i++)
        draw_edge(&drawing, &claim->trail.edges[i]);
    for (int i = 0; i < claim->trail.node_count; i++)
        draw_node(&drawing, i);
    for (int i = 0; i < claim->trail.node_count; i++)
        draw_label(&drawing, i);
    speak(&drawing);
}

bool trail_fits(Sheet *sheet, const Claim *claim, Box box)
{
    Drawing drawing = lay_out(sheet, claim, box, false);
    return labels_meet(&drawing) == 0;
}

void trail_draw(Sheet *sheet, const Claim *claim, Box box)
{
    draw(sheet, claim, box, false);
}

void trail_speak(Sheet *sheet, const Claim *claim)
{
    Drawing drawing = { .sheet = sheet, .claim = claim, .trail = &claim->trail };
    find_columns(&drawing);
    find_rows(&drawing);
    speak(&drawing);
}

void trail_draw_words(Sheet *sheet, const Claim *claim, Box box)
{
    draw(sheet, claim, box, true);
}

double trail_height(Sheet *sheet, const Claim *claim)
{
    Drawing drawing = { .sheet = sheet, .claim = claim, .trail = &claim->trail };
    find_columns(&drawing);
    double text = sheet_line(sheet, TYPE_LABEL) + sheet_line(sheet, TYPE_TEXT);
    double knot = (sheet->compact ? 6 : 9) * sheet->scale;
    if (drawing.lanes == 1)
        return 2 * text + 4.5 * knot;
    return 2 * text + 6 * knot + (drawing.lanes - 2) * (text + 3 * knot);
}

double trail_least_height(Sheet *sheet, const Claim *claim)
{
    Drawing drawing = { .sheet = sheet, .claim = claim, .trail = &claim->trail };
    find_columns(&drawing);
    double labels = 2 * sheet_line(sheet, TYPE_LABEL) + (sheet->compact ? 6 : 11) * sheet->scale;
    return drawing.lanes == 1 ? fmax(0.75 * TRAIL_LEAST_MM * sheet->scale, labels)
                              : 0.8 * trail_height(sheet, claim);
}
