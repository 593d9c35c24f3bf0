#include "exhibit/stories.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/assets.h"
#include "base/log.h"
#include "base/memory.h"

#define EXAMPLE "example.says"

static int is_bundle(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 5 && strcmp(entry->d_name + length - 5, ".says") == 0 &&
           strcmp(entry->d_name, EXAMPLE) != 0;
}

static void open_one(const char *path, Bundle **bundles, int *count)
{
    Error error = { 0 };
    Bundle *bundle = bundle_open(path, &error);
    if (!bundle) {
        log_error("%s", error.message);
        return;
    }
    for (int i = 0; i < *count; i++) {
        if (strcmp(bundle_story(bundles[i])->id, bundle_story(bundle)->id) == 0) {
            log_error("%s: a story called %s is there already; give it another id", path,
                      bundle_story(bundle)->id);
            bundle_close(bundle);
            return;
        }
    }
    bundles[(*count)++] = bundle;
}

static void open_folder(const char *folder, Bundle **bundles, int *count, int most)
{
    struct dirent **entries = NULL;
    int found = scandir(folder, &entries, is_bundle, alphasort);
    if (found <= 0)
        log_error("%s: there are no bundles (.says) in it", folder);
    for (int i = 0; i < found; i++) {
        char path[4600];
        snprintf(path, sizeof(path), "%s/%s", folder, entries[i]->d_name);
        if (*count < most)
            open_one(path, bundles, count);
        free(entries[i]);
    }
    free(entries);
}

bool stories_are_there(const char *const *named, Error *error)
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

int stories_open(const char *const *named, Bundle **bundles, int most)
{
    int count = 0;
    for (; *named && count < most; named++) {
        struct stat info;
        if (stat(*named, &info) == 0 && S_ISDIR(info.st_mode))
            open_folder(*named, bundles, &count, most);
        else
            open_one(*named, bundles, &count);
    }
    return count;
}

const char *stories_folder(char *out, size_t room)
{
    return assets_path(out, room, "stories") ? out : NULL;
}

Bundle *stories_open_example(void)
{
    char path[4200];
    Error error = { 0 };
    if (!assets_path(path, sizeof(path), "stories/" EXAMPLE))
        return NULL;
    Bundle *bundle = bundle_open(path, &error);
    if (!bundle)
        log_error("%s", error.message);
    return bundle;
}
