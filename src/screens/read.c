/* read.c: the retelling in pages, the present claim marked in its place. */
#include <math.h>

#include "base/words.h"
#include "screens/passage.h"

void read_build(Sheet *sheet)
{
    const Claim *claim = sheet_claim(sheet);
    if (!claim)
        return;
    Box body = sheet->body;
    /* A column a book would have: about 62 letters, set in the middle. */
    double width = fmin(body.w, sheet_capital(sheet, TYPE_LEAD) * 45);
    double x = body.x + (body.w - width) / 2;
    double y = body.y;
    y += sheet_eyebrow(sheet, (Box){ x, y, width, 0 }, sheet_claim_eyebrow(sheet, claim));
    y += sheet->compact ? 1 : sheet->gap;
    Passage passage;
    double height = body.y + body.h - y;
    if (!passage_layout(sheet, claim, width, height, &passage))
        return;
    int page = sheet->visit->page < passage.page_count ? sheet->visit->page : 0;
    sheet->shown->pages = (Pages){ passage.page_count, passage.claim_page };
    /* A short page hangs a little above the middle, where a book's would. */
    double spare = height - passage_page_height(&passage, page);
    passage_show(sheet, claim, &passage, page, x, y + spare * 0.25, width);
    sheet_bar(sheet, "next", page < passage.claim_page ? _("Next page") : _("Rate it"), true);
}
