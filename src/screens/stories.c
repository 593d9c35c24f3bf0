/* stories.c: which story? One card a story: title, minutes, age note. */
#include <math.h>

#include "base/words.h"
#include "screens/sheet.h"

/* The picture beside the title, as high as the card allows. Without one, a rope stands there. */
static double card_picture(Sheet *sheet, Bundle *bundle, Box box)
{
    const Story *story = bundle_story(bundle);
    double side = box.h - 2 * sheet->gap;
    Box at = { box.x + sheet->gap, box.y + sheet->gap, side, side };
    if (story->picture[0]) {
        const Picture *picture = bundle_picture(bundle, story->picture, sheet->error);
        if (!picture) {
            sheet->failed = true;
            return 0;
        }
        at.w = side * picture->width_px / picture->height_px;
        scene_picture(sheet->scene, at, picture->rgba, picture->key, picture->width_px,
                      picture->height_px);
    } else {
        level_draw(sheet, LEVEL_GOOD, at);
    }
    return at.w + sheet->gap;
}

static void story_card(Sheet *sheet, int number, Box box)
{
    Bundle *bundle = sheet->view->bundles[number];
    const Story *story = bundle_story(bundle);
    Arena *arena = sheet->scene->arena;
    sheet->bundle = bundle;
    scene_box(sheet->scene, box, COLOUR_CARD, COLOUR_BORDER, 0.45 * sheet->scale,
              2.2 * sheet->scale);
    double left = sheet->compact ? 0 : card_picture(sheet, bundle, box);
    double x = box.x + left + sheet->gap, width = box.w - left - 2 * sheet->gap;
    const char *minutes =
        arena_print(arena, words_count("%d minute", "%d minutes", (unsigned long)story->minutes),
                    story->minutes);
    const char *note = arena_print(arena, "%s · %s", minutes, story->age_note);
    Lines title = sheet_break(sheet, story->title, TYPE_LABEL, width);
    Lines notes = sheet_break(sheet, note, TYPE_TEXT, width);
    double y = box.y + (box.h - title.height_mm - notes.height_mm) / 2;
    y += sheet_show(sheet, x, y, width, &title, story->title, COLOUR_INK, ALIGN_START);
    if (y + notes.height_mm <= box.y + box.h)
        sheet_show(sheet, x, y, width, &notes, note, COLOUR_QUIET, ALIGN_START);
    scene_area(sheet->scene, arena_print(arena, "story:%s", story->id), box, story->title,
               AREA_CARD, false);
}

void stories_build(Sheet *sheet)
{
    Box body = sheet->body;
    double y = body.y;
    y += sheet_text(sheet, body.x, y, body.w, _("Which story?"), TYPE_HEADING, COLOUR_INK,
                    ALIGN_START);
    y += sheet->gap;
    int count = sheet->visit->setup->story_count;
    double room = body.y + body.h - y;
    /* As many columns as keep a card at least twice as high as a touch target. */
    int columns = 1;
    while ((room + sheet->gap) / ((count + columns - 1) / columns) - sheet->gap <
               2 * TOUCH_MM * sheet->scale &&
           columns < count && body.w / (columns + 1) > 60)
        columns++;
    int rows = (count + columns - 1) / columns;
    double height = fmin((room + sheet->gap) / rows - sheet->gap, 70 * sheet->scale);
    double width = (body.w - (columns - 1) * sheet->gap) / columns;
    for (int i = 0; i < count; i++)
        story_card(sheet, i,
                   (Box){ body.x + i % columns * (width + sheet->gap),
                          y + i / columns * (height + sheet->gap), width, height });
    sheet_bar(sheet, NULL, NULL, true);
}
