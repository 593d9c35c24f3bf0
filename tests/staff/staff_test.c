/* The panel's pages: every input in every state, and what staff do there. */
#include "staff_fixture.h"

/* Everything that can be touched anywhere, and what cannot. */
static const char *const inputs[] = {
    "staff:clean",
    "staff:quieter",
    "staff:louder",
    "staff:off",
    "staff:close",
    "staff:stay",
    "staff:pin:1",
    "staff:pin:9",
    "staff:pin:delete",
    "staff:pin:open",
    "staff:pin:new",
    "staff:pin:x",
    "staff:stories",
    "staff:counts",
    "staff:room",
    "staff:class",
    "staff:care",
    "staff:log",
    "staff:fix",
    "staff:more",
    "staff:story:moon",
    "staff:story:none",
    "staff:stick",
    "staff:see",
    "staff:undo",
    "staff:hide",
    "staff:show",
    "staff:first",
    "staff:copy",
    "staff:counts:next",
    "staff:set:sound:less",
    "staff:set:sound:more",
    "staff:hours",
    "staff:set:languages",
    "staff:set:first",
    "staff:set:clock",
    "staff:language:fr",
    "staff:language:xx",
    "staff:clock:day:more",
    "staff:clock:month:less",
    "staff:clock:year:less",
    "staff:clock:hour:less",
    "staff:clock:minute:more",
    "staff:clock:set",
    "staff:low",
    "staff:still",
    "staff:day:1",
    "staff:day:7",
    "staff:day:8",
    "staff:every",
    "staff:opens:less",
    "staff:opens:more",
    "staff:closes:less",
    "staff:closes:more",
    "staff:closed",
    "staff:test",
    "staff:size",
    "staff:size:less",
    "staff:size:more",
    "staff:restart",
    "staff:give_back",
    "staff:up",
    "staff:down",
    "back",
    "start",
    "next",
    "",
};

/* What the caller reports, and time. */
enum {
    RIGHT,
    WRONG,
    HASH,
    NO_HASH,
    DONE,
    FAILED,
    TICK,
    SECOND,
    LONG,
    SHOWN,
    FELT,
    BEGAN,
    LEFT,
    AGAIN,
    WIPE,
    OPEN,
    REPORTS
};

static StaffAsk asked;

static void report(int what)
{
    switch (what) {
    case RIGHT: note(staff_checked(&staff, true, now)); break;
    case WRONG: note(staff_checked(&staff, false, now)); break;
    case HASH: note(staff_chose(&staff, "hash", now)); break;
    case NO_HASH: note(staff_chose(&staff, NULL, now)); break;
    case DONE: note(staff_did(&staff, asked, NULL, now)); break;
    case FAILED: note(staff_did(&staff, asked, "No stick is in.", now)); break;
    case TICK: note(staff_tick(&staff, now)); break;
    case SECOND: pass(1000); break;
    case LONG: pass(200000); break;
    case SHOWN: note(staff_shown(&staff, 2, now)); break;
    case WIPE: note(staff_wipe(&staff, 20, 20, now)); break;
    case FELT: note(staff_felt(&staff, now)); break;
    case BEGAN: note(staff_class_began(&staff, now)); break;
    case LEFT: note(staff_class_left(&staff, now)); break;
    case AGAIN: note(staff_class_again(&staff, now)); break;
    default: note(staff_open(&staff, now)); break;
    }
}

#define ALL ((int)COUNT(inputs) + REPORTS)

static void do_one(int input)
{
    if (input < (int)COUNT(inputs))
        touch(inputs[input]);
    else
        report(input - (int)COUNT(inputs));
    if (last.ask != STAFF_ASK_NOTHING)
        asked = last.ask;
}

/* Ways into every page, by the touches that lead there. */
static void go(StaffPage page)
{
    enter();
    switch (page) {
    case STAFF_AWAY: touch("staff:close"); break;
    case STAFF_DOOR:
        touch("staff:close");
        note(staff_open(&staff, now));
        break;
    case STAFF_CLEAN: touch("staff:clean"); break;
    case STAFF_OFF: touch("staff:off"); break;
    case STAFF_DARK: TOUCH("staff:care", "staff:restart"); break;
    case STAFF_STORIES: touch("staff:stories"); break;
    case STAFF_STORY: TOUCH("staff:stories", "staff:story:moon"); break;
    case STAFF_STICK: TOUCH("staff:stories", "staff:stick"); break;
    case STAFF_COUNTS: touch("staff:counts"); break;
    case STAFF_ROOM: touch("staff:room"); break;
    case STAFF_HOURS: TOUCH("staff:room", "staff:hours"); break;
    case STAFF_LANGUAGES: TOUCH("staff:room", "staff:set:languages"); break;
    case STAFF_CLOCK: TOUCH("staff:room", "staff:set:clock"); break;
    case STAFF_CARE: touch("staff:care"); break;
    case STAFF_LOG: touch("staff:log"); break;
    case STAFF_TEST: TOUCH("staff:care", "staff:test"); break;
    case STAFF_TESTED:
        TOUCH("staff:care", "staff:test");
        pass(30000);
        break;
    case STAFF_SIZE: TOUCH("staff:care", "staff:size"); break;
    case STAFF_PIN: TOUCH("staff:care", "staff:pin:new"); break;
    case STAFF_GIVE_BACK: TOUCH("staff:care", "staff:give_back"); break;
    case STAFF_CLASS: touch("staff:class"); break;
    case STAFF_STILL: pass(180000); break;
    default: break;
    }
    at(page);
}

/* The panel is 476 mm wide from now on. */
static void widen(void)
{
    facts.width_mm = 476;
    facts.height_mm = 268;
}

/* staff_check() asserts the invariants in each of them, on a small panel and on a wide one. */
static void every_pair_of_inputs_is_good_in_every_state(void **state)
{
    (void)state;
    for (int page = 0; page < 2 * STAFF_PAGES; page++) {
        for (int i = 0; i < ALL; i++) {
            go((StaffPage)(page % STAFF_PAGES));
            if (page >= STAFF_PAGES)
                widen();
            do_one(i);
            Staff before = staff;
            for (int j = 0; j < ALL; j++) {
                int64_t then = now;
                do_one(j);
                staff = before;
                now = then;
            }
        }
    }
}

static void the_doors_stay_beside_a_page_on_a_wide_panel(void **state)
{
    (void)state;
    go(STAFF_HOURS);
    assert_int_equal(staff_beside(&staff), STAFF_ALONE);
    touch("staff:care");
    at(STAFF_HOURS);
    widen();
    assert_int_equal(staff_beside(&staff), STAFF_BESIDE_DOORS);
    assert_string_equal(staff_door_of(staff.page), "staff:room");
    TOUCH("staff:care", "staff:give_back", "staff:log");
    at(STAFF_LOG);
    touch("back");
    at(STAFF_TODAY);
    assert_int_equal(staff_beside(&staff), STAFF_ALONE);
    TOUCH("staff:counts", "staff:copy", "staff:log"); /* not while it is copied */
    at(STAFF_COUNTS);
}

static void the_stories_stay_beside_a_story_on_a_wide_panel(void **state)
{
    (void)state;
    go(STAFF_STORY);
    touch("staff:story:chocolate");
    assert_string_equal(staff.story, "moon");
    widen();
    touch("staff:story:chocolate");
    at(STAFF_STORY);
    assert_string_equal(staff.story, "chocolate");
    TOUCH("staff:stick", "staff:story:moon");
    at(STAFF_STORY);
    touch("staff:counts"); /* stands beside STORIES, not here */
    at(STAFF_STORY);
    facts.width_mm = 268, facts.height_mm = 476;
    touch("staff:story:chocolate");
    assert_string_equal(staff.story, "moon");
}

static void the_widest_panels_have_two_pages_of_counts(void **state)
{
    (void)state;
    go(STAFF_COUNTS);
    touch("staff:counts:next");
    assert_int_equal(staff.leaf, 1);
    TOUCH("staff:counts:next", "staff:counts:next");
    widen();
    touch("staff:counts:next");
    assert_int_equal(staff.leaf, 2);
}

static void an_id_of_another_page_does_nothing(void **state)
{
    (void)state;
    go(STAFF_CARE);
    touch("staff:undo");
    assert_string_equal(last.took, "");
    assert_false(last.changed);
    at(STAFF_CARE);
}

static unsigned random_of(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

/* Whatever is mashed without the PIN, nobody gets behind it, and half an hour later a PIN is taken
 * again. */
static void an_hour_of_mashing_opens_nothing_and_locks_nobody_out(void **state)
{
    (void)state;
    StaffKept kept = own_pin();
    begin(&kept);
    unsigned seed = 1;
    for (int64_t end = now + 60 * MINUTE; now < end;) {
        unsigned dice = random_of(&seed);
        if (dice % 7 == 0)
            note(staff_open(&staff, now));
        touch(inputs[random_of(&seed) % COUNT(inputs)]);
        if (last.ask == STAFF_ASK_CHECK)
            note(staff_checked(&staff, false, now));
        pass(dice % 300);
        assert_false(staff.past_door);
        assert_true(staff.page <= STAFF_DARK);
    }
    pass(30 * MINUTE);
    note(staff_open(&staff, now));
    type("8351");
    assert_int_equal(last.ask, STAFF_ASK_CHECK);
    note(staff_checked(&staff, true, now));
    at(STAFF_TODAY);
}

static void cleaning_ends_by_itself_and_only_so(void **state)
{
    (void)state;
    go(STAFF_DOOR);
    touch("staff:clean");
    for (size_t i = 0; i < COUNT(inputs); i++)
        touch(inputs[i]);
    at(STAFF_CLEAN);
    assert_int_equal(staff_seconds_left(&staff, now), 60 - (int)COUNT(inputs) / 2);
    pass(60000 - (int64_t)COUNT(inputs) * 500 - 1);
    at(STAFF_CLEAN);
    pass(1);
    at(STAFF_DOOR);
    touch("staff:quieter"); /* the first touch afterwards works */
    assert_string_equal(last.took, "staff:quieter");
}

static void switching_off_waits_ten_seconds_for_a_second_thought(void **state)
{
    (void)state;
    go(STAFF_DOOR);
    touch("staff:off");
    pass(9000);
    at(STAFF_OFF);
    touch("staff:stay");
    at(STAFF_DOOR);
    touch("staff:off");
    pass(9999);
    assert_int_equal(last.ask, STAFF_ASK_NOTHING);
    pass(1);
    at(STAFF_DARK);
    assert_int_equal(last.ask, STAFF_ASK_OFF);
}

static void what_could_not_be_switched_off_says_why(void **state)
{
    (void)state;
    go(STAFF_TODAY);
    touch("staff:off");
    pass(10000);
    note(staff_did(&staff, STAFF_ASK_OFF, "It did not answer.", now));
    at(STAFF_TODAY);
    assert_int_equal(staff.says, STAFF_SAYS_FAILED);
    assert_string_equal(staff.why, "It did not answer.");
}

static void off_is_behind_the_pin_where_that_is_so(void **state)
{
    (void)state;
    go(STAFF_DOOR);
    facts.off_free = false;
    touch("staff:off");
    at(STAFF_DOOR);
    go(STAFF_CARE);
    facts.switches_off = false;
    TOUCH("staff:off", "staff:restart");
    at(STAFF_CARE);
}

static void the_door_closes_after_20_seconds(void **state)
{
    (void)state;
    go(STAFF_DOOR);
    pass(19999);
    at(STAFF_DOOR);
    touch("staff:quieter");
    pass(19999);
    at(STAFF_DOOR);
    pass(1);
    at(STAFF_AWAY);
    assert_true(last.left);
}

static void the_panel_warns_after_three_minutes_and_closes(void **state)
{
    (void)state;
    go(STAFF_HOURS);
    pass(180000);
    at(STAFF_STILL);
    touch("anything");
    at(STAFF_HOURS);
    pass(180000 + 20000);
    at(STAFF_AWAY);
    assert_false(staff.past_door);
}

static void copying_is_not_cut_off(void **state)
{
    (void)state;
    go(STAFF_COUNTS);
    touch("staff:copy");
    assert_int_equal(last.ask, STAFF_ASK_COPY);
    pass(600000);
    at(STAFF_COUNTS);
    touch("staff:copy");
    assert_int_equal(last.ask, STAFF_ASK_NOTHING);
    note(staff_did(&staff, STAFF_ASK_COPY, NULL, now));
    assert_int_equal(staff.says, STAFF_SAYS_COPIED);
}

static void the_last_live_story_cannot_be_hidden(void **state)
{
    (void)state;
    go(STAFF_STORY);
    touch("staff:hide");
    assert_true(last.keep && last.look);
    assert_true(staff_hides(&staff.kept, "moon"));
    stories[0].state = STAFF_HIDDEN;
    TOUCH("back", "staff:story:chocolate", "staff:hide");
    assert_int_equal(staff.says, STAFF_SAYS_LAST);
    assert_false(staff_hides(&staff.kept, "chocolate"));
    TOUCH("back", "staff:story:moon", "staff:show");
    assert_false(staff_hides(&staff.kept, "moon"));
}

static void a_story_is_undone_and_comes_first(void **state)
{
    (void)state;
    go(STAFF_STORY);
    touch("staff:undo");
    assert_int_equal(last.ask, STAFF_ASK_UNDO);
    touch("staff:first"); /* it is the first one already */
    assert_string_equal(last.took, "");
    TOUCH("back", "staff:story:chocolate", "staff:undo");
    assert_int_equal(last.ask, STAFF_ASK_NOTHING);
    touch("staff:first");
    assert_string_equal(staff.kept.first, "chocolate");
}

static void seeing_a_story_closes_the_panel(void **state)
{
    (void)state;
    go(STAFF_STICK);
    TOUCH("staff:story:chocolate", "staff:see");
    assert_int_equal(last.ask, STAFF_ASK_SEE);
    assert_true(last.left);
    assert_string_equal(staff.story, "chocolate");
    at(STAFF_AWAY);
    assert_false(staff.past_door);
    enter();
    TOUCH("staff:stories", "staff:story:brussels", "staff:see"); /* it cannot be read */
    at(STAFF_STORY);
}

static void the_one_button_mends_what_is_worst(void **state)
{
    static const struct {
        unsigned troubles;
        StaffPage page;
    } mends[] = {
        { 1U << TROUBLE_ANSWERS | 1U << TROUBLE_PIN, STAFF_COUNTS },
        { 1U << TROUBLE_STORY, STAFF_STORIES },
        { 1U << TROUBLE_HOT, STAFF_OFF },
        { 1U << TROUBLE_POWER, STAFF_LOG },
        { 1U << TROUBLE_RESTART | 1U << TROUBLE_CLOCK, STAFF_LOG },
        { 1U << TROUBLE_ASIDE, STAFF_LOG },
        { 1U << TROUBLE_SETTINGS, STAFF_ROOM },
        { 1U << TROUBLE_CLOCK | 1U << TROUBLE_PIN, STAFF_CLOCK },
        { 1U << TROUBLE_TOUCH | 1U << TROUBLE_CLOCK, STAFF_TEST },
        { 1U << TROUBLE_PIN, STAFF_PIN },
        { 0, STAFF_TODAY },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(mends); i++) {
        enter();
        facts.troubles = mends[i].troubles;
        touch("staff:fix");
        at(mends[i].page);
    }
    int others;
    facts.troubles = 1U << TROUBLE_CLOCK | 1U << TROUBLE_HOT | 1U << TROUBLE_PIN;
    assert_int_equal(staff_trouble(&staff, &others), TROUBLE_HOT);
    assert_int_equal(others, 2);
}

static void more_rows_than_the_page_has_turn_it(void **state)
{
    (void)state;
    go(STAFF_STORIES);
    note(staff_shown(&staff, 2, now));
    touch("staff:up");
    assert_int_equal(staff.first, 0);
    touch("staff:down");
    assert_int_equal(staff.first, 2);
    touch("staff:down");
    assert_int_equal(staff.first, 2);
    note(staff_shown(&staff, 5, now)); /* a larger panel */
    assert_int_equal(staff.first, 0);
}

/* Fields of at least 15 mm: ten by five. What is not wiped within 30 s is dead, until it answers.
 */
/* What a touch does stands in the log, and a touch that does nothing does not. */
static void what_staff_do_is_noted(void **state)
{
    static const struct {
        const char *path[5];
        DiaryWhat what;
    } notes[] = {
        { { "staff:stories", "staff:story:moon", "staff:undo" }, DIARY_UNDONE },
        { { "staff:stories", "staff:story:moon", "staff:hide" }, DIARY_HIDDEN },
        { { "staff:stories", "staff:story:chocolate", "staff:first" }, DIARY_FIRST },
        { { "staff:stories", "staff:story:moon", "staff:first" }, DIARY_NOTHING },
        { { "staff:room", "staff:set:sound:more" }, DIARY_SOUND },
        { { "staff:room", "staff:low" }, DIARY_LOW },
        { { "staff:room", "staff:still" }, DIARY_STILL },
        { { "staff:room", "staff:hours", "staff:closes:less" }, DIARY_HOURS },
        { { "staff:room", "staff:hours", "staff:day:1" }, DIARY_NOTHING },
        { { "staff:care", "staff:restart" }, DIARY_RESTART },
        { { "staff:counts" }, DIARY_NOTHING },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(notes); i++) {
        enter();
        assert_int_equal(last.note, DIARY_OPENED);
        touches(notes[i].path);
        assert_int_equal(last.note, notes[i].what);
    }
    go(STAFF_COUNTS);
    note(staff_did(&staff, STAFF_ASK_COPY, "No stick is in.", now));
    assert_int_equal(last.note, DIARY_NOT_COPIED);
    note(staff_did(&staff, STAFF_ASK_COPY, NULL, now));
    assert_int_equal(last.note, DIARY_COPIED);
    open_door(own_pin());
    type("8351");
    note(staff_checked(&staff, false, now));
    assert_int_equal(last.note, DIARY_WRONG_PIN);
}

static void the_log_turns_as_the_stories_do(void **state)
{
    (void)state;
    for (int i = 0; i < 7; i++)
        diary_add(&diary, &(DiaryEntry){ .what = DIARY_STARTED });
    go(STAFF_LOG);
    note(staff_shown(&staff, 3, now));
    TOUCH("staff:down", "staff:down", "staff:down");
    assert_int_equal(staff.first, 6);
    diary = (Diary){ 0 };
}

static void giving_back_forgets_what_staff_chose(void **state)
{
    (void)state;
    go(STAFF_STORY);
    TOUCH("staff:hide", "back", "back", "staff:care", "staff:give_back", "staff:give_back");
    assert_int_equal(last.ask, STAFF_ASK_GIVE_BACK);
    note(staff_did(&staff, STAFF_ASK_GIVE_BACK, NULL, now));
    assert_true(last.keep);
    assert_int_equal(staff.kept.hidden_count, 0);
    assert_string_equal(staff.kept.pin, "");
    assert_int_equal(staff.says, STAFF_SAYS_GONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_inputs_is_good_in_every_state),
        cmocka_unit_test(an_id_of_another_page_does_nothing),
        cmocka_unit_test(the_doors_stay_beside_a_page_on_a_wide_panel),
        cmocka_unit_test(the_stories_stay_beside_a_story_on_a_wide_panel),
        cmocka_unit_test(the_widest_panels_have_two_pages_of_counts),
        cmocka_unit_test(an_hour_of_mashing_opens_nothing_and_locks_nobody_out),
        cmocka_unit_test(cleaning_ends_by_itself_and_only_so),
        cmocka_unit_test(switching_off_waits_ten_seconds_for_a_second_thought),
        cmocka_unit_test(what_could_not_be_switched_off_says_why),
        cmocka_unit_test(off_is_behind_the_pin_where_that_is_so),
        cmocka_unit_test(the_door_closes_after_20_seconds),
        cmocka_unit_test(the_panel_warns_after_three_minutes_and_closes),
        cmocka_unit_test(copying_is_not_cut_off),
        cmocka_unit_test(the_last_live_story_cannot_be_hidden),
        cmocka_unit_test(a_story_is_undone_and_comes_first),
        cmocka_unit_test(seeing_a_story_closes_the_panel),
        cmocka_unit_test(the_one_button_mends_what_is_worst),
        cmocka_unit_test(more_rows_than_the_page_has_turn_it),
        cmocka_unit_test(what_staff_do_is_noted),
        cmocka_unit_test(the_log_turns_as_the_stories_do),
        cmocka_unit_test(giving_back_forgets_what_staff_chose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
