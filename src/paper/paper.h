/* paper.h: a scene as a page of PDF, for what the exhibit itself gives away on paper.
 *
 * The shapes are src/ink's, and the letters are letters, shaped by HarfBuzz from the same fonts as
 * on the glass. The printed sheets of `sayswho-bundle print` are made with Pango, which the exhibit
 * does not need. Knows no story and no file.
 */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include "scene/scene.h"

/* The typeset that such a scene is laid out with has this density: so fine that rounding does not
 * matter. */
#define PAPER_PX_PER_MM 40.0

/* Writes the scene as a page of its size into *pdf, of *size bytes, which the caller frees with
 * free(). The page has no date: the same scene gives the same bytes. `title` is kept in it.
 * ERROR_IO when a font cannot be read. */
MUST_CHECK bool paper_make(const Scene *scene, const char *title, unsigned char **pdf, size_t *size,
                           Error *error);

#endif
