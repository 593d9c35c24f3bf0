/* findings.h: collects everything that is wrong with a story, so that an author can correct all of
 * it at once, and advice, which stops nothing. */
#ifndef SAYSWHO_BUNDLE_FINDINGS_H
#define SAYSWHO_BUNDLE_FINDINGS_H

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"

/* What advice is about, what helps visitors most first: that is the order in which it is told. */
typedef enum {
    ADVICE_CODING,       /* what visitors read may be wrong, or cut off */
    ADVICE_ROOM,         /* a panel has no room for it */
    ADVICE_PATH,         /* the walk-up path takes long, or is put together badly */
    ADVICE_SOURCES,      /* visitors cannot look a source up */
    ADVICE_WORDS,        /* it is hard to read, or stands there twice */
    ADVICE_PICTURES,     /* a picture or its words are missing */
    ADVICE_TRANSLATIONS, /* visitors with another language see it untranslated */
    ADVICE_FILES,        /* only other authors notice */
    ADVICE_KIND_COUNT
} AdviceKind;

typedef struct {
    const char *file;  /* as the author named it: "brussels/claims.yaml" */
    int line;          /* from 1; 0: for the file as a whole */
    const char *field; /* "claims[3].facts.access"; "": none, or the line as a whole */
    const char *what;  /* what is wrong and how to correct it; one line */
    bool advice;       /* not an error, but it could be better */
    AdviceKind kind;   /* of advice */
    const char *group; /* equal for the same advice at several places */
    int order;         /* the order in which they were found */
} Finding;

typedef struct {
    Arena *arena;
    Finding *list;
    int count;                     /* errors */
    int advice_count;              /* pieces of advice */
    int kept, room;                /* in the list, with the first FINDINGS_MOST of each kind */
    bool quiet[ADVICE_KIND_COUNT]; /* advice of these kinds is not told, nor looked for
                                      if that takes long */
} Findings;

/* So many of a kind are kept; the others are only counted. Otherwise a file full of errors would
 * fill the memory. */
#define FINDINGS_MOST 1000

/* Adds an error without a field. Line ends in quoted text are replaced, so that the message stays
 * one line. The file's name is borrowed as long as the findings. */
void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
/* Adds advice without a field. */
void findings_advise(Findings *findings, AdviceKind kind, const char *file, int line,
                     const char *format, ...) PRINTF(5, 6);
/* Adds any finding with the file, line, field, advice and kind of `finding`, all borrowed. Its
 * group is the format, if it has none of its own. */
void findings_take(Findings *findings, Finding finding, const char *format, va_list args);

/* The name of a kind, as in "coding"; and the kind with that name, or -1. */
const char *findings_kind_name(AdviceKind kind);
int findings_kind_from_name(const char *name);

/* Returns the findings, findings->kept of them: errors by file (with strcmp()), by line, and then
 * as they were found; then advice by kind, and within a kind likewise. */
const Finding *findings_sorted(Findings *findings);

/* Print one line for each error in that order, as in "brussels/claims.yaml:41:
 * claims[3].facts.access: what is wrong; how to correct it". The second prints advice as well, with
 * "advice: " before it; the same advice is told once, with all its places. */
void findings_print(Findings *findings, FILE *out);
void findings_print_all(Findings *findings, FILE *out);
/* Returns the lines of the errors and sets *count; they belong to the arena. */
const char *const *findings_lines(Findings *findings, int *count);
/* "1 error, 3 pieces of advice at 7 places"; it belongs to the arena. "" when there is nothing to
 * tell. */
const char *findings_total(Findings *findings);

#endif
