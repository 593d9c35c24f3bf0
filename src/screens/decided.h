/* decided.h: the trail with a ring around the place that decided, and what decided it hanging from
 * the ring. Private to src/screens. */
#ifndef SCREENS_DECIDED_H
#define SCREENS_DECIDED_H

#include "screens/screens_private.h"

typedef struct {
    const View *view;
    bool wordings; /* the sentence at the article's knot and, as far as there is room, under each
                      name how that source puts it; otherwise the sentence stands above the trail */
    bool tight;    /* so that the sentence has room: names become numbers before it goes, and the
                      ring is only there when something hangs from it */
    bool low;      /* on the smallest panels: as low as a rope can be */
    bool close;    /* there, too: lines are as near as letters let them */
    bool normal;   /* above the trail the sentence has its normal size: it was on the screens before
                      in large letters */
    bool label;    /* "What decided it" above the words */
    bool large;    /* the words are a size larger */
    bool better;   /* why it is not the next better level, where the trail leaves room for it */
    bool aside;    /* it fits only where the trail leaves that room */
    bool bare;     /* without wordings, and without the sentence */
    bool hangs;    /* what decided it is shown; otherwise only the trail with its ring */
    bool plain;    /* without the ring */
    bool named;    /* it fits only with all names, or numbers and their key */
} Decided;

typedef struct {
    double bottom_mm;
    bool better;   /* that was shown */
    bool sentence; /* that, too; and at its knot it is not narrow */
    bool hung;     /* a thread joins the ring and what decided it */
    bool list;     /* the trail is a list; it has no room to be drawn */
    bool blot;     /* something hangs from a rope so thin that nobody sees how it frays */
    bool unnamed;  /* the trail has neither the name of each source nor its number with a key */
} DecidedShown;

/* The leading of a text whose lines are as near as its letters let them be. */
double decided_close_leading(const Page *page, const char *text);

/* Shows and speaks it in the box. What decided it takes the free room below the ring, so that all
 * of it may be lower than the box, and higher if it is too low. */
DecidedShown decided_show(Page *page, const Decided *decided, Box box);

/* The height in mm that it takes when it gets what it wants, or in a box of that height. */
double decided_wanted(Page *page, const Decided *decided, double width_mm);
double decided_height(Page *page, const Decided *decided, double width_mm, double height_mm);

/* True when that height is enough for it: the trail is drawn, with the sentence unless it is bare.
 */
bool decided_fits(Page *page, const Decided *decided, double width_mm, double height_mm);

/* Shows it if it fits, which takes half the time of asking first. */
MUST_CHECK bool decided_show_if_fits(Page *page, const Decided *decided, Box box,
                                     DecidedShown *shown);

/* Changes it to the first that fits of: wordings at the trail, the sentence above it, and on small
 * panels also in its normal size, then both tight, then low, then close. When none fits it becomes
 * bare. Returns whether that fits. */
bool decided_find(Page *page, Decided *decided, double width_mm, double height_mm);

#endif
