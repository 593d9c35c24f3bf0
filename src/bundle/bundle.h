/* bundle.h: a bundle (.says), opened read-only: the door through which a story comes in.
 *
 * bundle_open() is the only maker of a Bundle and has checked the file (size, header, exact schema,
 * limits) and the walk-up path; every other claim is checked when it is first read, so that opening
 * costs the same for 24 claims and for 24,000. The level is computed again from the facts and the
 * graph each time a claim is read; a bundle that states another is refused. Text is checked to be
 * UTF-8 here, once. Uses SQLite, libpng, md4c; knows no screens and no visitors.
 *
 * Two kinds of error: ERROR_CONTENT (the bundle is wrong, and stays so) and ERROR_IO (the disk or
 * the memory did not give it; another try may). Whatever can fail can fail with either.
 *
 * A translation that is wrong is no error: the text is given in the story's own language, and the
 * log says so once. Only bundle_check() refuses it.
 *
 * What is returned is borrowed from the bundle and lives until bundle_close().
 */
#ifndef BUNDLE_BUNDLE_H
#define BUNDLE_BUNDLE_H

#include "base/error.h"
#include "base/memory.h"
#include "content/content.h"

#define BUNDLE_APPLICATION_ID 0x53617973 /* "Says" */
#define BUNDLE_FORMAT_VERSION 1

typedef struct Bundle Bundle;

/* Opens and checks. NULL with *error: ERROR_IO (missing, no regular file, unreadable),
 * ERROR_CONTENT (not a bundle, truncated, another application's, a newer version, wrong schema, a
 * claim of the path wrong). The message names the file, what is wrong and what to do. */
MUST_CHECK Bundle *bundle_open(const char *path, Error *error);
void bundle_close(Bundle *bundle); /* takes NULL */

/* In the language in use. */
const Story *bundle_story(const Bundle *bundle);

/* The language its texts are given in from now on; a text without a translation stays as written.
 * Pointers from before stay valid, in their language. True the first time that language is used. */
bool bundle_use_language(Bundle *bundle, const char *code);

/* How many of the story's texts are not in the language in use: as the author's tool counted them;
 * -1: there is no translation into it at all. */
int bundle_untranslated(Bundle *bundle);

/* The story's language when `text`, which this bundle gave, is in that one and not in the language
 * in use; NULL when it is in the language in use. For staff, and for a voice. */
const char *bundle_language_of(const Bundle *bundle, const char *text);

/* Claim `number`; NULL with *error when it does not hold (level, trail, text). */
MUST_CHECK const Claim *bundle_claim(Bundle *bundle, int number, Error *error);

/* The number of the claim with that id, or -1. */
int bundle_claim_number(Bundle *bundle, const char *id);

/* Block `number` of the retelling. */
MUST_CHECK const Block *bundle_block(Bundle *bundle, int number, Error *error);

/* Sets *picture; its PNG is the arena's, with every part's checksum compared, and not decoded. */
MUST_CHECK bool bundle_picture(Bundle *bundle, const char *name, Arena *arena, Picture *picture,
                               Error *error);

/* Decodes the story's picture and lets go of it. Who shows several stories on one page does this
 * first: one that cannot be shown there would be in the way of the others. Takes longer than all of
 * bundle_open(). */
MUST_CHECK bool bundle_check_cover(Bundle *bundle, Error *error);

/* The log of corrections, newest first, and how many there are. NULL with *error when it
 * cannot be read; with none, *count is 0. */
MUST_CHECK const Correction *bundle_corrections(Bundle *bundle, int *count, Error *error);

/* Reads and checks everything there is: what the tools do, and taking-in. The first thing wrong. */
MUST_CHECK bool bundle_check(Bundle *bundle, Error *error);

#endif
