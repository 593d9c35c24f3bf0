/* withdraw.c: withdraws a story that cannot be shown, and tries it again; the others stay.
 */
#include <malloc.h>

#include "base/clock.h"
#include "base/log.h"
#include "exhibit/exhibit_private.h"

void exhibit_list_stories(Exhibit *exhibit)
{
    exhibit->setup.story_count = shelf_list(&exhibit->shelf, exhibit->bundles);
    for (int i = 0; i < exhibit->setup.story_count; i++) {
        const Story *story = bundle_story(exhibit->bundles[i]);
        exhibit->stories[i] = (VisitStory){ story->id, story->claim_count, story->path,
                                            story->path_count, story->swap[0] >= 0 };
    }
    exhibit->setup.stories = exhibit->stories;
    exhibit->example = exhibit->shelf.example.bundle;
    exhibit->setup.has_example = exhibit->example != NULL;
}

static int number_of(const Exhibit *exhibit, const Bundle *bundle)
{
    for (int i = 0; i < exhibit->setup.story_count; i++) {
        if (exhibit->bundles[i] == bundle)
            return i;
    }
    return VISIT_EXAMPLE;
}

Effects exhibit_withdraw(Exhibit *exhibit, const Bundle *bundle, const Error *error, int64_t now_ms)
{
    int story = number_of(exhibit, bundle);
    log_error("%s", error->message);
    shelf_withdraw(&exhibit->shelf, bundle, error->kind, now_ms);
    exhibit_list_stories(exhibit);
    exhibit->coverage.withdrawn++;
    return visit_withdraw(&exhibit->visit, story, now_ms);
}

/* Called once: after the first frame, which should not wait for it, and before a visitor can reach
 * the stories. Decoding a cover takes 5 ms. */
void exhibit_check_covers(Exhibit *exhibit)
{
    if (exhibit->covers_checked)
        return;
    exhibit->covers_checked = true;
    for (int i = exhibit->setup.story_count - 1; i >= 0; i--) {
        Error error = { 0 };
        if (bundle_check_cover(exhibit->bundles[i], &error))
            continue;
        Effects effects =
            exhibit_withdraw(exhibit, exhibit->bundles[i], &error, exhibit_now(exhibit));
        exhibit_carry_out(exhibit, &effects);
    }
    malloc_trim(0); /* returns the memory that opening and decoding needed: 1 MB */
}

/* How often to look whether a stick brought a story. The attract screen moves more often. */
#define LOOK_MS 3000

/* When to try a story that was set aside again, and to look for new ones: only while nobody is in a
 * visit, so that no visitor waits for the disk and no story changes under a visitor. */
int64_t exhibit_stories_wake_ms(const Exhibit *exhibit)
{
    Screen screen = exhibit->visit.screen;
    if (screen != SCREEN_ATTRACT && screen != SCREEN_SLEEP)
        return CLOCK_NEVER;
    int64_t wake = shelf_wake_ms(&exhibit->shelf);
    return exhibit->shelf.store && exhibit->look_ms < wake ? exhibit->look_ms : wake;
}

void exhibit_tick_stories(Exhibit *exhibit)
{
    if (exhibit_now(exhibit) < exhibit_stories_wake_ms(exhibit))
        return;
    if (exhibit_now(exhibit) >= exhibit->look_ms) {
        exhibit->look_ms = exhibit_now(exhibit) + LOOK_MS;
        shelf_take_in(&exhibit->shelf);
    }
    if (!shelf_try_again(&exhibit->shelf, exhibit_now(exhibit)))
        return;
    exhibit_list_stories(exhibit);
    /* There are no answers yet. */
    Effects effects = visit_resume(&exhibit->visit, NULL, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
}

void exhibit_fail_story(Exhibit *exhibit, int story)
{
    Error error = { 0 };
    error_set(&error, ERROR_IO, "a read error, made up by the monkey");
    const Bundle *bundle = story == VISIT_EXAMPLE ? exhibit->example : exhibit->bundles[story];
    Effects effects = exhibit_withdraw(exhibit, bundle, &error, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
}
