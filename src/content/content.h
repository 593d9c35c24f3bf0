/* content.h: a bundle, opened read-only: the story, its retelling, its claims, trails and pictures.
 *
 * bundle_open() is the only maker of a Bundle and has checked the file (size, header, exact schema,
 * limits) and the walk-up path; every other claim is checked when it is first read, so that opening
 * costs the same for 24 claims and for 24,000. The level is computed again from the
 * facts and the graph each time a claim is read; a bundle that states another is refused. Text is
 * checked to be UTF-8 here, once. Uses SQLite, libpng, md4c; knows no screens and no visitors.
 *
 * Two kinds of error: ERROR_CONTENT (the bundle is wrong, and stays so) and ERROR_IO (the disk or
 * the memory did not give it; another try may). Whatever can fail can fail with either.
 *
 * A translation that is wrong is no error: the text is given in the story's own language, and the
 * log says so once. Only bundle_check() refuses it.
 *
 * What is returned is borrowed from the bundle and lives until bundle_close().
 */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "content/trail.h"
#include "rubric/rubric.h"

#define BUNDLE_APPLICATION_ID 0x53617973 /* "Says" */
#define BUNDLE_FORMAT_VERSION 1

typedef struct Bundle Bundle;

/* A picture's bytes as PNG; picture.h makes pixels of them. */
typedef struct {
    const unsigned char *png;
    size_t size;
    int width_px, height_px;
    uint64_t key;    /* hash of the PNG. Addresses get reused, so they cannot identify a picture. */
    const char *alt; /* what it shows, for who does not see it */
} Picture;

typedef struct {
    const char *id; /* "brussels" */
    int version;
    const char *language; /* of the sources: "en" */
    const char *title;
    int minutes; /* the walk-up path takes about this long */
    const char *age_note, *content_note;
    const char *about; /* who wrote the original, where, when, what the exhibit did to it;
                          paragraphs parted by "\n\n" */
    const char *original_title, *original_author, *original_publisher;
    const char *original_date, *original_address;
    const char *credit, *licence;
    const char *as_of;   /* date of the last look at the sources */
    const char *picture; /* name for bundle_picture(), "" for none */
    int claim_count;     /* claims are numbered 0 .. claim_count - 1, in the article's order */
    int block_count;     /* blocks of the retelling, likewise */
    const int *path;     /* the walk-up path: claim numbers */
    int path_count;
} Story;

typedef enum { BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_QUOTE } BlockKind;

/* The words of one claim in a block's text. In bytes, in order. */
typedef struct {
    int start, end;
    int claim; /* its number */
} Mark;

/* A stretch of a block's text that is drawn in one way: a claim or a part of one, or emphasised.
 * In bytes, in order, never overlapping. */
typedef struct {
    int start, end;
    int claim; /* claim number, or -1: only emphasis */
    bool emphasis;
} Span;

typedef struct {
    BlockKind kind;
    const char *text; /* plain UTF-8, one line */
    const Mark *marks;
    int mark_count;
    const Span *spans;
    int span_count;
} Block;

typedef enum { CARD_FIRST, CARD_PASSED, CARD_SAYS, CARD_MISSING } Card;
#define CARD_COUNT 4

typedef enum { KNOWN_SUPPORTED, KNOWN_DISPUTED, KNOWN_CONTRADICTED, KNOWN_UNKNOWN } Known;
#define KNOWN_COUNT 4

typedef struct {
    int number;
    const char *id;    /* "B10" */
    const char *label; /* a few words: "the old addresses" */
    int block;         /* the block of the retelling that marks it */
    const char *words; /* the marked words themselves */
    Facts facts;
    Verdict verdict;
    const char *deciding; /* the one deciding fact, in plain words */
    const char *cards[CARD_COUNT];
    Trail trail;
    Known known;
    const char *known_line, *known_as_of;
    const char *picture; /* "" for none */
} Claim;

/* One entry of the story's log of corrections. */
typedef struct {
    const char *date, *what;
} Correction;

/* Opens and checks. NULL with *error: ERROR_IO (missing, no regular file, unreadable),
 * ERROR_CONTENT (not a bundle, truncated, another application's, a newer version, wrong schema, a
 * claim of the path wrong). The message names the file, what is wrong and what to do. */
MUST_CHECK Bundle *bundle_open(const char *path, Error *error);
void bundle_close(Bundle *bundle); /* takes NULL */

/* In the language in use. */
const Story *bundle_story(const Bundle *bundle);

/* The language its texts are given in from now on; a text without a translation stays as written.
 * Pointers from before stay valid, in their language. True the first time that language is used. */
bool bundle_use_language(Bundle *bundle, const char *code);

/* How many of the story's texts are not in the language in use: as the author's tool counted them;
 * -1: there is no translation into it at all. */
int bundle_untranslated(Bundle *bundle);

/* The story's language when `text`, which this bundle gave, is in that one and not in the language
 * in use; NULL when it is in the language in use. For staff, and for a voice. */
const char *bundle_language_of(const Bundle *bundle, const char *text);

/* Claim `number`; NULL with *error when it does not hold (level, trail, text). */
MUST_CHECK const Claim *bundle_claim(Bundle *bundle, int number, Error *error);

/* The number of the claim with that id, or -1. */
int bundle_claim_number(Bundle *bundle, const char *id);

/* Block `number` of the retelling. */
MUST_CHECK const Block *bundle_block(Bundle *bundle, int number, Error *error);

/* Sets *picture; its PNG is the arena's, with every part's checksum compared, and not decoded. */
MUST_CHECK bool bundle_picture(Bundle *bundle, const char *name, Arena *arena, Picture *picture,
                               Error *error);

/* Decodes the story's picture and lets go of it. Who shows several stories on one page does this
 * first: one that cannot be shown there would be in the way of the others. Takes longer than all of
 * bundle_open(). */
MUST_CHECK bool bundle_check_cover(Bundle *bundle, Error *error);

/* The log of corrections, newest first, and how many there are. NULL with *error when it
 * cannot be read; with none, *count is 0. */
MUST_CHECK const Correction *bundle_corrections(Bundle *bundle, int *count, Error *error);

/* Reads and checks everything there is: what the tools do, and taking-in. The first thing wrong. */
MUST_CHECK bool bundle_check(Bundle *bundle, Error *error);

const char *content_known_name(Known known); /* as files write it: "supported" */
int content_known_from_name(const char *name);
const char *content_card_name(Card card); /* "first" */

#endif
