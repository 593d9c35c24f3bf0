/* story_source.h: a story as its author wrote it: story.yaml, article.md, claims.yaml and pictures,
 * read and checked.
 *
 * The functions of this room fill one StorySource. Errors go to its findings and reading goes on,
 * so that an author can correct all of them at once. Translations and advice are added by folder.h.
 */
#ifndef SAYSWHO_BUNDLE_STORY_SOURCE_H
#define SAYSWHO_BUNDLE_STORY_SOURCE_H

#include "bundle/bundle.h"
#include "bundle/markdown.h"
#include "files/findings.h"
#include "files/yaml_file.h"
#include "source/places.h"
#include "typeset/typeset.h"

typedef struct {
    const char *name; /* of the file in pictures/, as in "cover.svg" */
    PictureText text;
    const unsigned char *png; /* in the arena */
    size_t size;
    const unsigned char *file; /* what it was made from, in the arena: SVG, JPEG or PNG */
    size_t file_size;
} PictureSource;

typedef struct StorySource {
    const char *folder; /* as given */
    /* An earlier reading, whose pictures are used again, or NULL. */
    const struct StorySource *before;
    Arena *arena;
    Findings *findings;
    Story story; /* with path and counts */
    MarkdownBlock *blocks;
    int block_count;
    bool article_read; /* the blocks were read, and each claim has its number or a finding */
    Claim *claims;     /* in the order of claims.yaml; after article_read() in the article's */
    int claim_count;
    bool claims_read; /* the claims were read, with or without errors */
    bool *whole;      /* in the order of claims.yaml: the claim's trail and facts have no errors */
    const Node *works;
    bool *work_used; /* for each work: a trail leads to it */
    int work_count;
    YamlFile story_yaml, claims_yaml; /* to name the place of something; without a root: not read */
    PictureSource *pictures;
    int picture_count, picture_room;
    Correction *corrections;
    int correction_count;
    const char *within; /* what is being read, as in "claim B10", or "" */
    Places places;      /* of every text that visitors read, without the article's blocks */
    Typeset *typeset;   /* to ask which characters can be shown; NULL when fonts are missing */
} StorySource;

/* Starts reading `folder`; everything read goes into the arena. `before` (may be NULL) is an
 * earlier reading, whose pictures are used again, because drawing and packing one takes 30 ms.
 * It must exist until source_finish(). False with a finding when there is no such folder. */
MUST_CHECK bool source_start(StorySource *source, const StorySource *before, const char *folder,
                             Findings *findings, Arena *arena);

/* Closes what was needed only for reading. */
void source_finish(StorySource *source);

/* Read the parts. Call them in this order: claims are compared with the story's dates, the article
 * needs the claims, and the walk-up path names claims that the article marks. */
void story_yaml_read(StorySource *source); /* all but the walk-up path and the picture */
void claims_yaml_read(StorySource *source);
void article_read(StorySource *source);
void story_path_read(StorySource *source);

/* Returns the text of a key that visitors will read, with its lines joined. Complains about a
 * character that no font has, and notes the place for translators. */
const char *source_words(StorySource *source, Yaml map, const char *key, bool required);

/* As source_words(), for a wording: words in it may be marked as *words*. */
const char *source_wording(StorySource *source, Yaml map, const char *key, bool required);

/* Complains about a character in `text` that no font has. Messages call the text "the
 * translation". */
void source_check_shown(StorySource *source, const char *file, int line, const char *called,
                        const char *text);

/* Reads the picture that `map` names under the key `picture`. Returns its name in the bundle, or
 * "". Sets *after_rated when it has `after: rated`; NULL: the key `after` is not allowed. */
const char *source_picture(StorySource *source, Yaml map, bool *after_rated);

/* Returns the picture of that name, or NULL. */
PictureSource *source_find_picture(const StorySource *source, const char *name);

/* Gives the story and each claim what is said about its picture. */
void source_find_picture_texts(StorySource *source);

/* Sets the marked words of each claim, as the bundle's reader does. Only for a source without
 * errors. */
void source_find_words(StorySource *source);

/* Returns the path of a file in the folder. */
const char *source_path(const StorySource *source, const char *name);

#endif
