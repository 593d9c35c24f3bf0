/* What is drawn for a trail: for all consistent facts and for trails of every shape the sign of the
 * level stands where the rule decided, and no other level's sign stands anywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graphs.h"
#include "rubric/walk.h"

#define RANDOM 5000

/* Counts the spans with that sign. Half a rope and a cord are no sign. */
static int signs(const Walk *walk, WalkSign sign)
{
    int count = 0;
    for (int i = 0; i < walk->span_count; i++) {
        WalkRope rope = walk->spans[i].rope;
        bool holds =
            rope == WALK_WHOLE && walk->spans[i].to > 0 && walk->knots[walk->spans[i].to].held;
        if (sign == WALK_HOLDS ? holds : walk_rope_sign(rope) == sign)
            count++;
    }
    return count;
}

static int held_posts(const Walk *walk)
{
    int count = 0;
    for (int i = 0; i < walk->knot_count; i++)
        count += walk->knots[i].held;
    return count;
}

static const char *wrong_picture(const Walk *walk, const Verdict *verdict)
{
    int held = held_posts(walk);
    bool half = strcmp(verdict->rule, "W5") == 0;
    WalkSign sign = walk_level_sign(verdict->level);
    for (int other = WALK_HOLDS; other <= WALK_NOTHING; other++) {
        if ((signs(walk, (WalkSign)other) > 0) != (other == (int)sign))
            return "has another level's sign";
    }
    if (walk_rope_sign(walk->spans[walk->deciding_span].rope) != sign)
        return "decides elsewhere";
    if (verdict->level < LEVEL_GOOD && held && !half)
        return "is tied";
    if (verdict->level == LEVEL_GOOD && held != 1)
        return "is tied to two posts, or to none";
    if (strcmp(verdict->rule, "S1") == 0 && held < 2)
        return "is tied to one post";
    if (strcmp(verdict->rule, "S2") == 0 && walk->knots[walk->deciding_knot].post != WALK_DOCUMENT)
        return "is tied to no document";
    return NULL;
}

static const char *wrong_order(const Walk *walk)
{
    bool there[TRAIL_NODES_MOST] = { true };
    for (int i = 0; i < walk->span_count; i++) {
        if (!there[walk->spans[i].from])
            return "begins where no span led";
        if (walk->spans[i].to >= 0)
            there[walk->spans[i].to] = true;
    }
    for (int i = 0; i < walk->knot_count; i++) {
        if (!there[i])
            return "does not reach a knot";
    }
    return NULL;
}

static void tell(const Graph *graph, const Walk *walk, const char *wrong)
{
    print_error("%s, rule %s: %s\n", graph->shape, graph->claim.verdict.rule, wrong);
    for (int i = 0; i < walk->span_count; i++)
        print_error("  %d -> %d: rope %d\n", walk->spans[i].from, walk->spans[i].to,
                    (int)walk->spans[i].rope);
}

static int check(const Graph *graph)
{
    const Claim *claim = &graph->claim;
    Walk walk = walk_trail(&claim->trail, &claim->facts, &claim->verdict);
    const char *wrong = wrong_picture(&walk, &claim->verdict);
    if (!wrong)
        wrong = wrong_order(&walk);
    if (wrong)
        tell(graph, &walk, wrong);
    return wrong != NULL;
}

/* The sign at the place that decides, as in docs/rubric.md. */
static const struct {
    const char *rule;
    WalkRope rope;
} deciding[] = {
    { "M1", WALK_DOTS },       { "M2", WALK_DOTS },         { "M3", WALK_LOOP },
    { "M4", WALK_DOTS },       { "M5", WALK_CUT },          { "W1", WALK_FRAYS },
    { "W2", WALK_FRAYS },      { "W3", WALK_FRAYS_BEFORE }, { "W4", WALK_FRAYS_BEHIND },
    { "W5", WALK_FRAYS_HALF }, { "W6", WALK_FRAYS_BEFORE }, { "W7", WALK_FRAYS_BEFORE },
    { "G1", WALK_WHOLE },      { "S1", WALK_WHOLE },        { "S2", WALK_WHOLE },
};

static int check_sign(const Graph *graph)
{
    const Claim *claim = &graph->claim;
    Walk walk = walk_trail(&claim->trail, &claim->facts, &claim->verdict);
    for (size_t i = 0; i < COUNT(deciding); i++) {
        if (strcmp(deciding[i].rule, claim->verdict.rule) == 0 &&
            walk.spans[walk.deciding_span].rope == deciding[i].rope)
            return 0;
    }
    tell(graph, &walk, "has another sign");
    return 1;
}

static void all_684_facts_are_drawn_as_their_level(void **state)
{
    (void)state;
    static Graph graph;
    Facts facts = { 0 };
    int count = 0, wrong = 0;
    do {
        if (!rubric_consistent(&facts, NULL))
            continue;
        graph_for(&graph, &facts);
        Facts computed = facts;
        Error error = { 0 };
        assert_true(trail_check(&graph.claim.trail, &error));
        assert_true(trail_complete_facts(&graph.claim.trail, &computed, &error));
        assert_memory_equal(&computed, &facts, sizeof(facts));
        count++;
        wrong += check(&graph) + check_sign(&graph);
    } while (graph_next_facts(&facts));
    assert_int_equal(count, 684);
    assert_int_equal(wrong, 0);
}

static void trails_of_every_shape_are_drawn_as_their_level(void **state)
{
    (void)state;
    static Graph graph;
    int wrong = 0, seen[COUNT(deciding)] = { 0 };
    for (int i = 0; i < RANDOM; i++) {
        graph_make(&graph, (uint64_t)i);
        Error error = { 0 };
        if (!trail_check(&graph.claim.trail, &error))
            fail_msg("%s", error.message);
        wrong += check(&graph) + check_sign(&graph);
        for (size_t r = 0; r < COUNT(deciding); r++)
            seen[r] += strcmp(deciding[r].rule, graph.claim.verdict.rule) == 0;
    }
    for (size_t r = 0; r < COUNT(deciding); r++) {
        if (!seen[r])
            print_error("no trail with rule %s\n", deciding[r].rule);
        assert_true(seen[r] > 0);
    }
    assert_int_equal(wrong, 0);
}

static void outlets_that_repeat_one_source_are_one_knot(void **state)
{
    (void)state;
    static Graph graph;
    for (int outlets = 2; outlets <= 12; outlets++) {
        graph_start(&graph, 1);
        graph_merge(&graph, 0, outlets);
        graph_finish(&graph);
        graph_facts(&graph);
        Walk walk = walk_trail(&graph.claim.trail, &graph.claim.facts, &graph.claim.verdict);
        assert_int_equal(walk.knot_count, outlets == 2 ? 4 : 3);
        assert_int_equal(walk.knots[1].count, outlets == 2 ? 1 : outlets);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_684_facts_are_drawn_as_their_level),
        cmocka_unit_test(trails_of_every_shape_are_drawn_as_their_level),
        cmocka_unit_test(outlets_that_repeat_one_source_are_one_knot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
