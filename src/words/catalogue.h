/* catalogue.h: one language's words, read from a compiled gettext file (.mo, made by msgfmt).
 *
 * We do not use the C library's gettext, because it depends on the locale and on the library's
 * version. The whole file is checked when it is read, so that looking up a text afterwards is safe
 * whatever its bytes are. The format: "The Format of GNU MO Files" and "Plural forms" in gettext's
 * manual.
 */
#ifndef WORDS_CATALOGUE_H
#define WORDS_CATALOGUE_H

#include "base/error.h"

#include <stddef.h>

#define CATALOGUE_BYTES_MOST ((size_t)4 << 20)

typedef struct Catalogue Catalogue;

/* Reads the file. NULL with ERROR_IO when it cannot be read, with ERROR_CONTENT when it is damaged
 * or in a variant of the format that is not supported. */
MUST_CHECK Catalogue *catalogue_open(const char *path, Error *error);

/* The same from memory; the bytes are copied. */
MUST_CHECK Catalogue *catalogue_parse(const char *bytes, size_t length, Error *error);

void catalogue_close(Catalogue *catalogue); /* takes NULL */

/* The translation, or NULL when there is none; borrowed until catalogue_close(). */
const char *catalogue_get(const Catalogue *catalogue, const char *text);

/* The same for a text with plural forms; `one` is its singular. */
const char *catalogue_count(const Catalogue *catalogue, const char *one, unsigned long count);

#endif
