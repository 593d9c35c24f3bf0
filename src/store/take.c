/* take.c: takes in one file: a copy is made, and only the copy is believed. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/store_private.h"

#define ASIDE "taking.new"

/* One file that is being taken in. */
typedef struct {
    Store *store;
    const char *path;
    int file;
    int64_t size;
    char aside[STORE_PATH_ROOM];
    OutcomeReport *report;
    Error *error;
} Taking;

static bool stop(Taking *taking, Outcome outcome)
{
    taking->report->outcome = outcome;
    return false;
}

static bool is_sure(Taking *taking)
{
    return list_is_sure(taking->store, taking->error) || stop(taking, OUTCOME_NO_DISK);
}

/* ---- the file outside ---- */

static bool open_source(Taking *taking)
{
    const char *why = "";
    struct stat info;
    taking->file = file_open_no_link(taking->path, &why);
    if (taking->file < 0 || fstat(taking->file, &info) != 0) {
        error_set(taking->error, ERROR_IO, "%s: it cannot be opened: %s", taking->path,
                  taking->file < 0 ? why : strerror(errno));
        return stop(taking, outcome_of_refusal(taking->path, SIGNATURE_UNREAD, taking->error));
    }
    taking->size = (int64_t)info.st_size;
    if (taking->size > 0 && taking->size <= BUNDLE_BYTES_MOST)
        return true;
    error_set(taking->error, ERROR_CONTENT, "%s: it is %s", taking->path,
              taking->size ? "larger than 256 MiB; make it smaller" : "empty; copy it again");
    return stop(taking, taking->size ? OUTCOME_TOO_LARGE : OUTCOME_DAMAGED);
}

/* ---- room ---- */

static int64_t missing_bytes(const Taking *taking)
{
    return file_missing_room(taking->store->folder, taking->size);
}

/* Gives up the versions before, of the story that changed longest ago first, until there is
 * room. */
static bool make_room(Taking *taking)
{
    Store *store = taking->store;
    for (int i = 0; i < store->count && missing_bytes(taking) > 0; i++) {
        Error error = { 0 };
        if (!store->stories[i].before)
            continue;
        store->stories[i].before = 0;
        if (!list_write(store, &error))
            break;
        store_clean(store);
    }
    taking->report->missing_bytes = missing_bytes(taking);
    if (taking->report->missing_bytes <= 0)
        return true;
    error_set(taking->error, ERROR_IO, "%s: there is no room for it: %lld MB more are needed",
              taking->path, (long long)taking->report->missing_bytes / 1000000 + 1);
    return stop(taking, OUTCOME_NO_ROOM);
}

static bool copy(Taking *taking)
{
    static const Outcome outcomes[] = { [FILE_NOT_READ] = OUTCOME_UNREADABLE,
                                        [FILE_NOT_WRITTEN] = OUTCOME_NO_DISK,
                                        [FILE_NO_ROOM] = OUTCOME_NO_ROOM };
    unlink(taking->aside); /* may be left from a start that was cut off */
    FileCopied copied =
        file_copy(taking->file, taking->path, taking->aside, taking->size, taking->error);
    if (copied == FILE_COPIED)
        return true;
    taking->report->missing_bytes = taking->size;
    return stop(taking, outcomes[copied]);
}

/* ---- the copy ---- */

/* Checks everything in the copy. */
static bool check_copy(Taking *taking)
{
    Signature signature;
    Bundle *bundle =
        bundle_open_signed(taking->aside, &taking->store->keyring, &signature, taking->error);
    bool good = bundle && bundle_check(bundle, taking->error);
    bundle_close(bundle);
    if (signature.found == SIGNATURE_GOOD) {
        const StoreStory *story = store_find(taking->store, signature.story);
        snprintf(taking->report->id, sizeof(taking->report->id), "%s", signature.story);
        taking->report->version = signature.version;
        taking->report->present = story ? story->live : 0;
    }
    return good ||
           stop(taking, taking->error->kind == ERROR_IO
                            ? OUTCOME_NO_DISK
                            : outcome_of_refusal(taking->aside, signature.found, taking->error));
}

/* ---- the versions ---- */

static bool same_bytes(int a, int b, int64_t size)
{
    char one[16384], two[sizeof(one)];
    for (int64_t at = 0; at < size; at += (int64_t)sizeof(one)) {
        size_t part = size - at < (int64_t)sizeof(one) ? (size_t)(size - at) : sizeof(one);
        if (file_read_at(a, one, part, at) != (ssize_t)part ||
            file_read_at(b, two, part, at) != (ssize_t)part || memcmp(one, two, part) != 0)
            return false;
    }
    return true;
}

/* True when the version that is here has the same content; another signature makes no other. */
static bool is_same(const Taking *taking, int version)
{
    char path[STORE_PATH_ROOM];
    const char *why;
    struct stat info;
    store_bundle_path(taking->store, taking->report->id, version, path);
    int here = file_open_no_link(path, &why), new = file_open_no_link(taking->aside, &why);
    bool same =
        here >= 0 && new >= 0 && fstat(here, &info) == 0 &&
        info.st_size == taking->size &&same_bytes(here, new, taking->size - SIGNATURE_PAGE_BYTES);
    if (here >= 0)
        close(here);
    if (new >= 0)
        close(new);
    return same;
}

/* True when this version opens with the keys of today. */
static bool opens(const Taking *taking, int version)
{
    char path[STORE_PATH_ROOM];
    Signature signature;
    Error error = { 0 };
    store_bundle_path(taking->store, taking->report->id, version, path);
    Bundle *bundle = bundle_open_signed(path, &taking->store->keyring, &signature, &error);
    bundle_close(bundle);
    return bundle != NULL;
}

/* Decides by the versions that are and were here. True when the copy is to become live. */
static bool is_wanted(Taking *taking)
{
    OutcomeReport *report = taking->report;
    const StoreStory *story = store_find(taking->store, report->id);
    if (!story)
        return true;
    /* Only staff step back: the version before is refused like any other older one. */
    if (report->version < story->seen && report->version != story->live) {
        error_set(taking->error, ERROR_CONTENT,
                  "%s: version %d of %s is older than version %d, which was here", taking->path,
                  report->version, report->id, story->seen);
        return stop(taking, OUTCOME_OLDER);
    }
    bool here = report->version == story->live || report->version == story->before;
    if (!here || !opens(taking, report->version))
        return true;
    if (!is_same(taking, report->version)) {
        error_set(taking->error, ERROR_CONTENT,
                  "%s: it is not the version %d of %s that is here; its maker has to give it "
                  "another number",
                  taking->path, report->version, report->id);
        return stop(taking, OUTCOME_OTHER);
    }
    if (report->version == story->live)
        return stop(taking, OUTCOME_KNOWN);
    return true;
}

/* Puts the copy beside the other versions, and then makes it live. */
static bool make_live(Taking *taking)
{
    Store *store = taking->store;
    const OutcomeReport *report = taking->report;
    char path[STORE_PATH_ROOM];
    StoreStory *story = store_entry(store, report->id);
    if (!story) {
        error_set(taking->error, ERROR_IO, "%s: %d stories are here already", taking->path,
                  STORE_STORIES_MOST);
        return stop(taking, OUTCOME_FULL);
    }
    if (!file_put_in_place(taking->aside,
                           store_bundle_path(store, report->id, report->version, path),
                           taking->error))
        return stop(taking, OUTCOME_NO_DISK);
    StoreStory changed = *story;
    if (changed.live != report->version)
        changed.before = changed.live;
    changed.live = report->version;
    if (changed.seen < report->version)
        changed.seen = report->version;
    /* What changed last is at the end. */
    StoreStory *end = &store->stories[--store->count];
    memmove(story, story + 1, (size_t)(end - story) * sizeof(*story));
    store->stories[store->count++] = changed;
    if (!list_write(store, taking->error))
        return stop(taking, OUTCOME_NO_DISK);
    store_clean(store);
    return true;
}

bool store_take(Store *store, const char *path, OutcomeReport *report, Error *error)
{
    Taking taking = { .store = store, .path = path, .file = -1, .report = report, .error = error };
    *report = (OutcomeReport){ .outcome = OUTCOME_NEW };
    store_path(store, ASIDE, taking.aside);
    bool good = is_sure(&taking) && open_source(&taking) && make_room(&taking) && copy(&taking) &&
                check_copy(&taking) && is_wanted(&taking) && make_live(&taking);
    if (taking.file >= 0)
        close(taking.file);
    unlink(taking.aside);
    return good || report->outcome == OUTCOME_KNOWN;
}
