/* story_source.h: an author's folder, read and checked, ready to be written as a bundle. */
#ifndef SAYSWHO_BUNDLE_STORY_SOURCE_H
#define SAYSWHO_BUNDLE_STORY_SOURCE_H

#include "content/content.h"
#include "content/markdown.h"
#include "findings.h"
#include "phrases.h"
#include "translations.h"
#include "typeset/typeset.h"
#include "yaml_file.h"

typedef struct {
    const char *name; /* of the file in pictures/ */
    const char *alt;
    const unsigned char *png; /* the arena's */
    size_t size;
    const unsigned char *svg; /* what it was drawn from, the arena's; NULL: it was a PNG */
    size_t svg_size;
} PictureSource;

typedef struct StorySource {
    const char *folder;               /* as given */
    const struct StorySource *before; /* an earlier reading, whose drawings are used again; NULL */
    Arena *arena;
    Findings *findings;
    Story story; /* path and counts too */
    MarkdownBlock *blocks;
    int block_count;
    bool article_read; /* the blocks are there, and each claim has its number or a finding */
    Claim *claims;     /* in the article's order once the source is complete */
    int claim_count;
    bool claims_read; /* the claims are there, good or bad */
    PictureSource *pictures;
    int picture_count, picture_room;
    Correction *corrections;
    int correction_count;
    const char *within; /* what is being read: "claim B10", or "" */
    Places places;      /* of every text that visitors read, but the article's blocks */
    Translations translations;
    Typeset *typeset; /* to ask which characters can be shown; NULL: it cannot be asked */
} StorySource;

/* Reads and checks all of it; what is wrong is in the findings. True: nothing is. */
MUST_CHECK bool story_source_read(StorySource *source, const char *folder, Findings *findings,
                                  Arena *arena);

/* The same once more after a save: what was drawn for `before`, which only has to live until this
 * returns, is not drawn again. Drawing and packing a picture takes 30 ms. */
MUST_CHECK bool story_source_read_again(StorySource *source, const StorySource *before,
                                        const char *folder, Findings *findings, Arena *arena);

/* Its parts, one file each, in this order: the article is numbered by the claims, the walk-up path
 * names claims that the article marks. */
void claims_yaml_read(StorySource *source);
void article_read(StorySource *source);
void story_yaml_read(StorySource *source);

/* The text of a key that visitors will read: complains of a character no font has, and notes its
 * place for translators. */
const char *source_words(StorySource *source, Yaml map, const char *key, bool required);

/* Complains of a character of `text` that no font has. */
void source_check_shown(StorySource *source, const char *file, int line, const char *field,
                        const char *text);

/* Takes in what the key `picture` of `map` names; the name for the bundle, "" for none. */
const char *source_picture(StorySource *source, Yaml map);

/* Gives each claim of a source without findings its marked words, which a bundle's reader finds in
 * the same way. */
void source_find_words(StorySource *source);

/* Path of a file in the folder. */
const char *source_path(StorySource *source, const char *name);

/* Writes the bundle aside, checks it by opening it, and puts it in place of `path` at once. The
 * same source gives the same bytes. */
MUST_CHECK bool bundle_write(const StorySource *source, const char *path, Error *error);

#endif
