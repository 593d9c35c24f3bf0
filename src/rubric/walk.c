#include "rubric/walk.h"

#include <assert.h>
#include <string.h>

#define OUTLETS_FEWEST 3 /* that are drawn as one knot; two still have room for their names */

typedef struct {
    const Trail *trail;
    const char *rule;
    Walk *walk;
    int knot_of[TRAIL_NODES_MOST]; /* -1: a gap */
    bool derived[TRAIL_NODES_MOST];
} Walking;

static bool is_rule(const Walking *walking, const char *rule)
{
    return strcmp(walking->rule, rule) == 0;
}

static bool derives(const Edge *edge)
{
    return edge->relation != RELATION_CITES_BUT_NOT_THERE && edge->relation != RELATION_RETRACTS &&
           edge->relation != RELATION_ENDS_AT_GAP;
}

static bool has_parents(const Trail *trail, int node)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].child == node)
            return true;
    }
    return false;
}

/* Marks what the article's words derive from. */
static void mark_derived(Walking *walking, int node)
{
    walking->derived[node] = true;
    for (int i = 0; i < walking->trail->edge_count; i++) {
        const Edge *edge = &walking->trail->edges[i];
        if (edge->child == node && derives(edge) && !walking->derived[edge->parent])
            mark_derived(walking, edge->parent);
    }
}

/* ---- knots ---- */

static const char *responsible(const Node *node)
{
    return node->body[0] ? node->body : node->publisher[0] ? node->publisher : node->id;
}

/* Returns the edge between two nodes, or NULL. */
static const Edge *edge_between(const Trail *trail, int child, int parent)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].child == child && trail->edges[i].parent == parent)
            return &trail->edges[i];
    }
    return NULL;
}

/* True when an edge between `node` and one of the two is like that of the other. */
static bool same_edge(const Edge *one, const Edge *other)
{
    return one ? other && derives(one) == derives(other) : !other;
}

/* True when two works pass on the same source to the same readers, so that one adds nothing to the
 * other. */
static bool repeat_the_same(const Trail *trail, int a, int b)
{
    for (int i = 0; i < trail->node_count; i++) {
        const Edge *up = edge_between(trail, a, i);
        if (!same_edge(up, edge_between(trail, b, i)) ||
            !same_edge(edge_between(trail, i, a), edge_between(trail, i, b)))
            return false;
        if (up && trail->nodes[i].type == NODE_GAP)
            return false;
    }
    return true;
}

static bool belong_together(const Walking *walking, int a, int b)
{
    const Trail *trail = walking->trail;
    bool end = !has_parents(trail, a);
    if (end != !has_parents(trail, b))
        return false;
    if (!end)
        return repeat_the_same(trail, a, b);
    return walking->derived[a] == walking->derived[b] &&
           strcmp(responsible(&trail->nodes[a]), responsible(&trail->nodes[b])) == 0;
}

static int fewest(const Trail *trail, int node)
{
    return has_parents(trail, node) ? OUTLETS_FEWEST : 2;
}

/* Puts every work into a knot. Works that only repeat the same are together if there are enough. */
static void make_knots(Walking *walking)
{
    const Trail *trail = walking->trail;
    Walk *walk = walking->walk;
    for (int i = 0; i < trail->node_count; i++)
        walking->knot_of[i] = -1;
    for (int i = 0; i < trail->node_count; i++) {
        if (trail->nodes[i].type == NODE_GAP || walking->knot_of[i] >= 0)
            continue;
        WalkKnot *knot = &walk->knots[walk->knot_count];
        *knot = (WalkKnot){ .nodes = { i }, .count = 1, .gap_edge = -1 };
        for (int j = i + 1; i > 0 && j < trail->node_count; j++) {
            if (trail->nodes[j].type == NODE_WORK && walking->knot_of[j] < 0 &&
                belong_together(walking, i, j))
                knot->nodes[knot->count++] = j;
        }
        if (knot->count < fewest(trail, i))
            knot->count = 1;
        for (int k = 0; k < knot->count; k++)
            walking->knot_of[knot->nodes[k]] = walk->knot_count;
        walk->knot_count++;
    }
}

/* The column is the longest way from the article, so that every span leads forward. */
static void find_columns(Walking *walking)
{
    Walk *walk = walking->walk;
    for (int round = 0; round < walk->knot_count; round++) {
        for (int i = 0; i < walking->trail->edge_count; i++) {
            const Edge *edge = &walking->trail->edges[i];
            int from = walking->knot_of[edge->child], to = walking->knot_of[edge->parent];
            if (to >= 0 && walk->knots[to].column <= walk->knots[from].column)
                walk->knots[to].column = walk->knots[from].column + 1;
        }
    }
}

/* Numbers the knots by column, so that each comes after those that lead to it. */
static void order_knots(Walking *walking)
{
    Walk *walk = walking->walk;
    for (int i = 1; i < walk->knot_count; i++) {
        WalkKnot knot = walk->knots[i];
        int at = i;
        for (; at > 0 && walk->knots[at - 1].column > knot.column; at--)
            walk->knots[at] = walk->knots[at - 1];
        walk->knots[at] = knot;
    }
    for (int i = 0; i < walk->knot_count; i++) {
        for (int k = 0; k < walk->knots[i].count; k++)
            walking->knot_of[walk->knots[i].nodes[k]] = i;
    }
}

/* ---- spans ---- */

/* True when the drawing shows that the trail stops at this gap; else a tag tells it. */
static bool gap_is_drawn(const Walking *walking, const Edge *edge)
{
    bool loop = walking->trail->nodes[edge->parent].result == GAP_LOOP;
    if (is_rule(walking, "M1") || is_rule(walking, "M2"))
        return edge->child == 0;
    return (is_rule(walking, "M3") && loop) || (is_rule(walking, "W2") && !loop);
}

static WalkSpan *find_span(Walk *walk, int from, int to)
{
    for (int i = 0; i < walk->span_count; i++) {
        if (walk->spans[i].from == from && walk->spans[i].to == to)
            return &walk->spans[i];
    }
    return NULL;
}

static void add_edge(Walking *walking, int number)
{
    const Edge *edge = &walking->trail->edges[number];
    Walk *walk = walking->walk;
    int from = walking->knot_of[edge->child], to = walking->knot_of[edge->parent];
    if (to < 0 && !gap_is_drawn(walking, edge)) {
        if (walk->knots[from].gap_edge < 0)
            walk->knots[from].gap_edge = number;
        return;
    }
    WalkSpan *span = find_span(walk, from, to);
    if (!span) {
        walk->spans[walk->span_count++] = (WalkSpan){ .from = from, .to = to, .edge = number };
    } else {
        const Edge *old = &walking->trail->edges[span->edge];
        if ((derives(edge) && !derives(old)) ||
            (derives(edge) == derives(old) && old->change == CHANGE_NONE &&
             edge->change != CHANGE_NONE))
            span->edge = number;
    }
}

static bool is_end(const Walking *walking, int knot)
{
    return knot > 0 && !has_parents(walking->trail, walking->walk->knots[knot].nodes[0]);
}

static bool is_derived(const Walking *walking, int knot)
{
    return walking->derived[walking->walk->knots[knot].nodes[0]];
}

static void make_spans(Walking *walking)
{
    Walk *walk = walking->walk;
    for (int i = 0; i < walking->trail->edge_count; i++)
        add_edge(walking, i);
    for (int i = 0; is_rule(walking, "W4") && i < walk->knot_count; i++) {
        if (is_end(walking, i) && is_derived(walking, i))
            walk->spans[walk->span_count++] = (WalkSpan){ .from = i, .to = -1, .edge = -1 };
    }
    /* By where they begin, then by where they lead; what leads nowhere comes last. */
    for (int i = 1; i < walk->span_count; i++) {
        WalkSpan span = walk->spans[i];
        int at = i;
        for (; at > 0; at--) {
            const WalkSpan *before = &walk->spans[at - 1];
            bool later = before->from > span.from ||
                         (before->from == span.from && (unsigned)before->to > (unsigned)span.to);
            if (!later)
                break;
            walk->spans[at] = *before;
        }
        walk->spans[at] = span;
    }
}

/* ---- what is drawn ---- */

/* The sign that a rule puts at the end of every rope, and the post there. */
static const struct {
    const char *rule;
    WalkRope rope;
    WalkPost post;
} at_ends[] = {
    { "M4", WALK_DOTS, WALK_POST },           { "M5", WALK_CUT, WALK_STRUCK },
    { "W3", WALK_FRAYS_BEFORE, WALK_HOLLOW }, { "W4", WALK_WHOLE, WALK_KNOT },
    { "W5", WALK_FRAYS_HALF, WALK_POST },     { "W6", WALK_FRAYS_BEFORE, WALK_MENDED },
    { "W7", WALK_FRAYS_BEFORE, WALK_TIED },   { "G1", WALK_WHOLE, WALK_POST },
    { "S1", WALK_WHOLE, WALK_POST },          { "S2", WALK_WHOLE, WALK_DOCUMENT },
};

/* Returns the end that a Good trail is tied to: the first that its words derive from. Two posts
 * with ropes would be the picture of Strong. */
static int first_end(const Walking *walking)
{
    for (int i = 1; i < walking->walk->knot_count; i++) {
        if (is_end(walking, i) && is_derived(walking, i))
            return i;
    }
    return -1;
}

/* Returns what is drawn for a span from a knot that a rope reaches. */
static WalkRope rope_to_end(const Walking *walking, const WalkSpan *span)
{
    if (is_rule(walking, "G1") && span->to != first_end(walking))
        return WALK_CORD;
    for (size_t i = 0; i < sizeof(at_ends) / sizeof(at_ends[0]); i++) {
        if (is_rule(walking, at_ends[i].rule))
            return at_ends[i].rope;
    }
    return WALK_CORD;
}

static WalkRope rope_of(const Walking *walking, const WalkSpan *span, bool half)
{
    bool at_article = span->from == 0;
    if (is_rule(walking, "M1") || is_rule(walking, "M2"))
        return at_article ? WALK_DOTS : WALK_CORD;
    if (is_rule(walking, "W1"))
        return at_article ? WALK_FRAYS : WALK_CORD;
    if (span->to < 0)
        return is_rule(walking, "M3")   ? WALK_LOOP
               : is_rule(walking, "W2") ? WALK_FRAYS
                                        : WALK_FRAYS_BEHIND;
    if (half)
        return WALK_HALF;
    const Edge *edge = &walking->trail->edges[span->edge];
    if (is_rule(walking, "M4") && edge->relation == RELATION_CITES_BUT_NOT_THERE)
        return WALK_DOTS;
    if (!derives(edge) && !is_rule(walking, "M5"))
        return WALK_CORD;
    if (is_rule(walking, "W5") && edge->change != CHANGE_NONE)
        return WALK_FRAYS_HALF;
    return is_end(walking, span->to) ? rope_to_end(walking, span) : WALK_WHOLE;
}

/* Goes along the spans in their order. A rope goes on from a knot only if one gets there. */
static void draw_spans(Walking *walking)
{
    Walk *walk = walking->walk;
    bool reached[TRAIL_NODES_MOST] = { true }, half[TRAIL_NODES_MOST] = { false };
    for (int i = 0; i < walk->span_count; i++) {
        WalkSpan *span = &walk->spans[i];
        span->rope = reached[span->from] ? rope_of(walking, span, half[span->from]) : WALK_CORD;
        if (span->to < 0)
            continue;
        if (span->rope == WALK_WHOLE)
            reached[span->to] = true;
        if (span->rope == WALK_HALF || span->rope == WALK_FRAYS_HALF)
            reached[span->to] = half[span->to] = true;
    }
}

static void draw_posts(Walking *walking)
{
    Walk *walk = walking->walk;
    for (int i = 1; i < walk->knot_count; i++) {
        WalkKnot *knot = &walk->knots[i];
        knot->post = is_end(walking, i) ? WALK_POST : WALK_KNOT;
        for (size_t k = 0; knot->post && k < sizeof(at_ends) / sizeof(at_ends[0]); k++) {
            if (is_derived(walking, i) && is_rule(walking, at_ends[k].rule))
                knot->post = at_ends[k].post;
        }
    }
    for (int i = 0; i < walk->span_count; i++) {
        const WalkSpan *span = &walk->spans[i];
        if (span->to > 0 && walk->knots[span->to].post != WALK_KNOT &&
            (span->rope == WALK_WHOLE || span->rope == WALK_HALF || span->rope == WALK_FRAYS_HALF))
            walk->knots[span->to].held = true;
    }
}

/* Marks the spans with the sign of the level; for a rope that holds, those that are tied. */
static void find_deciding(Walking *walking, Level level)
{
    Walk *walk = walking->walk;
    WalkSign sign = walk_level_sign(level);
    walk->deciding_span = -1;
    for (int i = 0; i < walk->span_count; i++) {
        WalkSpan *span = &walk->spans[i];
        bool tied = span->to > 0 && walk->knots[span->to].held && span->rope == WALK_WHOLE;
        span->decides = sign == WALK_HOLDS ? tied : walk_rope_sign(span->rope) == sign;
        if (span->decides && walk->deciding_span < 0)
            walk->deciding_span = i;
    }
}

/* No rope gets to an end, because the trail and the facts do not belong together: then the
 * article's own ropes have the sign. The author's tool refuses such a claim. */
static void force_sign(Walking *walking, Level level)
{
    Walk *walk = walking->walk;
    for (int i = 0; i < walk->span_count; i++)
        walk->spans[i].rope = walk->spans[i].from > 0  ? WALK_CORD
                              : level == LEVEL_MISSING ? WALK_DOTS
                              : level == LEVEL_WEAK    ? WALK_FRAYS
                                                       : WALK_WHOLE;
    for (int i = 1; i < walk->knot_count; i++)
        walk->knots[i].held = level > LEVEL_WEAK && walk->knots[i].column == 1;
}

static void mark_deciding(Walking *walking, Level level)
{
    Walk *walk = walking->walk;
    find_deciding(walking, level);
    if (walk->deciding_span < 0) {
        force_sign(walking, level);
        find_deciding(walking, level);
    }
    assert(walk->deciding_span >= 0);
    const WalkSpan *span = &walk->spans[walk->deciding_span];
    walk->deciding_knot = span->to >= 0 ? span->to : span->from;
}

Walk walk_trail(const Trail *trail, const Facts *facts, const Verdict *verdict)
{
    (void)facts;
    Walk walk = { 0 };
    Walking walking = { .trail = trail, .rule = verdict->rule, .walk = &walk };
    mark_derived(&walking, 0);
    make_knots(&walking);
    find_columns(&walking);
    order_knots(&walking);
    make_spans(&walking);
    draw_spans(&walking);
    draw_posts(&walking);
    mark_deciding(&walking, verdict->level);
    return walk;
}

WalkSign walk_rope_sign(WalkRope rope)
{
    switch (rope) {
    case WALK_DOTS:
    case WALK_LOOP:
    case WALK_CUT: return WALK_NOTHING;
    case WALK_FRAYS:
    case WALK_FRAYS_BEFORE:
    case WALK_FRAYS_BEHIND:
    case WALK_FRAYS_HALF: return WALK_GIVES_OUT;
    default: return WALK_HOLDS;
    }
}

WalkSign walk_level_sign(Level level)
{
    assert(level != LEVEL_CANT_TELL);
    return level == LEVEL_MISSING ? WALK_NOTHING
           : level == LEVEL_WEAK  ? WALK_GIVES_OUT
                                  : WALK_HOLDS;
}

int walk_knot_of(const Walk *walk, int node)
{
    for (int i = 0; i < walk->knot_count; i++) {
        for (int k = 0; k < walk->knots[i].count; k++) {
            if (walk->knots[i].nodes[k] == node)
                return i;
        }
    }
    return -1;
}
