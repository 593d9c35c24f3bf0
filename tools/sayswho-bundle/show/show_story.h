/* show_story.h: a whole story as a text to read, from a folder or a bundle alike. */
#ifndef SAYSWHO_BUNDLE_SHOW_STORY_H
#define SAYSWHO_BUNDLE_SHOW_STORY_H

#include <stdio.h>

#include "base/memory.h"
#include "bundle/bundle.h"
#include "bundle/markdown.h"

/* Borrowed from the folder's reading or the bundle. */
typedef struct {
    const Story *story;
    const MarkdownBlock *blocks; /* story->block_count of them */
    const Claim *const *claims;  /* story->claim_count of them, with their words */
    const Correction *corrections;
    int correction_count;
    /* The alt text of a picture; what `from` is, the maker knows. */
    const char *(*alt)(void *from, const char *picture);
    void *from;
} Telling;

void show_story(FILE *out, Arena *arena, const Telling *telling);

/* One claim's trail, from the article back, as an indented tree. */
void show_trail(FILE *out, Arena *arena, const Trail *trail);

#endif
