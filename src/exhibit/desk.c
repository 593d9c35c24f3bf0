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

static void forget_notice(Notice *notice)
{
    arena_clear(notice->arena);
    notice->lines = NULL;
    notice->count = 0;
}

void exhibit_replace_story(Exhibit *exhibit, Bundle *bundle)
{
    Visit *visit = &exhibit->visit;
    Bundle *old = exhibit->setup.story_count ? exhibit->bundles[0] : NULL;
    int *claims = memory_take((size_t)visit->answer_count + 1, sizeof(*claims));
    for (int i = 0; i < visit->answer_count; i++)
        claims[i] = renumbered(old, bundle, visit->answers[i].claim);
    forget_notice(&exhibit->notice);
    shelf_replace(&exhibit->shelf, bundle);
    exhibit_list_stories(exhibit);
    Effects effects = visit_resume(visit, claims, exhibit_now(exhibit));
    if (!old)
        effects = visit_touch(visit, "start", exhibit_now(exhibit));
    exhibit_carry_out(exhibit, &effects);
    free(claims);
}

/* Replaces bytes that are not UTF-8: the name of a folder can be in any encoding. */
static void make_readable(char *line)
{
    if (utf8_valid(line, strlen(line)))
        return;
    for (; *line; line++) {
        if ((unsigned char)*line >= 0x80)
            *line = '?';
    }
}

void exhibit_notice(Exhibit *exhibit, const char *const *lines, int count)
{
    Notice *notice = &exhibit->notice;
    forget_notice(notice);
    notice->lines = arena_take(notice->arena, (size_t)count + 1, sizeof(*notice->lines));
    notice->count = count;
    for (int i = 0; i < count; i++) {
        char *line = arena_copy_text(notice->arena, lines[i]);
        make_readable(line);
        notice->lines[i] = line;
    }
    exhibit_rebuild(exhibit);
}
