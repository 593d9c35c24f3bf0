/* error.h: what went wrong in the world (files, sticks, displays), said once and in plain words.
 *
 * A function that can fail for a reason outside the program takes `Error *error` last and returns
 * false or NULL. It sets the error where the knowledge is: the file, the line or field, what is
 * wrong and what to do. A caller adds only a noun the lower room cannot know (error_add). It is
 * printed once, at the top. A bug is an assert, not an Error; no memory is an abort (memory.h).
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#define MUST_CHECK   __attribute__((warn_unused_result))
#define PRINTF(a, b) __attribute__((format(printf, a, b)))

/* Chosen by what the caller will do. */
typedef enum {
    ERROR_NONE,
    ERROR_IO,      /* the disk, a file, a display: try elsewhere, tell staff */
    ERROR_CONTENT, /* the bytes or words are wrong: the author mends them */
    ERROR_USAGE,   /* the command line or a setting is wrong: the person at the keys mends it */
} ErrorKind;

/* A plain value; start it as `Error error = { 0 };`. */
typedef struct {
    ErrorKind kind;
    char message[480]; /* one line of UTF-8, no full stop needed, cut at a character when long */
} Error;

/* Sets kind and message; does nothing when `error` is NULL. The first error set stays the cause:
 * setting twice is a bug and asserts. */
void error_set(Error *error, ErrorKind kind, const char *format, ...) PRINTF(3, 4);

/* Puts "noun: " before the message: the file, story or claim the lower room could not know. */
void error_add(Error *error, const char *format, ...) PRINTF(2, 3);

#endif
