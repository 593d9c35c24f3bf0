/* Comparing: who says what, what decided it, everyone on one scale, what is known and by whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "claim_fixture.h"
#include "matrix.h"

#define WIDE "1920x1080@476x268"

static int discs_in(Colour colour)
{
    int count = 0;
    for (int i = 0; i < scene.item_count; i++)
        count += scene.items[i].type == ITEM_DISC && scene.items[i].fill == colour;
    return count;
}

static void it_says_who_says_what(void **state)
{
    (void)state;
    stand_on(SCREEN_COMPARE, WIDE);
    assert_true(shows("You said Good. The trail says Weak."));
    answer.second = LEVEL_WEAK;
    assert_true(shows("You and the trail agree: Weak."));
    answer.second = LEVEL_CANT_TELL;
    assert_true(shows("You can't tell. The trail says Weak."));
}

static void everything_is_on_some_page_of_every_panel(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "The study says may, the article says makes.",
        "Good if the source said just this.",
        "Nobody found it again.",
        "Disputed",
        "As of 24 November 2026",
        "Sources: The Courier, The study",
    };
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_COMPARE, panels[p]);
        for (size_t i = 0; i < COUNT(texts); i++) {
            if (!says(texts[i]))
                fail_msg("%s does not say %s", panels[p], texts[i]);
        }
        const char *ways[] = { "disagree", "back", "next" };
        for (size_t i = 0; i < COUNT(ways); i++)
            assert_true(offers(ways[i]));
    }
}

static void small_panels_have_two_steps(void **state)
{
    (void)state;
    stand_on(SCREEN_COMPARE, panels[0]);
    build();
    assert_int_equal(shown.pages.count, 2);
    stand_on(SCREEN_COMPARE, WIDE);
    build();
    assert_int_equal(shown.pages.count, 1);
}

/* The box with what decided it; NULL: it is not on this page. */
static const Item *deciding_box(void)
{
    for (int i = 0; i < scene.item_count; i++) {
        const Item *box = &scene.items[i];
        if (box->type == ITEM_BOX && box->fill == COLOUR_MARKER && box->stroke == COLOUR_ROPE_DARK)
            return box;
    }
    return NULL;
}

/* A sentence of three lines, and on the next turn a trail of two ropes, are still on one page with
 * who says what and what decided it. */
static void seven_inches_show_what_decided_it_at_once(void **state)
{
    (void)state;
    Node two_nodes[] = { nodes[0], nodes[1], nodes[1], nodes[2], nodes[2] };
    static const char *const labels[] = { "desired.de", "HuffPost India", "The study", "io9" };
    static const Edge two_edges[] = {
        { 0, 1, RELATION_QUOTES, CHANGE_NONE, "Slim.", "Slim.", "" },
        { 0, 2, RELATION_QUOTES, CHANGE_NONE, "Slim.", "Slim.", "" },
        { 1, 3, RELATION_QUOTES, CHANGE_CERTAINTY_RAISED, "Slim.", "May be.", "" },
        { 2, 4, RELATION_QUOTES, CHANGE_CERTAINTY_RAISED, "Slim.", "May be.", "" },
    };
    Claim longer = claim;
    for (int i = 1; i < (int)COUNT(two_nodes); i++)
        two_nodes[i].id = two_nodes[i].label = labels[i - 1];
    for (int turn = 0; turn < 2; turn++) {
        stand_on(SCREEN_COMPARE, "800x480@143x86"); /* as the exhibit takes one of 154 mm */
        longer.verdict = claim.verdict;
        longer.deciding = "The study says 10 per cent faster, not 10 per cent of their weight.";
        longer.words =
            turn ? "Chocolate eaters lost 10 per cent of their weight, write two websites."
                 : "The results appeared in a renowned journal, the International "
                   "Archives of Medicine, says the press release.";
        longer.beside_count = 0;
        if (turn)
            longer.trail = (Trail){ two_nodes, COUNT(two_nodes), two_edges, COUNT(two_edges) };
        view.claim = &longer;
        build();
        if (shown.pages.count != 2 || !deciding_box())
            fail_msg("turn %d: %d pages, and what decided it is%s on the first", turn,
                     shown.pages.count, deciding_box() ? "" : " not");
        assert_true(scene_shows(&scene, "You said Good. The trail says Weak."));
    }
}

static void a_kind_line_is_for_who_was_very_sure_and_far_off(void **state)
{
    (void)state;
    const char *kind = "You were very sure.";
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_COMPARE, panels[p]);
        answer.first = LEVEL_STRONG;
        answer.sure = SURE_VERY;
        assert_true(says(kind));
        answer.first = LEVEL_GOOD; /* not far */
        assert_false(says(kind));
        answer.first = LEVEL_STRONG;
        answer.sure = SURE_FAIRLY;
        assert_false(says(kind));
        answer.sure = SURE_VERY;
        answer.first = LEVEL_CANT_TELL;
        assert_false(says(kind));
    }
}

static void others_are_dots_then_bars_and_never_few(void **state)
{
    (void)state;
    Others others = { { 7, 4, 2, 3 } };
    stand_on(SCREEN_COMPARE, WIDE);
    view.others = &others;
    assert_true(says("You and 16 other visitors, after the trail"));
    assert_int_equal(discs_in(COLOUR_QUIET), 16);
    others = (Others){ { 3, 2, 2, 2 } }; /* a visitor could be recognised */
    build();
    assert_int_equal(discs_in(COLOUR_QUIET), 0);
    assert_false(says("other visitors"));
    others = (Others){ { 400, 30, 0, 12 } };
    assert_true(says("You and 442 other visitors, after the trail"));
    assert_int_equal(discs_in(COLOUR_QUIET), 0);
    assert_true(shows("400"));
}

static void the_visitor_is_a_disc_in_the_column(void **state)
{
    (void)state;
    stand_on(SCREEN_COMPARE, WIDE);
    build();
    assert_int_equal(discs_in(COLOUR_TOUCH), 1);
    assert_false(scene_shows(&scene, "first guess")); /* it did not change */
    answer.first = LEVEL_STRONG;
    build();
    assert_int_equal(discs_in(COLOUR_TOUCH), 1);
    assert_true(scene_shows(&scene, "first guess"));
    assert_true(scene_shows(&scene, "you, now"));
    answer.first_other = LEVEL_MISSING; /* two who disagreed */
    build();
    assert_true(scene_shows(&scene, "one of you, first"));
    answer.second = LEVEL_CANT_TELL;
    build();
    assert_int_equal(discs_in(COLOUR_TOUCH), 0);
}

/* Without words: they are beside it. */
static void ten_inches_have_the_scale_too(void **state)
{
    (void)state;
    stand_on(SCREEN_COMPARE, "1280x800@217x136");
    answer.first = LEVEL_WEAK;
    build();
    assert_int_equal(discs_in(COLOUR_TOUCH), 1);
    assert_true(says("first guess"));
    answer.second = LEVEL_CANT_TELL;
    build();
    assert_int_equal(discs_in(COLOUR_TOUCH), 0);
}

static void reasons_to_disagree_are_a_page_of_their_own(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_COMPARE, panels[p]);
        visit.disagreeing = true;
        answer.disagree = 3;
        build();
        assert_int_equal(shown.pages.count, 1);
        for (int i = 1; i <= VISIT_REASONS; i++) {
            char id[24];
            snprintf(id, sizeof(id), "disagree:%d", i);
            const Area *area = scene_find(&scene, id);
            assert_non_null(area);
            assert_int_equal(area->chosen, i == 3);
        }
        assert_null(scene_find(&scene, "disagree"));
    }
}

/* On a page in Arabic lines are further apart; words that are not translated are longer there. */
static void reasons_to_disagree_keep_away_from_the_bar(void **state)
{
    (void)state;
    for (size_t p = 0; p < 2 * COUNT(panels); p++) {
        /* Where pixels are not square the exhibit takes the panel as narrower. */
        stand_on(SCREEN_COMPARE, p < 2 ? "800x480@143x86" : panels[p / 2]);
        view.language = words_find(p % 2 ? "ar" : "en");
        visit.disagreeing = true;
        build();
        const Area *last = scene_find(&scene, "disagree:4"), *next = scene_find(&scene, "next");
        assert_true(last && next);
        if (last->box.y + last->box.h > next->box.y - 1.99)
            fail_msg("%s %s: %.2f mm apart", panels[p / 2], view.language->code,
                     next->box.y - last->box.y - last->box.h);
    }
}

static bool trail_missed, sentence_missed;

/* What the layout test's checks report comes here. */
void fault(Case *test, const char *what, const char *of)
{
    (void)test;
    trail_missed = trail_missed || strcmp(of, "the trail") == 0;
    sentence_missed = sentence_missed || strncmp(what, "(of the sentence)", 17) == 0;
}

/* Looks at the scene as the walk of the layout test does. */
static void check_scene(const char *panel)
{
    static Findings findings;
    const PanelLook look = { .language = "en" };
    double px = 0, mm = 1;
    assert_int_equal(sscanf(panel, "%lfx%*d@%lf", &px, &mm), 2);
    Case test = { .look = &look,
                  .scene = &scene,
                  .visit = &visit,
                  .claim = &claim,
                  .typeset = view.typeset,
                  .px_per_mm = px / mm,
                  .findings = &findings };
    trail_missed = sentence_missed = false;
    check_there(&test);
    measure_forget(&test);
}

/* Takes away everything that has that colour. */
static void wipe(Colour colour)
{
    for (int i = 0; i < scene.item_count; i++) {
        if (scene.items[i].fill == colour)
            scene.items[i].fill = COLOUR_NONE;
    }
}

static void a_compare_without_its_trail_is_a_fault(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT(panels); p++) {
        stand_on(SCREEN_COMPARE, panels[p]);
        build();
        for (int pages = shown.pages.count; visit.page < pages; visit.page++) {
            build();
            check_scene(panels[p]);
            if (trail_missed || sentence_missed)
                fail_msg("%s page %d has no %s", panels[p], visit.page + 1,
                         trail_missed ? "trail" : "sentence");
            wipe(COLOUR_ROPE);
            check_scene(panels[p]);
            assert_true(trail_missed);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_says_who_says_what),
        cmocka_unit_test(everything_is_on_some_page_of_every_panel),
        cmocka_unit_test(small_panels_have_two_steps),
        cmocka_unit_test(seven_inches_show_what_decided_it_at_once),
        cmocka_unit_test(a_kind_line_is_for_who_was_very_sure_and_far_off),
        cmocka_unit_test(others_are_dots_then_bars_and_never_few),
        cmocka_unit_test(the_visitor_is_a_disc_in_the_column),
        cmocka_unit_test(ten_inches_have_the_scale_too),
        cmocka_unit_test(reasons_to_disagree_are_a_page_of_their_own),
        cmocka_unit_test(reasons_to_disagree_keep_away_from_the_bar),
        cmocka_unit_test(a_compare_without_its_trail_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, finish_screens);
}
