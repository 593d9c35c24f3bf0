/* known.h: texts that were broken into lines before.
 *
 * To see what fits, a screen breaks the same texts at the same widths many times: a visit asks
 * 17,000 times for 700 different results. These are kept, and copied when they are asked for again.
 */
#ifndef TYPESET_KNOWN_H
#define TYPESET_KNOWN_H

#include "typeset/typeset.h"

typedef struct KnownLines KnownLines;

KnownLines *known_make(void);
void known_free(KnownLines *known); /* takes NULL */

/* A number for everything that the lines depend on, on one panel. It is a hash of 64 bits: two
 * equal ones are too unlikely to matter. */
uint64_t known_key(const char *text, const TextStyle *style, double width_mm);

/* Copies the lines with that key to the arena. False when they are not known. */
bool known_recall(const KnownLines *known, uint64_t key, Arena *arena, Lines *lines);

/* Keeps a copy. When there are many, all are forgotten. */
void known_remember(KnownLines *known, uint64_t key, const Lines *lines);

#endif
