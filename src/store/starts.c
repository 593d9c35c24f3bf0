/* starts.c: notices that the exhibit ended abnormally again and again, perhaps because of a story.
 *
 * The note about it is a small file in XDG_RUNTIME_DIR. That is in memory, so a pulled plug, which
 * is how most units are switched off, leaves none, and the card is not worn. It is there while the
 * exhibit runs; a start that finds it comes after an abnormal end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "store/store_private.h"

#define ENDS_MOST 3
#define DAY_MS    INT64_C(86400000)
#define WITHIN_MS (5 * 60 * 1000)

static bool note_path(char out[STORE_PATH_ROOM])
{
    const char *folder = getenv("XDG_RUNTIME_DIR");
    if (!folder || !folder[0])
        return false;
    snprintf(out, STORE_PATH_ROOM, "%s/sayswho-running", folder);
    return true;
}

static void write_note(const Store *store)
{
    char path[STORE_PATH_ROOM];
    FILE *out = note_path(path) ? fopen(path, "we") : NULL;
    if (!out)
        return;
    fprintf(out, "ends %lld %lld %lld shown %s\n", (long long)store->ends_ms[0],
            (long long)store->ends_ms[1], (long long)store->ends_ms[2],
            store->shown[0] ? store->shown : "-");
    fclose(out);
}

/* True when there is a note of an exhibit that did not end by itself. */
static bool read_note(Store *store)
{
    char path[STORE_PATH_ROOM];
    const char *why;
    long long ends[ENDS_MOST];
    FILE *in = note_path(path) ? file_open_stream(path, &why) : NULL;
    if (!in)
        return false;
    bool good = fscanf(in, "ends %lld %lld %lld shown %20s", &ends[0], &ends[1], &ends[2],
                       store->shown) == 4;
    fclose(in);
    for (int i = 0; i < ENDS_MOST; i++)
        store->ends_ms[i] = good ? ends[i] : 0;
    return true;
}

/* The story to give up: the one that was shown, else the one that changed last. NULL when none came
 * by stick. */
static const StoreStory *suspect(const Store *store)
{
    const StoreStory *shown = store_find(store, store->shown);
    if (shown && shown->live)
        return shown;
    for (int i = store->count - 1; i >= 0; i--) {
        if (store->stories[i].live)
            return &store->stories[i];
    }
    return NULL;
}

/* True when it is given up, also after the next start. */
static bool give_up_suspect(Store *store)
{
    Error error = { 0 };
    char then[60] = "";
    const StoreStory *found = suspect(store);
    if (!found)
        return true;
    const StoreStory story = *found;
    bool good = store_give_up(store, story.id, &error);
    if (!good) {
        snprintf(store->barred, sizeof(store->barred), "%s", story.id);
        store->barred_version = story.live;
    }
    if (story.before)
        snprintf(then, sizeof(then), " and version %d is shown", story.before);
    log_error("%s: the exhibit ended abnormally %d times in five minutes, so version %d is given "
              "up%s%s%s",
              story.id, ENDS_MOST, story.live, then,
              good ? "" : ", but only for now: ", good ? "" : error.message);
    return good;
}

static void count_restarts(Store *store, int64_t now_ms)
{
    for (int i = 0; i < ENDS_MOST; i++)
        store->restarts += store->ends_ms[i] > 0 && now_ms - store->ends_ms[i] < DAY_MS;
}

int store_restarts(const Store *store)
{
    return store->restarts;
}

void store_note_start(Store *store, int64_t now_ms)
{
    if (read_note(store)) {
        memmove(store->ends_ms, store->ends_ms + 1, (ENDS_MOST - 1) * sizeof(store->ends_ms[0]));
        store->ends_ms[ENDS_MOST - 1] = now_ms;
        count_restarts(store, now_ms);
        bool often = store->ends_ms[0] > 0 && now_ms - store->ends_ms[0] <= WITHIN_MS;
        if (often && give_up_suspect(store))
            memset(store->ends_ms, 0, sizeof(store->ends_ms));
    }
    store->shown[0] = '\0';
    write_note(store);
}

void store_note_shown(Store *store, const char *id)
{
    if (strcmp(store->shown, id) == 0)
        return;
    snprintf(store->shown, sizeof(store->shown), "%s", id);
    write_note(store);
}

void store_note_end(Store *store)
{
    char path[STORE_PATH_ROOM];
    (void)store;
    if (note_path(path))
        unlink(path);
}
