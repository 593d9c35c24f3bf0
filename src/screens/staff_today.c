/* staff_today.c: is everything all right? The heading answers. Below are the doors to the other
 * pages; when something is wrong, first the one button that mends it. */
#include <inttypes.h>
#include <math.h>

#include "screens/staff.h"
#include "typeset/phrase.h"

#define SENTENCE_MM 8.0

static bool is_narrow(const Page *page)
{
    return page->portrait && page->compact;
}

static const char *why_they_wait(const Language *in, AnswersWait wait)
{
    switch (wait) {
    case ANSWERS_FULL: return words_in(in, "The card is full. Visits go on.");
    case ANSWERS_READ_ONLY: return words_in(in, "The card cannot be written. Visits go on.");
    case ANSWERS_NEWER: return words_in(in, "A newer exhibit wrote there. Update this one.");
    case ANSWERS_LATE: return words_in(in, "The card is slow or in use. Visits go on.");
    default: return words_in(in, "The card fails. Visits go on.");
    }
}

const char *staff_trouble_means(Page *page, const StaffFacts *facts, Trouble trouble)
{
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    switch (trouble) {
    case TROUBLE_ANSWERS: return why_they_wait(in, facts->answers);
    case TROUBLE_ASIDE: return words_in(in, "Damaged, but kept. Counting goes on.");
    case TROUBLE_STORY:
        return phrase_print(arena, words_in(in, "%s could not be read."),
                            facts->taken ? facts->taken : "");
    case TROUBLE_HOT: return words_in(in, "Give it air.");
    case TROUBLE_POWER: return words_in(in, "Use the unit's own supply.");
    case TROUBLE_RESTART:
        return arena_print(
            arena,
            words_count_in(in, "%d time today.", "%d times today.", (unsigned long)facts->restarts),
            facts->restarts);
    case TROUBLE_TOUCH: return words_in(in, "Found by the touch test.");
    case TROUBLE_SETTINGS: return words_in(in, "They are as they came. Look at them.");
    case TROUBLE_CLOCK: return words_in(in, "Hours are off until then.");
    case TROUBLE_PIN: return words_in(in, "It is still the first one.");
    default: return "";
    }
}

const char *staff_visits_today(Page *page, const StaffFacts *facts)
{
    const Language *in = page->language;
    if (facts->visits < STAFF_FEWEST)
        return words_in(in, "Under ten visits today.");
    return arena_print(
        page->scene->arena,
        words_count_in(in, "%d visit today.", "%d visits today.", (unsigned long)facts->visits),
        (int)facts->visits);
}

/* "41 visits today. 3 stories live." */
static const char *all_is_well(Page *page, const StaffFacts *facts)
{
    Arena *arena = page->scene->arena;
    int live = 0;
    for (int i = 0; i < facts->story_count; i++)
        live += facts->stories[i].state == STAFF_LIVE;
    const char *stories = arena_print(
        arena,
        words_count_in(page->language, "%d story live.", "%d stories live.", (unsigned long)live),
        live);
    if (facts->visits < 0)
        return stories;
    const char *visits = staff_visits_today(page, facts);
    return phrase_print(arena, "%s %s", visits, stories);
}

static const char *line_of(Page *page, const Staff *staff, Trouble trouble, int others)
{
    const char *means = trouble == TROUBLE_COUNT ? all_is_well(page, staff->facts)
                                                 : staff_trouble_means(page, staff->facts, trouble);
    if (staff->says == STAFF_SAYS_FAILED)
        return arena_copy_text(page->scene->arena, staff->why);
    if (others == 0)
        return means;
    const char *more = arena_print(
        page->scene->arena,
        words_count_in(page->language, "And %d more.", "And %d more.", (unsigned long)others),
        others);
    return phrase_print(page->scene->arena, "%s %s", means, more);
}

/* Returns where the doors begin. */
static double show_answer(Page *page, const Staff *staff, const StaffForm *form, Trouble trouble)
{
    int others;
    staff_trouble(staff, &others);
    double unit = form->unit, icon = 11 * unit, x = form->head.x;
    double marks = page->language->right_to_left ? 1.6 * unit : 0; /* above the letters */
    double y = form->head.y + marks;
    double top = form->head.y - 0.6 * unit;
    scene_icon(page->scene, (Box){ x, top, icon, icon }, trouble == TROUBLE_COUNT ? "ok" : "warn",
               COLOUR_INK);
    double time = 0;
    if (staff->facts->time[0]) {
        Lines clock = page_break(page, staff->facts->time, TYPE_TOOL, 1e6);
        time = clock.width_mm + 3 * unit;
        page_show(page, x + form->head.w - clock.width_mm, top + icon / 2 - clock.capital_mm,
                  clock.width_mm + 0.1, &clock, staff->facts->time, COLOUR_QUIET, ALIGN_END);
    }
    double left = icon + 2 * unit;
    Box box = { x + left, y, form->head.w - left - time,
                is_narrow(page)  ? 20
                : page->portrait ? 30 * unit
                                 : 12.6 * unit };
    double high =
        staff_sentence(page, box, staff_trouble_says(page, staff->facts, trouble),
                       is_narrow(page) ? 6.4 : fmin(SENTENCE_MM * unit, 12 * page->scale));
    const char *line = line_of(page, staff, trouble, others);
    Type type = page->compact ? TYPE_TOOL : TYPE_TEXT;
    Lines lines = page_break(page, line, type, form->head.w);
    if (lines.line_count > 1)
        lines = page_break_balanced(page, line, TYPE_TOOL, form->head.w);
    if (lines.line_count > 1 && page->compact && !page->portrait && others > 0) {
        scene_speak(page->scene, "%s", line); /* there is room for what is worst */
        line = line_of(page, staff, trouble, 0);
        lines = page_break(page, line, TYPE_TOOL, form->head.w);
    }
    double tails = page->language->right_to_left ? 2 * unit : 0;
    double at = y + high + tails + (lines.line_count > 1 ? 3.6 : 4.6) * unit;
    at = fmax(at, lines.line_count > 1 ? top + icon + 1.5 * unit : 21 * unit);
    at += page_show(page, x, at - (lines.ascent_mm - lines.capital_mm), form->head.w, &lines, line,
                    COLOUR_QUIET, ALIGN_START);
    return fmax(at - (lines.line_mm - lines.capital_mm) * 0.4 + (page->compact ? 1.5 : 5) * unit,
                page->touch_top);
}

/* The bar: clean, off, to the visitors. */
static void show_bar(Page *page, const Staff *staff, const StaffForm *form, bool well, bool off)
{
    StaffButton buttons[3];
    int count = 0;
    buttons[count++] = staff_clean_button(page, false);
    if (staff->facts->switches_off && off)
        buttons[count++] =
            (StaffButton){ "staff:off", "power", words_in(page->language, "Off"), NULL, AREA_BUTTON,
                           false,       false };
    buttons[count] = staff_close_button(page);
    if (!well)
        buttons[count].role = AREA_BUTTON; /* what mends it leads on */
    count++;
    double line = form->bar.y - form->gap / 2 - (is_narrow(page) ? form->row + form->gap : 0);
    const Point hairline[] = { { form->bar.x, line },
                               { form->bar.x, line },
                               { form->bar.x + form->bar.w, line },
                               { form->bar.x + form->bar.w, line } };
    scene_stroke(page->scene, hairline, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
    /* On the narrowest panel the way to the visitors has a row of its own, below the others. */
    int beside = is_narrow(page) ? count - 1 : count;
    double width = (form->bar.w + form->gap) / beside - form->gap;
    double row = is_narrow(page) ? form->bar.y - form->row - form->gap : form->bar.y;
    for (int i = 0; i < beside; i++)
        staff_button(page, &buttons[i],
                     (Box){ form->bar.x + i * (width + form->gap), row, width, form->row });
    if (beside < count)
        staff_button(page, &buttons[beside], form->bar);
}

int staff_today_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    StaffForm form = staff_form(page);
    int others;
    Trouble trouble = staff_trouble(staff, &others);
    double y = show_answer(page, staff, &form, trouble);
    const char *mends = staff_trouble_mends(page, trouble);
    bool fix = trouble != TROUBLE_COUNT && mends && !staff->more &&
               ((trouble != TROUBLE_HOT && trouble != TROUBLE_CLOCK) || staff->facts->switches_off);
    StaffButton doors[STAFF_DOORS];
    staff_doors(page, doors);
    const StaffButton more = { "staff:more", "tools", words_in(in, "More"), NULL, AREA_BUTTON,
                               false,        false };
    /* Two rows, as high as the heading leaves. */
    double foot = form.bar.y - (is_narrow(page) ? form.row + form.gap : 0);
    form.row =
        fmin(form.row, fmax(PAGE_TOUCH_MM, (foot - y) / (is_narrow(page) ? 4 : 2) - form.gap));
    y = page->portrait || !page->compact ? y : foot - 2 * (form.row + form.gap);
    Box body = { form.body.x, y, form.body.w, foot - form.gap - y };
    if (fix) {
        const StaffButton mend = { "staff:fix", NULL, mends, NULL, AREA_PRIMARY, false, false };
        staff_button(page, &mend, (Box){ body.x, body.y, body.w, form.row });
        body.y += form.row + form.gap;
        body.h -= form.row + form.gap;
        doors[2] = more;
        staff_grid(page, &form, doors, 3, 3, body);
    } else {
        staff_grid(page, &form, doors, STAFF_DOORS, is_narrow(page) ? 2 : 3, body);
    }
    show_bar(page, staff, &form, !fix, !fix || trouble != TROUBLE_HOT);
    return 1;
}
