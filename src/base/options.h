/* options.h: a program's command line, read by a table of its options.
 *
 * Options stand before or after the words, "--" ends them, and a long one may be cut short while it
 * stays the only one that begins so: that is glibc's getopt_long(). Every program has -h, --help,
 * the word "help" and --version besides.
 */
#ifndef BASE_OPTIONS_H
#define BASE_OPTIONS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

/* What each of our programs exits with. */
enum { EXIT_GOOD, EXIT_WRONG, EXIT_USAGE };

typedef struct {
    const char *name;     /* "--panel", or "-o" */
    const char *value;    /* what help calls its value, as in "FILE"; NULL: it takes none */
    const char *what;     /* what help says of it; may have several lines */
    const char *commands; /* the commands it is for, as in "build print"; NULL: any */
    /* Where it goes; one of the four is set. A text is the word itself and never empty. */
    bool *flag;
    const char **text;
    int64_t *number; /* from least to most */
    bool (*take)(void *into, const char *value, Error *error);
    int64_t least, most;
    void *into; /* for take() */
} Option;

#define OPTIONS_MOST 24 /* rows that a table may have */

typedef enum { OPTIONS_READ, OPTIONS_HELP, OPTIONS_VERSION, OPTIONS_WRONG } OptionsResult;

/* Reads argv, as main() has it. *words are those that are no options, up to a NULL, and lie in
 * argv, which is put in another order; the first is the command where options have commands.
 * OPTIONS_WRONG: with an ERROR_USAGE. OPTIONS_HELP and OPTIONS_VERSION: the caller tells it. */
MUST_CHECK OptionsResult options_read(const Option *options, size_t count, int argc, char **argv,
                                      char ***words, Error *error);

/* The options as help tells them, a line or more each. */
void options_print(const Option *options, size_t count, FILE *out);

#endif
