/* about.c: who wrote the original, where, when, and what the exhibit did to it. */
#include <math.h>
#include <string.h>

#include "layout/flow.h"
#include "typeset/phrase.h"
#include "words/words.h"

/* Content note and age note first, then about, then the credit. */
static int parts_of(Sheet *sheet, FlowPart *parts, int room)
{
    const Story *story = sheet->story;
    Arena *arena = sheet->scene->arena;
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

/* The story's picture, above the words or beside them; gives what is left for the words. */
static Box beside_picture(Sheet *sheet, Box body)
{
    const char *picture = sheet->story->picture;
    if (!picture[0] || sheet->compact)
        return body;
    if (sheet->portrait) {
        double height =
            sheet_picture(sheet, picture, (Box){ body.x, body.y, body.w, body.h * 0.42 });
        height += 2 * sheet->gap;
        return (Box){ body.x, body.y + height, body.w, body.h - height };
    }
    double side = body.w * 0.4;
    sheet_picture(sheet, picture, (Box){ body.x + body.w - side, body.y, side, body.h });
    return (Box){ body.x, body.y, body.w - side - sheet->margin, body.h };
}

void about_build(Sheet *sheet)
{
    FlowPart parts[16];
    int count = parts_of(sheet, parts, COUNT(parts));
    Box body = beside_picture(sheet, sheet->body);
    double width = fmin(body.w, sheet_capital(sheet, TYPE_READING) * 46);
    double x = body.x;
    double top = body.y;
    if (sheet->visit->page == 0) /* the title stands on the first page alone */
        top += sheet_text(sheet, x, top, body.w, sheet->story->title, TYPE_HEADING, COLOUR_INK,
                          ALIGN_START) +
               sheet->gap;
    else if (!sheet->compact)
        top += sheet_eyebrow(sheet, (Box){ x, top, body.w, 0 }, sheet->story->title) + sheet->gap;

    /* Pages are cut by the height that the first page leaves: one rule for all of them. */
    Lines title = sheet_break(sheet, sheet->story->title, TYPE_HEADING, body.w);
    double room = body.h - title.height_mm - sheet->gap;
    int page = flow_show(sheet, parts, count, (Box){ x, top, width, room }, 0) - 1;
    sheet->shown->pages = (Pages){ page + 1, page };
    sheet_bar(sheet, "next", sheet->visit->page < page ? _("Next page") : _("Go on"),
              sheet->visit->page > 0 || sheet->visit->setup->story_count > 1);
}
