/* attract.c: the moving trail that invites people to touch, and the still page when there is no
 * story. With reduced motion nothing moves by itself: the trail is complete, positions change only
 * after the next visitor, and the invitation changes its language in the same place. */
#include <math.h>

#include "drawing/rope.h"
#include "screens/screens_private.h"

/* The trail grows by one knot each step and pauses when it is complete. One step a second looks
 * calm, and the processor wakes up no more often. */
#define STEP_MS     1000
#define KNOTS       4
#define STEPS       (KNOTS + 4)
#define DRIFT_STEPS 60 /* steps after which everything moves a little, against burn-in */

static Point knot_at(const Page *page, Box box, int knot)
{
    static const double heights[KNOTS + 1] = { 0.55, 0.2, 0.75, 0.3, 0.5 };
    double along = (double)knot / KNOTS;
    if (page->portrait)
        return (Point){ box.x + box.w * (0.2 + 0.6 * heights[knot]), box.y + box.h * along };
    return (Point){ box.x + box.w * (0.1 + 0.9 * along), box.y + box.h * heights[knot] };
}

static void span_between(Page *page, Point a, Point b, double width)
{
    Point first = { (a.x + b.x) / 2, a.y }, second = { (a.x + b.x) / 2, b.y };
    if (page->portrait) {
        first = (Point){ a.x, (a.y + b.y) / 2 };
        second = (Point){ b.x, (a.y + b.y) / 2 };
    }
    const Point points[] = { a, first, second, b };
    scene_rope(page->scene, points, 4, width, COLOUR_ROPE);
}

static void draw_trail(Page *page, Box box, int knots)
{
    double width = 3.2 * page->scale * (page->compact ? 0.7 : 1);
    int shown = knots < KNOTS ? knots : KNOTS;
    Point first = knot_at(page, box, 0); /* the rope comes in from the edge of the glass */
    Point edge = { -width, first.y + box.h * 0.3 };
    if (page->portrait)
        edge = (Point){ page->width_mm + width, first.y - box.h * 0.05 };
    const Point points[] = { edge,
                             { (edge.x + first.x) / 2, edge.y },
                             { page->portrait ? first.x : (edge.x + first.x) / 2,
                               page->portrait ? edge.y : first.y },
                             first };
    scene_rope(page->scene, points, 4, width, COLOUR_ROPE);
    for (int i = 0; i < shown; i++)
        span_between(page, knot_at(page, box, i), knot_at(page, box, i + 1), width);
    for (int i = 0; i <= shown && i < KNOTS; i++)
        rope_knot(page->scene, knot_at(page, box, i), width * 3.4, i == 0);
    Point end = knot_at(page, box, KNOTS);
    if (shown == KNOTS && page->portrait)
        scene_box(page->scene, (Box){ end.x - width * 3, end.y, width * 6, width * 1.2 },
                  COLOUR_POST, COLOUR_NONE, 0, width * 0.3);
    else if (shown == KNOTS)
        rope_post(page->scene, end, width * 6, width * 1.2);
}

static int language_count(const View *view)
{
    int count = 0;
    while (view->visit->setup->languages[count])
        count++;
    return count;
}

/* The invitation changes its language each time the trail is complete; the first visitor's language
 * comes first. */
static const char *invitation(const View *view, int64_t round)
{
    const char *code = view->visit->setup->languages[round % language_count(view)];
    return words_in(words_find(code), N_("Touch to start"));
}

/* The lines whose size the button gets: those of the present language, or with reduced motion the
 * widest ones. */
static Lines invitation_room(Page *page, const View *view, Lines lines, double most_mm)
{
    if (!view->reduced_motion)
        return lines;
    for (int i = 0; i < language_count(view); i++) {
        Lines other = page_break(page, invitation(view, i), TYPE_HEADING, most_mm);
        lines.width_mm = fmax(lines.width_mm, other.width_mm);
        lines.height_mm = fmax(lines.height_mm, other.height_mm);
    }
    return lines;
}

int64_t attract_change_ms(const View *view)
{
    int64_t step = view->now_ms / STEP_MS;
    return (view->reduced_motion ? (step / STEPS + 1) * STEPS : step + 1) * STEP_MS;
}

Pages attract_build(Page *page, const View *view)
{
    Scene *scene = page->scene;
    int64_t step = view->now_ms / STEP_MS;
    /* Everything moves around a small circle, one place each minute, so that no edge stays in one
     * place for long. */
    int64_t stands = view->reduced_motion ? view->visit->entered_ms / STEP_MS : step;
    int64_t place = stands / DRIFT_STEPS;
    double drift = 4 * page->scale;
    double dx = drift * cos((double)place), dy = drift * sin((double)place);
    double margin = page->margin + drift;
    Box box = { margin + dx, margin + dy, view->width_mm - 2 * margin,
                view->height_mm - 2 * margin };

    double y = box.y;
    y += page_text(page, box.x, y, box.w, words_in(page->language, "Says who?"), TYPE_TITLE,
                   COLOUR_INK, ALIGN_START);
    y += page->gap * 0.5;
    y += page_text(page, box.x, y, fmin(box.w, page_capital(page, TYPE_HEADING) * 40),
                   words_in(page->language, "Follow a claim back to where it came from."),
                   TYPE_TEXT, COLOUR_QUIET, ALIGN_START);

    const char *words = invitation(view, step / STEPS);
    double most = box.w - 12 * page->scale;
    Lines lines = page_break(page, words, TYPE_HEADING, most);
    Lines room = invitation_room(page, view, lines, most);
    double button_h = fmax(PAGE_TOUCH_MM * page->scale * 1.2, room.height_mm + 4);
    Box button = { box.x, box.y + box.h - button_h, fmin(box.w, room.width_mm + 20 * page->scale),
                   button_h };
    scene_box(scene, button, COLOUR_TOUCH, COLOUR_NONE, 0, 2.2 * page->scale);
    double block = lines.height_mm - lines.line_mm + lines.capital_mm;
    double top = button.y + (button.h - block) / 2 - (lines.ascent_mm - lines.capital_mm);
    page_show(page, button.x, top, button.w, &lines, words, COLOUR_ON_TOUCH, ALIGN_CENTRE);
    scene_speak(scene, "%s", words_in(page->language, "Or press Enter to start."));

    double space = page->compact ? 6 : 14 * page->scale;
    Box trail = { box.x + box.w * 0.06, y + space, box.w * 0.86, button.y - y - 2 * space };
    /* Complete for most of the time, then it grows again. */
    int grown = (int)(step % STEPS) - (STEPS - KNOTS);
    draw_trail(page, trail, grown < 0 || view->reduced_motion ? KNOTS : grown + 1);
    if (view->staff_badge) { /* visitors do not notice it, and staff know what it means */
        double side = 3 * page->scale;
        Box dot = { view->width_mm - 3 * side, 2 * side, side, side };
        scene_disc(scene, dot, COLOUR_ROPE, COLOUR_NONE, 0);
    }
    scene_area(scene, "start", (Box){ 0, 0, view->width_mm, view->height_mm }, words, AREA_WORDS,
               false);
    return ONE_PAGE;
}

Pages sleep_build(Page *page, const View *view)
{
    Box box = { page->margin, 0, view->width_mm - 2 * page->margin, view->height_mm };
    double middle = view->height_mm / 2;
    double rope = 3 * page->scale * (page->compact ? 0.7 : 1);
    double half = fmin(box.w * 0.3, 90 * page->scale);
    double centre = view->width_mm / 2;
    rope_span(page->scene, (Point){ centre - half, middle - 12 * page->scale },
              (Point){ centre + half, middle - 12 * page->scale }, rope, 6 * page->scale);
    double y = middle + 6 * page->scale;
    y += page_text(page, box.x, y, box.w, words_in(page->language, "Back soon"), TYPE_DISPLAY,
                   COLOUR_INK, ALIGN_CENTRE);
    page_text(page, box.x, y + page->gap, box.w,
              words_in(page->language, "This exhibit is resting."), TYPE_TEXT, COLOUR_QUIET,
              ALIGN_CENTRE);
    return ONE_PAGE;
}
