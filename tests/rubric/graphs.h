/* graphs.h: makes claims with trails of every shape that an author can write, from a seed.
 *
 * The same seed makes the same claim. What it makes passes trail_check(), and its facts belong to
 * the trail.
 */
#ifndef TESTS_RUBRIC_GRAPHS_H
#define TESTS_RUBRIC_GRAPHS_H

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/memory.h"
#include "content/content.h"
#include "rubric/trail.h"

typedef struct {
    Claim claim;
    Node nodes[TRAIL_NODES_MOST];
    Edge edges[TRAIL_EDGES_MOST];
    char ids[TRAIL_NODES_MOST][16];
    char labels[TRAIL_NODES_MOST][64];
    int node_count, edge_count;
    Beside beside[2];
    uint64_t seed;
    const char *shape;
} Graph;

/* xorshift: the same numbers on every machine. */
static inline int graph_random(Graph *graph, int below)
{
    graph->seed ^= graph->seed << 13;
    graph->seed ^= graph->seed >> 7;
    graph->seed ^= graph->seed << 17;
    return (int)(graph->seed % (uint64_t)below);
}

static inline const char *graph_label(Graph *graph, int number)
{
    static const char *const labels[] = {
        "Bild",
        "MailOnline",
        "The press release of the institute",
        "The Edinburgh Journal of Science",
        "Cabinet Office",
        "“Our sources”",
        "International Archives of Medicine",
        "io9",
        "A web page of 2020",
        "Gesundheitswissenschaftliche Nachrichten",
        "Released papers",
        "Mirror Online",
    };
    int pick = graph_random(graph, (int)COUNT(labels) * 2);
    snprintf(graph->labels[number], sizeof(graph->labels[number]), "%s %d",
             pick < (int)COUNT(labels) ? labels[pick] : "Paper", number);
    return graph->labels[number];
}

static inline int graph_node(Graph *graph, NodeType type)
{
    int number = graph->node_count++;
    assert(number < TRAIL_NODES_MOST);
    snprintf(graph->ids[number], sizeof(graph->ids[number]), "n%d", number);
    graph->nodes[number] = (Node){ .type = type,
                                   .id = graph->ids[number],
                                   .label = type == NODE_ARTICLE ? "" : graph_label(graph, number),
                                   .kind = (WorkKind)graph_random(graph, WORK_KIND_COUNT),
                                   .title = "",
                                   .author = "",
                                   .publisher = graph->ids[number],
                                   .body = "",
                                   .date = "2015-03",
                                   .address = "",
                                   .archived = "",
                                   .hash = "",
                                   .seen = (Seen)graph_random(graph, SEEN_COUNT),
                                   .sought = "who said it",
                                   .where = "the library",
                                   .when = "2026-11-24" };
    return number;
}

static inline Edge *graph_edge(Graph *graph, int child, int parent)
{
    assert(graph->edge_count < TRAIL_EDGES_MOST);
    Edge *edge = &graph->edges[graph->edge_count++];
    bool gap = graph->nodes[parent].type == NODE_GAP;
    *edge = (Edge){ .child = child,
                    .parent = parent,
                    .relation = gap ? RELATION_ENDS_AT_GAP : RELATION_QUOTES,
                    .child_words = "Chocolate helps with losing weight.",
                    .parent_words = gap ? "" : "In one study the loss was 10 per cent greater.",
                    .locator = "" };
    return edge;
}

/* A chain from `from` of so many works; returns the last. */
static inline int graph_chain(Graph *graph, int from, int works)
{
    for (int i = 0; i < works; i++) {
        int next = graph_node(graph, NODE_WORK);
        graph_edge(graph, from, next);
        from = next;
    }
    return from;
}

/* So many outlets that all repeat one more work; returns that. */
static inline int graph_merge(Graph *graph, int from, int outlets)
{
    int first = graph->node_count;
    for (int i = 0; i < outlets; i++)
        graph_edge(graph, from, graph_node(graph, NODE_WORK));
    int source = graph_node(graph, NODE_WORK);
    for (int i = 0; i < outlets; i++)
        graph_edge(graph, first + i, source);
    return source;
}

static inline void graph_gap(Graph *graph, int from, GapResult result)
{
    int gap = graph_node(graph, NODE_GAP);
    graph->nodes[gap].result = result;
    graph_edge(graph, from, gap);
}

/* Each work leads to one or two later ones. */
static inline void graph_tangle(Graph *graph)
{
    int works = 3 + graph_random(graph, 8);
    for (int i = 0; i < works; i++)
        graph_node(graph, NODE_WORK);
    for (int i = 1; i <= works; i++)
        graph_edge(graph, graph_random(graph, i), i);
    for (int i = 0; i < works / 3; i++) {
        int child = graph_random(graph, works),
            parent = child + 1 + graph_random(graph, works - child);
        bool there = false;
        for (int e = 0; e < graph->edge_count; e++)
            there = there || (graph->edges[e].child == child && graph->edges[e].parent == parent);
        if (!there)
            graph_edge(graph, child, parent);
    }
}

#define GRAPH_SHAPES 10

static inline void graph_shape(Graph *graph, int shape)
{
    static const char *const names[GRAPH_SHAPES] = { "chain",    "fan",       "origins", "merge",
                                                     "loop",     "no source", "miss",    "tangle",
                                                     "one body", "gap beside" };
    graph->shape = names[shape];
    int count = 1 + graph_random(graph, 12);
    switch (shape) {
    case 0: graph_chain(graph, 0, count); break;
    case 1:
        for (int i = 0; i < count; i++)
            graph_edge(graph, 0, graph_node(graph, NODE_WORK));
        break;
    case 2:
        for (int i = 0; i < 2 + count % 4; i++)
            graph_chain(graph, 0, 1 + graph_random(graph, 2));
        break;
    case 3: graph_chain(graph, graph_merge(graph, 0, 2 + count % 5), count % 3); break;
    case 4: graph_gap(graph, graph_chain(graph, 0, count % 5), GAP_LOOP); break;
    case 5:
        for (int i = 0; i <= count % 3; i++)
            graph_gap(graph, 0, GAP_NOT_FOUND);
        break;
    case 6:
        graph_gap(graph, graph_chain(graph, 0, count % 6), (GapResult)(count % GAP_LOOP));
        break;
    case 7: graph_tangle(graph); break;
    case 8:
        for (int i = 0; i < 1 + count % 4; i++)
            graph->nodes[graph_chain(graph, 0, 1)].body = "The team that made the study";
        break;
    default:
        graph_gap(graph, 0, GAP_PAYWALL);
        graph_chain(graph, 0, 1 + count % 3);
        graph_chain(graph, count % 2 ? 2 : 0, 1);
        break;
    }
}

static inline void graph_changes(Graph *graph)
{
    for (int i = 0; i < graph->edge_count; i++) {
        Edge *edge = &graph->edges[i];
        if (graph->nodes[edge->parent].type == NODE_GAP)
            continue;
        if (graph_random(graph, 3) == 0)
            edge->change = (Change)graph_random(graph, CHANGE_COUNT);
        if (graph_random(graph, 4) == 0)
            edge->relation = (Relation)graph_random(graph, RELATION_CORRECTS);
    }
}

/* Rules whose facts need a certain graph are found only sometimes; the caller counts them. */
static inline void graph_facts(Graph *graph)
{
    Claim *claim = &graph->claim;
    do {
        for (int fact = 0; fact < FACT_COUNT; fact++) {
            int values = rubric_value_count((Fact)fact);
            int best = values - 1, value = graph_random(graph, 2 * values);
            claim->facts.value[fact] = value < values ? value : best;
        }
    } while (!trail_complete_facts(&claim->trail, &claim->facts, NULL));
    claim->verdict = rubric_judge(&claim->facts);
    for (int i = 0; i < graph->edge_count; i++) {
        bool end = true;
        for (int e = 0; e < graph->edge_count; e++)
            end = end && graph->edges[e].child != graph->edges[i].parent;
        if (strcmp(claim->verdict.rule, "M4") == 0 && end &&
            graph->nodes[graph->edges[i].parent].type == NODE_WORK)
            graph->edges[i].relation = RELATION_CITES_BUT_NOT_THERE;
    }
}

static inline void graph_finish(Graph *graph)
{
    Claim *claim = &graph->claim;
    claim->trail = (Trail){ graph->nodes, graph->node_count, graph->edges, graph->edge_count };
    claim->id = "T01";
    claim->label = "the test";
    claim->words = "German researchers found that chocolate helps with losing weight.";
    claim->deciding = "The study says something else.";
    claim->known_line = claim->known_as_of = claim->picture = "";
    for (int i = 0; i < CARD_COUNT; i++)
        claim->cards[i] = "";
}

/* One or two works beside the trail. */
static inline void graph_beside(Graph *graph)
{
    int count = graph_random(graph, 6) - 3;
    for (int i = 0; i < count; i++) {
        int node = graph_random(graph, graph->node_count);
        if (graph->nodes[node].type != NODE_WORK)
            continue;
        Beside *beside = &graph->beside[graph->claim.beside_count++];
        *beside = (Beside){ .work = graph->nodes[node],
                            .node = node,
                            .relation = i ? RELATION_CORRECTS : RELATION_CHECKS,
                            .words = "It was checked." };
        beside->work.label = i ? "The retraction" : "A fact check of 2016";
    }
    graph->claim.beside = graph->beside;
}

static inline void graph_start(Graph *graph, uint64_t seed)
{
    memset(graph, 0, sizeof(*graph));
    graph->seed = seed * 0x9E3779B97F4A7C15U + 1;
    for (int i = 0; i < 8; i++)
        graph_random(graph, 2);
    graph_node(graph, NODE_ARTICLE);
}

static inline void graph_make(Graph *graph, uint64_t seed)
{
    graph_start(graph, seed);
    graph_shape(graph, (int)(seed % GRAPH_SHAPES));
    graph_changes(graph);
    graph_finish(graph);
    graph_beside(graph);
    graph_facts(graph);
}

/* Makes a graph that fits the facts. */
static inline void graph_for(Graph *graph, const Facts *facts)
{
    const int *value = facts->value;
    graph_start(graph, 1);
    graph->shape = "facts";
    int last = graph_chain(graph, 0, 1);
    if (value[FACT_TRAIL_END] != TRAIL_ORIGIN) {
        graph_gap(graph, last, value[FACT_TRAIL_END] == TRAIL_LOOPS ? GAP_LOOP : GAP_NOT_FOUND);
    } else {
        int ends = value[FACT_INDEPENDENT_ORIGINS] == ORIGINS_TWO_OR_MORE ? 2 : 1;
        for (int i = 0; i < ends; i++) {
            graph_chain(graph, last, 1);
            Edge *edge = &graph->edges[graph->edge_count - 1];
            if (value[FACT_FIDELITY] == FIDELITY_ABSENT_OR_OPPOSITE)
                edge->relation = RELATION_CITES_BUT_NOT_THERE;
            else if (value[FACT_FIDELITY] == FIDELITY_CHANGED)
                edge->change = CHANGE_NUMBER_CHANGED;
        }
    }
    graph_finish(graph);
    graph->claim.facts = *facts;
    graph->claim.verdict = rubric_judge(facts);
}

/* Counts on to the next combination of facts, consistent or not; false after the last. */
static inline bool graph_next_facts(Facts *facts)
{
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        if (++facts->value[fact] < rubric_value_count((Fact)fact))
            return true;
        facts->value[fact] = 0;
    }
    return false;
}

#endif
