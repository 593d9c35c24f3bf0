/* button.h: what can be touched: a button with an icon or words, and rows of them. */
#ifndef LAYOUT_BUTTON_H
#define LAYOUT_BUTTON_H

#include "layout/page.h"

/* A button with an icon, a word, or both (either may be NULL); `name` is spoken, NULL: the word. */
void button_show(Page *page, const char *id, Box box, const char *icon, const char *label,
                 const char *name, AreaRole role, bool chosen);

/* Width in mm such a button needs for its word on one line. */
double button_width(const Page *page, const char *icon, const char *label);

/* The widths of buttons side by side in so many mm, each as wide as its word asks and an equal
 * share of what is left. False: their words do not fit on one line each; the widths are then equal.
 */
bool button_share(const Page *page, const char *const *labels, int count, double gap_mm,
                  double width_mm, double *widths_mm);

/* Buttons of equal height side by side, as wide as the box; rows below when they do not fit in one.
 * Returns the height in mm; with show false only measures. */
typedef struct {
    const char *id, *label;
    bool chosen;
} Choice;
#define CHOICES_MOST 8
double button_choices(Page *page, Box box, const Choice *choices, int count, bool show);

#endif
