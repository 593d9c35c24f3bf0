/* hands.h: turns fingers and time into touches.
 *
 * Everything about hands is decided here: how far a finger may slip, how long it has to stay, which
 * of several fingers counts, and which touches have no effect because a finger trembles or leans on
 * the glass. Pure: no screen, no clock; the caller passes each finger's time (milliseconds from any
 * start) and the scene that is shown. Knows scenes, but no stories or visits.
 *
 * One finger counts: until it is up, others do nothing. It touches a thing when it comes up on the
 * thing it came down on, after any time, or when it has rested there for the dwell time; sliding
 * off and back does not matter. A touch is about what the visitor saw: a finger that came down
 * while another scene was being made counts only if the same thing is still there, and if the
 * screen changes while it is down, or a key does something, its coming up does nothing. A finger
 * that is down for 10 s is forgotten, because somebody leans on the glass or its "up" was lost;
 * then others count. A finger that touched something and lands again within 120 ms and 10 mm
 * trembles, and does nothing.
 *
 * Two things take three seconds: a thing that has to be held (Area.held) is touched only by a
 * finger that rests on it so long, and never by one that comes up; and a finger that rests so long
 * in the top left corner, whatever is there, touches "staff_corner". A second finger ends that.
 */
#ifndef HANDS_HANDS_H
#define HANDS_HANDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "scene/scene.h"

/* The tolerances, from the settings' [touch]. */
typedef struct {
    double slop_mm;        /* how far outside a thing a finger may come up and still touch it */
    int64_t least_hold_ms; /* a shorter touch does not count: 0 */
    /* A finger that rests on a thing this long touches it; 0: it has to come up. */
    int64_t dwell_ms;
    int64_t repeat_ms; /* the same thing is not touched twice within this time: 300 */
    double corner_mm;  /* side of the corner that staff hold: 20; 0: there is none */
} HandsSetup;

/* One finger on the glass, or the mouse's button. */
typedef struct {
    int64_t number; /* identifies the finger among those that are down */
    Point at;
    int64_t ms; /* the time */
} Finger;

/* The result of a finger, a key or time. */
typedef struct {
    bool felt;              /* somebody is there: for the idle time */
    bool press_changed;     /* something else is drawn pressed, or nothing: paint again */
    bool corner_changed;    /* see hands_corner_ms(): build the scene again */
    char id[TOUCH_ID_ROOM]; /* a complete touch on the thing with that id; "": none */
} Touch;

/* Change it only with the functions below. */
typedef struct {
    HandsSetup setup;
    char pressed[TOUCH_ID_ROOM]; /* id to draw pressed, under the finger that counts; "" for none */

    const Scene *scene, *before; /* the scene that is shown, and the one before; borrowed */
    int64_t shown_ms;            /* since when it is shown */
    const char *at_once;         /* see hands_see() */

    bool down; /* a finger that counts is down */
    int64_t finger, down_ms;
    char on[TOUCH_ID_ROOM]; /* what it came down on; "": coming up does nothing */
    int64_t on_ms;          /* since when it rests there */
    bool did;               /* it has touched something, or trembles */
    int64_t run_ms;         /* it touches what it is on again then; 0: it did not yet */
    bool corner;            /* it rests in the corner since it came down */
    bool corner_told;       /* ... and the caller knows */

    /* Where the last finger that touched something came up: a finger that lands there in the next
     * moment trembles. */
    int64_t bounce_ms; /* until when */
    Point bounce;
    struct {
        char id[TOUCH_ID_ROOM];
        int64_t ms;
    } recent[4]; /* the last touches, newest first */
} Hands;

/* Starts with no scene and no finger. */
void hands_start(Hands *hands, const HandsSetup *setup);

/* Call it when another scene is shown. That scene and the one before are borrowed until the next
 * call. `at_once`, also borrowed, is the id that any finger or key touches at once and anywhere, as
 * on the idle warning; NULL: a finger has to hit something and to come up. */
void hands_see(Hands *hands, const Scene *scene, const char *at_once, int64_t shown_ms);

/* A finger comes down, moves while it is down, comes up, or is lost because its device disappeared,
 * which is like coming up on nothing. Coming down and up show that somebody is there, even if the
 * finger does not count; moving and resting do not: a bag that leans on the glass must not keep a
 * visit for ever. */
Touch hands_down(Hands *hands, const Finger *finger);
Touch hands_move(Hands *hands, const Finger *finger);
Touch hands_up(Hands *hands, const Finger *finger);
Touch hands_lost(Hands *hands, const Finger *finger);

/* A key or a switch touches that thing; "": the key has no use and only shows that somebody is
 * there. A finger that is down at that time has no effect any more. */
Touch hands_key(Hands *hands, const char *id, int64_t now_ms);

/* Time has passed: handles a resting finger, and forgets one that never comes up. */
Touch hands_tick(Hands *hands, int64_t now_ms);

/* Returns when to call hands_tick() at the latest, or CLOCK_NEVER. */
int64_t hands_wake_ms(const Hands *hands);

/* How long the corner has been held, once that is a second; else 0. Staff see a ring grow there. */
int64_t hands_corner_ms(const Hands *hands, int64_t now_ms);
#define HANDS_HOLD_MS 3000 /* then it, or a thing that has to be held, is touched */

/* The first: another screen or page comes, so that a finger that is down has no effect any more.
 * The second: the visitor left. Nothing about their touches is kept, except that a trembling finger
 * is not taken for the next visitor's first touch. */
void hands_let_go(Hands *hands);
void hands_forget(Hands *hands);

#endif
