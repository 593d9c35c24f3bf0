/* sayswho-intake: copies the stories on a stick to where the exhibit takes them in. */
#include <errno.h>
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

static const char before_options[] =
    "usage: sayswho-intake [--data DIR] FOLDER|DEVICE\n"
    "\n"
    "Copies the stories (.says) in the folder, or on the stick that is not mounted, to where the\n"
    "exhibit takes them in between two visits. The exhibit checks them; this command does not.\n"
    "\n";
static const char after_options[] =
    "\n"
    "Exit status: 0 all was copied, 1 something was not, 2 the command was not understood.\n";

/* Writes what was found, for staff, in one step. */
static bool write_report(const char *incoming, const StickCount *count, Error *error)
{
    char aside[4600], path[4600];
    snprintf(aside, sizeof(aside), "%s/.report.new", incoming);
    snprintf(path, sizeof(path), "%s/report", incoming);
    FILE *out = fopen(aside, "w");
    bool good = out && fprintf(out, "sayswho stick 1\nfound %d\ncopied %d\nrefused %d\nend\n",
                               count->found, count->copied, count->refused) > 0;
    if (out && fclose(out) != 0)
        good = false;
    if (!good)
        error_set(error, ERROR_IO, "%s: it cannot be written: %s; is there room?", aside,
                  strerror(errno));
    return good && file_put_in_place(aside, path, error);
}

static int take_in(const char *stick, const char *data, Error *error)
{
    char folder[4200], incoming[4300];
    struct stat info;
    StickCount count;
    if (!data && paths_data_folder(folder, sizeof(folder)))
        data = folder;
    if (!data || stat(stick, &info) != 0) {
        error_set(error, ERROR_IO, "%s: it cannot be opened: %s; check the path", stick,
                  strerror(errno));
        return EXIT_WRONG;
    }
    snprintf(incoming, sizeof(incoming), "%s/incoming", data);
    mkdir(data, 0750);
    mkdir(incoming, 0770);
    bool good = S_ISDIR(info.st_mode) ? stick_copy_folder(stick, incoming, &count, error)
                                      : stick_copy_device(stick, incoming, &count, error);
    if (!good || !write_report(incoming, &count, error))
        return EXIT_WRONG;
    printf("%d stor%s found, %d copied for the exhibit\n", count.found,
           count.found == 1 ? "y" : "ies", count.copied);
    return count.refused ? EXIT_WRONG : EXIT_GOOD;
}

int main(int argc, char **argv)
{
    const struct rlimit largest = { BUNDLE_BYTES_MOST, BUNDLE_BYTES_MOST };
    setrlimit(RLIMIT_FSIZE, &largest);
    signal(SIGXFSZ, SIG_IGN); /* a longer write fails instead */
    const char *data = NULL;
    Error error = { 0 };
    char **words;
    const Option options[] = {
        { "--data", "DIR", "the exhibit's folder (default as sayswho has it)", .text = &data },
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
        if (words[0] && !words[1]) {
            int result = take_in(words[0], data, &error);
            if (error.kind != ERROR_NONE)
                log_error("%s", error.message);
            return result;
        }
        error_set(&error, ERROR_USAGE, "write: sayswho-intake [--data DIR] FOLDER|DEVICE");
        break;
    }
    log_error("%s", error.message);
    return EXIT_USAGE;
}
