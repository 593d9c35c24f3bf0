/* incoming.c: takes in what sayswho-intake left in the folder DATA/incoming. Nothing there is
 * believed: each file is copied and checked as if it came from the stick itself. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "shelf/keeper_private.h"

static int is_story(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".says") == 0;
}

/* Logs for staff what became of a file, with the number that it has on the staff page. */
static void tell(const OutcomeReport *report, const Error *error)
{
    if (report->outcome == OUTCOME_KNOWN)
        log_info("%s: version %d is already here", report->id, report->version);
    else if (report->outcome == OUTCOME_NEW)
        log_info("%s: version %d is new, and checked", report->id, report->version);
    else
        log_error("%s (%d)", error->message, outcome_words(report->outcome)->status);
}

/* "02-moon.says": the file was called moon.says on the stick. That only helps to name the story of
 * a file that is not believed, if the exhibit has a story with that id. */
static void take_name(const Keeper *keeper, const char *name, OutcomeReport *report)
{
    char id[STORY_ID_MOST + 1];
    if (report->id[0] || sscanf(name, "%*2d-%20[A-Za-z0-9_-]", id) != 1)
        return;
    const StoreStory *story = store_find(keeper->store, id);
    memcpy(report->id, id, sizeof(report->id));
    report->present = story ? story->live : 0;
}

/* Takes one file in, tells staff, and removes it. False when it cannot be removed. */
static bool take(Keeper *keeper, const char *name)
{
    char path[4600];
    Error error = { 0 };
    OutcomeReport report;
    snprintf(path, sizeof(path), "%s/%s", keeper->incoming, name);
    if (!store_take(keeper->store, path, &report, &error))
        take_name(keeper, name, &report);
    tell(&report, &error);
    outcome_add(&keeper->taken, &report);
    if (unlink(path) == 0)
        return true;
    log_error("%s: it cannot be removed: %s", path, strerror(errno));
    return false;
}

/* True when nothing came or went since there was nothing to take in. */
static bool is_known(const Keeper *keeper, struct timespec changed)
{
    return changed.tv_sec == keeper->looked.tv_sec && changed.tv_nsec == keeper->looked.tv_nsec;
}

static void tell_reading(Keeper *keeper)
{
    keeper_tell_stick(keeper, STICK_READING, &(OutcomeReport){ 0 });
}

/* Everything that was copied is taken in: tells what became of it. */
static void tell_result(Keeper *keeper)
{
    OutcomeReport report = keeper->taken;
    if (keeper->note.state == STICK_READING)
        return;
    if (keeper->note.worst != OUTCOME_READING)
        outcome_add(&report, &(OutcomeReport){ .outcome = keeper->note.worst,
                                               .missing_bytes =
                                                   keeper->note.missing_mb * INT64_C(1000000) });
    if (report.outcome != OUTCOME_READING)
        keeper_tell_stick(keeper, keeper->note.state, &report);
}

/* Reads the note. True when it changed. */
static bool read_note(Keeper *keeper)
{
    StickNote note = { .state = STICK_GONE };
    if (!stick_note_read(keeper->incoming, &note) ||
        memcmp(&note, &keeper->note, sizeof(note)) == 0)
        return false;
    bool begins = note.state == STICK_READING && keeper->note.state != STICK_READING;
    keeper->note = note;
    if (begins)
        keeper->taken = (OutcomeReport){ 0 };
    return true;
}

void incoming_start(Keeper *keeper)
{
    keeper->note.state = STICK_GONE;
    read_note(keeper);
}

bool incoming_take_next(Keeper *keeper)
{
    struct stat info;
    struct dirent **entries = NULL;
    if (stat(keeper->incoming, &info) != 0 || is_known(keeper, info.st_mtim))
        return false;
    bool noted = read_note(keeper);
    int count = scandir(keeper->incoming, &entries, is_story, alphasort);
    if (count > 0 || (noted && keeper->note.state == STICK_READING))
        tell_reading(keeper);
    bool removed = false;
    for (int i = 0; i < count; i++) {
        removed = removed || take(keeper, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    if (removed)
        return true;
    /* Removing changes the folder's time, so it is looked at once more, for what came meanwhile. */
    keeper->looked = info.st_mtim;
    tell_result(keeper);
    return true;
}
