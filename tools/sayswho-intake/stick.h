/* stick.h: finds the stories on a stick. Believes nothing that the stick says: follows no link,
 * looks into no deeper folder, and has a limit for everything. */
#ifndef SAYSWHO_INTAKE_STICK_H
#define SAYSWHO_INTAKE_STICK_H

#include "outcome/stick_note.h"

#define STICK_FILES_MOST 64

/* Copies the stories in a folder, where a stick is mounted, to `incoming`, each in one step, and
 * counts them in the note. False with *error and note->worst when the folder cannot be read, was
 * pulled, or `incoming` cannot be written. */
MUST_CHECK bool stick_copy_folder(const char *folder, const char *incoming, StickNote *note,
                                  Error *error);

/* The same from a device or an image with a FAT file system, which is not mounted: mtools reads
 * it. */
MUST_CHECK bool stick_copy_device(const char *device, const char *incoming, StickNote *note,
                                  Error *error);

#endif
