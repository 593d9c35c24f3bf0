/* walk.h: the walk through every screen, for the files that take it. */
#ifndef TESTS_SCREENS_WALK_H
#define TESTS_SCREENS_WALK_H

#include "ledger/ledger.h"
#include "matrix.h"

#define WALK_LANGUAGES 8

typedef struct {
    Case test;
    Bundle *bundles[WALK_STORIES], *example;
    VisitStory stories[WALK_STORIES];
    const char *languages[WALK_LANGUAGES];
    VisitSetup setup;
    Visit visit;
    Ledger *ledger; /* has others' answers */
    bool others;    /* others' ratings are shown */
    bool all;
    const char *screen; /* how the names of the checked screens begin */
    Typeset *typeset;
    Panel panel;
    Scene scene, twin;
    int64_t now_ms;
    TrailMemo *memo;        /* as the exhibit has one */
    StickLines *stick;      /* NULL: none is in */
    StickLines *last_stick; /* the last one, for the panel */
    Staff staff;            /* on SCREEN_STAFF */
    StaffFacts facts;
    Diary diary;
    Class class; /* on the panel's page for it */
    ClassFacts class_facts;
    int class_number, claims[LESSON_CLAIMS_MOST], claim_count; /* of its lesson */
} Walker;

/* Builds the screen, passes the visit and the panel what they need of it, and checks the scene. */
void walk_show(Walker *walk);

/* Touches so long after the last touch that the same thing can be touched again. */
Effects walk_touch(Walker *walk, const char *id);

/* Chooses text size and controls as in the look. */
void walk_set_look(Walker *walk);

/* Shows the panel for staff: see walk_staff.c; and a class: see walk_class.c. */
void walk_staff(Walker *walk);
void walk_class(Walker *walk);

#endif
