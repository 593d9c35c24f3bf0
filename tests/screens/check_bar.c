/* check_bar.c: everything in the bar keeps its place and its size from screen to screen, and
 * controls that are low are in the lower half. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "matrix.h"

#define ICONS_BELOW_MM 170.0 /* narrower panels have tools without words */
#define WALL_MM        600.0 /* wider ones have a half that is out of reach */
#define COMPACT_MM     120.0 /* a panel with a shorter side is in reach as a whole */

static bool is_one_of(const char *id, const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(id, ids[i]) == 0)
            return true;
    }
    return false;
}

/* Where the bar's things were on the first screen of this look; the walk goes look by look. */
static struct {
    int look;
    struct {
        char id[16];
        Box box;
    } seen[16];
    int count;
} bar = { .look = -1 };

static void check_keeps_place(Case *test, const Area *area)
{
    for (int i = 0; i < bar.count; i++) {
        if (strcmp(bar.seen[i].id, area->id) != 0)
            continue;
        if (!box_within(area->box, bar.seen[i].box, 0.01) ||
            !box_within(bar.seen[i].box, area->box, 0.01))
            fault(test, "is not where it was on another screen", area->id);
        return;
    }
    if (bar.count == (int)COUNT(bar.seen))
        return;
    snprintf(bar.seen[bar.count].id, sizeof(bar.seen[0].id), "%s", area->id);
    bar.seen[bar.count++].box = area->box;
}

static void check_places(Case *test)
{
    static const char *const fixed[] = { "back",     "restart", "tools", "languages", "text_size",
                                         "contrast", "low",     "speak", "next" };
    const Scene *scene = test->scene;
    bool narrow = scene->width_mm < ICONS_BELOW_MM;
    Screen screen = test->visit->screen;
    /* The first screen is drawn in the look as it was before its controls were touched. */
    if (screen == SCREEN_ATTRACT || screen == SCREEN_TOOLS || screen == SCREEN_LANGUAGES ||
        screen == SCREEN_STAFF) /* has a bar of its own */
        return;
    if (bar.look != test->look->number)
        bar.count = 0;
    bar.look = test->look->number;
    bool secondary = false;
    for (int i = 0; i < scene->area_count; i++)
        secondary = secondary || (scene->areas[i].role == AREA_BUTTON &&
                                  !is_one_of(scene->areas[i].id, fixed, COUNT(fixed)));
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        /* A secondary button takes its place from the one that leads on, where there is no other.
         */
        if (strcmp(area->id, "next") == 0 && (narrow || secondary))
            continue;
        if (is_one_of(area->id, fixed, COUNT(fixed)))
            check_keeps_place(test, area);
    }
}

static void check_low(Case *test)
{
    const Scene *scene = test->scene;
    double side = fmin(scene->width_mm, scene->height_mm);
    bool upright = scene->height_mm > scene->width_mm && side >= COMPACT_MM;
    if (!test->look->low || !test->visit->low || !(upright || scene->width_mm > WALL_MM))
        return;
    for (int i = 0; i < scene->area_count; i++) {
        const Area *area = &scene->areas[i];
        if (area->role != AREA_WORDS && area->box.y < scene->height_mm / 2 - 0.01)
            fault(test, "is in the upper half, when controls are low", area->id);
    }
}

void check_bar(Case *test)
{
    check_places(test);
    check_low(test);
}
