/* overlays.c: the three pages over another screen: still there?, start again?, languages. */
#include <math.h>
#include <string.h>

#include "screens/screens_private.h"
#include "words/words.h"

/* Shows a heading and a line in the upper part of the page. If what comes below them (`below` mm)
 * needs the room, they are higher up and smaller; if that is not enough, the line is only spoken.
 * Returns where the part below begins. */
static double question(Page *page, const char *heading, const char *line, double below)
{
    static const Type types[] = { TYPE_DISPLAY, TYPE_HEADING, TYPE_LABEL };
    Box body = page->body;
    size_t type = page->compact ? COUNT(types) - 1 : 0;
    double spare;
    for (;; type++) {
        spare = body.h - below - 3 * page->gap -
                page_break(page, heading, types[type], body.w).height_mm -
                page_break(page, line, TYPE_TEXT, body.w).height_mm;
        if (spare >= 0 || type + 1 == COUNT(types))
            break;
    }
    double y = body.y + (page->compact ? 0 : fmax(0, fmin(spare, body.h * 0.18)));
    y += page_text(page, body.x, y, body.w, heading, types[type], COLOUR_INK, ALIGN_CENTRE);
    y += page->gap;
    if (spare < 0) {
        scene_speak(page->scene, "%s", line);
        return y;
    }
    y += page_text(page, body.x, y, body.w, line, TYPE_TEXT, COLOUR_QUIET, ALIGN_CENTRE);
    return y + 2 * page->gap;
}

/* A ring that becomes empty: it has an arc for each second that is left. */
static void countdown(Page *page, Point centre, double radius, int seconds, int of)
{
    const double pi = 3.14159265358979;
    for (int i = 0; i < of; i++) {
        double from = -pi / 2 + 2 * pi * i / of, to = from + 2 * pi / of * 0.72;
        /* A cubic looks like an arc when its handles are 4/3 tan(angle / 4) long. */
        double handle = 4.0 / 3.0 * tan((to - from) / 4) * radius;
        Point a = { centre.x + radius * cos(from), centre.y + radius * sin(from) };
        Point b = { centre.x + radius * cos(to), centre.y + radius * sin(to) };
        const Point points[] = { a,
                                 { a.x - handle * sin(from), a.y + handle * cos(from) },
                                 { b.x + handle * sin(to), b.y - handle * cos(to) },
                                 b };
        scene_stroke(page->scene, points, 4, radius * 0.16,
                     i < of - seconds ? COLOUR_HAIRLINE : COLOUR_ROPE, false);
    }
}

Pages still_there_build(Page *page, const View *view)
{
    int seconds = visit_seconds_left(view->visit, view->now_ms);
    int of = (int)(view->visit->setup->warn_ms / 1000);
    double y = question(page, words_in(page->language, "Still there?"),
                        words_in(page->language, "Touch anywhere to go on."), 30 * page->scale);
    /* All seconds, not those that are left, so that the spoken text stays the same. */
    scene_speak(page->scene, words_in(page->language, "Any key goes on too. Seconds in all: %d."),
                of);
    Box body = page->body;
    double radius = fmin(18 * page->scale, (body.y + body.h - y) / 2.6);
    Point centre = { body.x + body.w / 2, y + radius * 1.15 };
    countdown(page, centre, radius, seconds, of);
    const char *number = arena_print(page->scene->arena, "%d", seconds);
    Lines lines = page_break(page, number, TYPE_HEADING, 3 * radius);
    page_show(page, centre.x - radius, centre.y - lines.ascent_mm + lines.capital_mm / 2,
              2 * radius, &lines, NULL, COLOUR_INK, ALIGN_CENTRE);
    /* A touch anywhere means stay. There is no bar, because a touch in a hurry could hit it. */
    scene_area(page->scene, "stay", (Box){ 0, 0, view->width_mm, view->height_mm },
               words_in(page->language, "Go on"), AREA_WORDS, false);
    return ONE_PAGE;
}

Pages restart_ask_build(Page *page, const View *view)
{
    const Choice choices[] = {
        { "restart:no", words_in(page->language, "No, go on"), false },
        { "restart:yes", words_in(page->language, "Yes, start again"), false },
    };
    double width = fmin(page->body.w, 150 * page->scale);
    ButtonRow row = button_row(page, choices, COUNT(choices), width);
    if (row.height_mm > PAGE_TOUCH_MM * page->scale) { /* side by side, if there is room */
        width = page->body.w;
        row = button_row(page, choices, COUNT(choices), width);
    }
    double y = question(
        page, words_in(page->language, "Start again?"),
        words_in(page->language, "The next visitor starts fresh. Nothing shows who you were."),
        row.height_mm);
    button_row_show(page, &row,
                    (Box){ page->body.x + (page->body.w - width) / 2, y, width, row.height_mm });
    bar_show(page, view, NULL, NULL, false);
    return ONE_PAGE;
}

Pages languages_build(Page *page, const View *view)
{
    Box body = page->body;
    double y =
        body.y + page_text(page, body.x, body.y, body.w, words_in(page->language, "Language"),
                           TYPE_HEADING, COLOUR_INK, ALIGN_START);
    y += page->gap;
    const char *const *codes = view->visit->setup->languages;
    int count = 0;
    while (codes[count])
        count++;
    int columns = page->portrait ? 1 : 2;
    int rows = (count + columns - 1) / columns;
    double height = fmin((body.y + body.h - y + page->gap) / rows - page->gap, 22 * page->scale);
    double width = fmin((body.w - (columns - 1) * page->gap) / columns, 120 * page->scale);
    for (int i = 0; i < count; i++) {
        const Language *language = words_find(codes[i]);
        const char *name = language ? language->name : codes[i];
        Box box = { body.x + i % columns * (width + page->gap),
                    y + i / columns * (height + page->gap), width, height };
        scene_language(page->scene, codes[i]); /* each name is spoken in its own language */
        button_show(page, arena_print(page->scene->arena, "lang:%s", codes[i]), box, NULL, name,
                    name, AREA_CHOICE, i == view->visit->language);
        scene_language(page->scene, NULL);
    }
    bar_show(page, view, NULL, NULL, true);
    return ONE_PAGE;
}

/* The tools of the bar, on panels where they have no room there. */
Pages tools_build(Page *page, const View *view)
{
    bar_show(page, view, NULL, NULL, true);
    return ONE_PAGE;
}
