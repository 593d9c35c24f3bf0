/* bundle_private.h: an open bundle, and how its rows are read: every column checked, the first
 * thing wrong kept. Private to src/content. */
#ifndef BUNDLE_BUNDLE_PRIVATE_H
#define BUNDLE_BUNDLE_PRIVATE_H

#include <sqlite3.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/text_set.h"
#include "bundle/bundle.h"

/* Things read already, by number, in the bundle's arena. Parts of the list are made when something
 * in them is first asked for, so that a bundle of 24,000 claims opens as fast as one of 24. */
typedef struct {
    void ***parts;
} KnownList;

/* The place for the thing of that number, of so many; NULL in it: not read yet. */
void **known_place(Arena *arena, KnownList *list, int number, int count);

/* What was read already in one language. */
typedef struct {
    char code[LANGUAGE_CODE_MOST + 1];
    Story story;
    KnownList claims, blocks;
    TextSet kept; /* the texts given in the story's own language */
} Cache;

typedef struct KnownPicture {
    struct KnownPicture *next;
    const char *name;
    const Cache *cache; /* the language of its alt text */
    Picture picture;    /* without its PNG; `alt` NULL: not read yet */
} KnownPicture;

/* A statement that was read to its end and waits for its next use. */
typedef struct {
    const char *sql; /* a literal: known again by its address */
    sqlite3_stmt *statement;
} Prepared;

#define PREPARED_MOST 16 /* more than there are in the code */

struct Bundle {
    Prepared prepared[PREPARED_MOST];
    int prepared_count;
    sqlite3 *db;
    char *path;
    Arena *arena;
    Story story; /* in the language of the sources */
    Cache caches[STORY_LANGUAGES_MOST];
    int cache_count;
    Cache *cache; /* of the language in use */
    KnownPicture *pictures;
    int budget;  /* steps a statement may still take, in thousands */
    bool strict; /* while everything is checked: a bad translation is an error */
};

/* One statement being read. After something is wrong, columns read as "" or 0, and row_end() fails.
 */
typedef struct {
    Bundle *bundle;
    sqlite3_stmt *statement;
    const char *sql;
    const char *table;
    Error *error;
    bool failed;
} Row;

/* Prepares and binds the numbers (as many as the SQL has ?). */
Row row_start(Bundle *bundle, const char *table, const char *sql, const int *numbers, int count,
              Error *error);
/* True while there is a row. */
bool row_next(Row *row);
/* Texts are the bundle's arena's; `row_words` is translated where it can be. */
const char *row_text(Row *row, int column);
const char *row_words(Row *row, int column);
/* An id of 1 to `most` letters, digits, hyphens and underscores. */
const char *row_id(Row *row, int column, int most);
int row_number(Row *row, int column, int least, int most);
/* Index of the text in names, or fails naming them. */
int row_name(Row *row, int column, int (*from_name)(const char *));
/* The bundle's content is wrong: ERROR_CONTENT. */
void row_refuse(Row *row, const char *format, ...) PRINTF(2, 3);
/* Its content may be good, but the world does not let us read it: ERROR_IO. */
void row_give_up(Row *row, const char *why);
/* False when anything was wrong. */
MUST_CHECK bool row_end(Row *row);

/* In translated.c. Returns the translation into the language in use, or `text` itself and marks it
 * untranslated. A translation that is no good text is logged and not used; while everything is
 * checked it fails the row, as a read error always does. Never NULL. */
const char *translated(Row *row, const char *text);
/* Logs once that the translation of `text` is not used, and marks the text untranslated. */
void translated_refuse(Bundle *bundle, const char *text, const char *why);
/* Keeps in mind that a text made from one of these is of the story's language too. */
void translated_keep(Bundle *bundle, const char *text);

/* True when the picture is there, not decoded yet. */
MUST_CHECK bool bundle_has_picture(Bundle *bundle, const char *name, Error *error);

#endif
