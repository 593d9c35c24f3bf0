/* pot_test.c: what translators get from the author's command, and how it reads their files. */
#include <sqlite3.h>

#include "bundle/bundle.h"
#include "bundle_command.h"

#define FRENCH "po/fr.po"
#define HEADER                                                                                     \
    "msgid \"\"\nmsgstr \"\"\n"                                                                    \
    "\"Language: fr\\n\"\n"                                                                        \
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                                             \
    "\"X-Sayswho-Story: pond\\n\"\n\n"
#define ENTRY(source, target) "msgid \"" source "\"\nmsgstr \"" target "\"\n\n"

/* Texts of the fixture, and correct translations. */
#define TITLE   ENTRY("The frogs in the pond", "Les grenouilles de la mare")
#define HEADING ENTRY("# The frogs in the pond", "# Les grenouilles")
#define BLOCK(target)                                                                              \
    ENTRY("The class counted and found *more* than ever: [fourteen frogs](#A01) sat in the "       \
          "pond.",                                                                                 \
          target)
#define GOOD_BLOCK                                                                                 \
    BLOCK("Dans la mare, il y avait [quatorze grenouilles](#A01), *plus* que jamais.")
#define LABEL ENTRY("the frogs", "les grenouilles")

/* Writes pond/NAME: the header, then the entries. */
static void put_po(const char *name, const char *header, const char *entries)
{
    char path[PATH_MAX];
    assert_true(mkdir("pond/po", 0755) == 0 || errno == EEXIST);
    snprintf(path, sizeof(path), "pond/%s", name);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    fprintf(out, "%s%s", header, entries);
    fclose(out);
}

/* Writes files for the exhibit's other languages, so that only French gives advice. */
static void put_others(void)
{
    static const char *const codes[] = { "nl", "ar" };
    for (size_t i = 0; i < COUNT(codes); i++) {
        char name[20], header[200];
        snprintf(name, sizeof(name), "po/%s.po", codes[i]);
        snprintf(header, sizeof(header),
                 "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                 "\"X-Sayswho-Story: pond\\n\"\n\n");
        put_po(name, header, "");
    }
}

/* Returns how often `part` occurs in `text`. */
static int times(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text++)
        count++;
    return count;
}

static char *pot_of_pond(void)
{
    size_t length;
    RUN("pot", "-o", "pond.pot", "pond");
    assert_good("pond.pot\n");
    return read_whole("pond.pot", &length);
}

/* ---- the template ---- */

static void template_has_each_text_once_with_its_places(void **state)
{
    (void)state;
    char *pot = pot_of_pond();
    assert_non_null(strstr(pot, "\"X-Sayswho-Story: pond\\n\""));
    assert_non_null(strstr(pot, "\"Content-Type: text/plain; charset=UTF-8\\n\""));
    assert_non_null(strstr(pot, "#. the story's title\n#. at most 60 characters\n#. on the walk-up "
                                "path\n#: story.yaml:4\nmsgid \"The frogs in the pond\"\n"));
    assert_non_null(strstr(pot,
                           "#. heading\n#. on the walk-up path\n#: article.md:1\nmsgid \"# The "
                           "frogs in the pond\"\n"));
    assert_non_null(strstr(pot, "#. marked claim: keep [...](#A01) around the same words"));
    assert_non_null(strstr(pot, "#. claim A01: card: who passed it on?\n"));
    /* The same wording is on both sides of two edges. */
    assert_int_equal(times(pot, "msgid \"We saw fourteen of them\"\n"), 1);
    assert_non_null(strstr(pot, "#: claims.yaml:52 claims.yaml:57\nmsgid \"We saw fourteen"));
    /* Names may stay; publishers, dates and licences are not in the template. */
    assert_non_null(strstr(pot, "title of a work: a name stays as it is"));
    assert_null(strstr(pot, "\"The town\""));
    assert_null(strstr(pot, "\"CC BY 4.0\""));
    assert_null(strstr(pot, "\"2026"));
    free(pot);
}

static void template_is_the_same_from_anywhere(void **state)
{
    (void)state;
    size_t length;
    put_story("elsewhere");
    RUN("pot", "elsewhere/");
    assert_good("elsewhere/po/pond.pot\n");
    char *one = pot_of_pond(), *other = read_whole("elsewhere/po/pond.pot", &length);
    assert_string_equal(one, other);
    free(one);
    free(other);
}

static void template_of_a_wrong_story_is_not_written(void **state)
{
    (void)state;
    edit(STORY, "version: 1", "version: none");
    RUN("pot", "-o", "pond.pot", "pond");
    assert_said(1, "version");
    assert_int_equal(access("pond.pot", F_OK), -1);
}

static void template_without_room_leaves_the_old_one(void **state)
{
    (void)state;
    static const char before[] = "msgid \"\"\nmsgstr \"\"\n\"Language: \\n\"\n";
    size_t length;
    write_whole("pond.pot", before, strlen(before));
    run_within(100, (const char *const[]){ "pot", "-o", "pond.pot", "pond", NULL });
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran.err, "pond.pot"));
    char *old = read_whole("pond.pot", &length);
    assert_string_equal(old, before);
    free(old);
    assert_int_equal(access("pond.pot.new", F_OK), -1);
}

static void pot_not_understood_ends_with_two(void **state)
{
    (void)state;
    RUN("pot");
    assert_said(2, "write: sayswho-bundle pot [-o FILE.pot] FOLDER");
    RUN("pot", "pond", "pond");
    assert_said(2, "write: sayswho-bundle pot [-o FILE.pot] FOLDER");
    RUN("pot", "pond", "-o");
    assert_said(2, "-o wants FILE after it");
    RUN("pot", "-x", "pond");
    assert_said(2, "-x is no option; ");
}

/* ---- translations ---- */

static void translations_are_in_the_bundle(void **state)
{
    (void)state;
    Error error = { 0 };
    put_po(FRENCH, HEADER, TITLE HEADING GOOD_BLOCK LABEL);
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    assert_string_equal(ran.err, "");
    Bundle *bundle = bundle_open("pond.says", &error);
    assert_non_null(bundle);
    assert_true(bundle_use_language(bundle, "fr"));
    assert_string_equal(bundle_story(bundle)->title, "Les grenouilles de la mare");
    assert_string_equal(bundle_story(bundle)->age_note, "For everyone");
    const Claim *claim = bundle_claim(bundle, 0, &error);
    assert_non_null(claim);
    assert_string_equal(claim->label, "Les grenouilles");
    assert_string_equal(claim->words, "quatorze grenouilles");
    assert_int_equal(bundle_untranslated(bundle), 32);
    bundle_close(bundle);
}

static void fuzzy_and_set_aside_are_not_taken(void **state)
{
    (void)state;
    Error error = { 0 };
    put_po(FRENCH, HEADER,
           "#, fuzzy\n" TITLE "#~ msgid \"the frogs\"\n#~ msgstr \"grenouilles\"\n");
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    Bundle *bundle = bundle_open("pond.says", &error);
    assert_non_null(bundle);
    bundle_use_language(bundle, "fr");
    assert_string_equal(bundle_story(bundle)->title, "The frogs in the pond");
    const Claim *claim = bundle_claim(bundle, 0, &error);
    assert_non_null(claim);
    assert_string_equal(claim->label, "The frogs");
    bundle_close(bundle);
}

static void order_of_a_po_file_does_not_matter(void **state)
{
    (void)state;
    size_t length, other_length;
    put_po(FRENCH, HEADER, TITLE GOOD_BLOCK LABEL);
    RUN("build", "-o", "one.says", "pond");
    assert_int_equal(ran.status, 0);
    put_po(FRENCH, HEADER, LABEL TITLE "# a note\n" GOOD_BLOCK);
    RUN("build", "-o", "two.says", "pond");
    char *bytes = read_whole("one.says", &length), *other = read_whole("two.says", &other_length);
    assert_int_equal(length, other_length);
    assert_memory_equal(bytes, other, length);
    free(bytes);
    free(other);
}

/* ---- mistakes ---- */

static void each_slip_of_a_translator_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *header, *entries, *told;
    } slips[] = {
        { HEADER, BLOCK("Il y avait quatorze grenouilles."),
          "fr.po:7: the mark of A01 is not there" },
        { HEADER, BLOCK("[Quatorze](#A01) [grenouilles](#A02)."),
          "fr.po:7: A02 is marked, but not" },
        { HEADER, BLOCK("[Quatorze](#B99)."), "fr.po:7: the mark of A01 is not there" },
        { HEADER, BLOCK("[Quatorze](#A01).\\n\\nEt plus."), "fr.po:7: the translation is not one" },
        { HEADER, BLOCK("# [Quatorze](#A01)"),
          "the translation is a heading (# words), the text " },
        { HEADER, ENTRY("# The frogs in the pond", "Les grenouilles"),
          "the translation is a para" },
        { HEADER, BLOCK("<i>[Quatorze](#A01)</i>"),
          "fr.po:7: the translation is not one block: HTML is not allowed here; use plain words" },
        { HEADER, ENTRY("the frogs", "grenouilles 中"),
          "no font on the exhibit has the character " },
        { HEADER, ENTRY("the frogs", "les\\ngrenouilles"), "the translation has a line end (\\n)" },
        { HEADER, ENTRY("the frogs", "les\\tgrenouilles"), "there is a tab or control character" },
        { HEADER, TITLE TITLE, "fr.po:10: gettext says: duplicate message definition" },
        { HEADER, "msgid \"the frogs\nmsgstr \"x\"\n", "gettext says: end-of-line within string" },
        { HEADER, "msgid \"the frogs\"\n", "fr.po:7: gettext says: " },
        { HEADER, ENTRY("the frogs", "caf\xe9"), "fr.po:8: it is not UTF-8" },
        { "\xEF\xBB\xBF" HEADER, TITLE, "it begins with a byte order mark" },
        { "", "", "it is empty; write it" },
        { "", TITLE, "its header does not say that it is UTF-8" },
        { "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n", TITLE,
          "its header does not say that it is UTF-8" },
        { "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n", TITLE,
          "fr.po:1: its header has no \"X-Sayswho-Story: pond\"" },
        { "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
          "\"X-Sayswho-Story: lake\\n\"\n\n",
          TITLE, "fr.po:1: it belongs to the story \"lake\" and not to \"pond\"" },
        { "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
          "\"X-Sayswho-Story: pond\\n\"\n\"Language: nl\\n\"\n\n",
          TITLE, "its header says that it is in \"nl\", its name that it is in \"fr\"" },
    };
    for (size_t i = 0; i < COUNT(slips); i++) {
        put_po(FRENCH, slips[i].header, slips[i].entries);
        RUN("build", "-o", "pond.says", "pond");
        assert_told(slips[i].told);
        assert_int_equal(access("pond.says", F_OK), -1);
    }
}

static void file_for_the_storys_own_language_is_refused(void **state)
{
    (void)state;
    put_po("po/en.po",
           "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
           "\"X-Sayswho-Story: pond\\n\"\n\n",
           TITLE);
    RUN("check", "pond");
    assert_told("pond/po/en.po: the story is written in \"en\" already; take the file out\n");
}

static void slips_of_all_files_are_told_at_once(void **state)
{
    (void)state;
    put_po(FRENCH, HEADER, "msgid \"the frogs\"\n");
    put_po("po/nl.po", HEADER, TITLE);
    edit(STORY, "version: 1", "version: none");
    RUN("check", "pond");
    assert_told("story.yaml:2: version");
    assert_told("fr.po:7: gettext says");
    assert_told("nl.po:1: its header says that it is in \"fr\"");
}

/* ---- advice ---- */

static void what_is_still_to_be_done_is_advice(void **state)
{
    (void)state;
    put_others();
    put_po(FRENCH, HEADER,
           "#, fuzzy\n" TITLE GOOD_BLOCK ENTRY("For everyone", "")
               ENTRY("the toads", "les crapauds") ENTRY("First edition.", ""));
    RUN("check", "pond");
    assert_int_equal(ran.status, 0);
    /* six about French, each at all its places, and three about each of the two others */
    assert_non_null(strstr(ran.out, "\npond: 12 pieces of advice at 67 places\n"));
    assert_non_null(strstr(ran.err, "pond/po/fr.po:8: advice: a text of the walk-up path is marked "
                                    "fuzzy; look at it and take the mark off: \"The frogs"));
    assert_non_null(strstr(ran.err, "pond/po/fr.po:14: advice: a text of the walk-up path is not "
                                    "translated: \"For everyone\""));
    assert_non_null(strstr(ran.err, ": advice: a text of the walk-up path is not in pond/po/fr.po; "
                                    "msgmerge puts it there: "));
    assert_non_null(strstr(ran.err, ", story.yaml:7, "));
    assert_non_null(strstr(ran.err,
                           "pond/po/fr.po:20: advice: 1 text beyond the walk-up path is not "
                           "translated, or fuzzy; the first is here"));
    assert_non_null(
        strstr(ran.err, "pond/po/fr.po:17: advice: 1 text is not in the story any more"));
    assert_non_null(strstr(ran.err,
                           "pond/po/fr.po: advice: translated: 1 of 35 texts of the walk-up "
                           "path, 0 of the 1 others\n"));
    assert_int_equal(times(ran.err, "fr.po"), 6);
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    assert_string_equal(ran.err, "");
}

static void text_too_long_for_seven_inches_is_advice(void **state)
{
    (void)state;
    put_po(FRENCH, HEADER,
           ENTRY("the frogs", "les grenouilles qui vivent dans la mare de l’école"));
    RUN("check", "pond");
    assert_int_equal(ran.status, 0);
    assert_non_null(
        strstr(ran.err, "fr.po:7: advice: the translation has 50 characters; the 7-inch panel has "
                        "room for 34\n"));
}

static void languages_without_a_file_are_advice_when_there_is_one(void **state)
{
    (void)state;
    put_po(FRENCH, HEADER, TITLE);
    put_po("po/de.po",
           "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
           "\"X-Sayswho-Story: pond\\n\"\n\n",
           TITLE);
    RUN("check", "pond");
    assert_int_equal(ran.status, 0);
    assert_non_null(strstr(ran.err, "pond/po/ar.po: advice: there is no such file; visitors who "
                                    "read \u0627\u0644\u0639\u0631\u0628\u064a\u0629 see the "
                                    "story as it is written (also nl.po)\n"));
    assert_non_null(strstr(ran.err, "pond/po/de.po: advice: the exhibit does not speak \"de\""));
    assert_null(strstr(ran.err, "pond/po/en.po"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(template_has_each_text_once_with_its_places),
        STORY_TEST(template_is_the_same_from_anywhere),
        STORY_TEST(template_of_a_wrong_story_is_not_written),
        STORY_TEST(template_without_room_leaves_the_old_one),
        STORY_TEST(pot_not_understood_ends_with_two),
        STORY_TEST(translations_are_in_the_bundle),
        STORY_TEST(fuzzy_and_set_aside_are_not_taken),
        STORY_TEST(order_of_a_po_file_does_not_matter),
        STORY_TEST(each_slip_of_a_translator_is_told),
        STORY_TEST(file_for_the_storys_own_language_is_refused),
        STORY_TEST(slips_of_all_files_are_told_at_once),
        STORY_TEST(what_is_still_to_be_done_is_advice),
        STORY_TEST(text_too_long_for_seven_inches_is_advice),
        STORY_TEST(languages_without_a_file_are_advice_when_there_is_one),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
