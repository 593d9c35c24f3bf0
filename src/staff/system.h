/* system.h: what the panel asks of the machine that it runs on.
 *
 * A program does it, which the unit's packages bring (see docs/unit.md): it is started with one of
 * the words below, says nothing when it succeeded, and otherwise says why in one line and ends
 * with another status than 0. Calls may take seconds: make them on a thread of their own.
 */
#ifndef STAFF_SYSTEM_H
#define STAFF_SYSTEM_H

#include <stddef.h>

#include "base/error.h"

typedef enum {
    SYSTEM_OFF,         /* switch off */
    SYSTEM_RESTART,     /* start again */
    SYSTEM_STICK_OPEN,  /* makes the stick that is in ready for writing, and says its folder */
    SYSTEM_CLOCK,       /* set the clock to the local time that follows: 2026-11-27T14:05 */
    SYSTEM_VOLUME,      /* set the loudspeaker to the percent that follow */
    SYSTEM_STICK_CLOSE, /* the same stick: everything is on it, and it may be pulled */
    SYSTEM_VERBS
} SystemVerb;

/* Where the program is unless the settings name another one. */
#define SYSTEM_PROGRAM "/usr/lib/sayswho/system"

/* True when there is such a program. */
bool system_exists(const char *program);

/* Runs it with the word for `verb` and what follows it, NULL: nothing; `said` gets the first line
 * that it says. False with ERROR_IO, which has what it said. */
MUST_CHECK bool system_do(const char *program, SystemVerb verb, const char *with, char *said,
                          size_t room, Error *error);

/* Runs any program with these words, ended by NULL, as system_do() does. It gets no file of ours
 * but standard error. */
MUST_CHECK bool system_run(const char *const *words, char *said, size_t room, Error *error);

#endif
