/* kept.h: what staff chose, as the file DATA/staff: see StaffKept.
 *
 * The file has one form: it is written again and compared, so that nothing of a damaged one is
 * used. It is replaced in one step, so a pulled plug leaves the old one or the new one. The panel
 * has no other file. Only the owner can read it, because of the PIN's hash.
 */
#ifndef STAFF_KEPT_H
#define STAFF_KEPT_H

#include <stddef.h>

#include "base/error.h"
#include "staff/staff.h"

#define KEPT_TEXT_ROOM 4096

/* Writes the text; returns its length. */
size_t kept_text(const StaffKept *kept, char text[KEPT_TEXT_ROOM]);

/* False when the text is not whole; *kept is then unchanged. */
bool kept_parse(StaffKept *kept, const char *text, size_t size);

/* The first reads the file in that folder: without one *kept has the defaults. False with *error
 * when it is damaged or cannot be read; *kept then also has the defaults. */
MUST_CHECK bool kept_read(StaffKept *kept, const char *folder, Error *error);
MUST_CHECK bool kept_write(const StaffKept *kept, const char *folder, Error *error);

#endif
