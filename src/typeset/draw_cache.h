/* draw_cache.h: runs already drawn, least recently used thrown away. Private to typeset. */
#ifndef TYPESET_DRAW_CACHE_H
#define TYPESET_DRAW_CACHE_H

#include <SDL_ttf.h>

#include "typeset/typeset.h"

#define DRAW_CACHE_SLOTS 512 /* a power of two; a full screen has about 60 runs */

typedef struct {
    uint64_t key; /* hash of all that decides the pixels */
    char *text;   /* to be sure */
    SDL_Surface *surface;
    unsigned long used;
} DrawnRun;

typedef struct {
    DrawnRun runs[DRAW_CACHE_SLOTS];
    int count;
    size_t bytes, bound;
    unsigned long clock;
} DrawCache;

/* How much of each pixel the run covers, a byte each; borrowed until the next call. NULL: no memory
 * for it. */
SDL_Surface *draw_cache_get(DrawCache *cache, TTF_Font *font, const Run *run);
void draw_cache_clear(DrawCache *cache);

#endif
