/* code_words.h: rules, relations and changes in words, in the reader's language. Borrowed until the
 * language changes. */
#ifndef SAYSWHO_BUNDLE_CODE_WORDS_H
#define SAYSWHO_BUNDLE_CODE_WORDS_H

#include "content/content.h"

const char *word_rule(const char *rule); /* for "W2": "The trail stops before ..." */
const char *word_relation(Relation);     /* "sums up" */
const char *word_change(Change);         /* "another number"; for none: "nothing changed" */
const char *word_seen(Seen);             /* "seen in a copy" */
const char *word_kind(WorkKind);         /* "newspaper" */
const char *word_result(GapResult);      /* "not found" */

#endif
