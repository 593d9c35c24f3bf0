/* hands.c: the one finger that counts, as a state machine.
 *
 *   up          -> on a thing     comes down on it                       [hands_down]
 *   up          -> on nothing     comes down on nothing, trembles, or touched at once
 *   on a thing <-> slid off it    past the slop, and back                [hands_move]
 *   on a thing  -> on nothing     rested for the dwell time: a touch     [hands_tick]
 *   on a thing  -> on nothing     another screen came, or a key          [hands_let_go]
 *   on a thing  -> up             comes up there: a touch                [hands_up]
 *   on a thing  -> on nothing     rested three seconds on what has to be held   [hands_tick]
 *   on a thing  -> on a thing     rests on what runs: a touch, again and again   [hands_tick]
 *   any         -> on nothing     rested three seconds in the corner: "staff_corner"
 *   any         -> up             comes up elsewhere, is lost, is forgotten after 10 s
 *
 * What holds after each step (check() asserts exactly this):
 *  (1) While no finger counts, nothing is held and nothing is drawn pressed.
 *  (2) Only what the finger that counts came down on is drawn pressed.
 *  (3) A finger that touched something is on nothing until it is up.
 *  (4) The corner is held only by the finger that counts.
 */
#include "hands/hands.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"

/* Things are at least 2 mm apart, so a finger that misses one by less cannot have been meant for
 * the next one. */
#define GAP_MM 2

#define LOST_FINGER_MS 10000 /* an unplugged device never reports "up" */

/* A trembling finger leaves the glass for a few hundredths of a second and lands in the same place.
 * An intended second touch takes longer or is in another place: things are 17 mm from middle to
 * middle. */
#define BOUNCE_MS 120
#define BOUNCE_MM 10

/* What runs is touched first after this time, and then so often. */
#define RUN_AFTER_MS 600
#define RUN_EVERY_MS 150

#define CORNER_TOLD_MS 1000 /* from here on staff see that it is being held */

static void check(const Hands *hands)
{
    assert(hands->down || (!hands->on[0] && !hands->pressed[0]));                 /* (1) */
    assert(!hands->pressed[0] || strcmp(hands->pressed, hands->on) == 0);         /* (2) */
    assert(!hands->did || !hands->down || (!hands->on[0] && !hands->pressed[0])); /* (3) */
    assert(hands->down || !hands->corner);                                        /* (4) */
}

void hands_start(Hands *hands, const HandsSetup *setup)
{
    *hands = (Hands){ .setup = *setup };
}

void hands_see(Hands *hands, const Scene *scene, const char *at_once, int64_t shown_ms)
{
    hands->before = hands->scene;
    hands->scene = scene;
    hands->at_once = at_once;
    hands->shown_ms = shown_ms;
}

/* ---- what a finger is on ---- */

static const char *found(const Scene *scene, Point point)
{
    const Area *area = scene ? scene_nearest(scene, point, GAP_MM) : NULL;
    return area ? area->id : "";
}

/* Returns the thing that a finger comes down on; "" for nothing. */
static const char *meant(const Hands *hands, const Finger *finger)
{
    const char *id = found(hands->scene, finger->at);
    bool saw_it =
        finger->ms >= hands->shown_ms || strcmp(found(hands->before, finger->at), id) == 0;
    return saw_it ? id : "";
}

/* True when the finger is still on the thing it came down on. */
static bool is_over(const Hands *hands, const Finger *finger)
{
    return hands->on[0] && hands->scene &&
           scene_reaches(hands->scene, hands->on, finger->at, hands->setup.slop_mm);
}

static const Area *area_on(const Hands *hands)
{
    return hands->scene && hands->on[0] ? scene_find(hands->scene, hands->on) : NULL;
}

/* True when what the finger is on has to be held. */
static bool has_to_be_held(const Hands *hands)
{
    const Area *area = area_on(hands);
    return area && area->held;
}

/* True when it is touched again and again. */
static bool runs(const Hands *hands)
{
    const Area *area = area_on(hands);
    return area && area->runs;
}

static bool in_corner(const Hands *hands, Point at, double slop_mm)
{
    double side = hands->setup.corner_mm;
    return side > 0 && at.x < side + slop_mm && at.y < side + slop_mm;
}

static bool counts(const Hands *hands, const Finger *finger)
{
    return hands->down && hands->finger == finger->number;
}

static bool trembles(const Hands *hands, const Finger *finger)
{
    double across = finger->at.x - hands->bounce.x, along = finger->at.y - hands->bounce.y;
    return finger->ms < hands->bounce_ms && across * across + along * along < BOUNCE_MM * BOUNCE_MM;
}

/* ---- parts of a step ---- */

static void press(Hands *hands, const char *id, int64_t now_ms, Touch *touch)
{
    snprintf(hands->pressed, sizeof(hands->pressed), "%s", id);
    hands->on_ms = now_ms;
    touch->press_changed = true;
}

static void let_go(Hands *hands, Touch *touch)
{
    if (hands->pressed[0])
        touch->press_changed = true;
    hands->pressed[0] = hands->on[0] = '\0';
}

/* The corner is not held any more. */
static void leave_corner(Hands *hands, Touch *touch)
{
    touch->corner_changed = touch->corner_changed || hands->corner_told;
    hands->corner = hands->corner_told = false;
}

static void forget_lost_finger(Hands *hands, int64_t now_ms, Touch *touch)
{
    if (!hands->down || now_ms - hands->down_ms < LOST_FINGER_MS)
        return;
    let_go(hands, touch);
    leave_corner(hands, touch);
    hands->down = false;
}

static bool just_touched(const Hands *hands, const char *id, int64_t now_ms)
{
    for (size_t i = 0; i < COUNT(hands->recent); i++) {
        if (hands->recent[i].id[0] && strcmp(hands->recent[i].id, id) == 0 &&
            now_ms - hands->recent[i].ms < hands->setup.repeat_ms)
            return true;
    }
    return false;
}

/* Makes *touch a touch on that thing, unless it was touched a moment ago. */
static bool give(Hands *hands, const char *id, int64_t now_ms, Touch *touch)
{
    if (just_touched(hands, id, now_ms))
        return false;
    memmove(&hands->recent[1], &hands->recent[0], sizeof(hands->recent) - sizeof(hands->recent[0]));
    snprintf(hands->recent[0].id, sizeof(hands->recent[0].id), "%s", id);
    hands->recent[0].ms = now_ms;
    snprintf(touch->id, sizeof(touch->id), "%s", id);
    return true;
}

static Touch done(const Hands *hands, const Touch *touch)
{
    check(hands);
    return *touch;
}

/* ---- fingers ---- */

Touch hands_down(Hands *hands, const Finger *finger)
{
    Touch touch = { .felt = true };
    forget_lost_finger(hands, finger->ms, &touch);
    /* If the finger that counts comes down again, its "up" was missed. */
    if (hands->down && !counts(hands, finger))
        leave_corner(hands, &touch);
    if (hands->down && !counts(hands, finger) && !hands->at_once)
        return done(hands, &touch);
    let_go(hands, &touch);
    leave_corner(hands, &touch);
    hands->corner = in_corner(hands, finger->at, 0);
    hands->down = true;
    hands->finger = finger->number;
    hands->down_ms = finger->ms;
    hands->run_ms = 0;
    hands->did = hands->at_once || trembles(hands, finger);
    if (hands->at_once) {
        snprintf(touch.id, sizeof(touch.id), "%s", hands->at_once);
    } else if (!hands->did) {
        snprintf(hands->on, sizeof(hands->on), "%s", meant(hands, finger));
        if (hands->on[0])
            press(hands, hands->on, finger->ms, &touch);
    }
    return done(hands, &touch);
}

Touch hands_move(Hands *hands, const Finger *finger)
{
    Touch touch = { 0 };
    forget_lost_finger(hands, finger->ms, &touch);
    if (counts(hands, finger) && !in_corner(hands, finger->at, hands->setup.slop_mm))
        leave_corner(hands, &touch);
    if (!counts(hands, finger) || !hands->on[0])
        return done(hands, &touch);
    bool over = is_over(hands, finger);
    if (over != (hands->pressed[0] != '\0'))
        press(hands, over ? hands->on : "", finger->ms, &touch);
    return done(hands, &touch);
}

static Touch lift(Hands *hands, const Finger *finger, bool over)
{
    Touch touch = { .felt = true };
    char on[sizeof(hands->on)];
    forget_lost_finger(hands, finger->ms, &touch);
    if (!counts(hands, finger))
        return done(hands, &touch);
    snprintf(on, sizeof(on), "%s", hands->on);
    bool held = finger->ms - hands->down_ms >= hands->setup.least_hold_ms &&
                !has_to_be_held(hands) && hands->run_ms == 0;
    hands->down = false;
    let_go(hands, &touch);
    leave_corner(hands, &touch);
    if ((over && held && give(hands, on, finger->ms, &touch)) || hands->did) {
        hands->bounce_ms = finger->ms + BOUNCE_MS;
        hands->bounce = finger->at;
    }
    return done(hands, &touch);
}

Touch hands_up(Hands *hands, const Finger *finger)
{
    return lift(hands, finger, is_over(hands, finger));
}

Touch hands_lost(Hands *hands, const Finger *finger)
{
    return lift(hands, finger, false);
}

/* ---- keys and time ---- */

Touch hands_key(Hands *hands, const char *id, int64_t now_ms)
{
    Touch touch = { .felt = true };
    if (hands->at_once)
        snprintf(touch.id, sizeof(touch.id), "%s", hands->at_once);
    else if (id[0] && give(hands, id, now_ms, &touch))
        let_go(hands, &touch);
    return done(hands, &touch);
}

/* Returns when the resting finger will touch the thing it is on. */
static int64_t dwell_due_ms(const Hands *hands)
{
    if (!hands->pressed[0])
        return CLOCK_NEVER;
    if (has_to_be_held(hands))
        return hands->on_ms + HANDS_HOLD_MS;
    if (runs(hands))
        return hands->run_ms > 0 ? hands->run_ms : hands->on_ms + RUN_AFTER_MS;
    return hands->setup.dwell_ms > 0 ? hands->on_ms + hands->setup.dwell_ms : CLOCK_NEVER;
}

/* When there is something new about the corner: that it is held, and that it was. */
static int64_t corner_due_ms(const Hands *hands)
{
    int64_t after = hands->corner_told ? HANDS_HOLD_MS : CORNER_TOLD_MS;
    return hands->corner ? hands->down_ms + after : CLOCK_NEVER;
}

int64_t hands_corner_ms(const Hands *hands, int64_t now_ms)
{
    return hands->corner_told ? now_ms - hands->down_ms : 0;
}

static void hold_corner(Hands *hands, int64_t now_ms, Touch *touch)
{
    touch->corner_changed = true;
    hands->corner_told = true;
    if (now_ms < hands->down_ms + HANDS_HOLD_MS)
        return;
    touch->felt = hands->did = true;
    let_go(hands, touch);
    leave_corner(hands, touch);
    snprintf(touch->id, sizeof(touch->id), "staff_corner");
}

Touch hands_tick(Hands *hands, int64_t now_ms)
{
    Touch touch = { 0 };
    forget_lost_finger(hands, now_ms, &touch);
    if (now_ms >= corner_due_ms(hands)) {
        hold_corner(hands, now_ms, &touch);
    } else if (now_ms >= dwell_due_ms(hands) && runs(hands)) {
        touch.felt = true;
        snprintf(touch.id, sizeof(touch.id), "%s", hands->on);
        hands->run_ms = now_ms + RUN_EVERY_MS;
    } else if (now_ms >= dwell_due_ms(hands)) {
        char on[sizeof(hands->on)];
        snprintf(on, sizeof(on), "%s", hands->on);
        touch.felt = true;
        let_go(hands, &touch);
        hands->did = give(hands, on, now_ms, &touch);
    }
    return done(hands, &touch);
}

int64_t hands_wake_ms(const Hands *hands)
{
    int64_t due = dwell_due_ms(hands), corner = corner_due_ms(hands);
    int64_t lost = hands->down ? hands->down_ms + LOST_FINGER_MS : CLOCK_NEVER;
    due = corner < due ? corner : due;
    return due < lost ? due : lost;
}

/* ---- from the caller ---- */

void hands_let_go(Hands *hands)
{
    Touch touch = { 0 };
    let_go(hands, &touch);
}

void hands_forget(Hands *hands)
{
    hands_let_go(hands);
    hands->down = hands->corner = hands->corner_told = false;
    memset(hands->recent, 0, sizeof(hands->recent));
}
