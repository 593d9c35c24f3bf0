#include "print/print_paper.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "picture/picture.h"
#include "typeset/phrase.h"
#include "words/words.h"

#define INTER_CAPS 0.7275 /* height of a capital letter divided by the font size */

const PaperSize paper_sizes[] = {
    { "A4", 210, 297 },
    { "Letter", 215.9, 279.4 },
    { NULL, 0, 0 },
};

#define INTER "Inter, Noto Sans Arabic, Noto Sans"
#define SERIF "Noto Serif, Noto Naskh Arabic, Noto Sans"

static const struct {
    const char *family;
    PangoWeight weight;
    double size_pt;
    double leading;  /* line distance as a multiple of the size */
    double tracking; /* space between letters divided by the size; large type needs less */
} styles[STYLE_COUNT] = {
    [STYLE_SMALL] = { INTER, PANGO_WEIGHT_NORMAL, 8, 1.4, 0 },
    [STYLE_SMALL_BOLD] = { INTER, PANGO_WEIGHT_SEMIBOLD, 8, 1.4, 0 },
    [STYLE_TEXT] = { INTER, PANGO_WEIGHT_NORMAL, 10, 1.4, 0 },
    [STYLE_LABEL] = { INTER, PANGO_WEIGHT_SEMIBOLD, 10, 1.4, 0 },
    [STYLE_HEADING] = { INTER, PANGO_WEIGHT_SEMIBOLD, 14, 1.25, -0.01 },
    [STYLE_TITLE] = { INTER, PANGO_WEIGHT_SEMIBOLD, 25, 1.15, -0.02 },
    [STYLE_READ_SMALL] = { SERIF, PANGO_WEIGHT_NORMAL, 9, 1.42, 0 },
    [STYLE_READ] = { SERIF, PANGO_WEIGHT_NORMAL, 10.5, 1.5, 0 },
    [STYLE_LEAD] = { SERIF, PANGO_WEIGHT_NORMAL, 14, 1.42, 0 },
};

/* ---- shapes: drawn through a scene, which can mirror them ---- */

static bool inks(const Paper *paper)
{
    return paper->cairo && !paper->measuring;
}

static double left_of(const Paper *paper, Box place)
{
    return paper->language->right_to_left ? paper->size->width_mm - place.x - place.w : place.x;
}

/* Draws a piece of a label. The drawing measured it with typeset; Pango gives it the same width. */
static void put_run(Paper *paper, const Item *item, const Run *run)
{
    PangoLayout *layout = pango_layout_new(paper->pango);
    PangoFontDescription *font = pango_font_description_from_string(INTER);
    if (run->face == FACE_INTERFACE_BOLD)
        pango_font_description_set_weight(font, PANGO_WEIGHT_SEMIBOLD);
    double size = paper->drawing.capital / INTER_CAPS * PAPER_PT_PER_MM;
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, run->text, -1);
    PangoRectangle box;
    pango_layout_get_extents(layout, NULL, &box);
    double spare = run->width_mm * PAPER_PT_PER_MM - (double)box.width / PANGO_SCALE;
    double x = (item->box.x + run->x_mm) * PAPER_PT_PER_MM + spare / 2;
    double y = (item->box.y + item->baseline_mm) * PAPER_PT_PER_MM -
               (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
    Ink ink = { paper->cairo, ink_paper_palette };
    ink_set_colour(&ink, item->colours[0], 1);
    cairo_move_to(paper->cairo, x, y);
    pango_cairo_show_layout(paper->cairo, layout);
    pango_font_description_free(font);
    g_object_unref(layout);
}

/* Draws the lens of "can't tell yet", which is an icon on the screen. */
static void put_lens(const Ink *ink, Box box, Colour colour)
{
    cairo_t *cairo = ink->cairo;
    double side = box.w, r = side * 0.27;
    Point at = { box.x + side * 0.42, box.y + side * 0.42 };
    ink_set_colour(ink, colour, 1);
    cairo_set_line_width(cairo, side * 0.09);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_new_path(cairo); /* text leaves a current point in the path */
    cairo_arc(cairo, at.x, at.y, r, 0, 6.2831853071796);
    cairo_stroke(cairo);
    cairo_move_to(cairo, at.x + r * 0.75, at.y + r * 0.75);
    cairo_line_to(cairo, box.x + side * 0.86, box.y + side * 0.86);
    cairo_stroke(cairo);
}

void paper_put(Paper *paper)
{
    if (!inks(paper))
        return;
    if (paper->language->right_to_left)
        scene_mirror(&paper->scene);
    Ink ink = { paper->cairo, ink_paper_palette };
    for (int i = 0; i < paper->scene.item_count; i++) {
        const Item *item = &paper->scene.items[i];
        for (int r = 0; item->type == ITEM_LINE && r < item->line->run_count; r++)
            put_run(paper, item, &item->line->runs[r]);
        cairo_save(paper->cairo);
        cairo_scale(paper->cairo, PAPER_PT_PER_MM, PAPER_PT_PER_MM);
        if (item->type == ITEM_ICON)
            put_lens(&ink, item->box, item->fill);
        else
            ink_draw(&ink, item);
        cairo_restore(paper->cairo);
    }
}

Page *paper_page(Paper *paper, double scale, double capital_mm)
{
    scene_clear(&paper->scene, "");
    paper->drawing =
        page_on_paper(&paper->scene, paper->drawing.typeset, paper->language, capital_mm, scale);
    return &paper->drawing;
}

void paper_box(Paper *paper, Box box, Colour fill, Colour stroke, double stroke_mm,
               double radius_mm)
{
    scene_clear(&paper->scene, "");
    scene_box(&paper->scene, box, fill, stroke, stroke_mm, radius_mm);
    paper_put(paper);
}

void paper_rule(Paper *paper, double x, double y, double width_mm, double thick_mm, Colour colour)
{
    paper_box(paper, (Box){ x, y - thick_mm / 2, width_mm, thick_mm }, colour, COLOUR_NONE, 0, 0);
}

void paper_disc(Paper *paper, Box box, Colour fill, Colour stroke, double stroke_mm)
{
    scene_clear(&paper->scene, "");
    scene_disc(&paper->scene, box, fill, stroke, stroke_mm);
    paper_put(paper);
}

/* Returns its pixels; NULL with *error. */
static cairo_surface_t *surface_of(const Picture *picture, Error *error)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture->width_px, picture->height_px);
    uint32_t *argb = (uint32_t *)(void *)cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface) / (int)sizeof(*argb);
    if (!picture_scale(picture->png, picture->size, argb, stride, picture->width_px,
                       picture->height_px, error)) {
        cairo_surface_destroy(surface);
        return NULL;
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

double paper_picture(Paper *paper, Box place, const char *name)
{
    Picture picture;
    if (!bundle_picture(paper->bundle, name, paper->arena, &picture, paper->error)) {
        paper->failed = true;
        return 0;
    }
    double scale = fmin(place.w / picture.width_px, place.h / picture.height_px);
    Box box = { place.x, place.y, picture.width_px * scale, picture.height_px * scale };
    if (!inks(paper))
        return box.h;
    cairo_surface_t *surface = surface_of(&picture, paper->error);
    if (!surface) {
        paper->failed = true;
        return 0;
    }
    cairo_save(paper->cairo);
    cairo_translate(paper->cairo, left_of(paper, box) * PAPER_PT_PER_MM, box.y * PAPER_PT_PER_MM);
    cairo_scale(paper->cairo, scale * PAPER_PT_PER_MM, scale * PAPER_PT_PER_MM);
    cairo_set_source_surface(paper->cairo, surface, 0, 0);
    cairo_paint(paper->cairo);
    cairo_restore(paper->cairo);
    cairo_surface_destroy(surface);
    return box.h;
}

/* ---- text ---- */

static double size_mm(const Paper *paper, PaperStyle style)
{
    return styles[style].size_pt * paper->letters / PAPER_PT_PER_MM;
}

double paper_line(const Paper *paper, PaperStyle style)
{
    return size_mm(paper, style) * styles[style].leading;
}

/* Sets the direction of a paragraph from its language, not from its first letter. */
static void set_direction(Paper *paper, PangoLayout *layout, const char *text)
{
    const char *language = paper->bundle ? bundle_language_of(paper->bundle, text) : NULL;
    bool backwards = phrase_right_to_left(text, language ? phrase_language_right_to_left(language)
                                                         : paper->language->right_to_left);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_context_set_base_dir(paper->pango, backwards ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_layout_context_changed(layout);
}

static PangoLayout *set_text(Paper *paper, double width_mm, PaperStyle style, const char *text)
{
    PangoLayout *layout = pango_layout_new(paper->pango);
    PangoFontDescription *font = pango_font_description_from_string(styles[style].family);
    double size = styles[style].size_pt * paper->letters;
    pango_font_description_set_weight(font, styles[style].weight);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    PangoAttrList *list = pango_attr_list_new();
    if (styles[style].tracking != 0)
        pango_attr_list_insert(list, pango_attr_letter_spacing_new(
                                         (int)(size * styles[style].tracking * PANGO_SCALE)));
    pango_attr_list_insert(list, pango_attr_line_height_new_absolute(
                                     (int)(size * styles[style].leading * PANGO_SCALE)));
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, (int)ceil(width_mm * PAPER_PT_PER_MM * PANGO_SCALE));
    pango_layout_set_text(layout, text, -1);
    set_direction(paper, layout, text);
    return layout;
}

/* Sets the side on which lines are aligned. A single line is aligned as the page's direction needs;
 * a paragraph that runs the other way keeps its own side. */
static void align_text(const Paper *paper, PangoLayout *layout, Align align)
{
    bool page = paper->language->right_to_left;
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    bool own = line->resolved_dir == PANGO_DIRECTION_RTL;
    bool right = pango_layout_get_line_count(layout) > 1 ? own : page;
    if (align == ALIGN_END)
        right = !page;
    if (align == ALIGN_CENTRE)
        pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
    else
        pango_layout_set_alignment(layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static double layout_height(PangoLayout *layout)
{
    PangoRectangle box;
    pango_layout_get_extents(layout, NULL, &box);
    return (double)box.height / PANGO_SCALE / PAPER_PT_PER_MM;
}

static void show_text(Paper *paper, PangoLayout *layout, Box place, Colour colour)
{
    if (!inks(paper))
        return;
    Ink ink = { paper->cairo, ink_paper_palette };
    ink_set_colour(&ink, colour, 1);
    cairo_move_to(paper->cairo, left_of(paper, place) * PAPER_PT_PER_MM, place.y * PAPER_PT_PER_MM);
    pango_cairo_show_layout(paper->cairo, layout);
}

/* Makes the two lines of a title about equally long: finds the narrowest width that needs no more
 * lines. */
static double balanced_width(PangoLayout *layout, double width_mm)
{
    int lines = pango_layout_get_line_count(layout);
    double width = width_mm;
    for (; lines > 1 && width > width_mm / 2; width -= 2) {
        pango_layout_set_width(layout, (int)((width - 2) * PAPER_PT_PER_MM * PANGO_SCALE));
        if (pango_layout_get_line_count(layout) > lines)
            break;
    }
    pango_layout_set_width(layout, (int)ceil(width * PAPER_PT_PER_MM * PANGO_SCALE));
    return width;
}

static double put_text(Paper *paper, Box place, PaperStyle style, Colour colour, const char *text,
                       Align align)
{
    PangoLayout *layout = set_text(paper, place.w, style, text);
    if (style == STYLE_TITLE || style == STYLE_LEAD)
        place.w = balanced_width(layout, place.w);
    align_text(paper, layout, align);
    show_text(paper, layout, place, colour);
    double height = layout_height(layout);
    g_object_unref(layout);
    return height;
}

double paper_text(Paper *paper, Box place, PaperStyle style, Colour colour, const char *text)
{
    return put_text(paper, place, style, colour, text, ALIGN_START);
}

double paper_text_at_end(Paper *paper, Box place, PaperStyle style, Colour colour, const char *text)
{
    return put_text(paper, place, style, colour, text, ALIGN_END);
}

double paper_text_centred(Paper *paper, Box place, PaperStyle style, Colour colour,
                          const char *text)
{
    return put_text(paper, place, style, colour, text, ALIGN_CENTRE);
}

double paper_height(Paper *paper, double width_mm, PaperStyle style, const char *text)
{
    PangoLayout *layout = set_text(paper, width_mm, style, text);
    double height = layout_height(layout);
    g_object_unref(layout);
    return height;
}

double paper_width(Paper *paper, PaperStyle style, const char *text)
{
    PangoLayout *layout = set_text(paper, 1000, style, text);
    PangoRectangle box;
    pango_layout_get_extents(layout, NULL, &box);
    g_object_unref(layout);
    return (double)box.width / PANGO_SCALE / PAPER_PT_PER_MM;
}

double paper_beside(Paper *paper, PaperStyle style, PaperStyle beside)
{
    PangoLayout *one = set_text(paper, 100, style, "x"), *other = set_text(paper, 100, beside, "x");
    int drop = pango_layout_get_baseline(other) - pango_layout_get_baseline(one);
    g_object_unref(one);
    g_object_unref(other);
    return (double)drop / PANGO_SCALE / PAPER_PT_PER_MM;
}

#define NBSP_BYTES 2 /* as UTF-8; a plain space has 1 */

/* Draws the marker behind the part of a mark that is on one line. Pango's ranges are measured from
 * the layout's edge. */
static void mark_line(Paper *paper, PangoLayoutIter *lines, Box place, PaperStyle style,
                      const PaperMark *mark)
{
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly(lines);
    int start = line->start_index, end = start + line->length;
    if (mark->start >= end || mark->end <= start)
        return;
    int *ranges, count;
    pango_layout_line_get_x_ranges(line, mark->start > start ? mark->start : start,
                                   mark->end < end ? mark->end : end, &ranges, &count);
    PangoRectangle box;
    pango_layout_iter_get_line_extents(lines, NULL, &box);
    double size = size_mm(paper, style), pad = size * 0.16;
    double baseline = (double)pango_layout_iter_get_baseline(lines) / PANGO_SCALE / PAPER_PT_PER_MM;
    Ink ink = { paper->cairo, ink_paper_palette };
    ink_set_colour(&ink, COLOUR_MARKER, 1);
    for (int i = 0; i < count; i++) {
        double left = (double)ranges[2 * i] / PANGO_SCALE / PAPER_PT_PER_MM;
        double right = (double)ranges[2 * i + 1] / PANGO_SCALE / PAPER_PT_PER_MM;
        cairo_rectangle(paper->cairo, (left_of(paper, place) + left - pad) * PAPER_PT_PER_MM,
                        (place.y + baseline - size * 0.94) * PAPER_PT_PER_MM,
                        (right - left + 2 * pad) * PAPER_PT_PER_MM, size * 1.26 * PAPER_PT_PER_MM);
        cairo_fill(paper->cairo);
    }
    g_free(ranges);
}

/* Where one mark follows another at once, or after a space, draws a slit between them, so that they
 * do not look like one. */
static void part_marks(Paper *paper, PangoLayout *layout, Box place, PaperStyle style,
                       const PaperMark *one, const PaperMark *next)
{
    int between = next->start - one->end;
    if (one->emphasis || next->emphasis || between < 0 || between > NBSP_BYTES)
        return;
    PangoRectangle end, start;
    pango_layout_index_to_pos(layout, one->end, &end);
    pango_layout_index_to_pos(layout, next->start, &start);
    if (end.y != start.y)
        return; /* they are on two lines */
    double size = size_mm(paper, style), wide = size * 0.2;
    double middle = (end.x + (between ? end.width / 2.0 : 0)) / PANGO_SCALE / PAPER_PT_PER_MM;
    double top = (double)end.y / PANGO_SCALE / PAPER_PT_PER_MM;
    double height = (double)end.height / PANGO_SCALE / PAPER_PT_PER_MM;
    Ink ink = { paper->cairo, ink_paper_palette };
    ink_set_colour(&ink, COLOUR_PAPER, 1);
    cairo_rectangle(paper->cairo, (left_of(paper, place) + middle - wide / 2) * PAPER_PT_PER_MM,
                    (place.y + top) * PAPER_PT_PER_MM, wide * PAPER_PT_PER_MM,
                    height * PAPER_PT_PER_MM);
    cairo_fill(paper->cairo);
}

static void set_emphasis(PangoLayout *layout, const PaperMark *marks, int count)
{
    PangoAttrList *list = pango_attr_list_copy(pango_layout_get_attributes(layout));
    for (int i = 0; i < count; i++) {
        PangoAttribute *italic = pango_attr_style_new(PANGO_STYLE_ITALIC);
        italic->start_index = (unsigned)marks[i].start;
        italic->end_index = (unsigned)marks[i].end;
        if (marks[i].emphasis)
            pango_attr_list_insert(list, italic);
        else
            pango_attribute_destroy(italic);
    }
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
}

double paper_marked_text(Paper *paper, Box place, PaperStyle style, const char *text,
                         PaperMark *marks, int count)
{
    PangoLayout *layout = set_text(paper, place.w, style, text);
    if (style == STYLE_LEAD)
        place.w = balanced_width(layout, place.w);
    set_emphasis(layout, marks, count);
    align_text(paper, layout, ALIGN_START);
    for (int i = 0; i < count; i++) {
        if (marks[i].emphasis)
            continue;
        PangoRectangle at;
        pango_layout_index_to_pos(layout, marks[i].start, &at);
        marks[i].top_mm = (double)at.y / PANGO_SCALE / PAPER_PT_PER_MM;
        PangoLayoutIter *lines = pango_layout_get_iter(layout);
        do {
            if (inks(paper))
                mark_line(paper, lines, place, style, &marks[i]);
        } while (pango_layout_iter_next_line(lines));
        pango_layout_iter_free(lines);
    }
    for (int i = 0; inks(paper) && i < count * count; i++)
        part_marks(paper, layout, place, style, &marks[i / count], &marks[i % count]);
    show_text(paper, layout, place, COLOUR_INK);
    double height = layout_height(layout);
    g_object_unref(layout);
    return height;
}

/* ---- phrases, claims and trouble ---- */

const char *paper_say(Paper *paper, const char *phrase, ...)
{
    va_list parts;
    va_start(parts, phrase);
    const char *text = phrase_print_list(paper->arena, words_in(paper->language, phrase), parts);
    va_end(parts);
    return text;
}

const char *paper_words(Paper *paper, const char *format, ...)
{
    va_list parts;
    va_start(parts, format);
    const char *text = phrase_print_list(paper->arena, format, parts);
    va_end(parts);
    return text;
}

const char *paper_date(Paper *paper, const char *date)
{
    const char *said = page_date(&paper->drawing, date);
    char *words = arena_take(paper->arena, 2 * strlen(said) + 1, 1), *to = words;
    for (; *said; said++) { /* no-break spaces (U+00A0) keep a date on one line */
        if (*said == ' ')
            *to++ = '\xC2';
        *to++ = *said == ' ' ? '\xA0' : *said;
    }
    return words;
}

void paper_fail(Paper *paper, const char *format, ...)
{
    char message[400];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    if (!paper->failed)
        error_set(paper->error, ERROR_CONTENT, "%s", message);
    paper->failed = true;
}

const Claim *paper_claim(Paper *paper, int number)
{
    const Claim *claim = paper->failed ? NULL : bundle_claim(paper->bundle, number, paper->error);
    paper->failed = paper->failed || !claim;
    return claim;
}
