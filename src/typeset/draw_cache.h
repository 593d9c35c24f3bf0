/* draw_cache.h: keeps runs that were drawn and drops those that were not used for longest. Private
 * to src/typeset. */
#ifndef TYPESET_DRAW_CACHE_H
#define TYPESET_DRAW_CACHE_H

#include <SDL_ttf.h>

#include "typeset/typeset.h"

#define DRAW_CACHE_SLOTS 512 /* a power of two; a full screen has about 60 runs */

typedef struct {
    uint64_t key; /* hash of everything the pixels depend on */
    char *text;   /* compared as well, because hashes can be equal */
    SDL_Surface *surface;
    unsigned long used;
} DrawnRun;

typedef struct {
    DrawnRun runs[DRAW_CACHE_SLOTS];
    int count;
    size_t bytes, bound;
    unsigned long clock;
} DrawCache;

/* Returns one byte for each pixel: how much of it the run covers. Borrowed until the next call.
 * NULL when there is no memory. */
SDL_Surface *draw_cache_get(DrawCache *cache, TTF_Font *font, const Run *run);
void draw_cache_clear(DrawCache *cache);

#endif
