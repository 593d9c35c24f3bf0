/* bundle_private.h: an open bundle, and how its rows are read: every column is checked, and the
 * first error is kept. Private to src/bundle. */
#ifndef BUNDLE_BUNDLE_PRIVATE_H
#define BUNDLE_BUNDLE_PRIVATE_H

#include <sqlite3.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/text_set.h"
#include "bundle/bundle.h"
#include "signature/signature.h"

/* A list of what was read already, by number, in the bundle's arena. Its parts are made when they
 * are first needed, so that a bundle with 24,000 claims opens as fast as one with 24. */
typedef struct {
    void ***parts;
} KnownList;

/* Returns the entry for `number`, out of `count`. It holds NULL when that thing was not read
 * yet. */
void **known_place(Arena *arena, KnownList *list, int number, int count);

/* What was read already, in one language. */
typedef struct {
    char code[LANGUAGE_CODE_MOST + 1];
    Story story;
    KnownList claims, blocks;
    TextSet kept; /* the texts given in the story's own language */
} Cache;

typedef struct KnownPicture {
    struct KnownPicture *next;
    const char *name;
    const Cache *cache; /* the language of its text */
    Picture picture;    /* without its PNG; width_px is 0 until it was read */
} KnownPicture;

/* A prepared statement that waits for its next use. */
typedef struct {
    const char *sql; /* a string literal, recognised by its address */
    sqlite3_stmt *statement;
} Prepared;

#define PREPARED_MOST 20 /* more than the code has */

/* The file of an open bundle. SQLite reads it through a file system that has no other file. */
typedef struct {
    int descriptor; /* -1: none */
    int64_t size;   /* bytes of the database, without a signature page */
    Seal *seal;     /* of a signed bundle, or NULL */
    sqlite3_vfs vfs;
    char vfs_name[32];
} BundleFile;

struct Bundle {
    Prepared prepared[PREPARED_MOST];
    int prepared_count;
    BundleFile file;
    sqlite3 *db;
    char *path;
    Arena *arena;       /* for everything but the story */
    Arena *story_arena; /* for the story, in each language */
    Story story;        /* in the language of the sources */
    Cache caches[STORY_LANGUAGES_MOST];
    int cache_count;
    Cache *cache; /* for the language in use */
    KnownPicture *pictures;
    int budget;  /* steps a statement may still take, in thousands */
    bool strict; /* while everything is checked: a bad translation is an error */
};

/* A statement that is being read. After an error all columns read as "" or 0, and row_end() fails.
 */
typedef struct {
    Bundle *bundle;
    sqlite3_stmt *statement;
    const char *sql;
    const char *table;
    Error *error;
    bool failed;
} Row;

/* Prepares the statement and binds the numbers, one for each ? in the SQL. */
Row row_start(Bundle *bundle, const char *table, const char *sql, const int *numbers, int count,
              Error *error);
/* True while there is a row. */
bool row_next(Row *row);
/* Texts belong to the bundle's arena. row_words() returns the translation if there is one. */
const char *row_text(Row *row, int column);
const char *row_words(Row *row, int column);
/* An id of 1 to `most` letters, digits, hyphens and underscores. */
const char *row_id(Row *row, int column, int most);
int row_number(Row *row, int column, int least, int most);
/* Returns the value that from_name() has for the text; fails when there is none. */
int row_name(Row *row, int column, int (*from_name)(const char *));
/* The bundle's content is wrong: ERROR_CONTENT. */
void row_refuse(Row *row, const char *format, ...) PRINTF(2, 3);
/* The content may be good, but it cannot be read now: ERROR_IO. */
void row_give_up(Row *row, const char *why);
/* False when anything was wrong. */
MUST_CHECK bool row_end(Row *row);

/* In translated.c. Returns the translation into the language in use, or `text` itself and marks it
 * untranslated. A wrong translation is logged and not used, but during bundle_check() it fails the
 * row. A read error always fails the row. Never NULL. */
const char *translated(Row *row, const char *text);
/* Logs once that the translation of `text` is not used, and marks the text untranslated. */
void translated_refuse(Bundle *bundle, const char *text, const char *why);
/* Marks a text that was made from an untranslated one as untranslated, too. */
void translated_keep(Bundle *bundle, const char *text);

/* ---- file.c, vfs.c ---- */

/* Opens bundle->path in SQLite: read-only, under limits, so that nothing in it can run. The header
 * is checked before SQLite sees a byte. With `keyring` the signature is checked before that, too,
 * and every page that SQLite will read is one that it covers. */
MUST_CHECK bool bundle_file_open(Bundle *bundle, const Keyring *keyring, Signature *signature,
                                 Error *error);

/* Returns SQLite's code. `file` must exist as long as the database is open. */
int bundle_vfs_open(BundleFile *file, sqlite3 **db);

/* Has SQLite look at every page and row for damage. */
MUST_CHECK bool bundle_file_quick_check(Bundle *bundle, Error *error);

/* ---- bundle.c ---- */

/* Reads the story's row into *story, and the text of its picture, in the language in use. */
MUST_CHECK bool bundle_read_story(Bundle *bundle, Story *story, Error *error);

/* ---- pictures.c ---- */

/* Reads what is said about a picture, in the language in use. The picture itself is not read yet,
 * but it is there. All texts are "" when there is no name. */
MUST_CHECK bool bundle_picture_text(Bundle *bundle, const char *name, PictureText *text,
                                    Error *error);

/* Decodes the whole picture to see that it is good. */
MUST_CHECK bool bundle_check_picture(Bundle *bundle, const char *name, Error *error);

#endif
