/* findings.h: all that is wrong with a story, collected, so that an author mends it in one go; and
 * what could be better, which stops nothing. */
#ifndef SAYSWHO_BUNDLE_FINDINGS_H
#define SAYSWHO_BUNDLE_FINDINGS_H

#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"

typedef struct {
    const char *file;
    int line;
    bool advice;
    int order;        /* in which it was found */
    const char *text; /* "brussels/claims.yaml:41: what is wrong; how to mend it" */
} Finding;

typedef struct {
    Arena *arena;
    Finding *list;
    int count;        /* of what is wrong */
    int advice_count; /* of what could be better */
    int kept, room;   /* in the list: of each kind the first FINDINGS_MOST */
} Findings;

/* So many of a kind are told; the rest are counted. A file that is wrong from end to end would else
 * fill the memory. */
#define FINDINGS_MOST 1000

/* `file` as the author wrote it; `line` from 1, or 0: the file as a whole. What the message quotes
 * from the file cannot break it into two lines. */
void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
/* The same for advice: "advice: " stands before what is said. */
void findings_advise(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);

/* What is wrong, a line each, by file and line; the second prints the advice among it. */
void findings_print(Findings *findings, FILE *out);
void findings_print_all(Findings *findings, FILE *out);
/* The same lines of what is wrong, and how many; the arena's. */
const char *const *findings_lines(Findings *findings, int *count);
/* "1 error, 3 pieces of advice"; the arena's. */
const char *findings_total(const Findings *findings);

#endif
