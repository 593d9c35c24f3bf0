/* words.h: the interface's texts in the visitor's language, from compiled gettext catalogues.
 *
 * Every word a visitor sees that is not the story's passes through words_in() or words_count_in().
 * A text without a translation is returned as it is.
 */
#ifndef WORDS_WORDS_H
#define WORDS_WORDS_H

#include <stdbool.h>

#define N_(text) text /* marks a text in a table for translation; use words_in() on it later */

#define WORDS_SOURCE "en" /* the language the source is written in: it needs no catalogue */

/* The languages of the interface, WORDS_SOURCE first; each name is in its own language. Ends with {
 * NULL }.
 */
typedef struct {
    const char *code; /* "en" */
    const char *name; /* "English" */
    bool right_to_left;
} Language;
extern const Language words_languages[];
#define WORDS_ENGLISH (&words_languages[0]) /* what the source is written in */

/* A list of the codes for error messages: "one of en, fr, ...". */
extern const char words_codes[];

/* The language with that code, or NULL. */
const Language *words_find(const char *code);

/* Sets the folder of the catalogues (CODE/LC_MESSAGES/sayswho.mo). Call it once, at start; texts
 * that were returned before become invalid. A catalogue is read when it is first needed. If that
 * fails it is logged, and the source's own words are used. */
void words_start(const char *folder);

/* True when the language's catalogue can be read. */
bool words_there(const Language *language);

/* Returns the text in that language. Never NULL; borrowed until words_start(). */
const char *words_in(const Language *language, const char *text) __attribute__((format_arg(2)));

/* Returns the plural form of the text that `count` needs in that language. */
const char *words_count_in(const Language *language, const char *one, const char *many,
                           unsigned long count) __attribute__((format_arg(2), format_arg(3)));

#endif
