/* commands.h: the commands of sayswho-bundle, one file each; main.c lists them. */
#ifndef SAYSWHO_BUNDLE_COMMANDS_H
#define SAYSWHO_BUNDLE_COMMANDS_H

#include "base/options.h"
#include "bundle/bundle.h"
#include "signature/keys.h"

/* The options of the command line; NULL or false when not given. */
typedef struct {
    const char *out, *from, *panel, *language, *paper, *public_key, *secret_key, *sign_key, *unit;
    bool headless, scene, prov, review, no_password, json;
    unsigned quiet; /* a bit for each AdviceKind that is not to be told */
} Order;

/* A command gets the words after its name, as many as main.c's table says. It prints its own error
 * messages and returns the exit status. */
typedef int Command(const Order *order, char **words);
Command command_build, command_card, command_check, command_export, command_keygen, command_new,
    command_pin, command_pot, command_preview, command_print, command_show, command_sign,
    command_stick, command_verify;

/* Says what is wrong with the command line, as in ("there is no command ", "x"). Returns
 * EXIT_USAGE. */
int usage(const char *what, const char *word);
/* Returns the code of the language that --lang names; NULL, after a message, when there is no such
 * language. */
const char *find_language(const char *code);
/* Reads a secret key, and asks for its password. False after a message. The caller forgets it. */
MUST_CHECK bool read_secret_key(const char *path, SecretKey *secret);
/* Prints the error. Returns EXIT_WRONG. */
int complain(const Error *error);
/* The same for a bundle that was refused. Returns the exit status that its staff page lists. */
int refuse_bundle(const char *path, SignatureFound found, const Error *error);
/* Says in one line that all is well: the story, its claims, and the file's size. */
void praise(const Story *story, const char *path);

#endif
