/* export_prov.c: the trails of all claims as W3C PROV-O (https://www.w3.org/TR/prov-o/).
 *
 * Every edge becomes PROV's plain statement and a qualified influence with our own fields (claim,
 * relation, change, wordings). An edge that is not a derivation is written only in our own terms.
 */
#include <string.h>

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
    const char *id = linked_escape(data, n->id);
    switch (n->type) {
    case NODE_WORK: return arena_print(data->arena, "story:work/%s", id);
    case NODE_GAP: /* gaps of two claims can have the same id */
        return arena_print(data->arena, "%s/gap/%s", linked_claim_id(data, claim), id);
    default: return LINKED_ARTICLE;
    }
}

static json_t *work_thing(LinkedData *data, const Node *node, const char *id)
{
    json_t *work = linked_thing(id, "prov:Entity", "schema:CreativeWork");
    linked_set(work, "rdfs:label", linked_words(data, node->label));
    linked_set_text(work, "schema:name", node->title);
    linked_set(work, "sayswho:work_kind",
               linked_term(data, "work_kind", trail_work_kind_name(node->kind)));
    linked_attribute(data, work, "author", node->author);
    linked_attribute(data, work, "publisher", node->publisher);
    linked_attribute(data, work, "body", node->body);
    linked_set_date(work, "sayswho:first_known", node->date);
    linked_set_address(work, "schema:url", node->address);
    linked_set_address(work, "schema:archivedAt", node->archived);
    if (node->hash[0]) {
        json_t *copy =
            linked_thing(arena_print(data->arena, "%s/copy", id), "schema:MediaObject", NULL);
        linked_set_address(copy, "schema:url", node->archived);
        linked_set_text(copy, "schema:sha256", node->hash);
        linked_set(work, "schema:associatedMedia", copy);
    }
    linked_set(work, "sayswho:seen", linked_term(data, "seen", trail_seen_name(node->seen)));
    return work;
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
        if (node->type == NODE_WORK && !linked_add_once(data, work_thing(data, node, id))) {
            error_set(error, ERROR_CONTENT,
                      "claim %s: an earlier claim describes the work \"%s\" in another way; build "
                      "the bundle again",
                      claim->id, node->id);
            return false;
        }
    }
    return true;
}

static const char *edge_id(LinkedData *data, const Claim *claim, int edge)
{
    return arena_print(data->arena, "%s/edge/%d", linked_claim_id(data, claim), edge + 1);
}

/* The same wording in several places of a claim's trail is one thing, named after its first
 * place. */
static json_t *wording(LinkedData *data, const Claim *claim, int node, const char *text)
{
    const char *id = NULL;
    for (int i = 0; !id; i++) {
        const Edge *edge = &claim->trail.edges[i];
        bool here = edge->child == node && strcmp(edge->child_words, text) == 0;
        bool there = edge->parent == node && strcmp(edge->parent_words, text) == 0;
        if (here || there)
            id =
                arena_print(data->arena, "%s/%s", edge_id(data, claim, i), here ? "here" : "there");
    }
    json_t *thing = linked_thing(id, "prov:Entity", "sayswho:Wording");
    linked_set(thing, "sayswho:wording_of", linked_ref(node_id(data, claim, node)));
    linked_set(thing, "prov:value", linked_words(data, text));
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

json_t *prov_export(Arena *arena, const Story *story, const Claim *const *claims, Error *error)
{
    LinkedData data = linked_start(arena, story);
    bool good = true;
    for (int i = 0; good && i < story->claim_count; i++) {
        linked_add(&data, linked_claim(&data, claims[i]));
        good = add_nodes(&data, claims[i], error);
        for (int edge = 0; good && edge < claims[i]->trail.edge_count; edge++)
            add_edge(&data, claims[i], edge);
    }
    json_t *document = linked_finish(&data);
    if (!good) {
        json_decref(document);
        return NULL;
    }
    return document;
}
