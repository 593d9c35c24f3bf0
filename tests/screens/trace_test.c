/* The trail's screen: what is offered when, and what the panel says about what is touched. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "claim_fixture.h"

#define WIDE    "1920x1080@476x268"
#define UPRIGHT "1080x1920@268x476"

/* The state after a touch of that knot, with the whole trail pulled. */
static void touch_knot(int knot)
{
    visit.knot = knot;
    visit.card = -1;
    visit.spans = 9;
    answer.opened = true;
    answer.look = LOOK_OPEN;
}

static void on_arrival_it_asks_where_one_would_look(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_TRACE, panels[p]);
        assert_true(says("Where would you look?"));
        assert_true(offers("look:ask") && offers("look:open") && offers("look:others"));
        assert_false(offers("next"));
        assert_true(offers("knot:1") && offers("knot:2"));
        assert_false(offers("knot:3")); /* it is not pulled yet */
        answer.look = LOOK_ASK;
        visit.spans = 2;
        assert_false(offers("look:ask"));
        assert_true(offers("knot:3"));
    }
}

static void questions_are_there_or_one_touch_away(void **state)
{
    (void)state;
    static const char *const ids[] = { "card:first", "card:passed", "card:says", "card:missing" };
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_TRACE, panels[p]);
        if (offers("ask"))
            visit.asking = true;
        for (size_t i = 0; i < COUNT(ids); i++)
            assert_true(offers(ids[i]));
        assert_false(offers("ask"));
    }
}

static void a_knot_is_beside_the_next_source(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_TRACE, panels[p]);
        touch_knot(2);
        assert_true(shows("“Chocolate makes slim.”"));
        if (p < 2) { /* on the smallest panels it has to be touched */
            assert_true(shows("made more certain"));
            assert_true(says("newspaper · 10 March 2015 · read by us"));
            touch_knot(3);
        }
        assert_true(shows("“The loss may be greater.”"));
        assert_true(p < 2 || says("newspaper · 10 March 2015 · read by us"));
        assert_true(says("study · June 2015 · found later · seen in a copy"));
        visit.page = shown.pages.count - 1;
        assert_true(offers("next"));
    }
}

/* What stands beside the trail is told with the work that it is about. */
static void a_work_beside_the_trail_is_told(void **state)
{
    (void)state;
    stand_on(SCREEN_TRACE, WIDE);
    touch_knot(3);
    assert_true(shows("The check"));
    assert_true(shows("The numbers were looked at again."));
    touch_knot(1);
    assert_false(shows("The numbers were looked at again."));
}

static void a_knot_of_many_lists_them_all(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_TRACE, panels[p]);
        view.claim = &many;
        touch_knot(2);
        for (int i = 0; i < OUTLETS; i++) {
            assert_true(shows(many_nodes[2 + i].label));
            assert_true(shows(many_edges[2 * i + 1].child_words));
        }
        assert_true(says("6 works, one source: The study"));
    }
}

static void a_question_is_answered(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_TRACE, panels[p]);
        touch_knot(0);
        for (visit.card = CARD_FIRST; visit.card <= CARD_MISSING; visit.card++)
            assert_true(shows(claim.cards[visit.card]));
    }
}

/* Also on the smallest panels, where the trail yields a little of its room. */
static void a_question_stands_above_its_answer(void **state)
{
    (void)state;
    const char *before = claim.cards[CARD_SAYS];
    claim.cards[CARD_SAYS] = "It tells of shots and bombs, as the article says. "
                             "The words match a copy from that day.";
    for (size_t p = 0; p < 3; p++) { /* on others the questions are on the same page */
        stand_on(SCREEN_TRACE, panels[p]);
        visit.card = CARD_SAYS;
        visit.spans = 2;
        build();
        assert_int_equal(shown.pages.count, 1);
        assert_true(scene_shows(&scene, "What does it really say?"));
    }
    claim.cards[CARD_SAYS] = before;
}

/* There a tag lies in the panel, and not on the trail. */
static void a_question_has_its_tag_on_small_panels(void **state)
{
    (void)state;
    for (size_t p = 0; p < 3; p++) {
        stand_on(SCREEN_TRACE, panels[p]);
        visit.card = CARD_SAYS;
        visit.spans = 2;
        build();
        assert_true(scene_shows(&scene, "made more certain"));
        visit.card = CARD_FIRST;
        build();
        assert_false(scene_shows(&scene, "made more certain"));
    }
}

/* Counts the pieces of a rope that is not pulled further, beyond that knot and within so many
 * widths of where it can be touched. */
static int pieces_beyond(const char *knot, double widths)
{
    Box at = scene_find(&scene, knot)->box;
    int count = 0;
    for (int i = 0; i < scene.item_count; i++) {
        const Item *item = &scene.items[i];
        double middle = item->box.y + item->box.h / 2 - at.y - at.h / 2;
        count += item->type == ITEM_STROKE && item->stroke == COLOUR_ROPE_DARK &&
                 item->box.x > at.x + at.w / 2 && item->box.x < at.x + widths * at.w &&
                 fabs(middle) < at.h / 4;
    }
    return count;
}

/* Half pulled, it does not look like a whole one that ends at a knot. */
static void a_rope_that_goes_on_is_seen_to(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_TRACE, panels[p]);
        build();
        assert_int_equal(pieces_beyond("knot:2", 3), 6);
        visit.spans = 2;
        build();
        assert_int_equal(pieces_beyond("knot:3", 3), 0);
    }
}

/* Where one of two ropes is pulled, nothing of the other lies over it. */
static void a_rope_that_was_begun_is_whole(void **state)
{
    (void)state;
    static const Edge forked[] = {
        { 0, 1, RELATION_QUOTES, CHANGE_NONE, "Chocolate makes slim.", "Chocolate makes slim.",
          "" },
        { 0, 2, RELATION_QUOTES, CHANGE_NONE, "Chocolate makes slim.", "Chocolate makes slim.",
          "" },
    };
    const Trail before = claim.trail;
    claim.trail = (Trail){ nodes, COUNT(nodes), forked, COUNT(forked) };
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_TRACE, panels[p]);
        build();
        assert_int_equal(pieces_beyond("knot:1", 2), 0);
    }
    claim.trail = before;
}

/* A line of the voice that begins with "Touch" or "Press". */
static void who_uses_keys_hears_press(void **state)
{
    (void)state;
    stand_on(SCREEN_TRACE, WIDE);
    answer.look = LOOK_ASK;
    assert_true(says("Touch a knot"));
    view.keys = true;
    assert_true(says("Press a knot"));
    assert_false(says("Touch"));
}

static void low_controls_are_in_the_lower_half(void **state)
{
    (void)state;
    stand_on(SCREEN_TRACE, UPRIGHT);
    visit.low = true;
    for (int knot = 0; knot < 3; knot++) {
        visit.knot = knot;
        build();
        for (int i = 0; i < scene.area_count; i++)
            assert_true(scene.areas[i].box.y >= 476 / 2.0 - 0.5);
    }
    visit.card = CARD_FIRST;
    assert_true(shows("Chocolate makes slim.")); /* the sentence stays above it all */
}

/* While panels come and go the trail keeps its place: nobody has to find a knot again. */
static void the_trail_keeps_its_place(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(panels); p++) {
        Box at = { 0 };
        stand_on(SCREEN_TRACE, panels[p]);
        touch_knot(0);
        for (int knot = 0; knot <= 3; knot++) {
            for (int card = -1; card < CARD_COUNT; card++) {
                visit.knot = card < 0 ? knot : 0;
                visit.card = card;
                build();
                Box box = scene_find(&scene, "knot:2")->box;
                if (at.w > 0)
                    assert_true(fabs(box.x - at.x) < 0.01 && fabs(box.y - at.y) < 0.01);
                at = box;
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_arrival_it_asks_where_one_would_look),
        cmocka_unit_test(questions_are_there_or_one_touch_away),
        cmocka_unit_test(a_knot_is_beside_the_next_source),
        cmocka_unit_test(a_work_beside_the_trail_is_told),
        cmocka_unit_test(a_knot_of_many_lists_them_all),
        cmocka_unit_test(a_question_is_answered),
        cmocka_unit_test(a_question_stands_above_its_answer),
        cmocka_unit_test(a_question_has_its_tag_on_small_panels),
        cmocka_unit_test(a_rope_that_goes_on_is_seen_to),
        cmocka_unit_test(a_rope_that_was_begun_is_whole),
        cmocka_unit_test(who_uses_keys_hears_press),
        cmocka_unit_test(low_controls_are_in_the_lower_half),
        cmocka_unit_test(the_trail_keeps_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, finish_screens);
}
