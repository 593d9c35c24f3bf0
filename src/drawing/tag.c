#include "drawing/tag.h"

#include <math.h>

#include "drawing/rope.h"

#define TAG_CAPITAL 0.84 /* of a label's: 5 mm where names have 6 */
#define TAG_HEIGHT  2.4  /* in capitals */
#define HOLE        0.42 /* of the height, from the end with the hole */

static double tag_capital(const Page *page, const char *words)
{
    double label = page_capital_of(page, words, TYPE_LABEL), least = page->large ? 7.3 : 4.8;
    if (page->width_mm == 0) /* on paper */
        return label * TAG_CAPITAL;
    return fmin(label, fmax(label * TAG_CAPITAL, least));
}

static Lines tag_lines(Page *page, const char *words)
{
    const TextStyle style = { .face = FACE_INTERFACE_BOLD,
                              .capital_mm = tag_capital(page, words),
                              .leading = 1.2,
                              .right_to_left = page_right_to_left(page, words) };
    return typeset_lines(page->typeset, page->scene->arena, words, &style, 1e6);
}

Point tag_size(Page *page, const char *words)
{
    Lines lines = tag_lines(page, words);
    double height = fmax(lines.capital_mm * TAG_HEIGHT, lines.line_mm * 1.15);
    return (Point){ lines.width_mm + height * 1.2, height };
}

static Point hole_of(Box box, bool hole_at_end)
{
    double in = box.h * HOLE;
    return (Point){ hole_at_end ? box.x + box.w - in : box.x + in, box.y + box.h / 2 };
}

Course tag_thread(Box box, bool hole_at_end, Point to)
{
    Point hole = hole_of(box, hole_at_end);
    bool above = to.y > box.y + box.h / 2; /* the tag is above what it hangs at */
    Course thread = course_start(hole);
    course_cubic(&thread, (Point){ hole.x, above ? box.y + box.h * 1.2 : box.y - box.h * 0.2 },
                 (Point){ to.x, above ? to.y - box.h * 0.3 : to.y + box.h * 0.4 }, to);
    return thread;
}

/* A card with two corners cut off at the end with the hole. */
static void draw_card(Scene *scene, Box box, bool hole_at_end, double edge)
{
    double cut = box.h * 0.24, round = box.h * 0.05;
    double near = hole_at_end ? box.x + box.w : box.x, far = hole_at_end ? box.x : box.x + box.w;
    double way = hole_at_end ? -1 : 1;
    const Point corners[] = {
        { near + way * cut, box.y },
        { far - way * round, box.y },
        { far, box.y + round },
        { far, box.y + box.h - round },
        { far - way * round, box.y + box.h },
        { near + way * cut, box.y + box.h },
        { near, box.y + box.h - cut },
        { near, box.y + cut },
    };
    scene_shape(scene, corners, 8, COLOUR_MARKER, COLOUR_ROPE_DARK, edge);
}

void tag_draw(Page *page, Box box, const char *words, bool hole_at_end, const Point *to)
{
    Scene *scene = page->scene;
    Lines lines = tag_lines(page, words);
    Point hole = hole_of(box, hole_at_end);
    double edge = box.h * 0.046, r = box.h * 0.095;
    if (to) {
        Course thread = tag_thread(box, hole_at_end, *to);
        rope_cord(scene, &thread, box.h * 0.05);
    }
    draw_card(scene, box, hole_at_end, edge);
    scene_disc(scene, (Box){ hole.x - r, hole.y - r, 2 * r, 2 * r }, COLOUR_PAPER, COLOUR_ROPE_DARK,
               edge);
    double x = box.x + (hole_at_end ? box.h * 0.42 : box.h * 0.78);
    double y = box.y + box.h / 2 - lines.ascent_mm + lines.capital_mm / 2;
    page_language_of(page, words);
    page_show(page, x, y, lines.width_mm, &lines, NULL, COLOUR_INK, ALIGN_START);
    scene_language(scene, NULL);
}
