/* findings.h: collects everything that is wrong with a story, so that an author can correct all of
 * it at once, and advice, which stops nothing. */
#ifndef SAYSWHO_BUNDLE_FINDINGS_H
#define SAYSWHO_BUNDLE_FINDINGS_H

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"

typedef struct {
    const char *file;  /* as the author named it: "brussels/claims.yaml" */
    int line;          /* from 1; 0: for the file as a whole */
    const char *field; /* "claims[3].facts.access"; "": none, or the line as a whole */
    const char *what;  /* what is wrong and how to correct it; one line */
    bool advice;       /* not an error, but it could be better */
    int order;         /* the order in which they were found */
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

/* Adds an error without a field. Line ends in quoted text are replaced, so that the message stays
 * one line. The file's name is borrowed as long as the findings. */
void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
/* Adds advice without a field. */
void findings_advise(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
/* Adds any finding. The field is borrowed, too. */
void findings_take(Findings *findings, bool advice, const char *file, int line, const char *field,
                   const char *format, va_list args);

/* Returns the findings, findings->kept of them, in the order in which they are printed: by file
 * (with strcmp()), by line, and then as they were found. */
const Finding *findings_sorted(Findings *findings);

/* Returns "brussels/claims.yaml:41: claims[3].facts.access: what is wrong; how to correct it", with
 * "advice: " before advice. It is in the arena. */
const char *findings_text(Arena *arena, const Finding *finding);

/* Print one line for each error in that order; the second prints advice as well. */
void findings_print(Findings *findings, FILE *out);
void findings_print_all(Findings *findings, FILE *out);
/* Returns the lines of the errors and sets *count; they belong to the arena. */
const char *const *findings_lines(Findings *findings, int *count);
/* "1 error, 3 pieces of advice"; it belongs to the arena. */
const char *findings_total(const Findings *findings);

#endif
