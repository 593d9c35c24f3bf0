/* summary.h: the report as text for a terminal. */
#ifndef SAYSWHO_REPORT_SUMMARY_H
#define SAYSWHO_REPORT_SUMMARY_H

#include "figures/figures.h"

void summary_print(const Figures *figures, const Language *language);

#endif
