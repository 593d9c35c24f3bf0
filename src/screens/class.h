/* class.h: what the pages of a school class share: their form, the head with the five steps, cards
 * of levels, votes as dots. Private to src/screens.
 *
 * The projector shows what the glass shows: nothing here is for the teacher alone.
 */
#ifndef SCREENS_CLASS_H
#define SCREENS_CLASS_H

#include "screens/staff.h"
#include "visit/class.h"

/* A page of a class. Returns its pages, or on the page with the choice how many rows it has room
 * for, and the spans of the trail that it shows. */
typedef Pages ClassBuild(Page *page, const View *view);
extern ClassBuild class_build; /* the present one */
extern ClassBuild class_start_build, class_choose_build, class_example_build, class_read_build,
    class_vote_build, class_pull_build, class_compare_build, class_end_build;

/* The form of the steps: as wide as the glass, unlike the panel's. */
StaffForm class_form(const Page *page);

/* Shows the heading, on larger panels with which sentence it is above it, and at its end the five
 * steps. Returns where the body may begin. `brief` is shown where the title has no room on a line;
 * NULL: none. */
double class_head(Page *page, const View *view, const StaffForm *form, const char *title,
                  const char *brief);

/* What the bar has. NULL: nothing. */
typedef struct {
    const char *next_id, *next;   /* what leads on */
    const char *other_id, *other; /* one more button */
    const char *note;             /* between the buttons; only spoken where it has no room */
    double room_mm;               /* so much is kept free between the buttons */
    bool back;
    bool end; /* "End class", also on 7-inch panels, where most steps have no room for it */
} ClassBar;
/* Returns the free room between the buttons. */
Box class_bar(Page *page, const StaffForm *form, const ClassBar *bar);

/* The places of four cards in a box: side by side, or two and two on a narrow page. */
typedef struct {
    int columns;
    double gap;
    Box box;
} ClassCards;
ClassCards class_cards(const Page *page, Box box, double least_mm);
Box class_card(const ClassCards *cards, int level);

/* Draws a level and its name at the top of a card, and returns the height used. */
double class_level(Page *page, int level, Box card, double drawing_mm);

/* How large dots are so that each of the counts has room in a box of that size; mm from dot to dot.
 */
double class_dot_pitch(double width_mm, double height_mm, int most, double largest_mm);

/* Draws so many votes as dots from the start of the box, dashed those before the rope; one or two
 * as one dot with "1–2". With `number` the count stands after them where it has room. */
void class_dots(Page *page, Box box, double pitch_mm, int votes, bool dashed, bool number);

/* What one or two votes are called. */
#define CLASS_FEW_TEXT "1–2"

/* One of these dots. */
void class_dot(Page *page, Point at, double radius_mm, bool dashed);

/* What is said of a number of votes. */
const char *class_votes_say(Page *page, int votes);

#endif
