/* error.h: what went wrong outside the program (files, sticks, displays), reported once and in
 * plain words.
 *
 * A function that can fail for a reason outside the program takes `Error *error` last and returns
 * false or NULL. The error is set by the function that knows most: the file, the line or field,
 * what is wrong and what to do. A caller adds only a name that the lower room cannot know
 * (error_add). It is printed once, at the top. A bug is an assert, not an Error; when memory runs
 * out the program aborts (memory.h).
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#define MUST_CHECK   __attribute__((warn_unused_result))
#define PRINTF(a, b) __attribute__((format(printf, a, b)))

/* Callers act on the kind, so there is one kind for each thing they can do. */
typedef enum {
    ERROR_NONE,
    ERROR_IO,      /* the disk, a file, a display: try elsewhere, tell staff */
    ERROR_CONTENT, /* the bytes or words are wrong: the author corrects them */
    ERROR_USAGE,   /* the command line or a setting is wrong: whoever typed it corrects it */
} ErrorKind;

/* A plain value; start it as `Error error = { 0 };`. */
typedef struct {
    ErrorKind kind;
    char message[480]; /* one line of UTF-8 without a full stop; a long one is cut between
                          characters */
} Error;

/* Sets kind and message; does nothing when `error` is NULL. An error that is already set stays:
 * setting it again is a bug and asserts. */
void error_set(Error *error, ErrorKind kind, const char *format, ...) PRINTF(3, 4);

/* Puts "NAME: " before the message: the file, story or claim that the lower room could not know. */
void error_add(Error *error, const char *format, ...) PRINTF(2, 3);

#endif
