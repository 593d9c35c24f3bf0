/* words.h: the interface's words in the visitor's language, by gettext.
 *
 * Every word a visitor sees that is not the story's passes through _(). The language can change
 * at any time: nothing that words_get() returned may be kept across words_use().
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>

#define _(text)  words_get(text)
#define N_(text) text /* marks a text in a table for translation; use words_get() on it later */

/* The languages the interface speaks, each named in itself; ends with { NULL }. */
typedef struct {
    const char *code; /* "en" */
    const char *name; /* "English" */
    bool right_to_left;
} Language;
extern const Language words_languages[];

/* The language with that code, or NULL. */
const Language *words_find(const char *code);

/* Says where the compiled translations (LANG/LC_MESSAGES/sayswho.mo) are. Once, at start. */
void words_start(const char *folder);

/* Changes the language; a code nobody knows is English. Returns the language now in use. */
const Language *words_use(const char *code);

/* The language in use. */
const Language *words_language(void);

const char *words_get(const char *text) __attribute__((format_arg(1)));
const char *words_count(const char *one, const char *many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

#endif
