/* fingers.c: finds out which thing each finger is on, with the tolerance that hands need. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "stage/stage_private.h"

/* Things are at least 2 mm apart, so a finger that misses one by less cannot have been meant for
 * the next one. */
#define GAP_MM 2
#define MOUSE  (-1) /* the mouse's number as a finger */

static Held *held(Fingers *fingers, int64_t number)
{
    for (size_t i = 0; i < COUNT(fingers->held); i++) {
        if (fingers->held[i].down && fingers->held[i].number == number)
            return &fingers->held[i];
    }
    return NULL;
}

/* If the finger came down while this scene was being made, returns what it was on in the scene
 * before; else NULL. */
static const char *seen_before(Fingers *fingers, int64_t number)
{
    for (int i = 0; i < fingers->early_count; i++) {
        if (fingers->early[i].down && fingers->early[i].number == number) {
            fingers->early[i].down = false; /* only once */
            return fingers->early[i].id;
        }
    }
    return NULL;
}

static void name(const Scene *scene, Point point, char id[32])
{
    const Area *area = scene ? scene_nearest(scene, point, GAP_MM) : NULL;
    snprintf(id, 32, "%s", area ? area->id : "");
}

void fingers_early(Fingers *fingers, const Scene *before, int64_t number, Point point)
{
    if (fingers->early_count == (int)COUNT(fingers->early))
        return;
    Held *early = &fingers->early[fingers->early_count++];
    early->down = true;
    early->number = number;
    name(before, point, early->id);
}

void fingers_down(Fingers *fingers, const Scene *scene, int64_t number, Point point, char id[32])
{
    name(scene, point, id);
    const char *before = seen_before(fingers, number);
    if (before && strcmp(before, id) != 0)
        id[0] = '\0';
    Held *one = held(fingers, number);
    if (!one) { /* more fingers than there are places: the oldest is dropped */
        one = &fingers->held[fingers->next];
        fingers->next = (fingers->next + 1) % (int)COUNT(fingers->held);
    }
    *one = (Held){ .down = true, .over = true, .number = number };
    snprintf(one->id, sizeof(one->id), "%s", id);
}

bool fingers_move(Fingers *fingers, const Scene *scene, int64_t number, Point point, char id[32])
{
    Held *one = held(fingers, number);
    if (!one || !one->id[0] || !scene)
        return false;
    bool over = scene_reaches(scene, one->id, point, fingers->slop_mm);
    bool changed = over != one->over;
    one->over = over;
    snprintf(id, 32, "%s", over ? one->id : "");
    return changed;
}

void fingers_up(Fingers *fingers, const Scene *scene, int64_t number, Point point, char id[32])
{
    Held *one = held(fingers, number);
    id[0] = '\0';
    if (!one)
        return;
    if (one->id[0] && scene && scene_reaches(scene, one->id, point, fingers->slop_mm))
        snprintf(id, 32, "%s", one->id);
    one->down = false;
}

void fingers_from(Fingers *fingers, int64_t number, SDL_TouchID device)
{
    Held *one = held(fingers, number);
    if (one)
        one->device = device;
}

static bool is_there(SDL_TouchID device)
{
    for (int i = 0; i < SDL_GetNumTouchDevices(); i++) {
        if (SDL_GetTouchDevice(i) == device)
            return true;
    }
    return false;
}

bool fingers_lost(const Fingers *fingers, bool mouse_went, int64_t *number)
{
    for (size_t i = 0; i < COUNT(fingers->held); i++) {
        const Held *one = &fingers->held[i];
        *number = one->number;
        if (one->down && (one->device ? !is_there(one->device) : mouse_went && *number == MOUSE))
            return true;
    }
    return false;
}

static Point on_panel(double x, double y, const Panel *panel, int rotate)
{
    Point at = turn_back((Point){ x, y }, rotate);
    return (Point){ at.x * panel->width_mm, at.y * panel->height_mm };
}

static bool read_finger(const SDL_TouchFingerEvent *finger, const Panel *panel, int rotate,
                        Hand *hand)
{
    hand->what = finger->type == SDL_FINGERDOWN ? HAND_DOWN
                 : finger->type == SDL_FINGERUP ? HAND_UP
                                                : HAND_MOVE;
    hand->number = finger->fingerId;
    hand->device = finger->touchId;
    hand->at = on_panel((double)finger->x, (double)finger->y, panel, rotate);
    return true;
}

/* Returns the middle of the pixel that the mouse is on. */
static Point mouse_at(int x, int y, const Panel *panel, int rotate)
{
    bool swaps = turn_swaps(rotate);
    int width = swaps ? panel->height_px : panel->width_px;
    int height = swaps ? panel->width_px : panel->height_px;
    return on_panel((x + 0.5) / width, (y + 0.5) / height, panel, rotate);
}

static bool read_mouse(const SDL_Event *event, const Panel *panel, int rotate, Hand *hand)
{
    hand->number = MOUSE;
    hand->device = 0;
    if (event->type == SDL_MOUSEMOTION) {
        hand->what = HAND_MOVE;
        hand->at = mouse_at(event->motion.x, event->motion.y, panel, rotate);
        return event->motion.which != SDL_TOUCH_MOUSEID;
    }
    hand->what = event->type == SDL_MOUSEBUTTONDOWN ? HAND_DOWN : HAND_UP;
    hand->at = mouse_at(event->button.x, event->button.y, panel, rotate);
    return event->button.which != SDL_TOUCH_MOUSEID && event->button.button == SDL_BUTTON_LEFT;
}

bool fingers_read(const SDL_Event *event, const Panel *panel, int rotate, Hand *hand)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: return read_finger(&event->tfinger, panel, rotate, hand);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONUP: return read_mouse(event, panel, rotate, hand);
    default: return false;
    }
}
