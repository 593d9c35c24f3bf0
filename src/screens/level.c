/* level.c: the levels' words and their one picture language: the rope. */
#include <math.h>

#include "screens/sheet.h"
#include "words/words.h"

const char *level_word(Level level)
{
    static const char *const words[LEVEL_COUNT] = { N_("Missing"), N_("Weak"), N_("Good"),
                                                    N_("Strong"), N_("Can’t tell yet") };
    return words_get(words[level]);
}

const char *level_says(Level level)
{
    static const char *const says[LEVEL_COUNT] = {
        N_("No trail, a circle, or the source does not say this."),
        N_("It stops too soon, or the source says something a bit different."),
        N_("One place that was able to know really says this."),
        N_("Two separate places really say this, or it is the very record."),
        N_("I need to look further."),
    };
    return words_get(says[level]);
}

void rope_span(Sheet *sheet, Point a, Point b, double width_mm, double wave_mm)
{
    Point middle = { (a.x + b.x) / 2, (a.y + b.y) / 2 };
    double quarter = (b.x - a.x) / 4;
    const Point points[] = {
        a,
        { a.x + quarter, a.y - wave_mm },
        { middle.x - quarter * 0.6, middle.y - wave_mm * 0.4 },
        middle,
        { middle.x + quarter * 0.6, middle.y + wave_mm * 0.4 },
        { b.x - quarter, b.y + wave_mm },
        b,
    };
    scene_rope(sheet->scene, points, 7, width_mm, COLOUR_ROPE);
}

void rope_frayed_end(Sheet *sheet, Point at, double width_mm, double angle)
{
    static const double spread[] = { -0.75, -0.38, 0.0, 0.38, 0.75 };
    for (size_t i = 0; i < COUNT(spread); i++) {
        double length = width_mm * (4.2 - 1.2 * fabs(spread[i]));
        double turn = angle + spread[i];
        Point start = { at.x - cos(angle) * width_mm * 0.5, at.y - sin(angle) * width_mm * 0.5 };
        Point end = { at.x + length * cos(turn), at.y + length * sin(turn) };
        Point first = { at.x + length * 0.35 * cos(angle), at.y + length * 0.35 * sin(angle) };
        Point second = { at.x + length * 0.7 * cos(turn), at.y + length * 0.7 * sin(turn) };
        const Point points[] = { start, first, second, end };
        scene_stroke(sheet->scene, points, 4, width_mm * 0.3, COLOUR_ROPE, false);
    }
}

void rope_loop(Sheet *sheet, Point at, double size_mm, double width_mm)
{
    const Point points[] = { at,
                             { at.x + size_mm * 2, at.y - size_mm * 1.8 },
                             { at.x + size_mm * 2, at.y + size_mm * 1.8 },
                             { at.x, at.y + width_mm * 0.2 } };
    scene_rope(sheet->scene, points, 4, width_mm, COLOUR_ROPE);
}

void rope_post(Sheet *sheet, Point at, double height_mm, double width_mm)
{
    scene_box(sheet->scene, (Box){ at.x, at.y - height_mm / 2, width_mm, height_mm }, COLOUR_POST,
              COLOUR_NONE, 0, width_mm * 0.3);
}

void rope_knot(Sheet *sheet, Point at, double size_mm, bool filled)
{
    scene_disc(sheet->scene, (Box){ at.x - size_mm / 2, at.y - size_mm / 2, size_mm, size_mm },
               filled ? COLOUR_ROPE : COLOUR_PAPER, COLOUR_ROPE_DARK, size_mm * 0.14);
}

void level_draw(Sheet *sheet, Level level, Box box)
{
    double rope = fmin(box.h * 0.16, box.w * 0.07);
    double middle = box.y + box.h / 2;
    double right = box.x + box.w;
    double wave = box.h * 0.12;
    switch (level) {
    case LEVEL_STRONG:
        for (int i = -1; i <= 1; i += 2) {
            double y = middle + i * box.h * 0.26;
            rope_span(sheet, (Point){ box.x, y }, (Point){ right - rope * 1.4, y }, rope,
                      wave * 0.6);
            rope_post(sheet, (Point){ right - rope * 1.5, y }, box.h * 0.44, rope * 1.5);
        }
        break;
    case LEVEL_GOOD:
        rope_span(sheet, (Point){ box.x, middle }, (Point){ right - rope * 1.4, middle }, rope,
                  wave);
        rope_post(sheet, (Point){ right - rope * 1.5, middle }, box.h * 0.72, rope * 1.5);
        break;
    case LEVEL_WEAK:
        rope_span(sheet, (Point){ box.x, middle }, (Point){ box.x + box.w * 0.6, middle }, rope,
                  wave);
        rope_frayed_end(sheet, (Point){ box.x + box.w * 0.6, middle }, rope, 0);
        break;
    case LEVEL_MISSING:
        rope_knot(sheet, (Point){ box.x + rope * 1.6, middle }, rope * 3.2, false);
        for (int i = 0; i < 5; i++) {
            double x = box.x + rope * 5 + i * (box.w - rope * 6) / 5;
            scene_disc(sheet->scene, (Box){ x, middle - rope * 0.35, rope * 0.9, rope * 0.7 },
                       COLOUR_BORDER, COLOUR_NONE, 0);
        }
        break;
    default: {
        double side = fmin(box.h, box.w);
        scene_icon(sheet->scene, (Box){ box.x, middle - side / 2, side, side }, "lens",
                   COLOUR_QUIET);
        break;
    }
    }
}

/* A tall card: the drawing and the word on one row, below it what the level says. */
typedef struct {
    double pad, row_h, drawing_w;
    Lines says;
} CardParts;

static CardParts card_parts(Sheet *sheet, Level level, double width_mm)
{
    CardParts parts = { .pad = 3 * sheet->scale };
    parts.row_h = fmax(9 * sheet->scale, sheet_line(sheet, TYPE_LABEL));
    parts.drawing_w = fmin(width_mm * 0.34, 30 * sheet->scale);
    parts.says = sheet_break(sheet, level_says(level), TYPE_TEXT, width_mm - 2 * parts.pad);
    return parts;
}

double level_card_height(Sheet *sheet, double width_mm, bool says)
{
    double height = TOUCH_MM * sheet->scale;
    for (Level level = LEVEL_MISSING; says && level <= LEVEL_STRONG; level++) {
        CardParts parts = card_parts(sheet, level, width_mm);
        height = fmax(height, 2 * parts.pad + parts.row_h + GAP_MM + parts.says.height_mm);
    }
    return height;
}

static void tall_card(Sheet *sheet, Level level, Box box)
{
    CardParts parts = card_parts(sheet, level, box.w);
    double x = box.x + parts.pad, y = box.y + parts.pad, width = box.w - 2 * parts.pad;
    double word_x = x + parts.drawing_w + parts.pad;
    level_draw(sheet, level, (Box){ x, y, parts.drawing_w, parts.row_h });
    Lines word = sheet_break(sheet, level_word(level), TYPE_LABEL, box.x + box.w - word_x);
    sheet_show(sheet, word_x, y + (parts.row_h - word.line_mm) / 2, width, &word, NULL, COLOUR_INK,
               ALIGN_START);
    sheet_show(sheet, x, y + parts.row_h + GAP_MM, width, &parts.says, NULL, COLOUR_QUIET,
               ALIGN_START);
}

/* Low cards hold only the drawing beside the word; where even that is too wide, the word. */
static void low_card(Sheet *sheet, Level level, Box box)
{
    double pad = 1.4 * sheet->scale;
    Lines word = sheet_break(sheet, level_word(level), TYPE_LABEL, box.w - 2 * pad);
    /* All four are drawn, or none: the widest word decides. */
    double widest = word.width_mm;
    for (int i = LEVEL_MISSING; level != LEVEL_CANT_TELL && i <= LEVEL_STRONG; i++)
        widest = fmax(widest, sheet_break(sheet, level_word((Level)i), TYPE_LABEL, 1e6).width_mm);
    double drawing =
        fmin(box.w - widest - pad - 5, level == LEVEL_CANT_TELL ? box.h * 0.5 : 22 * sheet->scale);
    bool drawn = drawing >= 7;
    if (level == LEVEL_CANT_TELL && word.line_count > 1) { /* the lens alone says it */
        double side = fmin(box.h * 0.6, box.w - 2 * pad);
        level_draw(sheet, level,
                   (Box){ box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side });
        return;
    }
    double used = word.width_mm + (drawn ? drawing + pad : 0);
    double x = box.x + (box.w - used) / 2;
    if (drawn) {
        level_draw(sheet, level, (Box){ x, box.y + box.h * 0.25, drawing, box.h * 0.5 });
        x += drawing + pad;
    }
    double block = word.height_mm - word.line_mm + word.capital_mm;
    double top = box.y + (box.h - block) / 2 - (word.ascent_mm - word.capital_mm);
    const Colour ink = COLOUR_INK;
    scene_lines(sheet->scene, x, top, word.width_mm, &word, ALIGN_CENTRE, &ink, 1);
}

void level_face(Sheet *sheet, Level level, Box box, bool chosen, bool says)
{
    Scene *scene = sheet->scene;
    scene_box(scene, box, chosen ? COLOUR_CHOSEN : COLOUR_CARD,
              chosen ? COLOUR_TOUCH : COLOUR_BORDER, (chosen ? 0.8 : 0.45) * sheet->scale,
              2.2 * sheet->scale);
    if (says && level != LEVEL_CANT_TELL) {
        tall_card(sheet, level, box);
    } else {
        low_card(sheet, level, box);
    }
}

void level_card(Sheet *sheet, Level level, Box box, bool chosen, bool says)
{
    Scene *scene = sheet->scene;
    level_face(sheet, level, box, chosen, says);
    const char *name = arena_print(scene->arena, "%s: %s", level_word(level), level_says(level));
    const char *id = arena_print(scene->arena, "level:%s", rubric_level_name(level));
    scene_area(scene, id, box, name, AREA_CHOICE, chosen);
}
