/* about.c: who wrote the original, where and when, and what the exhibit did to it. */
#include <math.h>
#include <string.h>

#include "drawing/picture.h"
#include "layout/flow.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"

/* The order: content note, age note, about, credit. */
static int parts_of(Page *page, const View *view, FlowPart *parts, int room)
{
    const Story *story = view->story;
    Arena *arena = page->scene->arena;
    int count = 0;
    parts[count++] = (FlowPart){ story->content_note, TYPE_LABEL, COLOUR_INK, false, false };
    parts[count++] = (FlowPart){ story->age_note, TYPE_TEXT, COLOUR_QUIET, false, false };
    const char *at = story->about;
    while (*at && count < room - 1) {
        const char *end = strstr(at, "\n\n");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        parts[count++] = (FlowPart){ arena_copy_bytes(arena, at, length), TYPE_READING, COLOUR_INK,
                                     false, false };
        at += length + strspn(at + length, "\n");
    }
    const char *credit = phrase_print(arena, "%s %s", story->credit, story->licence);
    parts[count++] = (FlowPart){ credit, TYPE_TEXT, COLOUR_QUIET, false, false };
    return count;
}

/* Shows the story's picture above or beside the text. Returns the space that is left for the
 * text. */
static Box beside_picture(Page *page, const View *view, Box body)
{
    const Picture *picture = &view->picture;
    if (!picture->png || page->compact)
        return body;
    if (page->portrait) {
        double height = picture_show(page, picture, (Box){ body.x, body.y, body.w, body.h * 0.42 });
        height += 2 * page->gap;
        return (Box){ body.x, body.y + height, body.w, body.h - height };
    }
    double side = body.w * 0.4;
    picture_show(page, picture, (Box){ body.x + body.w - side, body.y, side, body.h });
    return (Box){ body.x, body.y, body.w - side - page->margin, body.h };
}

Pages about_build(Page *page, const View *view)
{
    FlowPart parts[16];
    int count = parts_of(page, view, parts, COUNT(parts));
    Box body = beside_picture(page, view, page->body);
    double width = fmin(body.w, page_capital(page, TYPE_READING) * 46);
    double x = body.x;
    double top = body.y;
    if (view->visit->page == 0) /* only the first page has the title */
        top += page_text(page, x, top, body.w, view->story->title, TYPE_HEADING, COLOUR_INK,
                         ALIGN_START) +
               page->gap;
    else if (!page->compact)
        top += page_eyebrow(page, (Box){ x, top, body.w, 0 }, view->story->title) + page->gap;

    /* All pages use the height that the first page has left, so that they are divided by one
     * rule. */
    Lines title = page_break(page, view->story->title, TYPE_HEADING, body.w);
    double room = body.h - title.height_mm - page->gap;
    int pages = flow_show(page, parts, count, (Box){ x, top, width, room }, 0, view->visit->page);
    bar_show(page, view, "next",
             view->visit->page < pages - 1 ? words_in(page->language, "Next page")
                                           : words_in(page->language, "Go on"),
             view->visit->page > 0 || view->visit->setup->story_count > 1);
    return (Pages){ pages, pages - 1, 0 };
}
