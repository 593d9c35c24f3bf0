/* notice.c: shows an author what is wrong with the story, over the screen.
 *
 * It looks different from the exhibit: dark instead of light, in English, and in small type,
 * because an author sits at a desk.
 */
#include <math.h>

#include "screens/screens_private.h"

#define CAPITAL_MM 2.5

typedef struct {
    Page *page;
    const View *view;
    double x, y, width; /* where the next line goes */
    double end;         /* no line may be below this */
} Column;

static Lines broken(const Column *column, const char *text, Face face)
{
    const Page *page = column->page;
    TextStyle style = { .face = face, .capital_mm = CAPITAL_MM * page->scale, .leading = 1.25 };
    return typeset_lines(page->typeset, page->scene->arena, text, &style, column->width);
}

static void put(Column *column, const Lines *lines, const char *text)
{
    const Colour colour = COLOUR_PAPER;
    scene_speak(column->page->scene, "%s", text);
    column->y += scene_lines(column->page->scene, column->x, column->y, column->width, lines,
                             ALIGN_START, &colour, 1);
}

/* Puts as many as fit above the line that counts the others. The first one is always put, cut if
 * needed. */
static void put_findings(Column *column)
{
    const View *view = column->view;
    double line = broken(column, "x", FACE_INTERFACE).line_mm, gap = line * 0.4;
    for (int i = 0; i < view->notice_count; i++) {
        bool last = i == view->notice_count - 1;
        Lines lines = broken(column, view->notice[i], FACE_INTERFACE);
        double room = column->end - column->y - gap - (last ? 0 : line + gap);
        if (i == 0 && lines.height_mm > room) {
            lines.line_count = (int)fmax(1, floor(room / line));
            lines.height_mm = lines.line_count * line;
        } else if (lines.height_mm > room) {
            const char *rest =
                arena_print(column->page->scene->arena, "and %d more", view->notice_count - i);
            lines = broken(column, rest, FACE_INTERFACE);
            column->y += gap;
            put(column, &lines, rest);
            return;
        }
        column->y += gap;
        put(column, &lines, view->notice[i]);
    }
}

void notice_build(Page *page, const View *view)
{
    Scene *scene = page->scene;
    bool alone = view->visit->screen == SCREEN_SLEEP;
    int count = view->notice_count;
    double edge = PAGE_GAP_MM * page->scale, pad = 1.5 * edge;
    double height = alone ? view->height_mm : view->height_mm * 0.5;
    Box box = { edge, edge, view->width_mm - 2 * edge, 0 };
    Column column = { page, view, box.x + pad, box.y + pad, box.w - 2 * pad, height - edge - pad };

    /* The background is painted before the text, and gets its height afterwards. */
    int ground = scene->item_count;
    scene_box(scene, box, COLOUR_INK, COLOUR_PAPER, 0.4 * page->scale, 2.2 * page->scale);
    const char *heading =
        arena_print(scene->arena, "%s %d thing%s to mend",
                    alone ? "Nothing to show yet:" : "The last save is not shown:", count,
                    count == 1 ? "" : "s");
    Lines lines = broken(&column, heading, FACE_INTERFACE_BOLD);
    put(&column, &lines, heading);
    put_findings(&column);
    box.h = alone ? view->height_mm - 2 * edge : column.y + pad - box.y;
    scene->items[ground].box = box;
    /* A touch on the notice must not reach what is under it. */
    scene_area(scene, "notice", box, heading, AREA_WORDS, false);
}
