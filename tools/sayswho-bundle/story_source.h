/* story_source.h: an author's folder, read and checked, ready to be written as a bundle. */
#ifndef SAYSWHO_BUNDLE_STORY_SOURCE_H
#define SAYSWHO_BUNDLE_STORY_SOURCE_H

#include "content/content.h"
#include "content/markdown.h"
#include "findings.h"
#include "typeset/typeset.h"

typedef struct {
    const char *name; /* of the file in pictures/ */
    const char *alt;
    unsigned char *png; /* owned by the arena */
    size_t size;
} PictureSource;

typedef struct {
    const char *date, *what;
} Correction;

typedef struct {
    const char *folder; /* as given */
    Arena *arena;
    Findings *findings;
    Story story; /* path and counts too */
    MarkdownBlock *blocks;
    int block_count;
    Claim *claims; /* in the article's order once the source is complete */
    int claim_count;
    PictureSource *pictures;
    int picture_count, picture_room;
    Correction *corrections;
    int correction_count;
    Typeset *typeset; /* to ask which characters can be shown */
} StorySource;

/* Reads and checks all of it; what is wrong is in the findings. True: nothing is. */
bool story_source_read(StorySource *source, const char *folder, Findings *findings, Arena *arena);

/* Its parts, one file each. */
void story_yaml_read(StorySource *source);
void claims_yaml_read(StorySource *source);

/* A text of the author's that will be shown: complains of a character no font has. */
const char *source_words(StorySource *source, const char *file, int line, const char *field,
                         const char *text);

/* Takes a picture in, with checks; the name for the bundle, or "". */
const char *source_picture(StorySource *source, const char *yaml_path, int line, const char *file,
                           const char *alt);

/* Path of a file in the folder. */
const char *source_path(StorySource *source, const char *name);

/* Writes the bundle aside, checks it by opening it, and puts it in place of `path` at once. The
 * same source gives the same bytes. */
MUST_CHECK bool bundle_write(const StorySource *source, const char *path, Error *error);

#endif
