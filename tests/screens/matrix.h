/* matrix.h: every screen of every story on every panel, in every language and setting, and what is
 * checked in each of these scenes. Shared by the files of layout_test.
 *
 * Scenes are built directly from a visit, without a display and painter. Several processes share
 * the looks.
 */
#ifndef TESTS_SCREENS_MATRIX_H
#define TESTS_SCREENS_MATRIX_H

#include <stdbool.h>

#include "bundle/bundle.h"
#include "screens/screens.h"
#include "stage/stage.h"

#define WHAT_MOST    64 /* different kinds of faults */
#define SHOWN_MOST   4  /* faults of a kind that are printed; `layout_test all` prints more */
#define WALK_STORIES 3
#define SUMMARY_MOST 32  /* answers on a summary; no story of the walk has more claims */
#define WORDS_MOST   400 /* largest number of words on a page that is counted */

/* A look: a panel, a language and settings. High contrast is tried on each of its scenes. */
typedef struct {
    const char *panel; /* "800x480@154x86" */
    const char *language;
    bool large, low;
    bool words_missing; /* the interface is not translated into the language */
    bool story_missing; /* the stories are not */
    bool in_turn;       /* also in the short walk */
    int number;         /* from 0; decides which claims outside the path are in the short walk */
} PanelLook;

/* What was found. Plain values, because it comes through a pipe. */
typedef struct {
    long scenes, faults;
    bool seen[SCREEN_COUNT];
    struct {
        char what[64];
        long count;
    } by_what[WHAT_MOST];
    int words[SCREEN_COUNT][WORDS_MOST]; /* number of pages with that many words */
} Findings;

/* The scene that is checked, and where the walk is. */
typedef struct {
    const PanelLook *look;
    const Scene *scene;
    const Visit *visit;
    const Claim *claim; /* the present one, or NULL */
    Bundle *bundle;     /* the story's, or NULL */
    Typeset *typeset;
    double px_per_mm;
    Findings *findings;
    struct Measure *measure;       /* what was measured already; see measure_forget() */
    int shown_most;                /* faults of a kind that are printed */
    char where[96];                /* "brussels B04" */
    bool on_summary[SUMMARY_MOST]; /* answers whose rows were on the summary's pages so far */
} Case;

/* Reports a fault: what is wrong with `of`, a text or an id. */
void fault(Case *test, const char *what, const char *of);

/* ---- walk.c ---- */

/* Walks through every screen in one look, with all claims, or with those of the path and a share of
 * the others that depends on the look's number. Prints at most `shown_most` faults of a kind.
 * Checks the screens whose names begin with `screen`. `answers` is a folder with a ledger. */
void walk_look(const PanelLook *look, bool all, int shown_most, const char *screen,
               const char *answers, Findings *findings);

/* Opens a story of the walk, 0 to WALK_STORIES - 1. The caller closes it; without it the test ends.
 */
Bundle *walk_open_story(int number);

/* ---- what is checked in each scene ---- */

void check_touch(Case *test); /* sizes, gaps, names, focus order */
void check_text(Case *test);  /* sizes, words, overlaps, what is spoken */
void check_there(Case *test); /* words, meanings, sentence, trail, age note */
void check_trail_names(Case *test);
void check_paint(Case *test); /* contrast, nothing outside the panel, no rope over text */

void check_bar(Case *test); /* fixed places, low controls */

/* Checks that the scene in high contrast differs only in its palette. */
void check_contrast_twin(Case *test, const Scene *twin);

/* ---- measure.c: measuring for the checks ---- */

/* True when the boxes are less than `apart` mm apart; below 0: when they overlap by more than
 * that. */
bool boxes_near(Box a, Box b, double apart);
bool box_holds(Box box, Point point);
bool box_within(Box inner, Box outer, double slack);

/* Returns the first characters of a line, to name it in messages, with its runs in visual order. */
const char *line_text(const Case *test, const Item *item);

/* Returns the height in mm of the capital H as the run's font draws it. An Arabic font has no
 * capitals; there it is the height of an alef. */
double run_capital_mm(Case *test, const Run *run);

/* The box of a line from the top of the capitals to the baseline. */
Box line_body(Case *test, const Item *item);

/* The box of a line's ink with accents and tails, measured by drawing it. */
Box line_ink(Case *test, const Item *item);

/* Returns the area whose label the line is; NULL for a text of the page. */
const Area *line_area(Case *test, const Item *item);

/* Returns a curve as points; at most CURVE_POINTS. */
#define CURVE_POINTS 256
int curve_points(const Item *item, Point out[CURVE_POINTS]);

/* Frees what was measured; call it when the typeset is closed. */
void measure_forget(Case *test);

/* Contrast of two colours as WCAG 2.2 defines it: 1 to 21. */
double contrast_ratio(uint32_t a, uint32_t b);

#endif
