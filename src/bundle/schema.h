/* schema.h: the tables of a bundle, for the author's tool, which writes them, and for the reader,
 * which checks them. docs/bundle.md says what is in each column. */
#ifndef BUNDLE_SCHEMA_H
#define BUNDLE_SCHEMA_H

/* The CREATE statement of each table and index, exactly as in sqlite_schema, ordered by name; ends
 * with NULL. A bundle whose schema differs in one byte is refused.
 *
 * A translation is found by its source text. As in a PO file, the row with an empty source is about
 * the language as a whole: its target is the number of texts that are not translated. */
extern const char *const bundle_schema[];

#endif
