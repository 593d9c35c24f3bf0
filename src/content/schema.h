/* schema.h: the tables of a bundle, as the author's tool writes them and the reader demands them.
 */
#ifndef CONTENT_SCHEMA_H
#define CONTENT_SCHEMA_H

/* CREATE statements exactly as they stand in sqlite_schema, one a table, ordered by table name; the
 * last is NULL. A bundle whose schema differs in one byte is refused. */
extern const char *const content_schema[];

#endif
