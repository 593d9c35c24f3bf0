/* read.c: the retelling in pages, with the present claim marked. */
#include <math.h>

#include "base/memory.h"
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
        double height =
            picture_show_told(page, picture, (Box){ box.x, box.y, box.w, box.h * 0.42 });
        height += height > 0 ? 2 * page->gap : 0;
        return (Box){ box.x, box.y + height, box.w, box.h - height };
    }
    double side = fmin(box.w * 0.38, box.w - column - page->margin);
    if (side < box.w * 0.25)
        return box;
    picture_show_told(page, picture, (Box){ box.x + box.w - side, box.y, side, box.h });
    return (Box){ box.x, box.y, box.w - side - page->margin, box.h };
}

/* The head: where one is in the visit; where there is no room for that, which page it is. It is
 * always one line there, so that the text is as high on all pages. */
static Stack head_of(Page *page, const View *view, int pages)
{
    Stack head = stack_start(page, page->body.w);
    const char *article = words_in(page->language, "The article");
    if (!page->compact) {
        claim_head_declare(&head, view);
    } else if (pages < 2) {
        claim_head_declare_text(&head, view, article, article);
    } else {
        /* TR: the number of the page, how many pages there are */
        const char *text =
            arena_print(page->scene->arena, words_in(page->language, "The article, page %d of %d"),
                        view->visit->page + 1, pages);
        bool fits = page_break(page, text, TYPE_TEXT, head.width_mm).line_count == 1;
        claim_head_declare_text(&head, view, fits ? text : article, text);
    }
    return head;
}

/* Lays out the text for that room and makes it as wide as a column in a book, of 62 letters. On
 * larger panels it is larger where it is still on one page. */
static Passage lay_out(Page *page, const View *view, Box *text)
{
    double width = fmin(text->w, page_capital(page, TYPE_LEAD) * 45);
    double wider = fmin(text->w, page_capital(page, TYPE_CLAIM) * 45);
    Passage usual = passage_layout(page, view, TYPE_LEAD, width, text->h);
    text->w = width;
    if (page->small)
        return usual;
    Passage larger = passage_layout(page, view, TYPE_CLAIM, wider, text->h);
    if (!passage_is_whole(&larger, &usual))
        return usual;
    text->w = wider;
    return larger;
}

Pages read_build(Page *page, const View *view)
{
    Box box = page->body;
    Stack head = head_of(page, view, 1);
    double top = head.height_mm + (page->compact ? 1 : 1.5 * page->gap);
    box.y += top;
    box.h -= top;
    if (page->compact)
        claim_head_speak(page, view);
    /* The picture's alt text is spoken after the text. */
    Box text = show_picture(page, &view->picture, box);
    Passage passage = lay_out(page, view, &text);
    int number = view->visit->page < passage.page_count ? view->visit->page : 0;
    head = head_of(page, view, passage.page_count);
    stack_show(&head, page->body);
    passage_show(page, view->claim, &passage, number, text.x, text.y, text.w, true);
    const char *on = number < passage.claim_page ? words_in(page->language, "Next page")
                                                 : words_in(page->language, "Rate this sentence");
    bar_show(page, view, &(Bar){ .next = on, .back = true });
    return (Pages){ passage.page_count, passage.claim_page, 0 };
}

/* ---- beside other screens ---- */

bool read_is_below(const View *view)
{
    return view->block_count > 0 && view->width_mm < SCREENS_BESIDE_MM;
}

/* Lays out the page with the claim for the left third. False when there is none. */
static bool lay_beside(Page *page, const View *view, Box body, Box *third, Passage *passage)
{
    *third = (Box){ body.x, body.y, (body.w - 2 * page->margin) * 0.32, body.h };
    if (view->block_count == 0 || read_is_below(view))
        return false;
    *passage = passage_layout(page, view, TYPE_LEAD, third->w, third->h);
    return true;
}

Box read_beside_rest(const Page *page, const View *view, Box body)
{
    double left = (body.w - 2 * page->margin) * 0.32 + 2 * page->margin;
    if (view->block_count == 0 || read_is_below(view))
        return body;
    return (Box){ body.x + left, body.y, body.w - left, body.h };
}

Box read_beside(Page *page, const View *view, Box body)
{
    Box third, rest = read_beside_rest(page, view, body);
    Passage passage;
    if (!lay_beside(page, view, body, &third, &passage))
        return body;
    scene_again(page->scene, true);
    passage_show(page, view->claim, &passage, passage.claim_page, third.x, third.y, third.w, false);
    scene_again(page->scene, false);
    double line = rest.x - page->margin;
    const Point down[] = {
        { line, body.y }, { line, body.y }, { line, body.y + body.h }, { line, body.y + body.h }
    };
    scene_stroke(page->scene, down, 4, 0.25 * page->scale, COLOUR_HAIRLINE, false);
    return rest;
}

void read_beside_speak(Page *page, const View *view)
{
    Box third;
    Passage passage;
    if (lay_beside(page, view, page->body, &third, &passage))
        passage_speak(page, &passage, passage.claim_page);
}

void read_below(Page *page, const View *view, Box box)
{
    static const Type types[] = { TYPE_LEAD, TYPE_READING };
    Stack label = stack_start(page, box.w);
    View rest = *view;
    stack_text(&label, words_in(page->language, "The article"), TYPE_NOTE, COLOUR_QUIET);
    double room = box.h - label.height_mm;
    for (; read_is_below(view) && rest.block_count > 0; rest.blocks++, rest.block_count--) {
        for (size_t i = 0; i < COUNT(types); i++) {
            const Passage passage = passage_layout(page, &rest, types[i], box.w, 1e6);
            double height = passage_height(&passage), y = box.y + box.h - height;
            if (height > room)
                continue;
            scene_again(page->scene, true);
            stack_show(&label, (Box){ box.x, y - label.height_mm, box.w, label.height_mm });
            passage_show(page, view->claim, &passage, 0, box.x, y, box.w, false);
            scene_again(page->scene, false);
            passage_speak(page, &passage, 0);
            return;
        }
    }
}
