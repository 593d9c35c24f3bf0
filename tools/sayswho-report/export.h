/* export.h: the counts and single answers as CSV (RFC 4180), for other programs. */
#ifndef SAYSWHO_REPORT_EXPORT_H
#define SAYSWHO_REPORT_EXPORT_H

#include <stdio.h>

#include "figures/figures.h"

/* A row for each claim of each version of a story. Counts under ten are empty. */
void export_claims(const Figures *figures, FILE *out);

/* A row for each claim that a visit rated. Visits are shuffled within a day and get new numbers,
 * and days with fewer than ten visits are joined with the next ones. Without ten visits there is no
 * row. False with *error when the ledger cannot be read. */
MUST_CHECK bool export_answers(Ledger *ledger, FILE *out, Error *error);

#endif
