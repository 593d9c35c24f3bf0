#include "paper/paper.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "ink/ink.h"

#define PT_PER_MM  (72 / 25.4) /* a point of print is 1/72 inch */
#define FONTS_MOST 8           /* files on one page */

/* ---- the bytes ---- */

typedef struct {
    unsigned char *bytes;
    size_t size, room;
} Growing;

static cairo_status_t grow(void *growing, const unsigned char *bytes, unsigned size)
{
    Growing *to = growing;
    if (to->size + size > to->room) {
        to->room = 2 * (to->size + size);
        to->bytes = memory_grow(to->bytes, to->room, 1);
    }
    memcpy(to->bytes + to->size, bytes, size);
    to->size += size;
    return CAIRO_STATUS_SUCCESS;
}

/* ---- letters ---- */

typedef struct {
    int file;
    cairo_font_face_t *face;
    hb_font_t *shaper;
    double units; /* in the size of the font */
} Font;

typedef struct {
    Font fonts[FONTS_MOST];
    int count;
    cairo_t *cairo;
    Error *error;
} Paper;

/* cairo opens the file itself, and keeps it open as long as it needs it. */
static cairo_font_face_t *open_face(const char *path)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)path);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    cairo_font_face_t *face = cairo_ft_font_face_create_for_pattern(pattern);
    FcPatternDestroy(pattern);
    return face;
}

/* Returns the font of a file; NULL with *error. */
static Font *font_of(Paper *paper, int file)
{
    char path[4200] = "";
    for (int i = 0; i < paper->count; i++) {
        if (paper->fonts[i].file == file)
            return &paper->fonts[i];
    }
    bool named = paper->count < FONTS_MOST && typeset_font(file, path, sizeof(path)) && path[0];
    hb_blob_t *blob = named ? hb_blob_create_from_file(path) : hb_blob_get_empty();
    if (hb_blob_get_length(blob) == 0) {
        error_set(paper->error, ERROR_IO, "%s: the font cannot be read; install it again", path);
        hb_blob_destroy(blob);
        return NULL;
    }
    Font *font = &paper->fonts[paper->count++];
    hb_face_t *face = hb_face_create(blob, 0);
    *font = (Font){ file, open_face(path), hb_font_create(face), hb_face_get_upem(face) };
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

static hb_buffer_t *shape(const Font *font, const Run *run)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, run->text, -1, 0, -1);
    hb_buffer_set_direction(buffer, run->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font->shaper, buffer, NULL, 0);
    return buffer;
}

/* Draws the run's letters; a reader of the PDF can still find its words. */
static bool draw_run(Paper *paper, const Item *item, const Run *run)
{
    Font *font = font_of(paper, run->font);
    if (!font)
        return false;
    unsigned count;
    hb_buffer_t *buffer = shape(font, run);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    cairo_glyph_t *glyphs = memory_take(count + 1, sizeof(*glyphs));
    double size = run->size_px / PAPER_PX_PER_MM, unit = size / font->units;
    double x = item->box.x + run->x_mm, y = item->box.y + item->baseline_mm;
    for (unsigned i = 0; i < count; i++) {
        glyphs[i] = (cairo_glyph_t){ infos[i].codepoint, x + places[i].x_offset * unit,
                                     y - places[i].y_offset * unit };
        x += places[i].x_advance * unit;
    }
    cairo_set_font_face(paper->cairo, font->face);
    cairo_set_font_size(paper->cairo, size);
    /* One cluster for the run: all of its text stands for all of its glyphs. */
    const cairo_text_cluster_t whole = { (int)strlen(run->text), (int)count };
    cairo_show_text_glyphs(paper->cairo, run->text, (int)strlen(run->text), glyphs, (int)count,
                           &whole, 1, 0);
    free(glyphs);
    hb_buffer_destroy(buffer);
    return true;
}

static bool draw_line(Paper *paper, const Ink *ink, const Item *item)
{
    for (int i = 0; i < item->line->run_count; i++) {
        const Run *run = &item->line->runs[i];
        int tag = run->tag < item->colour_count ? run->tag : 0;
        ink_set_colour(ink, item->colours[tag], 1);
        if (!draw_run(paper, item, run))
            return false;
    }
    return true;
}

/* ---- the page ---- */

static bool draw_page(Paper *paper, const Scene *scene)
{
    const Ink ink = { paper->cairo, ink_paper_palette };
    cairo_scale(paper->cairo, PT_PER_MM, PT_PER_MM);
    for (int i = 0; i < scene->item_count; i++) {
        const Item *item = &scene->items[i];
        if (item->type == ITEM_LINE && !draw_line(paper, &ink, item))
            return false;
        if (item->type != ITEM_LINE)
            ink_draw(&ink, item);
    }
    return true;
}

static cairo_surface_t *open_page(const Scene *scene, const char *title, Growing *bytes)
{
    static const char never[] = "1970-01-01T00:00:00Z";
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        grow, bytes, scene->width_mm * PT_PER_MM, scene->height_mm * PT_PER_MM);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, never);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Says Who");
    return surface;
}

static void close_fonts(Paper *paper)
{
    for (int i = 0; i < paper->count; i++) {
        hb_font_destroy(paper->fonts[i].shaper);
        cairo_font_face_destroy(paper->fonts[i].face);
    }
}

bool paper_make(const Scene *scene, const char *title, unsigned char **pdf, size_t *size,
                Error *error)
{
    Paper paper = { .error = error };
    Growing bytes = { 0 };
    cairo_surface_t *surface = open_page(scene, title, &bytes);
    paper.cairo = cairo_create(surface);
    bool good = draw_page(&paper, scene);
    cairo_destroy(paper.cairo);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    close_fonts(&paper);
    if (!good)
        free(bytes.bytes);
    *pdf = good ? bytes.bytes : NULL;
    *size = good ? bytes.size : 0;
    return good;
}
