/* monkey.h: random touches and keys, to find errors that no script finds. */
#ifndef SCRIPT_MONKEY_H
#define SCRIPT_MONKEY_H

#include "exhibit/exhibit.h"

/* Makes `taps` random touches and key presses, the same ones for the same seed, with disk errors in
 * between, and then waits. Prints what it saw. False with *error when the exhibit does not come
 * back to its first screen, or when 5000 taps or more did not reach every screen. The exhibit must
 * have been opened with virtual time. */
MUST_CHECK bool monkey_play(Exhibit *exhibit, uint64_t seed, long taps, Error *error);

#endif
