/* stories.c: which story? One card a story: title, minutes, age note. */
#include <math.h>

#include "base/words.h"
#include "screens/sheet.h"

/* A card's words: the title, and below it how long it takes and for whom. */
typedef struct {
    const char *title, *note;
    Lines titles, notes;
} CardWords;

static CardWords card_words(Sheet *sheet, const Story *story, double width)
{
    Arena *arena = sheet->scene->arena;
    const char *minutes =
        arena_print(arena, words_count("%d minute", "%d minutes", (unsigned long)story->minutes),
                    story->minutes);
    CardWords words = { .title = story->title };
    words.note = arena_print(arena, "%s · %s", minutes, story->age_note);
    words.titles =
        sheet_break(sheet, words.title, sheet->compact ? TYPE_LABEL : TYPE_HEADING, width);
    words.notes = sheet_break(sheet, words.note, TYPE_TEXT, width);
    return words;
}

static void show_card_words(Sheet *sheet, const CardWords *words, Box box)
{
    double y = box.y + sheet_show(sheet, box.x, box.y, box.w, &words->titles, words->title,
                                  COLOUR_INK, ALIGN_START);
    if (y + words->notes.height_mm <= box.y + box.h + 0.5)
        sheet_show(sheet, box.x, y, box.w, &words->notes, words->note, COLOUR_QUIET, ALIGN_START);
}

/* Where the picture goes: above the words on a tall card, as high as the title at least leaves it,
 * else beside them. */
static Box picture_box(Sheet *sheet, const Story *story, Box box)
{
    double pad = sheet->gap;
    if (sheet->compact)
        return (Box){ box.x, box.y, 0, 0 };
    if (box.h > box.w * 0.8) {
        double width = box.w - 2 * pad, room = box.h - 2.5 * pad;
        CardWords words = card_words(sheet, story, width);
        double both = room - words.titles.height_mm - words.notes.height_mm;
        double height = both > width / 3 ? both : room - words.titles.height_mm;
        return (Box){ box.x + pad, box.y + pad, width, fmax(0, fmin(width * 2 / 3, height)) };
    }
    return (Box){ box.x + pad, box.y + pad, (box.h - 2 * pad) * 1.5, box.h - 2 * pad };
}

static void story_card(Sheet *sheet, int number, Box box)
{
    sheet->bundle = sheet->view->bundles[number];
    const Story *story = bundle_story(sheet->bundle);
    Scene *scene = sheet->scene;
    scene_box(scene, box, COLOUR_CARD, COLOUR_BORDER, 0.45 * sheet->scale, 2.2 * sheet->scale);
    Box picture = picture_box(sheet, story, box);
    if (picture.w > 0 && story->picture[0])
        sheet_picture(sheet, story->picture, picture);
    else if (picture.w > 0)
        level_draw(sheet, LEVEL_GOOD, picture);
    double pad = sheet->gap;
    bool tall = box.h > box.w * 0.8;
    double left = tall ? box.x + pad : picture.x + picture.w + pad;
    Box words_box = { left, tall ? picture.y + picture.h + pad : box.y + pad / 2,
                      box.x + box.w - pad - left, 0 };
    words_box.h = box.y + box.h - pad / 2 - words_box.y;
    CardWords words = card_words(sheet, story, words_box.w);
    if (!tall)
        words_box.y += fmax(0, (words_box.h - words.titles.height_mm - words.notes.height_mm) / 2);
    words_box.h = box.y + box.h - pad / 2 - words_box.y;
    show_card_words(sheet, &words, words_box);
    scene_area(scene, arena_print(scene->arena, "story:%s", story->id), box, story->title,
               AREA_CARD, false);
}

/* Columns: side by side on a wide panel while the cards stay wide enough for a picture; else as
 * many as keep a card twice as high as a touch target. */
static int columns_for(const Sheet *sheet, int count, double room)
{
    if (!sheet->compact && !sheet->portrait && count <= 3 &&
        sheet->body.w / count > 95 * sheet->scale)
        return count;
    int columns = 1;
    while ((room + sheet->gap) / ((count + columns - 1) / columns) - sheet->gap <
               2 * TOUCH_MM * sheet->scale &&
           columns < count && sheet->body.w / (columns + 1) > 60)
        columns++;
    return columns;
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
    int columns = columns_for(sheet, count, room);
    int rows = (count + columns - 1) / columns;
    double height = (room + sheet->gap) / rows - sheet->gap;
    if (columns < count || count == 1)
        height = fmin(height, (sheet->portrait ? 90 : 70) * sheet->scale);
    double width = (body.w - (columns - 1) * sheet->gap) / columns;
    for (int i = 0; i < count; i++)
        story_card(sheet, i,
                   (Box){ body.x + i % columns * (width + sheet->gap),
                          y + i / columns * (height + sheet->gap), width, height });
    sheet_bar(sheet, NULL, NULL, true);
}
