/* trail_list.c: a trail that no layout has room for, as a list in order.
 *
 * The list has rows and columns of cells, each with a knot and a name. The last cell has the sign
 * of the rule. If there are more knots than cells, the last but one stands for the rest.
 */
#include <math.h>

#include "base/memory.h"
#include "drawing/level.h"
#include "drawing/rope.h"
#include "drawing/trail_private.h"

typedef struct {
    TrailPlan *plan;
    Box box;
    int columns, rows, count; /* count: cells with knots */
    double width, height, knot;
} List;

/* As many columns as there is room for, and as many rows as knots need; the last cell is for the
 * sign. */
static List measure(TrailPlan *plan, Box box)
{
    double line = page_line(plan->page, TYPE_LABEL), gap = PAGE_GAP_MM;
    double least = plan->of->touch ? fmax(KNOT_TOUCH_MM, line) : line;
    List list = { .plan = plan, .box = box };
    int wanted = plan->walk.knot_count + 1;
    int rows = (int)fmax(1, floor((box.h + gap) / (least + gap)));
    int most = (int)fmax(2, floor((box.w + gap) / (fmax(least, line * 1.3) + gap)));
    list.columns = (wanted + rows - 1) / rows;
    list.columns = list.columns < 2 ? 2 : list.columns > most ? most : list.columns;
    list.rows = (wanted + list.columns - 1) / list.columns;
    list.rows = list.rows > rows ? rows : list.rows;
    list.count = list.columns * list.rows - 1;
    list.count = list.count > plan->walk.knot_count ? plan->walk.knot_count : list.count;
    list.width = (box.w + gap) / list.columns;
    list.height = (box.h + gap) / list.rows;
    /* A knot that can be touched has room for its number. */
    list.knot = fmin(plan->of->touch ? 1.3 * line : line, fmin(list.height, list.width) - gap);
    return list;
}

static Box cell(const List *list, int number)
{
    return (Box){ list->box.x + number % list->columns * list->width,
                  list->box.y + number / list->columns * list->height, list->width - PAGE_GAP_MM,
                  list->height - PAGE_GAP_MM };
}

static Stand stand_of(const TrailPlan *plan, int knot, int knots)
{
    Stand stand = { .type = STAND_KNOT, .knot = knot, .knots = knots };
    for (int i = 0; i < knots; i++)
        stand.works += plan->walk.knots[knot + i].count;
    return stand;
}

/* The name stands beside the knot if it fits there, and then the knot has its number; else there is
 * only the knot: a number that no name explains tells nothing. */
static void draw_entry(const List *list, int number, const Stand *stand)
{
    Page *page = list->plan->page;
    Box at = cell(list, number);
    double r = list->knot / 2, x = at.x + list->knot * 1.3, middle = at.y + at.h / 2;
    const char *text = arena_print(page->scene->arena, "%d", stand->knot + 1);
    Lines digits = page_break(page, text, TYPE_LABEL, 1e6);
    const char *name = trail_name(list->plan, stand);
    double room = at.x + at.w - x;
    rope_knot(page->scene, (Point){ at.x + r, middle }, list->knot, stand->knot == 0);
    if (room < page_widest_word(page, name, TYPE_LABEL))
        return;
    Lines lines = page_break(page, name, TYPE_LABEL, room);
    if (lines.height_mm > at.h)
        return;
    if (stand->knot > 0 &&
        list->knot > 1.5 * hypot(digits.width_mm, digits.capital_mm)) /* else it has no room */
        page_show(page, at.x + r - digits.width_mm / 2,
                  middle - digits.ascent_mm + digits.capital_mm / 2, digits.width_mm, &digits, NULL,
                  COLOUR_INK, ALIGN_START);
    page_language_of(page, name);
    page_show(page, x, middle - lines.height_mm / 2, room, &lines, NULL, COLOUR_INK, ALIGN_START);
    scene_language(page->scene, NULL);
}

TrailShown trail_draw_list(Page *page, const TrailOf *of, Box box)
{
    TrailPlan *plan = trail_plan(page, of, 0);
    List list = measure(plan, box);
    Box last = cell(&list, list.columns * list.rows - 1);
    TrailShown shown = { .knots = plan->walk.knot_count,
                         .spans = plan->walk.span_count,
                         .decided = { last.x + last.w / 2, last.y + last.h / 2 },
                         .bottom_mm = box.y + box.h,
                         .list = true,
                         .unnamed = true };
    for (int i = 0; i < list.count; i++) {
        bool rest = i == list.count - 1;
        Stand stand = stand_of(plan, i, rest ? plan->walk.knot_count - i : 1);
        Box at = cell(&list, i);
        draw_entry(&list, i, &stand);
        if (of->knot - 1 >= i && of->knot - 1 < i + stand.knots) {
            shown.knot = (Point){ at.x + list.knot / 2, at.y + at.h / 2 };
            double out = list.knot * 0.1;
            scene_disc(page->scene,
                       (Box){ at.x - out, shown.knot.y - list.knot / 2 - out, list.knot + 2 * out,
                              list.knot + 2 * out },
                       COLOUR_NONE, COLOUR_TOUCH, list.knot * 0.09);
        }
        if (of->touch)
            scene_area(page->scene, arena_print(page->scene->arena, "knot:%d", i + 1), at,
                       trail_knot_spoken(plan, i), AREA_CHOICE, of->knot == i + 1);
    }
    level_draw_rule(page->scene, of->claim->verdict.rule, last);
    return shown;
}
