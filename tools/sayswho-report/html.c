/* html.c: the page, its words and its style. Drawings are in html_charts.c. */
#include "html.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "figures/advice.h"
#include "figures/classes.h"
#include "measure/say.h"

/* The colours are the exhibit's (docs/numbers.md). Grey is visitors, yellow the trail. */
static const char style[] =
    ":root{color-scheme:light dark;--paper:#f7f2e8;--ink:#1d1b18;--quiet:#4c453c;--grey:#6e6250;"
    "--line:#d9cfbd;--border:#8f8069;--rope:#b4742a;--dark:#7c4a18;--mark:#f2dda4;--post:#1d1b18}"
    "@media screen and (prefers-color-scheme:dark){:root{--paper:#1d1b18;--ink:#f7f2e8;"
    "--quiet:#cfc5b4;--grey:#bdb09a;--line:#4c453c;--border:#8f8069;--rope:#c98a3d;--dark:#e0b070;"
    "--mark:#5c4a1c;--post:#f7f2e8}}"
    "@page{size:A4;margin:0}"
    "*{box-sizing:border-box}html{-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    "body{margin:0 auto;width:210mm;min-height:296mm;padding:11mm 15mm 8mm;background:var(--paper);"
    "color:var(--ink);font:3.45mm/1.4 Inter,'Noto Sans','Noto Sans Arabic',system-ui,sans-serif}"
    "html{background:var(--paper)}"
    "h1,.lead,.big,ol>li::marker{font-family:'Noto Serif','Noto Naskh Arabic',Georgia,serif}"
    "h1{font-size:7.3mm;line-height:1.25;margin:1.5mm 0 2mm}.lead{font-size:4.3mm;line-height:1.45;"
    "margin:0 0 4mm;text-wrap:pretty}h2{font-size:3.85mm;line-height:1.3;margin:0 0 2mm}p{margin:0}"
    ".quiet{color:var(--quiet)}hr{border:0;border-top:.3mm solid var(--line);margin:3.8mm 0}"
    ".two{display:grid;grid-template-columns:1fr 1fr;gap:0 11mm}.three{display:grid;"
    "grid-template-columns:1fr 1fr 1fr}.big{font-size:7.3mm;font-weight:700;line-height:1.2}"
    "svg{display:block;overflow:visible}[dir=rtl] svg{transform:scaleX(-1)}"
    ".v{fill:var(--grey);stroke:var(--grey)}.n{fill:none;stroke:var(--grey)}"
    ".w{fill:var(--grey)}.b{fill:none;stroke:var(--border)}.r{fill:var(--rope);stroke:var(--dark)}"
    ".f{fill:none;stroke:var(--rope)}.m{fill:var(--mark);stroke:var(--dark)}"
    ".p{fill:var(--post);stroke:var(--post)}.l{stroke:var(--line)}.d{fill:var(--dark)}"
    ".ex{display:grid;grid-template-columns:46mm 78mm 1fr;align-items:center}"
    ".ex b,.cl b{font-weight:600}.legend{padding-inline-start:7mm;display:flex;gap:2mm;"
    "align-items:center}"
    ".at{position:relative;height:4.6mm;font-size:3.1mm}.at span{position:absolute;"
    "white-space:nowrap}.ends{display:flex;justify-content:space-between}"
    ".cl{display:grid;grid-template-columns:43mm 74mm 1fr;align-items:center;column-gap:5mm}"
    ".heads{display:grid;grid-template-columns:repeat(4,1fr);text-align:center;font-size:3.1mm}"
    ".heads svg{margin:0 auto}.su{display:grid;grid-template-columns:29mm 1fr;row-gap:1mm;"
    "align-items:center;margin-bottom:1.5mm}ol{margin:0;padding-inline-start:6mm}"
    "li{margin-bottom:2mm;padding-inline-start:1mm}"
    "li::marker{font-weight:700}.foot{font-size:2.9mm;margin-top:4mm}";

void html_text(const HtmlPage *page, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&': fputs("&amp;", page->out); break;
        case '<': fputs("&lt;", page->out); break;
        case '>': fputs("&gt;", page->out); break;
        case '"': fputs("&quot;", page->out); break;
        default: putc(*text, page->out);
        }
    }
}

static void element(const HtmlPage *page, const char *open, const char *text, const char *close)
{
    fputs(open, page->out);
    html_text(page, text);
    fputs(close, page->out);
    putc('\n', page->out);
}

static void write_head(const HtmlPage *page, const char *title)
{
    fprintf(page->out,
            "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n"
            "<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n",
            page->language->code, page->language->right_to_left ? "rtl" : "ltr");
    element(page, "<title>", title, "</title>");
    fprintf(page->out, "<style>%s</style>\n</head>\n<body>\n", style);
}

/* The exhibit and the days that the page is about. */
static void write_period(const HtmlPage *page)
{
    const Figures *figures = page->figures;
    fputs("<p class=\"quiet\">", page->out);
    element(page, "<bdi>", words_in(page->language, "Says Who?"), "</bdi>");
    if (figures->units > 1 && figures->units >= FIGURES_FEWEST)
        html_text(page, arena_print(figures->arena, words_in(page->language, " · %d units"),
                                    (int)figures->units));
    else if (figures->units > 1)
        html_text(page, words_in(page->language, " · several units"));
    if (figures->day_count > 0)
        html_text(page,
                  arena_print(figures->arena, " · \xE2\x81\xA6%s – %s\xE2\x81\xA9",
                              figures->days[0].day, figures->days[figures->day_count - 1].day));
    fputs("</p>\n", page->out);
}

static void write_sentence(const HtmlPage *page, const char *heading)
{
    const Learning *learning = &page->figures->learning;
    const char *details = measure_say_details(page->figures->arena, page->language, learning);
    element(page, "<h1>", heading, "</h1>");
    if (details[0])
        element(page, "<p class=\"lead\">", details, "</p>");
    if (learning->sentence != SENTENCE_TOO_FEW)
        html_experiment(page);
    element(page, "<p class=\"quiet\">",
            measure_say_basis(page->figures->arena, page->language, learning), "</p><hr>");
}

static void write_number(const HtmlPage *page, const char *number, const char *what)
{
    element(page, "<div><div class=\"big\">", number, "</div>");
    element(page, "<p class=\"quiet\">", what, "</p></div>");
}

static void write_numbers(const HtmlPage *page)
{
    const Figures *figures = page->figures;
    Arena *arena = figures->arena;
    const Language *in = page->language;
    int64_t visits = figures->totals.visits;
    int took = figures_half_took_s(figures);
    fputs("<div class=\"three\">\n", page->out);
    write_number(page,
                 visits < FIGURES_FEWEST
                     ? arena_print(arena, words_in(in, "under %d"), FIGURES_FEWEST)
                     : figures_number(arena, visits),
                 words_in(in, "visits"));
    write_number(
        page,
        visits < MEASURE_CLAIM_LEAST
            ? "–"
            : arena_print(arena, words_in(in, "%d of 100"),
                          (int)lround(100.0 * (double)figures->totals.finished / (double)visits)),
        words_in(in, "went to the end"));
    write_number(page,
                 took < 0 ? "–"
                          /* TR: minutes and seconds */
                          : arena_print(arena, words_in(in, "%d min %02d"), took / 60, took % 60),
                 words_in(in, "half took less"));
    fputs("</div><hr>\n", page->out);
}

static void write_advice(const HtmlPage *page)
{
    const char *list[ADVICE_MOST];
    int count = advice_list(page->figures, page->language, list);
    element(page, "<section><h2>", words_in(page->language, "What to do next"), "</h2><ol>");
    for (int i = 0; i < count; i++)
        element(page, "<li>", list[i], "</li>");
    fputs("</ol></section>\n", page->out);
}

/* What it cannot tell, and which versions it is about. */
static void write_foot(const HtmlPage *page)
{
    const Figures *figures = page->figures;
    const Language *in = page->language;
    const char *between = ": ";
    fputs("<p class=\"quiet foot\">", page->out);
    html_text(page, arena_print(figures->arena,
                                words_in(in, "Nothing about any person is kept. Counts under %d "
                                             "are not shown."),
                                FIGURES_FEWEST));
    putc(' ', page->out);
    html_text(page,
              words_in(in, "A visitor who thinks “now comes a bad one” looks like one who has "
                           "learned. What visitors do afterwards is not known."));
    fprintf(page->out, " <bdi>sayswho %s</bdi>. ", SAYSWHO_VERSION);
    html_text(page, words_in(in, "Stories and their versions"));
    for (int i = 0; i < figures->story_count; i++) {
        if (figures->stories[i].visits < FIGURES_FEWEST)
            continue;
        fprintf(page->out, "%s<bdi>", between);
        html_text(page, figures->stories[i].title);
        fprintf(page->out, "</bdi> %d", figures->stories[i].version);
        between = ", ";
    }
    fputs(".</p>\n", page->out);
}

void html_write(const HtmlPage *page)
{
    const Figures *figures = page->figures;
    const char *heading =
        measure_say_heading(figures->arena, page->language, &figures->learning, figures->complete);
    const char *classes = classes_say(figures, page->language);
    write_head(page, heading);
    write_period(page);
    write_sentence(page, heading);
    write_numbers(page);
    fputs("<div class=\"two\">\n", page->out);
    html_days(page);
    html_leavers(page);
    fputs("</div><hr>\n", page->out);
    html_claims(page);
    if (classes)
        element(page, "<p class=\"quiet\">", classes, "</p>");
    fputs("<hr><div class=\"two\">\n", page->out);
    html_sureness(page);
    write_advice(page);
    fputs("</div>\n", page->out);
    write_foot(page);
    fputs("</body>\n</html>\n", page->out);
}
