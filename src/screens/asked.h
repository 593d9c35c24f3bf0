/* asked.h: what the questions about a trail are about, and how much they say. Private to
 * src/screens.
 */
#ifndef SCREENS_ASKED_H
#define SCREENS_ASKED_H

#include "content/content.h"
#include "rubric/walk.h"

/* Returns a bit for each knot (bit 0 is the article) that an open question is about. */
uint64_t asked_about(const Walk *walk, const Trail *trail, int card);

/* The words that the trail may have so that it and any panel are not too much to read. */
int asked_words_left(const Claim *claim);

#endif
