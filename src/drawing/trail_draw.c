/* trail_draw.c: draws a trail with rope, knots, posts, names and tags. */
#include <math.h>

#include "base/memory.h"
#include "drawing/rope.h"
#include "drawing/tag.h"
#include "drawing/trail_private.h"
#include "drawing/wording.h"

typedef struct {
    TrailLayout *layout;
    TrailPlan *plan;
    Scene *scene;
    int spans;    /* so many are pulled */
    double grown; /* how much of the last can be seen */
} Drawing;

/* How much of a span can be seen. */
static double seen(const Drawing *drawing, int span)
{
    return span < drawing->spans - 1 ? 1 : span == drawing->spans - 1 ? drawing->grown : 0;
}

/* True when the rope has got there. */
static bool stand_is_seen(const Drawing *drawing, int number)
{
    for (int i = 0; i < drawing->plan->link_count; i++) {
        const Link *link = &drawing->plan->links[i];
        if (link->to == number && seen(drawing, link->span) >= 1)
            return true;
    }
    return number == 0;
}

/* ---- knots and posts ---- */

static void draw_count(const Drawing *drawing, const Stand *stand)
{
    Page *page = drawing->plan->page;
    double r = stand->radius;
    for (int i = 2; i > 0; i--)
        rope_knot(drawing->scene, (Point){ stand->at.x + r * 0.35 * i, stand->at.y }, r * 2.1,
                  false);
    rope_knot(drawing->scene, stand->at, r * 2.2, false);
    const char *count = arena_print(page->scene->arena, "%d", stand->works);
    Lines lines = page_break(page, count, TYPE_LABEL, 1e6);
    double y = stand->at.y - lines.ascent_mm + lines.capital_mm / 2;
    page_show(page, stand->at.x - lines.width_mm / 2, y, lines.width_mm, &lines, NULL, COLOUR_INK,
              ALIGN_START);
}

/* True for the touched knot, and for others that what is open is about. */
static bool has_ring(const TrailOf *of, const Stand *stand)
{
    return of->knot == stand->knot + 1 || of->also >> stand->knot & 1;
}

static void draw_ring(const Drawing *drawing, const Stand *stand)
{
    const TrailLayout *layout = drawing->layout;
    Box box = trail_stand_box(layout, stand);
    double out = layout->rope * 0.75, edge = layout->rope * 0.34;
    box = (Box){ box.x - out, box.y - out, box.w + 2 * out, box.h + 2 * out };
    if (trail_is_post(layout, stand))
        scene_box(drawing->scene, box, COLOUR_NONE, COLOUR_TOUCH, edge, layout->rope);
    else
        scene_disc(drawing->scene, box, COLOUR_NONE, COLOUR_TOUCH, edge);
}

/* What lies behind the rope. */
static void draw_post(const Drawing *drawing, const Stand *stand)
{
    const TrailLayout *layout = drawing->layout;
    if (stand->type == STAND_KNOT && trail_is_post(layout, stand))
        post_draw(drawing->scene, trail_post_of(drawing->plan->walk.knots[stand->knot].post),
                  stand->at, layout->post_height, layout->post_width);
}

/* What lies over it. */
static void draw_knot(const Drawing *drawing, const Stand *stand)
{
    const TrailLayout *layout = drawing->layout;
    if (stand->type != STAND_KNOT)
        return;
    if (!trail_is_post(layout, stand)) {
        if (stand->works > 1)
            draw_count(drawing, stand);
        else
            rope_knot(drawing->scene, stand->at, stand->radius * 2.28, stand->knot == 0);
    }
    if (has_ring(drawing->plan->of, stand))
        draw_ring(drawing, stand);
}

/* The rope goes twice round a post that holds; at a document it ends in a knot. Several ropes to
 * one post are tied together. */
static void draw_tie(const Drawing *drawing, int number)
{
    const TrailLayout *layout = drawing->layout;
    const Stand *to = &drawing->plan->stands[number];
    bool tied = false, whole = false, document = false;
    Point end = to->at;
    for (int i = 0; i < drawing->plan->link_count; i++) {
        const Link *link = &drawing->plan->links[i];
        RopeSpan span = trail_link_span(layout, link);
        bool half = span.rope == WALK_HALF || span.rope == WALK_FRAYS_HALF;
        if (link->to != number || !span.tied || seen(drawing, link->span) < 1 ||
            !(half || span.rope == WALK_WHOLE))
            continue;
        tied = true;
        whole = whole || !half;
        document = span.post == POST_DOCUMENT;
        end = span.course.points[span.course.count - 1];
    }
    if (document)
        rope_knot(drawing->scene, end, layout->rope * 1.6, true);
    else if (tied)
        rope_tie(drawing->scene, to->at, layout->rope * (whole ? 1 : 0.5), layout->post_width);
}

/* ---- names and tags ---- */

static void draw_label(const Drawing *drawing, const Label *label)
{
    Page *page = drawing->plan->page;
    const Stand *stand = &drawing->plan->stands[label->stand];
    const char *name = trail_name(drawing->plan, stand);
    bool touched =
        !label->number && drawing->plan->of->touch && stand->type == STAND_KNOT && stand->knot > 0;
    Box box = label->box;
    if (!label->sentence) {
        page_language_of(page, name);
        /* Who heard the walk does not know what is put together here. */
        box.y += page_show(page, box.x, box.y, box.w, &label->name,
                           stand->works > 1 && !touched ? name : NULL,
                           touched ? COLOUR_TOUCH : COLOUR_INK, label->align);
        scene_language(page->scene, NULL);
    }
    if (!label->note.line_count)
        return;
    if (label->sentence || label->wording) {
        page_language_of(page, trail_words(drawing->plan, stand));
        if (label->sentence &&
            !drawing->plan->of->touch) /* else the walk from knot to knot says it */
            scene_speak(page->scene, "%s",
                        wording_text(page, trail_words(drawing->plan, stand), WORDING_MARKED));
        wording_draw(page, box.x, box.y, box.w, &label->note,
                     label->sentence ? WORDING_MARKED : WORDING_QUOTED, label->align);
        scene_language(page->scene, NULL);
    } else {
        page_show(page, box.x, box.y, box.w, &label->note, NULL, COLOUR_QUIET, label->align);
    }
}

static bool knot_is_told(const Drawing *drawing, int knot)
{
    const Walk *walk = &drawing->plan->walk;
    for (int i = 0; i < walk->span_count; i++) {
        if (walk->spans[i].to == knot && seen(drawing, i) < 1)
            return false;
    }
    return true;
}

static void draw_tags(const Drawing *drawing)
{
    for (int i = 0; i < drawing->layout->tag_count; i++) {
        const TagPlace *tag = &drawing->layout->tags[i];
        bool there =
            tag->span >= 0 ? seen(drawing, tag->span) >= 1 : knot_is_told(drawing, tag->knot);
        if (there)
            tag_draw(drawing->plan->page, tag->box, tag->words, tag->hole_at_end, &tag->to);
    }
}

/* A ring of dashes around the place that decided. */
static void draw_dashed_ring(const Drawing *drawing, Point at, double radius)
{
    int dashes = (int)fmax(10, radius * 1.7);
    double step = 6.2831853 / dashes;
    for (int i = 0; i < dashes; i++) {
        double angle = i * step;
        Course dash =
            course_start((Point){ at.x + radius * cos(angle), at.y + radius * sin(angle) });
        course_turn(&dash, at, step * 0.54);
        scene_stroke(drawing->scene, dash.points, dash.count, drawing->layout->rope * 0.2,
                     COLOUR_ROPE_DARK, false);
    }
}

/* ---- places to touch ---- */

/* A folded knot leads to the next of those that are in it. */
static int touched_knot(const Drawing *drawing, const Stand *stand)
{
    int present = drawing->plan->of->knot - 1, last = stand->knot + stand->knots - 1;
    return present >= stand->knot && present < last ? present + 1 : stand->knot;
}

static void add_area(const Drawing *drawing, const Stand *stand)
{
    int knot = touched_knot(drawing, stand);
    scene_area(drawing->scene, arena_print(drawing->scene->arena, "knot:%d", knot + 1),
               trail_touch_box(drawing->layout, stand), trail_knot_spoken(drawing->plan, knot),
               AREA_CHOICE, drawing->plan->of->knot == knot + 1);
}

/* True when b is read after a: it is below it, or beside it and no higher. */
static bool reads_on(Box a, Box b)
{
    bool below = b.y > a.y + a.h - 0.5, above = b.y + b.h < a.y + 0.5;
    return below || (b.x > a.x + a.w - 0.5 && !above);
}

/* The keyboard's focus goes along the rope, but not against the order of reading: a chain in rows
 * comes back in every second one, and the next column may begin higher. */
static void add_areas(const Drawing *drawing)
{
    const TrailPlan *plan = drawing->plan;
    const Stand *knots[COUNT(plan->stands)];
    int count = 0;
    for (int i = 0; plan->of->touch && i < plan->stand_count; i++) {
        if (plan->stands[i].type == STAND_KNOT && stand_is_seen(drawing, i))
            knots[count++] = &plan->stands[i];
    }
    for (int pass = 0; pass < count; pass++) {
        for (int i = 1; i < count; i++) {
            Box a = trail_touch_box(drawing->layout, knots[i - 1]);
            Box b = trail_touch_box(drawing->layout, knots[i]);
            if (!reads_on(a, b) && reads_on(b, a)) {
                const Stand *first = knots[i];
                knots[i] = knots[i - 1];
                knots[i - 1] = first;
            }
        }
    }
    for (int i = 0; i < count; i++)
        add_area(drawing, knots[i]);
}

/* ---- all of it ---- */

static Ring decided_at(const TrailLayout *layout)
{
    int link = trail_deciding_link(layout);
    return link >= 0 ? trail_ring(layout, &layout->plan->links[link])
                     : (Ring){ layout->plan->stands[0].at, layout->rope * 3.8 };
}

static Point knot_at(const TrailLayout *layout, int knot)
{
    const TrailPlan *plan = layout->plan;
    for (int i = 0; i < plan->stand_count; i++) {
        const Stand *stand = &plan->stands[i];
        if (stand->type == STAND_KNOT && knot >= stand->knot && knot < stand->knot + stand->knots)
            return stand->at;
    }
    return plan->stands[0].at;
}

/* The lines of the article's sentence at its knot; 0: it is not there. */
static int sentence_lines(const TrailLayout *layout)
{
    for (int i = 0; !layout->list && i < layout->label_count; i++) {
        if (layout->labels[i].sentence)
            return layout->labels[i].note.line_count;
    }
    return 0;
}

bool trail_fits_sentence(Page *page, const TrailOf *of, Box box)
{
    const TrailLayout *layout = trail_lay_out(page, of, box);
    return sentence_lines(layout) > 0 && (!of->tags || layout->how.tags != TAGS_NONE);
}

bool trail_fits_tag(Page *page, const TrailOf *of, Box box)
{
    const TrailLayout *layout = trail_lay_out(page, of, box);
    return !of->tags || (!layout->list && layout->how.tags != TAGS_NONE);
}

static bool is_named(const TrailLayout *layout)
{
    return !layout->list && (!layout->unnamed || layout->key.line_count > 0);
}

int trail_count_names(Page *page, const TrailOf *of, Box box)
{
    const TrailLayout *layout = trail_lay_out(page, of, box);
    return layout->list ? 0 : layout->label_count;
}

/* True for a source where the rope ends so far: of those that lead on none is pulled whole. While
 * one grows, nothing that is there goes, so that only its own place is painted again. */
static bool ends_here(const Drawing *drawing, int number)
{
    for (int i = 0; i < drawing->plan->link_count; i++) {
        const Link *link = &drawing->plan->links[i];
        if (link->from == number && seen(drawing, link->span) >= 1)
            return false;
    }
    return number > 0 && stand_is_seen(drawing, number);
}

/* While a trail is pulled span by span, a knot at which the rope goes on does not look like its
 * end. */
static void draw_rest(const Drawing *drawing)
{
    const TrailPlan *plan = drawing->plan;
    for (int i = 0; plan->of->touch && i < plan->link_count; i++) {
        const Link *link = &plan->links[i];
        const Stand *from = &plan->stands[link->from];
        if (ends_here(drawing, link->from))
            rope_goes_on(drawing->scene, &link->course,
                         from->radius * 1.14 + drawing->layout->rope * 0.4, drawing->layout->rope);
    }
}

static void draw_all(const Drawing *drawing)
{
    const TrailPlan *plan = drawing->plan;
    for (int i = 0; i < plan->stand_count; i++) {
        if (stand_is_seen(drawing, i))
            draw_post(drawing, &plan->stands[i]);
    }
    draw_rest(drawing);
    for (int i = 0; i < plan->link_count; i++) {
        RopeSpan span = trail_link_span(drawing->layout, &plan->links[i]);
        span.grown = seen(drawing, plan->links[i].span);
        if (span.grown > 0)
            span_draw(drawing->scene, &span);
    }
    for (int i = 0; i < plan->stand_count; i++)
        draw_tie(drawing, i);
    for (int i = 0; i < plan->stand_count; i++) {
        if (stand_is_seen(drawing, i))
            draw_knot(drawing, &plan->stands[i]);
    }
    for (int i = 0; i < drawing->layout->label_count; i++) {
        if (stand_is_seen(drawing, drawing->layout->labels[i].stand))
            draw_label(drawing, &drawing->layout->labels[i]);
    }
    for (int i = 0; i < drawing->layout->beside_count; i++) {
        if (knot_is_told(drawing, drawing->layout->beside[i].knot))
            trail_draw_beside(plan->page, drawing->layout, &drawing->layout->beside[i]);
    }
    draw_tags(drawing);
    const TrailLayout *layout = drawing->layout;
    if (layout->key.line_count)
        page_show(plan->page, layout->box.x, layout->key_y, layout->box.w, &layout->key,
                  trail_key(drawing->layout), COLOUR_INK, ALIGN_START);
    add_areas(drawing);
}

TrailShown trail_draw(Page *page, const TrailOf *of, Box box)
{
    TrailLayout *layout = trail_lay_out(page, of, box);
    if (layout->list)
        return trail_draw_list(page, of, box);
    TrailPlan *plan = layout->plan;
    bool all = of->spans <= 0 || of->spans > plan->walk.span_count;
    Drawing drawing = { .layout = layout,
                        .plan = plan,
                        .scene = page->scene,
                        .spans = all ? plan->walk.span_count : of->spans,
                        .grown = all ? 1 : of->grown };
    draw_all(&drawing);
    const Ring ring = decided_at(layout);
    TrailShown shown = { .knots = plan->walk.knot_count,
                         .spans = plan->walk.span_count,
                         .knot = knot_at(layout, of->knot > 0 ? of->knot - 1 : 0),
                         .decided = ring.at,
                         .ring_mm = ring.radius,
                         .bottom_mm = trail_bottom(layout),
                         .thin = (layout->how.thick < TRAIL_THIN),
                         .folded = (layout->how.fold > 0),
                         .sentence = sentence_lines(layout),
                         .unnamed = !is_named(layout) };
    if (of->ring)
        shown.bottom_mm = fmax(shown.bottom_mm, shown.decided.y + shown.ring_mm);
    if (of->ring && seen(&drawing, plan->walk.deciding_span) >= 1)
        draw_dashed_ring(&drawing, shown.decided, shown.ring_mm);
    return shown;
}

WalkSign trail_end_sign(const Claim *claim)
{
    Walk walk = walk_trail(&claim->trail, &claim->facts, &claim->verdict);
    return walk_rope_sign(walk.spans[walk.deciding_span].rope);
}
