/* bar.c: the bar at the foot of a screen: start again, the settings, back, and the button that
 * leads on. */
#include <math.h>

#include "screens/screens_private.h"
#include "typeset/phrase.h"

/* Returns 1 when seven small buttons and the wide one fit in a row, else 2. */
static int rows_of(const Page *page)
{
    double button = PAGE_TOUCH_MM * page->scale;
    return 7 * (button + PAGE_GAP_MM) + 1.2 * button > page->width_mm - 2 * PAGE_GAP_MM ? 2 : 1;
}

double bar_top(const Page *page)
{
    double button = PAGE_TOUCH_MM * page->scale;
    int rows = rows_of(page);
    double pad = page->compact ? PAGE_GAP_MM : 2 * PAGE_GAP_MM * page->scale;
    double top = page->height_mm - pad - rows * button - (rows - 1) * PAGE_GAP_MM;
    return page->compact ? top : top - pad; /* space between the hairline and the buttons */
}

typedef struct {
    const char *id, *icon, *name;
    bool chosen;
} Control;

/* Distance from one control's left side to the next one's. */
static double control_pitch(const Page *page)
{
    return PAGE_TOUCH_MM * page->scale + PAGE_GAP_MM * (page->compact ? 1 : 1.5);
}

static void place_control(Page *page, const Control *control, double x, double y)
{
    double side = PAGE_TOUCH_MM * page->scale;
    button_show(page, control->id, (Box){ x, y, side, side }, control->icon, NULL, control->name,
                AREA_BUTTON, control->chosen);
}

static void place_primary(Page *page, const char *id, const char *label, double x, double right,
                          double y)
{
    double side = PAGE_TOUCH_MM * page->scale;
    double wanted = button_width(page, NULL, label) + 8 * page->scale;
    /* If the text does not fit on one line, there is only the arrow. */
    bool fits = wanted - 8 * page->scale <= right - x;
    double width = fmin(fmax(wanted, 2.4 * side), right - x);
    button_show(page, id, (Box){ right - width, y, width, side }, fits ? NULL : "next",
                fits ? label : NULL, label, AREA_PRIMARY, false);
}

void bar_show(Page *page, const View *view, const char *id, const char *label, bool back)
{
    const Visit *visit = view->visit;
    int rows = rows_of(page);
    const Control restart = { "restart", "restart", words_in(page->language, "Start again"),
                              false };
    const Control back_control = { "back", "back", words_in(page->language, "Back"), false };
    const char *language = phrase_print(
        page->scene->arena, words_in(page->language, "Language: %s"), page->language->name);
    const Control settings[] = {
        { "languages", "language", language, false },
        { "text_size", "text_size", words_in(page->language, "Larger text"), visit->large },
        { "contrast", "contrast", words_in(page->language, "Contrast"), visit->contrast },
        { "low", "low", words_in(page->language, "Lower"), visit->low },
        { "speak", "speak", words_in(page->language, "Read aloud"), visit->aloud },
    };
    double width = page->width_mm;
    double pad = page->compact ? (rows == 2 ? PAGE_GAP_MM + 0.5 : PAGE_GAP_MM) : page->margin;
    double side = PAGE_TOUCH_MM * page->scale;
    double y =
        page->height_mm - (page->compact ? PAGE_GAP_MM : 2 * PAGE_GAP_MM * page->scale) - side;
    if (!page->compact) {
        double line = bar_top(page) - 0.2;
        Point hairline[] = { { 0, line }, { 0, line }, { width, line }, { width, line } };
        scene_stroke(page->scene, hairline, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
    }
    double primary_room =
        fmax(2.4 * side, label ? button_width(page, NULL, label) + 8 * page->scale : 0);
    double settings_y = rows == 2 ? y - side - PAGE_GAP_MM : y;
    double pitch = control_pitch(page);
    double settings_x = rows == 2 ? pad : pad + pitch;
    int offered = (int)COUNT(settings) - !visit->setup->has_voice; /* `speak` comes last */
    double x = rows == 2 ? pad + pitch : settings_x + offered * pitch;
    double back_x = fmax(x, width - pad - primary_room - PAGE_GAP_MM - side - page->gap);
    /* In the order of the keyboard's focus: the button that leads on comes right after the page's
     * own things, and the settings, which are the same everywhere, come last. */
    if (id)
        place_primary(page, id, label, back ? back_x + pitch : x, width - pad, y);
    if (back)
        place_control(page, &back_control, back_x, y);
    place_control(page, &restart, pad, y);
    for (int i = 0; i < offered; i++)
        place_control(page, &settings[i], settings_x + i * pitch, settings_y);
}
