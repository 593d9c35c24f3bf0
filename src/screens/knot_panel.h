/* knot_panel.h: what the panel below the trail says: how the touched knot puts it beside the next
 * source, or which works a knot stands for, or the answer to a question. Private to src/screens. */
#ifndef SCREENS_KNOT_PANEL_H
#define SCREENS_KNOT_PANEL_H

#include "rubric/walk.h"
#include "screens/screens_private.h"

/* What is touched. Borrowed. */
typedef struct {
    const View *view;
    const Walk *walk;
    int knot;  /* from 1; 0: none, but the card */
    Card card; /* the question that is answered */
    bool tag;  /* what changed there, or decided it, has a tag, because the trail has none */
} KnotPanel;

/* Height in mm with which everything stands on one page of that width. */
double knot_panel_height(Page *page, const KnotPanel *panel, double width_mm);

/* How many pages it has with so much height. Sets *asked: false when the question that was asked
 * has no room above its answer, and is only spoken. */
int knot_panel_pages(Page *page, const KnotPanel *panel, double width_mm, double most_mm,
                     bool *asked);

/* Height in mm of page `shown`, at most most_mm: a panel is as tall as its words. */
double knot_panel_used(Page *page, const KnotPanel *panel, double width_mm, double most_mm,
                       int shown);

/* Shows and speaks page `shown` (from 0) in the box, which is as high as knot_panel_used() says for
 * the same most_mm; returns the number of pages. */
int knot_panel_show(Page *page, const KnotPanel *panel, Box box, double most_mm, int shown);

#endif
