#include "screens/motion.h"

#include "base/clock.h"

#define FRAME_MS 33 /* 30 frames a second: a span is drawn in nine steps */

Motion motion_of(const View *view, int64_t began_ms, int spans, int64_t every_ms)
{
    const Motion whole = { spans, 1, CLOCK_NEVER };
    int64_t since = view->now_ms - began_ms, end = (spans - 1) * every_ms + MOTION_SPAN_MS;
    if (view->reduced_motion || spans <= 0 || since < 0 || since >= end)
        return whole;
    int64_t last = since / every_ms, into = since % every_ms;
    Motion motion = { (int)last + 1, 1, began_ms + (last + 1) * every_ms };
    if (into >= MOTION_SPAN_MS)
        return motion;
    int64_t next = (into / FRAME_MS + 1) * FRAME_MS;
    motion.grown = (double)into / MOTION_SPAN_MS;
    motion.change_ms = began_ms + last * every_ms + (next < MOTION_SPAN_MS ? next : MOTION_SPAN_MS);
    return motion;
}

Motion motion_pulled(const View *view)
{
    return motion_of(view, view->visit->pulled_ms, 1, MOTION_SPAN_MS);
}

Motion motion_example(const View *view, int spans)
{
    return motion_of(view, view->visit->pulled_ms, spans, MOTION_SPAN_MS);
}

int64_t motion_change_ms(const View *view, int spans)
{
    const Visit *visit = view->visit;
    if (visit->screen == SCREEN_TRACE && spans > 0)
        return motion_pulled(view).change_ms;
    if (visit->screen == SCREEN_EXAMPLE && visit->step > 0)
        return motion_example(view, spans).change_ms;
    const Class *class = visit->screen == SCREEN_STAFF && view->staff ? view->class : NULL;
    if (!class || view->staff->page != STAFF_CLASS || spans <= 0)
        return CLOCK_NEVER;
    if (class->page == CLASS_PULL)
        return motion_of(view, class->pulled_ms, 1, MOTION_SPAN_MS).change_ms;
    if (class->page == CLASS_EXAMPLE && class->rope)
        return motion_of(view, class->pulled_ms, spans, MOTION_SPAN_MS).change_ms;
    return CLOCK_NEVER;
}
