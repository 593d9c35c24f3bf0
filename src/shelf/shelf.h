/* shelf.h: the bundles that are shown, and those set aside until their file can be read again.
 *
 * What the disk or the memory did not give may be there later: such a file is opened anew after 5
 * s, then after twice that, up to 5 minutes. A bundle whose content is wrong is not: its author
 * mends it. A story that comes back has the place it had.
 */
#ifndef SHELF_SHELF_H
#define SHELF_SHELF_H

#include <stddef.h>

#include "bundle/bundle.h"

#define SHELF_STORIES_MOST 32

/* One file; a folder only while it cannot be read. */
typedef struct {
    char *path;       /* owned; NULL: it is not opened anew */
    Bundle *bundle;   /* NULL: set aside */
    int64_t pause_ms; /* how long it was set aside last; 0: never */
    int64_t try_ms;   /* when it is opened anew; CLOCK_NEVER while it is open */
} Place;

/* Start it zeroed. */
typedef struct {
    Place places[SHELF_STORIES_MOST];
    int count;
    Place example;
    Bundle *leaving[SHELF_STORIES_MOST + 1]; /* withdrawn, but still on the glass */
    int leaving_count;
} Shelf;

/* False with *error: one of the files and folders named is not there. */
MUST_CHECK bool shelf_are_there(const char *const *named, Error *error);

/* Opens the files named, or every .says in the folders named, in order of name, and the built-in
 * worked example. What does not open is logged. */
void shelf_open(Shelf *shelf, const char *const *named, int64_t now_ms);
void shelf_open_example(Shelf *shelf, int64_t now_ms);
void shelf_close(Shelf *shelf);

/* Lists the open ones in their order, at most SHELF_STORIES_MOST. Returns how many. */
int shelf_list(const Shelf *shelf, Bundle **bundles);

/* Takes an open bundle, the example too, out of the list: ERROR_IO until it can be read again, else
 * for good. It is closed by shelf_let_go(), once nothing on the glass is borrowed from it. */
void shelf_withdraw(Shelf *shelf, const Bundle *bundle, ErrorKind kind, int64_t now_ms);
void shelf_let_go(Shelf *shelf);

/* When to call shelf_try_again(), while nobody is in a visit; CLOCK_NEVER: nothing is set aside.
 * True: something came back, the list is another one. Reads whole files: one that cannot be read to
 * its end stays aside, so that no visitor is the first to meet the bad place. */
int64_t shelf_wake_ms(const Shelf *shelf);
bool shelf_try_again(Shelf *shelf, int64_t now_ms);

/* Puts an author's bundle in the only place; takes it over. The old one leaves. */
void shelf_replace(Shelf *shelf, Bundle *bundle);

/* The built-in stories' folder; without it NULL. */
const char *shelf_folder(char *out, size_t room);

#endif
