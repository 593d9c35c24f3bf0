/* say.h: a reading of the experiment in words, for people who know no statistics.
 *
 * In the language given, without a percent sign. Texts are in the arena. No count under ten is
 * told.
 */
#ifndef MEASURE_SAY_H
#define MEASURE_SAY_H

#include "base/memory.h"
#include "measure/measure.h"
#include "words/words.h"

#define MEASURE_FEWEST 10 /* fewer visitors are not told: one of them could be recognised */

/* The sentence. `complete` is the number of complete visits now, which is only told before the
 * first look. */
const char *measure_say_heading(Arena *arena, const Language *language, const Learning *learning,
                                int64_t complete);

/* How much, between what, and what happened to the other claim, or what to do; may be "". */
const char *measure_say_details(Arena *arena, const Language *language, const Learning *learning);

/* Where it comes from and when the next look is. */
const char *measure_say_basis(Arena *arena, const Language *language, const Learning *learning);

#endif
