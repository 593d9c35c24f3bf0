/* folder.h: an author's folder as a whole: the story read, its translations held against it, advice
 * given. What the commands that take a folder begin with.
 */
#ifndef SAYSWHO_BUNDLE_FOLDER_H
#define SAYSWHO_BUNDLE_FOLDER_H

#include "translate/translations.h"

typedef struct {
    StorySource source;
    Translations translations;
} Folder;

/* Reads and checks all of it; what is wrong is in the findings, and so is advice. True: nothing is
 * wrong. `before`: an earlier reading, whose drawings are used again; NULL: none. It only has to
 * live until this returns. The arena owns all that is read; findings and arena are borrowed as long
 * as the folder is used, and a Folder is not copied: its parts point into it. */
MUST_CHECK bool folder_read(Folder *folder, const Folder *before, const char *path,
                            Findings *findings, Arena *arena);

/* Writes the bundle aside, checks it by opening it, and puts it in place of `path` at once. Of a
 * folder that was read without a finding. The same folder gives the same bytes. */
MUST_CHECK bool folder_write_bundle(const Folder *folder, const char *path, Error *error);

#endif
