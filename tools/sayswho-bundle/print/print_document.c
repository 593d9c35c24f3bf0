/* print_document.c: a document as a PDF: its pages, each with a foot, counted first and then
 * written. */
#include <cairo-pdf.h>
#include <stdio.h>

#include "print/print_fonts.h"
#include "print/print_paper.h"
#include "typeset/phrase.h"

#define SIDE_MM 22.0
#define TOP_MM  20.0
#define FOOT_MM 26.0 /* from the lower edge of the paper to the body */
#define SLIM_MM 8.0  /* all margins of a sheet without a story */
#define EDGE_MM 5.0  /* most printers cannot print closer to the edge */

/* Prints who made it, the licence and the version, because a sheet may be found without the
 * others. */
static void foot(Paper *paper)
{
    const Story *story = paper->story;
    Box body = paper->body;
    double letters = paper->letters;
    paper->letters = 1;
    double y = paper->size->height_mm - FOOT_MM + 7;
    paper_rule(paper, body.x, y, body.w, 0.25, COLOUR_HAIRLINE);
    y += 2;
    const char *number = paper_say(paper, "%d of %d", paper->page, paper->pages);
    if (paper->pages > 1)
        paper_text_at_end(paper, (Box){ body.x + body.w - 30, y, 30, 0 }, STYLE_SMALL, COLOUR_QUIET,
                          number);
    if (paper->card) { /* of several stories, each with its own licence inside */
        paper_text(paper, (Box){ body.x, y, body.w - 32, 0 }, STYLE_SMALL, COLOUR_QUIET,
                   "Says Who");
        paper->letters = letters;
        return;
    }
    const char *what = paper_words(paper, "%s · %s · %s", "Says Who", story->title, paper->kind);
    y += paper_text(paper, (Box){ body.x, y, body.w - 32, 0 }, STYLE_SMALL, COLOUR_QUIET, what);
    /* TR: who made it, the licence, the version's number, a date */
    const char *who = paper_say(paper, "%s Licence: %s. Version %d, as of %s.", story->credit,
                                story->licence, story->version, paper_date(paper, story->as_of));
    y += paper_text(paper, (Box){ body.x, y, body.w, 0 }, STYLE_SMALL, COLOUR_QUIET, who);
    paper->letters = letters;
    if (y > paper->size->height_mm - EDGE_MM)
        paper_fail(paper, "title, credit and licence do not fit into the foot; shorten them");
}

void paper_new_page(Paper *paper)
{
    if (paper->page > 0 && paper->cairo)
        cairo_show_page(paper->cairo);
    paper->page++;
    paper->y = paper->body.y;
    if (paper->story)
        foot(paper);
}

void paper_need(Paper *paper, double height_mm)
{
    if (paper->y > paper->body.y && paper->y + height_mm > paper->body.y + paper->body.h + 0.01)
        paper_new_page(paper);
}

/* ---- the document ---- */

/* Nothing depends on the machine: not on its fonts or its screen's resolution, and there is no
 * hinting and no rounding. */
static PangoContext *open_pango(const Language *language)
{
    PangoFontMap *fonts = print_fonts_open();
    PangoContext *pango = pango_font_map_create_context(fonts);
    g_object_unref(fonts); /* the context holds a reference */
    pango_cairo_context_set_resolution(pango, 72);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(pango, FALSE);
    pango_context_set_language(pango, pango_language_from_string(language->code));
    return pango;
}

/* The date in the PDF is the date of the sources: with the day of printing the same story would
 * give different files. */
static void describe(Paper *paper)
{
    const Story *story = paper->story;
    if (!story) { /* the same bytes each time */
        cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                       "1970-01-01T00:00:00Z");
        cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE, paper->kind);
        cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATOR, "Says Who");
        return;
    }
    int year = 1970, month = 1, day = 1;
    sscanf(story->as_of, "%d-%d-%d", &year, &month, &day);
    const char *date = arena_print(paper->arena, "%04d-%02d-%02dT00:00:00Z", year, month, day);
    cairo_surface_t *surface = paper->surface;
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
    cairo_pdf_surface_set_metadata(
        surface, CAIRO_PDF_METADATA_TITLE,
        phrase_plain(paper->arena, paper_say(paper, "%s: %s", story->title, paper->kind)));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, story->credit);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, story->licence);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Says Who");
}

static void go_through(Paper *paper, PaperFill *fill)
{
    paper->page = 0;
    paper_new_page(paper);
    fill(paper);
    paper->pages = paper->page;
}

/* Counts the pages. If the last page would be almost empty, all letters become a little smaller
 * when that saves the page. */
static void count_pages(Paper *paper, PaperFill *fill)
{
    go_through(paper, fill);
    int pages = paper->pages;
    bool almost_empty = paper->y < paper->body.y + paper->body.h * 0.25;
    if (paper->failed || pages == 1 || !almost_empty)
        return;
    for (int percent = 98; percent >= 88; percent -= 2) {
        paper->letters = percent / 100.0;
        go_through(paper, fill);
        if (paper->pages < pages)
            return;
    }
    paper->letters = 1;
    paper->pages = pages;
}

static void write_pdf(Paper *paper, PaperFill *filler, const char *path)
{
    paper->surface = cairo_pdf_surface_create(path, paper->size->width_mm * PAPER_PT_PER_MM,
                                              paper->size->height_mm * PAPER_PT_PER_MM);
    describe(paper);
    paper->cairo = cairo_create(paper->surface);
    go_through(paper, filler);
    cairo_show_page(paper->cairo);
    cairo_destroy(paper->cairo);
    cairo_surface_finish(paper->surface);
    cairo_status_t status = cairo_surface_status(paper->surface);
    cairo_surface_destroy(paper->surface);
    if (!paper->failed && status != CAIRO_STATUS_SUCCESS) {
        error_set(paper->error, ERROR_IO,
                  "it cannot be written: %s; is there room, may you write there?",
                  cairo_status_to_string(status));
        paper->failed = true;
    }
}

bool paper_print(const PaperJob *job, const char *path, Error *error)
{
    Paper paper = { .size = job->size,
                    .kind = job->kind,
                    .letters = 1,
                    .language = job->language,
                    .bundle = job->bundle,
                    .story = job->bundle ? bundle_story(job->bundle) : NULL,
                    .card = job->card,
                    .arena = arena_make(),
                    .error = error };
    paper.body = (Box){ SIDE_MM, TOP_MM, job->size->width_mm - 2 * SIDE_MM,
                        job->size->height_mm - TOP_MM - FOOT_MM };
    if (!paper.story)
        paper.body = (Box){ SLIM_MM, SLIM_MM, job->size->width_mm - 2 * SLIM_MM,
                            job->size->height_mm - 2 * SLIM_MM };
    scene_start(&paper.scene, job->size->width_mm, job->size->height_mm);
    paper.drawing = page_on_paper(&paper.scene, job->typeset, job->language, 2, 0.4);
    paper.pango = open_pango(job->language);
    count_pages(&paper, job->fill);
    if (!paper.failed)
        write_pdf(&paper, job->fill, path);
    g_object_unref(paper.pango);
    scene_finish(&paper.scene);
    arena_free(paper.arena);
    return !paper.failed;
}
