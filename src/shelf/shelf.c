#include "shelf/shelf_private.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/assets.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "words/words.h"

#define EXAMPLE          "example.says"
#define FIRST_PAUSE_MS   5000
#define LONGEST_PAUSE_MS (5 * 60 * 1000)

/* ---- opening ---- */

static int is_bundle(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 5 && strcmp(entry->d_name + length - 5, ".says") == 0 &&
           strcmp(entry->d_name, EXAMPLE) != 0;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool is_there_already(const Shelf *shelf, const Bundle *bundle)
{
    const char *id = bundle_story(bundle)->id;
    for (int i = 0; i < shelf->count; i++) {
        const Bundle *other = shelf->places[i].bundle;
        if (other && strcmp(bundle_story(other)->id, id) == 0)
            return true;
    }
    return false;
}

/* Opens a bundle. NULL with *error when it does not open, or when a story with the same id is open
 * already. */
static Bundle *open_new(const Shelf *shelf, const char *path, Error *error)
{
    Bundle *bundle = bundle_open(path, error);
    if (!bundle || !is_there_already(shelf, bundle))
        return bundle;
    error_set(error, ERROR_CONTENT, "%s: a story called %s is there already; give it another id",
              path, bundle_story(bundle)->id);
    bundle_close(bundle);
    return NULL;
}

void shelf_set_aside(Place *place, int64_t now_ms)
{
    place->bundle = NULL;
    place->pause_ms = place->pause_ms ? 2 * place->pause_ms : FIRST_PAUSE_MS;
    if (place->pause_ms > LONGEST_PAUSE_MS)
        place->pause_ms = LONGEST_PAUSE_MS;
    place->try_ms = now_ms + place->pause_ms;
}

static void close_place(Place *place)
{
    bundle_close(place->bundle);
    free(place->path);
    *place = (Place){ .try_ms = CLOCK_NEVER };
}

/* Adds a place; without a bundle it is set aside at once. */
static void add_place(Shelf *shelf, const char *path, Bundle *bundle, int64_t now_ms)
{
    Place *place = &shelf->places[shelf->count++];
    *place = (Place){ .path = memory_copy_text(path), .bundle = bundle, .try_ms = CLOCK_NEVER };
    if (!bundle)
        shelf_set_aside(place, now_ms);
}

static void add_file(Shelf *shelf, const char *path, int64_t now_ms)
{
    if (shelf->count == SHELF_STORIES_MOST)
        return;
    Error error = { 0 };
    Bundle *bundle = open_new(shelf, path, &error);
    if (!bundle)
        log_error("%s", error.message);
    if (bundle || error.kind == ERROR_IO)
        add_place(shelf, path, bundle, now_ms);
}

static void add_folder(Shelf *shelf, const char *folder, int64_t now_ms)
{
    struct dirent **entries = NULL;
    int found = scandir(folder, &entries, is_bundle, alphasort);
    if (found == 0)
        log_error("%s: there are no bundles (.says) in it", folder);
    if (found < 0)
        log_error("%s: it cannot be read: %s; check the disk", folder, strerror(errno));
    if (found < 0 && shelf->count < SHELF_STORIES_MOST)
        add_place(shelf, folder, NULL, now_ms);
    for (int i = 0; i < found; i++) {
        char path[4600];
        snprintf(path, sizeof(path), "%s/%s", folder, entries[i]->d_name);
        add_file(shelf, path, now_ms);
        free(entries[i]);
    }
    free(entries);
}

bool shelf_check_named(const char *const *named, Error *error)
{
    for (; *named; named++) {
        struct stat info;
        if (stat(*named, &info) != 0) {
            error_set(error, ERROR_IO, "%s: it cannot be opened: %s; check the path", *named,
                      strerror(errno));
            return false;
        }
    }
    return true;
}

void shelf_open(Shelf *shelf, const char *const *named, int64_t now_ms)
{
    for (; *named; named++) {
        if (is_folder(*named))
            add_folder(shelf, *named, now_ms);
        else
            add_file(shelf, *named, now_ms);
    }
}

const char *shelf_built_in_folder(char *out, size_t room)
{
    return assets_path(out, room, "stories") ? out : NULL;
}

void shelf_open_example(Shelf *shelf, int64_t now_ms)
{
    char path[4200];
    Error error = { 0 };
    Place *place = &shelf->example;
    place->try_ms = CLOCK_NEVER;
    if (!assets_path(path, sizeof(path), "stories/" EXAMPLE))
        return;
    place->path = memory_copy_text(path);
    place->bundle = bundle_open(path, &error);
    if (!place->bundle)
        log_error("%s", error.message);
    if (error.kind == ERROR_IO)
        shelf_set_aside(place, now_ms);
}

void shelf_close(Shelf *shelf)
{
    shelf_let_go(shelf);
    for (int i = 0; i < shelf->count; i++)
        close_place(&shelf->places[i]);
    close_place(&shelf->example);
    shelf->count = 0;
    keeper_close(shelf->keeper);
    shelf->keeper = NULL;
}

int shelf_list(const Shelf *shelf, Bundle **bundles)
{
    int count = 0;
    for (int i = 0; i < shelf->count; i++) {
        if (shelf->places[i].bundle)
            bundles[count++] = shelf->places[i].bundle;
    }
    return count;
}

/* Logs for staff, once for each story and language, how much is not translated. */
static void tell_untranslated(Bundle *bundle, const char *code)
{
    const Story *story = bundle_story(bundle);
    const Language *own = words_find(story->language);
    const char *shown = own ? own->name : story->language;
    int count = bundle_untranslated(bundle);
    if (count < 0)
        log_info("%s: it is not in %s; %s is shown", story->id, code, shown);
    else if (count > 0)
        log_info("%s: %d text%s not in %s; %s is shown", story->id, count,
                 count == 1 ? " is" : "s are", code, shown);
}

static void use_language(Place *place, const char *code)
{
    if (place->bundle && bundle_use_language(place->bundle, code))
        tell_untranslated(place->bundle, code);
}

void shelf_use_language(Shelf *shelf, const char *code)
{
    for (int i = 0; i < shelf->count; i++)
        use_language(&shelf->places[i], code);
    use_language(&shelf->example, code);
}

/* ---- withdrawing ---- */

void shelf_drop_place(Shelf *shelf, Place *place)
{
    close_place(place);
    if (place == &shelf->example)
        return;
    Place *end = &shelf->places[shelf->count--];
    memmove(place, place + 1, (size_t)(end - (place + 1)) * sizeof(*place));
}

void shelf_leave(Shelf *shelf, Place *place)
{
    assert(shelf->leaving_count < SHELF_STORIES_MOST + 1);
    shelf->leaving[shelf->leaving_count++] = place->bundle;
    place->bundle = NULL;
}

void shelf_withdraw(Shelf *shelf, const Bundle *bundle, ErrorKind kind, int64_t now_ms)
{
    Place *place = &shelf->example;
    for (int i = 0; i < shelf->count; i++) {
        if (shelf->places[i].bundle == bundle)
            place = &shelf->places[i];
    }
    assert(place->bundle == bundle);
    const char *id = bundle_story(bundle)->id;
    bool stored = place->stored[0] != '\0';
    bool again = kind == ERROR_IO && place->path && !stored;
    shelf_leave(shelf, place);
    if (stored) {
        log_error("the story %s is not shown until this visit ends", place->stored);
        shelf_stored_failed(shelf, place, kind);
        return;
    }
    if (again)
        shelf_set_aside(place, now_ms);
    if (again)
        log_error("the story %s is not shown for now; its file is tried again in %lld s", id,
                  (long long)place->pause_ms / 1000);
    else
        log_error("the story %s is not shown any more", id);
    if (!again)
        shelf_drop_place(shelf, place);
}

void shelf_let_go(Shelf *shelf)
{
    for (int i = 0; i < shelf->leaving_count; i++)
        bundle_close(shelf->leaving[i]);
    shelf->leaving_count = 0;
}

void shelf_replace(Shelf *shelf, Bundle *bundle)
{
    Place *place = &shelf->places[0];
    if (shelf->count > 0 && place->bundle)
        shelf_leave(shelf, place);
    shelf->count = 1;
    *place = (Place){ .bundle = bundle, .try_ms = CLOCK_NEVER };
}

/* ---- trying again ---- */

int64_t shelf_wake_ms(const Shelf *shelf)
{
    int64_t wake = shelf->example.try_ms;
    if (shelf->keeper && keeper_has(shelf->keeper))
        return 0;
    for (int i = 0; i < shelf->count; i++) {
        if (shelf->places[i].try_ms < wake)
            wake = shelf->places[i].try_ms;
    }
    return wake;
}

/* True when the place changed: it is open again, or it was dropped because another try would not
 * help. Another failed try is not logged again. */
static bool try_place(Shelf *shelf, Place *place, int64_t now_ms)
{
    Error error = { 0 };
    const char *why;
    if (place->stored[0]) { /* its bundle is collected later */
        keeper_again(shelf->keeper, place->stored);
        place->try_ms = CLOCK_NEVER;
        return false;
    }
    if (file_reads_whole(place->path, &why))
        place->bundle = open_new(shelf, place->path, &error);
    else
        error.kind = ERROR_IO;
    if (place->bundle && !bundle_check_cover(place->bundle, &error)) {
        bundle_close(place->bundle);
        place->bundle = NULL;
    }
    if (error.kind == ERROR_IO) {
        shelf_set_aside(place, now_ms);
        return false;
    }
    if (!place->bundle) {
        log_error("%s", error.message);
        shelf_drop_place(shelf, place);
        return true;
    }
    log_info("the story %s is shown again", bundle_story(place->bundle)->id);
    place->try_ms = CLOCK_NEVER;
    return true;
}

bool shelf_try_again(Shelf *shelf, int64_t now_ms)
{
    bool changed = shelf->keeper && shelf_collect_stored(shelf, now_ms);
    for (int i = 0; i < shelf->count; i++) {
        Place *place = &shelf->places[i];
        if (now_ms < place->try_ms)
            continue;
        if (!place->stored[0] &&
            is_folder(place->path)) { /* a folder that was missing or could not be read */
            char *folder = memory_copy_text(place->path);
            shelf_drop_place(shelf, place);
            add_folder(shelf, folder, now_ms);
            free(folder);
            return true; /* the places have moved; the next call looks at the others */
        }
        int before = shelf->count;
        changed = try_place(shelf, place, now_ms) || changed;
        i -= before - shelf->count;
    }
    if (now_ms >= shelf->example.try_ms)
        changed = try_place(shelf, &shelf->example, now_ms) || changed;
    return changed;
}
