/* keeper_private.h: what keeper.c and incoming.c share. Private to src/shelf. */
#ifndef SHELF_KEEPER_PRIVATE_H
#define SHELF_KEEPER_PRIVATE_H

#include <pthread.h>
#include <time.h>

#include "shelf/keeper.h"

typedef enum { ASKED_NOTHING, ASKED_AGAIN, ASKED_GIVE_UP, ASKED_UNDO, ASKED_FORGET } Asked;

/* What is known of one story of the store. */
typedef struct {
    Stored stored; /* to collect, if `ready` */
    bool ready;
    int other;  /* version to step back or forward to; 0: none */
    int opened; /* the live version that was opened for the shelf, or tried; 0: none */
    Asked asked;
    OutcomeReport news; /* to be told when it is delivered; OUTCOME_READING: nothing */
} Kept;

#define NEWS_MOST 64

struct Keeper {
    /* Only the thread uses these, once it runs. */
    Store *store;
    char *incoming, *data, *unit;
    int watch;              /* inotify on that folder, or -1 */
    struct timespec looked; /* the folder's time when nothing was in it */
    StickNote note;         /* the last one */
    OutcomeReport taken;    /* of the files of this stick that were taken in */

    pthread_t thread;
    bool running;
    int pipe[2]; /* wakes the thread */
    KeeperRing *ring;
    void *ringer;

    pthread_mutex_t mutex; /* protects what follows */
    bool ending;
    Kept stories[STORE_STORIES_MOST];
    int count, ready;
    KeptStick stick;
    bool pin_is_back;
    OutcomeReport news[NEWS_MOST];
    int news_count;
};

/* In incoming.c. The first notes what a stick before the start left, so that it is not told again.
 * The second takes in one file from DATA/incoming, or tells what the note about the stick says;
 * false when nothing changed there. */
void incoming_start(Keeper *keeper);
bool incoming_take_next(Keeper *keeper);

/* Tells the shelf what became of one file. */
void keeper_tell_file(Keeper *keeper, const OutcomeReport *report);

/* Tells the shelf what became of the stick so far. */
void keeper_tell_stick(Keeper *keeper, StickState state, const OutcomeReport *report);

#endif
