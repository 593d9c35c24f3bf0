/* screens.h: turns the visit, content, counts and language into the scene that a visitor sees.
 *
 * Each screen is a file, and a function in a table. It lays out its texts in millimetres for the
 * panel, and names the things that can be touched. It never paints, reads no file and never changes
 * the visit. What does not fit goes to further pages and is never made smaller.
 */
#ifndef SCREENS_SCREENS_H
#define SCREENS_SCREENS_H

#include <stdint.h>

#include "content/content.h"
#include "drawing/trail.h"
#include "outcome/outcome.h"
#include "scene/scene.h"
#include "staff/staff.h"
#include "typeset/typeset.h"
#include "visit/class.h"
#include "visit/visit.h"
#include "words/words.h"

/* How many other visitors gave each level in the end. */
typedef struct {
    int64_t second[LEVEL_COUNT];
} Others;

/* A story to choose from. */
typedef struct {
    const Story *story;
    Picture cover; /* without PNG when there is none */
} Cover;

/* What became of a USB stick, for staff. */
typedef struct {
    OutcomeReport report;
    const char *title; /* of the report's story; NULL when none here has that id */
} StickLines;

/* Everything that a screen may use. All of it is borrowed; what the present screen does not need
 * may be NULL. A page that lies over a screen has what that screen has. */
typedef struct {
    const Visit *visit;
    const Language *language; /* of the interface's words */
    Typeset *typeset;
    double width_mm, height_mm; /* the panel */
    int64_t now_ms;             /* the clock of the visit */
    bool keys;                  /* the visitor uses keys: "Press", not "Touch" */
    TrailMemo *memo;            /* kept from scene to scene; NULL: nothing is remembered */
    bool reduced_motion;        /* nothing moves by itself */
    bool staff_badge;           /* not all is well: attract has a small ring for staff */
    const char *const *notice;  /* errors in the story, for its author, a line for each */
    int notice_count;           /* 0: no notice */

    const StickLines *stick;      /* for attract; NULL: nothing to tell */
    const StickLines *last_stick; /* for the panel: the last one that was in */
    const Staff *staff;           /* for the panel */
    const Class *class;           /* for a school class, on the panel's page for it */
    bool asleep;                  /* the exhibit is closed: attract is dark */
    int64_t corner_ms;            /* how long staff hold their corner; 0: they do not */
    const Cover *covers; /* for stories: indexed like the visit's stories; of those that are
                        not on its page without cover */

    /* Of the visit's story, or of the worked example's on that screen; in the visit's language. */
    const Story *story;
    const Claim *claim;         /* the present one */
    const Claim *const *listed; /* for a class: those of the rows to choose from */
    int listed_count;
    const Claim *const *answered; /* from read to summary: indexed like the visit's answers */
    const Claim *const *path;     /* for takehome: indexed like the walk-up path */
    const Block *const *blocks;   /* for read, where the glass is at least SCREENS_BESIDE_MM wide
                                     for rate and trace, and for trace on an upright one of at least
                                     200 mm:   one or two blocks, and then the claim's */
#define SCREENS_BESIDE_MM 600
    int block_count;
    Picture picture; /* for read; without PNG when there is none, or when it waits for the claim's
                        first rating */
    const Others *others; /* compare */
} View;

/* What the visit must know about the layout; see visit_shown(). */
typedef struct {
    int words; /* number of words to read */
    Pages pages;
    int64_t change_ms; /* when this screen will look different by itself, or CLOCK_NEVER */
} Shown;

/* True when a panel of that size has room for pictures. */
bool screens_show_pictures(double width_mm, double height_mm);

/* True when a panel of that size is so narrow that the words for how sure stand in the bar, in the
 * place of the button that leads on; see VisitSetup.sure_leads_on. */
bool screens_sure_leads_on(double width_mm, double height_mm);

/* Sets which stories the chooser shows on the visit's page: only they need a cover in the view. */
void screens_stories_on_page(const View *view, int *first, int *count);

/* The whole log for staff as a text, the newest line first; in the arena. */
const char *screens_diary(Arena *arena, const Language *language, const Diary *diary);

/* Builds the visit's present screen in *scene. The caller has cleared it before, because what the
 * view borrows may be in its arena. */
void screens_build(const View *view, Scene *scene, Shown *shown);

/* Lays out the sheet that a class takes along in an empty scene of that size, A4 lying. `claims` is
 * indexed like the class's. It is for paper: see paper/paper.h. */
#define SCREENS_SHEET_WIDTH_MM  297.0
#define SCREENS_SHEET_HEIGHT_MM 210.0
void screens_class_sheet(Scene *scene, Typeset *typeset, const Language *language,
                         const Class *class, const Story *story, const Claim *const *claims);

#endif
