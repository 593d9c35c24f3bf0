#include "typeset/draw_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static uint64_t run_key(const Run *run)
{
    const uint32_t numbers[] = { (uint32_t)run->font, (uint32_t)run->size_px, run->right_to_left };
    return hash_bytes(hash_text(HASH_START, run->text), numbers, sizeof(numbers));
}

static size_t surface_bytes(const SDL_Surface *surface)
{
    return (size_t)surface->pitch * (size_t)surface->h;
}

static void drop(DrawCache *cache, int at)
{
    cache->bytes -= surface_bytes(cache->runs[at].surface);
    SDL_FreeSurface(cache->runs[at].surface);
    free(cache->runs[at].text);
    cache->runs[at] = cache->runs[--cache->count];
}

static void drop_oldest(DrawCache *cache)
{
    int oldest = 0;
    for (int i = 1; i < cache->count; i++) {
        if (cache->runs[i].used < cache->runs[oldest].used)
            oldest = i;
    }
    drop(cache, oldest);
}

SDL_Surface *draw_cache_get(DrawCache *cache, TTF_Font *font, const Run *run)
{
    uint64_t key = run_key(run);
    for (int i = 0; i < cache->count; i++) {
        DrawnRun *drawn = &cache->runs[i];
        if (drawn->key == key && strcmp(drawn->text, run->text) == 0) {
            drawn->used = ++cache->clock;
            return drawn->surface;
        }
    }
    /* A "shaded" surface has one byte for each pixel: how much of it is covered. */
    const SDL_Color ink = { 255, 255, 255, 255 }, paper = { 0, 0, 0, 255 };
    TTF_SetFontDirection(font, run->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    SDL_Surface *surface = TTF_RenderUTF8_Shaded(font, run->text, ink, paper);
    if (!surface)
        return NULL;
    cache->bytes += surface_bytes(surface);
    while (cache->count > 0 && (cache->bytes > cache->bound || cache->count == DRAW_CACHE_SLOTS))
        drop_oldest(cache);
    cache->runs[cache->count++] =
        (DrawnRun){ key, memory_copy_text(run->text), surface, ++cache->clock };
    return surface;
}

void draw_cache_clear(DrawCache *cache)
{
    while (cache->count > 0)
        drop(cache, cache->count - 1);
}
