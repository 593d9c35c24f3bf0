/* bundle_coding_test.c: a coding that cannot be true is told, with its place and what to do. The
 * story is the one that `new` writes.
 */
#include "bundle_command.h"

#define PLAQUE_SEEN                                                                                \
    "plaque  # where it can be looked up; may be words, as for a paper archive\n    seen: "
#define ARCHIVE     "    address: The town's archive, room 2"
#define AFTER_THERE "# how the further one puts it, in your own words\n"
#define BESIDE(relation)                                                                           \
    AFTER_THERE "    beside:\n      - {work: accounts, relation: " relation                        \
                ", to: plaque, words: The year is 1913.}\n"

typedef struct {
    const char *find, *put; /* as edit() takes them; NULL: no second edit */
} Edit;

static const struct {
    Edit edits[2];
    const char *expected; /* with "advice: " when it stops nothing; "": nothing is said */
} codings[] = {
    /* access */
    { { { PLAQUE_SEEN "seen", PLAQUE_SEEN "not_seen" } },
      "claims.yaml:36: claims[1].facts.access: it is open, but nobody saw plaque, where the trail "
      "ends; write unseen, or look at plaque" },
    { { { PLAQUE_SEEN "seen", PLAQUE_SEEN "not_seen" }, { "access: open", "access: editor_only" } },
      "claims.yaml:36: claims[1].facts.access: it is editor_only, but nobody saw plaque" },
    { { { "access: open ", "access: unseen " } },
      "claims.yaml:36: claims[1].facts.access: it is unseen, but you saw plaque" },
    /* standing */
    { { { "relation: paraphrases ", "relation: corrects " } },
      "claims.yaml:37: claims[1].facts.standing: the article corrects plaque on this trail; write "
      "corrected" },
    { { { "relation: paraphrases ", "relation: retracts " } },
      "claims.yaml:37: claims[1].facts.standing: the article retracts plaque on this trail; write "
      "withdrawn" },
    { { { AFTER_THERE, BESIDE("retracts") } },
      "claims.yaml:37: claims[1].facts.standing: accounts (1912) was out before the article, and "
      "is "
      "about plaque; write withdrawn" },
    { { { AFTER_THERE, BESIDE("corrects") } }, "plaque; write corrected" },
    { { { AFTER_THERE, BESIDE("checks") } }, "" },
    { { { AFTER_THERE, BESIDE("retracts") }, { ARCHIVE, "    address: https://town.example/a" } },
      "write withdrawn" },
    /* fidelity */
    { { { "change: none        #", "change: scope_widened #" } },
      "claims.yaml:35: claims[1].facts.fidelity: the words changed from plaque to the article: "
      "scope_widened; write changed, or mend the edge: change: none" },
    { { { "relation: paraphrases ", "relation: cites_but_not_there " } },
      "claims.yaml:35: claims[1].facts.fidelity: the edge from the article to plaque is "
      "cites_but_not_there: plaque does not say it; write absent_or_opposite" },
    { { { "fidelity: says_this ", "fidelity: absent_or_opposite " }, { "swap: [C01, C02]", NULL } },
      "claims.yaml:35: advice: claims[1].facts.fidelity: no edge of the trail is "
      "cites_but_not_there" },
    /* dates */
    { { { "date: 1912              #", "date: 2999              #" } },
      "claims.yaml:14: works[1].date: 2999 is later than 2026-11-24, when the sources were last "
      "looked at (as_of); mend one of them" },
    { { { "date: 1912              #", "date: 2026-11           #" } },
      "claims.yaml:50: advice: claims[1].trail[1].to: plaque (2026-11) is younger than the article "
      "(2026-05), which cannot have used it; end the trail before it" },
    { { { "as_of: 2026-11-24     # when", "as_of: 2026-11-25     # when" } },
      "claims.yaml:64: claims[1].known.as_of: 2026-11-25 is later than 2026-11-24" },
    { { { "when: 2026-11-24", "when: 2027" } },
      "claims.yaml:101: claims[2].gaps[1].when: 2027 is later than 2026-11-24" },
    /* what the article cannot have used may be named all the same where it is no source of it */
    { { { "date: 1912\n", "date: 2026-11\n" } }, "" },
    { { { "date: 1912\n", "date: 2026-11\n" }, { AFTER_THERE, BESIDE("checks") } }, "" },
    { { { "date: 1912\n", "date: 2026-11\n" }, { AFTER_THERE, BESIDE("retracts") } }, "" },
    /* addresses */
    { { { "https://town.example/plaque", "javascript:alert(1)" } },
      "claims.yaml:15: works[1].address: \"javascript:alert(1)\" cannot be opened; write all of "
      "it, as in https://example.org/page, or say in words where it is kept" },
    { { { "https://town.example/plaque", "file:///etc/my passwords" } },
      "works[1].address: \"file:///etc/my passwords\" cannot be opened" },
    { { { "https://town.example/plaque", "town.example/plaque" } },
      "works[1].address: \"town.example/plaque\" cannot be opened" },
    { { { ARCHIVE, ARCHIVE "\n    archived: town.example" } },
      "claims.yaml:25: works[2].archived: \"town.example\" cannot be opened" },
};

static void assert_coding_told(const char *expected)
{
    bool advice = strstr(expected, "advice: ") != NULL;
    if (!expected[0]) {
        assert_praised("my-story");
        return;
    }
    if (!strstr(ran.err, expected) || ran.status != !advice)
        print_error("wanted \"%s\"\ngot %d, %s", expected, ran.status, ran.err);
    assert_non_null(strstr(ran.err, expected));
    assert_int_equal(ran.status, !advice);
    assert_int_equal(complaints(ran.err), !advice);
}

static void begin_as_new(void)
{
    remove_tree("pond");
    RUN("new", "pond");
    assert_int_equal(ran.status, 0);
    edit(STORY, "id: pond    ", "id: my-story");
}

static void each_impossible_coding_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(codings); i++) {
        begin_as_new();
        for (size_t e = 0; e < COUNT(codings[i].edits); e++) {
            const Edit *one = &codings[i].edits[e];
            if (one->find && one->put)
                edit(CLAIM, one->find, one->put);
            else if (one->find)
                edit(STORY, one->find, "");
        }
        RUN("check", "pond");
        assert_coding_told(codings[i].expected);
    }
}

/* Adds an edge from the plaque to the account book. */
static void lengthen(const char *relation, const char *change)
{
    char edge[400];
    begin_as_new();
    snprintf(edge, sizeof(edge),
             "      - from: plaque\n        to: accounts\n        relation: %s\n"
             "        change: %s\n        here: In *1912*.\n"
             "        there: In *1911*.\n    known:                  #",
             relation, change);
    edit(CLAIM, "    known:                  #", edge);
}

static void change_that_the_article_may_not_have_taken_over_is_advice(void **state)
{
    (void)state;
    lengthen("rests_on", "number_changed");
    RUN("check", "pond");
    assert_coding_told("claims.yaml:35: advice: claims[1].facts.fidelity: the words changed from "
                       "accounts to plaque: number_changed; if the article's words changed with");
}

static void notice_cannot_be_older_than_what_it_takes_back(void **state)
{
    (void)state;
    lengthen("retracts", "context_cut");
    edit(CLAIM, "standing: standing ", "standing: withdrawn ");
    edit(STORY, "swap: [C01, C02]", "");
    edit(CLAIM, "fidelity: says_this ", "fidelity: changed ");
    RUN("check", "pond");
    assert_int_equal(ran.status, 0);
    edit(CLAIM, "date: 1912\n", "date: 1913\n");
    RUN("check", "pond");
    assert_coding_told(
        "claims.yaml:61: claims[1].trail[2].to: plaque (1912) is older than accounts "
        "(1913), and cannot take it back; turn the edge round");
}

/* Thirty rows of two works, each of which uses both of the next row: a thousand million ways
 * through it. Only the last step changes the words. */
static void ways_through_a_trail_are_not_all_tried(void **state)
{
    (void)state;
    static char works[8192] = "works:\n", trail[16384] = "    trail:\n";
    size_t work = strlen(works), edge = strlen(trail);
    for (int row = 0; row < 30; row++) {
        for (int i = 0; i < 4; i++) {
            if (i < 2)
                work += (size_t)snprintf(works + work, sizeof(works) - work,
                                         "  - {id: w%d%d, kind: book, label: a, title: b, "
                                         "publisher: c, date: 1912, seen: seen}\n",
                                         row, i);
            if (row > 0)
                edge +=
                    (size_t)snprintf(trail + edge, sizeof(trail) - edge,
                                     "      - {from: w%d%d, to: w%d%d, relation: cites, change: "
                                     "%s, here: a, there: a}\n",
                                     row - 1, i / 2, row, i % 2, row < 29 ? "none" : "context_cut");
        }
    }
    snprintf(trail + edge, sizeof(trail) - edge,
             "      - {from: article, to: w00, relation: cites, change: none, here: a, there: a}\n"
             "      - {from: article, to: w01, relation: cites, change: none, here: a, there: a}\n"
             "      - from: article       # article is");
    begin_as_new();
    edit(CLAIM, "works:\n", works);
    edit(CLAIM,
         "    trail:                  # each step leads from a work to the one that it took its "
         "words from\n      - from: article       # article is",
         trail);
    edit(CLAIM, "change: none        # how", "change: context_cut # how");
    RUN("check", "pond");
    assert_int_equal(ran.status, 0);
    assert_non_null(strstr(ran.err, "fidelity: the words changed from w290 to w280: context_cut"));
}

static void story_cannot_come_from_the_future(void **state)
{
    (void)state;
    edit(STORY, "date: 2026-04\n", "date: 2027\n");
    RUN("check", "pond");
    assert_said(1, "story.yaml:16: original.date: 2027 is later than 2026-11-24, when the sources");
    put_story("pond");
    edit(STORY, "address: https://pond.example", "address: pond.example");
    RUN("check", "pond");
    assert_said(1, "story.yaml:17: original.address: \"pond.example\" cannot be opened");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(each_impossible_coding_is_told),
        STORY_TEST(change_that_the_article_may_not_have_taken_over_is_advice),
        STORY_TEST(notice_cannot_be_older_than_what_it_takes_back),
        STORY_TEST(ways_through_a_trail_are_not_all_tried),
        STORY_TEST(story_cannot_come_from_the_future),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
