/* classes.h: what a report says of school classes. Their votes are counted apart from visits. */
#ifndef FIGURES_CLASSES_H
#define FIGURES_CLASSES_H

#include "figures/figures.h"

/* How often classes voted before the rope and after it, and how many of 100 votes were on the
 * trail's side, where there are enough. NULL when no class voted. The text is in the figures'
 * arena. */
const char *classes_say(const Figures *figures, const Language *language);

#endif
