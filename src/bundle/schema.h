/* schema.h: the tables of a bundle, as the author's tool writes them and the reader demands them.
 */
#ifndef BUNDLE_SCHEMA_H
#define BUNDLE_SCHEMA_H

/* CREATE statements exactly as they stand in sqlite_schema, one a table, ordered by table name; the
 * last is NULL. A bundle whose schema differs in one byte is refused.
 *
 * A translation is found by its source text; as in a PO file, the row of a language whose source is
 * empty is about the language as a whole: its target is the number of texts not translated. */
extern const char *const bundle_schema[];

#endif
