/* staff_counts.c: how many visits there were, and copying the counts to a stick. */
#include <math.h>

#include "screens/staff.h"
#include "typeset/phrase.h"

static void show_counts(Page *page, const StaffFacts *facts, Box box)
{
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    double line = fmin(page_line(page, TYPE_TEXT) * 1.1, box.h / 3), y = box.y;
    const char *lines[3];
    int count = 0;
    if (facts->visits < 0) {
        staff_note(page, box, words_in(in, "The counts are being read."), COLOUR_QUIET);
        return;
    }
    lines[count++] = staff_visits_today(page, facts);
    lines[count++] =
        facts->week < STAFF_FEWEST
            ? words_in(in, "Under ten visits in seven days.")
            : arena_print(arena,
                          words_count_in(in, "%d visit in seven days.", "%d visits in seven days.",
                                         (unsigned long)facts->week),
                          (int)facts->week);
    if (facts->ended >= STAFF_FEWEST && facts->all - facts->ended >= STAFF_FEWEST)
        lines[count++] = arena_print(arena, words_in(in, "%d of %d came to the end."),
                                     (int)facts->ended, (int)facts->all);
    for (int i = 0; i < count; i++, y += line) {
        Lines text = page_break(page, lines[i], TYPE_TEXT, box.w);
        y += page_show(page, box.x, y, box.w, &text, lines[i], COLOUR_INK, ALIGN_START) -
             text.line_mm;
    }
}

static const char *copy_says(Page *page, const Staff *staff)
{
    const Language *in = page->language;
    switch (staff->says) {
    case STAFF_SAYS_COPYING: return words_in(in, "Copying. Leave the stick in.");
    case STAFF_SAYS_COPIED: return words_in(in, "Done. You may pull the stick.");
    case STAFF_SAYS_FAILED: return arena_copy_text(page->scene->arena, staff->why);
    default: return words_in(in, "Put in a stick, then copy.");
    }
}

int staff_counts_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    StaffForm form = staff_form(page);
    double top = staff_head(page, &form, words_in(in, "Counts"), NULL);
    double note = form.row;
    Box body = { form.body.x, top, form.body.w, form.bar.y - form.gap - note - top };
    show_counts(page, staff->facts, body);
    staff_note(page, (Box){ form.body.x, form.bar.y - form.gap - note, form.body.w, note },
               copy_says(page, staff),
               staff->says == STAFF_SAYS_NOTHING ? COLOUR_QUIET : COLOUR_INK);
    if (staff->says == STAFF_SAYS_COPYING)
        return 1; /* nothing can be touched until it is on the stick */
    Box rest = staff_back_box(page, &form);
    const StaffButton copy = { "staff:copy", "stick",      words_in(in, "Copy to stick"),
                               NULL,         AREA_PRIMARY, false,
                               false };
    staff_button(page, &copy, rest); /* it leads on, so it comes first */
    staff_back(page, &form);
    return 1;
}
