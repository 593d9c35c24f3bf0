/* findings.h: collects everything that is wrong with a story, so that an author can correct all of
 * it at once, and advice, which stops nothing. */
#ifndef SAYSWHO_BUNDLE_FINDINGS_H
#define SAYSWHO_BUNDLE_FINDINGS_H

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"

typedef struct {
    const char *file;  /* as the author wrote it: "brussels/claims.yaml" */
    int line;          /* from 1; 0: the file as a whole */
    const char *field; /* "claims[3].facts.access"; "": of none, or of the line as a whole */
    const char *what;  /* what is wrong, and how to mend it; one line */
    bool advice;       /* it could be better, but is not wrong */
    int order;         /* in which it was found */
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

/* Without a field. What the message quotes from the file cannot break it into two lines. The file's
 * name is borrowed as long as the findings are. */
void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
/* The same for advice. */
void findings_advise(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
/* Any of them. The field is borrowed as well. */
void findings_take(Findings *findings, bool advice, const char *file, int line, const char *field,
                   const char *format, va_list args);

/* All of them in the order in which they are told: by file (as strcmp() has it), by line, and those
 * of a line as they were found; findings->kept of them. */
const Finding *findings_sorted(Findings *findings);

/* "brussels/claims.yaml:41: claims[3].facts.access: what is wrong; how to mend it", and "advice: "
 * before what is advice. The arena's. */
const char *findings_text(Arena *arena, const Finding *finding);

/* What is wrong, a line each, in that order; the second prints the advice among it. */
void findings_print(Findings *findings, FILE *out);
void findings_print_all(Findings *findings, FILE *out);
/* Returns the lines of the errors and sets *count; they belong to the arena. */
const char *const *findings_lines(Findings *findings, int *count);
/* "1 error, 3 pieces of advice"; it belongs to the arena. */
const char *findings_total(const Findings *findings);

#endif
