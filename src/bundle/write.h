/* write.h: writes a story as a bundle, for the author's tool. bundle.h reads it. */
#ifndef BUNDLE_WRITE_H
#define BUNDLE_WRITE_H

#include "base/error.h"
#include "bundle/markdown.h"
#include "content/content.h"

typedef struct {
    const char *name;
    PictureText text;
    const unsigned char *png;
    size_t size;
} BundlePicture;

/* The texts of one language. */
typedef struct {
    const char *language;
    const char *const *sources;
    const char *const *targets; /* for each source; NULL: not translated */
    int count;
    int untranslated; /* number of texts that should be translated but are not */
} BundleTranslation;

/* Everything in a bundle, borrowed. It is written in this order. */
typedef struct {
    const Story *story;
    const MarkdownBlock *blocks; /* story->block_count */
    const Claim *claims;         /* story->claim_count */
    const BundlePicture *pictures;
    int picture_count;
    const Correction *corrections;
    int correction_count;
    const BundleTranslation *translations;
    int translation_count;
} BundleParts;

/* Writes "PATH.new", checks it by opening it as the exhibit will, and renames it to `path`. False
 * with *error: `path` is unchanged. The same parts give the same bytes with every version of SQLite
 * that can read them, however it was built.
 */
MUST_CHECK bool bundle_write(const char *path, const BundleParts *parts, Error *error);

#endif
