/* overlays.c: the pages over another screen: still there?, start again?, languages. The screen
 * below stays to be seen, dimmed, so that people see what they would lose. */
#include <math.h>

#include "screens/screens_private.h"

/* ---- the sheet ---- */

/* So much of the panel's height stays for the dimmed page. */
#define SEEN_SHARE 0.1

#define NARROW_MM 100 /* a narrower panel has one column of buttons */

static double sheet_pad(const Page *page)
{
    return page->compact ? page->margin : page->margin * 0.9;
}

double overlay_room(const Page *page, double below_mm)
{
    return page->height_mm * (1 - SEEN_SHARE) - 2 * sheet_pad(page) - below_mm;
}

Box overlay_sheet(Page *page, double height_mm, double below_mm)
{
    double pad = sheet_pad(page), width = page->width_mm, radius = 3.5 * page->scale;
    double height = fmin(height_mm, overlay_room(page, below_mm));
    Box sheet = { 0, page->height_mm - below_mm - height - 2 * pad, width, 0 };
    sheet.h = page->height_mm - sheet.y;
    scene_box(page->scene, sheet, COLOUR_PAPER, COLOUR_NONE, 0, radius);
    /* Only the upper corners are round. */
    scene_box(page->scene, (Box){ 0, sheet.y + radius, width, sheet.h - radius }, COLOUR_PAPER,
              COLOUR_NONE, 0, 0);
    return (Box){ page->margin, sheet.y + pad, width - 2 * page->margin, height };
}

/* ---- a heading and a line ---- */

typedef struct {
    const char *heading, *line;
    Lines headings, lines;
    bool says; /* the line is shown, not only spoken */
    double height_mm;
} Question;

/* Measures the largest heading with which both fit; if none does, the line is only spoken. */
static Question question(const Page *page, const char *heading, const char *line, double width_mm,
                         double most_mm)
{
    static const Type types[] = { TYPE_DISPLAY, TYPE_HEADING, TYPE_LABEL };
    Question ask = { .heading = heading, .line = line, .says = true };
    ask.lines = page_break(page, line, TYPE_TEXT, width_mm);
    for (size_t i = page->compact; i < COUNT(types); i++) {
        ask.headings = page_break(page, heading, types[i], width_mm);
        ask.height_mm = ask.headings.height_mm + page->gap / 2 + ask.lines.height_mm;
        if (ask.height_mm <= most_mm)
            return ask;
    }
    ask.says = false;
    ask.height_mm = ask.headings.height_mm;
    return ask;
}

static double show_question(Page *page, const Question *ask, Box box)
{
    double y = box.y + page_show(page, box.x, box.y, box.w, &ask->headings, ask->heading,
                                 COLOUR_INK, ALIGN_START);
    if (ask->says)
        page_show(page, box.x, y + page->gap / 2, box.w, &ask->lines, ask->line, COLOUR_QUIET,
                  ALIGN_START);
    else
        scene_speak(page->scene, "%s", ask->line);
    return ask->height_mm;
}

/* ---- still there? ---- */

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
    const char *number = arena_print(page->scene->arena, "%d", seconds);
    Lines lines = page_break(page, number, TYPE_HEADING, 3 * radius);
    page_show(page, centre.x - radius, centre.y - lines.ascent_mm + lines.capital_mm / 2,
              2 * radius, &lines, NULL, COLOUR_INK, ALIGN_CENTRE);
}

Pages still_there_build(Page *page, const View *view)
{
    int seconds = visit_seconds_left(view->visit, view->now_ms);
    int of = (int)(view->visit->setup->warn_ms / 1000);
    double radius = (page->compact ? 13 : 16) * page->scale, ring = 2.2 * radius;
    double width = page->width_mm - 2 * page->margin - ring - 2 * page->gap;
    double room = overlay_room(page, 0);
    Question ask = question(page, words_in(page->language, "Still there?"),
                            words_in(page->language, "Touch anywhere to go on."), width, room);
    double height = fmax(ring, ask.height_mm);
    Box box = overlay_sheet(page, height, 0);
    Box text = { box.x + ring + 2 * page->gap, box.y + (height - ask.height_mm) / 2, width, 0 };
    show_question(page, &ask, text);
    /* All seconds, not those that are left, so that the spoken text stays the same. */
    scene_speak(page->scene, words_in(page->language, "Any key goes on too. Seconds in all: %d."),
                of);
    countdown(page, (Point){ box.x + ring / 2, box.y + height / 2 }, radius, seconds, of);
    /* A touch anywhere means stay. There is no bar, because a touch in a hurry could hit it. */
    scene_area(page->scene, "stay", (Box){ 0, 0, view->width_mm, view->height_mm },
               words_in(page->language, "Go on"), AREA_WORDS, false);
    return ONE_PAGE;
}

/* ---- start again? ---- */

Pages restart_ask_build(Page *page, const View *view)
{
    const Choice choices[] = {
        { "restart:no", words_in(page->language, "No, go on"), false, NULL },
        { "restart:yes", words_in(page->language, "Yes, start again"), false, NULL },
    };
    (void)view;
    double width = page->width_mm - 2 * page->margin;
    ButtonRow row = button_row(page, choices, COUNT(choices), width);
    if (row.columns == (int)COUNT(choices)) /* one row: as high as the bar's buttons */
        row.row_mm = row.height_mm = fmax(row.row_mm, 18 * page->text_scale);
    Question ask = question(
        page, words_in(page->language, "Start again?"),
        words_in(page->language, "The next visitor starts fresh. Nothing shows who you were."),
        width, overlay_room(page, 0) - row.height_mm - 2 * page->gap);
    double height = ask.height_mm + 2 * page->gap + row.height_mm;
    Box box = overlay_sheet(page, height, 0);
    show_question(page, &ask, box);
    button_row_show(page, &row,
                    (Box){ box.x, box.y + box.h - row.height_mm, width, row.height_mm });
    return ONE_PAGE;
}

/* ---- languages ---- */

Pages languages_build(Page *page, const View *view)
{
    const char *const *codes = view->visit->setup->languages;
    int count = 0;
    while (codes[count])
        count++;
    const char *title = words_in(page->language, "Language");
    double heading = page_break(page, title, TYPE_HEADING, page->body.w).height_mm;
    double gap = page->gap;
    double below = page->height_mm - bar_top(page) - (page->icons ? 0 : gap);
    int columns = page->width_mm < NARROW_MM ? 1 : count > 6 ? 3 : 2;
    int rows = (count + columns - 1) / columns;
    double most = (overlay_room(page, below) - heading - gap / 2 + gap) / rows - gap;
    double height = fmin(32 * page->scale, most);
    Type type = height > 1.6 * page_line(page, TYPE_HEADING) ? TYPE_HEADING : TYPE_LABEL;
    double all = heading + gap / 2 + rows * (height + gap) - gap;
    Box box = overlay_sheet(page, all, below);
    double y = box.y + gap / 2 +
               page_text(page, box.x, box.y, box.w, title, TYPE_HEADING, COLOUR_INK, ALIGN_START);
    double width = (box.w - (columns - 1) * gap) / columns;
    for (int i = 0; i < count; i++) {
        const Language *language = words_find(codes[i]);
        const char *name = language ? language->name : codes[i];
        Box place = { box.x + i % columns * (width + gap), y + i / columns * (height + gap), width,
                      height };
        scene_language(page->scene, codes[i]); /* each name is spoken in its own language */
        button_show_type(page, type, arena_print(page->scene->arena, "lang:%s", codes[i]), place,
                         name, i == view->visit->language);
        scene_language(page->scene, NULL);
    }
    const Bar bar = { .next = words_in(page->language, "Close"),
                      .next_id = "back",
                      .no_tools = true };
    bar_show(page, view, &bar);
    return ONE_PAGE;
}
