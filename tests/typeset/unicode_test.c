/* Tests order and line breaks with every case in Unicode's own test files (Debian package
 * unicode-data).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <linebreak.h>

#include "base/memory.h"
#include "typeset/unicode.h"

#define MOST       256 /* most characters of a case */
#define RULES_MOST 64
#define GONE       (-1) /* a control character, which has no level and no place */

#ifndef UNIBREAK_VERSION /* it has this name from libunibreak 3 on */
#define UNIBREAK_VERSION LINEBREAK_VERSION
#endif

static FILE *open_file(const char *name)
{
    char path[120];
    snprintf(path, sizeof(path), "/usr/share/unicode/%s", name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s is not there: install the package unicode-data", path);
    return file;
}

typedef struct {
    FriBidiChar points[MOST];
    int count;
    int levels[MOST]; /* expected; GONE: none */
    int order[MOST];
    int order_count;
} Case;

/* True when typeset gives the order that the file expects. */
static bool ordered_right(const Case *text, FriBidiParType direction)
{
    FriBidiCharType types[MOST];
    FriBidiBracketType brackets[MOST];
    FriBidiLevel levels[MOST];
    FriBidiStrIndex map[MOST];
    for (int i = 0; i < text->count; i++)
        map[i] = i;
    unicode_levels(text->points, text->count, &direction, types, brackets, levels);
    unicode_reorder(types, text->count, direction, levels, map);
    int placed = 0;
    for (int i = 0; i < text->count; i++) {
        if (text->levels[i] != GONE && levels[i] != text->levels[i])
            return false;
        if (text->levels[map[i]] == GONE)
            continue;
        if (placed == text->order_count || text->order[placed++] != map[i])
            return false;
    }
    return placed == text->order_count;
}

/* Reads numbers separated by blanks; `x` means GONE. Returns how many. */
static int read_numbers(const char *text, int base, int *numbers)
{
    int count = 0;
    for (;;) {
        text += strspn(text, " \t");
        char *end;
        long number = *text == 'x' ? GONE : strtol(text, &end, base);
        if (*text == 'x')
            end = (char *)(uintptr_t)text + 1;
        if (end == text || count == MOST)
            return count;
        numbers[count++] = (int)number;
        text = end;
    }
}

static const FriBidiParType directions[] = { FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL, FRIBIDI_PAR_ON };

/* A line of the file: code points;direction;paragraph level;levels;order. */
static void order_of_characters(void **state)
{
    (void)state;
    FILE *file = open_file("BidiCharacterTest.txt");
    char *line = NULL;
    size_t room = 0;
    int ran = 0, wrong = 0;
    while (getline(&line, &room, file) > 0) {
        char *field[5] = { line };
        for (int i = 1; i < 5 && field[i - 1]; i++) {
            field[i] = strchr(field[i - 1], ';');
            if (field[i])
                field[i]++;
        }
        if (line[0] == '#' || !field[4])
            continue;
        static Case text;
        int points[MOST];
        text.count = read_numbers(field[0], 16, points);
        for (int i = 0; i < text.count; i++)
            text.points[i] = (FriBidiChar)points[i];
        assert_int_equal(read_numbers(field[3], 10, text.levels), text.count);
        text.order_count = read_numbers(field[4], 10, text.order);
        ran++;
        if (!ordered_right(&text, directions[field[1][0] - '0']) && wrong++ < 5)
            print_message("wrong: %s", line);
    }
    free(line);
    fclose(file);
    print_message("BidiCharacterTest: %d cases, %d right, 0 excepted\n", ran, ran - wrong);
    assert_true(ran > 90000);
    assert_int_equal(wrong, 0);
}

/* BidiTest.txt names classes of characters; we use one character of each class. */
static FriBidiChar one_of(const char *kind)
{
    static const struct {
        const char *kind;
        FriBidiChar point;
    } kinds[] = { { "L", 'a' },      { "R", 0x5D0 },    { "AL", 0x627 },   { "EN", '0' },
                  { "ES", '+' },     { "ET", '#' },     { "AN", 0x660 },   { "CS", ',' },
                  { "B", 0x2029 },   { "S", '\t' },     { "WS", ' ' },     { "ON", '!' },
                  { "NSM", 0x300 },  { "BN", 0xAD },    { "LRE", 0x202A }, { "RLE", 0x202B },
                  { "PDF", 0x202C }, { "LRO", 0x202D }, { "RLO", 0x202E }, { "LRI", 0x2066 },
                  { "RLI", 0x2067 }, { "FSI", 0x2068 }, { "PDI", 0x2069 } };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].point;
    }
    fail_msg("BidiTest.txt has a new kind %s", kind);
    return 0;
}

/* "@Levels: ..." and "@Reorder: ..." are for the lines after them, such as "L R; 7", with a bit for
 * each direction. */
static void order_of_kinds(void **state)
{
    (void)state;
    FILE *file = open_file("BidiTest.txt");
    char *line = NULL;
    size_t room = 0;
    static Case text;
    static const FriBidiParType by_bit[] = { FRIBIDI_PAR_ON, FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL };
    int ran = 0, wrong = 0;
    while (getline(&line, &room, file) > 0) {
        char *bits = strchr(line, ';');
        if (strncmp(line, "@Levels:", 8) == 0)
            read_numbers(line + 8, 10, text.levels);
        else if (strncmp(line, "@Reorder:", 9) == 0)
            text.order_count = read_numbers(line + 9, 10, text.order);
        if (line[0] == '#' || line[0] == '@' || !bits)
            continue;
        *bits++ = '\0';
        text.count = 0;
        char *rest = line;
        for (char *kind; (kind = strtok_r(rest, " \t", &rest)) != NULL;)
            text.points[text.count++] = one_of(kind);
        long which = strtol(bits, NULL, 16);
        for (int bit = 0; bit < 3; bit++) {
            if (!(which >> bit & 1))
                continue;
            ran++;
            if (!ordered_right(&text, by_bit[bit]) && wrong++ < 5)
                print_message("wrong: %s, direction %d\n", line, bit);
        }
    }
    free(line);
    fclose(file);
    print_message("BidiTest: %d cases, %d right, 0 excepted\n", ran, ran - wrong);
    assert_true(ran > 490000);
    assert_int_equal(wrong, 0);
}

/* ---- where lines may break ---- */

/* A line of the file: "× 0023 ÷ 2014 ÷ # × [0.3] NAME ÷ [999.0] NAME ÷ [0.3]". */
typedef struct {
    char bytes[MOST * 4 + 1];
    size_t length;
    size_t end[MOST]; /* byte after each character */
    bool may[MOST];   /* true when a line may end after it */
    char rule[MOST][8];
    int count;
} BreakCase;

static size_t write_utf8(char *at, unsigned point)
{
    int more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = { 0, 0xC0, 0xE0, 0xF0 };
    *at++ = (char)(lead[more] | point >> (6 * more));
    for (int i = more - 1; i >= 0; i--)
        *at++ = (char)(0x80 | (point >> (6 * i) & 0x3F));
    return (size_t)more + 1;
}

static bool read_break_case(char *line, BreakCase *text)
{
    static const char yes[] = "÷";
    char *remark = strchr(line, '#');
    if (!remark || remark == line)
        return false;
    *remark++ = '\0';
    *text = (BreakCase){ 0 };
    char *rest = line;
    strtok_r(rest, " \t", &rest); /* before the first character, where no line can end */
    for (char *word; (word = strtok_r(rest, " \t", &rest)) != NULL;) {
        char *mark = strtok_r(rest, " \t", &rest);
        assert_true(text->count < MOST);
        text->length += write_utf8(text->bytes + text->length, (unsigned)strtoul(word, NULL, 16));
        text->end[text->count] = text->length;
        text->may[text->count++] = strcmp(mark, yes) == 0;
    }
    const char *at = strchr(remark, '[') + 1; /* the first rule is for the start of the text */
    for (int i = 0; i < text->count; i++) {
        at = strchr(at, '[') + 1;
        snprintf(text->rule[i], sizeof(text->rule[i]), "%.*s", (int)strcspn(at, "]"), at);
    }
    return true;
}

/* Where Debian's library differs from Debian's Unicode files. We accept these, because no word is
 * clipped or lost: a line only ends a little earlier or later. The number is how many places in the
 * file differ by that rule. One more is a new error; with fewer the list has to be corrected. */
typedef struct {
    const char *rule, *why;
    int places;
} Exception;

#define MARKS   "what follows a letter with a loose mark is judged by the mark"
#define OBJECTS "an object in the text (U+FFFC), which no story has, may stand alone"
#define KANA    "small kana may begin a line, as newspapers set them; no story is Japanese"
#define NEWER   "the rule is newer than Unicode 6.2"
#define EMOJI   "joined emoji, flags and skin tones are newer than Unicode 6.2"
/* libunibreak 1.1, which calls itself 2.2, follows Unicode 6.2; the file is for Unicode 15.0. */
static const Exception debian_12[] = {
    { "8.1", EMOJI, 15 },
    { "11.02", MARKS "; " OBJECTS, 15 },
    { "12.0", MARKS "; " OBJECTS, 15 },
    { "12.1", OBJECTS, 1 },
    { "14.0", OBJECTS, 8 },
    { "15.0", "a blank after a quote and before a bracket may end a line", 2 },
    { "16.0", KANA, 10 },
    { "17.0", MARKS, 2 },
    { "18.0", "a mark alone after a blank stays with it", 117 },
    { "19.02", MARKS "; " OBJECTS, 15 },
    { "20.02", MARKS "; " OBJECTS, 16 },
    { "21.01", "the wide blank U+3000 " NEWER, 7 },
    { "21.03", KANA, 101 },
    { "21.04", MARKS, 12 },
    { "21.1", NEWER, 1 },
    { "21.2", NEWER, 1 },
    { "22.0", NEWER ": dots of omission after any sign", 16 },
    { "23.12", MARKS, 3 },
    { "23.13", MARKS, 3 },
    { "24.03", NEWER, 42 },
    { "25.05", MARKS, 2 },
    { "26.01", MARKS, 4 },
    { "26.02", MARKS, 4 },
    { "26.03", MARKS, 2 },
    { "27.01", MARKS, 5 },
    { "27.02", MARKS, 5 },
    { "30.13", EMOJI, 2 },
    { "30.21", EMOJI, 3 },
    { "30.22", EMOJI, 1 },
    { "999.0", MARKS ", or is newer: the file may break where we do not", 258 },
};

#define LB15 "between a blank and what stands in quotes: the rule is newer than the library"
/* libunibreak 6.1 follows Unicode 15.0; the file is for Unicode 15.1. */
static const Exception debian_13[] = {
    { "15.11", LB15, 82 },
    { "15.21", LB15, 104 },
    { "16.0", KANA, 8 },
    { "18.0", "a blank between a quote and a bracket never ends a line", 10 },
    { "20.02", OBJECTS, 4 },
    { "21.03", KANA, 109 },
    { "30.13", "we hide flags from the library: the one of Debian 12 aborts on them", 2 },
    { "30.22", "a skin tone after a code point that is no character yet", 1 },
    { "999.0", "Balinese, Brahmi and Batak, flags, and a sign beside a number: the file may break",
      522 },
};

/* The exceptions are chosen by the library and the file that are installed. */
static const struct {
    int library;
    const char *file; /* a part of its first line */
    const Exception *exceptions;
    size_t count;
} versions[] = {
    { 0x0202, "LineBreakTest-15.0.0.txt", debian_12, COUNT(debian_12) },
    { 0x0601, "LineBreakTest-15.1.0.txt", debian_13, COUNT(debian_13) },
};

static size_t find_version(const char *first_line)
{
    for (size_t i = 0; i < COUNT(versions); i++) {
        if (versions[i].library == UNIBREAK_VERSION && strstr(first_line, versions[i].file))
            return i;
    }
    fail_msg("libunibreak %x with %s: nobody listed how they differ", UNIBREAK_VERSION, first_line);
    return 0;
}

/* Counts a place that differs. False when no exception has its rule. */
static bool except(size_t version, const char *rule, int *seen)
{
    for (size_t i = 0; i < versions[version].count; i++) {
        if (strcmp(versions[version].exceptions[i].rule, rule) == 0) {
            seen[i]++;
            return true;
        }
    }
    return false;
}

static void breaks_of_lines(void **state)
{
    (void)state;
    FILE *file = open_file("auxiliary/LineBreakTest.txt");
    char *line = NULL; /* some are longer than 8 KB */
    size_t room = 0;
    int ran = 0, excepted = 0, wrong = 0, seen[RULES_MOST] = { 0 };
    assert_true(getline(&line, &room, file) > 0);
    size_t version = find_version(line);
    assert_true(versions[version].count <= RULES_MOST);
    while (getline(&line, &room, file) > 0) {
        static BreakCase text;
        char breaks[sizeof(text.bytes)];
        if (!read_break_case(line, &text))
            continue;
        ran++;
        unicode_breaks(text.bytes, text.length, breaks);
        int differ = 0, unknown = 0;
        for (int i = 0; i < text.count - 1; i++) { /* no line can begin after the last character */
            if (unicode_may_break(breaks[text.end[i] - 1]) == text.may[i])
                continue;
            differ++;
            if (!except(version, text.rule[i], seen)) {
                unknown++;
                print_message("rule %s is not excepted\n", text.rule[i]);
            }
        }
        excepted += differ && !unknown;
        wrong += unknown > 0;
    }
    free(line);
    fclose(file);
    print_message("LineBreakTest: %d cases, %d right, %d excepted, %d wrong\n", ran,
                  ran - excepted - wrong, excepted, wrong);
    for (size_t i = 0; i < versions[version].count; i++) {
        const Exception *exception = &versions[version].exceptions[i];
        if (seen[i] != exception->places) {
            wrong++;
            print_message("rule %s (%s): %d places differ and not %d\n", exception->rule,
                          exception->why, seen[i], exception->places);
        }
    }
    assert_true(ran > 7000);
    assert_int_equal(wrong, 0);
}

/* libunibreak 1.1 alone would abort on these. */
static void no_character_stops_it(void **state)
{
    (void)state;
    static const char *const texts[] = { "\U0001F1E7\U0001F1EA", "a \U0001F1FF b", "a\uFFFF b",
                                         "\uFFFF", "\U0001F1A5 \U0001F1E6" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        char breaks[32];
        unicode_breaks(texts[i], strlen(texts[i]), breaks);
        const char *blank = strchr(texts[i], ' ');
        assert_true(!blank || unicode_may_break(breaks[blank - texts[i]]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_of_characters),
        cmocka_unit_test(order_of_kinds),
        cmocka_unit_test(breaks_of_lines),
        cmocka_unit_test(no_character_stops_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
