/* sign.c: signs a bundle, for the author's tool. */
#include "bundle/sign.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "bundle/bundle_private.h"

/* Appends the page to a copy that has no signature. */
static bool append_page(const char *aside, const char *page, Error *error)
{
    int file = open(aside, O_WRONLY | O_APPEND | O_CLOEXEC);
    bool good = file >= 0 && write(file, page, SIGNATURE_PAGE_BYTES) == SIGNATURE_PAGE_BYTES;
    if (!good)
        error_set(error, ERROR_IO, "%s: it cannot be written: %s; is there room?", aside,
                  strerror(errno));
    if (file >= 0)
        close(file);
    return good;
}

/* Signs what is in the copy, after it was checked as a whole. */
static bool sign_copy(const char *aside, const SecretKey *secret, Error *error)
{
    char page[SIGNATURE_PAGE_BYTES];
    Bundle *bundle = bundle_open(aside, error);
    bool good = bundle && bundle_check(bundle, error) &&
                signature_make(bundle->file.descriptor, bundle->file.size, aside, secret,
                               bundle->story.id, bundle->story.version, page, error);
    bundle_close(bundle);
    return good && append_page(aside, page, error);
}

bool bundle_sign(const char *path, const SecretKey *secret, Error *error)
{
    Bundle *bundle = bundle_open(path, error);
    if (!bundle)
        return false;
    size_t room = strlen(path) + sizeof(".new");
    char *aside = memory_take(room, 1);
    snprintf(aside, room, "%s.new", path);
    unlink(aside); /* may be left from a run that was interrupted */
    bool good =
        file_copy(bundle->file.descriptor, path, aside, bundle->file.size, error) == FILE_COPIED &&
        sign_copy(aside, secret, error) && file_put_in_place(aside, path, error);
    if (!good)
        unlink(aside);
    bundle_close(bundle);
    free(aside);
    return good;
}
