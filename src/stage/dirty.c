/* dirty.c: which parts of the display have to be painted. */
#include <string.h>

#include "stage/stage_private.h"

void dirty_add(Dirty *dirty, Patch patch)
{
    if (!SDL_IntersectRect(&patch, &dirty->glass, &patch))
        return;
    for (int i = 0; i < dirty->count; i++) {
        if (SDL_HasIntersection(&dirty->patches[i], &patch)) {
            /* The union may now touch other patches: remove it and add it again. */
            SDL_UnionRect(&dirty->patches[i], &patch, &patch);
            dirty->patches[i] = dirty->patches[--dirty->count];
            i = -1;
        }
    }
    if (dirty->count == MOST_PATCHES) {
        Patch *last = &dirty->patches[--dirty->count];
        SDL_UnionRect(last, &patch, &patch);
        dirty_add(dirty, patch);
        return;
    }
    dirty->patches[dirty->count++] = patch;
}

void dirty_add_marks(Dirty *dirty, const Handprint *old, const Handprint *new)
{
    for (int i = 0; i < MARK_COUNT; i++) {
        if (old->kept == new->kept && strcmp(old->ids[i], new->ids[i]) == 0 &&
            SDL_RectEquals(&old->patches[i], &new->patches[i]))
            continue;
        dirty_add(dirty, old->patches[i]);
        dirty_add(dirty, new->patches[i]);
    }
}

int64_t dirty_pixels(const Dirty *dirty)
{
    int64_t pixels = 0;
    for (int i = 0; i < dirty->count; i++)
        pixels += (int64_t)dirty->patches[i].w * dirty->patches[i].h;
    return pixels;
}
