/* words.h: the interface's texts in the visitor's language, from compiled gettext catalogues.
 *
 * Every text that a visitor sees and that is not the story's own passes through _(). The language
 * can change at any time. A text without a translation is returned as it is.
 */
#ifndef WORDS_WORDS_H
#define WORDS_WORDS_H

#include <stdbool.h>

#define _(text)  words_get(text)
#define N_(text) text /* marks a text in a table for translation; use words_get() on it later */

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

/* Returns the text in that language, whatever language is in use. Never NULL; borrowed until
 * words_start(). */
const char *words_in(const Language *language, const char *text) __attribute__((format_arg(2)));

/* Returns the plural form of the text that `count` needs in that language. */
const char *words_count_in(const Language *language, const char *one, const char *many,
                           unsigned long count) __attribute__((format_arg(2), format_arg(3)));

/* Changes the language in use and returns it. For an unknown code that is the first language.
 */
const Language *words_use(const char *code);

/* The language in use. */
const Language *words_language(void);

/* Like words_in() and words_count_in(), in the language in use. */
const char *words_get(const char *text) __attribute__((format_arg(1)));
const char *words_count(const char *one, const char *many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

#endif
