/* bundle_show_test.c: a story as text: nothing is missing, and the lines are easy to read. */
#include "bundle_command.h"

#include "base/utf8.h"

static void assert_shown(const char *part)
{
    if (!strstr(ran.out, part))
        print_error("wanted \"%s\"\ngot %s\n", part, ran.out);
    assert_non_null(strstr(ran.out, part));
}

static void all_that_the_author_wrote_is_shown(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "The frogs in the pond\n=====================\n",
        "pond, version 1, language en; 2 claims\n",
        "A01 Strong, A02 Missing; the first and the last may change\n",
        "For everyone\n",
        "A small story.\n",
        "Made up for the tests.\n\n                        It has two paragraphs.\n",
        "“News from our school” by Class\u00A04b, A school newsletter, 2026-04\n",
        "https://pond.example\n",
        "CC BY 4.0\n",
        "pond.png: A pond with reeds\n",
        "# The frogs in the pond\n",
        "more than ever: [fourteen frogs](A01) sat in the pond.\n",
        "> A quoted line, for its own sake.\n",
        "A01  The frogs: Strong\n----------------------\n  “fourteen frogs”\n",
        "Two counts that do not know of each other found fourteen.\n",
        "Who passed it on?         The teacher, in an email.\n",
        "What we know          supported (2026-11-24): There were fourteen.\n",
        "\nCorrections\n===========\n  2026-11-24            First edition.\n",
    };
    RUN("show", "pond");
    assert_int_equal(ran.status, 0);
    assert_string_equal(ran.err, "");
    for (size_t i = 0; i < COUNT(parts); i++)
        assert_shown(parts[i]);
}

static void rule_facts_and_why_not_better_are_shown(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "rule S1: Two or more separate sources say this, and anyone",
        "There is no better level.\n",
        "attribution         named\n",
        "trail end           origin (from the trail)\n",
        "independent origins 2+ (from the trail) <- decides\n",
        "rule M2: The article only hints at a source, and the trail",
        "Weak if a source were named.\n",
        "fidelity            does not apply: no origin is reached\n",
        "attribution         vague <- decides\n",
    };
    RUN("show", "pond");
    for (size_t i = 0; i < COUNT(parts); i++)
        assert_shown(parts[i]);
    edit(STORY, "swap: [A01, A02]\n", ""); /* because A01 becomes Weak */
    edit(CLAIM, "access: open", "access: unseen");
    RUN("show", "pond");
    assert_shown("Good if our editors could see the source.\n");
    edit(CLAIM, "access: unseen", "access: editor_only");
    RUN("show", "pond");
    assert_shown("Strong if the source were open.\n"); /* both sources already say this */
}

static void trail_is_shown_as_a_tree(void **state)
{
    (void)state;
    /* Two edges lead to the sheet; what comes after it is printed once. */
    edit(CLAIM, "      - from: article\n        to: survey\n",
         "      - {from: survey, to: sheet, relation: quotes, change: none, here: a, there: b}\n"
         "      - from: article\n        to: survey\n");
    RUN("show", "pond");
    assert_shown("    article\n"
                 "    ├─ paraphrases: The teacher’s email (email)\n"
                 "    │  change: none\n"
                 "    │  here:  Fourteen frogs\n"
                 "    │  there: We saw fourteen of them\n"
                 "    │  “Email to the newsletter” by The teacher of class\u00A04b, The school, "
                 "2026-04;\n"
                 "    │  eyewitness account, seen\n"
                 "    │  └─ rests on: The count sheet (sheet)\n");
    assert_shown("    └─ cites: The town’s survey (survey)\n");
    assert_shown(
        "       “Animals of the town, 2026”, The town (The town’s office for ponds), 2026; "
        "study,\n"
        "       seen in a copy\n"
        "       https://pond.example/survey\n"
        "       └─ quotes: The count sheet (sheet), see above\n"
        "          change: none\n");
    assert_shown("    └─ ends at gap: No source given (no-source)\n"
                 "       change: none\n"
                 "       here:  People say that it is very old\n"
                 "       not found on 2026-11-24: Who says that the pond is old. Looked in: In the "
                 "article\n");
}

static void works_that_are_not_on_the_trail_are_shown(void **state)
{
    (void)state;
    edit(CLAIM, "works:\n",
         "works:\n  - {id: notice, kind: press_release, label: A notice, title: Sorry, publisher: "
         "The town, date: 2026-09, seen: seen, address: https://pond.example/notice}\n");
    edit(CLAIM, "        there: 14 common frogs\n",
         "        there: 14 common frogs\n    beside:\n      - {work: notice, relation: corrects, "
         "to: survey, words: There were 15.}\n");
    edit(CLAIM, "works: [sheet]", "works: [sheet, notice]");
    RUN("show", "pond");
    assert_shown(
        "  Beside the trail\n    A notice                  corrects The town’s survey: There "
        "were 15.\n");
    assert_shown("“Sorry”, The town, 2026-09; press release, seen; found later\n");
    assert_shown(
        "It rests on           The count sheet (Class\u00A04b, 2026-04-02); A notice (The town,\n");
}

static void bundle_is_shown_as_its_folder(void **state)
{
    (void)state;
    RUN("show", "pond");
    char *folder = memory_copy_text(ran.out);
    RUN("build", "-o", "pond.says", "pond");
    RUN("show", "pond.says");
    assert_good(folder);
    free(folder);
}

static int characters(const char *line, const char *end)
{
    int count = 0;
    while (line < end) {
        utf8_next(&line);
        count++;
    }
    return count;
}

static void lines_stay_within_88_columns_but_addresses_are_whole(void **state)
{
    (void)state;
    static const char address[] =
        "https://pond.example/a/very/long/address/that/is/longer/than/the/line/of/eighty/eight/"
        "columns/but/has/to/be/copied";
    char line[200];
    snprintf(line, sizeof(line), "  address: %s\n", address);
    edit(STORY, "  address: https://pond.example\n", line);
    edit(STORY, "A small story.",
         "Ä small störy, and one that goes on and on, so that it has to be "
         "broken into several lines — wherever it stands.");
    RUN("show", "pond");
    assert_shown(address);
    int long_ones = 0;
    for (const char *at = ran.out, *end; (end = strchr(at, '\n')); at = end + 1) {
        long_ones += characters(at, end) > 88;
        assert_true(end == at || end[-1] != ' ');
    }
    assert_int_equal(long_ones, 1);
}

static void what_cannot_be_shown_is_told(void **state)
{
    (void)state;
    RUN("show");
    assert_said(2, "write: sayswho-bundle show FOLDER|FILE.says");
    RUN("show", "--all", "pond");
    assert_said(2, "--all is no option, or begins several; ");
    RUN("show", "none.says");
    assert_said(1, "none.says: it cannot be opened: ");
    edit(STORY, "version: 1", "version: none");
    RUN("show", "pond");
    assert_said(1, "pond/story.yaml:2: version");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(all_that_the_author_wrote_is_shown),
        STORY_TEST(rule_facts_and_why_not_better_are_shown),
        STORY_TEST(trail_is_shown_as_a_tree),
        STORY_TEST(works_that_are_not_on_the_trail_are_shown),
        STORY_TEST(bundle_is_shown_as_its_folder),
        STORY_TEST(lines_stay_within_88_columns_but_addresses_are_whole),
        STORY_TEST(what_cannot_be_shown_is_told),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
