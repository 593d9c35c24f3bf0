/* linked_data.h: a story as JSON-LD: the names of its things, and what both exports have in common.
 *
 * A document is a list of things, each with an @id, and contains its own context, so that nothing
 * has to be fetched to read it. Texts by the editors have the story's language; names and titles
 * have none, because a source may be in any language. docs/vocabulary.ttl defines our own terms and
 * says how things are named. Uses jansson, which escapes texts and keeps keys in the order in which
 * they were set.
 *
 * The caller owns a json_t that is returned; json_t arguments are stolen. Ids are in the arena.
 */
#ifndef SAYSWHO_BUNDLE_LINKED_DATA_H
#define SAYSWHO_BUNDLE_LINKED_DATA_H

#include <jansson.h>

#include "base/memory.h"
#include "bundle/bundle.h"

#define LINKED_ARTICLE   "story:article"   /* the original */
#define LINKED_RETELLING "story:retelling" /* what the exhibit shows */
#define LINKED_MAKERS    "story:makers"    /* who made the retelling, from its credit */

typedef struct {
    Arena *arena;
    const Story *story;
    json_t *graph; /* the things in order */
    json_t *known; /* the things added by linked_add_once(), by @id */
} LinkedData;

/* Begins a document with the original, the retelling and its makers. */
LinkedData linked_start(Arena *arena, const Story *story);
/* Returns the whole document. */
json_t *linked_finish(LinkedData *data);

void linked_add(LinkedData *data, json_t *thing);
/* Adds a thing unless an equal one is there already. False when a different thing has that @id. */
MUST_CHECK bool linked_add_once(LinkedData *data, json_t *thing);

/* Percent-encodes an author's text, as a part of an id. */
const char *linked_escape(LinkedData *data, const char *text);
const char *linked_claim_id(LinkedData *data, const Claim *claim);

json_t *linked_thing(const char *id, const char *type, const char *also); /* `also` may be NULL */
json_t *linked_ref(const char *id);
/* Returns one of our own terms, such as "sayswho:change-none"; without a group "sayswho:cites". */
json_t *linked_term(LinkedData *data, const char *group, const char *name);
json_t *linked_words(const LinkedData *data, const char *text); /* in the story's language */

/* These set a key, but not to a text, address or date that is "". A date is as precise as it was
 * written: a year, a month or a day. */
void linked_set(json_t *thing, const char *key, json_t *value);
void linked_set_text(json_t *thing, const char *key, const char *text);
void linked_set_address(json_t *thing, const char *key, const char *address);
void linked_set_date(json_t *thing, const char *key, const char *date);

/* Says who is responsible for a work, and in which role. An author given as "unnamed: why" becomes
 * an agent without a name, for this work alone. Does nothing when the name is "". */
void linked_attribute(LinkedData *data, json_t *work, const char *role, const char *name);

const char *linked_work_id(LinkedData *data, const Node *work);
/* Adds a work with all that is known about it, unless it is there already. False with ERROR_CONTENT
 * when another claim describes it in another way. */
MUST_CHECK bool linked_add_work(LinkedData *data, const Claim *claim, const Node *work,
                                Error *error);

/* Returns the claim's sentence, as in the retelling. */
json_t *linked_claim(LinkedData *data, const Claim *claim);

/* The exports of `story->claim_count` claims. NULL with ERROR_CONTENT when the claims contradict
 * each other about a work. */
MUST_CHECK json_t *prov_export(Arena *arena, const Story *story, const Claim *const *claims,
                               Error *error);
MUST_CHECK json_t *review_export(Arena *arena, const Story *story, const Claim *const *claims,
                                 Error *error);

#endif
