/* staff_log.c: what staff did and what happened, in words, the newest first. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "screens/staff.h"
#include "screens/stick_lines.h"
#include "typeset/phrase.h"

#define DAY_S INT64_C(86400)

static const char *const days[] = { N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"),
                                    N_("Thu"), N_("Fri"), N_("Sat") };

/* ---- in words ---- */

/* The refusal as the first screen told it. */
static const char *refused_says(Arena *arena, const Language *in, const DiaryEntry *entry)
{
    OutcomeReport report = { .version = entry->other,
                             .missing_bytes = entry->other * INT64_C(1000000) };
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        if (outcome_words((Outcome)i)->status == entry->number)
            report.outcome = (Outcome)i;
    }
    return stick_line_says(arena, in, &report, entry->title[0] ? entry->title : NULL,
                           outcome_words(report.outcome)->line);
}

static const char *set_says(Arena *arena, const Language *in, const DiaryEntry *entry)
{
    switch (entry->what) {
    case DIARY_SOUND:
        return phrase_print(arena, words_in(in, "Changed: %s"), words_in(in, "Sound"));
    case DIARY_HOURS:
        return phrase_print(arena, words_in(in, "Changed: %s"), words_in(in, "Hours"));
    case DIARY_LANGUAGES:
        return phrase_print(arena, words_in(in, "Changed: %s"), words_in(in, "Languages"));
    case DIARY_SIZE:
        return phrase_print(arena, words_in(in, "Changed: %s"), words_in(in, "Panel size"));
    case DIARY_TOUCH:
        return entry->number == 0 ? words_in(in, "Touch test: all answered.")
                                  : words_in(in, "Part of the glass is dead.");
    case DIARY_CLOCK:
        return phrase_print(arena, words_in(in, "Changed: %s"), words_in(in, "Clock"));
    case DIARY_LOW:
    case DIARY_STILL:
        return phrase_print(arena, words_in(in, "%s: %s"),
                            entry->what == DIARY_LOW ? words_in(in, "Controls low")
                                                     : words_in(in, "Nothing moves"),
                            entry->number ? words_in(in, "yes") : words_in(in, "no"));
    case DIARY_WRONG_PIN:
        return arena_print(arena,
                           words_count_in(in, "Wrong PIN: %d time", "Wrong PIN: %d times",
                                          (unsigned long)entry->number),
                           entry->number);
    case DIARY_HOT: return arena_print(arena, words_in(in, "Too hot: %d °C."), entry->number);
    default: return "";
    }
}

static const char *story_says(Arena *arena, const Language *in, const DiaryEntry *entry)
{
    const char *title = entry->title;
    switch (entry->what) {
    case DIARY_NEW_STORY:
        /* TR: title, version */
        return phrase_print(arena, words_in(in, "New story: %s %d"), title, entry->number);
    case DIARY_UNDONE:
        return phrase_print(arena, words_in(in, "Undo: %s %d"), title, entry->number);
    case DIARY_TAKEN_OFF: return phrase_print(arena, words_in(in, "%s could not be read."), title);
    case DIARY_HIDDEN: return phrase_print(arena, words_in(in, "Hidden: %s"), title);
    case DIARY_SHOWN: return phrase_print(arena, words_in(in, "Shown: %s"), title);
    case DIARY_FIRST: return phrase_print(arena, words_in(in, "Shown first: %s"), title);
    case DIARY_CLASS: return phrase_print(arena, words_in(in, "A class began: %s"), title);
    default: return set_says(arena, in, entry);
    }
}

static const char *entry_says(Arena *arena, const Language *in, const DiaryEntry *entry)
{
    switch (entry->what) {
    case DIARY_STARTED: return words_in(in, "It was switched on.");
    case DIARY_FELL: return words_in(in, "It restarted by itself.");
    case DIARY_REFUSED: return refused_says(arena, in, entry);
    case DIARY_ANSWERS: return words_in(in, "Answers wait.");
    case DIARY_ASIDE: return words_in(in, "Answers set aside.");
    case DIARY_POWER: return words_in(in, "Power is weak.");
    case DIARY_CLASS_OVER: return words_in(in, "The class is over. Its votes are wiped.");
    case DIARY_LOST: return words_in(in, "Settings were lost.");
    case DIARY_PIN_BACK: return words_in(in, "The first PIN is back, by stick.");
    case DIARY_OPENED: return words_in(in, "Opened with the PIN.");
    case DIARY_NEW_PIN: return words_in(in, "New PIN");
    case DIARY_COPIED: return words_in(in, "Counts copied.");
    case DIARY_NOT_COPIED: return words_in(in, "Counts not copied.");
    case DIARY_OFF: return words_in(in, "Switched off.");
    case DIARY_RESTART: return words_in(in, "Restarted.");
    case DIARY_GIVEN_BACK: return words_in(in, "Given back.");
    default: return story_says(arena, in, entry);
    }
}

const char *staff_time_says(Arena *arena, const Language *in, int64_t wall_s, int64_t now_s)
{
    time_t wall = (time_t)wall_s;
    struct tm parts = { 0 };
    if (wall_s == 0 || !localtime_r(&wall, &parts))
        return "–";
    if (wall_s <= now_s && now_s - wall_s < 6 * DAY_S)
        return arena_print(arena, "%s %d:%02d", words_in(in, days[parts.tm_wday]), parts.tm_hour,
                           parts.tm_min);
    return arena_print(arena, "%d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1,
                       parts.tm_mday);
}

const char *screens_diary(Arena *arena, const Language *language, const Diary *diary)
{
    size_t room = (size_t)diary->count * 512 + 1, at = 0;
    char *all = arena_take(arena, room, 1);
    for (int i = diary->count - 1; i >= 0; i--) {
        const DiaryEntry *entry = &diary->entries[i];
        time_t wall = (time_t)entry->wall_s;
        struct tm parts = { 0 };
        char time[24] = "-";
        if (wall > 0 && localtime_r(&wall, &parts))
            strftime(time, sizeof(time), "%Y-%m-%d %H:%M", &parts);
        at += (size_t)snprintf(all + at, room - at, "%-16s  %.490s\n", time,
                               entry_says(arena, language, entry));
    }
    return all;
}

/* ---- the page ---- */

/* On the narrowest panel the time is above the words. */
static bool is_tall(const Page *page)
{
    return page->portrait && page->compact;
}

/* Shows the entry when there is room above `low`. Returns its height, or 0. */
static double show_entry(Page *page, const StaffForm *form, const DiaryEntry *entry, double left,
                         double y, double low, int64_t now_s)
{
    Arena *arena = page->scene->arena;
    const char *time = staff_time_says(arena, page->language, entry->wall_s, now_s);
    const char *says = entry_says(arena, page->language, entry);
    double indent = is_tall(page) ? 0 : left;
    Lines when = page_break(page, time, TYPE_TOOL, form->body.w);
    Lines what = page_break_balanced(page, says, TYPE_TOOL, form->body.w - indent);
    double top = is_tall(page) ? page_line(page, TYPE_TOOL) : 0;
    double height = top + what.height_mm, pad = is_tall(page) ? 2 : 1.2 * form->unit;
    if (page->language->right_to_left) /* marks above letters reach into the line before */
        pad += 0.35 * page_capital(page, TYPE_TOOL);
    if (y + height > low)
        return 0;
    page_show(page, form->body.x, y, form->body.w, &when, time, COLOUR_QUIET, ALIGN_START);
    page_show(page, form->body.x + indent, y + top, form->body.w - indent, &what, says, COLOUR_INK,
              ALIGN_START);
    return height + pad;
}

/* The width of the widest time on the page. */
static double times_width(Page *page, const Staff *staff, int most)
{
    const Diary *diary = staff->facts->diary;
    double width = 0;
    for (int i = staff->first; i < diary->count && i < staff->first + most; i++) {
        const char *time =
            staff_time_says(page->scene->arena, page->language,
                            diary->entries[diary->count - 1 - i].wall_s, staff->facts->wall_s);
        width = fmax(width, page_break(page, time, TYPE_TOOL, 1e6).width_mm);
    }
    return width;
}

int staff_log_build(Page *page, const View *view)
{
    const Staff *staff = view->staff;
    const Diary *diary = staff->facts->diary;
    const Language *in = page->language;
    StaffForm form = staff_form_beside(page, view);
    double y = fmax(staff_head(page, &form, words_in(in, "Log"), NULL), page->touch_top);
    double low = form.bar.y - form.gap;
    int most = (int)((low - y) / page_line(page, TYPE_TOOL)) + 1, rows = 0;
    double left = times_width(page, staff, most) + 4 * form.unit;
    for (int i = staff->first; i < diary->count; i++, rows++) {
        double height = show_entry(page, &form, &diary->entries[diary->count - 1 - i], left, y, low,
                                   staff->facts->wall_s);
        if (height == 0)
            break;
        y += height;
    }
    Box rest = staff_back(page, &form);
    if (staff->first > 0 || rows < diary->count)
        staff_turns(page, &form, rest);
    return rows > 0 ? rows : 1;
}
