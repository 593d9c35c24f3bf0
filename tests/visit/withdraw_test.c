/* withdraw_test.c: a story is withdrawn while each screen is shown: the visitor's own, another one,
 * the last one, the worked example. visit_check() runs at each step. */
#include "visitor.h"

/* The exhibit's list of stories, from which one is removed. */
static VisitStory stories[3];
static VisitSetup setup;

/* Ids that lead to each screen of a visit to the story beta; "~" waits for the idle warning. */
static const char *const ways[][14] = {
    { NULL },
    { "start" },
    { "start", "story:beta" },
    { "start", "story:beta", "back" }, /* on STORIES, and the visit to beta has begun */
    { "start", "story:beta", "next" },
    { "start", "story:beta", "next", "level:good" },
    { "start", "story:beta", "next", "skip" },
    { "start", "story:beta", "next", "skip", "next" },
    { "start", "story:beta", "next", "skip", "next", "level:good" },
    { "start", "story:beta", "next", "skip", "next", "level:good", "sure:very", "next" },
    { "start", "story:beta", "next", "skip", "next", "level:good", "sure:very", "next", "card:says",
      "next" },
    { "start", "story:beta", "next", "skip", "next", "level:good", "sure:very", "next", "card:says",
      "next", "level:weak" },
    { "start", "story:beta", "next", "skip", "next", "level:good", "sure:very", "next", "card:says",
      "next", "level:weak", "next" },
    { "start", "story:beta", "next", "skip", "next", "level:good", "sure:very", "next", "card:says",
      "next", "level:weak", "next", "finish" },
};

/* What is shown over the screen, or was switched on there. */
static const char *const overs[] = { NULL, "restart", "languages", "tools", "~", "speak" };

static void begin_at(size_t way, size_t over)
{
    static const VisitStory all[] = { { "alpha", 4, path_a, 2, true },
                                      { "beta", 1, path_b, 1, false },
                                      { "gamma", 4, path_a, 2, false } };
    memcpy(stories, all, sizeof(all));
    setup = two;
    setup.stories = stories;
    setup.story_count = 3;
    begin(&setup);
    for (int i = 0; i < 14 && ways[way][i]; i++)
        touch(ways[way][i]);
    if (overs[over] && strcmp(overs[over], "~") == 0)
        pass(50000);
    else if (overs[over])
        touch(overs[over]);
    if (visit.aloud)
        last = visit_speech(&visit, true, now);
}

static void take_out(int story)
{
    if (story == VISIT_EXAMPLE)
        setup.has_example = false;
    else
        memmove(&stories[story], &stories[story + 1],
                (size_t)(--setup.story_count - story) * sizeof(stories[0]));
    last = visit_withdraw(&visit, story, now += 10);
    assert_true(last.scene_changed);
}

/* Goes on: the voice stops, no touch does harm, and left alone the exhibit returns to its first
 * screen. */
static void go_on(void)
{
    static const char *const ids[] = { "stay", "story:gamma", "next", "next", "back", "start" };
    if (visit.speaking)
        visit_speech(&visit, false, now);
    visit_shown(&visit, 10, (Pages){ 1, 0, 0 }, now);
    for (size_t i = 0; i < COUNT(ids); i++)
        touch(ids[i]);
    pass(200000);
    at(visit.setup->story_count ? SCREEN_ATTRACT : SCREEN_SLEEP);
}

#define EVERYWHERE                                                                                 \
    for (size_t way = 0; way < COUNT(ways); way++)                                                 \
        for (size_t over = 0; over < COUNT(overs); over++, end(NULL))

static void who_is_in_the_story_chooses_another(void **state)
{
    (void)state;
    EVERYWHERE
    {
        begin_at(way, over);
        Screen here = visit.screen;
        bool inside = visit.story == 1, large = false;
        if (inside && here == visit.under) {
            touch("text_size");
            large = visit.large;
        }
        bool aloud = visit.aloud;
        take_out(1);
        if (!inside) {
            at(here);
            assert_int_equal(last.entry_count, 0);
            assert_false(last.hush);
        } else {
            at(SCREEN_STORIES);
            assert_int_equal(visit.story, -1);
            assert_int_equal(visit.answer_count, 0);
            assert_int_equal(last.entry_count, 1);
            assert_int_equal(last.entries[0].record, RECORD_END);
            assert_int_equal(last.entries[0].end, END_WITHDRAWN);
            assert_true(last.hush);
            assert_int_equal(last.speak, aloud);
            assert_int_equal(visit.large, large);
            assert_true(last.moved);
        }
        go_on();
    }
}

static void who_is_in_another_story_stays_there(void **state)
{
    (void)state;
    for (int other = 0; other <= 2; other += 2)
        EVERYWHERE
        {
            begin_at(way, over);
            const Visit was = visit;
            take_out(other);
            at(was.screen);
            assert_int_equal(last.entry_count, 0);
            assert_false(last.hush || last.speak);
            assert_int_equal(visit.answer_count, was.answer_count);
            assert_int_equal(visit.page, was.page);
            assert_false(last.moved || last.left);
            if (was.story >= 0)
                assert_string_equal(setup.stories[visit.story].id, "beta");
            go_on();
        }
}

static void without_any_story_the_exhibit_sleeps(void **state)
{
    (void)state;
    for (int first = 0; first < 3; first++)
        EVERYWHERE
        {
            begin_at(way, over);
            bool begun = visit.begun;
            int ends = 0;
            for (int i = 0; i < 3; i++) {
                take_out(i == 0 ? first : 0);
                for (int e = 0; e < last.entry_count; e++)
                    ends += last.entries[e].end == END_WITHDRAWN;
            }
            at(SCREEN_SLEEP);
            assert_int_equal(ends, begun);
            assert_true(last.hush);
            go_on();
        }
}

static void without_the_example_its_visitor_begins_the_story(void **state)
{
    (void)state;
    EVERYWHERE
    {
        begin_at(way, over);
        Screen here = visit.screen, under = visit.under;
        bool aloud = visit.aloud;
        take_out(VISIT_EXAMPLE);
        assert_int_equal(last.entry_count, 0);
        at(under == SCREEN_EXAMPLE ? SCREEN_READ : here);
        assert_int_equal(last.hush, under == SCREEN_EXAMPLE);
        assert_int_equal(last.speak, under == SCREEN_EXAMPLE && aloud);
        go_on();
    }
}

static void the_story_comes_back_to_an_exhibit_that_sleeps(void **state)
{
    (void)state;
    begin_at(0, 0);
    for (int i = 0; i < 3; i++)
        take_out(0);
    at(SCREEN_SLEEP);
    setup.story_count = 1;
    last = visit_resume(&visit, NULL, now += 5000);
    at(SCREEN_ATTRACT);
    assert_true(last.scene_changed);
    TOUCH("start");
    at(SCREEN_ABOUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(who_is_in_the_story_chooses_another),
        TEST(who_is_in_another_story_stays_there),
        TEST(without_any_story_the_exhibit_sleeps),
        TEST(without_the_example_its_visitor_begins_the_story),
        TEST(the_story_comes_back_to_an_exhibit_that_sleeps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
