/* trail_beside.c: the works beside a trail, which retract, correct or check one of its works. Each
 * is a small page that hangs at the work by a thin cord, and has its name beside it. */
#include <math.h>

#include "base/memory.h"
#include "drawing/rope.h"
#include "drawing/trail_private.h"

/* How far the band of a correction goes beyond the page, as a part of its height. */
#define BEYOND 0.1

static Course cord_of(const BesidePlace *place)
{
    bool above = place->page.y < place->to.y;
    Point from = { place->page.x + place->page.w / 2,
                   above ? place->page.y + place->page.h : place->page.y };
    double middle = (from.y + place->to.y) / 2;
    Course cord = course_start(from);
    course_cubic(&cord, (Point){ from.x, middle }, (Point){ place->to.x, middle }, place->to);
    return cord;
}

static bool cord_meets(const BesidePlace *place, Box box)
{
    Point points[120];
    const Course cord = cord_of(place);
    const Box bounds = course_bounds(&cord);
    if (bounds.x > box.x + box.w + 0.8 || bounds.x + bounds.w < box.x - 0.8)
        return false;
    int count = course_samples(&cord, 1, points, COUNT(points));
    for (int i = 0; i < count; i++) {
        if (points[i].x > box.x - 0.8 && points[i].x < box.x + box.w + 0.8 &&
            points[i].y > box.y - 0.3 && points[i].y < box.y + box.h + 0.3)
            return true;
    }
    return false;
}

/* True when the cord would be read as another work's: it passes its knot or post, or its rope. */
static bool passes_another(const TrailLayout *layout, const BesidePlace *place)
{
    const TrailPlan *plan = layout->plan;
    for (int i = 0; i < plan->stand_count; i++) {
        const Stand *stand = &plan->stands[i];
        if (stand->type == STAND_KNOT && stand->knot != place->knot &&
            cord_meets(place, trail_stand_box(layout, stand)))
            return true;
    }
    return false;
}

/* The cord may cross ropes, but no letters, and no other work's cord its name. */
static bool cord_is_free(const TrailLayout *layout, const BesidePlace *place)
{
    if (passes_another(layout, place))
        return false;
    for (int i = 0; i < layout->label_count; i++) {
        if (cord_meets(place, layout->labels[i].box))
            return false;
    }
    for (int i = 0; i < layout->beside_count; i++) {
        if (cord_meets(place, layout->beside[i].text) ||
            cord_meets(&layout->beside[i], place->text))
            return false;
    }
    return !cord_meets(place, place->text);
}

static bool is_apart(const TrailLayout *layout, Box box)
{
    for (int i = 0; i < layout->beside_count; i++) {
        const BesidePlace *other = &layout->beside[i];
        const Box boxes[] = { other->page, other->text };
        for (int b = 0; b < 2; b++) {
            if (box.x < boxes[b].x + boxes[b].w + 2 && boxes[b].x < box.x + box.w + 2 &&
                box.y < boxes[b].y + boxes[b].h + 1 && boxes[b].y < box.y + box.h + 1)
                return false;
        }
    }
    return true;
}

static bool try_place(Fitting *fitting, BesidePlace *place, Point page, double height)
{
    TrailLayout *layout = trail_fitting_layout(fitting);
    double width = height * 0.8, gap = height * 0.25, beyond = height * BEYOND;
    place->page = (Box){ page.x - width / 2, page.y, width, height };
    Box drawn = { place->page.x - beyond, page.y, width + 2 * beyond, height };
    if (!trail_is_free(fitting, drawn) || !is_apart(layout, drawn))
        return false;
    for (int first = 0; first < 2; first++) {
        double x = first ? place->page.x - gap - place->name.width_mm : place->page.x + width + gap;
        place->text_first = first;
        place->text = (Box){ x, page.y + (height - place->name.height_mm) / 2, place->name.width_mm,
                             place->name.height_mm };
        if (trail_is_free(fitting, place->text) && is_apart(layout, place->text) &&
            cord_is_free(layout, place))
            return true;
    }
    return false;
}

static bool place_one(Fitting *fitting, const Beside *beside, const Stand *stand)
{
    static const double away[] = { 2, 3, 4.5, 6.5, 9 }, aside[] = { 0, 2, -2, 4.5, -4.5, 8, -8 };
    TrailLayout *layout = trail_fitting_layout(fitting);
    Box at = trail_stand_box(layout, stand);
    double r = layout->rope, height = r * 3.6;
    double widest = trail_widest_word(layout, beside->work.label, TYPE_LABEL) + 0.2;
    BesidePlace place = { .beside = beside, .knot = stand->knot };
    for (int narrow = 0; narrow < 2; narrow++) {
        double width = narrow ? layout->column_mm * 0.4 : layout->column_mm;
        width = fmin(fmax(width, fmax(widest, 30)), layout->box.w);
        place.name = trail_lines(layout, beside->work.label, TYPE_LABEL, width);
        for (size_t i = 0; i < COUNT(away) * COUNT(aside) * 2; i++) {
            bool above = (i % 2 == 1) != layout->plan->of->hangs;
            double far = away[i / 2 / COUNT(aside)] * r, x = aside[i / 2 % COUNT(aside)] * r;
            Point page = { stand->at.x + x, above ? at.y - far - height : at.y + at.h + far };
            place.to = (Point){ stand->at.x, above ? at.y : at.y + at.h };
            if (try_place(fitting, &place, page, height)) {
                layout->beside[layout->beside_count++] = place;
                return true;
            }
        }
    }
    return trail_free_thread(fitting) && place_one(fitting, beside, stand);
}

bool trail_beside_meets(const BesidePlace *place, Box box)
{
    return cord_meets(place, box);
}

static bool has_name(const TrailLayout *layout, int stand)
{
    for (int i = 0; i < layout->label_count; i++) {
        if (layout->labels[i].stand == stand)
            return true;
    }
    return false;
}

/* Next to a work whose own name has no room, its name would be taken for that: it is only told. */
bool trail_place_beside(Fitting *fitting)
{
    TrailLayout *layout = trail_fitting_layout(fitting);
    TrailPlan *plan = layout->plan;
    const Claim *claim = plan->of->claim;
    for (int i = 0; i < claim->beside_count && i < BESIDE_MOST; i++) {
        int knot = walk_knot_of(&plan->walk, claim->beside[i].node);
        bool placed = false;
        for (int s = 0; s < plan->stand_count && !placed; s++) {
            const Stand *stand = &plan->stands[s];
            if (stand->type == STAND_KNOT && knot >= stand->knot &&
                knot < stand->knot + stand->knots)
                placed = (layout->how.some && !has_name(layout, s)) ||
                         place_one(fitting, &claim->beside[i], stand);
        }
        /* Without room for anything but names it is only told. */
        if (!placed && layout->how.tags != TAGS_NONE && !layout->how.numbers)
            return false;
    }
    return true;
}

/* An arrow that turns back: what was said is taken back. Only a post on which a trail ends is
 * struck through; the notice itself holds. */
static void draw_turned_back(Scene *scene, Box page)
{
    double h = page.h, left = page.x + page.w * 0.2, right = page.x + page.w * 0.52,
           high = page.y + h * 0.46, low = page.y + h * 0.8, head = h * 0.15;
    Course turn = course_start((Point){ left + h * 0.06, low });
    course_line(&turn, (Point){ right, low });
    course_cubic(&turn, (Point){ right + h * 0.26, low }, (Point){ right + h * 0.26, high },
                 (Point){ right, high });
    course_line(&turn, (Point){ left + head * 0.7, high });
    const Point tip[] = { { left - h * 0.04, high },
                          { left - h * 0.04 + head * 1.2, high - head },
                          { left - h * 0.04 + head * 1.2, high + head } };
    scene_stroke(scene, turn.points, turn.count, h * 0.1, COLOUR_POST, false);
    scene_shape(scene, tip, 3, COLOUR_POST, COLOUR_NONE, 0);
}

/* What the work does: an arrow that turns back, a band, or a ring as of a lens. */
static void draw_what(Scene *scene, const BesidePlace *place)
{
    Box page = place->page;
    double h = page.h;
    switch (place->beside->relation) {
    case RELATION_RETRACTS: draw_turned_back(scene, page); break;
    case RELATION_CORRECTS:
        scene_box(
            scene,
            (Box){ page.x - h * BEYOND, page.y + h * 0.52, page.w + 2 * h * BEYOND, h * 0.26 },
            COLOUR_MARKER, COLOUR_ROPE_DARK, h * 0.05, h * 0.05);
        break;
    default:
        scene_disc(scene, (Box){ page.x + page.w * 0.5, page.y + h * 0.5, h * 0.42, h * 0.42 },
                   COLOUR_PAPER, COLOUR_POST, h * 0.08);
        break;
    }
}

void trail_draw_beside(Page *page, const TrailLayout *layout, const BesidePlace *place)
{
    Scene *scene = page->scene;
    const Course cord = cord_of(place);
    Box box = place->page;
    rope_cord(scene, &cord, layout->rope * 0.22);
    post_page(scene, (Point){ box.x + box.w / 2, box.y + box.h / 2 }, box.h,
              place->beside->relation != RELATION_RETRACTS);
    draw_what(scene, place);
    page_language_of(page, place->beside->work.label);
    page_show(page, place->text.x, place->text.y, place->text.w, &place->name, NULL, COLOUR_INK,
              place->text_first ? ALIGN_END : ALIGN_START);
    scene_language(scene, NULL);
}
