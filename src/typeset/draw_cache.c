#include "typeset/draw_cache.h"

#include <stdlib.h>
#include <string.h>

static uint64_t run_key(const Run *run, uint32_t colour)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    for (const char *at = run->text; *at; at++)
        hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
    const uint32_t numbers[] = { (uint32_t)run->font, (uint32_t)run->size_px, colour,
                                 run->right_to_left };
    for (size_t i = 0; i < COUNT(numbers); i++)
        hash = (hash ^ numbers[i]) * UINT64_C(0x100000001b3);
    return hash;
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

SDL_Surface *draw_cache_get(DrawCache *cache, TTF_Font *font, const Run *run, uint32_t colour)
{
    uint64_t key = run_key(run, colour);
    for (int i = 0; i < cache->count; i++) {
        DrawnRun *drawn = &cache->runs[i];
        if (drawn->key == key && strcmp(drawn->text, run->text) == 0) {
            drawn->used = ++cache->clock;
            return drawn->surface;
        }
    }
    const SDL_Color ink = { (Uint8)(colour >> 16), (Uint8)(colour >> 8), (Uint8)colour, 255 };
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, run->text, ink);
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
