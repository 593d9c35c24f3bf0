/* exhibit.h: connects the rooms: a touch comes in, the visit takes a step, answers go to the ledger
 * and a new scene to the glass.
 *
 * The exhibit, tours and the monkey use the same loop; only the clock and the source of touches
 * differ. May use every room except src/script, which uses it.
 */
#ifndef EXHIBIT_EXHIBIT_H
#define EXHIBIT_EXHIBIT_H

#include <stdio.h>

#include "bundle/bundle.h"
#include "screens/screens.h"
#include "settings/settings.h"
#include "stage/stage.h"

typedef struct {
    const char *const *stories; /* files and folders; ends with NULL; empty: the built-in stories */
    StageOptions stage;
    const char *data;     /* folder of the ledger and the store; NULL: the default one */
    const char *keys;     /* folder of the keys that sign stories; NULL: the default one */
    bool service;         /* started as a service: waits for what is missing */
    bool keep_nothing;    /* a tour without --data: no ledger */
    const char *language; /* first language */
    Settings settings;
    uint64_t seed; /* for what a coin decides in a visit */
    bool print_scenes;
    bool print_speech; /* print each piece that is said, with its language */
    bool preview; /* for an author: opens no stories, keeps no answers, and no visit ends by itself
                   */

    /* Called, before the scene changes, for each thing that was touched and did something; may be
     * NULL. */
    void (*touched)(void *toucher, const char *id, int64_t now_ms);
    void *toucher;
} ExhibitOptions;

typedef struct Exhibit Exhibit;

/* Opens everything. A story that does not open is logged and left out; without any story a service
 * shows "back soon". A service waits for its display. NULL with *error when there is no display, it
 * stays black, fonts are missing, the record cannot be written, a story that a person named is
 * missing, or none of those opens. With `virtual_time` the clock moves only by exhibit_pass(). */
MUST_CHECK Exhibit *exhibit_open(const ExhibitOptions *options, bool virtual_time, Error *error);
void exhibit_close(Exhibit *exhibit); /* takes NULL */

/* Runs until the process is asked to end. */
void exhibit_run(Exhibit *exhibit);

/* One turn of the loop: sleeps until an input, something that is due, or the deadline (on
 * clock_now_ms()), and handles it. False when the process is asked to end. */
bool exhibit_turn(Exhibit *exhibit, int64_t deadline_ms);

/* For a preview, which shows nothing before one of these is called. The first takes over the bundle
 * and shows it instead of the last one: the first bundle from the beginning of the story, later
 * ones on the same screen. The second shows a notice over the screen, with a line for each error,
 * until the next bundle. */
void exhibit_replace_story(Exhibit *exhibit, Bundle *bundle);
void exhibit_notice(Exhibit *exhibit, const char *const *lines, int count);

/* Handles one input from stage. */
void exhibit_take(Exhibit *exhibit, const Input *input);

/* A finger comes down, comes up or moves, as a real one would. For tours and the monkey. */
void exhibit_finger(Exhibit *exhibit, bool down, int64_t number, Point at_mm);
void exhibit_finger_move(Exhibit *exhibit, int64_t number, Point at_mm);

/* Lets virtual time pass, and does everything that becomes due. */
void exhibit_pass(Exhibit *exhibit, int64_t ms);

/* For tours: the scene that is shown. Borrowed until the next input. */
const Scene *exhibit_scene(const Exhibit *exhibit);

/* The first is true when the words are among what is said after the last touch; while reading aloud
 * is off: among what would be said. The second is true when nothing is being said and nothing waits
 * to be said. */
bool exhibit_says(const Exhibit *exhibit, const char *words);
bool exhibit_silent(const Exhibit *exhibit);
Stage *exhibit_stage(Exhibit *exhibit);

/* For the monkey: withdraws a story, or the example (VISIT_EXAMPLE), as if the disk had failed. */
void exhibit_fail_story(Exhibit *exhibit, int story);

/* The present stories and settings for visits; stories come and go. */
const VisitSetup *exhibit_setup(const Exhibit *exhibit);

/* Counts since the start. */
typedef struct {
    long scenes[SCREEN_COUNT]; /* scenes built, for each screen */
    long first_ratings, second_ratings, withdrawn;
} Coverage;
const Coverage *exhibit_coverage(const Exhibit *exhibit);

#endif
