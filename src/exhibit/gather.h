/* gather.h: reads what the present screen needs from the bundles and the ledger before the layout,
 * so that screens use only values. */
#ifndef EXHIBIT_GATHER_H
#define EXHIBIT_GATHER_H

#include "bundle/bundle.h"
#include "ledger/ledger.h"
#include "screens/screens.h"

/* The sources. All of it is borrowed. */
typedef struct {
    Bundle *const *bundles; /* indexed like the visit's stories */
    int bundle_count;
    Bundle *example; /* the worked example's; NULL: the visit leaves it out */
    Ledger *ledger;  /* for how others rated; NULL: that is not shown */
    bool uncounted;  /* this visit is not in the ledger */
} GatherFrom;

/* Fills in the view's stories, claims, blocks, pictures and others' ratings for the visit's present
 * screen; the caller has set the other fields. New things are in the arena, the others belong to
 * the bundles. False with *error when the bundle *failed could not give something. */
MUST_CHECK bool gather_view(const GatherFrom *from, Arena *arena, View *view, const Bundle **failed,
                            Error *error);

#endif
