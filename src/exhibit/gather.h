/* gather.h: what the present screen shows, read from the bundles and the ledger before it is laid
 * out, so that a screen is made of values alone. */
#ifndef EXHIBIT_GATHER_H
#define EXHIBIT_GATHER_H

#include "bundle/bundle.h"
#include "ledger/ledger.h"
#include "screens/screens.h"

/* Where it is read from. All borrowed. */
typedef struct {
    Bundle *const *bundles; /* by the visit's story index */
    int bundle_count;
    Bundle *example; /* the worked example's; NULL: the visit passes that step over */
    Ledger *ledger;  /* for how others rated; NULL: not shown */
} GatherFrom;

/* Fills in the view's stories, claims, blocks, pictures and others' ratings for the screen its
 * visit is on; the rest of the view is set. What is made for it lives in the arena, the rest in the
 * bundles. False with *error: the bundle *failed did not give what the screen shows. */
MUST_CHECK bool gather_view(const GatherFrom *from, Arena *arena, View *view, const Bundle **failed,
                            Error *error);

#endif
