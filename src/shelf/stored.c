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

/* Shows the built-in story again, or drops the place. */
static void show_built_in(Shelf *shelf, Place *place)
{
    Error error = { 0 };
    place->stored[0] = '\0';
    if (place->path)
        place->bundle = bundle_open(place->path, &error);
    if (place->bundle)
        return;
    if (error.kind != ERROR_NONE)
        log_error("%s", error.message);
    shelf_drop_place(shelf, place);
}

/* No version of the story can be shown: the built-in one is, at once, and only a story that is not
 * built in waits until it can be read again. True when the list has changed. */
static bool miss(Shelf *shelf, Place *place, const Stored *stored, int64_t now_ms)
{
    if (!place || strcmp(place->stored, stored->id) != 0)
        return false;
    if (place->bundle)
        shelf_leave(shelf, place);
    if (stored->again && !place->path)
        shelf_set_aside(place, now_ms);
    else
        show_built_in(shelf, place);
    return true;
}

/* Puts a bundle in its place, which it gets when it has none. */
static bool show(Shelf *shelf, const Stored *stored, int64_t now_ms)
{
    Place *place = place_of(shelf, stored->id);
    if (!place && shelf->count == SHELF_STORIES_MOST) {
        log_error("%s: it is not shown, because %d stories are open", stored->id,
                  SHELF_STORIES_MOST);
        bundle_close(stored->bundle);
        return false;
    }
    if (!place && (stored->bundle || stored->again)) {
        place = &shelf->places[shelf->count++];
        *place = (Place){ .try_ms = CLOCK_NEVER };
        snprintf(place->stored, sizeof(place->stored), "%s", stored->id);
    }
    if (!stored->bundle)
        return miss(shelf, place, stored, now_ms);
    int version = bundle_story(stored->bundle)->version;
    if (shows_already(place, version)) {
        bundle_close(stored->bundle);
        return false;
    }
    if (place->bundle)
        shelf_leave(shelf, place);
    place->bundle = stored->bundle;
    place->pause_ms = 0;
    place->try_ms = CLOCK_NEVER;
    snprintf(place->stored, sizeof(place->stored), "%s", stored->id);
    log_info("%s: version %d is shown", stored->id, version);
    return true;
}

bool shelf_collect_stored(Shelf *shelf, int64_t now_ms)
{
    bool changed = false;
    Stored stored;
    while (shelf->leaving_count < SHELF_STORIES_MOST && keeper_collect(shelf->keeper, &stored))
        changed = show(shelf, &stored, now_ms) || changed;
    return changed;
}

/* Opens at once what stands in the place of a built-in story, so that nobody sees that one instead,
 * and, when nothing else is open, one story. */
static void open_first(Shelf *shelf)
{
    Store *store = keeper_store(shelf->keeper);
    for (int i = 0; i < store_count(store); i++) {
        const StoreStory story = *store_story(store, i);
        const Place *place = place_of(shelf, story.id);
        if (story.live && (shelf->count == 0 || (place && !shows_already(place, story.live))))
            keeper_open_now(shelf->keeper, story.id);
        shelf_collect_stored(shelf, 0);
    }
}

void shelf_open_store(Shelf *shelf, const char *data, const char *keys, const char *unit)
{
    Error error = { 0 };
    shelf->keeper = keeper_open(data, keys, unit, &error);
    if (!shelf->keeper) {
        log_error("%s", error.message);
        return;
    }
    Store *store = keeper_store(shelf->keeper);
    for (int i = 0; i < shelf->count; i++) {
        const Bundle *bundle = shelf->places[i].bundle;
        if (bundle)
            store_saw(store, bundle_story(bundle)->id, bundle_story(bundle)->version);
    }
    store_note_start(store, clock_now_ms());
    shelf->restarts = store_restarts(store);
    open_first(shelf);
}

void shelf_keep(Shelf *shelf, KeeperRing *ring, void *ringer)
{
    if (!shelf->keeper)
        return;
    keeper_start(shelf->keeper, ring, ringer);
    keeper_work(shelf->keeper);
    if (!ring)
        shelf_collect_stored(shelf, 0);
}

void shelf_work(Shelf *shelf)
{
    if (shelf->keeper)
        keeper_work(shelf->keeper);
}

KeptStick shelf_stick(const Shelf *shelf)
{
    return shelf->keeper ? keeper_stick(shelf->keeper) : (KeptStick){ 0 };
}

bool shelf_pin_is_back(Shelf *shelf)
{
    return shelf->keeper && keeper_pin_is_back(shelf->keeper);
}

bool shelf_has_news(const Shelf *shelf)
{
    return shelf->keeper && keeper_has_news(shelf->keeper);
}

bool shelf_news(Shelf *shelf, OutcomeReport *report)
{
    return shelf->keeper && keeper_news(shelf->keeper, report);
}

const char *shelf_title(const Shelf *shelf, const char *id)
{
    for (int i = 0; id[0] && i < shelf->count; i++) {
        const Bundle *bundle = shelf->places[i].bundle;
        if (bundle && strcmp(bundle_story(bundle)->id, id) == 0)
            return bundle_story(bundle)->title;
    }
    return NULL;
}

int shelf_other_version(const Shelf *shelf, const char *id, bool *by_stick)
{
    *by_stick = false;
    return shelf->keeper ? keeper_other(shelf->keeper, id, by_stick) : 0;
}

void shelf_undo(Shelf *shelf, const char *id)
{
    if (shelf->keeper)
        keeper_undo(shelf->keeper, id);
}

void shelf_forget(Shelf *shelf)
{
    if (shelf->keeper)
        keeper_forget(shelf->keeper);
}

/* The id in the store; "" when the bundle did not come by stick. */
static const char *stored_id(const Shelf *shelf, const Bundle *bundle)
{
    for (int i = 0; bundle && i < shelf->count; i++) {
        if (shelf->places[i].bundle == bundle)
            return shelf->places[i].stored;
    }
    return "";
}

bool shelf_is_stored(const Shelf *shelf, const Bundle *bundle)
{
    return stored_id(shelf, bundle)[0] != '\0';
}

void shelf_shows(Shelf *shelf, const Bundle *bundle)
{
    if (shelf->keeper)
        keeper_note_shown(shelf->keeper, stored_id(shelf, bundle));
}

void shelf_stored_failed(Shelf *shelf, const Place *place, ErrorKind kind)
{
    if (kind == ERROR_CONTENT)
        keeper_give_up(shelf->keeper, place->stored);
    else
        keeper_again(shelf->keeper, place->stored);
}
