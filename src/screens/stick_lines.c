/* stick_lines.c: the two lines about a USB stick on the first screen, for staff. */
#include "screens/stick_lines.h"

#include <math.h>
#include <string.h>

#include "outcome/outcome.h"
#include "typeset/phrase.h"

/* Puts a value in the place of a name in braces. */
static const char *put(Arena *arena, const char *text, const char *name, const char *value)
{
    const char *at = strstr(text, name);
    if (!at)
        return text;
    return phrase_print(arena, "%s%s%s", arena_print(arena, "%.*s", (int)(at - text), text), value,
                        at + strlen(name));
}

const char *stick_line_says(Arena *arena, const Language *language, const OutcomeReport *report,
                            const char *title, const char *text)
{
    const char *line = words_in(language, text);
    if (!title)
        title = strncmp(line, "{story}", 7) == 0 ? words_in(language, "This story")
                                                 : words_in(language, "this story");
    line = put(arena, line, "{version}", arena_print(arena, "%d", report->version));
    line = put(arena, line, "{present}", arena_print(arena, "%d", report->present));
    line = put(arena, line, "{mb}",
               arena_print(arena, "%lld", (long long)report->missing_bytes / 1000000 + 1));
    return put(arena, line, "{story}", title);
}

static const char *fill(const Page *page, const StickLines *stick, const char *title,
                        const char *text)
{
    return stick_line_says(page->scene->arena, page->language, &stick->report, title, text);
}

/* Several good stories are counted, not named. */
static const char *first_line(const Page *page, const StickLines *stick, const char *title)
{
    const OutcomeReport *report = &stick->report;
    bool good = report->outcome == OUTCOME_NEW || report->outcome == OUTCOME_KNOWN;
    if (!good || report->good < 2)
        return fill(page, stick, title, outcome_words(report->outcome)->line);
    return arena_print(page->scene->arena,
                       words_count_in(page->language, "%d story checked and good.",
                                      "%d stories checked and good.", (unsigned long)report->good),
                       report->good);
}

static const char *second_line(const Page *page, const StickLines *stick)
{
    const OutcomeReport *report = &stick->report;
    if (report->good == 0 || report->outcome == OUTCOME_NEW || report->outcome == OUTCOME_KNOWN ||
        report->outcome == OUTCOME_READING)
        return fill(page, stick, NULL, outcome_then(report));
    return arena_print(page->scene->arena,
                       words_count_in(page->language, "%d other is good.", "%d others are good.",
                                      (unsigned long)report->good),
                       report->good);
}

StickBox stick_lines_measure(const Page *page, const StickLines *stick, double width_mm)
{
    StickBox box = { .pad_mm = page->small ? PAGE_GAP_MM : page->gap };
    double line = page_line(page, TYPE_TEXT);
    box.icon_mm = 1.75 * line;
    double width = width_mm - box.icon_mm - 3 * box.pad_mm;
    const char *plain = first_line(page, stick, NULL);
    box.texts[0] = first_line(page, stick, stick->title);
    box.texts[1] = second_line(page, stick);
    /* A long title gives way to "this story". */
    if (page_break(page, box.texts[0], TYPE_TEXT, width).line_count >
        page_break(page, plain, TYPE_TEXT, width).line_count)
        box.texts[0] = plain;
    for (int i = 0; i < STICK_LINES; i++) {
        box.lines[i] = page_break(page, box.texts[i], TYPE_TEXT, width);
        box.height_mm += box.lines[i].height_mm;
    }
    box.height_mm = fmax(box.height_mm, box.icon_mm) + 2 * box.pad_mm;
    return box;
}

void stick_lines_show(Page *page, const StickLines *stick, const StickBox *lines, Box box)
{
    double x = box.x + lines->icon_mm + 2 * lines->pad_mm;
    double height = lines->lines[0].height_mm + lines->lines[1].height_mm;
    double y = box.y + (box.h - height) / 2;
    scene_box(page->scene, box, COLOUR_MARKER, COLOUR_ROPE_DARK, 0.45 * page->scale,
              2 * page->scale);
    scene_icon(page->scene,
               (Box){ box.x + lines->pad_mm, box.y + (box.h - lines->icon_mm) / 2, lines->icon_mm,
                      lines->icon_mm },
               "stick", COLOUR_INK);
    for (int i = 0; i < STICK_LINES; i++)
        y += page_show(page, x, y, box.x + box.w - lines->pad_mm - x, &lines->lines[i],
                       lines->texts[i], COLOUR_INK, ALIGN_START);
    const char *todo = outcome_words(stick->report.outcome)->todo;
    if (todo) /* who reads with the ears also hears what to do next */
        scene_speak(page->scene, "%s", words_in(page->language, todo));
}
