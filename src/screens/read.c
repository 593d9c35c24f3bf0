/* read.c: the retelling in pages, with the present claim marked. */
#include <math.h>

#include "drawing/picture.h"
#include "screens/passage.h"

/* Shows the claim's picture: above the text on an upright panel, beside it on a wide one, not at
 * all if the text needs the room. Returns the rest of the box. */
static Box show_picture(Page *page, const Picture *picture, Box box)
{
    double column = page_capital(page, TYPE_LEAD) * 33; /* the smallest width of the column */
    if (!picture->png || page->compact)
        return box;
    if (page->portrait) {
        double height = picture_show(page, picture, (Box){ box.x, box.y, box.w, box.h * 0.42 });
        height += height > 0 ? 2 * page->gap : 0;
        return (Box){ box.x, box.y + height, box.w, box.h - height };
    }
    double side = fmin(box.w * 0.38, box.w - column - page->margin);
    if (side < box.w * 0.25)
        return box;
    picture_show(page, picture, (Box){ box.x + box.w - side, box.y, side, box.h });
    return (Box){ box.x, box.y, box.w - side - page->margin, box.h };
}

Pages read_build(Page *page, const View *view)
{
    const Claim *claim = view->claim;
    Box box = page->body;
    double top = claim_head_show(page, view, box) + (page->compact ? 1 : 1.5 * page->gap);
    box.y += top;
    box.h -= top;
    /* The picture's alt text is spoken after the text. */
    Box text = show_picture(page, &view->picture, box);
    text.w = fmin(text.w, page_capital(page, TYPE_LEAD) * 45); /* about 62 letters, as in a book */
    Passage passage = passage_layout(page, view, text.w, text.h);
    int number = view->visit->page < passage.page_count ? view->visit->page : 0;
    passage_show(page, claim, &passage, number, text.x, text.y, text.w);
    bar_show(page, view, "next",
             number < passage.claim_page ? words_in(page->language, "Next page")
                                         : words_in(page->language, "Rate it"),
             true);
    return (Pages){ passage.page_count, passage.claim_page, 0 };
}
