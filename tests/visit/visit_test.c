/* The way of a visitor: each step, and what is recorded. */
#include "visitor.h"

static void the_way_leads_from_attract_to_attract(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    at(SCREEN_ABOUT);
    assert_int_equal(last.entries[0].record, RECORD_BEGIN);
    TOUCH("next", "next", "level:good", "next");
    at(SCREEN_READ);
    TOUCH("claim:X", "level:good", "sure:very", "next");
    at(SCREEN_TRACE);
    assert_int_equal(last.entries[0].record, RECORD_FIRST);
    assert_int_equal(last.entries[0].answer.claim, 3);
    TOUCH("next");
    at(SCREEN_TRACE); /* no card and no knot was opened */
    TOUCH("card:says", "card:first", "next");
    at(SCREEN_KEEP);
    TOUCH("next", "level:best");
    at(SCREEN_KEEP); /* a level leads on, and nothing else */
    TOUCH("level:good");
    at(SCREEN_COMPARE);
    assert_int_equal(last.entries[0].record, RECORD_SECOND);
    assert_int_equal(last.entries[0].answer.cards[0], CARD_SAYS);
    assert_int_equal(last.entries[0].answer.card_count, 2);
    TOUCH("disagree", "disagree:3");
    assert_int_equal(last.entries[0].record, RECORD_DISAGREE);
    TOUCH("next", "next", "level:cant_tell", "next", "card:first", "next");
    at(SCREEN_KEEP);
    TOUCH("level:weak", "next");
    at(SCREEN_SUMMARY);
    TOUCH("finish", "finish");
    at(SCREEN_ATTRACT);
    assert_int_equal(last.entries[0].record, RECORD_END);
    assert_int_equal(last.entries[0].end, END_FINISHED);
}

static void more_leads_through_the_other_claims(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start", "next", "skip");
    for (int claim = 0; claim < 4; claim++) {
        static const int order[] = { 3, 1, 0, 2 };
        assert_int_equal(visit_answer(&visit)->claim, order[claim]);
        TOUCH("next", "level:weak", "sure:fairly", "next", "card:says", "next", "level:weak",
              "next");
        if (claim == 1)
            TOUCH("more");
    }
    at(SCREEN_SUMMARY);
    assert_false(visit_has_more(&visit));
    TOUCH("more");
    at(SCREEN_SUMMARY);
}

static void a_first_guess_is_recorded_once(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start", "next", "skip", "next", "level:good", "level:weak", "sure:very", "sure:fairly",
          "next");
    assert_int_equal(last.entries[0].answer.first, LEVEL_WEAK);
    assert_int_equal(last.entries[0].answer.sure, SURE_FAIRLY);
    TOUCH("back", "level:strong", "next");
    at(SCREEN_TRACE);
    assert_int_equal(last.entry_count, 0);
    assert_int_equal(visit_answer(&visit)->first, LEVEL_WEAK);
}

/* Ids that lead to each screen of a visit with one story, in order; "" ends the list. */
static const char *const ways[][12] = {
    { "start" },
    { "start", "next" },
    { "start", "next", "level:good" },
    { "start", "next", "skip" },
    { "start", "next", "skip", "next" },
    { "start", "next", "skip", "next", "level:good", "sure:very", "next" },
    { "start", "next", "skip", "next", "level:good", "sure:very", "next", "card:says", "next" },
    { "start", "next", "skip", "next", "level:good", "sure:very", "next", "card:says", "next",
      "level:good" },
};

static void start_again_asks_and_resets_on_every_screen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        begin(&one);
        touches(ways[i]);
        TOUCH("text_size", "contrast", "low", "languages", "lang:fr");
        Screen here = visit.screen;
        TOUCH("restart");
        at(SCREEN_RESTART_ASK);
        TOUCH("restart:no");
        at(here);
        assert_int_equal(visit.language, 1);
        TOUCH("restart", "restart:yes");
        at(SCREEN_ATTRACT); /* and visit_check() has checked that nothing is left */
        assert_int_equal(last.entries[0].end, END_RESTARTED);
        TOUCH("start");
        at(SCREEN_ABOUT);
        assert_int_equal(visit.language, 0);
        end(NULL);
    }
}

static void every_id_on_every_screen_keeps_the_invariants(void **state)
{
    (void)state;
    static const char *const ids[] = { "start",
                                       "story:alpha",
                                       "story:beta",
                                       "story:none",
                                       "lang:fr",
                                       "lang:xx",
                                       "next",
                                       "back",
                                       "skip",
                                       "claim:A",
                                       "level:strong",
                                       "level:good",
                                       "level:cant_tell",
                                       "level:best",
                                       "sure:guessing",
                                       "sure:perhaps",
                                       "card:first",
                                       "card:none",
                                       "level:weak",
                                       "split",
                                       "knot:1",
                                       "knot:6",
                                       "knot:99",
                                       "look:open",
                                       "ask",
                                       "tools",
                                       "start:fr",
                                       "disagree",
                                       "disagree:1",
                                       "disagree:5",
                                       "disagree:12",
                                       "more",
                                       "finish",
                                       "restart",
                                       "restart:yes",
                                       "restart:no",
                                       "stay",
                                       "languages",
                                       "text_size",
                                       "contrast",
                                       "low",
                                       "speak",
                                       "",
                                       "staff:x",
                                       "nonsense" };
    for (size_t way = 0; way < COUNT(ways); way++) {
        for (size_t a = 0; a < COUNT(ids); a++) {
            for (size_t b = 0; b < COUNT(ids); b++) {
                begin(way % 2 ? &one : &two);
                if (way % 2 == 0) {
                    TOUCH("start", "story:alpha");
                    touches(ways[way] + 1);
                } else {
                    touches(ways[way]);
                }
                TOUCH(ids[a], ids[b]);
                end(NULL);
            }
        }
    }
}

static void every_page_is_read_aloud_when_that_is_wanted(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    assert_false(last.speak);
    touch("speak");
    assert_true(last.speak && visit.aloud);
    touch("next");
    assert_true(last.speak);
    touch("languages");
    assert_true(last.speak);
    touch("back");
    assert_true(last.speak);
    touch("speak");
    assert_true(last.hush && !last.speak && !visit.aloud);
}

static void help_begins_a_visit_by_ear_and_headphones_do(void **state)
{
    (void)state;
    static const char *const keys[] = { "help", "headphones:in" };
    for (size_t i = 0; i < COUNT(keys); i++) {
        begin(&one);
        touch(keys[i]);
        at(SCREEN_ABOUT);
        assert_true(visit.aloud && last.speak && last.help);
    }
    touch("headphones:in"); /* a loose plug does not start everything again */
    assert_false(last.speak);
    touch("help");
    assert_true(last.speak && last.help && visit.aloud);
    touch("repeat");
    assert_true(last.speak && !last.help);
    touch("headphones:out");
    assert_true(last.hush && !visit.aloud);
    touch("repeat");
    assert_false(last.speak);
    visit_finish(&visit);
    begin(&none);
    touch("help");
    at(SCREEN_SLEEP);
}

static void the_voice_is_as_set_up_for_each_visitor(void **state)
{
    (void)state;
    begin(&one);
    touch("louder");
    assert_int_equal(visit.volume, 50); /* nothing is being read */
    TOUCH("help", "louder", "faster");
    assert_int_equal(visit.volume, 60);
    assert_int_equal(visit.speech_rate, 170);
    for (int i = 0; i < 20; i++)
        TOUCH("softer", "slower");
    assert_int_equal(visit.volume, 10);
    assert_int_equal(visit.speech_rate, 80);
    TOUCH("restart", "restart:yes");
    assert_true(last.hush);
    assert_int_equal(visit.volume, 50);
    assert_int_equal(visit.speech_rate, 150);
}

static void without_a_voice_none_is_offered(void **state)
{
    (void)state;
    VisitSetup mute = one;
    mute.has_voice = false;
    begin(&mute);
    touch("help");
    at(SCREEN_ATTRACT);
    TOUCH("start", "speak", "help", "headphones:in");
    assert_false(visit.aloud || last.speak);
}

static void pages_are_turned_before_a_screen_leads_on(void **state)
{
    (void)state;
    begin(&one);
    TOUCH("start");
    visit_shown(&visit, 10, (Pages){ 3, 2, 0 }, now);
    TOUCH("next", "next");
    at(SCREEN_ABOUT);
    assert_int_equal(visit.page, 2);
    TOUCH("back");
    assert_int_equal(visit.page, 1);
    /* Smaller text: that page does not exist any more. */
    visit_shown(&visit, 10, (Pages){ 1, 0, 0 }, now);
    assert_int_equal(visit.page, 0);
    TOUCH("next");
    at(SCREEN_EXAMPLE);
}

/* The stories are replaced, as when an author saves. */
static int other_path[5];
static VisitStory other_story;
static VisitSetup changing;

static void put_story(int claim_count, const int *path, int path_count)
{
    memcpy(other_path, path, (size_t)path_count * sizeof(int));
    other_story = (VisitStory){ "alpha", claim_count, other_path, path_count, false };
}

#define PATH(...)                                                                                  \
    (const int[]){ __VA_ARGS__ }, (int)(sizeof((const int[]){ __VA_ARGS__ }) / sizeof(int))
static void begin_changing(void)
{
    changing = one;
    changing.stories = &other_story;
    changing.idle_ms = CLOCK_NEVER;
    put_story(4, PATH(3, 1));
    begin(&changing);
}

static void resume(const int *claims)
{
    last = visit_resume(&visit, claims, now += 500);
    assert_true(last.scene_changed);
    assert_int_equal(last.entry_count, 0);
    assert_int_equal(last.wake_ms, CLOCK_NEVER);
}

#define RESUME(...) resume((const int[]){ __VA_ARGS__ })

static void a_changed_story_keeps_the_place_on_every_screen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        begin_changing();
        touches(ways[i]);
        TOUCH("text_size", "languages", "lang:fr");
        visit_shown(&visit, 10, (Pages){ 3, 2, 5 }, now);
        TOUCH("next");
        Screen here = visit.screen;
        int page = visit.page, step = visit.step;
        assert_int_equal(page, 1);
        put_story(6, PATH(5, 0)); /* two claims were inserted before the others */
        RESUME(5);
        at(here);
        assert_int_equal(visit.page, page);
        assert_int_equal(visit.step, step);
        assert_int_equal(visit.language, 1);
        assert_true(visit.large);
        if (visit_answer(&visit))
            assert_int_equal(visit_answer(&visit)->claim, 5);
        visit_shown(&visit, 10, (Pages){ 1, 0, 0 }, now); /* it became shorter */
        assert_int_equal(visit.page, 0);
        end(NULL);
    }
}

static void a_changed_story_keeps_what_was_chosen_and_opened(void **state)
{
    (void)state;
    begin_changing();
    TOUCH("start", "next", "skip", "next", "level:good");
    RESUME(0);
    assert_int_equal(visit.level, LEVEL_GOOD);
    TOUCH("sure:very", "next", "card:says", "languages");
    RESUME(1);
    at(SCREEN_LANGUAGES);
    TOUCH("back");
    at(SCREEN_TRACE);
    assert_int_equal(visit.card, CARD_SAYS);
    assert_int_equal(visit_answer(&visit)->first, LEVEL_GOOD);
    assert_int_equal(visit_answer(&visit)->claim, 1);
}

static void a_claim_taken_out_gives_way_to_the_next(void **state)
{
    (void)state;
    for (size_t i = 3; i < COUNT(ways); i++) {
        begin_changing();
        touches(ways[i]);
        TOUCH("languages");
        put_story(3, PATH(1, 2));
        RESUME(-1);
        at(SCREEN_READ);
        assert_int_equal(visit.answer_count, 1);
        assert_int_equal(visit_answer(&visit)->claim, 1);
        assert_int_equal(visit_answer(&visit)->first, LEVEL_NONE);
        end(NULL);
    }
}

static void after_the_last_claim_was_taken_out_comes_the_summary(void **state)
{
    (void)state;
    begin_changing();
    touches(ways[7]);
    TOUCH("next", "next", "level:weak");
    put_story(3, PATH(2));
    RESUME(2, -1);
    at(SCREEN_SUMMARY);
    assert_int_equal(visit.answer_count, 1);
    put_story(1, PATH(0));
    RESUME(-1); /* there is nothing to summarise */
    at(SCREEN_READ);
    assert_int_equal(visit_answer(&visit)->claim, 0);
}

static void a_changed_path_leads_through_what_was_not_answered(void **state)
{
    (void)state;
    begin_changing();
    touches(ways[7]);
    put_story(4, PATH(0, 3, 2));
    RESUME(3);
    for (int claim = 0; claim <= 2; claim += 2) {
        TOUCH("next");
        at(SCREEN_READ);
        assert_int_equal(visit_answer(&visit)->claim, claim);
        TOUCH("next", "level:weak", "sure:fairly", "next", "card:says", "next", "level:good");
    }
    assert_false(visit.more);
    put_story(4, PATH(0));
    RESUME(3, 0, 2); /* not "claim 3 of 1" */
    assert_true(visit.more);
    TOUCH("next");
    assert_int_equal(visit_answer(&visit)->claim, 1);
}

static void a_story_after_none_wakes_it(void **state)
{
    (void)state;
    begin_changing();
    changing.story_count = 0;
    resume(NULL);
    at(SCREEN_SLEEP);
    resume(NULL);
    at(SCREEN_SLEEP);
    changing.story_count = 1;
    resume(NULL);
    at(SCREEN_ATTRACT);
    TOUCH("start");
    at(SCREEN_ABOUT);
    changing.story_count = 0;
    resume(NULL);
    at(SCREEN_SLEEP);
}

static void without_an_idle_time_nothing_is_reset(void **state)
{
    (void)state;
    begin_changing();
    TOUCH("start");
    last = visit_shown(&visit, 30, (Pages){ 1, 0, 0 }, now);
    assert_int_equal(last.wake_ms, CLOCK_NEVER);
    visit_tick(&visit, now + INT64_C(86400000));
    at(SCREEN_ABOUT);
}

static void without_a_story_it_sleeps(void **state)
{
    (void)state;
    begin(&none);
    at(SCREEN_SLEEP);
    TOUCH("start", "restart", "languages");
    at(SCREEN_SLEEP);
}

static void random_hands_keep_the_ledger_in_order(void **state)
{
    (void)state;
    static const char *const ids[] = {
        "start",       "story:alpha", "story:beta", "next",       "next",
        "next",        "back",        "skip",       "level:good", "level:cant_tell",
        "sure:very",   "card:says",   "card:first", "knot:2",     "split",
        "level:weak",  "look:ask",    "ask",        "tools",      "start:fr",
        "disagree",    "disagree:2",  "more",       "finish",     "restart",
        "restart:yes", "restart:no",  "languages",  "lang:fr",    "text_size"
    };
    begin(&two);
    unsigned seed = 7;
    int begun = 0, firsts = 0, seconds = 0;
    long ends = 0;
    for (int i = 0; i < 200000; i++) {
        seed = seed * 1103515245U + 12345U;
        now += (seed >> 20) % 700;
        if ((seed >> 9) % 400 == 0)
            now += 70000;
        last = now >= visit.idle_at_ms ? visit_tick(&visit, now)
                                       : visit_touch(&visit, ids[(seed >> 12) % COUNT(ids)], now);
        for (int e = 0; e < last.entry_count; e++) {
            Record what = last.entries[e].record;
            begun += what == RECORD_BEGIN;
            firsts += what == RECORD_FIRST;
            seconds += what == RECORD_SECOND;
            assert_true(begun == 1 && seconds <= firsts);
            if (what == RECORD_END)
                begun = firsts = seconds = 0, ends++;
        }
    }
    assert_true(ends > 100);
}

/* From the choice of the story to the last touch: who was left alone did not take that long. */
static void a_visit_takes_until_its_last_touch(void **state)
{
    (void)state;
    begin(&one);
    now += 10000;
    TOUCH("start", "next", "skip");
    now += 5000;
    touch("restart");
    touch("restart:yes");
    assert_int_equal(last.entries[0].record, RECORD_END);
    assert_int_equal(last.entries[0].took_ms, 7000);
    TOUCH("start", "next");
    now += 3000;
    touch("skip");
    pass(200000);
    assert_int_equal(visit.screen, SCREEN_ATTRACT);
    TOUCH("start", "next");
    assert_int_equal(visit.begun_ms, now - 500);
}

static void a_thousand_visits_grow_nothing(void **state)
{
    (void)state;
    begin(&one);
    int room = 0;
    for (int i = 0; i < 1000; i++) {
        TOUCH("start", "next", "skip", "next", "level:good", "sure:very", "next", "restart",
              "restart:yes");
        room = room ? room : visit.answer_room;
        assert_int_equal(visit.answer_room, room);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_way_leads_from_attract_to_attract),
        TEST(more_leads_through_the_other_claims),
        TEST(a_first_guess_is_recorded_once),
        TEST(start_again_asks_and_resets_on_every_screen),
        TEST(every_id_on_every_screen_keeps_the_invariants),
        TEST(every_page_is_read_aloud_when_that_is_wanted),
        TEST(help_begins_a_visit_by_ear_and_headphones_do),
        TEST(the_voice_is_as_set_up_for_each_visitor),
        TEST(without_a_voice_none_is_offered),
        TEST(pages_are_turned_before_a_screen_leads_on),
        TEST(a_changed_story_keeps_the_place_on_every_screen),
        TEST(a_changed_story_keeps_what_was_chosen_and_opened),
        TEST(a_claim_taken_out_gives_way_to_the_next),
        TEST(after_the_last_claim_was_taken_out_comes_the_summary),
        TEST(a_changed_path_leads_through_what_was_not_answered),
        TEST(a_story_after_none_wakes_it),
        TEST(without_an_idle_time_nothing_is_reset),
        TEST(without_a_story_it_sleeps),
        TEST(random_hands_keep_the_ledger_in_order),
        TEST(a_visit_takes_until_its_last_touch),
        TEST(a_thousand_visits_grow_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
