#include "rubric/trail.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const char *const work_kinds[WORK_KIND_COUNT] = {
    "primary_document",
    "official_statement",
    "eyewitness_account",
    "wire_report",
    "newspaper",
    "news_site",
    "opinion_article",
    "partisan_site",
    "claimant_outlet",
    "press_release",
    "study",
    "book",
    "social_media",
    "broadcast",
};
static const char *const seens[SEEN_COUNT] = { "not_seen", "seen_in_a_copy", "seen" };
static const char *const gap_results[GAP_RESULT_COUNT] = { "not_found", "paywall", "lost",
                                                           "refused", "loop" };
static const char *const relations[RELATION_COUNT] = {
    "quotes",   "paraphrases", "summarises",          "translates",
    "cites",    "rests_on",    "republishes",         "corrects",
    "retracts", "checks",      "cites_but_not_there", "ends_at_gap",
};
static const char *const changes[CHANGE_COUNT] = {
    "none",
    "certainty_raised",
    "number_changed",
    "scope_widened",
    "time_or_place_dropped",
    "cause_for_link",
    "qualifier_dropped",
    "attribution_dropped",
    "context_cut",
    "date_wrong",
    "outlet_wrong",
};

static int find(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

const char *trail_work_kind_name(WorkKind kind)
{
    return work_kinds[kind];
}

const char *trail_seen_name(Seen seen)
{
    return seens[seen];
}

const char *trail_gap_result_name(GapResult result)
{
    return gap_results[result];
}

const char *trail_relation_name(Relation relation)
{
    return relations[relation];
}

const char *trail_change_name(Change change)
{
    return changes[change];
}

int trail_work_kind_from_name(const char *name)
{
    return find(work_kinds, WORK_KIND_COUNT, name);
}

int trail_seen_from_name(const char *name)
{
    return find(seens, SEEN_COUNT, name);
}

int trail_gap_result_from_name(const char *name)
{
    return find(gap_results, GAP_RESULT_COUNT, name);
}

int trail_relation_from_name(const char *name)
{
    return find(relations, RELATION_COUNT, name);
}

int trail_change_from_name(const char *name)
{
    return find(changes, CHANGE_COUNT, name);
}

/* ---- walking the graph ---- */

typedef struct {
    const Trail *trail;
    char *state; /* for each node: 0 not visited, 1 on the present path, 2 done */
    Error *error;
} Walk;

/* Walks depth first from `node`. False when there is a cycle. */
static bool walk(Walk *walking, int node)
{
    const Trail *trail = walking->trail;
    walking->state[node] = 1;
    for (int i = 0; i < trail->edge_count; i++) {
        const Edge *edge = &trail->edges[i];
        if (edge->child != node)
            continue;
        if (walking->state[edge->parent] == 1) {
            error_set(walking->error, ERROR_CONTENT,
                      "the trail goes in a circle from %s back to %s; end it at a gap whose result "
                      "is loop",
                      trail->nodes[node].id, trail->nodes[edge->parent].id);
            return false;
        }
        if (walking->state[edge->parent] == 0 && !walk(walking, edge->parent))
            return false;
    }
    walking->state[node] = 2;
    return true;
}

static bool check_edge(const Trail *trail, const Edge *edge, Error *error)
{
    if (edge->child < 0 || edge->child >= trail->node_count || edge->parent < 0 ||
        edge->parent >= trail->node_count) {
        error_set(error, ERROR_CONTENT,
                  "an edge of the trail leads to something that is not there; name a work or gap");
        return false;
    }
    const Node *child = &trail->nodes[edge->child], *parent = &trail->nodes[edge->parent];
    const char *wrong = NULL;
    if (parent->type == NODE_ARTICLE)
        wrong = "leads to the article itself; a trail leads away from it";
    else if (child->type == NODE_GAP)
        wrong = "starts at a gap; nothing follows a gap";
    else if ((parent->type == NODE_GAP) != (edge->relation == RELATION_ENDS_AT_GAP))
        wrong = "has the wrong relation: ends_at_gap exactly when it leads to a gap";
    else if (edge->relation == RELATION_CHECKS)
        wrong = "has the relation checks, but words do not come from what checks them; write the "
                "work under beside";
    else if (!edge->child_words[0])
        wrong = "has no wording; write how the nearer one words it (here)";
    else if (parent->type != NODE_GAP && !edge->parent_words[0])
        wrong = "has one wording only; write how the further one words it (there)";
    if (!wrong)
        return true;
    error_set(error, ERROR_CONTENT, "the edge from %s to %s %s", child->id, parent->id, wrong);
    return false;
}

bool trail_check(const Trail *trail, Error *error)
{
    if (trail->node_count < 1 || trail->nodes[0].type != NODE_ARTICLE) {
        error_set(error, ERROR_CONTENT, "the trail does not begin at the article");
        return false;
    }
    for (int i = 0; i < trail->edge_count; i++) {
        if (!check_edge(trail, &trail->edges[i], error))
            return false;
    }
    Walk walking = { trail, memory_take((size_t)trail->node_count, 1), error };
    bool whole = walk(&walking, 0);
    for (int i = 0; whole && i < trail->node_count; i++) {
        if (walking.state[i] == 0) {
            error_set(
                error, ERROR_CONTENT,
                "nothing leads to %s from the article; add an edge to it, or take it out; a work "
                "that takes back or checks one of the trail stands under beside",
                trail->nodes[i].id);
            whole = false;
        }
    }
    if (whole && trail->node_count == 1) {
        error_set(error, ERROR_CONTENT,
                  "the trail is empty; when no source is given, end it at a gap that says so");
        whole = false;
    }
    free(walking.state);
    return whole;
}

static bool has_parents(const Trail *trail, int node)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].child == node)
            return true;
    }
    return false;
}

TrailEnd trail_end(const Trail *trail)
{
    TrailEnd best = TRAIL_LOOPS;
    for (int i = 0; i < trail->node_count; i++) {
        const Node *node = &trail->nodes[i];
        if (node->type == NODE_WORK && !has_parents(trail, i))
            return TRAIL_ORIGIN;
        if (node->type == NODE_GAP && node->result != GAP_LOOP)
            best = TRAIL_STOPS_SHORT;
    }
    return best;
}

/* Marks the nodes that the article's words derive from, along edges that are derivations. */
static void mark_derived(const Trail *trail, int node, char *derived)
{
    derived[node] = 1;
    for (int i = 0; i < trail->edge_count; i++) {
        const Edge *edge = &trail->edges[i];
        if (edge->child == node && !derived[edge->parent] &&
            edge->relation != RELATION_CITES_BUT_NOT_THERE && edge->relation != RELATION_RETRACTS &&
            edge->relation != RELATION_ENDS_AT_GAP)
            mark_derived(trail, edge->parent, derived);
    }
}

static const char *responsible(const Node *node)
{
    return node->body[0] ? node->body : node->publisher[0] ? node->publisher : node->id;
}

Origins trail_origins(const Trail *trail)
{
    char *derived = memory_take((size_t)trail->node_count, 1);
    mark_derived(trail, 0, derived);
    const char *first = NULL;
    Origins origins = ORIGINS_NONE;
    for (int i = 1; i < trail->node_count; i++) {
        const Node *node = &trail->nodes[i];
        if (!derived[i] || node->type != NODE_WORK || has_parents(trail, i))
            continue;
        if (!first)
            origins = ORIGINS_ONE;
        else if (strcmp(first, responsible(node)) != 0)
            origins = ORIGINS_TWO_OR_MORE;
        first = first ? first : responsible(node);
    }
    free(derived);
    return origins;
}

bool trail_complete_facts(const Trail *trail, Facts *facts, Error *error)
{
    int *value = facts->value;
    value[FACT_TRAIL_END] = (int)trail_end(trail);
    if (value[FACT_TRAIL_END] != TRAIL_ORIGIN) {
        value[FACT_POSITION] = POSITION_SECOND_HAND;
        value[FACT_FIDELITY] = FIDELITY_CHANGED;
        value[FACT_ACCESS] = ACCESS_UNSEEN;
        value[FACT_STANDING] = STANDING_STANDING;
    }
    bool supports =
        value[FACT_TRAIL_END] == TRAIL_ORIGIN && value[FACT_POSITION] == POSITION_OWN_ACCESS &&
        value[FACT_FIDELITY] == FIDELITY_SAYS_THIS && value[FACT_ACCESS] != ACCESS_UNSEEN &&
        value[FACT_STANDING] == STANDING_STANDING;
    value[FACT_INDEPENDENT_ORIGINS] = supports ? (int)trail_origins(trail) : ORIGINS_NONE;
    return rubric_consistent(facts, error);
}
