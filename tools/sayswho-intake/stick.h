/* stick.h: finds the stories on a stick. Believes nothing that the stick says: follows no link,
 * looks into no deeper folder, and has a limit for everything. */
#ifndef SAYSWHO_INTAKE_STICK_H
#define SAYSWHO_INTAKE_STICK_H

#include "base/error.h"

#define STICK_FILES_MOST 64

/* What was on the stick. */
typedef struct {
    int found;   /* stories (.says) in its root and one folder down */
    int copied;  /* of these */
    int refused; /* links, folders, too large, unreadable, or too many */
} StickCount;

/* Copies the stories in a folder, where a stick is mounted, to `incoming`, each in one step. False
 * with *error when the folder cannot be read or `incoming` cannot be written. */
MUST_CHECK bool stick_copy_folder(const char *folder, const char *incoming, StickCount *count,
                                  Error *error);

/* The same from a device or an image with a FAT file system, which is not mounted: mtools reads
 * it. */
MUST_CHECK bool stick_copy_device(const char *device, const char *incoming, StickCount *count,
                                  Error *error);

#endif
