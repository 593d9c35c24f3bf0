/* trail.h: the provenance graph behind one claim, and what can be computed from it.
 *
 * Pure. Nodes are works and gaps; node 0 is always the article itself. An edge leads from a child
 * to the parent it took its words from. A date is when something was first known, which need not be
 * when it was first said. docs/rubric.md explains the words and how they map to W3C PROV-O.
 */
#ifndef RUBRIC_TRAIL_H
#define RUBRIC_TRAIL_H

#include "base/error.h"
#include "rubric/rubric.h"

typedef enum { NODE_ARTICLE, NODE_WORK, NODE_GAP } NodeType;

typedef enum {
    WORK_PRIMARY_DOCUMENT,
    WORK_OFFICIAL_STATEMENT,
    WORK_EYEWITNESS_ACCOUNT,
    WORK_WIRE_REPORT,
    WORK_NEWSPAPER,
    WORK_NEWS_SITE,
    WORK_OPINION_ARTICLE,
    WORK_PARTISAN_SITE,
    WORK_CLAIMANT_OUTLET,
    WORK_PRESS_RELEASE,
    WORK_STUDY,
    WORK_BOOK,
    WORK_SOCIAL_MEDIA,
    WORK_BROADCAST,
    WORK_KIND_COUNT
} WorkKind;

typedef enum { SEEN_NOT, SEEN_IN_A_COPY, SEEN_SEEN, SEEN_COUNT } Seen;

typedef enum {
    GAP_NOT_FOUND,
    GAP_PAYWALL,
    GAP_LOST,
    GAP_REFUSED,
    GAP_LOOP,
    GAP_RESULT_COUNT
} GapResult;

typedef enum {
    RELATION_QUOTES,
    RELATION_PARAPHRASES,
    RELATION_SUMMARISES,
    RELATION_TRANSLATES,
    RELATION_CITES,
    RELATION_RESTS_ON,
    RELATION_REPUBLISHES,
    RELATION_CORRECTS,
    RELATION_RETRACTS,
    RELATION_CHECKS, /* only of a work beside the trail; see content.h */
    RELATION_CITES_BUT_NOT_THERE,
    RELATION_ENDS_AT_GAP,
    RELATION_COUNT
} Relation;

typedef enum {
    CHANGE_NONE,
    CHANGE_CERTAINTY_RAISED,
    CHANGE_NUMBER_CHANGED,
    CHANGE_SCOPE_WIDENED,
    CHANGE_TIME_OR_PLACE_DROPPED,
    CHANGE_CAUSE_FOR_LINK,
    CHANGE_QUALIFIER_DROPPED,
    CHANGE_ATTRIBUTION_DROPPED,
    CHANGE_CONTEXT_CUT,
    CHANGE_DATE_WRONG,
    CHANGE_OUTLET_WRONG,
    CHANGE_COUNT
} Change;

/* Texts are UTF-8 in the story's language, borrowed from the trail's maker; "" when the author gave
 * none. Fields that do not apply to the type are "" or 0. */
typedef struct {
    NodeType type;
    const char *id;
    const char *label; /* a few words shown beside the knot */

    WorkKind kind;
    const char *title, *author, *publisher;
    const char *body; /* who is responsible; works of the same body count as one origin */
    const char *date; /* "2016-03-22", "2016-03" or "2016": as precise as is known */
    const char *address, *archived, *hash;
    Seen seen;

    const char *sought, *where, *when; /* for a gap: what was looked for, where, when */
    GapResult result;
} Node;

typedef struct {
    int child, parent; /* index into nodes */
    Relation relation;
    Change change;
    const char *child_words;  /* how the child puts it, in our words */
    const char *parent_words; /* how the parent puts it; "" only when it is a gap */
    const char *locator;      /* where the parent says it: "page 14", "minute 12" */
} Edge;

typedef struct {
    const Node *nodes;
    int node_count;
    const Edge *edges;
    int edge_count;
} Trail;

/* Names in files ("cites_but_not_there"); static. The from_name functions return -1 for an unknown
 * name. */
const char *trail_work_kind_name(WorkKind kind);
const char *trail_seen_name(Seen seen);
const char *trail_gap_result_name(GapResult result);
const char *trail_relation_name(Relation relation);
const char *trail_change_name(Change change);
int trail_work_kind_from_name(const char *name);
int trail_seen_from_name(const char *name);
int trail_gap_result_from_name(const char *name);
int trail_relation_from_name(const char *name);
int trail_change_from_name(const char *name);

/* True when the graph is sound: it has no cycle, every edge joins known nodes, every node can be
 * reached from the article, every edge has both wordings or ends at a gap, and the relation is
 * ends_at_gap exactly when the parent is a gap, and never checks. ERROR_CONTENT names the nodes
 * concerned and what to do. */
MUST_CHECK bool trail_check(const Trail *trail, Error *error);

/* Where the trail of a checked graph ends: the best result of its branches. A work without parents
 * is an origin, even one that is cited but does not say it. A gap means that the trail stops short,
 * or, with the result loop, that it loops. */
TrailEnd trail_end(const Trail *trail);

/* Counts the independent origins of a checked graph: works at the end of a chain of derivations,
 * one for each responsible body. Works that are cited but do not say it, and retracted ones, do not
 * count.
 */
Origins trail_origins(const Trail *trail);

/* Sets FACT_TRAIL_END and FACT_INDEPENDENT_ORIGINS from the graph. When no origin is reached it
 * also sets the four facts that then do not apply. When the facts exclude a supporting origin (see
 * docs/rubric.md), the count is 0. Then checks that all nine are consistent. */
MUST_CHECK bool trail_complete_facts(const Trail *trail, Facts *facts, Error *error);

#endif
