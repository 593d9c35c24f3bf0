/* The arena: what is taken back is free again, and zeroed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

static void what_was_taken_before_the_mark_stays(void **state)
{
    (void)state;
    Arena *arena = arena_make();
    char *kept = arena_copy_text(arena, "kept");
    ArenaMark mark = arena_mark(arena);
    char *tried = arena_copy_text(arena, "tried");
    for (int i = 0; i < 50; i++) /* several blocks, also some that are larger than usual */
        memset(arena_take(arena, 1, (size_t)i * 10000 + 1), 'x', (size_t)i * 10000 + 1);
    arena_back_to(arena, mark);
    assert_string_equal(kept, "kept");
    char *again = arena_take(arena, 1, sizeof("tried"));
    assert_ptr_equal(again, tried);
    for (size_t i = 0; i < sizeof("tried"); i++)
        assert_int_equal(again[i], 0);
    arena_free(arena);
}

static void an_empty_arena_can_be_marked(void **state)
{
    (void)state;
    Arena *arena = arena_make();
    ArenaMark mark = arena_mark(arena);
    arena_back_to(arena, mark);
    arena_copy_text(arena, "tried");
    arena_back_to(arena, mark);
    assert_string_equal(arena_copy_text(arena, "kept"), "kept");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_taken_before_the_mark_stays),
        cmocka_unit_test(an_empty_arena_can_be_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
