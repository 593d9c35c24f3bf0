/* matrix.h: every screen of every story on every panel, in every language and setting, and what
 * each of these scenes must keep to. Shared by the files of layout_test.
 *
 * Scenes are built straight from a visit, without glass and painter; a number of processes share
 * the looks.
 */
#ifndef TESTS_SCREENS_MATRIX_H
#define TESTS_SCREENS_MATRIX_H

#include <stdbool.h>

#include "bundle/bundle.h"
#include "screens/screens.h"
#include "stage/stage.h"

#define WHAT_MOST  64  /* different things that may be wrong */
#define SHOWN_MOST 4   /* of each that many are printed; `matrix all` prints more */
#define WORDS_MOST 400 /* words on a page that are told apart */

/* One way to look at everything: contrast is tried on each of its scenes. */
typedef struct {
    const char *panel; /* "800x480@154x86" */
    const char *language;
    bool large, low;
    bool words_missing; /* the interface has no words in the language */
    bool story_missing; /* the stories have none */
    bool in_turn;       /* walked in the short walk too */
    int number;         /* from 0: which claims are walked beside the path, in the short walk */
} Look;

/* What was found; plain, for it comes back through a pipe. */
typedef struct {
    long scenes, faults;
    bool seen[SCREEN_COUNT];
    struct {
        char what[64];
        long count;
    } by_what[WHAT_MOST];
    int words[SCREEN_COUNT][WORDS_MOST]; /* pages by the words to be read on them */
} Findings;

/* One scene under test, and where the walk stands. */
typedef struct {
    const Look *look;
    const Scene *scene;
    const Visit *visit;
    const Claim *claim; /* the present one, or NULL */
    Bundle *bundle;     /* its story's, or NULL */
    Typeset *typeset;
    double px_per_mm;
    Findings *findings;
    struct Measure *measure; /* what was measured before; see measure_forget() */
    int shown_most;          /* faults of a kind that are printed */
    char where[96];          /* "brussels B04" */
} Case;

/* Tells a fault: `what` is wrong with `of`, a text or an id. */
void fault(Case *test, const char *what, const char *of);

/* ---- walk.c ---- */

/* Walks one look through every screen; `all`: every claim, else those of the path and a share of
 * the others that goes round with the look's number. `answers`: folder with a ledger. */
void walk_look(const Look *look, bool all, const char *answers, Findings *findings);

/* Makes a ledger in the folder with enough answers to every claim for them to be shown. */
void walk_make_answers(const char *folder);

/* ---- what is checked of each scene ---- */

void check_touch(Case *test); /* sizes, gaps, names, focus order */
void check_text(Case *test);  /* sizes, words, what lies over what, what is spoken */
void check_paint(Case *test); /* contrast, nothing off the glass, ropes clear of words */

/* The scene in high contrast differs by its palette alone. */
void check_contrast_twin(Case *test, const Scene *twin);

/* ---- measure.c: what the checks measure by ---- */

/* Less than `apart` mm between the boxes; below 0: they overlap by more than that. */
bool boxes_near(Box a, Box b, double apart);
bool box_holds(Box box, Point point);
bool box_within(Box inner, Box outer, double slack);

/* The first characters of a line, to tell it by; in visual order of its runs. */
const char *line_text(const Case *test, const Item *item);

/* Height in mm of the capital H as the run's font draws it; of an alef for an Arabic font, which
 * has no capitals: it stands as tall as that script's letters do. */
double run_capital_mm(Case *test, const Run *run);

/* What ink covers, from capitals' top to baseline: the line as the eye takes it. */
Box line_body(Case *test, const Item *item);

/* What ink really covers, with accents and tails: by drawing it. */
Box line_ink(Case *test, const Item *item);

/* The area that the line is a label of, or NULL: it is a text of the page. */
const Area *line_area(Case *test, const Item *item);

/* A curve as so many points; at most CURVE_POINTS. */
#define CURVE_POINTS 256
int curve_points(const Item *item, Point out[CURVE_POINTS]);

/* Frees what was measured before; with the typeset it was measured by. */
void measure_forget(Case *test);

/* Contrast of two colours as WCAG 2.2 defines it: 1 to 21. */
double contrast_ratio(uint32_t a, uint32_t b);

#endif
