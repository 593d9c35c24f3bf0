/* commands.h: the commands of sayswho-bundle, one file each; main.c lists them. */
#ifndef SAYSWHO_BUNDLE_COMMANDS_H
#define SAYSWHO_BUNDLE_COMMANDS_H

#include "base/error.h"
#include "bundle/bundle.h"

/* The exit status of the program. */
enum { EXIT_GOOD, EXIT_WRONG, EXIT_USAGE };

/* A command gets the words after its name, prints its own error messages, and returns the exit
 * status. */
typedef int Command(int count, char **words);
Command command_build, command_check, command_export, command_new, command_pot, command_preview,
    command_show;
Command command_print;

/* Says what is wrong with the command line, as in ("build does not know ", "-x"). Returns
 * EXIT_USAGE. */
int usage(const char *what, const char *word);
/* Reads "[-o FILE] FOLDER" for the command of that name; *out is NULL without -o. False when the
 * words are wrong, which it has said. */
MUST_CHECK bool take_out_and_folder(const char *command, int count, char **words, const char **out,
                                    const char **folder);
/* Prints the error. Returns EXIT_WRONG. */
int complain(const Error *error);
/* Says in one line that all is well: the story, its claims, and the file's size. */
void praise(const Story *story, const char *path);
/* The same for a folder; `more` says how much advice there was, or is NULL. */
void praise_folder(const Story *story, const char *more);

#endif
