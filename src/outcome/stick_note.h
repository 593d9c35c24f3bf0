/* stick_note.h: the note in which sayswho-intake tells the exhibit about the stick that is in: a
 * small text file in DATA/incoming, which is replaced in one step. */
#ifndef OUTCOME_STICK_NOTE_H
#define OUTCOME_STICK_NOTE_H

#include "outcome/outcome.h"

typedef enum {
    STICK_READING, /* it is being copied */
    STICK_IN,      /* copied, and still in */
    STICK_GONE,    /* pulled, or it was only a folder */
} StickState;

typedef struct {
    StickState state;
    int found, copied, refused; /* stories on it; refused ones never get to the exhibit */
    Outcome worst;              /* of what was refused, or OUTCOME_READING */
    int missing_mb;             /* with OUTCOME_NO_ROOM */
    int pins;                   /* files new-pin on it; not in the note */
} StickNote;

/* Writes the note in the folder. */
MUST_CHECK bool stick_note_write(const char *incoming, const StickNote *note, Error *error);

/* False when there is none, or when it is not as stick_note_write() writes it. */
MUST_CHECK bool stick_note_read(const char *incoming, StickNote *note);

#endif
