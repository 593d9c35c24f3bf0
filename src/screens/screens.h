/* screens.h: what a visitor sees: (visit, content, tallies) in, a scene out.
 *
 * One file a screen, each a function in one table. A screen measures its words, lays them out in
 * millimetres for the panel it is given, and names what can be touched; it never paints and never
 * changes the visit. What does not fit is put on further pages, never set smaller.
 */
#ifndef SCREENS_SCREENS_H
#define SCREENS_SCREENS_H

#include <stdint.h>

#include "base/error.h"
#include "bundle/bundle.h"
#include "ledger/ledger.h"
#include "scene/scene.h"
#include "typeset/typeset.h"
#include "visit/visit.h"

/* What a screen may look at. All borrowed. */
typedef struct {
    const Visit *visit;
    Bundle *const *bundles; /* by the visit's story index */
    Bundle *example;        /* the worked example's bundle; NULL: the step is passed over */
    Ledger *ledger;         /* for how others rated; NULL: not shown */
    Typeset *typeset;
    double width_mm, height_mm; /* the panel */
    int64_t now_ms;             /* the clock of the visit */
    bool reduced_motion;        /* nothing moves by itself */
    bool staff_badge;           /* answers cannot be written: a small dot tells staff */
    const char *const *notice; /* what is wrong with the story, for its author alone: a line each */
    int notice_count;          /* 0: no notice */
} View;

/* What the visit must be told of what was laid out, see visit_shown(). */
typedef struct {
    int words; /* to be read on it */
    Pages pages;
    int64_t change_ms;    /* when this screen looks different by itself; CLOCK_NEVER: never */
    const Bundle *failed; /* the bundle that the error is about; NULL: nothing failed */
} Shown;

/* Clears *scene and builds the visit's present screen into it. False when a claim, block or picture
 * does not hold or cannot be read; the scene is then empty. *error and shown->failed are of the
 * first thing that failed: on a screen with several stories it need not be the visit's one. */
MUST_CHECK bool screens_build(const View *view, Scene *scene, Shown *shown, Error *error);

#endif
