/* incoming.c: takes in what sayswho-intake left in the folder DATA/incoming. Nothing there is
 * believed: each file is copied and checked as if it came from the stick itself. */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "shelf/keeper_private.h"
#include "signature/new_pin.h"

static int is_story(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".says") == 0;
}

/* Logs for staff what became of a file. */
static void tell(const OutcomeReport *report, const Error *error)
{
    if (report->outcome == OUTCOME_KNOWN)
        log_info("%s: version %d is already here", report->id, report->version);
    else if (report->outcome == OUTCOME_NEW)
        log_info("%s: version %d is new, and checked", report->id, report->version);
    else
        log_error("%s", error->message);
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
    keeper_tell_file(keeper, &report);
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
    report.refused += keeper->note.refused > 1 ? keeper->note.refused - 1 : 0;
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

/* ---- the PIN ---- */

/* When the last file that was believed was made; 0: none was. A damaged one counts as the latest
 * possible: whoever lost the PIN asks who looks after the exhibit. */
static int64_t last_made(const Keeper *keeper)
{
    char path[4600], text[40];
    ssize_t size;
    int64_t made_s = 0;
    Error error = { 0 };
    snprintf(path, sizeof(path), "%s/" NEW_PIN_FILE, keeper->data);
    if (!file_read_text(path, text, sizeof(text), &size, &error))
        log_error("%s", error.message);
    else if (size < 0)
        return 0;
    return sscanf(text, "made %15" SCNd64, &made_s) == 1 && made_s > 0 ? made_s : INT64_MAX;
}

static bool keep_made(const Keeper *keeper, int64_t made_s)
{
    char path[4600], aside[4600], text[40];
    Error error = { 0 };
    int size = snprintf(text, sizeof(text), "made %" PRId64 "\n", made_s);
    snprintf(path, sizeof(path), "%s/" NEW_PIN_FILE, keeper->data);
    snprintf(aside, sizeof(aside), "%s/" NEW_PIN_FILE ".new", keeper->data);
    if (file_write_text(aside, text, (size_t)size, 0600, &error) &&
        file_put_in_place(aside, path, &error))
        return true;
    log_error("%s", error.message);
    unlink(aside);
    return false;
}

static bool believe_pin(const Keeper *keeper, const char *text, size_t size)
{
    static const char *const why[] = {
        [SIGNATURE_NONE] = "it is no such file, or it was changed",
        [SIGNATURE_UNKNOWN] = "it is signed with a key that is not trusted here",
        [SIGNATURE_REVOKED] = "it is signed with a key that was revoked",
        [SIGNATURE_WRONG] = "it was changed after it was signed",
    };
    NewPin pin;
    SignatureFound found = new_pin_check(text, size, store_keyring(keeper->store), &pin);
    if (found != SIGNATURE_GOOD)
        log_error(NEW_PIN_FILE ": %s", why[found]);
    else if (strcmp(pin.unit, keeper->unit) != 0)
        log_error(NEW_PIN_FILE ": it is for \"%s\", and this is \"%s\"", pin.unit, keeper->unit);
    else if (pin.made_s <= last_made(keeper))
        log_error(NEW_PIN_FILE ": it was used already, or a later one was; make a new one");
    else
        return keep_made(keeper, pin.made_s);
    return false;
}

/* Takes the file that brings the first PIN back, if it is there. */
static bool take_pin(Keeper *keeper)
{
    char path[4600], text[NEW_PIN_ROOM + 1];
    ssize_t size;
    Error error = { 0 };
    snprintf(path, sizeof(path), "%s/" NEW_PIN_FILE, keeper->incoming);
    bool read = file_read_text(path, text, sizeof(text), &size, &error);
    if (read && size < 0)
        return false;
    if (!read)
        log_error("%s", error.message);
    if (unlink(path) != 0) { /* it would be taken again and again */
        log_error("%s: it cannot be removed: %s", path, strerror(errno));
        return false;
    }
    bool believed = read && believe_pin(keeper, text, (size_t)size);
    outcome_add(&keeper->taken,
                &(OutcomeReport){ .outcome = believed ? OUTCOME_PIN : OUTCOME_NO_PIN });
    pthread_mutex_lock(&keeper->mutex);
    keeper->pin_is_back = keeper->pin_is_back || believed;
    pthread_mutex_unlock(&keeper->mutex);
    return true;
}

/* ---- all of it ---- */

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
    bool removed = take_pin(keeper);
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
