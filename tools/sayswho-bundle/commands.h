/* commands.h: the commands of sayswho-bundle, one file each; main.c lists them. */
#ifndef SAYSWHO_BUNDLE_COMMANDS_H
#define SAYSWHO_BUNDLE_COMMANDS_H

#include "base/error.h"
#include "bundle/bundle.h"

/* What the program exits with. */
enum { EXIT_GOOD, EXIT_WRONG, EXIT_USAGE };

/* A command gets the words after its name, says itself what is wrong, and gives the exit status. */
typedef int Command(int count, char **words);
Command command_build, command_check, command_export, command_new, command_pot, command_preview,
    command_show;
Command command_print;

/* Says that the words make no command ("build does not know ", "-x"); EXIT_USAGE. */
int usage(const char *what, const char *word);
/* Reads "[-o FILE] FOLDER" for the command of that name; *out is NULL without -o. False: it has
 * said what is wrong with the words. */
MUST_CHECK bool take_out_and_folder(const char *command, int count, char **words, const char **out,
                                    const char **folder);
/* Says what went wrong in the world; EXIT_WRONG. */
int complain(const Error *error);
/* Says in one line what is good: the story, its claims, and the file's size. */
void praise(const Story *story, const char *path);
/* The same for a folder, and `more`, if any: how much advice there was. */
void praise_folder(const Story *story, const char *more);

#endif
