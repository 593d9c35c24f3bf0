/* staff.h: what the pages of the panel for staff share: one form, buttons, words. Private to
 * src/screens.
 *
 * Every page has a heading line, a body and a row of buttons at the foot. Everything is laid out
 * from left to right, as on other screens.
 */
#ifndef SCREENS_STAFF_H
#define SCREENS_STAFF_H

#include "screens/screens_private.h"
#include "staff/staff.h"

/* A page of the panel. Returns how many rows it has room for; 1 where it has no rows. */
typedef int StaffBuild(Page *page, const View *view);
extern StaffBuild staff_door_build, staff_pin_build, staff_clean_build, staff_off_build,
    staff_dark_build, staff_still_build, staff_today_build, staff_stories_build, staff_story_build,
    staff_stick_build, staff_counts_build, staff_test_build, staff_tested_build, staff_size_build,
    staff_languages_build, staff_clock_build, staff_room_build, staff_hours_build, staff_care_build,
    staff_log_build, staff_give_back_build;

/* The form: where things are, in mm. */
typedef struct {
    double unit; /* 1 on 7-inch panels */
    double row;  /* height of a row and of a button */
    double gap;  /* between two of them */
    Box head;    /* the heading line */
    Box body;    /* below it */
    Box bar;     /* the row at the foot */
} StaffForm;

StaffForm staff_form(const Page *page);

/* The same on a wide panel with the list that the page was opened from beside it, which is shown:
 * see staff_beside(). The second shows nothing, and sets where the list is. */
StaffForm staff_form_beside(Page *page, const View *view);
StaffForm staff_form_with_list(const Page *page, Box *list);

/* Shows the heading and, at its end, one fact, NULL: none. A fact that has no room there is only
 * spoken. Returns where texts below it may begin. */
double staff_head(Page *page, const StaffForm *form, const char *title, const char *fact);

/* A button: an icon before its words, or an icon alone. */
typedef struct {
    const char *id, *icon;
    const char *label; /* NULL: only the icon */
    const char *name;  /* spoken; NULL: the label is */
    AreaRole role;
    bool held, chosen;
} StaffButton;

/* The buttons that lead to the panel's pages. */
#define STAFF_DOORS 6
void staff_doors(const Page *page, StaffButton doors[STAFF_DOORS]);

/* Shows a button with as large letters as fit; without its icon where the words need the room. */
void staff_button(Page *page, const StaffButton *button, Box box);
bool staff_button_fits(const Page *page, const StaffButton *button, Box box);

/* Shows buttons in a grid with at most so many columns, from the top of the box: in fewer where
 * words would not fit. Returns its height. */
double staff_grid(Page *page, const StaffForm *form, const StaffButton *buttons, int count,
                  int columns, Box box);

/* Shows Back at the start of the bar, and returns the rest of the bar; the second only returns it.
 */
Box staff_back(Page *page, const StaffForm *form);
Box staff_back_box(const Page *page, const StaffForm *form);

/* Shows up and down at the start of the bar, and returns the rest of it. */
Box staff_turns(Page *page, const StaffForm *form, Box bar);

/* Shows a text in the box, in at most the lines that it has room for, at half its height. What has
 * no room is only spoken. */
void staff_note(Page *page, Box box, const char *text, Colour colour);
bool staff_note_fits(const Page *page, Box box, const char *text);

/* Shows a sentence in the reading face on one line, or on two where there is room, with capitals of
 * at most so many mm. Returns the height. */
double staff_sentence(Page *page, Box box, const char *text, double capital_mm);

/* Shows less and more with something between them: `filled` of `dots` dots, or, with no dots, a
 * text. */
typedef struct {
    const char *less_id, *more_id, *less, *more; /* ids, and what is spoken */
    const char *icon;                            /* above the dots; NULL: none */
    int filled, dots;
    const char *text;
} StaffStepper;
void staff_stepper(Page *page, const StaffStepper *stepper, double button_mm, Box box);

/* "Tue 14:02" in the last six days, before that "2026-11-12", and "–" without a clock. In the
 * arena.
 */
const char *staff_time_says(Arena *arena, const Language *language, int64_t wall_s, int64_t now_s);

/* A row that says what is set now, and leads on or changes when it is touched. */
void staff_row(Page *page, const StaffForm *form, const char *id, const char *icon,
               const char *label, const char *now, Box box);

/* What is wrong, as a heading; what it means; and what the button that mends it says. */
const char *staff_trouble_says(Page *page, const StaffFacts *facts, Trouble trouble);
const char *staff_trouble_means(Page *page, const StaffFacts *facts, Trouble trouble);
const char *staff_trouble_mends(const Page *page, Trouble trouble);

/* How many visits there were today. Fewer than ten are not told, here and in the report: one of
 * them could be recognised. */
#define STAFF_FEWEST 10
const char *staff_visits_today(Page *page, const StaffFacts *facts);

/* What several pages offer. */
StaffButton staff_clean_button(const Page *page, bool whole);
StaffButton staff_close_button(const Page *page);

#endif
