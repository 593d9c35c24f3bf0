/* monkey.h: random touches and keys, to find what no script would. */
#ifndef SCRIPT_MONKEY_H
#define SCRIPT_MONKEY_H

#include "exhibit/exhibit.h"

/* `taps` random touches and keys, the same for the same seed, with read errors of stories between;
 * then leaves the glass alone. Prints what was seen. False with *error when the exhibit does not
 * come back to its first screen, or when after 5000 taps or more a screen was never seen. The
 * exhibit was opened with virtual time. */
MUST_CHECK bool monkey_play(Exhibit *exhibit, uint64_t seed, long taps, Error *error);

#endif
