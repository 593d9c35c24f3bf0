#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "store/store_private.h"

const char *store_path(const Store *store, const char *name, char out[STORE_PATH_ROOM])
{
    snprintf(out, STORE_PATH_ROOM, "%s/%s", store->folder, name);
    return out;
}

const char *store_bundle_path(const Store *store, const char *id, int version,
                              char out[STORE_PATH_ROOM])
{
    snprintf(out, STORE_PATH_ROOM, "%s/%s-%d.says", store->folder, id, version);
    return out;
}

/* ---- opening ---- */

/* True when the list names this file. */
static bool is_named(const Store *store, const char *name)
{
    char id[STORY_ID_MOST + 1];
    int version;
    if (strcmp(name, "list") == 0)
        return true;
    const StoreStory *story = list_parse_name(name, id, &version) ? store_find(store, id) : NULL;
    return story && (version == story->live || version == story->before);
}

void store_clean(const Store *store)
{
    char path[STORE_PATH_ROOM];
    DIR *folder = opendir(store->folder);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        if (entry->d_name[0] != '.' && !is_named(store, entry->d_name))
            unlink(store_path(store, entry->d_name, path));
    }
    if (folder)
        closedir(folder);
}

/* Makes the folder and locks it, so that two exhibits with the same data do not both write. */
static bool lock_folder(Store *store, const char *data, Error *error)
{
    file_make_folders(data);
    if (mkdir(store->folder, 0750) == 0 && !file_sync_folder(data))
        log_error("%s: it cannot be synced: %s", data, strerror(errno));
    store->lock = open(store->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (store->lock >= 0 && flock(store->lock, LOCK_EX | LOCK_NB) == 0)
        return true;
    error_set(error, ERROR_IO, "%s: stories from sticks cannot be shown: %s", store->folder,
              errno == EWOULDBLOCK ? "another exhibit uses them" : strerror(errno));
    return false;
}

/* Reads the list, or makes a new one when it is damaged. */
static bool load_list(Store *store, Error *error)
{
    if (list_read(store, error)) {
        store_clean(store);
        return true;
    }
    if (error->kind == ERROR_IO)
        return false;
    log_error("%s; it is made again from the stories that are there", error->message);
    *error = (Error){ 0 };
    list_make(store);
    return list_write(store, error);
}

Store *store_open(const char *data, const char *keys, Error *error)
{
    Error why = { 0 };
    Store *store = memory_take(1, sizeof(*store));
    store->lock = -1;
    size_t room = strlen(data) + sizeof("/stories");
    store->folder = memory_take(room, 1);
    snprintf(store->folder, room, "%s/stories", data);
    if (!keyring_read(keys, &store->keyring, &why))
        log_error("%s", why.message);
    if (lock_folder(store, data, error) && load_list(store, error))
        return store;
    store_close(store);
    return NULL;
}

void store_close(Store *store)
{
    if (!store)
        return;
    if (store->lock >= 0)
        close(store->lock);
    free(store->folder);
    free(store);
}

/* ---- looking ---- */

int store_count(const Store *store)
{
    return store->count;
}

const StoreStory *store_story(const Store *store, int number)
{
    return &store->stories[number];
}

const StoreStory *store_find(const Store *store, const char *id)
{
    for (int i = 0; i < store->count; i++) {
        if (strcmp(store->stories[i].id, id) == 0)
            return &store->stories[i];
    }
    return NULL;
}

int store_changes(const Store *store)
{
    return store->changes;
}

StoreStory *store_entry(Store *store, const char *id)
{
    const StoreStory *found = store_find(store, id);
    if (found)
        return &store->stories[found - store->stories];
    if (store->count == STORE_STORIES_MOST)
        return NULL;
    StoreStory *story = &store->stories[store->count++];
    *story = (StoreStory){ 0 };
    snprintf(story->id, sizeof(story->id), "%s", id);
    return story;
}

void store_saw(Store *store, const char *id, int version)
{
    StoreStory *story = store_entry(store, id);
    if (story && story->seen < version)
        story->seen = version;
    if (story)
        story->built_in = version;
}

const Keyring *store_keyring(const Store *store)
{
    return &store->keyring;
}

/* ---- going back ---- */

int store_other(const StoreStory *story)
{
    return story->before ? story->before : story->live ? story->built_in : 0;
}

bool store_undo(Store *store, const char *id, Error *error)
{
    const StoreStory *found = store_find(store, id);
    if (!list_is_sure(store, error))
        return false;
    if (!found || !store_other(found)) {
        error_set(error, ERROR_USAGE, "%s: there is no version before; nothing is changed", id);
        return false;
    }
    StoreStory *story = store_entry(store, id);
    int live = story->live;
    story->live = story->before;
    story->before = live;
    return list_write(store, error);
}

/* Writes the list, and only then removes what it does not name any more. */
static bool drop_versions(Store *store, Error *error)
{
    bool good = list_write(store, error);
    if (good)
        store_clean(store);
    return good;
}

bool store_forget(Store *store, const char *id, Error *error)
{
    const StoreStory *found = store_find(store, id);
    if (!list_is_sure(store, error))
        return false;
    if (!found || (!found->live && !found->before))
        return true;
    StoreStory *story = store_entry(store, id);
    story->live = story->before = 0;
    story->seen = story->built_in;
    return drop_versions(store, error);
}

bool store_give_up(Store *store, const char *id, Error *error)
{
    StoreStory *story = store_entry(store, id);
    if (!list_is_sure(store, error))
        return false;
    if (!story || !story->live)
        return true;
    story->live = story->before;
    story->before = 0;
    return drop_versions(store, error);
}

/* ---- opening stories ---- */

static Bundle *open_version(const Store *store, const char *id, int version, Signature *signature,
                            Error *error)
{
    char path[STORE_PATH_ROOM];
    store_bundle_path(store, id, version, path);
    Bundle *bundle = bundle_open_signed(path, &store->keyring, signature, error);
    if (bundle && (strcmp(signature->story, id) != 0 || signature->version != version)) {
        error_set(error, ERROR_CONTENT, "%s: it is version %d of %s; copy the story again", path,
                  signature->version, signature->story);
        bundle_close(bundle);
        bundle = NULL;
    }
    return bundle;
}

static Bundle *open_before(const Store *store, const StoreStory *story)
{
    Signature signature;
    Error error = { 0 };
    if (!story->before)
        return NULL;
    Bundle *bundle = open_version(store, story->id, story->before, &signature, &error);
    if (!bundle)
        log_error("%s: version %d cannot be shown either: %s", story->id, story->before,
                  error.message);
    return bundle;
}

/* The line for staff. */
static void tell(const StoreStory *story, const Error *error)
{
    if (story->before)
        log_error("%s: version %d cannot be shown, version %d is tried: %s", story->id, story->live,
                  story->before, error->message);
    else
        log_error("%s: version %d cannot be shown: %s", story->id, story->live, error->message);
}

/* Another try may succeed after an error of the disk, or when a key that was taken away by mistake
 * is there again. */
static bool may_pass(const Error *error, const Signature *signature)
{
    return error->kind == ERROR_IO || signature->found == SIGNATURE_UNKNOWN ||
           signature->found == SIGNATURE_REVOKED;
}

static bool is_barred(const Store *store, const StoreStory *story)
{
    return strcmp(store->barred, story->id) == 0 && store->barred_version == story->live;
}

Bundle *store_open_bundle(Store *store, const char *id)
{
    const StoreStory *found = store_find(store, id);
    if (!found || !found->live)
        return NULL;
    const StoreStory story = *found;
    if (is_barred(store, &story))
        return open_before(store, &story);
    Signature signature;
    Error error = { 0 }, why = { 0 };
    Bundle *bundle = open_version(store, id, story.live, &signature, &error);
    if (bundle)
        return bundle;
    tell(&story, &error);
    if (!may_pass(&error, &signature) && !store_give_up(store, id, &why))
        log_error("%s", why.message);
    return open_before(store, &story);
}

Bundle *store_open_before(Store *store, const char *id)
{
    const StoreStory *story = store_find(store, id);
    return story ? open_before(store, story) : NULL;
}
