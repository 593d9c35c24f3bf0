/* Lines: never too wide, with nothing lost, in the right order, with letters joined. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <SDL.h>

#include "typeset_fixture.h"

static const char *const texts[] = {
    "The office had sold many addresses to two Saudi firms; old records still pointed to London.",
    "L’agence avait vendu beaucoup d’adresses à deux sociétés saoudiennes ; où menaient-elles ?",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung und ein Wort",
    "قال المتحدث باسم Cabinet Office في 2015 إن العناوين بيعت لشركتين.",
    "De eerste regel\nen de tweede, na een harde afbreking.",
};

static Lines lines_of(const char *text, double width)
{
    TextStyle style = { .face = FACE_READING, .capital_mm = 4.8 };
    return typeset_lines(typeset, arena, text, &style, width);
}

static void no_line_is_wider_than_asked(void **state)
{
    (void)state;
    for (size_t t = 0; t < COUNT(texts); t++) {
        for (double width = 20; width < 300; width += 13) {
            Lines lines = lines_of(texts[t], width);
            for (int i = 0; i < lines.line_count; i++)
                assert_true(lines.lines[i].width_mm <= width + 0.3); /* a pixel of rounding */
        }
    }
}

static void every_letter_lies_on_one_line(void **state)
{
    (void)state;
    for (size_t t = 0; t < COUNT(texts); t++) {
        Lines lines = lines_of(texts[t], 60);
        int at = 0;
        for (int i = 0; i < lines.line_count; i++) {
            for (; at < lines.lines[i].start; at++)
                assert_true(texts[t][at] == ' ' || texts[t][at] == '\n');
            at = lines.lines[i].end;
        }
        for (; texts[t][at]; at++)
            assert_true(texts[t][at] == ' ');
    }
}

static void capitals_are_as_high_as_asked(void **state)
{
    (void)state;
    for (int face = 0; face < FACE_COUNT; face++) {
        TextStyle style = { .face = (Face)face, .capital_mm = 4.8 };
        Lines lines = typeset_lines(typeset, arena, "H", &style, 100);
        int baseline;
        SDL_Surface *drawn = typeset_draw(typeset, &lines.lines[0].runs[0], &baseline);
        int rows = 0;
        for (int y = 0; y < drawn->h; y++) {
            const uint8_t *row = (const uint8_t *)drawn->pixels + y * drawn->pitch;
            bool ink = false;
            for (int x = 0; x < drawn->w; x++)
                ink = ink || row[x] > 100;
            rows += ink;
        }
        assert_true(rows >= (int)(4.8 * 4));
        SDL_FreeSurface(drawn);
    }
}

static void arabic_is_joined_and_runs_to_the_left(void **state)
{
    (void)state;
    Lines word = lines_of("العناوين", 200);
    assert_true(word.right_to_left);
    assert_int_equal(word.lines[0].run_count, 1);
    assert_true(word.lines[0].runs[0].right_to_left);
    double apart = 0;
    static const char *const letters[] = { "ا", "ل", "ع", "ن", "ا", "و", "ي", "ن" };
    for (size_t i = 0; i < COUNT(letters); i++)
        apart += lines_of(letters[i], 200).width_mm;
    assert_true(word.width_mm < apart * 0.9);
}

static void what_is_drawn_is_as_wide_as_measured(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "يبدأ الزائر التالي من الصفر. لا شيء يدل على من كان هنا.", "The next visitor starts fresh."
    };
    for (size_t i = 0; i < COUNT(sentences); i++) {
        Lines lines = lines_of(sentences[i], 400);
        int baseline;
        const Run *run = &lines.lines[0].runs[0];
        SDL_Surface *drawn = typeset_draw(typeset, run, &baseline);
        assert_true(abs(drawn->w - (int)lround(run->width_mm * 4)) <= 2);
        SDL_FreeSurface(drawn);
    }
}

/* The author is warned about a character that no font has; a visitor sees no box for it. */
static void what_no_font_has_is_not_drawn(void **state)
{
    (void)state;
    assert_int_equal(typeset_uncovered(typeset, "a\U00013000b"), 0x13000);
    Lines lines = lines_of("a\U00013000b", 300);
    assert_int_equal(lines.lines[0].run_count, 1);
    assert_string_equal(lines.lines[0].runs[0].text, "ab");
}

/* A mark stays with its letter and does not cut a word into two runs. */
static void marked_arabic_is_one_run(void **state)
{
    (void)state;
    Lines lines = lines_of("شيئًا مختلفًا قليلًا، حقًّا.", 300);
    assert_int_equal(lines.lines[0].run_count, 1);
}

/* If the Latin face drew the colon, the space after it would be on the wrong side. */
static void a_colon_stays_with_the_arabic_word_before_it(void **state)
{
    (void)state;
    Lines lines = lines_of("المسار: هل يكفي؟ نعم. لا!", 300);
    assert_int_equal(lines.lines[0].run_count, 1);
}

/* Counts the inked rows in each of the last `count` columns of the text's first run. */
static void ink_at_right(const char *text, int *rows, int count)
{
    Lines lines = lines_of(text, 200);
    int baseline, right = 0;
    SDL_Surface *drawn = typeset_draw(typeset, &lines.lines[0].runs[0], &baseline);
    int *all = memory_take((size_t)drawn->w, sizeof(int));
    for (int x = 0; x < drawn->w; x++) {
        for (int y = 0; y < drawn->h; y++) {
            const uint8_t *row = (const uint8_t *)drawn->pixels + y * drawn->pitch;
            all[x] += row[x] > 100;
        }
        right = all[x] ? x : right;
    }
    assert_true(right >= count);
    memcpy(rows, all + right + 1 - count, (size_t)count * sizeof(int));
    free(all);
    SDL_FreeSurface(drawn);
}

static void a_full_stop_does_not_stand_before_an_arabic_sentence(void **state)
{
    (void)state;
    enum { COLUMNS = 20 };
    int plain[COLUMNS], stopped[COLUMNS];
    ink_at_right("صور", plain, COLUMNS);
    ink_at_right("صور.", stopped, COLUMNS);
    for (int i = 0; i < COLUMNS; i++)
        assert_true(abs(plain[i] - stopped[i]) <= 2);
}

static void latin_inside_arabic_keeps_its_place(void **state)
{
    (void)state;
    TextStyle style = { .face = FACE_READING, .capital_mm = 4.8, .right_to_left = true };
    Lines lines = typeset_lines(typeset, arena, "قال Cabinet Office ذلك", &style, 300);
    const Line *line = &lines.lines[0];
    int latin = -1;
    for (int i = 0; i < line->run_count; i++) {
        if (strstr(line->runs[i].text, "Cabinet"))
            latin = i;
    }
    assert_true(latin > 0 && latin < line->run_count - 1);
    assert_false(line->runs[latin].right_to_left);
    assert_non_null(strstr(line->runs[latin].text, "Cabinet Office"));
    /* The first word, at the right end. */
    assert_non_null(strstr(line->runs[line->run_count - 1].text, "قال"));
}

static void spans_come_back_as_tags(void **state)
{
    (void)state;
    const TextSpan spans[] = { { .start = 4, .end = 9, .tag = 7 } };
    TextStyle style = { .face = FACE_READING, .capital_mm = 4.8, .spans = spans, .span_count = 1 };
    Lines lines = typeset_lines(typeset, arena, "The marked words", &style, 300);
    assert_int_equal(lines.lines[0].run_count, 3);
    assert_int_equal(lines.lines[0].runs[1].tag, 7);
    assert_string_equal(lines.lines[0].runs[1].text, "marke");
}

static void a_bold_span_is_bold(void **state)
{
    (void)state;
    const TextSpan spans[] = { { .start = 4, .end = 10, .bold = true } };
    for (int face = FACE_READING; face < FACE_COUNT; face++) {
        TextStyle style = {
            .face = (Face)face, .capital_mm = 4.8, .spans = spans, .span_count = 1
        };
        Lines lines = typeset_lines(typeset, arena, "The marked words", &style, 300);
        assert_int_equal(lines.lines[0].run_count, 3);
        assert_int_equal(lines.lines[0].runs[0].face, face);
        assert_int_equal(lines.lines[0].runs[1].face,
                         face < FACE_INTERFACE ? FACE_READING_BOLD : FACE_INTERFACE_BOLD);
    }
}

static void a_character_without_a_font_is_told(void **state)
{
    (void)state;
    assert_int_equal(typeset_uncovered(typeset, "Sources: العربية, Ελλάδα, Москва, “quoted” …"), 0);
    assert_int_equal(typeset_uncovered(typeset, "soft\u00adhyphen\u200f"), 0);
    assert_int_equal(typeset_uncovered(typeset, "frogs 中"), 0x4E2D);
}

static void a_second_one_that_is_closed_takes_nothing_along(void **state)
{
    (void)state;
    Error error = { 0 };
    double width = lines_of("Sources", 400).width_mm;
    Typeset *second = typeset_open(4, &error);
    assert_non_null(second);
    typeset_close(second);
    assert_true(lines_of("Sources: one more font is opened", 400).width_mm > width);
    assert_int_equal(typeset_uncovered(typeset, "العربية"), 0);
    assert_true(lines_of("العربية", 400).width_mm > 0);
}

/* ---- long words ---- */

static const char dutch[] = "Het gezondheidsinstituut vraagt Wetenschapsjournalisten";

static Lines lines_in(const char *language, const char *text, double width)
{
    TextStyle style = { .face = FACE_READING, .capital_mm = 4.8, .language = language };
    return typeset_lines(typeset, arena, text, &style, width);
}

static const char *last_text(const Line *line)
{
    return line->runs[line->run_count - 1].text;
}

/* True when the line ends with a hyphen that the text does not have there. */
static bool divided(const char *text, const Line *line)
{
    const char *last = last_text(line);
    return last[strlen(last) - 1] == '-' && text[line->end - 1] != '-';
}

static void a_word_wider_than_its_line_is_divided_with_a_hyphen(void **state)
{
    (void)state;
    int hyphens = 0;
    for (double width = 60; width > 20; width -= 1) {
        Lines lines = lines_in("nl", dutch, width);
        for (int i = 0; i < lines.line_count; i++) {
            assert_true(lines.lines[i].width_mm <= width + 0.3);
            hyphens += divided(dutch, &lines.lines[i]);
        }
    }
    assert_true(hyphens > 10);
    Lines lines = lines_in("nl", "gezondheidsinstituut", 45);
    assert_string_equal(last_text(&lines.lines[0]), "gezondheids-");
    assert_string_equal(last_text(&lines.lines[1]), "instituut");
}

static void only_long_words_of_a_known_language_are_divided(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text;
    } none[] = { { NULL, "gezondheidsinstituut" },
                 { "tlh", "gezondheidsinstituut" },
                 { "en", "newspaper" },
                 { "nl", "2345678901234567890123" },
                 { "ar", "والمؤسسات العلمية" } };
    for (size_t t = 0; t < COUNT(none); t++) {
        Lines lines = lines_in(none[t].language, none[t].text, 16);
        assert_true(lines.line_count > 1);
        for (int i = 0; i < lines.line_count; i++)
            assert_null(strchr(last_text(&lines.lines[i]), '-'));
    }
}

static void a_word_that_has_room_on_the_next_line_stays_whole(void **state)
{
    (void)state;
    Lines lines = lines_in("en", "The investigation of a representative organisation", 60);
    for (int i = 0; i < lines.line_count; i++)
        assert_null(strchr(last_text(&lines.lines[i]), '-'));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_line_is_wider_than_asked),
        TEST(every_letter_lies_on_one_line),
        TEST(a_word_wider_than_its_line_is_divided_with_a_hyphen),
        TEST(only_long_words_of_a_known_language_are_divided),
        TEST(a_word_that_has_room_on_the_next_line_stays_whole),
        TEST(capitals_are_as_high_as_asked),
        TEST(arabic_is_joined_and_runs_to_the_left),
        TEST(what_is_drawn_is_as_wide_as_measured),
        TEST(what_no_font_has_is_not_drawn),
        TEST(marked_arabic_is_one_run),
        TEST(a_colon_stays_with_the_arabic_word_before_it),
        TEST(a_full_stop_does_not_stand_before_an_arabic_sentence),
        TEST(latin_inside_arabic_keeps_its_place),
        TEST(spans_come_back_as_tags),
        TEST(a_bold_span_is_bold),
        TEST(a_character_without_a_font_is_told),
        TEST(a_second_one_that_is_closed_takes_nothing_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
