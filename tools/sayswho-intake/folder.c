/* folder.c: a stick that is mounted. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/log.h"
#include "stick_private.h"

#define FOLDERS_MOST   64
#define PIN_FILE       "new-pin"
#define PIN_BYTES_MOST 4096
#define ENTRIES_MOST   10000 /* of one folder */

bool stick_is_story(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 5 && strcasecmp(name + length - 5, ".says") == 0;
}

bool stick_is_pin(const char *name)
{
    return strcasecmp(name, PIN_FILE) == 0;
}

bool stick_take_pin(int file, const char *incoming, StickNote *note, Error *error)
{
    struct stat info;
    char aside[4600], path[4600];
    Error why = { 0 };
    bool good = file >= 0 && fstat(file, &info) == 0 && S_ISREG(info.st_mode) &&
                info.st_size <= PIN_BYTES_MOST;
    snprintf(aside, sizeof(aside), "%s/.pin.new", incoming);
    snprintf(path, sizeof(path), "%s/" PIN_FILE, incoming);
    unlink(aside);
    if (good && file_copy(file, PIN_FILE, aside, info.st_size, &why) == FILE_COPIED) {
        note->pins++;
        good = file_put_in_place(aside, path, error);
        if (!good)
            note->worst = OUTCOME_NO_DISK;
    } else {
        log_error(PIN_FILE ": it is not taken: it is no small file that can be read");
        good = true;
    }
    unlink(aside);
    if (file >= 0)
        close(file);
    return good;
}

/* Says why a file is not taken. */
static bool refuse(int file, const char *name, const char *why, Outcome outcome, StickNote *note)
{
    note->refused++;
    if (outcome > note->worst)
        note->worst = outcome;
    log_error("%s: it is not taken: %s; %s", name, why, outcome_words(outcome)->todo);
    if (file >= 0)
        close(file);
    return true;
}

/* A stick full of large files must leave room for answers. */
static bool lacks_room(int file, const char *name, int64_t missing, StickNote *note)
{
    note->missing_mb = (int)(missing / 1000000);
    return refuse(file, name, "there is no room for it", OUTCOME_NO_ROOM, note);
}

/* Writes "02-moon.says" for the second story, on the stick as moon.says; "02.says" when that is no
 * story's id. The exhibit believes it only as far as it has a story with that id. */
static void name_copy(int number, const char *name, char *out, size_t room)
{
    const char *base = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
    size_t length = strlen(base) - 5;
    bool is_id = length <= STORY_ID_MOST &&
                 strspn(base, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                              "0123456789-_") == length;
    if (is_id)
        snprintf(out, room, "%02d-%.*s.says", number, (int)length, base);
    else
        snprintf(out, room, "%02d.says", number);
}

bool stick_take(int file, const char *name, const char *incoming, StickNote *note, Error *error)
{
    struct stat info;
    char copy[64], aside[4600], path[4600];
    Error why = { 0 };
    bool link = file < 0 && (errno == ELOOP || errno == EISDIR);
    if (++note->found > STICK_FILES_MOST)
        return refuse(file, name, "there are more than 64 stories on the stick", OUTCOME_TOO_MANY,
                      note);
    if (file < 0 || fstat(file, &info) != 0)
        return refuse(file, name, strerror(errno), link ? OUTCOME_NOT_PLAIN : OUTCOME_UNREADABLE,
                      note);
    if (!S_ISREG(info.st_mode))
        return refuse(file, name, "it is not a regular file", OUTCOME_NOT_PLAIN, note);
    if (info.st_size > BUNDLE_BYTES_MOST)
        return refuse(file, name, "it is larger than 256 MiB", OUTCOME_TOO_LARGE, note);
    name_copy(note->found, name, copy, sizeof(copy));
    snprintf(aside, sizeof(aside), "%s/.%02d.new", incoming, note->found);
    snprintf(path, sizeof(path), "%s/%s", incoming, copy);
    unlink(aside); /* may be left from a stick that was pulled */
    int64_t missing = file_missing_room(incoming, info.st_size);
    if (missing > 0)
        return lacks_room(file, name, missing, note);
    FileCopied copied = file_copy(file, name, aside, info.st_size, &why);
    close(file);
    if (copied != FILE_COPIED)
        unlink(aside);
    if (copied == FILE_NO_ROOM)
        return lacks_room(-1, name, info.st_size, note);
    if (copied != FILE_COPIED)
        return refuse(-1, name, why.message,
                      copied == FILE_NOT_READ ? OUTCOME_UNREADABLE : OUTCOME_NO_DISK, note);
    note->copied++;
    if (file_put_in_place(aside, path, error))
        return true;
    note->worst = OUTCOME_NO_DISK;
    return false;
}

/* Takes the stories in an open folder, which it closes, and opens its folders when `below`. */
static bool copy_from(int folder, const char *incoming, bool below, StickNote *note, Error *error)
{
    int entries = 0, folders = 0;
    bool good = true;
    DIR *list = fdopendir(folder);
    if (!list) {
        close(folder);
        return true;
    }
    for (struct dirent *entry; good && (entry = readdir(list)) && entries < ENTRIES_MOST;) {
        const char *name = entry->d_name;
        entries++;
        if (stick_is_story(name)) {
            int file = openat(dirfd(list), name,
                              O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
            good = stick_take(file, name, incoming, note, error);
        } else if (stick_is_pin(name)) {
            int file = openat(dirfd(list), name,
                              O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
            good = stick_take_pin(file, incoming, note, error);
        } else if (below && name[0] != '.' && folders < FOLDERS_MOST) {
            int inner = openat(dirfd(list), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (inner < 0)
                continue;
            folders++;
            good = copy_from(inner, incoming, false, note, error);
        }
    }
    closedir(list);
    return good;
}

bool stick_copy_folder(const char *folder, const char *incoming, StickNote *note, Error *error)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) {
        error_set(error, ERROR_IO, "%s: it cannot be read: %s; try another stick", folder,
                  strerror(errno));
        note->worst = OUTCOME_BAD_STICK;
        return false;
    }
    return copy_from(file, incoming, true, note, error);
}
