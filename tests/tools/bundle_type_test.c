/* What an author types, and how the bundle has it. */
#include "bundle/bundle.h"
#include "bundle_command.h"

#define NB "\u00A0" /* no line breaks here */
#define NN "\u202F" /* the same, narrow */

static const struct {
    const char *language, *typed, *printed;
} texts[] = {
    { "en", "\"Six\", he says, and 'so on'.", "“Six”, he says, and ‘so on’." },
    { "en", "The class's pond, the boys' nets, and '90s frogs.",
      "The class’s pond, the boys’ nets, and ’90s frogs." },
    { "en", "(\"a 'b' c\") - and \"*d*\" -- \"e\".", "(“a ‘b’ c”) – and “*d*” – “e”." },
    { "en", "It was 10 per cent, on 22 March, says Dr Grant of class 4b.",
      "It was 10" NB "per" NB "cent, on 22" NB "March, says Dr" NB "Grant of class" NB "4b." },
    { "en", "Of 18 measurements in 2015, one well-known: a 10 % rise?",
      "Of 18 measurements in 2015, one well-known: a 10" NB "% rise?" },
    { "en", "In 2015 it rose. “So” it ‘was’.", "In 2015 it rose. “So” it ‘was’." },
    { "fr", "Qui l'a dit ? \"Nous\" : eux, \"'oui' !\"",
      "Qui l’a dit" NN "? «" NB "Nous" NB "»" NB ": eux, «" NB "“oui”" NN "!" NB "»" },
    { "en", "On 22 March 2016 The Sun said (see the sun) that The Hague has 22 towns.",
      "On 22" NB "March" NB "2016 The" NB "Sun said (see the sun) that The" NB "Hague has 22" NB
      "towns." },
    { "ar", "في 22 مارس 2016 قالت «ذا صن» (The Sun) ذلك.",
      "في 22" NB "مارس" NB "2016 قالت «ذا" NB "صن» (The" NB "Sun) ذلك." },
    { "fr", "« Oui » ; 10 % de plus.", "«" NB "Oui" NB "»" NN "; 10" NB "% de plus." },
    { "nl", "Om 'twaalf' uur was 't zo'n \"grap\".", "Om ‘twaalf’ uur was ’t zo’n “grap”." },
    { "ar", "قال \"نعم\" عن 'لا'.", "قال «نعم» عن “لا”." },
    { "de", "\"Ja\"", "“Ja”" },
};

static void texts_are_curled_in_their_language(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        char language[20], text[300];
        Error error = { 0 };
        put_story("pond");
        snprintf(language, sizeof(language), "language: %s", texts[i].language);
        /* In a block, quotes mean nothing to YAML. */
        snprintf(text, sizeof(text), "content_note: |\n  %s", texts[i].typed);
        edit(STORY, "language: en", language);
        edit(STORY, "content_note: A small story.", text);
        RUN("build", "-o", "pond.says", "pond");
        assert_string_equal(ran.err, "");
        Bundle *bundle = bundle_open("pond.says", &error);
        assert_non_null(bundle);
        assert_string_equal(bundle_story(bundle)->content_note, texts[i].printed);
        bundle_close(bundle);
    }
}

static void every_part_of_a_story_is_curled(void **state)
{
    (void)state;
    static const char *const printed[] = {
        "Isn’t it [“fourteen” frogs](A01)?",
        "A01  The frogs’ pond: Strong",
        "Isn’t it so.",
        "here:  It’s *fourteen*",
        "io9 (survey)",
        "pond.png: A pond’s reeds",
    };
    edit(TEXT,
         "The class counted and found *more* than ever: [fourteen frogs](#A01) sat in the pond.",
         "Isn't it [\"fourteen\" frogs](#A01)?");
    edit(CLAIM, "label: the frogs", "label: the frogs' pond");
    edit(CLAIM, "deciding: Two counts that do not know of each other found fourteen.",
         "deciding: Isn't it so.");
    edit(CLAIM, "        there: We saw fourteen of them\n      - from: email",
         "        there: \"It's *fourteen*\"\n      - from: email");
    edit(CLAIM, "here: We saw fourteen of them", "here: \"It's *fourteen*\"");
    edit(CLAIM, "label: The town's survey", "label: io9");
    edit(STORY, "alt: A pond with reeds", "alt: A pond's reeds");
    edit(CLAIM, "A pond with reeds\n  - id", "A pond's reeds\n  - id");
    edit(CLAIM, "A pond with reeds\n", "A pond's reeds\n");
    RUN("show", "pond");
    assert_int_equal(ran.status, 0);
    for (size_t i = 0; i < COUNT(printed); i++) {
        if (!strstr(ran.out, printed[i]))
            fail_msg("\"%s\" is not in %s", printed[i], ran.out);
    }
}

static void translators_see_what_was_typed(void **state)
{
    (void)state;
    edit(STORY, "A small story.", "It's a small story.");
    RUN("pot", "-o", "pond.pot", "pond");
    size_t length;
    char *pot = read_whole("pond.pot", &length);
    assert_non_null(strstr(pot, "msgid \"It's a small story.\""));
    free(pot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(texts_are_curled_in_their_language),
        STORY_TEST(every_part_of_a_story_is_curled),
        STORY_TEST(translators_see_what_was_typed),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
