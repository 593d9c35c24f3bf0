/* read.c: the retelling in pages, the present claim marked in its place. */
#include <math.h>

#include "screens/passage.h"
#include "words/words.h"

/* The claim's picture: above the text on an upright panel, beside it on a wide one; none where the
 * text needs all the room. Gives what it leaves of the box. */
static Box show_picture(Sheet *sheet, const Claim *claim, Box box)
{
    double column = sheet_capital(sheet, TYPE_LEAD) * 33; /* the least a column needs */
    if (!claim->picture[0] || sheet->compact)
        return box;
    if (sheet->portrait) {
        double height =
            sheet_picture(sheet, claim->picture, (Box){ box.x, box.y, box.w, box.h * 0.42 });
        height += height > 0 ? 2 * sheet->gap : 0;
        return (Box){ box.x, box.y + height, box.w, box.h - height };
    }
    double side = fmin(box.w * 0.38, box.w - column - sheet->margin);
    if (side < box.w * 0.25)
        return box;
    sheet_picture(sheet, claim->picture, (Box){ box.x + box.w - side, box.y, side, box.h });
    return (Box){ box.x, box.y, box.w - side - sheet->margin, box.h };
}

void read_build(Sheet *sheet)
{
    const Claim *claim = sheet_claim(sheet);
    if (!claim)
        return;
    Box box = sheet->body;
    double top = sheet_claim_eyebrow(sheet, box, claim) + (sheet->compact ? 1 : 1.5 * sheet->gap);
    box.y += top;
    box.h -= top;
    /* The picture's words are spoken after the text's. */
    Box text = show_picture(sheet, claim, box);
    text.w =
        fmin(text.w, sheet_capital(sheet, TYPE_LEAD) * 45); /* about 62 letters, as in a book */
    Passage passage;
    if (sheet->failed || !passage_layout(sheet, claim, text.w, text.h, &passage))
        return;
    int page = sheet->visit->page < passage.page_count ? sheet->visit->page : 0;
    sheet->shown->pages = (Pages){ passage.page_count, passage.claim_page };
    passage_show(sheet, claim, &passage, page, text.x, text.y, text.w);
    sheet_bar(sheet, "next", page < passage.claim_page ? _("Next page") : _("Rate it"), true);
}
