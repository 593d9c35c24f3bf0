/* words.h: the interface's words in the visitor's language, from gettext's compiled catalogues.
 *
 * Every word a visitor sees that is not the story's passes through words_in() or words_count_in().
 * What is not translated is the text itself, in the language of the source.
 */
#ifndef WORDS_WORDS_H
#define WORDS_WORDS_H

#include <stdbool.h>

#define N_(text) text /* marks a text in a table for translation; use words_in() on it later */

#define WORDS_SOURCE "en" /* the language the source is written in: it needs no catalogue */

/* The languages the interface speaks, each named in itself, WORDS_SOURCE first; ends with { NULL }.
 */
typedef struct {
    const char *code; /* "en" */
    const char *name; /* "English" */
    bool right_to_left;
} Language;
extern const Language words_languages[];
#define WORDS_ENGLISH (&words_languages[0]) /* what the source is written in */

/* All of them for a message that says what to write: "one of en, fr, ...". */
extern const char words_codes[];

/* The language with that code, or NULL. */
const Language *words_find(const char *code);

/* Says where the catalogues (CODE/LC_MESSAGES/sayswho.mo) are. Once, at start; nothing that was
 * returned before may be kept. Each is read when it is first needed; one that cannot be read is
 * logged then, and its words are the source's. */
void words_start(const char *folder);

/* True when the language's words can be had: its catalogue can be read. */
bool words_there(const Language *language);

/* The text in that language; never NULL. Borrowed until
 * words_start(). */
const char *words_in(const Language *language, const char *text) __attribute__((format_arg(2)));

/* The form of the text that the count takes in that language. */
const char *words_count_in(const Language *language, const char *one, const char *many,
                           unsigned long count) __attribute__((format_arg(2), format_arg(3)));

#endif
