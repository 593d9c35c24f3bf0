/* claims_yaml.c: reads claims.yaml: the works, and for each claim its facts, trail, cards and what
 * is known.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "source/coding.h"
#include "source/story_source.h"

#define ARTICLE "article" /* the article's name in trails */

static const char work_kinds[] =
    "primary_document, official_statement, eyewitness_account, wire_report, newspaper, news_site, "
    "opinion_article, partisan_site, claimant_outlet, press_release, study, book, social_media, "
    "broadcast";
/* Those of the trail. `checks` is read, too, so that trail_check() can say where it belongs. */
static const char relations[] = "quotes, paraphrases, summarises, translates, cites, rests_on, "
                                "republishes, corrects, retracts, cites_but_not_there, ends_at_gap";
static const char changes[] =
    "none, certainty_raised, number_changed, scope_widened, time_or_place_dropped, cause_for_link, "
    "qualifier_dropped, attribution_dropped, context_cut, date_wrong, outlet_wrong";

/* What is needed to read a claim: the file, and its works sorted by id. */
typedef struct {
    StorySource *source;
    const Node **sorted; /* by id */
} Reading;

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const Node *const *)a)->id, (*(const Node *const *)b)->id);
}

static Node empty_node(NodeType type)
{
    return (Node){ .type = type,
                   .id = "",
                   .label = "",
                   .title = "",
                   .author = "",
                   .publisher = "",
                   .body = "",
                   .date = "",
                   .address = "",
                   .archived = "",
                   .hash = "",
                   .sought = "",
                   .where = "",
                   .when = "" };
}

static const char *read_hash(Yaml work)
{
    const char *hash = yaml_get_text(work, "hash", false);
    size_t digits = strspn(hash, "0123456789abcdef");
    Yaml at = yaml_get(work, "hash", false);
    if (hash[0] && (digits != 64 || hash[64]))
        yaml_complain(at, "\"%s\" is not a sha256; copy the 64 letters and digits of sha256sum",
                      yaml_quote(at, hash));
    return hash;
}

static const char *read_work_id(Yaml work)
{
    const char *id = yaml_get_text(work, "id", true);
    if (strcmp(id, ARTICLE) == 0)
        yaml_complain(yaml_get(work, "id", false),
                      "\"%s\" is the article itself; choose another name", ARTICLE);
    return id;
}

static void read_works(Reading *reading, Yaml root)
{
    static const char *const keys[] = { "id",        "kind", "label", "title",   "author",
                                        "publisher", "body", "date",  "address", "archived",
                                        "hash",      "seen", NULL };
    StorySource *source = reading->source;
    Yaml list = yaml_get(root, "works", true);
    int count = yaml_count(list);
    Node *works = arena_take(source->arena, (size_t)count + 1, sizeof(Node));
    source->works = works;
    reading->sorted = arena_take(source->arena, (size_t)count + 1, sizeof(Node *));
    source->work_used = arena_take(source->arena, (size_t)count + 1, sizeof(bool));
    for (int i = 0; i < count; i++) {
        Yaml item = yaml_item(list, i);
        yaml_only(item, keys);
        Node *work = &works[i];
        *work = empty_node(NODE_WORK);
        work->id = read_work_id(item);
        source->within = arena_print(source->arena, "work %s", work->id);
        work->kind = (WorkKind)yaml_get_name(item, "kind", trail_work_kind_from_name, work_kinds);
        work->label = source_words(source, item, "label", true);
        work->title = source_words(source, item, "title", true);
        work->author = source_words(source, item, "author", false);
        work->publisher = source_words(source, item, "publisher", true);
        work->body = source_words(source, item, "body", false);
        work->date = yaml_get_date(item, "date");
        work->address = yaml_get_text(item, "address", false);
        work->archived = yaml_get_text(item, "archived", false);
        work->hash = read_hash(item);
        work->seen = (Seen)yaml_get_name(item, "seen", trail_seen_from_name,
                                         "not_seen, seen_in_a_copy, seen");
        coding_check_future(source, item, "date", work->date);
        coding_check_address(item, "address", work->address);
        coding_check_address(item, "archived", work->archived);
        reading->sorted[i] = work;
    }
    source->work_count = count;
    qsort(reading->sorted, (size_t)count, sizeof(*reading->sorted), by_id);
    yaml_refuse_twins(list);
}

static const Node *find_work(const Reading *reading, const char *id)
{
    Node wanted = { .id = id };
    const Node *key = &wanted;
    const Node **found =
        bsearch(&key, reading->sorted, (size_t)reading->source->work_count, sizeof(Node *), by_id);
    return found ? *found : NULL;
}

/* ---- one claim ---- */

/* The trail that is being read. `nodes` has room for all nodes that its edges can name. */
typedef struct {
    const Reading *reading;
    Node *gaps;
    int gap_count;
    Node *nodes;
    int node_count;
} Tracing;

static void read_gaps(Tracing *tracing, Yaml list)
{
    static const char *const keys[] = { "id", "label", "sought", "where", "when", "result", NULL };
    StorySource *source = tracing->reading->source;
    int count = yaml_count(list);
    Node *gaps = arena_take(source->arena, (size_t)count + 1, sizeof(Node));
    for (int i = 0; i < count; i++) {
        Yaml item = yaml_item(list, i);
        yaml_only(item, keys);
        gaps[i] = empty_node(NODE_GAP);
        gaps[i].id = yaml_get_text(item, "id", true);
        gaps[i].label = source_words(source, item, "label", true);
        gaps[i].sought = source_words(source, item, "sought", true);
        gaps[i].where = source_words(source, item, "where", true);
        gaps[i].when = yaml_get_date(item, "when");
        coding_check_future(source, item, "when", gaps[i].when);
        gaps[i].result = (GapResult)yaml_get_name(item, "result", trail_gap_result_from_name,
                                                  "not_found, paywall, lost, refused, loop");
        if (strcmp(gaps[i].id, ARTICLE) == 0 || find_work(tracing->reading, gaps[i].id))
            yaml_complain(yaml_get(item, "id", false),
                          "\"%s\" is the name of a work; choose another", gaps[i].id);
    }
    yaml_refuse_twins(list);
    tracing->gaps = gaps;
    tracing->gap_count = count;
}

/* Returns the trail's node with that name. If it is not in the trail yet, adds the work or gap. */
static int node_named(Tracing *tracing, Yaml edge, const char *key)
{
    const char *id = yaml_get_text(edge, key, true);
    for (int i = 0; i < tracing->node_count; i++) {
        if (strcmp(tracing->nodes[i].id, id) == 0)
            return i;
    }
    StorySource *source = tracing->reading->source;
    const Node *found = find_work(tracing->reading, id);
    if (found)
        source->work_used[found - source->works] = true;
    for (int i = 0; !found && i < tracing->gap_count; i++) {
        if (strcmp(tracing->gaps[i].id, id) == 0)
            found = &tracing->gaps[i];
    }
    if (found && id[0]) {
        tracing->nodes[tracing->node_count] = *found;
        return tracing->node_count++;
    }
    Yaml at = yaml_get(edge, key, false);
    if (id[0])
        yaml_complain(at, "no work or gap is called \"%s\"; add it, or mend the name",
                      yaml_quote(at, id));
    return -1;
}

/* True when both ends of the edge are known. */
static bool read_edge(Tracing *tracing, Yaml at, Edge *edge)
{
    static const char *const keys[] = { "from", "to",    "relation", "change",
                                        "here", "there", "locator",  NULL };
    StorySource *source = tracing->reading->source;
    yaml_only(at, keys);
    edge->child = node_named(tracing, at, "from");
    edge->parent = node_named(tracing, at, "to");
    edge->relation = (Relation)yaml_get_name(at, "relation", trail_relation_from_name, relations);
    edge->change = (Change)yaml_get_name(at, "change", trail_change_from_name, changes);
    bool gap = edge->parent >= 0 ? tracing->nodes[edge->parent].type == NODE_GAP
                                 : edge->relation == RELATION_ENDS_AT_GAP;
    edge->child_words = source_wording(source, at, "here", true);
    edge->parent_words = source_wording(source, at, "there", !gap);
    edge->locator = source_words(source, at, "locator", false);
    if (gap && edge->locator[0])
        yaml_complain(yaml_get(at, "locator", false),
                      "a gap has no page or minute; take it out, or write it under where");
    return edge->child >= 0 && edge->parent >= 0;
}

static void refuse_unreached_gaps(const Tracing *tracing, Yaml list)
{
    for (int g = 0; g < tracing->gap_count; g++) {
        bool reached = !tracing->gaps[g].id[0];
        for (int i = 0; !reached && i < tracing->node_count; i++)
            reached = strcmp(tracing->nodes[i].id, tracing->gaps[g].id) == 0;
        if (!reached)
            yaml_complain(yaml_item(list, g),
                          "nothing leads to the gap \"%s\"; add an edge or take it out",
                          tracing->gaps[g].id);
    }
}

/* Do not use the trail if there were findings. */
static Trail read_trail(const Reading *reading, Yaml claim)
{
    Arena *arena = reading->source->arena;
    Yaml gaps = yaml_get(claim, "gaps", false), list = yaml_get(claim, "trail", true);
    int before = reading->source->findings->count;
    Tracing tracing = { .reading = reading };
    read_gaps(&tracing, gaps);
    int count = yaml_count(list), edge_count = 0;
    Edge *edges = arena_take(arena, (size_t)count + 1, sizeof(Edge));
    tracing.nodes = arena_take(arena, 2 * (size_t)count + 1, sizeof(Node));
    tracing.nodes[0] = empty_node(NODE_ARTICLE);
    tracing.nodes[0].id = ARTICLE;
    tracing.node_count = 1;
    for (int i = 0; i < count && i < TRAIL_EDGES_MOST; i++)
        edge_count += read_edge(&tracing, yaml_item(list, i), &edges[edge_count]);
    if (count > TRAIL_EDGES_MOST || tracing.node_count > TRAIL_NODES_MOST)
        yaml_complain(list, "it has more than %d edges or %d works and gaps; show fewer",
                      TRAIL_EDGES_MOST, TRAIL_NODES_MOST - 1);
    else if (edge_count == count) /* otherwise a misspelt edge may be meant for the gap */
        refuse_unreached_gaps(&tracing, gaps);
    Trail trail = { tracing.nodes, tracing.node_count, edges, edge_count };
    Error error = { 0 };
    if (yaml_present(list) && reading->source->findings->count == before &&
        !trail_check(&trail, &error))
        yaml_complain(list, "%s", error.message);
    return trail;
}

static void read_fact(Yaml at, Fact fact, Facts *facts)
{
    const char *text = yaml_text(at);
    int value = rubric_value_from_name(fact, text);
    bool third = rubric_value_count(fact) > 2;
    if (value < 0)
        yaml_complain(at, "\"%s\" is not one of %s, %s%s%s", yaml_quote(at, text),
                      rubric_value_name(fact, 0), rubric_value_name(fact, 1), third ? ", " : "",
                      third ? rubric_value_name(fact, 2) : "");
    facts->value[fact] = value < 0 ? 0 : value;
}

/* Reads the facts that an editor codes. Two are computed, and four apply only when an origin is
 * reached; with a wrong trail (`trail` is NULL) that is not known. */
static void read_facts(Yaml map, const Trail *trail, Facts *facts)
{
    static const char *const keys[] = { "attribution", "position",  "fidelity",
                                        "access",      "standing",  "stake",
                                        "kind",        "trail_end", "independent_origins",
                                        NULL };
    yaml_only(map, keys);
    bool origin = trail && trail_end(trail) == TRAIL_ORIGIN;
    for (int i = 0; i < FACT_COUNT; i++) {
        Fact fact = (Fact)i;
        bool computed = fact == FACT_TRAIL_END || fact == FACT_INDEPENDENT_ORIGINS;
        bool about_origin = fact >= FACT_POSITION && fact <= FACT_STANDING;
        Yaml at = yaml_get(map, rubric_fact_name(fact), !computed && (!about_origin || origin));
        if (!yaml_present(at))
            continue;
        if (computed)
            yaml_complain(at, "it is computed from the trail; take it out");
        else if (about_origin && trail && !origin)
            yaml_complain(at, "it does not apply, because the trail does not reach an origin; "
                              "take it out");
        else
            read_fact(at, fact, facts);
    }
}

/* Returns the work with that id and notes that it is used; NULL with a finding when there is none.
 */
static const Node *named_work(const Reading *reading, Yaml at)
{
    StorySource *source = reading->source;
    const char *id = yaml_text(at);
    const Node *work = find_work(reading, id);
    if (work)
        source->work_used[work - source->works] = true;
    else if (id[0])
        yaml_complain(at, "no work is called \"%s\"; add it under works, or mend the name",
                      yaml_quote(at, id));
    return work;
}

static void read_known_works(const Reading *reading, Yaml known, Claim *claim)
{
    Yaml list = yaml_get(known, "works", false);
    int count = yaml_count(list);
    const Node **works = arena_take(reading->source->arena, KNOWN_WORKS_MOST, sizeof(*works));
    if (count > KNOWN_WORKS_MOST)
        yaml_complain(list, "it names %d works; name up to %d", count, KNOWN_WORKS_MOST);
    for (int i = 0; i < count && i < KNOWN_WORKS_MOST; i++) {
        Yaml item = yaml_item(list, i);
        const Node *work = named_work(reading, item);
        for (int other = 0; work && other < claim->known_work_count; other++) {
            if (works[other] == work)
                yaml_complain(item, "%s stands twice; keep one", work->id);
        }
        if (work)
            works[claim->known_work_count++] = work;
    }
    claim->known_works = works;
}

/* Returns the number of the trail's node that a work beside the trail is about; -1 with a finding.
 */
static int node_of_trail(const Trail *trail, Yaml at)
{
    const char *id = yaml_text(at);
    for (int i = 0; i < trail->node_count; i++) {
        if (trail->nodes[i].type != NODE_GAP && strcmp(trail->nodes[i].id, id) == 0)
            return i;
    }
    if (id[0])
        yaml_complain(at, "\"%s\" is no work of this trail; name one that is, or %s",
                      yaml_quote(at, id), ARTICLE);
    return -1;
}

static bool on_trail(const Trail *trail, const char *id)
{
    for (int i = 0; i < trail->node_count; i++) {
        if (strcmp(trail->nodes[i].id, id) == 0)
            return true;
    }
    return false;
}

/* Reads the works beside the trail, if the trail has no errors. */
static void read_beside(const Reading *reading, Yaml claim_yaml, Claim *claim, bool traced)
{
    static const char *const keys[] = { "work", "relation", "to", "words", NULL };
    StorySource *source = reading->source;
    Yaml list = yaml_get(claim_yaml, "beside", false);
    int count = yaml_count(list);
    Beside *all = arena_take(source->arena, BESIDE_WORKS_MOST, sizeof(*all));
    if (count > BESIDE_WORKS_MOST)
        yaml_complain(list, "it has %d works; show up to %d", count, BESIDE_WORKS_MOST);
    for (int i = 0; i < count && i < BESIDE_WORKS_MOST; i++) {
        Yaml item = yaml_item(list, i);
        yaml_only(item, keys);
        Beside beside = { .words = source_wording(source, item, "words", true) };
        Yaml work_at = yaml_get(item, "work", true), to = yaml_get(item, "to", true);
        const Node *work = named_work(reading, work_at);
        beside.relation = (Relation)yaml_get_name(item, "relation", content_beside_from_name,
                                                  "corrects, retracts, checks");
        beside.node = traced ? node_of_trail(&claim->trail, to) : 0;
        if (work && traced && on_trail(&claim->trail, work->id))
            yaml_complain(work_at, "%s is on the trail; a work beside it is no source of it",
                          work->id);
        if (!work)
            continue;
        beside.work = *work;
        all[claim->beside_count++] = beside;
    }
    claim->beside = all;
}

static void read_known(const Reading *reading, Yaml claim_yaml, Claim *claim)
{
    static const char *const keys[] = { "state", "line", "works", "as_of", NULL };
    StorySource *source = reading->source;
    Yaml known = yaml_get(claim_yaml, "known", true);
    yaml_only(known, keys);
    claim->known = (Known)yaml_get_name(known, "state", content_known_from_name,
                                        "supported, disputed, contradicted, unknown");
    claim->known_line = source_words(source, known, "line", true);
    claim->known_as_of = yaml_get_date(known, "as_of");
    coding_check_future(source, known, "as_of", claim->known_as_of);
    read_known_works(reading, known, claim);
}

static void read_cards(StorySource *source, Yaml claim_yaml, Claim *claim)
{
    static const char *const keys[] = { "first", "passed", "says", "missing", NULL };
    Yaml cards = yaml_get(claim_yaml, "cards", true);
    yaml_only(cards, keys);
    for (int card = 0; card < CARD_COUNT; card++)
        claim->cards[card] = source_words(source, cards, keys[card], true);
}

static const char *read_claim_id(Yaml claim)
{
    const char *id = yaml_get_text(claim, "id", true);
    if (id[strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] || strlen(id) > CLAIM_ID_MOST) {
        Yaml at = yaml_get(claim, "id", false);
        yaml_complain(at, "\"%s\" is not a claim's id; use up to %d capitals and digits, as in B07",
                      yaml_quote(at, id), CLAIM_ID_MOST);
    }
    return id;
}

/* True when its trail and facts have no errors. */
static bool read_claim(const Reading *reading, Yaml at, Claim *claim)
{
    static const char *const keys[] = { "id",   "label", "facts",   "deciding", "cards", "trail",
                                        "gaps", "known", "picture", "beside",   NULL };
    StorySource *source = reading->source;
    yaml_only(at, keys);
    claim->id = read_claim_id(at);
    claim->words = ""; /* the article has them; see source_find_words() */
    source->within = arena_print(source->arena, "claim %s", claim->id);
    claim->label = source_words(source, at, "label", true);
    claim->deciding = source_words(source, at, "deciding", true);
    read_cards(source, at, claim);
    read_known(reading, at, claim);
    claim->picture = source_picture(source, at, &claim->picture_after_rated);
    int before = source->findings->count;
    claim->trail = read_trail(reading, at);
    bool traced = source->findings->count == before;
    read_beside(reading, at, claim, traced);
    Yaml facts = yaml_get(at, "facts", true);
    read_facts(facts, traced ? &claim->trail : NULL, &claim->facts);
    /* Errors that follow from a wrong trail or fact would only confuse. */
    bool whole = source->findings->count == before;
    Error error = { 0 };
    if (whole) {
        coding_check_claim(source, at, claim);
        whole = source->findings->count == before;
    }
    if (whole && !trail_complete_facts(&claim->trail, &claim->facts, &error)) {
        yaml_complain(facts, "%s", error.message);
        whole = false;
    }
    if (whole)
        claim->verdict = rubric_judge(&claim->facts);
    return whole;
}

void claims_yaml_read(StorySource *source)
{
    static const char *const keys[] = { "works", "claims", NULL };
    if (!yaml_file_open(&source->claims_yaml, source_path(source, "claims.yaml"), source->findings))
        return;
    Yaml root = yaml_root(&source->claims_yaml);
    yaml_only(root, keys);
    Reading reading = { .source = source };
    read_works(&reading, root);
    Yaml list = yaml_get(root, "claims", true);
    int before = source->findings->count, count = yaml_count(list);
    if (yaml_present(list) && count == 0 && source->findings->count == before)
        yaml_complain(list, "there is no claim; write at least one");
    source->claims = arena_take(source->arena, (size_t)count + 1, sizeof(Claim));
    source->whole = arena_take(source->arena, (size_t)count + 1, sizeof(bool));
    for (int i = 0; i < count; i++)
        source->whole[i] = read_claim(&reading, yaml_item(list, i), &source->claims[i]);
    yaml_refuse_twins(list);
    source->claim_count = count;
    source->claims_read = count > 0;
    source->within = "";
}
