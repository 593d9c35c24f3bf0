/* clerk.h: does for the panel what takes long, on a thread of its own, one thing after the other:
 * checks a PIN, writes what staff chose, counts visits, copies the counts, keeps and removes a
 * class, copies its sheet, asks the system.
 *
 * Without a thread (a tour, whose time is virtual) each thing is done when it is asked for. All
 * functions are called from one thread.
 */
#ifndef EXHIBIT_CLERK_H
#define EXHIBIT_CLERK_H

#include "figures/figures.h"
#include "staff/staff.h"
#include "visit/class_kept.h"

typedef enum {
    JOB_KEEP,       /* writes `kept` */
    JOB_CLASS,      /* writes the class's `text` */
    JOB_LOG,        /* writes the log `text` */
    JOB_CHECK,      /* whether `digits` are the PIN of the hash in `kept` */
    JOB_HASH,       /* makes the hash of `digits` */
    JOB_COUNT,      /* counts the visits up to `wall_s` */
    JOB_CLASS_WIPE, /* removes the class's file */
    JOB_SHEET,      /* copies `text`, the class's sheet as a PDF of `size` bytes, to a stick */
    JOB_COPY,       /* copies report and counts to a stick */
    JOB_OFF,        /* switches off */
    JOB_RESTART,    /* starts the system again */
    JOB_CLOCK,      /* sets the clock to `with` */
    JOB_VOLUME,     /* sets the loudspeaker to `with` percent */
} Job;

typedef struct {
    Job job;
    StaffKept kept;
    char digits[STAFF_PIN_MOST + 1];
    const char *language; /* of the report; static */
    int64_t wall_s;
    char with[20];
    char *text;  /* the clerk frees it; NULL: none. With JOB_COPY: the log, as a page of words */
    size_t size; /* of a sheet */
} Order;

typedef enum { FAILED_NOTHING, FAILED_STICK, FAILED_COPY, FAILED_SYSTEM } Failed;

typedef struct {
    Job job;
    bool good;     /* for JOB_CHECK: it is the PIN. What failed was logged */
    Failed failed; /* what, for staff */
    char hash[STAFF_HASH_ROOM];
    int64_t today, week, ended, all; /* visits */
    Figures *figures;                /* with JOB_COUNT; NULL: none. See clerk_free_figures() */
} Done;

typedef struct Clerk Clerk;

/* `data` is the folder of the ledger and of what staff chose; NULL: nothing is kept. `program` is
 * the system's: see staff/system.h. ring() is called from the thread when something is done; NULL:
 * there is no thread. */
Clerk *clerk_open(const char *data, const char *program, void (*ring)(void *), void *ringer);

/* Finishes what was asked for. Takes NULL. */
void clerk_close(Clerk *clerk);

void clerk_ask(Clerk *clerk, const Order *order);

/* Gives what was done, in the order in which it was asked for; false when there is nothing. */
bool clerk_collect(Clerk *clerk, Done *done);

/* Frees what clerk_collect() gave. Takes NULL. */
void clerk_free_figures(Figures *figures);

#endif
