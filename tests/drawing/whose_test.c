/* In the trail of every claim of every story it is clear whose a name and a tag is: where names,
 * tags and works beside the trail stand, on wide and upright panels and the smallest one, in
 * English and Arabic, in boxes of three heights, as on the screens that follow a trail and that
 * compare.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <math.h>

#include "bundle/bundle.h"
#include "drawing/tag.h"
#include "drawing/trail_private.h"
#include "each_story.h"
#include "words/words.h"

static const struct {
    double width, height, px_per_mm;
} panels[] = { { 476, 268, 4.0 }, { 268, 476, 4.0 }, { 708, 398, 5.4 }, { 154, 86, 5.2 } };

static Typeset *typesets[COUNT(panels)];
static long trails, names, tags, beside;

static int open_typesets(void **state)
{
    (void)state;
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char folder[512];
    Error error = { 0 };
    snprintf(folder, sizeof(folder), "%s/locale", build);
    words_start(folder);
    for (size_t i = 0; i < COUNT(panels); i++) {
        typesets[i] = typeset_open(panels[i].px_per_mm, &error);
        if (!typesets[i])
            print_error("%s\n", error.message);
    }
    return typesets[0] && typesets[1] && typesets[2] && typesets[3] ? 0 : -1;
}

static int close_typesets(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++)
        typeset_close(typesets[i]);
    return 0;
}

/* ---- what is wrong with a layout ---- */

static bool meet(Box a, Box b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static double middle(const Label *label)
{
    return label->box.y + label->box.h / 2;
}

static bool is_name(const Label *label)
{
    return !label->sentence && !label->number;
}

static bool is_between(const Label *label, const Stand *a, const Stand *b)
{
    return (middle(label) - a->at.y) * (middle(label) - b->at.y) < 0;
}

/* Compares a name with the other stands of its column. */
static const char *wrong_name(const TrailLayout *layout, const Label *label)
{
    const Stand *own = &layout->plan->stands[label->stand];
    double away = fabs(middle(label) - own->at.y);
    for (int i = 0; i < layout->plan->stand_count; i++) {
        const Stand *other = &layout->plan->stands[i];
        if (other != own && other->column == own->column && own->type == STAND_NOTHING &&
            fabs(middle(label) - other->at.y) <= away)
            return "a name is nearer to another end than to its own";
    }
    for (int i = 0; i < layout->label_count; i++) {
        const Label *second = &layout->labels[i];
        const Stand *other = &layout->plan->stands[second->stand];
        if (is_name(second) && other != own && other->column == own->column &&
            is_between(label, own, other) && is_between(second, own, other))
            return "two names are together between their branches";
    }
    if (!layout->plan->page->small && !layout->how.numbers && label->name.line_count > 2)
        return "a name is a narrow column";
    if (!layout->plan->page->small && !layout->how.numbers && label->name.line_count > 1 &&
        trail_is_post(layout, own) && away < 1)
        return "a name is broken against its post";
    return NULL;
}

static bool thread_meets(const TagPlace *tag, Box box)
{
    Point points[60];
    const Course thread = tag_thread(tag->box, tag->hole_at_end, tag->to);
    int count = course_samples(&thread, 1, points, COUNT(points));
    for (int i = 0; i < count; i++) {
        if (meet((Box){ points[i].x, points[i].y, 0.01, 0.01 }, box))
            return true;
    }
    return false;
}

/* A tag has 3 mm on both sides; its thread does not run between a page and its name. */
static const char *wrong_tag(const TrailLayout *layout, const TagPlace *tag)
{
    const Box wide = { tag->box.x - 3, tag->box.y, tag->box.w + 6, tag->box.h };
    for (int i = 0; i < layout->label_count; i++) {
        if (meet(wide, trail_label_ink(&layout->labels[i])))
            return "a tag is next to a name";
    }
    for (int i = 0; i < layout->beside_count; i++) {
        const BesidePlace *place = &layout->beside[i];
        double left = fmin(place->page.x, place->text.x), top = fmin(place->page.y, place->text.y);
        double right = fmax(place->page.x + place->page.w, place->text.x + place->text.w);
        double foot = fmax(place->page.y + place->page.h, place->text.y + place->text.h);
        const Box both = { left, top, right - left, foot - top };
        if (meet(wide, place->text) || thread_meets(tag, both))
            return "a tag seems to be of a work beside the trail";
    }
    return NULL;
}

/* No other rope, and no other dots, are straight below the ring, and of two ropes that hold it is
 * around the end of the lower one. */
static const char *wrong_ring(const TrailLayout *layout)
{
    const TrailPlan *plan = layout->plan;
    int link = trail_deciding_link(layout);
    if (link < 0)
        return "the place that decided is not drawn";
    const Ring ring = trail_ring(layout, &plan->links[link]);
    for (int i = 0; i < plan->link_count; i++) {
        const WalkSpan *span = &plan->walk.spans[plan->links[i].span];
        if (span->decides && span->rope == WALK_WHOLE &&
            plan->stands[plan->links[i].to].at.y > ring.at.y + ring.radius)
            return "what hangs from the ring crosses another rope";
        Point points[200];
        int count = course_samples(&plan->links[i].course, 1, points, COUNT(points));
        for (int p = 0; p < count && i != link && layout->how.rows == 1; p++) {
            if (fabs(points[p].x - ring.at.x) < 1 && points[p].y > ring.at.y + ring.radius)
                return "what hangs from the ring crosses another rope";
        }
    }
    return NULL;
}

/* The cord of a work beside the trail passes nothing else that it could hang at, and its name is
 * not the only one there. */
static const char *wrong_beside(const TrailLayout *layout, const BesidePlace *place)
{
    for (int i = 0; i < layout->plan->stand_count; i++) {
        const Stand *stand = &layout->plan->stands[i];
        if (stand->type == STAND_KNOT && stand->knot != place->knot &&
            trail_beside_meets(place, trail_stand_box(layout, stand)))
            return "a work beside the trail seems to hang at another post";
    }
    bool named = false;
    for (int i = 0; i < layout->label_count; i++)
        named |= layout->plan->stands[layout->labels[i].stand].knot == place->knot &&
                 !layout->labels[i].sentence;
    if (!named)
        return "a work beside the trail seems to be what it hangs at";
    return NULL;
}

static const char *wrong_layout(const TrailLayout *layout)
{
    const char *wrong = wrong_ring(layout);
    for (int i = 0; i < layout->label_count && !wrong; i++) {
        if (is_name(&layout->labels[i])) {
            wrong = wrong_name(layout, &layout->labels[i]);
            names++;
        }
    }
    for (int i = 0; i < layout->tag_count && !wrong; i++, tags++)
        wrong = wrong_tag(layout, &layout->tags[i]);
    for (int i = 0; i < layout->beside_count && !wrong; i++, beside++)
        wrong = wrong_beside(layout, &layout->beside[i]);
    return wrong;
}

/* ---- every claim ---- */

/* Lays the trail out in a box of that height as trace, or with `compare` as compare does. */
static const char *check(const Claim *claim, int panel, const Language *language, double height_mm,
                         bool compare)
{
    Scene scene;
    scene_start(&scene, panels[panel].width, panels[panel].height);
    Page page =
        page_start(&scene, typesets[panel], language, scene.width_mm, scene.height_mm, false);
    const TrailOf of = { .claim = claim,
                         .article_date = "2015-03-30",
                         .wordings = true,
                         .tags = !compare && !page.compact,
                         .touch = !compare,
                         .ring = compare,
                         .hangs = compare };
    Box box = page.body;
    box.h = fmin(fmax(height_mm, trail_least_height(&page, &of, box.w)), page.body.h);
    const TrailLayout *layout = trail_lay_out(&page, &of, box);
    const char *wrong = layout->list ? NULL : wrong_layout(layout);
    trails += !layout->list;
    scene_finish(&scene);
    return wrong;
}

static long check_claim(const Claim *claim, const Language *language)
{
    static const double shares[] = { 0, 0.3, 0.5 };
    long wrong = 0;
    for (int i = 0; i < (int)COUNT(panels) * (int)COUNT(shares) * 2; i++) {
        int panel = i / 2 / (int)COUNT(shares);
        double height = shares[i / 2 % (int)COUNT(shares)] * panels[panel].height;
        const char *what = check(claim, panel, language, height, i % 2);
        if (what)
            print_error("%s %s %.0fx%.0f, %.0f mm high%s: %s\n", claim->id, language->code,
                        panels[panel].width, panels[panel].height, height, i % 2 ? ", compare" : "",
                        what);
        wrong += what != NULL;
    }
    return wrong;
}

static long check_story(const char *path)
{
    static const char *const languages[] = { "en", "ar" };
    long wrong = 0;
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    if (!bundle)
        fail_msg("%s", error.message);
    for (int l = 0; l < 2; l++) {
        bundle_use_language(bundle, languages[l]);
        for (int c = 0; c < bundle_story(bundle)->claim_count; c++) {
            const Claim *claim = bundle_claim(bundle, c, &error);
            if (!claim)
                fail_msg("%s", error.message);
            wrong += check_claim(claim, words_find(languages[l]));
        }
    }
    bundle_close(bundle);
    return wrong;
}

static void it_is_clear_whose_a_name_and_a_tag_is(void **state)
{
    (void)state;
    long wrong = each_story(check_story);
    print_message("%ld trails, %ld names, %ld tags, %ld works beside a trail\n", trails, names,
                  tags, beside);
    assert_true(tags > 0 && beside > 0);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(it_is_clear_whose_a_name_and_a_tag_is) };
    return cmocka_run_group_tests(tests, open_typesets, close_typesets);
}
