/* claim_head.c: shows where the visitor is in the visit, on a claim's screens. */
#include "drawing/rope.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"

static const char *claim_place(const Page *page, const View *view, const Claim *claim)
{
    const Visit *visit = view->visit;
    if (visit->more)
        return phrase_print(page->scene->arena, "%s · %s", words_in(page->language, "More claims"),
                            claim->label);
    /* TR: where one is in the visit, then the claim's short name */
    return phrase_print(page->scene->arena, words_in(page->language, "Claim %d of %d · %s"),
                        visit->answer_count, view->story->path_count, claim->label);
}

void claim_head_speak(Page *page, const View *view, const Claim *claim)
{
    scene_speak(page->scene, "%s", claim_place(page, view, claim));
}

/* Draws the walk-up path: rope and filled knots up to here, dots from here on. */
static void draw_way(Page *page, Box box, int here, int all)
{
    double knot = 4.4 * page->scale, middle = box.y + box.h / 2;
    double step = (box.w - knot) / (all - 1), first = box.x + knot / 2;
    for (int i = 1; i < all; i++) {
        Point a = { first + (i - 1) * step, middle }, b = { first + i * step, middle };
        const Point straight[] = { a, a, b, b };
        if (i < here)
            rope_span(page->scene, a, b, knot * 0.3, knot * 0.25);
        else
            scene_stroke(page->scene, straight, 4, knot * 0.14, COLOUR_BORDER, true);
    }
    for (int i = 0; i < all; i++)
        rope_knot(page->scene, (Point){ first + i * step, middle },
                  i + 1 == here ? knot * 1.3 : knot, i + 1 < here);
}

double claim_head_height(const Page *page, const View *view, double width_mm, const Claim *claim)
{
    return page_break(page, claim_place(page, view, claim), TYPE_TEXT, width_mm).height_mm;
}

double claim_head_show(Page *page, const View *view, Box box, const Claim *claim)
{
    const Visit *visit = view->visit;
    int all = view->story->path_count;
    double line = page_line(page, TYPE_TEXT);
    double way = all < 2 || visit->more || page->compact ? 0 : (all - 1) * 13 * page->scale;
    const char *text = claim_place(page, view, claim);
    if (way > box.w * 0.4 || page_break(page, text, TYPE_TEXT, box.w - way).line_count > 1)
        way = 0;
    if (way > 0)
        draw_way(page, (Box){ box.x + box.w - way, box.y, way, line }, visit->answer_count, all);
    return page_eyebrow(page, (Box){ box.x, box.y, box.w - way, box.h }, text);
}
