/* hit.c: finds what is under a finger. */
#include <math.h>
#include <string.h>

#include "scene/scene.h"

const Area *scene_hit(const Scene *scene, Point point)
{
    for (int i = scene->area_count - 1; i >= 0; i--) {
        const Box *box = &scene->areas[i].box;
        if (point.x >= box->x && point.x < box->x + box->w && point.y >= box->y &&
            point.y < box->y + box->h)
            return &scene->areas[i];
    }
    return NULL;
}

static double distance(const Box *box, Point point)
{
    double across = fmax(0, fmax(box->x - point.x, point.x - box->x - box->w));
    double down = fmax(0, fmax(box->y - point.y, point.y - box->y - box->h));
    return hypot(across, down);
}

const Area *scene_nearest(const Scene *scene, Point point, double most_mm)
{
    const Area *found = scene_hit(scene, point);
    double best = most_mm;
    for (int i = 0; !found && i < scene->area_count; i++)
        best = fmin(best, distance(&scene->areas[i].box, point));
    for (int i = 0; !found && i < scene->area_count; i++) {
        if (distance(&scene->areas[i].box, point) <= best)
            return &scene->areas[i];
    }
    return found;
}

bool scene_reaches(const Scene *scene, const char *id, Point point, double most_mm)
{
    for (int i = 0; i < scene->area_count; i++) {
        if (strcmp(scene->areas[i].id, id) == 0 && distance(&scene->areas[i].box, point) <= most_mm)
            return true;
    }
    return false;
}

const Area *scene_find(const Scene *scene, const char *id)
{
    for (int i = 0; i < scene->area_count; i++) {
        if (strcmp(scene->areas[i].id, id) == 0)
            return &scene->areas[i];
    }
    return NULL;
}

const Area *scene_leads_on(const Scene *scene)
{
    for (int i = 0; i < scene->area_count; i++) {
        if (scene->areas[i].role == AREA_PRIMARY || scene->area_count == 1)
            return &scene->areas[i];
    }
    return NULL;
}
