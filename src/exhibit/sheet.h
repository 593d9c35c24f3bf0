/* sheet.h: the sheet that a class takes along, as a PDF. Private to src/exhibit. */
#ifndef EXHIBIT_SHEET_H
#define EXHIBIT_SHEET_H

#include "bundle/bundle.h"
#include "visit/class.h"
#include "words/words.h"

/* Makes it for a class of that story. The caller frees *pdf, of *size bytes, with free(). False
 * with *error when the story or a font cannot be read. */
MUST_CHECK bool sheet_make(const Class *class, Bundle *bundle, const Language *language,
                           unsigned char **pdf, size_t *size, Error *error);

#endif
