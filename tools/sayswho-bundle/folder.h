/* folder.h: an author's folder as a whole: reads the story, compares its translations with it,
 * gives advice. Every command that takes a folder begins with this.
 */
#ifndef SAYSWHO_BUNDLE_FOLDER_H
#define SAYSWHO_BUNDLE_FOLDER_H

#include "translate/translations.h"

typedef struct {
    StorySource source;
    Translations translations;
} Folder;

/* Reads and checks everything. Errors and advice go to the findings. True when there are no errors.
 * `before` (may be NULL) is an earlier reading, whose drawings are used again; it must exist until
 * this returns. The arena owns everything that is read. Findings and arena are borrowed as long as
 * the folder is used. Do not copy a Folder: it contains pointers into itself. */
MUST_CHECK bool folder_read(Folder *folder, const Folder *before, const char *path,
                            Findings *findings, Arena *arena);

/* Makes all texts of a folder without errors what visitors read: see typography/set_type.h. */
void folder_set_type(Folder *folder);

/* Writes the bundle, with its type set, to another file, opens and checks it, and renames it to
 * `path`. Only for a folder without errors. The same folder gives the same bytes. */
MUST_CHECK bool folder_write_bundle(const Folder *folder, const char *path, Error *error);

#endif
