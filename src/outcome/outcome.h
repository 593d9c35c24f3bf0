/* outcome.h: everything that can become of a story that comes by stick, and of the stick itself.
 *
 * One table has all of it: the two lines that the first screen shows, what to do next, and the
 * exit status of the commands. The staff page in the README has the same table. The texts are in
 * English, and translated like all words of the interface. Shows and decides nothing itself.
 */
#ifndef OUTCOME_OUTCOME_H
#define OUTCOME_OUTCOME_H

#include <stdint.h>

#include "base/error.h"
#include "base/limits.h"
#include "signature/signature.h"

/* Those that are worse come later. */
typedef enum {
    OUTCOME_READING,    /* the stick is still being read, or what was on it is checked */
    OUTCOME_NEW,        /* live now */
    OUTCOME_KNOWN,      /* this version is live already */
    OUTCOME_PIN,        /* the first PIN is valid again */
    OUTCOME_EMPTY,      /* no story on the stick */
    OUTCOME_OLDER,      /* a newer version was here */
    OUTCOME_OTHER,      /* the same version is here with another content */
    OUTCOME_TOO_NEW,    /* needs a newer exhibit */
    OUTCOME_TOO_OLD,    /* made by an author's tool that is too old */
    OUTCOME_UNSIGNED,   /* no signature */
    OUTCOME_UNKNOWN,    /* signed with a key that is not trusted */
    OUTCOME_REVOKED,    /* signed with a revoked key */
    OUTCOME_CHANGED,    /* changed after signing */
    OUTCOME_DAMAGED,    /* empty, cut short, or its header is wrong */
    OUTCOME_NO_STORY,   /* another kind of file */
    OUTCOME_WRONG,      /* signed, but something in it is wrong */
    OUTCOME_TOO_LARGE,  /* more than BUNDLE_BYTES_MOST */
    OUTCOME_NOT_PLAIN,  /* a link, a folder or a device */
    OUTCOME_UNREADABLE, /* the file cannot be read */
    OUTCOME_TOO_MANY,   /* more stories on the stick than are taken from one */
    OUTCOME_FULL,       /* as many stories are here as can be */
    OUTCOME_NO_ROOM,    /* the disk is full */
    OUTCOME_NO_DISK,    /* the disk of the exhibit failed */
    OUTCOME_BAD_STICK,  /* nothing on the stick can be read */
    OUTCOME_PULLED,     /* pulled while it was read */
    OUTCOME_NO_PIN,     /* a file for the PIN, but not for this exhibit, not signed well, or used */
    OUTCOME_COUNT
} Outcome;

/* In the lines stand {story} for the title or "this story", {version} and {present} for version
 * numbers, and {mb} for megabytes. */
typedef struct {
    const char *name; /* in files: "too_new" */
    int status;       /* exit status; 0: not refused */
    const char *line; /* what there is */
    const char *then; /* what follows; NULL: the old version stays, or else nothing changed */
    const char *todo; /* what to do next; NULL: nothing */
} OutcomeWords;

/* What became of one story, or of a whole stick. */
typedef struct {
    Outcome outcome;            /* the worst one */
    char id[STORY_ID_MOST + 1]; /* of its story; "" while it is not known */
    int version;                /* of the file, or 0 */
    int present;                /* the live version that stays, or 0 */
    int64_t missing_bytes;      /* with OUTCOME_NO_ROOM */
    int good;                   /* so many stories are new, or known already */
    int refused;                /* and so many were not taken */
} OutcomeReport;

const OutcomeWords *outcome_words(Outcome outcome);

/* What follows, also where the table has nothing: the old version stays when there is one. */
const char *outcome_then(const OutcomeReport *report);

/* Returns the outcome with that name, or OUTCOME_COUNT. */
Outcome outcome_named(const char *name);

/* Adds one story to the report of the stick: the worst one is told, and how many are good. A report
 * begins as { 0 }. */
void outcome_add(OutcomeReport *stick, const OutcomeReport *one);

/* What is wrong with a file that bundle_open_signed() or bundle_check() refused with the error.
 * Looks only at the beginning of the file. */
Outcome outcome_of_refusal(const char *path, SignatureFound found, const Error *error);

#endif
