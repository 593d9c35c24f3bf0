/* staff_counts.c: what the counts say, on three pages, and copying them to a stick. On the widest
 * panels the first two are one. */
#include <math.h>

#include "screens/staff.h"
#include "typeset/phrase.h"

static double unit_of(const Page *page)
{
    return page->compact ? 1 : 1.25 * page->scale;
}

static void show_line(Page *page, Point from, Point to, double width, Colour colour, bool dashed)
{
    const Point points[] = { from, from, to, to };
    scene_stroke(page->scene, points, 4, width, colour, dashed);
}

/* ---- visits ---- */

static int list_lines(Page *page, const StaffFacts *facts, const char *lines[3])
{
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    int count = 0;
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
    return count;
}

/* Returns where the next thing may begin. */
static double show_lines(Page *page, const StaffFacts *facts, Box box)
{
    const char *lines[3];
    double y = box.y;
    if (facts->visits < 0) {
        staff_note(page, box, words_in(page->language, "The counts are being read."), COLOUR_QUIET);
        return box.y + box.h;
    }
    int count = list_lines(page, facts, lines), first = 0;
    const char *both = phrase_print(page->scene->arena, "%s %s", lines[0], lines[1]);
    if (page->compact && page_break(page, both, TYPE_TOOL, 1e6).width_mm <= box.w) {
        lines[1] = both; /* the rope needs the room */
        first = 1;
    }
    for (int i = first; i < count; i++) {
        Lines text = page_break(page, lines[i], TYPE_TOOL, box.w);
        if (y + text.height_mm > box.y + box.h) {
            scene_speak(page->scene, "%s", lines[i]);
            continue;
        }
        y += page_show(page, box.x, y, box.w, &text, lines[i], COLOUR_INK, ALIGN_START);
    }
    return y;
}

/* A bar for each of the last days; those of fewer than ten visits are all as high as ten. */
static void show_days(Page *page, const StaffCounts *counts, Box box)
{
    int64_t most = STAFF_FEWEST;
    for (int i = 0; i < counts->day_count; i++)
        most = counts->days[i] > most ? counts->days[i] : most;
    double pitch = box.w / STAFF_DAYS_MOST;
    for (int i = 0; i < counts->day_count; i++) {
        int64_t visits = counts->days[i] < STAFF_FEWEST ? STAFF_FEWEST : counts->days[i];
        double high = box.h * (double)visits / (double)most;
        scene_box(page->scene,
                  (Box){ box.x + (STAFF_DAYS_MOST - counts->day_count + i) * pitch,
                         box.y + box.h - high, pitch * 0.7, high },
                  counts->days[i] < STAFF_FEWEST ? COLOUR_GREEKED : COLOUR_QUIET, COLOUR_NONE, 0,
                  0);
    }
    show_line(page, (Point){ box.x, box.y + box.h }, (Point){ box.x + box.w, box.y + box.h },
              0.3 * page->scale, COLOUR_BORDER, false);
}

/* How many left before a place; fewer than ten are not told. */
static const char *lost_says(Page *page, const StaffCounts *counts, int place)
{
    int64_t lost = counts->stayed[place - 1] - counts->stayed[place];
    return lost < STAFF_FEWEST
               ? "–"
               : arena_print(page->scene->arena, "\xE2\x81\xA6−%d\xE2\x81\xA9", (int)lost);
}

static void show_lost(Page *page, const StaffCounts *counts, double step, Box box)
{
    for (int i = 1; i < counts->place_count; i++) {
        const char *text = lost_says(page, counts, i);
        Lines line = page_break(page, text, TYPE_TOOL, 1e6);
        if (1.5 * line.width_mm > step - 1) { /* the last one is not in the middle */
            scene_speak(page->scene, "%s", text);
            continue;
        }
        double middle = box.x + i * step, left = middle - step / 2;
        left = i == counts->place_count - 1 ? box.x + box.w - step : left;
        page_show(page, left, box.y, step, &line, text, COLOUR_QUIET,
                  i == counts->place_count - 1 ? ALIGN_END : ALIGN_CENTRE);
    }
}

/* Where people leave: a rope that thins from the start to the end. */
static void show_stay(Page *page, const StaffCounts *counts, Box box)
{
    double unit = unit_of(page), label = page_line(page, TYPE_TOOL);
    int steps = counts->place_count - 1;
    if (counts->stayed[0] < STAFF_FEWEST || steps < 1 || box.h < label + 6 * unit)
        return;
    const char *leave = words_in(page->language, "Where people leave");
    Lines head = page_break(page, leave, TYPE_TOOL, box.w);
    if (!page->compact && head.line_count == 1 && box.h >= 2 * label + 8 * unit) {
        double used =
            page_show(page, box.x, box.y, box.w, &head, leave, COLOUR_QUIET, ALIGN_START) + unit;
        box.y += used;
        box.h -= used;
    } else {
        scene_speak(page->scene, "%s", leave);
    }
    double thick = fmin(box.h - label - 2 * unit, 9 * unit), step = box.w / steps;
    for (int i = steps; i > 0; i--) {
        double share = fmax(0.08, (double)counts->stayed[i] / (double)counts->stayed[0]);
        double x = box.x + (i - 1) * step, y = box.y + thick / 2;
        double from = x + (i == 1 ? thick / 2 : 0), to = x + step - thick * share / 2;
        const Point rope[] = {
            { from, y }, { from + (to - from) / 3, y }, { from + (to - from) * 2 / 3, y }, { to, y }
        };
        scene_rope(page->scene, rope, 4, thick * share, COLOUR_ROPE);
    }
    show_lost(page, counts, step, (Box){ box.x, box.y + thick + unit, box.w, label });
}

/* What school classes voted. A small panel has room only for visits. */
static double show_classes(Page *page, const StaffCounts *counts, Box box)
{
    const char *says =
        counts && counts->classes ? arena_copy_text(page->scene->arena, counts->classes) : NULL;
    if (!says)
        return box.y;
    Lines lines = page_break_balanced(page, says, TYPE_TOOL, box.w);
    double gap = unit_of(page), least = page_line(page, TYPE_TOOL) + 10 * gap; /* for the rope */
    if (page->compact || lines.height_mm + gap + least > box.h) {
        scene_speak(page->scene, "%s", says);
        return box.y;
    }
    return box.y + gap +
           page_show(page, box.x, box.y + gap, box.w, &lines, says, COLOUR_QUIET, ALIGN_START);
}

static void show_visits(Page *page, const StaffFacts *facts, Box box)
{
    double y = show_lines(page, facts, box), unit = unit_of(page);
    const StaffCounts *counts = facts->counts;
    y = show_classes(page, counts, (Box){ box.x, y, box.w, box.y + box.h - y });
    double left = box.y + box.h - y - 2 * unit, label = page_line(page, TYPE_TOOL);
    if (!counts || left < label + 6 * unit)
        return;
    double stay = fmin(left, (page->compact ? 1 : 2) * label + 12 * unit),
           days = left - stay - 3 * unit;
    if (days > 8 * unit && counts->day_count > 1) {
        days = fmin(days, 26 * unit);
        show_days(page, counts, (Box){ box.x, y + 2 * unit, box.w, days });
        y += days + 3 * unit;
    }
    show_stay(page, counts, (Box){ box.x, y + 2 * unit, box.w, stay });
}

/* ---- learning ---- */

/* From where visitors were to where they are now, up to the interval. */
static void show_arrow(Page *page, double from, double to, double y)
{
    double unit = unit_of(page), head = 1.3 * unit, back = to + (to < from ? head : -head);
    const Point points[] = { { from, y }, { to, y }, { back, y - head }, { back, y + head } };
    show_line(page, points[0], points[1], 0.5 * unit, COLOUR_QUIET, false);
    show_line(page, points[1], points[2], 0.5 * unit, COLOUR_QUIET, false);
    show_line(page, points[1], points[3], 0.5 * unit, COLOUR_QUIET, false);
}

static void show_trust(Page *page, const Range *first, const Range *last, double y, Box axis)
{
    double unit = unit_of(page), radius = 2.8 * unit;
    Point from = { axis.x + first->middle * axis.w, y }, to = { axis.x + last->middle * axis.w, y };
    double low = axis.x + last->low * axis.w, high = axis.x + last->high * axis.w;
    show_line(page, (Point){ low, y }, (Point){ high, y }, 0.5 * unit, COLOUR_QUIET, false);
    show_line(page, (Point){ low, y - 1.4 * unit }, (Point){ low, y + 1.4 * unit }, 0.5 * unit,
              COLOUR_QUIET, false);
    show_line(page, (Point){ high, y - 1.4 * unit }, (Point){ high, y + 1.4 * unit }, 0.5 * unit,
              COLOUR_QUIET, false);
    mark_ring_in(page, from, radius, COLOUR_QUIET);
    if (from.x - radius - high > 3 * unit)
        show_arrow(page, from.x - radius - unit, high + unit, y);
    else if (low - from.x - radius > 3 * unit)
        show_arrow(page, from.x + radius + unit, low - unit, y);
    scene_disc(page->scene,
               (Box){ to.x - radius * 0.85, to.y - radius * 0.85, 1.7 * radius, 1.7 * radius },
               COLOUR_QUIET, COLOUR_NONE, 0);
}

static void show_scale(Page *page, Box axis, double foot)
{
    const Language *in = page->language;
    double unit = unit_of(page);
    for (int i = 0; i <= 10; i += 5) {
        double x = axis.x + axis.w * i / 10;
        show_line(page, (Point){ x, axis.y }, (Point){ x, axis.y + axis.h }, 0.35 * unit,
                  COLOUR_BORDER, true);
    }
    const char *of = words_in(in, "of 10 trust it");
    Lines nought = page_break(page, "0", TYPE_TOOL, 1e6),
          ten = page_break(page, "10", TYPE_TOOL, 1e6);
    Lines middle = page_break(page, of, TYPE_TOOL, 1e6);
    page_show(page, axis.x, foot, nought.width_mm + 0.1, &nought, "0", COLOUR_QUIET, ALIGN_START);
    page_show(page, axis.x + axis.w - ten.width_mm, foot, ten.width_mm + 0.1, &ten, "10",
              COLOUR_QUIET, ALIGN_START);
    if (middle.width_mm < axis.w - nought.width_mm - ten.width_mm - 4)
        page_show(page, axis.x + (axis.w - middle.width_mm) / 2, foot, middle.width_mm + 0.1,
                  &middle, of, COLOUR_QUIET, ALIGN_START);
    else
        scene_speak(page->scene, "%s", of);
}

/* What ring and disc are, at the end of the two rows. Returns the width that it takes, or 0 where
 * there is no room for it: then it is only spoken. */
static double show_key(Page *page, double row, Box box)
{
    const char *const words[] = { words_in(page->language, "met first in a visit"),
                                  words_in(page->language, "met last, after two ropes") };
    double unit = unit_of(page), radius = 2.8 * unit, width = 0;
    Lines lines[2];
    for (int i = 0; i < 2; i++) {
        lines[i] = page_break(page, words[i], TYPE_TOOL, 1e6);
        width = fmax(width, lines[i].width_mm + 3 * radius + 0.1);
    }
    bool room = !page->compact && width < box.w * 0.34;
    for (int i = 0; i < 2; i++) {
        double x = box.x + box.w - width, y = box.y + (i + 0.5) * row;
        Point at = { x + radius, y };
        if (!room) {
            scene_speak(page->scene, "%s", words[i]);
            continue;
        }
        if (i == 0)
            mark_ring_in(page, at, radius, COLOUR_QUIET);
        else
            scene_disc(page->scene,
                       (Box){ at.x - radius * 0.85, y - radius * 0.85, 1.7 * radius, 1.7 * radius },
                       COLOUR_QUIET, COLOUR_NONE, 0);
        page_show(page, x + 3 * radius, y + lines[i].capital_mm / 2 - lines[i].ascent_mm,
                  lines[i].width_mm + 0.1, &lines[i], words[i], COLOUR_QUIET, ALIGN_START);
    }
    return room ? width + 8 * unit : 0;
}

/* Two rows: how many trust the good trail and the bad one, met first and met last. */
static void show_chart(Page *page, const Learning *learning, Box box)
{
    const Language *in = page->language;
    const char *good = words_in(in, "Good trail"), *bad = words_in(in, "Bad trail");
    double unit = unit_of(page), line = page_line(page, TYPE_TOOL);
    Type type = page->compact ? TYPE_TOOL : TYPE_LABEL;
    Lines names[] = { page_break(page, good, type, 1e6), page_break(page, bad, type, 1e6) };
    double label = fmax(names[0].width_mm, names[1].width_mm) + 4 * unit;
    double row = fmin((box.h - line) / 2, 16 * unit);
    if (row < 6.5 * unit || box.w - label < 40 * unit) {
        scene_speak(page->scene, "%s, %s", good, bad);
        return;
    }
    double key = show_key(page, row, box);
    Box axis = { box.x + label, box.y, box.w - label - key - 3 * unit, 2 * row };
    for (int i = 0; i < 2; i++) {
        double y = box.y + (i + 0.5) * row;
        page_show(page, box.x, y + names[i].capital_mm / 2 - names[i].ascent_mm, label, &names[i],
                  i ? bad : good, COLOUR_INK, ALIGN_START);
        show_trust(page, i ? &learning->bad_first : &learning->good_first,
                   i ? &learning->bad_last : &learning->good_last, y, axis);
    }
    show_scale(page, axis, box.y + 2 * row);
}

/* The largest type in which the text has room; TYPE_TOOL also where it has none. */
static Type learning_type(const Page *page, const char *text, double width, double room)
{
    bool fits = !page->compact && page_break(page, text, TYPE_READING, width).height_mm <= room;
    return fits ? TYPE_READING : TYPE_TOOL;
}

/* The sentence unless it is the heading, what it means, and the chart once there was a look.
 * Returns its height. */
static double show_learning(Page *page, const StaffCounts *counts, bool headed, Box box)
{
    Arena *arena = page->scene->arena;
    double unit = unit_of(page), chart = 2 * 8 * unit + page_line(page, TYPE_TOOL), y = box.y;
    bool looked = counts->learning.sentence != SENTENCE_TOO_FEW;
    const char *texts[] = { counts->sentence, counts->details, counts->basis };
    for (size_t i = headed ? 1 : 0; i < COUNT(texts); i++) {
        const char *text = arena_copy_text(arena, texts[i]);
        double room = box.y + box.h - y - (looked ? chart + 2 * unit : 0);
        Type type = i < 2 ? learning_type(page, text, box.w, 0.7 * room) : TYPE_TOOL;
        Lines lines = page_break_balanced(page, text, type, box.w);
        if (!text[0])
            continue;
        if (lines.height_mm > room) {
            scene_speak(page->scene, "%s", text);
            continue;
        }
        y += page_show(page, box.x, y, box.w, &lines, text, i < 2 ? COLOUR_INK : COLOUR_QUIET,
                       ALIGN_START) +
             1.4 * unit;
    }
    double high = fmin(box.y + box.h - y - 2 * unit, chart + 16 * unit);
    if (looked)
        show_chart(page, &counts->learning, (Box){ box.x, y + 2 * unit, box.w, high });
    return y + 2 * unit + (looked ? high : 0) - box.y;
}

/* ---- claims ---- */

/* The four levels as columns, yellow for the trail's; a ring where visitors were before the rope on
 * average, and a disc where they were after it. */
static void show_columns(Page *page, const StaffClaim *claim, Box box)
{
    double step = box.w / 4, radius = fmin(step * 0.28, box.h * 0.2), y = box.y + box.h / 2;
    for (int level = 0; level < 4; level++)
        scene_box(page->scene, (Box){ box.x + level * step + 0.3, box.y, step - 0.6, box.h },
                  level == claim->level ? COLOUR_MARKER : COLOUR_CARD, COLOUR_HAIRLINE, 0.25, 1);
    mark_ring_in(page, (Point){ box.x + (claim->before + 0.5) * step, y - radius }, radius,
                 COLOUR_QUIET);
    double x = box.x + (claim->after + 0.5) * step;
    scene_disc(page->scene, (Box){ x - radius * 0.8, y + radius * 0.2, 1.6 * radius, 1.6 * radius },
               COLOUR_QUIET, COLOUR_NONE, 0);
}

static void show_claim(Page *page, const StaffClaim *claim, Box box)
{
    Arena *arena = page->scene->arena;
    double unit = unit_of(page), columns = fmin(34 * unit, box.w * 0.3);
    const char *label = arena_copy_text(arena, claim->label);
    const char *todo = arena_copy_text(arena, claim->todo);
    Box words = { box.x, box.y, box.w - columns - 3 * unit, box.h };
    const char *both = phrase_print(arena, "%s: %s", label, todo);
    staff_note(page, words, staff_note_fits(page, words, both) ? both : label, COLOUR_INK);
    show_columns(page, claim, (Box){ box.x + box.w - columns, box.y + 1, columns, box.h - 2 });
    show_line(page, (Point){ box.x, box.y + box.h + 0.8 },
              (Point){ box.x + box.w, box.y + box.h + 0.8 }, 0.25 * page->scale, COLOUR_HAIRLINE,
              false);
}

/* Returns how many there is room for. */
static int show_claims(Page *page, const Staff *staff, const StaffForm *form, Box box)
{
    const StaffCounts *counts = staff->facts->counts;
    int rows = (int)((box.h + form->gap) / (form->row + form->gap));
    rows = rows < 1 ? 1 : rows;
    if (!counts || counts->claim_count == 0) {
        staff_note(page, box, words_in(page->language, "Under ten answers to each claim."),
                   COLOUR_QUIET);
        return rows;
    }
    for (int i = 0; i < rows && staff->first + i < counts->claim_count; i++)
        show_claim(page, &counts->claims[staff->first + i],
                   (Box){ box.x, box.y + i * (form->row + form->gap), box.w, form->row });
    return rows;
}

/* ---- the pages ---- */

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

/* What to do next, beside the rope. */
static void show_advice(Page *page, const StaffCounts *counts, Box box)
{
    Arena *arena = page->scene->arena;
    double unit = unit_of(page), y = box.y;
    const char *head = words_in(page->language, "What to do next");
    Lines title = page_break(page, head, TYPE_TOOL, box.w);
    y += page_show(page, box.x, y, box.w, &title, head, COLOUR_QUIET, ALIGN_START) + unit;
    for (int i = 0; i < counts->advice_count; i++) {
        const char *text = arena_copy_text(arena, counts->advice[i]);
        Lines lines = page_break(page, text, TYPE_TOOL, box.w - 8 * unit);
        double high = lines.height_mm + 5 * unit;
        if (y + high > box.y + box.h) {
            scene_speak(page->scene, "%s", text);
            continue;
        }
        scene_box(page->scene, (Box){ box.x, y, box.w, high }, COLOUR_NONE, COLOUR_HAIRLINE,
                  0.25 * page->scale, 2.2 * page->scale);
        page_show(page, box.x + 4 * unit, y + 2.5 * unit, box.w - 8 * unit, &lines, text,
                  COLOUR_INK, ALIGN_START);
        y += high + 2 * unit;
    }
}

/* Visits and learning as one. */
static void show_both(Page *page, const StaffFacts *facts, bool headed, Box box)
{
    double unit = unit_of(page), half = (box.w - 8 * unit) / 2, y = box.y;
    if (facts->counts)
        y +=
            show_learning(page, facts->counts, headed, (Box){ box.x, box.y, box.w, box.h * 0.58 }) +
            3 * unit;
    Box left = { box.x, y, half, box.y + box.h - y };
    show_visits(page, facts, left);
    if (facts->counts)
        show_advice(page, facts->counts, (Box){ box.x + half + 8 * unit, y, half, left.h });
}

/* On the narrowest panel copying has a row of its own. */
static bool is_narrow(const Page *page)
{
    return page->portrait && page->compact;
}

/* The bar: back, what leads on, and copying or turning the rows. */
static void show_bar(Page *page, const StaffForm *form, const StaffButton *on, bool turns)
{
    Box rest = staff_back_box(page, form);
    bool above = is_narrow(page) && !turns;
    double copy = turns ? 2 * (form->row + form->gap) : above ? 0 : rest.w * 0.55;
    const StaffButton button = {
        "staff:copy", "stick", words_in(page->language, "Copy to stick"), NULL, AREA_BUTTON,
        false,        false
    };
    const Box own = { form->bar.x, form->bar.y - form->row - form->gap, form->bar.w, form->row };
    if (above) /* it comes before the bar */
        staff_button(page, &button, own);
    staff_button(page, on, (Box){ rest.x + copy, rest.y, rest.w - copy, rest.h });
    staff_back(page, form);
    if (turns)
        staff_turns(page, form, rest);
    else if (!above)
        staff_button(page, &button, (Box){ rest.x, rest.y, copy - form->gap, rest.h });
}

int staff_counts_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const StaffFacts *facts = staff->facts;
    const Language *in = page->language;
    StaffForm form = staff_form_beside(page, view);
    bool one = staff_counts_in_one(staff);
    const char *names[STAFF_LEAVES] = { words_in(in, "Visits"), words_in(in, "Learning"),
                                        words_in(in, "Claims") };
    bool headed = one && staff->leaf == 0 && facts->counts && facts->counts->sentence[0];
    const char *title = one && staff->leaf == 0 ? words_in(in, "Counts") : names[staff->leaf];
    if (headed) /* the sentence comes first, as in the report */
        title = arena_copy_text(page->scene->arena, facts->counts->sentence);
    double marks = in->right_to_left ? 2.5 * form.unit : 0; /* above the letters */
    double top = fmax(staff_head(page, &form, title, NULL) + marks, page->touch_top);
    bool copies = staff->says != STAFF_SAYS_NOTHING && staff->leaf < 2;
    double note = copies ? form.row : 0,
           copy = is_narrow(page) && staff->leaf < 2 ? form.row + form.gap : 0;
    Box body = { form.body.x, top, form.body.w, form.bar.y - form.gap - copy - note - top };
    int rows = 1;
    if (staff->leaf == 0 && one)
        show_both(page, facts, headed, body);
    else if (staff->leaf == 0)
        show_visits(page, facts, body);
    else if (staff->leaf == 1 && facts->counts)
        show_learning(page, facts->counts, false, body);
    else if (staff->leaf == 1)
        staff_note(page, body, words_in(in, "The counts are being read."), COLOUR_QUIET);
    else if (staff->leaf == 2)
        rows = show_claims(page, staff, &form, body);
    if (copies)
        staff_note(page,
                   (Box){ form.body.x, form.bar.y - form.gap - copy - note, form.body.w, note },
                   copy_says(page, staff), COLOUR_INK);
    if (staff->says == STAFF_SAYS_COPYING)
        return 1; /* nothing can be touched until it is on the stick */
    const StaffButton on = {
        "staff:counts:next", NULL, names[staff_next_leaf(staff)], NULL, AREA_PRIMARY, false, false
    };
    show_bar(page, &form, &on, staff->leaf == 2);
    return rows;
}
