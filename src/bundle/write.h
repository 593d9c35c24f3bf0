/* write.h: a story as a bundle, for the author's tool: bundle.h reads what this writes. */
#ifndef BUNDLE_WRITE_H
#define BUNDLE_WRITE_H

#include "base/error.h"
#include "bundle/markdown.h"
#include "content/content.h"

typedef struct {
    const char *name, *alt;
    const unsigned char *png;
    size_t size;
} BundlePicture;

/* One language's texts. */
typedef struct {
    const char *language;
    const char *const *sources;
    const char *const *targets; /* of each source; NULL: it is not translated */
    int count;
    int untranslated; /* of the texts that should be translated */
} BundleTranslation;

/* All that a bundle holds; borrowed. It is written in the order it has here. */
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

/* Writes it beside its place as "PATH.new", checks it by opening it as the exhibit will, and puts
 * it in the place of `path` in one step. False with *error: `path` is as it was. The same parts
 * give the same bytes, with every version of SQLite that can read them and however that was built.
 */
MUST_CHECK bool bundle_write(const char *path, const BundleParts *parts, Error *error);

#endif
