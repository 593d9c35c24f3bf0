/* story_source.h: a story as its author wrote it: story.yaml, article.md, claims.yaml and pictures,
 * read and checked.
 *
 * The room's functions fill one StorySource; what is wrong goes to its findings, and reading goes
 * on, so that an author mends all in one go. Knows no translations and gives no advice: folder.h
 * adds them.
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
    Claim *claims;     /* as written in claims.yaml; in the article's order after article_read() */
    int claim_count;
    bool claims_read; /* the claims are there, good or bad */
    bool *whole;      /* by place in claims.yaml: trail and facts of the claim are right */
    const Node *works;
    bool *work_used; /* some trail leads to it */
    int work_count;
    YamlFile story_yaml, claims_yaml; /* to say where something stands; no root: not read */
    PictureSource *pictures;
    int picture_count, picture_room;
    Correction *corrections;
    int correction_count;
    const char *within; /* what is being read: "claim B10", or "" */
    Places places;      /* of every text that visitors read, but the article's blocks */
    Typeset *typeset;   /* to ask which characters can be shown; NULL: it cannot be asked */
} StorySource;

/* Begins a source of `folder`; texts and everything read are the arena's. `before` (NULL: none) is
 * an earlier reading: what was drawn for it is not drawn again, since drawing and packing a picture
 * takes 30 ms. It has to live until source_finish(). False: a finding says that there is no such
 * folder. */
MUST_CHECK bool source_start(StorySource *source, const StorySource *before, const char *folder,
                             Findings *findings, Arena *arena);

/* Closes what only reading needs. */
void source_finish(StorySource *source);

/* Its parts, one file each, in this order: the article is numbered by the claims, the walk-up path
 * names claims that the article marks. */
void claims_yaml_read(StorySource *source);
void article_read(StorySource *source);
void story_yaml_read(StorySource *source);

/* The text of a key that visitors will read: complains of a character no font has, and notes its
 * place for translators. */
const char *source_words(StorySource *source, Yaml map, const char *key, bool required);

/* Complains of a character of `text`, which messages call "the translation", that no font has. */
void source_check_shown(StorySource *source, const char *file, int line, const char *called,
                        const char *text);

/* Takes in what the key `picture` of `map` names; the name for the bundle, "" for none. */
const char *source_picture(StorySource *source, Yaml map);

/* Gives each claim of a source without findings its marked words, which a bundle's reader finds in
 * the same way. */
void source_find_words(StorySource *source);

/* Path of a file in the folder. */
const char *source_path(const StorySource *source, const char *name);

#endif
