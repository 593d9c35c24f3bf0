/* fingers.c: fingers and the mouse's button from SDL's events: where, when, on which device. */
#include "base/clock.h"
#include "base/memory.h"
#include "stage/stage_private.h"

#define MOUSE (-1) /* the mouse's number as a finger */

/* SDL's clock and ours begin their milliseconds at different moments, so that a converted time may
 * be a millisecond late. A finger that came before a frame was done must not seem to have come
 * after it. */
#define CUT_MS 2

static Held *held(Fingers *fingers, int64_t number)
{
    for (size_t i = 0; i < COUNT(fingers->held); i++) {
        if (fingers->held[i].down && fingers->held[i].number == number)
            return &fingers->held[i];
    }
    return NULL;
}

static Held *place(Fingers *fingers)
{
    for (size_t i = 0; i < COUNT(fingers->held); i++) {
        if (!fingers->held[i].down)
            return &fingers->held[i];
    }
    return &fingers->held[fingers->next++ % COUNT(fingers->held)];
}

bool fingers_note(Fingers *fingers, const Hand *hand)
{
    Held *one = held(fingers, hand->number);
    bool known = one != NULL;
    if (hand->what == HAND_DOWN) {
        one = known ? one : place(fingers);
        *one = (Held){ true, hand->number, hand->device };
    } else if (known && hand->what == HAND_UP) {
        one->down = false;
    }
    return known || hand->what != HAND_MOVE;
}

static bool is_there(SDL_TouchID device)
{
    for (int i = 0; i < SDL_GetNumTouchDevices(); i++) {
        if (SDL_GetTouchDevice(i) == device)
            return true;
    }
    return false;
}

bool fingers_lost(Fingers *fingers, bool mouse_went, int64_t *number)
{
    for (size_t i = 0; i < COUNT(fingers->held); i++) {
        Held *one = &fingers->held[i];
        *number = one->number;
        if (one->down && (one->device ? !is_there(one->device) : mouse_went && *number == MOUSE)) {
            one->down = false;
            return true;
        }
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
    hand->ms = clock_now_ms() - (int64_t)(SDL_GetTicks() - event->common.timestamp) - CUT_MS;
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
