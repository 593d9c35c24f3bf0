/* process.h: starts another program, which gets nothing of ours that it is not given. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <sys/types.h>

#include "base/error.h"

/* Starts the program words[0] with these words, ended by NULL. `in` and `out` become its standard
 * input and output; -1 for `in`: there is nothing to read. Standard error stays for log lines. It
 * inherits no other file, and no ignored or blocked signal. Returns 0 and sets *process, which the
 * caller waits for; or the system's error number. */
MUST_CHECK int process_start(const char *const *words, int in, int out, pid_t *process);

#endif
