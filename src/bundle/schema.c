#include "bundle/schema.h"

#include <stddef.h>

/* The keys of beside, edge, known and node begin with the claim, so that the rows of one claim are
 * found at once, however many claims there are. In a table WITHOUT ROWID SQLite reads whole rows to
 * find one, so picture, whose rows are large, has an index instead. */
const char *const bundle_schema[] = {
    "CREATE TABLE beside(claim INTEGER NOT NULL, position INTEGER NOT NULL, work INTEGER NOT NULL, "
    "node INTEGER NOT NULL, relation TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY(claim, "
    "position)) STRICT, WITHOUT ROWID",
    "CREATE TABLE block(position INTEGER PRIMARY KEY, kind TEXT NOT NULL, words TEXT NOT NULL, "
    "first_claim INTEGER NOT NULL) STRICT",
    "CREATE TABLE claim(position INTEGER PRIMARY KEY, id TEXT NOT NULL, block INTEGER NOT NULL, "
    "label TEXT NOT NULL, attribution TEXT NOT NULL, trail_end TEXT NOT NULL, position_fact TEXT "
    "NOT NULL, fidelity TEXT NOT NULL, access TEXT NOT NULL, standing TEXT NOT NULL, "
    "independent_origins TEXT NOT NULL, stake TEXT NOT NULL, kind TEXT NOT NULL, level TEXT NOT "
    "NULL, rule TEXT NOT NULL, deciding TEXT NOT NULL, card_first TEXT NOT NULL, card_passed TEXT "
    "NOT NULL, card_says TEXT NOT NULL, card_missing TEXT NOT NULL, known TEXT NOT NULL, "
    "known_line TEXT NOT NULL, known_as_of TEXT NOT NULL, picture TEXT NOT NULL, "
    "picture_after_rated INTEGER NOT NULL) STRICT",
    "CREATE TABLE correction(position INTEGER PRIMARY KEY, date TEXT NOT NULL, what TEXT NOT NULL) "
    "STRICT",
    "CREATE TABLE edge(claim INTEGER NOT NULL, position INTEGER NOT NULL, child INTEGER NOT NULL, "
    "parent INTEGER NOT NULL, relation TEXT NOT NULL, change TEXT NOT NULL, child_words TEXT NOT "
    "NULL, parent_words TEXT NOT NULL, locator TEXT NOT NULL, PRIMARY KEY(claim, position)) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE known(claim INTEGER NOT NULL, position INTEGER NOT NULL, work INTEGER NOT NULL, "
    "PRIMARY KEY(claim, position)) STRICT, WITHOUT ROWID",
    "CREATE TABLE node(claim INTEGER NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL, id "
    "TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, author TEXT NOT "
    "NULL, publisher TEXT NOT NULL, body TEXT NOT NULL, date TEXT NOT NULL, address TEXT NOT NULL, "
    "archived TEXT NOT NULL, hash TEXT NOT NULL, seen TEXT NOT NULL, sought TEXT NOT NULL, place "
    "TEXT NOT NULL, looked TEXT NOT NULL, result TEXT NOT NULL, PRIMARY KEY(claim, position)) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE path(position INTEGER PRIMARY KEY, claim INTEGER NOT NULL, swaps INTEGER NOT "
    "NULL) STRICT",
    "CREATE TABLE picture(position INTEGER PRIMARY KEY, name TEXT NOT NULL, alt TEXT NOT NULL, "
    "caption "
    "TEXT NOT NULL, credit TEXT NOT NULL, licence TEXT NOT NULL, locator TEXT NOT NULL, png BLOB "
    "NOT NULL) STRICT",
    "CREATE UNIQUE INDEX picture_name ON picture(name)",
    "CREATE TABLE story(id TEXT PRIMARY KEY, version INTEGER NOT NULL, language TEXT NOT NULL, "
    "title TEXT NOT NULL, minutes INTEGER NOT NULL, age_note TEXT NOT NULL, content_note TEXT NOT "
    "NULL, about TEXT NOT NULL, original_title TEXT NOT NULL, original_author TEXT NOT NULL, "
    "original_publisher TEXT NOT NULL, original_date TEXT NOT NULL, original_address TEXT NOT "
    "NULL, "
    "credit TEXT NOT NULL, licence TEXT NOT NULL, as_of TEXT NOT NULL, picture TEXT NOT NULL, "
    "claim_count INTEGER NOT NULL, block_count INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE translation(language TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, "
    "PRIMARY KEY(language, source)) STRICT, WITHOUT ROWID",
    NULL,
};
