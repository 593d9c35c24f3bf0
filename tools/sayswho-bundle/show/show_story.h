/* show_story.h: prints a whole story as text, from a folder or from a bundle. */
#ifndef SAYSWHO_BUNDLE_SHOW_STORY_H
#define SAYSWHO_BUNDLE_SHOW_STORY_H

#include <stdio.h>

#include "base/memory.h"
#include "bundle/bundle.h"
#include "bundle/markdown.h"

/* All of it is borrowed from the folder or the bundle. */
typedef struct {
    const Story *story;
    const MarkdownBlock *blocks; /* story->block_count of them */
    const Claim *const *claims;  /* story->claim_count of them, with their words */
    const Correction *corrections;
    int correction_count;
} Telling;

void show_story(FILE *out, Arena *arena, const Telling *telling);

/* Prints a claim's trail, from the article back, as an indented tree. Works that are younger than
 * the article are marked. */
void show_trail(FILE *out, Arena *arena, const Trail *trail, const char *article_date);

/* Prints what is known about a work, after `margin`. */
void show_work(FILE *out, Arena *arena, const Node *work, const char *article_date,
               const char *margin);

#endif
