/* stories.c: which story? One card a story: title, minutes, age note. */
#include <math.h>

#include "screens/sheet.h"
#include "typeset/phrase.h"
#include "words/words.h"

/* A card's words: the title, and below it how long it takes and for whom, or as much of that as the
 * height allows; the page after this one says it too. */
typedef struct {
    const char *title, *note;
    Lines titles, notes;
    double height;
} CardWords;

static CardWords card_words(Sheet *sheet, const Story *story, double width, double most)
{
    Arena *arena = sheet->scene->arena;
    const char *minutes =
        arena_print(arena, words_count("%d minute", "%d minutes", (unsigned long)story->minutes),
                    story->minutes);
    const char *const notes[] = { phrase_print(arena, "%s · %s", minutes, story->age_note),
                                  minutes };
    static const Type types[] = { TYPE_HEADING, TYPE_LABEL };
    CardWords words = { .title = story->title };
    for (size_t type = sheet->compact; type < COUNT(types); type++) {
        words.titles = sheet_break(sheet, words.title, types[type], width);
        for (size_t i = 0; i < COUNT(notes); i++) {
            words.note = notes[i];
            words.notes = sheet_break(sheet, words.note, TYPE_TEXT, width);
            words.height = words.titles.height_mm + words.notes.height_mm;
            if (words.height <= most + 0.5)
                return words;
        }
    }
    words.note = NULL;
    words.height = words.titles.height_mm;
    return words;
}

static void show_card_words(Sheet *sheet, const CardWords *words, Box box)
{
    double y = box.y + sheet_show(sheet, box.x, box.y, box.w, &words->titles, words->title,
                                  COLOUR_INK, ALIGN_START);
    if (words->note)
        sheet_show(sheet, box.x, y, box.w, &words->notes, words->note, COLOUR_QUIET, ALIGN_START);
}

static void card_picture(Sheet *sheet, const Story *story, Box box)
{
    if (story->picture[0])
        sheet_picture(sheet, story->picture, box);
    else
        level_draw(sheet, LEVEL_GOOD, box);
}

/* The picture above the words on a tall card, beside them on a wide one, none on a low one. */
static void story_card(Sheet *sheet, int number, Box box)
{
    sheet->bundle = sheet->view->bundles[number];
    const Story *story = bundle_story(sheet->bundle);
    Scene *scene = sheet->scene;
    scene_box(scene, box, COLOUR_CARD, COLOUR_BORDER, 0.45 * sheet->scale, 2.2 * sheet->scale);
    double pad = sheet->compact ? GAP_MM / 2 : sheet->gap;
    Box in = { box.x + pad, box.y + pad, box.w - 2 * pad, box.h - 2 * pad };
    if (!sheet->compact && box.h > box.w * 0.8) {
        CardWords words = card_words(sheet, story, in.w, in.h * 0.5);
        double height = fmin(in.w * 2 / 3, in.h - words.height - pad);
        card_picture(sheet, story, (Box){ in.x, in.y, in.w, height });
        show_card_words(sheet, &words,
                        (Box){ in.x, in.y + height + pad, in.w, in.h - height - pad });
    } else {
        double width = sheet->compact ? 0 : fmin(in.h * 1.5, in.w * 0.45);
        if (width > 0)
            card_picture(sheet, story, (Box){ in.x, in.y + (in.h - width / 1.5) / 2, width, in.h });
        double left = sheet->compact ? pad : width + pad;
        CardWords words = card_words(sheet, story, in.w - left, in.h);
        show_card_words(sheet, &words,
                        (Box){ in.x + left, in.y + fmax(0, (in.h - words.height) / 2), in.w - left,
                               words.height });
    }
    scene_area(scene, arena_print(scene->arena, "story:%s", story->id), box, story->title,
               AREA_CARD, false);
}

/* Columns: side by side on a wide panel while the cards stay wide enough for a picture; else as
 * many as keep a card high enough for a title and a line. */
static int columns_for(const Sheet *sheet, int count, double room)
{
    if (!sheet->compact && !sheet->portrait && count <= 3 &&
        sheet->body.w / count > 95 * sheet->scale)
        return count;
    double least = TOUCH_MM * sheet->scale * (sheet->compact ? 1.1 : 1.4);
    int columns = 1;
    while ((room + sheet->gap) / ((count + columns - 1) / columns) - sheet->gap < least &&
           columns < count && sheet->body.w / (columns + 1) > 60)
        columns++;
    return columns;
}

/* What the fullest of the tall cards asks for. */
static double tall_height(Sheet *sheet, double width)
{
    double inner = width - 2 * sheet->gap, words = 0;
    for (int i = 0; i < sheet->visit->setup->story_count; i++) {
        sheet->bundle = sheet->view->bundles[i];
        const Story *story = bundle_story(sheet->bundle);
        words = fmax(words, card_words(sheet, story, inner, 1e6).height);
    }
    return inner * 2 / 3 + words + 3.5 * sheet->gap;
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
    double width = (body.w - (columns - 1) * sheet->gap) / columns;
    if (columns < count || count == 1)
        height = fmin(height, (sheet->portrait ? 84 : 70) * sheet->scale);
    else
        height = fmin(height, tall_height(sheet, width));
    for (int i = 0; i < count; i++)
        story_card(sheet, i,
                   (Box){ body.x + i % columns * (width + sheet->gap),
                          y + i / columns * (height + sheet->gap), width, height });
    sheet_bar(sheet, NULL, NULL, true);
}
