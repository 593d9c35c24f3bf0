/* check_touch.c: things that can be touched are large enough, not too close together and on the
 * panel, and keys reach all of them in reading order. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "matrix.h"

#define TARGET_MM 15.0
#define APART_MM  2.0

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static bool starts(const char *id, const char *prefix)
{
    return strncmp(id, prefix, strlen(prefix)) == 0;
}

/* True for the glass itself, which starts a visit wherever it is touched beside a button. */
static bool is_ground(const Scene *scene, const Area *area)
{
    return area->role == AREA_WORDS && area->box.w >= scene->width_mm &&
           area->box.h >= scene->height_mm;
}

static void check_areas(Case *test)
{
    const Scene *scene = test->scene;
    const Box glass = { 0, 0, scene->width_mm, scene->height_mm };
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        if (area->box.w < TARGET_MM - 0.01 || area->box.h < TARGET_MM - 0.01)
            fault(test, "is smaller than 15 mm", area->id);
        if (!box_within(area->box, glass, 0.01))
            fault(test, "reaches off the glass", area->id);
        if (!area->name || !area->name[0])
            fault(test, "has no name to be spoken", area->id);
        for (int j = 0; j < i; j++) {
            const Area *other = &scene->areas[j];
            if (same(area->id, other->id) || is_ground(scene, other))
                continue;
            if (boxes_near(area->box, other->box, APART_MM - 0.01))
                fault(test, "is nearer than 2 mm to another", area->id);
            if (same(area->name, other->name))
                fault(test, "is called like another", area->id);
        }
    }
}

/* ---- the focus ---- */

/* Returns where Tab leads from an area: to the next one with another id. */
static int after(const Scene *scene, const char *focus)
{
    int at = -1;
    for (int i = 0; i < scene->area_count; i++) {
        if (same(scene->areas[i].id, focus))
            at = i;
    }
    return (at + 1) % scene->area_count;
}

/* From no focus all around and back, with each id once. */
static void check_round(Case *test)
{
    const Scene *scene = test->scene;
    const char *focus = "";
    int ids = 0;
    for (int i = 0; i < scene->area_count; i++) {
        bool fresh = true;
        for (int j = 0; j < i; j++)
            fresh = fresh && !same(scene->areas[i].id, scene->areas[j].id);
        ids += fresh;
    }
    for (int step = 0; step < ids; step++) {
        const char *next = scene->areas[after(scene, focus)].id;
        for (int i = 0; i < after(scene, focus); i++) {
            if (same(scene->areas[i].id, next))
                fault(test, "is come to twice by Tab", next);
        }
        focus = next;
    }
    if (scene->area_count && after(scene, focus) != 0)
        fault(test, "is where Tab does not begin anew", focus);
}

/* True for parts of the list that stands beside a page of the panel for staff: a column of its own,
 * which comes first. */
static bool is_beside(const Scene *scene, const Area *area)
{
    static const char *const doors[] = { "staff:stories", "staff:counts", "staff:room",
                                         "staff:class",   "staff:care",   "staff:log" };
    if (starts(scene->screen, "staff_story") || starts(scene->screen, "staff_stick"))
        return starts(area->id, "staff:story:") || same(area->id, "staff:stick");
    for (size_t i = 0; i < COUNT(doors) && !same(scene->screen, "staff_today"); i++) {
        if (same(area->id, doors[i]))
            return true;
    }
    return false;
}

/* True for parts of the bar at the foot of the page, which comes last: tools, back, what leads on,
 * and what stands in place of it. */
static bool in_bar(const Scene *scene, const Area *area)
{
    if (is_beside(scene, area))
        return false;
    static const char *const ids[] = { "restart", "tools", "back", "class:end" };
    if (area->role == AREA_PRIMARY) /* but not what mends a trouble, above the doors */
        return strcmp(area->id, "staff:fix") != 0;
    for (size_t i = 0; i < COUNT(ids); i++) {
        const Area *known = scene_find(scene, ids[i]);
        if (known && fabs(area->box.y - known->box.y) < 0.5)
            return true;
    }
    return false;
}

/* True when b comes after a in reading order: below it, or beside it in the reading direction. A
 * column further on may begin higher. */
static bool reads_on(const Scene *scene, Box a, Box b)
{
    bool below = b.y > a.y + a.h - 0.5;
    bool above = b.y + b.h < a.y + 0.5;
    bool further = scene->right_to_left ? b.x + b.w < a.x + 0.5 : b.x > a.x + a.w - 0.5;
    return below || (further && !above);
}

static void check_reading(Case *test)
{
    const Scene *scene = test->scene;
    for (int i = 1; i < scene->area_count; i++) {
        const Area *a = &scene->areas[i - 1], *b = &scene->areas[i];
        if (is_ground(scene, a) || test->visit->screen == SCREEN_ATTRACT)
            continue; /* the first start button leads on, and the others come after it */
        bool a_in_bar = in_bar(scene, a), b_in_bar = in_bar(scene, b);
        if (a_in_bar && !b_in_bar)
            fault(test, "has its turn after the bar", b->id);
        /* In the bar what leads on comes before back and the tools. */
        if (a_in_bar && a->role == AREA_BUTTON && b->role == AREA_PRIMARY && !starts(b->id, "stay"))
            fault(test, "has its turn after the rest of the bar", b->id);
        /* "How sure?" comes after the levels, wherever it is. */
        bool one_question = starts(a->id, "level:") && starts(b->id, "sure:");
        /* The pad for the PIN is a column of its own. */
        bool from_list = is_beside(scene, a) && !is_beside(scene, b);
        bool to_pad = !starts(a->id, "staff:pin:") && starts(b->id, "staff:pin:");
        if (!a_in_bar && !b_in_bar && !same(a->id, b->id) && !one_question && !to_pad &&
            !from_list && !reads_on(scene, a->box, b->box))
            fault(test, "has its turn against the reading order", b->id);
    }
}

void check_touch(Case *test)
{
    check_areas(test);
    check_round(test);
    check_reading(test);
}
