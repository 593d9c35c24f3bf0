#include "drawing/wording.h"

#include <string.h>

#include "content/wording.h"

#define TAG_DIFFERS 1

/* ---- quotation marks ---- */

typedef struct {
    const char *language, *open, *close;
} QuotationMarks;

/* French has a no-break space inside its marks. */
static const QuotationMarks quotation_marks[] = {
    { "en", "“", "”" },
    { "fr", "«\u00A0", "\u00A0»" },
    { "nl", "‘", "’" },
    { "ar", "«", "»" },
};

static const QuotationMarks *marks_of(const char *language)
{
    for (size_t i = 0; i < COUNT(quotation_marks); i++) {
        if (strcmp(quotation_marks[i].language, language) == 0)
            return &quotation_marks[i];
    }
    return &quotation_marks[0];
}

/* True when the text is in quotation marks already, as when a source only quotes somebody. */
static bool quoted_already(const char *text)
{
    for (size_t i = 0; i < COUNT(quotation_marks); i++) {
        const QuotationMarks *marks = &quotation_marks[i];
        size_t length = strlen(text), opened = strlen(marks->open), closed = strlen(marks->close);
        if (length > opened + closed && strncmp(text, marks->open, opened) == 0 &&
            strcmp(text + length - closed, marks->close) == 0)
            return true;
    }
    return false;
}

/* ---- lines ---- */

/* The marker reaches that far beyond the words on each side. */
static double marker_pad(const Page *page, WordingStyle style)
{
    return style == WORDING_MARKED ? page_marker_pad(page) : 0;
}

/* The marks that stand around the wording; NULL: none. */
static const QuotationMarks *quoting(const Page *page, const char *words, const Wording *wording,
                                     WordingStyle style)
{
    if (style != WORDING_QUOTED || quoted_already(wording->text))
        return NULL;
    return marks_of(page_language_code(page, words));
}

const char *wording_text(const Page *page, const char *words, WordingStyle style)
{
    Arena *arena = page->scene->arena;
    const Wording wording = wording_parse(arena, words);
    const QuotationMarks *marks = quoting(page, words, &wording, style);
    return marks ? arena_print(arena, "%s%s%s", marks->open, wording.text, marks->close)
                 : wording.text;
}

Lines wording_lines(const Page *page, double width_mm, const char *words, Type type,
                    WordingStyle style)
{
    Arena *arena = page->scene->arena;
    const Wording wording = wording_parse(arena, words);
    const QuotationMarks *marks = quoting(page, words, &wording, style);
    int before = marks ? (int)strlen(marks->open) : 0;
    TextSpan *spans = arena_take(arena, (size_t)wording.differing_count + 1, sizeof(*spans));
    for (int i = 0; i < wording.differing_count; i++)
        spans[i] = (TextSpan){ .start = before + wording.differing[i].start,
                               .end = before + wording.differing[i].end,
                               .tag = TAG_DIFFERS,
                               .bold = true };
    const char *text = wording_text(page, words, style);
    double width = width_mm - 2 * marker_pad(page, style);
    int count = wording.differing_count;
    return style == WORDING_MARKED
               ? page_balance_spans(page, text, words, type, spans, count, width)
               : page_break_spans(page, text, words, type, spans, count, width);
}

/* Draws the line below the words that differ. */
static void underline(Page *page, const Lines *lines, const Line *line, double x, double y,
                      Colour colour)
{
    double capital = lines->capital_mm;
    double top = y + lines->ascent_mm + capital * 0.26, thick = capital * 0.14;
    for (int i = 0; i < line->run_count; i++) {
        const Run *run = &line->runs[i];
        /* A mirrored page mirrors a line as a whole, and not the runs in it. */
        double left =
            page->language->right_to_left ? line->width_mm - run->x_mm - run->width_mm : run->x_mm;
        if (run->tag == TAG_DIFFERS)
            scene_box(page->scene, (Box){ x + left, top, run->width_mm, thick }, colour,
                      COLOUR_NONE, 0, 0);
    }
}

void wording_draw(Page *page, double x, double y, double width_mm, const Lines *lines,
                  WordingStyle style, Align align)
{
    double pad = marker_pad(page, style), inside = width_mm - 2 * pad;
    Colour ink = COLOUR_INK;
    if (align == ALIGN_START && page_line_start(page, lines, 0, 0, inside) > 0)
        align = ALIGN_END;
    /* All of the ground comes first: it must not cover the tails of the letters above it. */
    for (int pass = style == WORDING_MARKED ? 0 : 1; pass < 2; pass++) {
        for (int i = 0; i < lines->line_count; i++) {
            const Line *line = &lines->lines[i];
            double spare = inside - line->width_mm, line_y = y + i * lines->line_mm;
            double left = x + (align == ALIGN_CENTRE ? spare / 2 : align == ALIGN_END ? spare : 0);
            if (pass == 0)
                page_marker(page, lines, left, line_y, line->width_mm + 2 * pad);
            else
                underline(page, lines, line, left + pad, line_y,
                          style == WORDING_MARKED ? COLOUR_ROPE_DARK : COLOUR_ROPE);
        }
    }
    scene_lines(page->scene, x + pad, y, inside, lines, align, &ink, 1);
}

/* ---- showing ---- */

static void speak(Page *page, const char *words, WordingStyle style)
{
    const char *before = page->scene->language;
    page_language_of(page, words);
    scene_speak(page->scene, "%s", wording_text(page, words, style));
    scene_language(page->scene, before);
}

double wording_show(Page *page, Box box, const char *words, Type type, WordingStyle style)
{
    const Lines lines = wording_lines(page, box.w, words, type, style);
    speak(page, words, style);
    wording_draw(page, box.x, box.y, box.w, &lines, style, ALIGN_START);
    return lines.height_mm;
}

double wording_height(const Page *page, double width_mm, const char *words, Type type,
                      WordingStyle style)
{
    return wording_lines(page, width_mm, words, type, style).height_mm;
}

typedef struct {
    const char *words;
    Lines lines;
    WordingStyle style;
} Declared;

static void draw_declared(Page *page, const void *what, Box box)
{
    const Declared *declared = what;
    speak(page, declared->words, declared->style);
    wording_draw(page, box.x, box.y, box.w, &declared->lines, declared->style, ALIGN_START);
}

void wording_declare(Stack *stack, const char *words, Type type, WordingStyle style)
{
    Declared *declared = arena_take(stack->page->scene->arena, 1, sizeof(*declared));
    *declared =
        (Declared){ words, wording_lines(stack->page, stack->width_mm, words, type, style), style };
    stack_part(stack, declared->lines.height_mm, false, draw_declared, declared);
}
