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

/* The cards of a page. */
typedef struct {
    int columns, rows;
    int first, count; /* the stories on it */
    bool paged;
    double top_mm, room_mm;
} Grid;

/* Returns the number of columns: on a wide panel one for each story if the cards are wide enough
 * for a picture; otherwise so many that a card has room for a title and a line. */
static int columns_for(const Page *page, int count, double room, double least)
{
    if (!page->compact && !page->portrait && count <= 3 && page->body.w / count > 95 * page->scale)
        return count;
    int columns = 1;
    while ((room + page->gap) / ((count + columns - 1) / columns) - page->gap < least &&
           columns < count && page->body.w / (columns + 1) > 60)
        columns++;
    return columns;
}

/* Divides the stories into pages of equal grids where they do not all fit. */
static Grid grid_of(const Page *page, const View *view)
{
    const char *question = words_in(page->language, "Which story?");
    Type type = page->compact ? TYPE_LABEL : TYPE_HEADING;
    Box body = page->body;
    int all = view->visit->setup->story_count;
    double line = page_break(page, question, type, body.w).height_mm;
    double least = PAGE_TOUCH_MM * page->scale * (page->compact ? 1 : 1.4);
    Grid grid = { .count = all };
    grid.top_mm = fmax(body.y + line + (page->compact ? 1 : page->gap), page->touch_top);
    if (page->compact) { /* a card for each in one column may use the empty foot of the line */
        double column = all * (PAGE_TOUCH_MM + page->gap) - page->gap;
        double foot = page_line(page, TYPE_LABEL) * 0.2;
        grid.top_mm = fmin(grid.top_mm, fmax(grid.top_mm - foot, body.y + body.h - column));
    }
    grid.room_mm = body.y + body.h - grid.top_mm;
    grid.columns = columns_for(page, all, grid.room_mm, least);
    grid.rows = (all + grid.columns - 1) / grid.columns;
    int most = (int)((grid.room_mm + page->gap + 0.01) / (least + page->gap));
    grid.paged = grid.rows > most && grid.rows > 1;
    if (!grid.paged)
        return grid;
    int a_page = grid.columns * (most > 0 ? most : 1);
    grid.rows = a_page / grid.columns;
    grid.first = view->visit->page * a_page < all ? view->visit->page * a_page : 0;
    grid.count = all - grid.first < a_page ? all - grid.first : a_page;
    return grid;
}

void stories_on_page(const Page *page, const View *view, int *first, int *count)
{
    Grid grid = grid_of(page, view);
    *first = grid.first;
    *count = grid.count;
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
    int all = view->visit->setup->story_count;
    Grid grid = grid_of(page, view);
    page_text(page, body.x, body.y, body.w, words_in(page->language, "Which story?"),
              page->compact ? TYPE_LABEL : TYPE_HEADING, COLOUR_INK, ALIGN_START);
    double height = (grid.room_mm + page->gap) / grid.rows - page->gap;
    double width = (body.w - (grid.columns - 1) * page->gap) / grid.columns;
    if (grid.columns < all || all == 1)
        height = fmin(height, (page->portrait ? 84 : 70) * page->scale);
    else
        height = fmin(height, tall_height(page, view, width));
    for (int i = 0; i < grid.count; i++)
        story_card(page, view, grid.first + i,
                   (Box){ body.x + i % grid.columns * (width + page->gap),
                          grid.top_mm + i / grid.columns * (height + page->gap), width, height });
    bool more = grid.first + grid.count < all;
    bar_show(page, view,
             &(Bar){ .next = more ? words_in(page->language, "Next page") : NULL, .back = true });
    if (!grid.paged)
        return ONE_PAGE;
    int a_page = grid.rows * grid.columns, pages = (all + a_page - 1) / a_page;
    return (Pages){ pages, pages - 1, 0 };
}
