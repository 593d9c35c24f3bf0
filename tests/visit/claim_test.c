/* What a visitor can do on one claim's screens, and before them: the example, the trail that is
 * pulled, two who disagree, the reasons, the tools. */
#include "visitor.h"

static const char *const to_rate[] = { "start", "next", "skip", "next", NULL };
static const char *const to_trace[] = { "start",      "next",      "skip", "next",
                                        "level:good", "sure:very", "next", NULL };

static void each_language_starts_in_itself(void **state)
{
    (void)state;
    begin(&two);
    TOUCH("start:xx");
    at(SCREEN_ATTRACT);
    TOUCH("start:fr");
    at(SCREEN_STORIES);
    assert_int_equal(visit.language, 1);
    TOUCH("back", "start");
    at(SCREEN_STORIES);
    assert_int_equal(visit.language, 0);
}

static void the_example_is_a_guess_and_its_trail(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start", "next", "next");
    at(SCREEN_EXAMPLE);
    assert_int_equal(visit.step, 0); /* nothing leads on without a guess */
    TOUCH("level:cant_tell");
    assert_int_equal(visit.step, 1);
    assert_int_equal(visit.level, LEVEL_CANT_TELL);
    assert_int_equal(visit.pulled_ms, now); /* the rope begins to grow */
    assert_true(last.moved);
    TOUCH("skip", "level:good");
    at(SCREEN_EXAMPLE);
    assert_int_equal(visit.level, LEVEL_CANT_TELL);
    TOUCH("back", "level:good", "next");
    at(SCREEN_READ);
    assert_int_equal(visit.level, LEVEL_NONE);
    TOUCH("back");
    at(SCREEN_EXAMPLE);
    assert_int_equal(visit.step, 0);
    assert_int_equal(visit.level, LEVEL_NONE);
}

static void each_touch_on_the_trail_pulls_a_span(void **state)
{
    (void)state;
    begin(&one);
    touches(to_trace);
    assert_int_equal(visit.spans, 1);
    assert_int_equal(visit.pulled_ms, now);
    shown(1);
    TOUCH("knot:2");
    assert_int_equal(visit.knot, 2);
    assert_int_equal(visit.card, -1);
    assert_int_equal(visit.spans, 2);
    assert_int_equal(visit.pulled_ms, now);
    TOUCH("card:says");
    assert_int_equal(visit.knot, 0);
    assert_int_equal(visit.card, CARD_SAYS);
    TOUCH("card:says", "knot:6", "knot:1");
    assert_int_equal(visit.spans, 5); /* no more than there are */
    assert_int_equal(visit.pulled_ms, now - 500);
    assert_int_equal(visit_answer(&visit)->card_count, 1);
    TOUCH("knot:7", "knot:0", "knot:-1", "knot:1x", "knot:");
    assert_int_equal(visit.knot, 1);
    TOUCH("next", "level:weak", "back");
    at(SCREEN_TRACE);
    assert_int_equal(visit.spans, 5); /* what was pulled stays pulled */
    assert_int_equal(visit.knot, 0);
    TOUCH("next", "next", "next", "level:weak", "sure:very", "next");
    at(SCREEN_TRACE);
    assert_int_equal(visit.spans, 1);
}

static void without_a_trail_there_is_nothing_to_pull(void **state)
{
    (void)state;
    begin(&one);
    touches(to_trace);
    visit_shown(&visit, 10, (Pages){ 1, 0, 0 }, now);
    TOUCH("knot:1");
    assert_int_equal(visit.spans, 1);
    assert_int_equal(visit.knot, 1);
    assert_int_equal(visit.pulled_ms, now - 500);
    TOUCH("next");
    at(SCREEN_KEEP);
}

static void a_knot_alone_leads_on(void **state)
{
    (void)state;
    begin(&one);
    touches(to_trace);
    shown(1);
    TOUCH("next");
    at(SCREEN_TRACE);
    TOUCH("knot:1", "next", "level:good");
    at(SCREEN_COMPARE);
    assert_int_equal(last.entries[0].answer.card_count, 0);
}

static void where_to_look_is_said_once_and_before_the_trail_is_pulled(void **state)
{
    (void)state;
    static const char *const looks[] = { "look:ask", "look:open", "look:others" };
    for (int i = 0; i < 3; i++) {
        begin(&one);
        touches(to_trace);
        shown(1);
        assert_true(visit_may_look(&visit));
        TOUCH(looks[i]);
        assert_int_equal(visit_answer(&visit)->look, LOOK_ASK + i);
        assert_int_equal(visit.spans, 2);
        assert_false(visit_may_look(&visit));
        TOUCH("look:others", "next");
        at(SCREEN_TRACE); /* it is a guess: nothing was opened yet */
        assert_int_equal(visit_answer(&visit)->look, LOOK_ASK + i);
        TOUCH("card:first", "next", "level:good");
        assert_int_equal(last.entries[0].answer.look, LOOK_ASK + i);
        end(NULL);
    }
    begin(&one);
    touches(to_trace);
    shown(1);
    TOUCH("card:first", "look:ask");
    assert_int_equal(visit_answer(&visit)->look, LOOK_NONE);
}

static void the_questions_stand_where_the_panel_was(void **state)
{
    (void)state;
    begin(&one);
    touches(to_trace);
    shown(1);
    TOUCH("ask");
    assert_true(visit.asking);
    TOUCH("card:says");
    assert_false(visit.asking);
    TOUCH("ask", "back");
    at(SCREEN_TRACE);
    assert_false(visit.asking);
    TOUCH("ask", "knot:1");
    assert_false(visit.asking);
    TOUCH("back");
    at(SCREEN_RATE);
}

static void one_touch_keeps_the_guess_or_changes_it(void **state)
{
    (void)state;
    static const char *const levels[] = { "level:missing", "level:weak", "level:good",
                                          "level:strong", "level:cant_tell" };
    for (int i = 0; i < 5; i++) {
        begin(&one);
        touches(to_trace);
        TOUCH("card:says", "next", levels[i]);
        at(SCREEN_COMPARE);
        assert_int_equal(last.entries[0].record, RECORD_SECOND);
        assert_int_equal(last.entries[0].answer.second, i);
        end(NULL);
    }
}

static void two_who_disagree_let_two_levels_stand(void **state)
{
    (void)state;
    begin(&one);
    touches(to_rate);
    TOUCH("split", "level:good", "level:weak", "level:good");
    assert_int_equal(visit.level, LEVEL_GOOD);
    assert_int_equal(visit.level_other, LEVEL_WEAK);
    TOUCH("level:strong"); /* takes the place of the older one */
    assert_int_equal(visit.level, LEVEL_WEAK);
    assert_int_equal(visit.level_other, LEVEL_STRONG);
    TOUCH("split");
    assert_int_equal(visit.level_other, LEVEL_NONE);
    TOUCH("split", "level:missing", "level:cant_tell"); /* stands alone */
    assert_int_equal(visit.level, LEVEL_CANT_TELL);
    assert_int_equal(visit.level_other, LEVEL_NONE);
    TOUCH("split", "level:weak", "level:missing", "sure:fairly", "next");
    assert_int_equal(last.entry_count, 1); /* one visit, one rating */
    assert_int_equal(last.entries[0].answer.first, LEVEL_WEAK);
    assert_int_equal(last.entries[0].answer.first_other, LEVEL_MISSING);
    TOUCH("back", "split", "level:good");
    assert_int_equal(visit.level_other, LEVEL_MISSING); /* it was given */
    TOUCH("next", "card:says", "next", "level:weak", "next", "next");
    assert_int_equal(visit.level, LEVEL_NONE);
    assert_false(visit.split);
}

static void on_small_panels_how_sure_leads_on(void **state)
{
    (void)state;
    VisitSetup small = one;
    small.sure_leads_on = true;
    begin(&small);
    touches(to_rate);
    TOUCH("sure:very");
    at(SCREEN_RATE);
    TOUCH("level:good");
    at(SCREEN_RATE); /* it may be changed until it is said how sure */
    TOUCH("level:weak", "sure:guessing");
    at(SCREEN_TRACE);
    assert_int_equal(last.entries[0].answer.first, LEVEL_WEAK);
    assert_int_equal(last.entries[0].answer.sure, SURE_GUESSING);
    TOUCH("back", "sure:very"); /* the rating was given: it only leads on */
    at(SCREEN_TRACE);
    assert_int_equal(last.entry_count, 0);
    assert_int_equal(visit_answer(&visit)->sure, SURE_GUESSING);
    TOUCH("card:says", "next", "level:good", "next", "next", "level:cant_tell");
    at(SCREEN_TRACE);
    assert_int_equal(last.entries[0].answer.sure, SURE_NONE);
}

static void a_rating_of_the_claim_before_is_shown_and_leads_on(void **state)
{
    (void)state;
    begin(&one);
    touches(to_trace);
    TOUCH("card:says", "next", "level:weak", "next", "back", "back", "back");
    at(SCREEN_RATE);
    assert_int_equal(visit.level, LEVEL_GOOD);
    assert_int_equal(visit.sure, SURE_VERY);
    TOUCH("next");
    at(SCREEN_TRACE);
    assert_int_equal(last.entry_count, 0);
}

static void reasons_have_a_page_of_their_own(void **state)
{
    (void)state;
    begin(&one);
    touches(to_trace);
    TOUCH("card:says", "next", "level:weak", "disagree:1");
    assert_int_equal(last.entry_count, 0);
    TOUCH("disagree");
    assert_true(visit.disagreeing && last.moved);
    TOUCH("disagree:1");
    assert_int_equal(last.entry_count, 1);
    TOUCH("disagree:1");
    assert_int_equal(visit_answer(&visit)->disagree, 0); /* taken back */
    TOUCH("disagree:1");
    assert_int_equal(visit_answer(&visit)->disagree, 1);
    assert_int_equal(last.entry_count, 0); /* recorded once */
    TOUCH("disagree:4");
    assert_int_equal(last.entries[0].answer.disagree, 4);
    TOUCH("back");
    at(SCREEN_COMPARE);
    assert_false(visit.disagreeing);
    TOUCH("disagree", "next");
    at(SCREEN_READ);
    assert_int_equal(visit_answer(&visit)->claim, 1);
}

static void the_tools_lie_over_the_screen(void **state)
{
    (void)state;
    begin(&one);
    touches(to_rate);
    TOUCH("tools");
    at(SCREEN_TOOLS);
    TOUCH("text_size", "contrast", "low", "speak", "next", "level:good");
    at(SCREEN_TOOLS);
    assert_true(visit.large && visit.contrast && visit.low && visit.aloud);
    assert_int_equal(visit.level, LEVEL_NONE);
    TOUCH("stay");
    at(SCREEN_RATE);
    TOUCH("tools", "tools"); /* the same button closes them */
    at(SCREEN_RATE);
    TOUCH("tools", "languages");
    at(SCREEN_LANGUAGES);
    TOUCH("lang:fr");
    at(SCREEN_RATE);
    assert_int_equal(visit.language, 1);
    TOUCH("tools", "restart", "restart:no");
    at(SCREEN_RATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_language_starts_in_itself),
        TEST(the_example_is_a_guess_and_its_trail),
        TEST(each_touch_on_the_trail_pulls_a_span),
        TEST(without_a_trail_there_is_nothing_to_pull),
        TEST(a_knot_alone_leads_on),
        TEST(where_to_look_is_said_once_and_before_the_trail_is_pulled),
        TEST(the_questions_stand_where_the_panel_was),
        TEST(one_touch_keeps_the_guess_or_changes_it),
        TEST(two_who_disagree_let_two_levels_stand),
        TEST(on_small_panels_how_sure_leads_on),
        TEST(a_rating_of_the_claim_before_is_shown_and_leads_on),
        TEST(reasons_have_a_page_of_their_own),
        TEST(the_tools_lie_over_the_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
