/* exhibit.h: the rooms wired together: a touch in, one step of the visit, answers to the ledger, a
 * new scene to the glass.
 *
 * The same loop serves the wall, a tour and the monkey; only where time and hands come from
 * differs. May use every room; no room may use it.
 */
#ifndef EXHIBIT_EXHIBIT_H
#define EXHIBIT_EXHIBIT_H

#include <stdio.h>

#include "bundle/bundle.h"
#include "screens/screens.h"
#include "settings/settings.h"
#include "stage/stage.h"

typedef struct {
    const char *const *stories; /* files and folders named; NULL ends; none: the built-in ones */
    StageOptions stage;
    const char *data;     /* folder of the ledger; NULL: the default one */
    bool service;         /* started as the unit's service: waits for what is missing */
    bool keep_nothing;    /* a tour without --data: no ledger */
    const char *language; /* first language */
    Settings settings;
    bool print_scenes;
    bool print_speech; /* each piece that is said, with its language, to standard output */
    bool preview; /* an author's: no stories are opened, no answers kept, no visit ends by itself */

    /* Told of each thing on the glass that was touched and did something, before the scene changes;
     * NULL: nobody is. */
    void (*touched)(void *toucher, const char *id, int64_t now_ms);
    void *toucher;
} ExhibitOptions;

typedef struct Exhibit Exhibit;

/* Opens everything. A story that does not open is logged and left out; without any a service says
 * "back soon". A service waits for its display. NULL with *error: no display, one that stays black,
 * no fonts, the record cannot be written, or of the stories that a person named one is not there or
 * none opens.
 * `virtual_time`: the clock only moves by exhibit_pass(). */
MUST_CHECK Exhibit *exhibit_open(const ExhibitOptions *options, bool virtual_time, Error *error);
void exhibit_close(Exhibit *exhibit); /* takes NULL */

/* Runs until the process is asked to end. */
void exhibit_run(Exhibit *exhibit);

/* One turn of the same: sleeps until an input, what is due by itself, or the deadline (on
 * clock_now_ms()). False: the process is asked to end. */
bool exhibit_turn(Exhibit *exhibit, int64_t deadline_ms);

/* For a preview, which shows nothing before the first of these two. The first puts the bundle,
 * which it takes over, in place of the last one; the visitor stays where they are, on the first
 * one at the beginning of the story. The second lays a notice over the screen, a line of text for
 * each thing that is wrong; the next bundle takes it away. */
void exhibit_replace_story(Exhibit *exhibit, Bundle *bundle);
void exhibit_notice(Exhibit *exhibit, const char *const *lines, int count);

/* One input, as stage gives them. */
void exhibit_take(Exhibit *exhibit, const Input *input);

/* A finger coming down, up, or moving where a real one would, for tours and the monkey. */
void exhibit_finger(Exhibit *exhibit, bool down, int64_t number, Point at_mm);
void exhibit_finger_move(Exhibit *exhibit, int64_t number, Point at_mm);

/* Lets virtual time pass, with everything that time brings. */
void exhibit_pass(Exhibit *exhibit, int64_t ms);

/* For tours: what is on the glass, and the glass. Borrowed until the next input. */
const Scene *exhibit_scene(const Exhibit *exhibit);

/* Whether the words were, are being or will be said since the last touch; while nothing is read
 * aloud: whether they would be. And whether nothing is being said, or still to be. */
bool exhibit_says(const Exhibit *exhibit, const char *words);
bool exhibit_silent(const Exhibit *exhibit);
Stage *exhibit_stage(Exhibit *exhibit);

/* For the monkey: the disk fails under that story, or under the example (VISIT_EXAMPLE). */
void exhibit_fail_story(Exhibit *exhibit, int story);

/* What visits there can be now; it changes as stories come and go. */
const VisitSetup *exhibit_setup(const Exhibit *exhibit);

/* What was shown and answered since the start. */
typedef struct {
    long scenes[SCREEN_COUNT]; /* built, by screen */
    long first_ratings, second_ratings, withdrawn;
} Coverage;
const Coverage *exhibit_coverage(const Exhibit *exhibit);

#endif
