/* store.h: the stories that came by stick: which version of each is live, and which was before.
 *
 * The store is the folder DATA/stories. Each version of a story is a file of its own, with a good
 * signature. One small file, the list, says which version is live; it is replaced in one step, and
 * that decides. A version older than one that was seen is not taken, and the version before stays
 * for a step back. Nothing here shows anything: the shelf opens what is live, and changes what is
 * shown only between two visits.
 *
 * Only one process writes a store. Whatever cuts it off, the next store_open() has the old list or
 * the new one, and every file that it names.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdint.h>

#include "bundle/bundle.h"
#include "outcome/outcome.h"

#define STORE_STORIES_MOST 200

typedef struct {
    char id[STORY_ID_MOST + 1];
    int live;     /* version; 0: none, the built-in story is shown if there is one */
    int before;   /* version to step back to; 0: none, or the built-in one */
    int seen;     /* the highest version that was ever here */
    int built_in; /* version of the built-in one; 0: none. It is not in the list */
} StoreStory;

typedef struct Store Store;

/* Opens the store in the folder DATA, and finishes or undoes what was cut off. The keys that are
 * trusted are read once. NULL with *error when it cannot be used; then only built-in stories are
 * shown. */
MUST_CHECK Store *store_open(const char *data, const char *keys, Error *error);
void store_close(Store *store); /* takes NULL */

/* The keys that are trusted. Borrowed. */
const Keyring *store_keyring(const Store *store);

/* The stories, the one that changed last at the end. Valid until the store changes. */
int store_count(const Store *store);
const StoreStory *store_story(const Store *store, int number);
const StoreStory *store_find(const Store *store, const char *id); /* NULL: not here */

/* Raised whenever another version became live. */
int store_changes(const Store *store);

/* Tells which version of a story is built in: an older one is not taken. */
void store_saw(Store *store, const char *id, int version);

/* Copies the file, in one pass, and checks only the copy: signature, story, every picture. When it
 * is good it becomes live. Never follows a link. True for OUTCOME_NEW and OUTCOME_KNOWN; otherwise
 * false, with *error, and the list and the live stories are as before. */
MUST_CHECK bool store_take(Store *store, const char *path, OutcomeReport *report, Error *error);

/* Opens the live version of a story, or the version before when that cannot be opened. NULL when
 * neither can, or the story is not here. Logs for staff. A version whose content is wrong is given
 * up for good; after a disk error the next start tries it again. */
MUST_CHECK Bundle *store_open_bundle(Store *store, const char *id);

/* Opens the version before, when the live one opens but its cover cannot be read now. */
MUST_CHECK Bundle *store_open_before(Store *store, const char *id);

/* A step back, if need be to the built-in version, and, called again, forward. Staff alone may ask
 * for it. */
MUST_CHECK bool store_undo(Store *store, const char *id, Error *error);

/* Gives up the live version for good, as a bundle that turned out to be wrong; the version before
 * becomes live, or none. */
MUST_CHECK bool store_give_up(Store *store, const char *id, Error *error);

/* Gives up every version that came by stick, as if none had come. Staff alone may ask for it. */
MUST_CHECK bool store_forget(Store *store, const char *id, Error *error);

/* The version that store_undo() leads to; 0: none. */
int store_other(const StoreStory *story);

/* Notes that the exhibit starts, at `now_ms` of the clock that never goes back. When it ended
 * abnormally three times in five minutes, the story that was shown then is given up, or else the
 * one that changed last; when the disk does not allow that, it is not opened until the next start.
 * The note is kept in XDG_RUNTIME_DIR; without that nothing is noted. */
void store_note_start(Store *store, int64_t now_ms);
/* How often the exhibit ended abnormally in the day before that start; three means three or more.
 */
int store_restarts(const Store *store);
/* Notes which story is shown ("": none), and that the exhibit ends by itself. */
void store_note_shown(Store *store, const char *id);
void store_note_end(Store *store);

#endif
