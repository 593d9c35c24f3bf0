/* staff_glass.c: the touch test, and the panel's size by a bank card. */
#include <math.h>

#include "screens/staff.h"
#include "typeset/phrase.h"

#define CARD_WIDE_MM 85.6 /* ISO/IEC 7810 ID-1 */
#define CARD_HIGH_MM 53.98

/* ---- the touch test ---- */

/* Shows the fields in the box; `column` counts from the real left, which mirroring keeps. */
static void show_fields(Page *page, const Staff *staff, Box box, Colour wiped, Colour missing)
{
    int columns, rows;
    staff_fields(staff, &columns, &rows);
    double w = box.w / columns, h = box.h / rows, gap = fmin(0.6, w * 0.04);
    for (int i = 0; i < columns * rows; i++) {
        int column = page->language->right_to_left ? columns - 1 - i % columns : i % columns;
        scene_box(page->scene,
                  (Box){ box.x + column * w + gap, box.y + i / columns * h + gap, w - 2 * gap,
                         h - 2 * gap },
                  staff_field_wiped(staff, i) ? wiped : missing, COLOUR_BORDER, 0.4,
                  fmin(1.6, w * 0.1));
    }
}

int staff_test_build(Page *page, const View *view)
{
    const char *text = words_in(page->language, "Wipe over every field");
    double pad = 4 * page->scale, most = page->width_mm - 4 * pad;
    show_fields(page, view->staff, (Box){ 0, 0, page->width_mm, page->height_mm }, COLOUR_TOUCH,
                COLOUR_CARD);
    Lines lines = page_break_balanced(page, text, TYPE_BUTTON, most);
    Box box = { (page->width_mm - lines.width_mm) / 2 - pad,
                (page->height_mm - lines.height_mm) / 2 - pad, lines.width_mm + 2 * pad,
                lines.height_mm + 2 * pad };
    scene_box(page->scene, box, COLOUR_PAPER, COLOUR_NONE, 0, 2 * page->scale);
    page_show(page, box.x + pad, box.y + pad, lines.width_mm, &lines, text, COLOUR_INK,
              ALIGN_CENTRE);
    return 1;
}

int staff_tested_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    StaffForm form = staff_form_beside(page, view);
    int left = staff_fields_left(staff);
    const char *says =
        left == 0 ? words_in(in, "All answered.") : words_in(in, "These did not answer.");
    double top = staff_head(page, &form, says, NULL) + 2 * form.unit;
    Box body = { form.body.x, top, form.body.w, form.bar.y - form.gap - top };
    double width = fmin(body.w, body.h * page->width_mm / page->height_mm);
    double height = width * page->height_mm / page->width_mm;
    if (left > 0)
        show_fields(page, staff, (Box){ body.x + (body.w - width) / 2, body.y, width, height },
                    COLOUR_CARD, COLOUR_MARKER);
    Box rest = staff_back(page, &form);
    const StaffButton again = { "staff:test", "touch",     words_in(in, "Test again"),
                                NULL,         AREA_BUTTON, false,
                                false };
    staff_button(page, &again, rest);
    return 1;
}

/* ---- the size ---- */

int staff_size_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    StaffForm form = staff_form_beside(page, view);
    double factor = staff->card / 100.0;
    const char *size = arena_print(arena, "%.0f × %.0f mm", staff->facts->width_mm / factor,
                                   staff->facts->height_mm / factor);
    double top = fmax(staff_head(page, &form, words_in(in, "Panel size"), size), form.body.y);
    /* Where the whole card has no room, its width is enough. */
    double room = form.bar.y - form.gap - top;
    double wide = fmin(CARD_WIDE_MM * factor, page->width_mm), high = CARD_HIGH_MM * factor;
    Box card = { form.body.x + (form.body.w - wide) / 2, top, wide, fmin(high, room) };
    scene_box(page->scene, card, COLOUR_CARD, COLOUR_INK, 0.5, 3.2 * factor);
    const char *says = words_in(in, "Hold a bank card here.");
    double pad = fmin(5, wide * 0.08);
    staff_note(page, (Box){ card.x + pad, card.y + pad, card.w - 2 * pad, card.h - 2 * pad }, says,
               COLOUR_QUIET);
    Box rest = staff_back(page, &form);
    const StaffStepper stepper = { .less_id = "staff:size:less",
                                   .more_id = "staff:size:more",
                                   .less = words_in(in, "Smaller"),
                                   .more = words_in(in, "Larger"),
                                   .text = arena_print(arena, "%d", staff->card) };
    rest.x += form.gap;
    rest.w -= form.gap;
    staff_stepper(page, &stepper, fmax(PAGE_TOUCH_MM, fmin(rest.h, rest.w * 0.3)), rest);
    scene_speak(page->scene, "%s", words_in(in, "It counts from the next start."));
    return 1;
}
