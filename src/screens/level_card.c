/* level_card.c: the four levels as a row of cards, from Missing to Strong, so that the rope grows.
 *
 * All cards of a row are equally high and say equally much. On a very narrow page there are two
 * rows of two.
 */
#include <math.h>

#include "drawing/level.h"
#include "screens/screens_private.h"
#include "typeset/phrase.h"
#include "words/terms.h"

#define LEVELS LEVEL_ROW_CARDS

/* ---- the words of a card ---- */

static const char *meaning_of(const Page *page, Level level, LevelSays says)
{
    switch (says) {
    case SAYS_ALL: return terms_level_says(page->language, level);
    case SAYS_LINE: return terms_level_line(page->language, level);
    case SAYS_WORDS: return terms_level_words(page->language, level);
    default: return NULL;
    }
}

/* Breaks words of a card; the lines are a little closer than those of the page. */
static Lines break_words(const LevelRow *row, const Page *page, const char *words, Face face,
                         double capital_mm, double width_mm)
{
    const TextStyle style = { .face = face,
                              .capital_mm = capital_mm,
                              .leading = row->leading,
                              .right_to_left = page->language->right_to_left };
    return page_close(typeset_lines(page->typeset, page->scene->arena, words, &style, width_mm));
}

static Lines break_name(const LevelRow *row, const Page *page, Level level, double width_mm)
{
    return break_words(row, page, terms_level(page->language, level), FACE_INTERFACE_BOLD,
                       row->name_mm, width_mm);
}

static Lines break_meaning(const LevelRow *row, const Page *page, Level level, double width_mm)
{
    const char *words = meaning_of(page, level, row->says);
    if (!words)
        return (Lines){ 0 };
    return break_words(row, page, words, FACE_INTERFACE, row->says_mm, width_mm);
}

static double widest_word(const LevelRow *row, const Page *page, const char *words)
{
    return page_widest_word(page, words, TYPE_TEXT) * row->says_mm / page_capital(page, TYPE_TEXT);
}

/* ---- measuring ---- */

/* Width in mm that the words of a card need: the name and, if it may not be broken, the meaning;
 * its widest word otherwise. */
static double needed_width(const LevelRow *row, const Page *page, Level level, bool whole)
{
    double name = break_name(row, page, level, 1e6).width_mm;
    const char *words = meaning_of(page, level, row->says);
    if (!words)
        return name;
    return fmax(name, whole ? break_meaning(row, page, level, 1e6).width_mm
                            : widest_word(row, page, words));
}

/* Sets the cards' widths: equal ones if every card's words fit, else each gets what its words need
 * and an equal share of the rest. False when there is too little room for that. `whole`: no meaning
 * is broken into lines. */
static bool share_width(LevelRow *row, const Page *page, double width_mm, bool whole)
{
    int columns = row->columns;
    double room = width_mm - (columns - 1) * row->gap_mm, all = 0, widest = 0;
    double needed[LEVELS] = { 0 }; /* of each column */
    for (int i = 0; i < LEVELS; i++) {
        double width = needed_width(row, page, (Level)i, whole) + 2 * row->pad_mm + 0.1;
        needed[i % columns] = fmax(needed[i % columns], fmax(PAGE_TOUCH_MM * page->scale, width));
    }
    for (int i = 0; i < columns; i++) {
        widest = fmax(widest, needed[i]);
        all += needed[i];
    }
    bool even = widest * columns <= room || all > room;
    for (int i = 0; i < LEVELS; i++)
        row->widths_mm[i] = even ? room / columns : needed[i % columns] + (room - all) / columns;
    return all <= room;
}

/* Height in mm of the drawing: smallest and wanted. */
static double drawing_least(const LevelRow *row, const Page *page)
{
    return row->tight ? 4.2 : page->compact ? 5.3 : 9 * page->scale;
}

static double drawing_wanted(const LevelRow *row, const Page *page)
{
    double width = 1e6;
    for (int i = 0; i < LEVELS; i++)
        width = fmin(width, row->widths_mm[i]);
    return fmax(drawing_least(row, page), fmin(width * 0.21, 17 * page->scale));
}

/* Between the name and the meaning, for the tails of Arabic letters. */
static double words_gap(const LevelRow *row, const Page *page)
{
    return page->language->right_to_left && !page->small ? 0.28 * row->name_mm : 0;
}

static double words_height(const LevelRow *row, const Page *page, Level level, double width_mm)
{
    return break_name(row, page, level, width_mm).height_mm + words_gap(row, page) +
           break_meaning(row, page, level, width_mm).height_mm;
}

static LevelRow start_row(const Page *page, LevelSays says)
{
    return (LevelRow){ .says = says,
                       .gap_mm = page->compact ? PAGE_GAP_MM
                                 : (page->small && says == SAYS_LINE) || page->portrait
                                     ? page->gap * 0.6
                                     : page->gap,
                       .leading = page->small ? 1.2 : 1.32,
                       .pad_mm = page->compact    ? page->language->right_to_left ? 1.05 : 0.8
                                 : page->small    ? 1.9
                                 : page->portrait ? 3.5 * page->scale
                                                  : 4.5 * page->scale,
                       .name_mm = page_capital(page, TYPE_LABEL) * (page->small ? 1 : 1.22),
                       .says_mm = page_capital(page, page->small ? TYPE_TEXT : TYPE_NOTE) };
}

/* Gives the drawings that height. */
static void set_height(LevelRow *row, double drawing_mm)
{
    int rows = LEVELS / row->columns;
    row->card_mm += drawing_mm - row->drawing_mm;
    row->drawing_mm = drawing_mm;
    row->height_mm = rows * row->card_mm + (rows - 1) * row->gap_mm;
}

/* Measures the cards in one row, or with two columns in two. False when a word is wider than its
 * card. */
static bool measure_row(LevelRow *row, const Page *page, double width_mm, int columns)
{
    row->columns = columns;
    if (columns == 2) /* these are wide enough for words to keep off a dashed edge */
        row->pad_mm = fmax(row->pad_mm, 1.3);
    bool fits = (row->says == SAYS_WORDS && share_width(row, page, width_mm, true)) ||
                share_width(row, page, width_mm, false);
    double space = !page->compact                  ? 3 * row->pad_mm
                   : row->tight                    ? 1.2
                   : page->language->right_to_left ? 3.1
                                                   : 2.1;
    row->card_mm = row->drawing_mm = 0;
    for (int i = 0; i < LEVELS; i++) {
        double words = words_height(row, page, (Level)i, row->widths_mm[i] - 2 * row->pad_mm);
        row->card_mm = fmax(row->card_mm, words + space);
    }
    set_height(row, drawing_wanted(row, page));
    return fits;
}

LevelRow level_row(const Page *page, double width_mm, LevelSays says)
{
    LevelRow row = start_row(page, says);
    bool fits = measure_row(&row, page, width_mm, LEVELS);
    if (!fits && !page->small) { /* long names: as large as the meanings */
        row.name_mm = page_capital(page, TYPE_LABEL);
        fits = measure_row(&row, page, width_mm, LEVELS);
    }
    if (!fits)
        measure_row(&row, page, width_mm, 2);
    return row;
}

bool level_row_squeeze(LevelRow *row, const Page *page, double height_mm)
{
    double over = (row->height_mm - height_mm) * row->columns / LEVELS;
    over = fmin(over, row->card_mm - PAGE_TOUCH_MM * page->scale); /* it can still be touched */
    if (over > 0)
        set_height(row, fmax(drawing_least(row, page), row->drawing_mm - over));
    return row->height_mm <= height_mm + 0.01;
}

LevelRow level_row_tight(const Page *page, double width_mm, LevelSays says)
{
    LevelRow row = start_row(page, says);
    row.leading = says == SAYS_NAME ? row.leading : 1; /* the tails of a last line need room */
    row.tight = true;
    if (!measure_row(&row, page, width_mm, LEVELS))
        measure_row(&row, page, width_mm, 2);
    level_row_squeeze(&row, page, 0);
    return row;
}

LevelRow level_row_in(const Page *page, double width_mm, double height_mm)
{
    static const LevelSays says[] = { SAYS_ALL, SAYS_LINE, SAYS_WORDS };
    LevelRow row, lowest = { .height_mm = INFINITY };
    for (int columns = LEVELS; columns >= 2; columns /= 2) {
        for (int i = 0; i < 2 * (int)COUNT(says); i++) {
            row = start_row(page, says[i / 2]);
            if (i % 2) { /* letters as small as those of the tools */
                row.name_mm = page_capital(page, TYPE_TEXT);
                row.says_mm = page_capital(page, TYPE_TOOL);
            }
            bool fits = measure_row(&row, page, width_mm, columns);
            if (level_row_squeeze(&row, page, height_mm) && fits)
                return row;
            if (fits && row.height_mm < lowest.height_mm)
                lowest = row;
        }
    }
    return lowest.height_mm < INFINITY ? lowest : row;
}

Box level_row_card(const LevelRow *row, Level level, Box box)
{
    int rows = LEVELS / row->columns, column = (int)level % row->columns;
    double high = (box.h - (rows - 1) * row->gap_mm) / rows;
    Box at = { box.x, box.y + (int)level / row->columns * (high + row->gap_mm),
               row->widths_mm[level], high };
    for (int i = (int)level - column; i < (int)level; i++)
        at.x += row->widths_mm[i] + row->gap_mm;
    return at;
}

/* ---- showing ---- */

/* Draws the face of a card: the drawing above its words. A card that is higher than it has to be
 * has a larger drawing. */
static void draw_face(Page *page, const LevelRow *row, Level level, Box box)
{
    double width = box.w - 2 * row->pad_mm, x = box.x + row->pad_mm;
    double free = box.h - row->card_mm;
    double drawing = row->drawing_mm + fmin(free, row->drawing_mm * 0.3);
    double spare = box.h - (row->card_mm - row->drawing_mm) - drawing;
    double inset = page->compact ? 2 : 0;
    double y = box.y + (page->compact ? 0.7 : row->pad_mm) + spare * 0.35;
    level_draw(page->scene, level, (Box){ x + inset, y, width - 2 * inset, drawing });
    y += drawing + (page->compact ? 0 : row->pad_mm) + spare * 0.2;
    Align align = page->compact ? ALIGN_CENTRE : ALIGN_START;
    Lines name = break_name(row, page, level, width);
    Lines says = break_meaning(row, page, level, width);
    y += page_show(page, x, y, width, &name, NULL, COLOUR_INK, align) + words_gap(row, page);
    if (says.line_count > 0)
        page_show(page, x, y, width, &says, NULL, COLOUR_QUIET, align);
}

/* Draws the box of a card; the first guess has an edge of dashes. */
static void draw_card_box(Page *page, const LevelMarks *marks, Level level, Box box)
{
    bool chosen = marks->chosen == (int)level || marks->other == (int)level;
    bool guess = marks->guess == (int)level || marks->guess_other == (int)level;
    double radius = 2.2 * page->scale;
    scene_box(page->scene, box, chosen ? COLOUR_CHOSEN : COLOUR_CARD,
              chosen  ? COLOUR_TOUCH
              : guess ? COLOUR_NONE
                      : COLOUR_BORDER,
              (chosen ? 0.9 : 0.45) * page->scale, radius);
    if (guess)
        dashed_box(page->scene, box, radius, (page->compact ? 0.55 : 0.8) * page->scale);
}

void level_row_show(Page *page, const LevelRow *row, const LevelMarks *marks, Box box)
{
    Scene *scene = page->scene;
    for (Level level = LEVEL_MISSING; level <= LEVEL_STRONG; level++) {
        Box card = level_row_card(row, level, box);
        const char *name = phrase_print(scene->arena, words_in(page->language, "%s: %s"),
                                        terms_level(page->language, level),
                                        terms_level_says(page->language, level));
        draw_card_box(page, marks, level, card);
        draw_face(page, row, level, card);
        if (marks->still)
            scene_speak(scene, "%s", name);
        else
            scene_area(scene, arena_print(scene->arena, "level:%s", rubric_level_name(level)), card,
                       name, AREA_CHOICE,
                       marks->chosen == (int)level || marks->other == (int)level);
    }
}

/* ---- can't tell ---- */

double cant_tell_height(const Page *page, double width_mm)
{
    Lines words = page_break(page, terms_level(page->language, LEVEL_CANT_TELL), TYPE_LABEL,
                             width_mm - 2 * PAGE_GAP_MM);
    double marks = page->language->right_to_left ? 2 * PAGE_GAP_MM : PAGE_GAP_MM;
    return fmax(PAGE_TOUCH_MM * page->scale, words.height_mm + marks);
}

void cant_tell_show(Page *page, Box box, bool chosen)
{
    const char *words = terms_level(page->language, LEVEL_CANT_TELL);
    bool lens = button_width(page, "lens", words) <= box.w;
    button_show(page, "level:cant_tell", box, lens ? "lens" : NULL, words,
                phrase_print(page->scene->arena, words_in(page->language, "%s: %s"), words,
                             terms_level_says(page->language, LEVEL_CANT_TELL)),
                AREA_CHOICE, chosen);
}
