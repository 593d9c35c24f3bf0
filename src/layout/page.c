#include "layout/page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "typeset/phrase.h"

/* Section 508 402.4 and EN 301 549 5.1.4 ask for 3/16 inch; enlarged: 0.7 degrees at 600 mm. */
#define CAPITAL_MM       4.8
#define CAPITAL_LARGE_MM 7.3

/* At the same font size an alef is lower than a Latin capital. */
#define ARABIC_TALLER 1.065

/* The short side of a 17-inch panel. Up to here type has its smallest size; on larger panels it
 * grows with the panel, because people stand further back and the page would look empty. */
#define SHORT_SIDE_MM 214.0

#define TEXT_SCALE_MOST 1.45
#define SHORT_LAST_LINE 0.2   /* of the column's width */
#define ICONS_BELOW_MM  170.0 /* narrower panels have no room for words under the tools */
#define WALL_MM         600.0 /* wider panels, from 32 inches on, have a half that is out of reach */

Page page_start(Scene *scene, Typeset *typeset, const Language *language, double width_mm,
                double height_mm, bool large)
{
    double side = fmin(width_mm, height_mm);
    Page page = { .scene = scene,
                  .typeset = typeset,
                  .language = language,
                  .width_mm = width_mm,
                  .height_mm = height_mm,
                  .large = large,
                  .scale = fmax(1.0, side / SHORT_SIDE_MM),
                  .compact = side < 120,
                  .icons = width_mm < ICONS_BELOW_MM,
                  .small = side<150, .portrait = height_mm> width_mm };
    page.text_scale = fmin(page.scale, TEXT_SCALE_MOST);
    page.capital = (large ? CAPITAL_LARGE_MM : CAPITAL_MM) * page.text_scale;
    page.terse = page.compact || (large && height_mm < 180);
    page.ratio = page.compact ? 1.04 : side < 220 ? 1.15 : page.portrait ? 1.28 : 1.22;
    page.leading = page.compact ? 1.2 : 1.4;
    page.margin = page.compact ? 3.2 : side * (page.portrait ? 0.045 : 0.055);
    page.gap = page.compact ? PAGE_GAP_MM : 4 * page.scale;
    page_end_body(&page, height_mm - page.margin + page.gap);
    return page;
}

void page_end_body(Page *page, double bottom_mm)
{
    page->body = (Box){ page->margin, page->margin, page->width_mm - 2 * page->margin,
                        bottom_mm - page->margin - page->gap };
}

void page_controls_low(Page *page)
{
    if ((page->portrait && !page->compact) || page->width_mm > WALL_MM)
        page->touch_top = page->height_mm / 2;
}

Page page_unlarged(const Page *page)
{
    Page normal = *page;
    normal.large = false;
    normal.capital = CAPITAL_MM * page->scale;
    if (page->compact)
        normal.leading = 1.06;
    return normal;
}

Page page_on_paper(Scene *scene, Typeset *typeset, const Language *language, double capital_mm,
                   double scale)
{
    return (Page){ .scene = scene,
                   .typeset = typeset,
                   .language = language,
                   .scale = scale,
                   .text_scale = scale,
                   .capital = capital_mm,
                   .ratio = 1.0,
                   .leading = 1.4,
                   .gap = 4 * scale };
}

/* How each type looks. A `share` of 1 is a capital of TYPE_TEXT, and no share makes it lower than
 * the smallest size. */
typedef struct {
    Face face;
    double share, steps;
    double leading; /* 0: that of running text */
    bool grows;     /* also on panels where running text does not grow any more */
} TypeLook;

static const TypeLook looks[] = {
    [TYPE_TOOL] = { FACE_INTERFACE, 0.8, 0, 1.1, false },
    [TYPE_NOTE] = { FACE_INTERFACE, 0.88, 0, 0, false },
    [TYPE_TEXT] = { FACE_INTERFACE, 1, 0, 0, false },
    [TYPE_BUTTON] = { FACE_INTERFACE_BOLD, 1, 0.5, 1.1, false },
    [TYPE_LABEL] = { FACE_INTERFACE_BOLD, 1, 0, 0, true },
    [TYPE_READING] = { FACE_READING, 1, 0, 0, false },
    [TYPE_LEAD] = { FACE_READING, 1, 1, 0, false },
    [TYPE_CLAIM] = { FACE_READING, 1, 2.5, 0, false },
    [TYPE_QUOTE] = { FACE_READING, 1, 3.5, 0, false },
    [TYPE_HEADING] = { FACE_INTERFACE_BOLD, 1, 2, 1.2, true },
    [TYPE_DISPLAY] = { FACE_INTERFACE_BOLD, 1, 4, 1.2, true },
    [TYPE_TITLE] = { FACE_READING_BOLD, 1, 6, 1.2, true },
};

static double capital_in(const Page *page, bool right_to_left, Type type)
{
    const TypeLook *look = &looks[type];
    double taller = right_to_left ? ARABIC_TALLER : 1, ratio = pow(page->ratio, look->steps);
    bool is_interface = type <= TYPE_LABEL;
    /* On a small panel only what is read is enlarged: buttons have no room for it. */
    if (page->small && page->large)
        return taller * (is_interface ? CAPITAL_MM : CAPITAL_LARGE_MM);
    bool on_glass = page->width_mm > 0;
    double least = on_glass ? (page->large ? CAPITAL_LARGE_MM : CAPITAL_MM) : 0;
    double grown = look->grows && page->text_scale > 0 ? page->scale / page->text_scale : 1;
    return taller * fmax(least, page->capital * look->share * ratio * grown);
}

/* Returns the story's language if the text was not translated, else NULL. */
static const char *own_language(const Page *page, const char *text)
{
    bool own = page->untranslated && text_set_has(page->untranslated, text);
    return own ? page->story_language : NULL;
}

const char *page_language_code(const Page *page, const char *text)
{
    const char *language = own_language(page, text);
    return language ? language : page->language->code;
}

bool page_right_to_left(const Page *page, const char *text)
{
    return phrase_language_right_to_left(page_language_code(page, text));
}

double page_capital(const Page *page, Type type)
{
    return capital_in(page, page->language->right_to_left, type);
}

double page_capital_of(const Page *page, const char *text, Type type)
{
    return capital_in(page, page_right_to_left(page, text), type);
}

/* As narrow as is possible with the same number of lines. */
Lines page_balance_spans(const Page *page, const char *text, const char *of, Type type,
                         const TextSpan *spans, int span_count, double width_mm)
{
    Lines best = page_break_spans(page, text, of, type, spans, span_count, width_mm);
    if (best.line_count < 2)
        return best;
    double low = fmax(width_mm * (best.line_count - 1) / best.line_count,
                      page_widest_word(page, text, type));
    for (double high = best.width_mm; high - low > 0.04 * width_mm;) {
        double middle = (low + high) / 2;
        Lines lines = page_break_spans(page, text, of, type, spans, span_count, middle);
        if (lines.line_count == best.line_count) {
            best = lines;
            high = middle;
        } else {
            low = middle;
        }
    }
    return best;
}

Lines page_break_balanced(const Page *page, const char *text, Type type, double width_mm)
{
    return page_balance_spans(page, text, text, type, NULL, 0, width_mm);
}

Lines page_break(const Page *page, const char *text, Type type, double width_mm)
{
    if (type == TYPE_HEADING || type == TYPE_LABEL || type == TYPE_BUTTON)
        return page_break_balanced(page, text, type, width_mm);
    return page_break_spans(page, text, text, type, NULL, 0, width_mm);
}

Lines page_break_running(const Page *page, const char *text, Type type, double width_mm)
{
    Lines lines = page_break(page, text, type, width_mm);
    if (lines.line_count < 2)
        return lines;
    const Line *last = &lines.lines[lines.line_count - 1];
    bool alone = memchr(text + last->start, ' ', (size_t)(last->end - last->start)) == NULL;
    return alone || last->width_mm < SHORT_LAST_LINE * width_mm
               ? page_break_balanced(page, text, type, width_mm)
               : lines;
}

/* The last full stop is the one between them: a name in the first sentence may have its own. */
const char *page_sentences(const Page *page, const char *text, Type type, double width_mm)
{
    const char *end = NULL;
    for (const char *at = strstr(text, ". "); at; at = strstr(at + 1, ". "))
        end = at;
    int lines = end ? page_break(page, text, type, width_mm).line_count : 1;
    if (lines < 2)
        return text;
    const char *apart =
        arena_print(page->scene->arena, "%.*s\n%s", (int)(end + 1 - text), text, end + 2);
    return page_break(page, apart, type, width_mm).line_count > lines ? text : apart;
}

Lines page_break_spans(const Page *page, const char *text, const char *of, Type type,
                       const TextSpan *spans, int span_count, double width_mm)
{
    double leading = looks[type].leading > 0 ? looks[type].leading : page->leading;
    TextStyle style = { .face = looks[type].face,
                        .capital_mm = page_capital_of(page, of, type),
                        .leading = leading,
                        .right_to_left = page_right_to_left(page, of),
                        .language = page_language_code(page, of),
                        .spans = spans,
                        .span_count = span_count };
    return typeset_lines(page->typeset, page->scene->arena, text, &style, width_mm);
}

Lines page_close(Lines lines)
{
    double close = lines.capital_mm * 1.75, less = lines.line_mm - close;
    if (lines.line_count != 1 || less <= 0)
        return lines;
    lines.line_mm = lines.height_mm = close;
    lines.ascent_mm = lines.capital_mm * 1.26;
    return lines;
}

double page_line(const Page *page, Type type)
{
    /* Arabic letters reach higher and lower than Latin ones. */
    const char *letter = page->language->right_to_left ? "ع" : "x";
    return page_break(page, letter, type, 1e6).line_mm;
}

double page_widest_word(const Page *page, const char *text, Type type)
{
    double widest = 0;
    while (*text) {
        size_t length = strcspn(text, " \n");
        const char *word = arena_copy_bytes(page->scene->arena, text, length);
        widest = fmax(widest, page_break(page, word, type, 1e6).width_mm);
        text += length + strspn(text + length, " \n");
    }
    return widest;
}

/* True for a text that runs against the page's direction: it is aligned on its own side. */
static bool against_the_page(const Page *page, const Lines *lines)
{
    return lines->line_count > 1 && lines->right_to_left != page->language->right_to_left;
}

void page_language_of(Page *page, const char *text)
{
    const char *language = own_language(page, text);
    if (language)
        scene_language(page->scene, language);
}

double page_show(Page *page, double x, double y, double width_mm, const Lines *lines,
                 const char *spoken, Colour colour, Align align)
{
    const char *before = page->scene->language;
    if (align == ALIGN_START && against_the_page(page, lines))
        align = ALIGN_END;
    if (spoken) {
        page_language_of(page, spoken);
        scene_speak(page->scene, "%s", spoken);
    }
    double height = scene_lines(page->scene, x, y, width_mm, lines, align, &colour, 1);
    scene_language(page->scene, before);
    return height;
}

double page_text(Page *page, double x, double y, double width_mm, const char *text, Type type,
                 Colour colour, Align align)
{
    Lines lines = page_break(page, text, type, width_mm);
    return page_show(page, x, y, width_mm, &lines, text, colour, align);
}

double page_marker_pad(const Page *page)
{
    return page->compact ? 1 : 2.4 * page->scale;
}

void page_marker(Page *page, const Lines *lines, double x, double y, double width_mm)
{
    /* The markers of two lines touch, and have the same space above a capital as below a
     * baseline. */
    double top = y + lines->ascent_mm - lines->capital_mm / 2 - lines->line_mm / 2;
    scene_box(page->scene, (Box){ x, top, width_mm, lines->line_mm }, COLOUR_MARKER, COLOUR_NONE, 0,
              0);
}

double page_marked_height(const Page *page, double width_mm, const char *text, Type type)
{
    return page_break(page, text, type, width_mm - 2 * page_marker_pad(page)).height_mm;
}

double page_line_start(const Page *page, const Lines *lines, int line, double x, double width_mm)
{
    return x + (against_the_page(page, lines) ? width_mm - lines->lines[line].width_mm : 0);
}

double page_marked(Page *page, Box box, const char *text, Type type)
{
    double pad = page_marker_pad(page), width = box.w - 2 * pad;
    Lines lines = page_break_balanced(page, text, type, width);
    for (int i = 0; i < lines.line_count; i++) {
        double own = lines.lines[i].width_mm;
        double x = page_line_start(page, &lines, i, box.x, width);
        page_marker(page, &lines, x, box.y + i * lines.line_mm, own + 2 * pad);
    }
    page_show(page, box.x + pad, box.y, width, &lines, text, COLOUR_INK, ALIGN_START);
    return lines.height_mm;
}

const char *page_date(const Page *page, const char *date)
{
    static const char *const months[] = { N_("January"), N_("February"), N_("March"),
                                          N_("April"),   N_("May"),      N_("June"),
                                          N_("July"),    N_("August"),   N_("September"),
                                          N_("October"), N_("November"), N_("December") };
    int year, month, day;
    int found = sscanf(date, "%d-%d-%d", &year, &month, &day);
    if (found < 2 || month < 1 || month > 12)
        return date;
    const char *name = words_in(page->language, months[month - 1]);
    if (found == 2)
        /* TR: month, year */
        return phrase_print(page->scene->arena, words_in(page->language, "%s %d"), name, year);
    /* TR: day, month, year */
    return phrase_print(page->scene->arena, words_in(page->language, "%d %s %d"), day, name, year);
}
