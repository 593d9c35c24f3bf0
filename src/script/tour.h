/* tour.h: a scripted visit, a step a line, played on a virtual clock. docs/tours.md has the steps,
 * tests/tours/ our own. */
#ifndef SCRIPT_TOUR_H
#define SCRIPT_TOUR_H

#include "exhibit/exhibit.h"

/* Plays the file; pictures go to `shots` (NULL: none are made). False with *error naming file, line
 * and what was found instead. The exhibit was opened with virtual time. */
MUST_CHECK bool tour_play(Exhibit *exhibit, const char *path, const char *shots, Error *error);

#endif
