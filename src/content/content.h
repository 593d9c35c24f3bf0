/* content.h: the parts of a story: its retelling, its claims with their trails, its pictures.
 *
 * Types, their names in files, and what follows from a single value. src/bundle reads and checks
 * the values; everything they point to is valid as long as that bundle is open. Knows no files,
 * screens or visitors.
 */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/text_set.h"
#include "rubric/rubric.h"
#include "rubric/trail.h"

/* What is said about a picture; "" where nothing is said. */
typedef struct {
    const char *alt;     /* what it shows, for people who do not see it */
    const char *caption; /* for everybody, below it */
    const char *credit;  /* who made it */
    const char *licence;
    const char *locator; /* where it is from: an address, or words as in "page 4 of the report" */
} PictureText;

/* A picture as PNG; picture.h turns it into pixels. */
typedef struct {
    const unsigned char *png;
    size_t size;
    int width_px, height_px;
    uint64_t key; /* hash of the PNG. Addresses get reused, so they cannot identify a picture. */
    PictureText text;
} Picture;

typedef struct {
    const char *id; /* "brussels" */
    int version;
    const char *language; /* of the sources: "en" */
    const char *title;
    int minutes; /* the walk-up path takes about this long; computed by the author's tool */
    const char *age_note, *content_note;
    const char *about; /* who wrote the original, where, when, and what the exhibit did to it;
                          "\n\n" between paragraphs */
    const char *original_title, *original_author, *original_publisher;
    const char *original_date, *original_address;
    const char *credit, *licence;
    const char *as_of;   /* the day the sources were last looked at */
    const char *picture; /* name for bundle_picture(), "" for none */
    PictureText picture_text;
    int claim_count; /* claims are numbered 0 .. claim_count - 1, in the article's order */
    int block_count; /* blocks of the retelling are numbered in the same way */
    const int *path; /* the walk-up path: claim numbers */
    int path_count;
    /* The well-sourced and the badly-sourced claim that may change places: the numbers of the first
     * and the last claim of the path. -1 and -1 when none may. */
    int swap[2];
    /* In the language in use: the texts that are given as written, because they are not translated.
     * The set may grow as more is read. */
    const TextSet *untranslated;
} Story;

typedef enum { BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_QUOTE } BlockKind;

/* Where a claim's words are in a block's text, in bytes. Marks are in order. */
typedef struct {
    int start, end;
    int claim; /* its number */
} Mark;

/* A stretch of a block's text that is drawn in one way: a claim or a part of one, or emphasis. In
 * bytes. Spans are in order and never overlap. */
typedef struct {
    int start, end;
    int claim; /* claim number, or -1 for emphasis outside a claim */
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

/* A work that does something to a work of the trail without being on it. It never counts as a
 * source. */
typedef struct {
    Node work;
    int node;          /* index into the trail's nodes: what it is about */
    Relation relation; /* RELATION_CORRECTS, RELATION_RETRACTS or RELATION_CHECKS */
    const char *words; /* what it says about it, in our words */
} Beside;

/* In Claim.words, in an edge's child_words and parent_words, and in Beside.words *asterisks* may
 * stand around the words that differ. content/wording.h takes them apart. */
typedef struct {
    int number;
    const char *id;    /* "B10" */
    const char *label; /* a few words: "the old addresses" */
    int block;         /* the block of the retelling that marks it */
    const char *words; /* the marked words themselves */
    Facts facts;
    Verdict verdict;
    const char *deciding; /* the deciding fact, in plain words */
    const char *cards[CARD_COUNT];
    Trail trail;
    const Beside *beside; /* in the order in which they are told */
    int beside_count;
    Known known;
    const char *known_line, *known_as_of;
    const Node *const *known_works; /* what the line rests on: works, on the trail or not */
    int known_work_count;
    const char *picture; /* "" for none */
    PictureText picture_text;
    bool picture_after_rated; /* it gives the answer away: show it after the first rating */
} Claim;

/* One entry of the story's log of corrections. */
typedef struct {
    const char *date, *what;
} Correction;

const char *content_known_name(Known known); /* the name in files: "supported" */
int content_known_from_name(const char *name);
const char *content_card_name(Card card); /* "first" */
/* The relation that a work beside a trail may have: corrects, retracts or checks. -1 for others. */
int content_beside_from_name(const char *name);

/* True when the work is younger than the article (Story.original_date), so that the article cannot
 * have known it: it is marked "found later". Dates may be 2016, 2016-03 or 2016-03-22; false when
 * they are not precise enough to tell. */
bool content_found_later(const Node *work, const char *article_date);

#endif
