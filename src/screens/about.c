/* about.c: who wrote the original, where, when, and what the exhibit did to it. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "screens/sheet.h"

/* The words of the page in order: content note first, then about, then the credit; one list of
 * lines, cut into pages as high as the sheet. */
typedef struct {
    const char *text;
    Type type;
    Colour colour;
} Part;

static int parts_of(Sheet *sheet, Part *parts, int room)
{
    const Story *story = sheet->story;
    Arena *arena = sheet->scene->arena;
    int count = 0;
    parts[count++] = (Part){ story->content_note, TYPE_LABEL, COLOUR_INK };
    const char *at = story->about;
    while (*at && count < room - 1) {
        const char *end = strstr(at, "\n\n");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        parts[count++] = (Part){ arena_copy_bytes(arena, at, length), TYPE_READING, COLOUR_INK };
        at += length + strspn(at + length, "\n");
    }
    const char *credit = arena_print(arena, "%s %s", story->credit, story->licence);
    parts[count++] = (Part){ credit, TYPE_TEXT, COLOUR_QUIET };
    return count;
}

void about_build(Sheet *sheet)
{
    Part parts[16];
    int count = parts_of(sheet, parts, COUNT(parts));
    Box body = sheet->body;
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
    int page = 0;
    double y = 0;
    int words = 0;
    for (int i = 0; i < count; i++) {
        Lines lines = sheet_break(sheet, parts[i].text, parts[i].type, width);
        int more = utf8_words(parts[i].text);
        if (y > 0 && (y + lines.height_mm > room || words + more > 70)) {
            page++;
            y = 0;
            words = 0;
        }
        if (page == sheet->visit->page)
            sheet_show(sheet, x, top + y, width, &lines, parts[i].text, parts[i].colour,
                       ALIGN_START);
        y += lines.height_mm + sheet->gap;
        words += more;
    }
    sheet->shown->pages = (Pages){ page + 1, page };
    sheet_bar(sheet, "next", sheet->visit->page < page ? _("Next page") : _("Go on"),
              sheet->visit->page > 0 || sheet->visit->setup->story_count > 1);
}
