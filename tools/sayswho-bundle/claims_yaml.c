/* claims_yaml.c: claims.yaml: the works, and per claim its facts, trail, cards and what is known.
 */
#include <stdlib.h>
#include <string.h>

#include "story_source.h"
#include "yaml_file.h"

#define NODES_MOST 64
#define EDGES_MOST 128

static const char work_kinds[] =
    "primary_document, official_statement, eyewitness_account, wire_report, newspaper, news_site, "
    "opinion_article, partisan_site, claimant_outlet, press_release, study, book, social_media, "
    "broadcast";
static const char relations[] = "quotes, paraphrases, summarises, translates, cites, rests_on, "
                                "republishes, corrects, retracts, cites_but_not_there, ends_at_gap";
static const char changes[] =
    "none, certainty_raised, number_changed, scope_widened, time_or_place_dropped, cause_for_link, "
    "qualifier_dropped, attribution_dropped, context_cut, date_wrong, outlet_wrong";

/* The works of the file, sorted by id. */
typedef struct {
    StorySource *source;
    const Node **works;
    int work_count;
} Reading;

static const char *words(StorySource *source, Yaml map, const char *key, bool required)
{
    Yaml at = yaml_get(map, key, required);
    const char *text = yaml_text(at);
    if (required && yaml_present(at) && !text[0])
        yaml_complain(at, "it is empty; write it");
    return source_words(source, map.file->path, yaml_line(at), at.name, text);
}

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

static void read_works(Reading *reading, Yaml root)
{
    static const char *const keys[] = { "id",        "kind", "label", "title",   "author",
                                        "publisher", "body", "date",  "address", "archived",
                                        "hash",      "seen", NULL };
    StorySource *source = reading->source;
    Yaml list = yaml_get(root, "works", false);
    int count = yaml_count(list);
    Node *works = arena_take(source->arena, (size_t)count + 1, sizeof(Node));
    reading->works = arena_take(source->arena, (size_t)count + 1, sizeof(Node *));
    for (int i = 0; i < count; i++) {
        Yaml item = yaml_item(list, i);
        yaml_only(item, keys);
        Node *work = &works[i];
        *work = empty_node(NODE_WORK);
        work->id = yaml_get_text(item, "id", true);
        work->kind = (WorkKind)yaml_get_name(item, "kind", trail_work_kind_from_name, work_kinds);
        work->label = words(source, item, "label", true);
        work->title = words(source, item, "title", true);
        work->author = words(source, item, "author", false);
        work->publisher = words(source, item, "publisher", true);
        work->body = words(source, item, "body", false);
        work->date = yaml_get_date(item, "date");
        work->address = yaml_get_text(item, "address", false);
        work->archived = yaml_get_text(item, "archived", false);
        work->hash = yaml_get_text(item, "hash", false);
        work->seen = (Seen)yaml_get_name(item, "seen", trail_seen_from_name,
                                         "not_seen, seen_in_a_copy, seen");
        reading->works[i] = work;
    }
    reading->work_count = count;
    if (count)
        qsort(reading->works, (size_t)count, sizeof(*reading->works), by_id);
    for (int i = 1; i < count; i++) {
        if (strcmp(reading->works[i]->id, reading->works[i - 1]->id) == 0)
            yaml_complain(list, "two works are called \"%s\"; rename one", reading->works[i]->id);
    }
}

/* ---- one claim ---- */

static int read_gaps(StorySource *source, Yaml claim, Node *nodes)
{
    static const char *const keys[] = { "id", "label", "sought", "where", "when", "result", NULL };
    Yaml list = yaml_get(claim, "gaps", false);
    int count = yaml_count(list);
    count = count < NODES_MOST / 2 ? count : NODES_MOST / 2;
    for (int i = 0; i < count; i++) {
        Yaml item = yaml_item(list, i);
        yaml_only(item, keys);
        nodes[i] = empty_node(NODE_GAP);
        nodes[i].id = yaml_get_text(item, "id", true);
        nodes[i].label = words(source, item, "label", true);
        nodes[i].sought = words(source, item, "sought", true);
        nodes[i].where = words(source, item, "where", true);
        nodes[i].when = yaml_get_date(item, "when");
        nodes[i].result = (GapResult)yaml_get_name(item, "result", trail_gap_result_from_name,
                                                   "not_found, paywall, lost, refused, loop");
    }
    return count;
}

/* The trail's node of that name: the article, one already in it, a gap, or a work taken in now. */
static int node_named(Reading *reading, Node *nodes, int *count, const Node *gaps, int gap_count,
                      Yaml at)
{
    const char *id = yaml_text(at);
    for (int i = 0; i < *count; i++) {
        if (strcmp(nodes[i].id, id) == 0)
            return i;
    }
    const Node *found = NULL;
    for (int i = 0; i < gap_count; i++) {
        if (strcmp(gaps[i].id, id) == 0)
            found = &gaps[i];
    }
    Node wanted = { .id = id };
    const Node *key = &wanted;
    if (!found) {
        const Node **work = bsearch(&key, reading->works, (size_t)reading->work_count,
                                    sizeof(*reading->works), by_id);
        found = work ? *work : NULL;
    }
    if (!found || *count == NODES_MOST) {
        if (yaml_present(at))
            yaml_complain(at, "no work or gap is called \"%s\"; add it, or mend the name", id);
        return -1;
    }
    nodes[*count] = *found;
    return (*count)++;
}

static Trail read_trail(Reading *reading, Yaml claim)
{
    static const char *const keys[] = { "from", "to", "relation", "change", "here", "there", NULL };
    StorySource *source = reading->source;
    Node gaps[NODES_MOST / 2];
    int gap_count = read_gaps(source, claim, gaps);
    Node *nodes = arena_take(source->arena, NODES_MOST, sizeof(Node));
    Edge *edges = arena_take(source->arena, EDGES_MOST, sizeof(Edge));
    nodes[0] = empty_node(NODE_ARTICLE);
    nodes[0].id = "article";
    Trail trail = { nodes, 1, edges, 0 };
    Yaml list = yaml_get(claim, "trail", true);
    int count = yaml_count(list);
    if (count > EDGES_MOST)
        yaml_complain(list, "a trail has at most %d edges", EDGES_MOST);
    for (int i = 0; i < count && i < EDGES_MOST; i++) {
        Yaml item = yaml_item(list, i);
        yaml_only(item, keys);
        Edge *edge = &edges[trail.edge_count];
        edge->child = node_named(reading, nodes, &trail.node_count, gaps, gap_count,
                                 yaml_get(item, "from", true));
        edge->parent = node_named(reading, nodes, &trail.node_count, gaps, gap_count,
                                  yaml_get(item, "to", true));
        edge->relation =
            (Relation)yaml_get_name(item, "relation", trail_relation_from_name, relations);
        edge->change = (Change)yaml_get_name(item, "change", trail_change_from_name, changes);
        edge->child_words = words(source, item, "here", true);
        edge->parent_words = words(source, item, "there", edge->relation != RELATION_ENDS_AT_GAP);
        if (edge->child >= 0 && edge->parent >= 0)
            trail.edge_count++;
    }
    for (int g = 0; g < gap_count; g++) {
        bool used = false;
        for (int i = 0; i < trail.node_count; i++)
            used = used || strcmp(nodes[i].id, gaps[g].id) == 0;
        if (!used)
            yaml_complain(claim, "nothing leads to the gap \"%s\"; add an edge or take it out",
                          gaps[g].id);
    }
    return trail;
}

/* The facts an editor codes; two are computed, four apply only when an origin is reached. */
static void read_facts(Yaml claim, TrailEnd end, Facts *facts)
{
    static const char *const keys[] = { "attribution", "position",  "fidelity",
                                        "access",      "standing",  "stake",
                                        "kind",        "trail_end", "independent_origins",
                                        NULL };
    static const Fact coded[] = { FACT_ATTRIBUTION, FACT_POSITION, FACT_FIDELITY, FACT_ACCESS,
                                  FACT_STANDING,    FACT_STAKE,    FACT_KIND };
    Yaml map = yaml_get(claim, "facts", true);
    yaml_only(map, keys);
    static const Fact computed[] = { FACT_TRAIL_END, FACT_INDEPENDENT_ORIGINS };
    for (size_t i = 0; i < COUNT(computed); i++) {
        Yaml at = yaml_get(map, rubric_fact_name(computed[i]), false);
        if (yaml_present(at))
            yaml_complain(at, "it is computed from the trail; take it out");
    }
    for (size_t i = 0; i < COUNT(coded); i++) {
        Fact fact = coded[i];
        bool about_origin = fact >= FACT_POSITION && fact <= FACT_STANDING;
        bool applies = !about_origin || end == TRAIL_ORIGIN;
        Yaml at = yaml_get(map, rubric_fact_name(fact), applies);
        if (!yaml_present(at))
            continue;
        if (!applies) {
            yaml_complain(at, "it does not apply, because the trail does not reach an origin; take "
                              "it out");
            continue;
        }
        const char *text = yaml_text(at);
        int value = rubric_value_from_name(fact, text);
        if (value < 0)
            yaml_complain(at, "\"%s\" is not one of %s, %s%s%s", text, rubric_value_name(fact, 0),
                          rubric_value_name(fact, 1), rubric_value_count(fact) > 2 ? ", " : "",
                          rubric_value_count(fact) > 2 ? rubric_value_name(fact, 2) : "");
        facts->value[fact] = value < 0 ? 0 : value;
    }
}

static void read_known(StorySource *source, Yaml claim_yaml, Claim *claim)
{
    static const char *const keys[] = { "state", "line", "as_of", NULL };
    Yaml known = yaml_get(claim_yaml, "known", true);
    yaml_only(known, keys);
    claim->known = (Known)yaml_get_name(known, "state", content_known_from_name,
                                        "supported, disputed, contradicted, unknown");
    claim->known_line = words(source, known, "line", true);
    claim->known_as_of = yaml_get_date(known, "as_of");
}

static void read_cards(StorySource *source, Yaml claim_yaml, Claim *claim)
{
    static const char *const keys[] = { "first", "passed", "says", "missing", NULL };
    Yaml cards = yaml_get(claim_yaml, "cards", true);
    yaml_only(cards, keys);
    for (int card = 0; card < CARD_COUNT; card++)
        claim->cards[card] = words(source, cards, keys[card], true);
}

static void read_picture(StorySource *source, Yaml claim_yaml, Claim *claim)
{
    static const char *const keys[] = { "file", "alt", NULL };
    Yaml picture = yaml_get(claim_yaml, "picture", false);
    claim->picture = "";
    if (!yaml_present(picture))
        return;
    yaml_only(picture, keys);
    claim->picture =
        source_picture(source, picture.file->path, yaml_line(picture),
                       yaml_get_text(picture, "file", true), words(source, picture, "alt", true));
}

static void read_claim(Reading *reading, Yaml at, Claim *claim)
{
    static const char *const keys[] = { "id",    "label", "facts", "deciding", "cards",
                                        "trail", "gaps",  "known", "picture",  NULL };
    StorySource *source = reading->source;
    yaml_only(at, keys);
    claim->id = yaml_get_text(at, "id", true);
    if (claim->id[strspn(claim->id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] ||
        strlen(claim->id) > 12)
        yaml_complain(at, "\"%s\" is not a claim's id; use capitals and digits, as in B07",
                      claim->id);
    claim->label = words(source, at, "label", true);
    claim->deciding = words(source, at, "deciding", true);
    read_cards(source, at, claim);
    read_known(source, at, claim);
    read_picture(source, at, claim);
    int before = source->findings->count;
    claim->trail = read_trail(reading, at);
    Error error = { 0 };
    if (source->findings->count == before && !trail_check(&claim->trail, &error))
        yaml_complain(at, "%s: %s", claim->id, error.message);
    if (source->findings->count == before)
        read_facts(at, trail_end(&claim->trail), &claim->facts);
    if (source->findings->count != before)
        return; /* what follows from a wrong trail would only confuse */
    if (trail_complete_facts(&claim->trail, &claim->facts, &error))
        claim->verdict = rubric_judge(&claim->facts);
    else
        yaml_complain(at, "%s: %s", claim->id, error.message);
}

static int claims_by_id(const void *a, const void *b)
{
    return strcmp((*(const Claim *const *)a)->id, (*(const Claim *const *)b)->id);
}

static void refuse_twins(StorySource *source, Yaml list)
{
    size_t count = (size_t)source->claim_count;
    const Claim **sorted = arena_take(source->arena, count + 1, sizeof(*sorted));
    for (size_t i = 0; i < count; i++)
        sorted[i] = &source->claims[i];
    if (count)
        qsort(sorted, count, sizeof(*sorted), claims_by_id);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(sorted[i]->id, sorted[i - 1]->id) == 0)
            yaml_complain(list, "two claims are called \"%s\"; rename one", sorted[i]->id);
    }
}

void claims_yaml_read(StorySource *source)
{
    static const char *const keys[] = { "works", "claims", NULL };
    YamlFile file;
    if (yaml_file_open(&file, source_path(source, "claims.yaml"), source->findings)) {
        Yaml root = yaml_root(&file);
        yaml_only(root, keys);
        Reading reading = { .source = source };
        read_works(&reading, root);
        Yaml list = yaml_get(root, "claims", true);
        source->claim_count = yaml_count(list);
        source->claims = arena_take(source->arena, (size_t)source->claim_count + 1, sizeof(Claim));
        for (int i = 0; i < source->claim_count; i++)
            read_claim(&reading, yaml_item(list, i), &source->claims[i]);
        refuse_twins(source, list);
    }
    yaml_file_close(&file);
}
