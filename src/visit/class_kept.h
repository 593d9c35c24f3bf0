/* class_kept.h: a class as the file DATA/class, so that a pulled plug costs it nothing.
 *
 * Sums of votes and where the lesson is; nothing about a pupil. The file has one form: it is
 * written again and compared, so that nothing of a damaged one is used. It is replaced in one step,
 * so a pulled plug leaves the old one or the new one. Only the owner can read it.
 */
#ifndef VISIT_CLASS_KEPT_H
#define VISIT_CLASS_KEPT_H

#include <stddef.h>

#include "base/error.h"
#include "visit/class.h"

#define CLASS_TEXT_ROOM 2048

/* How the glass looked: it is the visit's, but after a pulled plug there is none. */
typedef struct {
    char language[LANGUAGE_CODE_MOST + 1];
    bool large, contrast;
} ClassLook;

/* Writes the text of a lesson that goes on; returns its length. */
size_t class_text(const Class *class, const ClassLook *look, char text[CLASS_TEXT_ROOM]);

/* Sets what the text says; the rest, facts among it, stays. False, and nothing is changed, when the
 * text is not whole or not that of a lesson. */
bool class_parse(Class *class, ClassLook *look, const char *text, size_t size);

/* The first reads the file in that folder; *there says whether there is one. False with *error when
 * it is damaged or cannot be read. The others write it, from class_text(), and remove it. */
MUST_CHECK bool class_read(Class *class, ClassLook *look, const char *folder, bool *there,
                           Error *error);
MUST_CHECK bool class_write(const char *text, size_t size, const char *folder, Error *error);
MUST_CHECK bool class_remove(const char *folder, Error *error);

#endif
