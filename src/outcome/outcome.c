#include "outcome/outcome.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "bundle/bundle.h"
#include "words/words.h"

/* TR: These lines stand on the first screen while a USB stick is in. Keep each under 36 letters,
 * and keep what is in braces. {story} is a title, or "this story". */
static const OutcomeWords words[OUTCOME_COUNT] = {
    [OUTCOME_READING] = { "reading", 0, N_("Reading the stick."), N_("Leave it in."), NULL },
    [OUTCOME_NEW] = { "new", 0, N_("New: {story}, version {version}. Checked."),
                      N_("You may pull the stick."), NULL },
    [OUTCOME_KNOWN] = { "known", 0, N_("{story} {version} is already here."),
                        N_("You may pull the stick."), NULL },
    [OUTCOME_PIN] = { "pin", 0, N_("The PIN is as it came."), N_("You may pull the stick."), NULL },
    [OUTCOME_EMPTY] = { "empty", 10, N_("No story on this stick."), N_("You may pull the stick."),
                        N_("Copy files that end in .says to it.") },
    [OUTCOME_OLDER] = { "older", 11, N_("{story} {version} is older than ours."),
                        N_("Version {present} stays."), N_("Ask its maker for a newer version.") },
    [OUTCOME_OTHER] = { "other", 12, N_("{story} {version} differs from ours."), NULL,
                        N_("Ask its maker to give it a new version number.") },
    [OUTCOME_TOO_NEW] = { "too_new", 13, N_("{story} needs a newer exhibit."), NULL,
                          N_("Update the exhibit first.") },
    [OUTCOME_TOO_OLD] = { "too_old", 14, N_("{story} was built too long ago."), NULL,
                          N_("Ask its maker to build and sign it again.") },
    [OUTCOME_UNSIGNED] = { "unsigned", 15, N_("{story} is not signed."), NULL,
                           N_("Ask its maker to sign it.") },
    [OUTCOME_UNKNOWN] = { "unknown", 16, N_("We do not know who signed {story}."), NULL,
                          N_("Whoever looks after the exhibit adds the key.") },
    [OUTCOME_REVOKED] = { "revoked", 17, N_("{story} has a key that ended."), NULL,
                          N_("Ask its maker to sign it with the new key.") },
    [OUTCOME_CHANGED] = { "changed", 18, N_("{story} was changed after signing."), NULL,
                          N_("Copy the file again. If it says so again, ask its maker.") },
    [OUTCOME_DAMAGED] = { "damaged", 19, N_("{story} is cut short or damaged."), NULL,
                          N_("Copy the file again.") },
    [OUTCOME_NO_STORY] = { "no_story", 20, N_("{story} is another kind of file."), NULL,
                           N_("Ask its maker for the file that ends in .says.") },
    [OUTCOME_WRONG] = { "wrong", 21, N_("Something in {story} is wrong."), NULL,
                        N_("Ask its maker to check, build and sign it again.") },
    [OUTCOME_TOO_LARGE] = { "too_large", 22, N_("{story} is too large."), NULL,
                            N_("Ask its maker to make it smaller than 256 MB.") },
    [OUTCOME_NOT_PLAIN] = { "not_plain", 23, N_("{story} is a link or a folder."), NULL,
                            N_("Copy the file itself to the stick.") },
    [OUTCOME_UNREADABLE] = { "unreadable", 24, N_("{story} cannot be read."), NULL,
                             N_("Copy the file again, or try another stick.") },
    [OUTCOME_TOO_MANY] = { "too_many", 25, N_("More than 64 stories on this stick."),
                           N_("The first 64 were read."),
                           N_("Copy the others to a second stick.") },
    [OUTCOME_FULL] = { "full", 26, N_("200 stories are here already."), NULL,
                       N_("Show this one on another exhibit.") },
    [OUTCOME_NO_ROOM] = { "no_room", 27, N_("No room: {mb} MB more needed."), NULL,
                          N_("Ask who looks after the exhibit for a larger card.") },
    [OUTCOME_NO_DISK] = { "no_disk", 28, N_("Stories cannot be saved now."), NULL,
                          N_("Ask who looks after the exhibit to check its card.") },
    [OUTCOME_BAD_STICK] = { "bad_stick", 29, N_("This stick cannot be read."),
                            N_("Try another one."), N_("Use a stick with FAT32.") },
    [OUTCOME_PULLED] = { "pulled", 30, N_("Pulled too early. Nothing changed."),
                         N_("Put it in again."), N_("Leave it in until you may pull it.") },
    [OUTCOME_NO_PIN] = { "no_pin", 31, N_("This new PIN is not for here."), N_("Nothing changed."),
                         N_("Ask for one with this exhibit's name, made now.") },
};

const OutcomeWords *outcome_words(Outcome outcome)
{
    return &words[outcome];
}

const char *outcome_then(const OutcomeReport *report)
{
    if (words[report->outcome].then)
        return words[report->outcome].then;
    return report->present ? N_("The old one stays.") : N_("Nothing changed.");
}

Outcome outcome_named(const char *name)
{
    int outcome = 0;
    while (outcome < OUTCOME_COUNT && strcmp(words[outcome].name, name) != 0)
        outcome++;
    return (Outcome)outcome;
}

void outcome_add(OutcomeReport *stick, const OutcomeReport *one)
{
    int refused = stick->refused + (words[one->outcome].status != 0);
    int good = stick->good + (one->outcome == OUTCOME_NEW || one->outcome == OUTCOME_KNOWN);
    bool less = stick->outcome == OUTCOME_NEW && one->outcome == OUTCOME_KNOWN;
    bool more = stick->outcome == OUTCOME_KNOWN && one->outcome == OUTCOME_NEW;
    if (more || (one->outcome > stick->outcome && !less))
        *stick = *one;
    stick->good = good;
    stick->refused = refused;
}

/* A file that is not signed well is believed in one thing: what kind of file it says it is. */
static Outcome of_head(const char *path)
{
    char head[100];
    const char *why;
    int file = file_open_no_link(path, &why);
    struct stat info;
    ssize_t size = file >= 0 && fstat(file, &info) == 0 ? pread(file, head, sizeof(head), 0) : -1;
    if (file >= 0)
        close(file);
    if (size > 0 && info.st_size > BUNDLE_BYTES_MOST)
        return OUTCOME_TOO_LARGE;
    if (size < 0)
        return OUTCOME_UNREADABLE;
    if (size < (ssize_t)sizeof(head))
        return OUTCOME_DAMAGED;
    switch (bundle_form(head, (size_t)size)) {
    case BUNDLE_FORM_NONE: return OUTCOME_NO_STORY;
    case BUNDLE_FORM_OLDER: return OUTCOME_TOO_OLD;
    case BUNDLE_FORM_NEWER: return OUTCOME_TOO_NEW;
    default: return OUTCOME_DAMAGED;
    }
}

Outcome outcome_of_refusal(const char *path, SignatureFound found, const Error *error)
{
    static const Outcome outcomes[] = {
        [SIGNATURE_NONE] = OUTCOME_UNSIGNED,   [SIGNATURE_UNKNOWN] = OUTCOME_UNKNOWN,
        [SIGNATURE_REVOKED] = OUTCOME_REVOKED, [SIGNATURE_WRONG] = OUTCOME_CHANGED,
        [SIGNATURE_GOOD] = OUTCOME_WRONG,
    };
    struct stat info;
    if (error->kind == ERROR_IO)
        return lstat(path, &info) == 0 && !S_ISREG(info.st_mode) ? OUTCOME_NOT_PLAIN
                                                                 : OUTCOME_UNREADABLE;
    return found == SIGNATURE_UNREAD ? of_head(path) : outcomes[found];
}
