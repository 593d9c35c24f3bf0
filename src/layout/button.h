/* button.h: buttons with an icon or a text, and rows of buttons. */
#ifndef LAYOUT_BUTTON_H
#define LAYOUT_BUTTON_H

#include "layout/page.h"

/* Shows a button with an icon, a text, or both (either may be NULL). `name` is spoken; NULL: the
 * text is. */
void button_show(Page *page, const char *id, Box box, const char *icon, const char *label,
                 const char *name, AreaRole role, bool chosen);

/* Shows a choice with its text in that type. */
void button_show_type(Page *page, Type type, const char *id, Box box, const char *label,
                      bool chosen);

/* Shows one of the bar's wide buttons: a text of one or two lines in TYPE_BUTTON, or in TYPE_TOOL
 * if it does not fit. A choice has a strong edge, because it leads on. */
void button_in_bar(Page *page, const char *id, Box box, const char *icon, const char *label,
                   AreaRole role, bool chosen);

/* A tool of the bar: an icon over its word; `name` is spoken. */
typedef struct {
    const char *id, *icon, *word, *name;
    bool chosen;
} Tool;

/* Shows an icon with that side over a word whose baseline is `foot_mm` above the box's lower
 * edge. */
void button_tool(Page *page, const Tool *tool, Box box, double icon_mm, double foot_mm);

/* Shows a tool with its word beside the icon, from the start of the box. */
void button_tool_beside(Page *page, const Tool *tool, Box box, double icon_mm);

/* Returns the width in mm that a button needs for its text on one line. */
double button_width(const Page *page, const char *icon, const char *label);

/* Sets the widths of buttons side by side in `width_mm`: each gets what its text needs and an equal
 * share of the rest. False when not all texts fit on one line; the widths are then equal.
 */
bool button_share(const Page *page, const char *const *labels, int count, double gap_mm,
                  double width_mm, double *widths_mm);

typedef struct {
    const char *id, *label;
    bool chosen;
    const char *icon; /* before the label, only in the bar; NULL: none */
} Choice;
#define BUTTON_CHOICES_MOST 8

/* Buttons of equal height side by side, in several rows if needed, measured for a width. The
 * choices' texts are borrowed. */
typedef struct {
    Choice choices[BUTTON_CHOICES_MOST];
    int count, columns;
    double widths_mm[BUTTON_CHOICES_MOST];
    double row_mm, height_mm; /* `row_mm`: of one row; `height_mm`: of all */
} ButtonRow;

ButtonRow button_row(const Page *page, const Choice *choices, int count, double width_mm);
void button_row_show(Page *page, const ButtonRow *row, Box box);

#endif
