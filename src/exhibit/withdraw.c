/* withdraw.c: a story that cannot be shown leaves the glass; the others stay. */
#include "base/log.h"
#include "exhibit/exhibit_private.h"

void exhibit_list_stories(Exhibit *exhibit)
{
    exhibit->setup.story_count = shelf_list(&exhibit->shelf, exhibit->bundles);
    for (int i = 0; i < exhibit->setup.story_count; i++) {
        const Story *story = bundle_story(exhibit->bundles[i]);
        exhibit->stories[i] =
            (VisitStory){ story->id, story->claim_count, story->path, story->path_count };
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
