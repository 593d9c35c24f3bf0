/* coding.h: tells codings of a claim or a work that cannot be true, such as "can be opened" of a
 * source that nobody saw.
 *
 * The rubric refuses facts that contradict each other; here facts are compared with the trail,
 * with dates and with addresses. The rules are a table in coding.c: each has its sentence and says
 * what to do.
 */
#ifndef SAYSWHO_BUNDLE_CODING_H
#define SAYSWHO_BUNDLE_CODING_H

#include "source/story_source.h"

/* Complains about one claim. Its trail must have no errors, and the coded facts must have been
 * read; the two computed facts are not needed. Some findings are only advice: those that
 * docs/rubric.md allows for a reason. Dates that are not yet read are "", and are not compared. */
void coding_check_claim(StorySource *source, Yaml at, const Claim *claim);

/* Complains about the date at `key` when it is later than `as_of`, the day on which the sources
 * were last looked at. */
void coding_check_future(const StorySource *source, Yaml map, const char *key, const char *date);

/* Complains about the address at `key` unless it is "", begins with http:// or https://, or says
 * in words where something is kept. */
void coding_check_address(Yaml map, const char *key, const char *address);

#endif
