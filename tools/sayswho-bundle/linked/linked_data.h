/* linked_data.h: a story as JSON-LD: the names of its things, and what both exports say of them.
 *
 * A document is a list of things, each with an @id, under a context that stands in the document
 * itself: nothing is fetched to read it. Texts by the editors carry the story's language; names and
 * titles carry none, because a source may be in any. docs/vocabulary.ttl defines our own terms and
 * says how things are named. Uses jansson, which owns escaping and keeps keys in the order they
 * were set.
 *
 * A json_t that is returned is the caller's, to give away or to decref; one that is taken is given
 * away. Ids are the arena's.
 */
#ifndef SAYSWHO_BUNDLE_LINKED_DATA_H
#define SAYSWHO_BUNDLE_LINKED_DATA_H

#include <jansson.h>

#include "base/memory.h"
#include "bundle/bundle.h"

#define LINKED_ARTICLE   "story:article"   /* the original */
#define LINKED_RETELLING "story:retelling" /* what the exhibit shows of it */
#define LINKED_MAKERS    "story:makers"    /* of the retelling: who its credit names */

typedef struct {
    Arena *arena;
    const Story *story;
    json_t *graph; /* the things in order */
    json_t *known; /* those that linked_add_once() took, by @id */
} LinkedData;

/* A document that has the original, the retelling and who made it, and waits for more. */
LinkedData linked_start(Arena *arena, const Story *story);
/* The whole document. */
json_t *linked_finish(LinkedData *data);

void linked_add(LinkedData *data, json_t *thing);
/* The same, but a thing that is there already is not doubled; false: another had that @id. */
MUST_CHECK bool linked_add_once(LinkedData *data, json_t *thing);

/* An author's text as a part of an id: percent-encoded. */
const char *linked_escape(LinkedData *data, const char *text);
const char *linked_claim_id(LinkedData *data, const Claim *claim);

json_t *linked_thing(const char *id, const char *type, const char *also); /* also: or NULL */
json_t *linked_ref(const char *id);
/* One of our own terms, "sayswho:change-none"; without a group "sayswho:cites". */
json_t *linked_term(LinkedData *data, const char *group, const char *name);
json_t *linked_words(const LinkedData *data, const char *text); /* in the story's language */

/* Sets a key; a text, an address or a date that is "" is left out. A date is no more precise than
 * it was written: a year, a month or a day. */
void linked_set(json_t *thing, const char *key, json_t *value);
void linked_set_text(json_t *thing, const char *key, const char *text);
void linked_set_address(json_t *thing, const char *key, const char *address);
void linked_set_date(json_t *thing, const char *key, const char *date);

/* Says who answers for a work, and in which role. An author who is "unnamed: why" becomes an agent
 * of this work alone, without a name. Not when the name is "". */
void linked_attribute(LinkedData *data, json_t *work, const char *role, const char *name);

/* The sentence that is asked about, as the retelling has it. */
json_t *linked_claim(LinkedData *data, const Claim *claim);

/* The exports: all that there is to say of `story->claim_count` claims. NULL with ERROR_CONTENT:
 * the claims do not agree about a work. */
MUST_CHECK json_t *prov_export(Arena *arena, const Story *story, const Claim *const *claims,
                               Error *error);
MUST_CHECK json_t *review_export(Arena *arena, const Story *story, const Claim *const *claims,
                                 Error *error);

#endif
