/* prose.h: counts and compares sentences, words and numbers in an author's texts.
 *
 * Pure. Good enough for advice: the full stop of an abbreviation may end a sentence too early, so
 * that a long sentence may be missed, but a short one is not called long.
 */
#ifndef SAYSWHO_BUNDLE_PROSE_H
#define SAYSWHO_BUNDLE_PROSE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *text; /* not ended by a NUL */
    size_t length;    /* in bytes */
    int words;
} Sentence;

/* Reads the sentence at *at and moves *at past it; false at the end of the text. */
bool prose_next_sentence(const char **at, Sentence *sentence);

/* Returns the sentence with the most words; one of 0 words when the text is empty. */
Sentence prose_longest_sentence(const char *text);

/* Returns the number of code points. */
int prose_characters(const char *text);

/* True when the letters and digits are the same. Case (of a to z), blanks and punctuation do not
 * count. */
bool prose_same(const char *a, size_t a_length, const char *b, size_t b_length);

/* True when each has a number that the other does not have: "14 frogs" and "100 frogs", but not
 * "14" and "fourteen".
 */
bool prose_numbers_differ(const char *a, const char *b);

/* True when an English text says that something was first and does not use "known". `strict`: any
 * "first" counts except "at first"; otherwise only one before a word such as said, printed or
 * report. */
bool prose_first_without_known(const char *text, bool strict);

#endif
