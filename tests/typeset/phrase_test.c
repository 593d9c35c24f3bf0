/* Phrases with two directions: each part stays together and in its place, and the isolates are
 * never drawn, spoken or counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene/scene.h"
#include "typeset/phrase.h"
#include "typeset_fixture.h"

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

static Lines lines_of(const char *text, bool right_to_left, double width)
{
    TextStyle style = { .face = FACE_READING, .capital_mm = 4.8, .right_to_left = right_to_left };
    return typeset_lines(typeset, arena, text, &style, width);
}

/* Returns a line as it is seen from left to right, run by run, each run in its own reading
 * order. */
static const char *seen(const char *text, bool right_to_left)
{
    Lines lines = lines_of(text, right_to_left, 1000);
    assert_int_equal(lines.line_count, 1);
    const char *all = "";
    for (int i = 0; i < lines.lines[0].run_count; i++)
        all = arena_print(arena, "%s%s%s", all, i ? "|" : "", lines.lines[0].runs[i].text);
    return all;
}

static const char *source(const char *title, const char *publisher, const char *date)
{
    return phrase_print(arena, "%s. %s, %s", title, publisher, date);
}

static void an_arabic_title_leaves_an_english_line_whole(void **state)
{
    (void)state;
    const char *line = source("لوحة عند الساعة", "بلدية المدينة", "3 May 1912");
    assert_string_equal(seen(line, false), "لوحة عند الساعة|. |بلدية المدينة|, |3 May 1912");
}

static void an_english_title_leaves_an_arabic_line_whole(void **state)
{
    (void)state;
    const char *line =
        phrase_print(arena, "%s. %s، %s", "Hackers: who?", "Mirror Online", "ديسمبر 2015");
    assert_string_equal(seen(line, true), "2015|ديسمبر |، |Mirror Online|. |Hackers: who?");
    line = phrase_print(arena, "الادعاء %d من %d · %s", 2, 5, "IP (2015)");
    assert_string_equal(seen(line, true), "IP (2015)|· | |5| من |2|الادعاء ");
}

static void a_paragraph_runs_as_its_language_does(void **state)
{
    (void)state;
    assert_string_equal(seen("Twitter قال.", true), " قال.|Twitter");
    assert_string_equal(seen("قال Twitter.", false), "قال| Twitter.");
    assert_true(lines_of("2015", true, 100).right_to_left);
    assert_false(lines_of("2015", false, 100).right_to_left);
    /* When the language is not known, letters of only one direction decide. */
    assert_false(lines_of("Who said it?", true, 100).right_to_left);
    assert_true(lines_of("من قاله؟", false, 100).right_to_left);
}

/* Translators may number the parts (%2$s): POSIX allows that, C does not. */
#pragma GCC diagnostic ignored "-Wformat"

static void an_arabic_comma_between_latin_names_is_arabic(void **state)
{
    (void)state;
    const char *line = phrase_print(arena, "%s، %s", "George H. Doran Company", "1918");
    assert_true(phrase_right_to_left(line, true));
}

static void what_runs_one_way_has_no_isolates(void **state)
{
    (void)state;
    assert_string_equal(source("A title", "A paper", "2015"), "A title. A paper, 2015");
    assert_string_equal(source("لوحة", "بلدية", "2015"), "لوحة. بلدية, 2015");
    assert_string_equal(source("لوحة", "A paper", "2015"),
                        FSI "لوحة" PDI ". " FSI "A paper" PDI ", " FSI "2015" PDI);
    assert_string_equal(phrase_print(arena, "%2$s%% %1$-3d%3$s", 7, "a", "ب"),
                        FSI "a" PDI "% 7  " FSI "ب" PDI);
    assert_string_equal(phrase_plain(arena, FSI "a" PDI " b" FSI), "a b");
    assert_string_equal(phrase_plain(arena, "• a…"), "• a…");
}

/* True when a hyphen is before that byte; Unicode keeps the character that opens an isolate on the
 * hyphen's line.
 */
static bool hyphen_before(const char *phrase, int at)
{
    while (at >= 3 &&
           (memcmp(phrase + at - 3, FSI, 3) == 0 || memcmp(phrase + at - 3, PDI, 3) == 0))
        at -= 3;
    return at > 0 && phrase[at - 1] == '-';
}

/* Lines end only at spaces and hyphens, and nothing but these spaces is lost. */
static void lines_do_not_break_at_isolates(void **state)
{
    (void)state;
    const char *phrase =
        phrase_print(arena, "What we know: %s (%s). “%s”, %s-%s · %s", "مدعوم بأدلة", "24 نوفمبر",
                     "لوحة عند الساعة في البلدة القديمة", "The Jerusalem Post", "ميرور", "2015");
    for (double width = 60; width < 400; width += 3) {
        Lines lines = lines_of(phrase, false, width);
        int at = 0;
        for (int i = 0; i < lines.line_count; i++) {
            const Line *line = &lines.lines[i];
            assert_true(line->width_mm <= width + 0.3);
            assert_true(line->start == at);
            at = line->end + (phrase[line->end] == ' ');
            assert_true(at > line->end || hyphen_before(phrase, at) || !phrase[at]);
        }
        assert_int_equal(phrase[at], 0);
    }
}

static void isolates_take_no_room(void **state)
{
    (void)state;
    assert_true(lines_of(FSI "ab" PDI, false, 100).width_mm == lines_of("ab", false, 100).width_mm);
    assert_int_equal(lines_of(FSI "ab" PDI, false, 100).lines[0].run_count, 1);
}

static void a_scene_speaks_names_and_shows_without_isolates(void **state)
{
    (void)state;
    Scene scene;
    scene_start(&scene, 300, 100);
    const char *line = source("لوحة 12 هنا", "A paper", "2015");
    Lines lines = lines_of(line, false, 300);
    const Colour ink = COLOUR_INK;
    scene_lines(&scene, 0, 0, 300, &lines, ALIGN_START, &ink, 1);
    scene_speak(&scene, "%s", line);
    scene_area(&scene, "next", (Box){ 0, 0, 20, 20 }, line, AREA_BUTTON, false);
    assert_true(scene_shows(&scene, "لوحة 12 هنا. A paper, 2015"));
    assert_string_equal(scene.spoken[0], "لوحة 12 هنا. A paper, 2015");
    assert_string_equal(scene.areas[0].name, "لوحة 12 هنا. A paper, 2015");
    assert_int_equal(scene_words(&scene), 6);
    scene_finish(&scene);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_arabic_title_leaves_an_english_line_whole),
        TEST(an_english_title_leaves_an_arabic_line_whole),
        TEST(a_paragraph_runs_as_its_language_does),
        TEST(an_arabic_comma_between_latin_names_is_arabic),
        TEST(what_runs_one_way_has_no_isolates),
        TEST(lines_do_not_break_at_isolates),
        TEST(isolates_take_no_room),
        TEST(a_scene_speaks_names_and_shows_without_isolates),
    };
    return cmocka_run_group_tests_name("phrase", tests, NULL, NULL);
}
