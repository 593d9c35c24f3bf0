/* A class: every input in every state, the way through a lesson, and that nobody stands out. */
#include "class_fixture.h"

/* Everything that can be touched anywhere, and what cannot. */
static const char *const inputs[] = {
    "class:story",
    "class:lesson",
    "class:own",
    "class:by:hands",
    "class:by:groups",
    "class:pupils:less",
    "class:pupils:more",
    "class:begin",
    "class:row:1",
    "class:row:9",
    "class:row:10",
    "class:row:0",
    "class:row:x",
    "class:up",
    "class:down",
    "class:next",
    "class:missing:more",
    "class:good:more",
    "class:good:less",
    "class:cant_tell:more",
    "class:good",
    "class:weak",
    "class:cant_tell",
    "class:undo",
    "class:pull",
    "class:reveal",
    "class:end",
    "class:sheet",
    "class:wipe",
    "class:stay",
    "knot:1",
    "knot:4",
    "knot:99",
    "back",
    "next",
    "class:",
    "staff:close",
    "",
};

/* What the caller reports, and time. */
enum {
    BEGUN,
    NO_STORY,
    COPIED,
    NOT_COPIED,
    TICK,
    LONG,
    SHOWN,
    TWO_PAGES,
    GONE,
    RELIST,
    OPEN,
    WIPED,
    REPORTS
};

static void report(int what)
{
    switch (what) {
    case BEGUN: note(class_begin(&class, taken, 2, now)); break;
    case NO_STORY: note(class_begin(&class, NULL, 0, now)); break;
    case COPIED: note(class_copied(&class, NULL, now)); break;
    case NOT_COPIED: note(class_copied(&class, "No stick is ready.", now)); break;
    case TICK: note(class_tick(&class, now)); break;
    case LONG:
        now += 13 * INT64_C(3600000);
        note(class_tick(&class, now));
        break;
    case SHOWN: note(class_shown(&class, 1, SPANS, now)); break;
    case TWO_PAGES: note(class_shown(&class, 2, 1, now)); break;
    case GONE:
        facts.story_count = 0;
        note(class_relist(&class, now));
        break;
    case RELIST: note(class_relist(&class, now)); break;
    case OPEN: note(class_open(&class, now)); break;
    default: class_wipe(&class); break;
    }
    class_check(&class);
    facts.story_count = 2;
}

#define ALL ((int)COUNT(inputs) + REPORTS)

static void do_one(int input)
{
    if (input < (int)COUNT(inputs))
        touch(inputs[input]);
    else
        report(input - (int)COUNT(inputs));
}

/* What is kept of any state of a lesson leads back to it. */
static void comes_back(void)
{
    char text[CLASS_TEXT_ROOM], again[CLASS_TEXT_ROOM];
    const ClassLook look = { "en", false, true };
    ClassLook read_look;
    if (!class_is_running(&class))
        return;
    size_t size = class_text(&class, &look, text);
    Class read;
    class_start(&read, &facts);
    assert_true(class_parse(&read, &read_look, text, size));
    assert_true(read_look.contrast && strcmp(read_look.language, "en") == 0);
    read.aged_ms = now;
    class_check(&read);
    assert_int_equal(class_text(&read, &look, again), size);
    assert_string_equal(text, again);
    assert_string_equal(class_page_name(read.page), class_page_name(class.page));
}

/* class_check() asserts the invariants in each of them. */
static void every_pair_of_inputs_is_good_in_every_state(void **state)
{
    (void)state;
    for (int page = 0; page < 2 * CLASS_PAGES; page++) {
        for (int i = 0; i < ALL; i++) {
            go_by((ClassPage)(page % CLASS_PAGES), page >= CLASS_PAGES);
            do_one(i);
            Class before = class;
            for (int j = 0; j < ALL; j++) {
                int64_t then = now;
                do_one(j);
                comes_back();
                class = before;
                now = then;
            }
        }
    }
}

static void an_id_of_another_page_does_nothing(void **state)
{
    (void)state;
    go(CLASS_READ);
    TOUCH("class:good:more");
    assert_string_equal(last.took, "");
    assert_false(last.changed);
    touch("class:wipe");
    at(CLASS_READ);
}

/* ---- a lesson ---- */

static void a_lesson_goes_through_five_steps_for_each_sentence(void **state)
{
    (void)state;
    go(CLASS_EXAMPLE);
    touch("class:next");
    assert_true(class.rope);
    for (int sentence = 0; sentence < 2; sentence++) {
        touch("class:next");
        at(CLASS_READ);
        assert_int_equal(class_claim(&class), taken[sentence]);
        assert_int_equal(class_step(&class), 0);
        touch("class:next");
        at(CLASS_VOTE);
        times("class:good:more", 12);
        touch("class:next");
        at(CLASS_PULL);
        assert_int_equal(class.spans, 1);
        touch("class:next"); /* not before all of it is pulled */
        at(CLASS_PULL);
        TOUCH("class:pull", "class:pull", "class:pull");
        assert_int_equal(class.spans, SPANS);
        touch("class:next");
        at(CLASS_AGAIN);
        assert_int_equal(class_voted(&class), 0);
        times("class:weak:more", 11);
        touch("class:next");
        at(CLASS_COMPARE);
        assert_int_equal(class_step(&class), 4);
        touch("class:next"); /* not before the trail's end is shown */
        at(CLASS_COMPARE);
        touch("class:reveal");
    }
    touch("class:next");
    at(CLASS_END);
    assert_int_equal(class.votes[1].votes[0][2], 12);
    assert_int_equal(class.votes[1].votes[1][1], 11);
    touch("class:wipe");
    assert_int_equal(last.ask, CLASS_ASK_WIPE);
}

static void back_leads_the_same_way(void **state)
{
    (void)state;
    go(CLASS_COMPARE);
    TOUCH("class:reveal", "class:next");
    at(CLASS_READ);
    static const ClassPage before[] = { CLASS_COMPARE, CLASS_AGAIN,   CLASS_PULL,   CLASS_VOTE,
                                        CLASS_READ,    CLASS_EXAMPLE, CLASS_EXAMPLE };
    for (size_t i = 0; i < COUNT(before); i++) {
        touch("back");
        at(before[i]);
        assert_false(class.revealed);
    }
    touch("back"); /* a lesson does not end so */
    at(CLASS_EXAMPLE);
}

static void the_end_can_be_left_again(void **state)
{
    (void)state;
    go(CLASS_VOTE);
    TOUCH("class:good:more", "class:end");
    at(CLASS_END);
    touch("class:sheet");
    assert_int_equal(last.ask, CLASS_ASK_SHEET);
    TOUCH("class:wipe", "class:stay"); /* the stick is being written */
    at(CLASS_END);
    last = class_copied(&class, "No stick is ready.", now);
    assert_int_equal(class.says, CLASS_SAYS_FAILED);
    touch("class:stay");
    at(CLASS_VOTE);
    assert_int_equal(class_voted(&class), 1);
}

static void only_the_steps_have_the_sentence_and_its_step(void **state)
{
    (void)state;
    go(CLASS_EXAMPLE);
    assert_int_equal(class_claim(&class), -1);
    assert_int_equal(class_step(&class), -1);
}

/* ---- votes ---- */

static void there_are_no_more_hands_than_pupils(void **state)
{
    (void)state;
    begin();
    times("class:pupils:less", 30); /* a class of one */
    assert_int_equal(class.pupils, 1);
    TOUCH("class:begin", "class:next", "class:next", "class:next");
    at(CLASS_VOTE);
    times("class:weak:more", 3);
    touch("class:good:more");
    assert_int_equal(class_voted(&class), 1);
    TOUCH("class:weak:less", "class:weak:less", "class:good:more");
    assert_int_equal(class.votes[0].votes[0][2], 1);
    begin();
    times("class:pupils:more", 50);
    assert_int_equal(class.pupils, 60);
    TOUCH("class:begin", "class:next", "class:next", "class:next");
    times("class:strong:more", 80);
    assert_int_equal(class_voted(&class), 60);
}

static void nobody_has_to_vote(void **state)
{
    (void)state;
    go(CLASS_VOTE);
    touch("class:next");
    at(CLASS_PULL);
}

static void votes_of_groups_are_hidden_until_all_have_voted(void **state)
{
    (void)state;
    go_by(CLASS_VOTE, true);
    assert_int_equal(class_voters(&class), 2);
    touch("class:good");
    assert_false(class_complete(&class));
    for (int level = 0; level < CLASS_LEVELS; level++) /* what screens show */
        assert_int_equal(class.votes[0].votes[0][level], 0);
    touch("class:next");
    at(CLASS_VOTE);
    TOUCH("class:undo", "class:undo", "class:weak", "class:strong");
    assert_true(class_complete(&class));
    assert_int_equal(class.votes[0].votes[0][1], 1);
    assert_int_equal(class.votes[0].votes[0][3], 1);
    assert_int_equal(class.turn_count, 0); /* who voted what is not known any more */
    touch("class:good");
    assert_int_equal(class_voted(&class), 2);
    touch("class:undo"); /* all vote anew */
    assert_int_equal(class_voted(&class), 0);
}

static void groups_that_have_not_all_voted_vote_again_after_back(void **state)
{
    (void)state;
    go_by(CLASS_VOTE, true);
    TOUCH("class:good", "back", "class:next");
    at(CLASS_VOTE);
    assert_int_equal(class_voted(&class), 0);
}

static void one_or_two_votes_are_told_alike(void **state)
{
    (void)state;
    assert_int_equal(class_told(0), 0);
    assert_int_equal(class_told(1), CLASS_FEW);
    assert_int_equal(class_told(2), CLASS_FEW);
    assert_int_equal(class_told(3), 3);
    go(CLASS_AGAIN);
    times("class:good:more", 3);
    assert_false(class_has_few(&class));
    touch("class:weak:more");
    assert_true(class_has_few(&class));
    times("class:weak:more", 2);
    assert_false(class_has_few(&class));
}

/* ---- the start ---- */

static void the_teacher_chooses_story_lesson_and_sentences(void **state)
{
    (void)state;
    begin();
    assert_string_equal(class.story, "moon");
    TOUCH("class:story", "class:lesson", "class:lesson");
    assert_string_equal(class.story, "chocolate");
    assert_int_equal(class.lesson, LESSON_OWN);
    touch("class:begin"); /* nothing is chosen */
    at(CLASS_CHOOSE);
    TOUCH("class:row:4", "class:row:2", "class:row:5", "class:row:1", "class:row:2");
    assert_int_equal(class.claim_count, 2);
    TOUCH("back", "class:begin");
    at(CLASS_EXAMPLE);
    assert_int_equal(class.claims[0], 0);
    assert_int_equal(class.claims[1], 3);
}

static void no_more_sentences_are_chosen_than_a_lesson_has(void **state)
{
    (void)state;
    char id[TOUCH_ID_ROOM];
    go(CLASS_CHOOSE);
    for (int i = 1; i <= 9; i++) {
        snprintf(id, sizeof(id), "class:row:%d", i);
        touch(id);
    }
    assert_int_equal(class.claim_count, LESSON_CLAIMS_MOST);
}

static void another_story_has_another_choice(void **state)
{
    (void)state;
    go(CLASS_CHOOSE);
    TOUCH("class:row:9", "back", "class:story");
    assert_int_equal(class.claim_count, 0);
}

static void without_a_story_nothing_begins(void **state)
{
    (void)state;
    begin();
    class_wipe(&class);
    facts.story_count = 0;
    last = class_open(&class, now);
    TOUCH("class:begin", "class:own", "class:story");
    at(CLASS_START);
    facts.has_example = false;
    facts.story_count = 2;
    last = class_relist(&class, now);
    TOUCH("class:begin");
    at(CLASS_READ); /* nor is there an example */
    touch("back");
    at(CLASS_READ);
}

/* ---- time ---- */

static void a_class_ends_after_twelve_hours(void **state)
{
    (void)state;
    go(CLASS_VOTE);
    int64_t began = class.aged_ms - class.age_ms;
    while (last.ask == CLASS_ASK_NOTHING) {
        assert_true(last.wake_ms > now);
        now = last.wake_ms;
        note(class_tick(&class, now));
    }
    assert_int_equal(last.ask, CLASS_ASK_WIPE);
    assert_in_range(now - began, 12 * 3600000, 12 * 3600000 + 600000);
    class_wipe(&class);
    at(CLASS_AWAY);
}

static void a_class_ends_on_another_day(void **state)
{
    (void)state;
    go(CLASS_VOTE);
    facts.day[9] = '5';
    now = last.wake_ms;
    note(class_tick(&class, now));
    assert_int_equal(last.ask, CLASS_ASK_WIPE);
}

static void a_clock_that_is_set_during_the_lesson_does_not_end_it(void **state)
{
    (void)state;
    begin();
    memset(facts.day, 0, sizeof(facts.day));
    touch("class:begin");
    snprintf(facts.day, sizeof(facts.day), "2026-11-24");
    now = last.wake_ms;
    note(class_tick(&class, now));
    assert_int_equal(last.ask, CLASS_ASK_NOTHING);
    assert_true(last.keep);
    facts.day[9] = '5';
    now = last.wake_ms;
    note(class_tick(&class, now));
    assert_int_equal(last.ask, CLASS_ASK_WIPE);
}

static void the_start_page_waits_as_long_as_it_takes(void **state)
{
    (void)state;
    begin();
    assert_true(last.wake_ms == CLOCK_NEVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_inputs_is_good_in_every_state),
        cmocka_unit_test(an_id_of_another_page_does_nothing),
        cmocka_unit_test(a_lesson_goes_through_five_steps_for_each_sentence),
        cmocka_unit_test(back_leads_the_same_way),
        cmocka_unit_test(the_end_can_be_left_again),
        cmocka_unit_test(only_the_steps_have_the_sentence_and_its_step),
        cmocka_unit_test(there_are_no_more_hands_than_pupils),
        cmocka_unit_test(nobody_has_to_vote),
        cmocka_unit_test(votes_of_groups_are_hidden_until_all_have_voted),
        cmocka_unit_test(groups_that_have_not_all_voted_vote_again_after_back),
        cmocka_unit_test(one_or_two_votes_are_told_alike),
        cmocka_unit_test(the_teacher_chooses_story_lesson_and_sentences),
        cmocka_unit_test(no_more_sentences_are_chosen_than_a_lesson_has),
        cmocka_unit_test(another_story_has_another_choice),
        cmocka_unit_test(without_a_story_nothing_begins),
        cmocka_unit_test(a_class_ends_after_twelve_hours),
        cmocka_unit_test(a_class_ends_on_another_day),
        cmocka_unit_test(a_clock_that_is_set_during_the_lesson_does_not_end_it),
        cmocka_unit_test(the_start_page_waits_as_long_as_it_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
