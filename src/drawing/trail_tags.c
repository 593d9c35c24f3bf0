/* trail_tags.c: finds places for the tags of a trail, after everything else has its place. */
#include <math.h>

#include "base/memory.h"
#include "drawing/tag.h"
#include "drawing/trail_private.h"

#define THREAD_APART 0.8 /* mm between the thread of a tag and what it must not touch */
#define ASIDE_MM     3.5 /* between a tag and a name beside it: closer they are read as one */

static bool meet(Box a, Box b, double apart)
{
    return a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart &&
           b.y < a.y + a.h + apart;
}

#define PIECES_MOST 60

/* The thread of a tag. */
typedef struct {
    Course course;
    Box bounds;
    double step; /* along it */
} Thread;

static Thread thread_of(const TagPlace *tag)
{
    Thread thread = { .course = tag_thread(tag->box, tag->hole_at_end, tag->to),
                      .step = tag->box.h * 0.15 };
    thread.bounds = course_bounds(&thread.course);
    return thread;
}

/* The thread as boxes; returns their number. */
static int thread_pieces(const Thread *thread, Box pieces[PIECES_MOST])
{
    Point points[PIECES_MOST];
    int count = course_samples(&thread->course, thread->step, points, PIECES_MOST);
    for (int i = 0; i + 1 < count; i++) {
        Point a = points[i], b = points[i + 1];
        pieces[i] = (Box){ fmin(a.x, b.x), fmin(a.y, b.y), fabs(b.x - a.x), fabs(b.y - a.y) };
    }
    return count - 1;
}

static bool thread_meets(const Thread *thread, Box box)
{
    Box pieces[PIECES_MOST];
    if (!meet(thread->bounds, box, THREAD_APART))
        return false; /* most are far away, and to walk along a thread takes long */
    int count = thread_pieces(thread, pieces);
    for (int i = 0; i < count; i++) {
        if (meet(pieces[i], box, THREAD_APART))
            return true;
    }
    return false;
}

/* True when the thread crosses the rope of another branch: the tag would be read as its. */
static bool crosses_rope(const Fitting *fitting, const TagPlace *tag)
{
    Box pieces[PIECES_MOST];
    const Thread thread = thread_of(tag);
    int count = thread_pieces(&thread, pieces);
    for (int i = 0; i < count; i++) {
        if (trail_meets_other_rope(fitting, pieces[i], tag))
            return true;
    }
    return false;
}

/* A thread between a page and its name would seem to be the page's. */
static Box page_and_name(const BesidePlace *beside)
{
    Box page = beside->page, name = beside->text;
    double left = fmin(page.x, name.x), top = fmin(page.y, name.y);
    return (Box){ left, top, fmax(page.x + page.w, name.x + name.w) - left,
                  fmax(page.y + page.h, name.y + name.h) - top };
}

static bool tag_is_free(const Fitting *fitting, const TagPlace *tag)
{
    const TrailLayout *layout = trail_fitting_layout(fitting);
    if (!trail_is_free(fitting, tag->box))
        return false;
    const Thread thread = thread_of(tag);
    for (int i = 0; i < layout->tag_count; i++) {
        const TagPlace *other = &layout->tags[i];
        if (meet(tag->box, other->box, 1.5) || thread_meets(&thread, other->box))
            return false;
        const Thread others = thread_of(other);
        if (thread_meets(&others, tag->box))
            return false;
    }
    Box wide = { tag->box.x - ASIDE_MM, tag->box.y, tag->box.w + 2 * ASIDE_MM, tag->box.h };
    for (int i = 0; i < layout->label_count; i++) {
        Box ink = trail_label_ink(&layout->labels[i]);
        if (thread_meets(&thread, ink) || meet(wide, ink, 0))
            return false;
    }
    for (int i = 0; i < layout->beside_count; i++) {
        const BesidePlace *beside = &layout->beside[i];
        if (meet(wide, beside->page, 0) || meet(wide, beside->text, 1.2) ||
            thread_meets(&thread, page_and_name(beside)) || trail_beside_meets(beside, tag->box))
            return false;
    }
    return true;
}

/* Tries places below and above the rope, near it first; `crossing`: also where the thread crosses
 * another rope. */
static bool try_tag(Fitting *fitting, const char *words, Point at, double half, int span, int knot,
                    bool crossing)
{
    static const double drops[] = { 4.2, 5.6, 7.5, 10, 3.2, 13 },
                        slides[] = { -0.6, 0, 0.6, 1.2, -1.4, 2.4, -2.8, 4 };
    TrailLayout *layout = trail_fitting_layout(fitting);
    Point size = tag_size(layout->plan->page, words);
    double r = layout->rope, hole = size.y * 0.42;
    for (size_t i = 0; i < COUNT(drops); i++) {
        for (int below = 1; below >= 0; below--) {
            for (size_t s = 0; s < 2 * COUNT(slides); s++) {
                TagPlace tag = { .words = words, .hole_at_end = s % 2, .span = span, .knot = knot };
                double away = slides[s / 2] * size.y;
                tag.to = (Point){ at.x, at.y + (below ? half : -half) };
                double x = tag.hole_at_end ? at.x + hole - size.x - away : at.x - hole + away;
                double y = below ? at.y + drops[i] * r : at.y - drops[i] * r - size.y;
                tag.box = (Box){ x, y, size.x, size.y };
                if (tag_is_free(fitting, &tag) && (crossing || !crosses_rope(fitting, &tag))) {
                    layout->tags[layout->tag_count++] = tag;
                    return true;
                }
            }
        }
    }
    return false;
}

static bool place_tag(Fitting *fitting, const char *words, Point at, double half, int span,
                      int knot)
{
    return !words[0] || try_tag(fitting, words, at, half, span, knot, false) ||
           try_tag(fitting, words, at, half, span, knot, true);
}

static bool place_knot_tags(Fitting *fitting, int knot)
{
    const TrailLayout *layout = trail_fitting_layout(fitting);
    const TrailPlan *plan = layout->plan;
    for (int i = 0; i < plan->stand_count; i++) {
        const Stand *stand = &plan->stands[i];
        if (stand->type != STAND_KNOT || stand->knot != knot)
            continue;
        double half = trail_is_post(layout, stand) ? layout->post_height / 2 : stand->radius;
        return place_tag(fitting, trail_knot_tag(plan, knot), stand->at, half, -1, knot) &&
               place_tag(fitting, trail_gap_tag(plan, knot), stand->at, half, -1, knot);
    }
    return true;
}

/* A tag at a post hangs at the rope before it. */
static bool place_span_tag(Fitting *fitting, int link)
{
    TrailLayout *layout = trail_fitting_layout(fitting);
    TrailPlan *plan = layout->plan;
    RopeSpan span = trail_link_span(layout, &plan->links[link]);
    int number = plan->links[link].span;
    Point at = span_sign(&span);
    if (span.tied && span.rope == WALK_WHOLE)
        at = course_at(&span.course, course_length(&span.course) - span.beyond - span.width).at;
    return place_tag(fitting, trail_span_tag(plan, number), at, layout->rope * 0.5, number, -1);
}

bool trail_place_tags(Fitting *fitting)
{
    TrailLayout *layout = trail_fitting_layout(fitting);
    TrailPlan *plan = layout->plan;
    if (!plan->of->tags || layout->how.tags == TAGS_NONE)
        return true;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < plan->link_count; i++) {
            bool deciding = plan->links[i].span == plan->walk.deciding_span;
            if (deciding == (pass == 0) && (deciding || layout->how.tags == TAGS_ALL) &&
                !place_span_tag(fitting, i))
                return false;
        }
    }
    for (int i = 0; layout->how.tags == TAGS_ALL && i < plan->walk.knot_count; i++) {
        if (!place_knot_tags(fitting, i))
            return false;
    }
    return true;
}
