/* stored.c: stories from the store stand in the place of the built-in story with the same id, or in
 * a place of their own after the others. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "shelf/shelf_private.h"

static Place *place_of(Shelf *shelf, const char *id)
{
    for (int i = 0; i < shelf->count; i++) {
        Place *place = &shelf->places[i];
        if (strcmp(place->stored, id) == 0 ||
            (place->bundle && strcmp(bundle_story(place->bundle)->id, id) == 0))
            return place;
    }
    return NULL;
}

/* True when the place shows this version, or a built-in one that is not older. */
static bool shows_already(const Place *place, int version)
{
    if (!place->bundle)
        return false;
    int shown = bundle_story(place->bundle)->version;
    return place->stored[0] ? shown == version : shown >= version;
}

/* Puts the story's live version in its place. */
static bool show_live(Shelf *shelf, const char *id)
{
    Place *place = place_of(shelf, id);
    if (!place && shelf->count == SHELF_STORIES_MOST) {
        log_error("%s: it is not shown, because %d stories are open", id, SHELF_STORIES_MOST);
        return false;
    }
    Bundle *bundle = store_open_bundle(shelf->store, id);
    if (!bundle)
        return false;
    if (!place) {
        place = &shelf->places[shelf->count++];
        *place = (Place){ 0 };
    }
    if (place->bundle)
        shelf_leave(shelf, place);
    place->bundle = bundle;
    place->pause_ms = 0;
    place->try_ms = CLOCK_NEVER;
    snprintf(place->stored, sizeof(place->stored), "%s", id);
    log_info("%s: version %d is shown", id, bundle_story(bundle)->version);
    return true;
}

bool shelf_follow_store(Shelf *shelf)
{
    bool changed = false;
    if (!shelf->store || shelf->store_changes == store_changes(shelf->store))
        return false;
    for (int i = 0; i < store_count(shelf->store); i++) {
        const StoreStory story = *store_story(shelf->store, i);
        const Place *place = place_of(shelf, story.id);
        if (story.live && !(place && shows_already(place, story.live)))
            changed = show_live(shelf, story.id) || changed;
    }
    shelf->store_changes = store_changes(shelf->store);
    return changed;
}

void shelf_open_store(Shelf *shelf, const char *data, const char *keys)
{
    Error error = { 0 };
    shelf->store = store_open(data, keys, &error);
    if (!shelf->store) {
        log_error("%s", error.message);
        return;
    }
    for (int i = 0; i < shelf->count; i++) {
        const Bundle *bundle = shelf->places[i].bundle;
        if (bundle)
            store_saw(shelf->store, bundle_story(bundle)->id, bundle_story(bundle)->version);
    }
    size_t room = strlen(data) + sizeof("/incoming");
    shelf->incoming = memory_take(room, 1);
    snprintf(shelf->incoming, room, "%s/incoming", data);
    store_note_start(shelf->store, clock_now_ms());
    while (shelf_take_in(shelf)) /* came before a restart */
        ;
    shelf->store_changes = -1;
    shelf_follow_store(shelf);
}

void shelf_shows(Shelf *shelf, const Bundle *bundle)
{
    const char *id = "";
    for (int i = 0; bundle && i < shelf->count; i++) {
        if (shelf->places[i].bundle == bundle)
            id = shelf->places[i].stored;
    }
    if (shelf->store)
        store_note_shown(shelf->store, id);
}

void shelf_give_up_stored(Shelf *shelf, Place *place, ErrorKind kind)
{
    Error error = { 0 };
    if (kind == ERROR_CONTENT && !store_give_up(shelf->store, place->stored, &error))
        log_error("%s", error.message);
}

Bundle *shelf_open_stored(const Shelf *shelf, Place *place, Error *error)
{
    Bundle *bundle = store_open_bundle(shelf->store, place->stored);
    if (bundle)
        return bundle;
    if (place->path) {
        place->stored[0] = '\0';
        return bundle_open(place->path, error);
    }
    const StoreStory *story = store_find(shelf->store, place->stored);
    error_set(error, story && story->live ? ERROR_IO : ERROR_CONTENT,
              "%s: no version of it can be shown; put in the stick with it again", place->stored);
    return NULL;
}
