/* catalogue.h: one language's words, read from a compiled gettext file (.mo, made by msgfmt).
 *
 * Read here and not by the C library, whose gettext depends on the locale and on the library's
 * version. The file is checked whole when it is read: whatever its bytes are, asking for a text
 * afterwards is safe. The format: "The Format of GNU MO Files" and "Plural forms" in gettext's
 * manual.
 */
#ifndef WORDS_CATALOGUE_H
#define WORDS_CATALOGUE_H

#include "base/error.h"

#include <stddef.h>

#define CATALOGUE_BYTES_MOST ((size_t)4 << 20)

typedef struct Catalogue Catalogue;

/* Reads the file. NULL: it cannot be read (ERROR_IO), or it is damaged or of a kind that this
 * program does not read (ERROR_CONTENT). */
MUST_CHECK Catalogue *catalogue_open(const char *path, Error *error);

/* The same from memory, which is copied. */
MUST_CHECK Catalogue *catalogue_parse(const char *bytes, size_t length, Error *error);

void catalogue_close(Catalogue *catalogue); /* takes NULL */

/* The translation, or NULL when there is none; borrowed until catalogue_close(). */
const char *catalogue_get(const Catalogue *catalogue, const char *text);

/* The same for a text that changes with a number; `one` is its singular. */
const char *catalogue_count(const Catalogue *catalogue, const char *one, unsigned long count);

#endif
