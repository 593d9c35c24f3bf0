#include "typeset/typeset.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "typeset/fonts.h"
#include "typeset/hyphens.h"
#include "typeset/known.h"
#include "typeset/phrase.h"
#include "typeset/unicode.h"

#define ZERO_WIDTH_SPACE 0x200B
#define LONG_WORD        10   /* letters; a shorter word is not divided with a hyphen */
#define WIDTH_SLOTS      4096 /* a power of two; a screen measures about 500 different stretches */

/* Widths that were measured before. A screen breaks the same words at many widths to see what fits,
 * and known.h only helps when the width is the same, too. Without these a visit takes a tenth more
 * time, and its slowest screen a fifth more. A new width overwrites an older one in the same slot.
 */
typedef struct {
    uint64_t key; /* a 64-bit hash of the text; two equal ones are too unlikely to matter */
    float width_px;
} MeasuredWidth;

struct Typeset {
    double px_per_mm;
    Fonts fonts;
    Hyphens hyphens;
    MeasuredWidth widths[WIDTH_SLOTS];
    KnownLines *known;
};

/* One character of a text that is being broken into lines. */
typedef struct {
    uint32_t point;
    int start, end; /* bytes */
    int file;
    int tag;
    bool italic, bold;
    bool may_break; /* a line may end after it */
    bool must_break;
    bool hyphen; /* the word is divided after it */
    FriBidiLevel level;
} Letter;

typedef struct {
    Typeset *typeset;
    Arena *arena;
    const char *text;
    const TextStyle *style;
    int size_px;
    Letter *letters;
    int count;
    FriBidiChar *points;
    FriBidiCharType *types;
    FriBidiParType direction;
} Setting;

Typeset *typeset_open(double px_per_mm, Error *error)
{
    if (!fonts_check(error))
        return NULL;
    if (TTF_Init() != 0) { /* SDL_ttf counts these calls: each needs its own TTF_Quit() */
        error_set(error, ERROR_IO, "fonts cannot be used: %s", TTF_GetError());
        return NULL;
    }
    Typeset *typeset = memory_take(1, sizeof(*typeset));
    typeset->px_per_mm = px_per_mm;
    typeset->known = known_make();
    return typeset;
}

void typeset_close(Typeset *typeset)
{
    if (!typeset)
        return;
    fonts_close(&typeset->fonts);
    hyphens_close(&typeset->hyphens);
    known_free(typeset->known);
    free(typeset);
    TTF_Quit();
}

/* Control characters that are never drawn: joiners, direction marks, the soft hyphen, variation
 * selectors. */
static bool invisible(uint32_t point)
{
    return point < 0x20 || point == 0xAD || (point >= 0x200B && point <= 0x200F) ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069) ||
           point == 0xFEFF || (point >= 0xFE00 && point <= 0xFE0F);
}

/* True for characters that open or close an isolate. */
static bool isolate(uint32_t point)
{
    return point >= 0x2066 && point <= 0x2069;
}

/* True for marks that belong to the letter before them. */
static bool combining(uint32_t point)
{
    FriBidiCharType type = fribidi_get_bidi_type(point);
    return type == FRIBIDI_TYPE_NSM || point == 0x200D;
}

uint32_t typeset_uncovered(Typeset *typeset, const char *text)
{
    uint32_t point;
    while ((point = utf8_next(&text)) != 0) {
        if (!invisible(point) && fonts_file_for(&typeset->fonts, FACE_READING, point, false) < 0)
            return point;
    }
    return 0;
}

static Face letter_face(const Setting *set, const Letter *letter)
{
    Face face = set->style->face;
    if (letter->bold)
        return face <= FACE_READING_BOLD ? FACE_READING_BOLD : FACE_INTERFACE_BOLD;
    return letter->italic && face == FACE_READING ? FACE_READING_ITALIC : face;
}

/* Spaces and marks take the font of the letter before them, so that they do not cut a run in
 * two. */
static bool shared(uint32_t point)
{
    return point == ' ' || point == 0xA0 || combining(point) || invisible(point) || point == 0x202F;
}

/* Returns the letter before this one, skipping isolated parts; NULL at the beginning. */
static const Letter *letter_before(const Setting *set, int i)
{
    int before = i - 1;
    FriBidiLevel level = set->letters[i].level;
    while (before >= 0 && (isolate(set->letters[before].point) ||
                           (before + 1 < i && set->letters[before].level > level)))
        before--;
    return before < 0 ? NULL : &set->letters[before];
}

static void find_fonts(Setting *set)
{
    for (int i = 0; i < set->count; i++) {
        Letter *letter = &set->letters[i];
        const Letter *before = letter_before(set, i);
        Fonts *fonts = &set->typeset->fonts;
        if (before && shared(letter->point) && before->italic == letter->italic &&
            before->bold == letter->bold && before->level == letter->level)
            letter->file = before->file;
        else
            letter->file =
                fonts_file_for(fonts, letter_face(set, letter), letter->point, letter->level & 1);
        if (letter->file < 0 && isolate(letter->point))
            letter->file = fonts_file_for(fonts, letter_face(set, letter), ' ', letter->level & 1);
        /* No font has it: draw nothing, not a box; sayswho-bundle has warned the author. */
        if (letter->file < 0) {
            letter->point = ZERO_WIDTH_SPACE;
            letter->file = fonts_file_for(fonts, letter_face(set, letter), 'x', false);
        }
    }
}

static void find_breaks(Setting *set, size_t bytes)
{
    char *breaks = arena_take(set->arena, bytes + 1, 1);
    unicode_breaks(set->text, bytes, breaks);
    for (int i = 0; i < set->count; i++) {
        bool newline = set->letters[i].point == '\n';
        set->letters[i].must_break = newline;
        set->letters[i].may_break = newline || unicode_may_break(breaks[set->letters[i].end - 1]);
    }
}

static void find_levels(Setting *set)
{
    size_t count = (size_t)set->count;
    set->points = arena_take(set->arena, count + 1, sizeof(FriBidiChar));
    set->types = arena_take(set->arena, count + 1, sizeof(FriBidiCharType));
    FriBidiLevel *levels = arena_take(set->arena, count + 1, sizeof(FriBidiLevel));
    FriBidiBracketType *brackets = arena_take(set->arena, count + 1, sizeof(FriBidiBracketType));
    for (int i = 0; i < set->count; i++)
        set->points[i] = set->letters[i].point == '\n' ? ' ' : set->letters[i].point;
    set->direction = phrase_right_to_left(set->text, set->style->right_to_left) ? FRIBIDI_PAR_RTL
                                                                                : FRIBIDI_PAR_LTR;
    unicode_levels(set->points, set->count, &set->direction, set->types, brackets, levels);
    for (int i = 0; i < set->count; i++)
        set->letters[i].level = levels[i];
}

static void read_letters(Setting *set)
{
    size_t bytes = strlen(set->text);
    set->letters = arena_take(set->arena, bytes + 1, sizeof(Letter));
    const char *at = set->text;
    int span = 0;
    while (*at) {
        Letter *letter = &set->letters[set->count++];
        letter->start = (int)(at - set->text);
        letter->point = utf8_next(&at);
        letter->end = (int)(at - set->text);
        const TextStyle *style = set->style;
        while (span < style->span_count && style->spans[span].end <= letter->start)
            span++;
        if (span < style->span_count && style->spans[span].start <= letter->start) {
            letter->tag = style->spans[span].tag;
            letter->italic = style->spans[span].italic;
            letter->bold = style->spans[span].bold;
        }
    }
    find_levels(set);
    find_fonts(set);
    find_breaks(set, bytes);
}

static bool same_run(const Letter *a, const Letter *b)
{
    return a->file == b->file && a->tag == b->tag && a->italic == b->italic && a->bold == b->bold &&
           a->level == b->level;
}

/* Returns the text of letters first .. last without the characters that are never drawn, and with
 * the hyphen of a divided word. */
static char *run_text(Setting *set, int first, int last)
{
    char *text =
        arena_take(set->arena, (size_t)(set->letters[last].end - set->letters[first].start) + 2, 1);
    size_t length = 0;
    for (int i = first; i <= last; i++) {
        const Letter *letter = &set->letters[i];
        if (invisible(letter->point) && letter->point != 0x200C && letter->point != 0x200D)
            continue;
        size_t bytes = (size_t)(letter->end - letter->start);
        memcpy(text + length, set->text + letter->start, bytes);
        length += bytes;
    }
    if (set->letters[last].hyphen)
        text[length] = '-';
    return text;
}

static uint64_t width_key(int file, int size_px, bool backwards, const char *text)
{
    const int run[] = { file, size_px, backwards };
    return hash_bytes(hash_text(HASH_START, text), run, sizeof(run));
}

static double text_width_px(Setting *set, int file, bool backwards, const char *text)
{
    if (!*text)
        return 0;
    uint64_t key = width_key(file, set->size_px, backwards, text);
    MeasuredWidth *known = &set->typeset->widths[key >> 20 & (WIDTH_SLOTS - 1)];
    if (known->key == key)
        return (double)known->width_px;
    TTF_Font *font = fonts_open(&set->typeset->fonts, file, set->size_px);
    int width = 0;
    if (!font)
        return 0;
    TTF_SetFontDirection(font, backwards ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    if (TTF_SizeUTF8(font, text, &width, NULL) != 0)
        return 0;
    *known = (MeasuredWidth){ key, (float)width };
    return width;
}

/* Returns the width of letters first .. last, measured run by run. */
static double width_px(Setting *set, int first, int last)
{
    double width = 0;
    while (first <= last) {
        int end = first;
        while (end < last && same_run(&set->letters[end], &set->letters[end + 1]))
            end++;
        const Letter *start = &set->letters[first];
        width += text_width_px(set, start->file, start->level & 1, run_text(set, first, end));
        first = end + 1;
    }
    return width;
}

static int trim(const Setting *set, int first, int last)
{
    while (last >= first && (set->letters[last].point == ' ' || set->letters[last].point == '\n'))
        last--;
    return last;
}

/* ---- dividing long words ---- */

static bool is_word_letter(const Letter *letter)
{
    return fribidi_get_bidi_type(letter->point) == FRIBIDI_TYPE_LTR;
}

/* Returns the end of the letters that begin at `from`, at most `end`. Fills `after` for them. */
static int find_hyphens(Setting *set, int from, int end, bool after[HYPHENS_WORD])
{
    uint32_t points[HYPHENS_WORD];
    int count = 0;
    while (from + count < end && count < HYPHENS_WORD &&
           is_word_letter(&set->letters[from + count])) {
        points[count] = set->letters[from + count].point;
        count++;
    }
    memset(after, 0, HYPHENS_WORD * sizeof(*after));
    if (count >= LONG_WORD)
        hyphens_find(&set->typeset->hyphens, set->style->language, points, count, after);
    return from + count;
}

static double divided_width_px(Setting *set, int first, int last)
{
    set->letters[last].hyphen = true;
    double width = width_px(set, first, last);
    set->letters[last].hyphen = false;
    return width;
}

/* Returns the last letter after which the stretch first .. last, which is too wide, can be divided
 * with a hyphen so that it fits; -1 when there is none. */
static int divide(Setting *set, int first, int last, double room)
{
    int best = -1;
    for (int from = first; from <= last;) {
        bool after[HYPHENS_WORD];
        int end = find_hyphens(set, from, last + 1, after);
        for (int i = from; i < end; i++) {
            if (!after[i - from])
                continue;
            if (divided_width_px(set, first, i) > room)
                return best;
            best = i;
        }
        from = end > from ? end : from + 1;
    }
    return best;
}

/* Cuts inside a word: returns the last letter that fits. A line gets at least one letter with its
 * marks. */
static int cut_word(Setting *set, int first, int last, double room)
{
    int fits = first;
    while (fits < last && combining(set->letters[fits + 1].point))
        fits++;
    for (int next = fits + 1; next <= last; next++) {
        if (next < last && combining(set->letters[next + 1].point))
            continue;
        if (width_px(set, first, next) > room)
            break;
        fits = next;
    }
    return fits;
}

/* Returns the last letter of the line when its first word is too wide for it: divided with a hyphen
 * if the language can, else cut. */
static int part_of_word(Setting *set, int first, int last, double room)
{
    int part = divide(set, first, last, room);
    if (part < 0)
        return cut_word(set, first, last, room);
    set->letters[part].hyphen = true;
    return part;
}

/* Returns the last letter of the line that begins at `first`. Adds up words, each measured once.
 * The sum can differ a little from the line's own width, so when it comes close the line is
 * measured. */
static int fill_line(Setting *set, int first, double room)
{
    int last = -1, word = first;
    double used = 0;
    for (int i = first; i < set->count; i++) {
        if (!set->letters[i].may_break && i + 1 < set->count)
            continue;
        int visible = trim(set, word, i);
        double width = visible >= word ? width_px(set, word, visible) : 0;
        /* Near the right edge the sum is not exact enough: measure the line. */
        bool close = used + width > room * 0.96;
        if (close && (used + width > room * 1.04 || width_px(set, first, visible) > room)) {
            return last >= 0 ? last : part_of_word(set, first, visible, room);
        }
        used += width + width_px(set, visible + 1, i); /* the space has the same width each time */
        last = i;
        word = i + 1;
        if (set->letters[i].must_break)
            break;
    }
    return last < 0 ? set->count - 1 : last;
}

/* Makes the runs of a line, in visual order from left to right. */
static void place_runs(Setting *set, int first, int last, Line *line)
{
    int count = last - first + 1;
    FriBidiStrIndex *map = arena_take(set->arena, (size_t)count, sizeof(*map));
    FriBidiLevel *levels = arena_take(set->arena, (size_t)count, sizeof(*levels));
    for (int i = 0; i < count; i++) {
        map[i] = first + i;
        levels[i] = set->letters[first + i].level;
    }
    unicode_reorder(set->types + first, count, set->direction, levels, map);
    line->runs = arena_take(set->arena, (size_t)count, sizeof(Run));
    double x = 0;
    for (int i = 0; i < count;) {
        int end = i;
        const Letter *start = &set->letters[map[i]];
        /* A run is a stretch that is contiguous both on the line and in the text. */
        while (end + 1 < count && abs((int)(map[end + 1] - map[end])) == 1 &&
               same_run(start, &set->letters[map[end + 1]]))
            end++;
        int low = map[i] < map[end] ? map[i] : map[end];
        int high = map[i] < map[end] ? map[end] : map[i];
        Run *run = &line->runs[line->run_count];
        *run = (Run){ .text = run_text(set, low, high),
                      .face = letter_face(set, start),
                      .font = start->file,
                      .size_px = set->size_px,
                      .right_to_left = start->level & 1,
                      .x_mm = x,
                      .tag = start->tag,
                      .start = set->letters[low].start };
        run->width_mm =
            text_width_px(set, run->font, run->right_to_left, run->text) / set->typeset->px_per_mm;
        x += run->width_mm;
        line->run_count += *run->text != '\0';
        i = end + 1;
    }
    line->width_mm = x;
}

static void add_line(Setting *set, Lines *lines, int first, int last)
{
    Line *line = &lines->lines[lines->line_count++];
    line->start = set->letters[first].start;
    int visible = trim(set, first, last);
    line->end = visible >= first ? set->letters[visible].end : line->start;
    if (visible >= first)
        place_runs(set, first, visible, line);
    lines->width_mm = fmax(lines->width_mm, line->width_mm);
}

/* A line must be high enough for the tallest font in it: Arabic reaches higher and lower than
 * Latin. */
static void measure_lines(Setting *set, Lines *lines)
{
    double px = set->typeset->px_per_mm;
    double leading = set->style->leading > 0 ? set->style->leading : 1.35;
    double arabic = leading <= TYPESET_CLOSEST ? 0.75 : 0.82;
    double ascent = 0, descent = 0;
    int known = -1;
    for (int i = 0; i < set->count; i++) {
        if (set->letters[i].file == known)
            continue;
        known = set->letters[i].file;
        TTF_Font *font = fonts_open(&set->typeset->fonts, known, set->size_px);
        if (!font || !fonts_arabic(known))
            continue;
        ascent = fmax(ascent, TTF_FontAscent(font) * arabic);
        descent = fmax(descent, -TTF_FontDescent(font) * arabic);
    }
    double height = fmax(leading * set->size_px, ascent + descent);
    double capital = lines->capital_mm * px;
    lines->line_mm = height / px;
    /* Capitals are put a little above the middle of the line, because the letters' tails hang
     * below. */
    lines->ascent_mm = fmax((height - capital) * 0.52 + capital, ascent) / px;
}

static Lines break_text(Typeset *typeset, Arena *arena, const char *text, const TextStyle *style,
                        double width_mm)
{
    Setting set = { .typeset = typeset, .arena = arena, .text = text, .style = style };
    set.size_px =
        fonts_size_for(&typeset->fonts, style->face, style->capital_mm * typeset->px_per_mm);
    read_letters(&set);
    Lines lines = { .capital_mm = style->capital_mm };
    lines.lines = arena_take(arena, (size_t)set.count + 1, sizeof(Line));
    lines.right_to_left = FRIBIDI_IS_RTL(set.direction);
    double room = width_mm * typeset->px_per_mm;
    for (int first = 0; first < set.count;) {
        int last = fill_line(&set, first, room);
        add_line(&set, &lines, first, last);
        first = last + 1;
    }
    measure_lines(&set, &lines);
    lines.height_mm = lines.line_count * lines.line_mm;
    return lines;
}

Lines typeset_lines(Typeset *typeset, Arena *arena, const char *text, const TextStyle *style,
                    double width_mm)
{
    Lines lines;
    uint64_t key = known_key(text, style, width_mm);
    if (!known_recall(typeset->known, key, arena, &lines)) {
        lines = break_text(typeset, arena, text, style, width_mm);
        known_remember(typeset->known, key, &lines);
    }
    return lines;
}

struct SDL_Surface *typeset_draw(Typeset *typeset, const Run *run, int *baseline_px)
{
    TTF_Font *font = fonts_open(&typeset->fonts, run->font, run->size_px);
    if (!font)
        return NULL;
    *baseline_px = TTF_FontAscent(font);
    /* A "shaded" surface has one byte for each pixel: how much of it is covered. */
    const SDL_Color ink = { 255, 255, 255, 255 }, paper = { 0, 0, 0, 255 };
    TTF_SetFontDirection(font, run->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    return TTF_RenderUTF8_Shaded(font, run->text, ink, paper);
}
