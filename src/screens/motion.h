/* motion.h: how far a rope that draws itself has grown, and when to draw it next.
 *
 * A span takes 300 ms. The time is the view's, so a tour sees the same frames on every machine.
 * With reduced motion everything is there at once. Private to src/screens.
 */
#ifndef SCREENS_MOTION_H
#define SCREENS_MOTION_H

#include "screens/screens.h"

#define MOTION_SPAN_MS 300

typedef struct {
    int spans;         /* how many are there, the growing one included */
    double grown;      /* how much of the last one, 0 .. 1 */
    int64_t change_ms; /* when the next frame is due, or CLOCK_NEVER when all of it rests */
} Motion;

/* A rope of that many spans, whose first one began to grow at `began_ms`, and each later one
 * `every_ms` (at least MOTION_SPAN_MS) after the one before. */
Motion motion_of(const View *view, int64_t began_ms, int spans, int64_t every_ms);

/* The last span that the visitor pulled on TRACE, as a rope of one span; the others are whole. */
Motion motion_pulled(const View *view);

/* The rope of the worked example, which draws itself whole. */
Motion motion_example(const View *view, int spans);

/* When a screen with that many spans (Pages.spans) has to be drawn again because its rope grows. */
int64_t motion_change_ms(const View *view, int spans);

#endif
