/* advice.h: what to do about a claim, and about the whole, by rules. */
#ifndef FIGURES_ADVICE_H
#define FIGURES_ADVICE_H

#include "figures/figures.h"

/* In the language; in the arena of the figures. */
const char *advice_for_claim(const Figures *figures, const Language *language,
                             const FigureClaim *claim);

/* The page that more than half of all who leave leave on: its place, or 0. */
int advice_page(const Figures *figures);

/* At most three things to do; returns how many. */
#define ADVICE_MOST 3
int advice_list(const Figures *figures, const Language *language, const char *list[ADVICE_MOST]);

#endif
