/* options.h: reads a program's command line with a table of its options.
 *
 * As in glibc's getopt_long(), options can come before or after other words, "--" ends them, and a
 * long one can be shortened as long as it is unambiguous. Every program also has -h, --help, the
 * word "help" and --version.
 */
#ifndef BASE_OPTIONS_H
#define BASE_OPTIONS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

/* The exit status of all our programs. */
enum { EXIT_GOOD, EXIT_WRONG, EXIT_USAGE };

typedef struct {
    const char *name;     /* "--panel", or "-o" */
    const char *value;    /* name of its value in the help, as in "FILE"; NULL: it has none */
    const char *what;     /* text in the help; may have several lines */
    const char *commands; /* the commands that have it, as in "build print"; NULL: all */
    /* Where the value is stored; one of the four is set. A text is not copied and never empty. */
    bool *flag;
    const char **text;
    int64_t *number; /* between least and most */
    bool (*take)(void *into, const char *value, Error *error);
    int64_t least, most;
    void *into; /* passed to take() */
} Option;

#define OPTIONS_MOST 24 /* most rows of a table */

typedef enum { OPTIONS_READ, OPTIONS_HELP, OPTIONS_VERSION, OPTIONS_WRONG } OptionsResult;

/* Reads main()'s argv, whose order is changed. *words points into argv at the words that are not
 * options; they end with NULL. If options have commands, the first word is the command.
 * OPTIONS_WRONG sets an ERROR_USAGE. For OPTIONS_HELP and OPTIONS_VERSION the caller prints the
 * text. */
MUST_CHECK OptionsResult options_read(const Option *options, size_t count, int argc, char **argv,
                                      char ***words, Error *error);

/* Prints the options for the help. */
void options_print(const Option *options, size_t count, FILE *out);

#endif
