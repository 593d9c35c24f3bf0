/* claims.c: reads and checks one claim with its trail, or one block with its marks, when it is
 * first needed.
 */
#include <stdlib.h>
#include <string.h>

#include "bundle/bundle_private.h"
#include "bundle/markdown.h"

#define OTHER_WORKS_MOST (BESIDE_WORKS_MOST + KNOWN_WORKS_MOST)

/* What the table `node` has for the other works of a claim: works that are not on its trail. */
#define NODE_OTHER 3

static int node_type_from_name(const char *name)
{
    static const char *const names[] = { "article", "work", "gap", "other" };
    for (int type = 0; type < (int)COUNT(names); type++) {
        if (strcmp(names[type], name) == 0)
            return type;
    }
    return -1;
}

static void read_node(Row *row, Node *node, NodeType type)
{
    node->type = type;
    node->id = row_text(row, 1);
    node->label = row_words(row, 2);
    if (type == NODE_WORK)
        node->kind = (WorkKind)row_name(row, 3, trail_work_kind_from_name);
    node->title = row_words(row, 4);
    node->author = row_text(row, 5);
    /* A name is never translated: equal names mean the same origin. */
    node->publisher = row_text(row, 6);
    node->body = row_text(row, 7);
    node->date = row_text(row, 8);
    node->address = row_text(row, 9);
    node->archived = row_text(row, 10);
    node->hash = row_text(row, 11);
    if (type == NODE_WORK)
        node->seen = (Seen)row_name(row, 12, trail_seen_from_name);
    node->sought = row_words(row, 13);
    node->where = row_words(row, 14);
    node->when = row_text(row, 15);
    if (type == NODE_GAP)
        node->result = (GapResult)row_name(row, 16, trail_gap_result_from_name);
}

/* Sets the trail's nodes. The claim's other works follow them in the same array; *count is the
 * number of all. */
static bool read_nodes(Bundle *bundle, int claim, Trail *trail, int *count, Error *error)
{
    Row row = row_start(bundle, "node",
                        "SELECT type, id, label, kind, title, author, publisher, body, date, "
                        "address, archived, hash, seen, sought, place, looked, result FROM node "
                        "WHERE claim = ? ORDER BY position",
                        &claim, 1, error);
    int others = 0;
    Node *nodes = arena_take(bundle->arena, TRAIL_NODES_MOST + OTHER_WORKS_MOST, sizeof(Node));
    while (row_next(&row)) {
        int type = row_name(&row, 0, node_type_from_name);
        if (type != NODE_OTHER && others > 0)
            row_refuse(&row, "a node of the trail stands after a work that is not on it");
        else if (type != NODE_OTHER && trail->node_count == TRAIL_NODES_MOST)
            row_refuse(&row, "a trail has more than %d nodes", TRAIL_NODES_MOST);
        else if (type == NODE_OTHER && others == OTHER_WORKS_MOST)
            row_refuse(&row, "a claim names more than %d other works", OTHER_WORKS_MOST);
        if (row.failed)
            break;
        read_node(&row, &nodes[trail->node_count + others],
                  type == NODE_OTHER ? NODE_WORK : (NodeType)type);
        others += type == NODE_OTHER;
        trail->node_count += type != NODE_OTHER;
    }
    trail->nodes = nodes;
    *count = trail->node_count + others;
    return row_end(&row);
}

static bool read_edges(Bundle *bundle, int claim, Trail *trail, Error *error)
{
    Row row = row_start(bundle, "edge",
                        "SELECT child, parent, relation, change, child_words, parent_words, "
                        "locator FROM edge WHERE claim = ? ORDER BY position",
                        &claim, 1, error);
    Edge *edges = arena_take(bundle->arena, TRAIL_EDGES_MOST, sizeof(Edge));
    while (row_next(&row)) {
        if (trail->edge_count == TRAIL_EDGES_MOST) {
            row_refuse(&row, "a trail has more than %d edges", TRAIL_EDGES_MOST);
            break;
        }
        Edge *edge = &edges[trail->edge_count++];
        edge->child = row_number(&row, 0, 0, trail->node_count - 1);
        edge->parent = row_number(&row, 1, 0, trail->node_count - 1);
        edge->relation = (Relation)row_name(&row, 2, trail_relation_from_name);
        edge->change = (Change)row_name(&row, 3, trail_change_from_name);
        edge->child_words = row_words(&row, 4);
        edge->parent_words = row_words(&row, 5);
        edge->locator = row_words(&row, 6);
    }
    trail->edges = edges;
    return row_end(&row);
}

/* Reads the works beside the trail. `count` is the number of all nodes; those of the trail come
 * first. */
static bool read_beside(Bundle *bundle, Claim *claim, int count, Error *error)
{
    const Trail *trail = &claim->trail;
    Row row = row_start(bundle, "beside",
                        "SELECT work, node, relation, words FROM beside WHERE claim = ? ORDER BY "
                        "position",
                        &claim->number, 1, error);
    Beside *list = arena_take(bundle->arena, BESIDE_WORKS_MOST, sizeof(*list));
    while (row_next(&row)) {
        if (claim->beside_count == BESIDE_WORKS_MOST) {
            row_refuse(&row, "more than %d works stand beside a trail", BESIDE_WORKS_MOST);
            break;
        }
        Beside *beside = &list[claim->beside_count++];
        beside->work = trail->nodes[row_number(&row, 0, trail->node_count, count - 1)];
        beside->node = row_number(&row, 1, 0, trail->node_count - 1);
        beside->relation = (Relation)row_name(&row, 2, content_beside_from_name);
        beside->words = row_words(&row, 3);
        if (!row.failed && trail->nodes[beside->node].type == NODE_GAP)
            row_refuse(&row, "%s is about a gap", beside->work.id);
    }
    claim->beside = list;
    return row_end(&row);
}

/* Reads the works that the line on what is known rests on. */
static bool read_known(Bundle *bundle, Claim *claim, int count, Error *error)
{
    Row row = row_start(bundle, "known", "SELECT work FROM known WHERE claim = ? ORDER BY position",
                        &claim->number, 1, error);
    const Node **list = arena_take(bundle->arena, KNOWN_WORKS_MOST, sizeof(*list));
    while (row_next(&row)) {
        if (claim->known_work_count == KNOWN_WORKS_MOST) {
            row_refuse(&row, "a claim names more than %d works", KNOWN_WORKS_MOST);
            break;
        }
        const Node *work = &claim->trail.nodes[row_number(&row, 0, 0, count - 1)];
        if (!row.failed && work->type != NODE_WORK)
            row_refuse(&row, "%s is not a work", work->id);
        list[claim->known_work_count++] = work;
    }
    claim->known_works = list;
    return row_end(&row);
}

/* The facts, level and rule in the bundle must be those that follow from the trail and the
 * rules. */
static bool check_verdict(Claim *claim, const char *level, const char *rule, Error *error)
{
    if (!trail_check(&claim->trail, error))
        return false;
    Facts computed = claim->facts;
    if (!trail_complete_facts(&claim->trail, &computed, error))
        return false;
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        if (computed.value[fact] != claim->facts.value[fact]) {
            error_set(error, ERROR_CONTENT,
                      "it says that %s is %s, but its trail gives %s; build the bundle again",
                      rubric_fact_name((Fact)fact),
                      rubric_value_name((Fact)fact, claim->facts.value[fact]),
                      rubric_value_name((Fact)fact, computed.value[fact]));
            return false;
        }
    }
    claim->verdict = rubric_judge(&claim->facts);
    if (strcmp(level, rubric_level_name(claim->verdict.level)) != 0 ||
        strcmp(rule, claim->verdict.rule) != 0) {
        error_set(
            error, ERROR_CONTENT,
            "it says that its level is %s by rule %s, but its facts give %s by rule %s; build "
            "the bundle again",
            level, rule, rubric_level_name(claim->verdict.level), claim->verdict.rule);
        return false;
    }
    return true;
}

/* The claim's row without its trail. */
static Claim *read_row(Bundle *bundle, int number, const char **level, const char **rule,
                       Error *error)
{
    Row row = row_start(
        bundle, "claim",
        "SELECT id, block, label, attribution, trail_end, position_fact, fidelity, access, "
        "standing, independent_origins, stake, kind, level, rule, deciding, card_first, "
        "card_passed, card_says, card_missing, known, known_line, known_as_of, picture, "
        "picture_after_rated FROM claim WHERE position = ?",
        &number, 1, error);
    if (!row_next(&row))
        row_refuse(&row, "claim number %d is missing", number + 1);
    Claim *claim = arena_take(bundle->arena, 1, sizeof(*claim));
    claim->number = number;
    claim->id = row_id(&row, 0, CLAIM_ID_MOST);
    claim->block = row_number(&row, 1, 0, bundle->story.block_count - 1);
    claim->label = row_words(&row, 2);
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        const char *value = row_text(&row, 3 + fact);
        claim->facts.value[fact] = rubric_value_from_name((Fact)fact, value);
        if (claim->facts.value[fact] < 0)
            row_refuse(&row, "claim %s: %s has no value \"%s\"", claim->id,
                       rubric_fact_name((Fact)fact), value);
    }
    *level = row_text(&row, 12);
    *rule = row_text(&row, 13);
    claim->deciding = row_words(&row, 14);
    for (int card = 0; card < CARD_COUNT; card++)
        claim->cards[card] = row_words(&row, 15 + card);
    claim->known = (Known)row_name(&row, 19, content_known_from_name);
    claim->known_line = row_words(&row, 20);
    claim->known_as_of = row_text(&row, 21);
    claim->picture = row_text(&row, 22);
    claim->picture_after_rated = row_number(&row, 23, 0, 1) == 1;
    return row_end(&row) ? claim : NULL;
}

/* Finds the words that the retelling marks. */
static bool find_words(Bundle *bundle, Claim *claim, Error *error)
{
    const Block *block = bundle_block(bundle, claim->block, error);
    if (!block)
        return false;
    for (int i = 0; i < block->mark_count; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->claim == claim->number) {
            claim->words = arena_copy_bytes(bundle->arena, block->text + mark->start,
                                            (size_t)(mark->end - mark->start));
            if (bundle_language_of(bundle, block->text))
                translated_keep(bundle, claim->words);
            return true;
        }
    }
    error_set(error, ERROR_CONTENT, "the retelling does not mark it; mark it as [words](#%s)",
              claim->id);
    return false;
}

const Claim *bundle_claim(Bundle *bundle, int number, Error *error)
{
    void **known =
        known_place(bundle->arena, &bundle->cache->claims, number, bundle->story.claim_count);
    if (*known)
        return *known;
    const char *level, *rule;
    Claim *claim = read_row(bundle, number, &level, &rule, error);
    int nodes;
    if (!claim || !read_nodes(bundle, number, &claim->trail, &nodes, error) ||
        !read_edges(bundle, number, &claim->trail, error) ||
        !read_beside(bundle, claim, nodes, error) || !read_known(bundle, claim, nodes, error))
        return NULL;
    if (!check_verdict(claim, level, rule, error) || !find_words(bundle, claim, error)) {
        error_add(error, "%s: claim %s", bundle->path, claim->id);
        return NULL;
    }
    if (!bundle_picture_text(bundle, claim->picture, &claim->picture_text, error))
        return NULL;
    *known = claim;
    return claim;
}

int bundle_claim_number(Bundle *bundle, const char *id)
{
    Row row = row_start(bundle, "claim", "SELECT position FROM claim WHERE id = ?", NULL, 0, NULL);
    if (!row.failed)
        sqlite3_bind_text(row.statement, 1, id, -1, SQLITE_STATIC);
    int number = row_next(&row) ? row_number(&row, 0, 0, bundle->story.claim_count - 1) : -1;
    return row_end(&row) ? number : -1;
}

/* ---- blocks ---- */

/* Finds the numbers of the claims that a block marks. Claims are in the article's order, so those
 * of a block follow one another from the block's first_claim on. */
static bool number_marks(Bundle *bundle, const MarkdownBlock *parsed, int first_claim, Mark *marks,
                         Error *error)
{
    Row row = row_start(bundle, "claim",
                        "SELECT position, id FROM claim WHERE position >= ? ORDER BY position",
                        &first_claim, 1, error);
    for (int i = 0; i < parsed->mark_count; i++) {
        const MarkdownMark *from = &parsed->marks[i];
        if (!row_next(&row))
            row_refuse(&row, "the retelling marks %s, which is not there", from->claim);
        int number = row_number(&row, 0, 0, bundle->story.claim_count - 1);
        if (!row.failed && strcmp(row_text(&row, 1), from->claim) != 0)
            row_refuse(&row, "claims are not in the order of the retelling at %s", from->claim);
        marks[i] = (Mark){ from->start, from->end, number };
    }
    return row_end(&row);
}

/* Returns the spans with the claims' numbers instead of places in the block's marks. */
static const Span *number_spans(Bundle *bundle, const MarkdownBlock *parsed, const Mark *marks)
{
    Span *spans = arena_take(bundle->arena, (size_t)parsed->span_count + 1, sizeof(Span));
    for (int i = 0; i < parsed->span_count; i++) {
        const MarkdownSpan *from = &parsed->spans[i];
        int claim = from->mark < 0 ? -1 : marks[from->mark].claim;
        spans[i] = (Span){ from->start, from->end, claim, from->emphasis };
    }
    return spans;
}

static Block *parse_block(Bundle *bundle, int number, const char *words, int first_claim,
                          Error *error)
{
    int count = 0;
    MarkdownBlock *parsed =
        markdown_parse(bundle->arena, words, strlen(words), &count, NULL, error);
    if (!parsed) {
        error_add(error, "%s: block %d", bundle->path, number + 1);
        return NULL;
    }
    if (count != 1) {
        error_set(error, ERROR_CONTENT, "%s: block %d is not one block; build the bundle again",
                  bundle->path, number + 1);
        return NULL;
    }
    Block *block = arena_take(bundle->arena, 1, sizeof(*block));
    Mark *marks = arena_take(bundle->arena, (size_t)parsed->mark_count + 1, sizeof(Mark));
    if (!number_marks(bundle, parsed, first_claim, marks, error))
        return NULL;
    *block = (Block){ .kind = (BlockKind)parsed->kind,
                      .text = parsed->text,
                      .marks = marks,
                      .mark_count = parsed->mark_count,
                      .spans = number_spans(bundle, parsed, marks),
                      .span_count = parsed->span_count };
    return block;
}

/* Returns NULL and logs it when the translation does not mark the same claims as the original.
 * Returns NULL, too, when it cannot be read now; the caller then reads the original, and that
 * reports the error. */
static Block *translated_block(Bundle *bundle, int number, const char *words, const char *own,
                               int first_claim)
{
    Error why = { 0 };
    Block *block = parse_block(bundle, number, words, first_claim, &why);
    Block *as_written = parse_block(bundle, number, own, first_claim, NULL);
    if (block && as_written && block->mark_count != as_written->mark_count)
        error_set(&why, ERROR_CONTENT, "%s: block %d: it does not mark the same claims",
                  bundle->path, number + 1);
    if (why.kind == ERROR_CONTENT)
        translated_refuse(bundle, own, why.message);
    return why.kind == ERROR_NONE ? block : NULL;
}

const Block *bundle_block(Bundle *bundle, int number, Error *error)
{
    void **known =
        known_place(bundle->arena, &bundle->cache->blocks, number, bundle->story.block_count);
    if (*known)
        return *known;
    Row row = row_start(bundle, "block", "SELECT words, first_claim FROM block WHERE position = ?",
                        &number, 1, error);
    if (!row_next(&row))
        row_refuse(&row, "block number %d is missing", number + 1);
    const char *own = row_text(&row, 0);
    const char *words = *own ? translated(&row, own) : own;
    int first_claim = row_number(&row, 1, 0, bundle->story.claim_count);
    if (!row_end(&row))
        return NULL;
    Block *block = NULL;
    if (words != own && !bundle->strict)
        block = translated_block(bundle, number, words, own, first_claim);
    if (!block && words != own && !bundle->strict)
        translated_keep(bundle, own);
    if (!block)
        block = parse_block(bundle, number, bundle->strict ? words : own, first_claim, error);
    if (block && bundle_language_of(bundle, own))
        translated_keep(bundle, block->text);
    *known = block;
    return block;
}
