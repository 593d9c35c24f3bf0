/* shelf_private.h: what shelf.c and stored.c share. Private to src/shelf. */
#ifndef SHELF_SHELF_PRIVATE_H
#define SHELF_SHELF_PRIVATE_H

#include "shelf/shelf.h"

/* Keeps the place's bundle open until shelf_let_go(), but not in the place. */
void shelf_leave(Shelf *shelf, Place *place);
void shelf_set_aside(Place *place, int64_t now_ms);
void shelf_drop_place(Shelf *shelf, Place *place);

/* In stored.c. Has a withdrawn story from the store opened again; its live version is given up if
 * its content is wrong. */
void shelf_stored_failed(Shelf *shelf, const Place *place, ErrorKind kind);
/* Shows what the keeper opened. True when the list has changed. */
bool shelf_collect_stored(Shelf *shelf, int64_t now_ms);

#endif
