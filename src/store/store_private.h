/* store_private.h: the parts of a store. Private to src/store. */
#ifndef STORE_STORE_PRIVATE_H
#define STORE_STORE_PRIVATE_H

#include "store/store.h"

#define STORE_PATH_ROOM 4600

struct Store {
    char *folder;
    int lock; /* the folder, open and locked: a second process does not write here */
    Keyring keyring;
    StoreStory stories[STORE_STORIES_MOST];
    int count;
    int changes;
    int64_t ends_ms[3];            /* the last abnormal ends, the newest last; 0: none */
    int restarts;                  /* abnormal ends within a day before the start */
    char shown[STORY_ID_MOST + 1]; /* the story that is noted as shown */
    bool unsure;                   /* the disk failed, and what the list on it says is not known */
    /* The version that ended the exhibit again and again, when the disk does not let it be given
     * up: it is not opened until the next start. */
    char barred[STORY_ID_MOST + 1];
    int barred_version;
};

/* Writes the path of a file in the store. Returns `out`. */
const char *store_path(const Store *store, const char *name, char out[STORE_PATH_ROOM]);
const char *store_bundle_path(const Store *store, const char *id, int version,
                              char out[STORE_PATH_ROOM]);

/* In list.c. Reads the list; without one the store is empty. False with ERROR_CONTENT when it is
 * damaged. */
MUST_CHECK bool list_read(Store *store, Error *error);
/* Replaces the list in one step. When that fails the stories are those that the disk has now; when
 * these cannot be read, the store is unsure, and changes nothing until the next start. */
MUST_CHECK bool list_write(Store *store, Error *error);
/* False with *error when the store is unsure. */
MUST_CHECK bool list_is_sure(const Store *store, Error *error);
/* Takes apart the name of a bundle: "moon-3.says" is version 3 of moon. False for other names. */
bool list_parse_name(const char *name, char id[STORY_ID_MOST + 1], int *version);
/* Makes a list from the files that are here: of each story the newest version is live. */
void list_make(Store *store);

/* Removes the files that the list does not name. */
void store_clean(const Store *store);

/* Returns the story, and makes it when it is not there; NULL when there are too many. */
StoreStory *store_entry(Store *store, const char *id);

#endif
