/* screens_private.h: what the screens share. Private to src/screens.
 *
 * A screen is a function that lays itself out on a page. If it has a bar, it calls bar_show() last.
 */
#ifndef SCREENS_SCREENS_PRIVATE_H
#define SCREENS_SCREENS_PRIVATE_H

#include "layout/stack.h"
#include "screens/screens.h"

/* Returns the pages of the screen. */
typedef Pages ScreenBuild(Page *page, const View *view);
extern ScreenBuild attract_build, sleep_build, stories_build, about_build, example_build,
    read_build, rate_build, trace_build, keep_build, compare_build, summary_build, takehome_build,
    still_there_build, restart_ask_build, languages_build, tools_build, staff_build;

/* Sets which stories the chooser has on the visit's page. */
void stories_on_page(const Page *page, const View *view, int *first, int *count);

/* Tells the page its story, so that it knows the untranslated texts. */
static inline void screen_use_story(Page *page, const Story *story)
{
    page->story_language = story->language;
    page->untranslated = story->untranslated;
}

/* The dark glass of a closed exhibit. */
void asleep_build(Page *page);

/* Draws the small ring in the corner that staff hold: not all is well. */
void staff_badge(Scene *scene);

/* Draws the ring that grows while staff hold their corner. */
void staff_ring(Scene *scene, int64_t held_ms);

#define ONE_PAGE ((Pages){ 1, 0, 0 })

/* Returns when the attract screen will look different by itself. */
int64_t attract_change_ms(const View *view);

/* Shows the author's notice over the screen. Call it after mirroring, because it is in English. */
void notice_build(Page *page, const View *view);

/* What a screen has in the bar beside the tools. Texts are borrowed. */
typedef struct {
    const char *next;    /* what the button that leads on says; NULL: nothing leads on yet */
    const char *next_id; /* its id; NULL: "next" */
    const char *secondary_id, *secondary; /* one more button, of at most two lines; NULL: none */
    bool back;
    bool no_tools;         /* only what this screen needs: on a page over another one */
    const Choice *choices; /* in place of the button that leads on, where they do; see `icons` in
                              page.h */
    int choice_count;
} Bar;

/* Shows the paper of a page that lies over another one: it rises from the lower edge, so high that
 * the dimmed page above it can be recognised. Returns its inside for `height_mm` of content, and on
 * a panel that is too low for that, as much as there is. `below_mm` stays free for a bar. */
Box overlay_sheet(Page *page, double height_mm, double below_mm);
double overlay_room(const Page *page, double below_mm); /* the most that it can hold */

/* Shows the bar. Call it last. A new text of `next` goes into the list in bar.c, too, so that the
 * button has the same width on all screens. */
void bar_show(Page *page, const View *view, const Bar *bar);

/* Lists the settings with their present words; returns how many. They are in the bar, or in the
 * tray that `tools` opens. */
#define BAR_SETTINGS_MOST 5
int bar_settings(const Page *page, const View *view, Tool tools[BAR_SETTINGS_MOST]);

/* Returns where the bar begins, in mm from the top. */
double bar_top(const Page *page);

/* Where the visitor is, on a claim's screens ("Claim 2 of 3 · the old addresses"), with a bead for
 * each claim at the end; finished ones have the drawing of their level. The second has another text
 * beside the beads; the last only speaks it, where it has
 * no room. */
void claim_head_declare(Stack *stack, const View *view);
void claim_head_declare_text(Stack *stack, const View *view, const char *text, const char *spoken);
void claim_head_speak(Page *page, const View *view);

/* Where the glass is at least SCREENS_BESIDE_MM wide, shows the page that was read as a left third
 * of the body and returns the rest; otherwise returns the body. The second only returns the rest.
 * The third speaks the page: call it after the screen's own words. */
Box read_beside(Page *page, const View *view, Box body);
Box read_beside_rest(const Page *page, const View *view, Box body);
void read_beside_speak(Page *page, const View *view);

/* True on an upright panel that has no room for it beside the rest. */
bool read_is_below(const View *view);

/* Shows and speaks there, at the foot of the box, the page that was read: as much before the
 * claim's block as has room, or nothing if that block has none. */
void read_below(Page *page, const View *view, Box box);

/* How much the cards of a row of levels say below the names: the whole meaning, at most 40 letters
 * of it, two words, nothing. */
typedef enum { SAYS_ALL, SAYS_LINE, SAYS_WORDS, SAYS_NAME } LevelSays;

/* What is marked in a row of levels: a Level each, or LEVEL_NONE. */
typedef struct {
    int chosen, other;      /* two when a group disagrees */
    int guess, guess_other; /* first guesses, with an edge of dashes */
    bool still;             /* only to be looked at: spoken, but nothing can be touched */
} LevelMarks;

/* The four levels as cards, from Missing to Strong, measured for a width: see level_card.c. */
#define LEVEL_ROW_CARDS 4
typedef struct {
    LevelSays says;
    int columns;                                         /* 4, or 2 on a narrow page */
    bool tight;                                          /* see level_row_tight() */
    double gap_mm, pad_mm, name_mm, says_mm, drawing_mm; /* name_mm, says_mm: of capitals */
    double leading;                                      /* of the words */
    double widths_mm[LEVEL_ROW_CARDS];
    double card_mm, height_mm; /* smallest height of a card, and of all */
} LevelRow;

LevelRow level_row(const Page *page, double width_mm, LevelSays says);

/* Returns the row that says the most in at most that height: its drawings become lower and its
 * letters smaller before it says less. If none is so low, returns the lowest. */
LevelRow level_row_in(const Page *page, double width_mm, double height_mm);

/* Returns the same with as little space as possible: for a long sentence on a 7-inch panel. */
LevelRow level_row_tight(const Page *page, double width_mm, LevelSays says);

/* Lowers the drawings, but not below their smallest height, so that the row is at most that high.
 * False when that is not enough. */
bool level_row_squeeze(LevelRow *row, const Page *page, double height_mm);

void level_row_show(Page *page, const LevelRow *row, const LevelMarks *marks, Box box);

/* Returns the place of a level's card in the row's box. */
Box level_row_card(const LevelRow *row, Level level, Box box);

/* Shows "Can't tell yet" as a button, and returns its smallest height in mm. */
void cant_tell_show(Page *page, Box box, bool chosen);
double cant_tell_height(const Page *page, double width_mm);

/* Marks of what the visitor said: see marks.c. The first draws, if they are elsewhere than at
 * first, the first place and an arrow from it. */
void mark_change(Page *page, Point first, Point now, double radius_mm);
void mark_disc(Page *page, Point at, double radius_mm);
void mark_ring(Page *page, Point at, double radius_mm);
void mark_ring_in(Page *page, Point at, double radius_mm, Colour colour);

/* Draws a rounded box's edge as dashes, inside the box: what was said first. */
void dashed_box(Scene *scene, Box box, double radius_mm, double width_mm);

#endif
