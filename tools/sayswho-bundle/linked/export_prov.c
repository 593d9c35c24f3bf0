/* export_prov.c: the trails of all claims as W3C PROV-O (https://www.w3.org/TR/prov-o/).
 *
 * Every edge and every work beside a trail becomes PROV's plain statement and a qualified influence
 * with our own fields (claim, relation, change, wordings). An edge that is not a derivation is
 * written only in our own terms.
 */
#include <string.h>

#include "content/wording.h"
#include "linked/linked_data.h"

/* Each relation in PROV's terms; see docs/rubric.md. A retraction is stated about the parent,
 * through an activity. */
static const struct {
    const char *plain, *qualified, *type;
} terms[RELATION_COUNT] = {
    [RELATION_QUOTES] = { "prov:wasQuotedFrom", "prov:qualifiedQuotation", "prov:Quotation" },
    [RELATION_PARAPHRASES] = { "prov:wasDerivedFrom", "prov:qualifiedDerivation",
                               "prov:Derivation" },
    [RELATION_SUMMARISES] = { "prov:wasDerivedFrom", "prov:qualifiedDerivation",
                              "prov:Derivation" },
    [RELATION_TRANSLATES] = { "prov:wasDerivedFrom", "prov:qualifiedDerivation",
                              "prov:Derivation" },
    [RELATION_CITES] = { "prov:wasDerivedFrom", "prov:qualifiedDerivation", "prov:Derivation" },
    [RELATION_RESTS_ON] = { "prov:hadPrimarySource", "prov:qualifiedPrimarySource",
                            "prov:PrimarySource" },
    [RELATION_REPUBLISHES] = { "prov:wasDerivedFrom", "prov:qualifiedDerivation",
                               "prov:Derivation" },
    [RELATION_CORRECTS] = { "prov:wasRevisionOf", "prov:qualifiedRevision", "prov:Revision" },
    [RELATION_RETRACTS] = { "prov:wasInvalidatedBy", "prov:qualifiedInvalidation",
                            "prov:Invalidation" },
    [RELATION_CHECKS] = { "prov:wasInfluencedBy", "prov:qualifiedInfluence",
                          "prov:EntityInfluence" },
    [RELATION_CITES_BUT_NOT_THERE] = { "sayswho:cites_but_not_there", "sayswho:qualified", NULL },
    [RELATION_ENDS_AT_GAP] = { "sayswho:ends_at_gap", "sayswho:qualified", NULL },
};

static const char *node_id(LinkedData *data, const Claim *claim, int node)
{
    const Node *n = &claim->trail.nodes[node];
    switch (n->type) {
    case NODE_WORK: return linked_work_id(data, n);
    case NODE_GAP: /* gaps of two claims can have the same id */
        return arena_print(data->arena, "%s/gap/%s", linked_claim_id(data, claim),
                           linked_escape(data, n->id));
    default: return LINKED_ARTICLE;
    }
}

static json_t *gap_thing(LinkedData *data, const Node *node, const char *id)
{
    json_t *gap = linked_thing(id, "sayswho:Gap", NULL);
    linked_set(gap, "rdfs:label", linked_words(data, node->label));
    linked_set(gap, "sayswho:sought", linked_words(data, node->sought));
    linked_set(gap, "sayswho:where", linked_words(data, node->where));
    linked_set_date(gap, "sayswho:when", node->when);
    linked_set(gap, "sayswho:gap_result",
               linked_term(data, "gap_result", trail_gap_result_name(node->result)));
    return gap;
}

static bool add_nodes(LinkedData *data, const Claim *claim, Error *error)
{
    for (int i = 0; i < claim->trail.node_count; i++) {
        const Node *node = &claim->trail.nodes[i];
        const char *id = node_id(data, claim, i);
        if (node->type == NODE_GAP && !linked_add_once(data, gap_thing(data, node, id))) {
            error_set(error, ERROR_CONTENT,
                      "claim %s: two gaps are called \"%s\"; build the bundle again", claim->id,
                      node->id);
            return false;
        }
        if (node->type == NODE_WORK && !linked_add_work(data, claim, node, error))
            return false;
    }
    for (int i = 0; i < claim->beside_count; i++) {
        if (!linked_add_work(data, claim, &claim->beside[i].work, error))
            return false;
    }
    return true;
}

static const char *edge_id(LinkedData *data, const Claim *claim, int edge)
{
    return arena_print(data->arena, "%s/edge/%d", linked_claim_id(data, claim), edge + 1);
}

static bool same_words(LinkedData *data, const char *one, const char *other)
{
    return strcmp(wording_plain(data->arena, one), wording_plain(data->arena, other)) == 0;
}

/* The same wording in several places of a claim's trail is one thing, named after its first
 * place. Which words differ depends on the place and is not exported. */
static json_t *wording(LinkedData *data, const Claim *claim, int node, const char *text)
{
    const char *id = NULL;
    for (int i = 0; !id; i++) {
        const Edge *edge = &claim->trail.edges[i];
        bool here = edge->child == node && same_words(data, edge->child_words, text);
        bool there = edge->parent == node && same_words(data, edge->parent_words, text);
        if (here || there)
            id =
                arena_print(data->arena, "%s/%s", edge_id(data, claim, i), here ? "here" : "there");
    }
    json_t *thing = linked_thing(id, "prov:Entity", "sayswho:Wording");
    linked_set(thing, "sayswho:wording_of", linked_ref(node_id(data, claim, node)));
    linked_set(thing, "prov:value", linked_words(data, wording_plain(data->arena, text)));
    return thing;
}

static json_t *edge_thing(LinkedData *data, const Claim *claim, int number)
{
    const Edge *edge = &claim->trail.edges[number];
    const char *type = terms[edge->relation].type;
    const char *child = node_id(data, claim, edge->child);
    const char *parent = node_id(data, claim, edge->parent);
    json_t *thing = linked_thing(edge_id(data, claim, number), "sayswho:Edge", type);
    if (type && edge->relation != RELATION_RETRACTS)
        linked_set(thing, "prov:entity", linked_ref(parent));
    linked_set(thing, "sayswho:claim", linked_ref(linked_claim_id(data, claim)));
    linked_set(thing, "sayswho:from", linked_ref(child));
    linked_set(thing, "sayswho:to", linked_ref(parent));
    linked_set(thing, "sayswho:relation",
               linked_term(data, "", trail_relation_name(edge->relation)));
    linked_set(thing, "sayswho:change",
               linked_term(data, "change", trail_change_name(edge->change)));
    linked_set(thing, "sayswho:here", wording(data, claim, edge->child, edge->child_words));
    if (edge->parent_words[0])
        linked_set(thing, "sayswho:there", wording(data, claim, edge->parent, edge->parent_words));
    if (edge->locator[0])
        linked_set(thing, "sayswho:locator", linked_words(data, edge->locator));
    return thing;
}

static void add_edge(LinkedData *data, const Claim *claim, int number)
{
    const Edge *edge = &claim->trail.edges[number];
    bool retracts = edge->relation == RELATION_RETRACTS;
    const char *from = node_id(data, claim, retracts ? edge->parent : edge->child);
    const char *to = node_id(data, claim, edge->parent);
    json_t *statement = linked_ref(from), *qualified = edge_thing(data, claim, number);
    if (retracts) { /* in PROV an activity invalidates a work; a work cannot */
        to = arena_print(data->arena, "%s/act", edge_id(data, claim, number));
        linked_set(qualified, "prov:activity", linked_thing(to, "prov:Activity", NULL));
    }
    linked_set(statement, terms[edge->relation].plain, linked_ref(to));
    if (edge->relation == RELATION_REPUBLISHES)
        linked_set(statement, "prov:alternateOf", linked_ref(to));
    linked_set(statement, terms[edge->relation].qualified, qualified);
    linked_add(data, statement);
}

/* Says what a work beside the trail does to a work on it. A retraction is an act, which takes the
 * one work back and brings the other about. */
static void add_beside(LinkedData *data, const Claim *claim, int number)
{
    const Beside *beside = &claim->beside[number];
    const char *id =
        arena_print(data->arena, "%s/beside/%d", linked_claim_id(data, claim), number + 1);
    const char *act = arena_print(data->arena, "%s/act", id);
    const char *work = linked_work_id(data, &beside->work);
    const char *about = node_id(data, claim, beside->node);
    bool retracts = beside->relation == RELATION_RETRACTS;
    json_t *qualified = linked_thing(id, "sayswho:Beside", terms[beside->relation].type);
    json_t *statement = linked_ref(retracts ? about : work);
    if (retracts)
        linked_set(qualified, "prov:activity", linked_thing(act, "prov:Activity", NULL));
    else
        linked_set(qualified, "prov:entity", linked_ref(about));
    linked_set(qualified, "sayswho:claim", linked_ref(linked_claim_id(data, claim)));
    linked_set(qualified, "sayswho:from", linked_ref(work));
    linked_set(qualified, "sayswho:to", linked_ref(about));
    linked_set(qualified, "sayswho:relation",
               linked_term(data, "", trail_relation_name(beside->relation)));
    linked_set(qualified, "schema:text",
               linked_words(data, wording_plain(data->arena, beside->words)));
    linked_set(statement, terms[beside->relation].plain, linked_ref(retracts ? act : about));
    linked_set(statement, terms[beside->relation].qualified, qualified);
    linked_add(data, statement);
    if (retracts) {
        json_t *made = linked_ref(work);
        linked_set(made, "prov:wasGeneratedBy", linked_ref(act));
        linked_add(data, made);
    }
}

json_t *prov_export(Arena *arena, const Story *story, const Claim *const *claims, Error *error)
{
    LinkedData data = linked_start(arena, story);
    bool good = true;
    for (int i = 0; good && i < story->claim_count; i++) {
        linked_add(&data, linked_claim(&data, claims[i]));
        good = add_nodes(&data, claims[i], error);
        for (int edge = 0; good && edge < claims[i]->trail.edge_count; edge++)
            add_edge(&data, claims[i], edge);
        for (int beside = 0; good && beside < claims[i]->beside_count; beside++)
            add_beside(&data, claims[i], beside);
    }
    json_t *document = linked_finish(&data);
    if (!good) {
        json_decref(document);
        return NULL;
    }
    return document;
}
