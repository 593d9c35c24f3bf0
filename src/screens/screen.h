/* screen.h: what the screens have in common. Private to src/screens.
 *
 * A screen is a function: it lays itself out on the page it is given and ends with bar_show() where
 * it has a bar.
 */
#ifndef SCREENS_SCREEN_H
#define SCREENS_SCREEN_H

#include "layout/stack.h"
#include "screens/screens.h"

/* Returns the pages it has. */
typedef Pages ScreenBuild(Page *page, const View *view);
extern ScreenBuild attract_build, sleep_build, stories_build, about_build, example_build,
    read_build, rate_build, trace_build, keep_build, compare_build, summary_build, takehome_build,
    still_there_build, restart_ask_build, languages_build;

/* The page is of that story from now on: its untranslated texts are known. */
static inline void screen_use_story(Page *page, const Story *story)
{
    page->story_language = story->language;
    page->untranslated = story->untranslated;
}

#define ONE_PAGE ((Pages){ 1, 0 })

/* When the attract screen looks different by itself. */
int64_t attract_change_ms(const View *view);

/* The author's notice over whatever lies there: last, after the mirror, since it is in English. */
void notice_build(Page *page, const View *view);

/* The bar, last: start again, the five settings, back, and the one thing that leads on. `id` NULL:
 * nothing leads on yet, and its place stays empty. */
void bar_show(Page *page, const View *view, const char *id, const char *label, bool back);

/* Where the bar begins, in mm from the top. */
double bar_top(const Page *page);

/* Where one is, on a claim's screens ("Claim 2 of 5 · the old addresses"), with the way so far as a
 * small rope at its end: a knot a claim. Return the height in mm. */
double claim_head_show(Page *page, const View *view, Box box, const Claim *claim);
double claim_head_height(const Page *page, const View *view, double width_mm, const Claim *claim);
void claim_head_speak(Page *page, const View *view, const Claim *claim); /* where it has no room */

/* A card to choose a level by: drawing, word and, when there is room, what it says. The face is its
 * look alone: it cannot be touched. */
void level_card_show(Page *page, Level level, Box box, bool chosen, bool says);
void level_card_face(Page *page, Level level, Box box, bool chosen, bool says);
double level_card_height(const Page *page, double width_mm, bool says);
void level_card_declare(Stack *stack, Level level, bool chosen, bool says);

#endif
