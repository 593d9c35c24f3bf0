/* shelf_private.h: what shelf.c and stored.c share. Private to src/shelf. */
#ifndef SHELF_SHELF_PRIVATE_H
#define SHELF_SHELF_PRIVATE_H

#include "shelf/shelf.h"

/* Keeps the place's bundle open until shelf_let_go(), but not in the place. */
void shelf_leave(Shelf *shelf, Place *place);
void shelf_set_aside(Place *place, int64_t now_ms);
void shelf_drop_place(Shelf *shelf, Place *place);

/* In stored.c. Gives up what a withdrawn place showed, if its content is wrong. */
void shelf_give_up_stored(Shelf *shelf, Place *place, ErrorKind kind);
/* Opens the place's story again: the live version, the one before, or the built-in one. */
MUST_CHECK Bundle *shelf_open_stored(const Shelf *shelf, Place *place, Error *error);
/* Shows what became live. True when the list has changed. */
bool shelf_follow_store(Shelf *shelf);

#endif
