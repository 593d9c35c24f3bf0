/* export_test.c: special cases of the command export: the command line, keeping old files, bundles
 * that contradict themselves; and that docs/vocabulary.ttl defines every name. export.sh tests the
 * contents.
 */
#include <fcntl.h>
#include <sqlite3.h>

#include "bundle/bundle.h"
#include "bundle_command.h"

static char *read_text(const char *path)
{
    size_t length;
    char *text = read_whole(path, &length);
    text[length] = '\0';
    return text;
}

static void export_is_told_in_one_line_or_written_to_standard_output(void **state)
{
    (void)state;
    RUN("export", "--prov", "pond", "-o", "pond.jsonld");
    assert_string_equal(ran.err, "");
    assert_non_null(strstr(ran.out, "pond: 2 claims, 2 on the walk-up path, "));
    char *file = read_text("pond.jsonld");
    assert_int_equal(files_in("."), 2);
    RUN("export", "pond/", "--prov");
    assert_good(file);
    RUN("build", "-o", "pond.says", "pond");
    RUN("export", "pond.says", "--prov");
    assert_good(file);
    assert_non_null(strstr(file, "\"@value\": \"fourteen frogs\""));
    assert_int_equal(file[strlen(file) - 1], '\n');
    free(file);
}

static void folder_with_a_slip_gives_what_build_says_and_no_file(void **state)
{
    (void)state;
    static const char old[] = "{ \"@context\": \"old\" }";
    write_whole("pond.jsonld", old, strlen(old));
    edit(STORY, "version: 1", "version: none");
    RUN("export", "--review", "pond", "-o", "pond.jsonld");
    assert_said(1, "pond/story.yaml:2: version: ");
    RUN("export", "--review", "pond");
    assert_said(1, "pond/story.yaml:2: version: ");
    put_story("pond");
    run_within(1024,
               (const char *const[]){ "export", "--review", "pond", "-o", "pond.jsonld", NULL });
    assert_said(1, "sayswho-bundle: pond.jsonld: it cannot be written: ");
    char *kept = read_text("pond.jsonld");
    assert_string_equal(kept, old);
    free(kept);
    RUN("export", "--review", "pond", "-o", "nowhere/pond.jsonld");
    assert_said(1, "nowhere/pond.jsonld: it cannot be written: ");
    assert_int_equal(mkdir("taken", 0755), 0);
    RUN("export", "--review", "pond", "-o", "taken");
    assert_said(1, "taken: it is a folder; name a file with -o");
    assert_int_equal(files_in("."), 3);
}

static void bundle_that_does_not_hold_is_refused(void **state)
{
    (void)state;
    RUN("export", "--prov", "none.says");
    assert_said(1, "sayswho-bundle: none.says: it cannot be opened: ");
    RUN("build", "-o", "pond.says", "pond");
    sqlite3 *db;
    assert_int_equal(sqlite3_open("pond.says", &db), SQLITE_OK);
    sqlite3_exec(db, "UPDATE claim SET level = 'strong', rule = 'S1'", NULL, NULL, NULL);
    sqlite3_close(db);
    RUN("export", "--prov", "pond.says");
    assert_said(1, "pond.says: claim A02: it says that its level is strong by rule S1");
}

/* No folder gives such a bundle, but another program could make one. */
static void bundle_with_two_words_on_one_work_is_refused(void **state)
{
    (void)state;
    edit(CLAIM, "to: no-source\n        relation: ends_at_gap",
         "to: sheet\n        relation: cites_but_not_there");
    edit(CLAIM, "here: People say that it is very old",
         "here: People say that it is very old\n        there: Nothing");
    edit(CLAIM,
         "    gaps:\n      - id: no-source\n        label: No source given\n"
         "        sought: Who says that the pond is old\n"
         "        where: In the article and the town's archive\n"
         "        when: 2026-11-24\n        result: not_found\n",
         "");
    edit(CLAIM, "attribution: vague",
         "attribution: named\n      position: own_access\n      fidelity: absent_or_opposite\n"
         "      access: open\n      standing: standing");
    RUN("build", "-o", "pond.says", "pond");
    assert_string_equal(ran.err, "");
    RUN("export", "--prov", "pond.says");
    assert_int_equal(ran.status, 0);
    sqlite3 *db;
    assert_int_equal(sqlite3_open("pond.says", &db), SQLITE_OK);
    sqlite3_exec(db, "UPDATE node SET author = 'unnamed: why' WHERE id = 'sheet' AND claim = 1",
                 NULL, NULL, NULL);
    sqlite3_close(db);
    RUN("check", "pond.says");
    assert_int_equal(ran.status, 0);
    RUN("export", "--prov", "pond.says");
    assert_said(1, "pond.says: claim A02: an earlier claim describes the work \"sheet\" in another "
                   "way; build the bundle again");
    RUN("export", "--review", "pond.says");
    assert_int_equal(ran.status, 0);
}

static void review_never_offers_itself_as_a_check_of_truth(void **state)
{
    (void)state;
    RUN("export", "--review", "pond");
    assert_null(strstr(ran.out, "ClaimReview"));
    assert_non_null(strstr(ran.out, "\"schema:reviewAspect\": \"sourcing\""));
    assert_non_null(strstr(ran.out, "not whether it is true"));
    assert_null(strstr(ran.out, "\"schema:ratingValue\": 1"));
    /* The placeholder for a fact that does not apply is not exported. */
    assert_null(strstr(ran.out, "\"sayswho:access-unseen\""));
    assert_non_null(strstr(ran.out, "\"does not apply\""));
}

/* ---- the vocabulary ---- */

static const char *relation_name(int value)
{
    return trail_relation_name((Relation)value);
}

static const char *change_name(int value)
{
    return trail_change_name((Change)value);
}

static const char *work_kind_name(int value)
{
    return trail_work_kind_name((WorkKind)value);
}

static const char *seen_name(int value)
{
    return trail_seen_name((Seen)value);
}

static const char *gap_result_name(int value)
{
    return trail_gap_result_name((GapResult)value);
}

static const char *known_name(int value)
{
    return content_known_name((Known)value);
}

static const char *level_name(int value)
{
    return rubric_level_name((Level)value);
}

static void assert_defined(const char *vocabulary, const char *group, const char *name,
                           const char *type)
{
    char line[200];
    const char *plus = strchr(name, '+'); /* as linked_escape() writes it */
    int length = plus ? (int)(plus - name) : (int)strlen(name);
    snprintf(line, sizeof(line), "\nsayswho:%s%s%.*s%s a %s ;", group, group[0] ? "-" : "", length,
             name, plus ? "%2B" : "", type);
    if (!strstr(vocabulary, line))
        print_error("docs/vocabulary.ttl has no line%s\n", line);
    assert_non_null(strstr(vocabulary, line));
}

static void vocabulary_defines_every_name(void **state)
{
    (void)state;
    static const struct {
        const char *group, *type;
        const char *(*name)(int);
        int count;
    } groups[] = {
        { "", "rdf:Property", relation_name, RELATION_COUNT },
        { "change", "sayswho:Change", change_name, CHANGE_COUNT },
        { "work_kind", "sayswho:WorkKind", work_kind_name, WORK_KIND_COUNT },
        { "seen", "sayswho:Seen", seen_name, SEEN_COUNT },
        { "gap_result", "sayswho:GapResult", gap_result_name, GAP_RESULT_COUNT },
        { "known", "sayswho:KnownState", known_name, KNOWN_COUNT },
        { "level", "sayswho:Level", level_name, LEVEL_CANT_TELL },
    };
    char path[PATH_MAX + 40];
    snprintf(path, sizeof(path), "%s/../../../docs/vocabulary.ttl", fixture);
    char *vocabulary = read_text(path);
    for (size_t i = 0; i < COUNT(groups); i++) {
        for (int value = 0; value < groups[i].count; value++)
            assert_defined(vocabulary, groups[i].group, groups[i].name(value), groups[i].type);
    }
    for (int fact = 0; fact < FACT_COUNT; fact++) {
        const char *name = rubric_fact_name((Fact)fact);
        assert_defined(vocabulary, "", name, "sayswho:Fact");
        for (int value = 0; value < rubric_value_count((Fact)fact); value++)
            assert_defined(vocabulary, name, rubric_value_name((Fact)fact, value),
                           "sayswho:FactValue");
    }
    static const char *const rules[] = { "M1", "M2", "M3", "M4", "M5", "W1", "W2", "W3",
                                         "W4", "W5", "W6", "W7", "S2", "S1", "G1" };
    for (size_t i = 0; i < COUNT(rules); i++)
        assert_defined(vocabulary, "rule", rules[i], "sayswho:Rule");
    free(vocabulary);
}

static void command_not_understood_ends_with_two(void **state)
{
    (void)state;
    RUN("export", "pond");
    assert_said(2, "export wants one of --prov and --review; ");
    RUN("export", "--prov");
    assert_said(2, "write: sayswho-bundle export --prov|--review FOLDER|FILE.says");
    RUN("export", "--prov", "--review", "pond");
    assert_said(2, "export wants one of --prov and --review; ");
    RUN("export", "--prov", "pond", "-o");
    assert_said(2, "-o wants FILE after it");
    RUN("export", "--prov", "pond", "-o", "");
    assert_said(2, "-o wants FILE after it");
    RUN("export", "--prov", "pond", "pond");
    assert_said(2, "write: sayswho-bundle export --prov|--review FOLDER|FILE.says");
    RUN("export", "--rdf", "pond");
    assert_said(2, "--rdf is no option, or begins several; --help lists them");
    RUN("build", "-o", "pond.says", "pond");
    RUN("export", "--prov", "pond.says", "-o", "./pond.says");
    assert_said(1, "./pond.says: what is there is no JSON-LD, and is not written over; ");
    RUN("check", "pond.says");
    assert_int_equal(ran.status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(export_is_told_in_one_line_or_written_to_standard_output),
        STORY_TEST(folder_with_a_slip_gives_what_build_says_and_no_file),
        STORY_TEST(bundle_that_does_not_hold_is_refused),
        STORY_TEST(bundle_with_two_words_on_one_work_is_refused),
        STORY_TEST(review_never_offers_itself_as_a_check_of_truth),
        STORY_TEST(vocabulary_defines_every_name),
        STORY_TEST(command_not_understood_ends_with_two),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
