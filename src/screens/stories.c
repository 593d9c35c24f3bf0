/* stories.c: choosing a story. Each has a card with title, minutes and age note. */
#include <math.h>

#include "drawing/level.h"
#include "drawing/picture.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"

/* The texts of a card: the title, and below it how long it takes and for whom, as far as there is
 * room. The next screen has all of it. */
typedef struct {
    const char *title, *note;
    Lines titles, notes;
    double height;
    bool beside; /* the note is at the end of the title's line */
} CardWords;

static CardWords card_words(Page *page, const Story *story, double width, double most)
{
    Arena *arena = page->scene->arena;
    const char *minutes = arena_print(
        arena,
        words_count_in(page->language, "%d minute", "%d minutes", (unsigned long)story->minutes),
        story->minutes);
    const char *const notes[] = { phrase_print(arena, "%s · %s", minutes, story->age_note),
                                  minutes };
    static const Type types[] = { TYPE_HEADING, TYPE_LABEL };
    CardWords words = { .title = story->title };
    for (size_t type = page->compact; type < COUNT(types); type++) {
        words.titles = page_break(page, words.title, types[type], width);
        for (size_t i = 0; i < COUNT(notes); i++) {
            words.note = notes[i];
            words.notes = page_break(page, words.note, TYPE_TEXT, width);
            words.height = words.titles.height_mm + words.notes.height_mm;
            if (words.height <= most + 0.5)
                return words;
        }
    }
    words.note = minutes;
    words.beside = words.titles.width_mm + words.notes.width_mm + page->gap <= width &&
                   words.titles.line_count == 1;
    if (!words.beside)
        words.note = NULL;
    words.height = words.titles.height_mm;
    return words;
}

static void show_card_words(Page *page, const CardWords *words, Box box)
{
    double y = box.y + page_show(page, box.x, box.y, box.w, &words->titles, words->title,
                                 COLOUR_INK, ALIGN_START);
    if (words->note && words->beside)
        page_show(page, box.x, box.y, box.w, &words->notes, words->note, COLOUR_QUIET, ALIGN_END);
    else if (words->note)
        page_show(page, box.x, y, box.w, &words->notes, words->note, COLOUR_QUIET, ALIGN_START);
}

static void card_picture(Page *page, const Picture *picture, Box box)
{
    if (picture->png)
        picture_show(page, picture, box);
    else
        level_draw(page->scene, LEVEL_GOOD, box);
}

/* Shows a card with its picture above the text when it is tall, beside the text when it is wide,
 * and without it when it is low. */
static void story_card(Page *page, const View *view, int number, Box box)
{
    const Cover *cover = &view->covers[number];
    const Story *story = cover->story;
    screen_use_story(page, story);
    Scene *scene = page->scene;
    scene_box(scene, box, COLOUR_CARD, COLOUR_BORDER, 0.45 * page->scale, 2.2 * page->scale);
    double pad = page->compact ? PAGE_GAP_MM / 2 : page->small ? PAGE_GAP_MM : page->gap;
    Box in = { box.x + pad, box.y + pad, box.w - 2 * pad, box.h - 2 * pad };
    if (!page->compact && box.h > box.w * 0.8) {
        CardWords words = card_words(page, story, in.w, in.h * 0.5);
        double height = fmin(in.w * 2 / 3, in.h - words.height - pad);
        card_picture(page, &cover->cover, (Box){ in.x, in.y, in.w, height });
        show_card_words(page, &words,
                        (Box){ in.x, in.y + height + pad, in.w, in.h - height - pad });
    } else {
        double width = page->compact ? 0 : fmin(in.h * 1.5, in.w * 0.45);
        if (width > 0)
            card_picture(page, &cover->cover,
                         (Box){ in.x, in.y + (in.h - width / 1.5) / 2, width, in.h });
        double left = page->compact ? 2 * pad : width + 2 * pad;
        double room = in.w - left - (page->compact ? pad : 0);
        CardWords words = card_words(page, story, room, in.h);
        show_card_words(
            page, &words,
            (Box){ in.x + left, in.y + fmax(0, (in.h - words.height) / 2), room, words.height });
    }
    scene_area(scene, arena_print(scene->arena, "story:%s", story->id), box, story->title,
               AREA_CARD, false);
}

/* Returns the number of columns: on a wide panel one for each story if the cards are wide enough
 * for a picture; otherwise so many that a card has room for a title and a line. */
static int columns_for(const Page *page, int count, double room)
{
    if (!page->compact && !page->portrait && count <= 3 && page->body.w / count > 95 * page->scale)
        return count;
    double least = PAGE_TOUCH_MM * page->scale * (page->compact ? 1 : 1.4);
    int columns = 1;
    while ((room + page->gap) / ((count + columns - 1) / columns) - page->gap < least &&
           columns < count && page->body.w / (columns + 1) > 60)
        columns++;
    return columns;
}

/* Returns the height that the tall card with most text needs. */
static double tall_height(Page *page, const View *view, double width)
{
    double inner = width - 2 * page->gap, words = 0;
    for (int i = 0; i < view->visit->setup->story_count; i++) {
        const Story *story = view->covers[i].story;
        screen_use_story(page, story);
        words = fmax(words, card_words(page, story, inner, 1e6).height);
    }
    return inner * 2 / 3 + words + 3.5 * page->gap;
}

Pages stories_build(Page *page, const View *view)
{
    Box body = page->body;
    double y = body.y;
    y += page_text(page, body.x, y, body.w, words_in(page->language, "Which story?"),
                   page->compact ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START);
    y = fmax(y + (page->compact ? 1 : page->gap), page->touch_top);
    int count = view->visit->setup->story_count;
    if (page->compact) { /* a card for each in one column may use the empty foot of the line */
        double column = count * (PAGE_TOUCH_MM + page->gap) - page->gap;
        double foot = page_line(page, TYPE_LABEL) * 0.2;
        y = fmin(y, fmax(y - foot, body.y + body.h - column));
    }
    double room = body.y + body.h - y;
    int columns = columns_for(page, count, room);
    int rows = (count + columns - 1) / columns;
    double height = (room + page->gap) / rows - page->gap;
    double width = (body.w - (columns - 1) * page->gap) / columns;
    if (columns < count || count == 1)
        height = fmin(height, (page->portrait ? 84 : 70) * page->scale);
    else
        height = fmin(height, tall_height(page, view, width));
    for (int i = 0; i < count; i++)
        story_card(page, view, i,
                   (Box){ body.x + i % columns * (width + page->gap),
                          y + i / columns * (height + page->gap), width, height });
    bar_show(page, view, &(Bar){ .back = true });
    return ONE_PAGE;
}
