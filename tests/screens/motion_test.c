/* A rope that draws itself: how far it has grown at each moment, and when the next frame is due. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/memory.h"
#include "screens/motion.h"

#define BEGAN 1000

static Motion at(int64_t now_ms, int spans, int64_t every_ms, bool reduced)
{
    const View view = { .now_ms = now_ms, .reduced_motion = reduced };
    return motion_of(&view, BEGAN, spans, every_ms);
}

/* Draws each frame when it is due, as the exhibit does. Returns the number of frames. */
static int frames_of(int spans, int64_t every_ms, int64_t *end_ms)
{
    int frames = 1;
    double before = -1;
    Motion motion = at(*end_ms = BEGAN, spans, every_ms, false);
    for (; motion.change_ms != CLOCK_NEVER; frames++) {
        double grown = motion.spans - 1 + motion.grown;
        assert_true(grown >= before);
        assert_true(motion.change_ms > *end_ms);
        before = grown;
        *end_ms = motion.change_ms;
        motion = at(*end_ms, spans, every_ms, false);
    }
    assert_int_equal(motion.spans, spans);
    assert_true(motion.grown == 1);
    return frames;
}

static void a_span_grows_in_300_ms_at_30_frames_a_second(void **state)
{
    (void)state;
    int64_t end_ms;
    int frames = frames_of(1, MOTION_SPAN_MS, &end_ms);
    assert_int_equal(end_ms, BEGAN + 300);
    assert_in_range(frames, 9, 11);
    assert_true(at(BEGAN, 1, 300, false).grown == 0);
    assert_true(at(BEGAN + 150, 1, 300, false).grown == 0.5);
}

static void spans_grow_one_after_the_other(void **state)
{
    (void)state;
    int64_t end_ms;
    frames_of(5, MOTION_SPAN_MS, &end_ms);
    assert_int_equal(end_ms, BEGAN + 5 * 300);
    assert_int_equal(at(BEGAN + 750, 5, 300, false).spans, 3);
    assert_true(at(BEGAN + 750, 5, 300, false).grown == 0.5);
}

static void between_spans_it_rests_without_a_frame(void **state)
{
    (void)state;
    int64_t end_ms;
    int frames = frames_of(3, 800, &end_ms);
    assert_int_equal(end_ms, BEGAN + 2 * 800 + 300);
    assert_in_range(frames, 3 * 10, 3 * 11);
    Motion rests = at(BEGAN + 301, 3, 800, false);
    assert_int_equal(rests.spans, 1);
    assert_true(rests.grown == 1);
    assert_int_equal(rests.change_ms, BEGAN + 800);
}

static void what_rests_or_may_not_move_is_whole(void **state)
{
    (void)state;
    const Motion whole[] = { at(BEGAN + 300, 1, 300, false), at(BEGAN + 86400000, 1, 300, false),
                             at(BEGAN, 1, 300, true), at(BEGAN + 100, 1, 300, true),
                             at(BEGAN - 50, 1, 300, false) /* its time is not this clock's */ };
    for (size_t i = 0; i < COUNT(whole); i++) {
        assert_int_equal(whole[i].spans, 1);
        assert_true(whole[i].grown == 1);
        assert_int_equal(whole[i].change_ms, CLOCK_NEVER);
    }
    assert_int_equal(at(BEGAN, 0, 300, false).change_ms, CLOCK_NEVER);
}

static void only_the_trail_and_the_example_move(void **state)
{
    (void)state;
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        const Visit visit = { .screen = (Screen)screen, .pulled_ms = BEGAN, .step = 1 };
        const View view = { .visit = &visit, .now_ms = BEGAN + 10 };
        bool moves = screen == SCREEN_TRACE || screen == SCREEN_EXAMPLE;
        assert_int_equal(motion_change_ms(&view, 4) != CLOCK_NEVER, moves);
        assert_int_equal(motion_change_ms(&view, 0), CLOCK_NEVER); /* there is no trail */
    }
}

static void a_class_sees_its_rope_grow(void **state)
{
    (void)state;
    const Visit visit = { .screen = SCREEN_STAFF };
    const Staff staff = { .page = STAFF_CLASS };
    for (int page = 0; page < CLASS_PAGES; page++) {
        const Class class = { .page = (ClassPage)page, .pulled_ms = BEGAN, .rope = true };
        const View view = {
            .visit = &visit, .staff = &staff, .class = &class, .now_ms = BEGAN + 10
        };
        bool moves = page == CLASS_PULL || page == CLASS_EXAMPLE;
        assert_int_equal(motion_change_ms(&view, 4) != CLOCK_NEVER, moves);
        assert_int_equal(motion_change_ms(&view, 0), CLOCK_NEVER);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_span_grows_in_300_ms_at_30_frames_a_second),
        cmocka_unit_test(spans_grow_one_after_the_other),
        cmocka_unit_test(between_spans_it_rests_without_a_frame),
        cmocka_unit_test(what_rests_or_may_not_move_is_whole),
        cmocka_unit_test(only_the_trail_and_the_example_move),
        cmocka_unit_test(a_class_sees_its_rope_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
