/* Which claim of the walk-up path comes first: a coin for each visit decides. */
#include "visitor.h"

static const int path_of_three[] = { 0, 2, 1 };
static const VisitStory swapping = { "alpha", 4, path_of_three, 3, true };

static VisitSetup with_coins(uint64_t seed)
{
    VisitSetup setup = one;
    setup.stories = &swapping;
    setup.seed = seed;
    return setup;
}

/* Begins a visit and ends it. Returns the coin. */
static int toss(void)
{
    TOUCH("start");
    int coin = last.entries[0].coin;
    assert_int_equal(visit.swapped, coin);
    TOUCH("restart", "restart:yes");
    return coin;
}

static void the_coin_changes_the_ends_of_the_path(void **state)
{
    (void)state;
    static const int orders[2][4] = { { 0, 2, 1, 3 }, { 1, 2, 0, 3 } };
    const VisitSetup setup = with_coins(7);
    bool seen[2] = { false, false };
    begin(&setup);
    for (int i = 0; i < 16; i++) {
        TOUCH("start");
        int coin = last.entries[0].coin;
        seen[coin] = true;
        TOUCH("next", "skip");
        for (int place = 0; place < 4; place++) {
            assert_int_equal(visit_answer(&visit)->claim, orders[coin][place]);
            TOUCH("next", "level:weak", "sure:fairly", "next");
            assert_int_equal(last.entries[0].order, place + 1);
            TOUCH("card:says", "next", "level:weak", "next");
            if (place == 2)
                TOUCH("more");
        }
        at(SCREEN_SUMMARY);
        TOUCH("restart", "restart:yes");
    }
    assert_true(seen[0] && seen[1]);
}

static void the_coin_is_fair_and_its_tosses_are_independent(void **state)
{
    (void)state;
    /* Of 10,000 tosses 5,000 fall on each side and 2,500 pairs on each of four. Four standard
     * deviations away are 200 and 173; the seeds are fixed, so it fails always or never. */
    for (uint64_t seed = 0; seed < 5; seed++) {
        const VisitSetup setup = with_coins(seed * 977);
        int pairs[2][2] = { { 0, 0 }, { 0, 0 } }, before = 0;
        begin(&setup);
        for (int i = 0; i < 10000; i++) {
            int coin = toss();
            pairs[before][coin]++;
            before = coin;
        }
        assert_in_range(pairs[0][1] + pairs[1][1], 4800, 5200);
        for (int i = 0; i < 4; i++)
            assert_in_range(pairs[i / 2][i % 2], 2327, 2673);
        end(NULL);
    }
}

static void the_same_seed_gives_the_same_coins(void **state)
{
    (void)state;
    const VisitSetup setups[] = { with_coins(41), with_coins(41), with_coins(42) };
    uint64_t coins[3] = { 0, 0, 0 };
    for (int i = 0; i < 3; i++) {
        begin(&setups[i]);
        for (int toss_number = 0; toss_number < 64; toss_number++)
            coins[i] = coins[i] << 1 | (uint64_t)toss();
        end(NULL);
    }
    assert_true(coins[0] == coins[1]);
    assert_true(coins[0] != coins[2]);
}

static void a_visit_has_one_coin_and_a_story_without_swap_none(void **state)
{
    (void)state;
    VisitStory both[] = { swapping, { "beta", 1, path_b, 1, false } };
    VisitSetup setup = with_coins(3); /* its coins are 0, 1, 1, 0 */
    setup.stories = both;
    setup.story_count = 2;
    begin(&setup);
    TOUCH("start", "story:beta");
    assert_int_equal(last.entries[0].coin, -1);
    assert_false(visit.swapped);
    TOUCH("back", "story:alpha"); /* the one ends, the other begins */
    assert_int_equal(last.entries[1].coin, 0);
    TOUCH("back", "story:alpha");
    assert_int_equal(last.entry_count, 0);
    assert_false(visit.swapped);
    TOUCH("back", "story:beta", "back", "story:alpha");
    assert_int_equal(last.entries[1].coin, 1);
    assert_true(visit.swapped);
    both[0].swaps = false; /* an author took it out */
    visit_resume(&visit, NULL, now);
    assert_false(visit.swapped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_coin_changes_the_ends_of_the_path),
        TEST(the_coin_is_fair_and_its_tosses_are_independent),
        TEST(the_same_seed_gives_the_same_coins),
        TEST(a_visit_has_one_coin_and_a_story_without_swap_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
