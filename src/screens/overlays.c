/* overlays.c: the three pages that lie over another: still there?, start again?, languages. */
#include <math.h>
#include <string.h>

#include "screens/sheet.h"
#include "words/words.h"

/* A heading and a line, set in the upper part of the page, higher and smaller where what comes
 * below (so many mm of it) needs the room; the line is only spoken when even that is too little.
 * Returns where what comes below goes. */
static double question(Sheet *sheet, const char *heading, const char *line, double below)
{
    static const Type types[] = { TYPE_DISPLAY, TYPE_HEADING, TYPE_LABEL };
    Box body = sheet->body;
    size_t type = sheet->compact ? COUNT(types) - 1 : 0;
    double spare;
    for (;; type++) {
        spare = body.h - below - 3 * sheet->gap -
                sheet_break(sheet, heading, types[type], body.w).height_mm -
                sheet_break(sheet, line, TYPE_TEXT, body.w).height_mm;
        if (spare >= 0 || type + 1 == COUNT(types))
            break;
    }
    double y = body.y + (sheet->compact ? 0 : fmax(0, fmin(spare, body.h * 0.18)));
    y += sheet_text(sheet, body.x, y, body.w, heading, types[type], COLOUR_INK, ALIGN_CENTRE);
    y += sheet->gap;
    if (spare < 0) {
        scene_speak(sheet->scene, "%s", line);
        return y;
    }
    y += sheet_text(sheet, body.x, y, body.w, line, TYPE_TEXT, COLOUR_QUIET, ALIGN_CENTRE);
    return y + 2 * sheet->gap;
}

/* A ring that empties: one arc of it for each second left. */
static void countdown(Sheet *sheet, Point centre, double radius, int seconds, int of)
{
    const double pi = 3.14159265358979;
    for (int i = 0; i < of; i++) {
        double from = -pi / 2 + 2 * pi * i / of, to = from + 2 * pi / of * 0.72;
        /* A cubic bends like an arc when its handles are 4/3 tan(angle / 4) long. */
        double handle = 4.0 / 3.0 * tan((to - from) / 4) * radius;
        Point a = { centre.x + radius * cos(from), centre.y + radius * sin(from) };
        Point b = { centre.x + radius * cos(to), centre.y + radius * sin(to) };
        const Point points[] = { a,
                                 { a.x - handle * sin(from), a.y + handle * cos(from) },
                                 { b.x + handle * sin(to), b.y - handle * cos(to) },
                                 b };
        scene_stroke(sheet->scene, points, 4, radius * 0.16,
                     i < of - seconds ? COLOUR_HAIRLINE : COLOUR_ROPE, false);
    }
}

void still_there_build(Sheet *sheet)
{
    int seconds = visit_seconds_left(sheet->visit, sheet->view->now_ms);
    int of = (int)(sheet->visit->setup->warn_ms / 1000);
    double y = question(sheet, _("Still there?"), _("Touch anywhere to go on."), 30 * sheet->scale);
    /* The seconds at the start, so that what is said does not change with each. */
    scene_speak(sheet->scene, _("Any key goes on too. Seconds in all: %d."), of);
    Box body = sheet->body;
    double radius = fmin(18 * sheet->scale, (body.y + body.h - y) / 2.6);
    Point centre = { body.x + body.w / 2, y + radius * 1.15 };
    countdown(sheet, centre, radius, seconds, of);
    const char *number = arena_print(sheet->scene->arena, "%d", seconds);
    Lines lines = sheet_break(sheet, number, TYPE_HEADING, 3 * radius);
    sheet_show(sheet, centre.x - radius, centre.y - lines.ascent_mm + lines.capital_mm / 2,
               2 * radius, &lines, NULL, COLOUR_INK, ALIGN_CENTRE);
    /* The whole glass stays; the bar would only be in the way of a hurried hand. */
    scene_area(sheet->scene, "stay", (Box){ 0, 0, sheet->view->width_mm, sheet->view->height_mm },
               _("Go on"), AREA_WORDS, false);
}

void restart_ask_build(Sheet *sheet)
{
    const Choice choices[] = { { "restart:no", _("No, go on"), false },
                               { "restart:yes", _("Yes, start again"), false } };
    double width = fmin(sheet->body.w, 150 * sheet->scale);
    Box box = { sheet->body.x + (sheet->body.w - width) / 2, 0, width, 0 };
    double height = sheet_choices(sheet, box, choices, COUNT(choices), false);
    if (height > TOUCH_MM * sheet->scale) /* side by side, if only there is the room */
        box = (Box){ sheet->body.x, 0, sheet->body.w, 0 };
    height = sheet_choices(sheet, box, choices, COUNT(choices), false);
    box.y = question(sheet, _("Start again?"),
                     _("The next visitor starts fresh. Nothing shows who you were."), height);
    sheet_choices(sheet, box, choices, COUNT(choices), true);
    sheet_bar(sheet, NULL, NULL, false);
}

void languages_build(Sheet *sheet)
{
    Box body = sheet->body;
    double y = body.y + sheet_text(sheet, body.x, body.y, body.w, _("Language"), TYPE_HEADING,
                                   COLOUR_INK, ALIGN_START);
    y += sheet->gap;
    const char *const *codes = sheet->visit->setup->languages;
    int count = 0;
    while (codes[count])
        count++;
    int columns = sheet->portrait ? 1 : 2;
    int rows = (count + columns - 1) / columns;
    double height = fmin((body.y + body.h - y + sheet->gap) / rows - sheet->gap, 22 * sheet->scale);
    double width = fmin((body.w - (columns - 1) * sheet->gap) / columns, 120 * sheet->scale);
    for (int i = 0; i < count; i++) {
        const Language *language = words_find(codes[i]);
        const char *name = language ? language->name : codes[i];
        Box box = { body.x + i % columns * (width + sheet->gap),
                    y + i / columns * (height + sheet->gap), width, height };
        scene_language(sheet->scene, codes[i]); /* each is spoken by its own voice */
        sheet_button(sheet, arena_print(sheet->scene->arena, "lang:%s", codes[i]), box, NULL, name,
                     name, AREA_CHOICE, i == sheet->visit->language);
        scene_language(sheet->scene, NULL);
    }
    sheet_bar(sheet, NULL, NULL, true);
}
