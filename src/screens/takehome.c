/* takehome.c: where to look further: the list of sources, as text and as a QR code that works
 * offline.
 */
#include <math.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"

#define QR_BYTES   420 /* with more, a phone cannot read it on the 7-inch panel */
#define MOST_WORKS 40

/* Lists the works in the trails of the walk-up path, each once. */
static int list_works(const View *view, const Node **works)
{
    int count = 0;
    for (int p = 0; p < view->story->path_count; p++) {
        const Claim *claim = view->path[p];
        for (int n = 0; n < claim->trail.node_count; n++) {
            const Node *node = &claim->trail.nodes[n];
            bool known = node->type != NODE_WORK;
            for (int i = 0; !known && i < count; i++)
                known = strcmp(works[i]->id, node->id) == 0;
            if (!known && count < MOST_WORKS)
                works[count++] = node;
        }
    }
    return count;
}

static const char *work_line(Page *page, const Node *work)
{
    /* TR: a source's title, its publisher, its date */
    return phrase_print(page->scene->arena, words_in(page->language, "%s. %s, %s"), work->title,
                        work->publisher, page_date(page, work->date));
}

/* Draws the code with the list as text: the story, then as many sources as fit. */
static void draw_code(Page *page, const View *view, const Node **works, int count, Box box)
{
    Arena *arena = page->scene->arena;
    const Story *story = view->story;
    char *text = arena_print(arena, "Says Who\n%s. %s, %s\n", story->original_title,
                             story->original_publisher, page_date(page, story->original_date));
    for (int i = 0; i < count; i++) {
        /* Without isolates, which take room and which a phone may show as boxes. */
        const char *line = phrase_plain(arena, work_line(page, works[i]));
        char *longer = arena_print(arena, "%s- %s\n", text, line);
        if (strlen(longer) > QR_BYTES)
            break;
        text = longer;
    }
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    if (!code)
        return; /* too long for a code: show only the list, which has the same sources */
    /* The standard requires four light squares around it. */
    int quiet = 4, side = code->width + 2 * quiet;
    unsigned char *squares = arena_take(arena, (size_t)side * (size_t)side, 1);
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width; x++)
            squares[(y + quiet) * side + x + quiet] = code->data[y * code->width + x] & 1;
    }
    QRcode_free(code);
    scene_box(page->scene, box, COLOUR_CARD, COLOUR_NONE, 0, 0);
    scene_squares(page->scene, box, squares, side);
}

static int show_list(Page *page, const View *view, const Node **works, int count, Box box)
{
    FlowPart parts[MOST_WORKS];
    for (int i = 0; i < count; i++)
        parts[i] = (FlowPart){ work_line(page, works[i]), TYPE_READING, COLOUR_INK, false, false };
    return flow_show(page, parts, count, box, 0, view->visit->page);
}

Pages takehome_build(Page *page, const View *view)
{
    const Node *works[MOST_WORKS];
    int count = list_works(view, works);
    Box body = page->body;
    double y = body.y;
    y += page_text(page, body.x, y, body.w, words_in(page->language, "Look for yourself"),
                   TYPE_HEADING, COLOUR_INK, ALIGN_START);
    if (!page->compact)
        y += page_text(page, body.x, y, body.w,
                       words_in(page->language,
                                "Where these trails lead. A phone's camera takes the list along."),
                       TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    y += page->gap;
    double room = body.y + body.h - y;
    double side =
        fmin(page->portrait ? body.w * 0.5 : body.w * 0.34, room * (page->portrait ? 0.45 : 1));
    side = fmin(side, 110 * page->scale);
    Box code = { body.x + body.w - side, y, side, side };
    Box list = { body.x, y, body.w - side - 2 * page->gap, room };
    if (page->portrait) {
        code.x = body.x;
        list = (Box){ body.x, y + side + page->gap, body.w, room - side - page->gap };
    }
    /* No code: the list, which has the same sources, needs all the room. */
    if (list.w < page_capital(page, TYPE_READING) * 15 ||
        list.h < 4 * page_line(page, TYPE_READING))
        list = (Box){ body.x, y, body.w, room };
    else
        draw_code(page, view, works, count, code);
    int pages = show_list(page, view, works, count, list);
    if (view->visit->page < pages - 1)
        bar_show(page, view, "next", words_in(page->language, "Next page"), true);
    else
        bar_show(page, view, "finish", words_in(page->language, "Finish"), true);
    return (Pages){ pages, pages - 1, 0 };
}
