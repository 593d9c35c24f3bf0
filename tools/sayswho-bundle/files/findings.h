/* findings.h: collects everything that is wrong with a story, so that an author can correct all of
 * it at once, and advice, which stops nothing. */
#ifndef SAYSWHO_BUNDLE_FINDINGS_H
#define SAYSWHO_BUNDLE_FINDINGS_H

#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"

typedef struct {
    const char *file;
    int line;
    bool advice;
    int order;        /* the order in which they were found */
    const char *text; /* "brussels/claims.yaml:41: what is wrong; how to mend it" */
} Finding;

typedef struct {
    Arena *arena;
    Finding *list;
    int count;        /* errors */
    int advice_count; /* pieces of advice */
    int kept, room;   /* in the list, with the first FINDINGS_MOST of each kind */
} Findings;

/* So many of a kind are kept; the others are only counted. Otherwise a file full of errors would
 * fill the memory. */
#define FINDINGS_MOST 1000

/* Adds an error. `file` is named as the author did; `line` is from 1, or 0 for the file as a whole.
 * Line ends in quoted text are replaced, so that the message stays one line. */
void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
/* Adds advice; the message begins with "advice: ". */
void findings_advise(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);

/* Print one line for each error, ordered by file and line; the second prints advice as well. */
void findings_print(Findings *findings, FILE *out);
void findings_print_all(Findings *findings, FILE *out);
/* Returns the lines of the errors and sets *count; they belong to the arena. */
const char *const *findings_lines(Findings *findings, int *count);
/* "1 error, 3 pieces of advice"; it belongs to the arena. */
const char *findings_total(const Findings *findings);

#endif
