/* staff_room.c: how the exhibit is in its room: sound, hours, languages, low, still, the clock. A
 * touch changes it; there is nothing to save. */
#include <math.h>
#include <string.h>

#include "screens/staff.h"
#include "typeset/phrase.h"

#define STEPS 5
#define STEP  20 /* percent */

/* Days of the week, from Monday: short, and whole for the voice. */
static const char *const short_days[STAFF_DAYS] = { N_("Mo"), N_("Tu"), N_("We"), N_("Th"),
                                                    N_("Fr"), N_("Sa"), N_("Su") };
static const char *const whole_days[STAFF_DAYS] = { N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                                    N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                                    N_("Sunday") };

static const char *time_of(Page *page, int quarter)
{
    return arena_print(page->scene->arena, "%d:%02d", quarter / 4, quarter % 4 * 15);
}

static bool whole_day(const StaffHours *hours)
{
    return hours->opens == 0 && hours->closes == STAFF_QUARTERS;
}

static bool is_closed(const StaffHours *hours)
{
    return hours->opens == hours->closes;
}

/* "10:00 to 17:00", "closed" or "always open". */
static const char *hours_say(Page *page, const StaffHours *hours)
{
    if (is_closed(hours))
        return words_in(page->language, "closed");
    if (whole_day(hours))
        return words_in(page->language, "always open");
    return phrase_print(page->scene->arena, words_in(page->language, "%s to %s"),
                        time_of(page, hours->opens), time_of(page, hours->closes));
}

static const char *all_hours_say(Page *page, const StaffKept *kept)
{
    for (int day = 1; day < STAFF_DAYS; day++) {
        if (memcmp(&kept->hours[day], &kept->hours[0], sizeof(StaffHours)) != 0)
            return words_in(page->language, "by day");
    }
    return hours_say(page, &kept->hours[0]);
}

/* ---- the room ---- */

static void show_sound(Page *page, const View *view, const StaffForm *form, Box box)
{
    const Language *in = page->language;
    const char *label = words_in(in, "Sound");
    double unit = form->unit, icon = 7 * unit, buttons = fmin(64 * unit, box.w * 0.6);
    scene_box(page->scene, box, COLOUR_NONE, COLOUR_HAIRLINE, 0.25 * page->scale,
              2.2 * page->scale);
    if (box.w - buttons > 40 * unit)
        scene_icon(page->scene, (Box){ box.x + 3 * unit, box.y + (box.h - icon) / 2, icon, icon },
                   "speak", COLOUR_INK);
    double left = box.w - buttons > 40 * unit ? icon + 6 * unit : 3 * unit;
    staff_note(page, (Box){ box.x + left, box.y, box.w - left - buttons - 1, box.h }, label,
               COLOUR_INK);
    const StaffStepper stepper = { .less_id = "staff:set:sound:less",
                                   .more_id = "staff:set:sound:more",
                                   .less = words_in(in, "Quieter"),
                                   .more = words_in(in, "Louder"),
                                   .filled = (staff_volume(view->staff) + STEP / 2) / STEP,
                                   .dots = STEPS };
    double side = fmax(PAGE_TOUCH_MM, fmin(18.4 * unit, buttons * 0.3));
    staff_stepper(page, &stepper, side, (Box){ box.x + box.w - buttons, box.y, buttons, box.h });
}

void staff_row(Page *page, const StaffForm *form, const char *id, const char *icon,
               const char *label, const char *now, Box box)
{
    Scene *scene = page->scene;
    double unit = form->unit, side = 7 * unit, left = side + 6 * unit;
    double least = page_break(page, label, TYPE_TOOL, 1e6).width_mm + left + 8 * unit;
    Lines value = page_break(page, now, TYPE_TOOL, fmax(box.w - least, box.w * 0.4));
    Lines words = page_break(page, label, TYPE_TOOL, box.w - left - value.width_mm - 6 * unit);
    scene_box(scene, box, COLOUR_CARD, COLOUR_BORDER, 0.45 * page->scale, 2.2 * page->scale);
    scene_icon(scene, (Box){ box.x + 3 * unit, box.y + (box.h - side) / 2, side, side }, icon,
               COLOUR_TOUCH);
    double base = box.y + (box.h + words.capital_mm) / 2;
    const Colour ink = COLOUR_INK, quiet = COLOUR_QUIET;
    double more = words.height_mm - words.line_mm, lower = value.height_mm - value.line_mm;
    scene_lines(scene, box.x + left, base - words.ascent_mm - more / 2,
                box.w - left - value.width_mm - 6 * unit, &words, ALIGN_START, &ink, 1);
    if (value.line_count == 1) /* else it is only spoken */
        scene_lines(scene, box.x + box.w - 3 * unit - value.width_mm,
                    base - value.ascent_mm - lower / 2, value.width_mm, &value, ALIGN_END, &quiet,
                    1);
    scene_area(scene, id, box, phrase_print(scene->arena, "%s: %s", label, now), AREA_CARD, false);
}

/* "en fr nl ar" */
static const char *languages_say(Page *page, const Staff *staff)
{
    const char *says = "";
    for (int i = 0; i < staff->facts->language_count; i++) {
        const char *code = staff->facts->languages[i];
        if (staff_speaks(&staff->kept, code))
            says = arena_print(page->scene->arena, "%s%s%s", says, says[0] ? " " : "", code);
    }
    return says;
}

/* A language's name in that language. */
static const char *name_of(const char *code)
{
    const Language *language = words_find(code);
    return language ? language->name : code;
}

static void show_room_row(Page *page, const View *view, const StaffForm *form, int row, Box box)
{
    const StaffKept *kept = &view->staff->kept;
    const Language *in = page->language;
    const char *yes = words_in(in, "yes"), *no = words_in(in, "no");
    switch (row) {
    case 0: show_sound(page, view, form, box); break;
    case 1:
        staff_row(page, form, "staff:hours", "clock", words_in(in, "Hours"),
                  all_hours_say(page, kept), box);
        break;
    case 2:
        staff_row(page, form, "staff:set:languages", "language", words_in(in, "Languages"),
                  languages_say(page, view->staff), box);
        break;
    case 3:
        staff_row(page, form, "staff:set:first", "language", words_in(in, "Begins in"),
                  name_of(staff_first_language(view->staff)), box);
        break;
    case 4:
        staff_row(page, form, "staff:low", "low", words_in(in, "Controls low"),
                  kept->low ? yes : no, box);
        break;
    case 5:
        staff_row(page, form, "staff:still", "still", words_in(in, "Nothing moves"),
                  kept->still ? yes : no, box);
        break;
    default:
        staff_row(page, form, "staff:set:clock", "clock", words_in(in, "Clock"),
                  view->staff->facts->time[0] ? view->staff->facts->time : "–", box);
        break;
    }
}

int staff_room_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    StaffForm form = staff_form_beside(page, view);
    int all = staff_row_count(staff);
    int rows = (int)((form.body.h + form.gap + 0.01) / (form.row + form.gap));
    rows = rows < 1 ? 1 : rows;
    const char *fact = rows < all ? arena_print(page->scene->arena, words_in(in, "%d of %d"),
                                                staff->first / rows + 1, (all + rows - 1) / rows)
                                  : NULL;
    staff_head(page, &form, words_in(in, "Room"), fact);
    for (int i = 0; i < rows && staff->first + i < all; i++)
        show_room_row(
            page, view, &form, staff->first + i,
            (Box){ form.body.x, form.body.y + i * (form.row + form.gap), form.body.w, form.row });
    Box rest = staff_back(page, &form);
    if (rows < all)
        rest = staff_turns(page, &form, rest);
    rest.x += form.gap;
    rest.w -= form.gap;
    staff_note(page, rest, words_in(in, "Kept as you touch."), COLOUR_QUIET);
    return rows;
}

/* ---- the languages ---- */

int staff_languages_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    StaffForm form = staff_form_beside(page, view);
    StaffButton buttons[STAFF_LANGUAGES_MOST];
    int count = 0;
    staff_head(page, &form, words_in(in, "Languages"), NULL);
    for (; count < staff->facts->language_count && count < STAFF_LANGUAGES_MOST; count++) {
        const char *code = staff->facts->languages[count];
        bool spoken = staff_speaks(&staff->kept, code);
        buttons[count] = (StaffButton){ arena_print(page->scene->arena, "staff:language:%s", code),
                                        spoken ? "ok" : "minus",
                                        name_of(code),
                                        NULL,
                                        AREA_CHOICE,
                                        false,
                                        spoken };
    }
    /* An upright small panel has room for their names in one column only. */
    int columns = page->compact && page->portrait ? 1 : 2;
    staff_grid(page, &form, buttons, count, columns, form.body);
    Box rest = staff_back(page, &form);
    rest.x += form.gap;
    rest.w -= form.gap;
    staff_note(page, rest,
               staff->says == STAFF_SAYS_LAST ? words_in(in, "One language stays.")
                                              : words_in(in, "It changes between visits."),
               COLOUR_QUIET);
    return 1;
}

/* ---- the clock ---- */

static void show_part(Page *page, const char *name, const char *text, const char *less,
                      const char *more, Box box)
{
    Arena *arena = page->scene->arena;
    const StaffStepper stepper = { .less_id = arena_print(arena, "staff:clock:%s:less", name),
                                   .more_id = arena_print(arena, "staff:clock:%s:more", name),
                                   .less = less,
                                   .more = more,
                                   .text = text };
    staff_stepper(page, &stepper, fmax(PAGE_TOUCH_MM, fmin(box.h, box.w * 0.25)), box);
}

int staff_clock_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    const StaffClock *clock = &staff->clock;
    Arena *arena = page->scene->arena;
    StaffForm form = staff_form_beside(page, view);
    const struct {
        const char *name, *text, *less, *more;
    } parts[] = {
        { "day", arena_print(arena, "%d", clock->day), words_in(in, "A day earlier"),
          words_in(in, "A day later") },
        { "hour", arena_print(arena, "%d h", clock->hour), words_in(in, "An hour earlier"),
          words_in(in, "An hour later") },
        { "month", arena_print(arena, "%d", clock->month), words_in(in, "A month earlier"),
          words_in(in, "A month later") },
        { "minute", arena_print(arena, "%02d min", clock->minute), words_in(in, "A minute earlier"),
          words_in(in, "A minute later") },
        { "year", arena_print(arena, "%d", clock->year), words_in(in, "A year earlier"),
          words_in(in, "A year later") },
    };
    const char *date =
        page_date(page, arena_print(arena, "%d-%02d-%02d", clock->year, clock->month, clock->day));
    staff_head(page, &form, date, arena_print(arena, "%d:%02d", clock->hour, clock->minute));
    int columns = page->portrait && page->compact ? 1 : 2;
    int rows = ((int)COUNT(parts) + columns - 1) / columns;
    double width = (form.body.w + 2 * form.gap) / columns - 2 * form.gap;
    double row = fmin(form.row, (form.body.h + form.gap) / rows - form.gap);
    for (int i = 0; i < (int)COUNT(parts); i++)
        show_part(page, parts[i].name, parts[i].text, parts[i].less, parts[i].more,
                  (Box){ form.body.x + i % columns * (width + 2 * form.gap),
                         form.body.y + i / columns * (row + form.gap), width, row });
    const char *says = staff->says == STAFF_SAYS_FAILED ? arena_copy_text(arena, staff->why)
                                                        : words_in(in, "Set the clock");
    const StaffButton set = { "staff:clock:set", NULL, says, NULL, AREA_PRIMARY, false, false };
    if (staff->says != STAFF_SAYS_COPYING)
        staff_button(page, &set, staff_back_box(page, &form));
    staff_back(page, &form);
    return 1;
}

/* ---- the hours ---- */

/* The chosen days' hours when they are the same, else NULL. */
static const StaffHours *chosen_hours(const Staff *staff)
{
    const StaffHours *first = NULL;
    for (int day = 0; day < STAFF_DAYS; day++) {
        const StaffHours *hours = &staff->kept.hours[day];
        if (!(staff->days & 1U << day))
            continue;
        if (first && (first->opens != hours->opens || first->closes != hours->closes))
            return NULL;
        first = hours;
    }
    return first;
}

/* A day with a bar from when it opens to when it closes, from seven to nine in the evening. */
static void show_day(Page *page, const Staff *staff, const StaffForm *form, int day, Box box)
{
    const Language *in = page->language;
    const StaffHours *hours = &staff->kept.hours[day];
    bool chosen = staff->days & 1U << day;
    Scene *scene = page->scene;
    const char *name = words_in(in, short_days[day]);
    scene_box(scene, box, chosen ? COLOUR_CHOSEN : COLOUR_CARD,
              chosen ? COLOUR_TOUCH : COLOUR_BORDER, (chosen ? 0.8 : 0.45) * page->scale,
              2.2 * page->scale);
    Lines word = page_break(page, name, TYPE_TOOL, box.w);
    const Colour touch = COLOUR_TOUCH;
    double y = box.y + (box.h * 0.62 - word.capital_mm) / 2;
    scene_lines(scene, box.x, y - (word.ascent_mm - word.capital_mm), box.w, &word, ALIGN_CENTRE,
                &touch, 1);
    double x = box.x + 0.14 * box.w, width = 0.72 * box.w, low = box.y + box.h * 0.8;
    scene_box(scene, (Box){ x, low - 0.3 * form->unit, width, 0.6 * form->unit }, COLOUR_BORDER,
              COLOUR_NONE, 0, 0);
    double begin = fmax(0, fmin(1, (hours->opens / 4.0 - 7) / 14));
    double end = fmax(0, fmin(1, (hours->closes / 4.0 - 7) / 14));
    if (!is_closed(hours))
        scene_box(scene,
                  (Box){ x + begin * width, low - 1.2 * form->unit,
                         fmax((end - begin) * width, 2 * form->unit), 2.4 * form->unit },
                  COLOUR_INK, COLOUR_NONE, 0, 1.2 * form->unit);
    scene_area(
        scene, arena_print(scene->arena, "staff:day:%d", day + 1), box,
        phrase_print(scene->arena, "%s: %s", words_in(in, whole_days[day]), hours_say(page, hours)),
        AREA_CHOICE, chosen);
}

static void show_days(Page *page, const Staff *staff, const StaffForm *form, Box box, int columns)
{
    double width = (box.w + form->gap) / columns - form->gap;
    for (int day = 0; day < STAFF_DAYS; day++)
        show_day(page, staff, form, day,
                 (Box){ box.x + day % columns * (width + form->gap),
                        box.y + day / columns * (form->row + form->gap), width, form->row });
}

static void show_time(Page *page, const StaffForm *form, bool opens, const StaffHours *hours,
                      Box box)
{
    const Language *in = page->language;
    const char *label = opens ? words_in(in, "Opens") : words_in(in, "Closes");
    double buttons = fmin(92 * form->unit, box.w * 0.68);
    int quarter = hours ? (opens ? hours->opens : hours->closes) : 0;
    const StaffStepper stepper = {
        .less_id = opens ? "staff:opens:less" : "staff:closes:less",
        .more_id = opens ? "staff:opens:more" : "staff:closes:more",
        .less = opens ? words_in(in, "Opens earlier") : words_in(in, "Closes earlier"),
        .more = opens ? words_in(in, "Opens later") : words_in(in, "Closes later"),
        .text = hours && !is_closed(hours) ? time_of(page, quarter) : "–"
    };
    staff_note(page, (Box){ box.x, box.y, box.w - buttons - form->gap, box.h }, label, COLOUR_INK);
    staff_stepper(page, &stepper, fmax(PAGE_TOUCH_MM, buttons * 0.2),
                  (Box){ box.x + box.w - buttons, box.y, buttons, box.h });
}

int staff_hours_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Language *in = page->language;
    StaffForm form = staff_form_beside(page, view);
    const StaffHours *hours = chosen_hours(staff);
    staff_head(page, &form, words_in(in, "Hours"), hours ? hours_say(page, hours) : NULL);
    int columns = (int)((form.body.w + form.gap) / (PAGE_TOUCH_MM + form.gap));
    columns = columns < STAFF_DAYS ? 4 : STAFF_DAYS;
    int rows = columns < STAFF_DAYS ? 2 : 1;
    form.row = fmin(form.row, (form.body.h + form.gap) / (rows + 2) - form.gap);
    show_days(page, staff, &form, form.body, columns);
    double y = form.body.y + rows * (form.row + form.gap);
    show_time(page, &form, true, hours, (Box){ form.body.x, y, form.body.w, form.row });
    y += form.row + form.gap;
    show_time(page, &form, false, hours, (Box){ form.body.x, y, form.body.w, form.row });
    form.row = form.bar.h;
    Box rest = staff_back(page, &form);
    const StaffButton buttons[] = {
        { "staff:every", NULL, words_in(in, "Every day"), NULL, AREA_BUTTON, false, false },
        { "staff:closed", NULL,
          hours && is_closed(hours) ? words_in(in, "Always open") : words_in(in, "Closed"), NULL,
          AREA_BUTTON, false, false },
    };
    double width = (rest.w - form.gap) / 2;
    for (size_t i = 0; i < COUNT(buttons); i++)
        staff_button(page, &buttons[i],
                     (Box){ rest.x + (double)i * (width + form.gap), rest.y, width, rest.h });
    return 1;
}
