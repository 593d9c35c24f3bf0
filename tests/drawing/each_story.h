/* each_story.h: for tests of every claim: does the same with the file of each built-in story. */
#ifndef TESTS_EACH_STORY_H
#define TESTS_EACH_STORY_H

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* Calls check() with each path in BUILD/stories. Returns the sum of what it returned: faults. */
static inline long each_story(long (*check)(const char *path))
{
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    char pattern[512];
    glob_t found;
    long wrong = 0;
    snprintf(pattern, sizeof(pattern), "%s/stories/*.says", build);
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        wrong += check(found.gl_pathv[i]);
    globfree(&found);
    return wrong;
}

#endif
