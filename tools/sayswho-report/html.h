/* html.h: the report as one page of HTML, A4, that needs nothing else: no script, font or picture
 * from elsewhere. */
#ifndef SAYSWHO_REPORT_HTML_H
#define SAYSWHO_REPORT_HTML_H

#include <stdio.h>

#include "figures/figures.h"

/* What a part of the page is written with. */
typedef struct {
    FILE *out;
    const Figures *figures;
    const Language *language;
} HtmlPage;

void html_write(const HtmlPage *page);

/* Text with the characters escaped that mean something in HTML. */
void html_text(const HtmlPage *page, const char *text);

/* ---- html_charts.c: parts of the page, in its order ---- */

void html_experiment(const HtmlPage *page);
void html_days(const HtmlPage *page);
void html_leavers(const HtmlPage *page);
void html_claims(const HtmlPage *page);
void html_sureness(const HtmlPage *page);

#endif
