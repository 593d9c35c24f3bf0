/* keeper.h: looks after the store on a thread of its own, so that no visitor waits for the disk.
 *
 * It takes in what came by stick as soon as it comes, without polling, and opens each version that
 * became live. The shelf collects the open bundles between two visits. Private to src/shelf; the
 * exhibit sees only what became of the stick. From keeper_start() on the store belongs to the
 * thread. All functions are called from the shelf's thread.
 */
#ifndef SHELF_KEEPER_H
#define SHELF_KEEPER_H

#include "outcome/stick_note.h"
#include "store/store.h"

typedef struct Keeper Keeper;

/* A story from the store, to be shown from now on. */
typedef struct {
    char id[STORY_ID_MOST + 1];
    Bundle *bundle; /* NULL: no version of it can be shown */
    bool again;     /* with NULL: another try may succeed */
} Stored;

/* The last stick. */
typedef struct {
    int number; /* raised with each change; 0: there was none since the start */
    StickState state;
    OutcomeReport report;
} KeptStick;

/* `unit` is the exhibit's name: a file new-pin on a stick brings its first PIN back if it is signed
 * with a trusted key, is for that name, and was made after the last one that was believed here.
 * When that was made stands in the file DATA/new-pin, which is written before it is told, so that
 * nobody can use a file twice, also after a pulled plug.
 *
 * Opens the store in the folder DATA. NULL with *error when it cannot be used. */
MUST_CHECK Keeper *keeper_open(const char *data, const char *keys, const char *unit, Error *error);
void keeper_close(Keeper *keeper); /* takes NULL; waits for the file that is being checked */

/* The store, only before keeper_start(). */
Store *keeper_store(Keeper *keeper);

/* Opens the live version of one story now; for the start. */
void keeper_open_now(Keeper *keeper, const char *id);

/* Starts the thread. It calls ring() whenever there is something new; that must be possible from
 * any thread. With NULL there is no thread, and keeper_work() does everything. */
typedef void KeeperRing(void *ringer);
void keeper_start(Keeper *keeper, KeeperRing *ring, void *ringer);
void keeper_work(Keeper *keeper);

/* True when there is something to collect. The second gives the next one, which the caller owns;
 * false when there is none. */
bool keeper_has(Keeper *keeper);
bool keeper_collect(Keeper *keeper, Stored *stored);

KeptStick keeper_stick(Keeper *keeper);

/* True once after each file new-pin that was believed. */
bool keeper_pin_is_back(Keeper *keeper);

/* The first is true when there is something to tell about a file that came by stick: a good one
 * once its story can be collected, and one that was refused. The second gives the next; false when
 * there is none. */
bool keeper_has_news(Keeper *keeper);
bool keeper_news(Keeper *keeper, OutcomeReport *report);

/* Has the story opened again; the second first gives up its live version for good. */
void keeper_again(Keeper *keeper, const char *id);
void keeper_give_up(Keeper *keeper, const char *id);

/* Has the version before shown, or again the newer one: see store_undo(). The second returns which
 * version that would be; 0: none. `by_stick` says whether a version of it came by stick. */
void keeper_undo(Keeper *keeper, const char *id);
void keeper_forget(Keeper *keeper); /* everything that came by stick */
int keeper_other(Keeper *keeper, const char *id, bool *by_stick);

/* See store_note_shown(). */
void keeper_note_shown(Keeper *keeper, const char *id);

#endif
