/* marks.c: what lies on top of the scene: the pressed thing and the ring of the focus. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stage/stage_private.h"

/* A mark that covers more of the display than this part is not kept: it would take too much memory,
 * and such a thing is seldom touched. */
#define KEPT_MARK_PART 8

Handprint marks_find(const Scene *scene, double px_per_mm, const SDL_Surface *glass,
                     const char *const ids[MARK_COUNT])
{
    const Patch whole = { 0, 0, glass->w, glass->h };
    Handprint print = { .kept = true };
    for (int i = 0; i < MARK_COUNT; i++) {
        Patch patch = painter_mark_patch(scene, (Mark)i, ids[i], px_per_mm);
        snprintf(print.ids[i], sizeof(print.ids[i]), "%s", ids[i]);
        if (!SDL_IntersectRect(&patch, &whole, &print.patches[i]))
            print.patches[i] = (Patch){ 0 };
        print.kept = print.kept && (int64_t)print.patches[i].w * print.patches[i].h <=
                                       (int64_t)glass->w * glass->h / KEPT_MARK_PART;
    }
    return print;
}

static unsigned char *row_of(SDL_Surface *glass, Patch patch, int row)
{
    return (unsigned char *)glass->pixels + (ptrdiff_t)(patch.y + row) * glass->pitch +
           (ptrdiff_t)patch.x * (ptrdiff_t)sizeof(uint32_t);
}

void marks_take_off(const Marks *marks, SDL_Surface *glass)
{
    for (int i = MARK_COUNT - 1; marks->print.kept && i >= 0; i--) {
        Patch patch = marks->print.patches[i];
        size_t width = (size_t)patch.w;
        for (int row = 0; row < patch.h; row++)
            memcpy(row_of(glass, patch, row), marks->below[i] + (size_t)row * width,
                   width * sizeof(uint32_t));
    }
}

static void keep_below(Marks *marks, int i, SDL_Surface *glass, Patch patch)
{
    size_t width = (size_t)patch.w, count = width * (size_t)patch.h;
    if (count > marks->room[i]) {
        marks->below[i] = memory_grow(marks->below[i], count, sizeof(uint32_t));
        marks->room[i] = count;
    }
    for (int row = 0; row < patch.h; row++)
        memcpy(marks->below[i] + (size_t)row * width, row_of(glass, patch, row),
               width * sizeof(uint32_t));
}

void marks_put_on(Marks *marks, const Handprint *print, const Scene *scene, double px_per_mm,
                  SDL_Surface *glass, const Patch *painted, int count)
{
    marks->print = *print;
    for (int i = 0; i < MARK_COUNT; i++) {
        Patch patch = print->patches[i];
        if (SDL_RectEmpty(&patch))
            continue;
        if (print->kept) {
            keep_below(marks, i, glass, patch);
            painter_mark(glass, px_per_mm, scene, (Mark)i, print->ids[i], patch);
        }
        for (int p = 0; !print->kept && p < count; p++)
            painter_mark(glass, px_per_mm, scene, (Mark)i, print->ids[i], painted[p]);
    }
}

void marks_free(Marks *marks)
{
    for (int i = 0; i < MARK_COUNT; i++)
        free(marks->below[i]);
    *marks = (Marks){ 0 };
}
