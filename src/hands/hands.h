/* hands.h: fingers and time in, touches out.
 *
 * Everything the exhibit knows of hands is here: how far a finger may slip, how long it has to
 * stay, which of several fingers counts, when a finger that trembles, leans or was forgotten does
 * nothing. Pure: no screen, no clock; the caller passes each finger's time in (milliseconds, any
 * zero) and says what is on the glass. Knows scenes; knows nothing of stories or visits.
 *
 * One finger counts: until it is up, others do nothing. It touches a thing when it comes up on the
 * one it came down on, however long that took, or when it has rested there for the dwell time;
 * sliding off and back is no harm. What it came down on is what was seen: a finger that came down
 * while another scene was being made counts only where the same thing is still there, and once
 * another screen came, or a key did something, its coming up does nothing. A finger that is down
 * for 10 s is forgotten: it leans, or its lifting was never told; others count then. One that
 * touched something and lands again within 120 ms and 10 mm trembles, and does nothing.
 */
#ifndef HANDS_HANDS_H
#define HANDS_HANDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "scene/scene.h"

/* How tolerant to be: the settings' [touch]. */
typedef struct {
    double slop_mm;        /* a finger may come up so far beyond the edge of what it came down on */
    int64_t least_hold_ms; /* a finger that comes up sooner only brushed the glass: 0 */
    int64_t dwell_ms;      /* a finger that rests so long on a thing touches it without coming up;
                              0: it has to come up */
    int64_t repeat_ms;     /* the same thing is not touched twice within this: 300 */
} HandsSetup;

/* One finger on the glass, or the mouse's button. */
typedef struct {
    int64_t number; /* tells it from the others that are down */
    Point at;
    int64_t ms; /* when it was there */
} Finger;

/* What a finger, a key or time comes to. */
typedef struct {
    bool felt;              /* someone is there: for the idle clock */
    bool press_changed;     /* another thing is pressed, or none: to be painted again */
    char id[TOUCH_ID_ROOM]; /* a whole touch on the thing of that id; "": none */
} Touch;

/* Change it by these functions alone. */
typedef struct {
    HandsSetup setup;
    char pressed[TOUCH_ID_ROOM]; /* id under the finger that counts, "" for none: draw it pressed */

    const Scene *scene, *before; /* what is on the glass, and what was before it; borrowed */
    int64_t shown_ms;            /* since when it is */
    const char *at_once;         /* see hands_see() */

    bool down; /* a finger that counts is down: */
    int64_t finger, down_ms;
    char on[TOUCH_ID_ROOM]; /* what it came down on; "": its coming up does nothing */
    int64_t on_ms;          /* since when it rests there without a break */
    bool did;               /* it touched something already, or trembles */

    /* The last finger that touched something, come up: what lands there right after trembles. */
    int64_t bounce_ms; /* until when */
    Point bounce;
    struct {
        char id[TOUCH_ID_ROOM];
        int64_t ms;
    } recent[4]; /* the last touches, newest first */
} Hands;

/* Nothing is on the glass yet, and no finger. */
void hands_start(Hands *hands, const HandsSetup *setup);

/* Told when another scene is on the glass, and since when. It and the one before are borrowed until
 * the next call. `at_once`, borrowed too: the id that any finger or key touches at once, wherever
 * it comes down, as on the idle warning; NULL: a finger has to find something and to come up. */
void hands_see(Hands *hands, const Scene *scene, const char *at_once, int64_t shown_ms);

/* A finger coming down, moving while it is down, coming up; or lost, because its device went: as
 * coming up from nothing. Coming down and up, counted or not, show that someone is there; moving
 * and resting do not: a bag that leans on the glass must not keep a visit for ever. */
Touch hands_down(Hands *hands, const Finger *finger);
Touch hands_move(Hands *hands, const Finger *finger);
Touch hands_up(Hands *hands, const Finger *finger);
Touch hands_lost(Hands *hands, const Finger *finger);

/* A key or a switch asks for a touch on that thing; "": it is for nothing, and only felt. A finger
 * that is down meanwhile does nothing any more. */
Touch hands_key(Hands *hands, const char *id, int64_t now_ms);

/* Time passed: brings the touch of a finger that rests, and forgets one that never comes up. */
Touch hands_tick(Hands *hands, int64_t now_ms);

/* Call hands_tick() no later than this; CLOCK_NEVER: never. */
int64_t hands_wake_ms(const Hands *hands);

/* Told when another screen or page comes: a finger that is down saw the last one, and does nothing
 * any more. And when the visitor left: nothing of their hands is kept, but that what still trembles
 * is no next visitor's first touch. */
void hands_let_go(Hands *hands);
void hands_forget(Hands *hands);

#endif
