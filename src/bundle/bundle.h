/* bundle.h: opens a bundle (.says) for reading and checks it. All stories come in here.
 *
 * bundle_open() is the only function that makes a Bundle. It checks the file (size, header, exact
 * schema, limits) and the walk-up path. Every other claim is checked when it is first read, so that
 * opening takes the same time with 24 claims as with 24,000. When a claim is read its level is
 * computed again from the facts and the trail; a bundle with another level is refused. Texts are
 * checked to be UTF-8 here and nowhere else. docs/bundle.md lists the tables and what is refused.
 * Uses SQLite, libpng, md4c; knows no screens and no visitors.
 *
 * A signature is not needed for what a person names: the built-in stories, an author's preview.
 * What comes by stick is opened with bundle_open_signed(), and only with that.
 *
 * There are two kinds of error: ERROR_CONTENT (the bundle is wrong and stays wrong) and ERROR_IO
 * (the disk failed or there was no memory; another try may succeed). Every function that can fail
 * can fail with both.
 *
 * A wrong translation is not an error: the text is returned in the story's own language, and this
 * is logged once. Only bundle_check() refuses it.
 *
 * Everything returned is borrowed from the bundle: the story is valid until bundle_close(), all
 * else until bundle_forget().
 */
#ifndef BUNDLE_BUNDLE_H
#define BUNDLE_BUNDLE_H

#include "base/error.h"
#include "base/memory.h"
#include "content/content.h"
#include "signature/signature.h"

#define BUNDLE_APPLICATION_ID 0x53617973 /* "Says" */
#define BUNDLE_FORMAT_VERSION 3

typedef struct Bundle Bundle;

/* True when a file that begins with these bytes says that it is a bundle. The header has 100 bytes;
 * with fewer it is none. */
bool bundle_begins_with(const char *head, size_t length);

/* What kind of file it says it is: no bundle, or one of an older, the present or a newer format. */
typedef enum {
    BUNDLE_FORM_NONE,
    BUNDLE_FORM_OLDER,
    BUNDLE_FORM_PRESENT,
    BUNDLE_FORM_NEWER
} BundleForm;
BundleForm bundle_form(const char *head, size_t length);

/* Opens and checks. NULL with ERROR_IO (missing, not a regular file, unreadable) or ERROR_CONTENT
 * (not a bundle, cut short, another program's file, another format version, a wrong schema, a wrong
 * claim on the path). The message names the file, what is wrong and what to do. */
MUST_CHECK Bundle *bundle_open(const char *path, Error *error);
void bundle_close(Bundle *bundle); /* takes NULL */

/* The same for a bundle that did not come from the person who starts the program: it must also have
 * a good signature by one of the keys, for this story and version, and the path must not be a
 * symbolic link. NULL as above; signature->found says what is wrong with the signature, and is
 * SIGNATURE_UNREAD or SIGNATURE_GOOD when something else is wrong. While the bundle is open,
 * reading fails if anything in the file is not as it was signed. Reads the whole file. */
MUST_CHECK Bundle *bundle_open_signed(const char *path, const Keyring *keyring,
                                      Signature *signature, Error *error);

/* The story, in the language in use. */
const Story *bundle_story(const Bundle *bundle);

/* Sets the language of the texts that are returned from now on; a text without a translation stays
 * in the story's own language. Texts that were returned before stay valid and unchanged. True the
 * first time that language is used. */
bool bundle_use_language(Bundle *bundle, const char *code);

/* Number of the story's texts that are not translated into the language in use, as counted by the
 * author's tool; -1 when there is no translation into it at all. */
int bundle_untranslated(Bundle *bundle);

/* Returns the story's own language when `text`, which this bundle returned, is in that language
 * instead of the language in use; else NULL. For the log, and for the voice. */
const char *bundle_language_of(const Bundle *bundle, const char *text);

/* Returns claim `number`; NULL with *error when something in it is wrong (level, trail, text). */
MUST_CHECK const Claim *bundle_claim(Bundle *bundle, int number, Error *error);

/* Returns the number of the claim with that id, or -1. */
int bundle_claim_number(Bundle *bundle, const char *id);

/* Returns block `number` of the retelling. */
MUST_CHECK const Block *bundle_block(Bundle *bundle, int number, Error *error);

/* Sets *picture. The PNG is a copy in the arena. Its checksums were compared, but it was not
 * decoded. */
MUST_CHECK bool bundle_picture(Bundle *bundle, const char *name, Arena *arena, Picture *picture,
                               Error *error);

/* Decodes the story's cover and drops it, to see that it can be shown. Call this before several
 * stories are shown on one page, where a broken cover would spoil the page for all. Takes longer
 * than bundle_open(). */
MUST_CHECK bool bundle_check_cover(Bundle *bundle, Error *error);

/* Returns the corrections, newest first, and sets *count, which is 0 when there are none. NULL with
 * *error when they cannot be read. */
MUST_CHECK const Correction *bundle_corrections(Bundle *bundle, int *count, Error *error);

/* Frees what was read for a visitor: claims, blocks, texts of pictures, corrections, and SQLite's
 * copies of pages. It is read again when it is needed. Call this between two visits: with 32
 * stories it frees 14 MB. */
void bundle_forget(Bundle *bundle);

/* Reads and checks everything, as the author's tool does. False with *error for the first thing
 * that is wrong. */
MUST_CHECK bool bundle_check(Bundle *bundle, Error *error);

#endif
