/* typeset_fixture.h: a typeset with 4 px per mm and an arena, for the tests of a file. */
#ifndef TESTS_TYPESET_FIXTURE_H
#define TESTS_TYPESET_FIXTURE_H

#include "base/memory.h"
#include "typeset/typeset.h"

static Typeset *typeset;
static Arena *arena;

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    typeset = typeset_open(4, &error);
    arena = arena_make();
    return !typeset;
}

static int finish(void **state)
{
    (void)state;
    arena_free(arena);
    typeset_close(typeset);
    return 0;
}

#endif
