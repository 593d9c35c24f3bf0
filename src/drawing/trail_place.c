/* trail_place.c: gives the stands of a trail places in a box, and its ropes their courses. */
#include <math.h>

#include "base/memory.h"
#include "drawing/trail_private.h"

#define ARTICLE_LEAST_MM 5.0  /* width of its knot */
#define TURN_MM          12.0 /* room at the side for a rope that turns the corner */

static bool chain(const TrailPlan *plan)
{
    return plan->lanes == 1;
}

/* Thin ropes where many lanes are close together. */
static void set_sizes(TrailLayout *layout)
{
    const Page *page = layout->plan->page;
    layout->rope = (page->compact ? 2.4 : 2.72 * page->scale) * layout->how.thick;
    layout->knot = layout->rope * 1.53;
    layout->article = layout->rope * 1.65;
    if (layout->plan->page->width_mm > 0) /* on glass the article is never a mere dot */
        layout->article =
            fmax(layout->article, ARTICLE_LEAST_MM / 2.28 * layout->plan->page->scale);
    /* A low post leaves room for a name in a strip. */
    double room = layout->box.h / layout->how.rows - trail_line(layout, TYPE_LABEL) - 3 -
                  (layout->plan->of->touch ? layout->rope * 1.6 : 0);
    double low = fmin(layout->rope * 5.4, fmax(layout->rope * 3.6, room));
    layout->post_height = layout->how.low ? low : layout->rope * 7.9;
    layout->post_width = layout->rope * 1.45;
}

static Post post_of(const TrailLayout *layout, const Stand *stand)
{
    const Walk *walk = &layout->plan->walk;
    if (stand->type == STAND_NOTHING)
        return walk->spans[stand->span].rope == WALK_LOOP ? POST_GHOST : POST_NAMELESS;
    return trail_post_of(walk->knots[stand->knot].post);
}

bool trail_is_post(const TrailLayout *layout, const Stand *stand)
{
    const Walk *walk = &layout->plan->walk;
    if (stand->type == STAND_NOTHING) {
        WalkRope rope = walk->spans[stand->span].rope;
        return rope == WALK_LOOP || rope == WALK_FRAYS_BEHIND;
    }
    return stand->type == STAND_KNOT && walk->knots[stand->knot].post != WALK_KNOT;
}

static double radius_of(const TrailLayout *layout, const Stand *stand)
{
    if (stand->type == STAND_BEND)
        return 0;
    if (trail_is_post(layout, stand))
        return post_half(post_of(layout, stand), layout->post_height, layout->post_width);
    if (stand->type == STAND_NOTHING)
        return 0;
    if (stand->knot == 0)
        return layout->article;
    double digits = page_capital(layout->plan->page, TYPE_LABEL) * (stand->knot > 8 ? 1.15 : 0.95);
    if (stand->works > 1)
        return fmax(layout->rope * 2.4, digits);
    return layout->how.numbers ? fmax(layout->knot, digits) : layout->knot;
}

Box trail_stand_box(const TrailLayout *layout, const Stand *stand)
{
    double r = stand->radius, h = r;
    if (trail_is_post(layout, stand))
        h = layout->post_height / 2 + layout->post_width * 0.15;
    else if (stand->type == STAND_KNOT && stand->works > 1) /* the two behind it */
        return (Box){ stand->at.x - r * 1.1, stand->at.y - r * 1.1, r * 2.9, r * 2.2 };
    else
        h = r *= 1.14;
    return (Box){ stand->at.x - r, stand->at.y - h, 2 * r, 2 * h };
}

/* As large as the sign or larger, and inside the box of the trail. */
Box trail_touch_box(const TrailLayout *layout, const Stand *stand)
{
    Box box = trail_stand_box(layout, stand), room = layout->box;
    double w = fmax(box.w, KNOT_TOUCH_MM), h = fmax(fmin(box.h, 26), KNOT_TOUCH_MM);
    Box touch = { stand->at.x - w / 2, stand->at.y - h / 2, w, h };
    touch.x = fmin(fmax(touch.x, room.x), room.x + room.w - w);
    touch.y = fmin(fmax(touch.y, room.y), room.y + room.h - h);
    return touch;
}

/* ---- places ---- */

/* The room that posts and, if it is `named`, names and notes need above the rope and below it. */
static void rows_needed(TrailLayout *layout, bool named, double *above, double *below)
{
    Page *page = layout->plan->page;
    double name = trail_line(layout, TYPE_LABEL), note = trail_line(layout, TYPE_TEXT);
    double words = layout->how.words < WORDS_DATES ? name : name + note;
    if (!named)
        words = 0;
    const TrailOf *of = layout->plan->of;
    double ring = of->touch || of->knot ? layout->rope * 0.8 : 0;
    double knot = fmax(layout->article * 1.14, layout->post_height / 2 + layout->rope * 0.25);
    if (layout->how.numbers)
        knot = fmax(knot, page_capital(page, TYPE_LABEL) * 1.1);
    knot += ring + 0.5;
    *above = *below = knot;
    if (layout->how.below)
        *below += words;
    else
        *above += words;
    if (layout->how.words >= WORDS_DECIDING || layout->how.tags)
        *below = fmax(*below, layout->article + 1.7 * name);
}

/* The room that the article's sentence needs below the article's knot: beside the other names or,
 * where that is more than the row has, below all of the rope. */
static double sentence_needed(TrailLayout *layout, double room)
{
    const TrailPlan *plan = layout->plan;
    if (!plan->of->wordings || layout->how.words < WORDS_SENTENCE || layout->how.rows > 1)
        return 0;
    double column = layout->box.w * 0.83 / fmax(1, plan->columns - 1);
    double width = layout->box.w * 0.075 + column * (plan->columns == 2 ? 0.55 : 0.38);
    double ring = plan->of->touch || plan->of->knot ? layout->rope * 0.8 : 0;
    double knot = layout->article * 1.14 + ring + 1.6;
    const char *sentence = plan->of->claim->words;
    double beside = knot + trail_lines(layout, sentence, STYLE_MARKED, width).height_mm;
    if (beside <= room)
        return beside;
    width = layout->box.w * SENTENCE_WIDEST;
    return fmin(beside, knot + trail_lines(layout, sentence, STYLE_MARKED, width).height_mm);
}

/* The distance between two lanes in mm, and *middle, from the top of the row. */
static double lane_apart(TrailLayout *layout, double row, double *middle)
{
    double above, below;
    int between = layout->plan->lanes - 1;
    bool some = layout->how.some && !layout->how.numbers && !between;
    rows_needed(layout, !layout->how.some || some, &above, &below);
    if (some && above + below > row) /* there is no room for any name */
        rows_needed(layout, false, &above, &below);
    double spare = row - above - below;
    double most = 30 * layout->plan->page->scale;
    if (layout->how.words == WORDS_ALL && between > 1)
        most *= 1.5;
    double apart = between ? fmin(most, fmax(spare, row * 0.3) / between) : 0;
    double used = apart * between;
    below = fmax(below, sentence_needed(layout, row - used / 2 - above) - used / 2);
    double over = row - used - above - below; /* below 0: the side with the names needs it all */
    *middle = used / 2 + above + (over > 0 || !layout->how.below ? over * 0.5 : 0);
    if (over < 0 && !layout->how.below)
        *middle = row - below - used / 2;
    return apart;
}

static double spread_step(const TrailLayout *layout)
{
    double post = layout->post_width * 2.8 + layout->rope * 1.6 + 1; /* with its ring */
    return layout->how.spread ? fmax(KNOT_TOUCH_MM + PAGE_GAP_MM, post) : 0;
}

/* The left end of a column, if its stands are spread. */
static double column_x(const TrailLayout *layout, int column, double left, double width)
{
    const TrailPlan *plan = layout->plan;
    double spread = 0, before = 0;
    for (int i = 0; i < plan->columns; i++) {
        double wide = (plan->lanes_in[i] - 1) * spread_step(layout);
        before += i < column ? wide : 0;
        spread += wide;
    }
    return left + before + (width - spread) * column / fmax(1, plan->columns - 1);
}

/* The room that a name beside its post needs, so that it is not broken against it. Where
 * others are above it, or something hangs, there is often no other place for it. An upright panel
 * has no width to spare. */
static double beside_needed(TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    double widest = 0;
    if (plan->page->small || plan->page->portrait || layout->how.numbers)
        return 0;
    for (int i = 1; i < plan->stand_count; i++) {
        const Stand *stand = &plan->stands[i];
        if (stand->column != plan->columns - 1 || !trail_is_post(layout, stand))
            continue;
        Lines name = trail_lines(layout, trail_name(plan, stand), TYPE_LABEL, 1e4);
        widest = fmax(widest, radius_of(layout, stand) + 2 + name.width_mm);
    }
    return fmin(widest, layout->box.w * 0.14);
}

static bool place_columns(TrailLayout *layout)
{
    TrailPlan *plan = layout->plan;
    Box box = layout->box;
    const Page *page = plan->page;
    double left = fmax(layout->article * 1.3, fmin(box.w * 0.075, 40 * page->scale));
    double right = fmax(layout->post_width * 2.2, fmin(box.w * 0.083, 40 * page->scale));
    right = fmax(right, beside_needed(layout));
    if (layout->how.numbers) /* beside the posts */
        right = fmax(right, layout->post_width * 1.4 + layout->rope +
                                page_capital(page, TYPE_LABEL) * 1.5);
    double middle, width = box.w - left - right;
    double apart = lane_apart(layout, box.h, &middle);
    /* Posts one above the other do not touch; ropes to posts further on pass between them. */
    double ring = plan->of->touch || plan->of->knot ? layout->rope * 0.8 : 0;
    double most = layout->how.spread ? 2 * (apart - ring - layout->rope * 0.5 - 1) : apart * 0.8;
    if (plan->lanes > 1)
        layout->post_height = fmax(layout->rope * 2.6, fmin(layout->post_height, most));
    apart = lane_apart(layout, box.h, &middle);
    for (int i = 0; i < plan->stand_count; i++) {
        Stand *stand = &plan->stands[i];
        double lanes = plan->lanes_in[stand->column];
        double x = column_x(layout, stand->column, box.x + left, width) +
                   stand->lane * spread_step(layout);
        stand->at = (Point){ x, box.y + middle + (stand->lane - (lanes - 1) / 2) * apart };
    }
    layout->row_mm = plan->lanes > 1 ? apart : box.h;
    layout->column_mm = column_x(layout, plan->columns - 1, 0, width) / fmax(1, plan->columns - 1);
    for (int c = 1; c < plan->columns; c++) {
        double before =
            column_x(layout, c - 1, 0, width) + (plan->lanes_in[c - 1] - 1) * spread_step(layout);
        double gap = column_x(layout, c, 0, width) - before;
        layout->column_mm = fmin(layout->column_mm, gap);
    }
    return layout->column_mm > layout->rope * 4 && apart >= 0;
}

/* A chain in rows: there, and below it back again. */
static bool place_rows(TrailLayout *layout)
{
    TrailPlan *plan = layout->plan;
    Box box = layout->box;
    int rows = layout->how.rows, each = (plan->columns + rows - 1) / rows;
    double side = fmax(TURN_MM * layout->how.thick, layout->article * 1.3) + layout->rope * 2;
    double step = (box.w - 2 * side) / (each - 1), row = box.h / rows, middle;
    lane_apart(layout, row, &middle);
    for (int i = 0; i < plan->stand_count; i++) {
        Stand *stand = &plan->stands[i];
        int line = stand->column / each, place = stand->column % each;
        if (line % 2)
            place = each - 1 - place;
        stand->at = (Point){ box.x + side + place * step, box.y + line * row + middle };
    }
    layout->row_mm = row;
    layout->column_mm = step;
    return each > 1 && step > layout->rope * 7;
}

/* ---- courses ---- */

static void turn_corner(Course *course, Point a, Point b, double way)
{
    double out = fmin((b.y - a.y) * 0.62, TURN_MM * 1.3);
    course_cubic(course, (Point){ a.x + way * out, a.y }, (Point){ b.x + way * out, b.y }, b);
}

/* Where the ropes of a column's stands begin to rise or fall. */
static double column_edge(const TrailLayout *layout, int column, bool right)
{
    const TrailPlan *plan = layout->plan;
    double edge = right ? -1e9 : 1e9;
    for (int i = 0; i < plan->stand_count; i++) {
        const Stand *stand = &plan->stands[i];
        if (stand->column != column)
            continue;
        edge = right ? fmax(edge, stand->at.x) : fmin(edge, stand->at.x);
    }
    return edge;
}

static void go_to(TrailLayout *layout, Course *course, const Stand *from, const Stand *to,
                  double wave)
{
    Point a = from->at, b = to->at;
    bool level = fabs(a.y - b.y) < 0.01;
    if (layout->how.rows > 1) {
        bool turns = fabs(a.y - b.y) > 0.01;
        double way = a.x > layout->box.x + layout->box.w / 2 ? 1 : -1;
        if (turns)
            turn_corner(course, a, b, way);
        else
            course_wave(course, b, wave);
        return;
    }
    if (level && wave > 0) {
        course_wave(course, b, wave);
        return;
    }
    double right = column_edge(layout, from->column, true);
    double left = column_edge(layout, to->column, false);
    if (right > a.x + 0.01)
        course_line(course, (Point){ right, a.y });
    course_bend(course, (Point){ left, b.y });
    if (b.x > left + 0.01)
        course_line(course, b);
}

/* Returns false when the rope has more bends than a course can hold. */
static bool make_course(TrailLayout *layout, Link *link)
{
    const TrailPlan *plan = layout->plan;
    WalkRope rope = plan->walk.spans[link->span].rope;
    bool straight = rope == WALK_DOTS || rope == WALK_CUT || rope == WALK_CORD ||
                    link->bend_count > 0 || layout->how.spread;
    const Stand *last = &plan->stands[link->from];
    link->course = course_start(last->at);
    for (int i = 0; i <= link->bend_count; i++) {
        const Stand *next = &plan->stands[i < link->bend_count ? link->bends[i] : link->to];
        if (link->course.count + 9 > (int)COUNT(link->course.points))
            return false;
        go_to(layout, &link->course, last, next, straight ? 0 : layout->rope * 0.42);
        last = next;
    }
    return true;
}

static RopeMark mark_of(const Trail *trail, const WalkSpan *span)
{
    switch (span->edge < 0 ? RELATION_QUOTES : trail->edges[span->edge].relation) {
    case RELATION_REPUBLISHES: return MARK_AGAIN;
    case RELATION_CORRECTS: return MARK_CORRECTED;
    case RELATION_RETRACTS: return MARK_TAKEN_BACK;
    default: return MARK_NONE;
    }
}

RopeSpan trail_link_span(const TrailLayout *layout, const Link *link)
{
    const TrailPlan *plan = layout->plan;
    const WalkSpan *walked = &plan->walk.spans[link->span];
    const Stand *from = &plan->stands[link->from], *to = &plan->stands[link->to];
    bool post = trail_is_post(layout, to);
    RopeSpan span = { .rope = walked->rope,
                      .course = link->course,
                      .mark = mark_of(plan->trail, walked),
                      .width = layout->rope,
                      .knot = from->radius,
                      .beyond = post ? layout->post_width * 0.5 + layout->rope * 0.3 : to->radius,
                      .post = post_of(layout, to),
                      .post_height = layout->post_height,
                      .post_width = post ? layout->post_width : 2 * to->radius,
                      .grown = 1 };
    if (post && span.post == POST_DOCUMENT && walked->rope == WALK_WHOLE)
        span.course =
            course_part(&link->course, 0, course_length(&link->course) - to->radius * 0.9);
    if (to->type != STAND_KNOT)
        return span;
    span.tied = plan->walk.knots[to->knot].held;
    span.tied_back =
        plan->walk.knots[to->knot].post == WALK_TIED && walked->rope == WALK_FRAYS_BEFORE;
    if (span.tied_back) {
        double length = course_length(&link->course);
        double at = fmax(length * 0.42, length - layout->rope * 13);
        span.own_knot = from->knot == 0 || at > length * 0.5;
        span.tied_to = span.own_knot ? course_at(&link->course, at).at : from->at;
        span.tied_to.y -= span.own_knot ? layout->rope * 1.1 : from->radius;
    }
    return span;
}

double trail_cord_above(const TrailLayout *layout, const Stand *stand)
{
    const TrailPlan *plan = layout->plan;
    double top = trail_stand_box(layout, stand).y, above = 0;
    for (int i = 0; i < plan->link_count; i++) {
        if (&plan->stands[plan->links[i].to] != stand)
            continue;
        RopeSpan span = trail_link_span(layout, &plan->links[i]);
        if (!span.tied_back)
            continue;
        Point points[60];
        const Course cord = span_tied_cord(&span);
        int count = course_samples(&cord, layout->rope, points, COUNT(points));
        for (int p = 0; p < count; p++)
            above = fmax(above, top - points[p].y + layout->rope * 0.2);
    }
    return above;
}

Ring trail_ring(const TrailLayout *layout, const Link *link)
{
    const RopeSpan span = trail_link_span(layout, link);
    const Stand *to = &layout->plan->stands[link->to];
    double r = layout->rope, radius = fmax(r * 3.8, span_height(&span) / 2 + r);
    if (span.tied && post_of(layout, to) == POST_DOCUMENT)
        return (Ring){ to->at, layout->post_height * 0.68 };
    return (Ring){ span_sign(&span), radius };
}

int trail_deciding_link(const TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    const WalkSpan *deciding = &plan->walk.spans[plan->walk.deciding_span];
    int best = -1;
    for (int i = 0; i < plan->link_count; i++) {
        const WalkSpan *span = &plan->walk.spans[plan->links[i].span];
        bool also = deciding->rope == WALK_WHOLE && span->decides;
        if (span != deciding && !also)
            continue;
        if (best < 0 ||
            plan->stands[plan->links[i].to].at.y > plan->stands[plan->links[best].to].at.y)
            best = i;
    }
    return best;
}

static bool spans_fit(const TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    for (int i = 0; i < plan->link_count; i++) {
        const Link *link = &plan->links[i];
        double least = span_least(plan->walk.spans[link->span].rope, layout->rope);
        if (course_length(&link->course) < least)
            return false;
    }
    return true;
}

bool trail_place(TrailLayout *layout)
{
    TrailPlan *plan = layout->plan;
    if (layout->how.rows > 1 && !chain(plan))
        return false;
    set_sizes(layout);
    if (!(layout->how.rows > 1 ? place_rows(layout) : place_columns(layout)))
        return false;
    for (int i = 0; i < plan->stand_count; i++)
        plan->stands[i].radius = radius_of(layout, &plan->stands[i]);
    for (int i = 0; i < plan->link_count; i++) {
        if (!make_course(layout, &plan->links[i]))
            return false;
    }
    return spans_fit(layout);
}
