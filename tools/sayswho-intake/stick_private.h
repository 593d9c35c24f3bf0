/* stick_private.h: shared by folder.c and device.c. */
#ifndef SAYSWHO_INTAKE_STICK_PRIVATE_H
#define SAYSWHO_INTAKE_STICK_PRIVATE_H

#include "stick.h"

/* True for a name that ends in .says, in any case, and does not begin with a dot. */
bool stick_is_story(const char *name);

/* True for the file that brings the first PIN back. */
bool stick_is_pin(const char *name);

/* Copies the open file of that name, which it closes. It may be -1. */
MUST_CHECK bool stick_take_pin(int file, const char *incoming, StickNote *note, Error *error);

/* Copies the open file to `incoming` under a number of its own, and the name that it has on the
 * stick if that may be a story's id. Closes `file`, which may be -1 with errno. A file that cannot
 * be taken is counted as refused. False with *error when `incoming` cannot be written. */
MUST_CHECK bool stick_take(int file, const char *name, const char *incoming, StickNote *note,
                           Error *error);

#endif
