/* list.c: the small file that says which versions are live. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/store_private.h"

#define NAME      "list"
#define FIRST     "sayswho stories 1\n"
#define LAST      "end\n"
#define LINE_ROOM 100
#define TEXT_ROOM ((STORE_STORIES_MOST + 2) * LINE_ROOM)

/* ---- as text ---- */

static size_t write_text(const Store *store, char text[TEXT_ROOM])
{
    size_t at = (size_t)snprintf(text, TEXT_ROOM, FIRST);
    for (int i = 0; i < store->count; i++) {
        const StoreStory *story = &store->stories[i];
        at += (size_t)snprintf(text + at, TEXT_ROOM - at, "%s live %d before %d seen %d\n",
                               story->id, story->live, story->before, story->seen);
    }
    return at + (size_t)snprintf(text + at, TEXT_ROOM - at, LAST);
}

static bool is_id(const char *id)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return *id && !id[strspn(id, allowed)];
}

/* Adds the story of one line. */
static bool take_line(Store *store, const char *line)
{
    StoreStory story = { 0 };
    if (store->count == STORE_STORIES_MOST ||
        sscanf(line, "%20s live %7d before %7d seen %7d", story.id, &story.live, &story.before,
               &story.seen) != 4)
        return false;
    if (!is_id(story.id) || story.live < 0 || story.before < 0 || story.seen < story.live ||
        story.seen < story.before || store_find(store, story.id))
        return false;
    store->stories[store->count++] = story;
    return true;
}

/* The list has one form: it is written again and compared. So nothing of a damaged one is used. */
static bool read_text(Store *store, const char *text, size_t size)
{
    char again[TEXT_ROOM];
    store->count = 0;
    if (strncmp(text, FIRST, strlen(FIRST)) != 0)
        return false;
    for (const char *line = text + strlen(FIRST); strcmp(line, LAST) != 0;) {
        const char *end = strchr(line, '\n');
        if (!end || !take_line(store, line))
            return false;
        line = end + 1;
    }
    return write_text(store, again) == size && memcmp(text, again, size) == 0;
}

/* ---- as a file ---- */

bool list_read(Store *store, Error *error)
{
    char path[STORE_PATH_ROOM], text[TEXT_ROOM];
    ssize_t size;
    store->count = 0;
    if (!file_read_text(store_path(store, NAME, path), text, sizeof(text), &size, error))
        return false;
    if (size < 0 || read_text(store, text, (size_t)size))
        return true;
    store->count = 0;
    error_set(error, ERROR_CONTENT, "%s: it is damaged", path);
    return false;
}

bool list_write(Store *store, Error *error)
{
    char text[TEXT_ROOM], aside[STORE_PATH_ROOM], path[STORE_PATH_ROOM];
    size_t size = write_text(store, text);
    store_path(store, NAME ".new", aside);
    store_path(store, NAME, path);
    if (file_write_text(aside, text, size, 0644, error) && file_put_in_place(aside, path, error)) {
        store->changes++;
        return true;
    }
    /* After an error the disk may have the old list or the new one. */
    Error again = { 0 };
    const StoreStory *was = memcpy(memory_take(STORE_STORIES_MOST, sizeof(*was)), store->stories,
                                   sizeof(store->stories));
    int count = store->count;
    store->unsure = !list_read(store, &again);
    for (int i = 0; i < count && !store->unsure; i++)
        store_saw(store, was[i].id, was[i].built_in);
    free((void *)was);
    store->changes++;
    return false;
}

bool list_is_sure(const Store *store, Error *error)
{
    if (store->unsure)
        error_set(error, ERROR_IO,
                  "%s: the disk failed, so nothing is changed until the exhibit starts again",
                  store->folder);
    return !store->unsure;
}

/* ---- from the files ---- */

bool list_parse_name(const char *name, char id[STORY_ID_MOST + 1], int *version)
{
    const char *dash = strrchr(name, '-');
    char again[64];
    if (!dash || dash == name || dash - name > STORY_ID_MOST ||
        sscanf(dash, "-%7d.says", version) != 1)
        return false;
    memcpy(id, name, (size_t)(dash - name));
    id[dash - name] = '\0';
    snprintf(again, sizeof(again), "%s-%d.says", id, *version);
    return is_id(id) && *version > 0 && strcmp(name, again) == 0;
}

static void add_version(Store *store, const char *id, int version)
{
    StoreStory *story = store_entry(store, id);
    if (!story)
        return;
    if (version > story->live) {
        story->before = story->live;
        story->live = story->seen = version;
    } else if (version > story->before) {
        story->before = version;
    }
}

void list_make(Store *store)
{
    char id[STORY_ID_MOST + 1];
    int version;
    DIR *folder = opendir(store->folder);
    store->count = 0;
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        if (list_parse_name(entry->d_name, id, &version))
            add_version(store, id, version);
    }
    if (folder)
        closedir(folder);
}
