/* tour.h: plays a scripted visit on a virtual clock. docs/tours.md has the steps; tests/tours/ has
 * our own tours. */
#ifndef SCRIPT_TOUR_H
#define SCRIPT_TOUR_H

#include "exhibit/exhibit.h"

/* Plays the file and writes its pictures into the folder `shots` (NULL: no pictures). False with
 * *error that names file, line and what was there instead. The exhibit must have been opened with
 * virtual time. */
MUST_CHECK bool tour_play(Exhibit *exhibit, const char *path, const char *shots, Error *error);

#endif
