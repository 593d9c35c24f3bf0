/* desk.c: for an author's preview: replaces the story, and shows a notice over the screen.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exhibit/exhibit_private.h"

/* Returns the number in the new story of a claim of the old one, or -1. A claim that only got
 * another id keeps its number. */
static int renumbered(Bundle *old, Bundle *new, int number)
{
    const Claim *was = bundle_claim(old, number, NULL);
    int found = was ? bundle_claim_number(new, was->id) : -1;
    if (found >= 0 || bundle_story(old)->claim_count != bundle_story(new)->claim_count)
        return found;
    const Claim *is = bundle_claim(new, number, NULL);
    return is && bundle_claim_number(old, is->id) < 0 ? number : -1;
}

static void forget_notice(Exhibit *exhibit)
{
    arena_clear(exhibit->notices);
    exhibit->notice = NULL;
    exhibit->notice_count = 0;
}

void exhibit_replace_story(Exhibit *exhibit, Bundle *bundle)
{
    Visit *visit = &exhibit->visit;
    Bundle *old = exhibit->setup.story_count ? exhibit->bundles[0] : NULL;
    int *claims = memory_take((size_t)visit->answer_count + 1, sizeof(*claims));
    for (int i = 0; i < visit->answer_count; i++)
        claims[i] = renumbered(old, bundle, visit->answers[i].claim);
    forget_notice(exhibit);
    shelf_replace(&exhibit->shelf, bundle);
    exhibit_list_stories(exhibit);
    Effects effects = visit_resume(visit, claims, exhibit_now(exhibit));
    if (!old)
        effects = visit_touch(visit, "start", exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
    free(claims);
}

void exhibit_notice(Exhibit *exhibit, const char *const *lines, int count)
{
    forget_notice(exhibit);
    exhibit->notice = arena_take(exhibit->notices, (size_t)count + 1, sizeof(*exhibit->notice));
    exhibit->notice_count = count;
    for (int i = 0; i < count; i++) {
        char *line = arena_copy_text(exhibit->notices, lines[i]);
        exhibit->notice[i] = line;
        if (utf8_valid(line, strlen(line)))
            continue;
        for (; *line; line++) { /* the name of a folder can be in any encoding */
            if ((unsigned char)*line >= 0x80)
                *line = '?';
        }
    }
    exhibit_rebuild(exhibit);
}
