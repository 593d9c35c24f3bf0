/* staff_over.c: the pages that end by themselves: cleaning, switching off, the dark glass, and the
 * warning before the panel closes. */
#include <math.h>

#include "screens/staff.h"

#define CLEAN_S 60

/* Dark, because smears show there. */
static void darken(Page *page)
{
    scene_box(page->scene, (Box){ 0, 0, page->width_mm, page->height_mm }, COLOUR_INK, COLOUR_NONE,
              0, 0);
}

static double show_middle(Page *page, double y, const char *text, Type type, Colour colour)
{
    double width = page->width_mm - 2 * page->margin;
    Lines lines = page_break_balanced(page, text, type, width);
    return page_show(page, page->margin, y, width, &lines, text, colour, ALIGN_CENTRE);
}

/* A large number in the middle of what is between y and `low`. */
static void show_number(Page *page, int number, double y, double low, Colour colour)
{
    const char *text = arena_print(page->scene->arena, "%d", number);
    double capital = fmin((low - y) * 0.62, page->width_mm * 0.25);
    TextStyle style = { .face = FACE_READING_BOLD,
                        .capital_mm = capital,
                        .leading = 1.2,
                        .right_to_left = page->language->right_to_left };
    Lines lines = typeset_lines(page->typeset, page->scene->arena, text, &style, page->width_mm);
    double top = y + (low - y - capital) / 2 - (lines.ascent_mm - capital);
    page_show(page, 0, top, page->width_mm, &lines, text, colour, ALIGN_CENTRE);
}

/* A rope that becomes shorter. */
static void show_rope(Page *page, double left, double y)
{
    double unit = page->compact ? 1 : 1.25 * page->scale, x = page->width_mm * 0.14;
    double width = page->width_mm * 0.72, end = x + fmax(width * left, 3 * unit);
    const Point rope[] = {
        { x, y }, { x + (end - x) / 3, y }, { x + (end - x) * 2 / 3, y }, { end, y }
    };
    scene_rope(page->scene, rope, 4, 2.4 * unit, COLOUR_MARKER);
}

void asleep_build(Page *page)
{
    page->scene->screen = "sleep";
    darken(page);
    scene_speak(page->scene, "%s", words_in(page->language, "Closed now. Touch to wake it."));
    scene_area(page->scene, "wake", (Box){ 0, 0, page->width_mm, page->height_mm },
               words_in(page->language, "Wake it"), AREA_WORDS, false);
}

int staff_clean_build(Page *page, const View *view)
{
    int seconds = staff_seconds_left(view->staff, view->now_ms);
    darken(page);
    double y = page->height_mm * 0.08;
    y += show_middle(page, y, words_in(page->language, "Wipe now. Touch is off."), TYPE_HEADING,
                     COLOUR_PAPER);
    double low = page->height_mm * 0.88;
    show_number(page, seconds, y, low - 4, COLOUR_PAPER);
    show_rope(page, (double)seconds / CLEAN_S, low);
    return 1;
}

int staff_off_build(Page *page, const View *view)
{
    StaffForm form = staff_form(page);
    int seconds = staff_seconds_left(view->staff, view->now_ms);
    const StaffButton stay = { "staff:stay", NULL,         words_in(page->language, "Stay on"),
                               NULL,         AREA_PRIMARY, false,
                               false };
    double y = page->height_mm * 0.08;
    y += show_middle(page, y, words_in(page->language, "Switching off in"), TYPE_HEADING,
                     COLOUR_INK);
    show_number(page, seconds, y, form.bar.y, COLOUR_INK);
    staff_button(page, &stay, form.bar);
    return 1;
}

int staff_dark_build(Page *page, const View *view)
{
    darken(page);
    const char *text = view->staff->restarts
                           ? words_in(page->language, "It starts again. That takes a minute.")
                           : words_in(page->language, "When the light is out, pull the plug.");
    show_middle(page, page->height_mm * 0.4, text, TYPE_HEADING, COLOUR_PAPER);
    return 1;
}

int staff_still_build(Page *page, const View *view)
{
    StaffForm form = staff_form(page);
    int seconds = staff_seconds_left(view->staff, view->now_ms);
    double y = page->height_mm * 0.08;
    y += show_middle(page, y, words_in(page->language, "The panel closes. Touch to stay."),
                     TYPE_HEADING, COLOUR_INK);
    show_number(page, seconds, y, form.bar.y, COLOUR_INK);
    const StaffButton stay = { "stay", NULL, words_in(page->language, "Go on"), NULL, AREA_PRIMARY,
                               false,  false };
    staff_button(page, &stay, form.bar);
    return 1;
}
