/* html_charts.c: the drawings of the page, as SVG in millimetres. Words stand beside the drawings
 * and not in them, so that a page in Arabic can mirror the drawings. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "figures/advice.h"
#include "html.h"
#include "words/terms.h"

#define CLAIMS_MOST 8 /* rows that fit on the page */

static void element(const HtmlPage *page, const char *open, const char *text, const char *close)
{
    fputs(open, page->out);
    html_text(page, text);
    fputs(close, page->out);
    putc('\n', page->out);
}

/* A drawing of that size. A person who does not see it hears the label; NULL: the words beside it
 * say all. */
static void begin_svg(const HtmlPage *page, double width, double height, const char *label)
{
    fprintf(page->out, "<svg width=\"%.1fmm\" height=\"%.1fmm\" viewBox=\"0 0 %.1f %.1f\" ", width,
            height, width, height);
    if (label)
        element(page, "role=\"img\" aria-label=\"", label, "\">");
    else
        fputs("aria-hidden=\"true\">", page->out);
}

static void end_svg(const HtmlPage *page)
{
    fputs("</svg>\n", page->out);
}

/* Where visitors were before: a dashed ring; and after: a disc. */
static void draw_before(const HtmlPage *page, double x, double y)
{
    fprintf(page->out,
            "<circle class=\"n\" cx=\"%.2f\" cy=\"%.2f\" r=\"1.9\" stroke-width=\".5\" "
            "stroke-dasharray=\"1 .8\"/>",
            x, y);
}

static void draw_after(const HtmlPage *page, double x, double y)
{
    fprintf(page->out, "<circle class=\"w\" cx=\"%.2f\" cy=\"%.2f\" r=\"1.6\"/>", x, y);
}

/* Between the two, where there is room. */
static void draw_arrow(const HtmlPage *page, double from, double to, double y)
{
    double way = to > from ? 1 : -1;
    if (fabs(to - from) < 5.5)
        return;
    from += way * 2.4;
    to -= way * 2.1;
    fprintf(page->out,
            "<path class=\"n\" stroke-width=\".5\" d=\"M%.2f %.2fH%.2fm%.2f -1.1l%.2f 1.1l%.2f "
            "1.1\"/>",
            from, y, to, -way * 1.5, way * 1.5, -way * 1.5);
}

/* ---- the experiment ---- */

#define EX_WIDTH 78.0

static double of_100(double share)
{
    return EX_WIDTH * fmin(1, fmax(0, share));
}

static void draw_trust(const HtmlPage *page, const char *name, Range first, Range last)
{
    FILE *out = page->out;
    double low = of_100(last.low), high = of_100(last.high), y = 5;
    fputs("<b>", out);
    html_text(page, name);
    fputs("</b><div>", out);
    begin_svg(page, EX_WIDTH, 10,
              arena_print(page->figures->arena,
                          /* TR: read aloud; how many of 100 visitors trust a claim */
                          words_in(page->language, "first %d of 100, last %d of 100"),
                          (int)lround(100 * first.middle), (int)lround(100 * last.middle)));
    for (int i = 0; i <= 10; i++)
        fprintf(out, "<path class=\"b\" stroke-width=\".25\" d=\"M%.2f 0v%s\"%s/>", i * 7.8,
                i % 5 ? "1.6" : "10", i % 5 ? "" : " stroke-dasharray=\".6 .9\"");
    fprintf(out,
            "<path class=\"n\" stroke-width=\".5\" d=\"M%.2f %.1fH%.2fM%.2f %.1fv2.6M%.2f "
            "%.1fv2.6\"/>",
            low, y, high, low, y - 1.3, high, y - 1.3);
    draw_before(page, of_100(first.middle), y);
    draw_arrow(page, of_100(first.middle), of_100(last.middle), y);
    draw_after(page, of_100(last.middle), y);
    end_svg(page);
    fputs("</div>", out);
}

static void draw_legend(const HtmlPage *page, bool before, const char *text)
{
    fputs("<div class=\"legend\">", page->out);
    begin_svg(page, 4.2, 4.2, NULL);
    if (before)
        draw_before(page, 2.1, 2.1);
    else
        draw_after(page, 2.1, 2.1);
    end_svg(page);
    element(page, "<span>", text, "</span></div>");
}

void html_experiment(const HtmlPage *page)
{
    const Learning *learning = &page->figures->learning;
    const Language *in = page->language;
    fputs("<div class=\"ex\">\n", page->out);
    draw_trust(page, words_in(in, "Well-sourced sentence"), learning->good_first,
               learning->good_last);
    draw_legend(page, true, words_in(in, "met first in a visit"));
    draw_trust(page, words_in(in, "Badly-sourced sentence"), learning->bad_first,
               learning->bad_last);
    draw_legend(page, false, words_in(in, "met last, after other ropes"));
    fputs("<span></span><div class=\"ends quiet\"><span>0</span>", page->out);
    element(page, "<span>", words_in(in, "of 100 visitors trust it at first sight"),
            "</span><span>100</span></div><span></span></div>");
}

/* ---- visits ---- */

void html_days(const HtmlPage *page)
{
    const Figures *figures = page->figures;
    double x = 0, step = fmin(5, 80.0 / (figures->day_count + 1));
    double width = 0.68 * step;
    int64_t most = FIGURES_FEWEST;
    const FigureDay *best = NULL;
    for (int i = 0; i < figures->day_count; i++) {
        best = figures->days[i].visits >= most ? &figures->days[i] : best;
        most = figures->days[i].visits > most ? figures->days[i].visits : most;
    }
    element(page, "<section><h2>", words_in(page->language, "Visits by day"), "</h2>");
    begin_svg(page, 80, 27, NULL);
    for (int i = 0; i < figures->day_count; i++, x += step) {
        int64_t visits = figures->days[i].visits;
        double height = 26 * (double)visits / (double)most;
        if (visits < FIGURES_FEWEST) /* no height tells how many */
            fprintf(page->out, "<path class=\"b\" stroke-width=\".5\" d=\"M%.2f 26h%.2f\"/>", x,
                    width);
        else
            fprintf(page->out,
                    "<rect class=\"w\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" "
                    "height=\"%.2f\"/>",
                    x, 26.4 - height, width, height);
    }
    fprintf(page->out, "<path class=\"b\" stroke-width=\".3\" d=\"M0 26.6h%.2f\"/>", x);
    end_svg(page);
    if (figures->day_count > 0)
        fprintf(page->out,
                "<div class=\"ends quiet\" style=\"width:%.1fmm;min-width:44mm\"><bdi>%s</bdi>"
                "<bdi>%s</bdi></div>",
                x, figures->days[0].day, figures->days[figures->day_count - 1].day);
    if (best)
        element(page, "<p class=\"quiet\">",
                /* TR: a number of visits, and a day as 2026-11-26 */
                arena_print(figures->arena, words_in(page->language, "Most visits: %d on %s."),
                            (int)best->visits,
                            arena_print(figures->arena, "\xE2\x81\xA6%s\xE2\x81\xA9", best->day)),
                "</p>");
    fputs("</section>\n", page->out);
}

/* ---- where people leave ---- */

/* The visits that came as far as each stage: all, the first guess, then each rope, and the end. */
typedef struct {
    int64_t visits[PATH_CLAIMS_MOST + 3];
    const char *names[PATH_CLAIMS_MOST + 3];
    int count;
} Stages;

static void add_stage(Stages *stages, int64_t visits, const char *name)
{
    int64_t before = stages->count ? stages->visits[stages->count - 1] : visits;
    stages->visits[stages->count] = visits < before ? visits : before;
    stages->names[stages->count++] = name;
}

static Stages stages_of(const HtmlPage *page)
{
    const Figures *figures = page->figures;
    const Language *in = page->language;
    Stages stages = { 0 };
    add_stage(&stages, figures->totals.visits, words_in(in, "start"));
    add_stage(&stages, figures->began[1], words_in(in, "first guess"));
    add_stage(&stages, figures->ended[1], words_in(in, "first rope"));
    for (int place = 2; place <= figures_places(figures); place++)
        add_stage(&stages, figures->ended[place],
                  arena_print(figures->arena, words_in(in, "claim %d"), place));
    add_stage(&stages, figures->totals.finished, words_in(in, "end"));
    return stages;
}

/* A rope that gets thinner where visitors leave; a loose strand for each stage. */
static void draw_rope(const HtmlPage *page, const Stages *stages)
{
    double all = (double)stages->visits[0], part = 82.0 / (stages->count - 1);
    begin_svg(page, 84, 15, NULL);
    for (int i = stages->count - 2; i >= 0; i--) {
        double share = (double)stages->visits[i + 1] / all, width = fmax(0.5, 7.4 * share);
        double lost = (double)(stages->visits[i] - stages->visits[i + 1]) / all;
        double x = 1 + i * part, end = x + part;
        if (lost > 0)
            fprintf(page->out,
                    "<path class=\"f\" stroke-width=\"%.2f\" stroke-linecap=\"round\" d=\"M%.2f "
                    "%.2fc2 .4 3 3 3.6 5.4\"/>",
                    0.4 + 8 * lost, end - 6, 5.5 + width / 2);
        fprintf(page->out,
                "<rect class=\"r\" stroke-width=\".5\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" "
                "height=\"%.2f\" rx=\"%.2f\"/>",
                x - 0.5, 5.5 - width / 2, part + 1, width, fmin(1.6, width / 2));
    }
    end_svg(page);
}

void html_leavers(const HtmlPage *page)
{
    Stages stages = stages_of(page);
    element(page, "<section><h2>", words_in(page->language, "Where people leave"), "</h2>");
    if (stages.visits[0] < MEASURE_CLAIM_LEAST) {
        element(page, "<p class=\"quiet\">", words_in(page->language, "Not enough visits yet."),
                "</p></section>");
        return;
    }
    fputs("<div class=\"ends quiet\" style=\"font-size:2.9mm\">", page->out);
    for (int i = 0; i < stages.count; i++)
        element(page, "<span>", stages.names[i], "</span>");
    fputs("</div>", page->out);
    draw_rope(page, &stages);
    fputs("<div class=\"at\">", page->out);
    for (int i = 1; i < stages.count; i++) {
        int64_t lost = stages.visits[i - 1] - stages.visits[i];
        if (lost >= FIGURES_FEWEST)
            fprintf(page->out, "<span style=\"inset-inline-start:%.1fmm\"><bdi>−%s</bdi></span>",
                    1 + i * 82.0 / (stages.count - 1) - 9,
                    figures_number(page->figures->arena, lost));
    }
    fputs("</div>", page->out);
    int worst = advice_page(page->figures);
    if (worst)
        element(page, "<p class=\"quiet\">",
                arena_print(page->figures->arena,
                            words_in(page->language, "Most leave on the pages of claim %d."),
                            worst),
                "</p>");
    fputs("</section>\n", page->out);
}

/* ---- claims ---- */

/* Small trails for the four levels, 11 x 5 mm. */
static void draw_level(const HtmlPage *page, int level)
{
    static const char *const drawings[] = {
        "<circle class=\"d\" cx=\"1\" cy=\"2.5\" r=\".9\"/><path class=\"f\" stroke-width=\".9\" "
        "stroke-linecap=\"round\" stroke-dasharray=\"0 1.7\" d=\"M3 2.5h8\"/>",
        "<path class=\"f\" stroke-width=\"1.2\" d=\"M.6 2.5h6.4\"/><path class=\"f\" "
        "stroke-width=\".35\" d=\"M7 2.5l3 -1.8M7 2.5h3.6M7 2.5l3 1.8M7 2.5l3.4 -.9M7 2.5l3.4 "
        ".9\"/>",
        "<path class=\"f\" stroke-width=\"1.2\" d=\"M.6 2.5h9\"/><rect class=\"p\" x=\"9.4\" "
        "y=\".5\" width=\"1.3\" height=\"4\" rx=\".3\"/>",
        "<path class=\"f\" stroke-width=\"1\" d=\"M.6 1.2h9M.6 3.8h9\"/><rect class=\"p\" "
        "x=\"9.4\" "
        "y=\"0\" width=\"1.3\" height=\"2.3\" rx=\".3\"/><rect class=\"p\" x=\"9.4\" y=\"2.7\" "
        "width=\"1.3\" height=\"2.3\" rx=\".3\"/>",
    };
    begin_svg(page, 11, 5, NULL);
    fputs(drawings[level], page->out);
    end_svg(page);
}

static int64_t answers_of(const FigureClaim *claim)
{
    int64_t all = 0;
    for (int before = 0; before < LEDGER_LEVELS; before++)
        all += figures_sum(claim->change[before], LEDGER_LEVELS);
    return all;
}

static void draw_claim(const HtmlPage *page, const FigureClaim *claim)
{
    const double column = 74.0 / 4;
    ClaimReading reading = measure_claim((int64_t(*)[LEDGER_LEVELS])claim->change, claim->level);
    const char *label = claim->level >= 0 ? terms_level(page->language, (Level)claim->level) : NULL;
    begin_svg(page, 74, 8.6, label);
    if (claim->level >= 0)
        fprintf(page->out,
                "<rect class=\"m\" stroke-width=\".25\" x=\"%.2f\" y=\".4\" width=\"%.2f\" "
                "height=\"7.8\" rx=\"1.2\"/>",
                claim->level * column + 0.8, column - 1.6);
    for (int i = 1; i < 4; i++)
        fprintf(page->out, "<path class=\"l\" stroke-width=\".2\" d=\"M%.2f 0v8.6\"/>", i * column);
    if (reading.answers >= MEASURE_CLAIM_LEAST) {
        double from = (reading.place_before + 0.5) * column,
               to = (reading.place_after + 0.5) * column;
        draw_before(page, from, 4.3);
        draw_arrow(page, from, to, 4.3);
        draw_after(page, to, 4.3);
    }
    end_svg(page);
}

/* The most answered claims that fit, in the order of the counts. */
static bool is_shown(const Figures *figures, const FigureClaim *claim)
{
    int before = 0;
    for (int i = 0; i < figures->claim_count; i++) {
        const FigureClaim *other = &figures->claims[i];
        int64_t more = answers_of(other) - answers_of(claim);
        before += other->newest && (more > 0 || (more == 0 && other < claim));
    }
    return claim->newest && before < CLAIMS_MOST && answers_of(claim) >= FIGURES_FEWEST;
}

void html_claims(const HtmlPage *page)
{
    const Figures *figures = page->figures;
    const Language *in = page->language;
    fputs("<section><div class=\"cl\">", page->out);
    element(page, "<h2>", words_in(in, "What each claim did"), "</h2><div class=\"heads quiet\">");
    for (int level = 0; level < 4; level++) {
        fputs("<div>", page->out);
        draw_level(page, level);
        html_text(page, terms_level(in, (Level)level));
        fputs("</div>", page->out);
    }
    element(page, "</div><span class=\"quiet\">", words_in(in, "What to do"), "</span>");
    for (int i = 0; i < figures->claim_count; i++) {
        const FigureClaim *claim = &figures->claims[i];
        if (!is_shown(figures, claim))
            continue;
        element(page, "<b><bdi>", claim->label, "</bdi></b>");
        draw_claim(page, claim);
        element(page, "<span>", advice_for_claim(figures, in, claim), "</span>");
    }
    element(page, "</div><p class=\"quiet\">",
            words_in(in, "Dashed: the average first guess. Full: after the rope. Yellow: where the "
                         "trail ends."),
            "</p></section>");
}

/* ---- sureness ---- */

static void draw_sureness(const HtmlPage *page, int sure)
{
    int64_t right, all;
    figures_right(page->figures, sure, &right, &all);
    element(page, "<span>", terms_sure(page->language, sure), "</span>");
    if (all < MEASURE_CLAIM_LEAST) {
        element(page, "<span class=\"quiet\">", words_in(page->language, "Not enough answers yet."),
                "</span>");
        return;
    }
    int full = (int)lround(10.0 * (double)right / (double)all);
    begin_svg(page, 46, 4.4,
              arena_print(page->figures->arena, words_in(page->language, "%d of 10"), full));
    for (int i = 0; i < 10; i++)
        fprintf(page->out,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"2.2\" r=\"1.7\" "
                "stroke-width=\".35\"/>",
                i < full ? "v" : "n", 2 + i * 4.6);
    end_svg(page);
}

void html_sureness(const HtmlPage *page)
{
    const Language *in = page->language;
    int64_t very_right, very, guess_right, guess;
    figures_right(page->figures, 2, &very_right, &very);
    figures_right(page->figures, 0, &guess_right, &guess);
    Sureness sureness = measure_sureness(very_right, very, guess_right, guess);
    element(page, "<section><h2>", words_in(in, "Do they know what they know?"),
            "</h2><div class=\"su\">");
    for (int sure = 2; sure >= 0; sure--)
        draw_sureness(page, sure);
    element(page, "</div><p class=\"quiet\">",
            words_in(in, "Of 10 first guesses so many were on the trail's side."), "");
    if (sureness == SURENESS_HELPS)
        element(page, " ", words_in(in, "The surer, the more often right."), "");
    else if (sureness == SURENESS_HELPS_LITTLE)
        element(page, " ", words_in(in, "Being very sure helped little: visitors are too sure."),
                "");
    fputs("</p></section>\n", page->out);
}
