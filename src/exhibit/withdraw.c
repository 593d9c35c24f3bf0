/* withdraw.c: withdraws a story that cannot be shown, and tries it again; the others stay.
 */
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "exhibit/exhibit_private.h"

/* A story that staff hide is shown to them when they want to see it. */
static bool is_shown(const Exhibit *exhibit, const Bundle *bundle)
{
    const char *id = bundle_story(bundle)->id;
    return !staff_hides(&exhibit->staff.kept, id) || strcmp(exhibit->seen, id) == 0;
}

/* Leaves out what staff hide, but never everything, and puts first what they want first. */
static int arrange(const Exhibit *exhibit, Bundle **bundles, int count)
{
    const StaffKept *kept = &exhibit->staff.kept;
    int left = 0;
    for (int i = 0; i < count; i++) {
        if (is_shown(exhibit, bundles[i]))
            left++;
    }
    for (int i = 0, to = 0; left > 0 && i < count; i++) {
        if (is_shown(exhibit, bundles[i]))
            bundles[to++] = bundles[i];
    }
    count = left > 0 ? left : count;
    for (int i = 1; i < count; i++) {
        Bundle *first = bundles[i];
        if (strcmp(bundle_story(first)->id, kept->first) != 0)
            continue;
        memmove(bundles + 1, bundles, (size_t)i * sizeof(*bundles));
        bundles[0] = first;
    }
    return count;
}

void exhibit_list_stories(Exhibit *exhibit)
{
    int count = shelf_list(&exhibit->shelf, exhibit->bundles);
    exhibit->setup.story_count = arrange(exhibit, exhibit->bundles, count);
    for (int i = 0; i < exhibit->setup.story_count; i++) {
        const Story *story = bundle_story(exhibit->bundles[i]);
        exhibit->stories[i] = (VisitStory){ story->id, story->claim_count, story->path,
                                            story->path_count, story->swap[0] >= 0 };
    }
    exhibit->setup.stories = exhibit->stories;
    exhibit->example = exhibit->shelf.example.bundle;
    exhibit->setup.has_example = exhibit->example != NULL;
    exhibit_list_class(exhibit);
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
    if (story != VISIT_EXAMPLE) {
        snprintf(exhibit->taken, sizeof(exhibit->taken), "%s", bundle_story(bundle)->title);
        exhibit_note(exhibit, DIARY_TAKEN_OFF, 0, 0, exhibit->taken);
    }
    shelf_withdraw(&exhibit->shelf, bundle, error->kind, now_ms);
    exhibit_list_stories(exhibit);
    exhibit->coverage.withdrawn++;
    return visit_withdraw(&exhibit->visit, story, now_ms);
}

/* Called once: after the first frame, which should not wait for it, and before a visitor can reach
 * the stories. Only for stories that are built in or that a person named: the shelf has looked at
 * the others on a thread of its own. */
void exhibit_check_covers(Exhibit *exhibit)
{
    if (exhibit->covers_checked)
        return;
    exhibit->covers_checked = true;
    for (int i = exhibit->setup.story_count - 1; i >= 0; i--) {
        Error error = { 0 };
        if (shelf_is_stored(&exhibit->shelf, exhibit->bundles[i]) ||
            bundle_check_cover(exhibit->bundles[i], &error))
            continue;
        Effects effects =
            exhibit_withdraw(exhibit, exhibit->bundles[i], &error, exhibit_now(exhibit));
        exhibit_carry_out(exhibit, &effects);
    }
    malloc_trim(0); /* returns the memory that opening and decoding needed: 1 MB */
}

#define NEWS_MOST 16 /* that are told at once */

/* How long the first screen tells what became of a stick after it was pulled. */
#define STICK_MS (2 * 60 * 1000)

/* When a story became live, one that was set aside is to be tried again, or there is something to
 * tell about a stick: only while nobody is in a visit, so that no story changes under a visitor. */
int64_t exhibit_stories_wake_ms(const Exhibit *exhibit)
{
    Screen screen = exhibit->visit.screen;
    if (screen != SCREEN_ATTRACT && screen != SCREEN_SLEEP && screen != SCREEN_STAFF)
        return CLOCK_NEVER;
    if (exhibit_has_class(exhibit))
        return CLOCK_NEVER;
    if (shelf_stick(&exhibit->shelf).number != exhibit->stick.number ||
        shelf_has_news(&exhibit->shelf))
        return 0;
    int64_t wake = shelf_wake_ms(&exhibit->shelf);
    return exhibit->stick_until_ms < wake ? exhibit->stick_until_ms : wake;
}

/* True when the first screen has something else to tell about a stick. */
static bool follow_stick(Exhibit *exhibit)
{
    KeptStick stick = shelf_stick(&exhibit->shelf);
    int64_t now = exhibit_now(exhibit);
    bool new = stick.number != exhibit->stick.number;
    if (!new &&now < exhibit->stick_until_ms)
        return false;
    exhibit->stick = stick;
    exhibit->stick_shown = new;
    const OutcomeReport *report = &stick.report;
    exhibit->facts.stick_refused = outcome_words(report->outcome)->status != 0;
    exhibit->facts.stick_fresh =
        exhibit->facts.stick_refused && (new || exhibit->facts.stick_fresh);
    if (new && !report->id[0] && exhibit->facts.stick_refused)
        exhibit_note_refused(exhibit, report);
    exhibit->stick_until_ms = new &&stick.state == STICK_GONE ? now + STICK_MS : CLOCK_NEVER;
    return true;
}

void exhibit_tick_stories(Exhibit *exhibit)
{
    if (exhibit->virtual_time)
        shelf_work(&exhibit->shelf);
    if (exhibit_now(exhibit) < exhibit_stories_wake_ms(exhibit))
        return;
    if (shelf_pin_is_back(&exhibit->shelf))
        exhibit_reset_pin(exhibit);
    OutcomeReport news[NEWS_MOST];
    int count = 0;
    while (count < NEWS_MOST && shelf_news(&exhibit->shelf, &news[count]))
        count++;
    bool told = follow_stick(exhibit);
    bool changed = shelf_try_again(&exhibit->shelf, exhibit_now(exhibit));
    for (int i = 0; i < count; i++) /* now a new story has its title */
        exhibit_note_news(exhibit, &news[i]);
    if (changed) {
        exhibit_forget_coming(exhibit);
        exhibit->coming.screen = SCREEN_COUNT; /* its covers are prepared again */
        exhibit_list_stories(exhibit);
        /* There are no answers yet. */
        Effects effects = visit_resume(&exhibit->visit, NULL, exhibit_now(exhibit));
        exhibit_carry_out(exhibit, &effects);
    } else if (told) {
        exhibit_rebuild(exhibit);
    }
}

void exhibit_fail_story(Exhibit *exhibit, int story)
{
    Error error = { 0 };
    error_set(&error, ERROR_IO, "a read error, made up by the monkey");
    const Bundle *bundle = story == VISIT_EXAMPLE ? exhibit->example : exhibit->bundles[story];
    Effects effects = exhibit_withdraw(exhibit, bundle, &error, exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
}
