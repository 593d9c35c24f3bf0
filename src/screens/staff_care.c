/* staff_care.c: caring for the unit, and giving it back as it came. */
#include <math.h>

#include "screens/staff.h"
#include "typeset/phrase.h"

int staff_care_build(Page *page, const View *view)
{
    const StaffFacts *facts = view->staff->facts;
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    StaffForm form = staff_form_beside(page, view);
    const char *fact = phrase_print(arena, words_in(in, "version %s"), facts->version);
    if (facts->degrees > 0)
        fact = phrase_print(arena, "%s · %s", fact, arena_print(arena, "%d °C", facts->degrees));
    staff_head(page, &form, words_in(in, "Care"), fact);
    StaffButton buttons[6];
    int count = 0;
    buttons[count++] = staff_clean_button(page, true);
    buttons[count++] =
        (StaffButton){ "staff:test", "touch", words_in(in, "Test the touch"), NULL, AREA_BUTTON,
                       false,        false };
    buttons[count++] =
        (StaffButton){ "staff:size", "size", words_in(in, "Panel size"), NULL, AREA_BUTTON,
                       false,        false };
    buttons[count++] =
        (StaffButton){ "staff:pin:new", "key", words_in(in, "New PIN"), NULL, AREA_BUTTON,
                       false,           false };
    if (facts->switches_off) {
        buttons[count++] =
            (StaffButton){ "staff:restart", "restart", words_in(in, "Restart"), NULL, AREA_BUTTON,
                           false,           false };
        buttons[count++] =
            (StaffButton){ "staff:off", "power", words_in(in, "Switch off"), NULL, AREA_BUTTON,
                           false,       false };
    }
    staff_grid(page, &form, buttons, count, page->portrait && page->compact ? 1 : 2, form.body);
    Box rest = staff_back(page, &form);
    const StaffButton give = {
        "staff:give_back", "wipe", words_in(in, "Give back"), NULL, AREA_BUTTON, false, false
    };
    double width = fmin(rest.w, (form.bar.w - form.gap) / 2);
    staff_button(page, &give, (Box){ rest.x + rest.w - width, rest.y, width, rest.h });
    return 1;
}

/* What went, and how many. */
static const char *gone_says(Page *page, int stories)
{
    const Language *in = page->language;
    const char *gone = words_in(in, "It is as it came. The next one chooses a PIN.");
    if (stories == 0)
        return gone;
    const char *count =
        arena_print(page->scene->arena,
                    words_count_in(in, "%d story from a stick went.",
                                   "%d stories from sticks went.", (unsigned long)stories),
                    stories);
    return phrase_print(page->scene->arena, "%s %s", gone, count);
}

int staff_give_back_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    StaffForm form = staff_form_beside(page, view);
    double top = staff_head(page, &form, words_in(in, "Give back"), NULL);
    const char *says =
        staff->says == STAFF_SAYS_GONE ? gone_says(page, staff->facts->given_back)
        : staff->says == STAFF_SAYS_FAILED
            ? arena_copy_text(page->scene->arena, staff->why)
            : words_in(in, "Stories from sticks, room, hours and PIN go back to how it came. "
                           "Counts stay: they are the museum's.");
    Box note = { form.body.x, top, form.body.w, form.bar.y - form.gap - top };
    if (!page->compact)
        note.h = fmin(note.h, 6 * page_line(page, TYPE_TOOL));
    staff_note(page, note, says, COLOUR_INK);
    Box rest = staff_back(page, &form);
    const StaffButton give = { "staff:give_back",
                               "wipe",
                               words_in(in, "Give back: hold 3 s"),
                               NULL,
                               AREA_BUTTON,
                               true,
                               false };
    if (staff->says != STAFF_SAYS_GONE)
        staff_button(page, &give, rest);
    return 1;
}
