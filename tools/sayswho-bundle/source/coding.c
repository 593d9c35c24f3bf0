#include "source/coding.h"

#include <string.h>

#include "base/limits.h"

/* What the rules look at. */
typedef struct {
    const Claim *claim;
    const Trail *trail;
    const char *article_date; /* "" when it could not be read */
    bool origin;              /* the trail reaches one, so that the facts about it apply */
} Coding;

/* What a rule has found: the works and dates that its sentence names. */
typedef struct {
    const char *one, *other, *one_date, *other_date;
} Found;

/* ---- dates ---- */

/* True when one date is before the other, whatever the days are that they leave open. */
static bool before(const char *one, const char *other)
{
    size_t length = strlen(one) < strlen(other) ? strlen(one) : strlen(other);
    return strncmp(one, other, length) < 0;
}

static const char *date_of(const Coding *coding, const Node *node)
{
    return node->type == NODE_ARTICLE ? coding->article_date : node->date;
}

/* ---- the trail ---- */

static const char *name_of(const Node *node)
{
    return node->type == NODE_ARTICLE ? "the article" : node->id;
}

static const Node *child_of(const Coding *coding, const Edge *edge)
{
    return &coding->trail->nodes[edge->child];
}

static const Node *parent_of(const Coding *coding, const Edge *edge)
{
    return &coding->trail->nodes[edge->parent];
}

/* True for a work where the trail ends. */
static bool is_end(const Trail *trail, int node)
{
    for (int i = 0; i < trail->edge_count; i++) {
        if (trail->edges[i].child == node)
            return false;
    }
    return trail->nodes[node].type == NODE_WORK;
}

/* Returns a work where the trail ends, if all such works were seen in this way; else NULL. */
static const Node *all_ends(const Trail *trail, Seen seen)
{
    const Node *found = NULL;
    for (int i = 0; i < trail->node_count; i++) {
        if (!is_end(trail, i))
            continue;
        if (trail->nodes[i].seen != seen)
            return NULL;
        found = &trail->nodes[i];
    }
    return found;
}

/* Returns the first edge with that relation, or NULL, and names its works. */
static const Edge *edge_that(const Coding *coding, Relation relation, Found *found)
{
    for (int i = 0; i < coding->trail->edge_count; i++) {
        const Edge *edge = &coding->trail->edges[i];
        if (edge->relation != relation)
            continue;
        found->one = name_of(child_of(coding, edge));
        found->other = name_of(parent_of(coding, edge));
        return edge;
    }
    return NULL;
}

/* `been` are the nodes from which it was tried. */
static bool follow_unchanged(const Trail *trail, int node, bool been[TRAIL_NODES_MOST])
{
    if (is_end(trail, node))
        return true;
    if (been[node])
        return false;
    been[node] = true;
    for (int i = 0; i < trail->edge_count; i++) {
        const Edge *edge = &trail->edges[i];
        if (edge->child == node && edge->change == CHANGE_NONE &&
            follow_unchanged(trail, edge->parent, been))
            return true;
    }
    return false;
}

/* True when words can be followed from the article to an end of the trail without any change. */
static bool reaches_unchanged(const Trail *trail)
{
    bool been[TRAIL_NODES_MOST] = { false };
    return follow_unchanged(trail, 0, been);
}

/* Finds the first edge whose words changed. */
static bool find_change(const Coding *coding, Found *found)
{
    for (int i = 0; i < coding->trail->edge_count; i++) {
        const Edge *edge = &coding->trail->edges[i];
        if (edge->change == CHANGE_NONE || edge->relation == RELATION_ENDS_AT_GAP)
            continue;
        *found = (Found){ .one = name_of(child_of(coding, edge)),
                          .other = name_of(parent_of(coding, edge)),
                          .one_date = trail_change_name(edge->change) };
        return true;
    }
    return false;
}

/* True when the article itself cites every origin, so that each edge has the two wordings that the
 * fact `fidelity` compares. */
static bool cites_all_ends(const Trail *trail)
{
    for (int i = 0; i < trail->edge_count; i++) {
        const Edge *edge = &trail->edges[i];
        if (trail->nodes[edge->child].type != NODE_ARTICLE)
            return false;
    }
    return true;
}

/* ---- the rules about a claim's facts ---- */

typedef bool Rule(const Coding *coding, Found *found);

static int fact(const Coding *coding, Fact which)
{
    return coding->claim->facts.value[which];
}

static bool open_but_nobody_saw_it(const Coding *coding, Found *found)
{
    const Node *end = all_ends(coding->trail, SEEN_NOT);
    found->one = end ? end->id : "";
    found->other = rubric_value_name(FACT_ACCESS, fact(coding, FACT_ACCESS));
    return end && fact(coding, FACT_ACCESS) != ACCESS_UNSEEN;
}

static bool unseen_but_seen(const Coding *coding, Found *found)
{
    const Node *end = all_ends(coding->trail, SEEN_SEEN);
    found->one = end ? end->id : "";
    return end && fact(coding, FACT_ACCESS) == ACCESS_UNSEEN;
}

static bool retracted_but_standing(const Coding *coding, Found *found)
{
    return fact(coding, FACT_STANDING) == STANDING_STANDING &&
           edge_that(coding, RELATION_RETRACTS, found);
}

static bool corrected_but_standing(const Coding *coding, Found *found)
{
    return fact(coding, FACT_STANDING) == STANDING_STANDING &&
           edge_that(coding, RELATION_CORRECTS, found);
}

/* A notice beside the trail tells of later. One from before the article counts in `standing`. */
static bool taken_back_before_the_article(const Coding *coding, Found *found)
{
    const Claim *claim = coding->claim;
    for (int i = 0; i < claim->beside_count; i++) {
        const Beside *beside = &claim->beside[i];
        if (beside->relation == RELATION_CHECKS || !is_end(coding->trail, beside->node) ||
            !before(beside->work.date, coding->article_date))
            continue;
        *found = (Found){ .one = beside->work.id,
                          .other = name_of(&coding->trail->nodes[beside->node]),
                          .one_date = beside->work.date,
                          .other_date =
                              beside->relation == RELATION_RETRACTS ? "withdrawn" : "corrected" };
        return fact(coding, FACT_STANDING) == STANDING_STANDING;
    }
    return false;
}

static bool changed_but_says_this(const Coding *coding, Found *found)
{
    return fact(coding, FACT_FIDELITY) == FIDELITY_SAYS_THIS && cites_all_ends(coding->trail) &&
           !reaches_unchanged(coding->trail) && find_change(coding, found);
}

/* Between two works that the article did not both use, words may change, and the article may still
 * have them right. */
static bool changed_on_the_way_but_says_this(const Coding *coding, Found *found)
{
    return fact(coding, FACT_FIDELITY) == FIDELITY_SAYS_THIS && !cites_all_ends(coding->trail) &&
           !reaches_unchanged(coding->trail) && find_change(coding, found);
}

static bool not_there_but_says_it(const Coding *coding, Found *found)
{
    return fact(coding, FACT_FIDELITY) != FIDELITY_ABSENT_OR_OPPOSITE &&
           trail_origins(coding->trail) == ORIGINS_NONE &&
           edge_that(coding, RELATION_CITES_BUT_NOT_THERE, found);
}

static bool absent_but_no_edge_misses(const Coding *coding, Found *found)
{
    return fact(coding, FACT_FIDELITY) == FIDELITY_ABSENT_OR_OPPOSITE &&
           !edge_that(coding, RELATION_CITES_BUT_NOT_THERE, found);
}

/* In `sentence` {1} and {2} are the works, and {3} and {4} what else was found. */
static const struct {
    Fact fact;
    Rule *applies;
    bool advice;
    const char *sentence, *mend;
} fact_rules[] = {
    { FACT_ACCESS, open_but_nobody_saw_it, false,
      "it is {2}, but nobody saw {1}, where the trail ends",
      "write unseen, or look at {1} and mend its seen" },
    { FACT_ACCESS, unseen_but_seen, false, "it is unseen, but you saw {1}, where the trail ends",
      "write open or editor_only, or mend seen of {1}" },
    { FACT_STANDING, retracted_but_standing, false, "{1} retracts {2} on this trail",
      "write withdrawn; a notice that came after the article stands beside the trail" },
    { FACT_STANDING, corrected_but_standing, false, "{1} corrects {2} on this trail",
      "write corrected; a correction that came after the article stands beside the trail" },
    { FACT_STANDING, taken_back_before_the_article, false,
      "{1} ({3}) was out before the article, and is about {2}", "write {4}" },
    { FACT_FIDELITY, changed_but_says_this, false, "the words changed from {2} to {1}: {3}",
      "write changed, or mend the edge: change: none" },
    { FACT_FIDELITY, changed_on_the_way_but_says_this, true,
      "the words changed from {2} to {1}: {3}",
      "if the article's words changed with them, write changed" },
    { FACT_FIDELITY, not_there_but_says_it, false,
      "the edge from {1} to {2} is cites_but_not_there: {2} does not say it",
      "write absent_or_opposite, or mend the edge's relation" },
    { FACT_FIDELITY, absent_but_no_edge_misses, true, "no edge of the trail is cites_but_not_there",
      "write that for the edge to the work that does not say it, or mend the fact" },
};

/* ---- the rules about one edge ---- */

typedef bool EdgeRule(const Coding *coding, const Edge *edge, Found *found);

static bool takes_back(const Edge *edge)
{
    return edge->relation == RELATION_RETRACTS || edge->relation == RELATION_CORRECTS;
}

static bool older_than_its_source(const Coding *coding, const Edge *edge, Found *found)
{
    const Node *child = child_of(coding, edge), *parent = parent_of(coding, edge);
    *found = (Found){ .one = name_of(child),
                      .other = name_of(parent),
                      .one_date = date_of(coding, child),
                      .other_date = date_of(coding, parent) };
    return parent->type == NODE_WORK && before(found->one_date, found->other_date);
}

static bool takes_back_what_came_later(const Coding *coding, const Edge *edge, Found *found)
{
    return takes_back(edge) && older_than_its_source(coding, edge, found);
}

static bool uses_what_came_later(const Coding *coding, const Edge *edge, Found *found)
{
    return !takes_back(edge) && older_than_its_source(coding, edge, found);
}

/* The date of a work is when it was first known. Its words may have been known to some before, so
 * that the second is only advice. */
static const struct {
    EdgeRule *applies;
    bool advice;
    const char *sentence, *mend;
} edge_rules[] = {
    { takes_back_what_came_later, false,
      "{1} ({3}) is older than {2} ({4}), and cannot take it back",
      "turn the edge round, from the notice to the work, or write the notice under beside" },
    { uses_what_came_later, true, "{2} ({4}) is younger than {1} ({3}), which cannot have used it",
      "end the trail before it, and name it under known.works, or beside the trail" },
};

/* ---- telling ---- */

/* Returns the text with {1} to {4} replaced by what was found. */
static const char *filled(Arena *arena, const char *text, const Found *found)
{
    const char *const parts[] = { found->one, found->other, found->one_date, found->other_date };
    const char *result = "";
    for (const char *brace; (brace = strchr(text, '{')); text = brace + 3)
        result = arena_print(arena, "%s%.*s%s", result, (int)(brace - text), text,
                             parts[brace[1] - '1']);
    return arena_print(arena, "%s%s", result, text);
}

static void tell(Yaml at, bool advice, const char *sentence, const char *mend, const Found *found)
{
    Arena *arena = at.file->findings->arena;
    const char *said = filled(arena, sentence, found), *what = filled(arena, mend, found);
    if (advice)
        yaml_advise_as(at, ADVICE_CODING, sentence, "%s; %s", said, what);
    else
        yaml_complain(at, "%s; %s", said, what);
}

static void check_edges(const Coding *coding, Yaml list)
{
    for (int i = 0; i < coding->trail->edge_count; i++) {
        const Edge *edge = &coding->trail->edges[i];
        for (size_t rule = 0; rule < COUNT(edge_rules); rule++) {
            Found found;
            if (edge_rules[rule].applies(coding, edge, &found))
                tell(yaml_get(yaml_item(list, i), "to", false), edge_rules[rule].advice,
                     edge_rules[rule].sentence, edge_rules[rule].mend, &found);
        }
    }
}

void coding_check_claim(StorySource *source, Yaml at, const Claim *claim)
{
    const char *article_date = source->story.original_date;
    const Coding coding = { .claim = claim,
                            .trail = &claim->trail,
                            .article_date = article_date ? article_date : "",
                            .origin = trail_end(&claim->trail) == TRAIL_ORIGIN };
    Yaml facts = yaml_get(at, "facts", false);
    for (size_t i = 0; coding.origin && i < COUNT(fact_rules); i++) {
        Found found = { "", "", "", "" };
        if (fact_rules[i].applies(&coding, &found))
            tell(yaml_get(facts, rubric_fact_name(fact_rules[i].fact), false), fact_rules[i].advice,
                 fact_rules[i].sentence, fact_rules[i].mend, &found);
    }
    check_edges(&coding, yaml_get(at, "trail", false));
}

void coding_check_future(const StorySource *source, Yaml map, const char *key, const char *date)
{
    const char *as_of = source->story.as_of ? source->story.as_of : "";
    if (before(as_of, date))
        yaml_complain(yaml_get(map, key, false),
                      "%s is later than %s, when the sources were last looked at (as_of); mend one "
                      "of them",
                      date, as_of);
}

/* True for "https://pond.example", and for words such as "The town's archive, room 2". */
static bool can_be_looked_up(const char *address)
{
    size_t scheme = strcspn(address, ": ");
    return strncmp(address, "http://", 7) == 0 || strncmp(address, "https://", 8) == 0 ||
           (strchr(address, ' ') && address[scheme] != ':');
}

void coding_check_address(Yaml map, const char *key, const char *address)
{
    Yaml at = yaml_get(map, key, false);
    if (address[0] && !can_be_looked_up(address))
        yaml_complain(at,
                      "\"%s\" cannot be opened; write all of it, as in https://example.org/page, "
                      "or say in words where it is kept",
                      yaml_quote(at, address));
}
