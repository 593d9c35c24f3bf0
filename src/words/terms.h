/* terms.h: levels, questions, rules, relations and changes in words, for people.
 *
 * The only place with the exhibit's own terms; returned in the language given. Borrowed until
 * words_start().
 */
#ifndef WORDS_TERMS_H
#define WORDS_TERMS_H

#include "base/memory.h"
#include "content/content.h"
#include "words/words.h"

/* The levels that are offered, best first. "Can't tell" comes after them. */
extern const Level terms_offered[4];

const char *terms_level(const Language *language, Level level);      /* "Good" */
const char *terms_level_says(const Language *language, Level level); /* "One rope holds. It ..." */

/* The same in at most 40 letters, and in two words, which stand below the level's name. */
const char *terms_level_line(const Language *language, Level level);  /* "One rope holds, to ..." */
const char *terms_level_words(const Language *language, Level level); /* "one holds" */

/* The four questions of a trail's cards; the short ones are for places with room for a word or
 * two. */
const char *terms_card(const Language *language, Card card);       /* "Who said it first?" */
const char *terms_card_short(const Language *language, Card card); /* "First?" */

/* The main question of the exhibit, the same for small panels, and the question of the trail's
 * screen. */
const char *terms_question(const Language *language);       /* "How good is the trail ..." */
const char *terms_question_short(const Language *language); /* "How far does its trail lead?" */
const char *terms_trail_question(const Language *language); /* "Where does the trail lead?" */

/* How sure a visitor is, from TERMS_SURE - 1 for very sure to 0 for guessing. */
#define TERMS_SURE 3
const char *terms_sure(const Language *language, int sure);       /* "Guessing" */
const char *terms_sure_short(const Language *language, int sure); /* "Just a guess": short words */

const char *terms_article(const Language *language); /* the trail's first knot: "This article" */

const char *terms_known(const Language *language, Known known); /* "Supported" */

/* For the rule "W2": "The trail stops before ..."; "" for an unknown rule. */
const char *terms_rule(const Language *language, const char *rule);

const char *terms_relation(const Language *language, Relation relation); /* "sums up" */
const char *terms_change(const Language *language, Change change);       /* "the number changed" */

/* What stands on a tag that hangs at a changed span, and where the rule decided: "made more
 * certain", "nobody could open it". "" for CHANGE_NONE and for an unknown rule. */
const char *terms_tag_change(const Language *language, Change change);
const char *terms_tag_rule(const Language *language, const char *rule);
/* On a tag where the trail has one more end that leads nowhere: "one source not found". */
const char *terms_tag_result(const Language *language, GapResult result);

const char *terms_seen(const Language *language, Seen seen);          /* "seen in a copy" */
const char *terms_a_kind(const Language *language, WorkKind kind);    /* "a newspaper", spoken */
const char *terms_kind(const Language *language, WorkKind kind);      /* "newspaper" */
const char *terms_result(const Language *language, GapResult result); /* "not found" */

/* Of a work that is younger than the article; see content_found_later(). */
const char *terms_found_later(const Language *language);

/* Why the level is not the next better one: "Good if the source were open." In the arena; "" when
 * no level is better. */
const char *terms_better(Arena *arena, const Language *language, const Facts *facts);

/* Where a visitor may look next: "Open the document". */
#define TERMS_LOOKS 3
const char *terms_look(const Language *language, int look);

/* Why a visitor may disagree: "A source was missed". */
#define TERMS_REASONS 4
const char *terms_reason(const Language *language, int reason);
const char *terms_reason_short(const Language *language, int reason); /* for two short lines */

#endif
