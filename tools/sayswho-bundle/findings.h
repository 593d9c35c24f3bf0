/* findings.h: all that is wrong with a story, collected, so that an author mends it in one go. */
#ifndef SAYSWHO_BUNDLE_FINDINGS_H
#define SAYSWHO_BUNDLE_FINDINGS_H

#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"

typedef struct {
    Arena *arena;
    const char **lines; /* "brussels/claims.yaml:41: what is wrong; how to mend it" */
    int count, room;
    const char **advice; /* what could be better; it stops no build */
    int advice_count, advice_room;
} Findings;

/* `file` as the author wrote it; `line` from 1, or 0: the file as a whole. What the message quotes
 * from the file cannot break it into two lines. */
void findings_add(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);
void findings_advise(Findings *findings, const char *file, int line, const char *format, ...)
    PRINTF(4, 5);

/* What is wrong, or the advice, a line each; advice begins with "advice: ". */
void findings_print(const Findings *findings, FILE *out);
void findings_print_advice(const Findings *findings, FILE *out);

#endif
