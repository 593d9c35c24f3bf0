/* shelf.h: the bundles that are shown, and those that are set aside until their file can be read
 * again.
 *
 * When the disk failed or memory ran out, opening the file may succeed later: it is tried again
 * after 5 s, then after twice that, up to 5 minutes. A bundle whose content is wrong is not tried
 * again: its author has to correct it. A story that comes back has its old place in the list.
 */
#ifndef SHELF_SHELF_H
#define SHELF_SHELF_H

#include <stddef.h>

#include "bundle/bundle.h"
#include "shelf/keeper.h"

#define SHELF_STORIES_MOST 256 /* the built-in ones and those from sticks */

/* A file, or a folder that could not be read yet. */
typedef struct {
    char *path;                     /* owned; NULL: it is never opened again */
    char stored[STORY_ID_MOST + 1]; /* the story in the store that is shown here; "": none */
    Bundle *bundle;                 /* NULL: set aside */
    int64_t pause_ms; /* the last pause before it was tried again; 0: there was none */
    int64_t try_ms;   /* when to try it again; CLOCK_NEVER while it is open */
} Place;

/* Start it as { 0 }. */
typedef struct {
    Place places[SHELF_STORIES_MOST];
    int count;
    Place example;
    Bundle *leaving[SHELF_STORIES_MOST + 1]; /* withdrawn, but still shown */
    int leaving_count;
    Keeper *keeper; /* of the store; NULL: none */
    int restarts;   /* by itself, in the last day: see store_restarts() */
} Shelf;

/* False with *error when one of the named files and folders is missing. */
MUST_CHECK bool shelf_check_named(const char *const *named, Error *error);

/* The first opens the named files, and every .says file in the named folders, in the order of their
 * names. The second opens the built-in worked example. What does not open is logged. */
void shelf_open(Shelf *shelf, const char *const *named, int64_t now_ms);
void shelf_open_example(Shelf *shelf, int64_t now_ms);
void shelf_close(Shelf *shelf);

/* Opens the store in the folder `data`. Its live stories are shown instead of built-in ones with
 * the same id, unless these are newer: those are opened at once, and one story if there is no
 * other. The second opens the rest, and what becomes live later, with a thread that calls ring()
 * when shelf_try_again() can show something. Call it after the first frame. With NULL for ring()
 * there is no thread, and all is opened now: see shelf_work(). `keys` is the folder of trusted
 * keys, `unit` the name of the exhibit. */
void shelf_open_store(Shelf *shelf, const char *data, const char *keys, const char *unit);
void shelf_keep(Shelf *shelf, KeeperRing *ring, void *ringer);

/* Without a thread: takes in what came by stick and opens it, now. */
void shelf_work(Shelf *shelf);

/* The last stick. `number` is 0 when there was none. */
KeptStick shelf_stick(const Shelf *shelf);

/* True once after a stick brought the first PIN back: see keeper.h. */
bool shelf_pin_is_back(Shelf *shelf);

/* What became of a file that came by stick: see keeper_news(). */
bool shelf_has_news(const Shelf *shelf);
bool shelf_news(Shelf *shelf, OutcomeReport *report);

/* The title of the open story with that id, in the language in use; NULL: there is none. */
const char *shelf_title(const Shelf *shelf, const char *id);

/* True when the bundle came by stick: it was checked, with all its pictures, when it was taken in.
 */
bool shelf_is_stored(const Shelf *shelf, const Bundle *bundle);

/* The other version that a step back leads to, or forward again; 0: none. The second takes that
 * step: shelf_try_again() shows it. */
int shelf_other_version(const Shelf *shelf, const char *id, bool *by_stick);
void shelf_undo(Shelf *shelf, const char *id);

/* Gives up everything that came by stick: built-in stories are shown again by shelf_try_again(). */
void shelf_forget(Shelf *shelf);

/* Notes which bundle is shown, for the case that the exhibit ends abnormally; NULL: none. */
void shelf_shows(Shelf *shelf, const Bundle *bundle);

/* Lists the open bundles in their order. `bundles` has room for SHELF_STORIES_MOST. Returns their
 * number. */
int shelf_list(const Shelf *shelf, Bundle **bundles);

/* Sets the language of the open bundles' texts. Logs for staff, once for each story and language,
 * how much is not translated. */
void shelf_use_language(Shelf *shelf, const char *code);

/* Takes an open bundle or the example out of the list: with ERROR_IO until it can be read again,
 * otherwise for good. A story from the store comes back as the version before, or as the built-in
 * one. shelf_let_go() closes it; call that when the scene borrows nothing from it
 * any more. */
void shelf_withdraw(Shelf *shelf, const Bundle *bundle, ErrorKind kind, int64_t now_ms);
void shelf_let_go(Shelf *shelf);

/* The first says when to call the second, while nobody is in a visit; CLOCK_NEVER when nothing is
 * set aside. The second returns true when the list has changed. It reads whole files: one that
 * cannot be read to its end stays set aside, so that no visitor comes to the unreadable part
 * first. */
int64_t shelf_wake_ms(const Shelf *shelf);
bool shelf_try_again(Shelf *shelf, int64_t now_ms);

/* For a preview: puts the bundle, which it takes over, in place of all others. The old one is
 * withdrawn. */
void shelf_replace(Shelf *shelf, Bundle *bundle);

/* Writes and returns the folder of the built-in stories; NULL when there is none. */
const char *shelf_built_in_folder(char *out, size_t room);

#endif
