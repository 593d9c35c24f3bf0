/* trail_plan.c: orders what has to be drawn in columns and lanes.
 *
 * A knot's column is its distance from the article, and all ends are in the last one. A rope that
 * passes other columns has a bend in each of them, so that it keeps clear of the knots there. The
 * lanes of a column are ordered so that as few ropes as possible cross.
 */
#include <string.h>

#include "base/memory.h"
#include "drawing/trail_private.h"

#define SWEEPS     8
#define ENDS_SHOWN 2 /* when they are folded; two posts with ropes are still Strong */

Post trail_post_of(WalkPost post)
{
    static const Post posts[] = {
        [WALK_KNOT] = POST_SOLID,        [WALK_POST] = POST_SOLID, [WALK_HOLLOW] = POST_HOLLOW,
        [WALK_MENDED] = POST_MENDED,     [WALK_TIED] = POST_SOLID, [WALK_STRUCK] = POST_STRUCK,
        [WALK_DOCUMENT] = POST_DOCUMENT,
    };
    return posts[post];
}

static Stand *add_stand(TrailPlan *plan, Stand stand)
{
    if (plan->stand_count == STANDS_MOST) {
        plan->too_large = true;
        return NULL;
    }
    plan->stands[plan->stand_count] = stand;
    return &plan->stands[plan->stand_count++];
}

static bool has_spans_from(const Walk *walk, int knot)
{
    for (int i = 0; i < walk->span_count; i++) {
        if (walk->spans[i].from == knot)
            return true;
    }
    return false;
}

/* ---- folding ---- */

/* Counts the spans that lead to a knot, or from it, and sets *other to the last knot there. */
static int count_spans(const Walk *walk, int knot, bool to, int *other)
{
    int count = 0;
    for (int i = 0; i < walk->span_count; i++) {
        const WalkSpan *span = &walk->spans[i];
        if ((to ? span->to : span->from) == knot) {
            *other = to ? span->from : span->to;
            count++;
        }
    }
    return count;
}

static WalkRope rope_to(const Walk *walk, int knot)
{
    for (int i = 0; i < walk->span_count; i++) {
        if (walk->spans[i].to == knot)
            return walk->spans[i].rope;
    }
    return WALK_WHOLE;
}

/* True when two knots lie side by side: one rope to each from the same knot, and from each on to
 * the same knot, or to none. */
static bool side_by_side(const Walk *walk, int a, int b)
{
    int from_a = -2, from_b = -2, to_a = -2, to_b = -2;
    return count_spans(walk, a, true, &from_a) == 1 && count_spans(walk, b, true, &from_b) == 1 &&
           from_a == from_b && walk->knots[a].post == walk->knots[b].post &&
           rope_to(walk, a) == rope_to(walk, b) &&
           count_spans(walk, a, false, &to_a) == count_spans(walk, b, false, &to_b) && to_a == to_b;
}

/* Folds what lies side by side into the second one of them. `into` has for each knot the one that
 * stands for it. */
static void fold_side_by_side(const Walk *walk, int *into)
{
    for (int i = 1; i < walk->knot_count; i++) {
        int same = 0, second = -1;
        for (int j = 1; j < i; j++) {
            if (into[j] == j && side_by_side(walk, j, i)) {
                same++;
                second = j;
            }
        }
        if (same >= ENDS_SHOWN)
            into[i] = second;
    }
}

/* True when one rope leads to the knot and one on from it, and the next is one of the same kind. */
static bool in_a_row(const Walk *walk, int knot, int *next)
{
    int before, after = -1;
    return count_spans(walk, knot, true, &before) == 1 &&
           count_spans(walk, knot, false, next) == 1 && *next > 0 &&
           count_spans(walk, *next, true, &before) == 1 &&
           count_spans(walk, *next, false, &after) == 1 && after > 0;
}

static bool decides_at(const Walk *walk, int from, int to)
{
    for (int i = 0; i < walk->span_count; i++) {
        const WalkSpan *span = &walk->spans[i];
        if (span->from == from && span->to == to)
            return span->decides || span->rope != WALK_WHOLE;
    }
    return true;
}

static void fold_in_a_row(const Walk *walk, int *into)
{
    for (int i = 1; i < walk->knot_count; i++) {
        int next = -1;
        if (in_a_row(walk, i, &next) && into[next] == next && !decides_at(walk, i, next))
            into[next] = into[i];
    }
}

/* ---- stands and links ---- */

static int stand_of(const TrailPlan *plan, int knot)
{
    for (int i = 0; i < plan->stand_count; i++) {
        if (plan->stands[i].type == STAND_KNOT && plan->stands[i].knot == knot)
            return i;
    }
    return -1;
}

static void add_stands(TrailPlan *plan, const int *into)
{
    const Walk *walk = &plan->walk;
    for (int i = 0; i < walk->knot_count; i++) {
        if (into[i] == i)
            add_stand(plan, (Stand){ .type = STAND_KNOT, .knot = i, .span = -1 });
    }
    for (int i = 0; i < walk->knot_count; i++) {
        Stand *stand = &plan->stands[stand_of(plan, into[i])];
        stand->knots++;
        stand->works += walk->knots[i].count;
    }
}

static bool has_link(const TrailPlan *plan, int from, int to)
{
    for (int i = 0; i < plan->link_count; i++) {
        if (plan->links[i].from == from && plan->links[i].to == to)
            return true;
    }
    return false;
}

static void add_links(TrailPlan *plan, const int *into)
{
    const Walk *walk = &plan->walk;
    for (int i = 0; i < walk->span_count; i++) {
        const WalkSpan *span = &walk->spans[i];
        int from = stand_of(plan, into[span->from]), to;
        if (span->to < 0 && into[span->from] != span->from)
            continue; /* the one that stands for it has such a span, too */
        if (span->to < 0) {
            if (!add_stand(plan,
                           (Stand){ .type = STAND_NOTHING, .knots = 1, .works = 1, .span = i }))
                return;
            to = plan->stand_count - 1;
        } else {
            to = stand_of(plan, into[span->to]);
        }
        if (from != to && !has_link(plan, from, to))
            plan->links[plan->link_count++] = (Link){ .from = from, .to = to, .span = i };
    }
}

static void find_columns(TrailPlan *plan)
{
    for (int round = 0; round < plan->stand_count; round++) {
        bool moved = false;
        for (int i = 0; i < plan->link_count; i++) {
            Stand *from = &plan->stands[plan->links[i].from],
                  *to = &plan->stands[plan->links[i].to];
            if (to->column <= from->column) {
                to->column = from->column + 1;
                moved = true;
            }
        }
        if (!moved)
            break;
    }
    int last = 0;
    for (int i = 0; i < plan->stand_count; i++)
        last = plan->stands[i].column > last ? plan->stands[i].column : last;
    plan->columns = last + 1;
    for (int i = 1; i < plan->stand_count; i++) {
        const Stand *stand = &plan->stands[i];
        if (stand->type == STAND_NOTHING || !has_spans_from(&plan->walk, stand->knot))
            plan->stands[i].column = last;
    }
}

static void add_bends(TrailPlan *plan)
{
    for (int i = 0; i < plan->link_count; i++) {
        Link *link = &plan->links[i];
        int column = plan->stands[link->from].column + 1;
        for (; column < plan->stands[link->to].column; column++) {
            if (link->bend_count == BENDS_MOST ||
                !add_stand(plan, (Stand){ .type = STAND_BEND, .span = -1, .column = column })) {
                plan->too_large = true;
                return;
            }
            link->bends[link->bend_count++] = plan->stand_count - 1;
        }
    }
}

/* ---- lanes ---- */

/* Marks the stands on the way from the article to the end of what decided. */
static void mark_deciding_way(const TrailPlan *plan, bool *on_way)
{
    for (bool more = true; more;) {
        more = false;
        for (int i = 0; i < plan->link_count; i++) {
            const Link *link = &plan->links[i];
            bool leads = link->span == plan->walk.deciding_span || on_way[link->to];
            if (!leads || on_way[link->from])
                continue;
            more = on_way[link->from] = on_way[link->to] = true;
            for (int b = 0; b < link->bend_count; b++)
                on_way[link->bends[b]] = true;
        }
    }
}

/* What decided is the lowest of what lies side by side: what hangs from it crosses no other rope.
 * Of ropes that hold any may have the ring, and the lowest gets it. */
static void number_lanes(TrailPlan *plan)
{
    bool on_way[STANDS_MOST] = { false };
    if (plan->walk.spans[plan->walk.deciding_span].rope != WALK_WHOLE)
        mark_deciding_way(plan, on_way);
    memset(plan->lanes_in, 0, sizeof(plan->lanes_in));
    plan->lanes = 0;
    for (int i = 0; i < 2 * plan->stand_count; i++) {
        int number = i % plan->stand_count, column = plan->stands[number].column;
        if (on_way[number] != (i >= plan->stand_count))
            continue;
        plan->stands[number].lane = plan->lanes_in[column]++;
        if (plan->lanes_in[column] > plan->lanes)
            plan->lanes = plan->lanes_in[column];
    }
}

/* The distance of a stand's lane from the middle of its column, in lanes. */
static double side(const TrailPlan *plan, int stand)
{
    const Stand *at = &plan->stands[stand];
    return at->lane - (plan->lanes_in[at->column] - 1) / 2.0;
}

/* Sets *average to the average side of the stands that ropes join to this one in the column before
 * it or after it. False when there are none. */
static bool average_side(const TrailPlan *plan, int stand, bool before, double *average)
{
    double sum = 0;
    int count = 0;
    for (int i = 0; i < plan->link_count; i++) {
        const Link *link = &plan->links[i];
        int last = link->from;
        for (int b = 0; b <= link->bend_count; b++) {
            int next = b < link->bend_count ? link->bends[b] : link->to;
            if ((before ? next : last) == stand) {
                sum += side(plan, before ? last : next);
                count++;
            }
            last = next;
        }
    }
    *average = count ? sum / count : 0;
    return count > 0;
}

static void sort_column(TrailPlan *plan, int column, bool before)
{
    int stands[STANDS_MOST], count = 0;
    double wanted[STANDS_MOST];
    for (int lane = 0; lane < plan->lanes_in[column]; lane++) {
        for (int i = 0; i < plan->stand_count; i++) {
            if (plan->stands[i].column == column && plan->stands[i].lane == lane)
                stands[count++] = i;
        }
    }
    for (int i = 0; i < count; i++) {
        if (!average_side(plan, stands[i], before, &wanted[i]))
            wanted[i] = side(plan, stands[i]);
    }
    for (int i = 1; i < count; i++) {
        int stand = stands[i], at = i;
        double value = wanted[i];
        for (; at > 0 && wanted[at - 1] > value + 1e-9; at--) {
            stands[at] = stands[at - 1];
            wanted[at] = wanted[at - 1];
        }
        stands[at] = stand;
        wanted[at] = value;
    }
    for (int i = 0; i < count; i++)
        plan->stands[stands[i]].lane = i;
}

typedef struct {
    int column;
    double a, b; /* the sides where a rope begins and ends */
} Piece;

static int crossings(const TrailPlan *plan)
{
    Piece pieces[512];
    int count = 0, crossed = 0;
    for (int i = 0; i < plan->link_count; i++) {
        const Link *link = &plan->links[i];
        int last = link->from;
        for (int b = 0; b <= link->bend_count && count < (int)COUNT(pieces); b++) {
            int next = b < link->bend_count ? link->bends[b] : link->to;
            pieces[count++] =
                (Piece){ plan->stands[last].column, side(plan, last), side(plan, next) };
            last = next;
        }
    }
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < i; j++) {
            const Piece *p = &pieces[i], *q = &pieces[j];
            crossed += p->column == q->column && (p->a - q->a) * (p->b - q->b) < 0;
        }
    }
    return crossed;
}

static void order_lanes(TrailPlan *plan)
{
    int best[STANDS_MOST], least = -1;
    for (int sweep = 0; sweep < SWEEPS && least != 0; sweep++) {
        int crossed = crossings(plan);
        if (least < 0 || crossed < least) {
            least = crossed;
            for (int i = 0; i < plan->stand_count; i++)
                best[i] = plan->stands[i].lane;
        }
        for (int c = 1; c < plan->columns; c++)
            sort_column(plan, sweep % 2 ? plan->columns - 1 - c : c, sweep % 2 == 0);
    }
    for (int i = 0; i < plan->stand_count; i++)
        plan->stands[i].lane = best[i];
}

TrailPlan *trail_plan(Page *page, const TrailOf *of, int fold)
{
    Arena *arena = page->scene->arena;
    TrailPlan *plan = arena_take(arena, 1, sizeof(*plan));
    plan->page = page;
    plan->of = of;
    plan->trail = &of->claim->trail;
    plan->walk = walk_trail(plan->trail, &of->claim->facts, &of->claim->verdict);
    plan->links = arena_take(arena, (size_t)plan->walk.span_count, sizeof(Link));
    int into[TRAIL_NODES_MOST];
    for (int i = 0; i < plan->walk.knot_count; i++)
        into[i] = i;
    if (fold > 0)
        fold_side_by_side(&plan->walk, into);
    if (fold > 1)
        fold_in_a_row(&plan->walk, into);
    add_stands(plan, into);
    add_links(plan, into);
    find_columns(plan);
    add_bends(plan);
    if (plan->too_large)
        return plan;
    number_lanes(plan);
    order_lanes(plan);
    return plan;
}
