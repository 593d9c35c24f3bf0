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
    still_there_build, restart_ask_build, languages_build, tools_build;

/* Tells the page its story, so that it knows the untranslated texts. */
static inline void screen_use_story(Page *page, const Story *story)
{
    page->story_language = story->language;
    page->untranslated = story->untranslated;
}

#define ONE_PAGE ((Pages){ 1, 0, 0 })

/* Returns when the attract screen will look different by itself. */
int64_t attract_change_ms(const View *view);

/* Shows the author's notice over the screen. Call it after mirroring, because it is in English. */
void notice_build(Page *page, const View *view);

/* Shows the bar: start again, the five settings, back, and the button that leads on. If `id` is
 * NULL nothing leads on yet, and the button's place stays empty. */
void bar_show(Page *page, const View *view, const char *id, const char *label, bool back);

/* Returns where the bar begins, in mm from the top. */
double bar_top(const Page *page);

/* Where the visitor is, on a claim's screens ("Claim 2 of 5 · the old addresses"). At the end a
 * small rope shows how far: it has a knot for each claim. The second shows it at once and returns
 * its height in mm; the third only speaks it, where it has no room. */
void claim_head_declare(Stack *stack, const View *view);
double claim_head_show(Page *page, const View *view, Box box);
void claim_head_speak(Page *page, const View *view);

/* Shows a card to choose a level: drawing, name and, if there is room, its text. The face is only
 * its look and cannot be touched. */
void level_card_show(Page *page, Level level, Box box, bool chosen, bool says);
void level_card_face(Page *page, Level level, Box box, bool chosen, bool says);
double level_card_height(const Page *page, double width_mm, bool says);
void level_card_declare(Stack *stack, Level level, bool chosen, bool says);

#endif
