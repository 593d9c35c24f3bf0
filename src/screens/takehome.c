/* takehome.c: where to look further: the list of sources, on the glass and as a QR code, offline.
 */
#include <math.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "layout/flow.h"
#include "typeset/phrase.h"
#include "words/words.h"

#define QR_BYTES   420 /* more would make the squares too small for a phone on the 7-inch panel */
#define MOST_WORKS 40

/* The works behind the walk-up path, each once. */
static int list_works(Sheet *sheet, const Node **works)
{
    int count = 0;
    for (int p = 0; p < sheet->story->path_count; p++) {
        const Claim *claim = sheet_claim_of(sheet, sheet->story->path[p]);
        if (!claim)
            return 0;
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

static const char *work_line(Sheet *sheet, const Node *work)
{
    /* TR: a source's title, its publisher, its date */
    return phrase_print(sheet->scene->arena, _("%s. %s, %s"), work->title, work->publisher,
                        sheet_date(sheet, work->date));
}

/* The list as text for a phone: the story, then as many sources as fit. */
static void draw_code(Sheet *sheet, const Node **works, int count, Box box)
{
    Arena *arena = sheet->scene->arena;
    const Story *story = sheet->story;
    char *text = arena_print(arena, "Says Who\n%s. %s, %s\n", story->original_title,
                             story->original_publisher, sheet_date(sheet, story->original_date));
    for (int i = 0; i < count; i++) {
        /* Without isolates: they take room, and a phone may draw them as boxes. */
        const char *line = phrase_plain(arena, work_line(sheet, works[i]));
        char *longer = arena_print(arena, "%s- %s\n", text, line);
        if (strlen(longer) > QR_BYTES)
            break;
        text = longer;
    }
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    if (!code)
        return; /* longer than a code can be: the list beside it is the same */
    int quiet = 4,
        side = code->width + 2 * quiet; /* the standard asks for four light squares around */
    unsigned char *squares = arena_take(arena, (size_t)side * (size_t)side, 1);
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width; x++)
            squares[(y + quiet) * side + x + quiet] = code->data[y * code->width + x] & 1;
    }
    QRcode_free(code);
    scene_box(sheet->scene, box, COLOUR_CARD, COLOUR_NONE, 0, 0);
    scene_squares(sheet->scene, box, squares, side);
}

static int show_list(Sheet *sheet, const Node **works, int count, Box box)
{
    FlowPart parts[MOST_WORKS];
    for (int i = 0; i < count; i++)
        parts[i] = (FlowPart){ work_line(sheet, works[i]), TYPE_READING, COLOUR_INK, false, false };
    return flow_show(sheet, parts, count, box, 0);
}

void takehome_build(Sheet *sheet)
{
    const Node *works[MOST_WORKS];
    int count = list_works(sheet, works);
    if (sheet->failed)
        return;
    Box body = sheet->body;
    double y = body.y;
    y += sheet_text(sheet, body.x, y, body.w, _("Look for yourself"), TYPE_HEADING, COLOUR_INK,
                    ALIGN_START);
    if (!sheet->compact)
        y += sheet_text(sheet, body.x, y, body.w,
                        _("Where these trails lead. A phone's camera takes the list along."),
                        TYPE_TEXT, COLOUR_QUIET, ALIGN_START);
    y += sheet->gap;
    double room = body.y + body.h - y;
    double side =
        fmin(sheet->portrait ? body.w * 0.5 : body.w * 0.34, room * (sheet->portrait ? 0.45 : 1));
    side = fmin(side, 110 * sheet->scale);
    Box code = { body.x + body.w - side, y, side, side };
    Box list = { body.x, y, body.w - side - 2 * sheet->gap, room };
    if (sheet->portrait) {
        code.x = body.x;
        list = (Box){ body.x, y + side + sheet->gap, body.w, room - side - sheet->gap };
    }
    if (list.w < sheet_capital(sheet, TYPE_READING) * 15 ||
        list.h < 4 * sheet_line(sheet, TYPE_READING))
        list = (Box){ body.x, y, body.w, room }; /* the list needs all the room; it is the same */
    else
        draw_code(sheet, works, count, code);
    int pages = show_list(sheet, works, count, list);
    sheet->shown->pages = (Pages){ pages, pages - 1 };
    if (sheet->visit->page < pages - 1)
        sheet_bar(sheet, "next", _("Next page"), true);
    else
        sheet_bar(sheet, "finish", _("Finish"), true);
}
