/* Utterances: whole sentences in their own language, without marks that only an eye needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "speech/speech.h"

static Scene scene;

static int start(void **state)
{
    (void)state;
    scene_start(&scene, 100, 100);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    scene_finish(&scene);
    return 0;
}

static void expect(Speech speech, int at, const char *text, const char *language)
{
    assert_true(at < speech.count);
    assert_string_equal(speech.list[at].text, text);
    if (language)
        assert_string_equal(speech.list[at].language, language);
    else
        assert_null(speech.list[at].language);
}

static void cuts_at_sentences(void **state)
{
    (void)state;
    scene_speak(&scene, "J. Smith said \"no.\" Did he?  He did");
    Speech speech = speech_of_scene(&scene, WORDS_ENGLISH, false, scene.arena);
    assert_int_equal(speech.count, 3);
    expect(speech, 0, "J. Smith said \"no.\"", NULL);
    expect(speech, 1, "Did he?", NULL);
    expect(speech, 2, "He did.", NULL);
}

static void leaves_out_marks_and_addresses(void **state)
{
    (void)state;
    scene_speak(&scene, "Claim 2 of 5 · the old addresses");
    scene_speak(&scene, "https://example.org/a");
    scene_speak(&scene, "• See https://example.org/b →");
    Speech speech = speech_of_scene(&scene, WORDS_ENGLISH, false, scene.arena);
    assert_int_equal(speech.count, 2);
    expect(speech, 0, "Claim 2 of 5, the old addresses.", NULL);
    expect(speech, 1, "See.", NULL);
}

static void keeps_languages(void **state)
{
    (void)state;
    scene_language(&scene, "fr");
    scene_speak(&scene, "Bonjour");
    scene_area(&scene, "language:fr", (Box){ 0, 0, 20, 20 }, "Français", AREA_CHOICE, true);
    scene_language(&scene, NULL);
    scene_area(&scene, "back", (Box){ 30, 0, 20, 20 }, "Back", AREA_BUTTON, false);
    expect(speech_of_scene(&scene, WORDS_ENGLISH, false, scene.arena), 0, "Bonjour.", "fr");
    Speech speech = speech_of_area(&scene, WORDS_ENGLISH, "language:fr", scene.arena);
    assert_int_equal(speech.count, 3);
    expect(speech, 0, "Français.", "fr");
    expect(speech, 1, "Chosen.", NULL);
    expect(speech, 2, "1 of 2.", NULL);
}

static void counts_a_wrapped_claim_once(void **state)
{
    (void)state;
    scene_area(&scene, "claim:B1", (Box){ 0, 0, 20, 20 }, "the claim", AREA_WORDS, false);
    scene_area(&scene, "claim:B1", (Box){ 0, 20, 20, 20 }, "the claim", AREA_WORDS, false);
    scene_area(&scene, "next", (Box){ 0, 50, 20, 20 }, "Go on", AREA_PRIMARY, false);
    expect(speech_of_area(&scene, WORDS_ENGLISH, "next", scene.arena), 1, "2 of 2.", NULL);
    Speech speech = speech_of_scene(&scene, WORDS_ENGLISH, true, scene.arena);
    expect(speech, 0, "There are 2 things to choose from.", NULL);
    assert_int_equal(speech_of_area(&scene, WORDS_ENGLISH, "none", scene.arena).count, 0);
}

static void long_sentences_are_cut_and_nothing_is_lost(void **state)
{
    (void)state;
    char text[901] = "";
    for (int i = 0; i < 60; i++)
        strcat(text, i % 9 == 8 ? "Wörter, " : "Wörter ");
    scene_speak(&scene, "%s", text);
    for (int i = 0; i < 300; i++)
        memcpy(text + i * 2, "ö", 3); /* one very long word */
    scene_speak(&scene, "%s", text);
    Speech speech = speech_of_scene(&scene, WORDS_ENGLISH, false, scene.arena);
    size_t bytes = 0;
    for (int i = 0; i < speech.count; i++) {
        assert_in_range(strlen(speech.list[i].text), 1, SPEECH_MOST);
        assert_true(((unsigned char)speech.list[i].text[0] & 0xC0) != 0x80);
        for (const char *at = speech.list[i].text; *at; at++)
            bytes += *at != ' ';
    }
    assert_int_equal(bytes, 60 * 7 + 6 + 1 + 600 + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cuts_at_sentences, start, finish),
        cmocka_unit_test_setup_teardown(leaves_out_marks_and_addresses, start, finish),
        cmocka_unit_test_setup_teardown(keeps_languages, start, finish),
        cmocka_unit_test_setup_teardown(counts_a_wrapped_claim_once, start, finish),
        cmocka_unit_test_setup_teardown(long_sentences_are_cut_and_nothing_is_lost, start, finish),
    };
    return cmocka_run_group_tests_name("speech", tests, NULL, NULL);
}
