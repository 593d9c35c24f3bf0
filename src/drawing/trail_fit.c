/* trail_fit.c: finds places for the names and tags of a trail.
 *
 * Ropes, knots and posts are there first. Then one name after the other gets the first place where
 * it touches nothing, the important ones first, and at last the tags.
 */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "drawing/rope.h"
#include "drawing/trail_private.h"
#include "drawing/wording.h"

#define OBSTACLES_MOST 4000
#define APART_MM       0.8 /* between letters and what is drawn */
#define SENTENCE_LINES 4   /* at the article's knot */
#define WORDING_LINES  3   /* at another knot */
#define NAME_LINES     2   /* where there is room for more than numbers */
#define SAMPLES_MOST   400 /* boxes along one rope */

typedef struct {
    Box box;
    int stand, link; /* whose it is; -1: another's */
} Obstacle;

struct Fitting {
    TrailLayout *layout;
    Obstacle *obstacles;
    int count;
    Box ring;   /* around the place that decided; without a ring empty */
    Box thread; /* straight down from the ring, where something hangs from it; nothing else should
                   be there, if it has any other place */
};

static bool meet(Box a, Box b, double apart)
{
    return a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart &&
           b.y < a.y + a.h + apart;
}

static bool within(Box inner, Box outer)
{
    return inner.x > outer.x - 0.3 && inner.y > outer.y - 0.3 &&
           inner.x + inner.w < outer.x + outer.w + 0.3 &&
           inner.y + inner.h < outer.y + outer.h + 0.3;
}

static Box around(Point at, double width, double height)
{
    return (Box){ at.x - width / 2, at.y - height / 2, width, height };
}

static void add(Fitting *fitting, Box box, int stand, int link)
{
    if (fitting->count < OBSTACLES_MOST)
        fitting->obstacles[fitting->count++] = (Obstacle){ box, stand, link };
}

/* ---- what is drawn ---- */

static void add_course(Fitting *fitting, const Course *course, double thick, int link)
{
    Point points[SAMPLES_MOST];
    int count = course_samples(course, fmax(thick, 2), points, SAMPLES_MOST);
    for (int i = 0; i + 1 < count; i++) {
        Point a = points[i], b = points[i + 1];
        Box box = { fmin(a.x, b.x) - thick / 2, fmin(a.y, b.y) - thick / 2, fabs(b.x - a.x) + thick,
                    fabs(b.y - a.y) + thick };
        add(fitting, box, -1, link);
    }
}

static void add_sign(Fitting *fitting, const RopeSpan *span, int link)
{
    double r = span->width, height = span_height(span);
    Point at = span_sign(span);
    if (height > r * 2)
        add(fitting, around((Point){ at.x, at.y }, r * 5.2, height), -1, link);
    Box mark = span_mark_box(span);
    if (mark.w > 0)
        add(fitting, mark, -1, link);
    if (span->tied_back) {
        Course cord = span_tied_cord(span);
        add_course(fitting, &cord, r * 0.4, link);
    }
}

static Box below_ring(const TrailLayout *layout, Box ring)
{
    double half = layout->rope * 0.8, y = ring.y + ring.h;
    return (Box){ ring.x + ring.w / 2 - half, y, 2 * half, layout->box.y + layout->box.h - y };
}

/* What a knot needs around it for the ring that says that it is touched, or that what is open is
 * about it. */
static double ring_room(const TrailLayout *layout)
{
    const TrailOf *of = layout->plan->of;
    return of->touch || of->knot || of->also ? layout->rope * 0.8 : 0;
}

static void add_drawn(Fitting *fitting)
{
    TrailLayout *layout = fitting->layout;
    const TrailPlan *plan = layout->plan;
    double ring = ring_room(layout);
    for (int i = 0; i < plan->stand_count; i++) {
        Box box = trail_stand_box(layout, &plan->stands[i]);
        if (plan->stands[i].type == STAND_BEND || box.w <= 0)
            continue;
        add(fitting, (Box){ box.x - ring, box.y - ring, box.w + 2 * ring, box.h + 2 * ring }, i,
            -1);
    }
    for (int i = 0; i < plan->link_count; i++) {
        RopeSpan span = trail_link_span(layout, &plan->links[i]);
        Course course = span.course;
        if (span.rope == WALK_FRAYS) /* nothing beyond */
            course = course_part(&course, 0, course_length(&course) * 0.6);
        add_course(fitting, &course, layout->rope, i);
        add_sign(fitting, &span, i);
        if (plan->of->ring && i == trail_deciding_link(layout)) {
            const Ring decided = trail_ring(layout, &plan->links[i]);
            double wide = 2 * decided.radius + 0.2 * layout->rope;
            fitting->ring = around(decided.at, wide, wide);
            add(fitting, fitting->ring, -1, i);
            if (plan->of->hangs)
                fitting->thread = below_ring(layout, fitting->ring);
        }
    }
}

static bool joins(const TrailPlan *plan, int link, int stand)
{
    return plan->links[link].from == stand || plan->links[link].to == stand;
}

/* True when no knot or post touches another one or a rope that does not lead to it, and all are in
 * the box. */
static bool drawn_apart(const Fitting *fitting)
{
    const TrailPlan *plan = fitting->layout->plan;
    for (int i = 0; i < fitting->count; i++) {
        const Obstacle *stand = &fitting->obstacles[i];
        if (!within(stand->box, fitting->layout->box))
            return false;
        if (stand->stand < 0)
            continue;
        for (int j = 0; j < fitting->count; j++) {
            const Obstacle *other = &fitting->obstacles[j];
            bool own = j == i || (other->link >= 0 && joins(plan, other->link, stand->stand));
            if (!own && meet(stand->box, other->box, 0.5))
                return false;
        }
    }
    return true;
}

static bool signs_apart(const TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    Box signs[LINKS_MOST];
    for (int i = 0; i < plan->link_count; i++) {
        RopeSpan span = trail_link_span(layout, &plan->links[i]);
        double height = span_height(&span);
        signs[i] = around(span_sign(&span), height > span.width * 2 ? span.width * 5 : 0, height);
        for (int j = 0; j < i && signs[i].w > 0; j++) {
            if (signs[j].w > 0 && meet(signs[i], signs[j], 0))
                return false;
        }
    }
    return true;
}

static bool touch_apart(const TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    for (int i = 0; plan->of->touch && i < plan->stand_count; i++) {
        for (int j = 0; j < i; j++) {
            if (plan->stands[i].type == STAND_KNOT && plan->stands[j].type == STAND_KNOT &&
                meet(trail_touch_box(layout, &plan->stands[i]),
                     trail_touch_box(layout, &plan->stands[j]), PAGE_GAP_MM - 0.01))
                return false;
        }
    }
    return true;
}

/* ---- texts ---- */

/* The box from the accents of the first line to the tails of the last one. */
Box trail_label_ink(const Label *label)
{
    const Lines *first = label->name.line_count ? &label->name : &label->note;
    const Lines *last = label->note.line_count ? &label->note : &label->name;
    double above = fmax(first->ascent_mm - 1.35 * first->capital_mm, 0);
    /* A final Arabic yeh reaches 0.65, which may be below the box. */
    double tails = last->right_to_left ? 0.7 : 0.6, room = last->line_mm - last->ascent_mm;
    double below = room - tails * last->capital_mm;
    if (!last->right_to_left)
        below = fmax(below, 0);
    if (label->sentence)
        above = below = 0; /* the marker */
    return (Box){ label->box.x, label->box.y + above, label->box.w, label->box.h - above - below };
}

static bool label_is_free(const Fitting *fitting, const Label *label)
{
    const TrailLayout *layout = fitting->layout;
    Box ink = trail_label_ink(label), wide = ink;
    double space = 2.5 * layout->plan->page->scale; /* more than a word space between two labels */
    wide.x -= space;
    wide.w += 2 * space;
    if (!within(ink, layout->box) || meet(ink, fitting->thread, 0))
        return false;
    for (int i = 0; i < fitting->count; i++) {
        if (meet(ink, fitting->obstacles[i].box, APART_MM))
            return false;
    }
    for (int i = 0; i < layout->label_count; i++) {
        if (meet(wide, trail_label_ink(&layout->labels[i]), 0.6))
            return false;
    }
    return true;
}

bool trail_is_free(const Fitting *fitting, Box box)
{
    const TrailLayout *layout = fitting->layout;
    if (!within(box, layout->box) || meet(box, fitting->thread, 0))
        return false;
    for (int i = 0; i < fitting->count; i++) {
        if (meet(box, fitting->obstacles[i].box, APART_MM))
            return false;
    }
    for (int i = 0; i < layout->label_count; i++) {
        if (meet(box, trail_label_ink(&layout->labels[i]), 1.5))
            return false;
    }
    return true;
}

bool trail_meets_other_rope(const Fitting *fitting, Box box, const TagPlace *tag)
{
    const TrailPlan *plan = fitting->layout->plan;
    for (int i = 0; i < fitting->count; i++) {
        const Obstacle *rope = &fitting->obstacles[i];
        if (rope->link < 0 || plan->links[rope->link].span == tag->span)
            continue;
        const WalkSpan *span = &plan->walk.spans[plan->links[rope->link].span];
        bool own = tag->knot >= 0 && (span->from == tag->knot || span->to == tag->knot);
        if (!own && meet(box, rope->box, 0))
            return true;
    }
    return false;
}

bool trail_free_thread(Fitting *fitting)
{
    bool was = fitting->thread.w > 0;
    fitting->thread = (Box){ 0 };
    return was;
}

TrailLayout *trail_fitting_layout(const Fitting *fitting)
{
    return fitting->layout;
}

/* ---- places of a label ---- */

/* The sides of a stand at which a label may be. */
typedef enum { SIDE_ABOVE, SIDE_BELOW, SIDE_BESIDE } Side;

static Side first_side(const TrailLayout *layout, const Stand *stand)
{
    const TrailPlan *plan = layout->plan;
    int lanes = plan->lanes_in[stand->column];
    if (layout->how.below)
        return SIDE_BELOW;
    return lanes > 1 && stand->lane >= (lanes + 1) / 2 ? SIDE_BELOW : SIDE_ABOVE;
}

/* Puts the label's box at a side of the stand: in the middle (0), with its beginning there (1) or
 * with its end (-1). */
static void put(const TrailLayout *layout, Label *label, const Stand *stand, Side side,
                double slide)
{
    Box room = layout->box, at = trail_stand_box(layout, stand);
    const TrailPlan *plan = layout->plan;
    double gap = APART_MM + ring_room(layout) + 0.6;
    double w = fmax(label->name.width_mm, label->note.width_mm);
    double h = label->name.height_mm + label->note.height_mm;
    if (label->sentence) { /* the marker reaches beyond the words */
        w += 2 * page_marker_pad(plan->page);
        gap += page_marker_pad(plan->page);
    }
    if (stand->type == STAND_NOTHING && at.h < layout->rope * 3)
        at = around(stand->at, 0, layout->rope * 6);
    double most = fmax(0, w - at.w) / 2; /* its beginning or its end is still at the stand */
    if (fabs(slide) > 1)                 /* or in the middle of it */
        most = (w / 2 + 1) / fabs(slide);
    Align align = slide > 0 ? ALIGN_START : slide < 0 ? ALIGN_END : ALIGN_CENTRE;
    if (side == SIDE_ABOVE && plan->of->hangs) /* elsewhere the name has room below */
        at.y -= trail_cord_above(layout, stand);
    label->box = (Box){ stand->at.x - w / 2 + slide * most, at.y - gap - h, w, h };
    Box ink = trail_label_ink(label);
    label->box.y += label->box.y + h - ink.y - ink.h; /* the gap is to the letters */
    if (side == SIDE_BELOW)
        label->box.y = at.y + at.h + gap - (ink.y - (at.y - gap - h));
    if (side == SIDE_BESIDE) {
        label->box.y = stand->at.y - h / 2;
        label->box.x = align == ALIGN_END ? at.x - gap - w : at.x + at.w + gap;
        label->align = align;
        return;
    }
    label->align = align;
    if (label->box.x < room.x) {
        label->box.x = room.x;
        label->align = ALIGN_START;
    } else if (label->box.x + w > room.x + room.w) {
        label->box.x = room.x + room.w - w;
        label->align = ALIGN_END;
    }
}

/* Where a rope frays on the way, the name of what is missing has the place that it does not reach.
 */
static bool put_at_end(const Fitting *fitting, Label *label, const Stand *stand)
{
    const TrailPlan *plan = fitting->layout->plan;
    for (int i = 0; i < plan->link_count; i++) {
        RopeSpan span = trail_link_span(fitting->layout, &plan->links[i]);
        if (&plan->stands[plan->links[i].to] != stand || span.rope != WALK_FRAYS)
            continue;
        Point from = span.course.points[0], sign = span_sign(&span);
        bool back = stand->at.x < from.x;
        double w = fmax(label->name.width_mm, label->note.width_mm);
        double h = label->name.height_mm + label->note.height_mm, away = span.width * 3.2;
        if (meet(fitting->ring, around(sign, 0, 0), 0)) /* beyond the ring, too */
            away = fitting->ring.w / 2 + APART_MM + 0.6;
        label->align = back ? ALIGN_END : ALIGN_START;
        label->box = (Box){ back ? sign.x - away - w : sign.x + away, stand->at.y - h / 2, w, h };
        return label_is_free(fitting, label);
    }
    return false;
}

/* Puts the name of what the ring is around on the rope that leads to it, before the ring. */
static bool put_before_ring(const Fitting *fitting, Label *label, const Stand *stand)
{
    const TrailLayout *layout = fitting->layout;
    Box ring = fitting->ring;
    if (!meet(ring, around(stand->at, 0, 0), 0))
        return false;
    double w = fmax(label->name.width_mm, label->note.width_mm);
    double h = label->name.height_mm + label->note.height_mm;
    label->align = ALIGN_END;
    label->box = (Box){ ring.x - APART_MM - 0.2 - w, 0, w, h };
    Box ink = trail_label_ink(label);
    label->box.y = stand->at.y - layout->rope - APART_MM - ink.y - ink.h;
    return label_is_free(fitting, label);
}

static bool between(Box box, const Stand *a, const Stand *b)
{
    double middle = box.y + box.h / 2;
    return (middle - a->at.y) * (middle - b->at.y) < 0;
}

/* True when it is clear whose label it is: the one of an end that is not there is nearest to that,
 * as no post shows whose it is; and two knots one below the other do not have both of their names
 * between them, where they are read as one. */
static bool is_clear_whose(const TrailLayout *layout, const Label *label, const Stand *stand)
{
    const TrailPlan *plan = layout->plan;
    double middle = label->box.y + label->box.h / 2, away = fabs(middle - stand->at.y);
    for (int i = 0; stand->type == STAND_NOTHING && i < plan->stand_count; i++) {
        const Stand *other = &plan->stands[i];
        if (other != stand && other->column == stand->column &&
            fabs(middle - other->at.y) < away + 0.1)
            return false;
    }
    for (int i = 0; i < layout->label_count; i++) {
        const Stand *other = &plan->stands[layout->labels[i].stand];
        if (other != stand && other->column == stand->column && between(label->box, stand, other) &&
            between(layout->labels[i].box, stand, other))
            return false;
    }
    return true;
}

/* Tries the sides; `centred`: only in the middle of them. */
static bool try_places(Fitting *fitting, Label *label, const Stand *stand, bool centred)
{
    static const double slides[] = { 0, 0.35, -0.35, 0.7, -0.7, 1, -1, 2, -2 };
    Side first = first_side(fitting->layout, stand);
    bool beside = stand->knot != 0 || fitting->layout->plan->page->small;
    if (label->sentence)
        first = SIDE_BELOW;
    if (stand->type == STAND_NOTHING && put_at_end(fitting, label, stand))
        return true;
    Side sides[] = { first, first == SIDE_ABOVE ? SIDE_BELOW : SIDE_ABOVE, SIDE_BESIDE };
    if (sides[1] == SIDE_BELOW && beside && fitting->layout->plan->of->hangs) {
        sides[1] = SIDE_BESIDE; /* below is what hangs */
        sides[2] = SIDE_BELOW;
    }
    for (int down = 0; label->sentence && down < 5; down++) {
        put(fitting->layout, label, stand, SIDE_BELOW, 1);
        label->box.x = fitting->layout->box.x;
        label->box.y += down * 4 * fitting->layout->plan->page->scale;
        if (label_is_free(fitting, label))
            return true;
    }
    for (int s = 0; s < (beside ? 3 : 2); s++) {
        /* The last two are only for what is next to the ring. */
        size_t all = COUNT(slides) - (fitting->ring.w > 0 && sides[s] != SIDE_BESIDE ? 0 : 2);
        size_t count = centred ? 1 : all;
        for (size_t i = sides[s] == SIDE_BESIDE ? all - 2 : 0; i < count; i++) {
            put(fitting->layout, label, stand, sides[s], slides[i]);
            if (label_is_free(fitting, label) && is_clear_whose(fitting->layout, label, stand))
                return true;
        }
    }
    return !centred && put_before_ring(fitting, label, stand);
}

/* True when the wording is shown at this stand. */
static bool shows_wording(const TrailLayout *layout, int stand)
{
    const TrailPlan *plan = layout->plan;
    if (!plan->of->wordings || layout->how.words < WORDS_DECIDING || stand == 0)
        return false;
    if (layout->how.words == WORDS_ALL)
        return true;
    const WalkSpan *span = &plan->walk.spans[plan->walk.deciding_span];
    int knot = plan->stands[stand].type == STAND_KNOT ? plan->stands[stand].knot : -1;
    return knot >= 0 && (knot == span->from || knot == span->to);
}

/* True when the number has room in the knot itself. */
static bool number_in_knot(const Fitting *fitting, Label *label, const Stand *stand)
{
    const TrailLayout *layout = fitting->layout;
    double room = stand->radius * 1.6;
    if (trail_is_post(layout, stand) || stand->works > 1 || stand->knot == 0 ||
        label->name.width_mm > room || label->name.capital_mm > room)
        return false;
    label->box = (Box){ stand->at.x - label->name.width_mm / 2,
                        stand->at.y - label->name.ascent_mm + label->name.capital_mm / 2,
                        label->name.width_mm, label->name.height_mm };
    label->align = ALIGN_CENTRE;
    return fitting->ring.w <= 0 || !meet(label->box, fitting->ring, 0);
}

/* A number instead of a name. The article is known by its filled knot, and what is not there by its
 * sign; several works have their count. */
static bool place_number(Fitting *fitting, int number)
{
    static const char digits[][3] = {
        "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11",
        "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22",
        "23", "24", "25", "26", "27", "28", "29", "30", "31", "32",
    };
    TrailLayout *layout = fitting->layout;
    const Stand *stand = &layout->plan->stands[number];
    bool counted = stand->works > 1 && !trail_is_post(layout, stand);
    if (stand->type == STAND_NOTHING || stand->knot == 0 || counted)
        return true;
    if (stand->knot >= (int)COUNT(digits))
        return false;
    Label label = { .stand = number, .number = true };
    label.name = page_close(trail_lines(layout, digits[stand->knot], TYPE_LABEL, 1e6));
    if (!number_in_knot(fitting, &label, stand) && !try_places(fitting, &label, stand, false))
        return false;
    layout->labels[layout->label_count++] = label;
    return true;
}

/* The width of a label with which all labels of a row have room side by side. */
static double share_of(const TrailLayout *layout, const Stand *stand)
{
    const TrailPlan *plan = layout->plan;
    double margin = fmin(stand->at.x - layout->box.x, layout->box.x + layout->box.w - stand->at.x);
    if (layout->how.rows == 1 && (stand->column == 0 || stand->column == plan->columns - 1))
        return margin + layout->column_mm * (plan->columns == 2 ? 0.6 : 0.46);
    return layout->column_mm * 0.9;
}

/* True when there are too many lines. */
static bool is_narrow_column(const TrailLayout *layout, const Label *label)
{
    const Page *page = layout->plan->page;
    if (label->sentence) /* on the glass it stands above the trail before it becomes that */
        return page->width_mm > 0 && label->note.line_count > SENTENCE_LINES;
    if (label->wording && label->note.line_count > WORDING_LINES)
        return true; /* it is in the panel, too */
    return label->name.line_count > NAME_LINES && !page->small && !page->large && !layout->how.some;
}

/* Returns what stands below the name, "" for nothing, and its style. */
static const char *note_of(const TrailLayout *layout, int number, bool sentence, int *style)
{
    const Stand *stand = &layout->plan->stands[number];
    const char *words = shows_wording(layout, number) ? trail_words(layout->plan, stand) : "";
    *style = sentence ? STYLE_MARKED : words[0] ? STYLE_QUOTED : TYPE_TEXT;
    if (sentence)
        return layout->plan->of->claim->words;
    return words[0] || layout->how.words < WORDS_DATES ? words : trail_note(layout->plan, stand);
}

static bool place_label(Fitting *fitting, int number, bool sentence)
{
    TrailLayout *layout = fitting->layout;
    const TrailPlan *plan = layout->plan;
    const Stand *stand = &plan->stands[number];
    int style;
    const char *note = note_of(layout, number, sentence, &style);
    const char *name = sentence ? "" : trail_name(plan, stand);
    if (!name[0] && !note[0])
        return true;
    bool date = style == TYPE_TEXT && stand->type == STAND_KNOT;
    double widest = trail_least_width(layout, name, note, style, date);
    double column = layout->column_mm, share = share_of(layout, stand), room = layout->box.w;
    double widths[] = { share,        share * 0.85, share * 0.7, fmin(column * 1.7, room * 0.7),
                        share * 0.55, widest };
    if (sentence)
        widths[4] = room * SENTENCE_WIDEST;
    Label label = { .stand = number, .sentence = sentence, .wording = style == STYLE_QUOTED };
    /* In the middle with a narrow column looks better than beside it with a wide one. A name that
     * is short for its column is broken only where it has no room on one line, but not next to a
     * ring; a long one would take the room of a tag. */
    bool middle = fitting->ring.w > 0 || !name[0] ||
                  trail_lines(layout, name, TYPE_LABEL, 1e4).width_mm > column * 0.7;
    const size_t count = 3 + COUNT(widths);
    for (size_t turn = 0; turn < (middle ? count : 2 * count); turn++) {
        size_t i = turn % count;
        double width = fmin(fmax(widths[i < 3 ? i : i - 3], widest), layout->box.w);
        label.name = name[0] ? trail_lines(layout, name, TYPE_LABEL, width) : (Lines){ 0 };
        if (!middle && (label.name.line_count > 1) != (turn >= count))
            continue;
        label.note = note[0] ? trail_lines(layout, note, style, width) : (Lines){ 0 };
        if (is_narrow_column(layout, &label))
            continue;
        if (try_places(fitting, &label, stand, i < 3)) {
            layout->labels[layout->label_count++] = label;
            return true;
        }
    }
    if (trail_free_thread(fitting))
        return place_label(fitting, number, sentence);
    layout->unnamed = true;
    return layout->how.some && (!layout->how.numbers || place_number(fitting, number));
}

/* True when the article's sentence stands at its knot. */
static bool shows_sentence(const TrailLayout *layout)
{
    return layout->plan->of->wordings && layout->how.words >= WORDS_SENTENCE;
}

/* The ends first, because the drawing means most there, then the article, then the others; of each
 * the upper ones first. Before names become numbers for the sentence's sake, it comes before them.
 */
static bool place_labels(Fitting *fitting)
{
    const TrailLayout *layout = fitting->layout;
    const TrailPlan *plan = layout->plan;
    bool sentence_first = layout->how.some && shows_sentence(layout);
    if (sentence_first && !place_label(fitting, 0, true))
        return false;
    for (int pass = 0; pass < 2 * plan->lanes; pass++) {
        for (int i = 0; i < plan->stand_count; i++) {
            const Stand *stand = &plan->stands[i];
            bool end = i > 0 && stand->column == plan->columns - 1;
            if (stand->type == STAND_BEND || end != (pass < plan->lanes) ||
                stand->lane != pass % plan->lanes)
                continue;
            if (!place_label(fitting, i, false))
                return false;
            if (i == 0 && shows_sentence(layout) && !sentence_first &&
                !place_label(fitting, 0, true))
                return false;
        }
    }
    return true;
}

/* ---- all of it ---- */

bool trail_fit(TrailLayout *layout)
{
    Obstacle obstacles[OBSTACLES_MOST];
    Fitting fitting = { .layout = layout, .obstacles = obstacles };
    layout->label_count = layout->tag_count = layout->beside_count = 0;
    layout->unnamed = false;
    add_drawn(&fitting);
    return drawn_apart(&fitting) && signs_apart(layout) && touch_apart(layout) &&
           place_labels(&fitting) && trail_is_short_enough(layout) &&
           trail_place_beside(&fitting) && trail_place_tags(&fitting);
}
