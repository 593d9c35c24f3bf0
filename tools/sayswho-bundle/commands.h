/* commands.h: the commands of sayswho-bundle, one file each; main.c lists them. */
#ifndef SAYSWHO_BUNDLE_COMMANDS_H
#define SAYSWHO_BUNDLE_COMMANDS_H

#include "base/options.h"
#include "bundle/bundle.h"

/* What the options ask for; NULL or false where one was not given. */
typedef struct {
    const char *out, *panel, *language, *paper;
    bool headless, scene, prov, review;
} Order;

/* A command gets the words after its name, as many as main.c's table says, says itself what is
 * wrong, and gives the exit status. */
typedef int Command(const Order *order, char **words);
Command command_build, command_check, command_export, command_new, command_pot, command_preview,
    command_print, command_show;

/* Says that the words make no command ("there is no command ", "x"); EXIT_USAGE. */
int usage(const char *what, const char *word);
/* The interface's own name of the language --lang gives; NULL: it has said that there is none. */
const char *find_language(const char *code);
/* Says what went wrong in the world; EXIT_WRONG. */
int complain(const Error *error);
/* Says in one line that all is well: the story, its claims, and the file's size. */
void praise(const Story *story, const char *path);
/* The same for a folder; `more` says how much advice there was, or is NULL. */
void praise_folder(const Story *story, const char *more);

#endif
