/* bundle_advice_test.c: a good story that could be better in one or a few ways. Each gives advice
 * at the right place and stops nothing. */
#include <jansson.h>

#include "bundle_command.h"

#define W5  "one two three four five"
#define W20 W5 " " W5 " " W5 " " W5
#define L10 "abcdefghij"
#define L50 L10 " " L10 " " L10 " " L10 " a b cd"

static const struct {
    const char *file, *find, *put; /* as edit() takes them */
    const char *expected;
} advice[] = {
    /* length */
    { TEXT, "[the pond is very old]", "[" L50 " " L50 " " L10 "]",
      "pond/article.md:7: advice: what is marked for A02 has 112 characters, and a small panel" },
    { TEXT, "> A quoted line, for its own sake.", "> " W20 " " W5 ".",
      "pond/article.md:5: advice: a sentence has 25 words; make two of it" },
    { TEXT, "> A quoted line, for its own sake.",
      W20 " a. " W20 " b. " W20 " c. And eight words more than a page holds.",
      "article.md:5: advice: the paragraph has 71 words, and a page holds 70; part it" },
    { CLAIM, "says: There is no document.", "says: " L50 " " L50 " " L50 " abcdefghi",
      "pond/claims.yaml:83: advice: claims[2].cards.says: it has 162 characters, and a small "
      "panel holds 160" },
    { CLAIM, "says: There is no document.", "says: " W20 " one two three.",
      "claims.yaml:83: advice: claims[2].cards.says: a sentence has 23 words; make two" },
    { CLAIM, "deciding: It says \"people say\", and nobody is named.",
      "deciding: " L50 " " L50 " " L10 " " L10 " " L10 " " L10,
      "claims.yaml:79: advice: claims[2].deciding: it has 145 characters, and a small panel" },
    { CLAIM, "line: There were fourteen.", "line: " L50 " a. " L50 " b. " L50 " c. " L50 ".",
      "claims.yaml:68: advice: claims[1].known.line: it has 213 characters, and a small panel" },
    { CLAIM, "there: 14 common frogs", "there: 14 " L50 " " L50 " " L10,
      "claims[1].trail[3].there: it has 115 characters, and a small panel holds 110" },
    { CLAIM, "label: the pond's age", "label: " L10 " " L10 " " L10 " " L10,
      "claims[2].label: it has 43 characters, and a small panel holds 34" },
    { CLAIM, "label: The count sheet", "label: " L10 " " L10 " " L10,
      "claims.yaml:12: advice: works[2].label: it has 32 characters, and a small panel holds 24" },
    { STORY, "title: The frogs in the pond", "title: " L50 " " L10,
      "story.yaml:4: advice: title: it has 61 characters, and a small panel holds 60" },
    { STORY, "It has two paragraphs.", W20 ". " W20 ". " W20 ". And more.",
      "story.yaml:8: advice: about: with both notes it has 72 words, and one page holds 60" },
    { STORY, "version: 1", "version: 1\nminutes: 9",
      "story.yaml:3: advice: minutes: the minutes are computed: 1; take the line out" },
    { TEXT, "[the pond is very old]", "[" L50 " " L10 " " L10 " " L10 " " L10 "]",
      "article.md:7: advice: the sentence of A02 has 94 characters, and 72 take two lines" },
    /* what YAML cuts off */
    { STORY, "credit: The editors.", "credit: Class #4 of our school",
      "story.yaml:18: advice: credit: \"#4\" and the rest is cut off, because a # after a space" },
    { STORY, "path: [A01, A02]", "path: [A01, A02 #both\n  ]",
      "story.yaml:21: advice: path[2]: \"#both\" and the rest is cut off" },
    /* said twice */
    { TEXT, "> A quoted line, for its own sake.",
      "> A line that stands here twice. Yes. A line "
      "that stands here twice.",
      "article.md:5: advice: \"A line that stands here twice.\" stands on line 5 already" },
    { CLAIM, "missing: Who says so.", "missing: Who. Nobody knows how old it is!",
      "claims.yaml:73: advice: claims[2]: \"Nobody knows how old it is!\" stands twice in A02" },
    { CLAIM, "It says \"people say\", and nobody is named.",
      "Two counts that do not know of each other found fourteen.",
      "claims.yaml:73: advice: claims[2]: A01 and A02 are both on the path and have the same "
      "deciding" },
    { CLAIM, "change: none\n        here: We saw fourteen of them\n        there: 14 frogs",
      "change: number_changed\n        here: We saw *fourteen*.\n        there: we saw "
      "\"*fourteen*\"",
      "claims.yaml:56: advice: claims[1].trail[2].change: both wordings are the same" },
    { CLAIM, "here: We saw fourteen of them\n        there: 14 frogs",
      "here: We saw 15 of them\n        there: 14 frogs",
      "claims.yaml:56: advice: claims[1].trail[2].change: the wordings have other numbers" },
    { CLAIM, "change: none\n        here: We saw fourteen of them\n        there: 14 frogs",
      "change: context_cut\n        here: We saw fourteen\n        there: 14 frogs in the reeds",
      "claims.yaml:53: advice: claims[1].trail[2]: mark the words that differ in here and there" },
    /* sources */
    { CLAIM, "      works: [sheet]\n", "",
      "claims.yaml:66: advice: claims[1].known: no works are named for the line; write works: "
      "[...]" },
    { CLAIM, "    archived: https://pond.example/sheet\n", "",
      "claims.yaml:10: advice: works[2]: sheet was seen, but has no address" },
    { CLAIM, "works:\n",
      "works:\n  - {id: spare, kind: book, label: a, title: b, publisher: c, date: 2020, "
      "seen: not_seen}\n",
      "claims.yaml:2: advice: works[1]: nothing leads to spare" },
    { CLAIM, "first: Nobody is named.", "first: The teacher, first of all.",
      "claims.yaml:81: advice: claims[2].cards.first: it says \"first\"; write \"first known\"" },
    { CLAIM, "says: There is no document.", "says: It was first printed in May.",
      "claims.yaml:83: advice: claims[2].cards.says: it says \"first\"" },
    { CLAIM, "here: People say that it is very old", "here: A book first said so",
      "claims[2].trail[1].here: it says \"first\"" },
    /* languages */
    { STORY, "language: en", "language: de",
      "story.yaml:3: advice: language: the exhibit does not speak \"de\": its buttons will be in" },
    /* pictures, licence, path */
    { STORY, "picture:\n  file: pond.png\n  alt: A pond with reeds\n", "",
      "story.yaml:1: advice: the story has no picture; draw one" },
    { CLAIM,
      "old it is.\n      as_of: 2026-11-24\n    picture:\n      file: pond.png\n"
      "      alt: A pond with reeds\n",
      "old it is.\n      as_of: 2026-11-24\n",
      "claims.yaml:73: advice: claims[2]: A02 is on the path and has no picture; draw one" },
    { STORY, "licence: CC BY 4.0", "licence: ask us",
      "story.yaml:19: advice: licence: \"ask us\" is none we know; write CC BY 4.0" },
    { STORY, "swap: [A01, A02]\n", "",
      "story.yaml:20: advice: path: no two claims change places; put a good or strong one first" },
};

static void each_advice_is_given_at_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(advice); i++) {
        put_story("pond");
        edit(advice[i].file, advice[i].find, advice[i].put);
        RUN("check", "pond");
        if (ran.status != 0 || lines(ran.err) != 1 || !strstr(ran.err, advice[i].expected))
            print_error("wanted \"%s\"\ngot %d, %s\n", advice[i].expected, ran.status, ran.err);
        assert_int_equal(ran.status, 0);
        assert_non_null(strstr(ran.err, advice[i].expected));
        assert_int_equal(lines(ran.err), 1);
        assert_non_null(strstr(ran.out, "\npond: 1 piece of advice\n"));
    }
}

/* A chain of 15 works, from the article to the gap. */
static void trail_without_room_is_told_with_its_panel(void **state)
{
    (void)state;
    char works[8192] = "works:\n", trail[8192] = "";
    size_t work = strlen(works), edge = 0;
    for (int i = 0; i < 15; i++) {
        work +=
            (size_t)snprintf(works + work, sizeof(works) - work,
                             "  - {id: w%d, kind: book, label: Book %d, title: b, publisher: c, "
                             "date: 2020, address: https://x.example, seen: seen}\n",
                             i, i);
        edge += (size_t)snprintf(trail + edge, sizeof(trail) - edge,
                                 "      - {from: %s%.0d, to: w%d, relation: quotes, change: none, "
                                 "here: a, there: a}\n",
                                 i == 0   ? "article"
                                 : i == 1 ? "w0"
                                          : "w",
                                 i > 1 ? i - 1 : 0, i);
    }
    snprintf(trail + edge, sizeof(trail) - edge, "      - from: w14\n        to: no-source\n");
    put_story("pond");
    edit(CLAIM, "works:\n", works);
    edit(CLAIM, "      - from: article\n        to: no-source\n", trail);
    RUN("check", "pond");
    assert_int_equal(ran.status, 0);
    const char *told = strstr(ran.err, "claims[2].trail: ");
    if (!told || !strstr(told, "-inch panel has room for its 15 works only "))
        fail_msg("%s", ran.err);
}

static const struct {
    const char *file, *find, *put;
} fine[] = {
    { TEXT, "[the pond is very old]", "[" L50 " " L10 " abcdefghij]" },
    { CLAIM, "first: Nobody is named.", "first: First known from an email." },
    { CLAIM, "first: Nobody is named.", "first: At first nobody told." },
    { CLAIM, "says: There is no document.", "says: They first look at the water." },
    { CLAIM, "missing: Who says so.", "missing: Nothing." },
    { CLAIM, "passed: The article.", "passed: Nothing. Nothing." },
    { CLAIM, "there: 14 common frogs", "there: 14 frogs and 3 newts" },
    { STORY, "licence: CC BY 4.0", "licence: public domain" },
    { STORY, "credit: The editors.", "credit: The editors.  # of class 4" },
    { STORY, "credit: The editors.", "credit: \"Class #4\"" },
    { STORY, "credit: The editors.", "credit: Class#4" },
    { STORY, "credit: The editors.", "credit: \"null\"" },
    { STORY, "version: 1\n", "version: 1\r\n" },
    { CLAIM, "works:\n", "\xEF\xBB\xBFworks:\n" },
    { TEXT, "# The frogs in the pond", "\xEF\xBB\xBF# The frogs in the pond\r" },
    { TEXT, "A quoted line", "A line in Hindi (\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7)" },
    { TEXT, "A quoted line",
      "A lin\xCC\x81\xCC\xA3"
      "e" },
};

static void what_is_well_gets_no_advice(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(fine); i++) {
        put_story("pond");
        edit(fine[i].file, fine[i].find, fine[i].put);
        RUN("check", "pond");
        assert_praised("pond");
    }
}

static void advice_stops_no_build(void **state)
{
    (void)state;
    edit(STORY, "licence: CC BY 4.0", "licence: ask us");
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    assert_string_equal(ran.err, "");
    edit(STORY, "version: 1", "version: none");
    RUN("build", "-o", "pond.says", "pond");
    assert_string_equal(strchr(ran.err, '\n'),
                        "\npond: 1 error, 1 piece of advice; nothing was built\n");
    RUN("check", "pond");
    assert_told("story.yaml:2: version: \"none\"");
    assert_told("story.yaml:19: advice: licence");
    assert_told("\npond: 1 error, 1 piece of advice\n");
}

/* A title has other room than a label, so they are not told in one sentence. */
static void each_limit_is_told_by_itself(void **state)
{
    (void)state;
    edit(STORY, "title: The frogs in the pond", "title: " L50 L50);
    edit(CLAIM, "label: the pond's age", "label: " L50);
    RUN("check", "pond");
    assert_non_null(strstr(ran.err, "story.yaml:4: advice: title: it has 100 characters"));
    assert_non_null(strstr(ran.err, "claims.yaml:74: advice: claims[2].label: it has 50 char"));
}

static void open_access_wants_an_address(void **state)
{
    (void)state;
    edit(CLAIM, "    archived: https://pond.example/sheet\n", "");
    edit(CLAIM, "    address: https://pond.example/survey\n", "");
    RUN("check", "pond");
    assert_non_null(strstr(ran.err, "claims[1].trail: access is open, but no work on it has an"));
    assert_non_null(strstr(ran.out, "\npond: 2 pieces of advice at 3 places\n"));
}

static void picture_wants_words(void **state)
{
    (void)state;
    static const char drawing[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\">"
                                  "<path d=\"M0 0H1V1z\"/></svg>";
    write_whole("pond/pictures/reed.svg", drawing, sizeof(drawing) - 1);
    edit(STORY, "file: pond.png\n  alt: A pond with reeds", "file: reed.svg\n  alt: A reed");
    RUN("check", "pond");
    assert_non_null(strstr(ran.err, "story.yaml:24: advice: picture.alt: it is short; say what"));
    assert_int_equal(lines(ran.err), 1);
}

/* 60 different sentences of five words. */
static void write_long_paragraph(char *text, size_t room)
{
    size_t used = 0;
    for (int i = 0; i < 60; i++)
        used += (size_t)snprintf(text + used, room - used, "Line %d is a line. ", i);
    text[used - 1] = '\0';
}

static void long_path_is_told_with_its_minutes(void **state)
{
    (void)state;
    static char paragraph[2000];
    write_long_paragraph(paragraph, sizeof(paragraph));
    edit(TEXT, "People say", paragraph);
    edit(TEXT, "The class counted", paragraph);
    RUN("check", "pond");
    assert_non_null(strstr(ran.err, "story.yaml:21: advice: path: it takes 5.2 minutes (684 words, "
                                    "20 touches), and people who stand stay for 4; "));
    assert_non_null(strstr(ran.err, "article.md:3: advice: the paragraph has 311 words, and a page "
                                    "holds 70; part it (also article.md:7)\n"));
    assert_int_equal(lines(ran.err), 2);
}

/* Asserts that the lines on stderr begin like this, in this order. */
static void assert_lines_begin(const char *const *order, int count)
{
    const char *at = ran.err;
    for (int i = 0; i < count; i++) {
        if (strncmp(at, order[i], strlen(order[i])) != 0)
            print_error("wanted \"%s\"\ngot %s", order[i], at);
        assert_int_equal(strncmp(at, order[i], strlen(order[i])), 0);
        at = strchr(at, '\n') + 1;
    }
    assert_string_equal(at, "");
}

static void errors_are_told_by_file_and_line_before_advice(void **state)
{
    (void)state;
    edit(STORY, "licence: CC BY 4.0", "licence: ask us");
    edit(STORY, "version: 1", "version: none");
    edit(TEXT, "(#A02)", "(#A01)");
    edit(CLAIM, "to: survey", "to: survy");
    edit(CLAIM, "label: the pond's age", "label: " L50);
    RUN("check", "pond");
    static const char *const order[] = {
        "pond/article.md: A02",    "pond/article.md:7: ",           "pond/claims.yaml:60: ",
        "pond/story.yaml:2: ",     "pond/claims.yaml:74: advice: ", "pond/story.yaml:19: advice: ",
        "pond: 4 errors, 2 pieces"
    };
    assert_lines_begin(order, (int)COUNT(order));
}

/* One piece of advice of each kind, in the opposite order of the files. */
static void spoil(void)
{
    edit(STORY, "licence: CC BY 4.0", "licence: ask us");
    edit(CLAIM, "    archived: https://pond.example/sheet\n", "");
    edit(CLAIM, "    address: https://pond.example/survey\n", "    address: a shelf\n");
    edit(CLAIM, "label: The teacher's email", "label: " L50);
    edit(CLAIM, "label: the pond's age", "label: " L50);
    edit(CLAIM, "label: The town's survey", "label: The town's own survey of all its ponds");
    edit(CLAIM, "change: none\n        here: We saw fourteen of them\n        there: 14 frogs",
         "change: none\n        here: We saw 15 of them\n        there: 14 frogs");
    edit(STORY, "swap: [A01, A02]\n", "");
    edit(STORY, "picture:\n  file: pond.png\n  alt: A pond with reeds\n", "");
    edit(CLAIM, "missing: Who says so.", "missing: Who. Nobody knows how old it is!");
}

static void advice_that_helps_visitors_most_comes_first(void **state)
{
    (void)state;
    spoil();
    RUN("check", "pond");
    assert_int_equal(ran.status, 0);
    static const char *const order[] = {
        "pond/claims.yaml:55: advice: claims[1].trail[2].change: the wordings have other numbers",
        "pond/claims.yaml:4: advice: works[1].label: it has 50 characters, and a small panel holds "
        "24; make it shorter (also claims.yaml:20)\n",
        "pond/claims.yaml:73: advice: claims[2].label: it has 50 characters, and a small panel",
        "pond/story.yaml:20: advice: path: no two claims change places",
        "pond/claims.yaml:10: advice: works[2]: sheet was seen, but has no address",
        "pond/claims.yaml:72: advice: claims[2]: \"Nobody knows how old it is!\" stands twice",
        "pond/story.yaml:1: advice: the story has no picture",
        "pond/story.yaml:18: advice: licence: \"ask us\" is none we know",
    };
    assert_lines_begin(order, (int)COUNT(order));
    assert_non_null(strstr(ran.out, "\npond: 8 pieces of advice at 9 places\n"));
}

static void endless_places_are_counted(void **state)
{
    (void)state;
    static char works[8192] = "works:\n";
    size_t used = strlen(works);
    for (int i = 0; i < 50; i++)
        used +=
            (size_t)snprintf(works + used, sizeof(works) - used,
                             "  - {id: w%d, kind: book, label: a, title: b, publisher: c, date: "
                             "2020, seen: not_seen}\n",
                             i);
    edit(CLAIM, "works:\n", works);
    RUN("check", "pond");
    assert_non_null(strstr(ran.err, "claims.yaml:2: advice: works[1]: nothing leads to w0; "));
    assert_non_null(strstr(ran.err, " (also claims.yaml:3, 4, 5, "));
    assert_non_null(strstr(ran.err, ", 31, 32 and 19 more)\n"));
}

static void kinds_of_advice_can_be_left_out(void **state)
{
    (void)state;
    spoil();
    RUN("check", "--quiet=room", "--quiet", "files", "pond");
    assert_int_equal(lines(ran.err), 5);
    assert_null(strstr(ran.err, "characters"));
    assert_null(strstr(ran.err, "licence"));
    assert_non_null(strstr(ran.out, "\npond: 5 pieces of advice\n"));
    RUN("check", "--quiet=everything", "pond");
    assert_said(2, "--quiet everything: write coding, room, path, sources, words, pictures, ");
    edit(STORY, "version: 1", "version: none"); /* an error is never left out */
    RUN("check", "--quiet=files", "pond");
    assert_told("story.yaml:2: version: ");
}

/* Other programs read the same findings, each at its own place. */
static void check_writes_json(void **state)
{
    (void)state;
    spoil();
    RUN("check", "--json", "pond");
    assert_int_equal(ran.status, 0);
    assert_string_equal(ran.err, "");
    json_t *all = json_loads(ran.out, 0, NULL);
    assert_non_null(all);
    const json_t *told = json_object_get(all, "advice"), *first = json_array_get(told, 0);
    assert_int_equal(json_array_size(json_object_get(all, "errors")), 0);
    assert_int_equal(json_array_size(told), 9);
    assert_string_equal(json_string_value(json_object_get(first, "kind")), "coding");
    assert_string_equal(json_string_value(json_object_get(first, "file")), "pond/claims.yaml");
    assert_int_equal(json_integer_value(json_object_get(first, "line")), 55);
    assert_string_equal(json_string_value(json_object_get(first, "field")),
                        "claims[1].trail[2].change");
    const json_t *path = json_object_get(all, "path");
    assert_int_equal(json_integer_value(json_object_get(path, "minutes")), 1);
    assert_int_equal(json_integer_value(json_object_get(path, "touches")), 20);
    json_decref(all);
    edit(STORY, "version: 1", "version: none");
    RUN("check", "--json", "--quiet=room", "pond");
    assert_int_equal(ran.status, 1);
    all = json_loads(ran.out, 0, NULL);
    first = json_array_get(json_object_get(all, "errors"), 0);
    assert_non_null(
        strstr(json_string_value(json_object_get(first, "message")), "\"none\" is not a"));
    assert_null(json_object_get(all, "path"));
    json_decref(all);
    RUN("check", "--json", "no-such-file.says");
    assert_int_equal(ran.status, 24); /* as without --json: it cannot be read */
    all = json_loads(ran.out, 0, NULL);
    assert_int_equal(json_array_size(json_object_get(all, "errors")), 1);
    json_decref(all);
}

static void check_tells_how_long_the_path_takes(void **state)
{
    (void)state;
    RUN("check", "pond");
    assert_good("pond: 2 claims, 2 on the walk-up path: 1 minute, 89 words, 20 touches\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(each_advice_is_given_at_its_place),
        STORY_TEST(trail_without_room_is_told_with_its_panel),
        STORY_TEST(what_is_well_gets_no_advice),
        STORY_TEST(advice_stops_no_build),
        STORY_TEST(each_limit_is_told_by_itself),
        STORY_TEST(open_access_wants_an_address),
        STORY_TEST(picture_wants_words),
        STORY_TEST(long_path_is_told_with_its_minutes),
        STORY_TEST(errors_are_told_by_file_and_line_before_advice),
        STORY_TEST(advice_that_helps_visitors_most_comes_first),
        STORY_TEST(endless_places_are_counted),
        STORY_TEST(kinds_of_advice_can_be_left_out),
        STORY_TEST(check_writes_json),
        STORY_TEST(check_tells_how_long_the_path_takes),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
