/* sayswho-intake: copies the stories on a stick to where the exhibit takes them in. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/paths.h"
#include "stick.h"

#define INCOMING_ROOM 4400

static const char before_options[] =
    "usage: sayswho-intake [--data DIR] FOLDER|DEVICE\n"
    "       sayswho-intake [--data DIR] --gone\n"
    "\n"
    "Copies the stories (.says) in the folder, or on the stick that is not mounted, to where the\n"
    "exhibit takes them in between two visits. The exhibit checks them; this command does not.\n"
    "\n";
static const char after_options[] =
    "\n"
    "Exit status: 0 all was copied; 2 the command was not understood; 10 to 31 something was not,\n"
    "or there was nothing: sayswho-intake(1) says which.\n";

/* True when the stick is not there any more. */
static bool is_pulled(const char *stick)
{
    int file = open(stick, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0)
        close(file);
    return file < 0;
}

/* Says what became of it, and returns the exit status. */
static int finish(StickNote *note)
{
    printf("%d stor%s found, %d copied for the exhibit\n", note->found,
           note->found == 1 ? "y" : "ies", note->copied);
    const OutcomeWords *words = outcome_words(note->worst);
    if (note->worst == OUTCOME_EMPTY)
        printf("%s %s\n", words->line, words->todo);
    return words->status;
}

/* The folder from which the exhibit takes stories in. */
static bool make_incoming(const char *data, char incoming[INCOMING_ROOM], Error *error)
{
    char folder[4200];
    if (!data && paths_data_folder(folder, sizeof(folder)))
        data = folder;
    if (!data) {
        error_set(error, ERROR_USAGE, "there is no folder of the exhibit; name it with --data");
        return false;
    }
    snprintf(incoming, INCOMING_ROOM, "%s/incoming", data);
    file_make_folders(data);
    mkdir(incoming, 0770);
    return true;
}

static int take_in(const char *stick, const char *data, Error *error)
{
    char incoming[INCOMING_ROOM];
    struct stat info;
    StickNote note = { .state = STICK_READING };
    if (!make_incoming(data, incoming, error))
        return EXIT_USAGE;
    if (stat(stick, &info) != 0) {
        error_set(error, ERROR_IO, "%s: it cannot be opened: %s; check the path", stick,
                  strerror(errno));
        return outcome_words(OUTCOME_BAD_STICK)->status;
    }
    bool folder = S_ISDIR(info.st_mode);
    if (!stick_note_write(incoming, &note, error))
        return outcome_words(OUTCOME_NO_DISK)->status;
    bool good = folder ? stick_copy_folder(stick, incoming, &note, error)
                       : stick_copy_device(stick, incoming, &note, error);
    if (note.worst >= OUTCOME_UNREADABLE && is_pulled(stick))
        note.worst = OUTCOME_PULLED;
    if (good && note.found == 0 && note.pins == 0)
        note.worst = OUTCOME_EMPTY;
    note.state = folder ? STICK_GONE : STICK_IN;
    Error again = { 0 };
    if (!stick_note_write(incoming, &note, good ? error : &again))
        note.worst = OUTCOME_NO_DISK;
    return finish(&note);
}

/* The unit calls this when the stick is not in any more. */
static int tell_gone(const char *data, Error *error)
{
    char incoming[INCOMING_ROOM];
    StickNote note;
    if (!make_incoming(data, incoming, error))
        return EXIT_USAGE;
    if (!stick_note_read(incoming, &note))
        note = (StickNote){ 0 };
    if (note.state == STICK_READING)
        note.worst = OUTCOME_PULLED;
    note.state = STICK_GONE;
    return stick_note_write(incoming, &note, error) ? EXIT_GOOD
                                                    : outcome_words(OUTCOME_NO_DISK)->status;
}

int main(int argc, char **argv)
{
    const struct rlimit largest = { BUNDLE_BYTES_MOST, BUNDLE_BYTES_MOST };
    setrlimit(RLIMIT_FSIZE, &largest);
    signal(SIGXFSZ, SIG_IGN); /* a longer write fails instead */
    const char *data = NULL;
    bool gone = false;
    Error error = { 0 };
    char **words;
    const Option options[] = {
        { "--data", "DIR", "the exhibit's folder (default as sayswho has it)", .text = &data },
        { "--gone", NULL, "tell the exhibit that the stick was pulled", .flag = &gone },
    };
    switch (options_read(options, COUNT(options), argc, argv, &words, &error)) {
    case OPTIONS_HELP:
        fputs(before_options, stdout);
        options_print(options, COUNT(options), stdout);
        fputs(after_options, stdout);
        return fflush(stdout) == 0 ? EXIT_GOOD : EXIT_WRONG;
    case OPTIONS_VERSION: return printf("sayswho-intake %s\n", SAYSWHO_VERSION) < 0;
    case OPTIONS_WRONG: break;
    case OPTIONS_READ:
        if (gone ? !words[0] : words[0] && !words[1]) {
            int result = gone ? tell_gone(data, &error) : take_in(words[0], data, &error);
            if (error.kind != ERROR_NONE)
                log_error("%s", error.message);
            return result;
        }
        error_set(&error, ERROR_USAGE,
                  "write: sayswho-intake [--data DIR] FOLDER|DEVICE, or --gone");
        break;
    }
    log_error("%s", error.message);
    return EXIT_USAGE;
}
