/* class_sheet.c: what a class takes along: its votes on each sentence, before the rope and after
 * it, and where the trail ends. Dots, and nothing that can be traced to a pupil: no numbers, no
 * date, no school. */
#include <math.h>

#include "drawing/level.h"
#include "screens/class.h"
#include "typeset/phrase.h"
#include "words/terms.h"

#define SIDE_MM 14.0
#define TOP_MM  13.0
#define CAPITAL 2.7 /* of plain words */

typedef struct {
    Page page;
    const Class *class;
    const Claim *const *claims;
    int count;           /* sentences that were voted on: the others are not given away */
    double left, column; /* where the columns begin, and their width */
    double row;          /* height of a sentence's row */
    double pitch;        /* from dot to dot */
} Sheet;

static Lines break_text(Sheet *sheet, const char *text, Face face, double capital, double width)
{
    Page *page = &sheet->page;
    const TextStyle style = { .face = face,
                              .capital_mm = capital,
                              .leading = 1.35,
                              .right_to_left = page_right_to_left(page, text) };
    return typeset_lines(page->typeset, page->scene->arena, text, &style, width);
}

/* Shows a text with capitals of that height, from y; returns its height. */
static double put(Sheet *sheet, Box box, const char *text, Face face, double capital, Colour colour,
                  Align align)
{
    Lines lines = break_text(sheet, text, face, capital, box.w);
    return scene_lines(sheet->page.scene, box.x, box.y, box.w, &lines, align, &colour, 1);
}

/* One line of text whose capitals have their middle at that height. */
static void put_at(Sheet *sheet, double x, double middle, double width, const char *text, Face face,
                   double capital, Colour colour, Align align)
{
    Lines lines = break_text(sheet, text, face, capital, width);
    scene_lines(sheet->page.scene, x, middle + lines.capital_mm / 2 - lines.ascent_mm, width,
                &lines, align, &colour, 1);
}

static void rule(Sheet *sheet, double y)
{
    const Point points[] = { { SIDE_MM, y },
                             { SIDE_MM, y },
                             { SCREENS_SHEET_WIDTH_MM - SIDE_MM, y },
                             { SCREENS_SHEET_WIDTH_MM - SIDE_MM, y } };
    scene_stroke(sheet->page.scene, points, 4, 0.25, COLOUR_BORDER, false);
}

static double put_head(Sheet *sheet, const Story *story)
{
    Page *page = &sheet->page;
    const Language *in = page->language;
    Arena *arena = page->scene->arena;
    Box box = { SIDE_MM, TOP_MM, SCREENS_SHEET_WIDTH_MM - 2 * SIDE_MM, 0 };
    int count = sheet->count;
    const char *sentences = arena_print(
        arena,
        words_count_in(in, "%d sentence, rated before and after the rope",
                       "%d sentences, rated before and after the rope", (unsigned long)count),
        count);
    const char *above = phrase_print(arena, "%s · %s · %s", "Says Who", story->title, sentences);
    box.y += put(sheet, box, above, FACE_INTERFACE, CAPITAL, COLOUR_QUIET, ALIGN_START) + 1;
    const char *title = words_in(in, "What our class thought, and where the trail ends");
    box.y += put(sheet, box, title, FACE_READING_BOLD, 6.4, COLOUR_INK, ALIGN_START) + 5;
    for (int level = 0; level < CLASS_LEVELS; level++) {
        double x = sheet->left + level * sheet->column;
        level_draw(page->scene, (Level)level, (Box){ x + 3, box.y, 22, 7 });
        put_at(sheet, x + 28, box.y + 3.5, sheet->column - 29, terms_level(in, (Level)level),
               FACE_INTERFACE_BOLD, 3, COLOUR_INK, ALIGN_START);
    }
    return box.y + 10;
}

/* The votes on a sentence; `middle` is that of their first line of dots. */
static void put_votes(Sheet *sheet, int sentence, int turn, double middle)
{
    const int *votes = sheet->class->votes[sentence].votes[turn];
    for (int level = 0; level < CLASS_LEVELS; level++)
        class_dots(&sheet->page,
                   (Box){ sheet->left + level * sheet->column + 3, middle - sheet->pitch / 2,
                          sheet->column - 6, sheet->row * 0.36 },
                   sheet->pitch, votes[level], turn == 0, false);
}

static void put_sentence(Sheet *sheet, int sentence, double y)
{
    Page *page = &sheet->page;
    const Language *in = page->language;
    const Claim *claim = sheet->claims[sentence];
    const double middles[] = { y + sheet->row * 0.2, y + sheet->row * 0.6 };
    int level = (int)claim->verdict.level;
    scene_box(
        page->scene,
        (Box){ sheet->left + level * sheet->column, y + 0.8, sheet->column - 1, sheet->row - 1.6 },
        COLOUR_MARKER, COLOUR_ROPE_DARK, 0.35, 2);
    put_at(sheet, SIDE_MM, middles[0], 46, claim->label, FACE_INTERFACE_BOLD, 2.9, COLOUR_INK,
           ALIGN_START);
    for (int turn = 0; turn < 2; turn++) {
        put_at(sheet, sheet->left - 22, middles[turn], 20,
               turn ? words_in(in, "after") : words_in(in, "before"), FACE_INTERFACE, CAPITAL,
               COLOUR_QUIET, ALIGN_END);
        put_votes(sheet, sentence, turn, middles[turn]);
    }
    rule(sheet, y + sheet->row);
}

static int most_votes(const Class *class)
{
    int most = 1;
    for (int i = 0; i < class->claim_count; i++) {
        for (int vote = 0; vote < 2 * CLASS_LEVELS; vote++) {
            int votes = class->votes[i].votes[vote / CLASS_LEVELS][vote % CLASS_LEVELS];
            most = votes > most ? votes : most;
        }
    }
    return most;
}

static bool was_voted_on(const Class *class, int sentence)
{
    int sum = 0;
    for (int vote = 0; vote < 2 * CLASS_LEVELS; vote++)
        sum += class->votes[sentence].votes[vote / CLASS_LEVELS][vote % CLASS_LEVELS];
    return sum > 0;
}

void screens_class_sheet(Scene *scene, Typeset *typeset, const Language *language,
                         const Class *class, const Story *story, const Claim *const *claims)
{
    const Language *in = language;
    Sheet sheet = { .page = page_on_paper(scene, typeset, language, CAPITAL, 1),
                    .class = class,
                    .claims = claims,
                    .left = 84,
                    .column = (SCREENS_SHEET_WIDTH_MM - SIDE_MM - 84) / CLASS_LEVELS };
    screen_use_story(&sheet.page, story);
    for (int i = 0; i < class->claim_count; i++)
        sheet.count += was_voted_on(class, i);
    scene_box(scene, (Box){ 0, 0, SCREENS_SHEET_WIDTH_MM, SCREENS_SHEET_HEIGHT_MM }, COLOUR_PAPER,
              COLOUR_NONE, 0, 0);
    double y = put_head(&sheet, story), foot = SCREENS_SHEET_HEIGHT_MM - 20;
    sheet.row = fmin(34, (foot - y) / fmax(sheet.count, 1));
    double width = sheet.column - 6; /* ten on a line can be counted at a glance */
    sheet.pitch = class_dot_pitch(width, sheet.row * 0.36, most_votes(class), width / 10 - 0.01);
    rule(&sheet, y);
    for (int i = 0; i < class->claim_count; i++) {
        if (!was_voted_on(class, i))
            continue;
        put_sentence(&sheet, i, y);
        y += sheet.row;
    }
    const char *dots = class->groups ? words_in(in, "One dot is one group.")
                                     : words_in(in, "One dot is one hand.");
    const char *rest = words_in(in, "Yellow: where the trail ends. Take along: “Ask: who could "
                                    "know?” Nothing here can be traced to a pupil.");
    put(&sheet, (Box){ SIDE_MM, y + 3, SCREENS_SHEET_WIDTH_MM - 2 * SIDE_MM, 0 },
        phrase_print(scene->arena, "%s %s", dots, rest), FACE_INTERFACE, CAPITAL, COLOUR_QUIET,
        ALIGN_START);
    if (language->right_to_left)
        scene_mirror(scene);
}
