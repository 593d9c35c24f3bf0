/* screens.h: what a visitor sees: (visit, content, tallies, language) in, a scene out.
 *
 * One file a screen, each a function in one table. A screen measures its words, lays them out in
 * millimetres for the panel it is given, and names what can be touched; it never paints, reads no
 * file and never changes the visit. What does not fit is put on further pages, never set smaller.
 */
#ifndef SCREENS_SCREENS_H
#define SCREENS_SCREENS_H

#include <stdint.h>

#include "content/content.h"
#include "scene/scene.h"
#include "typeset/typeset.h"
#include "visit/visit.h"
#include "words/words.h"

/* How other visitors rated a claim in the end: how many chose each level. */
typedef struct {
    int64_t second[LEVEL_COUNT];
} Others;

/* One of the stories to choose from. */
typedef struct {
    const Story *story;
    Picture cover; /* no PNG: it has none */
} Cover;

/* What a screen may look at. All borrowed; what the present screen does not show may be NULL. */
typedef struct {
    const Visit *visit;
    const Language *language; /* of the interface's words */
    Typeset *typeset;
    double width_mm, height_mm; /* the panel */
    int64_t now_ms;             /* the clock of the visit */
    bool reduced_motion;        /* nothing moves by itself */
    bool staff_badge;           /* answers cannot be written: a small dot tells staff */
    const char *const *notice; /* what is wrong with the story, for its author alone: a line each */
    int notice_count;          /* 0: no notice */

    const Cover *covers; /* stories: by the visit's story index */

    /* Of the visit's story, on the worked example of that one; in the visit's language. */
    const Story *story;
    const Claim *claim;           /* the present one */
    const Claim *const *answered; /* summary: by the visit's answers */
    const Claim *const *path;     /* takehome: by the story's walk-up path */
    const Block *const *blocks;   /* read: the claim's block last, and one or two before it */
    int block_count;
    Picture picture; /* about: the story's; read, example: the claim's; no PNG: there is none */
    const Others *others; /* compare */
} View;

/* What the visit must be told of what was laid out, see visit_shown(). */
typedef struct {
    int words; /* to be read on it */
    Pages pages;
    int64_t change_ms; /* when this screen looks different by itself; CLOCK_NEVER: never */
} Shown;

/* Whether a panel of that size has room for pictures. */
bool screens_show_pictures(double width_mm, double height_mm);

/* Builds the visit's present screen into *scene, which the caller has cleared: what the view
 * borrows may live in its arena. */
void screens_build(const View *view, Scene *scene, Shown *shown);

#endif
