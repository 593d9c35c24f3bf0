/* prose.h: what can be counted and compared in an author's texts: sentences, words, numbers.
 *
 * Pure. A guide for advice, not a grammar: an abbreviation's full stop may end a sentence early, so
 * that a sentence is sooner thought too short than too long.
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

/* The sentence at *at, which moves behind it; false at the text's end. */
bool prose_next_sentence(const char **at, Sentence *sentence);

/* The sentence with the most words; 0 words when the text is empty. */
Sentence prose_longest_sentence(const char *text);

/* As one counts them: code points. */
int prose_characters(const char *text);

/* The same letters and digits in the same order; case (of a to z), blanks and punctuation aside. */
bool prose_same(const char *a, size_t a_length, const char *b, size_t b_length);

/* Each has a number that the other has not: "14 frogs" and "a 100 frogs", not "14" and "fourteen".
 */
bool prose_numbers_differ(const char *a, const char *b);

/* True when an English text speaks of what was first and nowhere of what is known. `strict`: any
 * "first" but "at first"; else only one before a word such as said, printed or report. */
bool prose_first_without_known(const char *text, bool strict);

#endif
